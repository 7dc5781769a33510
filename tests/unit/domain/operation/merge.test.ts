/** The merge: nothing typed is lost, whoever comes first. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyOperation } from '../../../../src/domain/operation/apply.ts';
import { createOperation, setOperation } from '../../../../src/domain/operation/build.ts';
import { confirm } from '../../../../src/domain/operation/confirm.ts';
import { inverseOf } from '../../../../src/domain/operation/inverse.ts';
import type { Operation } from '../../../../src/domain/operation/operation.ts';
import type { AnyRecord } from '../../../../src/domain/operation/record.ts';
import { mergeTexts, sentences } from '../../../../src/domain/operation/text-merge.ts';
import type { Text2 } from '../../../../src/domain/entity/field.ts';
import { proofread, withSide } from '../../../../src/domain/text/edit-pair.ts';
import { fingerprint, sideOf, translationStateOf } from '../../../../src/domain/text/text-pair.ts';
import { present } from '../../../../src/std/assert.ts';

let ids = 0;
const author = (by: string, at: number) => ({
  by,
  at,
  newId: () => {
    ids += 1;
    return `id-${ids}`;
  },
});

const claire = author('claire', 1000);
const daniel = author('daniel', 2000);

function sheet(values: Record<string, unknown> = {}): AnyRecord {
  const operation = createOperation(
    claire,
    'sme',
    { home: 'sme-1', id: 'sme-1' },
    {
      name: 'Atelier Kerlan',
      country: 'FR',
      launchPadId: 'pad-fr',
      track: 'programme',
      stage: 'prospect',
      ...values,
    },
  );
  return present(applyOperation(undefined, operation, 'later'), 'created').record;
}

const set = (who: typeof claire, record: AnyRecord, patch: Record<string, unknown>): Operation =>
  present(setOperation(who, record, patch), 'something differs');

function apply(record: AnyRecord, ...operations: Operation[]): AnyRecord {
  return operations.reduce(
    (current, operation) => present(applyOperation(current, operation, 'later'), 'applies').record,
    record,
  );
}

describe('two people and one record', () => {
  it('keeps both changes of different fields, without a conflict [F20]', () => {
    const base = sheet({ town: 'Saint-Malo' });
    const both = apply(
      base,
      set(claire, base, { town: 'Cancale' }),
      set(daniel, base, { sector: 'Ceramics' }),
    );
    expect(both.values).toMatchObject({ town: 'Cancale', sector: 'Ceramics' });
    expect(both.conflicts).toBeUndefined();
  });

  it('lets the later time lead on one field and keeps the other value beside it [P4]', () => {
    const base = sheet({ town: 'Saint-Malo' });
    const first = set(claire, base, { town: 'Cancale' });
    const second = set(daniel, base, { town: 'Dinard' });
    for (const record of [apply(base, first, second), apply(base, second, first)]) {
      expect(record.values['town']).toBe('Dinard');
      expect(record.conflicts?.['town']?.map(({ value }) => value)).toEqual(['Cancale']);
    }
  });

  it('sees no conflict where both wrote the same', () => {
    const base = sheet();
    const record = apply(
      base,
      set(claire, base, { town: 'Dinard' }),
      set(daniel, base, { town: 'Dinard' }),
    );
    expect(record.conflicts).toBeUndefined();
  });

  it('merges a note by sentences, and conflicts on one sentence changed twice', () => {
    const base = sheet({ sourceNote: 'Vu au salon. À rappeler en mai. Vend en boutique.' });
    const merged = apply(
      base,
      set(claire, base, {
        sourceNote: 'Vu au salon de Rennes. À rappeler en mai. Vend en boutique.',
      }),
      set(daniel, base, { sourceNote: 'Vu au salon. À rappeler en mai. Vend en ligne.' }),
    );
    expect(merged.values['sourceNote']).toBe(
      'Vu au salon de Rennes. À rappeler en mai. Vend en ligne.',
    );
    expect(merged.conflicts).toBeUndefined();
    const split = apply(
      base,
      set(claire, base, { sourceNote: 'Vu au salon. À rappeler en juin. Vend en boutique.' }),
      set(daniel, base, { sourceNote: 'Vu au salon. Rappelé en mai. Vend en boutique.' }),
    );
    expect(split.conflicts?.['sourceNote']).toHaveLength(1);
  });

  it('adds both elements of a set and both entries of a map', () => {
    const base = sheet({ languages: ['fr'], people: { a: { name: 'Claire' } } });
    const record = apply(
      base,
      set(claire, base, {
        languages: ['fr', 'en'],
        people: { a: { name: 'Claire' }, b: { name: 'Yann' } },
      }),
      set(daniel, base, { languages: [], people: { a: { name: 'Claire Le Goff' } } }),
    );
    expect(record.values['languages']).toEqual(['en']);
    expect(record.values['people']).toEqual({ a: { name: 'Claire Le Goff' }, b: { name: 'Yann' } });
  });

  it('merges the two languages of a text apart', () => {
    const base = sheet({ summary: { lang: 'fr', text: 'Vend des bols.' } });
    const record = apply(
      base,
      set(claire, base, { summary: { lang: 'fr', text: 'Vend des bols et des plats.' } }),
      set(daniel, base, {
        summary: {
          lang: 'fr',
          text: 'Vend des bols.',
          translation: 'Sells bowls.',
          translationState: 'draft',
        },
      }),
    );
    expect(record.values['summary']).toEqual({
      lang: 'fr',
      text: 'Vend des bols et des plats.',
      translation: 'Sells bowls.',
      translationState: 'draft',
    });
  });
});

describe('a text that nobody wrote yet, and two write in, each in a language (F226)', () => {
  const drafted: Text2 = {
    lang: 'fr',
    text: '- Une PME.',
    translation: '- One SME.',
    translationState: 'draft',
    translatedFrom: fingerprint('- Une PME.'),
    unwritten: true,
  };
  const base = sheet({ summary: drafted });
  const write = (by: typeof claire, language: 'fr' | 'en', text: string, from = drafted) =>
    set(by, base, { summary: withSide(from, language, text) });

  it('keeps both, and one of them as the translation that is out of date', () => {
    const french = write(claire, 'fr', '- Une PME. Deux.');
    const english = write(daniel, 'en', '- One SME. Two.');
    for (const operations of [
      [french, english],
      [english, french],
    ]) {
      const record = apply(base, ...operations);
      const pair = record.values['summary'] as unknown as Text2;
      expect(record.conflicts).toBeUndefined();
      expect(sideOf(pair, 'fr')).toBe('- Une PME. Deux.');
      expect(sideOf(pair, 'en')).toBe('- One SME. Two.');
      expect(translationStateOf(pair)).toBe('stale');
    }
  });

  it('marks the side of who only said that it is proofread', () => {
    const english = write(daniel, 'en', '- One SME. Two.');
    const read = set(claire, base, { summary: proofread(drafted) });
    for (const operations of [
      [read, english],
      [english, read],
    ]) {
      const record = apply(base, ...operations);
      const pair = record.values['summary'] as unknown as Text2;
      expect(pair).toMatchObject({
        lang: 'en',
        text: '- One SME. Two.',
        translation: '- Une PME.',
      });
      expect(translationStateOf(pair)).toBe('stale');
    }
  });

  it('merges what two write in the language that was not the first', () => {
    const long = { ...drafted, translation: 'One SME. Two visits. Three calls.' };
    const there = sheet({ summary: long });
    const record = apply(
      there,
      set(claire, there, { summary: withSide(long, 'en', 'A new SME. Two visits. Three calls.') }),
      set(daniel, there, { summary: withSide(long, 'en', 'One SME. Two visits. Ten calls.') }),
    );
    const pair = record.values['summary'] as unknown as Text2;
    expect(record.conflicts).toBeUndefined();
    expect(sideOf(pair, 'en')).toBe('A new SME. Two visits. Ten calls.');
    expect(translationStateOf(pair)).toBe('stale');
  });
});

describe('a group', () => {
  const moment = { received: 1_700_000_000_000, sequence: 1 };
  const world = (record?: AnyRecord, may = true) => ({
    record: (id: string) => (record?.id === id ? record : undefined),
    mayWrite: () => may,
  });

  it('is held as a whole when one operation may not, or its record is not there', () => {
    const base = sheet();
    const group = [set(claire, base, { town: 'Dinard' })];
    expect(confirm(world(base, false), group, moment)).toMatchObject({
      outcome: 'held',
      records: [],
    });
    expect(confirm(world(undefined), group, moment)).toMatchObject({
      outcome: 'held',
      records: [],
    });
  });

  it('needs attention when it names another home than the record has', () => {
    const base = sheet();
    const strayed = { ...set(claire, base, { town: 'Dinard' }), home: 'sme-2' };
    expect(confirm(world(base), [strayed], moment).outcome).toBe('needsAttention');
  });
});

const townArbitrary = fc.option(fc.string({ minLength: 1, maxLength: 8 }), { nil: undefined });
const patchArbitrary = fc.record(
  {
    town: townArbitrary,
    languages: fc.uniqueArray(fc.constantFrom('fr', 'en')),
    people: fc.dictionary(
      fc.constantFrom('a', 'b', 'c'),
      fc.record({ name: fc.string({ maxLength: 4 }) }),
    ),
    physicalShop: fc.option(fc.boolean(), { nil: undefined }),
    sourceNote: fc.option(fc.string({ minLength: 1, maxLength: 20 }), { nil: undefined }),
  },
  { requiredKeys: [] },
);

describe('properties', () => {
  it('undo returns every field to what it was', () => {
    fc.assert(
      fc.property(patchArbitrary, patchArbitrary, (first, second) => {
        const base = sheet();
        const before = [first].flatMap((patch) => setOperation(claire, base, patch) ?? []);
        const start = apply(base, ...before);
        const operation = setOperation(daniel, start, second);
        if (operation === undefined) return;
        const after = apply(start, operation);
        const inverse = inverseOf(
          [operation],
          (id) => (id === after.id ? after : undefined),
          claire,
        );
        const back = apply(after, ...present(inverse, 'nothing came in between'));
        expect(sorted(back)).toEqual(sorted(start));
      }),
    );
  });

  it('a change built from a record and applied to it gives what was asked for', () => {
    fc.assert(
      fc.property(patchArbitrary, (patch) => {
        const base = sheet({ town: 'Saint-Malo', languages: ['fr'], people: { a: { name: 'x' } } });
        const operation = setOperation(claire, base, patch);
        const after = operation === undefined ? base : apply(base, operation);
        for (const [name, value] of Object.entries(patch)) {
          const expected = isEmpty(value) ? undefined : value;
          const found = after.values[name];
          if (Array.isArray(found)) expect(new Set(found)).toEqual(new Set(expected as string[]));
          else expect(found).toEqual(expected);
        }
      }),
    );
  });

  it('sentences put together are the text, and a merge with an untouched side is the other side', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, mine) => {
        expect(sentences(before).join('')).toBe(before);
        expect(mergeTexts(mine, before, before)).toBe(mine);
        expect(mergeTexts(before, before, mine)).toBe(mine);
      }),
    );
  });

  it('two orders of two concurrent changes lead to the same values', () => {
    fc.assert(
      fc.property(patchArbitrary, patchArbitrary, (first, second) => {
        const base = sheet({ town: 'Saint-Malo', languages: ['fr'], people: { a: { name: 'x' } } });
        const a = setOperation(claire, base, first);
        const b = setOperation(daniel, base, second);
        if (a === undefined || b === undefined) return;
        const { people: _p1, ...oneWay } = sorted(apply(base, a, b));
        const { people: _p2, ...otherWay } = sorted(apply(base, b, a));
        expect(oneWay).toEqual(otherWay);
      }),
    );
  });
});

function isEmpty(value: unknown): boolean {
  if (value === undefined) return true;
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

/** The values, with lists in one order: a set has none. */
function sorted(record: AnyRecord): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(record.values).map(([name, value]) => [
      name,
      Array.isArray(value) ? [...value].sort((a, b) => (String(a) < String(b) ? -1 : 1)) : value,
    ]),
  );
}

/** Somebody writes on from a text of their own, not knowing yet what a merge made of it. */

import { describe, expect, it } from 'vitest';
import { applyOperation, type Decided } from '../../../../src/domain/operation/apply.ts';
import { createOperation, setOperation } from '../../../../src/domain/operation/build.ts';
import { applyEntry, confirm } from '../../../../src/domain/operation/confirm.ts';
import { inverseOf } from '../../../../src/domain/operation/inverse.ts';
import type { Operation } from '../../../../src/domain/operation/operation.ts';
import type { AnyRecord } from '../../../../src/domain/operation/record.ts';
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
const later = author('claire', 3000);
const decided: Decided = { received: 10_000, sequence: 1 };

function sheet(sourceNote: unknown): AnyRecord {
  const operation = createOperation(
    author('claire', 10),
    'sme',
    { home: 'sme-1', id: 'sme-1' },
    {
      name: 'Atelier Kerlan',
      country: 'FR',
      launchPadId: 'pad-fr',
      track: 'programme',
      stage: 'prospect',
      sourceNote: sourceNote as string,
    },
  );
  return present(applyOperation(undefined, operation, decided), 'created').record;
}

function action(title: unknown): AnyRecord {
  const operation = createOperation(
    author('claire', 10),
    'action',
    { home: 'sme-1', id: 'action-1' },
    { title: title as { lang: 'en'; text: string }, kind: 'action', state: 'open' },
  );
  return present(applyOperation(undefined, operation, decided), 'created').record;
}

const set = (who: typeof claire, record: AnyRecord, patch: Record<string, unknown>): Operation =>
  present(setOperation(who, record, patch), 'something differs');

const apply = (record: AnyRecord, ...operations: readonly Operation[]): AnyRecord =>
  operations.reduce(
    (current, operation) => present(applyOperation(current, operation, decided), 'applies').record,
    record,
  );

describe('a text that a merge changed under its author', () => {
  const before = sheet('One. Two. Three.');
  const theirs = set(daniel, before, { sourceNote: 'One. Two. Three, and more.' });
  const first = set(claire, before, { sourceNote: 'One, first. Two. Three.' });
  const mine = apply(before, first);

  it('keeps the sentence of another in what the author writes next [O10]', () => {
    const second = set(later, mine, { sourceNote: 'One, second. Two. Three.' });
    const merged = apply(before, theirs, first);
    expect(merged.values['sourceNote']).toBe('One, first. Two. Three, and more.');
    const world = { record: () => merged, mayWrite: () => true };
    const { outcome, records } = confirm(world, [second], { received: 10_000, sequence: 2 });
    expect(outcome).toBe('merged');
    expect(records[0]?.values['sourceNote']).toBe('One, second. Two. Three, and more.');
    expect(records[0]?.conflicts).toBeUndefined();
  });

  it('is a conflict where both changed one sentence, and no word is gone [O10]', () => {
    const second = set(later, mine, { sourceNote: 'One, first. Two. Three, otherwise.' });
    const record = apply(before, theirs, first, second);
    expect(record.values['sourceNote']).toBe('One, first. Two. Three, otherwise.');
    expect(record.conflicts?.['sourceNote']).toMatchObject([
      { value: 'One, first. Two. Three, and more.' },
    ]);
  });

  it('keeps the sentence of another when its author takes their own change back [O10]', () => {
    const merged = apply(before, theirs, first);
    const undo = present(
      inverseOf([first], () => merged, later),
      'it can be undone',
    );
    expect(apply(merged, ...undo).values['sourceNote']).toBe('One. Two. Three, and more.');
  });

  it('is kept in each of two languages [O10]', () => {
    const titled = action({
      lang: 'fr',
      text: 'Un. Deux. Trois.',
      translation: 'One. Two. Three.',
    });
    const other = set(daniel, titled, {
      title: { lang: 'fr', text: 'Un. Deux. Trois.', translation: 'One. Two. Three, and more.' },
    });
    const own = set(claire, titled, {
      title: { lang: 'fr', text: 'Un, soit. Deux. Trois.', translation: 'One. Two. Three.' },
    });
    const next = set(later, apply(titled, own), {
      title: { lang: 'fr', text: 'Un, enfin. Deux. Trois.', translation: 'One. Two. Three.' },
    });
    expect(apply(titled, other, own, next).values['title']).toMatchObject({
      text: 'Un, enfin. Deux. Trois.',
      translation: 'One. Two. Three, and more.',
    });
  });

  it('stands as an earlier version decided it, where an entry says that it was accepted [S14]', () => {
    const second = set(later, mine, { sourceNote: 'One, second. Two. Three.' });
    const merged = apply(before, theirs, first);
    const entry = {
      operation: second,
      outcome: 'accepted',
      received: 10_000,
      sequence: 3,
    } as const;
    expect(applyEntry(() => merged, entry)[0]?.values['sourceNote']).toBe(
      'One, second. Two. Three.',
    );
  });
});

describe('a text in another Unicode normal form', () => {
  const town = { nfc: 'Orl\u00e9ans', nfd: 'Orle\u0301ans' };
  /** As a device writes that does not bring its texts to one form. */
  const raw = (who: typeof claire, record: AnyRecord, field: string, value: string): Operation => {
    const made = set(who, record, { [field]: 'else' });
    return { ...made, fields: { [field]: { ...made.fields[field], value } } };
  };

  it('is written in one form, whatever the keyboard made, at every depth [O11] [F74]', () => {
    const made = set(claire, sheet('One.'), {
      town: town.nfd,
      people: { p1: { name: town.nfd } },
    });
    expect(made.fields['town']?.value).toBe(town.nfc);
    expect(made.fields['people']?.put).toEqual({ p1: { name: town.nfc } });
  });

  it('is no change, and no conflict, where another wrote the same [O11] [F74]', () => {
    const before = sheet('One.');
    const record = apply(before, raw(claire, before, 'town', town.nfd));
    expect(setOperation(daniel, record, { town: town.nfc })).toBeUndefined();
    const world = { record: () => record, mayWrite: () => true };
    const other = raw(daniel, before, 'town', town.nfc);
    const { outcome, records } = confirm(world, [other], { received: 10_000, sequence: 2 });
    expect(outcome).toBe('merged');
    expect(records[0]?.conflicts).toBeUndefined();
    expect(records[0]?.values['town']).toBe(town.nfd);
  });

  it('is merged by its sentences [O11] [F74]', () => {
    const before = sheet(`${town.nfc}. Two. Three.`);
    const theirs = raw(daniel, before, 'sourceNote', `${town.nfd}. Two. Three, and more.`);
    const mine = set(claire, before, { sourceNote: `${town.nfc}, first. Two. Three.` });
    const record = apply(before, theirs, mine);
    expect(record.conflicts).toBeUndefined();
    expect(record.values['sourceNote']).toBe(`${town.nfc}, first. Two. Three, and more.`);
  });

  it('is told apart in an element of a map by what it says only [O11] [F74]', () => {
    const start = sheet('One.');
    const before = apply(start, set(claire, start, { people: { p1: { name: town.nfc } } }));
    const made = set(daniel, before, { people: { p1: { name: 'Zoé' } } });
    const previous = { p1: { name: town.nfd } };
    const change = { ...made.fields['people'], base: 'another', previous };
    const record = apply(before, { ...made, fields: { people: change } });
    expect(record.conflicts).toBeUndefined();
    expect(record.values['people']).toEqual({ p1: { name: 'Zoé' } });
  });
});

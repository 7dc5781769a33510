/** Two people and one field: both values stand until somebody settles it; and nothing settles itself. */

import { describe, expect, it } from 'vitest';
import { applyOperation, type Decided } from '../../../../src/domain/operation/apply.ts';
import {
  createOperation,
  deleteOperation,
  keepOperation,
  resolveOperation,
  setOperation,
} from '../../../../src/domain/operation/build.ts';
import { confirm } from '../../../../src/domain/operation/confirm.ts';
import { inverseOf } from '../../../../src/domain/operation/inverse.ts';
import { type Operation, timeOf } from '../../../../src/domain/operation/operation.ts';
import { type AnyRecord, isContested, stampOf } from '../../../../src/domain/operation/record.ts';
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
const soizic = author('soizic', 3000);

const decided: Decided = { received: 10_000, sequence: 1 };
const values = {
  name: 'Atelier Kerlan',
  country: 'FR',
  launchPadId: 'pad-fr',
  track: 'programme',
  stage: 'prospect',
} as const;

function sheet(more: Record<string, unknown> = {}): AnyRecord {
  const place = { home: 'sme-1', id: 'sme-1' };
  const operation = createOperation(author('claire', 10), 'sme', place, { ...values, ...more });
  return present(applyOperation(undefined, operation, decided), 'created').record;
}

const set = (who: typeof claire, record: AnyRecord, patch: Record<string, unknown>): Operation =>
  present(setOperation(who, record, patch), 'something differs');

const apply = (record: AnyRecord, ...operations: Operation[]): AnyRecord =>
  operations.reduce(
    (current, operation) => present(applyOperation(current, operation, decided), 'applies').record,
    record,
  );

describe('a field that two people changed', () => {
  it('names the author and the time of each value, not those of the record [P4]', () => {
    const base = apply(sheet(), set(claire, sheet(), { town: 'Cancale' }));
    const elsewhere = set(soizic, base, { sector: 'Ceramics' });
    const both = apply(base, elsewhere, set(daniel, sheet(), { town: 'Dinard' }));
    expect(both.values['town']).toBe('Dinard');
    expect(both.conflicts?.['town']).toMatchObject([{ value: 'Cancale', by: 'claire', at: 1000 }]);
    expect(stampOf(both, 'town')).toEqual({ by: 'daniel', at: 2000 });
  });

  it('lets the later change of the field lead, whatever else changed since', () => {
    const base = sheet();
    const late = set(soizic, base, { sector: 'Ceramics' });
    const led = apply(
      base,
      late,
      set(claire, base, { town: 'Cancale' }),
      set(daniel, base, { town: 'Dinard' }),
    );
    expect(led.values['town']).toBe('Dinard');
  });

  it('follows its author: a second thought replaces the value that lost, it does not add one [O6]', () => {
    const base = sheet();
    const first = set(claire, base, { town: 'Cancale' });
    const second = set(claire, apply(base, first), { town: 'Cancale-Plage' });
    const both = apply(base, first, set(daniel, base, { town: 'Dinard' }), second);
    expect(both.values['town']).toBe('Dinard');
    expect(both.conflicts?.['town']?.map(({ value }) => value)).toEqual(['Cancale-Plage']);
  });

  it('gives a clock that runs ahead no lead over a change that was made after it', () => {
    const base = sheet();
    const tenYears = 315_360_000_000;
    const ahead = set(author('claire', tenYears), base, { town: 'Cancale' });
    expect(timeOf(ahead, 10_000)).toBe(10_000);
    expect(timeOf({ ...ahead, offset: -tenYears + 500 }, 10_000)).toBe(500);
    const first = present(
      applyOperation(base, ahead, { received: 10_000, sequence: 2 }),
      'applies',
    );
    const next = set(author('daniel', 20_000), base, { town: 'Dinard' });
    const both = present(applyOperation(first.record, next, { received: 21_000, sequence: 3 }), '');
    expect(both.record.values['town']).toBe('Dinard');
    expect(both.record.conflicts?.['town']).toHaveLength(1);
  });
});

describe('settling', () => {
  const base = sheet();
  const split = apply(
    base,
    set(claire, base, { town: 'Cancale' }),
    set(daniel, base, { town: 'Dinard' }),
  );

  it('ends the conflict with the value that was chosen, either of the two or a third', () => {
    for (const town of ['Cancale', 'Dinard', 'Saint-Malo']) {
      const settled = apply(split, resolveOperation(soizic, split, { town }));
      expect(settled.values['town']).toBe(town);
      expect(isContested(settled)).toBe(false);
    }
  });

  it('is a new conflict when two people settle it differently, and no loop [F21]', () => {
    const mine = resolveOperation(author('claire', 4000), split, { town: 'Cancale' });
    const theirs = resolveOperation(author('daniel', 5000), split, { town: 'Dinard' });
    const twice = apply(split, mine, theirs);
    expect(twice.values['town']).toBe('Dinard');
    expect(twice.conflicts?.['town']?.map(({ value }) => value)).toEqual(['Cancale']);
    const ended = apply(twice, resolveOperation(author('claire', 6000), twice, { town: 'Dinard' }));
    expect(isContested(ended)).toBe(false);
  });

  it('leaves a value that came after it was settled', () => {
    const settled = resolveOperation(author('soizic', 1500), split, { town: 'Dinard' });
    const late = set(author('yann', 1400), base, { town: 'Paramé' });
    const after = apply(split, late, settled);
    expect(after.conflicts?.['town']?.map(({ value }) => value)).toEqual(['Paramé']);
  });

  it('can be undone while it is still one’s own', () => {
    const settlement = resolveOperation(soizic, split, { town: 'Saint-Malo' });
    const settled = apply(split, settlement);
    const back = present(
      inverseOf([settlement], () => settled, author('soizic', 4000)),
      'undo',
    );
    expect(apply(settled, ...back).values['town']).toBe('Dinard');
  });
});

describe('elements of a map', () => {
  it('keeps what two people added under other names when they disagree on one', () => {
    const base = sheet({ people: { a: { name: 'Claire' } } });
    const mine = set(claire, base, {
      people: { a: { name: 'Claire Le Goff' }, b: { name: 'Yann' } },
    });
    const theirs = set(daniel, base, {
      people: { a: { name: 'C. Legoff' }, c: { name: 'Anne' } },
    });
    for (const order of [
      [mine, theirs],
      [theirs, mine],
    ]) {
      const both = apply(base, ...order);
      expect(both.values['people']).toEqual({
        a: { name: 'C. Legoff' },
        b: { name: 'Yann' },
        c: { name: 'Anne' },
      });
      expect(both.conflicts?.['people']?.[0]?.value).toMatchObject({
        a: { name: 'Claire Le Goff' },
      });
    }
  });

  it('combines a field of a newer version as its change was made', () => {
    const base = sheet();
    const fields = { newer: { base: base.id, put: { a: 1 }, dropped: [], previous: {} } };
    const operation = { ...set(claire, base, { town: 'Dinard' }), fields };
    expect(apply(base, operation).values['newer']).toEqual({ a: 1 });
  });
});

describe('the trash', () => {
  const contactHome = sheet();

  it('keeps a record that someone changed while someone else deleted it, and marks it [F26]', () => {
    const base = sheet();
    const gone = deleteOperation(daniel, base);
    const edit = set(claire, base, { town: 'Cancale' });
    for (const order of [
      [gone, edit],
      [edit, gone],
    ]) {
      const kept = apply(base, ...order);
      expect(kept.deleted).toBeUndefined();
      expect(kept.contested).toMatchObject({ by: 'daniel' });
      expect(kept.values['town']).toBe('Cancale');
      const settled = apply(kept, keepOperation(soizic, kept));
      expect(isContested(settled)).toBe(false);
      expect(apply(kept, deleteOperation(soizic, kept)).deleted).toMatchObject({ by: 'soizic' });
    }
  });

  it('takes a record that nobody else changed', () => {
    const edited = apply(contactHome, set(claire, contactHome, { town: 'Cancale' }));
    expect(apply(edited, deleteOperation(claire, edited)).deleted).toMatchObject({ by: 'claire' });
  });

  it('gives a sheet back on which a call was logged meanwhile', () => {
    const trashed = apply(contactHome, deleteOperation(daniel, contactHome));
    const call = createOperation(claire, 'contact', 'sme-1', {
      at: '2020-11-24T14:41',
      kind: 'interim',
      mode: 'phone',
      state: 'held',
    });
    const world = {
      record: (id: string) => (id === 'sme-1' ? trashed : undefined),
      mayWrite: () => true,
    };
    const { outcome, records } = confirm(world, [call], { received: 9000, sequence: 5 });
    expect(outcome).toBe('conflicted');
    expect(records.find(({ id }) => id === 'sme-1')).toMatchObject({
      contested: { by: 'daniel' },
      sequence: 5,
    });
  });
});

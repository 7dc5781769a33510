/** What a record holds at most, whoever writes it, and that deciding on many changes at once is deciding one by one. */

import { describe, expect, it } from 'vitest';
import { applyOperation, type Decided } from '../../../../src/domain/operation/apply.ts';
import { confirm, type World } from '../../../../src/domain/operation/confirm.ts';
import type { FieldChange, Operation } from '../../../../src/domain/operation/operation.ts';
import {
  alternativesMax,
  type AnyRecord,
  mergedElementsMax,
  recordFieldsMax,
} from '../../../../src/domain/operation/record.ts';
import { mergeTexts } from '../../../../src/domain/operation/text-merge.ts';
import { present } from '../../../../src/std/assert.ts';
import { timesAsLong } from '../../../support/times-as-long.ts';

const stamp = { at: 1, by: 'claire' };
const sme: AnyRecord = {
  id: 'sme-1',
  entity: 'sme',
  home: 'sme-1',
  values: { name: 'Atelier', town: 'Cancale' },
  created: stamp,
  changed: stamp,
};

let ids = 0;
function change(
  fields: Readonly<Record<string, FieldChange>>,
  more: Partial<Operation> = {},
): Operation {
  ids += 1;
  const parts = { kind: 'set', entity: 'sme', record: 'sme-1', home: 'sme-1', fields } as const;
  return { operationId: `id-${ids}`, ...parts, by: 'emma', at: ids, version: 1, ...more };
}

const decided: Decided = { received: 1_000_000, sequence: 1 };
const world = (record: AnyRecord): World => ({
  record: (id) => (id === record.id ? record : undefined),
  mayWrite: () => true,
});
const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));
const fieldsOf = (count: number, value: string) =>
  Object.fromEntries(times(count, (index) => [`x${index}`, { value }]));

describe('a field that many changed without seeing each other', () => {
  it('keeps the one that leads and the latest twenty beside it [P4] (F67)', () => {
    const group = times(50, (index) => change({ town: { value: `t${index}` } }));
    const { records, outcomes } = confirm(world(sme), group, decided);
    expect(new Set(outcomes)).toEqual(new Set(['conflicted']));
    expect(records[0]?.values['town']).toBe('t49');
    expect(records[0]?.conflicts?.['town']?.map(({ value }) => value)).toEqual(
      times(alternativesMax, (index) => `t${49 - alternativesMax + index}`),
    );
  });

  it('keeps as many when a settlement is taken back', () => {
    const group = times(30, (index) => change({ town: { value: `t${index}` } }));
    const [open] = confirm(world(sme), group, decided).records;
    const record = present(open, 'changed');
    const beside = present(record.conflicts?.['town'], 'in conflict');
    const base = present(record.writers?.['town'], 'written');
    const settled = beside.map(({ operationId }) => operationId);
    const resolve = change({ town: { value: 'Dinard', base, settled } }, { kind: 'resolve' });
    const later = times(alternativesMax, (index) => change({ town: { value: `u${index}` } }));
    const back = change({ town: { base: resolve.operationId, value: 't29' } }, { kind: 'reopen' });
    const [again] = confirm(world(record), [resolve, ...later, back], decided).records;
    expect(again?.conflicts?.['town']).toHaveLength(alternativesMax);
  });
});

describe('a record', () => {
  it('takes a form of 500 items with five fields each, one by one and at once', () => {
    const [atOnce] = confirm(world(sme), [change(fieldsOf(2500, 'a'))], decided).records;
    expect(Object.keys(atOnce?.values ?? {})).toHaveLength(2502);
    const group = times(2500, (index) => change({ [`x${index}`]: { value: 'a' } }));
    const [oneByOne] = confirm(world(sme), group, decided).records;
    expect(oneByOne?.values).toEqual(atOnce?.values);
  });

  it('takes no more fields than it may hold, and may still be changed and emptied (F67)', () => {
    const full = {
      ...sme,
      values: Object.fromEntries(times(recordFieldsMax, (n) => [`x${n}`, n])),
    };
    expect(applyOperation(full, change({ town: { value: 'Dinard' } }), decided)).toBeUndefined();
    for (const value of ['b', null]) {
      const changed = applyOperation(full, change({ x7: { value, base: 'sme-1' } }), decided);
      expect(changed?.record.values['x7'] ?? null).toBe(value);
    }
    const group = [change({ town: { value: 'Dinard' } }), change({ x1: { value: 'c' } })];
    expect(confirm(world(full), group, decided).outcome).toBe('needsAttention');
    const create = change(fieldsOf(recordFieldsMax + 1, 'a'), { kind: 'create' });
    expect(applyOperation(undefined, create, decided)).toBeUndefined();
  });

  it('takes no more elements in a set or a map than they may hold (F67)', () => {
    const elements = times(mergedElementsMax, String);
    const set = {
      ...sme,
      values: { s: elements, m: Object.fromEntries(elements.map((e) => [e, 1])) },
    };
    expect(applyOperation(set, change({ s: { added: ['new'] } }), decided)).toBeUndefined();
    expect(applyOperation(set, change({ m: { put: { new: 1 } } }), decided)).toBeUndefined();
    const swapped = change({ s: { added: ['new'], removed: ['7'] } });
    expect(applyOperation(set, swapped, decided)?.record.values['s']).toHaveLength(
      mergedElementsMax,
    );
  });
});

describe('many changes in one group', () => {
  it('come to what they come to one by one, and leave what was there as it was', () => {
    const before = structuredClone(sme);
    const group = times(300, (index) =>
      change({
        [index % 3 === 0 ? 'town' : `x${index % 7}`]: {
          value: index % 5 === 0 ? null : `v${index}`,
        },
        languages: { added: [`l${index % 9}`], removed: [`l${(index * 7) % 9}`] },
      }),
    );
    const apart = group.reduce((record, operation, index) => {
      const place = { ...decided, sequence: decided.sequence + index };
      return present(applyOperation(record, operation, place), 'applies').record;
    }, sme);
    expect(confirm(world(sme), group, decided).records).toEqual([apart]);
    expect(sme).toEqual(before);
  });

  it('cost what they change, not what the record holds', () => {
    const many = (size: number) => {
      const record = { ...sme, values: Object.fromEntries(times(size, (n) => [`x${n}`, n])) };
      const group = times(400, (index) => change({ x1: { value: index } }));
      return () => confirm(world(record), group, decided);
    };
    // One by one, each of them would copy a hundred and twenty times as much.
    expect(timesAsLong(many(3600), many(30), 5)).toBeLessThan(12);
  });
});

describe('texts of sentences without end', () => {
  it('stand beside one another instead of being compared each with each (F67)', () => {
    const text = (count: number, more = '') => `${times(count, (n) => `${n}.`).join('')}${more}`;
    expect(mergeTexts(text(250, 'a.'), text(250), `b.${text(250)}`)).toBe(`b.${text(250, 'a.')}`);
    expect(mergeTexts(text(2000, 'a.'), text(2000), `b.${text(2000)}`)).toBeUndefined();
  });
});

describe('a set that every reader counts on', () => {
  const member: AnyRecord = {
    ...sme,
    id: 'm-1',
    entity: 'member',
    home: 'p-1',
    values: { name: 'Emma', roles: ['chair', 'chief'] },
  };
  const removing = (role: string): Operation =>
    change(
      { roles: { base: 'm-1', removed: [role] } },
      { entity: 'member', record: 'm-1', home: 'p-1' },
    );

  it('keeps its last element, whoever takes the others (F81)', () => {
    const first = present(applyOperation(member, removing('chair'), decided), 'it applies');
    expect(first.record.values['roles']).toEqual(['chief']);
    expect(applyOperation(first.record, removing('chief'), decided)).toBeUndefined();
  });

  it('stays as it was decided before', () => {
    const first = present(applyOperation(member, removing('chair'), decided), 'it applies');
    const again = applyOperation(first.record, removing('chief'), { ...decided, asMade: true });
    expect(again?.record.values['roles']).toBeUndefined();
  });
});

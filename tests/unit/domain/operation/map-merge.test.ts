/** Maps are combined by their keys: each is compared once, however often a change names it (F219). */

import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { deltaOf } from '../../../../src/domain/history/delta.ts';
import { mergeField } from '../../../../src/domain/operation/merge.ts';
import type { FieldChange } from '../../../../src/domain/operation/operation.ts';
import type { Json } from '../../../../src/std/json.ts';

/** What a change makes of a map of a newer version. */
const after = (map: Json | undefined, change: FieldChange) =>
  mergeField(undefined, map, change, true);

const times = (count: number, key: string): string[] => Array.from({ length: count }, () => key);

/** As long as a field may be that this version does not know, with a sign that goes together with a letter. */
const long = `${'a'.repeat(200_000)}\u0301`;
const other = `${'a'.repeat(20_000)}\u0302`;

it('a key that is named a thousand times is compared as often as one that is named once (F219)', () => {
  const comparedBy = (count: number): number => {
    const normalize = vi.spyOn(String.prototype, 'normalize');
    const change = { dropped: times(count, 'k'), previous: { k: other } };
    const outcome = after({ k: long, j: 1 }, change);
    const { length } = normalize.mock.calls;
    normalize.mockRestore();
    expect(outcome).toEqual({
      kind: 'conflict',
      value: { j: 1 },
      partial: true,
      otherwise: { k: long, j: 1 },
    });
    return length;
  };
  expect(comparedBy(1)).toBeGreaterThan(0);
  expect(comparedBy(1000)).toBe(comparedBy(1));
});

it('a key that nothing stands under is nowhere, though every object has one of that name (F219)', () => {
  const dropped = ['constructor', 'toString', 'hasOwnProperty'];
  expect(mergeField(undefined, { k: 1 }, { dropped }, false)).toEqual({
    kind: 'applied',
    value: { k: 1 },
  });
  expect(mergeField(undefined, { toString: 1 }, { dropped, previous: {} }, false)).toMatchObject({
    kind: 'conflict',
  });
});

it('a history tells of an element once, and of none that was not there (F219)', () => {
  const dropped = [...times(3, 'k'), 'toString'];
  expect(deltaOf('sme', 'people', { dropped, previous: { k: { name: 'Anne' } } })).toEqual({
    kind: 'map',
    elements: [{ key: 'k', from: { name: 'Anne' }, to: undefined }],
  });
});

const key = fc.constantFrom('a', 'b', 'c', 'toString');
const map = fc.dictionary(key, fc.constantFrom<Json>(0, 'é', 'e\u0301', [1]));

it('naming a key again changes no outcome', () => {
  const change = fc.record(
    { put: map, previous: map, dropped: fc.array(key, { maxLength: 6 }) },
    { requiredKeys: ['dropped'] },
  );
  fc.assert(
    fc.property(map, change, (there, made) => {
      const once = { ...made, dropped: [...new Set(made.dropped)] };
      expect(after(there, made)).toEqual(after(there, once));
    }),
  );
});

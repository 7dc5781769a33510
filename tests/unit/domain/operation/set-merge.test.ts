/** Sets are combined by the texts of their elements, which are remembered: hundreds of changes write each of them once. */

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mergeField } from '../../../../src/domain/operation/merge.ts';
import type { FieldChange } from '../../../../src/domain/operation/operation.ts';
import { canonicalJson, type Json } from '../../../../src/std/json.ts';

/** What the changes make of a set of a newer version, one after another. */
function after(set: Json | undefined, changes: readonly FieldChange[]): Json | undefined {
  return changes.reduce(
    (current: Json | undefined, change) => mergeField(undefined, current, change, true).value,
    set,
  );
}

/** A list that tells how often it is looked into. */
function watched(list: readonly Json[], onLook: () => void): readonly Json[] {
  return new Proxy(list, {
    get: (target, key, receiver) => {
      onLook();
      return Reflect.get(target, key, receiver) as unknown;
    },
  });
}

const changesOf = (count: number): FieldChange[] =>
  Array.from({ length: count }, (_, index) => ({
    removed: [`gone ${index}`],
    ...(index % 2 === 0 ? { added: [[`come ${index}`]] } : {}),
  }));

it('hundreds of changes look into an element no more often than one does (F217)', () => {
  const looksOf = (count: number): number => {
    let looks = 0;
    const element = watched(['', [''], {}], () => void (looks += 1));
    after([element], changesOf(count));
    return looks;
  };
  expect(looksOf(1)).toBeGreaterThan(0);
  expect(looksOf(300)).toBe(looksOf(1));
});

it('what was added is not looked into again either (F217)', () => {
  let looks = 0;
  const element = watched(['', ''], () => void (looks += 1));
  const set = after([], [{ added: [element] }]);
  const first = looks;
  const all = after(set, changesOf(300));
  expect(looks).toBe(first);
  expect(all).toHaveLength(1 + 150);
});

const element = fc.constantFrom<Json>(0, '0', '', [], {}, [0], { a: 0, b: [] }, null);
const elements = fc.array(element, { maxLength: 4 });

it('what is remembered changes no outcome', () => {
  const change = fc.record({ added: elements, removed: elements }, { requiredKeys: [] });
  fc.assert(
    fc.property(elements, fc.array(change, { maxLength: 6 }), (set, changes) => {
      // Each change anew, on a copy of which nothing is known.
      let copy: Json | undefined = set;
      for (const one of changes) copy = after(structuredClone(copy), [one]);
      expect(after(set, changes)).toEqual(copy);
    }),
  );
});

it('elements that differ in the order of their keys are one', () => {
  const set = [{ a: 1, b: 2 }, 'a'];
  expect(after(set, [{ removed: [{ b: 2, a: 1 }] }])).toEqual(['a']);
  expect(after(set, [{ added: [{ b: 2, a: 1 }, 'b'] }])).toEqual([...set, 'b']);
  expect(canonicalJson({ b: 2, a: 1 })).toBe(canonicalJson({ a: 1, b: 2 }));
});

/** Typing that goes on: one change, whatever the steps were. */
import { describe, expect, test } from 'vitest';
import { isTyped, retyped } from '../../../../src/client/model/retype.ts';
import type { AnyRecord } from '../../../../src/domain/operation/record.ts';
import { changeOf } from '../../../../src/domain/operation/build.ts';
import type { FieldChange } from '../../../../src/domain/operation/operation.ts';
import { present } from '../../../../src/std/assert.ts';

type People = Readonly<Record<string, { readonly name: string }>>;

const recordWith = (people: People): AnyRecord =>
  ({
    id: 'r',
    entity: 'sme',
    home: 'r',
    values: { people },
    created: { at: 1, by: 'm' },
    changed: { at: 1, by: 'm' },
  }) as unknown as AnyRecord;

const changeBetween = (from: People, to: People): FieldChange =>
  present(changeOf(recordWith(from), 'people', to), 'something changed');

/** The elements that a change leaves. */
function after(start: People, change: FieldChange): object {
  const kept = Object.entries(start).filter(([key]) => change.dropped?.includes(key) !== true);
  return { ...Object.fromEntries(kept), ...change.put };
}

const start: People = { a: { name: 'Ana' }, b: { name: 'Bob' } };

describe('a map', () => {
  test.each<[string, readonly People[]]>([
    [
      'one element in steps',
      [
        { ...start, a: { name: 'An' } },
        { ...start, a: { name: 'Anne' } },
      ],
    ],
    [
      'two elements',
      [
        { ...start, a: { name: 'An' } },
        { a: { name: 'An' }, b: { name: 'Bo' } },
      ],
    ],
    [
      'one added and typed on',
      [
        { ...start, c: { name: 'C' } },
        { ...start, c: { name: 'Cy' } },
      ],
    ],
    [
      'one added and dropped',
      [
        { ...start, c: { name: 'C' } },
        { ...start, a: { name: 'X' } },
      ],
    ],
    ['one typed and dropped', [{ ...start, a: { name: 'An' } }, { b: { name: 'Bob' } }]],
    ['one dropped and added again', [{ b: { name: 'Bo' } }, { ...start, a: { name: 'New' } }]],
  ])('%s: what stands now, against what stood at first', (_, [first = {}, second = {}]) => {
    const change = retyped(changeBetween(start, first), changeBetween(first, second));
    expect(after(start, change)).toEqual(second);
    const known = Object.entries(start).filter(
      ([key]) => Object.hasOwn(change.put ?? {}, key) || change.dropped?.includes(key) === true,
    );
    expect(change.previous).toEqual(Object.fromEntries(known));
  });
});

test('a value stands against what stood before the first key', () => {
  const before = { base: 'o1', before: 'Rennes', value: 'C' };
  expect(retyped(before, { base: 'o2', before: 'C', value: 'Cancale' })).toEqual({
    base: 'o1',
    before: 'Rennes',
    value: 'Cancale',
  });
});

test('a value, emptied too, and elements of a map are typed on, a set is not', () => {
  expect(isTyped({ value: 'C' })).toBe(true);
  expect(isTyped({ value: null })).toBe(true);
  expect(isTyped({ put: {} })).toBe(true);
  expect(isTyped({ added: ['x'], removed: [] })).toBe(false);
  expect(isTyped(undefined)).toBe(false);
});

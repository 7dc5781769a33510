/** Which element draws which SME: never two of them one, never one that was touched for another SME. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  noSlots,
  type RowSlots,
  slotsFor,
} from '../../../../../src/client/features/portfolio/row-slots.ts';

const untouched = (): boolean => false;
const slotsOf = ({ of }: RowSlots): readonly number[] => [...of.values()];

describe('the elements of a long list', () => {
  it('stay with the SMEs that stay, wherever these stand now', () => {
    const before = slotsFor(noSlots, ['a', 'b', 'c'], untouched);
    const after = slotsFor(before, ['c', 'x', 'a'], untouched);
    expect(Object.fromEntries(after.of)).toEqual({ c: 2, x: 1, a: 0 });
  });

  it('are given on in their order, so that none has to move', () => {
    const before = slotsFor(noSlots, ['a', 'b', 'c'], untouched);
    expect(slotsOf(slotsFor(before, ['x', 'y', 'z'], untouched))).toEqual([0, 1, 2]);
  });

  it('are new where more SMEs come than leave', () => {
    const before = slotsFor(noSlots, ['a', 'b'], untouched);
    expect(slotsOf(slotsFor(before, ['x', 'b', 'y', 'z'], untouched))).toEqual([0, 1, 2, 3]);
  });

  it('go with their SME once they were touched, and never come back', () => {
    const before = slotsFor(noSlots, ['a', 'b'], untouched);
    const away = slotsFor(before, ['b', 'x'], (id) => id === 'a');
    expect(Object.fromEntries(away.of)).toEqual({ b: 1, x: 2 });
    expect(slotsFor(away, ['a', 'b', 'x'], untouched).of.get('a')).toBe(3);
  });

  it('are the same object while nothing changes', () => {
    const before = slotsFor(noSlots, ['a', 'b'], untouched);
    expect(slotsFor(before, ['a', 'b'], () => true)).toBe(before);
    expect(slotsFor(before, ['b', 'a'], untouched)).not.toBe(before);
  });

  it('hold to this through any run of views', () => {
    const view = fc.uniqueArray(fc.constantFrom(...'abcdefghij'), { maxLength: 8 });
    const step = fc.record({ ids: view, touched: view });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        let slots = noSlots;
        /** Slots that were touched while they drew an SME, which they may draw alone. */
        const bound = new Map<number, string>();
        for (const { ids, touched } of steps) {
          const before = slots;
          for (const id of touched) {
            const slot = before.of.get(id);
            if (slot !== undefined) bound.set(slot, id);
          }
          slots = slotsFor(before, ids, (id) => touched.includes(id) || isBound(before, id));
          expect([...slots.of.keys()]).toEqual(ids);
          expect(new Set(slots.of.values()).size).toBe(ids.length);
          for (const [id, slot] of slots.of) {
            if (before.of.has(id)) expect(slot).toBe(before.of.get(id));
            expect(slot).toBeLessThan(slots.next);
            expect(bound.get(slot) ?? id).toBe(id);
          }
        }
        function isBound(now: RowSlots, id: string): boolean {
          return bound.has(now.of.get(id) ?? -1);
        }
      }),
    );
  });

  it('are no more than were ever in view at once, as long as nobody touches any', () => {
    const view = fc.uniqueArray(fc.constantFrom(...'abcdefghij'), { maxLength: 8 });
    fc.assert(
      fc.property(fc.array(view, { minLength: 2, maxLength: 12 }), (views) => {
        let slots = noSlots;
        for (const ids of views) {
          const { next } = slots;
          const fresh = Math.max(0, ids.length - slots.of.size);
          slots = slotsFor(slots, ids, untouched);
          expect(slots.next - next).toBe(fresh);
        }
      }),
    );
  });
});

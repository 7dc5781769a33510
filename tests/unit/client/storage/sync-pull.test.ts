/** How an answer is cut into transactions. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createOperation } from '../../../../src/domain/operation/build.ts';
import { slicesOf } from '../../../../src/client/storage/sync-pull.ts';
import { recordSlices } from '../../../../src/client/storage/sync-snapshot.ts';
import type { AnyRecord } from '../../../../src/domain/operation/record.ts';
import type { PulledEntry } from '../../../../src/protocol/sync-messages.ts';

/** Entries of groups with these many operations each. */
function entriesOf(sizes: readonly number[]): readonly PulledEntry[] {
  let sequence = 0;
  return sizes.flatMap((size, group) =>
    Array.from({ length: size }, (): PulledEntry => {
      sequence += 1;
      return {
        sequence,
        operationId: `o-${sequence}`,
        outcome: 'accepted',
        received: 1,
        ...(size > 1 ? { group: `g-${group}` } : {}),
      };
    }),
  );
}

describe('The slices of an answer', () => {
  it('[C2] hold everything in its order, and cut no group in two', () => {
    const sizes = fc.array(fc.oneof(fc.constant(1), fc.integer({ min: 2, max: 400 })), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(sizes, (counts) => {
        const entries = entriesOf(counts);
        const slices = slicesOf(entries);
        expect(slices.flat()).toEqual(entries);
        expect(slices.length).toBeGreaterThan(0);
        const places = new Map<string, Set<number>>();
        for (const [place, slice] of slices.entries()) {
          for (const { group } of slice) {
            if (group === undefined) continue;
            places.set(group, (places.get(group) ?? new Set()).add(place));
          }
        }
        for (const found of places.values()) expect(found.size).toBe(1);
      }),
      { seed: 7 },
    );
  });

  it('are many where there is much, so that no save waits long', () => {
    const many = entriesOf(Array.from({ length: 2000 }, () => 1));
    const operation = (home: string): PulledEntry['operation'] =>
      createOperation({ by: 'm', at: 1, newId: () => 'o' }, 'contact', home, {
        kind: 'note',
        state: 'held',
        at: '2020-11-19T10:42',
      });
    const ofOne = many.map((entry) => ({ ...entry, operation: operation('sme-1') }));
    expect(slicesOf(ofOne)).toHaveLength(8);
    const ofMany = many.map((entry, index) => ({ ...entry, operation: operation(`sme-${index}`) }));
    expect(slicesOf(ofMany)).toHaveLength(20);
    expect(slicesOf(many)).toHaveLength(20);
    expect(recordSlices([], 'programme')).toEqual([{ records: [] }]);
  });

  it('of records hold them all in their order, and few rows each', () => {
    const sheets = fc.array(
      fc.record({ contacts: fc.integer({ min: 1, max: 80 }), isHead: fc.boolean() }),
      { maxLength: 300 },
    );
    fc.assert(
      fc.property(sheets, (made) => {
        const records = made.flatMap(({ contacts, isHead }, sheet) =>
          Array.from({ length: isHead ? 1 : contacts }, (_, place) =>
            recordOf(`sme-${sheet}`, isHead ? 'sme' : 'contact', place),
          ),
        );
        const slices = recordSlices(records, 'programme').map((slice) => slice.records);
        expect(slices.flat()).toEqual(records);
        for (const slice of slices) {
          const heads = new Set(slice.map(({ home }) => home));
          const journals = new Set(
            slice.flatMap(({ entity, home }) => (entity === 'contact' ? home : [])),
          );
          const recordsMax = Math.max(600, Math.ceil(records.length / 2));
          expect(slice.length).toBeLessThanOrEqual(recordsMax);
          expect(heads.size + journals.size).toBeLessThanOrEqual(recordsMax / 5);
          const homes = slice.map(({ home }) => home);
          expect(homes).toEqual(homes.toSorted());
        }
      }),
      { seed: 3, numRuns: 40 },
    );
  });
});

function recordOf(home: string, entity: 'sme' | 'contact', place: number): AnyRecord {
  const stamp = { at: 1, by: 'member' };
  return { id: `${home}-${place}`, entity, home, values: {}, created: stamp, changed: stamp };
}

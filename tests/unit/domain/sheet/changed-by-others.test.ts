/** How far a sheet was changed by others: it grows with their changes alone, in whatever order they come. */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lastByOthers } from '../../../../src/domain/sheet/changed-by-others.ts';

const me = 'member-maelle';

test('one’s own changes never count, whatever stands there', () => {
  expect(lastByOthers(0, { by: me, sequence: 9 }, me)).toBe(0);
  expect(lastByOthers(5, { by: me, sequence: 9 }, me)).toBe(5);
});

test('a change by somebody else counts, and one that was known does not take it back', () => {
  expect(lastByOthers(5, { by: 'member-emma', sequence: 9 }, me)).toBe(9);
  expect(lastByOthers(9, { by: 'member-emma', sequence: 5 }, me)).toBe(9);
});

test('it is the place of the latest change by others, in whatever order changes come', () => {
  const change = fc.record({
    by: fc.constantFrom(me, 'member-emma', 'member-yann'),
    sequence: fc.integer({ min: 1, max: 99 }),
  });
  fc.assert(
    fc.property(fc.array(change), (changes) => {
      const last = changes.reduce((before, one) => lastByOthers(before, one, me), 0);
      const others = changes.filter(({ by }) => by !== me).map(({ sequence }) => sequence);
      expect(last).toBe(Math.max(0, ...others));
    }),
    { seed: 7 },
  );
});

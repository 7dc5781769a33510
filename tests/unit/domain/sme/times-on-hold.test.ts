/** How long a pause lasts, as alerts count it. */
import { expect, test } from 'vitest';
import { isOnHold } from '../../../../src/domain/alert/expected.ts';
import { closuresOf } from '../../../../src/domain/alert/context.ts';
import type { Sme } from '../../../../src/domain/operation/record.ts';

const at = Date.parse('2026-12-03T10:00:00Z');
const stamp = { at, by: 'maelle' };
const sme = (values: Partial<Sme['values']>): Sme =>
  ({
    entity: 'sme',
    id: 'sme',
    home: 'sme',
    created: stamp,
    changed: stamp,
    values: { stage: 'supported', ...values },
  }) as unknown as Sme;
const pauses = { a: { from: '2026-10-01', to: '2027-02-01' } };

test('(F281) an SME that is back is not on hold until a day to come that was written as the end of its pause', () => {
  const back = sme({ pauses });
  expect(isOnHold(back, '2026-11-15')).toBe(true);
  expect(isOnHold(back, '2026-12-10')).toBe(false);
  expect(closuresOf(back)).toEqual([{ from: '2026-10-01', to: '2026-12-03', every: 'once' }]);
});

test('an SME that is on hold is so until it comes back, whatever day was written', () => {
  const resting = sme({ stage: 'paused', pauses });
  expect(isOnHold(resting, '2026-12-10')).toBe(true);
  expect(closuresOf(resting)).toEqual([{ from: '2026-10-01', to: '2027-02-01', every: 'once' }]);
});

/** How long a pause lasts, as alerts count it. */
import { describe, expect, it, test } from 'vitest';
import { isOnHold } from '../../../../src/domain/alert/expected.ts';
import { closuresOf } from '../../../../src/domain/alert/context.ts';
import { withCountedEnds } from '../../../../src/domain/sme/counted-ends.ts';
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

describe('(F295) an end that was still to come when it was said', () => {
  const later = Date.parse('2027-01-10T10:00:00Z');
  const to = '2027-02-01';
  /** As it stands after a change of its pauses, or of its stage. */
  const after = (before: Sme, values: Partial<Sme['values']>): Sme => {
    const stamps = Object.fromEntries(
      Object.keys(values).map((field) => [field, { at: later, by: 'emma' }]),
    );
    return { ...before, values: { ...before.values, ...values }, stamps };
  };
  const ends = (one: Sme) => closuresOf(one).map((closure) => closure.to);

  it('counts from the day on which it was, whatever is corrected of this pause or another', () => {
    const two = { ...pauses, b: { from: '2026-01-01', to: '2026-02-01' } };
    const before = sme({ pauses: two });
    const next = withCountedEnds(before, { ...two, b: { ...two.b, reason: 'Holidays' } }, later);
    const corrected = after(before, { pauses: next });
    expect(ends(corrected)).toEqual(ends(before));
    const again = withCountedEnds(corrected, { ...next, a: { ...pauses.a, reason: 'x' } }, later);
    expect(ends(after(corrected, { pauses: again }))).toEqual(ends(before));
    expect(again).toMatchObject({ a: { to, reason: 'x' }, b: two.b });
  });

  it('counts from then through the next stages too, and once it is over', () => {
    const before = sme({ pauses });
    const moved = after(before, {
      stage: 'completed',
      pauses: withCountedEnds(before, pauses, later),
    });
    expect(ends(moved)).toEqual(['2026-12-03']);
    expect(isOnHold(moved, '2027-01-20')).toBe(false);
  });

  it('is what was said last, where the end itself is corrected', () => {
    const kept = sme({ pauses: { a: { ...pauses.a, countedTo: '2026-12-03' } } });
    const corrected = (end: string) =>
      withCountedEnds(kept, { a: { ...pauses.a, to: end } }, later);
    expect(corrected('2027-01-05')).toEqual({ a: { from: '2026-10-01', to: '2027-01-05' } });
    expect(corrected('2028-02-01')).toMatchObject({ a: { countedTo: '2027-01-10' } });
  });
});

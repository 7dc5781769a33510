/** How much one account may send in a day. */

import { describe, expect, it } from 'vitest';
import { DayQuota, nextDaySeconds } from '../../../../src/server/http/day-quota.ts';

const dayMs = 86_400_000;
const now = 18_000 * dayMs + dayMs / 2;

describe('A quota', () => {
  it('is for each account, and what did not fit does not count [S20] (control 25)', () => {
    const quota = new DayQuota();
    const take = (who: string, amount: number) => quota.take(who, amount, { max: 10, now });
    expect([take('emma', 6), take('emma', 5), take('emma', 4), take('emma', 1)]).toEqual([
      true,
      false,
      true,
      false,
    ]);
    expect(take('maelle', 10)).toBe(true);
  });

  it('gets back what came to nothing (F100)', () => {
    const quota = new DayQuota();
    expect(quota.take('emma', 10, { max: 10, now })).toBe(true);
    quota.giveBack('emma', 4);
    expect(quota.take('emma', 4, { max: 10, now })).toBe(true);
    expect(quota.take('emma', 1, { max: 10, now })).toBe(false);
    quota.giveBack('nobody', 4);
    expect(quota.take('nobody', 11, { max: 10, now })).toBe(false);
  });

  it('begins anew with the next day, which it says (control 25)', () => {
    const quota = new DayQuota();
    expect(quota.take('emma', 10, { max: 10, now })).toBe(true);
    const tomorrow = now + nextDaySeconds(now) * 1000;
    expect(quota.take('emma', 1, { max: 10, now: tomorrow - 1000 })).toBe(false);
    expect(quota.take('emma', 10, { max: 10, now: tomorrow })).toBe(true);
  });
});

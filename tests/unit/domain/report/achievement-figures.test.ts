import { describe, expect, it } from 'vitest';
import type { Values } from '../../../../src/domain/entity/registry.ts';
import { achievementFigures } from '../../../../src/domain/report/achievement-figures.ts';

const stamp = { at: 1, by: 'm' };
let count = 0;
const achieved = (home: string, values: Partial<Values<'achievement'>>) => ({
  id: `a-${(count += 1)}`,
  entity: 'achievement' as const,
  home,
  created: stamp,
  changed: stamp,
  values: { kind: 'other' as const, on: '2020-11-10', attribution: 'yes' as const, ...values },
});
const padOf = (home: string) => ({ a: 'fr', b: 'uk' })[home];
const days = { from: '2020-11-01', to: '2020-11-30' };

describe('the figures of achievements', () => {
  const pounds = { amount: 200, currency: 'GBP' } as const;
  const figures = achievementFigures(
    [
      achieved('a', { kind: 'jobs', number: 2, confidential: true }),
      achieved('a', { kind: 'jobs', number: 3, attribution: 'partly' }),
      achieved('b', { kind: 'jobs', number: 9, attribution: 'no' }),
      achieved('b', { kind: 'revenueAbroad', amount: pounds }),
      achieved('b', { kind: 'firstSaleAbroad', amount: pounds }),
      achieved('b', { kind: 'firstSaleAbroad', on: '2020-12-01' }),
      { ...achieved('b', { kind: 'firstSaleAbroad' }), deleted: { ...stamp, operationId: 'x' } },
      achieved('outside', { kind: 'firstSaleAbroad' }),
    ],
    padOf,
    days,
  );
  const value = (key: string) => figures.get(key)?.value;

  it('count each kind by launch pad and in all, within the days', () => {
    expect(value('impact:fr:jobs')).toBe(2);
    expect(value('impact:uk:firstSaleAbroad')).toBe(1);
    expect(value('impact:all:firstSaleAbroad')).toBe(1);
    expect(figures.get('impact:all:jobs')?.records).toHaveLength(2);
  });

  it('keep apart what did not come of the programme, and add none of it', () => {
    expect(value('impact:uk:notAttributed')).toBe(1);
    expect(value('impact:uk:jobs')).toBeUndefined();
    expect(value('jobs:all')).toBe(5);
  });

  it('add up revenue by currency, a first sale not being revenue', () => {
    expect(value('abroad:uk:GBP')).toBe(200);
    expect(value('abroad:all:GBP')).toBe(200);
    expect(value('abroad:all:EUR')).toBeUndefined();
  });
});

/** Aid against its ceiling: the window of each country, the value of the support, the area. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, fromDayNumber } from '../../../../src/domain/calendar/local-date.ts';
import {
  aidInWindow,
  aidResult,
  aidWindow,
  supportValue,
} from '../../../../src/domain/form/aid.ts';
import { areaOfPostcode } from '../../../../src/domain/form/eligible-area.ts';
import { inCurrency } from '../../../../src/domain/form/exchange.ts';
import { fceArea } from '../../../../src/domain/form/reference/area-fce.ts';

describe('the window', () => {
  test.each([
    ['FR', '2026-11-20', '2023-11-21'],
    ['FR', '2024-01-01', '2021-01-02'],
    ['FR', '2024-02-29', '2021-03-01'],
    ['FR', '2023-12-31', '2021-01-01'],
    ['FR', '2020-09-03', '2018-01-01'],
    ['GB', '2026-11-20', '2024-04-01'],
    ['GB', '2026-03-31', '2023-04-01'],
    ['GB', '2026-04-01', '2024-04-01'],
  ])('in %s on %s it begins on %s', (country, onDate, from) => {
    expect(aidWindow(country, onDate)).toEqual({ from, to: onDate });
  });

  test('a country without such a rule has none', () => {
    expect(aidWindow('CH', '2026-11-20')).toBeUndefined();
  });

  test('it never moves back as days go by under one rule', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('FR', 'GB'),
        fc.integer({ min: 19_724, max: 25_000 }),
        (country, day) => {
          const today = fromDayNumber(day);
          const now = aidWindow(country, today);
          const next = aidWindow(country, addDays(today, 1));
          expect((next?.from ?? '') >= (now?.from ?? '')).toBe(true);
        },
      ),
    );
  });
});

test('aid on the first and last day counts, aid outside does not', () => {
  const window = { from: '2023-11-21', to: '2026-11-20' };
  const on = (day: string, amount: number) => ({
    on: day,
    amount: { amount, currency: 'EUR' as const },
  });
  const declared = [
    on('2023-11-20', 1),
    on('2023-11-21', 10),
    on('2026-11-20', 100),
    on('2026-11-21', 1000),
  ];
  expect(aidInWindow(declared, window, 'EUR')).toEqual({ amount: 110, currency: 'EUR' });
  expect(aidInWindow(declared, window, 'GBP')).toBeUndefined();
  expect(aidInWindow(declared, window, 'GBP', 1.1)).toEqual({ amount: 100, currency: 'GBP' });
});

test('the value of support is its hours by the day rate', () => {
  expect(supportValue(72, { amount: 600, currency: 'EUR' })).toEqual({
    amount: 5400,
    currency: 'EUR',
  });
  expect(supportValue(7, { amount: 350, currency: 'GBP' }, 7)).toEqual({
    amount: 350,
    currency: 'GBP',
  });
});

test('the total is set against the ceiling of the country and the day', () => {
  const question = {
    received: { amount: 60_000, currency: 'GBP' as const },
    support: { amount: 3000, currency: 'GBP' as const },
    country: 'GB',
    onDate: '2026-11-20',
    rate: undefined,
  };
  expect(aidResult(question)).toEqual({
    total: { amount: 63_000, currency: 'GBP' },
    window: { from: '2024-04-01', to: '2026-11-20' },
    converted: undefined,
    ceiling: { amount: 315_000, currency: 'GBP' },
    share: 20,
  });
});

test('a ceiling in another currency has a share only at a rate', () => {
  const question = {
    received: { amount: 50_000, currency: 'GBP' as const },
    support: { amount: 0, currency: 'GBP' as const },
    country: 'GB',
    onDate: '2020-06-01',
    rate: undefined,
  };
  expect(aidResult(question)?.share).toBeUndefined();
  expect(aidResult(question)?.converted).toBeUndefined();
  expect(aidResult({ ...question, rate: 1.2 })).toMatchObject({
    share: 30,
    total: { amount: 50_000, currency: 'GBP' },
    converted: { total: { amount: 60_000, currency: 'EUR' }, eurosPerPound: 1.2 },
  });
  const special = { ...question, onDate: '2022-06-01', rate: 1.2 };
  expect(aidResult(special)?.ceiling).toEqual({ amount: 325_000, currency: 'XDR' });
  expect(aidResult(special)?.share).toBeUndefined();
  expect(aidResult(special)?.converted).toBeUndefined();
});

test('a rate that is no rate converts nothing', () => {
  expect(inCurrency({ amount: 10, currency: 'GBP' }, 'EUR', 0)).toBeUndefined();
  expect(inCurrency({ amount: 10, currency: 'GBP' }, 'GBP', undefined)).toBe(10);
});

describe('the area', () => {
  test.each([
    ['FR', '22500', 'inside'],
    ['FR', '76 000', 'inside'],
    ['FR', '69001', 'outside'],
    ['FR', '20190', 'outside'],
    ['FR', '7600', 'unknown'],
    ['GB', 'tr11 3qy', 'inside'],
    ['GB', 'SO14 2AQ', 'inside'],
    ['GB', 'TN34 1PJ', 'inside'],
    ['GB', 'M1 1AE', 'outside'],
    ['GB', 'BS1 4DJ', 'border'],
    ['GB', 'SO14', 'unknown'],
    ['BE', '1000', 'unknown'],
  ])('%s %s is %s', (country, postcode, finding) => {
    expect(areaOfPostcode(fceArea, country, postcode)).toBe(finding);
  });

  test('names twelve departments, and no postcode area both inside and on the border', () => {
    expect(Object.keys(fceArea.departments)).toHaveLength(12);
    const { inside, border } = fceArea.postcodeAreas;
    expect(inside.filter((area) => border.includes(area))).toEqual([]);
  });
});

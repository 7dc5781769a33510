/** The size class by the definition of the European Union. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  isSmeOverTwoYears,
  type LinkedCompany,
  type SizeFigures,
  type SizeClass,
  sizeClassOf,
} from '../../../../src/domain/form/size-class.ts';

const onDate = '2026-11-20';
const euros = (amount: number): { readonly amount: number; readonly currency: 'EUR' } => ({
  amount,
  currency: 'EUR',
});
const alone = (
  headcount: number | undefined,
  turnover?: number,
  balance?: number,
): SizeFigures => ({
  headcount,
  turnover: turnover === undefined ? undefined : euros(turnover),
  balanceSheet: balance === undefined ? undefined : euros(balance),
  links: [],
  onDate,
});

describe('on the limits', () => {
  const cases: readonly (readonly [string, SizeFigures, SizeClass])[] = [
    ['9.9 people and 2 million', alone(9.9, 2_000_000), 'micro'],
    ['10 people and 2 million', alone(10, 2_000_000), 'small'],
    ['9 people, 2.1 million, but a small balance sheet', alone(9, 2_100_000, 2_000_000), 'micro'],
    ['9 people and both amounts above', alone(9, 2_100_000, 2_100_000), 'small'],
    ['49.9 people and 10 million', alone(49.9, 10_000_000), 'small'],
    ['50 people', alone(50, 10_000_000), 'medium'],
    ['249.9 people and 50 million', alone(249.9, 50_000_000), 'medium'],
    [
      '249 people, 51 million, balance sheet 43 million',
      alone(249, 51_000_000, 43_000_000),
      'medium',
    ],
    ['249 people and both amounts above', alone(249, 51_000_000, 44_000_000), 'large'],
    ['250 people and hardly any turnover', alone(250, 1), 'large'],
    ['250 people and nothing else known', alone(250), 'large'],
    ['9 people and nothing else known', alone(9), 'unknown'],
    ['nothing known', alone(undefined), 'unknown'],
  ];
  test.each(cases)('%s → %s', (_, figures, sizeClass) => {
    expect(sizeClassOf(figures).sizeClass).toBe(sizeClass);
  });
});

test('the smallest class that is known to fit is told, and that a smaller one might', () => {
  expect(sizeClassOf(alone(9, 2_100_000))).toMatchObject({
    sizeClass: 'small',
    atMost: true,
  });
  expect(sizeClassOf(alone(9, 2_100_000, 3_000_000)).atMost).toBe(false);
});

describe('partner and linked companies', () => {
  const withLink = (link: LinkedCompany): SizeFigures => ({
    ...alone(12, 1_000_000),
    links: [link],
  });
  const other = { headcount: 400, turnover: euros(1_000_000) };
  test.each([
    [24.9, 12],
    [25, 112],
    [50, 212],
    [50.1, 412],
    [100, 412],
  ])('at %d per cent the headcount is %d', (share, headcount) => {
    expect(sizeClassOf(withLink({ ...other, share })).totals.headcount).toBe(headcount);
  });

  test('a total at the limit is above the class, as a headcount of its own is', () => {
    const other49 = { share: 100, headcount: 37.9, turnover: euros(1) };
    const other50 = { share: 100, headcount: 38, turnover: euros(1) };
    expect(sizeClassOf(withLink(other49)).sizeClass).toBe('small');
    expect(sizeClassOf(withLink(other50)).sizeClass).toBe('medium');
  });

  test('without their figures the class is not known, and that is said', () => {
    const result = sizeClassOf(withLink({ share: 60 }));
    expect(result.sizeClass).toBe('unknown');
    expect(result.missing).toContain('links');
  });

  test('a share too small to count needs no figures', () => {
    expect(sizeClassOf(withLink({ share: 10 })).sizeClass).toBe('small');
  });

  test('whether there are any has to be known, unless the business is too large by itself', () => {
    expect(sizeClassOf({ ...alone(12, 1_000_000), links: 'unknown' }).sizeClass).toBe('unknown');
    expect(sizeClassOf({ ...alone(300), links: 'unknown' }).sizeClass).toBe('large');
  });
});

const order: readonly SizeClass[] = ['micro', 'small', 'medium', 'large'];
const figures = fc.record({
  headcount: fc.nat(400),
  turnover: fc.nat(80_000_000),
  balance: fc.nat(80_000_000),
});

test('a business never becomes smaller by growing', () => {
  fc.assert(
    fc.property(figures, figures, (a, more) => {
      const before = sizeClassOf(alone(a.headcount, a.turnover, a.balance)).sizeClass;
      const after = sizeClassOf(
        alone(a.headcount + more.headcount, a.turnover + more.turnover, a.balance + more.balance),
      ).sizeClass;
      expect(order.indexOf(after)).toBeGreaterThanOrEqual(order.indexOf(before));
    }),
  );
});

test('a business never becomes smaller by a company that belongs to it', () => {
  fc.assert(
    fc.property(figures, figures, fc.nat(100), (own, other, share) => {
      const base = alone(own.headcount, own.turnover, own.balance);
      const link = {
        share,
        headcount: other.headcount,
        turnover: euros(other.turnover),
        balanceSheet: euros(other.balance),
      };
      const before = order.indexOf(sizeClassOf(base).sizeClass);
      expect(
        order.indexOf(sizeClassOf({ ...base, links: [link] }).sizeClass),
      ).toBeGreaterThanOrEqual(before);
    }),
  );
});

test('what is not known never makes a class larger than it is once known', () => {
  fc.assert(
    fc.property(figures, (own) => {
      const known = sizeClassOf(alone(own.headcount, own.turnover, own.balance)).sizeClass;
      const part = sizeClassOf(alone(own.headcount, own.turnover)).sizeClass;
      if (part === 'large') expect(known).toBe('large');
      if (known !== 'large') expect(part).not.toBe('large');
    }),
  );
});

test.each([
  ['micro', 'large', true],
  ['large', 'large', false],
  ['large', 'small', true],
  ['large', 'unknown', undefined],
  ['unknown', 'small', undefined],
] as const)('%s this year, %s the year before: an SME? %s', (thisYear, yearBefore, isSme) => {
  expect(isSmeOverTwoYears(thisYear, yearBefore)).toBe(isSme);
});

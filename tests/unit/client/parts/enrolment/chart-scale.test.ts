import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  apart,
  countTicks,
  inRows,
  scaleOf,
  stepPath,
  withRoom,
} from '../../../../../src/client/parts/enrolment/chart-scale.ts';

fc.configureGlobal({ seed: 20261125 });

describe('The scale of the chart', () => {
  const plot = { left: 10, top: 20, width: 100, height: 200 };
  const scale = scaleOf(plot, { from: '2020-01-01', to: '2020-04-10' }, 10);

  it.each([
    ['the first day', '2020-01-01', 10],
    ['the last day', '2020-04-10', 110],
    ['the middle', '2020-02-20', 60],
    ['a day before', '2019-01-01', 10],
    ['a day after', '2021-01-01', 110],
  ])('puts %s where it belongs', (_, date, x) => {
    expect(scale.x(date)).toBe(x);
  });

  it('puts nothing at the ground and the most at the top', () => {
    expect([scale.y(0), scale.y(5), scale.y(10), scale.y(99)]).toEqual([220, 120, 20, 20]);
  });

  it.each([
    [0, [0, 1]],
    [1, [0, 1]],
    [5, [0, 1, 2, 3, 4, 5]],
    [6, [0, 2, 4, 6]],
    [24, [0, 5, 10, 15, 20, 25]],
    [33, [0, 10, 20, 30, 40]],
    [480, [0, 100, 200, 300, 400, 500]],
  ])('has round steps up to %s', (count, ticks) => {
    expect(countTicks(count)).toEqual(ticks);
  });

  it('has few steps that reach the count, whatever it is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000 }), (count) => {
        const ticks = countTicks(count);
        expect(ticks.length).toBeLessThanOrEqual(7);
        expect(ticks.at(-1)).toBeGreaterThanOrEqual(count);
      }),
    );
  });

  it('draws a curve along each count, then up', () => {
    expect(
      stepPath(
        [
          { x: 0, y: 9 },
          { x: 4, y: 6 },
        ],
        8,
      ),
    ).toBe('M0 9H4V6H8');
    expect(stepPath([], 8)).toBe('');
  });
});

describe('What stands beside one another', () => {
  it('keeps labels apart, in the order of their curves', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 6 }), (wanted) => {
        const sorted = apart(wanted, 17).toSorted((a, b) => a - b);
        for (const [index, y] of sorted.entries()) {
          if (index > 0) expect(y - (sorted[index - 1] ?? 0)).toBeGreaterThanOrEqual(17);
        }
      }),
    );
    expect(apart([100, 200], 17)).toEqual([100, 200]);
    expect(apart([100, 100, 300], 17)).toEqual([100, 83, 300]);
  });

  it('moves labels up out of what is taken, and the others with them', () => {
    const bands = [
      { upper: 70, lower: 90 },
      { upper: 85, lower: 110 },
    ];
    expect(apart([100, 95, 200], 17, bands)).toEqual([70, 53, 200]);
    expect(apart([110, 60], 17, bands)).toEqual([110, 60]);
  });

  it('leaves out dates without room, the last one never', () => {
    const x = (date: string): number => Number(date.slice(8));
    expect(withRoom(['2020-01-01', '2020-01-04', '2020-01-10', '2020-01-12'], x, 5)).toEqual(
      ['2020-01-01', '2020-01-04', '2020-01-12'].filter((date) => date !== '2020-01-01'),
    );
  });

  it('puts spans that overlap in different rows', () => {
    const rows = inRows([
      { from: 0, to: 10 },
      { from: 5, to: 6 },
      { from: 10, to: 12 },
    ]);
    expect(rows).toEqual([
      [
        { from: 0, to: 10 },
        { from: 10, to: 12 },
      ],
      [{ from: 5, to: 6 }],
    ]);
  });
});

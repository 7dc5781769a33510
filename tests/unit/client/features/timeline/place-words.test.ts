/** The words of the bars of a lane: none is cut, and none stands on another. */

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { placeWords } from '../../../../../src/client/features/timeline/place-words.ts';
import { timesAsLong } from '../../../../support/times-as-long.ts';

it('stand in their bar where they fit, else after it, else before it, else below', () => {
  const places = placeWords(
    [
      { from: 200, to: 300, words: 60 },
      { from: 320, to: 340, words: 60 },
      { from: 500, to: 520, words: 60 },
      { from: 530, to: 550, words: 70 },
      { from: 560, to: 580, words: 90 },
    ],
    640,
  );
  expect(places).toEqual([
    undefined,
    { left: 346, line: 0 },
    { left: 434, line: 0 },
    { left: 530, line: 1 },
    { left: 550, line: 2 },
  ]);
});

it('never stand on one another, on another bar or outside of the track', () => {
  const bar = fc.record({
    from: fc.integer({ min: 0, max: 900 }),
    length: fc.integer({ min: 10, max: 400 }),
    words: fc.integer({ min: 1, max: 400 }),
  });
  fc.assert(
    fc.property(fc.array(bar, { maxLength: 12 }), (some) => {
      const track = 1000;
      const bars = some
        .map(({ from, length, words }) => ({ from, to: Math.min(track, from + length), words }))
        .toSorted((a, b) => a.from - b.from);
      const places = placeWords(bars, track);
      const taken = bars.map(({ from, to }) => ({ line: 0, from, to, isBar: true }));
      for (const [at, place] of places.entries()) {
        const words = bars[at]?.words ?? 0;
        if (place === undefined) continue;
        const own = { line: place.line, from: place.left, to: place.left + words, isBar: false };
        expect(own.from).toBeGreaterThanOrEqual(0);
        expect(own.to).toBeLessThanOrEqual(track);
        for (const other of taken) {
          const meets = other.line === own.line && own.from < other.to && other.from < own.to;
          expect(meets).toBe(false);
        }
        taken.push(own);
      }
    }),
  );
});

it.each([
  ['that follow each other', 1],
  ['that lie on one another', 0],
] as const)(
  'of many bars %s are placed in as many times as long as there are bars (F318)',
  (_, step) => {
    const bars = (count: number) =>
      Array.from({ length: count }, (_bar, at) => {
        const from = (at * step * 900) / count;
        return { from, to: from + 0.1, words: 200 };
      });
    const [many, few] = [bars(8000), bars(500)];
    const times = timesAsLong(
      () => placeWords(many, 1000),
      () => placeWords(few, 1000),
      5,
    );
    // Sixteen times as many bars take about as many times as long; where each looks at all others, 256 times.
    expect(times).toBeLessThan(100);
  },
);

// @vitest-environment jsdom
/** A line over months: from zero, broken where a value is missing, named in words. */
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { LineChart } from '../../../../src/client/ui/chart/line-chart.tsx';

afterEach(cleanup);

function show(values: readonly (number | undefined)[]): HTMLElement {
  render(
    <LineChart
      summary="Orders: 3 in June, 14 in November"
      points={values.map((value, index) => ({ id: `${index}`, label: `m${index}`, value }))}
      shades={[{ id: 'lockdown', from: 1, to: 2 }]}
      mark={1}
      format={String}
    />,
  );
  return screen.getByRole('img', { name: 'Orders: 3 in June, 14 in November' });
}

const lines = (drawing: HTMLElement): readonly (string | null)[] =>
  [...drawing.querySelectorAll('polyline')].map((line) => line.getAttribute('points'));

it('stands on zero, its greatest value at the top', () => {
  expect(lines(show([0, 5, 10]))).toEqual(['0,120 300,60 600,0']);
  expect(screen.getByText('10')).toBeDefined();
});

it('breaks where nothing is known, and draws a single value as a dash', () => {
  const drawn = lines(show([4, 4, undefined, 4, undefined]));
  expect(drawn).toHaveLength(2);
  expect(drawn[0]).toBe('0,0 150,0');
});

it('draws nothing and divides by nothing where all is zero or missing', () => {
  expect(lines(show([0, 0]))).toEqual(['0,120 600,120']);
  cleanup();
  expect(lines(show([undefined, undefined]))).toEqual([]);
});

it('shades the times that explain it', () => {
  const shade = show([1, 2, 3, 4]).querySelector('rect');
  expect([shade?.getAttribute('x'), shade?.getAttribute('width')]).toEqual(['100', '400']);
});

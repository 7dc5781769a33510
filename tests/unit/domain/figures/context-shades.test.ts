/** What of the programme's calendar lies over some months. */
import { expect, test } from 'vitest';
import { shiftMonth } from '../../../../src/domain/calendar/local-date.ts';
import { contextShades } from '../../../../src/domain/figures/context-shades.ts';
import { timesAsLong } from '../../../support/times-as-long.ts';

const months = ['2020-09', '2020-10', '2020-11', '2020-12'];
const event = (id: string, from: string, to?: string, status?: string) => ({
  id,
  values: { kind: 'confinement' as const, from, to, status },
});

test('a time covers the months that it touches, cut at the ends of the table', () => {
  const shades = contextShades(
    [event('uk', '2020-11-05', '2020-12-02'), event('fr', '2020-03-17', '2020-10-01')],
    months,
  );
  expect(shades.map(({ event: { id }, from, to }) => [id, from, to])).toEqual([
    ['uk', 2, 3],
    ['fr', 0, 1],
  ]);
});

test('a day without an end, what was called off and what lies elsewhere shade nothing', () => {
  const events = [
    event('reopening', '2020-11-28'),
    event('fair', '2020-11-01', '2020-11-03', 'cancelled'),
    event('spring', '2020-03-17', '2020-05-11'),
  ];
  expect(contextShades(events, months)).toEqual([]);
  const dates = { from: '2020-09-01', to: '2020-12-01' };
  const phase = { id: 'phase', values: { kind: 'phase' as const, ...dates } };
  expect(contextShades([phase], months)).toEqual([]);
});

test('many times are laid over ten years as fast as over few months (F321)', () => {
  const events = Array.from({ length: 2000 }, (_, at) =>
    event(`${at}`, '1900-01-01', '1900-01-02'),
  );
  const years = Array.from({ length: 120 }, (_, at) => shiftMonth('2010-12', at));
  const times = timesAsLong(
    () => contextShades(events, years),
    () => contextShades(events, months),
  );
  expect(times).toBeLessThan(12);
});

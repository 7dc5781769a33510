/** One moment on two clocks. */

import { expect, it } from 'vitest';
import { timeElsewhere } from '../../../../src/domain/contact/time-elsewhere.ts';

it('London is an hour behind Paris, in winter and in summer', () => {
  expect(timeElsewhere('2020-11-24T11:00', 'Europe/Paris', 'Europe/London')).toBe(
    '2020-11-24T10:00',
  );
  expect(timeElsewhere('2020-07-01T11:00', 'Europe/Paris', 'Europe/London')).toBe(
    '2020-07-01T10:00',
  );
});

it('the day changes with the clock', () => {
  expect(timeElsewhere('2020-11-24T00:30', 'Europe/Paris', 'Europe/London')).toBe(
    '2020-11-23T23:30',
  );
  expect(timeElsewhere('2020-12-31T23:30', 'Europe/London', 'Europe/Paris')).toBe(
    '2021-01-01T00:30',
  );
});

it('holds on both sides of the night when the clocks go back', () => {
  expect(timeElsewhere('2020-10-25T00:30', 'Europe/London', 'Europe/Paris')).toBe(
    '2020-10-25T01:30',
  );
  expect(timeElsewhere('2020-10-25T04:30', 'Europe/Paris', 'Europe/London')).toBe(
    '2020-10-25T03:30',
  );
});

it('there and back is where it began', () => {
  const there = timeElsewhere('2020-11-24T11:00', 'Europe/Paris', 'America/New_York');
  expect(there).toBe('2020-11-24T05:00');
  expect(timeElsewhere(there, 'America/New_York', 'Europe/Paris')).toBe('2020-11-24T11:00');
});

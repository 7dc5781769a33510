import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { timeElsewhere } from '../../../../src/domain/contact/time-elsewhere.ts';
import { localDateTimeIn } from '../../../../src/domain/calendar/local-date.ts';
import { instantOf } from '../../../../src/domain/calendar/zoned-time.ts';

fc.configureGlobal({ seed: 20261125 });

const london = 'Europe/London';
const paris = 'Europe/Paris';
const newYork = 'America/New_York';

describe('the instant of a time on a clock', () => {
  it.each([
    // The nights on which Europe changes: 29 March and 25 October 2020, at 01:00 UTC on both sides.
    ['2020-03-29T00:59', london, '2020-03-29T00:59Z'],
    ['2020-03-29T02:00', london, '2020-03-29T01:00Z'],
    ['2020-03-29T01:59', paris, '2020-03-29T00:59Z'],
    ['2020-03-29T03:00', paris, '2020-03-29T01:00Z'],
    ['2020-10-25T00:30', london, '2020-10-24T23:30Z'],
    ['2020-10-25T02:00', london, '2020-10-25T02:00Z'],
    ['2020-10-25T01:30', paris, '2020-10-24T23:30Z'],
    ['2020-10-25T03:00', paris, '2020-10-25T02:00Z'],
    // New York changes on other days: 8 March and 1 November 2020, at 02:00 there.
    ['2020-03-08T01:30', newYork, '2020-03-08T06:30Z'],
    ['2020-03-08T03:00', newYork, '2020-03-08T07:00Z'],
    ['2020-11-01T00:30', newYork, '2020-11-01T04:30Z'],
    ['2020-11-01T02:30', newYork, '2020-11-01T07:30Z'],
    ['2021-05-19T10:00', london, '2021-05-19T09:00Z'],
    ['2021-01-19T10:00', london, '2021-01-19T10:00Z'],
  ])('%s in %s is %s', (at, zone, instant) => {
    expect(new Date(instantOf(at, zone)).toISOString()).toBe(instant.replace('Z', ':00.000Z'));
  });

  it('shows the same time again on that clock, except in the hour that the clock skips', () => {
    const minute = fc.integer({
      min: Date.UTC(2018, 0, 1) / 60_000,
      max: Date.UTC(2030, 0, 1) / 60_000,
    });
    const zone = fc.constantFrom(london, paris, newYork, 'Asia/Kolkata', 'Australia/Lord_Howe');
    fc.assert(
      fc.property(minute, zone, (instant, where) => {
        // A time that a clock showed is one that it shows: the way there and back loses nothing.
        const shown = localDateTimeIn(instant * 60_000, where);
        expect(localDateTimeIn(instantOf(shown, where), where)).toBe(shown);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('the same moment on another clock', () => {
  it('is one hour later in Paris than in London, on every hour of the days on which they change', () => {
    for (const day of ['2020-03-28', '2020-03-29', '2020-10-24', '2020-10-25', '2021-03-28']) {
      for (let hour = 3; hour < 23; hour += 1) {
        const at = `${day}T${String(hour).padStart(2, '0')}:00`;
        const later = `${day}T${String(hour + 1).padStart(2, '0')}:00`;
        expect(timeElsewhere(at, london, paris)).toBe(later);
        expect(timeElsewhere(later, paris, london)).toBe(at);
      }
    }
  });

  it('is five hours earlier in New York than in London, four while only one has changed', () => {
    expect(timeElsewhere('2021-03-12T15:00', london, newYork)).toBe('2021-03-12T10:00');
    expect(timeElsewhere('2021-03-16T15:00', london, newYork)).toBe('2021-03-16T11:00');
    expect(timeElsewhere('2021-03-30T15:00', london, newYork)).toBe('2021-03-30T10:00');
    expect(timeElsewhere('2021-11-02T15:00', london, newYork)).toBe('2021-11-02T11:00');
  });

  it('may be on another day', () => {
    expect(timeElsewhere('2020-12-31T23:30', london, paris)).toBe('2021-01-01T00:30');
  });
});

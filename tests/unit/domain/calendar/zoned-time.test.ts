import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { timeElsewhere } from '../../../../src/domain/contact/time-elsewhere.ts';
import { isTimeZone, localDateTimeIn } from '../../../../src/domain/calendar/local-date.ts';
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

describe('a member who names a zone in thousands of ways', () => {
  /** How many formatters are made or tried for the times of these zones, asked for again and again. */
  function made(zones: readonly string[]): number {
    // What is unknown is read as UTC.
    instantOf('2020-11-02T09:00', 'UTC');
    let times = 0;
    const counted = new Proxy(Intl.DateTimeFormat, {
      construct(target, given) {
        times += 1;
        return Reflect.construct(target, given) as object;
      },
    });
    vi.stubGlobal('Intl', { DateTimeFormat: counted });
    for (const round of ['2020-11-02T09:00', '2020-11-02T10:00', '2020-11-02T09:00']) {
      for (const zone of zones) instantOf(round, zone);
    }
    vi.unstubAllGlobals();
    return times;
  }

  const names = Array.from({ length: 300 }, (_, at) => at.toString(2).padStart(9, '0'));

  it('has one formatter made for all its spellings (F317)', () => {
    const spell = (bits: string): string =>
      [...'mauritius'].map((sign, at) => (bits[at] === '1' ? sign.toUpperCase() : sign)).join('');
    const spelled = names.map((bits) => `Indian/${spell(bits)}`);
    expect(new Set(spelled).size).toBe(names.length);
    expect(made(spelled)).toBe(1);
    for (const zone of spelled) {
      expect(instantOf('2020-11-02T09:00', zone)).toBe(Date.UTC(2020, 10, 2, 5));
    }
  });

  it('has each that nobody knows tried once (F317)', () => {
    expect(made(names.map((name) => `Nowhere/${name}`))).toBe(names.length);
    expect(made(names.map((name) => `Nowhere/${name}`))).toBe(0);
    expect(instantOf('2020-11-02T09:00', 'Nowhere/000000000')).toBe(Date.UTC(2020, 10, 2, 9));
  });

  it('has none made for what is no name, whatever the browser reads (F317)', () => {
    expect(made(['+01:00', '-0330', '+0', ''])).toBe(0);
    expect(isTimeZone('+01:00')).toBe(false);
  });

  it('has those made once that there are (F317)', () => {
    const zones = Intl.supportedValuesOf('timeZone');
    expect(made(zones)).toBeLessThanOrEqual(zones.length);
    expect(made(zones)).toBe(0);
  });
});

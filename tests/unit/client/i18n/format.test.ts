import { describe, expect, test } from 'vitest';
import {
  absent,
  formatDateFull,
  formatDateLong,
  formatDateRange,
  formatDay,
  formatDayMonth,
  formatDayTime,
  formatDuration,
  formatFileSize,
  formatList,
  formatMoney,
  formatMonth,
  formatNumber,
  formatElided,
  formatPercent,
  formatRelativeDay,
  formatTime,
  localDateTimeOf,
} from '../../../../src/client/i18n/format.ts';

/** Makes the no-break space visible in expectations. */
const nb = (text: string): string => text.replaceAll('~', '\u00A0');

const today = '2020-11-24';

describe('dates', () => {
  test('a day has its weekday, its number and its month in words', () => {
    expect(formatDay('fr', '2020-11-24', today)).toBe(nb('mar. 24~nov.'));
    expect(formatDay('en', '2020-11-24', today)).toBe(nb('Tue 24~Nov'));
  });

  test('the first of a month is 1er in French and 1 in English', () => {
    expect(formatDayMonth('fr', '2020-12-01', today)).toBe(nb('1er~déc.'));
    expect(formatDay('fr', '2020-12-01', today)).toBe(nb('mar. 1er~déc.'));
    expect(formatDateLong('fr', '2020-12-01')).toBe(nb('1er~décembre 2020'));
    expect(formatDayMonth('en', '2020-12-01', today)).toBe(nb('1~Dec'));
    expect(formatDayMonth('fr', '2020-12-11', today)).toBe(nb('11~déc.'));
  });

  test('the year is written when it is not the present one, on both sides of the new year', () => {
    expect(formatDay('fr', '2021-01-01', '2020-12-31')).toBe(nb('ven. 1er~janv. 2021'));
    expect(formatDay('en', '2020-12-31', '2021-01-01')).toBe(nb('Thu 31~Dec 2020'));
    expect(formatDayMonth('en', '2020-12-31', '2020-01-01')).toBe(nb('31~Dec'));
  });

  test('long dates always have their year', () => {
    expect(formatDateLong('fr', '2020-11-24')).toBe(nb('24~novembre 2020'));
    expect(formatDateLong('en', '2020-11-24')).toBe(nb('24~November 2020'));
    expect(formatDateFull('fr', '2020-11-24')).toBe(nb('mardi 24~novembre 2020'));
    expect(formatDateFull('en', '2020-11-24')).toBe(nb('Tuesday 24~November 2020'));
  });

  test('a range names each month and year once where it can', () => {
    expect(formatDateRange('en', '2020-11-18', '2020-11-24', today)).toBe(nb('18–24~Nov'));
    expect(formatDateRange('fr', '2020-10-28', '2020-12-01', today)).toBe(nb('28~oct. – 1er~déc.'));
    expect(formatDateRange('fr', '2020-12-30', '2021-01-04', today)).toBe(
      nb('30~déc. 2020 – 4~janv. 2021'),
    );
    expect(formatDateRange('fr', '2021-04-03', '2021-05-03', today)).toBe(
      nb('3~avr. – 3~mai 2021'),
    );
    expect(formatDateRange('en', '2020-11-24', '2020-11-24', today)).toBe(nb('24~Nov'));
  });

  test('a month is written with its year', () => {
    expect(formatMonth('fr', '2020-08')).toBe('août 2020');
    expect(formatMonth('en', '2020-08-31', 'short')).toBe('Aug 2020');
  });

  test('29 February exists in leap years only', () => {
    expect(formatDateLong('en', '2020-02-29')).toBe(nb('29~February 2020'));
    expect(formatDateLong('en', '2021-02-29')).toBe(absent);
  });

  test.each(['', 'x', '2020-13-01', '2020-02-30', '2020-00-10', '24/11/2020', '2020-11-2', 'NaN'])(
    'what is not a date (%j) is a dash everywhere',
    (date) => {
      for (const language of ['fr', 'en'] as const) {
        expect(formatDay(language, date, today)).toBe(absent);
        expect(formatDayMonth(language, date, today)).toBe(absent);
        expect(formatDateLong(language, date)).toBe(absent);
        expect(formatDateFull(language, date)).toBe(absent);
        expect(formatDateRange(language, date, today, today)).toBe(absent);
        expect(formatRelativeDay(language, date, today)).toBe(absent);
        expect(formatMonth(language, date)).toBe(absent);
      }
    },
  );
});

describe('distances in days', () => {
  test.each([
    ['2020-11-24', 'aujourd’hui', 'today'],
    ['2020-11-23', 'hier', 'yesterday'],
    ['2020-11-25', 'demain', 'tomorrow'],
    ['2020-11-21', 'il y a 3~j', '3~d ago'],
    ['2020-11-27', 'dans 3~j', 'in 3~d'],
    ['2020-10-24', 'il y a 31~j', '31~d ago'],
    ['2020-10-23', '23~oct.', '23~Oct'],
    ['2020-12-25', 'dans 31~j', 'in 31~d'],
    ['2020-12-26', '26~déc.', '26~Dec'],
    ['2019-11-24', '24~nov. 2019', '24~Nov 2019'],
  ])('%s seen from 24 November 2020', (date, french, english) => {
    expect(formatRelativeDay('fr', date, today)).toBe(nb(french));
    expect(formatRelativeDay('en', date, today)).toBe(nb(english));
  });

  test('yesterday is yesterday across a new year and across both changes of clocks', () => {
    expect(formatRelativeDay('en', '2020-12-31', '2021-01-01')).toBe('yesterday');
    expect(formatRelativeDay('fr', '2020-03-28', '2020-03-29')).toBe('hier');
    expect(formatRelativeDay('fr', '2020-03-29', '2020-03-30')).toBe('hier');
    expect(formatRelativeDay('en', '2020-10-25', '2020-10-26')).toBe('yesterday');
  });
});

describe('times', () => {
  test('times are on 24 hours in both languages', () => {
    expect(formatTime('fr', '2020-11-24T14:41')).toBe('14:41');
    expect(formatTime('en', '2020-11-24T00:05')).toBe('00:05');
    expect(formatTime('en', '09:30')).toBe('09:30');
  });

  test('what is not a time is a dash', () => {
    for (const text of ['', '24:00', '12:60', '2020-11-24', '7:30']) {
      expect(formatTime('fr', text)).toBe(absent);
    }
  });

  test('a moment of today is its time, another has its day', () => {
    expect(formatDayTime('fr', '2020-11-24T14:41', today)).toBe('14:41');
    expect(formatDayTime('fr', '2020-12-01T09:00', today)).toBe(nb('mar. 1er~déc. à 09:00'));
    expect(formatDayTime('en', '2019-12-01T09:00', today)).toBe(nb('Sun 1~Dec 2019 at 09:00'));
    expect(formatDayTime('en', '2019-12-01', today)).toBe(absent);
  });

  test('the wall clock follows the change to summer time and back', () => {
    const before = Date.UTC(2020, 2, 29, 0, 59);
    expect(localDateTimeOf(before, 'Europe/Paris')).toBe('2020-03-29T01:59');
    expect(localDateTimeOf(before + 60_000, 'Europe/Paris')).toBe('2020-03-29T03:00');
    expect(localDateTimeOf(before + 60_000, 'Europe/London')).toBe('2020-03-29T02:00');
    const autumn = Date.UTC(2020, 9, 25, 0, 30);
    expect(localDateTimeOf(autumn, 'Europe/Paris')).toBe('2020-10-25T02:30');
    expect(localDateTimeOf(autumn + 3_600_000, 'Europe/Paris')).toBe('2020-10-25T02:30');
  });

  test('the local day turns at local midnight, which is written 00:00', () => {
    const instant = Date.UTC(2020, 11, 31, 23, 0);
    expect(localDateTimeOf(instant, 'Europe/Paris')).toBe('2021-01-01T00:00');
    expect(localDateTimeOf(instant, 'Europe/London')).toBe('2020-12-31T23:00');
    expect(localDateTimeOf(Number.NaN, 'Europe/Paris')).toBe(absent);
  });
});

describe('durations', () => {
  test.each([
    [0, '0~min', '0~min'],
    [12, '12~min', '12~min'],
    [59.6, '1~h', '1~h'],
    [60, '1~h', '1~h'],
    [65, '1~h~05', '1~h~5~min'],
    [85, '1~h~25', '1~h~25~min'],
    [1500, '25~h', '25~h'],
  ])('%d minutes', (minutes, french, english) => {
    expect(formatDuration('fr', minutes)).toBe(nb(french));
    expect(formatDuration('en', minutes)).toBe(nb(english));
  });

  test('no duration is a dash', () => {
    for (const minutes of [Number.NaN, -1, Number.POSITIVE_INFINITY]) {
      expect(formatDuration('en', minutes)).toBe(absent);
    }
  });
});

describe('numbers, amounts and sizes', () => {
  test('numbers are grouped and have the decimal mark of their language', () => {
    expect(formatNumber('fr', 1240)).toBe(nb('1~240'));
    expect(formatNumber('en', 1240)).toBe('1,240');
    expect(formatNumber('fr', 58.1)).toBe('58,1');
    expect(formatNumber('en', 58.125)).toBe('58.13');
    expect(formatNumber('fr', 58, 1)).toBe('58,0');
    expect(formatNumber('fr', 1e6)).toBe(nb('1~000~000'));
    expect(formatNumber('en', 0)).toBe('0');
  });

  test('shares are percentages', () => {
    expect(formatPercent('fr', 0.62)).toBe(nb('62~%'));
    expect(formatPercent('en', 0.62)).toBe('62%');
    expect(formatPercent('fr', 0.125, 1)).toBe(nb('12,5~%'));
    expect(formatPercent('en', 1)).toBe('100%');
  });

  test('euros and pounds have their symbol where each language puts it', () => {
    expect(formatMoney('fr', { amount: 6.9, currency: 'GBP' })).toBe(nb('6,90~£'));
    expect(formatMoney('en', { amount: 6.9, currency: 'GBP' })).toBe('£6.90');
    expect(formatMoney('fr', { amount: 12_400, currency: 'EUR' })).toBe(nb('12~400,00~€'));
    expect(formatMoney('en', { amount: 12_400, currency: 'EUR' }, 'whenNeeded')).toBe('€12,400');
    expect(formatMoney('en', { amount: 0.5, currency: 'EUR' }, 'whenNeeded')).toBe('€0.50');
  });

  test.each([
    [0, '0~o', '0~B'],
    [999, '999~o', '999~B'],
    [1000, '1~ko', '1~kB'],
    [340_400, '340~ko', '340~kB'],
    [999_600, '1,0~Mo', '1.0~MB'],
    [1_800_000, '1,8~Mo', '1.8~MB'],
    [9_960_000, '10~Mo', '10~MB'],
    [24_000_000, '24~Mo', '24~MB'],
    [1.5e9, '1,5~Go', '1.5~GB'],
    [5e15, '5~000~To', '5,000~TB'],
  ])('%d bytes', (bytes, french, english) => {
    expect(formatFileSize('fr', bytes)).toBe(nb(french));
    expect(formatFileSize('en', bytes)).toBe(nb(english));
  });

  test('what is not a number is a dash', () => {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) {
      expect(formatNumber('fr', value)).toBe(absent);
      expect(formatPercent('fr', value)).toBe(absent);
      expect(formatMoney('fr', { amount: value, currency: 'EUR' })).toBe(absent);
      expect(formatFileSize('fr', value)).toBe(absent);
    }
  });

  test('lists end with a word', () => {
    expect(formatList('fr', ['a', 'b', 'c'])).toBe('a, b et c');
    expect(formatList('en', ['a', 'b', 'c'])).toBe('a, b and c');
    expect(formatList('fr', ['a', 'b'], 'or')).toBe('a ou b');
    expect(formatList('en', ['a'])).toBe('a');
    expect(formatList('en', [])).toBe('');
  });

  test('what is somebody’s has its d’ before a vowel, in French', () => {
    const said = ['Maëlle', 'Emma', 'Édith', 'Œdipe', 'Yann', 'Yves', 'Hugo', ''].map((name) =>
      formatElided('fr', 'de', name),
    );
    expect(said).toEqual([
      ...['de Maëlle', 'd’Emma', 'd’Édith', 'd’Œdipe', 'de Yann', 'd’Yves', 'de Hugo'],
      'de ',
    ]);
    expect(formatElided('en', 'de', 'Emma')).toBe('Emma');
  });

  test('what somebody did has its qu’ before a vowel, in French', () => {
    const said = ['Maëlle', 'Étienne', 'Yann', 'Yves'].map((name) =>
      formatElided('fr', 'que', name),
    );
    expect(said).toEqual(['que Maëlle', 'qu’Étienne', 'que Yann', 'qu’Yves']);
    expect(formatElided('en', 'que', 'Étienne')).toBe('Étienne');
  });
});

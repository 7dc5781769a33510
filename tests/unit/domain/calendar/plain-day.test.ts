import { describe, expect, it } from 'vitest';
import {
  isClock,
  readClock,
  readPlainDay,
  readPlainMonth,
} from '../../../../src/domain/calendar/plain-day.ts';

/** A Wednesday. */
const today = '2021-05-19';

describe('a day in its plain forms', () => {
  it.each([
    ['demain', '2021-05-20'],
    ['Yesterday', '2021-05-18'],
    ['aujourd’hui', '2021-05-19'],
    ['2021-05-03', '2021-05-03'],
    ['3 mai', '2021-05-03'],
    ['3 May 2020', '2020-05-03'],
    ['May 3 2020', '2020-05-03'],
    ['1er juin', '2021-06-01'],
    ['mer. 19 mai 2021', '2021-05-19'],
    ['Wed 19 May 2021', '2021-05-19'],
    ['4 févr. 2021', '2021-02-04'],
    ['15 août', '2021-08-15'],
    ['18/05', '2021-05-18'],
    ['18.05.21', '2021-05-18'],
    ['5/6', '2021-06-05'],
    ['le 26', '2021-05-26'],
    ['29 février', '2020-02-29'],
  ])('%s is read', (text, day) => {
    expect(readPlainDay(text, today)).toBe(day);
  });

  it('is looked for on the asked side of today', () => {
    expect(readPlainDay('3 mai', today, 'next')).toBe('2022-05-03');
    expect(readPlainDay('26', today, 'past')).toBe('2021-04-26');
    expect(readPlainDay('20/05', today, 'past')).toBe('2020-05-20');
  });

  it('lets go of a weekday that no longer fits, while the day beside it is changed', () => {
    expect(readPlainDay('mer. 20 mai 2021', today)).toBe('2021-05-20');
  });

  it.each(['', 'lundi', '31 avril', '31/02/2021', '40', '3 mai 21 h', 'mai', 'foo 3'])(
    '“%s” says none',
    (text) => {
      expect(readPlainDay(text, today)).toBeUndefined();
    },
  );
});

describe('a time of day', () => {
  it.each([
    ['10h', '10:00'],
    ['14 h 30', '14:30'],
    ['14:05', '14:05'],
    ['9.15', '09:15'],
    ['3pm', '15:00'],
    ['12 am', '00:00'],
    ['1430', '14:30'],
    ['930', '09:30'],
    ['9', '09:00'],
    ['à 10 heures', '10:00'],
    ['midi', '12:00'],
  ])('%s is read', (text, time) => {
    expect(readClock(text)).toBe(time);
    expect(isClock(time)).toBe(true);
  });

  it.each(['', '25', '14:75', '13pm', 'tôt', '10h-11h'])('“%s” is none', (text) => {
    expect(readClock(text)).toBeUndefined();
    expect(isClock(text)).toBe(false);
  });
});

describe('a month with its year', () => {
  it.each([
    ['2021-05', '2021-05'],
    ['2021/5', '2021-05'],
    ['05/2021', '2021-05'],
    ['5.21', '2021-05'],
    ['mai 2021', '2021-05'],
    ['May 2021', '2021-05'],
    ['sept. 21', '2021-09'],
    ['2021 août', '2021-08'],
    ['décembre, 2020', '2020-12'],
    ['13/2021', undefined],
    ['mai', undefined],
    ['2021', undefined],
    ['3 mai 2021', undefined],
    ['', undefined],
  ])('is read from %s as %s', (text, month) => {
    expect(readPlainMonth(text)).toBe(month);
  });
});

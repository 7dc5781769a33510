/**
 * Public holidays of France and of England, computed, so that they need no network, no data file and
 * no yearly update. A programme adds what a government grants later as an event of its own calendar.
 *
 * France: the eleven days of the labour code, not moved when they fall on a weekend; Alsace and Moselle
 * have two more, which are left out. England: eight bank holidays, with the day off that replaces one on a
 * weekend, and the days moved or granted for single occasions, as a table.
 * Limits: English rules as they stand since 1978, occasions since 1999.
 */

import {
  addDays,
  endOfMonth,
  type LocalDate,
  localDate,
  type Weekday,
  weekday,
  yearOf,
} from './local-date.ts';
import { present } from '../../std/assert.ts';

export const holidayRegions = ['FR', 'GB-ENG'] as const;
/** Where a set of public holidays holds. */
export type HolidayRegion = (typeof holidayRegions)[number];

interface Name {
  readonly en: string;
  readonly fr: string;
}

/** A public holiday: the day off itself, which in England may replace the day it is named after. */
export interface Holiday {
  readonly date: LocalDate;
  readonly name: Name;
}

const names = {
  newYear: { en: 'New Year’s Day', fr: 'Jour de l’an' },
  goodFriday: { en: 'Good Friday', fr: 'Vendredi saint' },
  easterMonday: { en: 'Easter Monday', fr: 'Lundi de Pâques' },
  labourDay: { en: 'Labour Day', fr: 'Fête du Travail' },
  earlyMay: { en: 'Early May bank holiday', fr: 'Jour férié de début mai' },
  victory: { en: 'Victory in Europe Day', fr: 'Victoire de 1945' },
  ascension: { en: 'Ascension Day', fr: 'Ascension' },
  whitMonday: { en: 'Whit Monday', fr: 'Lundi de Pentecôte' },
  spring: { en: 'Spring bank holiday', fr: 'Jour férié de printemps' },
  nationalDay: { en: 'French national day', fr: 'Fête nationale' },
  assumption: { en: 'Assumption Day', fr: 'Assomption' },
  summer: { en: 'Summer bank holiday', fr: 'Jour férié d’été' },
  allSaints: { en: 'All Saints’ Day', fr: 'Toussaint' },
  armistice: { en: 'Armistice Day', fr: 'Armistice de 1918' },
  christmas: { en: 'Christmas Day', fr: 'Noël' },
  boxingDay: { en: 'Boxing Day', fr: 'Lendemain de Noël' },
} as const satisfies Record<string, Name>;

/** English bank holidays that a single year had on another day. */
const moved: Readonly<Record<string, LocalDate>> = {
  'spring 2002': '2002-06-04',
  'spring 2012': '2012-06-04',
  'earlyMay 2020': '2020-05-08',
  'spring 2022': '2022-06-02',
};

/** English bank holidays granted once. */
const granted: readonly Holiday[] = [
  { date: '1999-12-31', name: { en: 'Millennium Eve', fr: 'Veille de l’an 2000' } },
  { date: '2002-06-03', name: { en: 'Golden Jubilee', fr: 'Jubilé d’or de la reine' } },
  { date: '2011-04-29', name: { en: 'Royal wedding', fr: 'Mariage royal' } },
  { date: '2012-06-05', name: { en: 'Diamond Jubilee', fr: 'Jubilé de diamant de la reine' } },
  { date: '2022-06-03', name: { en: 'Platinum Jubilee', fr: 'Jubilé de platine de la reine' } },
  {
    date: '2022-09-19',
    name: { en: 'State funeral of the Queen', fr: 'Funérailles nationales de la reine' },
  },
  { date: '2023-05-08', name: { en: 'Coronation of the King', fr: 'Couronnement du roi' } },
];

const saturday: Weekday = 6;
const sunday: Weekday = 7;

/** Easter Sunday of a year of the Gregorian calendar, by the anonymous computus. */
export function easterSunday(year: number): LocalDate {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const yearOfCentury = year % 100;
  const moonCorrection = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - moonCorrection + 15) % 30;
  const toSunday =
    (32 + 2 * (century % 4) + 2 * Math.floor(yearOfCentury / 4) - epact - (yearOfCentury % 4)) % 7;
  const lateMoon = Math.floor((golden + 11 * epact + 22 * toSunday) / 451);
  const sinceMarch = epact + toSunday - 7 * lateMoon + 114;
  return day(year, Math.floor(sinceMarch / 31), (sinceMarch % 31) + 1);
}

/** The public holidays of a year in a region, in the order of the days. */
export function holidaysOf(year: number, region: HolidayRegion): readonly Holiday[] {
  const key = `${region} ${year}`;
  const known = computed.get(key);
  if (known !== undefined) return known;
  const holidays = region === 'FR' ? french(year) : english(year);
  const sorted = holidays.toSorted((a, b) => (a.date < b.date ? -1 : 1));
  if (computed.size >= computedYearsMax) computed.clear();
  computed.set(key, sorted);
  return sorted;
}

/** The public holiday on a day in a region, if it is one. */
export function holidayOn(date: LocalDate, region: HolidayRegion): Holiday | undefined {
  return holidaysOf(yearOf(date), region).find((holiday) => holiday.date === date);
}

/** Alerts ask for the same few years for every SME. */
const computed = new Map<string, readonly Holiday[]>();
const computedYearsMax = 200;

function french(year: number): readonly Holiday[] {
  const easter = easterSunday(year);
  return [
    { date: day(year, 1, 1), name: names.newYear },
    { date: addDays(easter, 1), name: names.easterMonday },
    { date: day(year, 5, 1), name: names.labourDay },
    { date: day(year, 5, 8), name: names.victory },
    { date: addDays(easter, 39), name: names.ascension },
    { date: addDays(easter, 50), name: names.whitMonday },
    { date: day(year, 7, 14), name: names.nationalDay },
    { date: day(year, 8, 15), name: names.assumption },
    { date: day(year, 11, 1), name: names.allSaints },
    { date: day(year, 11, 11), name: names.armistice },
    { date: day(year, 12, 25), name: names.christmas },
  ];
}

function english(year: number): readonly Holiday[] {
  const easter = easterSunday(year);
  return [
    { date: mondayAfterWeekend(day(year, 1, 1)), name: names.newYear },
    { date: addDays(easter, -2), name: names.goodFriday },
    { date: addDays(easter, 1), name: names.easterMonday },
    { date: moved[`earlyMay ${year}`] ?? mondayFrom(day(year, 5, 1)), name: names.earlyMay },
    { date: moved[`spring ${year}`] ?? lastMonday(day(year, 5, 1)), name: names.spring },
    { date: lastMonday(day(year, 8, 1)), name: names.summer },
    ...englishChristmas(year),
    ...granted.filter((holiday) => yearOf(holiday.date) === year),
  ];
}

/** Two days off in any case: those on a weekend move to the first working days after both. */
function englishChristmas(year: number): readonly Holiday[] {
  const christmas = day(year, 12, 25);
  const boxingDay = addDays(christmas, 1);
  const onMonday = mondayAfterWeekend(boxingDay);
  switch (weekday(christmas)) {
    case saturday:
      return [
        { date: onMonday, name: names.christmas },
        { date: addDays(onMonday, 1), name: names.boxingDay },
      ];
    case sunday:
      return [
        { date: boxingDay, name: names.boxingDay },
        { date: addDays(boxingDay, 1), name: names.christmas },
      ];
    default:
      return [
        { date: christmas, name: names.christmas },
        { date: onMonday, name: names.boxingDay },
      ];
  }
}

function mondayAfterWeekend(date: LocalDate): LocalDate {
  return weekday(date) >= saturday ? mondayFrom(date) : date;
}

function mondayFrom(date: LocalDate): LocalDate {
  return addDays(date, (8 - weekday(date)) % 7);
}

function lastMonday(dateInMonth: LocalDate): LocalDate {
  const last = endOfMonth(dateInMonth);
  return addDays(last, 1 - weekday(last));
}

function day(year: number, month: number, dayOfMonth: number): LocalDate {
  return present(localDate(year, month, dayOfMonth), 'a fixed holiday exists in every year');
}

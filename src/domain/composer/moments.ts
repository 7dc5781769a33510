/**
 * Days and hours in the words of a line. The library reads dates and times; `day-phrases.ts` reads the days that it
 * misses; what looks like a moment and is none is hidden from it (`shown-to-library.ts`) or refused: `1h` is a length, and
 * `12 nov 15 min` no year 2015.
 */

import { type LocalDate, localDate, weekday } from '../calendar/local-date.ts';
import { type SaidMoment, saidMoments } from './date-parser.ts';
import { readDayPhrase } from './day-phrases.ts';
import { dayOf, type SaidDay } from './days.ts';
import { hourAt } from './hours.ts';
import { isCounted } from './minutes.ts';
import { beginsStretch, hourInWord, isHidden, isOfIt, textFor } from './shown-to-library.ts';
import { hourLeads, noonWords, type Period, weekdayWords } from './vocabulary/day-words.ts';
import { hourWords, minuteWords, quantityWords } from './vocabulary/small-words.ts';
import type { Word } from './words.ts';

/** A day, an hour or both, with the words that say them. */
export interface Moment {
  readonly first: number;
  readonly end: number;
  readonly day: SaidDay | undefined;
  readonly period: Period | undefined;
  /** `HH:mm`. */
  readonly time: string | undefined;
  /** Length, where the end is said as well: `10h-11h`. */
  readonly minutes: number | undefined;
  /** Counted from now: `in an hour`. */
  readonly isSoon?: boolean;
  /** The day or hour in whose place it is, which the same words say: `from Monday to Tuesday`. */
  readonly before?: Pick<Moment, 'day' | 'time'>;
}

const isNumber = /^\d/;
/** Two digits are a year only this near to today. */
const nearYears = 2;
const roundMinutes = 5;
const looksLikeHour = /^(?:\d{1,2}(?:h\d{0,2}|:\d{2})?|h|a)$/;
const afternoonFrom = 7;
const noonHour = 12;
const noon = '12:00';
const minutesPerHour = 60;
const daysPerWeek = 7;

/** The moments that the words may say, the longest of each beginning, by their first word. */
export function momentsOf(
  words: readonly Word[],
  today: LocalDate,
  endsMax: number,
): ReadonlyMap<number, Moment> {
  if (words.length <= 2 * endsMax) return momentsIn(words, today);
  const behind = words.length - endsMax;
  const last = [...momentsIn(words.slice(behind), today)].map(
    ([at, moment]) =>
      [at + behind, { ...moment, first: moment.first + behind, end: moment.end + behind }] as const,
  );
  return new Map([...momentsIn(words.slice(0, endsMax), today), ...last]);
}

function momentsIn(words: readonly Word[], today: LocalDate): ReadonlyMap<number, Moment> {
  const found = new Map<number, Moment>();
  const add = (moment: Moment | undefined): void => {
    if (moment === undefined) return;
    const known = found.get(moment.first);
    if (known === undefined || known.end < moment.end) found.set(moment.first, moment);
  };
  for (const at of words.keys()) {
    if (isHidden(words, at) && !beginsStretch(words, at)) continue;
    const read = readDayPhrase(words, at, today);
    if (read !== undefined) {
      const { day, period } = read.value;
      // `ce midi` is an hour of today.
      const time = noonWords.has(words[read.end - 1]?.core ?? '') ? noon : undefined;
      add({ first: at, end: read.end, day, period, time, minutes: undefined });
    }
  }
  for (const at of words.keys()) {
    if (isOfIt(words, at)) continue;
    // `lundi de 9 à 11`: a word may lead to the hours.
    const isLed = ['de', 'from', 'between', 'entre'].includes(words[at - 1]?.core ?? '');
    const isBehindDay = [...found.values()].some(
      ({ end, day }) => (end === at || (isLed && end === at - 1)) && day !== undefined,
    );
    // `from 10 till 11 yesterday`.
    const isSpan = isLed && found.get(at + 3)?.day !== undefined;
    const isBeforeDay = isSpan || found.get(at + 1)?.day !== undefined;
    add(hourAt(words, at, isBehindDay, isBeforeDay));
  }
  const hours = [...found.values()].filter(
    ({ day, minutes }) => day === undefined && minutes === undefined,
  );
  for (const moment of parsedIn(words, today)) add(moment);
  for (const moment of [...found.values()])
    found.set(moment.first, withHour(moment, hours, words, today));
  for (const moment of [...found.values()]) {
    const dated = datedBehind(words, moment, found, today);
    if (dated !== undefined) found.set(moment.first, { ...dated, first: moment.first });
  }
  return found;
}

/** The day before an hour that goes on beyond what was read: `jeudi 15h moins le quart`, `tue 11 sharp`. */
function withHour(
  moment: Moment,
  hours: readonly Moment[],
  words: readonly Word[],
  today: LocalDate,
): Moment {
  const hour = hours.find(
    ({ first, end }) => moment.first < first && first < moment.end && moment.end < end,
  );
  if (hour === undefined) return moment;
  const before = readDayPhrase(words.slice(0, hour.first), moment.first, today);
  const isTimed = moment.time !== undefined;
  // `at 9 sharp`.
  if (moment.day === undefined && before === undefined && isTimed)
    return { ...moment, end: hour.end, time: hour.time };
  const day = before?.end === hour.first ? before.value.day : isTimed ? moment.day : undefined;
  return day === undefined ? moment : { ...moment, day, end: hour.end, time: hour.time };
}

/** What the library reads, where it holds whole words and passes the guards. */
function parsedIn(words: readonly Word[], today: LocalDate): readonly Moment[] {
  if (!words.some(({ core }) => isNumber.test(core) || core.length > 2)) return [];
  const { text, starts, ends } = textFor(words);
  return saidMoments(text, today).flatMap((said) => {
    const first = starts.get(said.from);
    const end = ends.get(said.to);
    if (first === undefined || end === undefined) return [];
    const moment = guarded(withoutLength({ said, words, first, end, today }));
    return moment === undefined ? [] : [moment];
  });
}

/** What the library read, and the words that hold it. */
interface Parsed {
  readonly said: SaidMoment;
  readonly words: readonly Word[];
  readonly first: number;
  readonly end: number;
  readonly today: LocalDate;
}

/** Two digits behind a month that say how long it took, or how many there were, taken for a year by the library. */
function withoutLength(parsed: Parsed): Parsed {
  const { said, words, first, end } = parsed;
  if (said.year === undefined) return parsed;
  const year = String(said.year).slice(2);
  const at = words.findLastIndex(
    ({ core }, index) => index > first && index < end && core === year,
  );
  if (at === -1 || isYear(parsed, at)) return parsed;
  const day = { ...said, year: undefined, hour: undefined, minute: undefined };
  return { ...parsed, said: day, end: at };
}

/** Of the near ones, `25` is more often a length than last year, unless that year is the nearest anyway. */
function isYear({ said, words, today }: Parsed, at: number): boolean {
  const { year = 0, month = 1, day = 1 } = said;
  const nearest = dayOf({ kind: 'dayMonth', day, month }, 'nearest', today)?.slice(0, 4);
  const isNear =
    Math.abs(year - Number(today.slice(0, 4))) <= nearYears &&
    (year % roundMinutes !== 0 || String(year) === nearest);
  if (!isNear || words[at]?.isLast === true) return isNear;
  const next = words[at + 1]?.core ?? '';
  const isUnit = minuteWords.has(next) || hourWords.has(next) || quantityWords.has(next);
  return !isUnit && !isCounted(words, at + 1);
}

/** `vendredi 21 à 10h` is one hour on the 21st, and not from nine in the evening. */
function numberedDay({ said, words, first, end, today }: Parsed): Moment | undefined {
  if (said.day !== undefined || said.untilHour === undefined) return undefined;
  const phrase = readDayPhrase(words, first, today);
  if (phrase === undefined) return undefined;
  // Where that number is on another day of the week, the name stands.
  const isNamed = phrase.value.day.kind === 'weekday';
  const isNumbered = phrase.value.day.kind === 'fixed' && phrase.end > first + 1;
  const numberAt = isNamed ? phrase.end : phrase.end - 1;
  const isSaid = isNamed || isNumbered;
  if (!isSaid || words[numberAt]?.core !== String(said.hour)) return undefined;
  const hour = hourAt(words, numberAt + 2, true);
  // `vendredi 9 à 10h` is from nine to ten.
  if (isNamed && Number(hour?.time.slice(0, 2)) >= Number(said.hour)) return undefined;
  return hour?.end === end ? { ...hour, first, day: phrase.value.day } : undefined;
}

function guarded(parsed: Parsed): Moment | undefined {
  const numbered = numberedDay(parsed);
  if (numbered !== undefined) return numbered;
  const { said, words, first, end, today } = parsed;
  // `Thursday to Friday 3pm` is not one day.
  const weekdays = words.slice(first, end).filter(({ core }) => weekdayWords.has(core));
  if (said.day === undefined && weekdays.length > 1) return undefined;
  const time = timeIn(parsed);
  if (time === 'refused') return dayAlone(parsed);
  const phrase = said.day === undefined ? readDayPhrase(words, first, today)?.value : undefined;
  const day = dayIn(said) ?? phrase?.day;
  if (!agrees(said, day, today)) return undefined;
  if (day === undefined && (time === undefined || said.weekday !== undefined)) return undefined;
  const hour = time?.hour;
  return { first, end, day, period: phrase?.period, time: hour, minutes: time?.minutes };
}

/** The day, where the hour behind it is a length: `18/11 1h25`. */
function dayAlone({ said, words, first, end, today }: Parsed): Moment | undefined {
  const day = dayIn(said);
  let last = end;
  while (last > first && looksLikeHour.test(words[last - 1]?.core ?? '')) last -= 1;
  // `de 15h` is taken for "in 15 hours" by the library.
  const isNamed = words.slice(first, last).some(({ core }) => !hourLeads.has(core));
  if (day === undefined || !isNamed || last === end || !agrees(said, day, today)) return undefined;
  return { first, end: last, day, period: undefined, time: undefined, minutes: undefined };
}

/** A weekday alone is left to `day-phrases.ts`, and a month without a day is none. */
function dayIn(said: SaidMoment): SaidDay | undefined {
  const { year, month, day } = said;
  if (month === undefined || day === undefined) return undefined;
  if (year === undefined) return { kind: 'dayMonth', day, month };
  const date = localDate(year, month, day);
  return date === undefined ? undefined : { kind: 'fixed', date };
}

/** `Wed 28 Sept 2pm`: the date behind its weekday, where they agree. */
function datedBehind(
  words: readonly Word[],
  { first, end }: Moment,
  found: ReadonlyMap<number, Moment>,
  today: LocalDate,
): Moment | undefined {
  const named = weekdayWords.get(words[first]?.core ?? '');
  const dated = words[first]?.isLast === false ? found.get(first + 1) : undefined;
  if (named === undefined || dated?.day?.kind !== 'dayMonth' || dated.end <= end) return undefined;
  const date = dayOf(dated.day, 'nearest', today);
  return date !== undefined && weekday(date) === named ? dated : undefined;
}

/** Whether the weekday that was said is that of the day, in one year or another. */
function agrees(
  { weekday: said }: SaidMoment,
  day: SaidDay | undefined,
  today: LocalDate,
): boolean {
  if (said === undefined || day === undefined || day.kind === 'weekday') return true;
  const sides = ['nearest', 'next', 'past'] as const;
  return sides.some((side) => {
    const date = dayOf(day, side, today);
    return date !== undefined && weekday(date) % daysPerWeek === said;
  });
}

interface Time {
  readonly hour: string;
  readonly minutes: number | undefined;
}

function timeIn({ said, words, first, end }: Parsed): Time | 'refused' | undefined {
  const { hour, minute = 0 } = said;
  if (hour === undefined) return undefined;
  const own = words.slice(first, end).map(({ core }) => core);
  const isAt = own.includes('at') || own.includes('@');
  const isLed = isAt || hourLeads.has(words[first - 1]?.core ?? '');
  const isMarked = own.some((core) => hourInWord.test(core) || noonWords.has(core));
  const isHalf = own.some((core) => /^\d{1,2}\.\d{2}$/.test(core));
  const isHalved = own.some((core) => core === 'am' || core === 'pm' || /\d[ap]m$/.test(core));
  if (!isMarked && !(isLed && (isHalf || isAt))) return 'refused';
  // An hour before seven is a length, unless a word says that it is the hour.
  if (hour < afternoonFrom && !isHalved && !isLed) return 'refused';
  const begins = clock(isHalved ? hour : later(hour), minute);
  if (said.untilHour === undefined) return { hour: begins, minutes: undefined };
  const until = clock(isHalved ? said.untilHour : later(said.untilHour), said.untilMinute ?? 0);
  const minutes = lengthBetween(begins, until);
  return minutes === undefined ? 'refused' : { hour: begins, minutes };
}

/** Nobody meets at three in the morning. */
function later(hour: number): number {
  return hour < afternoonFrom ? hour + noonHour : hour;
}

function clock(hour: number, minute: number): string {
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

function lengthBetween(from: string, until: string): number | undefined {
  const minutes = (time: string): number =>
    Number(time.slice(0, 2)) * minutesPerHour + Number(time.slice(3));
  const length = minutes(until) - minutes(from);
  return length > 0 ? length : undefined;
}

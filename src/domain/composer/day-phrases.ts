/**
 * Days that people say in words: `avant-hier`, `dans 10 jours`, `fin juin`, `la semaine prochaine`, `mardi prochain`,
 * `lundi 24`. The library of `date-parser.ts` misses some of these or has another idea of them.
 */

import {
  addDays,
  addMonths,
  endOfMonth,
  type LocalDate,
  localDate,
  startOfMonth,
  type Weekday,
  weekday,
  yearOf,
} from '../calendar/local-date.ts';
import { endOfTimeAgo } from './counted-back.ts';
import { dayOf, type SaidDay } from './days.ts';
import { type Read, readPhrase } from './phrases.ts';
import {
  agoBefore,
  agoBehind,
  ahead,
  dayWords,
  doubtfulMonths,
  doubtfulWeekdays,
  type Edge,
  edges,
  lastWords,
  monthWords,
  nextWords,
  type Period,
  periodPhrases,
  periodWords,
  spells,
  type Stretch,
  thisWords,
  weekdayWords,
} from './vocabulary/day-words.ts';
import { minuteWords } from './vocabulary/small-words.ts';
import type { Word } from './words.ts';
import { saysHour } from './hours.ts';
import {
  dayOfWeek,
  readStretch,
  weekBehind,
  weekendAt,
  weekdayBehind,
  weeksBeyond,
  weeksOn,
} from './week-phrases.ts';

export interface DayPhrase {
  readonly day: SaidDay;
  readonly period: Period | undefined;
}

const daysPerWeek = 7;
const leapYear = 2024;
const firstYear = 2000;
const friday = 5;
const wednesday = 3;
const middleOfMonth = 15;
const dayNumberPattern = /^([12]?\d|3[01])(?:er|st|nd|rd|th)?$/;
const numericPattern =
  /^(0?[1-9]|[12]\d|3[01])(?:\/|(?=..[.-]..[.-]..$)[.-])(0?[1-9]|1[0-2])(?:[/.-](\d{2}|\d{4}))?$/;
/** Behind a word such as `le`: `le 08.06`. */
const dottedPattern = /^(0[1-9]|[12]\d|3[01])[.-](0[1-9]|1[0-2])()$/;
const leadsDate = new Set(['le', 'du', 'au', 'lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi']);
const numericDate = /^\d{1,2}\/\d{1,2}(?:\/\d{2,4})?$/;

/** The longest day in words that begins at a word. */
export function readDayPhrase(
  words: readonly Word[],
  at: number,
  today: LocalDate,
): Read<DayPhrase> | undefined {
  const found = [
    named(words, at, today),
    counted(words, at, today),
    edged(words, at, today),
    ofWeek(words, at, today),
    withWeekday(words, at, today),
    weeksOn(words, at, today),
    weekendAt(words, at),
    monthFirst(words, at),
    numeric(words, at),
  ].filter((read) => read !== undefined);
  const longest = found.sort((a, b) => b.end - a.end)[0];
  if (longest !== undefined) return withPeriod(words, at, longest);
  const before = readPhrase(periodPhrases, words, at);
  if (before === undefined || words[before.end - 1]?.isLast !== false) return undefined;
  const isJoined = ['on', 'le', 'of', 'de', 'this', 'ce'].includes(words[before.end]?.core ?? '');
  const dayAt = isJoined ? before.end + 1 : before.end;
  const day = named(words, dayAt, today) ?? withWeekday(words, dayAt, today);
  return day && { value: { day: day.value, period: before.value }, end: day.end };
}

/** A part of the day may stand within or behind: `ce matin`, `demain après-midi`. */
function withPeriod(words: readonly Word[], at: number, read: Read<SaidDay>): Read<DayPhrase> {
  const inside = words.slice(at, read.end).map(({ core }) => periodWords.get(core));
  const within = inside.find((period) => period !== undefined);
  const behind = words[read.end - 1]?.isLast === true ? undefined : words[read.end]?.core;
  if (within !== undefined || behind === undefined)
    return { value: { day: read.value, period: within }, end: read.end };
  const one = periodWords.get(behind);
  const after =
    readPhrase(periodPhrases, words, read.end) ?? (one && { value: one, end: read.end + 1 });
  return { value: { day: read.value, period: after?.value }, end: after?.end ?? read.end };
}

const fixed = (date: LocalDate): SaidDay => ({ kind: 'fixed', date });

function named(words: readonly Word[], at: number, today: LocalDate): Read<SaidDay> | undefined {
  const read = readPhrase(dayWords, words, at);
  return read === undefined
    ? undefined
    : { value: fixed(addDays(today, read.value)), end: read.end };
}

/** `dans 10 jours`, `in a fortnight`, `il y a 3 jours`, `2 days ago`, and `2 hours ago`, which is today. */
function counted(words: readonly Word[], at: number, today: LocalDate): Read<SaidDay> | undefined {
  const forward = readPhrase(ahead, words, at);
  const before = readPhrase(agoBefore, words, at);
  const stretch = readStretch(words, forward?.end ?? before?.end ?? at);
  if (stretch === undefined) {
    const end = endOfTimeAgo(words, at);
    return end === undefined ? undefined : { value: fixed(today), end };
  }
  const sign = forward === undefined ? -1 : 1;
  const day = fixed(moved(today, sign * stretch.value.count, stretch.value.stretch));
  if (forward !== undefined || before !== undefined) return { value: day, end: stretch.end };
  const isAgo = agoBehind.has(words[stretch.end]?.core ?? '');
  return isAgo ? { value: day, end: stretch.end + 1 } : undefined;
}

function moved(today: LocalDate, count: number, stretch: Stretch): LocalDate {
  if (stretch === 'month') return addMonths(today, count);
  return addDays(today, count * (stretch === 'week' ? daysPerWeek : 1));
}

/** `fin juin`, `mi-juin`, `end of next month`, `fin de semaine`. */
function edged(words: readonly Word[], at: number, today: LocalDate): Read<SaidDay> | undefined {
  const [edge, next] = edgeAt(words, at);
  if (edge === undefined) return undefined;
  const spell = readPhrase(spells, words, next);
  if (spell !== undefined) {
    const [stretch, count] = spell.value;
    const date = stretch === 'week' ? inWeek(edge, count, today) : inMonth(edge, count, today);
    return { value: fixed(date), end: spell.end };
  }
  const month = monthWords.get(glued(words[at]) ?? words[next]?.core ?? '');
  if (month === undefined) return undefined;
  const isPast = month < Number(today.slice(5, 7));
  const first = localDate(yearOf(today) + (isPast ? 1 : 0), month, 1) ?? today;
  return {
    value: fixed(edgeOfMonth(edge, first)),
    end: glued(words[at]) === undefined ? next + 1 : at + 1,
  };
}

function edgeAt(words: readonly Word[], at: number): readonly [Edge | undefined, number] {
  if (words[at]?.core === 'eom') return ['end', at];
  if (glued(words[at]) !== undefined) return ['middle', at];
  const read = readPhrase(edges, words, at);
  return [read?.value, read?.end ?? at];
}

/** `mi-juin` and `mid-June` are one word. */
function glued(word: Word | undefined): string | undefined {
  return /^(?:mi|mid)-(\p{L}+)$/u.exec(word?.core ?? '')?.[1];
}

function inWeek(edge: Edge, count: number, today: LocalDate): LocalDate {
  const monday = addDays(today, 1 - weekday(today) + count * daysPerWeek);
  const day = { start: 1, middle: wednesday, end: friday }[edge];
  const date = addDays(monday, day - 1);
  return count === 0 && date < today ? addDays(date, daysPerWeek) : date;
}

function inMonth(edge: Edge, count: number, today: LocalDate): LocalDate {
  return edgeOfMonth(edge, addMonths(startOfMonth(today), count));
}

function edgeOfMonth(edge: Edge, first: LocalDate): LocalDate {
  if (edge === 'end') return endOfMonth(first);
  return edge === 'start' ? first : addDays(first, middleOfMonth - 1);
}

/** `la semaine prochaine` is its Monday, `this week` its Friday; a week gone by is a week ago. */
function ofWeek(words: readonly Word[], at: number, today: LocalDate): Read<SaidDay> | undefined {
  if (words[at]?.core === 'eom') return { value: fixed(endOfMonth(today)), end: at + 1 };
  if (words[at]?.core === 'eow') return { value: fixed(inWeek('end', 0, today)), end: at + 1 };
  const read = readPhrase(spells, words, at);
  if (read === undefined) return undefined;
  const [stretch, count] = read.value;
  if (count === 0) {
    const isSaid = thisWords.has(words[at]?.core ?? '') && stretch === 'week';
    return isSaid ? { value: fixed(inWeek('end', 0, today)), end: read.end } : undefined;
  }
  const inside = stretch === 'week' ? weekdayBehind(words, read.end) : undefined;
  if (inside !== undefined) {
    return { value: fixed(dayOfWeek(inside.value, count, today)), end: inside.end };
  }
  if (count < 0) return { value: fixed(moved(today, count, stretch)), end: read.end };
  const date = stretch === 'week' ? inWeek('start', count, today) : inMonth('start', count, today);
  return { value: fixed(date), end: read.end };
}

/** `mardi`, `ce mardi`, `mardi prochain`, `next Tuesday`, `mardi en huit`, `lundi 24`. */
function withWeekday(
  words: readonly Word[],
  at: number,
  today: LocalDate,
): Read<SaidDay> | undefined {
  const before = sideOf(words[at]?.core);
  const index = before === undefined ? at : at + 1;
  const word = words[index];
  const named = weekdayWords.get(word?.core ?? '');
  if (word === undefined || named === undefined) return undefined;
  const next = word.isLast ? undefined : words[index + 1];
  const after = before === undefined ? sideBehind(next?.core) : undefined;
  const side = before ?? after;
  if (side === undefined && isDoubtful(words, index, today)) return undefined;
  const dated = side === undefined ? datedWeekday(words, index + 1, named, today) : undefined;
  if (dated !== undefined) return dated;
  const numbered =
    side === undefined
      ? numberedDay(named, next === undefined ? [] : words.slice(index + 1, index + 3), today)
      : undefined;
  if (numbered !== undefined) return { value: fixed(numbered), end: index + 2 };
  const end = index + (after === undefined ? 1 : 2);
  const inWeek = side === undefined ? weekBehind(words, end) : undefined;
  if (inWeek !== undefined) {
    return { value: fixed(dayOfWeek(named, inWeek.value, today)), end: inWeek.end };
  }
  const [weeks, last] = weeksBeyond(words, end);
  return { value: { kind: 'weekday', weekday: named, side, weeks }, end: last };
}

/** `Tue` is a Tuesday; `mon`, `sam` and `mar` are so only beside a date, an hour or a part of the day. */
function isDoubtful(words: readonly Word[], at: number, today: LocalDate): boolean {
  const word = words[at];
  if (word === undefined || !doubtfulWeekdays.has(word.core)) return false;
  const next = words[at + 1];
  const core = next?.core ?? '';
  const isDay = dayNumberPattern.test(core) && monthWords.has(words[at + 2]?.core ?? '');
  const named = weekdayWords.get(word.core);
  const isNumbered =
    named !== undefined && numberedDay(named, words.slice(at + 1, at + 3), today) !== undefined;
  return !(numericDate.test(core) || isDay || isNumbered || isPlainDay(words, at));
}

const endingShort = new Set(['mon', 'mar', 'mer', 'jeu', 'sat', 'sun']);
const beforeNoun = new Set(
  'the a in le la les un une de du des en au ce mon ton son the he she it they we who i'.split(' '),
);
const englishShort = new Set(['mon', 'wed', 'sat', 'sun']);

/** Whether what stands beside a short name makes it a day: `jeu 14h`, `mon am`, `on sat`. */
export function isPlainDay(words: readonly Word[], at: number): boolean {
  const core = words[at]?.core ?? '';
  // `chase the bank mon`: at the end neither a possessive nor a sea.
  const isEnding =
    words[at]?.isLast === true &&
    endingShort.has(core) &&
    !beforeNoun.has(words[at - 1]?.core ?? '');
  if (isEnding && at > 0) return true;
  const isTimed =
    words[at]?.isLast !== true &&
    (periodWords.has(words[at + 1]?.core ?? '') || saysHour(words, at + 1));
  return isTimed || (words[at - 1]?.core === 'on' && englishShort.has(core));
}

function sideOf(word: string | undefined): 'last' | 'next' | 'this' | undefined {
  if (word === undefined) return undefined;
  if (nextWords.has(word)) return 'next';
  if (lastWords.has(word)) return 'last';
  return thisWords.has(word) ? 'this' : undefined;
}

function sideBehind(word: string | undefined): 'last' | 'next' | undefined {
  if (word === 'pro') return 'next';
  const side = sideOf(word);
  return side === 'this' || word === 'next' || word === 'last' ? undefined : side;
}

/** `lundi 24` is the nearest 24th that is a Monday. */
function numberedDay(
  named: Weekday,
  [next, unit]: readonly (Word | undefined)[],
  today: LocalDate,
): LocalDate | undefined {
  const day = dayNumberPattern.exec(next?.core ?? '')?.[1];
  const isLength = next?.isLast === false && minuteWords.has(unit?.core ?? '');
  if (day === undefined || isLength) return undefined;
  const sides = (['nearest', 'next', 'past'] as const).map((side) =>
    dayOf({ kind: 'monthDay', day: Number(day) }, side, today),
  );
  return sides.find((date) => date !== undefined && weekday(date) === named);
}

/** `29/02`, which the library refuses in most years. */
function numeric(words: readonly Word[], at: number): Read<SaidDay> | undefined {
  const dotted = leadsDate.has(words[at - 1]?.core ?? '') ? dottedPattern : numericPattern;
  const [, day, month, year] =
    numericPattern.exec(words[at]?.core ?? '') ?? dotted.exec(words[at]?.core ?? '') ?? [];
  if (day === undefined || localDate(leapYear, Number(month), Number(day)) === undefined) {
    return undefined;
  }
  const end = at + 1;
  if (year === undefined || year === '') {
    return { value: { kind: 'dayMonth', day: Number(day), month: Number(month) }, end };
  }
  const full = Number(year) + (year.length === 2 ? firstYear : 0);
  const date = localDate(full, Number(month), Number(day));
  return date === undefined ? undefined : { value: fixed(date), end };
}

/** `jeudi 26/11`: both, where they agree. */
function datedWeekday(
  words: readonly Word[],
  at: number,
  named: Weekday,
  today: LocalDate,
): Read<SaidDay> | undefined {
  const read = words[at - 1]?.isLast === true ? undefined : numeric(words, at);
  if (read === undefined) return undefined;
  const dates = (['nearest', 'next', 'past'] as const).map((side) =>
    dayOf(read.value, side, today),
  );
  const date = dates.find((each) => each !== undefined && weekday(each) === named);
  return date === undefined ? undefined : { value: fixed(date), end: read.end };
}

/** `June 3rd`, which the library takes for a year when the number is large. */
function monthFirst(words: readonly Word[], at: number): Read<SaidDay> | undefined {
  const name = words[at]?.core ?? '';
  const month = monthWords.get(name);
  const next = words[at + 1];
  const day = dayNumberPattern.exec(next?.core ?? '')?.[1];
  if (month === undefined || day === undefined || words[at]?.isLast === true) return undefined;
  // `mars 3 colis` in French, `Jan 12` in English: only whole names or an ending make it sure.
  if (doubtfulMonths.has(name) && next?.core === day && name !== 'may') return undefined;
  return { value: { kind: 'dayMonth', day: Number(day), month }, end: at + 2 };
}

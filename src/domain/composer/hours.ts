/**
 * Hours of the day that people type, where the words themselves say that they are hours: `14h30`, `2.30pm`, `11ish`,
 * `14 h`, `midi`, `9h-11h`, `de 14h à 15h`, `2-3pm`, and as they
 * are said (`spoken-hours.ts`). The library reads most of them, but not beside every day.
 */

import { isRestOfHour } from './length-before-day.ts';
import { spokenHourAt } from './spoken-hours.ts';
import { hourLeads, noonWords } from './vocabulary/day-words.ts';
import { quantityWords } from './vocabulary/small-words.ts';
import type { Word } from './words.ts';

/** An hour, with the words that say it; the same shape as a moment without a day. */
export interface SaidHour {
  readonly first: number;
  readonly end: number;
  readonly day: undefined;
  readonly period: undefined;
  /** `HH:mm`. */
  readonly time: string;
  /** Length, where the end is said as well. */
  readonly minutes: number | undefined;
}

const hour = /^(\d{1,2})(?:(?:h|:)([0-5]\d)?|\.([0-5]\d))?(am|pm)?(ish)?$/;
const range = /^(\d{1,2}(?:[h:.][0-5]?\d?)?(?:am|pm)?)[-–/](\d{1,2}(?:[h:.][0-5]?\d?)?(?:am|pm)?)$/;
const quarter = /^(?:0?[7-9]|1\d)\.(?:00|15|30|45)$/;
const untilWords = new Set(['a', '-', '–', 'to', 'until', 'till', "jusqu'a"]);
const afternoonFrom = 7;
const noonHour = 12;
const minutesPerHour = 60;
const minutesPerDay = 1440;

interface Typed {
  /** In minutes since midnight, as typed. */
  readonly at: number;
  /** Whether the word says that it is an hour: `14h`, `2pm`, `11ish`. */
  readonly isMarked: boolean;
  readonly half: string | undefined;
}

/** Whether a word, or the word behind a lead such as `à`, is an hour and nothing else. */
export function saysHour(words: readonly Word[], at: number): boolean {
  const isLed = hourLeads.has(words[at]?.core ?? '');
  if (spokenHourAt(words, isLed ? at + 1 : at, isLed) !== undefined) return true;
  const typed = typedHour(words[isLed ? at + 1 : at]?.core ?? '');
  return typed?.isMarked === true && typed.at >= (typed.half === undefined ? afternoonFrom : 0);
}

/** The hour that begins at a word. `isBehindDay` when a day was said just before: `wed 26th 9.30-11.30`; `isBeforeDay` just behind. */
export function hourAt(
  words: readonly Word[],
  at: number,
  isBehindDay: boolean,
  isBeforeDay = false,
): SaidHour | undefined {
  const core = words[at]?.core ?? '';
  const previous = words[at - 1]?.core ?? '';
  const isLed = hourLeads.has(previous) || isBehindDay;
  const spoken = spokenHourAt(words, at, isLed);
  if (spoken !== undefined) return said(at, spoken.end, spoken.value);
  if (noonWords.has(core)) return said(at, at + 1, noonHour * minutesPerHour);
  const between = betweenAt(words, at);
  if (between !== undefined) return between;
  const both = rangeAt(words, at);
  const isSpan = isBeforeDay && ['from', 'de'].includes(previous);
  if (both !== undefined && (both.isMarked || isBehindDay || isSpan)) return both.hour;
  const spaced = spacedHour(words, at);
  if (spaced !== undefined)
    return isPlausible(spaced.at, isLed) ? said(at, spaced.end, later(spaced.at)) : undefined;
  const typed = typedHour(core);
  // `2.30 today`.
  const isBefore = isBeforeDay && words[at]?.isLast === false && isQuarterHour(core);
  const isDotted = (isBehindDay && quarter.test(core)) || isBefore;
  if (typed === undefined || !(typed.isMarked || isDotted)) return undefined;
  if (typed.half === undefined && !isPlausible(typed.at, isLed || isBefore)) return undefined;
  return said(at, at + 1, typed.half === undefined ? later(typed.at) : typed.at);
}

const isPlausible = (minutes: number, isLed: boolean): boolean =>
  isLed || minutes >= afternoonFrom * minutesPerHour;

/** Nobody meets at three in the morning. */
function later(minutes: number): number {
  return minutes < afternoonFrom * minutesPerHour ? minutes + noonHour * minutesPerHour : minutes;
}

function said(first: number, end: number, from: number, until?: number): SaidHour {
  const [hours, rest] = [Math.floor(from / minutesPerHour), from % minutesPerHour];
  const time = `${String(hours).padStart(2, '0')}:${String(rest).padStart(2, '0')}`;
  const minutes = until === undefined ? undefined : until - from;
  return { first, end, day: undefined, period: undefined, time, minutes };
}

function typedHour(core: string): Typed | undefined {
  const match = hour.exec(core);
  if (match === null) return undefined;
  const [, hours, minutes = '0', dotted, half, about] = match;
  const isAfternoon = half === 'pm' && Number(hours) < noonHour;
  const at =
    (Number(hours) + (isAfternoon ? noonHour : 0)) * minutesPerHour + Number(dotted ?? minutes);
  const isMarked = /[h:]/.test(core) || half !== undefined || about !== undefined;
  return at >= minutesPerDay ? undefined : { at, isMarked, half };
}

/** `14 h 30` and `14 h`. */
function spacedHour(words: readonly Word[], at: number): { at: number; end: number } | undefined {
  const [first, unit, minute] = [words[at]?.core, words[at + 1]?.core, words[at + 2]?.core];
  if (!/^\d{1,2}$/.test(first ?? '') || unit !== 'h' || Number(first) > 23) return undefined;
  const hasMinute = words[at + 1]?.isLast !== true && isRestOfHour(words, at + 2);
  const minutes = Number(first) * minutesPerHour + (hasMinute ? Number(minute) : 0);
  return { at: minutes, end: at + (hasMinute ? 3 : 2) };
}

/** `9h-11h`, `14h à 15h30`, `2-3pm`: both ends, in one word or in three. */
function rangeAt(words: readonly Word[], at: number) {
  const [core, joint, behind] = [words[at]?.core ?? '', words[at + 1]?.core, words[at + 2]?.core];
  const glued = range.exec(core);
  const isSpaced = words[at]?.isLast === false && untilWords.has(joint ?? '');
  const pair = glued !== null ? [glued[1], glued[2]] : isSpaced ? [core, behind] : [];
  const [from, until] = [typedHour(pair[0] ?? ''), typedHour(pair[1] ?? '')];
  if (from === undefined || until === undefined) return undefined;
  const end = glued === null ? at + 3 : at + 1;
  const begins = startOf(from, until);
  const ends = until.half === undefined ? later(until.at) : until.at;
  // `2-2.30`: a quarter of an hour behind it is no number of something, unless it says of what.
  const isQuarter =
    glued !== null && isQuarterHour(glued[2] ?? '') && !quantityWords.has(words[end]?.core ?? '');
  const isMarked = isQuarter || (until.isMarked && (from.isMarked || until.half !== undefined));
  return ends <= begins ? undefined : { isMarked, hour: said(at, end, begins, ends) };
}

const isQuarterHour = (core: string): boolean => /^\d{1,2}[.:](?:00|15|30|45)$/.test(core);

/** `entre 14 et 15h`, `between 2 and 3pm`: it begins somewhere between. */
function betweenAt(words: readonly Word[], at: number): SaidHour | undefined {
  if (!['entre', 'between'].includes(words[at]?.core ?? '')) return undefined;
  const joint = words[at + 2]?.core ?? '';
  const [from, until] = [
    typedHour(words[at + 1]?.core ?? ''),
    typedHour(words[at + 3]?.core ?? ''),
  ];
  const isJoined = ['et', 'and', 'a', 'to'].includes(joint);
  if (!isJoined || from === undefined || until?.isMarked !== true) return undefined;
  return said(at, at + 4, startOf(from, until));
}

/** `2-3pm` begins in the afternoon as well, `11-1pm` in the morning. */
function startOf(from: Typed, until: Typed): number {
  if (from.half !== undefined) return from.at;
  if (until.half !== 'pm') return later(from.at);
  const inAfternoon = from.at + noonHour * minutesPerHour;
  return inAfternoon < until.at ? inAfternoon : from.at;
}

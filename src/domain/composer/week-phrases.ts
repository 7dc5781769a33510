/** Weeks: one that is said beside its weekday, and so many behind a day to come. Also a number of days, weeks or months. */

import { addDays, type LocalDate, type Weekday, weekday } from '../calendar/local-date.ts';
import type { SaidDay } from './days.ts';
import { type Read, readPhrase } from './phrases.ts';
import {
  doubtfulWeekdays,
  fortnights,
  numberWords,
  spells,
  type Stretch,
  stretchWords,
  thisWords,
  weekdayWords,
  weekends,
} from './vocabulary/day-words.ts';
import { hourWords } from './vocabulary/small-words.ts';
import type { Word } from './words.ts';

const daysPerWeek = 7;
const hoursPerDay = 24;
const saturday = 6;
const countPattern = /^\d{1,3}$/;
/** `15j`, `2wks`. */
const gluedStretch = /^(\d{1,3})([a-z]{1,8})$/;

/** A number of days, weeks or months: `10 jours`, `2wks`, `a fortnight`. */
export function readStretch(
  words: readonly Word[],
  at: number,
): Read<{ readonly count: number; readonly stretch: Stretch }> | undefined {
  const fortnight = readPhrase(fortnights, words, at);
  if (fortnight !== undefined) {
    return { value: { count: fortnight.value, stretch: 'day' }, end: fortnight.end };
  }
  const first = words[at]?.core ?? '';
  const count = countPattern.test(first) ? Number(first) : numberWords.get(first);
  const stretch = stretchWords.get(words[at + 1]?.core ?? '');
  if (count !== undefined && stretch !== undefined) {
    return { value: { count, stretch }, end: at + 2 };
  }
  const [, glued = '', unit = ''] = gluedStretch.exec(first) ?? [];
  const short = stretchWords.get(unit);
  const days = readDaysInHours(words, at);
  if (days !== undefined) return days;
  return short === undefined
    ? undefined
    : { value: { count: Number(glued), stretch: short }, end: at + 1 };
}

/** `48h`, `72 hours`: whole days. */
function readDaysInHours(
  words: readonly Word[],
  at: number,
): Read<{ readonly count: number; readonly stretch: Stretch }> | undefined {
  const [, hours = '', unit] = /^(24|48|72)(h|hrs?)?$/.exec(words[at]?.core ?? '') ?? [];
  const isSpaced = unit === undefined && hourWords.has(words[at + 1]?.core ?? '');
  if (hours === '' || (unit === undefined && !isSpaced)) return undefined;
  const count = Number(hours) / hoursPerDay;
  return { value: { count, stretch: 'day' }, end: at + (isSpaced ? 2 : 1) };
}

/** `over the weekend`, `ce week-end`: its Saturday. */
export function weekendAt(words: readonly Word[], at: number): Read<SaidDay> | undefined {
  const read = readPhrase(weekends, words, at);
  if (read === undefined) return undefined;
  const side = read.value === 'near' ? undefined : read.value;
  return { value: { kind: 'weekday', weekday: saturday, side, weeks: 0 }, end: read.end };
}

/** A weekday behind its week: `la semaine prochaine, jeudi`, `next week on Thursday`. */
export function weekdayBehind(words: readonly Word[], end: number): Read<Weekday> | undefined {
  const at = ['on', 'le'].includes(words[end]?.core ?? '') ? end + 1 : end;
  const named = weekdayWords.get(words[at]?.core ?? '');
  if (named === undefined || doubtfulWeekdays.has(words[at]?.core ?? '')) return undefined;
  return { value: named, end: at + 1 };
}

const weekTies = new Set(['de', 'of', 'in']);

/** The week of a weekday, behind it: `lundi de la semaine prochaine`, `Thursday next week`. */
export function weekBehind(words: readonly Word[], end: number): Read<number> | undefined {
  if (words[end - 1]?.isLast === true) return undefined;
  const at = weekTies.has(words[end]?.core ?? '') ? end + 1 : end;
  const read = readPhrase(spells, words, at);
  if (read === undefined || read.value[0] !== 'week') return undefined;
  const isSaid = read.value[1] !== 0 || thisWords.has(words[at]?.core ?? '');
  return isSaid ? { value: read.value[1], end: read.end } : undefined;
}

/** The day of the calendar of a weekday so many weeks from this one. */
export function dayOfWeek(named: Weekday, weeks: number, today: LocalDate): LocalDate {
  return addDays(today, named - weekday(today) + weeks * daysPerWeek);
}

/** `a week on Monday`, `two weeks from Friday`, `a fortnight tomorrow`: so many weeks behind a day to come. */
export function weeksOn(
  words: readonly Word[],
  at: number,
  today: LocalDate,
): Read<SaidDay> | undefined {
  const stretch = readStretch(words, at);
  const weeks = stretch === undefined ? 0 : weeksIn(stretch.value);
  if (stretch === undefined || weeks === 0 || words[stretch.end - 1]?.isLast !== false) {
    return undefined;
  }
  const isJoined = ['on', 'from'].includes(words[stretch.end]?.core ?? '');
  const dayAt = stretch.end + (isJoined ? 1 : 0);
  const core = words[dayAt]?.core ?? '';
  const named = isJoined ? weekdayWords.get(core) : undefined;
  if (named !== undefined && !doubtfulWeekdays.has(core)) {
    return { value: { kind: 'weekday', weekday: named, side: undefined, weeks }, end: dayAt + 1 };
  }
  const ahead = { today: 0, tomorrow: 1, now: 0 }[core];
  if (ahead === undefined || (core === 'now' && !isJoined)) return undefined;
  return {
    value: { kind: 'fixed', date: addDays(today, ahead + weeks * daysPerWeek) },
    end: dayAt + 1,
  };
}

function weeksIn({
  count,
  stretch,
}: {
  readonly count: number;
  readonly stretch: Stretch;
}): number {
  if (stretch === 'week') return count;
  return stretch === 'day' && count % daysPerWeek === 0 ? count / daysPerWeek : 0;
}

/** How many weeks beyond a weekday, and where that ends: `en huit`, `week`, `fortnight`. */
export function weeksBeyond(words: readonly Word[], at: number): readonly [number, number] {
  const [first, second] = [words[at]?.core, words[at + 1]?.core];
  if (words[at - 1]?.isLast === true) return [0, at];
  if (first === 'en' && (second === 'huit' || second === '8')) return [1, at + 2];
  if (first === 'en' && (second === 'quinze' || second === '15')) return [2, at + 2];
  if (first === 'fortnight') return [2, at + 1];
  return first === 'week' ? [1, at + 1] : [0, at];
}

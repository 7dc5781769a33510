/**
 * Whether a day begins right behind a number or some hours, which then say how long a contact took: `20` in `c 20 2 dec` and
 * `c 20 2 days ago`, `1h` in `v 1h 10 nov`. The library would take both numbers for one moment, and we the second for the minutes
 * of the hours (F313, F333).
 */

import { endOfTimeAgo, isDaysAgo } from './counted-back.ts';
import { readPhrase } from './phrases.ts';
import { dayWords, mayVerbs, monthWords, spells, stretchWords } from './vocabulary/day-words.ts';
import { hourWords, minuteWords } from './vocabulary/small-words.ts';
import type { Word } from './words.ts';

const bareNumber = /^\d{1,3}$/;
/** `2`, `1er`, `2nd`, and `2dec` or `2-dec-2026`, which is one word with its month. */
const dayNumber =
  /^(?:0?[1-9]|[12]\d|3[01])(?:er|st|nd|rd|th)?(?:[-/]?(\p{L}{3,})(?:[-/]?\d{2,4})?)?$/u;
const hourMin = 7;
const minutesOfHour = /^[0-5]\d$/;
const quarters = new Set(['15', '30', '45']);
const timeInOneWord = /^\d{1,3}(?:h(?:[0-5]\d)?|hrs?|m|mn|mins?|'|′)$/;
/** Behind these a number is a day or an hour: `le 20 21 nov`, `at 10 2 dec`. */
const whenLeads = new Set('le les du au aux on the since depuis until by at @'.split(' '));

/** Whether a bare number stands where a length may, right before a day: `20` in `c 20 2 dec`, `c 20 day before yesterday`. */
export function isBeforeDay(words: readonly Word[], at: number): boolean {
  const word = words[at];
  if (word === undefined || !bareNumber.test(word.core)) return false;
  const isDay = isDayOfMonth(words, at + 1) || isCountedDay(words, at + 1);
  return isDay && !whenLeads.has(words[at - 1]?.core ?? '');
}

/**
 * Whether a word is of hours or minutes with their unit that are no part of the day right behind them: `45 min` in `c 45 min
 * 2 days ago`, `1h30` in `v 1h30 30 mars`, and not `14h` in `14h 30 mars`.
 */
export function isTimeBeforeDay(words: readonly Word[], at: number): boolean {
  const [core, next] = [words[at]?.core ?? '', words[at + 1]?.core ?? ''];
  const isUnit = isTimeUnit(core) && bareNumber.test(words[at - 1]?.core ?? '');
  const isNumber = bareNumber.test(core) && isTimeUnit(next);
  if (!isUnit && !isNumber && !timeInOneWord.test(core)) return false;
  const first = isUnit ? at - 1 : at;
  const end = isNumber ? at + 2 : at + 1;
  return isCountedDay(words, end) || (isEarly(words, first) && isDayOfMonth(words, end));
}

/** Whether a time is a length, or an hour that only the word before it makes one: `1h`, `à 2h`, and not `14h`. */
function isEarly(words: readonly Word[], at: number): boolean {
  const [, hours, unit] = /^(\d+)(\D?)/.exec(words[at]?.core ?? '') ?? [];
  const isHours = (unit === '' ? (words[at + 1]?.core ?? '') : (unit ?? '')).startsWith('h');
  return !isHours || Number(hours) < hourMin;
}

const isTimeUnit = (core: string): boolean => hourWords.has(core) || minuteWords.has(core);

/** Whether a number behind hours is their minutes: `1h 30`, and not the `10` of `1h 10 nov`. */
export function isRestOfHour(words: readonly Word[], at: number): boolean {
  const core = words[at]?.core ?? '';
  if (!minutesOfHour.test(core)) return false;
  // `1h 30 mar` is one hour and a half on a Tuesday.
  if (words[at + 1]?.core === 'mar' && quarters.has(core)) return true;
  return !isDayOfMonth(words, at) && !isDaysAgo(words, at);
}

/** `2 days ago`, `10 minutes ago`, `day before yesterday`, `week before last`. */
function isCountedDay(words: readonly Word[], at: number): boolean {
  if (isDaysAgo(words, at) || endOfTimeAgo(words, at) !== undefined) return true;
  if (!stretchWords.has(words[at]?.core ?? '')) return false;
  const named = readPhrase(dayWords, words, at) ?? readPhrase(spells, words, at);
  return named !== undefined && named.end > at + 1;
}

/** `2 dec`, `1er déc`, `2nd of December`, `2dec`; `10 may be late` is none. */
function isDayOfMonth(words: readonly Word[], at: number): boolean {
  const day = dayNumber.exec(words[at]?.core ?? '');
  if (day === null) return false;
  if (day[1] !== undefined) return monthWords.has(day[1]);
  if (words[at]?.isLast === true) return false;
  const monthAt = ['of', 'de'].includes(words[at + 1]?.core ?? '') ? at + 2 : at + 1;
  const { core = '', isLast = true } = words[monthAt] ?? {};
  const isVerb = core === 'may' && !isLast && mayVerbs.has(words[monthAt + 1]?.core ?? '');
  return monthWords.has(core) && !isVerb;
}

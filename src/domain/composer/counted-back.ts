/** How long ago something was, counted from now: `2 days ago`, `10 minutes ago`, `il y a 2 h`. */

import { phraseBook, type Read, readPhrase } from './phrases.ts';
import { agoBehind, numberWords } from './vocabulary/day-words.ts';
import { hourWords, minuteWords } from './vocabulary/small-words.ts';
import { readStretch } from './week-phrases.ts';
import type { Word } from './words.ts';

/** Longer ago it may have been yesterday. */
const hoursAgoMax = 12;
const gluedTime = /^(\d{1,3})(?:(h)([0-5]\d)?|(hrs?)|m|mn|mins?)$/;
const minutesOfHour = /^[0-5]\d$/;
const before = phraseBook<1>([1, 'il y a', 'y a', 'ya']);

/** `2 days ago`, `3 weeks earlier`. */
export function isDaysAgo(words: readonly Word[], at: number): boolean {
  const stretch = readStretch(words, at);
  return stretch !== undefined && agoBehind.has(words[stretch.end]?.core ?? '');
}

/** Where `10 minutes ago` or `il y a 2 h` ends, which are today; `il y a 2 h de retard` tells of a delay. */
export function endOfTimeAgo(words: readonly Word[], at: number): number | undefined {
  const lead = readPhrase(before, words, at);
  const hours = timeAt(words, lead?.end ?? at);
  if (hours === undefined) return undefined;
  const end = hours.value ? endOfMinutes(words, hours.end) : hours.end;
  const next = words[end]?.core ?? '';
  if (lead === undefined) return next === 'ago' ? end + 1 : undefined;
  const isOfIt = words[end - 1]?.isLast === false && /^d(?:e|es|u|['’].*)$/.test(next);
  return isOfIt ? undefined : end;
}

/** Behind hours: `10 min`, or `30` alone. */
function endOfMinutes(words: readonly Word[], at: number): number {
  const rest = timeAt(words, at);
  if (rest?.value === false) return rest.end;
  return minutesOfHour.test(words[at]?.core ?? '') ? at + 1 : at;
}

/** A number of hours or minutes, and whether it is hours: `2 h`, `10min`, `an hour`. */
export function timeAt(words: readonly Word[], at: number): Read<boolean> | undefined {
  const core = words[at]?.core ?? '';
  const glued = gluedTime.exec(core);
  const isHours = glued?.[2] !== undefined || glued?.[4] !== undefined;
  const unit = words[at + 1]?.core ?? '';
  const isSpacedHours = hourWords.has(unit);
  const isUnit = (isSpacedHours || minuteWords.has(unit)) && words[at]?.isLast === false;
  const spaced = /^\d{1,3}$/.test(core) ? Number(core) : numberWords.get(core);
  if (glued !== null) {
    return isHours && Number(glued[1]) > hoursAgoMax ? undefined : { value: isHours, end: at + 1 };
  }
  if (spaced === undefined || !isUnit || (isSpacedHours && spaced > hoursAgoMax)) return undefined;
  return { value: isSpacedHours, end: at + 2 };
}

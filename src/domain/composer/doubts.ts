/**
 * What looks like a day or a length and could not be read as one, such as `30/02` or `1500 min`. It stays in the text like
 * everything that is not read; that it does is said at the line, because whoever typed it meant it as one.
 *
 * Limits: figures that can be a size, a version or a price are never doubtful: `36/38`, `2.1.5`.
 */

import { contactMinutesMax } from '../contact/contact.ts';
import type { Line, Span } from './line.ts';
import { doubtfulMonths, monthWords } from './vocabulary/day-words.ts';
import { hourWords, minuteWords } from './vocabulary/small-words.ts';
import type { Word } from './words.ts';

/** Words that were meant as a day or a length, as typed. */
export interface Doubt {
  readonly kind: 'date' | 'minutes';
  readonly text: string;
}

const hoursMax = contactMinutesMax / 60;
const dayMax = 31;
const monthMax = 12;
const withYear = /^(\d{1,2})([/.-])(\d{1,2})\2(?:\d{2}|\d{4})$/;
const withoutYear = /^(\d{1,2})\/(\d{1,2})$/;
const dayNumber = /^(\d{1,2})(?:er|st|nd|rd|th)?$/;
const minutesInOneWord = /^(\d{3,5})(?:mins?|mn|minutes?)$/;
const hoursInOneWord = /^(\d{2,3})(?:h|hrs?|heures?|hours?)$/;
/** Days of each month; of February in a leap year. */
const daysOfMonth = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * What is doubtful among the words that were not read.
 *
 * @param mayLast whether a length could still be read: none was, and the line is no note
 */
export function doubtsIn(
  { words, input }: Pick<Line, 'words' | 'input'>,
  spans: readonly Span[],
  mayLast: boolean,
): readonly Doubt[] {
  return words.flatMap((word, at) => {
    if (spans.some(({ from, to }) => from < word.to && word.from < to)) return [];
    const next = word.isLast ? undefined : words[at + 1];
    const date = dateLength(word, next);
    const minutes = date === 0 && mayLast ? minutesLength(word, next) : 0;
    const last = words[at + date + minutes - 1];
    if (last === undefined || last.to < word.to) return [];
    const kind = date > 0 ? 'date' : 'minutes';
    return [{ kind, text: input.slice(word.coreFrom, last.coreTo) }];
  });
}

/** Where words end that were meant as a day that there is not: `31/04 call claire`. They stay in the text, the rest is read. */
export function doubtedDayEnd(words: readonly Word[], at: number): number {
  const word = words[at];
  return word === undefined ? at : at + dateLength(word, word.isLast ? undefined : words[at + 1]);
}

/** How many words from this one on were meant as a day that there is not; 0 for none. */
function dateLength({ core }: Word, next: Word | undefined): number {
  const [, first = '0', , second = '0'] = withYear.exec(core) ?? [];
  const figures = [Number(first), Number(second)];
  // Whichever of the two was meant as the month.
  if (Math.min(...figures) >= 1 && Math.min(...figures) <= monthMax) {
    return Math.max(...figures) <= dayMax ? 1 : 0;
  }
  const [, day = '0', month = '0'] = withoutYear.exec(core) ?? [];
  if (isNoDay(Number(day), Number(month))) return 1;
  const number = Number(dayNumber.exec(core)?.[1] ?? 0);
  const named = next === undefined ? undefined : monthWords.get(next.core);
  const isSure = next !== undefined && !doubtfulMonths.has(next.core);
  return isSure && named !== undefined && isNoDay(number, named) ? 2 : 0;
}

function isNoDay(day: number, month: number): boolean {
  return day <= dayMax && day > (daysOfMonth[month - 1] ?? dayMax);
}

/** How many words from this one on were meant as a length that no contact has; 0 for none. */
function minutesLength({ core }: Word, next: Word | undefined): number {
  const minutes = minutesInOneWord.exec(core)?.[1];
  const hours = hoursInOneWord.exec(core)?.[1];
  if (Number(minutes ?? 0) > contactMinutesMax || Number(hours ?? 0) > hoursMax) return 1;
  if (next === undefined || !/^\d{2,5}$/.test(core)) return 0;
  // `1500 m` are metres.
  const isMinutes = minuteWords.has(next.core) && next.core !== 'm';
  const max = isMinutes ? contactMinutesMax : hourWords.has(next.core) ? hoursMax : undefined;
  return max !== undefined && Number(core) > max ? 2 : 0;
}

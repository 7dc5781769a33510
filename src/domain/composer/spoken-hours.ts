/**
 * Hours as people say them: `half ten`, `quarter to three`, `3 o'clock`, `dix heures et demie`, `15h moins le quart`,
 * `midi et demi`, `11 sharp`. What may as well be a length or a number of something is an hour only behind a day or a
 * word such as `at`: `deux heures`, `ten to four`, `at four`.
 */

import { isRestOfHour } from './length-before-day.ts';
import { isCounted } from './minutes.ts';
import { type Read, phraseBook, readPhrase } from './phrases.ts';
import { hourNumbers, noonWords, stretchWords } from './vocabulary/day-words.ts';
import { hourWords, minuteWords, quantityWords } from './vocabulary/small-words.ts';
import type { Word } from './words.ts';

const minutesPerHour = 60;
const noonHour = 12;
/** Without a lead, fewer hours in French are a length. */
const afternoonFrom = 7;
const hoursMax = 23;

/** Behind a whole hour in French. */
const frenchRests = phraseBook<number>(
  [30, 'et demie|demi'],
  [15, 'et quart'],
  [-15, 'moins le? quart'],
  [-5, 'moins cinq|5'],
  [-10, 'moins dix|10'],
  [-20, 'moins vingt|20'],
  [0, 'pile|tapantes|precises|sharp'],
);
/** Before a whole hour in English. */
const englishPast = phraseBook<number>(
  [30, 'half past'],
  [15, 'a? quarter past|after'],
  [-15, 'a? quarter to|before'],
  [5, 'five|5 minutes? past'],
  [10, 'ten|10 minutes? past'],
  [20, 'twenty|20 minutes? past'],
  [25, 'twenty-five|25 minutes? past', 'twenty five past'],
);
/** Also a span of numbers: `five to ten days`. */
const englishTo = phraseBook<number>(
  [-5, 'five minutes? to'],
  [-10, 'ten minutes? to'],
  [-20, 'twenty minutes? to'],
  [-25, 'twenty-five minutes? to', 'twenty five to'],
);
const oClock = phraseBook<number>([
  0,
  "o'clock|oclock|o’clock",
  'o clock',
  'sharp|prompt',
  'on the dot',
]);
const halves = phraseBook<'am' | 'pm'>(
  ['am', 'am', 'in the morning'],
  ['pm', 'pm', 'in the afternoon|evening'],
);

/** The hour that is said at a word, in minutes since midnight; `isLed` when a word before says that it is one. */
export function spokenHourAt(
  words: readonly Word[],
  at: number,
  isLed: boolean,
): Read<number> | undefined {
  const sure = clockAt(words, at) ?? frenchAt(words, at, isLed) ?? pastAt(words, at);
  if (sure !== undefined) return sure;
  const unsure = halfAt(words, at) ?? (isLed ? (toAt(words, at) ?? namedAt(words, at)) : undefined);
  return unsure === undefined || isNumberOf(words, unsure.end) ? undefined : unsure;
}

/** `half past two`, `quarter to three`, `twenty past nine`. */
function pastAt(words: readonly Word[], at: number): Read<number> | undefined {
  return behind(words, readPhrase(englishPast, words, at));
}

/** `ten to four`. */
function toAt(words: readonly Word[], at: number): Read<number> | undefined {
  return behind(words, readPhrase(englishTo, words, at));
}

/** `half ten`. */
function halfAt(words: readonly Word[], at: number): Read<number> | undefined {
  return words[at]?.core === 'half' ? behind(words, { value: 30, end: at + 1 }) : undefined;
}

/** The hour behind what is said before it. */
function behind(
  words: readonly Word[],
  before: Read<number> | undefined,
): Read<number> | undefined {
  if (before === undefined || words[before.end - 1]?.isLast === true) return undefined;
  const hour = hourNumber(words[before.end]?.core ?? '');
  if (hour === undefined) return undefined;
  return withHalf(words, before.end + 1, hour * minutesPerHour + before.value);
}

/** `3 o'clock`, `11 sharp`, `ten am`. */
function clockAt(words: readonly Word[], at: number): Read<number> | undefined {
  const hour = hourNumber(words[at]?.core ?? '');
  if (hour === undefined || words[at]?.isLast !== false) return undefined;
  const clock = readPhrase(oClock, words, at + 1);
  const isHalved = readPhrase(halves, words, at + 1) !== undefined;
  if (clock === undefined && !isHalved) return undefined;
  return withHalf(words, clock?.end ?? at + 1, hour * minutesPerHour);
}

/** Behind the hour its half of the day may stand; without it nobody meets at three in the morning. */
function withHalf(words: readonly Word[], at: number, minutes: number): Read<number> {
  const half = words[at - 1]?.isLast === false ? readPhrase(halves, words, at) : undefined;
  const isAfternoon =
    half === undefined ? minutes < afternoonFrom * minutesPerHour : half.value === 'pm';
  const moved = isAfternoon && minutes < noonHour * minutesPerHour;
  return { value: minutes + (moved ? noonHour * minutesPerHour : 0), end: half?.end ?? at };
}

/** `dix heures et demie`, `9h et quart`, `14 heures 30`, `midi et demi`. */
function frenchAt(words: readonly Word[], at: number, isLed: boolean): Read<number> | undefined {
  const whole = frenchHour(words, at);
  if (whole === undefined) return undefined;
  const isOpen = words[whole.end - 1]?.isLast === false;
  const rest = isOpen ? readPhrase(frenchRests, words, whole.end) : undefined;
  const isTyped = rest === undefined && isOpen && whole.isSpaced && isRestOfHour(words, whole.end);
  const typed = words[whole.end]?.core;
  const end = rest?.end ?? whole.end + (isTyped ? 1 : 0);
  // `9h` alone is read elsewhere, `deux heures` alone is a length.
  if (end === whole.end && (!whole.isSpaced || isOfSomething(words, end, isLed))) return undefined;
  const isSure = isLed || whole.hour >= afternoonFrom || (rest?.value ?? 0) < 0;
  if (!isSure) return undefined;
  const hours = whole.hour < afternoonFrom ? whole.hour + noonHour : whole.hour;
  return { value: hours * minutesPerHour + (rest?.value ?? (isTyped ? Number(typed) : 0)), end };
}

/** `9 heures de formation`. */
function isOfSomething(words: readonly Word[], end: number, isLed: boolean): boolean {
  return (
    !isLed &&
    words[end - 1]?.isLast === false &&
    /^d(?:e|es|u|['’].*)$/.test(words[end]?.core ?? '')
  );
}

function frenchHour(words: readonly Word[], at: number) {
  const core = words[at]?.core ?? '';
  if (noonWords.has(core)) return { hour: noonHour, end: at + 1, isSpaced: false };
  const glued = /^(\d{1,2})h$/.exec(core)?.[1];
  if (glued !== undefined) return hourOf(Number(glued), at + 1, false);
  const isHour = ['heure', 'heures'].includes(words[at + 1]?.core ?? '');
  if (!isHour || words[at]?.isLast !== false) return undefined;
  const number = /^\d{1,2}$/.test(core) ? Number(core) : hourNumbers.get(core);
  return number === undefined ? undefined : hourOf(number, at + 2, true);
}

function hourOf(hour: number, end: number, isSpaced: boolean) {
  return hour > hoursMax ? undefined : { hour, end, isSpaced };
}

/** `at four`; `at one point` and `at two of them` are none. */
function namedAt(words: readonly Word[], at: number): Read<number> | undefined {
  const word = words[at];
  const hour = hourNumbers.get(word?.core ?? '');
  const isAt = words[at - 1]?.core === 'at' && words[at - 1]?.isLast === false;
  if (word === undefined || hour === undefined || !isAt) return undefined;
  const isAlone = word.isLast || followers.has(words[at + 1]?.core ?? '');
  return isAlone ? withHalf(words, at + 1, hour * minutesPerHour) : undefined;
}

const followers = new Set(
  'on with for about re tomorrow today monday tuesday wednesday thursday friday saturday sunday over in via by'.split(
    ' ',
  ),
);

function hourNumber(core: string): number | undefined {
  const number = /^\d{1,2}$/.test(core) ? Number(core) : hourNumbers.get(core);
  return number !== undefined && number >= 1 && number <= noonHour ? number : undefined;
}

/** `half ten boxes`, `five to ten days`: a number of something, unless the hour ends there. */
function isNumberOf(words: readonly Word[], end: number): boolean {
  const next = words[end]?.core ?? '';
  if (words[end - 1]?.isLast !== false) return false;
  const isUnit =
    quantityWords.has(next) ||
    stretchWords.has(next) ||
    minuteWords.has(next) ||
    hourWords.has(next);
  return isUnit || next === 'of' || isCounted(words, end);
}

/**
 * The words of a line as the date library is to see them. What looks like a moment and is none is hidden from it: `24/7` is no
 * July, `sun cream` no Sunday, `12-05-B` no date, `1/3 des` no March; nor does it see how long a contact took, which it would
 * take for a part of the day behind it: `20` in `c 20 2 dec`, `45 min` in `c 45 min 2 days ago`.
 */

import { isPlainDay } from './day-phrases.ts';
import { isBeforeDay, isTimeBeforeDay } from './length-before-day.ts';
import {
  doubtfulMonths,
  doubtfulWeekdays,
  figureTies,
  hourLeads,
  mayVerbs,
  stretchWords,
} from './vocabulary/day-words.ts';
import { quantityWords } from './vocabulary/small-words.ts';
import type { Word } from './words.ts';

const isNumber = /^\d/;
/** An hour as it is typed. */
export const hourInWord = /\d(?:h|:|[ap]m)|^[ap]m$|^h$/;
const partOfDate = /^(?:\d{1,2}(?:er|st|nd|rd|th)?|\d{4}|\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?)$/;
/** A date in one word is written with slashes, or in full. */
const dateWord =
  /^(?:\d{1,2}\/\d{1,2}(?:\/(?:\d{2}|\d{4}))?|\d{4}-\d{2}-\d{2}|\d{1,2}[.-]\d{1,2}[.-]\d{4}|\d{2}\.\d{2}\.\d{2})$/;
const looksNumeric = /\d[/.,-]\d/;
/** `24/7`, `7/7`, `10/10` are no dates. */
const ratio = /^(?:24\/(?:7|24)|(?!1\/)(\d{1,2})\/\1)$/;
/** Behind a day of one digit these make it a fraction: `2/3 des étiquettes`. */
const fractionTies = new Set(['de', 'des', 'du', 'of', "d'"]);
const dayLeads = new Set(['le', 'du', 'au', 'on', 'the', 'since', 'depuis', 'until', 'by']);
const twoDigits = /^\d{2}$/;
const phoneLengthMin = 3;
const hidden = '¤';
/** Words whose accents the library asks for. */
const respelled: ReadonlyMap<string, string> = new Map([
  ['apres-midi', 'après-midi'],
  ['derniere', 'dernière'],
  ['a', 'à'],
  ['@', 'at'],
]);

/** The words as the library is to see them, and where each begins and ends there. */
export function textFor(words: readonly Word[]) {
  const starts = new Map<number, number>();
  const ends = new Map<number, number>();
  let text = '';
  words.forEach((word, at) => {
    starts.set(text.length, at);
    const isNone = isHidden(words, at) || isBeforeDay(words, at) || isTimeBeforeDay(words, at);
    text += isNone ? hidden : (respelled.get(word.core) ?? word.core);
    ends.set(text.length, at + 1);
    text += word.isLast ? ' ; ' : ' ';
  });
  return { text, starts, ends };
}

/** Whether a word is no part of a date, whatever it looks like. */
export function isHidden(words: readonly Word[], at: number): boolean {
  const { core = '', folded = '', isAccented = false } = words[at] ?? {};
  const next = words[at + 1]?.core ?? '';
  const previous = words[at - 1]?.core ?? '';
  const isBesideDate = partOfDate.test(next) || partOfDate.test(previous);
  if (core === 'a' && !isAccented) return true;
  // `a 10 may be late` tells of no tenth of May.
  if (core === 'may' && mayVerbs.has(next) && words[at]?.isLast !== true) return true;
  if (doubtfulWeekdays.has(core) && /^\d{1,2}\/\d{1,2}/.test(next)) return false;
  if (doubtfulMonths.has(core) && isBesideDate) return core !== 'may' && !partOfDate.test(previous);
  if (doubtfulWeekdays.has(core) && isPlainDay(words, at)) return false;
  if (doubtfulWeekdays.has(core) || doubtfulMonths.has(core)) return !isBesideDate;
  if (isFraction(core, previous, next)) return true;
  const isDated = ['le', 'au'].includes(previous) && !core.startsWith('24/');
  if ((ratio.test(core) && !isDated) || (isNumber.test(core) && figureTies.has(previous)))
    return true;
  if (/^\d{2}\.\d{2}$/.test(core) && ['le', 'du', 'au'].includes(previous)) return false;
  if (looksNumeric.test(core) && !dateWord.test(core) && !hourInWord.test(core)) {
    return !/^\d{1,2}\.\d{2}$/.test(core) || !hourLeads.has(previous);
  }
  if (/[%€£$#=]/.test(folded) || /^\d+:\d$/.test(core)) return true;
  // `12h de retard`.
  if (/^\d+h\d*$/.test(core) && isOfIt(words, at)) return true;
  return /^\d+$/.test(core) && (quantityWords.has(next) || isInPhoneNumber(words, at));
}

/** Hours of something, as of delay; behind `at` it is the hour all the same. */
export function isOfIt(words: readonly Word[], at: number): boolean {
  const isLed = hourLeads.has(words[at - 1]?.core ?? '');
  return (
    !isLed &&
    words[at]?.isLast === false &&
    amounts.test(words[at + 1]?.core ?? '') &&
    things.has(words[at + 2]?.core ?? '')
  );
}

const amounts = /^(?:de|of)$/;
const things = new Set(
  'retard route travail delai formation vol trajet boulot attente delay work driving training waiting'.split(
    ' ',
  ),
);

/** `a week on Monday`, `a fortnight ago`. */
export function beginsStretch(words: readonly Word[], at: number): boolean {
  const next = words[at + 1]?.core ?? '';
  return words[at]?.core === 'a' && (stretchWords.has(next) || next === 'fortnight');
}

function isFraction(core: string, previous: string, next: string): boolean {
  const [, part = '', whole = ''] = /^([1-9])\/([2-9])$/.exec(core) ?? [];
  const isTied = fractionTies.has(next) || /^d['’]/.test(next);
  return part !== '' && part < whole && isTied && !dayLeads.has(previous);
}

function isInPhoneNumber(words: readonly Word[], at: number): boolean {
  let first = at;
  let end = at;
  while (twoDigits.test(words[first - 1]?.core ?? '')) first -= 1;
  while (twoDigits.test(words[end]?.core ?? '')) end += 1;
  return end - first >= phoneLengthMin;
}

/** Lengths of a contact: `12 min`, `1h25`, `1h et demie`, `half an hour`, and a bare number where it can be one. */

import { contactMinutesMax } from '../contact/contact.ts';
import { isBeforeDay, isRestOfHour } from './length-before-day.ts';
import { phraseBook, type Read, readPhrase } from './phrases.ts';
import {
  doubtfulMonths,
  figureTies,
  monthWords,
  stretchWords,
  weekdayWords,
} from './vocabulary/day-words.ts';
import { hourWords, minuteWords, quantityWords, singularWords } from './vocabulary/small-words.ts';
import { readStretch } from './week-phrases.ts';
import type { Word } from './words.ts';

const minutesPerHour = 60;
const hourMin = 7;
/** `14 heures` is an hour of the day, `14 hours` is none. */
const hoursInFrenchMax = 8;
/** Nobody logs a call of fewer minutes than this before a word that may be counted: `3 colis`. */
const countedMin = 5;
/** Right behind how it took place, a number from this one on is a length. */
const surelyMin = 10;
/** A longer contact is given in hours. */
const bareMax = 480;
const bareNumber = /^\d{1,3}$/;
const minutesInOneWord = /^(\d{1,4})(?:ish)?-?(?:mins?|mn|minutes?|m|'|′)$/;
const hoursInOneWord = /^(\d{1,2})(?:-(?:hour|hr|heure)|h|hrs?)(?:([0-5]\d)(?:min|mn|m)?)?$/;
const decimalHours = /^(\d{1,2})[.,](\d{1,2})(?:h|hrs?)?$/;
const partOfHour = /^([13])\/([24])(h|hr)?$/;
const twoDigits = /^[0-5]\d$/;
const plural = /(?:[^siu']s|[ae]ux|ies|ees)$/u;
const adjective =
  /(?:eaux|elles?|ouveaux|ouvelles|ew|ig|ore|arge|mall|ther|utres|ros|osses|etits|etites|ernieres|erniers|remiers|remieres)$/u;

const spelled = phraseBook<number>(
  [
    30,
    'une? petite|bonne|grosse|courte|rapide? demi-heure|demi_heure',
    'a? good|quick|short? half an|a hour',
    'a good|quick|short? half hour',
    'half-hour',
    'half-hr',
    'half an|a? hr',
    'half-an-hour',
    'a half-hour',
  ],
  [15, "un? petit|bon|gros? quart d'heure", 'a? quarter of? an hour'],
  [
    45,
    "trois|3 quarts d'heure",
    'three quarters of an hour',
    'three-quarters of an hour',
    "3/4 h|heure|d'heure",
  ],
  [15, "1/4 h|heure|d'heure"],
  [60, 'une petite|bonne|grosse? heure', 'an|one hour', 'a good|full hour'],
  [
    90,
    'une heure et? demie',
    'an hour and a half',
    'one and a half hours',
    'an|one hour and? half',
  ],
  [75, 'une heure et? quart', 'une heure et un quart'],
  [120, 'deux heures', 'two hours'],
  [150, 'deux heures et demie', 'two and a half hours'],
  [180, 'trois heures', 'three hours'],
  [5, 'cinq|five minutes|min'],
  [10, 'dix|ten minutes|min'],
  [15, 'quinze|fifteen minutes|min'],
  [10, 'une? dizaine de minutes|min'],
  [15, 'une? quinzaine de minutes|min'],
  [20, 'une? vingtaine de minutes|min'],
  [30, 'une? trentaine de minutes|min'],
  [40, 'une? quarantaine de minutes|min', 'quarante|forty minutes|min|mins'],
  [25, 'vingt-cinq|twenty-five minutes|min|mins', 'vingt|twenty cinq|five minutes|min|mins'],
  [35, 'trente-cinq|thirty-five minutes|min|mins'],
  [50, 'cinquante|fifty minutes|min|mins'],
  [55, 'cinquante-cinq|fifty-five minutes|min|mins'],
  [12, 'douze|twelve minutes|min|mins'],
  [20, 'vingt|twenty minutes|min|mins'],
  [30, 'trente|thirty minutes|min'],
  [45, 'quarante-cinq|forty-five minutes|min'],
);
const halves = phraseBook<number>(
  [30, 'et demie|demi', 'and a half', '1/2'],
  [15, 'et quart', 'and a quarter'],
);

/** Before a length: they say little of it. */
const lengthFillers = phraseBook<1>([
  1,
  'good|solid|full|quick|short|bare',
  'a|some|the|our|une|un good|solid|full|quick|short|whole|mere|bare|brief|bon|bonne|petit|petite|gros|grosse|courte|longue|rapide',
  'some|roughly|quelque',
  'at least',
  'au moins',
  'a peu pres',
  'plus|moins|pres de|d',
  'more|less than',
  'just|bit|little over|under',
]);

/** A length with its unit, if a contact can be that long. */
export function readLength(words: readonly Word[], at: number): Read<number> | undefined {
  // `a good twenty minutes`, `une bonne demi-heure`.
  const lead = readPhrase(lengthFillers, words, at);
  const isLed = lead !== undefined && words[lead.end - 1]?.isLast === false;
  return lengthAt(words, at) ?? (isLed ? lengthAt(words, lead.end) : undefined);
}

function lengthAt(words: readonly Word[], at: number): Read<number> | undefined {
  const read =
    readPhrase(spelled, words, at) ??
    readHalved(words, at) ??
    readHours(words, at) ??
    readUnited(words, at);
  return read !== undefined && read.value >= 1 && read.value <= contactMinutesMax
    ? read
    : undefined;
}

function readUnited(words: readonly Word[], at: number): Read<number> | undefined {
  const core = words[at]?.core ?? '';
  const united = minutesInOneWord.exec(core)?.[1];
  if (united !== undefined) return { value: Number(united), end: at + 1 };
  const spaced = /^(\d{1,4})(?:ish)?$/.exec(core)?.[1];
  const isSpaced = spaced !== undefined && minuteWords.has(words[at + 1]?.core ?? '');
  return isSpaced ? { value: Number(spaced), end: at + 2 } : undefined;
}

function readHours(words: readonly Word[], at: number): Read<number> | undefined {
  const core = (offset: number): string => words[at + offset]?.core ?? '';
  const [, part, whole, unit] = partOfHour.exec(core(0)) ?? [];
  if (part !== undefined) {
    const isSpaced = unit === undefined && hourWords.has(core(1));
    if ((unit === undefined && !isSpaced) || Number(part) >= Number(whole)) return undefined;
    return { value: (Number(part) / Number(whole)) * minutesPerHour, end: at + (isSpaced ? 2 : 1) };
  }
  const decimal = decimalHours.exec(core(0));
  if (decimal !== null) return readDecimal(decimal, core(0), core(1), at);
  const united = hoursInOneWord.exec(core(0));
  const isSpaced = /^\d{1,2}$/.test(core(0)) && hourWords.has(core(1));
  if (united === null && !isSpaced) return undefined;
  const count = Number(united?.[1] ?? core(0));
  const isInWords = isSpaced && core(1) !== 'h';
  // Ten hours are an hour of the day; nobody is on the phone for so long.
  if (count >= hourMin && !isInWords) return undefined;
  if (count > hoursInFrenchMax && core(1).startsWith('heure')) return undefined;
  const hours = count * minutesPerHour;
  if (united?.[2] !== undefined) {
    return { value: hours + Number(united[2]), end: at + (minuteWords.has(core(1)) ? 2 : 1) };
  }
  return withRest(words, at + (united === null ? 2 : 1), hours);
}

/** `2 and a half hours`. */
function readHalved(words: readonly Word[], at: number): Read<number> | undefined {
  const count = /^[1-6]$/.exec(words[at]?.core ?? '')?.[0];
  const half = readPhrase(halves, words, at + 1);
  if (count === undefined || half === undefined || !hourWords.has(words[half.end]?.core ?? '')) {
    return undefined;
  }
  return { value: Number(count) * minutesPerHour + half.value, end: half.end + 1 };
}

function readDecimal(
  decimal: RegExpExecArray,
  core: string,
  next: string,
  at: number,
): Read<number> | undefined {
  const isUnited = /h/.test(core);
  if (!isUnited && !hourWords.has(next)) return undefined;
  const hours = Number(`${decimal[1] ?? '0'}.${decimal[2] ?? '0'}`);
  if (hours >= hourMin) return undefined;
  return { value: Math.round(hours * minutesPerHour), end: at + (isUnited ? 1 : 2) };
}

/** What stands behind whole hours: `25`, `25 min`, `et demie`. */
function withRest(words: readonly Word[], at: number, hours: number): Read<number> {
  const whole = { value: hours, end: at };
  if (words[at - 1]?.isLast === true) return whole;
  const half = readPhrase(halves, words, at);
  if (half !== undefined) return { value: hours + half.value, end: half.end };
  const core = words[at]?.core ?? '';
  const next = words[at + 1]?.core ?? '';
  const united = minutesInOneWord.exec(core)?.[1] ?? '';
  if (twoDigits.test(united)) return { value: hours + Number(united), end: at + 1 };
  if (!isRestOfHour(words, at)) return whole;
  return { value: hours + Number(core), end: at + (minuteWords.has(next) ? 2 : 1) };
}

/**
 * A bare number, where the words behind it do not count something. `isRead` tells whether something else is read
 * behind it, such as a person.
 */
export function readBareMinutes(
  words: readonly Word[],
  at: number,
  isRead: (index: number) => boolean,
  isBehindMode: boolean,
): Read<number> | undefined {
  const word = words[at];
  if (word === undefined || !bareNumber.test(word.core)) return undefined;
  const value = Number(word.core);
  if (value < 1 || value > bareMax) return undefined;
  // `coming in Thursday 2` is an hour rather than so short a contact.
  if (value < countedMin && !isBehindMode && weekdayWords.has(words[at - 1]?.core ?? ''))
    return undefined;
  const read = { value, end: at + 1 };
  const next = words[at + 1];
  const isDated = isBeforeDay(words, at);
  const isBesideNumber = bareNumber.test(next?.core ?? '') && !isDated;
  if (/[)%€£$°]/.test(word.folded) || isBesideNumber) return undefined;
  // `9 out of 10`, `5 sur 40`.
  const second = words[at + 2]?.core ?? '';
  if (next?.core === 'out' && second === 'of') return undefined;
  const isOf = ['sur', 'of', 'in'].includes(next?.core ?? '') && /^\d/.test(second);
  if (isOf && !isBeforeDaysAhead(words, at, isBehindMode && value >= surelyMin)) return undefined;
  // `bât. 3`, `unit 12`.
  if (!isBehindMode && figureTies.has(words[at - 1]?.core ?? '')) return undefined;
  if (isDated) return value < countedMin && !isBehindMode ? undefined : read;
  // `31 April` is a day that there is not, and no half hour in April.
  const isDay = next !== undefined && monthWords.has(next.core) && !doubtfulMonths.has(next.core);
  if (isDay && !word.isLast) return undefined;
  if (word.isLast || next === undefined || isRead(at + 1)) return read;
  if (hourWords.has(next.core)) return undefined;
  if (quantityWords.has(next.core) || stretchWords.has(next.core)) return undefined;
  if (/^[%€£$°]/u.test(next.core)) return undefined;
  // `a 12 étiquettes reçues`: right behind how it took place, so many are minutes all the same.
  if (isBehindMode && value >= surelyMin) return read;
  return value < countedMin || isCounted(words, at + 1) ? undefined : read;
}

/** `c 20 in 2 days`; `5 in 2 days sold` is a number of something, unless it is `isSure` to be a length. */
function isBeforeDaysAhead(words: readonly Word[], at: number, isSure: boolean): boolean {
  const stretch = words[at + 1]?.core === 'in' ? readStretch(words, at + 2) : undefined;
  return stretch !== undefined && (isSure || words[stretch.end - 1]?.isLast === true);
}

/** Whether the words behind a number are a plural: `12 étiquettes`, `2 new orders`. */
export function isCounted(words: readonly Word[], at: number): boolean {
  const [next, second] = [words[at], words[at + 1]];
  if (next === undefined) return false;
  if (isPlural(next)) return true;
  return !next.isLast && adjective.test(next.core) && second !== undefined && isPlural(second);
}

function isPlural({ core }: Word): boolean {
  return core.length > 3 && plural.test(core) && !singularWords.has(core);
}

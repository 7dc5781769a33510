/**
 * The beginning of a line: the mode if it is the first word, then minutes and people in any order. The
 * first word that is none of these begins the text.
 */

import { contactMinutesMax } from '../contact/contact.ts';
import { type Line, type Part, type Span, type SpanRole, spanOf } from './line.ts';
import { type NameIndex, namedInFull, namedInShort, nameWordCountMax } from './names.ts';
import {
  type ComposerMode,
  hourWords,
  minuteWords,
  modeWords,
  personJoins,
  quantityWords,
} from './vocabulary.ts';
import { phrase, type Word } from './words.ts';

/** What was read at the beginning, and the word at which the rest begins. */
export interface Lead {
  readonly mode: ComposerMode | undefined;
  readonly minutes: number | undefined;
  readonly people: readonly string[];
  readonly spans: readonly Span[];
  readonly end: number;
}

/** A value read from some words, and the word after them. */
interface Read<T> {
  readonly value: T;
  readonly end: number;
}

const minutesPerHour = 60;
/** Punctuation between what was read and the text: `a 12 claire : étiquettes`. */
const separator = /^[,;:–—-]+$/;
const bareNumber = /^\d{1,4}$/;
const minutesInOneWord = /^(\d{1,4})(?:mins?|mn|minutes?|')$/;
const hoursInOneWord = /^(\d{1,2})h(?:([0-5]\d)(?:min|mn)?)?$/;
const twoDigits = /^[0-5]\d$/;

/** Reads the beginning of the part before the first arrow. */
export function readLead(line: Line, part: Part): Lead {
  const words = line.words.slice(0, part.end);
  const spans: Span[] = [];
  let end = part.start;
  let stopped = false;
  /** Words that the user wants as text begin the text, even if they could be read otherwise. */
  const take = <T>(role: SpanRole, read: Read<T> | undefined): T | undefined => {
    if (read === undefined || stopped) return undefined;
    const span = spanOf(line, role, end, read.end);
    stopped = span === undefined;
    if (span === undefined) return undefined;
    end = read.end;
    while (separator.test(words[end]?.folded ?? '')) end += 1;
    spans.push({ ...span, to: words[end - 1]?.to ?? span.to });
    return read.value;
  };

  const mode = take('mode', readMode(line.input, words[end], end));
  const people: string[] = [];
  let minutes: number | undefined;
  for (;;) {
    const before = end;
    minutes ??= take('minutes', readMinutes(words, end));
    const person = take('person', readPerson(words, end, { line, people, joined: end > 0 }));
    if (person !== undefined) people.push(person);
    if (end === before) return { mode, minutes, people, spans, end };
  }
}

function readMode(
  input: string,
  word: Word | undefined,
  index: number,
): Read<ComposerMode> | undefined {
  if (word === undefined) return undefined;
  // `à` is a word of every other French sentence, and no abbreviation of `appel`.
  const accented = word.core.length === 1 && input[word.from]?.toLowerCase() !== word.core;
  const value = accented ? undefined : modeWords.get(word.core);
  return value === undefined ? undefined : { value, end: index + 1 };
}

/** `12`, `12 min`, `1h`, `1h25`, `1 h 25`; nothing when it is no plausible length of a contact. */
function readMinutes(words: readonly Word[], index: number): Read<number> | undefined {
  const read = readHours(words, index) ?? readBareMinutes(words, index);
  const plausible = read !== undefined && read.value >= 1 && read.value <= contactMinutesMax;
  return plausible ? read : undefined;
}

function readBareMinutes(words: readonly Word[], index: number): Read<number> | undefined {
  const core = words[index]?.core ?? '';
  const next = words[index + 1]?.core ?? '';
  const united = minutesInOneWord.exec(core)?.[1];
  if (united !== undefined) return { value: Number(united), end: index + 1 };
  if (!bareNumber.test(core) || quantityWords.has(next)) return undefined;
  return { value: Number(core), end: index + (minuteWords.has(next) ? 2 : 1) };
}

function readHours(words: readonly Word[], index: number): Read<number> | undefined {
  const core = (offset: number): string => words[index + offset]?.core ?? '';
  const united = hoursInOneWord.exec(core(0));
  const spaced = bareNumber.test(core(0)) && hourWords.has(core(1));
  if (united === null && !spaced) return undefined;
  const hours = Number(united?.[1] ?? core(0)) * minutesPerHour;
  if (united?.[2] !== undefined) {
    return { value: hours + Number(united[2]), end: index + (minuteWords.has(core(1)) ? 2 : 1) };
  }
  const after = united === null ? 2 : 1;
  const withUnit = minutesInOneWord.exec(core(after))?.[1] ?? '';
  if (twoDigits.test(withUnit)) return { value: hours + Number(withUnit), end: index + after + 1 };
  if (!twoDigits.test(core(after))) return { value: hours, end: index + after };
  const end = index + after + (minuteWords.has(core(after + 1)) ? 2 : 1);
  return { value: hours + Number(core(after)), end };
}

/** A person who was not read before, with the word that joins them to what was. */
function readPerson(
  words: readonly Word[],
  index: number,
  known: { readonly line: Line; readonly people: readonly string[]; readonly joined: boolean },
): Read<string> | undefined {
  const joined = known.joined && personJoins.has(words[index]?.folded ?? '');
  const read = leadingName(words, index + (joined ? 1 : 0), known.line.people);
  return read === undefined || known.people.includes(read.value) ? undefined : read;
}

/** The longest name that begins at a word, if it can be only one person. */
function leadingName(
  words: readonly Word[],
  index: number,
  lists: readonly NameIndex[],
): Read<string> | undefined {
  const countMax = Math.min(nameWordCountMax, words.length - index);
  for (let count = countMax; count > 0; count -= 1) {
    const ids = namedInFull(phrase(words.slice(index, index + count)), lists);
    if (ids.size > 0) return onlyOne(ids, index + count);
  }
  return onlyOne(namedInShort(words[index]?.core ?? '', lists), index + 1);
}

function onlyOne(ids: ReadonlySet<string>, end: number): Read<string> | undefined {
  const [value, ...others] = ids;
  return value === undefined || others.length > 0 ? undefined : { value, end };
}

/**
 * The line of the composer while it is read: its words, cut into parts at the arrows, and the spans of what
 * was read. A span whose key the user put among the unread ones is refused here and nowhere else.
 */

import type { LocalDate } from '../calendar/local-date.ts';
import { type Moment, momentsOf } from './moments.ts';
import { type Candidate, type NameIndex, nameIndexOf } from './names.ts';
import { readName } from './persons.ts';
import { readPhrase } from './phrases.ts';
import { ownPronouns, taskVerbs } from './vocabulary/owner-words.ts';
import { infinitive, noInfinitives } from './vocabulary/small-words.ts';
import { arrow, splitWords, unquoted, type Word } from './words.ts';

/** Greatest number of characters that are looked at for words to read. */
export const readLengthMax = 4000;
/** Greatest number of actions read from one line. */
export const actionCountMax = 20;

/** Dates are looked for in so many words at either end of a line; nobody types more. */
export const momentWordsMax = 100;

/** What a word was read as. */
export type SpanRole =
  | 'mode'
  | 'minutes'
  | 'person'
  | 'newPerson'
  | 'date'
  | 'outcome'
  | 'kind'
  | 'severity'
  | 'arrow'
  | 'owner'
  | 'due';

/** Words that were read, as offsets into the line. */
export interface Span {
  readonly from: number;
  readonly to: number;
  readonly role: SpanRole;
  /** Put it into `unread` and the words are text alone again. */
  readonly key: string;
  /** Whom the words name, where they name somebody who is known. */
  readonly personId?: string;
  /** Whether the words stand in the text, or in a title, as well. */
  readonly stays: boolean;
}

/** What the reading depends on, besides the line. */
export interface ComposerContext {
  readonly today: LocalDate;
  /** The hour, `HH:mm`. */
  readonly now: string;
  /** The member who writes. */
  readonly me: string;
  /** The people of the SME: they can be met, and can own an action. */
  readonly people: readonly Candidate[];
  /** The members of the programme: they can take part, and can own an action. */
  readonly members: readonly Candidate[];
  /** Keys of the spans that the user turned back into text. */
  readonly unread?: ReadonlySet<string> | undefined;
  /** How far the user moved a date, by the key of its span: by weeks where a weekday was said, else by days. */
  readonly moved?: ReadonlyMap<string, number> | undefined;
}

export interface Line extends Omit<ComposerContext, 'people' | 'members'> {
  readonly input: string;
  readonly words: readonly Word[];
  readonly moments: ReadonlyMap<number, Moment>;
  /** Who can be met. */
  readonly people: readonly NameIndex[];
  readonly members: readonly NameIndex[];
  /** Who can own an action. */
  readonly owners: readonly NameIndex[];
}

/** What lies between two arrows: words from `start` up to `end`, characters from `from` up to `to`. */
export interface Part {
  readonly start: number;
  readonly end: number;
  readonly from: number;
  readonly to: number;
  /** Its end was not looked at, so nothing can be read there. */
  readonly open: boolean;
}

/** A part behind an arrow. */
export interface ActionPart extends Part {
  readonly arrow: Span;
}

/** Behind an arrow, a figure is compared with: `marge > 30 %`, `basket > £40`. */
const figure = /^[£€$]?\d/u;
/** Punctuation and spaces between what was read and the text: `a 12 claire : étiquettes`. */
const frontPunctuation = /^(?:[^\S\n]*[,;:–—|·•.)\]](?=\s|$)|[^\S\n]+-(?=\s)|\s)+/u;
const backPunctuation = /(?:\s|[,;:–—|·•]|\s-|\s[([])+$/u;
const onlyPunctuation = /^[\s,;:–—|·•.!()[\]-]*$/u;

/** Prepares a line for reading. */
export function lineOf(input: string, context: ComposerContext): Line {
  const people = nameIndexOf(context.people);
  const members = nameIndexOf(context.members);
  const owners = [people, members];
  const typed = splitWords(input, readLengthMax);
  // `a12 claire`: a letter and its number, where somebody is named behind them.
  const isGlued = readName(typed, 1, owners) !== undefined;
  const words = isGlued ? splitWords(input, readLengthMax, true) : typed;
  return {
    ...context,
    input,
    words,
    moments: momentsOf(unquoted(words), context.today, momentWordsMax),
    people: [people],
    members: [members],
    owners,
  };
}

/** The part before the first arrow, then one part for each arrow. */
export function partsOf(line: Line): readonly [Part, ...(readonly ActionPart[])] {
  const arrows = line.words
    .flatMap((word, index) => {
      const isPlain = word.folded === arrow && !isComparison(line, index);
      const isArrow = isPlain || (longArrows.has(word.folded) && isTask(line, index + 1));
      const span = isArrow ? spanOf(line, 'arrow', { first: index, end: index + 1 }) : undefined;
      return span === undefined ? [] : [{ index, span }];
    })
    .slice(0, actionCountMax);
  const bounds = (
    start: number,
    from: number,
    next: { index: number; span: Span } | undefined,
  ) => ({
    start,
    end: next?.index ?? line.words.length,
    from,
    to: next?.span.from ?? line.input.length,
    open: next === undefined && line.input.length > readLengthMax,
  });
  return [
    bounds(0, 0, arrows[0]),
    ...arrows.map(({ index, span }, position) => ({
      ...bounds(index + 1, span.to, arrows[position + 1]),
      arrow: span,
    })),
  ];
}

/** An arrow as some type it: only before what is to be done, for `a -> b` is a change. */
const longArrows = new Set(['->', '=>', '-->', '==>', '→']);

function isTask({ words, owners, input }: Line, at: number): boolean {
  const word = words[at];
  if (word === undefined) return false;
  const isVerb =
    taskVerbs.has(word.core) || (infinitive.test(word.core) && !noInfinitives.has(word.core));
  if (isVerb || readPhrase(ownPronouns, words, at) !== undefined) return true;
  const named = readName(words, at, owners);
  return named !== undefined && input.length > word.to;
}

function isComparison(line: Line, at: number): boolean {
  const next = line.words[at + 1];
  if (line.words[at]?.startsLine !== false || next === undefined) return false;
  return figure.test(next.folded) && line.moments.get(at + 1) === undefined;
}

/** The words of a span: those from `first` up to `end`. */
interface SpanWords {
  readonly first: number;
  readonly end: number;
  /** Whether they stand in the text as well. */
  readonly stays?: boolean;
}

/** The span of some words, or nothing when the user wants them as text. */
export function spanOf(
  line: Line,
  role: SpanRole,
  { first, end, stays = false }: SpanWords,
): Span | undefined {
  const begin = line.words[first];
  const last = line.words[end - 1];
  if (begin === undefined || last === undefined) return undefined;
  const key = `${role}:${begin.folded}#${begin.occurrence}`;
  if (line.unread?.has(key) === true) return undefined;
  const inBrackets = line.input[begin.from] === '(' && line.input[last.to - 1] === ')';
  const from = inBrackets ? begin.from : begin.coreFrom;
  return { from, to: inBrackets ? last.to : last.coreTo, role, key, stays };
}

/** What remains of some characters when the spans that do not stay are taken out. */
export function remaining(
  input: string,
  bounds: { readonly from: number; readonly to: number },
  spans: readonly Span[],
): string {
  const taken = spans.filter(({ stays }) => !stays);
  const starts = [...taken.map(({ from }) => from), bounds.to];
  const ends = [bounds.from, ...taken.map(({ to }) => to)];
  return starts
    .map((start, index) => input.slice(ends[index], start))
    .filter((piece, index) => (index === 0 && taken.length === 0) || !onlyPunctuation.test(piece))
    .map((piece) =>
      taken.length === 0 ? piece : piece.replace(frontPunctuation, '').replace(backPunctuation, ''),
    )
    .join(' ')
    .trim();
}

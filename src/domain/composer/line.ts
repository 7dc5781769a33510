/**
 * The line of the composer while it is read: its words, cut into parts at the arrows, and the spans of what
 * was read. A span whose key the user put among the unread ones is refused here and nowhere else.
 */

import type { LocalDate } from '../calendar/local-date.ts';
import { type Candidate, type NameIndex, nameIndexOf } from './names.ts';
import { arrow, splitWords, type Word } from './words.ts';

/** Greatest number of characters that are looked at for words to read. */
export const readLengthMax = 10_000;
/** Greatest number of actions read from one line. */
export const actionCountMax = 20;

/** What a word was read as. */
export type SpanRole = 'mode' | 'minutes' | 'person' | 'date' | 'arrow' | 'owner' | 'due';

/** Words that were read, as offsets into the line. */
export interface Span {
  readonly from: number;
  readonly to: number;
  readonly role: SpanRole;
  /** Put it into `unread` and the words become text again. */
  readonly key: string;
}

export interface Line {
  readonly input: string;
  readonly words: readonly Word[];
  readonly today: LocalDate;
  /** Who can be met. */
  readonly people: readonly NameIndex[];
  /** Who can own an action. */
  readonly owners: readonly NameIndex[];
  readonly unread: ReadonlySet<string>;
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

/** Prepares a line for reading. */
export function lineOf(
  input: string,
  context: {
    readonly today: LocalDate;
    readonly people: readonly Candidate[];
    readonly members: readonly Candidate[];
    readonly unread?: ReadonlySet<string>;
  },
): Line {
  const people = nameIndexOf(context.people);
  return {
    input,
    words: splitWords(input, readLengthMax),
    today: context.today,
    people: [people],
    owners: [people, nameIndexOf(context.members)],
    unread: context.unread ?? new Set(),
  };
}

/** The part before the first arrow, then one part for each arrow. */
export function partsOf(line: Line): readonly [Part, ...(readonly ActionPart[])] {
  const arrows = line.words
    .flatMap((word, index) => {
      const span = word.folded === arrow ? spanOf(line, 'arrow', index, index + 1) : undefined;
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

/** The span of the words from `first` up to `end`, or nothing when the user wants them as text. */
export function spanOf(line: Line, role: SpanRole, first: number, end: number): Span | undefined {
  const begin = line.words[first];
  const last = line.words[end - 1];
  if (begin === undefined || last === undefined) return undefined;
  const key = `${role}:${begin.folded}#${begin.occurrence}`;
  return line.unread.has(key) ? undefined : { from: begin.from, to: last.to, role, key };
}

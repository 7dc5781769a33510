/**
 * A line of the composer as words with their places in it. Words are folded one by one, so every offset is one
 * of the line as typed. A sign at the start of a word, `>`, or `!` at the start of the line, is a word of its own.
 */

import { fold } from '../text/fold.ts';
import { dottedForms, spelledOut } from './vocabulary/short-forms.ts';

export interface Word {
  readonly from: number;
  readonly to: number;
  /** As search sees it. */
  readonly folded: string;
  /** The same without the punctuation around it, and spelled out where it is a short form. */
  readonly core: string;
  /** Where the core begins and ends in the line. */
  readonly coreFrom: number;
  readonly coreTo: number;
  /** How many equal words come before it, which tells them apart while the line is edited elsewhere. */
  readonly occurrence: number;
  /** Nothing but punctuation between words, such as a colon or a dash. */
  readonly isSeparator: boolean;
  /** Behind it something new begins: punctuation, a bracket, a new line or the end. */
  readonly isLast: boolean;
  /** Typed with an accent: `à`, where its core is `a`. */
  readonly isAccented: boolean;
  /** It is the first of its line. */
  readonly startsLine: boolean;
  /** It stands within quotation marks: somebody else's words, or a title. */
  readonly isQuoted: boolean;
}

export const arrow = '>';
/** Opens an issue where it is the first of a line: `! parcel blocked`. */
export const issueSign = '!';

/** `>>` and `>=` are no arrows, and neither is the end of `->` or of `<b>`. */
const arrowPattern = /^>(?![>=])/;
/** `!parcel`, and not `!!!`. */
const issuePattern = /^!(?=\p{L})/u;
/** `claire,tom`, `claire+tom` and `15min,claire` are several words, and so are `claire/tom` and `tel:claire`. */
const joint = /(?<=\p{L}{2})[+,;&](?=\p{L}{2})|(?<=\d\p{L}{1,3})[,;](?=\p{L})/gu;
const whole = /(?<=^\p{L}{3,})[/:](?=\p{L}{3,}[,;:.]?$)/gu;
const mayJoin = /[+,;&/:]/;
const before = /^[("'«“[]+(?=.)/u;
const behind = /(?:[,;:.!?)\]"»”…]+|(?<=\p{L})[+&]|(?<=\p{L}{3})\/)$/u;
const boundary = /[,;:.!?)\]]["»”]*$/u;
const separator = /^[,;:–—|·•-]+$/u;
const plain = /^[ -~]*$/;
const mark = /\p{M}/u;
const startsLikeBoundary = /[,;:–—|·•>-]/u;
const opening = /^[([«“"]/u;

/** What stands between quotation marks. Straight ones open at a word and close behind one: `12" screen` opens none. */
const quotation = /«[^«»]*»|“[^“”]*”|(?<![^\s('[])"(?=\S)[^"\n]*"(?![\p{L}\d])/gu;

interface Piece {
  readonly from: number;
  readonly to: number;
}

/**
 * The words of the first `lengthMax` characters; one that may go on beyond them is left out.
 *
 * @param isGlued whether a letter and a number at the beginning are two: `a12 claire`
 */
export function splitWords(input: string, lengthMax: number, isGlued = false): readonly Word[] {
  const pieces = isGlued ? unglued(input, piecesOf(input, lengthMax)) : piecesOf(input, lengthMax);
  const seen = new Map<string, number>();
  const quotations = quotationsIn(input.slice(0, lengthMax));
  return pieces.map(({ from, to }, index) => {
    const folded = fold(input.slice(from, to));
    const occurrence = seen.get(folded) ?? 0;
    seen.set(folded, occurrence + 1);
    const next = pieces[index + 1];
    const previous = pieces[index - 1];
    const isSeparator = separator.test(folded);
    return {
      ...coreOf(input, from, to, folded),
      from,
      to,
      folded,
      occurrence,
      isAccented: isAccented(input.slice(from, to)),
      isSeparator,
      isLast: isSeparator || endsPart(folded) || isBoundary(input, to, next),
      isQuoted: quotations.some((each) => each.from < to && from < each.to),
      startsLine: previous === undefined || input.slice(previous.to, from).includes('\n'),
    };
  });
}

function quotationsIn(text: string): readonly Piece[] {
  return [...text.matchAll(quotation)].map(({ index, 0: quoted }) => ({
    from: index,
    to: index + quoted.length,
  }));
}

/** The words without what they quote: something else stands in its place. */
export function unquoted(words: readonly Word[]): readonly Word[] {
  return words.map((word) =>
    word.isQuoted ? { ...word, core: hidden, folded: hidden, isLast: true } : word,
  );
}

const hidden = '¤';

const gluedMode = /^[acves](?=\d{1,3}(?:min|mn|m|h\d{0,2})?[,:]?$)/iu;

function unglued(input: string, [first, ...others]: readonly Piece[]): readonly Piece[] {
  if (first === undefined || !gluedMode.test(input.slice(first.from, first.to)))
    return first === undefined ? [] : [first, ...others];
  const at = first.from + 1;
  return [{ from: first.from, to: at }, { from: at, to: first.to }, ...others];
}

/** Several words as one folded text. */
export function phrase(words: readonly Word[]): string {
  return words.map(({ core }) => core).join(' ');
}

/** Whether a word begins with `d'`. */
export function isElided(word: Word | undefined): boolean {
  return word !== undefined && /^d'./.test(word.core);
}

/** The words with `d'` taken off the one at an index: `d'Hélène`, `d'une heure`. */
export function unelided(words: readonly Word[], at: number): readonly Word[] {
  const word = words[at];
  return word !== undefined && isElided(word) ? withCore(words, at, word.core.slice(2)) : words;
}

/** The words with the mark taken off the one at an index: `@Reid`. */
export function unmarked(words: readonly Word[], at: number): readonly Word[] {
  const core = words[at]?.core ?? '';
  return /^@\p{L}/u.test(core) ? withCore(words, at, core.slice(1)) : words;
}

/** The words with another core at an index. */
export function withCore(words: readonly Word[], at: number, core: string): readonly Word[] {
  return words.map((each, index) => (index === at ? { ...each, core } : each));
}

function piecesOf(input: string, lengthMax: number): readonly Piece[] {
  const pieces: Piece[] = [];
  for (const run of input.slice(0, lengthMax).matchAll(/\S+/gu)) {
    const from = run.index;
    const to = from + run[0].length;
    if (to === lengthMax && input.length > lengthMax) break;
    const isFirst = pieces.length === 0;
    const isSigned = arrowPattern.test(run[0]) || (isFirst && issuePattern.test(run[0]));
    if (isSigned) pieces.push({ from, to: from + 1 });
    let start = isSigned ? from + 1 : from;
    const joints = mayJoin.test(run[0])
      ? [...run[0].matchAll(joint), ...run[0].matchAll(whole)]
      : [];
    for (const { index } of joints) {
      pieces.push({ from: start, to: from + index + 1 });
      start = from + index + 1;
    }
    if (start < to) pieces.push({ from: start, to });
  }
  return pieces;
}

function isAccented(typed: string): boolean {
  return !plain.test(typed) && mark.test(typed.normalize('NFD'));
}

function coreOf(input: string, from: number, to: number, folded: string) {
  const text = input.slice(from, to);
  const opened = before.exec(text)?.[0].length ?? 0;
  const closed = behind.exec(text)?.[0].length ?? 0;
  if (opened + closed >= text.length)
    return { core: spelledOut(folded), coreFrom: from, coreTo: to };
  const coreFrom = from + opened;
  const coreTo = to - closed;
  return { core: spelledOut(fold(input.slice(coreFrom, coreTo))), coreFrom, coreTo };
}

function endsPart(folded: string): boolean {
  return boundary.test(folded) && !(folded.endsWith('.') && dottedForms.has(folded.slice(0, -1)));
}

function isBoundary(input: string, to: number, next: Piece | undefined): boolean {
  if (next === undefined) return true;
  const following = input[next.from] ?? '';
  if (input.slice(to, next.from).includes('\n') || opening.test(following)) return true;
  if (!startsLikeBoundary.test(following)) return false;
  const word = input.slice(next.from, next.to);
  return separator.test(word) || arrowPattern.test(word);
}

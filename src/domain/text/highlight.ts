/**
 * Where the words of a query stand in a text as it was written, accents and capitals included.
 *
 * Folded text has other lengths than its source (see `fold.ts`), so the text is folded letter by letter here, and
 * every folded letter remembers where it came from. That is far slower than folding at once: only for the few
 * texts that are shown.
 */

import { fold } from './fold.ts';

export interface Segment {
  readonly text: string;
  readonly match: boolean;
}

/** The text cut into what matches a folded word and what does not; joined, the segments are the text. */
export function highlight(text: string, tokens: readonly string[]): readonly Segment[] {
  const segments: Segment[] = [];
  let end = 0;
  for (const range of matchRanges(text, tokens)) {
    if (range.from > end) segments.push({ text: text.slice(end, range.from), match: false });
    segments.push({ text: text.slice(range.from, range.to), match: true });
    end = range.to;
  }
  if (end < text.length) segments.push({ text: text.slice(end), match: false });
  return segments;
}

/**
 * The part of a long text around its first match, with an ellipsis where it was cut; the whole of a short one.
 * @param lengthMax in UTF-16 code units, the ellipses not counted
 */
export function excerpt(text: string, tokens: readonly string[], lengthMax: number): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  if (line.length <= lengthMax) return line;
  const first = matchRanges(line, tokens)[0]?.from ?? 0;
  // A third of the room before the match says what it is about.
  const wanted = Math.max(0, first - Math.floor(lengthMax / 3));
  const from = wanted === 0 ? 0 : wordStart(line, wanted);
  const to = wordEnd(line, Math.min(line.length, from + lengthMax));
  return `${from > 0 ? '…' : ''}${line.slice(from, to)}${to < line.length ? '…' : ''}`;
}

interface Range {
  readonly from: number;
  readonly to: number;
}

/** Every place of every word, in order, those that touch joined. */
function matchRanges(text: string, tokens: readonly string[]): readonly Range[] {
  const { folded, origins } = foldedLetters(text);
  const found: Range[] = [];
  for (const token of tokens.filter((one) => one !== '')) {
    let at = folded.indexOf(token);
    while (at >= 0) {
      found.push({ from: origins[at] ?? 0, to: origins[at + token.length] ?? text.length });
      at = folded.indexOf(token, at + token.length);
    }
  }
  return joined(found.sort((a, b) => a.from - b.from || a.to - b.to));
}

function joined(sorted: readonly Range[]): readonly Range[] {
  const ranges: Range[] = [];
  for (const range of sorted) {
    const last = ranges.at(-1);
    if (last === undefined || range.from > last.to) ranges.push(range);
    else ranges[ranges.length - 1] = { from: last.from, to: Math.max(last.to, range.to) };
  }
  return ranges;
}

/** The folded text, and for each of its code units the start of the letter it came from. */
function foldedLetters(text: string): {
  readonly folded: string;
  readonly origins: readonly number[];
} {
  const parts: string[] = [];
  const origins: number[] = [];
  let at = 0;
  for (const letter of text) {
    const folded = fold(letter);
    parts.push(folded);
    for (let index = 0; index < folded.length; index += 1) origins.push(at);
    at += letter.length;
  }
  return { folded: parts.join(''), origins };
}

function wordStart(text: string, from: number): number {
  const space = text.indexOf(' ', from);
  return space < 0 || space - from > wordSearchMax ? codePointStart(text, from) : space + 1;
}

function wordEnd(text: string, to: number): number {
  if (to >= text.length) return text.length;
  const space = text.lastIndexOf(' ', to);
  return space < 0 || to - space > wordSearchMax ? codePointStart(text, to) : space;
}

/** How far a cut may move to fall between two words. */
const wordSearchMax = 24;

/** Never cuts a surrogate pair in two. */
function codePointStart(text: string, index: number): number {
  const unit = text.charCodeAt(index);
  return unit >= 0xdc00 && unit <= 0xdfff ? index - 1 : index;
}

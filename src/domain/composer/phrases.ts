/**
 * Lists of expressions, asked at one word of a line: which is the longest that begins there?
 *
 * An expression is written as words. `a|b` stands for either word, and a word that ends in `?` may be missing:
 * `laisse un|le? message|msg` is six expressions. `est_la` is one choice of two words. All are folded, so that accents and capitals do not matter.
 */

import type { Word } from './words.ts';

/** A value read from some words, and the word after them. */
export interface Read<T> {
  readonly value: T;
  readonly end: number;
}

interface Entry<T> {
  readonly words: readonly string[];
  readonly value: T;
}

const doubledLengthMin = 5;
const doubled = /([b-df-hj-np-tv-xz])\1/g;

/** The expressions of a list, by their first word; the longest come first. */
export type PhraseBook<T> = ReadonlyMap<string, readonly Entry<T>[]>;

/** Makes a list of expressions from its patterns. */
export function phraseBook<T>(
  ...lists: readonly (readonly [value: T, ...patterns: readonly string[]])[]
): PhraseBook<T> {
  const book = new Map<string, Entry<T>[]>();
  for (const [value, ...patterns] of lists) {
    for (const words of patterns.flatMap(expand).map((all) => all.map(alike))) {
      const [first = ''] = words;
      book.set(first, [...(book.get(first) ?? []), { words, value }]);
    }
  }
  for (const entries of book.values()) entries.sort((a, b) => b.words.length - a.words.length);
  return book;
}

/** The longest expression of the list that begins at a word; it never goes over a comma. */
export function readPhrase<T>(
  book: PhraseBook<T>,
  words: readonly Word[],
  at: number,
): Read<T> | undefined {
  const word = words[at];
  if (word === undefined) return undefined;
  const found = book.get(alikeOf(word))?.find((entry) => fits(entry, words, at));
  return found === undefined ? undefined : { value: found.value, end: at + found.words.length };
}

function fits<T>(entry: Entry<T>, words: readonly Word[], at: number): boolean {
  const last = entry.words.length - 1;
  return entry.words.every((text, index) => {
    const word = words[at + index];
    return word !== undefined && alikeOf(word) === text && (index === last || !word.isLast);
  });
}

/** Every list is asked at every word; the same word is spelled alike once. */
const spelledAlike = new WeakMap<Word, string>();

function alikeOf(word: Word): string {
  const known = spelledAlike.get(word);
  if (known !== undefined) return known;
  const made = alike(word.core);
  spelledAlike.set(word, made);
  return made;
}

/** Consonants are doubled and left single as one likes: `appellé`, `apelé`, `tommorow`. */
function alike(word: string): string {
  return word.length < doubledLengthMin ? word : word.replaceAll(doubled, '$1');
}

/** Every expression that a pattern stands for. */
function expand(pattern: string): readonly (readonly string[])[] {
  let made: readonly (readonly string[])[] = [[]];
  for (const part of pattern.split(' ')) {
    const isOptional = part.endsWith('?');
    const choices = (isOptional ? part.slice(0, -1) : part).split('|');
    const longer = made.flatMap((words) =>
      choices.map((choice) => [...words, ...choice.split('_')]),
    );
    made = isOptional ? [...made, ...longer] : longer;
  }
  return made.filter((words) => words.length > 0);
}

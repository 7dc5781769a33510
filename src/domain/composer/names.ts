/**
 * Whom a few typed words name, among the people whom it can be. By first name, last name or both, in either
 * order, or by an abbreviation of at least three letters. Two possible people are as good as none: the
 * words stay text, and the reading below the line shows that nobody was read.
 */

import { fold } from '../text/fold.ts';
import { commonWords, nameParticles } from './vocabulary/small-words.ts';

/** Somebody who can be named. */
export interface Candidate {
  readonly id: string;
  /** Full names by which they are known, most often one: `Claire Le Goff`. */
  readonly names: readonly string[];
}

/** The names of a list of candidates, ready to be asked. */
export interface NameIndex {
  readonly byPhrase: ReadonlyMap<string, ReadonlySet<string>>;
  readonly parts: readonly { readonly part: string; readonly id: string }[];
}

/** Greatest number of words that are tried as one name. */
export const nameWordCountMax = 6;
const abbreviation = /^\p{L}{3}/u;

/** Indexing folds every name; the lists stay the same while a line is typed. */
const indexes = new WeakMap<readonly Candidate[], NameIndex>();

/** The index of a list, made once. */
export function nameIndexOf(candidates: readonly Candidate[]): NameIndex {
  const known = indexes.get(candidates);
  if (known !== undefined) return known;
  const byPhrase = new Map<string, Set<string>>();
  const parts: { part: string; id: string }[] = [];
  for (const { id, names } of candidates) {
    for (const words of names.map(nameWords)) {
      for (const key of phrasesOf(words)) {
        byPhrase.set(key, (byPhrase.get(key) ?? new Set<string>()).add(id));
      }
      for (const part of outer(words)) parts.push({ part, id });
    }
  }
  const made: NameIndex = { byPhrase, parts };
  indexes.set(candidates, made);
  return made;
}

/** The ids that a folded phrase can name in full; several when it is ambiguous. */
export function namedInFull(text: string, lists: readonly NameIndex[]): ReadonlySet<string> {
  return new Set(lists.flatMap((index) => [...(index.byPhrase.get(text) ?? [])]));
}

/** The ids that one folded word can abbreviate. */
export function namedInShort(word: string, lists: readonly NameIndex[]): ReadonlySet<string> {
  if (!abbreviation.test(word) || commonWords.has(word)) return new Set();
  const fitting = lists.flatMap((index) => index.parts.filter(({ part }) => part.startsWith(word)));
  return new Set(fitting.map(({ id }) => id));
}

function nameWords(name: string): readonly string[] {
  return fold(name)
    .split(/\s+/u)
    .map((word) => word.replace(/[,;:.]+$/, ''))
    .filter((word) => word !== '')
    .slice(0, nameWordCountMax);
}

/** First names, last names and both; never a particle alone or last, which begins the text instead. */
function phrasesOf(words: readonly string[]): readonly string[] {
  const [first = '', ...rest] = words;
  const fronts = words.map((_, index) => words.slice(0, index + 1));
  const backs = words.map((_, index) => words.slice(index));
  const reversed = rest.length > 0 ? [[...rest, first]] : [];
  return [...fronts, ...backs, ...reversed]
    .filter((key) => standsAlone(key.at(-1) ?? '') || key.length === words.length)
    .filter((key) => key.length > 1 || standsAlone(key[0] ?? ''))
    .map((key) => key.join(' '));
}

/** The first and the last word; those between are too often somebody else's first name. */
function outer(words: readonly string[]): readonly string[] {
  return words.filter(
    (word, index) => standsAlone(word) && (index === 0 || index === words.length - 1),
  );
}

/** An initial or a particle is a part of a name, not a name. */
function standsAlone(word: string): boolean {
  return word.length > 1 && !nameParticles.has(word);
}

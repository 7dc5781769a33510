/** People in the words of a line: those that are known, and names that may be somebody new. */

import { type NameIndex, namedInFull, namedInShort, nameWordCountMax } from './names.ts';
import type { Read } from './phrases.ts';
import { monthWords, weekdayWords } from './vocabulary/day-words.ts';
import { nameParticles } from './vocabulary/small-words.ts';
import { familyNames, firstNames, otherNames } from './vocabulary/name-words.ts';
import { wordNames } from './vocabulary/sentence-words.ts';
import { phrase, unelided, unmarked, withCore, type Word } from './words.ts';

const capitalised = /^\p{Lu}[\p{Ll}\p{M}'’-]+(?:[-'’]\p{Lu}[\p{Ll}\p{M}]+)*$/u;
const wordsOfNameMax = 4;

/** The longest name that begins at a word, if it can be only one of these people. */
export function readName(
  words: readonly Word[],
  at: number,
  lists: readonly NameIndex[],
): Read<string> | undefined {
  const countMax = Math.min(nameWordCountMax, words.length - at);
  for (let count = countMax; count > 0; count -= 1) {
    const named = words.slice(at, at + count);
    if (named.slice(0, -1).some((word) => word.isLast)) continue;
    const ids = namedInFull(phrase(named), lists);
    if (ids.size > 0) return onlyOne(ids, at + count);
  }
  return onlyOne(namedInShort(words[at]?.core ?? '', lists), at + 1);
}

/** Somebody who is named within a sentence: `thanks to Clarke`, `Reid's list`, `la liste d'Hélène`. */
export function readMention(
  input: string,
  words: readonly Word[],
  at: number,
  lists: readonly NameIndex[],
): Read<string> | undefined {
  const word = words[at];
  if (word === undefined) return undefined;
  const owner = /^(.+)['’]s?$/u.exec(word.core)?.[1];
  const bare = unmarked(unelided(words, at), at);
  const seen = owner === undefined ? bare : withCore(bare, at, owner);
  const read = readName(seen, at, lists);
  if (read?.end !== at + 1) return read;
  const typed = input.slice(word.coreFrom, word.coreTo);
  const isWord = wordNames.has(seen[at]?.core ?? '') && typed === typed.toLowerCase();
  return isWord ? undefined : read;
}

/** Whether a word names somebody here, be it one of several. */
export function isKnownName(word: Word, lists: readonly NameIndex[]): boolean {
  return namedInFull(word.core, lists).size > 0 || namedInShort(word.core, lists).size > 0;
}

/**
 * A name that nobody here has: two capitalised words or more, or one where `isSure` says that only a person can
 * stand there, or a frequent first name. Organisations, places and words in capitals are none.
 */
export function readNewName(
  input: string,
  words: readonly Word[],
  at: number,
  isSure: boolean,
): Read<string> | undefined {
  const first = words[at];
  if (first === undefined || !isNameWord(input, first)) {
    const isTyped =
      first !== undefined && firstNames.has(first.core) && !otherNames.has(first.core);
    if (!isTyped) return undefined;
    // `maxime duval (graphiste)`: a last name in small letters, where it is told who that is.
    const isTold = !first.isLast && words[at + 2]?.folded.startsWith('(') === true;
    const end = at + (isTold ? 2 : 1);
    return { value: textOf(input, words, at, end), end };
  }
  let end = at + 1;
  while (end < at + wordsOfNameMax && words[end - 1]?.isLast !== true) {
    const next = words[end];
    if (next === undefined) break;
    const after = words[end + 1];
    const isParticle =
      nameParticles.has(next.core) &&
      after !== undefined &&
      !next.isLast &&
      isNameWord(input, after);
    const isFamily = end === at + 1 && firstNames.has(first.core) && isFamilyName(input, next);
    if (!isParticle && !isFamily && !isNameWord(input, next)) break;
    end += isParticle ? 2 : 1;
  }
  const isOne = end === at + 1;
  if (isOne && !isSure && !firstNames.has(first.core)) return undefined;
  return { value: textOf(input, words, at, end), end };
}

/** Whether a word is written as a name, and is no day, no place and no organisation. */
export function isNameWord(input: string, word: Word): boolean {
  const typed = input.slice(word.coreFrom, word.coreTo).normalize('NFC');
  const isDay = weekdayWords.has(word.core) || monthWords.has(word.core);
  return capitalised.test(typed) && !isDay && !otherNames.has(word.core);
}

/** `Owen Price`, `Julie Leclerc`: behind a first name a word or a business is a last name. */
function isFamilyName(input: string, word: Word): boolean {
  const typed = input.slice(word.coreFrom, word.coreTo).normalize('NFC');
  return familyNames.has(word.core) && capitalised.test(typed);
}

function textOf(input: string, words: readonly Word[], at: number, end: number): string {
  return input
    .slice(words[at]?.coreFrom ?? 0, words[end - 1]?.coreTo ?? 0)
    .replaceAll(/\s+/gu, ' ');
}

function onlyOne(ids: ReadonlySet<string>, end: number): Read<string> | undefined {
  const [id, ...others] = ids;
  return id === undefined || others.length > 0 ? undefined : { value: id, end };
}

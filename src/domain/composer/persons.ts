/** People in the words of a line: those that are known, and names that may be somebody new. */

import { type NameIndex, namedInFull, namedInShort, nameWordCountMax } from './names.ts';
import type { Read } from './phrases.ts';
import { familyNames, firstNames, otherNames } from './vocabulary/name-words.ts';
import { wordNames } from './vocabulary/sentence-words.ts';
import { phrase, unelided, unmarked, withCore, type Word } from './words.ts';
import { hurriedLastEnd, isNameWord, lastNameEnd, particledEnd } from './written-names.ts';

const wordsOfNameMax = 4;
/** `Marie de la Tour d'Auvergne`: a part of a name that begins with a particle ends it no earlier. */
const wordsWithParticlesMax = 6;

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

/** The same where a word may begin with `d'`, which belongs to some names: `mail d'Hélène`, `Mme d'Arc`. */
export function readNamed(
  words: readonly Word[],
  seen: readonly Word[],
  at: number,
  lists: readonly NameIndex[],
): Read<string> | undefined {
  return (words === seen ? undefined : readName(words, at, lists)) ?? readName(seen, at, lists);
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
  const read = readNamed(owner === undefined ? words : withCore(words, at, owner), seen, at, lists);
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
  if (first === undefined || !(isNameWord(input, first) || isJan(input, words, at))) {
    const isTyped =
      first !== undefined && firstNames.has(first.core) && !otherNames.has(first.core);
    if (!isTyped) return undefined;
    // `maxime duval (graphiste)`: a last name in small letters, where it is told who that is.
    const isTold = !first.isLast && words[at + 2]?.folded.startsWith('(') === true;
    const last = first.isLast ? undefined : hurriedLastEnd(words, at + 1);
    const end = last ?? at + (isTold ? 2 : 1);
    return { value: textOf(input, words, at, end), end };
  }
  const isFirst = firstNames.has(first.core);
  let end = at + 1;
  while (end < at + wordsWithParticlesMax && words[end - 1]?.isLast !== true) {
    const next = words[end];
    if (next === undefined) break;
    const isFamily = end === at + 1 && isFirst && isFamilyName(input, next);
    const hurried = end === at + 1 && isFirst ? hurriedLastEnd(words, end) : undefined;
    const last = isFamily ? end + 1 : (hurried ?? lastNameEnd(input, words, { at: end, isFirst }));
    const isLong = end >= at + wordsOfNameMax && isNameWord(input, next);
    if (last === undefined || isLong) break;
    end = last;
  }
  const isOne = end === at + 1;
  if (isOne && !isSure && !isFirst) return undefined;
  return { value: textOf(input, words, at, end), end };
}

/** `Jan de Vries`: a first name that is written like a month. */
function isJan(input: string, words: readonly Word[], at: number): boolean {
  const isWritten = words[at]?.core === 'jan' && words[at]?.isLast === false;
  return isWritten && particledEnd(input, words, at + 1) !== undefined;
}

/** `Owen Price`, `Julie Leclerc`: behind a first name a word or a business is a last name. */
function isFamilyName(input: string, word: Word): boolean {
  const typed = input.slice(word.coreFrom, word.coreTo).normalize('NFC');
  return familyNames.has(word.core) && /^\p{Lu}\p{Ll}/u.test(typed);
}

function textOf(input: string, words: readonly Word[], at: number, end: number): string {
  return input
    .slice(words[at]?.coreFrom ?? 0, words[end - 1]?.coreTo ?? 0)
    .replace(/['’]s$/u, '')
    .replaceAll(/\s+/gu, ' ');
}

function onlyOne(ids: ReadonlySet<string>, end: number): Read<string> | undefined {
  const [id, ...others] = ids;
  return id === undefined || others.length > 0 ? undefined : { value: id, end };
}

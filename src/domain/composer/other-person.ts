/**
 * Whether a name that somebody here has belongs to somebody else: neither `Claire Jones` nor `Sophie Martin` is somebody
 * of whom only the first or the last name is the same. Where it may be either, they are linked, and the text keeps them.
 */

import type { Line } from './line.ts';
import { readLength } from './minutes.ts';
import { type NameIndex, namedInFull } from './names.ts';
import { isKnownName } from './persons.ts';
import { type Read, readPhrase } from './phrases.ts';
import { familyNames, firstNames, roleWords, titles } from './vocabulary/name-words.ts';
import { outcomes } from './vocabulary/outcomes.ts';
import { taskVerbs } from './vocabulary/owner-words.ts';
import { subjectStates, subjectVerbs } from './vocabulary/sentence-words.ts';
import { commonWords, infinitive, nameParticles, objectLeads } from './vocabulary/small-words.ts';
import { kinds } from './vocabulary/subjects.ts';
import { theyDid, weDid } from './vocabulary/way-verbs.ts';
import { nouns, places } from './vocabulary/ways.ts';
import type { Word } from './words.ts';
import { isNameWord, particledEnd } from './written-names.ts';

/** Their own name, somebody else's from `first` up to `end`, or either. */
export type Whose =
  | { readonly kind: 'own' }
  /** Up to `end` the words may belong to a name. */
  | { readonly kind: 'unsure'; readonly end?: number }
  | { readonly kind: 'other'; readonly first: number; readonly end: number };

/** A name that was read, of which `words` are all that are seen. */
interface Named {
  readonly line: Pick<Line, 'input' | 'owners' | 'moments'>;
  readonly words: readonly Word[];
  readonly at: number;
  readonly read: Read<string>;
  /** Whether a word before it says with whom. */
  readonly isLed: boolean;
}

const own = { kind: 'own' } as const;
const unsure = { kind: 'unsure' } as const;
const wordsOfNameMax = 4;

/** Whose name it is that was read, by the words around it. */
export function whoseName(named: Named): Whose {
  const { line, words, at, read } = named;
  const parts = partsOf(read.value, line.owners);
  const said = words.slice(at, read.end).map(({ core }) => core);
  if (parts.length > 1 && parts.every((part) => said.includes(part))) return own;
  const before = isLastNameOf(said.at(-1), parts) ? whoseBefore(named) : own;
  return before.kind === 'own' ? whoseBehind(named, parts) : before;
}

/** `Claire Jones`, `Jean-Marc Le Bihan`. */
function whoseBehind({ line, words, at, read, isLed }: Named, parts: readonly string[]): Whose {
  const next = words[read.end];
  if (next === undefined || words[read.end - 1]?.isLast !== false) return own;
  const isOthers = isLastNameHere(next, line.owners) && !belongs(next, read.value, line.owners);
  const isWritten = isCapital(line.input, words[at]);
  const last = particledEnd(line.input, words, read.end);
  const stem = last === undefined ? undefined : words[last - 1];
  if (last !== undefined && stem !== undefined && !isKnownName(stem, line.owners)) {
    // `Jean-Marc d'Erquy`, and `Claire de Kerbrat`, who may come from there.
    const isElided = last === read.end + 1;
    const isSure =
      (isLed || isNameEnd(line, words, last)) && !belongs(stem, read.value, line.owners);
    const isOther = isElided && isSure && isWritten && parts.length > 1;
    return isOther ? { kind: 'other', first: at, end: last } : { kind: 'unsure', end: last };
  }
  const from = isParticle(line.input, words, read.end) ? read.end + 1 : read.end;
  const first = words[from];
  if (first === undefined || !isOtherWord(line, words, from)) return isOthers ? unsure : own;
  // `claire English labels received`.
  if (!isWritten && familyNames.has(first.core) && !isOthers) return own;
  if (parts.length < 2 || !isWritten) return unsure;
  if (belongs(first, read.value, line.owners)) return unsure;
  // `Gwen Amélie`: two first names may be two people.
  if (isFirstNameHere(first, line.owners) && !isLastNameHere(first, line.owners)) return unsure;
  if (familyNames.has(first.core) && !isOthers) return unsure;
  let end = from + 1;
  while (end < at + wordsOfNameMax && words[end - 1]?.isLast === false) {
    if (!isOtherWord(line, words, end)) break;
    end += 1;
  }
  const isSure = isLed || isOthers || firstNames.has(first.core) || isNameEnd(line, words, end);
  return isSure ? { kind: 'other', first: at, end } : unsure;
}

/** `Sophie Martin`: before a last name stands a first name that is not theirs. */
function whoseBefore({ line, words, at, read }: Named): Whose {
  const [word, before] = [words[at], words[at - 1]];
  if (word === undefined || before === undefined || before.isLast || titles.has(before.core))
    return own;
  if (belongs(before, read.value, line.owners)) return own;
  const isFirst = isFirstNameHere(before, line.owners);
  if (isLastNameHere(before, line.owners) && !isFirst) return own;
  const isWritten = isCapital(line.input, word);
  if (!isWritten || !isOtherWord(line, words, at - 1)) return isFirst ? unsure : own;
  const begins = before.startsLine || words[at - 2]?.isLast !== false;
  const isName = isFirst || firstNames.has(before.core) || !begins;
  return isName ? { kind: 'other', first: at - 1, end: read.end } : own;
}

const greetings = new Set(
  'bonjour bonsoir merci hello hi hey thanks thank dear cher chere'.split(' '),
);

/** Whether a word is written as a name, and is nothing else that the reader knows. */
function isOtherWord(line: Named['line'], words: readonly Word[], at: number): boolean {
  const word = words[at];
  if (word === undefined || line.moments.has(at)) return false;
  const isName = isNameWord(line.input, word) || familyNames.has(word.core);
  if (!isName || !isCapital(line.input, word)) return false;
  const lists = [commonWords, nameParticles, objectLeads, roleWords, taskVerbs];
  if ([...lists, subjectVerbs, subjectStates, greetings].some((list) => list.has(word.core)))
    return false;
  const books = [nouns, places, outcomes, kinds, weDid, theyDid];
  return books.every((book) => readPhrase<unknown>(book, words, at) === undefined);
}

/** `Le Bihan`: whether a particle begins a last name. */
function isParticle(input: string, words: readonly Word[], at: number): boolean {
  const [word, next] = [words[at], words[at + 1]];
  return (
    word?.isLast === false &&
    nameParticles.has(word.core) &&
    isCapital(input, word) &&
    next !== undefined &&
    isNameWord(input, next)
  );
}

/** Whether a name ends before what is no topic of its own: `Claire Jones a appelé`, and not `Claire Brochure reçue`. */
function isNameEnd({ moments }: Named['line'], words: readonly Word[], end: number): boolean {
  const next = words[end];
  if (words[end - 1]?.isLast !== false || next === undefined || moments.has(end)) return true;
  // `Claire Envoyer le devis`: what she is to do.
  if (infinitive.test(words[end - 1]?.core ?? '')) return false;
  const isSmall = objectLeads.has(next.core) || subjectVerbs.has(next.core);
  return isSmall || readLength(words, end) !== undefined;
}

function isCapital(input: string, word: Word | undefined): boolean {
  return /^\p{Lu}[\p{M}'’]*\p{L}*\p{Ll}/u.test(input.slice(word?.coreFrom, word?.coreTo));
}

/** The first and the last name of somebody, folded. */
function partsOf(id: string, lists: readonly NameIndex[]): readonly string[] {
  return lists.flatMap(({ parts }) =>
    parts.filter((each) => each.id === id).map(({ part }) => part),
  );
}

const isLastNameOf = (core: string | undefined, parts: readonly string[]): boolean =>
  core !== undefined && parts.length > 1 && core === parts.at(-1);

function isFirstNameHere({ core }: Word, lists: readonly NameIndex[]): boolean {
  return [...namedInFull(core, lists)].some((id) => partsOf(id, lists)[0] === core);
}

function isLastNameHere({ core }: Word, lists: readonly NameIndex[]): boolean {
  return [...namedInFull(core, lists)].some((id) => isLastNameOf(core, partsOf(id, lists)));
}

const alikeLength = 4;
const noLetters = /[^\p{L}]+/gu;

/** Whether a word is part of the name of somebody, or almost: `Legoff` for `Le Goff`. */
function belongs({ core }: Word, id: string, lists: readonly NameIndex[]): boolean {
  const typed = core.replaceAll(noLetters, '');
  const beginning = typed.slice(0, alikeLength);
  const names = lists.flatMap(({ byPhrase }) =>
    [...byPhrase].filter(([, ids]) => ids.has(id)).map(([name]) => name),
  );
  return names.some(
    (name) =>
      name.replaceAll(noLetters, '').includes(typed) ||
      (beginning.length === alikeLength &&
        name.split(noLetters).some((each) => each.startsWith(beginning))),
  );
}

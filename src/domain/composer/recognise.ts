/**
 * What some words of a line may be: one function for each kind of thing that is said. All are asked at a word, and
 * the one that reads the most words wins.
 */

import type { ContactKind } from '../contact/contact.ts';
import type { Line, SpanRole } from './line.ts';
import { readBareMinutes, readLength } from './minutes.ts';
import type { Moment } from './moments.ts';
import { isKnownName, readName, readNewName } from './persons.ts';
import { type PhraseBook, type Read, readPhrase } from './phrases.ts';
import { dateLeads, hourLeads } from './vocabulary/day-words.ts';
import {
  doubtfulOutcomes,
  messageFollowers,
  type Outcome,
  outcomeFollowers,
  outcomeObjects,
  outcomes,
} from './vocabulary/outcomes.ts';
import { kinds } from './vocabulary/subjects.ts';
import type { Word } from './words.ts';

/** How a person is joined to what stands before them. */
export type Joint = 'with' | 'from' | 'to' | 'at' | undefined;

export type Meaning =
  | { readonly kind: 'minutes'; readonly minutes: number }
  | { readonly kind: 'moment'; readonly moment: Moment; readonly said: Word }
  | {
      readonly kind: 'person';
      readonly id: string;
      readonly isMember: boolean;
      readonly joint: Joint;
    }
  | { readonly kind: 'newPerson'; readonly name: string; readonly joint: Joint }
  | { readonly kind: 'outcome'; readonly outcome: Outcome }
  | { readonly kind: 'contactKind'; readonly contactKind: ContactKind };

/** What was found in the words from `first` up to `end`. */
export interface Found<T = Meaning> {
  readonly role: SpanRole;
  readonly first: number;
  readonly end: number;
  readonly meaning: T;
}

/** What is known when the words are asked. */
export interface Asked {
  readonly line: Line;
  /** The words of the part that is read; those behind it are not seen. */
  readonly words: readonly Word[];
  /** Where the part begins. */
  readonly start: number;
  /** Whether how the contact took place has been read. */
  readonly hasMode: boolean;
  /** Whether it was read just before. */
  readonly isBehindMode: boolean;
  /** Whether somebody has been read. */
  readonly hasPerson: boolean;
  /** Whether the outcome before was a postponement, which a day may follow: `reporté au 3 juin`. */
  readonly isPostponed: boolean;
  /** Whether something else, such as how the contact took place, is read at a word. */
  readonly isRead: (index: number) => boolean;
}

const personJoints: ReadonlyMap<string, Joint> = new Map<string, Joint>([
  ...['avec', 'with', 'et', 'and', '&', '+'].map((word) => [word, 'with'] as const),
  ...['de', 'from'].map((word) => [word, 'from'] as const),
  ...['a', 'au', 'to'].map((word) => [word, 'to'] as const),
  ['chez', 'at'],
  ['par', undefined],
  ['by', undefined],
]);
const lengthLeads = new Set([
  'pendant',
  'for',
  'de',
  'environ',
  'about',
  '~',
  'pour',
  'duree',
  'env',
  'of',
  'soit',
]);
const momentLeads = new Set([...dateLeads, 'de', 'du', 'of']);
const postponedLeads = new Set([...momentLeads, 'a', 'au', 'to', 'until', 'till']);
const kindLeads = new Set(['pour', 'for', 'de', 'la', 'une', 'the', 'a', 'our', 'notre', 'sa']);
const leadMax = 2;
const dayOfMonth = /^(?:([12]?\d|3[01])(?:er)?|([12]?\d|3[01])(?:st|nd|rd|th))$/;

/** A length with its unit, or a bare number where it can be one. */
export function minutesAt(asked: Asked, at: number): Found | undefined {
  const first = at;
  const begin = lengthLeads.has(asked.words[at]?.core ?? '') ? at + 1 : at;
  const length = readLength(unelided(asked.words, begin), begin);
  const bare = (): Read<number> | undefined =>
    asked.hasMode || asked.hasPerson
      ? readBareMinutes(asked.words, at, asked.isRead, asked.isBehindMode)
      : undefined;
  const read = length ?? bare();
  if (read === undefined) return undefined;
  return {
    role: 'minutes',
    first,
    end: read.end,
    meaning: { kind: 'minutes', minutes: read.value },
  };
}

/** A day or an hour, with the words that belong to it. */
export function momentAt(asked: Asked, at: number): Found | undefined {
  const { words, line } = asked;
  const leads = asked.isPostponed ? postponedLeads : momentLeads;
  for (let index = at; index <= at + leadMax; index += 1) {
    const moment = line.moments.get(index) ?? dayOfMonthAt(asked, at, index);
    const said = words[index];
    if (moment !== undefined && said !== undefined && moment.end <= words.length) {
      return {
        role: 'date',
        first: at,
        end: moment.end,
        meaning: { kind: 'moment', moment, said },
      };
    }
    const core = said?.core ?? '';
    if (said === undefined || said.isLast) return undefined;
    if (isLetterA(said, at, asked)) return undefined;
    if (!leads.has(core) && !(hourLeads.has(core) && line.moments.get(index + 1)?.time))
      return undefined;
  }
  return undefined;
}

/** `le 28`, `on the 3rd`: a day of this month or another. */
function dayOfMonthAt(asked: Asked, from: number, at: number): Moment | undefined {
  const { words } = asked;
  const word = words[at];
  const match = dayOfMonth.exec(word?.core ?? '');
  if (word === undefined || match === null || at === from) return undefined;
  const lead = words[at - 1]?.core;
  const isFrench = lead === 'le' && match[1] !== undefined;
  const isEnglish = lead === 'the' && match[2] !== undefined;
  const next = words[at + 1]?.core ?? '';
  const isAlone = word.isLast || hourLeads.has(next) || personJoints.get(next) === 'with';
  if (!isAlone || !(isFrench || isEnglish)) return undefined;
  const day = { kind: 'monthDay', day: Number(match[1] ?? match[2]) } as const;
  return { first: at, end: at + 1, day, period: undefined, time: undefined, minutes: undefined };
}

/** Somebody who is known, or a name that nobody here has. */
export function personAt(asked: Asked, at: number): Found | undefined {
  const { words, line } = asked;
  const word = words[at];
  if (word === undefined) return undefined;
  const isJoined = personJoints.has(word.core) && !word.isLast && !isLetterA(word, at, asked);
  const joint = isJoined ? personJoints.get(word.core) : elided(word) ? 'from' : undefined;
  const begin = isJoined ? at + 1 : at;
  const seen = unelided(words, begin);
  const people = readName(seen, begin, line.people);
  const member = readName(seen, begin, line.members);
  const isPerson = people !== undefined && (member === undefined || member.end <= people.end);
  const read = isPerson ? people : member;
  if (
    read !== undefined &&
    !(
      isPerson &&
      member !== undefined &&
      member.end === people.end &&
      member.value !== people.value
    )
  ) {
    const meaning = { kind: 'person', id: read.value, isMember: !isPerson, joint } as const;
    return { role: 'person', first: at, end: read.end, meaning };
  }
  return newPersonAt(asked, at, begin, joint);
}

/** At the beginning a lone `a` stands for a call, unless it has its accent. */
function isLetterA(word: Word, at: number, { start }: Asked): boolean {
  return word.core === 'a' && !word.isAccented && at === start;
}

function newPersonAt(asked: Asked, at: number, begin: number, joint: Joint): Found | undefined {
  const { words, line } = asked;
  const word = words[begin];
  if (word === undefined || isKnownName(word, line.owners)) return undefined;
  if (!asked.hasMode && joint === undefined && at !== asked.start) return undefined;
  const isSure = joint === 'with' || joint === 'at' || joint === 'from';
  const read = readNewName(line.input, words, begin, isSure && word.isLast);
  if (read === undefined) return undefined;
  const meaning = { kind: 'newPerson', name: read.value, joint } as const;
  return { role: 'newPerson', first: begin, end: read.end, meaning };
}

/** What came of it, unless it is told of something else: `commande annulée`, `pas de réponse de la banque`. */
export function outcomeAt(asked: Asked, at: number): Found | undefined {
  const { words } = asked;
  const word = words[at];
  const isJoined =
    ['et', 'and', 'but', 'mais'].includes(word?.core ?? '') && word?.isLast === false;
  const read = readPhrase(outcomes, words, isJoined ? at + 1 : at);
  if (read === undefined || !stands(asked, read, at)) return undefined;
  const meaning = { kind: 'outcome', outcome: read.value } as const;
  return { role: 'outcome', first: at, end: read.end, meaning };
}

function stands(asked: Asked, read: Read<Outcome>, at: number): boolean {
  const { words } = asked;
  const isAlone = read.end >= words.length || words[read.end - 1]?.isLast === true;
  if (isAlone)
    return (
      asked.hasMode ||
      asked.hasPerson ||
      read.value === 'unanswered' ||
      read.value === 'messageLeft'
    );
  const next = words[read.end]?.core ?? '';
  const isDoubtful = read.end === at + 1 && doubtfulOutcomes.has(words[at]?.core ?? '');
  switch (read.value) {
    case 'unanswered': {
      const isOwn = ['mon', 'ma', 'mes', 'notre', 'my', 'our'].includes(
        words[read.end + 1]?.core ?? '',
      );
      if (outcomeObjects.has(next)) return isOwn || isPersonBehind(asked, read.end);
      return !isDoubtful || asked.isRead(read.end);
    }
    case 'messageLeft':
      return messageFollowers.has(next) || asked.isRead(read.end);
    case 'arranged':
      return asked.isRead(read.end);
    case 'missed':
    case 'cancelled':
    case 'postponed':
      return (
        outcomeFollowers.has(next) ||
        asked.isRead(read.end) ||
        (read.value === 'postponed' &&
          momentAt({ ...asked, isPostponed: true }, read.end) !== undefined)
      );
  }
}

function isPersonBehind(asked: Asked, at: number): boolean {
  return personAt(asked, at)?.role === 'person';
}

/** The kind of contact, where it is said. */
export function kindAt(asked: Asked, at: number): Found | undefined {
  const { words } = asked;
  const isLed = kindLeads.has(words[at]?.core ?? '');
  const read =
    readPhrase(kinds, words, at) ?? (isLed ? readPhrase(kinds, words, at + 1) : undefined);
  if (read === undefined) return undefined;
  const isOneWord = read.end === at + 1;
  const isAlone = words[read.end - 1]?.isLast === true || asked.isRead(read.end);
  if (isOneWord && !isAlone) return undefined;
  const meaning = { kind: 'contactKind', contactKind: read.value } as const;
  return { role: 'kind', first: at, end: read.end, meaning };
}

/** An expression of a list, with the words that lead to it. */
export function ledPhrase<T>(
  book: PhraseBook<T>,
  words: readonly Word[],
  at: number,
  leads: ReadonlySet<string>,
): Read<T> | undefined {
  for (let index = at; index <= at + leadMax; index += 1) {
    const read = readPhrase(book, words, index);
    if (read !== undefined) return read;
    const word = words[index];
    if (word === undefined || word.isLast || !leads.has(word.core)) return undefined;
  }
  return undefined;
}

function elided(word: Word | undefined): boolean {
  return word !== undefined && /^d'./.test(word.core);
}

/** The words with `d'` taken off the one at an index: `d'Hélène`, `d'une heure`. */
function unelided(words: readonly Word[], at: number): readonly Word[] {
  const word = words[at];
  if (word === undefined || !elided(word)) return words;
  return words.map((each, index) => (index === at ? { ...each, core: each.core.slice(2) } : each));
}

/**
 * What some words of a line may be: one function for each kind of thing that is said. All are asked at a word, and
 * the one that reads the most words wins.
 */

import type { ContactKind } from '../contact/contact.ts';
import type { Line, SpanRole } from './line.ts';
import { readBareMinutes, readLength } from './minutes.ts';
import type { Moment } from './moments.ts';
import { saysHour } from './hours.ts';
import { namedInFull } from './names.ts';
import { isKnownName, readName, readNewName } from './persons.ts';
import { newDayAt, newDayLeads, soonAt, soonLeads } from './relative-moments.ts';
import { type PhraseBook, type Read, readPhrase } from './phrases.ts';
import { dateLeads, hourLeads } from './vocabulary/day-words.ts';
import { type Outcome, outcomes } from './vocabulary/outcomes.ts';
import { firstNames } from './vocabulary/name-words.ts';
import { wordNames } from './vocabulary/sentence-words.ts';
import { kinds } from './vocabulary/subjects.ts';
import { siteWords } from './vocabulary/way-neighbours.ts';
import { nouns, weDid } from './vocabulary/ways.ts';
import { isElided, unelided, unmarked, type Word } from './words.ts';

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
  | {
      readonly kind: 'contactKind';
      readonly contactKind: ContactKind;
      /** Its name says how: `intro call`. */
      readonly isCall: boolean;
    };

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
  /** Whether what came of it was read just before. */
  readonly isBehindOutcome: boolean;
  /** Whether it was postponed, which a day may follow: `reporté au 3 juin`. */
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
  ...'approx roughly around presque nearly almost just over under'.split(' '),
]);
const momentLeads = new Set([...dateLeads, 'de', 'du', 'of']);
const postponedLeads = new Set([...momentLeads, ...newDayLeads]);
const kindLeads = new Set(['pour', 'for', 'de', 'la', 'une', 'the', 'a', 'our', 'notre', 'sa']);
const leadMax = 2;
const dayOfMonth = /^(?:([12]?\d|3[01])(?:er)?|([12]?\d|3[01])(?:st|nd|rd|th))$/;

/** A length with its unit, or a bare number where it can be one. */
export function minutesAt(asked: Asked, at: number): Found | undefined {
  const first = at;
  const begin = lengthLeads.has(asked.words[at]?.core ?? '') ? at + 1 : at;
  // `in an hour`, `dans 30 min` is when, not how long.
  if (!asked.isBehindMode && soonLeads.has(asked.words[at - 1]?.core ?? '')) return undefined;
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
  const moved = asked.isPostponed ? newDayAt(words, line.moments, at) : undefined;
  const relative = soonAt(words, at, line.now) ?? moved;
  const beginning = words[at];
  if (relative !== undefined && beginning !== undefined) {
    const meaning = { kind: 'moment', moment: relative, said: beginning } as const;
    return { role: 'date', first: at, end: relative.end, meaning };
  }
  const leads = asked.isPostponed ? postponedLeads : momentLeads;
  for (let index = at; index <= at + leadMax; index += 1) {
    const moment = line.moments.get(index) ?? dayOfMonthAt(asked, at, index);
    const said = words[index];
    if (moment !== undefined && said !== undefined && moment.end <= words.length) {
      const isAhead = deadlineLeads.has(words[index - 1]?.core ?? '') && index > at;
      const meant = isAhead ? { ...moment, day: comingDay(moment.day) } : moment;
      return {
        role: 'date',
        first: at,
        end: moment.end,
        meaning: { kind: 'moment', moment: meant, said },
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

const deadlineLeads = new Set(["d'ici", 'by', 'before', 'avant', 'pour', 'for']);

/** `d'ici vendredi` is the next one, whatever else is said. */
function comingDay(day: Moment['day']): Moment['day'] {
  return day?.kind === 'weekday' && day.side === undefined ? { ...day, side: 'this' } : day;
}

/** `26th at half eleven`, `26 a 10h`: an hour behind a number makes it a day, unless it is how long a call was. */
function hourBehind({ words, line, isBehindMode }: Asked, from: number, at: number) {
  const core = words[at]?.core ?? '';
  const isNumber = /^\d+$/.test(core);
  const isLed = hourLeads.has(words[at + 1]?.core ?? '');
  if (from !== at || words[at]?.isLast !== false || (isNumber && (isBehindMode || !isLed))) {
    return undefined;
  }
  const hour = line.moments.get(isLed ? at + 2 : at + 1);
  return hour?.day === undefined && hour?.time !== undefined ? hour : undefined;
}

/** `le 28`, `on the 3rd`: a day of this month or another. */
function dayOfMonthAt(asked: Asked, from: number, at: number): Moment | undefined {
  const { words } = asked;
  const word = words[at];
  const match = dayOfMonth.exec(word?.core ?? '');
  if (word === undefined || match === null) return undefined;
  const lead = words[at - 1]?.core;
  const isFrench =
    (lead === 'le' || (lead === 'au' && asked.isPostponed)) && match[1] !== undefined;
  const isEnglish = lead === 'the' && match[2] !== undefined;
  const next = words[at + 1]?.core ?? '';
  const hour = isFrench || isEnglish ? undefined : hourBehind(asked, from, at);
  if (hour !== undefined) {
    const day = { kind: 'monthDay', day: Number(match[1] ?? match[2]) } as const;
    return { ...hour, first: at, day };
  }
  const isAlone =
    word.isLast ||
    saysHour(words, at + 1) ||
    asked.isRead(at + 1) ||
    hourLeads.has(next) ||
    personJoints.get(next) === 'with';
  if (!isAlone || !(isFrench || isEnglish)) return undefined;
  const day = { kind: 'monthDay', day: Number(match[1] ?? match[2]) } as const;
  return { first: at, end: at + 1, day, period: undefined, time: undefined, minutes: undefined };
}

/** Somebody who is known, or a name that nobody here has. */
export function personAt(asked: Asked, at: number): Found | undefined {
  const { words, line } = asked;
  const word = words[at];
  if (word === undefined) return undefined;
  const isFor = asked.isBehindOutcome && (word.core === 'for' || word.core === 'pour');
  const isJoined =
    (isFor || personJoints.has(word.core)) && !word.isLast && !isLetterA(word, at, asked);
  const theirs = theirPlace(asked, isJoined ? at + 1 : at);
  if (theirs !== undefined) return { ...theirs, first: at };
  const joint = isJoined ? personJoints.get(word.core) : isElided(word) ? 'from' : undefined;
  const begin = behindTitle(asked, isJoined ? at + 1 : at);
  const seen = unmarked(unelided(words, begin), begin);
  const people = readName(seen, begin, line.people);
  const member = readName(seen, begin, line.members);
  if (people !== undefined && isOtherName(asked, begin))
    return newPersonAt(asked, at, begin, joint);
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
    if (joint === undefined && isWordAlone(asked, begin, read.end)) return undefined;
    const meaning = { kind: 'person', id: read.value, isMember: !isPerson, joint } as const;
    return { role: 'person', first: at, end: read.end, meaning };
  }
  return newPersonAt(asked, at, begin, joint);
}

/** `Helen Marsh`, where Hélène is known: a first name in full, with a last name that nobody has. */
function isOtherName({ words, line }: Asked, at: number): boolean {
  const [word, next] = [words[at], words[at + 1]];
  if (word === undefined || word.isLast || next === undefined || !firstNames.has(word.core))
    return false;
  const isOwn = namedInFull(word.core, line.owners).size > 0 || isKnownName(next, line.owners);
  return !isOwn && (readNewName(line.input, words, at, false)?.end ?? 0) > at + 1;
}

/** `will send`, `petit retard`: a word in small letters that happens to be a name, unless nothing else can stand there. */
function isWordAlone(asked: Asked, at: number, end: number): boolean {
  const word = asked.words[at];
  if (word === undefined || end !== at + 1 || !wordNames.has(word.core)) return false;
  const typed = asked.line.input.slice(word.coreFrom, word.coreTo);
  const isSaid = word.isLast || minutesAt(asked, end) !== undefined || momentAt(asked, end);
  return typed === typed.toLowerCase() && !isSaid;
}

const titles = new Set('m mr mme mlle mrs ms miss dr me maitre monsieur madame'.split(' '));

/** `Mme Morvan`, `M. Ashworth`: where the name of somebody who is known begins. */
function behindTitle({ words, line }: Asked, at: number): number {
  const isTitle = titles.has(words[at]?.core ?? '') && words[at]?.isLast === false;
  const isNamed = isTitle && readName(words, at + 1, line.owners) !== undefined;
  return isNamed ? at + 1 : at;
}

/** `at Tom's`, `Priya's unit`: somebody, at their place. */
function theirPlace({ words, line }: Asked, at: number): Found | undefined {
  const word = words[at];
  const isAtOnce = placeLeads.has(words[at - 1]?.core ?? '');
  // `at toms`: hurried.
  const name = (isAtOnce ? /^(.+?)['’]?s$/ : /^(.+)['’]s$/).exec(word?.core ?? '')?.[1];
  if (word === undefined || name === undefined || isKnownName(word, line.people)) return undefined;
  const seen = words.map((each, index) => (index === at ? { ...each, core: name } : each));
  const read = readName(seen, at, line.people);
  if (read?.end !== at + 1) return undefined;
  // `Tom's not picking up`, `moved Tom's visit`: the name and what was done.
  const isVerb = readPhrase(outcomes, words, at + 1) ?? readPhrase(nouns, words, at + 1);
  if (!word.isLast && isVerb !== undefined) {
    const who = { kind: 'person', id: read.value, isMember: false, joint: undefined } as const;
    return { role: 'person', first: at, end: at + 1, meaning: who };
  }
  const hasSite = !word.isLast && siteWords.has(words[at + 1]?.core ?? '');
  const isEnd = word.isLast || readLength(words, at + 1) !== undefined || line.moments.has(at + 1);
  const isAt = words[at - 1]?.core === 'at' || (isEnd && placeLeads.has(words[at - 1]?.core ?? ''));
  if (!hasSite && !isAt) return undefined;
  const meaning = { kind: 'person', id: read.value, isMember: false, joint: 'at' } as const;
  return { role: 'person', first: at, end: at + (hasSite ? 2 : 1), meaning };
}

const placeLeads = new Set(['at', 'by', 'to', 'round', 'over', '@']);

/** At the beginning a lone `a` stands for a call, unless it has its accent. */
function isLetterA(word: Word, at: number, { start }: Asked): boolean {
  return word.core === 'a' && !word.isAccented && at === start;
}

function newPersonAt(asked: Asked, at: number, begin: number, joint: Joint): Found | undefined {
  const { words, line } = asked;
  const word = words[begin];
  if (word === undefined) return undefined;
  const behind = joint === undefined ? undefined : behindRole(asked, begin);
  if (behind !== undefined) return behind;
  if (isKnownName(word, line.owners) && !isOtherName(asked, begin)) return undefined;
  if (!asked.hasMode && joint === undefined && at !== asked.start) return undefined;
  // `a 10 Nolwenn (son assistante)`: who it is stands behind it.
  const isTold = words[begin + 1]?.folded.startsWith('(') === true;
  const isSure = joint === 'with' || joint === 'at' || joint === 'from' || isTold;
  // `Call Tom`, `Appelé Rachel Owen`: a verb at the beginning is no first name.
  const isVerb = readPhrase(nouns, words, begin) ?? readPhrase(weDid, words, begin);
  const read = readNewName(line.input, words, begin, isSure && word.isLast);
  if (read === undefined || isVerb !== undefined) return undefined;
  const isHalfKnown = words.slice(begin, read.end).some((each) => isKnownName(each, line.owners));
  if (isHalfKnown && !firstNames.has(word.core)) return undefined;
  const meaning = { kind: 'newPerson', name: read.value, joint } as const;
  return { role: 'newPerson', first: begin, end: read.end, meaning };
}

const roleLeads = new Set('son sa ses leur leurs le la her his their the mon notre our'.split(' '));
export const roleWords: ReadonlySet<string> = new Set(
  (
    'comptable expert-comptable avocat avocate notaire banquier banquiere associe associee assistant assistante ' +
    'mari femme soeur frere fils fille collegue directeur directrice responsable gerant gerante stagiaire ' +
    'accountant lawyer solicitor banker partner husband wife brother sister colleague director manager owner intern'
  ).split(' '),
);
const roleWordsMax = 3;

/** `avec son comptable Paul Kervella`, `with Tom's accountant Sue Baxter`: a full name behind what they are. */
function behindRole({ words, line }: Asked, begin: number): Found | undefined {
  const lead = words[begin];
  if (lead === undefined || lead.isLast) return undefined;
  const isRole = roleWords.has(lead.core);
  if (!isRole && !roleLeads.has(lead.core) && !/['’]s$/.test(lead.core)) return undefined;
  for (let at = begin + 1; at <= begin + roleWordsMax; at += 1) {
    const read = readNewName(line.input, words, at, false);
    const isFull = read !== undefined && read.end - at > 1;
    const isNamed = read !== undefined && roleWords.has(words[at - 1]?.core ?? '');
    if ((isFull && (isRole || at > begin + 1)) || isNamed) {
      const meaning = { kind: 'newPerson', name: read.value, joint: 'with' } as const;
      return { role: 'newPerson', first: at, end: read.end, meaning };
    }
    if (read !== undefined || words[at]?.isLast === true) return undefined;
  }
  return undefined;
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
  const isCall = words.slice(at, read.end).some(({ core }) => core === 'call' || core === 'appel');
  const meaning = { kind: 'contactKind', contactKind: read.value, isCall } as const;
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

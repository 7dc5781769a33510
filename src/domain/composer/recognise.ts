/**
 * What some words of a line may be: one function for each kind of thing that is said. All are asked at a word, and
 * the one that reads the most words wins.
 */

import type { ContactKind } from '../contact/contact.ts';
import { dayOf } from './days.ts';
import type { Line, SpanRole } from './line.ts';
import { readBareMinutes, readLength } from './minutes.ts';
import type { Moment } from './moments.ts';
import { saysHour } from './hours.ts';
import { dayEdgeAt, newDayAt, newDayLeads, soonAt, soonLeads } from './relative-moments.ts';
import { type PhraseBook, type Read, readPhrase } from './phrases.ts';
import { dateLeads, hourLeads, weekdayWords } from './vocabulary/day-words.ts';
import { type Outcome, outcomes } from './vocabulary/outcomes.ts';
import { kinds } from './vocabulary/subjects.ts';
import type { ComposerMode } from './vocabulary/ways.ts';
import { unelided, type Word } from './words.ts';

/** How a person is joined to what stands before them. */
export type Joint = 'with' | 'from' | 'to' | 'at' | undefined;

export type Meaning =
  | {
      readonly kind: 'minutes';
      readonly minutes: number;
      /** `at 4 for 30 mins`: behind an hour it is how long something will take. */
      readonly isAhead?: boolean;
      /** With its unit. */
      readonly isUnited?: boolean;
    }
  | {
      readonly kind: 'moment';
      readonly moment: Moment;
      readonly said: Word;
      /** It takes the place of another: `reporté à 15h`. */
      readonly isNew?: boolean;
    }
  | {
      readonly kind: 'person';
      readonly id: string;
      readonly isMember: boolean;
      readonly joint: Joint;
      /** It may be somebody else's name, or is that of whoever writes, and stays in the text. */
      readonly isUnsure?: boolean;
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
  /** Whether its kind was read just before. */
  readonly isBehindKind?: boolean;
  /** Whether what took place is told: `met Tom in 20 mins` is no hour to come. */
  readonly isTold: boolean;
  /** Whether they spoke or met, by the word for it: `spoke to Tom`. */
  readonly isTalked: boolean;
  /** How it took place, as far as that has been read. */
  readonly mode: ComposerMode | undefined;
  /** Whether its length has been read. */
  readonly hasMinutes: boolean;
  /** Whether its hour has been read. */
  readonly hasTime?: boolean;
  /** Whether it was postponed, which a day may follow: `reporté au 3 juin`. */
  readonly isPostponed: boolean;
  /** Whether something is intended, or is to be done: `need to ring Tom eod`. */
  readonly isIntended?: boolean;
  /** Whether something else, such as how the contact took place, is read at a word. */
  readonly isRead: (index: number) => boolean;
}

/** Words that join a person to what stands before them. */
export const personJoints: ReadonlyMap<string, Joint> = new Map<string, Joint>([
  ...['avec', 'with', 'et', 'and', '&', '+', 'cc', 'cci'].map((word) => [word, 'with'] as const),
  ...['de', 'from'].map((word) => [word, 'from'] as const),
  ...['a', 'au', 'to'].map((word) => [word, 'to'] as const),
  ['n', 'with'],
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
  const lead = asked.words[at]?.core ?? '';
  // `met Tom in 20 mins`: how long it took.
  const isLed = lengthLeads.has(lead) || (asked.isTold && (lead === 'in' || lead === 'en'));
  const begin = isLed ? at + 1 : at;
  // `in an hour`, `dans 30 min` is when, not how long.
  const isSoon = !asked.isBehindMode && !asked.isTold;
  if (isSoon && soonLeads.has(asked.words[at - 1]?.core ?? '')) return undefined;
  if (asked.isPostponed && isPutOffBy(asked, at)) return undefined;
  const length = readLength(unelided(asked.words, begin), begin);
  if (length !== undefined && isHourToCome(asked, at, length.end)) return undefined;
  const bare = (): Read<number> | undefined =>
    asked.hasMode || asked.hasPerson
      ? readBareMinutes(asked.words, at, asked.isRead, asked.isBehindMode)
      : undefined;
  // `call booked with Tom Tuesday 9` is an hour rather than a length.
  const isDayBefore =
    (asked.isIntended === true || asked.isPostponed || isMeetingAt(asked, at)) &&
    [...asked.line.moments.values()].some(({ end, day }) => end === at && day !== undefined);
  const read = length ?? (isDayBefore ? undefined : bare());
  if (read === undefined) return undefined;
  return {
    role: 'minutes',
    first,
    end: read.end,
    meaning: {
      kind: 'minutes',
      minutes: read.value,
      isAhead: lead === 'for' || lead === 'pour',
      isUnited: length !== undefined,
    },
  };
}

const meetingModes = new Set<ComposerMode>(['elsewhere', 'atPad', 'atBusiness']);
const hoursOfDay = 12;

/** `coffee Tom Fri 9`: nobody meets for so few minutes. */
function isMeetingAt({ mode, words }: Asked, at: number): boolean {
  const isHour = Number(words[at]?.core) <= hoursOfDay;
  return mode !== undefined && meetingModes.has(mode) && isHour;
}

const dayLengthMin = 420;

/** `demain 8 heures`: so many hours behind a day to come are the hour. */
function isHourToCome({ words, line }: Asked, at: number, end: number): boolean {
  const hour = line.moments.get(at);
  const isHour = hour?.day === undefined && hour?.time !== undefined && hour.end === end;
  if (!isHour || words[at - 1]?.isLast !== false) return false;
  const day = [...line.moments.values()].find((each) => each.end === at)?.day;
  const date = day === undefined ? undefined : dayOf(day, 'next', line.today);
  const length = readLength(words, at)?.value ?? 0;
  return date !== undefined && date > line.today && length >= dayLengthMin;
}

/** `décalée d'une heure`: how far it was put off is not how long it was. */
function isPutOffBy({ words }: Asked, at: number): boolean {
  const isTied = ['de', 'by'].includes(words[at - 1]?.core ?? '');
  const end = isTied ? at - 1 : at;
  if (words[end - 1]?.isLast !== false) return false;
  const begins = Array.from({ length: outcomeWordsMax }, (_, step) => end - 1 - step);
  return begins.some((index) => {
    const read = readPhrase(outcomes, words, index);
    return read?.value === 'postponed' && read.end === end;
  });
}

const outcomeWordsMax = 3;

/** A day or an hour, with the words that belong to it. Words that are quoted say neither (F297). */
export function momentAt(asked: Asked, at: number): Found | undefined {
  const found = saidMomentAt(asked, at);
  if (found === undefined) return undefined;
  const isQuoted = asked.words.slice(found.first, found.end).some((word) => word.isQuoted);
  return isQuoted ? undefined : found;
}

function saidMomentAt(asked: Asked, at: number): Found | undefined {
  const { words, line } = asked;
  const moved = asked.isPostponed ? newDayAt(words, at, line.today) : undefined;
  const relative =
    moved ?? (asked.isTold || asked.hasMinutes ? undefined : soonAt(words, at, line.now));
  const beginning = words[at];
  if (relative !== undefined && beginning !== undefined) {
    const isNew = moved !== undefined;
    const meaning = { kind: 'moment', moment: relative, said: beginning, isNew } as const;
    return { role: 'date', first: at, end: relative.end, meaning };
  }
  const leads = asked.isPostponed ? postponedLeads : momentLeads;
  for (let index = at; index <= at + leadMax; index += 1) {
    const edge = asked.isIntended === true ? dayEdgeAt(words, index, line) : undefined;
    const moment =
      line.moments.get(index) ??
      dayOfMonthAt(asked, at, index) ??
      edge ??
      newHourAt(asked, at, index);
    const said = words[index];
    if (moment !== undefined && said !== undefined && moment.end <= words.length) {
      const isAhead = deadlineLeads.has(words[index - 1]?.core ?? '') && index > at;
      const isLedNew = newDayLeads.has(words[at]?.core ?? '');
      const isNew = isLedNew && (asked.isBehindOutcome || asked.isPostponed);
      const meant = isAhead ? { ...moment, day: comingDay(moment.day) } : moment;
      return {
        role: 'date',
        first: at,
        end: moment.end,
        meaning: { kind: 'moment', moment: meant, said, isNew },
      };
    }
    const core = said?.core ?? '';
    if (said === undefined || said.isLast) return undefined;
    if (isLetterA(said, at, asked)) return undefined;
    const isInFor = core === 'in' && words[index + 1]?.core === 'for';
    const isHour = hourLeads.has(core) && line.moments.get(index + 1)?.time !== undefined;
    if (!leads.has(core) && !isInFor && !isHour) return undefined;
  }
  return undefined;
}

const afternoonFrom = 7;
const noonHour = 12;

/** `3pm moved to 4`: behind an hour that was put off, a number is the new hour. */
function newHourAt({ words, hasTime, isPostponed }: Asked, from: number, at: number) {
  const hour = Number(/^\d{1,2}$/.exec(words[at]?.core ?? '')?.[0] ?? 0);
  const isLed = at === from + 1 && newDayLeads.has(words[from]?.core ?? '');
  if (hasTime !== true || !isPostponed || !isLed || words[at]?.isLast !== true) return undefined;
  if (hour < 1 || hour > noonHour) return undefined;
  const time = `${String(hour < afternoonFrom ? hour + noonHour : hour).padStart(2, '0')}:00`;
  return { first: at, end: at + 1, day: undefined, period: undefined, time, minutes: undefined };
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
  // `Tuesday 17th 2pm` is more than its number.
  if (weekdayWords.has(words[at - 1]?.core ?? '')) return undefined;
  if (from !== at || words[at]?.isLast !== false || (isNumber && (isBehindMode || !isLed))) {
    return undefined;
  }
  const hour = line.moments.get(isLed ? at + 2 : at + 1);
  return hour?.day === undefined && hour?.time !== undefined ? hour : undefined;
}

const numberLeads = new Set(['the', 'for', 'on', 'to', 'until']);

/** `le 28`, `on the 3rd`, `for 23rd`: a day of this month or another. */
function dayOfMonthAt(asked: Asked, from: number, at: number): Moment | undefined {
  const { words } = asked;
  const word = words[at];
  const match = dayOfMonth.exec(word?.core ?? '');
  if (word === undefined || match === null) return undefined;
  const lead = words[at - 1]?.core;
  const isFrench =
    (lead === 'le' || (lead === 'au' && asked.isPostponed)) && match[1] !== undefined;
  const isEnglish = numberLeads.has(lead ?? '') && match[2] !== undefined;
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

/** At the beginning a lone `a` stands for a call, unless it has its accent. */
export function isLetterA(word: Word, at: number, { start }: Asked): boolean {
  return at === start && ((word.core === 'a' && !word.isAccented) || word.core === 'n');
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

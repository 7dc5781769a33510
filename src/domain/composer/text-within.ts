/** Words among those that are read which are text, and behind which is read on. */

import type { Draft, Piece } from './draft.ts';
import type { Line, Part } from './line.ts';
import { readLength } from './minutes.ts';
import { readName } from './persons.ts';
import { readPhrase } from './phrases.ts';
import { roleWords } from './vocabulary/name-words.ts';
import { tellsComing, tellsPast } from './resolve.ts';
import { asides } from './vocabulary/asides.ts';
import { dateTies, vagueDays } from './vocabulary/day-words.ts';
import { nouns, places } from './vocabulary/ways.ts';
import { subjectVerbs } from './vocabulary/sentence-words.ts';
import { kinds } from './vocabulary/subjects.ts';
import { topicWords } from './vocabulary/way-neighbours.ts';
import { englishPast } from './vocabulary/small-words.ts';
import type { Word } from './words.ts';

const phoneNumber = /^\+?\d{9,}$/;
const twoDigits = /^\d{2}$/;
const phonePairsMin = 3;

/** What was read, and whether its words stand in the text as well. */
export interface PlacedPiece {
  readonly piece: Piece;
  readonly stays: boolean;
}

const appositions = new Set(['from', 'of', 'at', 'de', 'chez']);
const appositionWordsMax = 2;

/** `Mark Ellison from DPD`: where somebody new is from is text, and what stands behind it is read all the same. */
export function appositionEnd({ input, words }: Pick<Line, 'input' | 'words'>, at: number): number {
  if (!appositions.has(words[at]?.core ?? '') || words[at - 1]?.isLast !== false) return at;
  let end = at + 1;
  while (end <= at + appositionWordsMax && words[end - 1]?.isLast === false) {
    const { coreFrom = 0, coreTo = 0 } = words[end] ?? {};
    if (!/^\p{Lu}/u.test(input.slice(coreFrom, coreTo))) break;
    end += 1;
  }
  return end > at + 1 ? end : at;
}

/** A telephone number is text, and what stands behind it is read all the same. */
export function phoneEnd(words: readonly Word[], at: number): number {
  if (phoneNumber.test(words[at]?.core ?? '')) return at + 1;
  let end = at;
  while (twoDigits.test(words[end]?.core ?? '')) end += 1;
  return end - at >= phonePairsMin ? end : at;
}

const companionLeads = new Set('son sa ses leur leurs his her their un une a the'.split(' '));
const companionWords = 3;

/** `Claire et sa fille à la rampe`: who came along without a name is text. */
function companionEnd(words: readonly Word[], pieces: readonly PlacedPiece[], at: number): number {
  if (pieces.at(-1)?.piece.meaning.kind !== 'person') return at;
  const [joint, lead, role] = words.slice(at, at + companionWords);
  const isJoined = ['et', 'and', '&', '+', 'avec', 'with'].includes(joint?.core ?? '');
  if (!isJoined || joint?.isLast !== false || role === undefined || lead?.isLast !== false)
    return at;
  const isOne = companionLeads.has(lead.core) && roleWords.has(role.core) && !role.isLast;
  return isOne ? at + companionWords : at;
}

/** `call Yann 20 min`: where nothing follows, only the name of somebody new stays in the text. */
export function takeBehindName(pieces: PlacedPiece[]): void {
  const named = pieces.findIndex(({ piece }) => piece.meaning.kind === 'newPerson');
  const isClause = pieces.some(
    ({ piece: { meaning } }) => meaning.kind === 'way' && meaning.way.isClause,
  );
  if (named === -1 || isClause) return;
  for (const [index, { piece }] of pieces.entries()) {
    const isTold = piece.meaning.kind === 'minutes' || piece.meaning.kind === 'moment';
    if (index > named && isTold) pieces[index] = { piece, stays: false };
  }
}

/** `appel TVA 15 min hier`: behind a few words of text, how long it was and when end the line, and are taken out of it. */
export function takeLengthAtEnd(pieces: PlacedPiece[], end: number): void {
  const isClause = pieces.some(
    ({ piece: { meaning } }) => meaning.kind === 'way' && meaning.way.isClause,
  );
  let from = pieces.length;
  let begin = end;
  for (; from > 0; from -= 1) {
    const last = pieces[from - 1]?.piece;
    if (last?.end !== begin || !['minutes', 'moment'].includes(last.meaning.kind)) break;
    begin = last.first;
  }
  const told = pieces.slice(from);
  if (isClause || !told.some(({ piece }) => piece.meaning.kind === 'minutes')) return;
  for (const [index, { piece }] of told.entries()) pieces[from + index] = { piece, stays: false };
}

/** What was read before a word. */
interface Before {
  readonly words: readonly Word[];
  readonly draft: Draft;
  readonly pieces: readonly PlacedPiece[];
  readonly line: Line;
  readonly part: Pick<Part, 'end'>;
}

const strangerWordsMax = 4;

/** `call Barclays 20 min`: behind the way stands who is nobody of the business, and then the length with its unit. */
function lengthAt({ words, draft, pieces, part, line }: Before, from: number): number {
  const last = pieces.at(-1)?.piece;
  const isBehindWay = last?.meaning.kind === 'way' && last.end === from;
  if (!isBehindWay || draft.minutes !== undefined || draft.people.length > 0) return from;
  for (let at = from; at < Math.min(part.end, from + strangerWordsMax); at += 1) {
    const { core = '', isLast = true } = words[at] ?? {};
    const isSentence = subjectVerbs.has(core) || englishPast.test(core);
    // `appel TVA hier 15 min`: read from its end, the line has its day as well.
    const isDay = line.moments.get(at)?.day !== undefined;
    if (isLast || dateTies.has(core) || isSentence || isDay) return from;
    if (readLength(words, at + 1) !== undefined && /\p{L}/u.test(core)) return at + 1;
  }
  return from;
}

/** `the other day saw Tom`: a line may begin with words that say no day, and stays whole behind them. */
export function vagueEnd(
  words: readonly Word[],
  { start, end }: Pick<Part, 'start' | 'end'>,
): number {
  const vague = readPhrase(vagueDays, words, start);
  return vague !== undefined && vague.end < end ? vague.end : start;
}

const topicWordsMax = 2;

/** Where the noun of the contact begins behind what it was about: `démo visio Paul`. */
export function topicEnd(
  words: readonly Word[],
  { start, end }: Pick<Part, 'start' | 'end'>,
  isReadAt: (index: number) => boolean,
): number {
  // `bilan mensuel hélène`, `onboarding call with Priya`: the kind of the contact.
  if ((readPhrase(kinds, words, start)?.end ?? start) > start + 1) return start;
  let at = start;
  while (at < start + topicWordsMax && topicWords.has(words[at]?.core ?? '')) {
    if (words[at]?.isLast !== false) return start;
    at += 1;
    const noun = readPhrase(nouns, words, at) ?? readPhrase(kinds, words, at);
    if (noun !== undefined && noun.end < end && isReadAt(noun.end)) return at;
  }
  return start;
}

const dueWordsMax = 3;

/** `formation étiquetage 24/6 9h`, behind a meeting: what it is about is text, and the day and hour to come are read. */
function dueEnd({ words, draft, pieces, line }: Before, from: number): number {
  const { way, moment } = draft;
  const isMeeting = way?.isOpen === true || way?.mode === 'video' || way?.mode === 'atBusiness';
  const last = pieces.at(-1)?.piece;
  const isBehindWay = last?.meaning.kind === 'way' && last.end === from;
  if (!isMeeting || !isBehindWay || way.isClause === true || moment !== undefined) return from;
  for (let at = from; at <= from + dueWordsMax && words[at - 1]?.isLast === false; at += 1) {
    const day = line.moments.get(at);
    const hour = day?.time ?? line.moments.get(day?.end ?? -1)?.time;
    if (day?.day !== undefined && hour !== undefined && at > from) return at;
    const core = words[at]?.core ?? '';
    const seen = words.slice(at, at + 1);
    if (dateTies.has(core) || subjectVerbs.has(core)) return from;
    if (tellsPast(line, seen) || tellsComing(seen)) return from;
  }
  return from;
}

const doneWords = new Set(
  'done held tenu tenue fait faite ok finished over termine terminee'.split(' '),
);

/** `try Tom again tomorrow`, `call Tom back at 4pm`: these words are text, and the day or hour behind is read all the same. */
function againEnd({ words, draft, pieces, line }: Before, at: number): number {
  const isBehindPerson =
    pieces.at(-1)?.piece.meaning.kind === 'person' && pieces.at(-1)?.piece.end === at;
  const { core = '', isLast = true } = words[at] ?? {};
  if (isLast || !isBehindPerson) return at;
  const isAgain = ['again', 'encore'].includes(core) && draft.way?.isPresent === true;
  const isCall = draft.way?.mode === 'phone' && draft.way.isClause !== true;
  return isAgain || (core === 'back' && isCall && isHourAt(line, at + 1)) ? at + 1 : at;
}

/** `at 3`, `at 4pm`: an hour without a day. */
function isHourAt({ moments }: Line, at: number): boolean {
  const moment = moments.get(at) ?? moments.get(at + 1);
  return moment?.time !== undefined && moment.day === undefined;
}

/** `review Tom done by phone 25 min`: that it took place is text, and what stands behind it is read all the same. */
function doneEnd({ words, draft, part, line }: Before, at: number): number {
  const isDone = doneWords.has(words[at]?.core ?? '') && words[at]?.isLast === false;
  if (!isDone || (draft.way === undefined && draft.contactKind === undefined)) return at;
  const next = at + 1;
  const isRead =
    readPhrase(places, words, next) !== undefined ||
    readLength(words, next) !== undefined ||
    isWithWhom(words, next, line) ||
    line.moments.get(next)?.day !== undefined;
  return next < part.end && isRead ? next : at;
}

/** `done with Tom`. */
function isWithWhom(words: readonly Word[], at: number, { people }: Line): boolean {
  const isLed = ['with', 'avec', 'chez'].includes(words[at]?.core ?? '');
  return isLed && readName(words, at + 1, people) !== undefined;
}

/** `nipped over to Tom's after lunch, 40 mins`: words that say little, before what is read. */
function asideEnd({ words, part, line, pieces }: Before, at: number): number {
  if (pieces.length === 0) return at;
  const aside = readPhrase(asides, words, at);
  if (aside === undefined || aside.end >= part.end) return at;
  const isRead =
    readLength(words, aside.end) !== undefined ||
    readPhrase(places, words, aside.end) !== undefined ||
    isWithWhom(words, aside.end, line) ||
    line.moments.get(aside.end)?.day !== undefined;
  return isRead ? aside.end : at;
}

/** `Tom est venu signer à la rampe lundi`: whether the words before one say where it was. */
export function endsInPlace(words: readonly Word[], end: number): boolean {
  const steps = Array.from({ length: placeWordsMax }, (_, step) => end - 1 - step);
  return steps.some((at) => readPhrase(places, words, at)?.end === end);
}

const placeWordsMax = 4;

/** Behind people who are nobody of the business, and are text: a companion, or who was called. */
export function strangerEnd(before: Before, at: number): number {
  return Math.max(
    lengthAt(before, at),
    companionEnd(before.words, before.pieces, at),
    doneEnd(before, at),
    asideEnd(before, at),
    againEnd(before, at),
    dueEnd(before, at),
  );
}

/** `formation PrestaShop 3h avec Claire`, `visite de l'entrepôt 1h Tom, …`. */
export function isLengthBeforeWhom(
  { words, line }: { readonly words: readonly Word[]; readonly line: Line },
  at: number,
): boolean {
  const length = readLength(words, at);
  if (length === undefined || dateTies.has(words[at - 1]?.core ?? '')) return false;
  const behind = words[length.end]?.core;
  if (behind === 'avec' || behind === 'with') return true;
  const whom = readName(words, length.end, line.people);
  return whom !== undefined && words[whom.end - 1]?.isLast === true;
}

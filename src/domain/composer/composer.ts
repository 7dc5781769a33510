/**
 * What the line of the composer says: how the contact took place, how long, with whom, when, what came of it, and
 * what is to be done next. `a 12 claire étiquettes EN reçues > envoyer le glossaire vendredi`, in either language
 * whatever the language of the interface, in any order a person would type.
 *
 * It never refuses: what is not read is text, character for character. What is read comes with its place, for
 * tinting, and with a key; a reading with that key in `unread` leaves the words alone. The keys name words, not
 * offsets, so they hold while the line is edited elsewhere. Every word outside the spans is in the text or in a
 * title; words that were read at the beginning or the end are taken out of it, those in a sentence stay.
 *
 *   `words.ts`, `line.ts`    the words, the parts between the arrows, the spans
 *   `moments.ts`, `days.ts`  days and hours: the library behind `date-parser.ts`, and our guards
 *   `recognise.ts`, `recognise-person.ts`, `ways.ts`, `verbs.ts`  what some words can be; the lists are in `vocabulary/`
 *   `recognised.ts`           which of them they are, from what was read before
 *   `subject.ts`              whether a name belongs to the commands or to the sentence
 *   `noun-text.ts`            which nouns are the text where nothing else is
 *   `doubts.ts`               what looks like a day or a length and is none
 *   `contact.ts`, `issue.ts`, `actions.ts`  the parts of a line; `resolve.ts` when it was and what became of it
 *
 * Limits (`line.ts`): the first `readLengthMax` characters are looked at, the rest is text; `actionCountMax` arrows open
 * an action, the others are text.
 */

import { type ReadAction, readActionPart } from './actions.ts';
import { readContactPart } from './contact.ts';
import { dayOf } from './days.ts';
import { doubtsIn } from './doubts.ts';
import { type Draft, isToldHeld, type Piece } from './draft.ts';
import { type Reading, unread } from './reading.ts';
import { readIssuePart } from './issue.ts';
import {
  type ComposerContext,
  type Line,
  lineOf,
  type Part,
  partsOf,
  remaining,
  type Span,
} from './line.ts';
import type { Moment } from './moments.ts';
import { readLength } from './minutes.ts';
import { readName } from './persons.ts';
import { readPhrase } from './phrases.ts';
import {
  isPeriodAhead,
  mayBePlanned,
  movedDate,
  tellsComing,
  tellsPast,
  type When,
  whenOf,
} from './resolve.ts';
import { endsUnreached, isOurDoing } from './unreached-end.ts';
import { endsInPlace } from './text-within.ts';
import { dateTies } from './vocabulary/day-words.ts';
import { subjectVerbs } from './vocabulary/sentence-words.ts';
import { type Outcome, outcomes } from './vocabulary/outcomes.ts';
import { type ComposerMode, places } from './vocabulary/ways.ts';
import type { Word } from './words.ts';

type ContactReading = Omit<Reading, 'kind' | 'actions'>;

const tailTextWordsMax = 3;
const mails = /^(?:e-?mails?|mails?|courriels?)$/;

/** Reads a line of the composer. */
export function readComposer(input: string, context: ComposerContext): Reading {
  const line = lineOf(input, context);
  const [contactPart, ...actionParts] = partsOf(line);
  const contact = readIssue(line, contactPart) ?? readContact(line, contactPart);
  const actions: ReadAction[] = [];
  const spans: Span[] = [...contact.spans];
  let { date } = contact;
  for (const part of actionParts) {
    const mayDate = part === actionParts.at(-1) && date === undefined;
    const read = readActionPart(line, part, mayDate);
    if (read.action !== undefined) actions.push(read.action);
    spans.push(...read.spans);
    date ??= read.contactDay?.date;
  }
  const mayLast = contact.minutes === undefined && contact.mode !== 'note';
  const doubts = doubtsIn(line, spans, mayLast);
  const found = { ...contact, date, actions, spans, doubts };
  return { kind: saysNothing(found) ? 'nothing' : 'entry', ...found };
}

function readIssue(line: Line, part: Part): ContactReading | undefined {
  const read = readIssuePart(line, part);
  if (read === undefined) return undefined;
  const { kind, severity, spans, moment, dateKey } = read;
  const day = moment?.day;
  const date = day === undefined ? undefined : dayOf(day, 'past', line.today);
  return {
    ...unread,
    mode: 'issue',
    date: date === undefined ? undefined : movedDate(line, dateKey, day, date),
    text: remaining(line.input, part, spans),
    issue: { severity, kind },
    spans,
  };
}

function readContact(line: Line, part: Part): ContactReading {
  const read = readContactPart(line, part, (found, draft, text) =>
    mayEnd(line, found, draft, text),
  );
  const { draft, spans, dateKey } = read;
  const text = line.words.slice(read.textStart, read.textEnd);
  const when = whenOf(line, draft, text, dateKey);
  const mode = draft.way?.mode ?? impliedMode(draft, when, text);
  return {
    ...unread,
    ...when,
    mode,
    direction: draft.direction,
    minutes: mode === 'note' ? undefined : draft.minutes,
    people: draft.people,
    members: draft.members,
    newPeople: draft.newPeople,
    contactKind: draft.contactKind,
    text: remaining(line.input, part, spans),
    spans,
  };
}

/** Who gives no answer was called or written to; a review, or a meeting that was missed, is one somewhere. */
function impliedMode(
  draft: Draft,
  { reached, state }: When,
  text: readonly Word[],
): ComposerMode | undefined {
  if (reached === false) return text.some(({ core }) => mails.test(core)) ? 'email' : 'phone';
  const isMeeting = draft.contactKind !== undefined || state === 'missed' || state === 'cancelled';
  return isMeeting ? 'elsewhere' : undefined;
}

/** Whether what was found at the end of the text is the contact's, and not a part of the sentence. */
function mayEnd(line: Line, found: Piece, draft: Draft, text: readonly Word[]): boolean {
  const before = text.at(-1);
  const isApart = before === undefined || before.isLast || before.isSeparator;
  const isTied = before !== undefined && !before.isLast && dateTies.has(before.core);
  const { meaning } = found;
  switch (meaning.kind) {
    case 'moment':
      return !isTied && mayDate({ line, draft, text, found }, meaning.moment);
    case 'minutes':
      return (
        !isTied &&
        isUnited(line, found) &&
        draft.way?.mode !== 'note' &&
        (draft.way !== undefined || draft.contactKind !== undefined)
      );
    case 'person':
    case 'newPerson':
      return (
        (isApart || meaning.joint === 'with' || isBehindMoment(line, draft, found, text)) &&
        (draft.people.length === 0 || isBesides(line, draft, found)) &&
        draft.way !== undefined &&
        draft.way.mode !== 'note'
      );
    case 'outcome':
      if (draft.way?.mode === 'note') return false;
      if (reachesNobody.has(meaning.outcome)) {
        return endsUnreached(line, found, text) && (draft.way !== undefined || isOurDoing(text));
      }
      return isApart && draft.minutes === undefined && draft.way !== undefined;
    case 'contactKind':
      return isApart;
    case 'way':
      if (isLastPart(line, found, text) && draft.way === undefined) return true;
      return (
        isPlaceAt(line, found) &&
        (draft.way === undefined || draft.way.isOpen === true) &&
        (draft.way !== undefined || draft.people.length > 0)
      );
  }
}

/** `…, 50 min en visio`: a place, or a noun that says it as well. */
function isPlaceAt({ words }: Line, { first, end, meaning }: Piece): boolean {
  if (meaning.kind !== 'way') return false;
  const place = readPhrase(places, words, first);
  const isSpoken = place?.value.mode === 'video' || place?.value.mode === 'phone';
  return meaning.way.isPlace === true || (isSpoken && place?.end === end);
}

/** `rdv salon jeudi 9h amelie`: at the end whom it is with stands behind the hour, or behind a place or a name behind it. */
function isBehindMoment(
  line: Line,
  draft: Draft,
  { first, end }: Piece,
  text: readonly Word[],
): boolean {
  if (!mayBePlanned(draft) || draft.minutes !== undefined) return false;
  const from = first - text.length;
  for (const [at, moment] of line.moments) {
    if (at < from || moment.end > first || (moment.time === undefined && moment.day === undefined))
      continue;
    if (endsInNames(line, moment.end, first, end)) return true;
  }
  return false;
}

/** Whether only places and names stand between two words. */
function endsInNames({ words, people }: Line, from: number, first: number, end: number): boolean {
  let at = from;
  while (at < first) {
    if (words[at - 1]?.isLast === true && at > from) return false;
    const seen = words.slice(0, end);
    const read = readPhrase(places, seen, at) ?? readName(seen, at, people);
    if (read === undefined) return false;
    at = read.end;
  }
  return at === first;
}

/** `… 9h gwen amelie`: the name before one that was read at the end. */
function isBesides({ words }: Line, { tailPersonAt }: Draft, { end }: Piece): boolean {
  return tailPersonAt === end && words[end - 1]?.isLast !== true;
}

const reachesNobody: ReadonlySet<Outcome> = new Set(['unanswered', 'messageLeft']);

/** Something found at the end of the text, and what stands before it. */
interface Ending {
  readonly line: Line;
  readonly draft: Draft;
  readonly text: readonly Word[];
  readonly found: Piece;
}

/** `…, 10 min call`: the last part is how long it was and how, and nothing else. */
function isLastPart(
  { words }: Line,
  { first, end, meaning }: Piece,
  text: readonly Word[],
): boolean {
  if (meaning.kind !== 'way' || meaning.way.isClause === true || meaning.way.isMissed === true)
    return false;
  const steps = Array.from({ length: lengthWordsMax }, (_, step) => first - 1 - step);
  const isBefore = steps.some((at) => {
    const begins = words[at - 1]?.isLast === true && at > first - text.length;
    return begins && readLength(words.slice(0, first), at)?.end === first;
  });
  return isBefore && words[end - 1]?.isLast === true;
}

const lengthWordsMax = 4;

/** At the end a length says its unit. */
function isUnited(line: Line, { first, end }: Piece): boolean {
  return line.words.slice(first, end).some(({ core }) => /\p{L}/u.test(core));
}

/**
 * A day gone by is the contact's. One to come is so only where little else is said: `visio hélène point stock demain
 * 10h` plans, `a claire la livraison arrive demain` does not.
 */
function mayDate({ line, draft, text, found }: Ending, moment: Moment): boolean {
  const { day } = moment;
  // `le 20` may be either, unless the words before it tell what took place.
  const isEither = day?.kind === 'monthDay' && !tellsPast(line, text);
  const isCasual = (day?.kind === 'weekday' && day.side === undefined) || isEither;
  const side = day?.kind === 'dayMonth' ? 'nearest' : 'past';
  const date = day === undefined ? undefined : dayOf(day, side, line.today);
  const isDone = moment.time === undefined || (date !== undefined && date < line.today);
  // `elle rappelle cet aprem`: what is to come later today is no contact's.
  const isLater =
    date === line.today && isPeriodAhead(moment.period, line.now) && tellsComing(text);
  const isPast = date !== undefined && date <= line.today && !isCasual && isDone && !isLater;
  if (isPast) return startsUntied(line, found);
  // `pas de réponse, rdv calé le 12 mars`: a day to come is that of something else.
  if (isToldHeld(draft) && date !== undefined && date > line.today) return false;
  const isTold = draft.way?.isClause === true && draft.way.isPresent !== true;
  const isWhere = isWhereOnly(line, text) || endsInPlace(line.words, found.first);
  if (isTold && isCasual && isWhere) return startsUntied(line, found);
  const isLong = draft.minutes !== undefined && draft.isUntil !== true;
  if (draft.way === undefined || isLong || !mayBePlanned(draft)) return false;
  if (draft.way.isClause === true && draft.way.isPresent !== true) return false;
  const told = withoutArranged(text);
  // `rdv avancé d'un jour, jeudi 15h`: what was put off by so much has its new day behind it.
  const isNewDay = day !== undefined && moment.time !== undefined && text.at(-1)?.isLast === true;
  const isArranged =
    told.length < text.length ||
    draft.outcomes.every((each) => each === 'arranged' || (each === 'postponed' && isNewDay));
  if (tellsPast(line, told) || tellsComing(told) || !isArranged) return false;
  const isShort = text.length <= tailTextWordsMax;
  const isTimed = moment.time !== undefined || draft.moment?.time !== undefined;
  const isSure = isTimed && (day !== undefined || isBehindDay(line, found));
  return startsUntied(line, found) && (isSure || (isShort && !isCasual && day !== undefined));
}

/** `met Tom (the buyer) at the fair Thursday`: between what is told and its day stands only where it was. */
function isWhereOnly(line: Line, text: readonly Word[]): boolean {
  const closed = text[0]?.folded.startsWith('(') === true;
  const from = closed ? text.findIndex(({ folded }) => folded.endsWith(')')) + 1 : 0;
  const where = text.slice(from);
  if (where.length === 0) return true;
  const isLed = whereLeads.has(where[0]?.core ?? '') && where.length <= whereWordsMax;
  const isOne = where.every(({ isLast }) => !isLast);
  const isPlain = !where.some(({ core }) => subjectVerbs.has(core));
  return isLed && isOne && isPlain && !tellsPast(line, where) && !tellsComing(where);
}

const whereLeads = new Set(
  'at on in over near outside au a chez sur en dans pres devant'.split(' '),
);
const whereWordsMax = 5;

/** `mardi 26 14h-17h`: the day stands right before its hour. */
function isBehindDay({ moments }: Line, { first }: Piece): boolean {
  return [...moments.values()].some(({ end, day }) => end === first && day !== undefined);
}

/** The text before a day without the word that arranged it: `formation douane prévue le 9 nov`. */
function withoutArranged(text: readonly Word[]): readonly Word[] {
  const last = text.length - 1;
  const isArranged = readPhrase(outcomes, text, last)?.value === 'arranged';
  return isArranged ? text.slice(0, last) : text;
}

/** `la commande du 12/05`: what begins with such a word belongs to the sentence. */
function startsUntied({ words, moments }: Line, { first }: Piece): boolean {
  const core = words[first]?.core ?? '';
  // `avant hier` is a day, `avant lundi` is when something is due.
  const isDue = ['avant', 'before', 'by', "d'ici"].includes(core) && !moments.has(first);
  return !isDue && !['de', 'du', 'of', 'for', 'pour'].includes(core) && !/^d['’]/.test(core);
}

function saysNothing(found: Omit<Reading, 'kind'>): boolean {
  return (
    found.mode === undefined &&
    found.minutes === undefined &&
    found.date === undefined &&
    found.text === '' &&
    found.people.length === 0 &&
    found.actions.length === 0
  );
}

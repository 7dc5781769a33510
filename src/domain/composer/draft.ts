/** What has been read of the contact so far, and whether something more still fits it. */

import type { ContactKind } from '../contact/contact.ts';
import type { Moment } from './moments.ts';
import type { Found, Meaning } from './recognise.ts';
import { otherNames, roleWords } from './vocabulary/name-words.ts';
import type { Outcome } from './vocabulary/outcomes.ts';
import type { Direction, Way } from './vocabulary/ways.ts';
import type { Word } from './words.ts';

/** Something found, which may also be a way of being in touch. */
export type Piece = Found<Meaning | { readonly kind: 'way'; readonly way: Way }>;

export interface Draft {
  readonly way?: Way;
  readonly direction?: Direction;
  readonly minutes?: number;
  /** Its length follows from its end, or is how long it will take: `9h-11h`, `at 4 for 30 mins`. */
  readonly isUntil?: boolean;
  /** It was said with its unit: `20 min`. */
  readonly isUnited?: boolean;
  readonly people: readonly string[];
  readonly members: readonly string[];
  readonly newPeople: readonly string[];
  readonly moment?: Pick<Moment, 'day' | 'period' | 'time' | 'isSoon'>;
  /** Where its day was said, as the index of a word. */
  readonly dayAt?: number;
  /** The day that it had before it was put off to another. */
  readonly dayBefore?: Moment['day'];
  /** Where its day or its hour was said first. */
  readonly momentAt?: number;
  /** Where it was said that it was postponed: a day before that is the one it no longer has. */
  readonly postponedAt?: number;
  /** Only its hour is new: `jeudi reporté à 15h`. */
  readonly isLaterThatDay?: boolean;
  /** Where the first of the people at the end was read. */
  readonly tailPersonAt?: number;
  readonly outcomes: readonly Outcome[];
  readonly contactKind?: ContactKind;
}

export const emptyDraft: Draft = { people: [], members: [], newPeople: [], outcomes: [] };

const written = new Set(['email', 'message', 'post']);
const spoken = new Set(['phone', 'video']);

/** The draft with one thing more, or nothing when it does not fit what is known. */
export function withPiece(draft: Draft, { meaning, first }: Piece): Draft | undefined {
  switch (meaning.kind) {
    case 'way':
      return withWay(draft, meaning.way);
    case 'minutes':
      return withMinutes(draft, meaning);
    case 'moment':
      return withMoment(draft, meaning, first);
    case 'person':
      return withPerson(draft, meaning);
    case 'newPerson': {
      const named = { ...draft, newPeople: [...draft.newPeople, meaning.name] };
      return withJoint(named, meaning.joint);
    }
    case 'outcome':
      return {
        ...draft,
        outcomes: [...draft.outcomes, meaning.outcome],
        ...(meaning.outcome === 'postponed' ? { postponedAt: first } : {}),
      };
    case 'contactKind':
      return draft.contactKind === undefined
        ? {
            ...draft,
            contactKind: meaning.contactKind,
            ...(meaning.isCall && draft.way === undefined ? { way: { mode: 'phone' } } : {}),
          }
        : undefined;
  }
}

/** Whether it is told as something that was: a note, or a contact in which nobody was reached. */
export function isToldHeld({ way, outcomes }: Draft): boolean {
  return way?.mode === 'note' || outcomes.some((each) => reachedNobody.has(each));
}

const reachedNobody: ReadonlySet<Outcome> = new Set(['unanswered', 'messageLeft', 'missed']);

function withMinutes(
  draft: Draft,
  { minutes, isAhead, isUnited }: Extract<Meaning, { kind: 'minutes' }>,
): Draft | undefined {
  if (draft.minutes !== undefined) return undefined;
  const isUntil = isAhead === true && draft.moment?.time !== undefined;
  return {
    ...draft,
    minutes,
    ...(isUntil ? { isUntil } : {}),
    ...(isUnited === true ? { isUnited } : {}),
  };
}

function withWay(draft: Draft, way: Way): Draft | undefined {
  const joined = join(draft.way, way);
  if (joined === undefined) return undefined;
  const direction = draft.direction ?? way.direction;
  const outcomes: readonly Outcome[] =
    way.isMissed === true ? [...draft.outcomes, 'unanswered'] : draft.outcomes;
  return { ...draft, way: joined, outcomes, ...(direction === undefined ? {} : { direction }) };
}

/** A place settles a meeting, and a video call is a call before it is named. */
function join(known: Way | undefined, way: Way): Way | undefined {
  if (known === undefined || known.isOpen === true)
    return { ...way, isClause: isClause(known, way) };
  if (known.mode === way.mode) {
    const isPresent = known.isPresent === true || way.isPresent === true;
    return { ...known, isClause: isClause(known, way), ...(isPresent ? { isPresent } : {}) };
  }
  if (way.isOpen === true) return known.isClause === true ? undefined : known;
  if (known.mode === 'atBusiness' && way.isPlace === true) return way;
  if (known.mode === 'phone' && way.mode === 'video' && known.isClause !== true) return way;
  return undefined;
}

function isClause(known: Way | undefined, way: Way): boolean {
  return known?.isClause === true || way.isClause === true;
}

/** The day that was read is the one that it no longer has: `rdv du 20/05 reporté`. */
export function isDayLeft({ dayAt, postponedAt, isLaterThatDay }: Draft): boolean {
  if (dayAt === undefined || postponedAt === undefined) return false;
  return dayAt < postponedAt && isLaterThatDay !== true;
}

function withMoment(
  draft: Draft,
  { moment: found, isNew }: Extract<Meaning, { kind: 'moment' }>,
  first: number,
): Draft | undefined {
  // `visite du 20 mai reportée au 3 juin`: the new day takes the place of the one before.
  const isAfter = draft.postponedAt !== undefined && first > draft.postponedAt;
  const isMoved = (isDayLeft(draft) || isNew === true) && found.day !== undefined && isAfter;
  const { momentAt = first, postponedAt = first } = draft;
  const isLaterThatDay = isNew === true && found.day === undefined && momentAt < postponedAt;
  const sameDay = isLaterThatDay ? { ...draft.moment, time: undefined } : draft.moment;
  const known = isMoved ? undefined : sameDay;
  const isTwice =
    (known?.day !== undefined && found.day !== undefined) ||
    (known?.time !== undefined && found.time !== undefined);
  if (isTwice) return undefined;
  const minutes = draft.minutes ?? found.minutes;
  // `from Monday to Tuesday` says both.
  const dayBefore = found.before?.day ?? (isMoved ? draft.moment?.day : draft.dayBefore);
  const moment = {
    day: known?.day ?? found.day,
    period: known?.period ?? found.period,
    time: known?.time ?? found.time,
    isSoon: known?.isSoon === true || found.isSoon === true,
  };
  // `v 30 min vendredi 15h`: how long it is to take, before the hour of its day.
  const isMeant =
    draft.isUnited === true &&
    draft.moment === undefined &&
    found.day !== undefined &&
    found.time !== undefined;
  const isUntil =
    isMeant || draft.isUntil === true || (draft.minutes === undefined && minutes !== undefined);
  return {
    ...draft,
    moment,
    momentAt: draft.momentAt ?? first,
    ...(found.day === undefined ? {} : { dayAt: first }),
    ...(dayBefore === undefined ? {} : { dayBefore }),
    ...(isLaterThatDay ? { isLaterThatDay } : {}),
    ...(minutes === undefined ? {} : { minutes, isUntil }),
  };
}

function withPerson(
  draft: Draft,
  meaning: Extract<Meaning, { kind: 'person' }>,
): Draft | undefined {
  const { id, isMember, joint } = meaning;
  if (draft.people.includes(id) || draft.members.includes(id)) return undefined;
  const more = isMember ? { members: [...draft.members, id] } : { people: [...draft.people, id] };
  return withJoint({ ...draft, ...more }, joint);
}

/** `appel de Claire` came from her, `mail à Tom` went to him, `chez Hélène` is a visit. */
function withJoint(
  draft: Draft,
  joint: Extract<Meaning, { kind: 'person' }>['joint'],
): Draft | undefined {
  const { way } = draft;
  const carries =
    way !== undefined && (written.has(way.mode) || spoken.has(way.mode)) && way.isPlace !== true;
  if (joint === 'at') {
    const settles = way === undefined || way.isOpen === true || way.mode === 'atBusiness';
    const isPresent = way?.isPresent === true ? { isPresent: true } : {};
    return settles ? { ...draft, way: { mode: 'atBusiness', ...isPresent } } : draft;
  }
  if (draft.direction !== undefined || !carries || way.mode === 'video') return draft;
  if (joint === 'from') return { ...draft, direction: 'inbound' };
  return joint === 'to' ? { ...draft, direction: 'outbound' } : draft;
}

/** `email from accounts@…`: whoever it is, they wrote. */
export function withSender(
  draft: Draft,
  last: Piece | undefined,
  words: readonly Word[],
  at: number,
): Draft {
  const isBehindWay = last?.meaning.kind === 'way' && last.end === at;
  const word = words[at];
  const isAddress = words[at + 1]?.core.includes('@') === true;
  // `coup de fil de la comptable`, `appel de la banque`: somebody of theirs, or of another business.
  const [next, second] = [words[at + 1]?.core ?? '', words[at + 2]?.core ?? ''];
  const isTheirs = [next, second].some((core) => roleWords.has(core) || otherNames.has(core));
  const isOf = word?.core === 'de' || word?.core === 'du';
  const isFrom = word?.core === 'from' || (isOf && (isAddress || isTheirs));
  const carries = ['phone', 'email', 'message', 'post'].includes(draft.way?.mode ?? '');
  if (!isBehindWay || !isFrom || !carries || draft.direction !== undefined) return draft;
  return { ...draft, direction: 'inbound' };
}

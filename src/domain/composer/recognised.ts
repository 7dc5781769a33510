/** What is read at a word of a part, from what was read of it so far: everything is asked, and the longest wins. */

import { dayOf } from './days.ts';
import { type Draft, isToldHeld, type Piece } from './draft.ts';
import type { Line, Part } from './line.ts';
import { outcomeAt } from './outcome-at.ts';
import type { Read } from './phrases.ts';
import { personAt } from './recognise-person.ts';
import { type Asked, kindAt, minutesAt, momentAt } from './recognise.ts';
import { isPeriodAhead } from './resolve.ts';
import type { PlacedPiece } from './text-within.ts';
import { siteWords, wayFillers } from './vocabulary/way-neighbours.ts';
import type { Way } from './vocabulary/ways.ts';
import { wayAt } from './ways.ts';
import type { Word } from './words.ts';

/** A part of a line while it is read. */
export interface State {
  readonly line: Line;
  readonly part: Part;
  /** The words up to the end of the part. */
  readonly words: readonly Word[];
  draft: Draft;
  readonly pieces: PlacedPiece[];
}

/** What was found at a word: the longest, or the first of two that are as long. */
export function recognised(state: State, at: number): Piece | undefined {
  const asked = askedOf(state, at);
  const isNote = state.draft.way?.mode === 'note';
  const found: (Piece | undefined)[] = [
    // `n 30 min offertes`: a note has no length.
    isNote ? undefined : minutesAt(asked, at),
    unlessToCome(state, momentAt(asked, at)),
    // `n tom absent hier`: a note tells of nobody who was to be reached.
    isNote ? undefined : outcomeAt(asked, at),
    kindAt(asked, at),
    wayPiece(state, at),
    personAt(asked, at),
  ];
  return found.filter((piece) => piece !== undefined).sort((a, b) => b.end - a.end)[0];
}

/**
 * A day, unless it is still to come and what is read was held: `n demain : fermé`. It then stays in the text, as it does at the end
 * of one. In a note a day without a year is the nearest, of which the same is true: `n 12 mars : anniversaire` in December (F297).
 */
function unlessToCome({ draft, line }: State, found: Piece | undefined): Piece | undefined {
  if (found?.meaning.kind !== 'moment' || !isToldHeld(draft)) return found;
  const { day } = found.meaning.moment;
  const isNearest = day?.kind === 'dayMonth' && draft.way?.mode === 'note';
  const date = day && dayOf(day, isNearest ? 'nearest' : 'past', line.today);
  return date !== undefined && date > line.today ? undefined : found;
}

export function wayPiece(state: State, at: number): Piece | undefined {
  const { line, words, part, draft, pieces } = state;
  const last = pieces.at(-1)?.piece;
  const lastRole = last?.meaning.kind;
  const read = wayAt(
    {
      line,
      words,
      start: part.start,
      way: draft.way,
      isBehindPerson: last?.end === at && (lastRole === 'person' || lastRole === 'newPerson'),
      hasMoment: draft.moment !== undefined,
      hasPerson: draft.people.length + draft.newPeople.length > 0,
      isEvidence: (index) => isEvidence(state, index),
      isPerson: (index) => {
        const role = personAt({ ...askedOf(state, index), hasMode: true }, index)?.role;
        return role === 'person' || role === 'newPerson';
      },
      isComing: (index) => isComing(state, index),
    },
    at,
  );
  if (read === undefined) return undefined;
  // `n une première note`: that it is a note was said; the words are what it says.
  if (draft.way?.mode === 'note' && read.value.mode === 'note') return undefined;
  // `visio réunion` is one thing; behind a person a meeting is what they talked of.
  const isSecond =
    draft.way !== undefined && draft.way.isOpen !== true && read.value.isOpen === true;
  const isAtTheirs = last?.meaning.kind === 'person' && last.meaning.joint === 'at';
  const isBehind = lastRole === 'way' || (isAtTheirs && draft.way?.isClause !== true);
  if (isSecond && !(isBehind && last?.end === at)) return undefined;
  // `répondeur Hélène, message`: it was left, not sent.
  const isLeft = draft.outcomes.includes('unanswered') && read.value.mode === 'message';
  if (isLeft && read.value.isWeak === true) return undefined;
  // Behind `absente` or `no answer`, another call is what is to be done: `rappel jeudi`.
  if (draft.way !== undefined && lastRole === 'outcome') return undefined;
  const isUnreached = draft.outcomes.some(
    (each) => each === 'unanswered' || each === 'messageLeft',
  );
  if (isUnreached && read.value.isPresent === true) return undefined;
  const end = read.end + (isFilled(state, read) ? 1 : 0);
  return { role: 'mode', first: at, end, meaning: { kind: 'way', way: read.value } };
}

/** `visio hebdo`, `visite boutique Claire`: a word that says no more than the way before it. */
function isFilled(state: State, { value, end }: Read<Way>): boolean {
  const core = state.words[end]?.core ?? '';
  if (state.words[end - 1]?.isLast !== false) return false;
  const isSite = value.mode === 'atBusiness' && siteWords.has(core);
  return (
    wayFillers.has(core) ||
    (isSite && state.words[end]?.isLast === false && isNamed(state, end + 1))
  );
}

/** Whether something but a mode is read at a word, as if a mode stood before it. */
function isEvidence(state: State, at: number): boolean {
  if (at >= state.part.end) return false;
  const asked = {
    ...askedOf(state, at),
    hasMode: true,
    isRead: (index: number) => isNamed(state, index),
  };
  const found = [
    minutesAt(asked, at),
    momentAt(asked, at),
    outcomeAt(asked, at),
    kindAt(asked, at),
    personAt(asked, at),
  ];
  return found.some((piece) => piece !== undefined);
}

/** Whether a person or a moment is read at a word. */
function isNamed(state: State, at: number): boolean {
  if (at >= state.part.end) return true;
  const asked = { ...askedOf(state, at), isRead: () => false };
  return (momentAt(asked, at) ?? personAt(asked, at)) !== undefined;
}

function askedOf(state: State, at: number): Asked {
  const { line, words, draft, pieces } = state;
  const last = pieces.at(-1)?.piece;
  const meaning = last?.end === at ? last.meaning : undefined;
  return {
    line,
    words,
    start: state.part.start,
    hasMode: draft.way !== undefined && draft.way.mode !== 'note',
    isBehindMode: meaning?.kind === 'way',
    hasPerson: draft.people.length + draft.newPeople.length > 0,
    isBehindOutcome: meaning?.kind === 'outcome',
    isBehindKind: meaning?.kind === 'contactKind',
    isTalked: draft.way?.isTalked === true,
    mode: draft.way?.mode,
    hasMinutes: draft.minutes !== undefined,
    isTold: draft.way?.isClause === true && draft.way.isPresent !== true,
    isPostponed: draft.outcomes.includes('postponed'),
    hasTime: draft.moment?.time !== undefined,
    isIntended: draft.way?.isPresent === true || draft.outcomes.includes('arranged'),
    isRead: (index) => index >= state.part.end || isReadAt(state, index),
  };
}

export function isReadAt(state: State, at: number): boolean {
  if (isNamed(state, at)) return true;
  const asked: Asked = { ...askedOf(state, at), hasMode: true, isRead: () => false };
  if (outcomeAt(asked, at) !== undefined || kindAt(asked, at) !== undefined) return true;
  const { line, words, part, draft } = state;
  const way = wayAt(
    {
      line,
      words,
      start: part.start,
      way: draft.way,
      isBehindPerson: false,
      hasMoment: draft.moment !== undefined,
      hasPerson: true,
      isEvidence: (index) => isNamed(state, index),
      isPerson: () => false,
      isComing: (index) => isComing(state, index),
    },
    at,
  );
  return way !== undefined;
}

/** Whether a day that is not over yet is read at a word. */
function isComing(state: State, at: number): boolean {
  const { today, now } = state.line;
  const found = momentAt({ ...askedOf(state, at), isIntended: true, isRead: () => false }, at);
  if (found?.meaning.kind !== 'moment') return false;
  const { day, time = '', period } = found.meaning.moment;
  const date = day === undefined ? today : dayOf(day, 'next', today);
  if (date === undefined || date < today) return false;
  return date > today || time > now || (time === '' && isPeriodAhead(period, now));
}

/**
 * The part of a line before the first arrow. What was read at its beginning and at its end is taken out of the text;
 * what is read in the middle, or in a sentence that goes on (`Claire a appelé hier pour la commande`), stays in it.
 */

import { dayOf } from './days.ts';
import { doubtedDayEnd } from './doubts.ts';
import { type Draft, emptyDraft, type Piece, withPiece, withSender } from './draft.ts';
import { type Line, type Part, type Span, spanOf } from './line.ts';
import { takeMetInstead } from './met-instead.ts';
import { type Asked, kindAt, minutesAt, momentAt } from './recognise.ts';
import { personAt } from './recognise-person.ts';
import { outcomeAt } from './outcome-at.ts';
import { readMention } from './persons.ts';
import { keptLead } from './subject.ts';
import type { Read } from './phrases.ts';
import { siteWords, wayFillers } from './vocabulary/way-neighbours.ts';
import type { Way } from './vocabulary/ways.ts';
import {
  appositionEnd,
  isLengthBeforeWhom,
  phoneEnd,
  type PlacedPiece,
  strangerEnd,
  takeBehindName,
  vagueEnd,
} from './text-within.ts';
import { wayAt } from './ways.ts';
import type { Word } from './words.ts';

/** What was read, and where. */
export interface ContactRead {
  readonly draft: Draft;
  readonly spans: readonly Span[];
  /** The key of the span that says the day. */
  readonly dateKey: string | undefined;
  /** Words from `textStart` up to `textEnd` are the text, but for what is read in them. */
  readonly textStart: number;
  readonly textEnd: number;
}

interface State {
  readonly line: Line;
  readonly part: Part;
  /** The words up to the end of the part. */
  readonly words: readonly Word[];
  draft: Draft;
  readonly pieces: PlacedPiece[];
}

/** A piece at the end has no more words than this. */
const tailWordsMax = 8;

/** Reads the part before the first arrow. */
export function readContactPart(
  line: Line,
  part: Part,
  mayTail: (found: Piece, draft: Draft, text: readonly Word[]) => boolean,
): ContactRead {
  const words = line.words.slice(0, part.end);
  const state: State = { line, part, words, draft: emptyDraft, pieces: [] };
  const textStart = readLead(state);
  const textEnd = part.open ? part.end : readTail(state, textStart, mayTail);
  readMiddle(state, textStart, textEnd);
  takeMetInstead(state, textStart, textEnd);
  const lead = state.pieces.map(({ piece }) => piece).filter(({ end }) => end <= textStart);
  const { draft } = state;
  const keptFrom = keptLead(line, { draft, lead, start: part.start, textStart, textEnd });
  readMentions(state, { textStart, textEnd, keptFrom });
  const spans = state.pieces
    .map(({ piece, stays }) => {
      const isLead = piece.end <= textStart;
      const { role, first, end, meaning } = piece;
      const isNote = meaning.kind === 'way' && meaning.way.mode === 'note';
      const span = spanOf(line, role, {
        first,
        end,
        stays: stays || (isLead && first >= keptFrom && !isNote),
      });
      return span && meaning.kind === 'person' ? { ...span, personId: meaning.id } : span;
    })
    .filter((span) => span !== undefined)
    .sort((a, b) => a.from - b.from);
  const dated = state.pieces.find(
    ({ piece }) =>
      piece.meaning.kind === 'moment' &&
      piece.meaning.moment.day !== undefined &&
      piece.first === state.draft.dayAt,
  );
  const dateKey = dated && spanOf(line, 'date', dated.piece)?.key;
  return { draft: state.draft, spans, dateKey, textStart, textEnd };
}

/** Who is named in the sentence is linked where no command says whom the contact was with; the sentence keeps them. */
function readMentions(
  state: State,
  {
    textStart,
    textEnd,
    keptFrom,
  }: { readonly textStart: number; readonly textEnd: number; readonly keptFrom: number },
): void {
  const { words, draft, pieces, line } = state;
  if (draft.way === undefined || draft.way.mode === 'note' || draft.newPeople.length > 0) return;
  const isClause = draft.way.isClause === true;
  const isSaid = pieces.some(({ piece: { meaning, first } }) => {
    const isSubject = !isClause && first >= keptFrom && first < textStart;
    return meaning.kind === 'person' && !isSubject && first < textEnd;
  });
  if (isSaid) return;
  for (let at = textStart; at < textEnd; at += 1) {
    if (pieces.some(({ piece }) => piece.first <= at && at < piece.end)) continue;
    const read = readMention(line.input, words.slice(0, textEnd), at, line.people);
    if (read === undefined) continue;
    const meaning = { kind: 'person', id: read.value, isMember: false, joint: undefined } as const;
    const found: Piece = { role: 'person', first: at, end: read.end, meaning };
    const next = withPiece(state.draft, found);
    if (next === undefined || spanOf(line, 'person', found) === undefined) continue;
    state.draft = next;
    pieces.push({ piece: found, stays: true });
    at = found.end - 1;
  }
}

function readLead(state: State): number {
  const { words, part, line } = state;
  let at = vagueEnd(words, part);
  let isTaken = at === part.start;
  let end = part.start;
  while (at < part.end) {
    if (words[at]?.isSeparator === true) {
      at += 1;
      continue;
    }
    const phone = at > part.start ? phoneEnd(words, at) : at;
    const found = phone > at ? undefined : recognised(state, at);
    const isRead = found !== undefined || at > part.start;
    const skipped = isRead ? phone : doubtedDayEnd(words, at);
    if (skipped > at) {
      isTaken = false;
      at = skipped;
      continue;
    }
    const next = found === undefined ? undefined : withPiece(state.draft, found);
    const passed = next === undefined ? strangerEnd(state, at) : at;
    if (passed > at) {
      isTaken = false;
      at = passed;
      continue;
    }
    if (found === undefined || next === undefined) break;
    at = found.end;
    if (spanOf(state.line, found.role, found) === undefined) {
      isTaken = false;
      continue;
    }
    isTaken &&= found.meaning.kind !== 'newPerson';
    state.draft = next;
    state.pieces.push({ piece: found, stays: !isTaken });
    if (isTaken) end = at;
    if (found.meaning.kind === 'newPerson') at = appositionEnd({ input: line.input, words }, at);
  }
  if (at >= part.end) takeBehindName(state.pieces);
  state.draft = withSender(state.draft, state.pieces.at(-1)?.piece, words, end);
  while (words[end]?.isSeparator === true && end < part.end) end += 1;
  return end;
}

/** What was found at a word: the longest, or the first of two that are as long. */
function recognised(state: State, at: number): Piece | undefined {
  const asked = askedOf(state, at);
  const found: (Piece | undefined)[] = [
    minutesAt(asked, at),
    momentAt(asked, at),
    outcomeAt(asked, at),
    kindAt(asked, at),
    wayPiece(state, at),
    personAt(asked, at),
  ];
  return found.filter((piece) => piece !== undefined).sort((a, b) => b.end - a.end)[0];
}

function wayPiece(state: State, at: number): Piece | undefined {
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
  if (isSecond && !(lastRole === 'way' && last?.end === at)) return undefined;
  // `répondeur Hélène, message`: it was left, not sent.
  const isLeft = draft.outcomes.includes('unanswered') && read.value.mode === 'message';
  if (isLeft && read.value.isWeak === true) return undefined;
  // Behind `absente` or `no answer`, another call is what is to be done: `rappel jeudi`.
  if (draft.way !== undefined && lastRole === 'outcome') return undefined;
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
    isTalked: draft.way?.isTalked === true,
    mode: draft.way?.mode,
    hasMinutes: draft.minutes !== undefined,
    isTold: draft.way?.isClause === true && draft.way.isPresent !== true,
    isPostponed: draft.outcomes.includes('postponed'),
    isRead: (index) => index >= state.part.end || isReadAt(state, index),
  };
}

function isReadAt(state: State, at: number): boolean {
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
  const found = momentAt({ ...askedOf(state, at), isRead: () => false }, at);
  if (found?.meaning.kind !== 'moment') return false;
  const { day, time = '' } = found.meaning.moment;
  const date = day === undefined ? today : dayOf(day, 'next', today);
  return date !== undefined && (date > today || time > now);
}

/** The end, read backwards from the last word; whatever `may` allows. */
function readTail(
  state: State,
  textStart: number,
  may: (found: Piece, draft: Draft, text: readonly Word[]) => boolean,
): number {
  let end = state.part.end;
  // A name that is not known was read at the beginning, and is text.
  const begin = Math.max(textStart, state.pieces.at(-1)?.piece.end ?? textStart);
  for (;;) {
    while (end > begin && state.words[end - 1]?.isSeparator === true) end -= 1;
    const found = endingAt(state, begin, end, may);
    const next = found === undefined ? undefined : withPiece(state.draft, found);
    if (found === undefined || next === undefined) return end;
    if (spanOf(state.line, found.role, found) === undefined) return end;
    state.draft = next;
    state.pieces.push({ piece: found, stays: endsSentence(state, found) });
    end = found.first;
  }
}

/** `the price was agreed with Reid`: whom it was with ends the sentence, and stays in it. */
function endsSentence({ words }: State, { meaning, first }: Piece): boolean {
  return meaning.kind === 'person' && words[first - 1]?.isLast === false;
}

function endingAt(
  state: State,
  from: number,
  end: number,
  may: (found: Piece, draft: Draft, text: readonly Word[]) => boolean,
): Piece | undefined {
  const part = { ...state.part, end };
  const seen: State = { ...state, part, words: state.words.slice(0, end) };
  for (let at = Math.max(from, end - tailWordsMax); at < end; at += 1) {
    const found = recognised(seen, at);
    if (found?.end !== end) continue;
    return may(found, state.draft, state.words.slice(from, at)) ? found : undefined;
  }
  return undefined;
}

/** Between: a part of the sentence that says nothing else, and whom it was with when nobody was read. */
function readMiddle(state: State, textStart: number, textEnd: number): void {
  const { words } = state;
  const { way, contactKind } = state.draft;
  if ((way === undefined && contactKind === undefined) || way?.mode === 'note') return;
  const seen: State = {
    ...state,
    words: words.slice(0, textEnd),
    part: { ...state.part, end: textEnd },
  };
  for (let at = textStart; at < textEnd; at += 1) {
    const covering = state.pieces.find(({ piece }) => piece.first <= at && at < piece.end);
    if (covering !== undefined) continue;
    const startsPart = at === textStart || words[at - 1]?.isLast === true;
    const isWith = words[at]?.core === 'avec' || words[at]?.core === 'with';
    const isLength = isLengthBeforeWhom(state, at);
    if (!startsPart && !isWith && !isLength) continue;
    const found = recognised({ ...seen, draft: state.draft, pieces: [] }, at);
    if (found === undefined || !(isLength || isSaidApart(state, found, isWith))) continue;
    const next = withPiece(state.draft, found);
    if (next === undefined || spanOf(state.line, found.role, found) === undefined) continue;
    state.draft = next;
    state.pieces.push({ piece: found, stays: true });
    at = found.end - 1;
  }
}

/** Whether what was found in the middle is a part of its own between commas, or somebody who took part. */
function isSaidApart(state: State, { meaning, end }: Piece, isWith: boolean): boolean {
  const { draft, words } = state;
  if (meaning.kind === 'person') return isWith && draft.people.length === 0;
  const isApart = words[end - 1]?.isLast === true;
  if (meaning.kind === 'outcome') {
    return (
      isApart &&
      draft.minutes === undefined &&
      meaning.outcome !== 'postponed' &&
      meaning.outcome !== 'arranged'
    );
  }
  return isApart && (meaning.kind === 'minutes' || meaning.kind === 'contactKind');
}

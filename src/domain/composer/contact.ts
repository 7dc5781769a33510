/**
 * The part of a line before the first arrow. What was read at its beginning and at its end is taken out of the text;
 * what is read in the middle, or in a sentence that goes on (`Claire a appelé hier pour la commande`), stays in it.
 */

import { doubtedDayEnd } from './doubts.ts';
import { type Draft, emptyDraft, type Piece, withPiece, withSender } from './draft.ts';
import { type Line, type Part, type Span, spanOf } from './line.ts';
import { takeMetInstead } from './met-instead.ts';
import { isLetter, movesDay } from './moved-day.ts';
import { isLengthOfNote, nounsAsText } from './noun-text.ts';
import { whoseName } from './other-person.ts';
import { isKnownName, readMention } from './persons.ts';
import { isReadAt, recognised, type State, wayPiece } from './recognised.ts';
import { keptLead } from './subject.ts';
import {
  appositionEnd,
  endsInPlace,
  isLengthBeforeWhom,
  phoneEnd,
  type PlacedPiece,
  strangerEnd,
  takeBehindName,
  takeLengthAtEnd,
  topicEnd,
  vagueEnd,
} from './text-within.ts';
import { dateTies } from './vocabulary/day-words.ts';
import { otherNames } from './vocabulary/name-words.ts';
import { subjectVerbs } from './vocabulary/sentence-words.ts';
import type { Way } from './vocabulary/ways.ts';
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
  const mayBeSecond = isBlank(state.draft) || namesOnly(state.draft);
  if (mayBeSecond && !readCore(state)) readSecond(state);
  const textEnd = part.open ? part.end : readTail(state, textStart, mayTail);
  readMiddle(state, textStart, textEnd);
  takeMetInstead(state, textStart, textEnd);
  const lead = state.pieces.map(({ piece }) => piece).filter(({ end }) => end <= textStart);
  const { draft } = state;
  const keptFrom = keptLead(line, { draft, lead, start: part.start, textStart, textEnd });
  readMentions(state, { textStart, textEnd, keptFrom });
  const pieces = state.pieces.filter(({ piece }) => !isLengthOfNote(draft, piece));
  const all = pieces.map(({ piece }) => piece);
  const keepsAll = movesDay(line, all, draft);
  const nouns = nounsAsText(words, all, draft, textStart < textEnd);
  const spans = pieces
    .map(({ piece, stays }) => {
      const isLead = piece.end <= textStart;
      const { role, first, end, meaning } = piece;
      const isCommand = meaning.kind === 'way' && meaning.way.mode === 'note';
      const span = spanOf(line, role, {
        first,
        end,
        stays:
          stays ||
          nouns.includes(piece) ||
          (keepsAll && !isLetter(words, piece)) ||
          (isLead && first >= keptFrom && !isCommand),
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

const isBlank = ({ way, moment, people, newPeople, outcomes, contactKind }: Draft): boolean =>
  [way, moment, contactKind].every((each) => each === undefined) &&
  people.length + newPeople.length + outcomes.length === 0;

/** Only somebody is named, who may be the subject of a first part: `tom a la crève, visio repoussée à mardi`. */
const namesOnly = ({ way, moment, outcomes, contactKind, minutes, newPeople }: Draft): boolean =>
  [way, moment, contactKind, minutes].every((each) => each === undefined) &&
  outcomes.length + newPeople.length === 0;

/** How many words may stand before what is sure. */
const beforeCoreMax = 4;

/**
 * `super longue discussion au tel avec Claire, 35 min`: a line may begin with words that are on no list. It is read from the
 * first words behind them that are sure: how, with whom, and how long or when. The whole line stays the text.
 */
function readCore(state: State): boolean {
  const { part, words, line } = state;
  if (!isBlank(state.draft) || state.pieces.length > 0) return false;
  for (let from = part.start + 1; from <= part.start + beforeCoreMax; from += 1) {
    const before = words[from - 1];
    if (before === undefined || before.isLast || from >= part.end) return false;
    if (!isLight(line, before)) return false;
    const core: State = { ...state, part: { ...part, start: from }, draft: emptyDraft, pieces: [] };
    readLead(core);
    const { draft } = core;
    const isContact = draft.way !== undefined && draft.way.mode !== 'note';
    const isWhom = draft.people.length + draft.newPeople.length > 0;
    const isSaid =
      draft.minutes !== undefined || draft.moment?.day !== undefined || draft.outcomes.length > 0;
    if (!isContact || !isWhom || !isSaid) continue;
    state.draft = draft;
    for (const { piece } of core.pieces) state.pieces.push({ piece, stays: true });
    return true;
  }
  return false;
}

/** Whether a word may stand before what is sure: no verb, nobody, nothing that makes it somebody else's. */
function isLight(line: Line, word: Word): boolean {
  const isTied = dateTies.has(word.core) && word.core !== 'au';
  const isSentence = subjectVerbs.has(word.core) || refusals.has(word.core);
  return !isTied && !isSentence && !isKnownName(word, line.owners) && !otherNames.has(word.core);
}

const refusals = new Set(
  'no not never need needs want wants if when before after until unless without pas jamais sans avant apres quand si que faut doit peut might may should must prepare preparer plan planning prevoir cancel annuler i je on we'.split(
    ' ',
  ),
);

/** How far a second part is looked for. */
const firstPartWordsMax = 8;

/**
 * `can't make Thursday, moved Tom to the 24th 2pm`: behind a first part that says nothing, the second is read if it is sure to
 * be the contact. The whole line stays the text.
 */
function readSecond(state: State): void {
  const { part, words } = state;
  const from = words.findIndex(({ isLast }, at) => at >= part.start && isLast) + 1;
  if (from === 0 || from >= part.end || from > part.start + firstPartWordsMax) return;
  const second: State = { ...state, part: { ...part, start: from }, draft: emptyDraft, pieces: [] };
  readLead(second);
  const { draft } = second;
  const isNamed =
    draft.people.length > 0 || (state.draft.people.length > 0 && draft.way !== undefined);
  const isTold = draft.outcomes.some((each) => each !== 'arranged') && isNamed;
  const isTimed = draft.moment?.day !== undefined && draft.moment.time !== undefined;
  const isContact = draft.way !== undefined && draft.way.mode !== 'note' && draft.people.length > 0;
  if (!isTold && !(isContact && (isTimed || draft.minutes !== undefined))) return;
  const people = [...new Set([...state.draft.people, ...draft.people])];
  state.draft = { ...draft, people };
  for (const { piece } of second.pieces) state.pieces.push({ piece, stays: true });
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
    const whose = whoseName({ line, words: words.slice(0, textEnd), at, read, isLed: false });
    if (whose.kind === 'other') continue;
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
  const topic = topicEnd(words, part, (index) => isReadAt(state, index));
  let at = Math.max(vagueEnd(words, part), topic, sentEnd(state));
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
    isTaken &&= !isKept(found);
    state.draft = next;
    state.pieces.push({ piece: found, stays: !isTaken });
    if (isTaken) end = at;
    if (found.meaning.kind === 'newPerson') at = appositionEnd({ input: line.input, words }, at);
  }
  if (at >= part.end) {
    takeBehindName(state.pieces);
    takeLengthAtEnd(state.pieces, part.end);
  }
  state.draft = withSender(state.draft, state.pieces.at(-1)?.piece, words, end);
  while (words[end]?.isSeparator === true && end < part.end) end += 1;
  return end;
}

const objectWordsMax = 4;

/** `contract sent to Tom by email`: where the verb is, behind what was sent. */
function sentEnd(state: State): number {
  const { part, words } = state;
  for (let at = part.start; at < part.start + objectWordsMax; at += 1) {
    if (words[at]?.isLast !== false || isReadAt(state, at)) return part.start;
    const way = wayPiece(state, at + 1)?.meaning;
    const isSent = way?.kind === 'way' && way.way.isClause === true && isWritten(way.way);
    if (isSent && way.way.direction === 'outbound') return at + 1;
  }
  return part.start;
}

const isWritten = ({ mode }: Way): boolean => ['email', 'message', 'post'].includes(mode);

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
    if (
      found === undefined ||
      next === undefined ||
      spanOf(state.line, found.role, found) === undefined
    ) {
      takeBehindMoment(state.pieces);
      return end;
    }
    const isPerson = found.meaning.kind === 'person';
    state.draft = isPerson ? { ...next, tailPersonAt: found.first } : next;
    state.pieces.push({ piece: found, stays: endsSentence(state, found) });
    end = found.first;
  }
}

/** `salon de Quimper jeudi 9h amelie`: behind what was taken out of the text a name does not stay alone. */
function takeBehindMoment(pieces: PlacedPiece[]): void {
  for (const [index, { piece, stays }] of pieces.entries()) {
    const isName = stays && piece.meaning.kind === 'person' && !isKept(piece);
    const isBehind = pieces.some((each) => !each.stays && each.piece.end === piece.first);
    if (isName && isBehind && piece.meaning.joint === undefined)
      pieces[index] = { piece, stays: false };
  }
}

/** Nobody has a new name until it is added, and one may be another's: nothing but the text keeps it. */
function isKept({ meaning }: Pick<Piece, 'meaning'>): boolean {
  return meaning.kind === 'newPerson' || (meaning.kind === 'person' && meaning.isUnsure === true);
}

/** `the price was agreed with Reid`: whom it was with ends the sentence, and stays in it. */
function endsSentence({ words, draft }: State, { meaning, first }: Piece): boolean {
  if (isKept({ meaning })) return true;
  const isOpen = words[first - 1]?.isLast === false;
  // `venus à la rampe jeudi`: so does the day behind where it was.
  const isDay = meaning.kind === 'moment' && draft.way?.isClause === true;
  return isOpen && (meaning.kind === 'person' || (isDay && endsInPlace(words, first)));
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
    at = readWhere(state, found) - 1;
  }
}

/** `atelier photo avec Priya à la rampe, 2h`: where it was, right behind whom it was with in the middle. */
function readWhere(state: State, { meaning, end }: Piece): number {
  const place =
    meaning.kind === 'person' && state.draft.way?.isOpen === true
      ? wayPiece(state, end)
      : undefined;
  const isPlace = place?.meaning.kind === 'way' && place.meaning.way.isPlace === true;
  const next = place !== undefined && isPlace ? withPiece(state.draft, place) : undefined;
  if (
    place === undefined ||
    next === undefined ||
    spanOf(state.line, place.role, place) === undefined
  )
    return end;
  state.draft = next;
  state.pieces.push({ piece: place, stays: true });
  return place.end;
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

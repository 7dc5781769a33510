/**
 * From where the beginning of a part stays in the text: above all whether a name that was read begins the note, instead of
 * belonging to the commands before it. `call Reid 12 May` and
 * `a 12 claire étiquettes` name whom the contact was with; in `call 15 min Reid will send the list` the sentence would
 * lose its subject. Either way the person is linked; this decides only whether the name stays in the text.
 */

import type { Draft, Piece } from './draft.ts';
import type { Line } from './line.ts';
import { isWayPiece, saysMore } from './noun-text.ts';
import { phraseBook, readPhrase } from './phrases.ts';
import {
  englishObjects,
  englishPresent,
  frenchObjects,
  frenchPresent,
  frenchVerbEnding,
  irregularPast,
  noFrenchVerbs,
  subjectStates,
  subjectVerbs,
  wordNames,
} from './vocabulary/sentence-words.ts';
import {
  commonWords,
  endsInParticiple,
  englishPast,
  infinitive,
  noInfinitives,
  objectLeads,
} from './vocabulary/small-words.ts';
import type { Word } from './words.ts';

const listJoints = new Set(['et', 'and', '&', '+']);
const complement = /^(?:d(?:e|es|u|['’].*)|of)$/u;
const elided = /^(?:n|m|s|l|t|y)['’]/u;

/** What was read at the beginning of a part, and where its text is. */
export interface Lead {
  readonly draft: Draft;
  readonly lead: readonly Piece[];
  /** The first word of the part. */
  readonly start: number;
  readonly textStart: number;
  readonly textEnd: number;
}

/**
 * The word from which the beginning stays in the text. A sentence that goes on keeps its own: `12 May called Tom about
 * VAT` keeps what is behind the day, and so do a sentence about somebody that tells of no contact, and one that would
 * lose its subject.
 */
export function keptLead(
  line: Pick<Line, 'words' | 'input'>,
  { draft, lead, start, textStart, textEnd }: Lead,
): number {
  if (textStart >= textEnd || lead.length === 0) return textStart;
  if (line.words[textStart - 1]?.isLast === true) return textStart;
  const kept = wayWithComplement(line, lead, textStart) ?? wordAsText(line, lead, textStart);
  if (kept !== undefined) return kept.first;
  const onlyMode = lead.every(({ meaning, end }) => meaning.kind === 'way' && end === start + 1);
  if (onlyMode) return textStart;
  const isBare = draft.way === undefined || draft.way.mode === 'note';
  if (draft.way?.isClause === true) return clauseStart(lead);
  if (isBare && draft.people.length > 0) return start;
  const mode = draft.way?.mode;
  const isWritten = mode === 'email' || mode === 'message' || mode === 'post';
  const subject = subjectFrom(lead, line, textStart, isWritten && draft.direction !== 'inbound');
  return lead[subject]?.first ?? textStart;
}

/** `visite de l'atelier`: what it was a visit of stands behind the noun, which the text would lack. */
function wayWithComplement(
  { words }: Pick<Line, 'words'>,
  lead: readonly Piece[],
  textStart: number,
): Piece | undefined {
  const last = lead.at(-1);
  if (last?.meaning.kind !== 'way' || last.end !== textStart) return undefined;
  const isLetter = words[last.first]?.core.length === 1;
  return isLetter || !complement.test(words[textStart]?.core ?? '') ? undefined : last;
}

/** Behind the name of a contact they begin what it was about, or with whom it was. */
const aboutLeads = phraseBook<true>([
  true,
  'with|avec|about|regarding|re|concerning|concernant',
  'a propos',
  'au sujet',
]);

/**
 * `c 5 call off the order`, `v video quality poor`: how they were in touch was said before, and this word is one of the text. In
 * `c 5 call about labels` it says the same once more, unless it says more: `c another call about labels` (F304).
 */
function wordAsText(
  { words }: Pick<Line, 'words'>,
  lead: readonly Piece[],
  textStart: number,
): Piece | undefined {
  const last = lead.at(-1);
  if (last === undefined || !isWayPiece(last) || last.end !== textStart) return undefined;
  const isSaid = lead.slice(0, -1).some(isWayPiece);
  const isAbout = readPhrase(aboutLeads, words, textStart) !== undefined;
  return isSaid && !(isAbout && !saysMore(words, last)) ? last : undefined;
}

/** Where a sentence that tells of the contact begins: behind what was said as a command before it, at its subject. */
function clauseStart(lead: readonly Piece[]): number {
  const verb = lead.findIndex(({ meaning }) => meaning.kind === 'way' && meaning.way.isClause);
  const before = lead.slice(0, Math.max(verb, 0));
  const commands = before.findLastIndex(
    ({ meaning }) => meaning.kind === 'way' || meaning.kind === 'minutes',
  );
  const subject = before
    .slice(commands + 1)
    .find(({ meaning }) => meaning.kind === 'person' || meaning.kind === 'newPerson');
  return (subject ?? lead[verb])?.first ?? 0;
}

/**
 * The first of the pieces that are the subject of the text behind them, as an index; their number where none is. A list
 * is one subject: `Claire, Marc et Hélène ont validé`.
 */
function subjectFrom(
  pieces: readonly Piece[],
  { words, input }: Pick<Line, 'words' | 'input'>,
  textStart: number,
  isWritten: boolean,
): number {
  const last = pieces.length - 1;
  const named = pieces[last];
  const isNamed = named !== undefined && isSubject(named, words) && named.end === textStart;
  if (!isNamed || words[textStart - 1]?.isLast !== false) return pieces.length;
  const { coreFrom = 0, coreTo = 0 } = words[textStart] ?? {};
  // `claire signé 26/11` tells what was done with her, `claire signe` what she does.
  const isDone = endsInParticiple(input.slice(coreFrom, coreTo));
  if (isDone || !beginsNote(words, named, isWritten)) return pieces.length;
  let from = last;
  let isList = isListed(named, words);
  for (let index = last - 1; index >= 0; index -= 1) {
    const piece = pieces[index];
    if (!isList || piece === undefined || !isSubject(piece, words)) break;
    if (piece.end !== pieces[index + 1]?.first) break;
    from = index;
    isList = isListed(piece, words) || words[piece.first - 1]?.folded.endsWith(',') === true;
  }
  return from;
}

/** A name without a word before it that says with whom, from whom or to whom; `and` joins two subjects. */
function isSubject(piece: Piece, words: readonly Word[]): boolean {
  const { meaning, first } = piece;
  return (
    meaning.kind === 'person' &&
    words[first]?.folded.startsWith('@') !== true &&
    (meaning.joint === undefined || isListed(piece, words))
  );
}

function isListed({ first }: Piece, words: readonly Word[]): boolean {
  return listJoints.has(words[first]?.core ?? '');
}

/** Whether the word behind a name makes it the beginning of the note. What was sent was sent to them: `e tom sent the guide`. */
function beginsNote(words: readonly Word[], { first, end }: Piece, isWritten: boolean): boolean {
  const { core = '' } = words[end] ?? {};
  const next = words[end + 1]?.core ?? '';
  if (end === first + 1 && wordNames.has(words[first]?.core ?? '')) return true;
  // `Jake and I`, `Claire et son comptable`: somebody more is named who is not known.
  if (listJoints.has(core)) return true;
  // `demande de devis` is a thing, `demande un devis` is not.
  if (core === 'demande' && /^d(?:e|es|u|['’].*)$/u.test(next)) return false;
  if (subjectVerbs.has(core) || subjectStates.has(core)) return true;
  if (elided.test(core) && !core.startsWith('l')) return true;
  if (frenchVerbEnding.test(core) && !noFrenchVerbs.has(core)) return true;
  if (words[end]?.isLast === true || objectLeads.has(core)) return false;
  if (!isWritten && (englishPast.test(core) || irregularPast.has(core))) return true;
  return isBeforeObject(core, words[end + 1]);
}

/** A verb that is on no list shows by its ending and by what it acts on. */
function isBeforeObject(core: string, next: Word | undefined): boolean {
  if (next === undefined || commonWords.has(core) || irregularPast.has(core)) return false;
  // `factures à jour`: with its accent it is no article.
  if (englishPresent.test(core) && englishObjects.has(next.core) && !next.isAccented) return true;
  const isObject = frenchObjects.has(next.core) || /^(?:l|qu)['’]./u.test(next.core);
  const isInfinitive = infinitive.test(next.core) && !noInfinitives.has(next.core);
  return frenchPresent.test(core) && (isObject || isInfinitive);
}

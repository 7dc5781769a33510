/** How people were in touch, at a word of a line: a letter, a noun, a place or a verb, and what makes it doubtful. */

import { guessLanguage } from '../text/guess-language.ts';
import type { Line } from './line.ts';
import { ledPhrase } from './recognise.ts';
import { readLength } from './minutes.ts';
import { soonAt } from './relative-moments.ts';
import { type Read, readPhrase } from './phrases.ts';
import { infinitive, noCallAfterA, noInfinitives, pronounVerbs } from './vocabulary/small-words.ts';
import {
  compoundsAfter,
  compoundSeconds,
  verbsBeforePersonOnly,
  wayFillers,
} from './vocabulary/way-neighbours.ts';
import {
  letterModes,
  nouns,
  places,
  theyDid,
  theySent,
  toDo,
  verbsAroundPerson,
  theyCame,
  type ComposerMode,
  type Way,
  weDid,
  weSent,
  weSpent,
} from './vocabulary/ways.ts';
import type { Word } from './words.ts';

/** What was read before, as far as a way depends on it. */
export interface WayAsked {
  readonly line: Line;
  readonly words: readonly Word[];
  /** Where the part begins. */
  readonly start: number;
  readonly way: Way | undefined;
  /** Whether the words just before are a person. */
  readonly isBehindPerson: boolean;
  readonly hasMoment: boolean;
  readonly hasPerson: boolean;
  /** Whether anything is read at a word: a person, a length, a day, an outcome. */
  readonly isEvidence: (index: number) => boolean;
  readonly isPerson: (index: number) => boolean;
  /** Whether a day or an hour that is still to come is read at a word. */
  readonly isComing: (index: number) => boolean;
}

const nounLeads = new Set([
  'en',
  'par',
  'on',
  'via',
  'by',
  'la',
  'le',
  "l'",
  'the',
  'une',
  'un',
  'a',
  'to',
  'de',
  'our',
  'notre',
  'for',
  'pour',
  'over',
  'quick',
  'long',
  'petit',
  'petite',
  'rapide',
  'bref',
  'short',
  'brief',
  'nouveau',
  'nouvel',
  'new',
  '2e',
  '2eme',
  '1er',
  'second',
  'first',
  'premier',
  'premiere',
  'dernier',
  'derniere',
  'follow',
  'up',
  'follow-up',
  'good',
  'nice',
  'great',
  'bon',
  'bonne',
  'petit',
  'weekly',
  'breve',
  'court',
  'courte',
  'hebdo',
  ...'unexpected surprise another autre tense tendu useful utile productive positive positif imprevu last late'.split(
    ' ',
  ),
]);
/** Behind a verb these begin something else than the contact: `Claire a appelé DPD`, `a rappelé que`. */
const objects = new Set([
  'le',
  'la',
  'les',
  'un',
  'une',
  'des',
  'du',
  'the',
  'a',
  'an',
  'her',
  'his',
  'their',
  'son',
  'sa',
  'ses',
  'que',
  "qu'il",
  "qu'elle",
  'that',
  'at',
  'a',
  'aux',
  'au',
  'off',
  'out',
  'up',
  'chez',
]);

/** The way that begins at a word, if it fits what was read before. */
export function wayAt(asked: WayAsked, at: number): Read<Way> | undefined {
  if (isNextOne(asked, at)) return undefined;
  const found = [letterAt(asked, at), verbAt(asked, at), nounAt(asked, at), placeAt(asked, at)];
  return found.filter((read) => read !== undefined).sort((a, b) => b.end - a.end)[0];
}

/** Beside a contact that was logged, what somebody is to do is told of: `a 5 tom rappelle demain`. */
function isNextOne({ words, way, isBehindPerson }: WayAsked, at: number): boolean {
  if (!isBehindPerson || way === undefined || way.isOpen === true) return false;
  const isAccented = words[at]?.isAccented === true;
  return !isAccented && readPhrase(theyDid, words, at)?.value.isPresent === true;
}

/** One letter stands at the beginning, or behind a day: `hier v 45 hélène`. */
export function letterAt(asked: WayAsked, at: number): Read<Way> | undefined {
  const { line, words, start } = asked;
  const word = words[at];
  const mode = letterModes.get(word?.core ?? '');
  if (word === undefined || mode === undefined || asked.way !== undefined || asked.hasPerson)
    return undefined;
  if (at > start && !asked.hasMoment) return undefined;
  const typed = line.input.slice(word.from, word.to);
  // `à` is a word of every other French sentence, and `p.` stands for a page.
  if (typed.normalize('NFC').toLowerCase() !== word.core && !/^[a-z][:,]$/i.test(typed))
    return undefined;
  const next = words[at + 1];
  const isFollowed = next === undefined || next.isSeparator || asked.isEvidence(at + 1);
  const isPlain = isFollowed || (at === start && isLetter(asked, word, next));
  return isPlain ? { value: { mode }, end: at + 1 } : undefined;
}

/** Whether a letter before plain words is a mode and no word of its own: `a priori`, `a faire`, `I think`. */
function isLetter(asked: WayAsked, word: Word, next: Word): boolean {
  if (word.core === 'i') return !pronounVerbs.has(next.core);
  if (word.core !== 'a' || word.isLast) return true;
  if (noCallAfterA.has(next.core)) return false;
  if (infinitive.test(next.core) && !noInfinitives.has(next.core)) return false;
  // `a new supplier` is English, where a call is `c`.
  const rest = asked.line.input.slice(word.to, asked.words.at(-1)?.to);
  return /^\d/.test(next.core) || guessLanguage(rest) !== 'en';
}

function nounAt(asked: WayAsked, at: number): Read<Way> | undefined {
  const { words } = asked;
  const read = readPhrase(nouns, words, at) ?? ledNoun(asked, at);
  if (read === undefined) return undefined;
  const last = words[read.end - 1];
  if (isCompound(words, read.end)) return undefined;
  // `to meet on Friday` is what one does, not where.
  if (words[at]?.core === 'to' && last?.core === 'meet') return undefined;
  if (read.value.isWeak !== true) return read;
  const isSupported =
    hasLengthBehind(words, read.end) ||
    (wayFillers.has(words[read.end]?.core ?? '') && asked.isEvidence(read.end + 1)) ||
    (at === asked.start && hasWhomBehind(asked, read.end)) ||
    (last?.isLast === true && (asked.hasPerson || asked.hasMoment)) ||
    (!isSaid(asked) && asked.isEvidence(read.end)) ||
    readPhrase(places, words, read.end) !== undefined ||
    asked.way?.isOpen === true;
  return isSupported ? read : undefined;
}

/** Behind the way and with whom, `ligne 2` is no other way: `tel claire ligne 2`. */
const isSaid = ({ way, hasPerson }: WayAsked): boolean =>
  way !== undefined && way.isOpen !== true && hasPerson;

/** `formation PrestaShop 3h`: how long stands behind what it was about. */
function hasLengthBehind(words: readonly Word[], at: number): boolean {
  if (words[at - 1]?.isLast === true || words[at]?.isLast === true) return false;
  return readLength(words, at + 1) !== undefined;
}

const topicWordsMax = 3;

/** `atelier prix avec Claire`: with whom it was stands behind what it was about. */
function hasWhomBehind({ words, isPerson }: WayAsked, from: number): boolean {
  for (let at = from; at <= from + topicWordsMax && words[at - 1]?.isLast === false; at += 1) {
    const isWith = words[at]?.core === 'avec' || words[at]?.core === 'with';
    if (isWith && isPerson(at)) return true;
  }
  return false;
}

/** `la visio`, `notre appel`: only where something was read before. */
function ledNoun(asked: WayAsked, at: number): Read<Way> | undefined {
  const read = ledPhrase(nouns, asked.words, at, nounLeads);
  if (read === undefined) return undefined;
  const isBegun = asked.way !== undefined || asked.hasPerson || asked.hasMoment;
  return isBegun || asked.isEvidence(read.end) ? read : undefined;
}

function isCompound(words: readonly Word[], end: number): boolean {
  const [noun, next, second] = [words[end - 1], words[end], words[end + 1]];
  if (noun === undefined || noun.isLast || next === undefined) return false;
  if (compoundsAfter.get(noun.core)?.test(next.core) !== true) return false;
  return (
    !['a', 'for', 'to', 'de', 'du'].includes(next.core) ||
    compoundSeconds.has(second?.core ?? '') ||
    next.core === 'de' ||
    next.core === 'du'
  );
}

function verbAt(asked: WayAsked, at: number): Read<Way> | undefined {
  const { words } = asked;
  const theirs = asked.isBehindPerson ? readPhrase(theyDid, words, at) : undefined;
  if (theirs !== undefined && isOwnVerb(asked, theirs)) {
    // Beside a call that was logged, the next one is what is to come: `a 5 tom rappelle demain`.
    const isFree = theirs.value.isPresent !== true || asked.way === undefined;
    const isSaid = isFree && (theirs.value.isFuture !== true || asked.isComing(theirs.end));
    // `passé` is past, `passe` is not sure to be.
    const isPast = theirs.value.isPresent === true && words[at]?.isAccented === true;
    if (isSaid)
      return isPast ? { ...theirs, value: { ...theirs.value, isPresent: false } } : theirs;
  }
  const sent = asked.isBehindPerson && asked.way === undefined ? sentBehind(words, at) : undefined;
  if (sent !== undefined) return sent;
  const planned = readPhrase(toDo, words, at);
  if (planned !== undefined && isPlannedBehind(asked, planned.end)) return planned;
  const came = asked.isBehindPerson && asked.way === undefined ? cameBehind(words, at) : undefined;
  if (came !== undefined && !asked.isEvidence(at)) return came;
  const wrote = asked.way === undefined ? wroteBehind(asked, at) : undefined;
  if (wrote !== undefined) return wrote;
  const spent = readPhrase(weSpent, words, at);
  if (spent !== undefined && asked.way === undefined) {
    if (readLength(words, spent.end) !== undefined) return spent;
  }
  const ours = readPhrase(weDid, words, at);
  if (ours === undefined) return aroundPerson(asked, at);
  const isBeforePerson = asked.isPerson(ours.end) || asked.isPerson(timesEnd(words, ours.end));
  if (isBeforePerson && isSoonToDo(asked, ours.end)) {
    return { ...ours, value: { ...ours.value, isPresent: true } };
  }
  if (isBeforePerson) return ours;
  const verb = words[ours.end - 1]?.core ?? '';
  const isOpenVerb = !verbsBeforePersonOnly.has(verb) && ours.value.mode === 'phone';
  return isOpenVerb && asked.isEvidence(ours.end) ? ours : undefined;
}

/** `appelle Tom dans 10 min` is to come; `appelé`, which may be typed without its accent, is not. */
function isSoonToDo({ words, line }: WayAsked, end: number): boolean {
  const { coreFrom = 0, coreTo = 0 } = words[end - 1] ?? {};
  if (!/appelle$/i.test(line.input.slice(coreFrom, coreTo))) return false;
  const steps = Array.from({ length: nameWordsMax }, (_, step) => end + 1 + step);
  return steps.some((step) => soonAt(words, step, line.now) !== undefined);
}

/** How it came may stand behind what was sent, in the same part of the sentence. */
function sentBehind(words: readonly Word[], at: number): Read<Way> | undefined {
  const sent = readPhrase(theySent, words, at);
  const mode = sent && placeBehind(words, sent.end, writtenModes);
  return mode && { value: { mode, direction: 'inbound', isClause: true }, end: sent.end };
}

/** `répondu à Claire par mail`: the same of what we sent. */
function wroteBehind({ words, isPerson }: WayAsked, at: number): Read<Way> | undefined {
  const sent = readPhrase(weSent, words, at);
  if (sent === undefined) return undefined;
  const mode = isPerson(sent.end) ? placeBehind(words, sent.end, writtenModes) : undefined;
  return mode && { value: { mode, direction: 'outbound', isClause: true }, end: sent.end };
}

/** `passée hier à la rampe`: where they came may stand behind when. */
function cameBehind(words: readonly Word[], at: number): Read<Way> | undefined {
  const came = readPhrase(theyCame, words, at);
  const mode = came && placeBehind(words, came.end, padModes);
  return mode && { value: { mode, direction: 'inbound', isClause: true }, end: came.end };
}

const writtenModes: ReadonlySet<ComposerMode> = new Set(['email', 'message', 'post']);
const padModes: ReadonlySet<ComposerMode> = new Set(['atPad']);

/** The mode of a place in what is left of a part of the sentence. */
function placeBehind(
  words: readonly Word[],
  from: number,
  modes: ReadonlySet<ComposerMode>,
): ComposerMode | undefined {
  for (let at = from; words[at - 1]?.isLast === false; at += 1) {
    const mode = readPhrase(places, words, at)?.value.mode;
    if (mode !== undefined && modes.has(mode)) return mode;
  }
  return undefined;
}

/** Behind how often, as in `appelé 3 fois Claire`. */
function timesEnd(words: readonly Word[], at: number): number {
  const core = words[at]?.core ?? '';
  if (/^(?:\dx|x\d|twice|encore|again)$/.test(core)) return at + 1;
  return /^\d$/.test(core) && ['fois', 'times'].includes(words[at + 1]?.core ?? '') ? at + 2 : at;
}

/** Whether somebody is named at a word, and a day to come behind them. */
function isPlannedBehind({ words, isPerson, isComing, way }: WayAsked, at: number): boolean {
  if (way !== undefined || !isPerson(at)) return false;
  const steps = Array.from({ length: nameWordsMax }, (_, step) => at + 1 + step);
  const place = steps.map((step) => readPhrase(places, words, step)).find(Boolean);
  return steps.some(isComing) || (place !== undefined && isComing(place.end));
}

const nameWordsMax = 3;

/** `got Claire on the phone`: how is said behind whom. */
function aroundPerson({ words, isPerson }: WayAsked, at: number): Read<Way> | undefined {
  if (!verbsAroundPerson.has(words[at]?.core ?? '') || !isPerson(at + 1)) return undefined;
  const steps = Array.from({ length: nameWordsMax }, (_, step) => at + 2 + step);
  const place = steps.map((step) => readPhrase(places, words, step)?.value).find(Boolean);
  const isSpoken = place?.mode === 'phone' || place?.mode === 'video';
  const value = { mode: place?.mode ?? 'phone', direction: 'outbound', isClause: true } as const;
  return isSpoken ? { value, end: at + 1 } : undefined;
}

/** Whether a verb behind a person tells of this contact: what was sent may follow, whom else they called may not. */
function isOwnVerb({ words, line, isEvidence }: WayAsked, read: Read<Way>): boolean {
  const next = words[read.end];
  if (read.value.mode !== 'phone' || next === undefined || words[read.end - 1]?.isLast === true)
    return true;
  if (isEvidence(read.end)) return true;
  const typed = line.input.slice(next.coreFrom, next.coreTo);
  const isNamed = /^\p{Lu}/u.test(typed);
  return !objects.has(next.core) && !isNamed;
}

function placeAt(asked: WayAsked, at: number): Read<Way> | undefined {
  const read = readPhrase(places, asked.words, at);
  // `à la place`, `à sa place`: instead.
  const isInstead =
    asked.words[at]?.core === 'a' && asked.words[(read?.end ?? 0) - 1]?.core === 'place';
  if (read === undefined || isInstead) return undefined;
  const isSettling = asked.way?.isOpen === true || asked.way?.mode === 'atBusiness';
  if (isSettling) return read;
  if (asked.way !== undefined) return undefined;
  const isLed = asked.hasPerson || asked.hasMoment || asked.isEvidence(read.end);
  const isWhole = asked.words[read.end - 1]?.isLast === true || asked.isEvidence(read.end);
  return isLed && isWhole ? read : undefined;
}

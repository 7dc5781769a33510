/** Verbs that tell how people were in touch, or that a contact is to come: `Claire a appelé`, `need to ring Tom Friday`. */

import { readLength } from './minutes.ts';
import { type PhraseBook, type Read, readPhrase } from './phrases.ts';
import { soonAt } from './relative-moments.ts';
import {
  intended,
  intentions,
  mutualPlans,
  nounPlans,
  presentPlans,
  toDo,
  together,
} from './vocabulary/plans.ts';
import { verbsBeforePersonOnly } from './vocabulary/way-neighbours.ts';
import {
  sentThings,
  theyCame,
  theyDid,
  theySent,
  theyWere,
  verbsAroundPerson,
  weBoth,
  weDid,
  weGot,
  weLeads,
  weSent,
  weSentThem,
  weSpent,
  weWent,
} from './vocabulary/way-verbs.ts';
import { type ComposerMode, nouns, places, type Way } from './vocabulary/ways.ts';
import type { WayAsked } from './way-asked.ts';
import { isElided, type Word } from './words.ts';

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

/** What we did, with who we are before it or without: `j'ai appelé`, `I've just rung`, `called`. */
export function readOurs<T>(
  book: PhraseBook<T>,
  words: readonly Word[],
  at: number,
): Read<T> | undefined {
  const lead = readPhrase(weLeads, words, at);
  const isLed = lead !== undefined && words[lead.end - 1]?.isLast === false;
  return (isLed ? readPhrase(book, words, lead.end) : undefined) ?? readPhrase(book, words, at);
}

/** `call Tom back Thursday`: on a day to come it is to be done. */
function calledBack({ words, line, way, isBehindPerson, isComing }: WayAsked, at: number) {
  const isBack = words[at]?.core === 'back' && words[at]?.isLast === false && isBehindPerson;
  if (!isBack || way?.mode !== 'phone' || way.isClause === true || !isComing(at + 1))
    return undefined;
  const isOfDay = [at + 1, at + 2].some((index) => line.moments.get(index)?.day !== undefined);
  if (!isOfDay) return undefined;
  return { value: { ...way, isPresent: true }, end: at + 1 };
}

/** The way that a verb tells of at a word. */
export function verbAt(asked: WayAsked, at: number): Read<Way> | undefined {
  const { words } = asked;
  const back = calledBack(asked, at);
  if (back !== undefined) return back;
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
  const were =
    asked.isBehindPerson && asked.way === undefined ? readPhrase(theyWere, words, at) : undefined;
  // `Hélène rappelée hier`: without its accent it may be what she does.
  const isDoubtful =
    were?.value.mode === 'phone' && were.value.isOpen === true && words[at]?.isAccented !== true;
  const isWere =
    were?.value.isOpen !== true ||
    asked.isEvidence(were.end) ||
    readPhrase(places, words, were.end) !== undefined;
  if (were !== undefined && isWere && !isDoubtful) return were;
  const sent = asked.isBehindPerson && asked.way === undefined ? sentBehind(words, at) : undefined;
  if (sent !== undefined) return sent;
  const both = asked.way === undefined ? readPhrase(weBoth, words, at) : undefined;
  if (both !== undefined && asked.isEvidence(both.end)) return both;
  const mutual = asked.way === undefined ? readPhrase(mutualPlans, words, at) : undefined;
  if (mutual !== undefined && isSoonBehind(asked, mutual.end)) return mutual;
  const meant = asked.way === undefined ? nounPlanAt(asked, at) : undefined;
  if (meant !== undefined) return meant;
  const planned =
    intendedAt(words, at) ?? longer(readPhrase(toDo, words, at), presentPlanAt(words, at));
  if (planned !== undefined && isPlannedBehind(asked, planned.end)) return planned;
  // `à relancer : Claire mardi`.
  const isListed = planned !== undefined && words[planned.end]?.isSeparator === true;
  if (isListed && isPlannedBehind(asked, planned.end + 1)) return planned;
  const agreed =
    asked.hasPerson && asked.way === undefined ? readPhrase(together, words, at) : undefined;
  if (agreed !== undefined && asked.isComing(agreed.end)) return agreed;
  const handed = asked.way === undefined ? handedTo(asked, at) : undefined;
  if (handed !== undefined) return handed;
  const came = asked.isBehindPerson && asked.way === undefined ? cameBehind(words, at) : undefined;
  if (came !== undefined && !asked.isEvidence(at)) return came;
  const wrote = asked.way === undefined ? wroteBehind(asked, at) : undefined;
  if (wrote !== undefined) return wrote;
  const went = asked.way === undefined ? wentTo(asked, at) : undefined;
  if (went !== undefined) return went;
  const got = asked.way === undefined ? gotFrom(asked, at) : undefined;
  if (got !== undefined) return got;
  const spent = readOurs(weSpent, words, at);
  if (spent !== undefined && asked.way === undefined) {
    if (readLength(words, spent.end) !== undefined) return spent;
  }
  const ours = readOurs(weDid, words, at);
  if (ours === undefined || isVisit(words, at, ours)) return aroundPerson(asked, at);
  const isBeforePerson = asked.isPerson(ours.end) || asked.isPerson(timesEnd(words, ours.end));
  if (isBeforePerson && isSoonToDo(asked, ours.end)) {
    return { ...ours, value: { ...ours.value, isPresent: true } };
  }
  if (isBeforePerson) return ours;
  const verb = words[ours.end - 1]?.core ?? '';
  const isOpenVerb = !verbsBeforePersonOnly.has(verb) && ours.value.mode === 'phone';
  return isOpenVerb && asked.isEvidence(ours.end) ? ours : undefined;
}

/** `visite Claire`: alone and without its accent it is the noun. */
function isVisit(words: readonly Word[], at: number, { end }: Read<Way>): boolean {
  return end === at + 1 && words[at]?.core === 'visite' && words[at]?.isAccented === false;
}

/** `need to ring`, `faut que j'appelle`: a word of intention, and what is intended. */
function intendedAt(words: readonly Word[], at: number): Read<Way> | undefined {
  const lead = readPhrase(intentions, words, at);
  if (
    lead === undefined ||
    (words[lead.end - 1]?.isLast === true &&
      words[lead.end - 1]?.core !== 'todo' &&
      words[lead.end - 1]?.core !== 'do')
  )
    return undefined;
  return readPhrase(intended, words, lead.end);
}

/** `on refait un point tel vendredi 11h`: the noun of what is to come, before its day. */
function nounPlanAt(asked: WayAsked, at: number): Read<Way> | undefined {
  const lead = readPhrase(nounPlans, asked.words, at);
  const noun = lead && readPhrase(nouns, asked.words, lead.end);
  if (noun === undefined || !isSoonBehind(asked, noun.end)) return undefined;
  return { ...noun, value: { ...noun.value, isPresent: true } };
}

/** What we say that we do; `passé` with its accent was done. */
function presentPlanAt(words: readonly Word[], at: number): Read<Way> | undefined {
  const read = readPhrase(presentPlans, words, at);
  const isPast = words.slice(at, read?.end ?? at).some(({ isAccented }) => isAccented);
  return isPast ? undefined : read;
}

const longer = <T>(one: Read<T> | undefined, other: Read<T> | undefined): Read<T> | undefined =>
  (other?.end ?? 0) > (one?.end ?? 0) ? other : one;

/** A day to come right behind, or behind with whom. */
const isSoonBehind = (asked: WayAsked, at: number): boolean =>
  asked.isComing(at) || isPlannedBehind(asked, at) || isPlannedBehind(asked, at + 1);

const objectWordsMax = 5;

/** `posted the contract to Tom`: what was sent stands before whom it went to, in the same part of the sentence. */
function handedTo({ words, isPerson }: WayAsked, at: number): Read<Way> | undefined {
  const known = readOurs(weSentThem, words, at);
  const sent = known ?? readOurs(weSent, words, at);
  const mode = known?.value.mode ?? (sent && placeBehind(words, sent.end, writtenModes));
  if (sent === undefined || mode === undefined) return undefined;
  const value = { mode, direction: 'outbound', isClause: true } as const;
  for (let to = sent.end; to <= sent.end + objectWordsMax; to += 1) {
    if (to > sent.end && words[to - 1]?.isLast !== false) return undefined;
    const isTo = words[to]?.core === 'to' || words[to]?.core === 'a';
    if ((isTo || known === undefined) && isPerson(to)) return { value, end: sent.end };
  }
  return undefined;
}

/** `appelle Tom dans 10 min` is to come; `appelé`, which may be typed without its accent, is not. */
function isSoonToDo({ words, line }: WayAsked, end: number): boolean {
  const { coreFrom = 0, coreTo = 0 } = words[end - 1] ?? {};
  if (!/appelle$/i.test(line.input.slice(coreFrom, coreTo))) return false;
  const steps = Array.from({ length: nameWordsMax }, (_, step) => end + 1 + step);
  return steps.some((step) => soonAt(words, step, line.now) !== undefined);
}

/** `passé à la boulangerie de Tom`, `been to the shop with Claire`: where we went, before whose it is or who was there. */
function wentTo({ words, isPerson }: WayAsked, at: number): Read<Way> | undefined {
  const went = readOurs(weWent, words, at);
  const place = went && readPhrase(places, words, went.end);
  if (place === undefined || place.value.mode !== 'atBusiness' || !isPerson(place.end))
    return undefined;
  return { value: { mode: 'atBusiness', direction: 'outbound', isClause: true }, end: place.end };
}

/** `reçu le bail de Claire par la poste`: what came, from whom and how. */
function gotFrom({ words, isPerson }: WayAsked, at: number): Read<Way> | undefined {
  const got = readOurs(weGot, words, at);
  const mode = got && placeBehind(words, got.end, writtenModes);
  if (got === undefined || mode === undefined) return undefined;
  for (let from = got.end; from <= got.end + objectWordsMax; from += 1) {
    if (from > got.end && words[from - 1]?.isLast !== false) return undefined;
    const isFrom =
      words[from]?.core === 'from' || words[from]?.core === 'de' || isElided(words[from]);
    if (isFrom && isPerson(from)) {
      return { value: { mode, direction: 'inbound', isClause: true }, end: got.end };
    }
  }
  return undefined;
}

/** How it came may stand behind what was sent, in the same part of the sentence. */
function sentBehind(words: readonly Word[], at: number): Read<Way> | undefined {
  const sent = readPhrase(theySent, words, at);
  const mode = sent && placeBehind(words, sent.end, writtenModes);
  return mode && { value: { mode, direction: 'inbound', isClause: true }, end: sent.end };
}

/** `sent Tom a text`: what was sent, right behind whom. */
function thingSent(words: readonly Word[], whomAt: number): ComposerMode | undefined {
  for (let at = whomAt + 1; at <= whomAt + nameWordsMax; at += 1) {
    if (words[at - 1]?.isLast !== false) return undefined;
    const read = readPhrase(sentThings, words, at);
    if (read !== undefined) return read.value;
  }
  return undefined;
}

/** `répondu à Claire par mail`: the same of what we sent. */
function wroteBehind({ words, isPerson }: WayAsked, at: number): Read<Way> | undefined {
  const sent = readOurs(weSent, words, at);
  if (sent === undefined) return undefined;
  const thing = isPerson(sent.end) ? thingSent(words, sent.end) : undefined;
  const mode = isPerson(sent.end)
    ? (thing ?? placeBehind(words, sent.end, writtenModes))
    : undefined;
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
  // In a line of capitals they are no sign of a name.
  const isNamed = /^\p{Lu}/u.test(typed) && /\p{Ll}/u.test(line.input);
  return !objects.has(next.core) && !isNamed;
}

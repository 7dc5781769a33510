/** How people were in touch, at a word of a line: a letter, a noun, a place or a verb, and what makes it doubtful. */

import { guessLanguage } from '../text/guess-language.ts';
import { readLength } from './minutes.ts';
import { type Read, readPhrase } from './phrases.ts';
import { ledPhrase } from './recognise.ts';
import { tellsPast } from './resolve.ts';
import { verbAt } from './verbs.ts';
import { outcomes } from './vocabulary/outcomes.ts';
import { subjectVerbs } from './vocabulary/sentence-words.ts';
import {
  englishPast,
  infinitive,
  noCallAfterA,
  noInfinitives,
  pronounVerbs,
} from './vocabulary/small-words.ts';
import {
  compoundsAfter,
  compoundSeconds,
  siteWords,
  wayFillers,
} from './vocabulary/way-neighbours.ts';
import { givenCalls, theyDid } from './vocabulary/way-verbs.ts';
import {
  barePlaces,
  type ComposerMode,
  countedCalls,
  letterModes,
  nouns,
  places,
  type Way,
} from './vocabulary/ways.ts';
import type { WayAsked } from './way-asked.ts';
import type { Word } from './words.ts';

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
  ...'sors sorti sortie off out back from fini termine finished'.split(' '),
  '1st',
  '2nd',
  '3rd',
  'good',
  'nice',
  'great',
  'bon',
  'bonne',
  'petit',
  ...'longue grande gros grosse belle beau courte bonne bref breve deuxieme troisieme 3e 3eme 4e autre intense super chouette agreable sympa cordial cordiale informel informelle express in-person face-to-face informal casual friendly long-ish longish lengthy impromptu spontaneous hour-long day-long big proper lovely cracking decent'.split(
    ' ',
  ),
  ...'weekly fortnightly quarterly annual yearly half-yearly bimonthly regular usual final initial joint group team one-off ad-hoc mini remote virtual online urgent kick-off'.split(
    ' ',
  ),
  'breve',
  'court',
  'courte',
  'hebdo',
  ...'unexpected surprise another autre tense tendu useful utile productive positive positif imprevu last late'.split(
    ' ',
  ),
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
  const mode = letterModes.get(word?.core ?? '') ?? meetingAt(asked, at);
  if (word === undefined || mode === undefined || asked.way !== undefined || asked.hasPerson)
    return undefined;
  if (at > start && !asked.hasMoment) return undefined;
  const typed = line.input.slice(word.from, word.to);
  // `à` is a word of every other French sentence, and `p.` stands for a page.
  // `early last week I rang Tom`: the pronoun, wherever it stands.
  if (word.core === 'i' && pronounVerbs.has(words[at + 1]?.core ?? '')) return undefined;
  if (typed.normalize('NFC').toLowerCase() !== word.core && !/^[a-z][:,]$/i.test(typed))
    return undefined;
  const next = words[at + 1];
  const isFollowed = next === undefined || next.isSeparator || asked.isEvidence(at + 1);
  const isPlain = isFollowed || (at === start && isLetter(asked, word, next));
  return isPlain ? { value: { mode }, end: at + 1 } : undefined;
}

/** `m w/ Tom`: nobody mails or messages with somebody. */
function meetingAt({ words, isEvidence }: WayAsked, at: number): ComposerMode | undefined {
  const isWith = words[at]?.core === 'm' && words[at + 1]?.core === 'with';
  return isWith && words[at]?.isLast === false && isEvidence(at + 1) ? 'elsewhere' : undefined;
}

/** Whether a letter before plain words is a mode and no word of its own: `a priori`, `a faire`, `I think`. */
function isLetter(asked: WayAsked, word: Word, next: Word): boolean {
  if (word.core !== 'a' || word.isLast) return true;
  if (noCallAfterA.has(next.core)) return false;
  if (infinitive.test(next.core) && !noInfinitives.has(next.core)) return false;
  // `a new supplier` is English, where a call is `c`.
  const rest = asked.line.input.slice(word.to, asked.words.at(-1)?.to);
  return /^\d/.test(next.core) || guessLanguage(rest) !== 'en';
}

function nounAt(asked: WayAsked, at: number): Read<Way> | undefined {
  const { words } = asked;
  if (isSiteOfWhom(asked, at)) return undefined;
  const given = readPhrase(givenCalls, words, at);
  const { way, isBehindPerson } = asked;
  if (given !== undefined && isBehindPerson && way?.mode === 'phone')
    return { value: way, end: given.end };
  const counted = readPhrase(countedCalls, words, at);
  if (counted !== undefined && isUnansweredBehind(words, counted.end)) return counted;
  const read = readPhrase(nouns, words, at) ?? ledNoun(asked, at);
  if (read === undefined) return undefined;
  const last = words[read.end - 1];
  // `noté rdv avec Tom` was put into the diary.
  if (read.value.mode === 'note' && words[at]?.core === 'note' && words[at]?.isAccented === true)
    return undefined;
  if (isCompound(words, read.end)) return undefined;
  if (isCallBack(asked, read.end)) return undefined;
  // `to meet on Friday` is what one does, not where.
  if (words[at]?.core === 'to' && last?.core === 'meet') return undefined;
  if (read.value.isWeak !== true) return read;
  const isSupported =
    hasLengthBehind(words, read.end) ||
    (wayFillers.has(words[read.end]?.core ?? '') && asked.isEvidence(read.end + 1)) ||
    (at === asked.start &&
      (isFrom(words, read.end) || hasWhomBehind(asked, read.end) || isDueBehind(asked, read))) ||
    (last?.isLast === true && (asked.hasPerson || asked.hasMoment)) ||
    (!isSaid(asked) && asked.isEvidence(read.end)) ||
    readPhrase(places, words, read.end) !== undefined ||
    asked.way?.isOpen === true;
  return isSupported ? read : undefined;
}

/** `call Tom back`, and nothing else: it is to be done, and no day says when. */
function isCallBack({ words, start, isPerson }: WayAsked, at: number): boolean {
  const [verb, whom, back] = [words[at - 1], words[at], words[at + 1]];
  const isVerb = ['call', 'ring', 'phone'].includes(verb?.core ?? '') && at === start + 1;
  return isVerb && whom?.isLast === false && back?.core === 'back' && back.isLast && isPerson(at);
}

/** Behind the way and with whom, `ligne 2` is no other way: `tel claire ligne 2`. */
const isSaid = ({ way, hasPerson }: WayAsked): boolean =>
  way !== undefined && way.isOpen !== true && hasPerson;

/** `formation PrestaShop 3h`: how long stands behind what it was about. */
function hasLengthBehind(words: readonly Word[], at: number): boolean {
  if (words[at - 1]?.isLast === true || words[at]?.isLast === true) return false;
  return readLength(words, at + 1) !== undefined;
}

/** `atelier export mardi 26 14h`: a meeting, behind what it is about a day and an hour to come. */
function isDueBehind({ words, line, isComing }: WayAsked, { value, end }: Read<Way>): boolean {
  if (value.isOpen !== true) return false;
  for (let at = end; at <= end + topicWordsMax && words[at - 1]?.isLast === false; at += 1) {
    if (tellsPast(line, words.slice(at, at + 1)) || subjectVerbs.has(words[at]?.core ?? ''))
      return false;
    const moment = line.moments.get(at);
    const hour = moment?.time ?? line.moments.get(moment?.end ?? -1)?.time;
    if (moment?.day !== undefined && hour !== undefined) return isComing(at);
  }
  return false;
}

/** Whether nobody answered, in what is left of a part of the sentence. */
function isUnansweredBehind(words: readonly Word[], from: number): boolean {
  for (let at = from; words[at - 1]?.isLast === false; at += 1) {
    if (readPhrase(outcomes, words, at)?.value === 'unanswered') return true;
  }
  return false;
}

/** `letter from the council`, `txt from Tom`: whoever wrote it, it came in. */
function isFrom(words: readonly Word[], at: number): boolean {
  return (
    words[at]?.core === 'from' && words[at - 1]?.isLast === false && words[at]?.isLast === false
  );
}

const topicWordsMax = 6;

/** `atelier prix avec Claire`: with whom it was stands behind what it was about. */
function hasWhomBehind({ words, isPerson }: WayAsked, from: number): boolean {
  for (let at = from; at <= from + topicWordsMax && words[at - 1]?.isLast === false; at += 1) {
    const isWith = words[at]?.core === 'avec' || words[at]?.core === 'with';
    if (isWith && isPerson(at)) return true;
    if (isNearTopic(words, from, at) && isPerson(at)) return true;
  }
  return false;
}

/** `formation Shopify claire`: so few words of a topic stand before whom, and no sentence begins. */
function isNearTopic(words: readonly Word[], from: number, at: number): boolean {
  const topic = words.slice(from, at);
  const isShort = topic.length > 0 && topic.length <= 2;
  const isSentence = topic.some(({ core }) => subjectVerbs.has(core) || englishPast.test(core));
  return isShort && !isSentence && words[at]?.isLast === true;
}

/** `la visio`, `notre appel`: only where something was read before. */
function ledNoun(asked: WayAsked, at: number): Read<Way> | undefined {
  const read = ledPhrase(nouns, asked.words, at, nounLeads);
  if (read === undefined) return undefined;
  // `Claire en rdv`, `Tom in a meeting`: with somebody else.
  const isAway = asked.isBehindPerson && ['en', 'in'].includes(asked.words[at]?.core ?? '');
  if (isAway && read.value.isOpen === true) return undefined;
  const isBegun = asked.way !== undefined || asked.hasPerson || asked.hasMoment;
  const isPlaced = readPhrase(places, asked.words, read.end) !== undefined;
  return isBegun || isPlaced || asked.isEvidence(read.end) ? read : undefined;
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

/** `rdv atelier Claire`: where the meeting is, before whose it is. */
function isSiteOfWhom({ words, way, hasPerson, isPerson }: WayAsked, at: number): boolean {
  const isSite = siteWords.has(words[at]?.core ?? '') && words[at]?.isLast === false;
  return isSite && way?.isOpen === true && !hasPerson && isPerson(at + 1);
}

function placeAt(asked: WayAsked, at: number): Read<Way> | undefined {
  if (isSiteOfWhom(asked, at)) {
    return { value: { mode: 'atBusiness', isPlace: true }, end: at + 1 };
  }
  const bare = readPhrase(barePlaces, asked.words, at);
  const isWholePart = bare !== undefined && asked.words[at - 1]?.isLast !== false;
  const isBare = bare !== undefined && asked.words[bare.end - 1]?.isLast === true;
  const isBehind = isWholePart || asked.hasMoment;
  const read = readPhrase(places, asked.words, at) ?? (isBare && isBehind ? bare : undefined);
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

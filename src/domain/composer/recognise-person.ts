/** People at a word of a line: somebody who is known, a name that nobody here has, their place, and who was not there. */

import { readLength } from './minutes.ts';
import { namedInFull } from './names.ts';
import { whoseName } from './other-person.ts';
import { isKnownName, readName, readNamed, readNewName } from './persons.ts';
import { readPhrase } from './phrases.ts';
import {
  type Asked,
  type Found,
  isLetterA,
  type Joint,
  minutesAt,
  momentAt,
  personJoints,
} from './recognise.ts';
import { readOurs } from './verbs.ts';
import { firstNames, roleWords, titles } from './vocabulary/name-words.ts';
import { outcomes, softOutcomes } from './vocabulary/outcomes.ts';
import { wordNames } from './vocabulary/sentence-words.ts';
import { siteWords } from './vocabulary/way-neighbours.ts';
import { theyDid, weDid } from './vocabulary/way-verbs.ts';
import { nouns } from './vocabulary/ways.ts';
import { isElided, unelided, unmarked } from './words.ts';

/** Somebody who is known, or a name that nobody here has. */
export function personAt(asked: Asked, at: number): Found | undefined {
  const { words, line } = asked;
  const word = words[at];
  if (word === undefined) return undefined;
  if (isAwayBesides(asked, at)) return undefined;
  const isFor =
    (asked.isBehindOutcome || asked.isBehindKind === true) &&
    (word.core === 'for' || word.core === 'pour');
  const isJoined =
    (isFor || personJoints.has(word.core)) && !word.isLast && !isLetterA(word, at, asked);
  const isAt = (word.core === 'at' || word.core === '@') && !word.isLast;
  const theirs = theirPlace(asked, isJoined || isAt ? at + 1 : at);
  if (theirs !== undefined) return { ...theirs, first: at };
  // `d'Hélène`, and not `d'Arc`, which is a last name.
  const isFrom = isElided(word) && !isKnownName(word, line.owners);
  const joint = isJoined ? personJoints.get(word.core) : isFrom ? 'from' : undefined;
  const begin = behindTitle(asked, isJoined ? at + 1 : at);
  const seen = unmarked(unelided(words, begin), begin);
  const people = readNamed(words, seen, begin, line.people);
  const member = readNamed(words, seen, begin, line.members);
  if (people !== undefined && isOtherName(asked, begin))
    return newPersonAt(asked, at, begin, joint);
  const isPerson = people !== undefined && (member === undefined || member.end <= people.end);
  const read = isPerson ? people : member;
  if (
    read !== undefined &&
    !(
      isPerson &&
      member !== undefined &&
      member.end === people.end &&
      member.value !== people.value
    )
  ) {
    if (joint === undefined && isWordAlone(asked, begin, read.end)) return undefined;
    const isLed = joint !== undefined;
    const whose = whoseName({ line, words: seen, at: begin, read, isLed });
    if (whose.kind === 'other') return otherPersonAt(asked, at, whose, joint);
    // Whoever writes is shown as the author, not among those who took part: their name stays a word of the text.
    const isUnsure = whose.kind === 'unsure' || (!isPerson && read.value === line.me);
    const meaning = {
      kind: 'person',
      id: read.value,
      isMember: !isPerson,
      joint,
      isUnsure,
    } as const;
    const end = whose.kind === 'unsure' ? (whose.end ?? read.end) : read.end;
    return { role: 'person', first: at, end, meaning };
  }
  return newPersonAt(asked, at, begin, joint);
}

/** `avec Claire Jones`, where another Claire is known: somebody new, where somebody may be named. */
function otherPersonAt(
  { words, line, hasMode, isBehindKind, start }: Asked,
  at: number,
  { first, end }: { readonly first: number; readonly end: number },
  joint: Joint,
): Found | undefined {
  const isLed = hasMode || isBehindKind === true || joint !== undefined || at === start;
  // Of a name that begins before, this is only the end.
  if (!isLed || first < at) return undefined;
  const from = words[first]?.coreFrom ?? 0;
  const name = line.input.slice(from, words[end - 1]?.coreTo).replaceAll(/\s+/gu, ' ');
  const meaning = { kind: 'newPerson', name, joint } as const;
  return { role: 'newPerson', first, end, meaning };
}

/** `visio Claire, Tom absent`: behind whom it was with, somebody who was not there. */
function isAwayBesides({ words, hasPerson }: Asked, at: number): boolean {
  if (!hasPerson || words[at - 1]?.isLast !== true) return false;
  const steps = Array.from({ length: awayWordsMax }, (_, step) => at + 1 + step);
  return steps.some((behind) => {
    const isAway = away.has(words[behind]?.core ?? '') || readPhrase(softOutcomes, words, behind);
    return words.slice(at, behind).every(({ isLast }) => !isLast) && isAway;
  });
}

const awayWordsMax = 2;
const away = new Set('excuse excusee malade away sick ill missing'.split(' '));

/** `Helen Marsh`, where Hélène is known: a first name in full, with a last name that nobody has. */
function isOtherName({ words, line }: Asked, at: number): boolean {
  const [word, next] = [words[at], words[at + 1]];
  if (word === undefined || word.isLast || next === undefined || !firstNames.has(word.core))
    return false;
  const isOwn = namedInFull(word.core, line.owners).size > 0 || isKnownName(next, line.owners);
  return !isOwn && (readNewName(line.input, words, at, false)?.end ?? 0) > at + 1;
}

/** `will send`, `petit retard`: a word in small letters that happens to be a name, unless nothing else can stand there. */
function isWordAlone(asked: Asked, at: number, end: number): boolean {
  const word = asked.words[at];
  if (word === undefined || end !== at + 1 || !wordNames.has(word.core)) return false;
  const typed = asked.line.input.slice(word.coreFrom, word.coreTo);
  const isSaid = word.isLast || minutesAt(asked, end) !== undefined || momentAt(asked, end);
  return typed === typed.toLowerCase() && !isSaid;
}

/** `Mme Morvan`, `M. Ashworth`: where the name of somebody who is known begins. */
function behindTitle({ words, line }: Asked, at: number): number {
  const isTitle = titles.has(words[at]?.core ?? '') && words[at]?.isLast === false;
  const isNamed = isTitle && readName(words, at + 1, line.owners) !== undefined;
  return isNamed ? at + 1 : at;
}

/** `at Tom's`, `Priya's unit`: somebody, at their place. */
function theirPlace({ words, line }: Asked, at: number): Found | undefined {
  const word = words[at];
  const isAtOnce = placeLeads.has(words[at - 1]?.core ?? '');
  // `at toms`: hurried.
  const name = (isAtOnce ? /^(.+?)['’]?s$/ : /^(.+)['’]s$/).exec(word?.core ?? '')?.[1];
  if (word === undefined || name === undefined || isKnownName(word, line.people)) return undefined;
  const seen = words.map((each, index) => (index === at ? { ...each, core: name } : each));
  const read = readName(seen, at, line.people);
  if (read?.end !== at + 1) return undefined;
  // `Tom's not picking up`, `moved Tom's visit`: the name and what was done.
  const isVerb =
    readPhrase(outcomes, words, at + 1) ??
    readPhrase(nouns, words, at + 1) ??
    readPhrase(theyDid, words, at + 1);
  // `Tom's 2pm moved to 4`: the hour stands for the meeting.
  const isHour = line.moments.get(at + 1)?.time !== undefined && !isAtOnce;
  if (!word.isLast && (isVerb !== undefined || isHour)) {
    const who = { kind: 'person', id: read.value, isMember: false, joint: undefined } as const;
    return { role: 'person', first: at, end: at + 1, meaning: who };
  }
  // `tried Claire's mobile`, `Tom's been let down`: the name and what is told of it.
  const isPhone = !word.isLast && phoneWords.has(words[at + 1]?.core ?? '');
  const isTold = !word.isLast && toldWords.has(words[at + 1]?.core ?? '') && !isAtOnce;
  if (isPhone || isTold) {
    const who = { kind: 'person', id: read.value, isMember: false, joint: undefined } as const;
    return { role: 'person', first: at, end: isPhone ? at + 2 : at + 1, meaning: who };
  }
  const hasSite = !word.isLast && siteWords.has(words[at + 1]?.core ?? '');
  const isEnd =
    word.isLast ||
    readLength(words, at + 1) !== undefined ||
    line.moments.has(at + 1) ||
    behindPlace.has(words[at + 1]?.core ?? '');
  const isAt = words[at - 1]?.core === 'at' || (isEnd && placeLeads.has(words[at - 1]?.core ?? ''));
  if (!hasSite && !isAt) return undefined;
  const meaning = { kind: 'person', id: read.value, isMember: false, joint: 'at' } as const;
  return { role: 'person', first: at, end: at + (hasSite ? 2 : 1), meaning };
}

const phoneWords = new Set(
  'mobile phone landline number cell voicemail line answerphone mailbox'.split(' '),
);
const toldWords = new Set(
  'been gone got had away off out in not still just never happy keen ill sick back lost decided agreed moving going having getting looking after hoping'.split(
    ' ',
  ),
);
const behindPlace = new Set(
  'after before for on in with by at this yesterday today tomorrow to about re and when while first around during over straight again'.split(
    ' ',
  ),
);
const placeLeads = new Set(['at', 'by', 'to', 'into', 'round', 'over', '@']);

function newPersonAt(asked: Asked, at: number, begin: number, joint: Joint): Found | undefined {
  const { words, line } = asked;
  const word = words[begin];
  if (word === undefined) return undefined;
  const isBeginning = joint === undefined && at === asked.start;
  const isNew = newWords.has(word.core) || /['’]s$/.test(word.core);
  const behind = joint === undefined && !isNew ? undefined : behindRole(asked, begin);
  const introduced = isBeginning ? introducedAt(asked, begin) : undefined;
  if (introduced !== undefined) return introduced;
  if (behind !== undefined) return behind;
  if (isKnownName(word, line.owners) && !isOtherName(asked, begin)) return undefined;
  const isLed = asked.hasMode || asked.isBehindKind === true || joint !== undefined;
  if (!isLed && at !== asked.start) return undefined;
  // `a 10 Nolwenn (son assistante)`: who it is stands behind it.
  const isTold = words[begin + 1]?.folded.startsWith('(') === true;
  const isSure = joint === 'with' || joint === 'at' || joint === 'from' || isTold;
  // `Call Tom`, `Appelé Rachel Owen`, `Moved Tom's visit`: a verb at the beginning is no first name.
  const isVerb = (readPhrase(nouns, words, begin) ?? readOurs(weDid, words, begin)) !== undefined;
  const isOutcome = readPhrase(outcomes, words, begin) !== undefined;
  const read = readNewName(line.input, words, begin, isSure && word.isLast);
  if (read === undefined || isVerb || isOutcome) return undefined;
  const isHalfKnown = words.slice(begin, read.end).some((each) => isKnownName(each, line.owners));
  if (isHalfKnown && !firstNames.has(word.core)) return undefined;
  const meaning = { kind: 'newPerson', name: read.value, joint } as const;
  return { role: 'newPerson', first: begin, end: read.end, meaning };
}

const newWords = new Set('new nouveau nouvel nouvelle'.split(' '));

/** `nouvelle comptable : Anne Le Bris`, `new buyer - Tara Singh`: who somebody is, and a full name. */
function introducedAt({ words, line }: Asked, at: number): Found | undefined {
  const role = words[at + 1];
  if (!newWords.has(words[at]?.core ?? '') || role === undefined || !roleWords.has(role.core))
    return undefined;
  const begin = words[at + 2]?.isSeparator === true ? at + 3 : at + 2;
  const read = readNewName(line.input, words, begin, false);
  if (read === undefined || read.end < begin + 2) return undefined;
  const meaning = { kind: 'newPerson', name: read.value, joint: undefined } as const;
  return { role: 'newPerson', first: begin, end: read.end, meaning };
}

const roleLeads = new Set(
  'new nouveau nouvel nouvelle son sa ses leur leurs le la her his their the mon notre our'.split(
    ' ',
  ),
);
const roleWordsMax = 3;

/** `avec son comptable Paul Kervella`, `with Tom's accountant Sue Baxter`: a full name behind what they are. */
function behindRole({ words, line }: Asked, begin: number): Found | undefined {
  const lead = words[begin];
  if (lead === undefined || lead.isLast) return undefined;
  const isRole = roleWords.has(lead.core);
  if (!isRole && !roleLeads.has(lead.core) && !/['’]s$/.test(lead.core)) return undefined;
  for (let at = begin + 1; at <= begin + roleWordsMax; at += 1) {
    const read = readNewName(line.input, words, at, false);
    const isFull = read !== undefined && read.end - at > 1;
    const isNamed = read !== undefined && roleWords.has(words[at - 1]?.core ?? '');
    if ((isFull && (isRole || at > begin + 1)) || isNamed) {
      const meaning = { kind: 'newPerson', name: read.value, joint: 'with' } as const;
      return { role: 'newPerson', first: at, end: read.end, meaning };
    }
    // `met Priya's new partner, Gavin Holt`.
    const isRoleEnd = words[at]?.isLast === true && roleWords.has(words[at]?.core ?? '');
    if (read !== undefined || (words[at]?.isLast === true && !isRoleEnd)) return undefined;
    const apart = isRoleEnd ? readNewName(line.input, words, at + 1, false) : undefined;
    if (isRoleEnd && apart === undefined) return undefined;
    if (apart !== undefined) {
      const meaning = { kind: 'newPerson', name: apart.value, joint: 'with' } as const;
      return { role: 'newPerson', first: at + 1, end: apart.end, meaning };
    }
  }
  return undefined;
}

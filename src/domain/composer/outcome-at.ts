/** What came of a contact, at a word of a line, unless it is told of something else: `commande annulée`. */

import { saysHour } from './hours.ts';
import { readLength } from './minutes.ts';
import { type PhraseBook, readPhrase, type Read } from './phrases.ts';
import { type Asked, type Found, momentAt } from './recognise.ts';
import { personAt } from './recognise-person.ts';
import { isHowFar, newDayAt, newDayLeads, soonLeads } from './relative-moments.ts';
import { monthWords, nextWords } from './vocabulary/day-words.ts';
import {
  messageFollowers,
  outcomeFollowers,
  outcomeObjects,
} from './vocabulary/outcome-followers.ts';
import {
  busyWords,
  callOutcomes,
  doubtfulOutcomes,
  fallingWords,
  forgettingWords,
  insteadWords,
  movingWords,
  type Outcome,
  onceMore,
  outcomes,
  outcomesAlone,
  shiftingWords,
  shutOutcomes,
  softOutcomes,
  someLaterDay,
  wholeSpells,
} from './vocabulary/outcomes.ts';
import { together } from './vocabulary/plans.ts';
import { type ComposerMode, nouns, places } from './vocabulary/ways.ts';
import { unelided, type Word } from './words.ts';

/** What came of it, unless it is told of something else: `commande annulée`, `pas de réponse de la banque`. */
export function outcomeAt(asked: Asked, at: number): Found | undefined {
  const { words } = asked;
  const word = words[at];
  const isJoined = outcomeLeads.has(word?.core ?? '') && word?.isLast === false;
  const said = readPhrase(outcomes, words, isJoined ? at + 1 : triesEnd(words, at));
  const read = said && withSpell(words, said, at);
  if (read === undefined || !stands(asked, read, at)) return undefined;
  const meaning = { kind: 'outcome', outcome: read.value } as const;
  return { role: 'outcome', first: at, end: read.end, meaning };
}

/** `engaged all morning`: how long nobody was reached belongs to it. */
function withSpell(words: readonly Word[], read: Read<Outcome>, at: number): Read<Outcome> {
  const isOpen = reachesNobody(read.value) && words[read.end - 1]?.isLast === false;
  const again = isOpen ? readPhrase(onceMore, words, read.end) : undefined;
  if (again !== undefined) return { ...read, end: again.end };
  const spell = isOpen ? readPhrase(wholeSpells, words, read.end) : undefined;
  if (spell === undefined || isOf(softOutcomes, words, at, read)) return read;
  return busyWords.has(words[read.end - 1]?.core ?? '') ? read : { ...read, end: spell.end };
}

const reachesNobody = (value: Outcome): boolean =>
  value === 'unanswered' || value === 'messageLeft';

const outcomeLeads = new Set(
  "j'ai i've i we nous toujours still elle il ils elles he she they et and but mais 2e 2eme 2nd second 3e 3eme 3rd 2x 3x 4x x2 x3 x4 encore another".split(
    ' ',
  ),
);
/** `vm x2`, `no answer again`: how often. */
const timesWords = new Set(['fois', 'times']);
const timesPattern = /^(?:x\d|\dx|\d(?:e|eme|nd|rd|th)|twice|again|encore)$/;

const todayWords = new Set(['today', 'ajd', "aujourd'hui", 'auj']);

/** Behind how often somebody tried, with or without a comma: `called Tom 3 times today nothing`, `2 fois rien`. */
function triesEnd(words: readonly Word[], at: number): number {
  const isCounted = /^\d$/.test(words[at]?.core ?? '') && timesWords.has(words[at + 1]?.core ?? '');
  if (!isCounted && !timesPattern.test(words[at]?.core ?? '')) return at;
  const end = isCounted ? at + 2 : at + 1;
  const from = todayWords.has(words[end]?.core ?? '') ? end + 1 : end;
  return words.slice(at, from).some(({ isLast }) => isLast) ? at : from;
}

function stands(asked: Asked, read: Read<Outcome>, at: number): boolean {
  const { words } = asked;
  if (movingWords.has(words[read.end - 1]?.core ?? '')) return isMovedTo(asked, read.end);
  if (isMovedLater(asked, read)) return true;
  // `Zoom pushed to Monday 11am`: right behind the meeting, or beside whom it was with.
  if (shiftingWords.has(words[read.end - 1]?.core ?? ''))
    return (
      (asked.hasMode || asked.hasPerson) &&
      newDayLeads.has(words[read.end]?.core ?? '') &&
      isPutOff(asked, read.end)
    );
  if (isTalkedOf(asked, read, at)) return false;
  const lastCore = words[read.end - 1]?.core ?? '';
  // `Tom texted: can't make 3pm` came in, whatever it says.
  if (forgettingWords.has(lastCore) && (asked.mode === 'message' || asked.mode === 'email'))
    return false;
  if (forgettingWords.has(lastCore) && !objectPronouns.has(words[at]?.core ?? '')) {
    const isDay = read.value === 'cancelled' && isNewBehind(asked, read.end);
    return isDay || isMeetingBehind(words, read.end);
  }
  if (insteadWords.has(lastCore) || insteadWords.has(words[at]?.core ?? '')) {
    const isDay = asked.line.moments.get(read.end)?.day !== undefined;
    return isDay && (asked.hasMode || asked.hasPerson);
  }
  if (fallingWords.has(lastCore) && read.end === at + 1) return isFallen(asked, read.end);
  if (endsPart(words, read)) {
    const isUnreached = read.value === 'unanswered' || read.value === 'messageLeft';
    const isSure = isUnreached && !isOf(outcomesAlone, words, at, read);
    return asked.hasMode || asked.hasPerson || isSure;
  }
  const next = words[read.end]?.core ?? '';
  if (timesPattern.test(next)) return true;
  const isCounted = /^\d$/.test(next) && timesWords.has(words[read.end + 1]?.core ?? '');
  if (isCounted) return true;
  // `reporté à lundi`: the day to which comes before anything that `a` may begin.
  if (read.value === 'postponed' && isPutOff(asked, read.end)) return true;
  const isOfThing =
    read.value === 'cancelled' || read.value === 'postponed' || read.value === 'missed';
  if (isOfThing && objectMarks.has(next) && !asked.isRead(read.end))
    return isMeetingBehind(words, read.end);
  const isDoubtful =
    (read.end === at + 1 && doubtfulOutcomes.has(words[at]?.core ?? '')) ||
    isOf(outcomesAlone, words, at, read);
  switch (read.value) {
    case 'unanswered': {
      const isAgain =
        /^(?:\d(?:nd|rd|th|e|eme)|last|previous|second|dernier)$/.test(
          words[read.end + 1]?.core ?? '',
        ) &&
        /^(?:e-?mails?|mails?|courriels?|messages?|sms|calls?)$/.test(
          words[read.end + 2]?.core ?? '',
        );
      if (isAgain) return true;
      const isOwn = ['mon', 'ma', 'mes', 'notre', 'my', 'our'].includes(
        words[read.end + 1]?.core ?? '',
      );
      if (isByPhone(words, read.end)) return true;
      if (outcomeObjects.has(next)) return isOwn || isPersonBehind(asked, read.end);
      return !isDoubtful || asked.isRead(read.end);
    }
    case 'messageLeft':
      return clauseWords.has(next) || messageFollowers.has(next) || asked.isRead(read.end);
    case 'arranged': {
      // Behind a contact the next one is told of: `a 20 hélène, prochaine visio le 2/6`.
      const isAgreed = words[at]?.core === 'agreed' && read.end === at + 1;
      if (isAgreed && !isTogetherBehind(words, read.end)) return false;
      const isNext = read.end === at + 1 && nextWords.has(words[at]?.core ?? '');
      return asked.isRead(read.end) && !(isNext && asked.hasMode);
    }
    case 'missed':
    case 'cancelled':
    case 'postponed':
      if (isToldApart(asked, read, at)) return true;
      if (objectMarks.has(next) && saysHour(words, read.end + 1)) return true;
      return outcomeFollowers.has(next) || asked.isRead(read.end);
  }
}

/** `avancé du 3/12 au 1/12`, `avancé au 1/12`, `passé de jeudi à vendredi`; `passée à 15h` came by. */
function isMovedTo(asked: Asked, at: number): boolean {
  const { words, line } = asked;
  const isCame = ['passe', 'passee'].includes(words[at - 1]?.core ?? '');
  if (!isCame && asked.hasMode && isHowFar(words, at)) return true;
  const moved = newDayAt(words, at, line.today);
  if (moved !== undefined) return !isCame || moved.day !== undefined;
  return !isCame && newDayLeads.has(words[at]?.core ?? '') && isNewBehind(asked, at);
}

const objectPronouns = new Set(["m'a", 'ma', 'nous']);

/** `call off with Tom`, `rdv Tom saute`: behind a meeting that was only named. */
function isFallen(asked: Asked, at: number): boolean {
  const { words } = asked;
  if (!asked.hasMode || asked.isTold || asked.isTalked || asked.hasMinutes) return false;
  const isApart = words[at - 2]?.isLast === true;
  // `call Tom off sick`: behind a name it is told of somebody.
  if (isApart || (words[at - 1]?.core === 'off' && !asked.isBehindMode)) return false;
  const isEnd = at >= words.length || words[at - 1]?.isLast === true;
  return isEnd || personAt(asked, at)?.meaning.kind === 'person';
}

/** `ne répond pas au tel`, `no answer on her mobile`: by what nobody was reached. */
function isByPhone(words: readonly Word[], at: number): boolean {
  const mode = readPhrase(places, words, at)?.value.mode;
  return mode === 'phone' || mode === 'email' || mode === 'message';
}

const togetherWordsMax = 5;

/** `agreed with Tom to meet Tuesday`; `agreed with Tom on the price` arranges nothing. */
function isTogetherBehind(words: readonly Word[], from: number): boolean {
  const steps = Array.from({ length: togetherWordsMax }, (_, step) => from + step);
  return steps.some((at) => readPhrase(together, words, at) !== undefined);
}

const movedWordsMax = 6;

/** `moved Wed call with Tom to Thu 11am`, `bumped Tom to Monday`: the new day stands behind whom or what was moved. */
function isMovedLater(asked: Asked, { value, end }: Read<Outcome>): boolean {
  const { words } = asked;
  if (value !== 'postponed') return false;
  let isContact = false;
  for (let at = end; at < end + movedWordsMax && words[at - 1]?.isLast === false; at += 1) {
    if (newDayLeads.has(words[at]?.core ?? '') && at > end && isNewBehind(asked, at))
      return isContact;
    isContact ||= readPhrase(nouns, words, at) !== undefined || isPersonBehind(asked, at);
  }
  return false;
}

/**
 * Who spoke or met is told of as away another time. `en réunion` is nobody reached only behind a call, and closed doors only
 * behind a visit.
 */
function isTalkedOf(asked: Asked, read: Read<Outcome>, at: number): boolean {
  const { words } = asked;
  if (!isOf(softOutcomes, words, at, read)) return false;
  const isCall = asked.mode === 'phone';
  if (isOf(callOutcomes, words, at, read) && !(isCall && endsPart(words, read))) return true;
  if (isOf(shutOutcomes, words, at, read) && (isCall || !endsPart(words, read))) return true;
  return asked.isTalked || asked.hasMinutes || saysLength(words, at, read.end);
}

/** A length before an outcome, in the same part of the sentence, or in a part of its own; `in 10 min` is none. */
function saysLength(words: readonly Word[], at: number, end: number): boolean {
  const partEnd = words.findIndex(({ isLast }, index) => index >= end - 1 && isLast);
  return words.some(({ core }, index) => {
    const before = words[index - 1];
    const isNear = index < at || index <= partEnd || before?.isLast === true;
    if (!isNear || soonLeads.has(before?.core ?? '') || soonLeads.has(core)) return false;
    return readLength(words, index) !== undefined;
  });
}

const endsPart = (words: readonly Word[], { end }: Read<Outcome>): boolean =>
  end >= words.length || words[end - 1]?.isLast === true;

/** Whether what was read at a word is of a list. */
function isOf(
  book: PhraseBook<1>,
  words: readonly Word[],
  at: number,
  { end }: Read<Outcome>,
): boolean {
  const begin = outcomeLeads.has(words[at]?.core ?? '') ? at + 1 : at;
  return [at, begin, triesEnd(words, at)].some(
    (index) => readPhrase(book, words, index)?.end === end,
  );
}

/** To another day or hour, be it known or not, or by so much. */
function isPutOff(asked: Asked, at: number): boolean {
  const [lead, month] = [asked.words[at], asked.words[at + 1]];
  const isMonth =
    newDayLeads.has(lead?.core ?? '') || ['en', 'debut', 'fin'].includes(lead?.core ?? '');
  const isLater =
    readPhrase(someLaterDay, asked.words, at) !== undefined ||
    (isMonth && lead?.isLast === false && monthWords.has(month?.core ?? ''));
  return isLater || isNewBehind(asked, at) || isHowFar(asked.words, at);
}

function isNewBehind(asked: Asked, at: number): boolean {
  return momentAt({ ...asked, isPostponed: true, isBehindOutcome: true }, at) !== undefined;
}

/** A comma was left out: `vm left will try tmrw`. */
const clauseWords = new Set(
  "will i'll we'll shall try trying again je j'ai on nous rappelle rappellerai retry later".split(
    ' ',
  ),
);

/** The same behind what did not take place: `pas venu pas prévenu`, `visio annulée grippe`, `postponed new date tbc`. */
function isToldApart(
  { words, mode, hasMinutes }: Asked,
  { end }: Read<Outcome>,
  at: number,
): boolean {
  const [next, second] = [words[end]?.core ?? '', words[end + 1]?.core ?? ''];
  if (['pas', 'not', 'no', 'sans', 'without', 'tbc', 'tbd', 'tba'].includes(next)) return true;
  if (newOnes.has(next) && dateNouns.has(second)) return true;
  // `annulée` with its accent and no `a` before it was done to the meeting; who cancels something `annule` it.
  const isMeeting = mode !== undefined && meetingModes.has(mode) && !hasMinutes;
  return isMeeting && end === at + 1 && words[at]?.isAccented === true;
}

const meetingModes = new Set<ComposerMode>(['video', 'atBusiness', 'atPad', 'elsewhere']);
const newOnes = new Set(['new', 'nouvelle', 'nouveau', 'autre', 'another']);
const dateNouns = new Set(['date', 'day', 'time', 'slot', 'one', 'creneau', 'horaire', 'rdv']);

const objectMarks = new Set(
  "le la l les un une notre nos mon son sa leur the a an our my his her their this that ce cette l'".split(
    ' ',
  ),
);
const objectWordsMax = 3;

/** `a annulé notre visio` is of the contact, `a annulé la commande` is not. */
function isMeetingBehind(words: readonly Word[], at: number): boolean {
  const steps = Array.from({ length: objectWordsMax }, (_, step) => at + step);
  // `our 11am`: the hour stands for the meeting.
  const isHour = objectMarks.has(words[at]?.core ?? '') && saysHour(words, at + 1);
  return (
    isHour || steps.some((step) => readPhrase(nouns, unelided(words, step), step) !== undefined)
  );
}

function isPersonBehind(asked: Asked, at: number): boolean {
  return personAt({ ...asked, isBehindOutcome: true }, at)?.role === 'person';
}

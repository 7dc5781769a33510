/** What came of a contact, at a word of a line, unless it is told of something else: `commande annulée`. */

import { readPhrase, type Read } from './phrases.ts';
import { type Asked, type Found, momentAt, personAt } from './recognise.ts';
import { nextWords } from './vocabulary/day-words.ts';
import {
  doubtfulOutcomes,
  messageFollowers,
  type Outcome,
  outcomeFollowers,
  outcomeObjects,
  outcomes,
} from './vocabulary/outcomes.ts';
import { nouns } from './vocabulary/ways.ts';
import { unelided, type Word } from './words.ts';

/** What came of it, unless it is told of something else: `commande annulée`, `pas de réponse de la banque`. */
export function outcomeAt(asked: Asked, at: number): Found | undefined {
  const { words } = asked;
  const word = words[at];
  const isJoined = outcomeLeads.has(word?.core ?? '') && word?.isLast === false;
  const read = readPhrase(outcomes, words, isJoined ? at + 1 : at);
  if (read === undefined || !stands(asked, read, at)) return undefined;
  const meaning = { kind: 'outcome', outcome: read.value } as const;
  return { role: 'outcome', first: at, end: read.end, meaning };
}

const outcomeLeads = new Set(
  'elle il ils elles he she they et and but mais 2e 2eme 2nd second 3e 3eme 3rd encore another'.split(
    ' ',
  ),
);
/** `vm x2`, `no answer again`: how often. */
const timesWords = new Set(['fois', 'times']);
const timesPattern = /^(?:x\d|\dx|\d(?:e|eme|nd|rd|th)|twice|again|encore)$/;

function stands(asked: Asked, read: Read<Outcome>, at: number): boolean {
  const { words } = asked;
  const isAlone = read.end >= words.length || words[read.end - 1]?.isLast === true;
  if (isAlone)
    return (
      asked.hasMode ||
      asked.hasPerson ||
      read.value === 'unanswered' ||
      read.value === 'messageLeft'
    );
  const next = words[read.end]?.core ?? '';
  if (timesPattern.test(next)) return true;
  const isCounted = /^\d$/.test(next) && timesWords.has(words[read.end + 1]?.core ?? '');
  if (isCounted) return true;
  // `reporté à lundi`: the day to which comes before anything that `a` may begin.
  if (
    read.value === 'postponed' &&
    momentAt({ ...asked, isPostponed: true }, read.end) !== undefined
  )
    return true;
  const isOfThing =
    read.value === 'cancelled' || read.value === 'postponed' || read.value === 'missed';
  if (isOfThing && objectMarks.has(next) && !asked.isRead(read.end))
    return isMeetingBehind(words, read.end);
  const isDoubtful = read.end === at + 1 && doubtfulOutcomes.has(words[at]?.core ?? '');
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
      if (outcomeObjects.has(next)) return isOwn || isPersonBehind(asked, read.end);
      return !isDoubtful || asked.isRead(read.end);
    }
    case 'messageLeft':
      return messageFollowers.has(next) || asked.isRead(read.end);
    case 'arranged': {
      // Behind a contact the next one is told of: `a 20 hélène, prochaine visio le 2/6`.
      const isNext = read.end === at + 1 && nextWords.has(words[at]?.core ?? '');
      return asked.isRead(read.end) && !(isNext && asked.hasMode);
    }
    case 'missed':
    case 'cancelled':
    case 'postponed':
      return outcomeFollowers.has(next) || asked.isRead(read.end);
  }
}

const objectMarks = new Set(
  "le la l les un une notre nos mon son sa leur the a an our my his her their this that ce cette l'".split(
    ' ',
  ),
);
const objectWordsMax = 3;

/** `a annulé notre visio` is of the contact, `a annulé la commande` is not. */
function isMeetingBehind(words: readonly Word[], at: number): boolean {
  const steps = Array.from({ length: objectWordsMax }, (_, step) => at + step);
  return steps.some((step) => readPhrase(nouns, unelided(words, step), step) !== undefined);
}

function isPersonBehind(asked: Asked, at: number): boolean {
  return personAt({ ...asked, isBehindOutcome: true }, at)?.role === 'person';
}

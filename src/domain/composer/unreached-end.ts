/** Whether words at the end of a note that tell of nobody reached are told of the contact, or of somebody else. */

import type { Piece } from './draft.ts';
import type { Line } from './line.ts';
import { isKnownName } from './persons.ts';
import { readPhrase } from './phrases.ts';
import { otherNames } from './vocabulary/name-words.ts';
import { outcomesAlone } from './vocabulary/outcomes.ts';
import { englishObjects, frenchObjects } from './vocabulary/sentence-words.ts';
import type { Word } from './words.ts';

/** `the carrier gives no answer`, `la banque ne donne pas de réponse`: somebody else gave none. */
const answerGivers = new Set(
  (
    'give gives gave giving get gets got getting had has have having receive receives received there was is with to ' +
    'donne donnent donner ai ont avons avait avaient eu recu recoit recevoir obtenu obtenir est etait avec de la le'
  ).split(' '),
);

/**
 * A call that reached nobody never ends a silence: said at the end of a note of any length, it is told of the contact, whether
 * something parts it from the note or not.
 */
export function endsUnreached(line: Line, { first, end }: Piece, text: readonly Word[]): boolean {
  const before = text.at(-1);
  if (before === undefined || before.isLast || before.isSeparator) return true;
  if (line.words[first]?.folded.startsWith('(') === true) return true;
  if (tellsOfOther(line, first, text)) return false;
  const isAloneOnly = readPhrase(outcomesAlone, line.words, first)?.end === end;
  return end - first > 1 && !isAloneOnly && !answerGivers.has(before.core);
}

const outcomeVerbs =
  /^(?:ne|n['’].*|a|ont|didn't|doesn't|hasn't|haven't|isn't|aren't|wasn't|won't|wouldn't|never|is|was|keeps?|repond|decroche)$/;
const clauseLeads = new Set(
  "que qu'elle qu'il qu'ils that because car puisque parce dit disent says said told si if when quand since as".split(
    ' ',
  ),
);

/** `dit que DHL ne répond plus`, `the bank hasn't replied`: somebody else gave none, if nobody of the business stands before it. */
function tellsOfOther(line: Line, first: number, text: readonly Word[]): boolean {
  const [lead, subject] = [text.at(-2), text.at(-1)];
  if (subject === undefined || !outcomeVerbs.test(line.words[first]?.core ?? '')) return false;
  if (isKnownName(subject, line.people)) return false;
  const isThing =
    lead?.isLast === false && (frenchObjects.has(lead.core) || englishObjects.has(lead.core));
  const part = text.slice(text.findLastIndex(({ isLast }) => isLast) + 1);
  return isThing || otherNames.has(subject.core) || part.some(({ core }) => clauseLeads.has(core));
}

const ourVerbs =
  /^(?:called|phoned|rang|telephoned|emailed|mailed|texted|messaged|chased|appelee?|telephonee?|relancee?|ecrit)$/;

/** `Called about the order (no answer)`: a contact of ours without any other word for it. */
export function isOurDoing(text: readonly Word[]): boolean {
  return ourVerbs.test(text[0]?.core ?? '');
}

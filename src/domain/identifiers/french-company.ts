/**
 * SIREN (a French business) and SIRET (one of its places). Both end in a Luhn digit; La Poste ran out of
 * such numbers for its branches, so theirs have a digit sum that is a multiple of five instead.
 */

import { compact, digitProblem, type Finding, right, wrong } from './finding.ts';
import { passesLuhn } from './luhn.ts';

export const sirenLength = 9;
const siretLength = 14;
const sirenOfLaPoste = '356000000';

/** Checks a SIREN: nine digits. */
export function checkSiren(text: string): Finding {
  const digits = compact(text);
  const problem = digitProblem(digits, sirenLength);
  if (problem !== undefined) return wrong(problem);
  return passesLuhn(digits) ? right(digits) : wrong('checksum');
}

/** Checks a SIRET: a SIREN and five more digits. */
export function checkSiret(text: string): Finding {
  const digits = compact(text);
  const problem = digitProblem(digits, siretLength);
  if (problem !== undefined) return wrong(problem);
  return passesAsSiret(digits) ? right(digits) : wrong('checksum');
}

/** Whether fourteen digits are a SIRET. */
export function passesAsSiret(digits: string): boolean {
  if (digits.startsWith(sirenOfLaPoste) && digitSum(digits) % 5 === 0) return true;
  return passesLuhn(digits.slice(0, sirenLength)) && passesLuhn(digits);
}

function digitSum(digits: string): number {
  return Array.from(digits).reduce((sum, digit) => sum + Number(digit), 0);
}

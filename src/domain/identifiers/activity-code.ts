/**
 * Activity codes: NAF rév. 2 in France, the UK SIC of 2007. Neither has a control digit; a division that
 * does not exist is all that can be noticed without the list itself.
 */

import { compact, digitProblem, type Finding, right, wrong } from './finding.ts';

const nafLength = 5;
const sicLength = 5;

/** Checks a NAF code, such as 47.91A. */
export function checkNaf(text: string): Finding {
  const typed = compact(text);
  if (typed === '') return wrong('empty');
  if (typed.length !== nafLength) return wrong('length');
  if (!/^\d{4}[A-Z]$/.test(typed)) return wrong('shape');
  if (typed.startsWith('00')) return wrong('range');
  return right(`${typed.slice(0, 2)}.${typed.slice(2)}`);
}

/** Checks a UK SIC code, such as 47910. */
export function checkUkSic(text: string): Finding {
  const typed = compact(text);
  const problem = digitProblem(typed, sicLength);
  if (problem !== undefined) return wrong(problem);
  return typed.startsWith('00') ? wrong('range') : right(typed);
}

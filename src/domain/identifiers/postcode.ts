/**
 * Postcodes of France and the United Kingdom, and the area that each one names: the department or the one
 * or two letters of the post town. An area is a hint for eligibility; the account manager confirms it.
 *
 * Limits: a few French communes are served from the next department, so a department read from a postcode
 * can be its neighbour.
 */

import { compact, type Finding, right, wrong } from './finding.ts';

const frenchLength = 5;
const departmentMax = 95;
/** Overseas departments and territories, and Monaco, which have three digits. */
const overseas = /^(97[1-8]|98[04678])/;
const northernCorsica = /^20[26]/;

const britishLengthMin = 5;
const britishLengthMax = 7;
// A9, A99, A9A, AA9, AA99 or AA9A, then a digit and two letters out of those that are used there.
const british = /^([A-PR-UWYZ][A-HK-Y]?)(\d[\dA-Z]?)(\d[ABD-HJLNP-UW-Z]{2})$/;

/** Checks a French postcode. */
export function checkFrenchPostcode(text: string): Finding {
  const digits = compact(text);
  if (digits === '') return wrong('empty');
  if (!/^\d+$/.test(digits)) return wrong('shape');
  if (digits.length !== frenchLength) return wrong('length');
  return departmentOf(digits) === undefined ? wrong('range') : right(digits);
}

/** Checks a British postcode, with or without its space. */
export function checkBritishPostcode(text: string): Finding {
  const typed = compact(text);
  if (typed === '') return wrong('empty');
  if (typed.length < britishLengthMin || typed.length > britishLengthMax) return wrong('length');
  const parts = british.exec(typed);
  return parts === null ? wrong('shape') : right(`${typed.slice(0, -3)} ${typed.slice(-3)}`);
}

/** The department of a French postcode, such as `76`, `2A` or `971`; nothing when it has none. */
export function frenchDepartment(postcode: string): string | undefined {
  const checked = checkFrenchPostcode(postcode);
  return checked.ok ? departmentOf(checked.normalised) : undefined;
}

/** The area of a British postcode: its leading letters, such as `CB`; nothing when it has none. */
export function britishPostcodeArea(postcode: string): string | undefined {
  const checked = checkBritishPostcode(postcode);
  return checked.ok ? /^[A-Z]+/.exec(checked.normalised)?.[0] : undefined;
}

function departmentOf(digits: string): string | undefined {
  const two = digits.slice(0, 2);
  if (two === '20') return northernCorsica.test(digits) ? '2B' : '2A';
  if (two === '97' || two === '98') {
    return overseas.exec(digits)?.[0];
  }
  return Number(two) >= 1 && Number(two) <= departmentMax ? two : undefined;
}

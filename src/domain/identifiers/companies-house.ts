/**
 * Company numbers of the British register. They have eight characters: digits alone for England and
 * Wales, otherwise letters for the register (SC, NI, OC, R …) and digits, some with a last letter. There is
 * no control digit. People leave out the zeros in front, so these are put back.
 */

import { compact, type Finding, right, wrong } from './finding.ts';

const companyNumberLength = 8;
const wellFormed = /^(\d{8}|[A-Z]{2}\d{6}|[A-Z]\d{7}|[A-Z]{2}\d{5}[A-Z])$/;
const abbreviated = /^([A-Z]{0,2})(\d+[A-Z]?)$/;

/** Checks a number of Companies House. */
export function checkCompaniesHouse(text: string): Finding {
  const typed = compact(text);
  if (typed === '') return wrong('empty');
  if (typed.length > companyNumberLength) return wrong('length');
  const parts = abbreviated.exec(typed);
  if (parts === null) return wrong('shape');
  const [, register = '', number = ''] = parts;
  const padded = register + number.padStart(companyNumberLength - register.length, '0');
  return wellFormed.test(padded) ? right(padded) : wrong('shape');
}

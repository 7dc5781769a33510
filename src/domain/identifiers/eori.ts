/**
 * EORI numbers, which customs ask for. France: FR and the SIREN; until the end of 2025 FR and a SIRET was
 * accepted too, and many lists still show that form, hence `outdated`. Great Britain and Northern Ireland:
 * GB or XI and twelve digits, without a control digit of their own.
 */

import { compact, type Finding, right, wrong } from './finding.ts';
import { passesAsSiret, sirenLength } from './french-company.ts';
import { passesLuhn } from './luhn.ts';

const britishLength = 12;
const siretLength = 14;

/** Checks an EORI number, which always begins with the code of its country. */
export function checkEori(text: string): Finding {
  const typed = compact(text);
  if (typed === '') return wrong('empty');
  const prefix = typed.slice(0, 2);
  const digits = typed.slice(2);
  if (!/^[A-Z]{2}$/.test(prefix)) return wrong('shape');
  if (prefix !== 'FR' && prefix !== 'GB' && prefix !== 'XI') return wrong('country');
  if (!/^\d*$/.test(digits)) return wrong('shape');
  if (prefix === 'FR') return checkFrench(digits);
  return digits.length === britishLength ? right(typed) : wrong('length');
}

function checkFrench(digits: string): Finding {
  if (digits.length === siretLength) {
    return wrong(passesAsSiret(digits) ? 'outdated' : 'checksum');
  }
  if (digits.length !== sirenLength) return wrong('length');
  return passesLuhn(digits) ? right(`FR${digits}`) : wrong('checksum');
}

/**
 * VAT numbers of France, Great Britain and Northern Ireland (XI).
 *
 * France: two characters of key, then the SIREN. A numeric key follows from the SIREN; one with letters is
 * only checked for its alphabet. Numbers of Monaco have 000 where the SIREN begins and no Luhn digit.
 * Great Britain and Northern Ireland: nine digits (twelve for a branch) whose weighted sum leaves 0, 42 or
 * 55 over 97, all three being in use; or a department (GD) or a health authority (HA).
 */

import { compact, type Finding, right, wrong } from './finding.ts';
import { passesLuhn } from './luhn.ts';

/** A country whose VAT numbers are known here. */
export type VatCountry = 'FR' | 'GB';

const frenchVatLength = 11;
const frenchKey = /^[0-9A-HJ-NP-Z]{2}\d{9}$/;
const britishLengths: readonly number[] = [9, 12];
const britishWeights = [8, 7, 6, 5, 4, 3, 2, 10, 1];
const britishRemainders: readonly number[] = [0, 42, 55];
const departmentsEnd = 500;

/** Checks a VAT number; without a prefix it is read as one of `country`. */
export function checkVat(text: string, country: VatCountry): Finding {
  const typed = compact(text);
  if (typed === '') return wrong('empty');
  const prefix = /^(FR|GB|XI)/.exec(typed)?.[0];
  if (prefix === 'FR') return checkFrench(typed.slice(2));
  if (prefix !== undefined) return checkBritish(typed.slice(2), prefix);
  if (country === 'GB') {
    return /^(?!GD|HA)[A-Z]{2}\d/.test(typed) ? wrong('country') : checkBritish(typed, 'GB');
  }
  // A French key may itself be two letters, so only the length tells it from another country's prefix.
  const foreign = /^[A-Z]{2}\d/.test(typed) && typed.length !== frenchVatLength;
  return foreign ? wrong('country') : checkFrench(typed);
}

/** The numeric key that goes with a SIREN in a French VAT number. */
export function frenchVatKey(siren: string): string {
  return String((12 + 3 * (Number(siren) % 97)) % 97).padStart(2, '0');
}

function checkFrench(number: string): Finding {
  if (number.length !== frenchVatLength) return wrong('length');
  if (!frenchKey.test(number)) return wrong('shape');
  const key = number.slice(0, 2);
  const siren = number.slice(2);
  const fromMonaco = siren.startsWith('000');
  if (!fromMonaco && !passesLuhn(siren)) return wrong('checksum');
  if (/^\d+$/.test(key) && key !== frenchVatKey(siren)) return wrong('checksum');
  return right(`FR${number}`);
}

function checkBritish(number: string, prefix: string): Finding {
  const body = /^(GD|HA)(\d+)$/.exec(number);
  if (body !== null) return checkPublicBody(body[1] === 'GD', body[2] ?? '', prefix);
  if (!/^\d*$/.test(number)) return wrong('shape');
  if (!britishLengths.includes(number.length)) return wrong('length');
  return passesBritish(number) ? right(`${prefix}${number}`) : wrong('checksum');
}

/** Departments have the numbers below 500, health authorities the others. */
function checkPublicBody(department: boolean, digits: string, prefix: string): Finding {
  if (digits.length !== 3) return wrong('length');
  if (Number(digits) < departmentsEnd !== department) return wrong('range');
  return right(`${prefix}${department ? 'GD' : 'HA'}${digits}`);
}

function passesBritish(number: string): boolean {
  const sum = britishWeights.reduce(
    (total, weight, index) => total + weight * Number(number[index]),
    0,
  );
  // Numbers below 100 million are older than the second and third series.
  const remainders = number.startsWith('0') ? [0] : britishRemainders;
  return remainders.includes(sum % 97);
}

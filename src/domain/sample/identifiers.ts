/**
 * Identifiers that anyone can see are invented, all beginning with zeros, and that still pass their checks, so
 * that the sample shows no false warnings.
 */

import { frenchVatKey } from '../identifiers/vat.ts';
import { passesLuhn } from '../identifiers/luhn.ts';
import type { Sme } from '../operation/record.ts';
import { present } from '../../std/assert.ts';
import type { SampleBusiness } from './businesses.ts';

const digits = Array.from({ length: 10 }, (_, digit) => String(digit));
const pairs = Array.from({ length: 97 }, (_, pair) => String(pair).padStart(2, '0'));
const britishWeights = [8, 7, 6, 5, 4, 3, 2];
const britishModulus = 97;

interface SampleIdentifiers {
  readonly companyNumber: string;
  readonly siret?: string;
  readonly vat: string;
  readonly eori: string;
}

/** The identifiers of the nth French business of the sample. */
function frenchIdentifiers(index: number): SampleIdentifiers {
  const siren = withLuhnDigit(`000${String(index * 137 + 41).padStart(5, '0')}`);
  const siret = withLuhnDigit(`${siren}0001`);
  return {
    companyNumber: siren,
    siret,
    vat: `FR${frenchVatKey(siren)}${siren}`,
    eori: `FR${siren}`,
  };
}

/** The identifiers of the nth British business of the sample. */
function britishIdentifiers(index: number): SampleIdentifiers {
  const body = `000${String(index * 113 + 27).padStart(4, '0')}`;
  const sum = britishWeights.reduce((total, weight, at) => total + weight * Number(body[at]), 0);
  const check = pairs.find((pair) => (sum + Number(pair)) % britishModulus === 0);
  const number = body + present(check, 'every remainder has its pair of digits');
  return {
    companyNumber: String(index * 113 + 27).padStart(8, '0'),
    vat: `GB${number}`,
    eori: `GB${number}000`,
  };
}

function withLuhnDigit(start: string): string {
  const last = digits.find((digit) => passesLuhn(start + digit));
  return start + present(last, 'every row of digits has its Luhn digit');
}

/** What is on file at the enrolment: the identifiers, and the consent of the same day. */
export function enrolmentPapers(business: SampleBusiness, index: number): Partial<Sme['values']> {
  const { country, enrolledOn: consentOn } = business;
  const identifiers = country === 'FR' ? frenchIdentifiers(index) : britishIdentifiers(index);
  return { ...identifiers, consentOn, consentVersion: '1' };
}

/**
 * The one question that fields ask: what do we find in this identifier, for a business of this country?
 * A table, so that a form, an import and a sheet say the same about the same number.
 */

import { checkNaf, checkUkSic } from './activity-code.ts';
import { checkCompaniesHouse } from './companies-house.ts';
import { checkEori } from './eori.ts';
import { type Finding, right, wrong } from './finding.ts';
import { checkSiren, checkSiret } from './french-company.ts';
import { checkPhone } from './phone.ts';
import { checkBritishPostcode, checkFrenchPostcode } from './postcode.ts';
import { checkVat } from './vat.ts';

export const identifierKinds = [
  'companyNumber',
  'siret',
  'vat',
  'eori',
  'activityCode',
  'postcode',
  'phone',
] as const;
export type IdentifierKind = (typeof identifierKinds)[number];

type Check = (text: string) => Finding;

/** A kind that a country does not have is not in its row, and is not checked there. */
const checks: Readonly<Record<'FR' | 'GB', Readonly<Partial<Record<IdentifierKind, Check>>>>> = {
  FR: {
    companyNumber: checkSiren,
    siret: checkSiret,
    vat: (text) => checkVat(text, 'FR'),
    eori: checkEori,
    activityCode: checkNaf,
    postcode: checkFrenchPostcode,
    phone: (text) => checkPhone(text, 'FR'),
  },
  GB: {
    companyNumber: checkCompaniesHouse,
    vat: (text) => checkVat(text, 'GB'),
    eori: checkEori,
    activityCode: checkUkSic,
    postcode: checkBritishPostcode,
    phone: (text) => checkPhone(text, 'GB'),
  },
};

/** Checks an identifier by the rules of a country; where no rule is known, what was typed is right. */
export function checkIdentifier(kind: IdentifierKind, text: string, country: string): Finding {
  const typed = text.trim();
  if (typed === '') return wrong('empty');
  const rules = country === 'FR' || country === 'GB' ? checks[country] : {};
  return rules[kind]?.(typed) ?? right(typed);
}

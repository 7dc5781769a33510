/**
 * The country of an SME, where the numbers of its line prove it: a SIREN or SIRET is French, a postcode such as `BN1 1AA` British.
 * A telephone number only suggests it. What proves two countries proves none.
 */

import { checkIdentifier } from '../identifiers/check-identifier.ts';
import { compact } from '../identifiers/finding.ts';
import { type Country, countries } from '../programme/programme.ts';
import { type ImportField, plain } from './import-field.ts';
import { type Cell, cellText } from './spreadsheet.ts';

export interface CountryFound {
  readonly country: Country;
  /** Proven, not only suggested. */
  readonly isSure: boolean;
}

/** Of the company numbers that there are, so many must be a SIREN. */
const shareMin = 0.8;

/** Whether the company numbers of a column are French: its heading says so, or nearly all of them pass its check digit. */
export function holdsSirens(heading: Cell, cells: readonly Cell[]): boolean {
  if (/^(?:n |no |numero )?siren$/u.test(plain(cellText(heading)))) return true;
  const texts = cells.map(cellText).filter((text) => text !== '');
  const passing = texts.filter((text) => checkIdentifier('companyNumber', text, 'FR').ok);
  return texts.length > 0 && passing.length >= texts.length * shareMin;
}

/**
 * @param isSiren whether the company numbers of the file are French
 * @param padCountries in which there is a launch pad
 */
export function countryFound(
  cellOf: (field: ImportField) => Cell,
  isSiren: boolean,
  padCountries: readonly Country[],
): CountryFound | undefined {
  const textOf = (field: ImportField): string => cellText(cellOf(field)).replaceAll(/\s/gu, '');
  const proven = only([
    ...(siret.test(textOf('siret')) ? (['FR'] as const) : []),
    ...(isSiren && siren.test(textOf('companyNumber')) ? (['FR'] as const) : []),
    ...(isBritish(textOf('companyNumber')) ? (['GB'] as const) : []),
    ...(checkIdentifier('postcode', textOf('postcode'), 'GB').ok ? (['GB'] as const) : []),
    ofVat(textOf('vat')),
  ]);
  if (proven !== 'none') return proven && { country: proven, isSure: true };
  const country = ofPhone(cellText(cellOf('personPhone')), padCountries);
  return country && { country, isSure: false };
}

/** The one country there is; undefined where there are two. */
function only(found: readonly (Country | undefined)[]): Country | undefined | 'none' {
  const different = [...new Set(found.filter((country) => country !== undefined))];
  return different.length === 0 ? 'none' : different.length === 1 ? different[0] : undefined;
}

/** Also without the zeros that a spreadsheet takes from their beginning; whether they are right is another question. */
const siren = /^\d{6,9}$/u;
const siret = /^\d{11,14}$/u;

/** With the letters of a British register, or eight digits of which the first is a zero. */
function isBritish(number: string): boolean {
  return /^(?:SC|NI|OC|SO|NC|FC|IP|RC)\d{6}$|^0\d{7}$/u.test(compact(number));
}

function ofVat(text: string): Country | undefined {
  const number = compact(text);
  if (number.startsWith('XI')) return 'GB';
  return /^..\d{7}/u.test(number) ? countries.find((one) => number.startsWith(one)) : undefined;
}

/** Written without spaces, a French number may be Dutch or Belgian: then it suggests France only where there is no such launch pad. */
function ofPhone(text: string, padCountries: readonly Country[]): Country | undefined {
  const number = text.replaceAll(/[ .()-]/gu, '');
  if (/^(?:\+|00)33/u.test(number)) return 'FR';
  if (/^(?:\+|00)44|^0[1237]\d{9}$/u.test(number)) return 'GB';
  if (/^0[1-9](?:[ .-]\d\d){4}$/u.test(text)) return 'FR';
  const isOther = padCountries.includes('NL') || padCountries.includes('BE');
  return !isOther && /^0?[67]\d{8}$/u.test(number) ? 'FR' : undefined;
}

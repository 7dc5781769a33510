/**
 * Numbers of a business as a spreadsheet holds them: company number, postcode, telephone and their like. A spreadsheet takes the
 * zeros from the beginning of what it holds for a number; they are put back where the country leaves no doubt how many there were.
 */

import { checkIdentifier } from '../identifiers/check-identifier.ts';
import type { Country } from '../programme/programme.ts';
import { type Cell, cellText } from './spreadsheet.ts';

/** Texts that are kept in one form where they are right, else as they stand. */
export const identifierFields = [
  'companyNumber',
  'siret',
  'vat',
  'activityCode',
  'postcode',
] as const satisfies readonly Parameters<typeof checkIdentifier>[0][];
export type IdentifierField = (typeof identifierFields)[number];

/** How many digits there are, and how many zeros may be missing. */
interface Digits {
  readonly all: number;
  readonly missing: number;
}

const digits: Readonly<
  Partial<Record<Country, Readonly<Partial<Record<IdentifierField, Digits>>>>>
> = {
  FR: {
    companyNumber: { all: 9, missing: 9 },
    siret: { all: 14, missing: 14 },
    postcode: { all: 5, missing: 1 },
  },
  GB: { activityCode: { all: 5, missing: 1 } },
  DE: { postcode: { all: 5, missing: 1 } },
  ES: { postcode: { all: 5, missing: 1 } },
  // Rome begins with 001.
  IT: { postcode: { all: 5, missing: 2 } },
};

/** A number in its one form where it is right. */
export function identifierIn(kind: IdentifierField, cell: Cell, country: Country): string {
  const text = cellText(cell);
  if (text === '') return '';
  const { all, missing } = digits[country]?.[kind] ?? { all: 0, missing: 0 };
  const isCut = /^\d+$/u.test(text) && text.length < all && text.length >= all - missing;
  const whole = isCut ? text.padStart(all, '0') : text;
  const finding = checkIdentifier(kind, whole, country);
  if (finding.ok) return finding.normalised;
  return typeof cell === 'number' ? whole : text;
}

/** Of a national number, without the zero at its beginning. */
const withoutZero: Readonly<Partial<Record<Country, RegExp>>> = {
  FR: /^[1-9]\d{8}$/u,
  GB: /^[1-35789]\d{9}$/u,
};

/** A telephone number in its one form where it is right, else as it stands. */
export function phoneIn(cell: Cell, country: Country): string {
  const text = cellText(cell);
  if (text === '') return '';
  const isCut = withoutZero[country]?.test(text.replaceAll(' ', '')) === true;
  const finding = checkIdentifier('phone', isCut ? `0${text}` : text, country);
  return finding.ok ? finding.normalised : text;
}

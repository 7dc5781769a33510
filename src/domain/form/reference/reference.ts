/**
 * Legal values by date. A question names a value by its id; which one holds is decided by the date of the form, so that an
 * old form keeps the rules of its day. Whatever is shown comes with its source, the day it was looked up, and the advice
 * to check it before relying on it.
 */

import { addMonths, type LocalDate } from '../../calendar/local-date.ts';
import type { ReferenceValue } from './reference-value.ts';
import { referenceValues } from './values.ts';

/** How far a value may be relied on, on the day of the form. */
export type ReferenceState =
  | 'inForce'
  /** The source is in doubt, or was read long before the date of the form. */
  | 'verify'
  /** It was in force, and is no more. */
  | 'outdated'
  /** It comes into force later. */
  | 'ahead';

export interface ResolvedReference {
  readonly id: string;
  readonly value: ReferenceValue;
  readonly state: ReferenceState;
  /** Every legal value is to be checked before relying on it: the state says how urgently. */
  readonly check: true;
}

/** After so many months a source should be read again. */
const readAgainAfterMonths = 18;

/** Values that depend on the country of the business. */
const byCountry: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map([
  [
    'aid.ceiling',
    new Map([
      ['FR', 'aid.fr.ceiling'],
      ['GB', 'aid.uk.ceiling'],
    ]),
  ],
]);

/** Whether an id names a value, directly or in each country that has an own one. */
export function isReference(id: string): boolean {
  const countries = byCountry.get(id);
  if (countries !== undefined) return [...countries.values()].every(isReference);
  return referenceValues.some((value) => value.id === id);
}

/**
 * The value on a day. Where none is in force that day, the one that was last in force, or else the one that comes
 * next, is given with a state that says so; nothing for an unknown id.
 */
export function referenceAt(
  id: string,
  onDate: LocalDate,
  country?: string,
): ResolvedReference | undefined {
  const resolved = byCountry.get(id)?.get(country ?? '') ?? id;
  const versions = referenceValues
    .filter((value) => value.id === resolved)
    .sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
  const begun = versions.filter((value) => value.validFrom <= onDate);
  const value = begun.at(-1) ?? versions[0];
  return value && { id: resolved, value, state: stateOf(value, onDate), check: true };
}

/** The day on which a rule first came into force, whatever happened to it since. */
export function referenceStart(id: string, country?: string): LocalDate | undefined {
  const resolved = byCountry.get(id)?.get(country ?? '') ?? id;
  const starts = referenceValues.flatMap((value) =>
    value.id === resolved ? [value.validFrom] : [],
  );
  return starts.sort()[0];
}

function stateOf(value: ReferenceValue, onDate: LocalDate): ReferenceState {
  if (value.validFrom > onDate) return 'ahead';
  if (value.validTo !== undefined && value.validTo < onDate) return 'outdated';
  const readAgain = addMonths(value.checkedOn, readAgainAfterMonths) < onDate;
  return value.verify === true || readAgain ? 'verify' : 'inForce';
}

/** Whole numbers and amounts in words, by the field that holds them. */

import type { Json } from '../../std/json.ts';
import type { Formats } from './use-format.ts';

interface Words {
  readonly format: Formats;
  /** A text of the domain by its path; nothing when there is none. */
  readonly find: (path: string) => string | undefined;
}

/** Scales whose numbers have words. */
const scales: Readonly<Record<string, string>> = {
  severity: 'severity.s',
  likelihood: 'likelihood.l',
  importance: 'importance.i',
};

/** A whole number of the named field. */
export function describeInteger({ format, find }: Words, field: string, value: number): string {
  const scale = Object.hasOwn(scales, field) ? scales[field] : undefined;
  if (scale !== undefined) return find(`option.${scale}${value}`) ?? String(value);
  return field === 'minutes' || field === 'preparationMinutes'
    ? format.duration(value)
    : format.number(value);
}

/** An amount, with cents where it has any. */
export function describeMoney(
  { format }: Words,
  { amount, currency }: { readonly [key: string]: Json },
): string {
  return format.money(
    { amount: Number(amount), currency: currency === 'GBP' ? 'GBP' : 'EUR' },
    'whenNeeded',
  );
}

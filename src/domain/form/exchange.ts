/** Amounts in the other currency, at the rate that was entered; without a rate, nothing is guessed. */

import type { Money } from '../entity/field.ts';

/** The amount in a currency; nothing where it would need a rate that is not known. */
export function inCurrency(
  money: Money,
  currency: string,
  eurosPerPound: number | undefined,
): number | undefined {
  if (money.currency === currency) return money.amount;
  if (eurosPerPound === undefined || eurosPerPound <= 0) return undefined;
  if (currency === 'EUR') return money.amount * eurosPerPound;
  if (currency === 'GBP') return money.amount / eurosPerPound;
  return undefined;
}

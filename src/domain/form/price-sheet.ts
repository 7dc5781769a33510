/**
 * What one order leaves: the price paid by the customer less every cost. A line without a figure counts as nothing and is
 * named, so that a margin is never better than it looks. The share is of the price without VAT.
 */

import type { Money } from '../entity/field.ts';
import type { ContentOf } from './answers.ts';
import { roundHalfUp } from './rounding.ts';
import type { ItemOf } from './template.ts';

export interface PriceResult {
  readonly currency: Money['currency'];
  /** The price without VAT. */
  readonly net: number;
  readonly margin: number;
  /** Per cent of the price without VAT, to one decimal; nothing where that price is not above zero. */
  readonly marginRate: number | undefined;
  /** Lines that were left blank, by their id. */
  readonly missing: readonly string[];
}

const priceLine = 'price';
const vatLine = 'vat';

/** The result of a price sheet; nothing before the price is known. */
export function priceResult(
  item: ItemOf<'calculator'>,
  { currency, lines }: ContentOf<'prices'>,
): PriceResult | undefined {
  const price = lines[priceLine]?.amount;
  if (price === undefined) return undefined;
  const net = roundHalfUp(price - (lines[vatLine]?.amount ?? 0), 2);
  const margin = roundHalfUp(
    item.rows.reduce((sum, { id, sign }) => {
      const amount = lines[id]?.amount ?? 0;
      return sign === '+' ? sum + amount : sum - amount;
    }, 0),
    2,
  );
  return {
    currency,
    net,
    margin,
    marginRate: net > 0 ? roundHalfUp((margin / net) * 100, 1) : undefined,
    missing: item.rows.flatMap(({ id }) => (lines[id] === undefined ? [id] : [])),
  };
}

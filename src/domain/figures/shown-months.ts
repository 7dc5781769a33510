/** Which months the figures of a channel are shown for, and in which currency. */

import { type LocalMonth, monthsBetween, shiftMonth } from '../calendar/local-date.ts';
import type { Money } from '../entity/field.ts';
import type { MonthRow } from './month-rows.ts';

/** Months without figures between two that have some, as far as they are worth a row each. */
const gapMax = 24;
/** As many have a row unasked, whatever somebody entered: ten years, and two of such as lie far from all others. */
const rowsMax = 120;
const farMax = 24;

export interface ShownMonths {
  readonly last: LocalMonth;
  /** As many before the last one, with figures or without. */
  readonly usual: number;
  /** As many more that were asked for. */
  readonly earlier: number;
}

/**
 * The months that have a row, the last one last. They follow one another, but for those with figures that lie far from all
 * others (a year that was mistyped): what lies between is a gap. Of very many, the latest.
 */
export function monthsWithRows(
  known: Iterable<LocalMonth>,
  { last, usual, earlier }: ShownMonths,
): readonly LocalMonth[] {
  const parts = [{ from: shiftMonth(last, -usual), to: last }];
  for (const month of [...known]
    .filter((one) => one < last)
    .toSorted()
    .toReversed()) {
    const part = parts.at(-1);
    if (part === undefined || month >= part.from) continue;
    if (monthsBetween(month, part.from) <= gapMax) part.from = month;
    else parts.push({ from: month, to: month });
  }
  const [latest, ...others] = parts;
  if (latest === undefined) return [];
  latest.from = shiftMonth(latest.from, -earlier);
  const far = others
    .toReversed()
    .flatMap(({ from, to }) => monthsFrom(from, to))
    .filter((month) => month < latest.from);
  return [...far.slice(-farMax), ...monthsFrom(latest.from, latest.to).slice(-rowsMax - earlier)];
}

/** The last of these months that follow one another: a line over time has no gaps. */
export function afterLastGap(months: readonly LocalMonth[]): readonly LocalMonth[] {
  const from = months.findLastIndex((_, index) => isAfterGap(months, index));
  return from <= 0 ? months : months.slice(from);
}

/** Whether the month at a place does not follow the one before it. */
export function isAfterGap(months: readonly LocalMonth[], index: number): boolean {
  const [before, month] = [months[index - 1], months[index]];
  return before !== undefined && month !== undefined && monthsBetween(before, month) > 1;
}

function monthsFrom(from: LocalMonth, to: LocalMonth): readonly LocalMonth[] {
  return Array.from({ length: monthsBetween(from, to) + 1 }, (_, index) => shiftMonth(from, index));
}

/** The currency in which most months say their revenue, of two the one that was last; none where no month says any. */
export function usualCurrency(rows: Iterable<MonthRow>): Money['currency'] | undefined {
  const counts = new Map<Money['currency'], number>();
  let usual: Money['currency'] | undefined;
  for (const { values } of rows) {
    const currency = values.revenue?.currency;
    if (currency === undefined) continue;
    counts.set(currency, (counts.get(currency) ?? 0) + 1);
    if (usual === undefined || (counts.get(currency) ?? 0) >= (counts.get(usual) ?? 0)) {
      usual = currency;
    }
  }
  return usual;
}

/** The rows of the portfolio, in order; a row is made anew only when its sheet or the day changed. */

import { useMemo } from 'react';
import { reviewEveryDefault } from '../../../domain/portfolio/attention.ts';
import { orderedRows } from '../../../domain/portfolio/order.ts';
import { portfolioRow, type PortfolioRow } from '../../../domain/portfolio/portfolio-row.ts';
import type { Sheet } from '../../model/state.ts';
import { useCarnetState, useToday } from '../../model/use-carnet.ts';

/** All rows, unfiltered. */
export function usePortfolioRows(): readonly PortfolioRow[] {
  const sheets = useCarnetState((state) => state.sheets);
  const reviewEvery = useCarnetState((state) => state.programme?.values.reviewEvery);
  const today = useToday();
  const rowOf = useMemo(() => rowMaker(today, reviewEvery), [today, reviewEvery]);
  return useMemo(() => orderedRows([...sheets.values()].map(rowOf)), [sheets, rowOf]);
}

/** Remembers the row of each sheet: of a thousand sheets, a change replaces one. */
function rowMaker(
  today: string,
  reviewEvery: number = reviewEveryDefault,
): (sheet: Sheet) => PortfolioRow {
  const made = new WeakMap<Sheet, PortfolioRow>();
  return (sheet) => {
    const known = made.get(sheet);
    if (known !== undefined) return known;
    const row = portfolioRow(sheet, today, reviewEvery);
    made.set(sheet, row);
    return row;
  };
}

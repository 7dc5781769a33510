/** The rows of the portfolio, in order; a row is made anew only when its sheet, the day or the settings changed. */

import { useMemo } from 'react';
import type { AlertContext } from '../../../domain/alert/context.ts';
import { orderedRows } from '../../../domain/portfolio/order.ts';
import { portfolioRow, type PortfolioRow } from '../../../domain/portfolio/portfolio-row.ts';
import type { Sheet } from '../../model/state.ts';
import { alertsOfSheet, useAlertContext } from '../../model/use-alerts.ts';
import { useCarnetState } from '../../model/use-carnet.ts';

/** All rows, unfiltered. */
export function usePortfolioRows(): readonly PortfolioRow[] {
  const sheets = useCarnetState((state) => state.sheets);
  const context = useAlertContext();
  const rowOf = useMemo(() => rowMaker(context), [context]);
  return useMemo(() => orderedRows([...sheets.values()].map(rowOf)), [sheets, rowOf]);
}

/** Remembers the row of each sheet: of a thousand sheets, a change replaces one. */
export function rowMaker(context: AlertContext): (sheet: Sheet) => PortfolioRow {
  const made = new WeakMap<Sheet, PortfolioRow>();
  return (sheet) => {
    const known = made.get(sheet);
    if (known !== undefined) return known;
    const row = portfolioRow(sheet, context, alertsOfSheet(sheet, context));
    made.set(sheet, row);
    return row;
  };
}

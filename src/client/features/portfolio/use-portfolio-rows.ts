/** The rows of the portfolio, in order; a row is made anew only when its sheet, the day or the settings changed. */

import type { AlertContext } from '../../../domain/alert/context.ts';
import { orderedRows } from '../../../domain/portfolio/order.ts';
import { portfolioRow, type PortfolioRow } from '../../../domain/portfolio/portfolio-row.ts';
import type { Sheet } from '../../model/state.ts';
import { alertsOfSheet, useAlertContext } from '../../model/use-alerts.ts';
import { useCarnetState } from '../../model/use-carnet.ts';

/** All rows, unfiltered; made once for all who show them at a time: the list, and the sidebar that counts them. */
export function usePortfolioRows(): readonly PortfolioRow[] {
  const sheets = useCarnetState((state) => state.sheets);
  const context = useAlertContext();
  return rowsOf(sheets, context);
}

type Sheets = ReadonlyMap<string, Sheet>;

let latest:
  | {
      readonly context: AlertContext;
      readonly rowOf: (sheet: Sheet) => PortfolioRow;
      readonly sheets: Sheets;
      readonly rows: readonly PortfolioRow[];
    }
  | undefined;

function rowsOf(sheets: Sheets, context: AlertContext): readonly PortfolioRow[] {
  if (latest?.context === context && latest.sheets === sheets) return latest.rows;
  const rowOf = latest?.context === context ? latest.rowOf : rowMaker(context);
  const rows = orderedRows([...sheets.values()].map(rowOf));
  latest = { context, rowOf, sheets, rows };
  return rows;
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

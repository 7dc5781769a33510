/**
 * Where a sheet stands in the portfolio. The order is that of the moment the sheet was opened: what is logged here
 * often takes it out of the part that asks for attention, and the next one must stay the next one.
 */

import { useState } from 'react';
import { orderedRows } from '../../../domain/portfolio/order.ts';
import { portfolioRow } from '../../../domain/portfolio/portfolio-row.ts';
import { alertsOfSheet, useAlertContext } from '../../model/use-alerts.ts';
import { useCarnetState } from '../../model/use-carnet.ts';

export interface Neighbours {
  /** From 1; 0 where the sheet is not in the portfolio. */
  readonly position: number;
  readonly count: number;
  readonly previous: string | undefined;
  readonly next: string | undefined;
}

/** The neighbours of a sheet in the order of the portfolio. */
export function useNeighbours(smeId: string): Neighbours {
  const sheets = useCarnetState((state) => state.sheets);
  const context = useAlertContext();
  const [ids] = useState(() =>
    orderedRows(
      [...sheets.values()].map((sheet) =>
        portfolioRow(sheet, context, alertsOfSheet(sheet, context)),
      ),
    ).map(({ id }) => id),
  );
  const kept = ids.filter((id) => sheets.has(id));
  const index = kept.indexOf(smeId);
  return {
    position: index + 1,
    count: kept.length,
    previous: index > 0 ? kept[index - 1] : undefined,
    next: index >= 0 ? kept[index + 1] : undefined,
  };
}

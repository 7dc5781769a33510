/**
 * Where a sheet stands among those that one came from: a filtered list, a column, the lines of a day; else in the
 * portfolio. The order is that of the moment the sheet was opened: what is logged here often takes it out of the part
 * that asks for attention, and the next one must stay the next one.
 */

import { useState } from 'react';
import { orderedRows } from '../../../domain/portfolio/order.ts';
import { portfolioRow } from '../../../domain/portfolio/portfolio-row.ts';
import { leftPlace } from '../../model/left-place.ts';
import { alertsOfSheet, useAlertContext } from '../../model/use-alerts.ts';
import { useCarnetState } from '../../model/use-carnet.ts';

export interface Neighbours {
  /** From 1; 0 where the sheet is not among them. */
  readonly position: number;
  readonly count: number;
  readonly previous: string | undefined;
  readonly next: string | undefined;
}

/** The neighbours of a sheet. */
export function useNeighbours(smeId: string): Neighbours {
  const sheets = useCarnetState((state) => state.sheets);
  const context = useAlertContext();
  const [ids] = useState(() => {
    const came = [...new Set(leftPlace().rows.map((row) => row.smeId))];
    if (came.includes(smeId)) return came;
    return orderedRows(
      [...sheets.values()].map((sheet) =>
        portfolioRow(sheet, context, alertsOfSheet(sheet, context)),
      ),
    ).map(({ id }) => id);
  });
  const kept = ids.filter((id) => sheets.has(id));
  const index = kept.indexOf(smeId);
  return {
    position: index + 1,
    count: kept.length,
    previous: index > 0 ? kept[index - 1] : undefined,
    next: index >= 0 ? kept[index + 1] : undefined,
  };
}

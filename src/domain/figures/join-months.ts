/**
 * The figures of a sheet that ends, beside those of the sheet of the same business that goes on: months that both have.
 * What the sheet that goes on leaves open of a month is taken over, value by value; where both say something else, a person
 * chooses. Amounts are said together with whether VAT is in them: they are taken over only where both say the same of it.
 */

import { type LocalMonth, monthsBetween } from '../calendar/local-date.ts';
import { hasFigures } from './channel-facts.ts';
import { type FiguresValues, gridColumns, isMoneyMeasure, moneyMeasures } from './measures.ts';
import {
  type FiguresRecord,
  isSame,
  latestFirst,
  type MonthRow,
  rowsByChannel,
} from './month-rows.ts';

/** A month that both sheets have, of one channel or of the whole business. */
export interface JoinedMonth {
  readonly month: LocalMonth;
  /** The records of the sheet that ends: no copies are made of them. */
  readonly from: readonly string[];
  /** The record that gets what is taken over: the one that was changed last, so that what is shown stays. */
  readonly into: string;
  readonly filled: Partial<FiguresValues>;
  /** Of what the two sheets say different things: one of them is chosen for all of it. Amounts come with what VAT is in them. */
  readonly fields: readonly string[];
  /** Whether the other sheet says two things of it, of which the one that is not shown there is not taken over. */
  readonly isUnclear: boolean;
  /** What each sheet says of the month. */
  readonly here: Partial<FiguresValues>;
  readonly there: Partial<FiguresValues>;
}

/** The months of which both sheets have figures. */
export function joinedMonths(
  from: readonly FiguresRecord[],
  into: readonly FiguresRecord[],
): readonly JoinedMonth[] {
  const goingOn = rowsByChannel(into);
  const byId = new Map(into.map((record) => [record.id, record]));
  return [...rowsByChannel(from)].flatMap(([channelId, ending]) => {
    const here = goingOn.get(channelId);
    return [...ending].flatMap(([month, there]): JoinedMonth[] => {
      const row = here?.get(month);
      const [latest] = latestFirst((row?.ids ?? []).flatMap((id) => byId.get(id) ?? []));
      if (row === undefined || latest === undefined) return [];
      const taken = takenOver(there, row.values);
      return [{ month, from: there.ids, into: latest.id, ...taken }];
    });
  });
}

function takenOver({ values: there, differing }: MonthRow, here: FiguresValues) {
  const filled: Record<string, unknown> = {};
  const isOneVat = here.vat === there.vat || (here.vat === undefined && !hasAmounts(here));
  for (const column of gridColumns) {
    const isOpen = here[column] === undefined && (isOneVat || !isMoneyMeasure(column));
    if (isOpen && there[column] !== undefined) filled[column] = there[column];
  }
  // Of the same amounts, each sheet may say something else.
  const isOtherVat = hasAmounts(there) && !isOneVat;
  const fields = gridColumns.filter((column) => {
    const [ours, theirs] = [here[column] ?? filled[column], there[column]];
    if (isOtherVat && isMoneyMeasure(column)) return ours !== undefined || theirs !== undefined;
    return theirs !== undefined && !isSame(ours, theirs);
  });
  const takesAmounts = moneyMeasures.some((measure) => filled[measure] !== undefined);
  if (takesAmounts && here.vat !== there.vat) filled['vat'] = there.vat;
  if (there.source !== undefined && here.source === undefined && !hasFigures(here)) {
    filled['source'] = there.source;
  }
  const isUnclear = gridColumns.some((column) => differing[column] !== undefined);
  return { filled, here, there, isUnclear, fields: isOtherVat ? [...fields, 'vat'] : fields };
}

function hasAmounts(values: FiguresValues): boolean {
  return moneyMeasures.some((measure) => values[measure] !== undefined);
}

/** The months from first to last, each row of months that follow one another as one. */
export function monthRuns(
  months: readonly LocalMonth[],
): readonly { readonly from: LocalMonth; readonly to: LocalMonth }[] {
  const runs: { from: LocalMonth; to: LocalMonth }[] = [];
  for (const month of [...new Set(months)].toSorted()) {
    const run = runs.at(-1);
    if (run !== undefined && monthsBetween(run.to, month) === 1) run.to = month;
    else runs.push({ from: month, to: month });
  }
  return runs;
}

/**
 * The rows as the arrangement wants them: sorted by a column, cut into parts.
 *
 * What a column does not say comes last, whichever way it is sorted; what is equal stays in the usual order. So a
 * sorted list is as total as the usual one and never jumps.
 */

import { alertIds } from '../alert/alert.ts';
import { healthLevels } from '../alert/health.ts';
import { compareText } from '../sme/journal-summary.ts';
import { allStages } from '../sme/sme.ts';
import { fold } from '../text/fold.ts';
import type { ColumnId, Grouping, Sort } from './arrangement.ts';
import { noManager, presentManager } from './filter.ts';
import { portfolioGroups, type PortfolioRow } from './portfolio-row.ts';

/** Who and what the rows only name by their id. */
export interface ListContext {
  readonly memberId: string;
  readonly pads: readonly { readonly id: string }[];
  readonly members: readonly { readonly id: string; readonly name: string }[];
}

/** A part of the list. */
export interface RowPart {
  readonly by: Grouping;
  /** A priority, a stage, or the id of a pad or a member (`noManager` for nobody). */
  readonly key: string;
  readonly rows: readonly PortfolioRow[];
}

type Key = number | string | undefined;

/** `ordered` in the order of a column. */
export function sortedRows(
  ordered: readonly PortfolioRow[],
  sort: Sort | undefined,
  context: ListContext,
): readonly PortfolioRow[] {
  if (sort === undefined) return ordered;
  const keyOf = columnKey(sort.column, context);
  const way = sort.descending ? -1 : 1;
  return ordered
    .map((row) => ({ row, key: keyOf(row) }))
    .sort((a, b) => {
      if (a.key === undefined || b.key === undefined) {
        return (a.key === undefined ? 1 : 0) - (b.key === undefined ? 1 : 0);
      }
      return way * compareKeys(a.key, b.key);
    })
    .map(({ row }) => row);
}

/** Rows cut into parts, each in the order in which they come; a part without rows is left out. */
export function partsOf(
  rows: readonly PortfolioRow[],
  by: Grouping,
  context: ListContext,
): readonly RowPart[] {
  const keyOf = partKeys[by];
  const parts = new Map<string, PortfolioRow[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const part = parts.get(key);
    if (part === undefined) parts.set(key, [row]);
    else part.push(row);
  }
  const order = new Map(partOrder(by, context).map((key, index) => [key, index]));
  const place = (key: string): number => order.get(key) ?? order.size;
  return [...parts]
    .map(([key, inPart]) => ({ by, key, rows: inPart }))
    .sort((a, b) => place(a.key) - place(b.key));
}

const partKeys: Readonly<Record<Grouping, (row: PortfolioRow) => string>> = {
  priority: ({ group }) => group,
  stage: ({ stage }) => stage,
  manager: presentManager,
  pad: ({ launchPadId }) => launchPadId,
  none: () => '',
};

/** One's own part comes first among those of the account managers, that of nobody last. */
function partOrder(by: Grouping, { memberId, pads, members }: ListContext): readonly string[] {
  switch (by) {
    case 'priority':
      return portfolioGroups;
    case 'stage':
      return allStages;
    case 'pad':
      return pads.map(({ id }) => id);
    case 'manager':
      return [memberId, ...byName(members).filter((id) => id !== memberId), noManager];
    case 'none':
      return [];
  }
}

function byName(members: ListContext['members']): readonly string[] {
  return members
    .map(({ id, name }) => ({ id, name: fold(name) }))
    .sort((a, b) => compareText(a.name, b.name) || compareText(a.id, b.id))
    .map(({ id }) => id);
}

function compareKeys(a: number | string, b: number | string): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return compareText(String(a), String(b));
}

/** What a column is sorted by. */
function columnKey(column: ColumnId, { pads, members }: ListContext): (row: PortfolioRow) => Key {
  switch (column) {
    case 'health':
      return worstHealthFirst;
    case 'name':
      return ({ foldedName }) => foldedName;
    case 'pad': {
      const places = new Map(pads.map(({ id }, index) => [id, index]));
      return ({ launchPadId }) => places.get(launchPadId);
    }
    case 'manager': {
      const names = new Map(members.map(({ id, name }) => [id, fold(name)]));
      return ({ accountManagerId }) => names.get(accountManagerId ?? '');
    }
    case 'stage':
      return ({ stage }) => allStages.indexOf(stage);
    case 'lastContact':
      return ({ lastContact }) => lastContact?.at;
    case 'next':
      return ({ next }) => next?.on;
    case 'open':
      return ({ openIssues, overdueActions }) => 0 - openIssues - overdueActions || undefined;
    case 'enrolledOn':
      return ({ values }) => values.enrolledOn;
    case 'markets':
      return ({ values }) => marketsOf(values).join(' ') || undefined;
    default:
      return ({ values }) => foldedText(values[column]);
  }
}

function worstHealthFirst({ health, alerts: [first] }: PortfolioRow): number {
  const alert = first === undefined ? alertIds.length : alertIds.indexOf(first.id);
  return healthLevels.indexOf(health) * (alertIds.length + 1) + alert;
}

/** The countries that an SME sells to or wants to, in the order of their codes. */
export function marketsOf({ targetMarkets = {} }: PortfolioRow['values']): readonly string[] {
  return [...new Set(Object.values(targetMarkets).map(({ country }) => country))].toSorted();
}

function foldedText(text: string | undefined): string | undefined {
  return text === undefined || text === '' ? undefined : fold(text);
}

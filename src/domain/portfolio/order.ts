/**
 * The order of the portfolio: those who need someone first, and among them the worst first; then by what comes
 * next; then by name. It is total: two rows are never equal unless they are one, so the list never jumps.
 */

import { type Alert, alertIds } from '../alert/alert.ts';
import { compareText } from '../sme/journal-summary.ts';
import { portfolioGroups, type PortfolioRow } from './portfolio-row.ts';

/** Rows of a part of the list. */
export interface RowGroup {
  readonly group: PortfolioRow['group'];
  readonly rows: readonly PortfolioRow[];
}

/** Later than any date: rows without a next date come after those with one. */
const noDate = '9999-12-31';

/** Order of two rows: negative, zero or positive. */
export function compareRows(a: PortfolioRow, b: PortfolioRow): number {
  return (
    portfolioGroups.indexOf(a.group) - portfolioGroups.indexOf(b.group) ||
    firstWeight(a.alerts) - firstWeight(b.alerts) ||
    firstDays(b) - firstDays(a) ||
    compareText(a.next?.on ?? noDate, b.next?.on ?? noDate) ||
    compareText(a.foldedName, b.foldedName) ||
    compareText(a.id, b.id)
  );
}

/** The rows in order. */
export function orderedRows(rows: readonly PortfolioRow[]): readonly PortfolioRow[] {
  return [...rows].sort(compareRows);
}

/** Ordered rows cut into the parts of the list; a part without rows is left out. */
export function groupedRows(ordered: readonly PortfolioRow[]): readonly RowGroup[] {
  return portfolioGroups
    .map((group) => ({ group, rows: ordered.filter((row) => row.group === group) }))
    .filter(({ rows }) => rows.length > 0);
}

/**
 * The kinds of alert weigh in their order; within one kind, what needs action comes first. Rows without one come
 * last: those that only a person judged.
 */
function firstWeight([first]: readonly Alert[]): number {
  if (first === undefined) return alertIds.length * 2;
  return alertIds.indexOf(first.id) * 2 + (first.level === 'risk' ? 0 : 1);
}

function firstDays({ alerts }: PortfolioRow): number {
  return alerts[0]?.days ?? 0;
}

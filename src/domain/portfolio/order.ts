/**
 * The order of the portfolio: those who need someone first, and among them the worst first; then by what comes
 * next; then by name. It is total: two rows are never equal unless they are one, so the list never jumps.
 */

import { alertIds } from '../alert/alert.ts';
import { compareText } from '../sme/journal-summary.ts';
import { portfolioGroups, type PortfolioRow } from './portfolio-row.ts';

/** Later than any date: rows without a next date come after those with one. */
const noDate = '9999-12-31';

/** Order of two rows: negative, zero or positive. */
export function compareRows(a: PortfolioRow, b: PortfolioRow): number {
  return urgencyOf(a) - urgencyOf(b) || compareCalm(a, b);
}

/** The rows in order. */
export function orderedRows(rows: readonly PortfolioRow[]): readonly PortfolioRow[] {
  // Each is weighed once, not at every one of some ten thousand comparisons.
  return rows
    .map((row) => ({ row, urgency: urgencyOf(row) }))
    .sort((a, b) => a.urgency - b.urgency || compareCalm(a.row, b.row))
    .map(({ row }) => row);
}

/** The order of rows that are equally urgent. */
function compareCalm(a: PortfolioRow, b: PortfolioRow): number {
  return (
    compareText(a.next?.on ?? noDate, b.next?.on ?? noDate) ||
    compareText(a.foldedName, b.foldedName) ||
    compareText(a.id, b.id)
  );
}

/** More than any alert counts days. */
const daysSpan = 10_000_000;

const weights = alertIds.length * 2;
/** Two versions to settle come after who drifts away, and before what is merely open. */
const conflictWeight = alertIds.indexOf('openProblem') * 2 - 0.5;

/**
 * Part of the list, then weight, then days, longest first, as one number: lower is more urgent. The kinds of alert
 * weigh in their order; within one kind, what needs action comes first. Rows without one come last in their part:
 * those that only a person judged.
 */
function urgencyOf({ group, conflict, alerts: [first] }: PortfolioRow): number {
  const weight =
    first === undefined
      ? weights
      : alertIds.indexOf(first.id) * 2 + (first.level === 'risk' ? 0 : 1);
  const part = portfolioGroups.indexOf(group) * (weights + 1);
  if (conflict && conflictWeight < weight) return (part + conflictWeight) * daysSpan;
  return (part + weight) * daysSpan - (first?.days ?? 0);
}

/**
 * The lines of the list: the SMEs in their order, with a heading before each part. A short list is drawn whole, so
 * that the browser finds and prints all of it; a long one is drawn in part by `window-lines.tsx`.
 */

import type { ReactNode } from 'react';
import { groupedRows } from '../../../domain/portfolio/order.ts';
import type { PortfolioGroup, PortfolioRow } from '../../../domain/portfolio/portfolio-row.ts';

/** A line of the list: the heading of a part, or an SME. */
export type Line =
  | { readonly kind: 'heading'; readonly group: PortfolioGroup; readonly count: number }
  | { readonly kind: 'row'; readonly row: PortfolioRow };

/** Up to this many lines all are drawn. */
export const linesDrawnMax = 200;
/** Of a longer list, the lines drawn at its top: fifty SMEs and the headings among them, more than a tall screen. */
export const linesDrawnFirst = 54;

/** Ordered rows as lines, with the headings of the parts between them. */
export function linesOf(ordered: readonly PortfolioRow[]): readonly Line[] {
  return groupedRows(ordered).flatMap(({ group, rows }): readonly Line[] => [
    { kind: 'heading', group, count: rows.length },
    ...rows.map((row) => ({ kind: 'row', row }) as const),
  ]);
}

/** Notes the height of a line that was drawn; does nothing where all are. */
export type Measure = (element: HTMLTableRowElement | null) => void;

/** How a line is drawn, by the table. */
export type DrawLine = (line: Line, index: number, measure: Measure) => ReactNode;

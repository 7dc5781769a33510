/**
 * The lines of the list: the SMEs in their order, with a heading before each part. A short list is drawn whole, so
 * that the browser finds and prints all of it; a long one is drawn in part by `window-lines.tsx`.
 */

import type { ReactNode } from 'react';
import type { RowPart } from '../../../domain/portfolio/arranged-rows.ts';
import type { PortfolioRow } from '../../../domain/portfolio/portfolio-row.ts';

/** A line of the list: the heading of a part, or an SME. */
export type Line =
  | { readonly kind: 'heading'; readonly part: RowPart; readonly open: boolean }
  | { readonly kind: 'row'; readonly row: PortfolioRow };

/** Up to this many lines all are drawn. */
export const linesDrawnMax = 200;
/** Of a longer list, the lines drawn at its top: fifty SMEs and the headings among them, more than a tall screen. */
export const linesDrawnFirst = 54;

/** Parts as lines, each after its heading and closed ones by it alone; a list without parts has no headings. */
export function linesOf(parts: readonly RowPart[], closed: ReadonlySet<string>): readonly Line[] {
  return parts.flatMap((part): readonly Line[] => {
    const rows = part.rows.map((row) => ({ kind: 'row', row }) as const);
    if (part.by === 'none') return rows;
    const open = !closed.has(part.key);
    return [{ kind: 'heading', part, open }, ...(open ? rows : [])];
  });
}

/** Notes the height of a line that was drawn; does nothing where all are. */
export type Measure = (element: HTMLTableRowElement | null) => void;

/** How a line is drawn, by the table; `key` is that of its element. */
export type DrawLine = (line: Line, index: number, measure: Measure, key: string) => ReactNode;

/** The name of a line, the same wherever it stands. */
export function keyOfLine(line: Line): string {
  return line.kind === 'row' ? line.row.id : line.part.key;
}

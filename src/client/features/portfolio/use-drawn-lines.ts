/**
 * Which lines of a long list are drawn: those in view and the chosen one, so that the focus never gets lost when
 * the page is scrolled away from it.
 */

import { defaultRangeExtractor, useWindowVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect, useLayoutEffect, useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import { groupedRows } from '../../../domain/portfolio/order.ts';
import type { PortfolioGroup, PortfolioRow } from '../../../domain/portfolio/portfolio-row.ts';

/** A line of the list: the heading of a part, or an SME. */
export type Line =
  | { readonly kind: 'heading'; readonly group: PortfolioGroup; readonly count: number }
  | { readonly kind: 'row'; readonly row: PortfolioRow };

/** What is drawn: a line, or the height of those that are not. */
type Piece =
  | { readonly kind: 'line'; readonly line: Line; readonly index: number }
  | { readonly kind: 'gap'; readonly before: number; readonly height: number };

/** Up to this many lines all are drawn. */
export const linesDrawnMax = 200;
const overscan = 15;
/** Pixels, until a line is measured. */
const heightEstimate = 37;
const heightEstimateOnPhone = 68;
const phoneWidthMax = 720;

/** Ordered rows as lines, with the headings of the parts between them. */
export function linesOf(ordered: readonly PortfolioRow[]): readonly Line[] {
  return groupedRows(ordered).flatMap(({ group, rows }): readonly Line[] => [
    { kind: 'heading', group, count: rows.length },
    ...rows.map((row) => ({ kind: 'row', row }) as const),
  ]);
}

interface DrawnLines {
  readonly drawn: readonly Piece[];
  readonly measure: (element: HTMLTableRowElement | null) => void;
}

/** `body` is the element whose children are the lines. */
export function useDrawnLines(
  lines: readonly Line[],
  selectedId: string | undefined,
  body: RefObject<HTMLElement | null>,
): DrawnLines {
  const printing = useIsPrinting();
  const whole = printing || lines.length <= linesDrawnMax;
  const top = useTop(body, whole);
  const selected = useMemo(
    () => lines.findIndex((line) => line.kind === 'row' && line.row.id === selectedId),
    [lines, selectedId],
  );
  // oxlint-disable-next-line react/incompatible-library -- Nothing here is memoised by a compiler.
  const virtualizer = useWindowVirtualizer<HTMLTableRowElement>({
    count: whole ? 0 : lines.length,
    estimateSize: () =>
      window.innerWidth <= phoneWidthMax ? heightEstimateOnPhone : heightEstimate,
    getItemKey: (index) => keyOf(lines[index]) ?? index,
    scrollMargin: top,
    overscan,
    rangeExtractor: (range) => {
      const inView = defaultRangeExtractor(range);
      if (selected < 0 || selected >= range.count || inView.includes(selected)) return inView;
      return [...inView, selected].sort((a, b) => a - b);
    },
  });
  const pieces = whole
    ? lines.map((line, index) => ({ kind: 'line', line, index }) as const)
    : withGaps(lines, virtualizer.getVirtualItems(), virtualizer.getTotalSize(), top);
  return { drawn: pieces, measure: whole ? noMeasure : virtualizer.measureElement };
}

const noMeasure = (): void => undefined;

function keyOf(line: Line | undefined): string | undefined {
  return line?.kind === 'row' ? line.row.id : line?.group;
}

interface Placed {
  readonly index: number;
  readonly start: number;
  readonly end: number;
}

function withGaps(
  lines: readonly Line[],
  placed: readonly Placed[],
  total: number,
  top: number,
): readonly Piece[] {
  const pieces: Piece[] = [];
  let end = top;
  for (const { index, start, end: next } of placed) {
    const line = lines[index];
    if (line === undefined) continue;
    if (start > end) pieces.push({ kind: 'gap', before: index, height: start - end });
    pieces.push({ kind: 'line', line, index });
    end = next;
  }
  const rest = total + top - end;
  if (rest > 0) pieces.push({ kind: 'gap', before: lines.length, height: rest });
  return pieces;
}

/** How far below the top of the page the lines begin. */
function useTop(body: RefObject<HTMLElement | null>, whole: boolean): number {
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    const element = body.current;
    if (element === null || whole) return;
    const measure = (): void =>
      setTop(Math.round(element.getBoundingClientRect().top + window.scrollY));
    measure();
    window.addEventListener('resize', measure);
    return () => window.removeEventListener('resize', measure);
  }, [body, whole]);
  return top;
}

/** Whether the page is about to be printed: then every line is drawn. */
function useIsPrinting(): boolean {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    const begin = (): void => flushSync(() => setPrinting(true));
    const end = (): void => setPrinting(false);
    window.addEventListener('beforeprint', begin);
    window.addEventListener('afterprint', end);
    return () => {
      window.removeEventListener('beforeprint', begin);
      window.removeEventListener('afterprint', end);
    };
  }, []);
  return printing;
}

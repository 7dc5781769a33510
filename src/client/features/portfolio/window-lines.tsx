/**
 * Which lines of a long list are drawn: those in view and the chosen one, so that the focus never gets lost when
 * the page is scrolled away from it.
 */

import { defaultRangeExtractor, useWindowVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useDeferredValue, useLayoutEffect, useMemo, useState } from 'react';
import { Blank } from './blank.tsx';
import { type DrawLine, type Line, linesDrawnFirst, type Measure } from './lines.ts';
import styles from './portfolio-table.module.css';

/** What is drawn: a line, or the height of those that are not. */
type Piece =
  | { readonly kind: 'line'; readonly line: Line; readonly index: number }
  | { readonly kind: 'gap'; readonly before: number; readonly height: number };

/** Lines drawn beyond each end of the view, so that they are there when one scrolls. */
const overscan = 10;
/** The same for lines that have just been sorted or filtered: those in view are painted first. */
const overscanAtOnce = 1;
/** Pixels, until a line is measured. */
const heightEstimate = 37;
const heightEstimateOnPhone = 68;
const phoneWidthMax = 720;

interface WindowLinesProps {
  readonly lines: readonly Line[];
  readonly selectedId: string | undefined;
  /** The element whose children the lines are. */
  readonly body: RefObject<HTMLElement | null>;
  readonly draw: DrawLine;
}

/** The lines in view, with the room of those between them left free. */
export function WindowLines({ lines, selectedId, body, draw }: WindowLinesProps) {
  const { drawn, measure } = useDrawnLines(lines, selectedId, body);
  return drawn.map((piece) => {
    if (piece.kind === 'line') return draw(piece.line, piece.index, measure);
    return (
      <tr key={`gap-${piece.before}`} aria-hidden="true" className={styles.gap}>
        <Blank style={{ blockSize: piece.height }} />
      </tr>
    );
  });
}

interface DrawnLines {
  readonly drawn: readonly Piece[];
  readonly measure: Measure;
}

function useDrawnLines(
  lines: readonly Line[],
  selectedId: string | undefined,
  body: RefObject<HTMLElement | null>,
): DrawnLines {
  const top = useTop(body);
  const [drawnFirst] = useState(lines);
  const painted = useDeferredValue(lines);
  const selected = useMemo(
    () => lines.findIndex((line) => line.kind === 'row' && line.row.id === selectedId),
    [lines, selectedId],
  );
  // oxlint-disable-next-line react/incompatible-library -- Nothing here is memoised by a compiler.
  const virtualizer = useWindowVirtualizer<HTMLTableRowElement>({
    count: lines.length,
    estimateSize: () =>
      window.innerWidth <= phoneWidthMax ? heightEstimateOnPhone : heightEstimate,
    getItemKey: (index) => keyOf(lines[index]) ?? index,
    scrollMargin: top,
    // Known before the first drawing, which would else draw nothing.
    initialRect: { width: window.innerWidth, height: window.innerHeight },
    overscan: lines === painted ? overscan : overscanAtOnce,
    rangeExtractor: (range) => {
      // At the top, what was drawn first stays: taken away, it would come back with the first turn of a wheel. What is
      // sorted or filtered is drawn anew, and no more of it than is seen.
      const first = range.startIndex === 0 && lines === drawnFirst ? linesDrawnFirst : 0;
      const endIndex = Math.min(Math.max(range.endIndex, first - 1), range.count - 1);
      const inView = defaultRangeExtractor({ ...range, endIndex });
      if (selected < 0 || selected >= range.count || inView.includes(selected)) return inView;
      return [...inView, selected].sort((a, b) => a - b);
    },
  });
  const drawn = withGaps(lines, virtualizer.getVirtualItems(), virtualizer.getTotalSize(), top);
  return { drawn, measure: virtualizer.measureElement };
}

function keyOf(line: Line | undefined): string | undefined {
  return line?.kind === 'row' ? line.row.id : line?.part.key;
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
function useTop(body: RefObject<HTMLElement | null>): number {
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    const element = body.current;
    if (element === null) return;
    const measure = (): void =>
      setTop(Math.round(element.getBoundingClientRect().top + window.scrollY));
    measure();
    window.addEventListener('resize', measure);
    return () => window.removeEventListener('resize', measure);
  }, [body]);
  return top;
}

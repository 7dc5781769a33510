/**
 * Which lines of a long list are drawn: those in view and the chosen one, so that the focus never gets lost when
 * the page is scrolled away from it; and which elements draw them.
 */

import {
  defaultRangeExtractor,
  useWindowVirtualizer,
  type Virtualizer,
} from '@tanstack/react-virtual';
import { startTransition, useCallback, useEffect, useLayoutEffect, useMemo, useState } from 'react';
import { Blank } from './blank.tsx';
import { type DrawLine, keyOfLine, type Line, linesDrawnFirst, type Measure } from './lines.ts';
import styles from './portfolio-table.module.css';
import { noSlots, type RowSlots, slotsFor } from './row-slots.ts';

/** What is drawn: a line, or the height of those that are not. */
type Piece =
  | { readonly kind: 'line'; readonly line: Line; readonly index: number }
  | { readonly kind: 'gap'; readonly before: number; readonly height: number };

/** Lines drawn beyond each end of the view, so that they are there when one scrolls. */
const overscan = 10;
/** The same for lines that have just been sorted or filtered: no next letter has to wait for what nobody sees. */
const overscanAtOnce = 1;
/** Until the others are drawn, in milliseconds: longer than from one letter to the next. */
const restMs = 250;
/** Pixels, until a line is measured. */
const heightEstimate = 37;
const heightEstimateOnPhone = 68;
const phoneWidthMax = 720;

interface WindowLinesProps {
  readonly lines: readonly Line[];
  readonly selectedId: string | undefined;
  readonly draw: DrawLine;
}

/** The lines in view, with the room of those between them left free. */
export function WindowLines({ lines, selectedId, draw }: WindowLinesProps) {
  const [rows] = useState((): DrawnRows => new Map());
  const { drawn, measure } = useDrawnLines(lines, selectedId, rows);
  const slots = useRowSlots(drawn, rows);
  return drawn.map((piece) => {
    if (piece.kind === 'line') {
      return draw(piece.line, piece.index, measure, elementKey(piece.line, slots));
    }
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
  rows: DrawnRows,
): DrawnLines {
  const top = useTop(rows);
  const [drawnFirst] = useState(lines);
  const rested = useRested(lines);
  const selected = useMemo(
    () => lines.findIndex((line) => line.kind === 'row' && line.row.id === selectedId),
    [lines, selectedId],
  );
  // oxlint-disable-next-line react/incompatible-library -- Nothing here is memoised by a compiler.
  const virtualizer = useWindowVirtualizer<HTMLTableRowElement>({
    count: lines.length,
    estimateSize: () =>
      window.innerWidth <= phoneWidthMax ? heightEstimateOnPhone : heightEstimate,
    getItemKey: useCallback(
      (index: number) => {
        const line = lines[index];
        return line === undefined ? index : keyOfLine(line);
      },
      [lines],
    ),
    scrollMargin: top,
    // Known before the first drawing, which would else draw nothing.
    initialRect: { width: window.innerWidth, height: window.innerHeight },
    overscan: lines === rested ? overscan : overscanAtOnce,
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
  return { drawn, measure: useMeasure(virtualizer, rows) };
}

/** The lines as they were when they last stayed the same for a moment. */
function useRested(lines: readonly Line[]): readonly Line[] {
  const [rested, setRested] = useState(lines);
  useEffect(() => {
    const rest = (): void => startTransition(() => setRested(lines));
    const timer = window.setTimeout(rest, restMs);
    // Who scrolls sees them.
    window.addEventListener('scroll', rest, { once: true });
    return () => {
      window.clearTimeout(timer);
      window.removeEventListener('scroll', rest);
    };
  }, [lines]);
  return rested;
}

/** Of a heading its own, so that it never becomes another. */
function elementKey(line: Line, slots: RowSlots): string {
  if (line.kind === 'heading') return line.part.key;
  return `slot-${slots.of.get(line.row.id) ?? line.row.id}`;
}

const touches = ['focusin', 'pointerdown'] as const;

/** Which element draws which row: those that nobody has touched are given on. */
function useRowSlots(drawn: readonly Piece[], rows: DrawnRows): RowSlots {
  const [slots, setSlots] = useState(noSlots);
  const [touched] = useState(() => new Set<string>());
  useLayoutEffect(() => {
    const body = bodyOf(rows);
    const touch = ({ target }: Event): void => {
      const row = target instanceof Element ? target.closest('tr') : null;
      const smeId = row?.dataset['sme'];
      if (smeId !== undefined) touched.add(smeId);
    };
    for (const name of touches) body?.addEventListener(name, touch, true);
    return () => {
      for (const name of touches) body?.removeEventListener(name, touch, true);
    };
  }, [rows, touched]);
  const ids = drawn.flatMap((piece) =>
    piece.kind === 'line' && piece.line.kind === 'row' ? piece.line.row.id : [],
  );
  const next = slotsFor(slots, ids, (id) => touched.has(id));
  if (next !== slots) setSlots(next);
  useLayoutEffect(() => {
    // Drawn again, it has an element that nobody touched.
    for (const id of touched) if (!next.of.has(id)) touched.delete(id);
  }, [next, touched]);
  return next;
}

/** The elements of the drawn rows, each with the SME that it drew when it was last measured. */
type DrawnRows = Map<HTMLTableRowElement, string | undefined>;

/** The body of the table. Its own reference is set only after the first effects of what is in it. */
function bodyOf(rows: DrawnRows): HTMLElement | null {
  const row = [...rows.keys()].find(({ isConnected }) => isConnected);
  return row?.parentElement ?? null;
}

/** An element that draws another SME than before is measured for it: the library itself measures new ones alone. */
function useMeasure(
  virtualizer: Virtualizer<Window, HTMLTableRowElement>,
  rows: DrawnRows,
): Measure {
  useLayoutEffect(() => {
    const reused: HTMLTableRowElement[] = [];
    for (const [row, before] of rows) {
      const smeId = row.dataset['sme'];
      if (!row.isConnected) rows.delete(row);
      if (!row.isConnected || smeId === before) continue;
      rows.set(row, smeId);
      // Found under its former SME, it would no longer be observed once that one is drawn elsewhere.
      const { elementsCache } = virtualizer;
      if (before !== undefined && elementsCache.get(before) === row) elementsCache.delete(before);
      reused.push(row);
    }
    for (const row of reused) virtualizer.measureElement(row);
  });
  return useCallback(
    (row) => {
      if (row !== null) rows.set(row, row.dataset['sme']);
      virtualizer.measureElement(row);
    },
    [virtualizer, rows],
  );
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
function useTop(rows: DrawnRows): number {
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    const element = bodyOf(rows);
    if (element === null) return;
    const measure = (): void =>
      setTop(Math.round(element.getBoundingClientRect().top + window.scrollY));
    measure();
    window.addEventListener('resize', measure);
    return () => window.removeEventListener('resize', measure);
  }, [rows]);
  return top;
}

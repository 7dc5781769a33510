/** A line below that of a month, where whoever types looks. */

import { type ReactNode, useEffect, useRef } from 'react';
import { gridColumns } from '../../../../domain/figures/measures.ts';
import styles from './figures.module.css';

interface NoteRowProps {
  readonly id?: string;
  readonly children: ReactNode;
}

/** It scrolls into sight, and stays there while the page around it grows. */
export function NoteRow({ id, children }: NoteRowProps) {
  const row = useRef<HTMLTableRowElement>(null);
  useEffect(() => (row.current === null ? undefined : keepInSight(row.current)), []);
  return (
    <tr ref={row} className={styles.noteRow}>
      <td colSpan={gridColumns.length + 1} id={id}>
        {children}
      </td>
    </tr>
  );
}

/** What somebody does who wants to see something else by now. */
const ownMoves = ['keydown', 'pointerdown', 'wheel'] as const;

/**
 * What was saved may change what stands above: the charts of the first figures come in there, and push the line out of
 * sight. It is shown again each time, until somebody moves on by themselves.
 */
function keepInSight(row: HTMLElement): () => void {
  const show = (): void => row.scrollIntoView?.({ block: 'nearest' });
  show();
  if (typeof ResizeObserver !== 'function') return () => undefined;
  const watcher = new ResizeObserver(show);
  watcher.observe(row.closest('[role="tabpanel"]') ?? document.body);
  const end = (): void => {
    watcher.disconnect();
    for (const move of ownMoves) removeEventListener(move, end, { capture: true });
  };
  for (const move of ownMoves) addEventListener(move, end, { capture: true });
  return end;
}

/** The keys of the list and the way back to its row, wired to what is shown. */

import { useMemo } from 'react';
import { flushSync } from 'react-dom';
import { useLeftPlace } from '../../model/left-place.ts';
import { rowMenuIndent } from './portfolio-table.tsx';
import type { RowMenuRequest } from './row-menu.tsx';
import { textFilterSelector } from './text-filter.tsx';
import { useRowKeys } from './use-row-keys.ts';
import type { Selection } from './use-selection.ts';

interface ListState {
  /** What is shown, in its order. */
  readonly order: readonly string[];
  readonly current: string | undefined;
  readonly onBoard: boolean;
  readonly onChoose: (id: string) => void;
}

interface ListKeys extends ListState {
  readonly selection: Selection;
  readonly onMenu: (request: RowMenuRequest) => void;
  readonly log: () => boolean;
  readonly newSme: () => void;
}

export function useListKeys(list: ListKeys): void {
  const { order, current, selection, onBoard, onChoose, onMenu } = list;
  const on = (run: (id: string) => void): boolean => {
    if (current === undefined || onBoard) return false;
    run(current);
    return true;
  };
  useRowKeys({
    move: (step, selecting) => {
      const from = current === undefined ? (step > 0 ? -1 : 0) : order.indexOf(current);
      const to = order[Math.min(Math.max(from + step, 0), order.length - 1)];
      if (to === undefined) return;
      if (selecting && !onBoard) selection.extendTo(to, current);
      // Of a long list, a row out of view is drawn because it is chosen: at once, for the next key is meant for it.
      flushSync(() => onChoose(to));
      focusRow(to);
    },
    select: () => on(selection.toggle),
    selectAll: () => {
      if (!onBoard) selection.all();
      return !onBoard;
    },
    selectNothing: () => {
      selection.clear();
      return selection.ids.length > 0;
    },
    menu: () =>
      on((smeId) => {
        const row = drawnRow(smeId)?.getBoundingClientRect();
        if (row !== undefined)
          onMenu({ smeId, place: { x: row.left + rowMenuIndent, y: row.bottom } });
      }),
    log: list.log,
    newSme: list.newSme,
    filters: () => document.querySelector<HTMLElement>(textFilterSelector)?.focus(),
  });
}

/** Notes where one is, and goes back there when one comes from a sheet. */
export function useReturn(list: ListState & { readonly path: string }): void {
  const { order, current, onBoard, path, onChoose } = list;
  const rows = useMemo(() => order.map((id) => ({ key: id, smeId: id })), [order]);
  useLeftPlace({ screen: onBoard ? 'board' : 'list', path, rows, row: current }, (id) => {
    if (!order.includes(id)) return false;
    // Of a long list, a row far away is drawn because it is chosen.
    onChoose(id);
    return focusDrawnRow(id);
  });
}

/** The row is drawn by now, or at the next frame while the code of a long list is still being read. */
function focusRow(id: string): void {
  if (!focusDrawnRow(id)) requestAnimationFrame(() => focusDrawnRow(id));
}

function focusDrawnRow(id: string): boolean {
  const row = drawnRow(id);
  row?.querySelector<HTMLElement>('a')?.focus({ preventScroll: true });
  row?.scrollIntoView({ block: 'nearest' });
  return row !== null;
}

function drawnRow(id: string): Element | null {
  return document.querySelector(`[data-sme="${CSS.escape(id)}"]`);
}

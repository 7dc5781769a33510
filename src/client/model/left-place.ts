/**
 * The place one left to open a sheet: which screen of work, as which address, at which row and how far scrolled. Esc
 * and Back lead there again, and J and K walk the rows in the order in which they stood there.
 *
 * Of this page alone: a new one begins with the whole list.
 */

import { useEffect, useEffectEvent, useLayoutEffect, useState } from 'react';
import { paths } from '../ports/routes.ts';

export type WorkScreen = 'list' | 'board' | 'myDay' | 'calendar' | 'reviews';

export interface PlaceRow {
  /** The id of an SME, the key of a line, a day. */
  readonly key: string;
  readonly smeId: string;
}

export interface LeftPlace {
  readonly screen: WorkScreen;
  readonly path: string;
  /** In the order in which they stand there. */
  readonly rows: readonly PlaceRow[];
  /** The row that had the focus. */
  readonly row: string | undefined;
  readonly scrolledTo: number;
}

let left: LeftPlace | undefined;
/** The sheet that was opened last since the place was left. */
let sheetSeen: string | undefined;

/** Where Esc leads from a sheet. */
export function leftPlace(): Pick<LeftPlace, 'screen' | 'path' | 'rows'> {
  return left ?? { screen: 'list', path: paths.portfolio(), rows: [] };
}

/** Tells that a sheet is shown: whoever comes back from it finds its row. */
export function useSheetSeen(smeId: string): void {
  useEffect(() => {
    sheetSeen = smeId;
  }, [smeId]);
}

/**
 * The rows to come back to, the best first: that of the sheet one was on last, the one that was left, and where both
 * are gone those that stood after it, then before it.
 */
export function rowsToReturnTo({ rows, row }: LeftPlace, smeId: string): readonly string[] {
  const at = rows.findIndex(({ key }) => key === row);
  const isSame = rows[at]?.smeId === smeId;
  const seen = isSame ? -1 : rows.findIndex((one) => one.smeId === smeId);
  const from = Math.max(seen >= 0 ? seen : at, 0);
  const around = [...rows.slice(from), ...rows.slice(0, from).toReversed()].map(({ key }) => key);
  return row === undefined || seen >= 0 ? around : [row, ...around.filter((key) => key !== row)];
}

/** Frames in which a screen that is drawn bit by bit may show the row. */
const framesMax = 60;

/**
 * For a screen of work: notes where one is, and goes back there when one comes from a sheet.
 *
 * @param focus puts the focus on a row; answers whether it is there
 */
export function useLeftPlace(
  now: Omit<LeftPlace, 'scrolledTo'>,
  focus: (key: string) => boolean,
): void {
  const [back] = useState(() =>
    left?.screen === now.screen && sheetSeen !== undefined
      ? { place: left, smeId: sheetSeen }
      : undefined,
  );
  useEffect(() => {
    left = { ...now, scrolledTo: left?.scrolledTo ?? 0 };
  });
  useLayoutEffect(
    () => () => {
      if (left !== undefined) left = { ...left, scrolledTo: window.scrollY };
    },
    [],
  );
  const tryFocus = useEffectEvent((key: string) => focus(key));
  useEffect(() => {
    sheetSeen = undefined;
    if (back === undefined) return;
    const rows = rowsToReturnTo(back.place, back.smeId);
    let frames = 0;
    let frame = requestAnimationFrame(function step() {
      frames += 1;
      if (frames === 1 || window.scrollY === 0) window.scrollTo(0, back.place.scrolledTo);
      if (!isFocusNowhere() || rows.some((key) => tryFocus(key)) || frames === framesMax) return;
      frame = requestAnimationFrame(step);
    });
    return () => cancelAnimationFrame(frame);
  }, [back]);
}

/** What was removed, or a screen that was just opened, leaves the focus to the page. */
export function isFocusNowhere(): boolean {
  const focused = document.activeElement;
  return focused === null || focused === document.body || focused.localName === 'main';
}

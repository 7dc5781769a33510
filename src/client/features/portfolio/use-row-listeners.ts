/** What the rows listen to beside their links: the keys and presses of their cells, and a finger that stays. */

import { type RefObject, useEffect, useEffectEvent } from 'react';
import type { CellPlace } from './cell-place.ts';

interface RowListeners {
  readonly edit: (place: CellPlace) => void;
  readonly choose: (smeId: string) => void;
  readonly select: (smeId: string) => void;
}

/** @param body holds the rows */
export function useRowListeners(body: RefObject<HTMLElement | null>, on: RowListeners): void {
  const edit = useEffectEvent(on.edit);
  const choose = useEffectEvent(on.choose);
  const select = useEffectEvent(on.select);
  useEffect(() => {
    const rows = body.current;
    if (rows === null) return undefined;
    const stops: (() => void)[] = [];
    let gone = false;
    const start = async (): Promise<void> => {
      const [cells, press] = await Promise.all([
        import('./cell-keys.ts'),
        import('./long-press.ts'),
      ]);
      if (gone) return;
      const cell = { edit: (place: CellPlace) => edit(place), choose: (id: string) => choose(id) };
      stops.push(cells.listenForCells(rows, cell));
      stops.push(press.listenForLongPress(rows, (smeId) => select(smeId)));
    };
    start().catch(() => undefined);
    return () => {
      gone = true;
      for (const stop of stops) stop();
    };
  }, [body]);
}

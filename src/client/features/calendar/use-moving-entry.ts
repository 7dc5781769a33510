/**
 * Moving an entry by Alt and the arrows. It is shown where the arrows have brought it and written once, when Alt is let
 * go: however many arrows, one change and one undo. Escape leaves it where it was.
 */

import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import type { CalendarEntry } from '../../../domain/calendar/calendar-entries.ts';
import { movedByKey } from '../../../domain/calendar/hour-keys.ts';
import type { LocalDate } from '../../../domain/calendar/local-date.ts';
import { useMayWrite } from '../../model/use-may-write.ts';
import { type MovableEntry, useCalendarActions } from './calendar-handlers.ts';

interface Moving {
  readonly entry: MovableEntry;
  readonly day: LocalDate;
  readonly time?: string;
}

export interface MovingEntry {
  /** The entry that is on its way, as it would stand. */
  readonly entry: MovableEntry | undefined;
  /** The entries with it in its new place. */
  readonly place: (entries: Iterable<CalendarEntry>) => readonly CalendarEntry[];
  /** Takes an arrow; answers the entry in its new place, or nothing where the arrow leads nowhere. */
  readonly step: (entry: MovableEntry, key: string) => MovableEntry | undefined;
  readonly cancel: () => void;
}

export function useMovingEntry(zone: string): MovingEntry {
  const { handlers } = useCalendarActions();
  const mayWrite = useMayWrite();
  const [moving, setMoving] = useState<Moving | undefined>(undefined);
  // Two arrows may come before the first is drawn.
  const latest = useRef<Moving | undefined>(undefined);
  const put = (next: Moving | undefined): void => {
    latest.current = next;
    setMoving(next);
  };
  const write = (): void => {
    const done = latest.current;
    if (done === undefined) return;
    latest.current = undefined;
    // Shown in its new place until it stands there.
    const clear = (): void => {
      if (latest.current === undefined) setMoving(undefined);
    };
    void handlers.move(done.entry, done.day, done.time).then(clear, clear);
  };
  useWriteAtEnd(write);
  const entry = useMemo(() => (moving === undefined ? undefined : moved(moving)), [moving]);
  return {
    entry,
    place: (entries) => {
      const others = [...entries].filter(({ key }) => key !== entry?.key);
      return entry === undefined ? others : [...others, entry];
    },
    step: (shown, key) => {
      if (!mayWrite) return undefined;
      const from = latest.current;
      const own = from?.entry.key === shown.key ? from : undefined;
      const next = movedByKey(key, own === undefined ? shown : moved(own), zone);
      if (next === undefined) return undefined;
      const going = { entry: own?.entry ?? shown, ...next };
      put(going);
      return moved(going);
    },
    cancel: () => put(undefined),
  };
}

function moved({ entry, day, time }: Moving): MovableEntry {
  if (entry.kind === 'action' || time === undefined) return { ...entry, day };
  const at = `${day}T${time}`;
  return { ...entry, day, at, hour: time, contact: { ...entry.contact, at } };
}

/** When Alt is let go, and when one turns away before: nothing that was moved is lost. */
function useWriteAtEnd(write: () => void): void {
  const end = useEffectEvent(write);
  useEffect(() => {
    const onKeyUp = ({ key }: KeyboardEvent): void => {
      if (key === 'Alt') end();
    };
    const onLeave = (): void => end();
    document.addEventListener('keyup', onKeyUp);
    document.addEventListener('pointerdown', onLeave);
    window.addEventListener('blur', onLeave);
    return () => {
      document.removeEventListener('keyup', onKeyUp);
      document.removeEventListener('pointerdown', onLeave);
      window.removeEventListener('blur', onLeave);
      onLeave();
    };
  }, []);
}

/**
 * Reads the words of a day. The reader of lines, with the library for dates, comes when a day is first asked for; until
 * then, and where it cannot be had, days in their plain forms are read.
 */

import { useSyncExternalStore } from 'react';
import { type DaySide, readPlainDay } from '../../../domain/calendar/plain-day.ts';
import type { LocalDate } from '../../../domain/calendar/local-date.ts';
import type { TypedMoment } from '../../../domain/composer/typed-moment.ts';

/** Reads a day, with the hour that may stand beside it. */
export type DayReader = (text: string, today: LocalDate, side: DaySide) => TypedMoment | undefined;

let reader: DayReader = plainReader;
let loading: Promise<void> | undefined;
const listeners = new Set<() => void>();

/** Asks for the whole reader; one that did not come is asked for again at the next field. */
export function loadDayReader(): void {
  loading ??= import('../../../domain/composer/typed-moment.ts').then(
    ({ readTypedMoment }) => {
      reader = (text, today, side) =>
        readTypedMoment(text, today, side) ?? plainReader(text, today, side);
      for (const listener of listeners) listener();
    },
    () => {
      loading = undefined;
    },
  );
}

/** The reader as it is now. */
export function useDayReader(): DayReader {
  return useSyncExternalStore(subscribe, current);
}

function plainReader(text: string, today: LocalDate, side: DaySide): TypedMoment | undefined {
  const day = readPlainDay(text, today, side);
  return day === undefined ? undefined : { day, time: undefined };
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function current(): DayReader {
  return reader;
}

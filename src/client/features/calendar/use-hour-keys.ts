/**
 * The keys of a week by the hour: arrows go by half hours and days, Home and End to the ends of the week, Page Up and Page
 * Down by a week, T to today. Enter opens what stands there, or plans at a half hour that is free. Alt and the arrows move
 * an entry. Focus follows the place, and comes back to it when what had it is gone.
 */

import {
  type KeyboardEvent,
  type MouseEvent,
  type RefObject,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { minuteOf, minutesPerDay, stepMinutes } from '../../../domain/calendar/hour-grid.ts';
import {
  entryAt,
  type HourDays,
  type HourPlace,
  placeAtKey,
} from '../../../domain/calendar/hour-keys.ts';
import { dateOf, type LocalDate } from '../../../domain/calendar/local-date.ts';
import type { CalendarEntry } from '../../../domain/calendar/calendar-entries.ts';
import { timeElsewhere } from '../../../domain/contact/time-elsewhere.ts';
import { preferences } from '../../model/preferences.ts';
import { useNow } from '../../model/use-carnet.ts';
import { isMovable, useCalendarActions } from './calendar-handlers.ts';
import { useFirstKey, useFocusInside } from './use-first-key.ts';
import type { MovingEntry } from './use-moving-entry.ts';

/** What stands at the place. */
const stop = '[data-place] button';
const earliest = 8 * 60;
const latest = 18 * 60;
const usual = 9 * 60;

interface HourKeysAsked {
  readonly grid: RefObject<HTMLElement | null>;
  readonly chosen: LocalDate;
  readonly days: HourDays;
  readonly zone: string;
  readonly moving: MovingEntry;
}

export function useHourKeys({ grid, chosen, days, zone, moving }: HourKeysAsked) {
  const now = useNow();
  const { chooseDay } = useCalendarActions();
  const [spot, setSpot] = useState<Omit<HourPlace, 'day'>>(() => ({ minute: openingSpot(now) }));
  const place: HourPlace = { day: chosen, ...spot };
  const wanted = useRef<string | undefined>(undefined);
  const hadFocus = useFocusInside(grid);
  const find = (selector: string): HTMLElement | null =>
    grid.current?.querySelector<HTMLElement>(selector) ?? null;

  useLayoutEffect(() => {
    const lost = hadFocus.current && document.activeElement === document.body;
    if (wanted.current === undefined && !lost) return;
    const next = find(wanted.current ?? stop) ?? find(stop);
    wanted.current = undefined;
    next?.focus({ preventScroll: true });
    if (!lost) next?.scrollIntoView({ block: 'nearest' });
  });

  const go = ({ day, ...next }: HourPlace, focused = stop): void => {
    wanted.current = focused;
    setSpot(next);
    if (day !== chosen) chooseDay(day);
  };
  const placeAfter = (key: string): HourPlace | undefined => {
    if (key.toLowerCase() === 't' && preferences.getState().letterShortcuts) {
      return { day: dateOf(now), minute: spot.minute };
    }
    return placeAtKey(key, place, days);
  };
  const moveBy = (key: string, target: HTMLElement): boolean => {
    const entry = entryUnder(target, days);
    if (entry === undefined || !isMovable(entry)) return false;
    const next = moving.step(entry, key);
    if (next !== undefined) {
      const to = placeOf(next, zone) ?? { day: next.day, minute: spot.minute };
      go(to, `[data-entry="${CSS.escape(next.key)}"]`);
    }
    return true;
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const { target, key } = event;
    if (event.defaultPrevented || event.ctrlKey || event.metaKey) return;
    if (!(target instanceof HTMLElement) || target.closest('[popover]') !== null) return;
    if (event.altKey) {
      if (!moveBy(key, target)) return;
    } else if (key === 'Escape' && moving.entry !== undefined) moving.cancel();
    else {
      const next = placeAfter(key);
      if (next === undefined) return;
      go(next);
    }
    event.preventDefault();
    event.stopPropagation();
  };
  useFirstKey((key) => {
    const next = key === 'Enter' ? place : placeAfter(key);
    if (next === undefined) return false;
    go(next);
    if (key === 'Enter') find(stop)?.click();
    return true;
  });
  return {
    place,
    current: entryAt(days, place),
    handlers: {
      onKeyDown,
      /** A press beside what stands there goes there; the next one plans. */
      onClick: (event: MouseEvent<HTMLElement>): void => {
        const pressed = placeUnder(event);
        if (pressed !== undefined) go(pressed);
      },
    },
  };
}

/** The half hour that has begun, in the hours in which people work; the morning otherwise. */
function openingSpot(now: string): number {
  const minute = minuteOf(now);
  return minute < earliest || minute >= latest ? usual : minute - (minute % stepMinutes);
}

function entryUnder(target: HTMLElement, days: HourDays): CalendarEntry | undefined {
  const key = target.closest<HTMLElement>('[data-entry]')?.dataset['entry'];
  return [...days.values()]
    .flatMap(({ timed, untimed }) => [...timed.map(({ entry }) => entry), ...untimed])
    .find((entry) => entry.key === key);
}

function placeOf(entry: CalendarEntry, zone: string): HourPlace | undefined {
  if (!('hour' in entry) || entry.hour === undefined) return undefined;
  const at = timeElsewhere(entry.at, entry.zone, zone);
  const minute = minuteOf(at);
  return { day: dateOf(at), minute: minute - (minute % stepMinutes), key: entry.key };
}

/** The half hour of a press that was on a column itself: not on what floats from it, nor on a button. */
function placeUnder(event: MouseEvent<HTMLElement>): HourPlace | undefined {
  const { target } = event;
  if (!(target instanceof Element) || target.closest('button, a, [popover]') !== null)
    return undefined;
  const column = target.closest<HTMLElement>('[data-day]');
  const day = column?.dataset['day'];
  if (column === null || day === undefined) return undefined;
  return { day, minute: minuteUnder(column, event.clientY) };
}

/** The half hour at a height of a column. */
export function minuteUnder(column: HTMLElement, clientY: number): number {
  const { top, height } = column.getBoundingClientRect();
  const share = height === 0 ? 0 : (clientY - top) / height;
  const minute = Math.floor((share * minutesPerDay) / stepMinutes) * stepMinutes;
  return Math.min(minutesPerDay - stepMinutes, Math.max(0, minute));
}

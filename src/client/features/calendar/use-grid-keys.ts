/**
 * The keys of the grid, and where its focus is: arrows choose a day, Home and End the ends of its week, Page Up and
 * Page Down the same day of another month, T today, Enter opens the day.
 *
 * They are heard from the first one, while nothing has the focus: one need not press Tab first.
 *
 * When what had the focus goes away (a contact that was moved, a window that closed over it), the chosen day takes
 * it, so that the keyboard never starts again at the top of the page.
 */

import {
  type KeyboardEvent,
  type MouseEvent,
  type RefObject,
  useEffectEvent,
  useLayoutEffect,
  useRef,
} from 'react';
import { dayAtKey } from '../../../domain/calendar/day-keys.ts';
import type { LocalDate } from '../../../domain/calendar/local-date.ts';
import { preferences } from '../../model/preferences.ts';
import { useToday } from '../../model/use-carnet.ts';
import { useCalendarActions } from './calendar-handlers.ts';
import { useFirstKey, useFocusInside } from './use-first-key.ts';

export interface GridHandlers {
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  /** A press on a day, beside what stands on it, chooses it; two plan a contact. */
  readonly onClick: (event: MouseEvent<HTMLElement>) => void;
  readonly onDoubleClick: (event: MouseEvent<HTMLElement>) => void;
}

const dayCell = (day: LocalDate): string => `[data-day="${day}"]`;

/** The day that a key leads to, or nothing. */
function dayAfter(key: string, day: LocalDate, today: LocalDate): LocalDate | undefined {
  const isToday = key.toLowerCase() === 't' && preferences.getState().letterShortcuts;
  return isToday ? today : dayAtKey(key, day);
}

/** @param grid the element that holds the days, each with `data-day` */
export function useGridKeys(grid: RefObject<HTMLElement | null>, chosen: LocalDate): GridHandlers {
  const today = useToday();
  const { chooseDay, openDay, openPlan } = useCalendarActions();
  const wantsFocus = useRef(false);
  const hadFocus = useFocusInside(grid);

  const show = useEffectEvent((): void => {
    const week = grid.current?.querySelector(dayCell(chosen))?.closest('[role="rowgroup"]');
    week?.scrollIntoView({ block: 'nearest' });
  });
  // The week of the day is in view when the month is opened.
  useLayoutEffect(() => show(), []);

  useLayoutEffect(() => {
    const lost = hadFocus.current && document.activeElement === document.body;
    if (!wantsFocus.current && !lost) return;
    wantsFocus.current = false;
    const cell = grid.current?.querySelector<HTMLElement>(dayCell(chosen));
    cell?.focus({ preventScroll: lost });
  });

  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (!(event.target instanceof HTMLElement) || event.target.closest('[popover]') !== null)
      return;
    const onDay = event.target.dataset['day'] !== undefined;
    const next = dayAfter(event.key, chosen, today);
    if (next !== undefined) {
      wantsFocus.current = true;
      // Already there: nothing renders, so the focus is given here.
      if (next === chosen) event.target.closest<HTMLElement>('[data-day]')?.focus();
      else chooseDay(next);
    } else if (onDay && (event.key === 'Enter' || event.key === ' ')) openDay(chosen);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  useFirstKey((key) => {
    const next = dayAfter(key, chosen, today);
    if (next === undefined && key !== 'Enter') return false;
    if (next === undefined) openDay(chosen);
    else if (next === chosen) grid.current?.querySelector<HTMLElement>(dayCell(chosen))?.focus();
    else {
      wantsFocus.current = true;
      chooseDay(next);
    }
    return true;
  });
  const withDay =
    (act: (day: LocalDate) => void) =>
    (event: MouseEvent<HTMLElement>): void => {
      const day = dayUnder(event.target);
      if (day !== undefined) act(day);
    };
  return {
    onKeyDown,
    onClick: withDay(chooseDay),
    onDoubleClick: withDay((day) => openPlan({ day })),
  };
}

/** The day of a press that was on the day itself: not on what floats from it, nor on a button. */
function dayUnder(target: EventTarget): LocalDate | undefined {
  if (!(target instanceof Element) || target.closest('button, a, [popover]') !== null)
    return undefined;
  return target.closest<HTMLElement>('[data-day]')?.dataset['day'];
}

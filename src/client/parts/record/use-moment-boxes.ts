/**
 * The day and the hour of a moment, which are typed in two boxes. What is typed for the hour stays while its day is emptied to type
 * another one. In a record that is still to be made, words that nobody can read as an hour stand in the place of it: the moment is
 * refused with them, and no other hour is stored (F305).
 */

import { useState } from 'react';
import { parseLocalDate } from '../../../domain/calendar/local-date.ts';
import { isClock } from '../../../domain/calendar/plain-day.ts';

const dayLength = 'YYYY-MM-DD'.length;

interface MomentBoxes {
  readonly day: string;
  /** As it stands in the moment. */
  readonly hour: string;
  readonly takeDay: (day: string) => void;
  readonly takeHour: (hour: string) => void;
}

/**
 * @param at empty while there is no day
 * @param noHour what is stored for an hour that nobody says
 */
export function useMomentBoxes(
  at: string,
  noHour: string,
  set: (at: string | undefined) => void,
): MomentBoxes {
  const [held, setHeld] = useState('');
  const day = at.slice(0, dayLength);
  const hour = at === '' ? held : at.slice(dayLength + 1);
  const take = (nextDay: string, nextHour: string): void => {
    setHeld(nextHour);
    set(nextDay === '' ? undefined : `${nextDay}T${nextHour === '' ? noHour : nextHour}`);
  };
  return { day, hour, takeDay: (next) => take(next, hour), takeHour: (next) => take(day, next) };
}

/** Whether of a moment only the hour cannot be read: its box says what to do about it. */
export function isHourUnread(at: unknown): boolean {
  if (typeof at !== 'string' || parseLocalDate(at.slice(0, dayLength)) === undefined) return false;
  return !isClock(at.slice(dayLength + 1));
}

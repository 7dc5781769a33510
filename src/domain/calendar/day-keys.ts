/** The day that a key leads to in a month or week of days: one for every grid of days. */

import { addDays, addMonths, type LocalDate, weekday } from './local-date.ts';
import { daysPerWeek } from './weeks.ts';

/** Arrows move by a day and a week, Home and End to the ends of the week, Page Up and Page Down by a month. */
export function dayAtKey(key: string, day: LocalDate): LocalDate | undefined {
  switch (key) {
    case 'ArrowRight':
      return addDays(day, 1);
    case 'ArrowLeft':
      return addDays(day, -1);
    case 'ArrowDown':
      return addDays(day, daysPerWeek);
    case 'ArrowUp':
      return addDays(day, -daysPerWeek);
    case 'Home':
      return addDays(day, 1 - weekday(day));
    case 'End':
      return addDays(day, daysPerWeek - weekday(day));
    case 'PageDown':
      return addMonths(day, 1);
    case 'PageUp':
      return addMonths(day, -1);
    default:
      return undefined;
  }
}

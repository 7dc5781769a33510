/** Days that are one press away: tomorrow, the next Monday, a week from today. */

import { addDays, type LocalDate, weekday } from '../../../domain/calendar/local-date.ts';

export interface NearDay {
  readonly id: 'tomorrow' | 'monday' | 'week';
  readonly day: LocalDate;
}

const daysPerWeek = 7;

/** The near days after today, each once. */
export function nearDays(today: LocalDate): readonly NearDay[] {
  const days = [
    { id: 'tomorrow', day: addDays(today, 1) },
    { id: 'monday', day: addDays(today, daysPerWeek + 1 - weekday(today)) },
    { id: 'week', day: addDays(today, daysPerWeek) },
  ] as const;
  return days.filter(({ day }, index) => days.findIndex((other) => other.day === day) === index);
}

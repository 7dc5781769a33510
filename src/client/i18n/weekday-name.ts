/** The name of a day of the week, as the head of its column. */

import type { Language } from '../../domain/entity/field.ts';
import { dayNumber, type LocalDate } from '../../domain/calendar/local-date.ts';
import { localeOf } from './language.ts';

const dayMs = 86_400_000;

/** `lundi` / `Monday`, or `lun.` / `Mon`. */
export function weekdayName(language: Language, day: LocalDate, length: 'long' | 'short'): string {
  const options = { weekday: length, timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(localeOf[language], options).format(dayNumber(day) * dayMs);
}

/** Days of records on which something is said to have taken place, as alerts and reports count them (`day-in-time.ts`). */

import { dayInTime } from '../calendar/day-in-time.ts';
import type { LocalDate } from '../calendar/local-date.ts';
import { type AnyRecord, type Issue, stampOf } from './record.ts';

/**
 * The day that counts: no later than the one on which somebody said so.
 *
 * @param fields those that say it: the one that was written last tells when
 */
export function happenedOn<Day extends LocalDate | undefined>(
  record: Pick<AnyRecord, 'stamps' | 'writers' | 'created' | 'changed'>,
  day: Day,
  fields: readonly string[],
): Day {
  if (day === undefined) return day;
  return dayInTime(day, Math.max(...fields.map((field) => stampOf(record, field).at))) as Day;
}

/** The days of an issue that count. */
export function issueDays(issue: Issue): Pick<Issue['values'], 'openedOn' | 'resolvedOn'> {
  const { openedOn, resolvedOn } = issue.values;
  return {
    openedOn: happenedOn(issue, openedOn, ['openedOn']),
    resolvedOn: happenedOn(issue, resolvedOn, ['resolvedOn']),
  };
}

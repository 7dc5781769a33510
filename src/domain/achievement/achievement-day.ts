/** The day of an achievement, as figures and reports count it (`day-in-time.ts`). */

import type { LocalDate } from '../calendar/local-date.ts';
import { happenedOn } from '../operation/happened-on.ts';
import type { RecordOf } from '../operation/record.ts';

/** The day of an achievement that counts. */
export function achievementDay(achievement: RecordOf<'achievement'>): LocalDate {
  return happenedOn(achievement, achievement.values.on, ['on']);
}

/** The same moment on another clock: a call at 11:00 in Paris is at 10:00 in London. */

import { type LocalDateTime, localDateTimeIn } from '../calendar/local-date.ts';
import { instantOf } from '../calendar/zoned-time.ts';

/** The local time in `toZone` when it is `at` in `fromZone`. */
export function timeElsewhere(at: LocalDateTime, fromZone: string, toZone: string): LocalDateTime {
  return localDateTimeIn(instantOf(at, fromZone), toZone);
}

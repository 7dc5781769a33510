/** The day on which an action was done, as reports count it (`day-in-time.ts`). */

import type { LocalDate } from '../calendar/local-date.ts';
import { happenedOn } from '../operation/happened-on.ts';
import type { Action } from '../operation/record.ts';

/** The day on which an action was done that counts. */
export function doneDay(action: Action): LocalDate | undefined {
  return happenedOn(action, action.values.doneOn, ['doneOn', 'state']);
}

/**
 * What happens to an action in one press: done, reopened, dropped, put off. The first date promised is kept, so that
 * a date that slips can be seen.
 */

import { type Command, setFields } from '../command/command.ts';
import type { Action } from '../operation/record.ts';

/** Done today. */
export function completeAction(id: string): Command {
  return (context) => setFields(id, { state: 'done', doneOn: context.today })(context);
}

/** Open again, whether it was done or dropped. */
export function reopenAction(id: string): Command {
  return setFields(id, { state: 'open', doneOn: undefined });
}

/** No longer to be done. */
export function dropAction(id: string): Command {
  return setFields(id, { state: 'dropped', doneOn: undefined });
}

/** Due on another day; nothing means on no day. */
export function putOffAction(action: Action, due: string | undefined): Command {
  const first = action.values.originalDue ?? action.values.due;
  return setFields(action.id, {
    due,
    ...(first === undefined || first === due ? {} : { originalDue: first }),
  });
}

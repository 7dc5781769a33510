/** How an issue ends, and comes back: the day is that of the change. */

import { type Command, setFields } from '../command/command.ts';
import { isOpenIssue, type IssueState } from './issue.ts';

/** Puts an issue in another state; the day it was settled follows. */
export function moveIssue(id: string, state: IssueState): Command {
  return (context) =>
    setFields(id, {
      state,
      resolvedOn: isOpenIssue(state) ? undefined : context.today,
    })(context);
}

/** Resolved today. */
export function resolveIssue(id: string): Command {
  return moveIssue(id, 'resolved');
}

/** Open again. */
export function reopenIssue(id: string): Command {
  return moveIssue(id, 'open');
}

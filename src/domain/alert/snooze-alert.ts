/**
 * Somebody puts an alert off, until the end of a day and for a reason, or takes it up again. It is kept with the
 * SME or organisation, or with the programme for an alert about the programme, so that everyone sees the same list.
 */

import { addDays, type LocalDate } from '../calendar/local-date.ts';
import { type Command, type CommandContext, setFields } from '../command/command.ts';
import { lineLengthMax } from '../entity/field.ts';
import type { FieldError } from '../entity/validate.ts';
import { recordAs } from '../operation/record.ts';
import type { Snooze } from '../programme/programme.ts';
import { fail } from '../../std/result.ts';
import type { Alert, AlertId } from './alert.ts';
import { holdDaysMax } from './hold.ts';

/** Until when, and why. */
export interface Hold {
  readonly until: LocalDate;
  readonly reason: string;
}

/** What does not fit in such a statement; nothing when all is well. */
export function holdErrors({ until, reason }: Hold, today: LocalDate): readonly FieldError[] {
  const errors: FieldError[] = [];
  const length = reason.trim().length;
  if (length === 0) errors.push({ field: 'reason', reason: 'required' });
  if (length > lineLengthMax) {
    errors.push({ field: 'reason', reason: 'tooLong', max: lineLengthMax });
  }
  if (until === '') errors.push({ field: 'until', reason: 'required' });
  else if (until < today || until > addDays(today, holdDaysMax)) {
    errors.push({ field: 'until', reason: 'invalid' });
  }
  return errors;
}

/** Puts an alert of an SME, an organisation or the programme off. */
export function snoozeAlert(
  recordId: string,
  { id, level }: Pick<Alert, 'id' | 'level'>,
  hold: Hold,
): Command {
  return (context) => {
    const errors = holdErrors(hold, context.today);
    if (errors.length > 0) return fail({ kind: 'invalid', errors });
    const snooze: Snooze = { until: hold.until, reason: hold.reason.trim(), level };
    return changed(context, recordId, (snoozed) => ({ ...snoozed, [id]: snooze }));
  };
}

/** Takes an alert up again before its day. */
export function unsnoozeAlert(recordId: string, id: AlertId): Command {
  return (context) =>
    changed(context, recordId, (snoozed) =>
      Object.fromEntries(Object.entries(snoozed).filter(([other]) => other !== id)),
    );
}

type Snoozes = Readonly<Record<string, Snooze>>;

function changed(
  context: CommandContext,
  recordId: string,
  change: (snoozed: Snoozes) => Snoozes,
): ReturnType<Command> {
  const found = context.record(recordId);
  const record =
    recordAs(found, 'sme') ?? recordAs(found, 'organisation') ?? recordAs(found, 'programme');
  if (record === undefined) return fail({ kind: 'gone', record: recordId });
  return setFields(recordId, { snoozed: change(record.values.snoozed ?? {}) })(context);
}

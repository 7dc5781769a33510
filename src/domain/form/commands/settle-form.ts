/**
 * Completing, agreeing and reopening a form, and setting one of two drafts aside. Completing and agreeing freeze the outcome, as it stands when the command has its
 * turn; lists, alerts and guards read that. A form whose place is taken is marked as replaced in the same group.
 */

import { type Command, type CommandContext, setFields, together } from '../../command/command.ts';
import { type AnyRecord, recordAs } from '../../operation/record.ts';
import { fail } from '../../../std/result.ts';
import type { Json } from '../../../std/json.ts';
import type { FormContext } from '../context.ts';
import { agreedByField, agreedOnField, frozenField, letterSentField } from '../fields.ts';
import { minutesMax } from '../form.ts';
import { outcomeOf } from '../freeze-outcome.ts';
import { formView } from '../form-view.ts';
import { answerPrints, type Outcome } from '../outcome.ts';
import type { Template } from '../template.ts';
import type { FormView } from '../view.ts';

export interface Settlement {
  readonly template: Template;
  /** What the form is seen against; its date is that of the record. */
  readonly context: Omit<FormContext, 'onDate'>;
  /** Time spent on it since it was last settled, in whole minutes: what was counted before stays. */
  readonly minutes?: number | undefined;
}

/** The sides that agree a plan. */
export const agreeingSides = ['sme', 'accountManager'] as const;
export type AgreeingSide = (typeof agreeingSides)[number];

/** Completes a form: nothing required is missing, and the outcome is frozen. */
export function completeForm(formId: string, settlement: Settlement): Command {
  return settle(formId, settlement, 'complete', {});
}

/** Agrees a form: as completing it, with who agreed and on which day. */
export function agreeForm(
  formId: string,
  settlement: Settlement,
  by: readonly AgreeingSide[],
): Command {
  if (by.length === 0) {
    return () => fail({ kind: 'invalid', errors: [{ field: agreedByField, reason: 'required' }] });
  }
  return (context) =>
    settle(formId, settlement, 'agreed', {
      [agreedByField]: by,
      [agreedOnField]: context.today,
    })(context);
}

function settle(
  formId: string,
  { template, context: seenAgainst, minutes = 0 }: Settlement,
  state: 'complete' | 'agreed',
  more: Readonly<Record<string, Json>>,
): Command {
  return (context) => {
    const record = openForm(context, formId);
    if (record === undefined) return fail({ kind: 'gone', record: formId });
    const before = recordAs(record, 'form')?.values;
    const onDate = before?.onDate ?? context.today;
    const spent = Math.min((before?.minutes ?? 0) + minutes, minutesMax);
    const view = formView(template, record.values, { ...seenAgainst, onDate });
    const missing = missingIn(view);
    if (missing.length > 0) {
      const errors = missing.map((field) => ({ field, reason: 'required' }) as const);
      return fail({ kind: 'invalid', errors });
    }
    const outcome: Outcome = outcomeOf(view, record.values);
    const frozen = { outcome, [frozenField]: answerPrints(record.values) };
    return together([
      setFields(formId, { state, ...frozen, ...more, ...(minutes > 0 ? { minutes: spent } : {}) }),
      ...supersede(context, record, state),
    ])(context);
  };
}

/** The fields that keep a form from being completed. */
function missingIn(view: FormView): readonly string[] {
  const { requiredMissing } = view.counts;
  const items = view.sections.flatMap(({ items: all }) => all);
  const fields = requiredMissing.map(
    (key) => items.find((item) => item.key === key)?.field ?? `value.${key}`,
  );
  const reasons = view.result.kind === 'plan' ? view.result.reasonMissing : [];
  return [...fields, ...reasons.map((id) => `text.section.${id}`)];
}

function openForm(context: CommandContext, formId: string): AnyRecord | undefined {
  const record = context.record(formId);
  return record?.entity === 'form' && record.deleted === undefined ? record : undefined;
}

/** The older version gives way once the new one is as firm: an agreed one only to an agreed one. */
function supersede(
  context: CommandContext,
  record: AnyRecord,
  state: 'complete' | 'agreed',
): readonly Command[] {
  const olderId = recordAs(record, 'form')?.values.replaces;
  const older = olderId === undefined ? undefined : recordAs(context.record(olderId), 'form');
  if (older === undefined || older.deleted !== undefined) return [];
  const givesWay = older.values.state === 'complete' || state === 'agreed';
  return givesWay && older.values.state !== 'replaced'
    ? [setFields(older.id, { state: 'replaced' })]
    : [];
}

/** Opens a form again for changes, with a reason that its history keeps; what was frozen no longer holds. */
export function reopenForm(formId: string, reason: string): Command {
  if (reason.trim() === '') {
    return () => fail({ kind: 'invalid', errors: [{ field: 'state', reason: 'required' }] });
  }
  return setFields(
    formId,
    {
      state: 'draft',
      outcome: undefined,
      [frozenField]: undefined,
      [agreedByField]: undefined,
      [agreedOnField]: undefined,
    },
    reason.trim(),
  );
}

/** Says that the letter after a review was sent today, or that it was not. */
export function setLetterSent(formId: string, sent: boolean): Command {
  return (context) =>
    setFields(formId, { [letterSentField]: sent ? context.today : undefined })(context);
}

/**
 * Ends the side by side of two drafts: what was accepted of the other goes into the base, and the other is marked as
 * replaced. It stays readable and can be taken up again; nothing is deleted.
 */
export function mergeDrafts(
  baseId: string,
  otherId: string,
  accepted: Readonly<Record<string, Json | undefined>>,
): Command {
  return together([setFields(baseId, accepted), setFields(otherId, { state: 'replaced' })]);
}

/** How a form that has an outcome stands. */
export function settledState(values: Readonly<Record<string, unknown>>): 'complete' | 'agreed' {
  return values[agreedOnField] === undefined ? 'complete' : 'agreed';
}

/**
 * Takes a form up again that was set aside: as the draft that it was, or as settled as it was. Two people who each chose the
 * draft of the other left none that goes on.
 */
export function reinstateForm(formId: string): Command {
  return (context) => {
    const record = openForm(context, formId);
    if (record === undefined) return fail({ kind: 'gone', record: formId });
    const isDraft = record.values['outcome'] === undefined;
    const state = isDraft ? 'draft' : settledState(record.values);
    return setFields(formId, { state })(context);
  };
}

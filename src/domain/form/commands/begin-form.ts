/** Beginning a form: a draft that names its template for ever, or the next version of one that was agreed. */

import { type Command, createRecord, setFields } from '../../command/command.ts';
import type { Values } from '../../entity/registry.ts';
import { type AnyRecord, recordAs } from '../../operation/record.ts';
import { fail } from '../../../std/result.ts';
import type { Json } from '../../../std/json.ts';
import { isFamilyField, movedFrom, movedFromField, ofSettlement } from '../fields.ts';
import { templateName } from '../template-name.ts';
import type { FillingMode } from '../filling-mode.ts';

type FormRecordValues = Values<'form'>;

export interface NewForm {
  /** The record it is about: an SME, or the programme. */
  readonly home: string;
  readonly templateId: string;
  readonly filledBy: FillingMode;
  /** Today where it is not said. */
  readonly onDate?: string | undefined;
  readonly market?: FormRecordValues['market'];
  /** The contact at which it is filled in. */
  readonly contactId?: string | undefined;
  /** Answers to begin with: the market of a plan, what a review carries over. */
  readonly answers?: Readonly<Record<`${string}.${string}`, Json | undefined>> | undefined;
}

/** Begins a draft; `id` where the caller wants to open it at once. */
export function beginForm(form: NewForm, id?: string): Command {
  return (context) => {
    const { home, templateId, filledBy, onDate, market, contactId, answers } = form;
    const values: FormRecordValues = {
      ...answers,
      templateId,
      state: 'draft',
      filledBy,
      onDate: onDate ?? context.today,
      market,
      contactId,
    };
    return createRecord('form', home, values, id)(context);
  };
}

/**
 * Begins the next version of a form: a draft with the same template and answers, those that came after the agreement
 * included. The older one stands until the new one is completed or agreed in its turn.
 */
export function replaceForm(formId: string, id?: string): Command {
  return (context) => {
    const record = context.record(formId);
    const older = recordAs(record, 'form');
    if (record === undefined || older === undefined || older.deleted !== undefined) {
      return fail({ kind: 'gone', record: formId });
    }
    const { templateId, title, filledBy, market } = older.values;
    const values: FormRecordValues = {
      ...answersIn(record),
      templateId,
      title,
      filledBy,
      market,
      state: 'draft',
      onDate: context.today,
      replaces: formId,
    };
    return createRecord('form', older.home, values, id)(context);
  };
}

/**
 * Moves a draft over to another version of its template. Every field stays as it is: what the new version does not ask is still
 * read by the template that it was answered under.
 */
export function moveForm(formId: string, templateId: string): Command {
  return (context) => {
    const record = context.record(formId);
    const form = recordAs(record, 'form');
    if (record === undefined || form?.values.state !== 'draft' || form.deleted !== undefined) {
      return fail({ kind: 'gone', record: formId });
    }
    const before = form.values.templateId;
    if (templateName(before) !== templateName(templateId)) {
      return fail({ kind: 'invalid', errors: [{ field: 'templateId', reason: 'invalid' }] });
    }
    if (before === templateId) return setFields(formId, {})(context);
    const former = [...new Set([...movedFrom(record.values), before])];
    return setFields(formId, { templateId, [movedFromField]: former })(context);
  };
}

/** Answers, notes and evidence of a form, without what its agreement left. */
function answersIn({ values }: AnyRecord): Readonly<Record<`${string}.${string}`, Json>> {
  return Object.fromEntries(
    Object.entries(values).filter(([field]) => isFamilyField(field) && !ofSettlement.has(field)),
  );
}

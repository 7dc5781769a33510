/** Planning a contact on a day, and moving a planned one to another: its hour stays what was agreed. */

import { type Command, createRecord, setFields } from '../command/command.ts';
import type { ContactKind, ContactMode } from '../contact/contact.ts';
import type { FieldError } from '../entity/validate.ts';
import { recordAs } from '../operation/record.ts';
import { fail } from '../../std/result.ts';
import { parseLocalDate, parseLocalDateTime } from './local-date.ts';

export interface ContactPlan {
  /** Empty while none is chosen. */
  readonly smeId: string;
  /** `YYYY-MM-DD`, or what was typed of it. */
  readonly day: string;
  /** `HH:mm`; empty when the hour is still open. */
  readonly hour: string;
  readonly kind: ContactKind;
  readonly mode: ContactMode;
}

/** Midnight stands for an hour that is still open. */
const openHour = '00:00';

/** Adds the planned contact, in which the writer takes part; an SME or day that is missing is refused at its field. */
export function planContact({ smeId, day, hour, kind, mode }: ContactPlan): Command {
  return (context) => {
    const at = `${day}T${hour === '' ? openHour : hour}`;
    const errors: FieldError[] = [];
    if (smeId === '') errors.push({ field: 'smeId', reason: 'required' });
    if (day === '') errors.push({ field: 'day', reason: 'required' });
    else if (parseLocalDateTime(at) === undefined) errors.push({ field: 'day', reason: 'invalid' });
    if (errors.length > 0) return fail({ kind: 'invalid', errors });
    const sme = recordAs(context.record(smeId), 'sme');
    if (sme === undefined || sme.deleted !== undefined)
      return fail({ kind: 'gone', record: smeId });
    return createRecord('contact', smeId, {
      at,
      zone: context.zone,
      kind,
      mode,
      direction: 'outbound',
      state: 'planned',
      memberIds: [context.by],
    })(context);
  };
}

/** Puts a contact on another day, at the same hour of the same clock. */
export function putContactOn(id: string, day: string): Command {
  return (context) => {
    const contact = recordAs(context.record(id), 'contact');
    if (contact === undefined) return fail({ kind: 'gone', record: id });
    if (parseLocalDate(day) === undefined) {
      return fail({ kind: 'invalid', errors: [{ field: 'day', reason: 'invalid' }] });
    }
    return setFields(id, { at: `${day}${contact.values.at.slice(10)}` })(context);
  };
}

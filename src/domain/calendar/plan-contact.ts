/** Planning a contact on a day, and moving a planned one to another: its hour stays what was agreed. */

import { type Command, createRecord, setFields } from '../command/command.ts';
import type { ContactKind, ContactMode } from '../contact/contact.ts';
import type { Text2 } from '../entity/field.ts';
import type { Values } from '../entity/registry.ts';
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
  /** Members who take part; the writer alone where nobody says. */
  readonly memberIds?: readonly string[] | undefined;
  /** People of the SME who are expected. */
  readonly personIds?: readonly string[] | undefined;
  readonly minutes?: number | undefined;
  readonly agenda?: Text2 | undefined;
}

/** Midnight stands for an hour that is still open. */
const openHour = '00:00';

/** How long a contact of a kind usually takes, in minutes. */
export function usualMinutes(kind: ContactKind): number {
  return longKinds.has(kind) ? longMinutes : shortMinutes;
}

const shortMinutes = 30;
const longMinutes = 60;
const longKinds: ReadonlySet<ContactKind> = new Set([
  'monthlyReview',
  'screening',
  'induction',
  'technicalSupport',
  'projectMeeting',
  'technicalMeeting',
  'padMeeting',
  'event',
]);

/** Adds the planned contact; an SME, a day or an hour that is missing or cannot be read is refused at its field. */
export function planContact(plan: ContactPlan, id?: string): Command {
  const { smeId, day, hour, kind, mode, memberIds, personIds = [], minutes, agenda } = plan;
  return (context) => {
    const at = `${day}T${hour === '' ? openHour : hour}`;
    const errors: FieldError[] = [];
    if (smeId === '') errors.push({ field: 'smeId', reason: 'required' });
    if (day === '') errors.push({ field: 'day', reason: 'required' });
    else if (parseLocalDateTime(at) === undefined) {
      const field = parseLocalDate(day) === undefined ? 'day' : 'hour';
      errors.push({ field, reason: 'invalid' });
    }
    if (errors.length > 0) return fail({ kind: 'invalid', errors });
    const sme = recordAs(context.record(smeId), 'sme');
    if (sme === undefined || sme.deleted !== undefined)
      return fail({ kind: 'gone', record: smeId });
    const values: Values<'contact'> = {
      at,
      zone: context.zone,
      kind,
      mode,
      direction: 'outbound',
      state: 'planned',
      memberIds: memberIds ?? [context.by],
      minutes,
      agenda,
      ...(personIds.length === 0
        ? {}
        : { people: Object.fromEntries(personIds.map((id) => [id, 'present' as const])) }),
    };
    return createRecord('contact', smeId, values, id)(context);
  };
}

/** Puts a contact on another day of the same clock, at the same hour or at `time`, `HH:mm`. */
export function putContactOn(id: string, day: string, time?: string): Command {
  return (context) => {
    const contact = recordAs(context.record(id), 'contact');
    if (contact === undefined) return fail({ kind: 'gone', record: id });
    const at = `${day}T${time ?? contact.values.at.slice(11)}`;
    if (parseLocalDateTime(at) === undefined) {
      return fail({ kind: 'invalid', errors: [{ field: 'day', reason: 'invalid' }] });
    }
    return setFields(id, { at })(context);
  };
}

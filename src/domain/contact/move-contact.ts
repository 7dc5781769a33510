/**
 * Moving a contact that was logged on the wrong sheet. A record never changes its home, so the contact is copied to
 * the other sheet, where it says what it was, and the original goes to the trash: one group, one undo.
 *
 * People of the one SME mean nothing on the other, so attendance stays behind; so do the actions.
 */

import { type Command, createRecord, deleteRecord, together } from '../command/command.ts';
import { type AnyRecord, recordAs, writerOf } from '../operation/record.ts';
import { alikeJson, type Json } from '../../std/json.ts';
import { fail } from '../../std/result.ts';

/** Moves the contact to the sheet of another SME. */
export function moveContact(contactId: string, toSmeId: string): Command {
  return (context) => {
    const contact = recordAs(context.record(contactId), 'contact');
    if (contact === undefined || contact.deleted !== undefined) {
      return fail({ kind: 'gone', record: contactId });
    }
    const target = recordAs(context.record(toSmeId), 'sme');
    if (target === undefined || target.deleted !== undefined) {
      return fail({ kind: 'gone', record: toSmeId });
    }
    if (contact.home === toSmeId) return together([])(context);
    const values = { ...contact.values, people: undefined, movedFrom: contactId };
    return together([createRecord('contact', toSmeId, values), deleteRecord(contactId)])(context);
  };
}

/**
 * What was changed in a contact while somebody else moved it, for where it was moved to. Nothing where a field of it was
 * changed there as well: then neither may take the place of the other.
 */
export function changesToCarry(contact: AnyRecord, copy: AnyRecord): Changes | undefined {
  const changed = Object.entries(contact.values).filter(
    ([name, value]) => name !== 'people' && !alikeJson(value, copy.values[name]),
  );
  const isUntouched = changed.every(([name]) => writerOf(copy, name) === copy.id);
  return isUntouched ? Object.fromEntries(changed) : undefined;
}

type Changes = Readonly<Record<string, Json>>;

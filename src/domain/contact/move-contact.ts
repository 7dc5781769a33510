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
import { valuesWithIds } from '../sme/merge-smes.ts';

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
 * What was changed in a record while somebody else moved it, for where it was moved to. Nothing where a field of it was
 * changed there as well: then neither may take the place of the other.
 *
 * @param ids what was moved with it: from each id to that of its copy
 */
export function changesToCarry(
  record: AnyRecord,
  copy: AnyRecord,
  ids: ReadonlyMap<string, string> = new Map(),
): Changes | undefined {
  // People of the one SME mean nothing on the other, unless the whole sheet went there.
  const isLeft = (name: string): boolean =>
    name === 'movedFrom' || (name === 'people' && ids.size === 0);
  const asMade = (name: string): boolean => writerOf(copy, name) === copy.id;
  const values = valuesWithIds(record.values as JsonMap, ids);
  const changed = Object.entries(values).filter(
    ([name, value]) => !isLeft(name) && !alikeJson(value, copy.values[name]),
  );
  if (!changed.every(([name]) => asMade(name))) return undefined;
  const emptied = Object.keys(copy.values).filter(
    (name) => !isLeft(name) && !Object.hasOwn(values, name) && asMade(name),
  );
  return Object.fromEntries([
    ...changed,
    ...emptied.map((name): [string, undefined] => [name, undefined]),
  ]);
}

type JsonMap = { readonly [key: string]: Json };
type Changes = Readonly<Record<string, Json | undefined>>;

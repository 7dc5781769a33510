/**
 * Moving a contact that was logged on the wrong sheet. A record never changes its home, so the contact is copied to
 * the other sheet, where it says what it was, and the original goes to the trash: one group, one undo.
 *
 * People of the one SME mean nothing on the other, so attendance stays behind; so do the actions.
 */

import {
  type Command,
  createRecord,
  deleteRecord,
  setFields,
  together,
} from '../command/command.ts';
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

export interface MoveSeen {
  /** What was moved with it: from each id to that of its copy. */
  readonly ids: ReadonlyMap<string, string>;
  /** The values with which the copy was made, where they are known. */
  readonly made?: Readonly<Record<string, Json>> | undefined;
}

interface Carried {
  /** For where it was moved to. */
  readonly changes: Readonly<Record<string, Json | undefined>>;
  /** Those of them that were changed there as well. */
  readonly both: readonly string[];
}

/** What was changed in a record while somebody else moved it. What an undo put back there counts as it was made. */
export function changesToCarry(
  record: AnyRecord,
  copy: AnyRecord,
  { ids, made }: MoveSeen,
): Carried {
  // People of the one SME mean nothing on the other, unless the whole sheet went there.
  const isLeft = (name: string): boolean =>
    name === 'movedFrom' || (name === 'people' && ids.size === 0);
  const values: Values = valuesWithIds(record.values as JsonMap, ids);
  const there: Values = copy.values;
  const names = new Set([...Object.keys(values), ...Object.keys({ ...there, ...made })]);
  const changed = [...names].filter(
    (name) =>
      !isLeft(name) &&
      !alikeJson(values[name], asMade(copy, name, made)) &&
      !alikeJson(values[name], there[name]),
  );
  return {
    changes: Object.fromEntries(changed.map((name) => [name, values[name]])),
    both: changed.filter((name) => !alikeJson(there[name], asMade(copy, name, made))),
  };
}

/**
 * Takes what was changed in a record to where somebody else moved it, as if it had been typed there before anybody else did:
 * what was changed there as well meets it as any two changes meet, and both are kept.
 */
export function carryChanges(recordId: string, copyId: string, seen: MoveSeen): Command {
  return (context) => {
    const [record, copy] = [context.record(recordId), context.record(copyId)];
    if (record === undefined) return fail({ kind: 'gone', record: recordId });
    if (copy === undefined) return fail({ kind: 'gone', record: copyId });
    const { changes, both } = changesToCarry(record, copy, seen);
    const asSeen = both.reduce((known, name) => withMade(known, name, seen.made), copy);
    return setFields(
      copyId,
      changes,
    )({ ...context, record: (id) => (id === copyId ? asSeen : context.record(id)) });
  };
}

/** A field of the copy as it was made, where that is known. */
function asMade(copy: AnyRecord, name: string, made: MoveSeen['made']): Json | undefined {
  if (made !== undefined) return made[name];
  return writerOf(copy, name) === copy.id ? copy.values[name] : undefined;
}

/** The copy with a field as nobody had changed it. */
function withMade(copy: AnyRecord, name: string, made: MoveSeen['made']): AnyRecord {
  const value = asMade(copy, name, made);
  const { [name]: _now, ...values } = copy.values;
  const { [name]: _writer, ...writers } = copy.writers ?? {};
  return { ...copy, writers, values: value === undefined ? values : { ...values, [name]: value } };
}

type Values = Readonly<Record<string, Json | undefined>>;
type JsonMap = { readonly [key: string]: Json };

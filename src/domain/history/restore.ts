/**
 * Taking one line of the history back: the field gets the value it had before, a record leaves the trash. It is a
 * change like any other, with a line of its own; nothing in the history is ever rewritten.
 *
 * Sets and maps get back only the elements that the line touched: what others added since stays. How a form stands is not
 * taken back here: it is settled and opened again on the form itself, with its checks and its reason.
 */

import { type Command, restoreRecord, setFields } from '../command/command.ts';
import { fieldOf } from '../entity/registry.ts';
import { ofSettlement } from '../form/fields.ts';
import type { FieldChange } from '../operation/operation.ts';
import type { AnyRecord } from '../operation/record.ts';
import { type Json, sameJson } from '../../std/json.ts';
import { fail } from '../../std/result.ts';
import type { HistoryLine } from './history.ts';

/** Whether taking the line back would change anything, and leave the record whole. */
export function canRestore(line: HistoryLine, record: AnyRecord | undefined): boolean {
  if (record === undefined) return false;
  const { event } = line;
  if (event.kind === 'deleted') return record.deleted?.operationId === line.operationId;
  if (event.kind !== 'field' || record.deleted !== undefined) return false;
  if (line.entity === 'form' && (event.field === 'state' || ofSettlement.has(event.field))) {
    return false;
  }
  const current = record.values[event.field];
  const before = valueBefore(current, event.change);
  if (before === undefined && fieldOf(line.entity, event.field)?.required === true) return false;
  return !sameJson(before, current);
}

/** The command that takes the line back; none for a line that only says that something came to be. */
export function restoreLine(line: HistoryLine): Command | undefined {
  const { event } = line;
  if (event.kind === 'deleted') return restoreRecord(line.record);
  if (event.kind !== 'field') return undefined;
  return (context) => {
    const record = context.record(line.record);
    if (record === undefined) return fail({ kind: 'gone', record: line.record });
    const before = valueBefore(record.values[event.field], event.change);
    return setFields(line.record, { [event.field]: before })(context);
  };
}

/** The value of the field without the change. */
function valueBefore(current: Json | undefined, change: FieldChange): Json | undefined {
  if (change.added !== undefined || change.removed !== undefined) {
    return setBefore(current, change);
  }
  if (change.put !== undefined || change.dropped !== undefined) return mapBefore(current, change);
  return change.before ?? undefined;
}

function setBefore(current: Json | undefined, change: FieldChange): Json | undefined {
  const { added = [], removed = [] } = change;
  const list = Array.isArray(current) ? (current as readonly Json[]) : [];
  const has = (items: readonly Json[], item: Json): boolean =>
    items.some((other) => sameJson(other, item));
  const kept = list.filter((item) => !has(added, item));
  const value = [...kept, ...removed.filter((item) => !has(kept, item))];
  return value.length === 0 ? undefined : value;
}

function mapBefore(current: Json | undefined, change: FieldChange): Json | undefined {
  const previous = change.previous ?? {};
  const value = new Map(
    current !== undefined &&
      current !== null &&
      typeof current === 'object' &&
      !Array.isArray(current)
      ? Object.entries(current as { readonly [key: string]: Json })
      : [],
  );
  for (const key of [...Object.keys(change.put ?? {}), ...(change.dropped ?? [])]) {
    const before = previous[key];
    if (before === undefined) value.delete(key);
    else value.set(key, before);
  }
  return value.size === 0 ? undefined : Object.fromEntries(value);
}

/**
 * Settles again what was settled and taken back: the same value, and the same versions. Only while all of them stand as
 * they did; what came since stays open, and who wrote on from one of them, or settled it, is not overruled.
 */

import { isAsGoodAs } from '../operation/as-good-as.ts';
import type { Author } from '../operation/author.ts';
import { deleteOperation, keepOperation } from '../operation/build.ts';
import type { Operation } from '../operation/operation.ts';
import { type AnyRecord, lastOf } from '../operation/record.ts';
import { versionsOf } from './open-conflict.ts';
import { settlementOf } from './settle-conflict.ts';

/** @param reopen what took the settlement back */
export function settledAgain(
  reopen: Operation,
  record: AnyRecord,
  author: Author,
): readonly Operation[] {
  const bases = [reopen.base, ...Object.values(reopen.fields).map(({ base }) => base)];
  const taken = author.taken?.get(reopen.operationId);
  const settlement = taken?.find(({ operationId }) => bases.includes(operationId));
  if (settlement === undefined || record.deleted !== undefined) return [];
  const fields = Object.keys(reopen.fields);
  if (fields.length === 0) return deletionAgain(reopen, settlement, record, author);
  return fields.flatMap((field) => fieldAgain(reopen, settlement, { record, field }, author));
}

/** Nothing is moved to the bin on which anybody wrote since. */
function deletionAgain(
  { operationId }: Operation,
  { kind }: Operation,
  record: AnyRecord,
  author: Author,
): readonly Operation[] {
  if (record.contested === undefined) return [];
  if (kind !== 'delete') return [keepOperation(author, record)];
  return lastOf(record) === operationId ? [deleteOperation(author, record)] : [];
}

function fieldAgain(
  reopen: Operation,
  settlement: Operation,
  { record, field }: { readonly record: AnyRecord; readonly field: string },
  author: Author,
): readonly Operation[] {
  const change = settlement.fields[field];
  if (change === undefined) return [];
  // The one that led stands by what took the settlement back.
  const wanted = [reopen.operationId, ...(change.settled ?? [])];
  const looked = versionsOf(record, field).filter(({ operationId }) =>
    wanted.some((id) => isAsGoodAs(operationId, id, field, author)),
  );
  if (looked.length !== wanted.length) return [];
  // Of lists and maps, a change tells only what differs.
  const value = 'value' in change ? change.value : reopen.fields[field]?.before;
  const again = settlementOf(author, { record, field, value: value ?? undefined, looked });
  return again === undefined ? [] : [again];
}

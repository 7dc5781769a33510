/**
 * What a person does about a conflict. A settlement names the versions that were seen; one that came since stays open
 * (rule O7). Where nothing of it is open any more, nothing is written: somebody else settled it first.
 */

import type { Command } from '../command/command.ts';
import { checkField } from '../entity/validate.ts';
import { fieldOf } from '../entity/registry.ts';
import type { Author } from '../operation/author.ts';
import { keepOperation, resolveOperation } from '../operation/build.ts';
import { mergeField } from '../operation/merge.ts';
import type { Operation } from '../operation/operation.ts';
import type { AnyRecord } from '../operation/record.ts';
import type { Json } from '../../std/json.ts';
import { fail, ok } from '../../std/result.ts';
import { type Version, versionsOf } from './open-conflict.ts';

export interface Settlement {
  readonly record: string;
  readonly field: string;
  /** What stands from now on; `undefined` empties the field. */
  readonly value: Json | undefined;
  /** The operations whose versions were on the screen. */
  readonly seen: readonly string[];
}

/** Settles a field: the given value stands, and the versions that were seen are settled by it. */
export function settleField({ record: id, field, value, seen }: Settlement): Command {
  return (context) => {
    const record = context.record(id);
    if (record === undefined || record.deleted !== undefined) {
      return fail({ kind: 'gone', record: id });
    }
    const versions = versionsOf(record, field);
    const looked = versions.filter(({ operationId }) => seen.includes(operationId));
    if (looked.length < 2) return ok([]);
    const error = checkField(record.entity, field, value);
    if (error !== undefined) return fail({ kind: 'invalid', errors: [error] });
    const settlement = settlementOf(context, { record, field, value, looked });
    return ok(settlement === undefined ? [] : [settlement]);
  };
}

interface Looked {
  readonly record: AnyRecord;
  readonly field: string;
  readonly value: Json | undefined;
  /** The versions to settle: of those that stand, in their order. */
  readonly looked: readonly Version[];
}

/** The operation that settles versions of a field; nothing where it would be mixed with one that is not among them. */
export function settlementOf(
  author: Author,
  { record, field, value, looked }: Looked,
): Operation | undefined {
  const settlementFrom = (base: Version): Operation =>
    resolveOperation(author, asLooked(record, field, base, looked), { [field]: value });
  const [first] = looked;
  const [leading] = versionsOf(record, field);
  if (first === undefined || leading === undefined) return undefined;
  if (first.operationId === leading.operationId) return settlementFrom(first);
  // Another version leads by now, which was not seen: it is to stay beside this one, and never to be mixed into it.
  const declared = fieldOf(record.entity, field);
  if (declared?.merge === 'set' || declared?.merge === 'map') return undefined;
  const staysApart = ({ fields }: Operation): boolean => {
    const change = fields[field];
    return (
      change !== undefined && mergeField(declared, leading.value, change, true).kind === 'conflict'
    );
  };
  const settlements = looked.map(settlementFrom);
  return settlements.find(staysApart) ?? settlementFrom(first);
}

/** The record as its author looked at it: one version leads, and the others that were seen are beside it. */
function asLooked(
  record: AnyRecord,
  field: string,
  base: Version,
  looked: readonly Version[],
): AnyRecord {
  const { [field]: _leading, ...others } = record.values;
  const beside = looked
    .filter((version) => version !== base)
    .map((version) => ({ ...version, value: version.value ?? null }));
  return {
    ...record,
    values: base.value === undefined ? others : { ...others, [field]: base.value },
    writers: { ...record.writers, [field]: base.operationId },
    conflicts: { ...record.conflicts, [field]: beside },
  };
}

/** Settles that a record stays which someone moved to the trash while someone else changed it. */
export function keepRecord(id: string): Command {
  return (context) => {
    const record = context.record(id);
    if (record === undefined) return fail({ kind: 'gone', record: id });
    return ok(record.contested === undefined ? [] : [keepOperation(context, record)]);
  };
}

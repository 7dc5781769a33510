/**
 * What a person does about a conflict. A settlement names the versions that were seen; one that came since stays open
 * (rule O7). Where nothing of it is open any more, nothing is written: somebody else settled it first.
 */

import type { Command } from '../command/command.ts';
import { checkField } from '../entity/validate.ts';
import { keepOperation, resolveOperation } from '../operation/build.ts';
import type { Json } from '../../std/json.ts';
import { fail, ok } from '../../std/result.ts';
import { versionsOf } from './open-conflict.ts';

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
    const [leading, ...beside] = versionsOf(record, field);
    // Another version leads by now: it is looked at before anything is written over it.
    if (leading === undefined || !seen.includes(leading.operationId)) return ok([]);
    const settled = beside.filter(({ operationId }) => seen.includes(operationId));
    if (settled.length === 0) return ok([]);
    const error = checkField(record.entity, field, value);
    if (error !== undefined) return fail({ kind: 'invalid', errors: [error] });
    const kept = (record.conflicts?.[field] ?? []).filter(({ operationId }) =>
      seen.includes(operationId),
    );
    const looked = { ...record, conflicts: { ...record.conflicts, [field]: kept } };
    return ok([resolveOperation(context, looked, { [field]: value })]);
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

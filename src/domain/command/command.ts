/**
 * A command is what a person wants done, as a pure function: it sees the records, checks the rules, and
 * answers with the operations to write. It never writes itself; `client/model` does, in one place.
 */

import type { FieldError } from '../entity/validate.ts';
import type { Group } from '../operation/operation.ts';
import type { AnyRecord } from '../operation/record.ts';
import type { Author } from '../operation/author.ts';
import { fail, ok, type Result } from '../../std/result.ts';
import { changeErrors, limitErrors } from '../entity/record-limits.ts';
import { checkField, checkRecord } from '../entity/validate.ts';
import {
  createOperation,
  deleteOperation,
  inNormalForm,
  restoreOperation,
  setOperation,
} from '../operation/build.ts';
import type { EntityName, Values } from '../entity/registry.ts';
import type { Json } from '../../std/json.ts';

export interface CommandContext extends Author {
  /** Local date where the member is, `YYYY-MM-DD`. */
  readonly today: string;
  /** Local date and time, `YYYY-MM-DDTHH:mm`. */
  readonly now: string;
  /** IANA zone of the device. */
  readonly zone: string;
  readonly programmeId: string;
  /** The record as it stands, pending operations included. */
  record(id: string): AnyRecord | undefined;
}

export type CommandError =
  /** Some fields do not hold what they must; nothing was written. */
  | { readonly kind: 'invalid'; readonly errors: readonly FieldError[] }
  /** The record was deleted, perhaps in another tab. */
  | { readonly kind: 'gone'; readonly record: string };

export type Command = (context: CommandContext) => Result<Group, CommandError>;

/** Creates a record after checking every field of it. */
export function createRecord<N extends EntityName>(
  entity: N,
  home: string,
  values: Values<N>,
  id?: string,
): Command {
  return (context) => {
    const given = values as Readonly<Record<string, Json | undefined>>;
    const errors = [
      ...checkRecord(entity, given),
      // One that takes over what another held comes as a whole: only what it holds counts.
      ...limitErrors({ entity, values: {} }, given),
    ];
    if (errors.length > 0) return fail({ kind: 'invalid', errors });
    return ok([createOperation(context, entity, { home, id: id ?? context.newId() }, values)]);
  };
}

/** Sets fields of a record; `undefined` empties a field. Nothing different makes an empty group. */
export function setFields(
  id: string,
  patch: Readonly<Record<string, unknown>>,
  reason?: string,
): Command {
  return (context) => {
    const record = context.record(id);
    if (record === undefined || record.deleted !== undefined)
      return fail({ kind: 'gone', record: id });
    const errors = Object.entries(patch as Readonly<Record<string, Json | undefined>>).flatMap(
      ([field, value]) => checkField(record.entity, field, inNormalForm(value)) ?? [],
    );
    if (errors.length > 0) return fail({ kind: 'invalid', errors });
    const operation = setOperation(context, record, patch, reason);
    if (operation === undefined) return ok([]);
    const beyond = [
      ...limitErrors(record, patch as Readonly<Record<string, Json | undefined>>),
      ...changeErrors(record.entity, operation.fields),
    ];
    return beyond.length > 0 ? fail({ kind: 'invalid', errors: beyond }) : ok([operation]);
  };
}

/** Moves a record to the trash, from where it can be restored. */
export function deleteRecord(id: string): Command {
  return (context) => {
    const record = context.record(id);
    if (record === undefined) return fail({ kind: 'gone', record: id });
    return ok(record.deleted === undefined ? [deleteOperation(context, record)] : []);
  };
}

/** Brings a record back from the trash. */
export function restoreRecord(id: string): Command {
  return (context) => {
    const record = context.record(id);
    if (record === undefined) return fail({ kind: 'gone', record: id });
    return ok(record.deleted === undefined ? [] : [restoreOperation(context, record)]);
  };
}

/** Several commands as one: they stand or fall together and are undone together. */
export function together(commands: readonly Command[]): Command {
  return (context) => {
    const group: Group[number][] = [];
    for (const command of commands) {
      const result = command(context);
      if (!result.ok) return result;
      group.push(...result.value);
    }
    return ok(group);
  };
}

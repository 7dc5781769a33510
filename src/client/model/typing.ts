/**
 * Typing into a field [O12]: what the typist saw at the first key, and the row of the outbox that what is typed becomes.
 *
 * A session begins with the first key and lasts as long as the field shows what was typed. Its base and what stood
 * there are those of that key, and advance only by what this very typing wrote; whatever arrives meanwhile, from
 * another tab, by a pull or by undo, is concurrent with it. What arrives in another part of the same field, such as
 * the other language of a text, is not: the typist sees it.
 *
 * While a field is typed in, its row stays open and is rewritten; it is sealed on leaving the field, after a pause, or
 * before it is confirmed. A session goes on after that, in a row of its own. Everything here is called in its turn.
 */

import { type CommandContext, setFields } from '../../domain/command/command.ts';
import { fieldOf } from '../../domain/entity/registry.ts';
import { mergeField } from '../../domain/operation/merge.ts';
import type { FieldChange, Group, Operation } from '../../domain/operation/operation.ts';
import { type AnyRecord, writerOf } from '../../domain/operation/record.ts';
import { alikeJson, type Json } from '../../std/json.ts';
import { fail, ok, type Result } from '../../std/result.ts';
import type { Draft, OutboxRow } from '../ports/sheet-store.ts';
import type { Receipt, RunError } from './receipt.ts';
import { isTyped, retyped } from './retype.ts';

/** An open row is sealed by itself after this many milliseconds without typing. */
export const sealAfterMs = 5000;

/** What stands in a field, by which operation; without a value where the field is empty. */
export type Seen = NonNullable<Draft['seen']>;

/** Where somebody types: a field, or the part of it that has an input of its own. */
export interface TypingPlace {
  readonly recordId: string;
  readonly field: string;
  /** What the input shows of the field; the whole of it where it is absent. */
  readonly read?: ((value: Json | undefined) => Json | undefined) | undefined;
  /** Called once, before what was typed is written: stores what the typist corrects, where it stood nowhere yet. */
  readonly prepare?:
    | ((typing: Typing, path: WritePath) => Promise<Result<unknown, RunError>>)
    | undefined;
}

/** What was typed cannot be read: nothing is written, and the text stays in the field as one that was refused does. */
export const unreadable = Symbol('unreadable');

/** The value that a field gets, from the whole of it as the typist has it before them; it may be `unreadable`. */
export type Written = (seen: Json | undefined) => unknown;

interface OpenRow {
  readonly key: number;
  readonly operation: Operation;
  readonly cancelSeal: () => void;
}

/** One session: from the first key until the field shows what is stored again. */
export class Typing {
  readonly place: TypingPlace;
  /** What the typist saw, with what they wrote on top of it; absent where the record was not there. */
  seen: Seen | undefined;
  open: OpenRow | undefined;
  /** Of the place, until it was called. */
  prepare: TypingPlace['prepare'];

  constructor(place: TypingPlace, seen: Seen | undefined) {
    this.place = place;
    this.seen = seen;
    this.prepare = place.prepare;
  }
}

/** What typing needs of the write path. */
export interface WritePath {
  readonly tab: string;
  context(): CommandContext;
  append(group: Group, state: 'open' | 'sealed'): Promise<Result<number, RunError>>;
  /** Rewrites an open row; `false` where it is not open any more, or was built on. */
  rewrite(row: OutboxRow): Promise<Result<boolean, RunError>>;
  seal(keys: readonly number[]): Promise<Result<void, RunError>>;
  /** Notes a change for undo. */
  made(group: Group): void;
  /** The same change says something else now, also where it is taken back. */
  rewritten(group: Group): void;
  later(work: () => Promise<void>, afterMs: number): () => void;
}

/** The sessions of a tab whose rows are open. */
export class TypingSessions {
  private readonly path: WritePath;
  private readonly open = new Set<Typing>();

  constructor(path: WritePath) {
    this.path = path;
  }

  /** Writes what was typed: into the open row of the session, or into a new one. */
  async write(typing: Typing, written: Written): Promise<Result<Receipt, RunError>> {
    const prepared = await typing.prepare?.(typing, this.path);
    if (prepared?.ok === false) return prepared;
    typing.prepare = undefined;
    const { recordId } = typing.place;
    const record = this.path.context().record(recordId);
    if (record === undefined || record.deleted !== undefined) {
      return fail({ kind: 'gone', record: recordId });
    }
    const rewritten = await this.rewrite(typing, record, written);
    if (rewritten !== undefined) return rewritten;
    const seen = seenNow(typing, record);
    const result = this.changed(typing, record, seen, written);
    if (!result.ok) return result;
    const [operation] = result.value;
    const change = operation?.fields[typing.place.field];
    if (operation === undefined || change === undefined) {
      typing.seen = seen;
      return ok({ group: result.value, key: undefined });
    }
    const isOpen = isTyped(change);
    const key = await this.path.append(result.value, isOpen ? 'open' : 'sealed');
    if (!key.ok) return key;
    const { operationId } = operation;
    typing.seen = after(record, typing.place.field, seen, { operationId, change });
    this.path.made(result.value);
    if (isOpen) this.keepOpen(typing, { key: key.value, operation });
    return ok({ group: result.value, key: key.value });
  }

  /** Whether a record stands that has it already, in whatever way it was typed. */
  stands({ recordId, field }: TypingPlace, written: Written): boolean {
    const context = this.path.context();
    const next = written(context.record(recordId)?.values[field]);
    if (next === unreadable) return false;
    const result = setFields(recordId, { [field]: next })(context);
    return result.ok && result.value.length === 0;
  }

  async seal(typings: readonly Typing[]): Promise<void> {
    const rows = typings.flatMap(({ open }) => open?.key ?? []);
    if (rows.length === 0) return;
    const sealed = await this.path.seal(rows);
    for (const typing of typings) {
      if (sealed.ok) this.close(typing);
      else this.sealLater(typing);
    }
  }

  /** Seals everything that is open. */
  sealAll(): Promise<void> {
    return this.seal([...this.open]);
  }

  /** Rewrites the open row; `undefined` where none is open by now, and what is typed needs a row of its own. */
  private async rewrite(
    typing: Typing,
    record: AnyRecord,
    written: Written,
  ): Promise<Result<Receipt, RunError> | undefined> {
    const { open, seen } = typing;
    if (open === undefined || seen === undefined) return undefined;
    const { field } = typing.place;
    const result = this.changed(typing, record, seen, written);
    if (!result.ok) return result;
    const next = result.value[0]?.fields[field];
    if (next === undefined) return ok({ group: [open.operation], key: open.key });
    const change = retyped(open.operation.fields[field] ?? next, next);
    const { at } = this.path.context();
    const operation: Operation = { ...open.operation, at, fields: { [field]: change } };
    const { key } = open;
    const row: OutboxRow = { key, state: 'open', tab: this.path.tab, group: [operation] };
    const rewritten = await this.path.rewrite(row);
    if (!rewritten.ok) return rewritten;
    if (!rewritten.value) {
      await this.seal([typing]);
      this.close(typing);
      return undefined;
    }
    this.path.rewritten(row.group);
    const { operationId } = operation;
    typing.seen = after(record, field, seen, { operationId, change: next });
    this.keepOpen(typing, { key, operation });
    return ok({ group: row.group, key });
  }

  /** The change from what the typist has before them to what they wrote. */
  private changed(
    { place: { recordId, field } }: Typing,
    record: AnyRecord,
    { base, value }: Seen,
    written: Written,
  ): Result<Group, RunError> {
    const next = written(value);
    if (next === unreadable) {
      return fail({ kind: 'invalid', errors: [{ field, reason: 'invalid' }] });
    }
    const { [field]: _now, ...others } = record.values;
    const values = value === undefined ? others : { ...others, [field]: value };
    const asSeen = {
      ...record,
      values,
      writers: { ...record.writers, [field]: base },
    } as AnyRecord;
    const context = this.path.context();
    const find = (id: string) => (id === recordId ? asSeen : context.record(id));
    return setFields(recordId, { [field]: next })({ ...context, record: find });
  }

  private keepOpen(typing: Typing, row: Omit<OpenRow, 'cancelSeal'>): void {
    typing.open?.cancelSeal();
    typing.open = { ...row, cancelSeal: () => undefined };
    this.open.add(typing);
    this.sealLater(typing);
  }

  private sealLater(typing: Typing): void {
    const { open } = typing;
    if (open === undefined) return;
    open.cancelSeal();
    const cancelSeal = this.path.later(() => this.seal([typing]), sealAfterMs);
    typing.open = { ...open, cancelSeal };
  }

  private close(typing: Typing): void {
    typing.open?.cancelSeal();
    typing.open = undefined;
    this.open.delete(typing);
  }
}

/** What stands in a field now. */
export function seenIn(record: AnyRecord, field: string): Seen {
  return { base: writerOf(record, field), value: record.values[field] };
}

/** What the typist has before them: as they saw it, with the rest of the field as it stands now. */
function seenNow({ seen, place }: Typing, record: AnyRecord): Seen {
  const now = seenIn(record, place.field);
  if (seen === undefined) return now;
  const read = place.read ?? ((value: Json | undefined) => value);
  return alikeJson(read(now.value), read(seen.value)) ? now : seen;
}

/** What the typist saw, with their own change on top of it, whatever a merge makes of that elsewhere. */
function after({ entity }: AnyRecord, field: string, { value }: Seen, made: Made): Seen {
  const outcome = mergeField(fieldOf(entity, field), value, made.change, false);
  return { base: made.operationId, value: outcome.value };
}

interface Made {
  readonly operationId: string;
  readonly change: FieldChange;
}

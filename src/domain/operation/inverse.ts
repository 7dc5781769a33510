/**
 * Undo: the inverse of a group. It is offered only where the value is still one's own; what someone else
 * wrote since is never taken back.
 */

import { fieldOf, hasSheet } from '../entity/registry.ts';
import { settledAgain } from '../conflict/settle-again.ts';
import type { Json } from '../../std/json.ts';
import {
  type FieldChange,
  type Group,
  type Operation,
  type OperationKind,
  operationVersion,
} from './operation.ts';
import { applyOperation } from './apply.ts';
import { isAsGoodAs } from './as-good-as.ts';
import { type Author, deletionOf, signature } from './author.ts';
import { keepOperation } from './build.ts';
import { type AnyRecord, lastOf, writerOf } from './record.ts';

/**
 * The group that takes `group` back, or `undefined` when nothing of it is still as it was left.
 *
 * @param lookup the records as they stand, pending operations included
 */
export function inverseOf(
  group: Group,
  lookup: (id: string) => AnyRecord | undefined,
  author: Author,
): Group | undefined {
  const inverse: Operation[] = [];
  const staying = stayingOf(group, lookup, author);
  // As they stand once what was made later is taken back.
  const after = new Map<string, AnyRecord>();
  for (const operation of [...group].reverse()) {
    const record = after.get(operation.record) ?? lookup(operation.record);
    if (record === undefined) continue;
    if (isMade(operation) && isAbout(record, staying)) continue;
    for (const taken of inverseOperations(operation, record, author)) {
      inverse.push(taken);
      const before = after.get(taken.record) ?? record;
      after.set(taken.record, applyOperation(before, taken, 'operation')?.record ?? before);
    }
  }
  return inverse.length === 0 ? undefined : inverse;
}

function inverseOperations(
  operation: Operation,
  record: AnyRecord,
  author: Author,
): readonly Operation[] {
  const made = (kind: OperationKind, more: Partial<Operation>): readonly Operation[] => [
    {
      operationId: author.newId(),
      kind,
      entity: operation.entity,
      record: operation.record,
      home: operation.home,
      fields: {},
      ...signature(author),
      ...more,
      version: operationVersion,
    },
  ];
  const changes = (kind: OperationKind, fields: Readonly<Record<string, FieldChange>>) =>
    Object.keys(fields).length === 0 ? [] : made(kind, { fields });
  const { operationId } = operation;
  const isDeletionSettled = record.settledDeletion?.operationId === operationId;
  switch (operation.kind) {
    case 'create':
    case 'restore':
      if (!isLeftAlone(operation, record, author)) return [];
      return record.deleted === undefined ? made('delete', deletionOf(author, record)) : [];
    case 'delete':
      // It met a change of somebody else: that it was taken back settles that the record stays.
      if (record.contested?.operationId === operationId) return [keepOperation(author, record)];
      if (record.deleted?.operationId !== operationId) return [];
      return isDeletionSettled
        ? made('reopen', { base: operationId })
        : made('restore', { base: lastOf(record) });
    case 'set':
    case 'resolve': {
      if (record.deleted !== undefined) return [];
      if (isDeletionSettled) return made('reopen', { base: operationId });
      const set: Record<string, FieldChange> = {};
      const reopen: Record<string, FieldChange> = {};
      for (const [name, change] of Object.entries(operation.fields)) {
        const settled = record.settled?.[name];
        if (settled?.operationId === operationId) {
          reopen[name] = wayBack(operationId, settled.versions[0]?.value, record.values[name]);
          continue;
        }
        const writer = writerOf(record, name);
        if (!isAsGoodAs(writer, operationId, name, author)) continue;
        set[name] = inverseChange({ operation, name, change, record, base: writer });
      }
      return [...changes('reopen', reopen), ...changes('set', set)];
    }
    case 'reopen':
      return settledAgain(operation, record, author);
  }
}

const isMade = ({ kind }: Operation): boolean => kind === 'create' || kind === 'restore';

/** What a group made and somebody else wrote on since. */
function stayingOf(
  group: Group,
  lookup: (id: string) => AnyRecord | undefined,
  author: Author,
): ReadonlySet<string> {
  const staying = group.filter(isMade).filter((operation) => {
    const record = lookup(operation.record);
    return record?.deleted === undefined && !isLeftAlone(operation, record, author);
  });
  return new Set(staying.map(({ record }) => record));
}

/** Whether a record belongs to one that stays, as a file does to the contact that it was added to. */
function isAbout({ values }: AnyRecord, staying: ReadonlySet<string>): boolean {
  const about = values['aboutId'];
  return typeof about === 'string' && staying.has(about);
}

/**
 * Whether what was added or brought back may go: what somebody else wrote on since stays, and a sheet with anything of theirs
 * on it. What they wrote before it was in the bin went there with it the first time.
 */
function isLeftAlone(operation: Operation, record: AnyRecord | undefined, author: Author): boolean {
  if (record === undefined) return true;
  if (operation.kind === 'create' || author.isChangedSince === undefined) {
    return isOwnWork(record, author);
  }
  return author.isUsed?.(record.id) !== true && !author.isChangedSince(operation);
}

/** Whether nobody else wrote anything of a record, nor on the sheet that it is, and nothing was hung on it since. */
function isOwnWork(record: AnyRecord, author: Author): boolean {
  const { changed, stamps = {}, conflicts = {} } = record;
  const versions = Object.values(conflicts).flat();
  const all = [changed, ...Object.values(stamps), ...versions];
  if (all.some((stamp) => stamp.by !== author.by) || author.isUsed?.(record.id) === true) {
    return false;
  }
  return !hasSheet(record.entity) || author.isSharedWork?.(record.id) !== true;
}

interface Undone {
  readonly operation: Operation;
  readonly name: string;
  readonly change: FieldChange;
  readonly record: AnyRecord;
  /** The change that wrote the value as it stands. */
  readonly base: string;
}

function inverseChange({ operation, name, change, record, base }: Undone): FieldChange {
  const rule = fieldOf(operation.entity, name)?.merge;
  if (rule === 'set' && (change.added !== undefined || change.removed !== undefined)) {
    return {
      base,
      added: change.removed ?? [],
      removed: change.added ?? [],
    };
  }
  if (rule === 'map' && (change.put !== undefined || change.dropped !== undefined)) {
    const previous = change.previous ?? {};
    return {
      base,
      put: previous,
      dropped: Object.keys(change.put ?? {}).filter((key) => !Object.hasOwn(previous, key)),
      previous: change.put ?? {},
    };
  }
  // A merge may have brought a sentence of somebody else since: it is not taken back with one's own.
  const isText = rule === 'text' || rule === 'text2';
  const now = isText ? (change.value ?? undefined) : record.values[name];
  return wayBack(base, change.before, now);
}

function wayBack(base: string, value: Json | undefined, now: Json | undefined): FieldChange {
  return { base, value: value ?? null, ...(now === undefined ? {} : { before: now }) };
}

/**
 * The history of a sheet as lines that people read: who changed what, when, from what to what, what took effect
 * last on top.
 *
 * It is read off the operations alone, so it says the same on every device and without a network. The records are
 * replayed along the way, because a line names its record as it was called then. What one command did stays
 * together. Limits: an operation of a newer version shows the fields that this version knows.
 */

import { versionsOf } from '../conflict/open-conflict.ts';
import type { EntityName } from '../entity/registry.ts';
import { applyOperation } from '../operation/apply.ts';
import { applyEntry, type LogEntry, type Outcome } from '../operation/confirm.ts';
import type { FieldChange, Operation } from '../operation/operation.ts';
import type { AnyRecord } from '../operation/record.ts';
import { alikeJson, type Json } from '../../std/json.ts';
import { type Delta, deltaOf } from './delta.ts';

export type HistoryEvent =
  | { readonly kind: 'created' }
  | { readonly kind: 'deleted' }
  | { readonly kind: 'restored' }
  /** A contact that was logged on another sheet by mistake came here. */
  | { readonly kind: 'movedHere' }
  | { readonly kind: 'movedAway' }
  /** Someone settled that it stays, which one person deleted while another changed it. */
  | { readonly kind: 'kept' }
  /** Someone chose between versions: what stands since, and what the others were. */
  | {
      readonly kind: 'settled';
      readonly field: string;
      readonly kept: Json | undefined;
      readonly others: readonly (Json | undefined)[];
    }
  /** Someone took a settlement back: everything that stands again. */
  | {
      readonly kind: 'reopened';
      readonly field: string;
      readonly versions: readonly (Json | undefined)[];
    }
  /** It is to be settled again whether a record stays. */
  | { readonly kind: 'contested' }
  | {
      readonly kind: 'field';
      readonly field: string;
      readonly change: FieldChange;
      readonly delta: Delta;
    };

export interface HistoryLine {
  readonly id: string;
  readonly operationId: string;
  readonly entity: EntityName;
  readonly record: string;
  /** What the record held right after the change: what it is called by. */
  readonly values: Readonly<Record<string, Json>>;
  readonly event: HistoryEvent;
}

/** What one command changed. */
export interface HistoryEntry {
  readonly id: string;
  /** When it was made, in milliseconds since 1970. */
  readonly at: number;
  readonly by: string;
  /** The member who brought it, where that is not the one who made it. */
  readonly handedIn: string | undefined;
  /** When it was confirmed; absent while it waits. */
  readonly received: number | undefined;
  readonly outcome: Outcome | 'waiting';
  readonly reason: string | undefined;
  readonly lines: readonly HistoryLine[];
}

interface Step {
  readonly operation: Operation;
  readonly entry: LogEntry | undefined;
  readonly groupId: string;
}

/** The history of one home from its log and what waits, oldest first as they are read; answers newest first. */
export function historyOf(log: readonly (LogEntry | Operation)[]): readonly HistoryEntry[] {
  const steps = stepsOf(log);
  const here = new Set(steps.map(({ operation }) => operation.operationId));
  const records = new Map<string, AnyRecord>();
  const entries = new Map<string, HistoryEntry & { readonly lines: HistoryLine[] }>();
  for (const step of steps) {
    const { operation, entry, groupId } = step;
    const before = records.get(operation.record);
    if (tookEffect(entry)) replay(records, step);
    const after = records.get(operation.record);
    const values = after?.values ?? valuesOf(operation);
    const moved = entry?.group !== undefined && !here.has(entry.group);
    const lines = [
      ...settledLines(operation, before, values),
      ...reopenedLines(operation, after),
      ...linesOf(operation, values, moved),
    ];
    if (lines.length === 0) continue;
    const known = entries.get(groupId);
    const linesBefore = known?.lines ?? [];
    for (const line of lines) linesBefore.push(line);
    entries.set(groupId, {
      id: groupId,
      at: operation.at,
      by: operation.by,
      handedIn: entry?.handedIn,
      received: entry?.received,
      outcome: entry?.outcome ?? 'waiting',
      reason: known?.reason ?? operation.reason,
      lines: linesBefore,
    });
  }
  // As it took effect, whatever the clocks of its authors showed: what leads now stands on top.
  return [...entries.values()].reverse();
}

/** Whether a log goes back to the creation of its home: that of a device which joined begins later. */
export function isFromTheBeginning(log: readonly (LogEntry | Operation)[], home: string): boolean {
  return log.some((item) => {
    const { kind, record } = 'operation' in item ? item.operation : item;
    return kind === 'create' && record === home;
  });
}

/** The entries that touch one record, with its lines alone. */
export function historyOfRecord(
  entries: readonly HistoryEntry[],
  record: string,
): readonly HistoryEntry[] {
  return entries.flatMap((entry) => {
    const lines = entry.lines.filter((line) => line.record === record);
    return lines.length === 0 ? [] : [{ ...entry, lines }];
  });
}

function stepsOf(log: readonly (LogEntry | Operation)[]): readonly Step[] {
  const steps: Step[] = [];
  // After a restore, what was sent again may stand in it twice: it counts where the server has it now.
  const latest = new Map(
    log.flatMap((item) => ('operation' in item ? [[item.operation.operationId, item]] : [])),
  );
  for (const item of log) {
    if ('operation' in item) {
      const { operation } = item;
      if (latest.get(operation.operationId) !== item) continue;
      steps.push({ operation, entry: item, groupId: item.group ?? operation.operationId });
      continue;
    }
    // What waits carries no name of its group: one command has one time and one author.
    const last = steps.at(-1);
    const same =
      last?.entry === undefined && last?.operation.at === item.at && last.operation.by === item.by;
    steps.push({
      operation: item,
      entry: undefined,
      groupId: same ? last.groupId : item.operationId,
    });
  }
  return steps;
}

function tookEffect(entry: LogEntry | undefined): boolean {
  return entry?.outcome !== 'held' && entry?.outcome !== 'needsAttention';
}

function replay(records: Map<string, AnyRecord>, { operation, entry }: Step): void {
  const changed =
    entry === undefined
      ? [applyOperation(records.get(operation.record), operation, 'later')?.record]
      : applyEntry((id) => records.get(id), entry);
  for (const record of changed) if (record !== undefined) records.set(record.id, record);
}

function valuesOf(operation: Operation): Readonly<Record<string, Json>> {
  return Object.fromEntries(
    Object.entries(operation.fields).flatMap(([field, { value }]) =>
      value === undefined || value === null ? [] : [[field, value] as const],
    ),
  );
}

/** What a settlement decided, besides what it changed: the others are read off the record as it stood before. */
function settledLines(
  { kind, operationId, entity, record, fields }: Operation,
  before: AnyRecord | undefined,
  values: Readonly<Record<string, Json>>,
): readonly HistoryLine[] {
  if (kind !== 'resolve') return [];
  const about = { operationId, entity, record, values };
  if (Object.keys(fields).length === 0) {
    return [{ ...about, id: operationId, event: { kind: 'kept' } }];
  }
  return Object.keys(fields).flatMap((field): readonly HistoryLine[] => {
    const kept = values[field];
    const others = (before === undefined ? [] : versionsOf(before, field))
      .map(({ value }) => value)
      .filter((value) => !alikeJson(value, kept));
    const event = { kind: 'settled', field, kept, others } as const;
    return others.length === 0 ? [] : [{ ...about, id: `${operationId}/${field}/settled`, event }];
  });
}

/** What stands again, read off the record after it; what cannot be told from there, the field's own line tells. */
function reopenedLines(
  { kind, operationId, entity, record, fields }: Operation,
  after: AnyRecord | undefined,
): readonly HistoryLine[] {
  if (kind !== 'reopen') return [];
  const about = { operationId, entity, record, values: after?.values ?? {} };
  if (Object.keys(fields).length === 0) {
    return [{ ...about, id: operationId, event: { kind: 'contested' } }];
  }
  return Object.keys(fields).flatMap((field): readonly HistoryLine[] => {
    const versions = after === undefined ? [] : versionsOf(after, field).map(({ value }) => value);
    const event = { kind: 'reopened', field, versions } as const;
    return versions.length === 0
      ? []
      : [{ ...about, id: `${operationId}/${field}/reopened`, event }];
  });
}

function linesOf(
  operation: Operation,
  values: Readonly<Record<string, Json>>,
  moved: boolean,
): readonly HistoryLine[] {
  const { operationId, entity, record } = operation;
  const line = (id: string, event: HistoryEvent): HistoryLine => ({
    id,
    operationId,
    entity,
    record,
    values,
    event,
  });
  switch (operation.kind) {
    case 'create':
      return [
        line(operationId, {
          kind: operation.fields['movedFrom'] === undefined ? 'created' : 'movedHere',
        }),
      ];
    case 'delete':
      return [line(operationId, { kind: moved && entity === 'contact' ? 'movedAway' : 'deleted' })];
    case 'restore':
      return [line(operationId, { kind: 'restored' })];
    case 'set':
    case 'resolve':
    case 'reopen':
      return Object.entries(operation.fields).flatMap(([field, change]) => {
        const delta = deltaOf(entity, field, change);
        return delta === undefined
          ? []
          : [line(`${operationId}/${field}`, { kind: 'field', field, change, delta })];
      });
  }
}

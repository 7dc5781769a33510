/** What goes to a server: which rows are sent next, what its answers make of them, and the groups of a log. */

import type { LogEntry } from '../../domain/operation/confirm.ts';
import type { PushReply } from '../../protocol/sync-messages.ts';
import type { OutboxRow } from '../ports/sheet-store.ts';
import type { Batch, LoggedGroup, SyncMeta } from '../ports/sync.ts';
import { isStuck } from './sync-pull.ts';
import { eachRow, type KeptGroup, type SyncTables } from './sync-tables.ts';

/** The first sealed rows, as many as a batch holds; none after an open one. */
export async function nextRows(
  { outbox }: SyncTables,
  { groupsMax, lengthMax }: Batch,
): Promise<readonly OutboxRow[]> {
  const rows: OutboxRow[] = [];
  let length = 0;
  await eachRow(outbox, (row) => {
    if (row.state === 'open') return false;
    if (row.state !== 'sealed') return true;
    length += JSON.stringify(row.group).length;
    if (rows.length > 0 && length > lengthMax) return false;
    rows.push(row);
    return rows.length < groupsMax;
  });
  return rows;
}

/** The rows that a push was about, as its answer leaves them: in another state, or done with. */
export async function answeredRows(
  { outbox }: SyncTables,
  { cursor }: SyncMeta,
  { epoch, outcomes }: Pick<PushReply, 'epoch' | 'outcomes'>,
): Promise<{ readonly changed: readonly OutboxRow[]; readonly done: readonly KeptGroup[] }> {
  const answers = new Map(outcomes.map((answer) => [answer.deviceSequence, answer]));
  const changed: OutboxRow[] = [];
  const done: KeptGroup[] = [];
  await eachRow(outbox, (row) => {
    const { key, state, group, deviceSequence } = row;
    const answer = deviceSequence === undefined ? undefined : answers.get(deviceSequence);
    if (answer === undefined || state !== 'sealed') return true;
    answers.delete(answer.deviceSequence);
    const { outcome, sequence } = answer;
    if (outcome === 'forked') return true;
    // What a snapshot brought already never comes as an entry.
    const isHere = cursor?.epoch === epoch && (sequence ?? Infinity) <= cursor.sequence;
    if (isStuck(outcome)) changed.push({ ...row, state: outcome });
    else if (isHere && sequence !== undefined) done.push({ key, sequence, group });
    else changed.push({ ...row, state: 'acknowledged', sequence });
    return answers.size > 0;
  });
  return { changed, done };
}

/** Takes the numbers from what was not decided; `all`: acknowledged rows wait again as well. */
export async function unnumber({ outbox }: SyncTables, all: boolean): Promise<readonly number[]> {
  const rows: OutboxRow[] = [];
  await eachRow(outbox, (row) => {
    const again = row.state === 'sealed' || row.state === 'held' || row.state === 'acknowledged';
    const { deviceSequence, sequence: _sequence, ...rest } = row;
    if (!again) {
      if (deviceSequence !== undefined) rows.push(rest);
      return true;
    }
    const isDone = row.state === 'acknowledged' && !all;
    rows.push(isDone ? { ...rest, sequence: row.sequence } : { ...rest, state: 'sealed' });
    return true;
  });
  await outbox.put(rows);
  return rows.map(({ key }) => key);
}

/** The first groups of entries that are in their order, as many as a batch holds. */
export function groupsOf(
  entries: readonly LogEntry[],
  { groupsMax, lengthMax }: Batch,
): readonly LoggedGroup[] {
  const groups: { sequence: number; operations: LogEntry['operation'][] }[] = [];
  let name: string | undefined;
  let length = 0;
  for (const { sequence, operation, group } of entries) {
    const last = groups.at(-1);
    length += JSON.stringify(operation).length;
    if (last !== undefined && group !== undefined && group === name) {
      last.sequence = sequence;
      last.operations.push(operation);
      continue;
    }
    if (groups.length >= groupsMax || (groups.length > 0 && length > lengthMax)) break;
    groups.push({ sequence, operations: [operation] });
    name = group;
  }
  return groups;
}

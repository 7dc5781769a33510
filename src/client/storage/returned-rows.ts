/**
 * Which rows of the outbox an answer of a server brings back, so that they leave it. That goes by what they hold, and not by ids
 * alone: others may send a part of a change, or something else under its ids, and what its author typed must not go for that.
 */

import { isSameOperation } from '../../domain/operation/operation.ts';
import type { PulledEntry, PullReply } from '../../protocol/sync-messages.ts';
import type { OutboxRow } from '../ports/sheet-store.ts';
import { eachRow, isUndone, type KeptGroup, type RowsInOrder } from './sync-tables.ts';

type Told = Extract<PullReply, { kind: 'entries' }>['groups'];

/**
 * The rows of the outbox that hold operations of these entries, by operation: changes of others too, of a copy. Where several rows hold
 * one, each with another content, it is the one with that of the entry, or the one that gives the text which the entry leaves
 * out (F271).
 *
 * @param answered rows as an answer leaves them that is noted in the same write
 */
export async function ownRows(
  outbox: RowsInOrder<OutboxRow>,
  entries: readonly PulledEntry[],
  answered: readonly OutboxRow[],
): Promise<ReadonlyMap<string, OutboxRow>> {
  const wanted = new Map(entries.map((entry) => [entry.operationId, entry]));
  const found = new Map<string, OutboxRow>();
  if (wanted.size === 0) return found;
  const told = new Map(answered.map((row) => [row.key, row]));
  await eachRow(outbox, (stored) => {
    const row = told.get(stored.key) ?? stored;
    for (const { operationId } of row.group) {
      const entry = wanted.get(operationId);
      if (entry === undefined) continue;
      const isSame = entry.operation === undefined ? givesText(row) : isIn(row, entry);
      if (isSame || !found.has(operationId)) found.set(operationId, row);
      if (isSame) wanted.delete(operationId);
    }
    return wanted.size > 0;
  });
  return found;
}

/**
 * Whether a row has the text that an entry leaves out, since a device of this name sent it. Only the server's answer about the row
 * proves it: a disk that was copied while somebody typed gives another device the same name, and the row another text (F275).
 */
export function givesText({ deviceSequence, state, forked }: OutboxRow): boolean {
  return deviceSequence !== undefined && state !== 'open' && state !== 'sealed' && forked !== true;
}

/** Whether an entry is of an operation of this row, and not of another content that has its id: its text is left out where it is. */
export function isIn({ group }: OutboxRow, { operationId, operation }: PulledEntry): boolean {
  const own = group.find((candidate) => candidate.operationId === operationId);
  return own !== undefined && (operation === undefined || isSameOperation(operation, own));
}

/**
 * The rows that the entries bring back, each with the place of its last operation.
 *
 * A row leaves once all of its operations came, with its content. Others may have sent a part of it, as a copy holds it, or
 * something else under its ids: then it stays as it is, until the server says what became of it. Where the server has said that it
 * took effect, a part of it may have done so before: it leaves once the entries reach its place, which servers before protocol 10
 * do not tell with what they decided later; there it leaves with its last operation (F267).
 */
export function confirmedRows(
  entries: readonly PulledEntry[],
  own: ReadonlyMap<string, OutboxRow>,
  groups: Told,
): readonly KeptGroup[] {
  const news = newsOf(groups);
  const isSettled = (row: OutboxRow): boolean =>
    row.state === 'acknowledged' || tookEffect(row, news);
  const came = new Map<OutboxRow, { readonly ids: Set<string>; last: number }>();
  for (const entry of entries) {
    const row = own.get(entry.operationId);
    if (row === undefined || !(isSettled(row) || isIn(row, entry))) continue;
    const there = came.get(row) ?? { ids: new Set(), last: 0 };
    there.ids.add(entry.operationId);
    there.last = entry.sequence;
    came.set(row, there);
  }
  const end = entries.at(-1)?.sequence ?? 0;
  const isWhole = ({ group }: OutboxRow, ids: ReadonlySet<string>): boolean =>
    group.every(({ operationId }) => ids.has(operationId));
  const hasLast = ({ group }: OutboxRow, ids: ReadonlySet<string>): boolean =>
    ids.has(group.at(-1)?.operationId ?? '');
  return [...came].flatMap(([row, { ids, last }]) => {
    const sequence = row.sequence ?? toldOf(row, news)?.sequence;
    const isThere = sequence === undefined ? hasLast(row, ids) : sequence <= end;
    const isDone = isSettled(row) ? isThere : isWhole(row, ids);
    return isDone ? [keptOf(row, Math.max(last, sequence ?? 0))] : [];
  });
}

/** What is kept of a row. */
export function keptOf(
  { key, group, isBrought }: Omit<KeptGroup, 'sequence'>,
  sequence: number,
): KeptGroup {
  return { key, sequence, group, ...(isBrought ? { isBrought } : {}) };
}

export type News = ReadonlyMap<number, Told[number]>;

export const newsOf = (groups: Told): News =>
  new Map(groups.map((group) => [group.deviceSequence, group]));

/** What the server decided anew about the group of a row. */
export function toldOf({ deviceSequence, state }: OutboxRow, news: News): Told[number] | undefined {
  const found = deviceSequence === undefined ? undefined : news.get(deviceSequence);
  // What was not answered yet may have got the counter of another group that was.
  return isUndone(state) && found?.outcome !== 'forked' ? found : undefined;
}

function tookEffect(row: OutboxRow, news: News): boolean {
  const told = toldOf(row, news);
  return told !== undefined && !isUndone(told.outcome);
}

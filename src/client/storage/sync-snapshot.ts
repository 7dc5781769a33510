/**
 * Parts of a snapshot, taken in by a device, in slices: a crash between two of them takes the same part in again, which
 * changes nothing [C10].
 */

import type { AnyRecord } from '../../domain/operation/record.ts';
import type { SnapshotReply } from '../../protocol/sync-messages.ts';
import type { PartMode, Seen, SnapshotProgress } from '../ports/sync.ts';
import type { Meta, SyncedMeta } from './confirm-rows.ts';
import { layAll } from './inbox.ts';
import { headPrefix, programmeKey } from './layout.ts';
import { journalPrefix, logPrefix, PageBatch } from './pages.ts';
import { type Change, covered, keep } from './sync-pull.ts';
import { eachRow, type KeptGroup, type SyncTables } from './sync-tables.ts';

/**
 * Of a snapshot, what is taken in one transaction at most. What a write costs, and whoever reads meanwhile waits, is the
 * number of rows: one for the head of a sheet, another for its journal.
 */
const rowsPerSlice = 240;
const recordsPerSlice = 1000;

/**
 * The records of a part, in slices; one that is empty where there are none. None goes back to an earlier sheet, as where
 * the recent contacts end and the older ones begin: its sheets are read from the first to the last.
 */
export function recordSlices(records: readonly AnyRecord[]): readonly (readonly AnyRecord[])[] {
  const slices: AnyRecord[][] = [];
  let rows = 0;
  let before: AnyRecord | undefined;
  for (const record of records) {
    rows += rowsFor(record, before);
    const isEarlier = before !== undefined && record.home < before.home;
    before = record;
    const last = slices.at(-1);
    const fits = last !== undefined && rows <= rowsPerSlice && last.length < recordsPerSlice;
    if (fits && !isEarlier) {
      last.push(record);
    } else {
      slices.push([record]);
      rows = rowsFor(record, undefined);
    }
  }
  return slices.length === 0 ? [[]] : slices;
}

/** Rows that a record adds to those of the records before it: the first contact of a sheet changes its head too. */
function rowsFor({ home, entity }: AnyRecord, before: AnyRecord | undefined): number {
  const isNew = before?.home !== home;
  if (entity !== 'contact') return isNew ? 1 : 0;
  if (isNew) return 2;
  return before.entity === 'contact' ? 0 : 1;
}

/** Empties what is confirmed. The log of a programme that was begun alone stays until a backup covers it. */
async function emptyPages({ pages }: SyncTables, meta: SyncedMeta): Promise<void> {
  const prefixes = [headPrefix, journalPrefix, programmeKey(meta.programmeId)];
  if (meta.sync.handOver === undefined) prefixes.push(logPrefix);
  await Promise.all(prefixes.map((prefix) => pages.removeAll(prefix)));
}

/** Begins a snapshot: from here on the cursor is gone until the last part is in. */
export async function beginSnapshot(
  tables: SyncTables,
  meta: SyncedMeta,
  {
    epoch,
    sequence,
    total,
    recentFrom,
  }: SnapshotReply & { readonly recentFrom?: string | undefined },
  mode: PartMode,
): Promise<SnapshotProgress | undefined> {
  if (meta.sync.epoch !== undefined && meta.sync.epoch !== epoch) return undefined;
  await layAll(tables);
  if (mode === 'anew') await emptyPages(tables, meta);
  const { cursor: _cursor, ...sync } = meta.sync;
  const next = { kind: 'heads' } as const;
  const snapshot = { next, epoch, sequence, received: 0, total, recentFrom };
  await tables.meta.put({ ...meta, sync: { ...sync, epoch, snapshot } });
  return snapshot;
}

/** Takes in some records of a part; answers the homes, and the heads among them. */
export async function takeRecords(
  { pages }: SyncTables,
  meta: Meta,
  records: readonly AnyRecord[],
): Promise<Pick<Change, 'homes' | 'heads'>> {
  const batch = new PageBatch(pages, meta, 0);
  await batch.openFor(records);
  for (const record of records) batch.takeRecord(record);
  const { homes } = await batch.finish();
  return { homes, heads: batch.heads(homes) };
}

/**
 * Notes that a part is in; only the last one touches the outbox. With it the cursor stands where the first was read:
 * what came since is pulled, and own groups whose effect the snapshot holds leave the outbox.
 */
export async function notePart(
  tables: SyncTables,
  meta: SyncedMeta,
  reply: SnapshotReply,
  {
    before,
    seen,
    recentFrom = before.recentFrom,
  }: {
    readonly before: SnapshotProgress;
    readonly seen?: Seen | undefined;
    readonly recentFrom?: string | undefined;
  },
): Promise<readonly number[]> {
  const received = before.received + reply.records.length;
  const { snapshot: _snapshot, ...known } = covered(meta.sync, reply.watermark);
  const sync = { ...known, ...seen };
  if (reply.next !== undefined) {
    const { next, total } = reply;
    const snapshot = { ...before, next, received, total, recentFrom };
    await keep(tables, [], meta.sync, sync);
    await tables.meta.put({ ...meta, sync: { ...sync, snapshot } });
    return [];
  }
  const cursor = { epoch: reply.epoch, sequence: before.sequence, scope: reply.scope };
  const confirmed: KeptGroup[] = [];
  await eachRow(tables.outbox, ({ key, state, sequence, group }) => {
    if (state === 'acknowledged' && sequence !== undefined && sequence <= before.sequence) {
      confirmed.push({ key, sequence, group });
    }
    return true;
  });
  await keep(tables, confirmed, meta.sync, sync);
  await tables.meta.put({ ...meta, sequence: before.sequence, sync: { ...sync, cursor } });
  return confirmed.map(({ key }) => key);
}

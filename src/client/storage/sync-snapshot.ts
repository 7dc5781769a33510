/**
 * Parts of a snapshot, taken in by a device, in slices: a crash between two of them takes the same part in again, which
 * changes nothing [C10].
 */

import { isLazy } from '../../domain/entity/registry.ts';
import type { AnyRecord } from '../../domain/operation/record.ts';
import type { SnapshotReply } from '../../protocol/sync-messages.ts';
import type { PartNotes, Replaced, SnapshotProgress } from '../ports/sync.ts';
import type { Meta, SyncedMeta } from './confirm-rows.ts';
import { layAll } from './inbox.ts';
import { headPrefix, programmeKey } from './layout.ts';
import { leavesGap } from './download-gap.ts';
import { showHeld } from './held-rows.ts';
import { type Newer, newerPrefix, withNewer } from './newer-rows.ts';
import { historyPrefix, journalPrefix, lazyPrefix, logPrefix } from './page-rows.ts';
import { PageBatch } from './pages.ts';
import { makeRoom, replacedBySlices, type Slice } from './replacing.ts';
import { type Change, heldEntries, keep, noteArrived } from './sync-pull.ts';
import { isAskedAgain } from './sync-push.ts';
import { type DownloadedGroup, eachRow, type SyncTables } from './sync-tables.ts';

/**
 * Records of a part that are taken in one transaction at most, so that whoever types or reads meanwhile hardly waits; of
 * the large parts of a short download, which is over in a moment, half of them.
 */
const recordsPerSlice = 600;
/** What a write costs is the number of rows: one for the head of a sheet, another for its journal. */
const recordsPerRow = 5;

/**
 * The records of a part, in slices; one that is empty where there are none. None goes back to an earlier sheet, as where
 * the recent contacts end and the older ones begin: its sheets are read from the first to the last.
 *
 * @param replaced what the whole part takes the place of: its records come in the order of the ids of their sheets
 */
export function recordSlices(
  records: readonly AnyRecord[],
  programmeId: string,
  replaced?: Replaced,
): readonly Slice[] {
  const slices: AnyRecord[][] = [];
  const recordsMax = Math.max(recordsPerSlice, Math.ceil(records.length / 2));
  const rowsMax = recordsMax / recordsPerRow;
  let rows = 0;
  let before: AnyRecord | undefined;
  for (const record of records) {
    rows += rowsFor(record, before);
    const isEarlier = before !== undefined && record.home < before.home;
    before = record;
    const last = slices.at(-1);
    const fits = last !== undefined && rows <= rowsMax && last.length < recordsMax;
    if (fits && !isEarlier) {
      last.push(record);
    } else {
      slices.push([record]);
      rows = rowsFor(record, undefined);
    }
  }
  if (slices.length === 0) slices.push([]);
  return replaced === undefined
    ? slices.map((records) => ({ records }))
    : replacedBySlices(slices, programmeId, replaced);
}

/** Rows that a record adds to those of the records before it: the first contact of a sheet changes its head too. */
function rowsFor({ home, entity }: AnyRecord, before: AnyRecord | undefined): number {
  const isNew = before?.home !== home;
  if (!isLazy(entity)) return isNew ? 1 : 0;
  if (isNew) return 2;
  return isLazy(before.entity) ? 0 : 1;
}

/** Empties what is confirmed. */
async function emptyPages(tables: SyncTables, meta: SyncedMeta): Promise<void> {
  const prefixes = [headPrefix, journalPrefix, lazyPrefix, programmeKey(meta.programmeId)];
  await Promise.all(prefixes.map((prefix) => tables.pages.removeAll(prefix)));
  await emptyLog(tables, meta);
}

/** The log of a programme that was begun alone stays until a backup covers it. */
async function emptyLog({ pages }: SyncTables, meta: SyncedMeta): Promise<void> {
  // What waits for a newer version comes again as the records that it made.
  await pages.removeAll(newerPrefix);
  await pages.removeAll(historyPrefix);
  if (meta.sync.handOver === undefined) await pages.removeAll(logPrefix);
}

/**
 * Begins a snapshot: from here on the cursor is gone until the last part is in. Answers what is noted then, nothing
 * where the snapshot is of another life of the server; and the rows that are shown from now on.
 *
 * @param again where something waits again after a restore: all records of the first answer
 */
export async function beginSnapshot(
  tables: SyncTables,
  meta: SyncedMeta,
  reply: SnapshotReply,
  {
    mode,
    recentFrom,
    again,
  }: Pick<SnapshotProgress, 'mode' | 'recentFrom'> & {
    readonly again: SnapshotReply['records'] | undefined;
  },
): Promise<{ readonly meta?: SyncedMeta; readonly shown: readonly number[] }> {
  const { epoch, sequence, last, total } = reply;
  if (meta.sync.epoch !== undefined && meta.sync.epoch !== epoch) return { shown: [] };
  await layAll(tables);
  const shown = again ? await showHeld(tables, meta, { sequence, records: again }, mode) : [];
  const hasGap = await leavesGap(tables, meta, reply);
  if (mode === 'anew') await emptyPages(tables, meta);
  if (mode === 'instead') await emptyLog(tables, meta);
  const { cursor: _cursor, newer: before, ...rest } = meta.sync;
  const sync = mode === 'over' && before !== undefined ? { ...rest, newer: before } : rest;
  const next = { kind: 'heads' } as const;
  const snapshot = { next, epoch, sequence, last, received: 0, total, recentFrom, mode };
  const downloads = (sync.downloads ?? 0) + 1;
  const begun = { ...meta, sync: { ...sync, downloads, hasGap, epoch, snapshot } };
  await tables.meta.put(begun);
  return { meta: begun, shown };
}

/**
 * Keeps those records of a part that only a newer version knows; answers what the database knows of itself then.
 *
 * @param newer as it was found, with those records noted
 */
export async function keepNewer<M extends Meta>(
  { pages, meta: table }: SyncTables,
  meta: M,
  newer: Newer,
): Promise<M> {
  if (newer.fresh.length === 0) return meta;
  const noted = withNewer(meta, newer);
  await Promise.all([pages.put(newer.fresh), table.put(noted)]);
  return noted;
}

/** Takes in some records of a part; answers the homes, the heads among them, and whether a sheet went. */
export async function takeRecords(
  { pages }: SyncTables,
  meta: Meta,
  slice: Slice,
): Promise<Pick<Change, 'homes' | 'heads'> & { readonly hasGone: boolean }> {
  const { records } = slice;
  const batch = new PageBatch(pages, meta, 0);
  const hasGone = await makeRoom(pages, batch, meta.programmeId, slice);
  await batch.openForSnapshot(records);
  for (const record of records) batch.takeRecord(record);
  const { homes } = await batch.finish();
  const heads = batch.heads(homes);
  return { homes, heads, hasGone };
}

/**
 * Notes that a part is in; only the last one touches the outbox. With it the cursor stands where the first was read:
 * what came since is pulled, and own groups whose effect the snapshot holds leave the outbox. `isToAsk`: others may have been
 * decided before that place, and the server is asked.
 */
export async function notePart(
  tables: SyncTables,
  meta: SyncedMeta,
  reply: SnapshotReply,
  {
    before,
    seen,
    recentFrom = before.recentFrom,
  }: Omit<PartNotes, 'replaced'> & { readonly before: SnapshotProgress },
): Promise<{ readonly keys: readonly number[]; readonly isToAsk: boolean }> {
  const received = before.received + reply.records.length;
  // What a backup covers, the first pull tells: until then nothing shows that the place of a part is true [P3].
  const { snapshot: _snapshot, ...known } = meta.sync;
  const sync = { ...known, ...seen, watermark: 0 };
  if (reply.next !== undefined) {
    const { next, total } = reply;
    const snapshot = { ...before, next, received, total, recentFrom };
    await tables.meta.put({ ...meta, sync: { ...sync, snapshot } });
    return { keys: [], isToAsk: false };
  }
  const { sequence, last } = before;
  const cursor = { epoch: reply.epoch, sequence, scope: reply.scope, last };
  const confirmed: DownloadedGroup[] = [];
  let isToAsk = false;
  await eachRow(tables.outbox, (row) => {
    const { key, state, sequence, group, outcome = 'accepted', isBrought } = row;
    isToAsk ||= isAskedAgain(row, sync);
    if (state === 'acknowledged' && sequence !== undefined && sequence <= before.sequence) {
      confirmed.push({ key, sequence, group, outcome, isBrought });
    }
    return true;
  });
  await noteArrived(tables, heldEntries(meta, confirmed));
  await keep(tables, confirmed, meta.sync, sync);
  await tables.meta.put({
    ...meta,
    sequence: before.sequence,
    sync: { ...sync, cursor, wasWhole: true },
  });
  return { keys: confirmed.map(({ key }) => key), isToAsk };
}

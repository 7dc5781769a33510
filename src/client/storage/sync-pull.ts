/**
 * What comes from a server, taken in by a device: entries of a pull, parts of a snapshot; and what is put away when a
 * membership ends.
 *
 * Entries are taken a few at a time, so that no save waits behind a long transaction; each of these moves inbox,
 * outbox, kept groups and cursor together [C2], and a group is never cut in two. Records come in slices too: a crash
 * between two of them takes the same part in again, which changes nothing [C10].
 */

import type { LogEntry } from '../../domain/operation/confirm.ts';
import type { Operation } from '../../domain/operation/operation.ts';
import type { AnyRecord } from '../../domain/operation/record.ts';
import type {
  PulledEntry,
  PullReply,
  PushReply,
  SnapshotReply,
} from '../../protocol/sync-messages.ts';
import type { HeadPage, OutboxRow } from '../ports/sheet-store.ts';
import type { PartMode, Seen, SnapshotProgress } from '../ports/sync.ts';
import type { Meta, SyncedMeta, SyncRow } from './confirm-rows.ts';
import { type Arrived, homesOf, layAll } from './inbox.ts';
import { entriesOf, journalPrefix, logKeys, logPages, logPrefix, PageBatch } from './pages.ts';
import { headPrefix, programmeKey } from './layout.ts';
import { answeredRows } from './sync-push.ts';
import { eachRow, isStuck, type KeptGroup, ownMeta, type SyncTables } from './sync-tables.ts';

type Entries = Extract<PullReply, { kind: 'entries' }>;

/** What a transaction changed, for the tabs. */
export interface Change {
  /** Rows that left the outbox. */
  readonly keys: readonly number[];
  readonly homes: readonly string[];
  /** Some of them as they were written. */
  readonly heads?: readonly HeadPage[];
  /** Rows that stay, in another state. */
  readonly changed: readonly number[];
}

/** What a server answered to a push, and what the answer showed of the time. */
export interface AnsweredPush {
  readonly reply: Pick<PushReply, 'epoch' | 'watermark' | 'outcomes'>;
  readonly seen?: Seen | undefined;
}

/** Entries taken in one transaction at most; a larger group still goes as a whole. */
const entriesPerSlice = 250;
/**
 * Of a snapshot, what is taken in one transaction at most. What a write costs, and whoever reads meanwhile waits, is the
 * number of rows: one for the head of a sheet, another for its journal.
 */
const rowsPerSlice = 240;
const recordsPerSlice = 1000;

/** The entries in slices that cut no group; one that is empty where there are none. */
export function slicesOf(entries: readonly PulledEntry[]): readonly (readonly PulledEntry[])[] {
  const slices: PulledEntry[][] = [[]];
  let group: string | undefined;
  for (const entry of entries) {
    const last = slices.at(-1);
    const goesOn = entry.group !== undefined && entry.group === group;
    if (last !== undefined && (goesOn || last.length < entriesPerSlice)) last.push(entry);
    else slices.push([entry]);
    group = entry.group;
  }
  return slices;
}

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

/**
 * Takes in one slice of a pull: into the inbox, from where the next who reads pages lays it out. Entries that the
 * cursor has passed are passed over: an answer may come twice.
 *
 * @param isLast whether the cursor moves to the end of the answer, and what it says of groups is noted
 */
export async function takeEntries(
  tables: SyncTables,
  meta: SyncedMeta,
  reply: Entries,
  {
    slice,
    isLast,
    seen,
    before,
  }: {
    readonly slice: readonly PulledEntry[];
    readonly isLast: boolean;
    readonly seen?: Seen | undefined;
    /** The answer to a push that is not noted yet. */
    readonly before?: AnsweredPush | undefined;
  },
): Promise<Change | 'missing' | 'stale'> {
  const { cursor } = meta.sync;
  if (cursor === undefined || cursor.epoch !== reply.epoch || reply.from > cursor.sequence) {
    return 'stale';
  }
  const fresh = slice.filter(({ sequence }) => sequence > cursor.sequence);
  const own = await ownRows(tables, fresh);
  const arrived: Arrived[] = [];
  for (const one of fresh) {
    const entry = logEntryOf(one, own);
    if (entry === undefined) return 'missing';
    arrived.push({ entry, records: one.records });
  }
  const last = fresh.at(-1);
  if (last !== undefined) await tables.inbox.put({ key: last.sequence, arrived });
  const confirmed = confirmedRows(fresh, own);
  const answered = await answeredOthers(tables, meta.sync, before, confirmed);
  const gone = [...answered.done, ...confirmed];
  const sync = covered(answered.sync, reply.watermark);
  await keep(tables, gone, meta.sync, sync);
  const news = isLast ? await noteGroups(tables, reply.groups, gone) : [];
  const sequence = isLast ? Math.max(reply.to, cursor.sequence) : (last?.sequence ?? 0);
  await tables.meta.put({
    ...meta,
    sequence: Math.max(meta.sequence, sequence),
    sync: {
      ...sync,
      ...(isLast ? seen : undefined),
      cursor: {
        epoch: cursor.epoch,
        scope: reply.scope,
        sequence: Math.max(sequence, cursor.sequence),
      },
    },
  });
  return {
    keys: gone.map(({ key }) => key),
    homes: homesOf(arrived),
    changed: [...answered.changed, ...news],
  };
}

/** Notes the answer to a push. */
export async function noteAnswer(
  tables: SyncTables,
  meta: SyncedMeta,
  answered: AnsweredPush,
): Promise<Change> {
  const { sync, done, changed } = await answeredOthers(tables, meta.sync, answered, []);
  await keep(tables, done, meta.sync, sync);
  await tables.meta.put({ ...meta, sync });
  return { keys: done.map(({ key }) => key), homes: [], changed };
}

/** What an answer to a push changes about rows that do not leave the outbox anyway. */
async function answeredOthers(
  tables: SyncTables,
  sync: SyncRow,
  answered: AnsweredPush | undefined,
  confirmed: readonly KeptGroup[],
): Promise<{
  readonly sync: SyncRow;
  readonly done: readonly KeptGroup[];
  readonly changed: readonly number[];
}> {
  if (answered === undefined) return { sync, done: [], changed: [] };
  const { reply, seen } = answered;
  const gone = new Set(confirmed.map(({ key }) => key));
  const rows = await answeredRows(tables, sync, reply);
  const changed = rows.changed.filter(({ key }) => !gone.has(key));
  await tables.outbox.put(changed);
  return {
    sync: { ...covered(sync, reply.watermark), ...seen, epoch: reply.epoch },
    done: rows.done.filter(({ key }) => !gone.has(key)),
    changed: changed.map(({ key }) => key),
  };
}

/** The rows of the outbox that hold operations of these entries, by operation: changes of others too, of a copy. */
async function ownRows(
  { outbox }: SyncTables,
  entries: readonly PulledEntry[],
): Promise<ReadonlyMap<string, OutboxRow>> {
  const wanted = new Set(entries.map(({ operationId }) => operationId));
  const found = new Map<string, OutboxRow>();
  if (wanted.size === 0) return found;
  await eachRow(outbox, (row) => {
    for (const { operationId } of row.group) {
      if (wanted.delete(operationId)) found.set(operationId, row);
    }
    return wanted.size > 0;
  });
  return found;
}

function logEntryOf(entry: PulledEntry, own: ReadonlyMap<string, OutboxRow>): LogEntry | undefined {
  const { sequence, operationId, group, outcome, received } = entry;
  const operation: Operation | undefined =
    entry.operation ??
    own.get(operationId)?.group.find((candidate) => candidate.operationId === operationId);
  if (operation === undefined) return undefined;
  return {
    sequence,
    operation,
    outcome,
    received,
    ...(group === undefined ? {} : { group }),
  };
}

/** The rows that the entries bring back, each with the place of its last operation. */
function confirmedRows(
  entries: readonly PulledEntry[],
  own: ReadonlyMap<string, OutboxRow>,
): readonly KeptGroup[] {
  const confirmed = new Map<number, KeptGroup>();
  for (const { operationId, sequence } of entries) {
    const row = own.get(operationId);
    if (row !== undefined) confirmed.set(row.key, { key: row.key, sequence, group: row.group });
  }
  return [...confirmed.values()];
}

/** Entries of the log of a home that were fetched later take their place among those that are here. */
export async function takeEarlier(
  tables: SyncTables,
  home: string,
  entries: readonly LogEntry[],
): Promise<void> {
  await layAll(tables);
  const { sync } = await ownMeta(tables);
  // What is beyond the cursor comes with the next pull.
  const known = entries.filter(({ sequence }) => sequence <= (sync?.cursor?.sequence ?? 0));
  const here = (await tables.pages.range(logKeys(home))).flatMap(entriesOf);
  await tables.pages.put(logPages(home, here, known));
}

/** Moves confirmed rows to the kept ones, and lets go those that a verified backup covers by now [P3]. */
export async function keep(
  { outbox, kept }: SyncTables,
  confirmed: readonly KeptGroup[],
  before: SyncRow,
  { watermark }: SyncRow,
): Promise<void> {
  if (confirmed.length > 0) {
    await outbox.remove(confirmed.map(({ key }) => key));
    const groups = confirmed.filter(({ sequence }) => sequence > watermark);
    const [first] = groups;
    if (first !== undefined) {
      const sequence = Math.max(...groups.map((group) => group.sequence));
      await kept.put([{ key: first.key, sequence, groups }]);
    }
  }
  // What an earlier one covers went with it.
  if (watermark > before.watermark) await kept.remove(await kept.keysUpTo(watermark));
}

/** What the watermark lets go. */
export function covered(sync: SyncRow, watermark: number): SyncRow {
  const reached = Math.max(sync.watermark, watermark);
  const { handOver, ...rest } = sync;
  const isOver = handOver?.head !== undefined && handOver.head <= reached;
  return { ...rest, ...(isOver ? {} : { handOver }), watermark: reached };
}

/** Notes what the server decided anew about groups of this device. */
async function noteGroups(
  { outbox }: SyncTables,
  groups: Entries['groups'],
  confirmed: readonly KeptGroup[],
): Promise<readonly number[]> {
  if (groups.length === 0) return [];
  const news = new Map(groups.map((group) => [group.deviceSequence, group]));
  const gone = new Set(confirmed.map(({ key }) => key));
  const changed: OutboxRow[] = [];
  await eachRow(outbox, (row) => {
    const found = row.deviceSequence === undefined ? undefined : news.get(row.deviceSequence);
    // What was not answered yet may have got the counter of another group that was.
    if (found === undefined || gone.has(row.key) || !isStuck(row.state)) return true;
    const { outcome, dismissed } = found;
    if (outcome === 'forked') return true;
    const state = isStuck(outcome) ? outcome : 'acknowledged';
    const isNews = row.state !== state || (dismissed !== undefined && row.dismissed === undefined);
    if (isNews) changed.push({ ...row, state, dismissed });
    return true;
  });
  await outbox.put(changed);
  return changed.map(({ key }) => key);
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
 * Notes that a part is in; only the last one touches the outbox. With it the cursor stands where the first was read: what came since is pulled,
 * and own groups whose effect the snapshot holds leave the outbox.
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

/** The membership is gone: what was not acknowledged becomes held, everything else goes [C8]. */
export async function putAway(tables: SyncTables, meta: SyncedMeta): Promise<void> {
  const held: OutboxRow[] = [];
  const gone: number[] = [];
  await eachRow(tables.outbox, (row) => {
    if (row.state === 'acknowledged') gone.push(row.key);
    else if (!isStuck(row.state)) held.push({ ...row, state: 'held' });
    return true;
  });
  await tables.outbox.put(held);
  await tables.outbox.remove(gone);
  await tables.pages.removeAll('');
  await tables.inbox.clear();
  await tables.kept.remove(await tables.kept.keysUpTo(Infinity));
  await tables.drafts.clear();
  const { cursor: _c, snapshot: _s, handOver: _h, ...sync } = meta.sync;
  await tables.meta.put({ ...meta, sync: { ...sync, evicted: true } });
}

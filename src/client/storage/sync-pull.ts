/**
 * What comes from a server, taken in by a device: entries of a pull; and what is put away when a membership ends.
 * Parts of a snapshot: `sync-snapshot.ts`.
 *
 * Entries are taken a few at a time, so that no save waits behind a long transaction; each of these moves inbox,
 * outbox, kept groups and cursor together [C2], and a group is never cut in two.
 */

import { isKnownEntry } from '../../domain/operation/confirm.ts';
import type { CarriedOperation } from '../../domain/operation/operation.ts';
import type { EntryMark, PulledEntry, PullReply, PushReply } from '../../protocol/sync-messages.ts';
import { ownWordsOfAll } from '../ports/own-words.ts';
import type { HeadPage, OutboxRow } from '../ports/sheet-store.ts';
import type { Seen } from '../ports/sync.ts';
import type { SyncedMeta, SyncRow } from './confirm-rows.ts';
import { homesOf } from './inbox.ts';
import { logUpTo } from './log-groups.ts';
import type { Arrived, LoggedEntry } from './page-rows.ts';
import {
  confirmedRows,
  givesText,
  isIn,
  keptOf,
  newsOf,
  ownRows,
  toldOf,
} from './returned-rows.ts';
import { answeredRows, logToPush } from './sync-push.ts';
import { withdrawnBy } from './withdrawals.ts';
import {
  type DownloadedGroup,
  eachRow,
  isStuck,
  isUndone,
  type KeptGroup,
  readOnce,
  type RowsInOrder,
  type SyncTables,
} from './sync-tables.ts';

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
  /** How much waits for a newer version, where more does by now. */
  readonly newer?: number | undefined;
}

/** What a server answered to a push, and what the answer showed of the time. */
export interface AnsweredPush {
  readonly reply: Pick<PushReply, 'epoch' | 'watermark' | 'outcomes' | 'withdrawn'>;
  readonly seen?: Seen | undefined;
}

/** Entries taken in one transaction at most; a larger group still goes as a whole. */
const entriesPerSlice = 250;
/** About so many sheets at most, since each of them is read and written when they are laid in. */
const homesPerSlice = 100;

/** The entries in slices that cut no group; one that is empty where there are none. */
export function slicesOf(entries: readonly PulledEntry[]): readonly (readonly PulledEntry[])[] {
  const slices: PulledEntry[][] = [[]];
  const homes = new Set<string>();
  let group: string | undefined;
  for (const entry of entries) {
    const last = slices.at(-1);
    const goesOn = entry.group !== undefined && entry.group === group;
    const fits = (last?.length ?? 0) < entriesPerSlice && homes.size < homesPerSlice;
    if (last !== undefined && (goesOn || fits)) {
      last.push(entry);
    } else {
      slices.push([entry]);
      homes.clear();
    }
    homes.add(homeOf(entry));
    group = entry.group;
  }
  return slices;
}

/** The sheet of an entry; of an own one, which comes without it, something that stands for it. */
function homeOf({ operation, records, operationId }: PulledEntry): string {
  return operation?.home ?? records?.[0]?.home ?? operationId;
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
  const rows = readOnce(tables.outbox);
  const answered = await answeredBy(rows, meta.sync, before);
  const own = await ownRows(rows, fresh, answered.changed);
  const arrived: Arrived[] = [];
  for (const one of fresh) {
    const entry = logEntryOf(meta, one, own);
    if (entry === undefined) return 'missing';
    arrived.push({ entry, records: one.records });
  }
  const last = fresh.at(-1);
  const confirmed = confirmedRows(fresh, own, reply.groups);
  const { done, changed } = othersThan(confirmed, answered);
  const gone = [...done, ...confirmed];
  // How much waits is counted when it is laid in; that something does is known from here on.
  const unknown = arrived.filter((one) => !isKnownEntry(one.entry)).length;
  const newer = unknown === 0 ? {} : { newer: (answered.sync.newer ?? 0) + unknown };
  const sequence = isLast ? Math.max(reply.to, cursor.sequence) : (last?.sequence ?? 0);
  const read = {
    epoch: cursor.epoch,
    scope: reply.scope,
    sequence: Math.max(sequence, cursor.sequence),
    last: last === undefined ? cursor.last : markOf(last),
  };
  const known = { ...answered.sync, ...newer, ...(isLast ? seen : undefined), cursor: read };
  const sync = covered(known, reply);
  const moved = { ...meta, sequence: Math.max(meta.sequence, sequence), sync };
  // All at once: one after the other, each would wait for the one before it.
  await Promise.all([
    noteArrived(tables, [...heldEntries(meta, done), ...arrived]),
    tables.outbox.put(changed),
    keep(tables, gone, meta.sync, sync),
    tables.meta.put(moved),
  ]);
  // What was read before is told with the first slice: a device that stops after it hears of it no more.
  const isRead = ({ outcome, sequence = Infinity }: Entries['groups'][number]): boolean =>
    !isUndone(outcome) && sequence <= reply.from;
  const told = await noteGroups(tables, isLast ? reply.groups : reply.groups.filter(isRead), {
    gone,
    sync,
  });
  return {
    keys: [...gone.map(({ key }) => key), ...told.keys],
    homes: homesOf(arrived),
    ...newer,
    changed: [...changed.map(({ key }) => key), ...told.changed],
  };
}

const markOf = ({ operationId, received }: PulledEntry): EntryMark => ({ operationId, received });

/** Notes the answer to a push. */
export async function noteAnswer(
  tables: SyncTables,
  meta: SyncedMeta,
  answered: AnsweredPush,
): Promise<Change> {
  const { outbox } = tables;
  const { sync, done, changed } = await answeredBy(outbox, meta.sync, answered);
  await Promise.all([
    noteArrived(tables, heldEntries(meta, done)),
    outbox.put(changed),
    keep(tables, done, meta.sync, sync),
    tables.meta.put({ ...meta, sync }),
  ]);
  const keys = done.map(({ key }) => key);
  return { keys, homes: [], changed: changed.map(({ key }) => key) };
}

/** What an answer to a push changes. */
interface AnsweredGroups {
  readonly sync: SyncRow;
  readonly done: readonly DownloadedGroup[];
  readonly changed: readonly OutboxRow[];
}

async function answeredBy(
  outbox: RowsInOrder<OutboxRow>,
  sync: SyncRow,
  answered: AnsweredPush | undefined,
): Promise<AnsweredGroups> {
  if (answered === undefined) return { sync, done: [], changed: [] };
  const { reply, seen } = answered;
  const rows = await answeredRows(outbox, sync, reply);
  const known = { ...sync, ...seen, epoch: reply.epoch, ...answeredUpTo(sync, reply.outcomes) };
  return { sync: { ...known, ...withdrawnBy(sync, reply) }, ...rows };
}

/** The last counter that is answered by now; a fork is no answer about a group. */
function answeredUpTo(
  { answered = 0 }: SyncRow,
  outcomes: PushReply['outcomes'],
): Pick<SyncRow, 'answered'> {
  const last = outcomes.findLast(({ outcome }) => outcome !== 'forked')?.deviceSequence ?? 0;
  return last > answered ? { answered: last } : {};
}

/** The same of the rows that do not leave the outbox anyway. */
function othersThan(
  confirmed: readonly KeptGroup[],
  { done, changed }: AnsweredGroups,
): Pick<AnsweredGroups, 'done' | 'changed'> {
  const gone = new Set(confirmed.map(({ key }) => key));
  const stays = ({ key }: { readonly key: number }): boolean => !gone.has(key);
  return { done: done.filter(stays), changed: changed.filter(stays) };
}

/** Puts entries into the inbox; the last of them is the last one of a pull, or older than all that it could bring. */
export async function noteArrived(
  { inbox }: SyncTables,
  arrived: readonly Arrived[],
): Promise<void> {
  const last = arrived.at(-1);
  if (last !== undefined) await inbox.put({ key: last.entry.sequence, arrived });
}

/**
 * The entries of own groups that came with a download, for a log that holds everything: nothing else would bring them. A log
 * that began with the download is without them, as it is without those of others that came with it.
 */
export function heldEntries(
  { memberId, sync }: SyncedMeta,
  groups: readonly DownloadedGroup[],
): readonly Arrived[] {
  if (sync.handOver === undefined) return [];
  return groups.flatMap(({ group, sequence, outcome }) => {
    const name = group.length > 1 ? { group: group[0]?.operationId } : {};
    return group.map((operation, index): Arrived => {
      const place = sequence - group.length + 1 + index;
      const by = operation.by === memberId ? {} : { handedIn: memberId };
      const entry = { sequence: place, operation, outcome, received: operation.at, ...name, ...by };
      return { entry, isHeld: true };
    });
  });
}

/** What the log keeps of an entry: all that came of it but the records. */
function logEntryOf(
  { memberId }: SyncedMeta,
  entry: PulledEntry,
  own: ReadonlyMap<string, OutboxRow>,
): LoggedEntry | undefined {
  const { operationId, operation: given, records: _records, ...rest } = entry;
  const row = own.get(operationId);
  const there = row !== undefined && givesText(row) ? row.group : [];
  const operation: CarriedOperation | undefined =
    given ?? there.find((candidate) => candidate.operationId === operationId);
  if (operation === undefined) return undefined;
  const isOwn =
    entry.handedIn !== undefined &&
    row !== undefined &&
    row.isBrought !== true &&
    isIn(row, entry) &&
    'by' in operation &&
    operation.by === memberId;
  return { ...rest, operation, ...(isOwn ? { isOwn } : {}) };
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
    const groups = confirmed
      .filter(({ sequence }) => sequence > watermark)
      .map((group): KeptGroup => keptOf(group, group.sequence));
    const [first] = groups;
    if (first !== undefined) {
      const sequence = Math.max(...groups.map((group) => group.sequence));
      await kept.put([{ key: first.key, sequence, groups }]);
    }
  }
  // What an earlier one covers went with it.
  if (watermark > before.watermark) await kept.remove(await kept.keysUpTo(watermark));
}

/**
 * What the watermark of a pull lets go: nothing beyond what this device has read, and less than before where the server
 * says less. More only with the answer that ends at its own head: that one cannot lie without its entries [P3].
 */
function covered(sync: SyncRow, { watermark, to, head }: Entries): SyncRow {
  const { handOver, ...rest } = sync;
  const bound = Math.min(watermark, sync.cursor?.sequence ?? 0);
  const reached = to === head ? bound : Math.min(bound, sync.watermark);
  const isOver = handOver?.head !== undefined && handOver.head <= reached;
  return { ...rest, ...(isOver ? {} : { handOver }), watermark: reached };
}

/**
 * Notes what the server decided anew about groups of this device. What took effect before, as parts of others, never comes again: it
 * leaves the outbox at once.
 */
async function noteGroups(
  tables: SyncTables,
  groups: Entries['groups'],
  { gone: left, sync }: { readonly gone: readonly KeptGroup[]; readonly sync: SyncRow },
): Promise<Pick<Change, 'keys' | 'changed'>> {
  if (groups.length === 0) return { keys: [], changed: [] };
  const news = newsOf(groups);
  const gone = new Set(left.map(({ key }) => key));
  const changed: OutboxRow[] = [];
  const done: KeptGroup[] = [];
  await eachRow(tables.outbox, (row) => {
    const found = gone.has(row.key) ? undefined : toldOf(row, news);
    if (found === undefined) return true;
    const { outcome, sequence, dismissed } = found;
    if (isUndone(outcome)) {
      const isNews =
        row.state !== outcome || (dismissed !== undefined && row.dismissed === undefined);
      if (isNews) changed.push({ ...row, state: outcome, dismissed });
    } else if (sequence !== undefined && sequence <= (sync.cursor?.sequence ?? 0)) {
      done.push(keptOf(row, sequence));
    } else changed.push({ ...row, state: 'acknowledged', sequence, dismissed });
    return true;
  });
  await tables.outbox.put(changed);
  await keep(tables, done, sync, sync);
  return { keys: done.map(({ key }) => key), changed: changed.map(({ key }) => key) };
}

/** The membership is gone: what was not acknowledged becomes held, own half-typed words stay, all else goes [C8]. */
export async function putAway(tables: SyncTables, meta: SyncedMeta): Promise<void> {
  const held: OutboxRow[] = [];
  const gone: number[] = [];
  await eachRow(tables.outbox, (row) => {
    if (row.state === 'acknowledged') gone.push(row.key);
    else if (!isStuck(row.state)) held.push({ ...row, state: 'held' });
    return true;
  });
  held.push(...(await unsentLog(tables, meta)));
  await tables.outbox.put(held);
  await tables.outbox.remove(gone);
  await tables.pages.removeAll('');
  await tables.inbox.clear();
  await tables.kept.remove(await tables.kept.keysUpTo(Infinity));
  await tables.drafts.keepOnly(ownWordsOfAll);
  const { cursor: _c, snapshot: _s, handOver: _h, wasWhole: _w, newer: _n, ...sync } = meta.sync;
  await tables.meta.put({ ...meta, sync: { ...sync, evicted: true } });
}

/** Own groups of a log that is still being handed over, as rows before all others: nothing else than its pages holds them. */
async function unsentLog(
  tables: SyncTables,
  { memberId, sync: { handOver } }: SyncedMeta,
): Promise<readonly OutboxRow[]> {
  if (handOver === undefined || handOver.head !== undefined) return [];
  const own = logToPush(await logUpTo(tables, handOver.last), handOver).filter(({ operations }) =>
    operations.every(({ by }) => by === memberId),
  );
  const [first] = await tables.outbox.after(Number.NEGATIVE_INFINITY, 1);
  const begin = (first?.key ?? 1) - own.length;
  return own.map(
    ({ operations, isBrought }, index): OutboxRow => ({
      ...{ key: begin + index, state: 'held', tab: '' },
      ...{ group: operations, ...(isBrought ? { isBrought } : {}) },
    }),
  );
}

/**
 * The store of what travels, once for every adapter: over the tables of `sync-tables.ts`, in the transaction that
 * the adapter gives. The rules are in docs/sync-protocol.md; what comes from a server is taken in by `sync-pull.ts` and
 * `sync-snapshot.ts`.
 *
 * Every write of a tab that leads compares the generation that it claimed with the one in the database, inside the
 * transaction: a tab that froze and wakes up late writes nothing [C3].
 *
 * Limit: where a programme that was begun alone met one that was on the server already, its log keeps the places of
 * both; after a restore before the first verified backup, some groups of others are then pushed too, and answered as
 * known or held.
 *
 * Longer than 400 lines because it is one port, method after method.
 */

import type { CarriedEntry } from '../../domain/operation/confirm.ts';
import type { Group } from '../../domain/operation/operation.ts';
import { isKnownRecord } from '../../domain/operation/record.ts';
import type { PullReply, PushReply, SnapshotReply } from '../../protocol/sync-messages.ts';
import { assert, present } from '../../std/assert.ts';
import type { StoreChange } from '../ports/sheet-store.ts';
import {
  type Batch,
  type InitialUpload,
  type LoggedGroup,
  LostLead,
  type NumberedGroup,
  type ParkedAs,
  type PartMode,
  type PartNotes,
  type RetainedGroup,
  type Seen,
  type StuckGroup,
  type SyncMeta,
  type SyncStore,
  type WholeHistories,
} from '../ports/sync.ts';
import type { SyncedMeta } from './confirm-rows.ts';
import { layAll } from './inbox.ts';
import { lastLogged, logUpTo } from './log-groups.ts';
import {
  type AnsweredPush,
  type Change,
  noteAnswer,
  putAway,
  slicesOf,
  takeEntries,
} from './sync-pull.ts';
import { takeEarlier } from './sync-history.ts';
import { leftBehind, markLeft, noteUploaded } from './left-behind.ts';
import { wholeHistories } from './whole-histories.ts';
import { readNewer, takeUpNewer, withNewer } from './newer-rows.ts';
import { nameOf, ownOfLog, waitingAgain } from './own-again.ts';
import { hasHeld } from './held-rows.ts';
import { beginSnapshot, keepNewer, notePart, recordSlices, takeRecords } from './sync-snapshot.ts';
import {
  batchOf,
  logToPush,
  nextRows,
  noteHandedOver,
  passOver,
  parkedRows,
  unparkedRows,
  unnumber,
} from './sync-push.ts';
import { withdrawing } from './withdrawals.ts';
import {
  allKept,
  eachRow,
  isStuck,
  ownMeta,
  retained,
  syncedMeta,
  type Reach,
  type SyncAccess,
  type SyncTables,
} from './sync-tables.ts';

type Writing = Exclude<Reach, 'count' | 'look'>;
type Work<T> = (tables: SyncTables, meta: SyncedMeta) => Promise<T>;

/** The store of what travels, on an adapter. */
export function pagedSyncStore(access: SyncAccess): SyncStore {
  return new PagedSyncStore(access);
}

/** How this device comes to what others made or handed in; nothing where its own member made all of it [S10]. */
function handedIn(
  group: Group,
  isBrought: boolean | undefined,
  { memberId }: Pick<SyncedMeta, 'memberId'>,
  way: NonNullable<NumberedGroup['handedIn']>,
): Pick<NumberedGroup, 'handedIn'> {
  const isOwn = isBrought !== true && group.every(({ by }) => by === memberId);
  return isOwn ? {} : { handedIn: way };
}

class PagedSyncStore implements SyncStore {
  private readonly access: SyncAccess;
  /** The generation that this tab claimed; none before it leads. */
  private generation: number | undefined;
  /** How many records wait for a newer version, as last seen. */
  private newer: number | undefined;
  /** What a server answered to a push and is noted with the next write. */
  private answered: AnsweredPush | undefined;
  /** The log during the initial upload. */
  private log: readonly LoggedGroup[] | undefined;

  constructor(access: SyncAccess) {
    this.access = access;
  }

  async readSync(): Promise<SyncMeta | undefined> {
    const row = await this.access.transact('look', async (tables) => (await ownMeta(tables)).sync);
    if (row === undefined) return undefined;
    const { generation: _generation, ...sync } = row;
    return sync;
  }

  async connect(device: string, accountId?: string): Promise<void> {
    const begun = await this.access.transact('write', async (tables) => {
      const meta = await ownMeta(tables);
      if (meta.sync !== undefined && meta.sync.evicted !== true) return undefined;
      const isBegun = meta.sync === undefined && meta.sequence > 0;
      const upload = { pushed: 0, last: meta.sequence, aligned: true };
      const begun = { handOver: upload, wasWhole: true, hasGap: false };
      const generation = meta.sync?.generation ?? 0;
      const { withdrawn } = meta.sync ?? {};
      const named = { device, accountId, deviceSequence: 0, watermark: 0, offset: 0, generation };
      const fresh = { ...named, ...(withdrawn === undefined ? {} : { withdrawn }) };
      await tables.meta.put({ ...meta, sync: { ...fresh, ...(isBegun ? begun : {}) } });
      // Somebody who is back: what was held when the membership ended is sent after all.
      return meta.sync === undefined ? 'alone' : unnumber(tables, { all: false, forks: true });
    });
    if (begun === 'alone') this.access.tell({ kind: 'connected' });
    else if (begun !== undefined) {
      this.tell({ keys: [], homes: [], changed: begun });
      this.access.tell({ kind: 'sealed', keys: begun });
    }
  }

  async noteAccount(accountId: string, earlier?: string): Promise<void> {
    const sync = await this.readSync();
    if (sync === undefined || sync.accountId !== earlier) return;
    await this.access.transact('write', async (tables) => {
      const meta = await ownMeta(tables);
      const { sync: now } = meta;
      if (now !== undefined) await tables.meta.put({ ...meta, sync: { ...now, accountId } });
    });
  }

  async claim(isWanted: () => boolean = () => true): Promise<void> {
    this.answered = undefined;
    const claimed = await this.access.transact('groups', async (tables) => {
      const meta = await syncedMeta(tables);
      if (!isWanted()) throw new LostLead();
      const generation = meta.sync.generation + 1;
      await tables.meta.put({ ...meta, sync: { ...meta.sync, generation } });
      return { generation, newer: meta.sync.newer };
    });
    this.generation = claimed.generation;
    this.newer = claimed.newer ?? 0;
    if (claimed.newer !== undefined) await this.takeUp();
  }

  /** Takes up what only a newer version knew, where this is that version. */
  private async takeUp(): Promise<void> {
    const homes = await this.access.transact('write', async (tables) => {
      await layAll(tables);
      const meta = await ownMeta(tables);
      const taken = await takeUpNewer(tables.pages, meta);
      if (taken === undefined) return [];
      await tables.meta.put(withNewer(meta, taken.left));
      this.newer = taken.left.size;
      return taken.homes;
    });
    this.tell({ keys: [], homes, changed: [] });
  }

  writeSync(patch: Partial<SyncMeta>): Promise<void> {
    return this.lead(async (tables, meta) => {
      await tables.meta.put({ ...meta, sync: { ...meta.sync, ...patch } });
    }, 'rows');
  }

  counts(): ReturnType<SyncStore['counts']> {
    return this.access.transact('count', async ({ outbox }) => {
      const counts = { waiting: 0, undecided: 0, stuck: 0, newer: this.newer };
      await eachRow(outbox, ({ state }) => {
        if (state === 'undecided') counts.undecided += 1;
        if (isStuck(state)) counts.stuck += 1;
        else if (state !== 'acknowledged') counts.waiting += 1;
        return true;
      });
      return counts;
    });
  }

  nextGroups(batch: Batch): Promise<readonly NumberedGroup[]> {
    return this.lead(async (tables, meta) => {
      const { rows, isAll } = await nextRows(tables, meta.sync, batch);
      let { deviceSequence } = meta.sync;
      const numbered = rows.map((row) => ({
        ...row,
        deviceSequence: row.deviceSequence ?? (deviceSequence += 1),
      }));
      if (deviceSequence !== meta.sync.deviceSequence) {
        await Promise.all([
          tables.outbox.put(numbered),
          tables.meta.put({ ...meta, sync: { ...meta.sync, deviceSequence } }),
        ]);
      }
      return numbered.map(({ key, deviceSequence: place, group, isBrought }, index) => ({
        key,
        deviceSequence: place,
        operations: [...group],
        ...handedIn(group, isBrought, meta, 'backup'),
        ...(isAll && index === numbered.length - 1 ? { isLast: true } : {}),
      }));
    }, 'rows');
  }

  async acknowledge(reply: AnsweredPush['reply'], seen?: Seen, later?: 'later'): Promise<void> {
    const answered = { reply, seen };
    if (later !== undefined) {
      this.answered = answered;
      return;
    }
    this.tell(await this.lead((tables, meta) => noteAnswer(tables, meta, answered), 'rows'));
  }

  async park(deviceSequence: number, as: ParkedAs): Promise<void> {
    const changed = await this.lead(async (tables, meta) => {
      const { rows, last } = await parkedRows(tables, meta.sync, deviceSequence, as);
      if (rows.length === 0) return [];
      await tables.outbox.put(rows);
      await tables.meta.put({ ...meta, sync: { ...meta.sync, deviceSequence: last } });
      return rows.map(({ key }) => key);
    });
    this.tell({ keys: [], homes: [], changed });
  }

  async unpark(key: number): Promise<void> {
    const changed = await this.access.transact('write', async (tables) => {
      const rows = await unparkedRows(tables, key);
      await tables.outbox.put(rows);
      return rows.map((row) => row.key);
    });
    if (changed.length === 0) return;
    this.tell({ keys: [], homes: [], changed });
    this.access.tell({ kind: 'sealed', keys: changed });
  }

  async takePull(
    reply: Extract<PullReply, { kind: 'entries' }>,
    seen?: Seen,
  ): Promise<'taken' | 'missing' | 'stale'> {
    // Noted in the same write: what comes back at once need not be called acknowledged in between.
    const answered = this.takeAnswered();
    const { lead } = this;
    const slices = slicesOf(reply.entries);
    for (const [index, slice] of slices.entries()) {
      const isLast = index === slices.length - 1;
      const before = index === 0 ? answered : undefined;
      const change = await this.keeping(before, () =>
        lead(
          (tables, meta) => takeEntries(tables, meta, reply, { slice, isLast, seen, before }),
          'rows',
        ),
      );
      if (typeof change === 'object') {
        this.newer = change.newer ?? this.newer;
        this.tell(change);
        continue;
      }
      if (before !== undefined) await this.acknowledge(before.reply, before.seen);
      return change;
    }
    return 'taken';
  }

  async takeSnapshot(
    reply: SnapshotReply,
    mode: PartMode,
    { recentFrom, seen, replaced, answered = reply.records }: PartNotes = {},
  ): Promise<'taken' | 'restart'> {
    const { lead } = this;
    const { programmeId } = this.access;
    // Asked at the first part and the last one alone: those between wait for nothing.
    const isEnd = mode !== 'next' || reply.next === undefined;
    const hasUpload = isEnd && (await this.readSync())?.handOver !== undefined;
    const isAgain = mode !== 'next' && (await this.access.transact('look', hasHeld));
    const slices = recordSlices(reply.records.filter(isKnownRecord), programmeId, replaced);
    const unknown = reply.records.filter((record) => !isKnownRecord(record));
    for (const [index, slice] of slices.entries()) {
      const begun = mode !== 'next' && index === 0 ? mode : undefined;
      // Noted with the last records, but for the end of all parts, which has to do with the outbox too.
      const isNoted = index === slices.length - 1 && reply.next !== undefined;
      const taken = await lead(
        async (tables, found) => {
          const notes = { recentFrom, seen };
          const { meta: started, shown } =
            begun === undefined
              ? { meta: found, shown: [] }
              : await beginSnapshot(tables, found, reply, {
                  ...{ mode: begun, recentFrom },
                  again: isAgain ? answered : undefined,
                });
          const before = started?.sync.snapshot;
          if (started === undefined || before?.epoch !== reply.epoch) return undefined;
          const newer = await readNewer(tables.pages, started);
          if (index === 0) newer.sortRecords(unknown);
          const records = newer.sortRecords(slice.records);
          const meta = await keepNewer(tables, started, newer);
          const written = await takeRecords(tables, meta, { ...slice, records });
          if (isNoted) await notePart(tables, meta, reply, { before, ...notes });
          return { ...written, shown };
          // What was typed during an upload, or waits again, is in the outbox.
        },
        begun !== undefined && (hasUpload || isAgain) ? 'write' : 'pages',
      );
      if (taken === undefined) return 'restart';
      if (begun === 'anew') this.access.tell({ kind: 'replaced' });
      if (begun !== undefined) {
        this.access.tell({ kind: 'downloading', contactsComing: begun === 'anew' });
      }
      const { hasGone, shown, ...change } = taken;
      // First, so that nothing is missing in between.
      this.tell({ keys: [], homes: [], changed: shown });
      this.tell({ ...change, keys: [], changed: [] });
      if (hasGone) this.access.tell({ kind: 'replaced' });
    }
    if (reply.next !== undefined) return 'taken';
    const { keys, isToAsk } = await lead(
      (tables, meta) => {
        const before = present(meta.sync.snapshot, 'a part was taken');
        return notePart(tables, meta, reply, { before, seen });
      },
      // A log that was uploaded gets what came with the download, by the inbox.
      hasUpload ? 'rows' : 'groups',
    );
    this.tell({ keys, homes: [], changed: [] });
    this.access.tell({ kind: 'downloading', contactsComing: false });
    if (isToAsk) this.access.tell({ kind: 'sealed', keys: [] });
    return 'taken';
  }

  async takeHistory(home: string, entries: readonly CarriedEntry[], since?: number): Promise<void> {
    const changed = await this.access.transact('write', (tables) =>
      takeEarlier(tables, home, { entries, since }),
    );
    if (changed.length > 0) this.tell({ keys: [], homes: [], changed });
  }

  wholeHistories(): Promise<WholeHistories | undefined> {
    return this.access.transact('pages', async (tables) => {
      // A sheet may have been created by what came last.
      await layAll(tables);
      return wholeHistories(tables.pages, await tables.meta.get());
    });
  }

  leftBehind(): Promise<ReadonlySet<string>> {
    return this.access.transact('pages', async (tables) => {
      await layAll(tables);
      return leftBehind(tables);
    });
  }

  kept(): Promise<readonly RetainedGroup[]> {
    return this.access.transact('look', async ({ kept }) => retained(await allKept(kept)));
  }

  async uploadAgain(asker: string): Promise<() => Promise<void>> {
    /** Who asked for an upload of which nothing was pushed yet. */
    const askedFor = ({ asked, pushed, head, passed }: InitialUpload): InitialUpload['asked'] =>
      pushed === 0 && head === undefined && passed === undefined ? asked : undefined;
    const { device, epoch } = await this.access.transact('write', async (tables) => {
      const meta = await syncedMeta(tables);
      const { handOver: waiting } = meta.sync;
      const { by, before } = (waiting && askedFor(waiting)) ?? { by: [], before: waiting };
      const asked = { by: [...by, asker], before: before && { ...before, asked: undefined } };
      await layAll(tables);
      const last = Math.max(meta.sequence, await lastLogged(tables));
      const handOver = { pushed: 0, last, aligned: false, asked };
      await tables.meta.put({ ...meta, sync: { ...meta.sync, handOver } });
      return meta.sync;
    });
    return () =>
      this.access.transact('write', async (tables) => {
        const meta = await syncedMeta(tables);
        const { handOver: waiting, ...sync } = meta.sync;
        const asked = waiting && askedFor(waiting);
        if (waiting === undefined || asked?.by.includes(asker) !== true) return;
        // Another life was met since, or the server had something already.
        if (sync.device !== device || sync.epoch !== epoch) return;
        const by = asked.by.filter((other) => other !== asker);
        const handOver = by.length === 0 ? asked.before : { ...waiting, asked: { ...asked, by } };
        await tables.meta.put({ ...meta, sync: handOver ? { ...sync, handOver } : sync });
      });
  }

  async repushKept(device: string): Promise<void> {
    const changed = await this.lead(async (tables, found) => {
      // In the same write: what was numbered before must not be sent before it.
      const { logged, keys } = await ownOfLog(tables, found);
      if (found.sync.handOver !== undefined) {
        await layAll(tables);
        await markLeft(tables, found.sync.handOver.last);
      }
      const meta = await syncedMeta(tables);
      const back = (await allKept(tables.kept)).map((one) =>
        waitingAgain(one, keys.get(nameOf(one)) ?? one.key),
      );
      await tables.outbox.put([...logged, ...back]);
      await tables.kept.remove(await tables.kept.keysUpTo(Infinity));
      const { cursor: _c, snapshot: _s, epoch: _e, handOver, ...sync } = meta.sync;
      const again = handOver && { pushed: 0, last: handOver.last, aligned: false };
      // What an upload passes over does not wait again before that is done.
      const renumbered = await unnumber(tables, { all: true, forks: handOver === undefined });
      // It may be about to be uploaded up to another place than the one that was read.
      this.log = undefined;
      // What was verified of the life before says nothing of this one, whose places may be others.
      const named = { ...sync, device, deviceSequence: 0, answered: 0, watermark: 0 };
      const fresh = { ...named, ...(again ? { handOver: again } : {}) };
      await tables.meta.put({ ...meta, sync: fresh });
      return [...logged, ...back].map(({ key }) => key).concat(renumbered);
    });
    this.tell({ keys: [], homes: [], changed });
  }

  async renumber(device: string): Promise<void> {
    const changed = await this.lead(async (tables, meta) => {
      const { handOver, ...sync } = meta.sync;
      const keys = await unnumber(tables, { all: false, forks: false });
      // An upload sends its log anew.
      const isUploading = handOver !== undefined && handOver.head === undefined;
      const again = isUploading ? { ...handOver, pushed: 0, placed: 0 } : handOver;
      const renamed = { ...sync, device, deviceSequence: 0, answered: 0 };
      const fresh = { ...renamed, ...(again ? { handOver: again } : {}) };
      await tables.meta.put({ ...meta, sync: fresh });
      return keys;
    });
    this.tell({ keys: [], homes: [], changed });
  }

  stuck(): Promise<readonly StuckGroup[]> {
    return this.access.transact('look', async ({ outbox }) => {
      const groups: StuckGroup[] = [];
      await eachRow(outbox, ({ key, state, group, dismissed, forked }) => {
        const told = { dismissed, ...(forked === true ? { forked } : {}) };
        if (isStuck(state)) groups.push({ key, outcome: state, group: [...group], ...told });
        return true;
      });
      return groups;
    });
  }

  async discard(key: number): Promise<void> {
    const found = await this.access.transact('write', async (tables) => {
      const [row] = await tables.outbox.after(key - 1, 1);
      if (row?.key !== key || !isStuck(row.state)) return undefined;
      const meta = await syncedMeta(tables);
      const sync = { ...meta.sync, ...withdrawing(meta.sync, { ...row, outcome: row.state }) };
      await Promise.all([tables.outbox.remove([key]), tables.meta.put({ ...meta, sync })]);
      return { isToTell: sync.withdrawn !== meta.sync.withdrawn && sync.evicted !== true };
    });
    if (found === undefined) return;
    this.tell({ keys: [key], homes: [], changed: [] });
    if (found.isToTell) this.access.tell({ kind: 'sealed', keys: [] });
  }

  async evict(files?: 'keepFiles'): Promise<void> {
    // First: what is interrupted here is begun again as long as the membership was not put away.
    const epoch = async (): Promise<string | undefined> => (await this.readSync())?.epoch;
    if (files === undefined) await this.access.removeSentFiles(epoch);
    await this.lead(putAway);
    this.access.tell({ kind: 'replaced' });
  }

  async logGroups(batch: Batch): Promise<readonly LoggedGroup[]> {
    const { handOver } = present(await this.readSync(), 'the programme is connected');
    if (handOver === undefined) return [];
    // Read once.
    this.log ??= await this.access.transact('write', async (tables) => {
      const owner = await ownMeta(tables);
      const log = await logUpTo(tables, handOver.last);
      return log.map(({ isBrought, ...one }) => ({
        ...one,
        ...handedIn(one.operations, isBrought, owner, 'log'),
      }));
    });
    return batchOf(logToPush(this.log, handOver), batch);
  }

  async passOver(deviceSequence: number): Promise<void> {
    const log = this.log ?? [];
    await this.lead((tables, meta) => passOver(tables, meta, log, deviceSequence));
  }

  async notePushed(groups: readonly LoggedGroup[], reply: PushReply, seen?: Seen): Promise<void> {
    const { isDone, keys } = await this.lead(async (tables, meta) => {
      const noted = await noteHandedOver(tables, meta, { groups, reply, seen });
      const { last = 0 } = meta.sync.handOver ?? {};
      if (noted.isDone) await noteUploaded(tables, last, reply.serverTime);
      return noted;
    });
    if (isDone) this.log = undefined;
    // One that is undecided is shown, as it was made.
    if (keys.length > 0) this.tell({ keys: [], homes: [], changed: keys });
  }

  onSealed(listener: () => void): () => void {
    return this.access.listen((change) => {
      if (change.kind === 'sealed') listener();
    });
  }

  /** Writes of the tab that leads, by the claim that it has when it asks for this: a later one will not do [C3]. */
  private get lead() {
    const { generation } = this;
    assert(generation !== undefined, 'a tab claims the lead before it writes');
    return async <T>(work: Work<T>, reach: Writing = 'write'): Promise<T> => {
      const answered = this.takeAnswered();
      if (answered === undefined) return this.leadAs(generation, work, reach);
      const { change, result } = await this.keeping(answered, () =>
        this.leadAs(
          generation,
          async (tables, meta) => ({
            change: await noteAnswer(tables, meta, answered),
            result: await work(tables, await syncedMeta(tables)),
          }),
          reach === 'rows' ? reach : 'write',
        ),
      );
      this.tell(change);
      return result;
    };
  }

  private leadAs<T>(generation: number, work: Work<T>, reach: Writing): Promise<T> {
    return this.access.transact(reach, async (tables) => {
      const meta = await syncedMeta(tables);
      if (meta.sync.generation !== generation) throw new LostLead();
      this.newer = meta.sync.newer ?? 0;
      return work(tables, meta);
    });
  }

  /** What was answered and is not noted yet. */
  private takeAnswered(): AnsweredPush | undefined {
    const { answered } = this;
    this.answered = undefined;
    return answered;
  }

  /** Runs a write that notes an answer; where it fails, the next one notes it. */
  private async keeping<T>(
    answered: AnsweredPush | undefined,
    write: () => Promise<T>,
  ): Promise<T> {
    try {
      return await write();
    } catch (error) {
      if (!(error instanceof LostLead)) this.answered ??= answered;
      throw error;
    }
  }

  private tell({ keys, homes, heads = [], changed }: Change): void {
    const changes: StoreChange[] = [];
    if (keys.length > 0 || homes.length > 0) {
      changes.push({ kind: 'confirmed', keys, homes, ...(heads.length > 0 ? { heads } : {}) });
    }
    if (changed.length > 0) changes.push({ kind: 'outbox', keys: changed });
    for (const change of changes) this.access.tell(change);
  }
}

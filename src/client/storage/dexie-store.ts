/**
 * The store on IndexedDB, through Dexie.
 *
 * Commits that a person waits for use strict durability: "Saved" means that the browser flushed them. Dexie's
 * own cache is off, because it can show a put that was never committed. Confirmations run in one transaction
 * over pages, outbox and meta.
 */

import { newGroups } from '../../domain/backup/backup.ts';
import Dexie from 'dexie';
import type { EntityName } from '../../domain/entity/registry.ts';
import type { LogEntry, World } from '../../domain/operation/confirm.ts';
import type { Group } from '../../domain/operation/operation.ts';
import type { AnyRecord } from '../../domain/operation/record.ts';
import {
  type ConfirmReport,
  type Draft,
  type HeadPage,
  type Opening,
  type OutboxRow,
  type Received,
  type SheetStore,
  type StoreChange,
  StoreError,
} from '../ports/sheet-store.ts';
import { Connection } from './connection.ts';
import {
  confirmRows,
  begunMeta,
  importGroups,
  forkedRow,
  keptRow,
  type Meta,
  nothingConfirmed,
} from './confirm-rows.ts';
import { changeDraft, dropLastDrafts, reduceLastDrafts } from './dexie-drafts.ts';
import { mentionsInDatabase } from './dexie-mentions.ts';
import { laidTables, laidTablesOf, pageTable, readLaid } from './dexie-pages.ts';
import { layAll } from './inbox.ts';
import { databaseName, headPrefix, metaKey, programmeKey } from './layout.ts';
import { forgetScreen } from './kept-screen.ts';
import { withLastDrafts } from './last-drafts.ts';
import { onReturn, passages } from './left-page.ts';
import { openingOf, programmeIn } from './opening.ts';
import {
  asHead,
  entriesOf,
  handedOn,
  headKey,
  journalEntity,
  journalPrefix,
  lazyKeys,
  lazyPrefix,
  logKeys,
  logPrefix,
  type PageTable,
  recordsOf,
  shownEntriesOf,
} from './page-rows.ts';
import { removeFiles, removeSentFiles } from './file-store.ts';
import { removeRecordings } from './recording-store.ts';
import type { ProgrammeDatabase } from './programme-database.ts';
import { addRow, readPages, readRows, rewriteRow } from './native-rows.ts';
import { keptGroups, toldToOthers } from './sync-tables.ts';
import type { SyncStore } from '../ports/sync.ts';

export interface DexieStoreOptions {
  /** What the database is called, where it is not called after the programme. */
  readonly database?: string;
  /** Whether the list of the device has it: what is half-typed while it goes stays only where it goes by itself. */
  readonly isListed?: () => boolean;
  /** For tests outside a browser. */
  readonly factory?: { indexedDB: IDBFactory; IDBKeyRange: typeof IDBKeyRange };
  /** Tells other tabs what changed, and hears it from them. Absent where there is one tab only. */
  readonly channel?: {
    post(change: StoreChange): void;
    listen(listener: (change: StoreChange) => void): () => void;
    close(): void;
  };
}

/** Every database of this address, for browsers that have no list of them. */
export const databaseNames = (): Promise<readonly string[]> => Dexie.getDatabaseNames();

/** Removes a database for good, and the files that belong to it. */
export async function removeDatabase(database: string): Promise<void> {
  forgetScreen();
  dropLastDrafts(database);
  await removeFiles(database);
  await removeRecordings(database);
  await Dexie.delete(databaseName(database));
}

/** The store of a programme on this device. Its database is opened by the first call. */
export function dexieStore(programmeId: string, options: DexieStoreOptions = {}): SheetStore {
  return new DexieStore(programmeId, options);
}

class DexieStore implements SheetStore {
  readonly programmeId: string;
  /** What the list of the device calls it. */
  private readonly database: string;
  private readonly connection: Connection;
  private readonly db: ProgrammeDatabase;
  private readonly listeners = new Set<(change: StoreChange) => void>();
  private readonly options: DexieStoreOptions;
  private readonly unlisten: (() => void) | undefined;
  private readonly stopReturns: () => void;

  constructor(programmeId: string, options: DexieStoreOptions) {
    this.programmeId = programmeId;
    this.options = options;
    this.database = options.database ?? programmeId;
    this.connection = new Connection(databaseName(this.database), {
      factory: options.factory,
      tell: (change) => this.tell(change),
    });
    this.db = this.connection.db;
    this.unlisten = options.channel?.listen((change) => this.tell(change));
    // What other tabs told while the page was left was not heard.
    this.stopReturns = onReturn(() => this.tell({ kind: 'replaced' }));
  }

  async begin(memberId: string, pinnedDay?: string, now?: number): Promise<void> {
    const write = () =>
      this.db.transaction('rw', this.db.meta, async () => {
        const meta = await this.db.meta.get(metaKey);
        await this.db.meta.put(begunMeta(meta, this.programmeId, memberId, { pinnedDay, now }));
        return meta;
      });
    const before = await this.connection.making(() => this.guard(write));
    // An open tab goes on as the member whose database it is from now on.
    if (before !== undefined && before.memberId !== memberId) this.announce({ kind: 'replaced' });
  }

  async begunAt(now: number): Promise<number> {
    const { meta } = this.db;
    const known = await this.guard(async () => (await this.ownMeta()).begunAt);
    if (known !== undefined) return known;
    // Read again: another tab may have noted it.
    return this.guard(() =>
      this.db.transaction('rw', meta, async () => {
        const own = await this.ownMeta();
        if (own.begunAt === undefined) await meta.put({ ...own, begunAt: now });
        return own.begunAt ?? now;
      }),
    );
  }

  async open(): Promise<Opening> {
    const { outbox, drafts, meta } = this.db;
    const read = async (pages: PageTable) => {
      const [found, ...rows] = await Promise.all([
        meta.get(metaKey),
        pages.many([programmeKey(this.programmeId)]),
        pages.range(headPrefix),
        outbox.orderBy('key').toArray(),
        drafts.toArray(),
      ]);
      if (found === undefined) throw new StoreError('vanished');
      const [[programme], heads, waiting, kept] = rows;
      const draftsHere = withLastDrafts(this.database, kept);
      return openingOf({ meta: found, programme, heads, outbox: waiting, drafts: draftsHere });
    };
    return this.guard(() => readLaid(this.db, read, [outbox, drafts, meta]));
  }

  async append(row: Omit<OutboxRow, 'key'>): Promise<number> {
    const add = () => this.connection.below((database) => addRow(database, row));
    const key = await this.connection.guard(add, 'atOnce');
    this.announce({ kind: 'outbox', keys: [key] });
    if (row.state === 'sealed') this.announce({ kind: 'sealed', keys: [key] });
    return key;
  }

  async rewrite(row: OutboxRow): Promise<boolean> {
    const rewritten = await this.guard(() =>
      this.connection.below((database) => rewriteRow(database, row, this.keyRange())),
    );
    if (rewritten) this.announce({ kind: 'outbox', keys: [row.key] });
    return rewritten;
  }

  async seal(keys: readonly number[]): Promise<void> {
    await this.guard(() =>
      this.db.outbox
        .where('key')
        .anyOf([...keys])
        .and(({ state }) => state === 'open')
        .modify({ state: 'sealed' }),
    );
    for (const kind of ['outbox', 'sealed'] as const) this.announce({ kind, keys });
  }

  readOutbox(keys?: readonly number[]): Promise<readonly OutboxRow[]> {
    return this.guard(async () =>
      keys === undefined
        ? this.db.outbox.orderBy('key').toArray()
        : this.connection.below((database) => readRows(database, keys)),
    );
  }

  outboxKeys(): Promise<readonly number[]> {
    return this.guard(() => this.db.outbox.toCollection().primaryKeys());
  }

  async readProgramme(): Promise<Pick<Opening, 'programme' | 'summaries'>> {
    const key = programmeKey(this.programmeId);
    return programmeIn((await this.read((pages) => pages.many([key])))[0]);
  }

  async readHeads(homes: readonly string[]): Promise<readonly HeadPage[]> {
    return (await this.read((pages) => pages.many(homes.map(headKey)))).flatMap(asHead);
  }

  readJournal(home: string): Promise<readonly AnyRecord[]> {
    return this.readLazy(home, journalEntity);
  }

  async readLazy(home: string, entity: EntityName): Promise<readonly AnyRecord[]> {
    const prefix = lazyKeys(home, entity);
    const range = this.keyRange().bound(prefix, `${prefix}\uffff`);
    const rows = await this.guard(() =>
      this.connection.below((database) => readPages(database, range)),
    );
    return (rows ?? (await this.read((pages) => pages.range(prefix)))).flatMap(recordsOf);
  }

  readJournals(visit: Visit): Promise<void> {
    return this.visitPages(journalPrefix, visit);
  }

  readAllLazy(visit: Visit): Promise<void> {
    return this.visitPages(lazyPrefix, visit);
  }

  private async visitPages(prefix: string, visit: Visit): Promise<void> {
    let after = '';
    for (;;) {
      const from = after;
      const rows = await this.read((pages) => pages.some(prefix, from, lazyPagesPerRead));
      for (const row of rows) await visit(row.home, recordsOf(row));
      const last = rows.at(-1);
      if (last === undefined) return;
      after = last.key;
    }
  }

  async readHomes(): Promise<readonly string[]> {
    return (await this.read((pages) => pages.range(headPrefix))).map(({ home }) => home);
  }

  async readLog(home: string): Promise<readonly LogEntry[]> {
    return (await this.read((pages) => pages.range(logKeys(home)))).flatMap(shownEntriesOf);
  }

  async readWholeLog(): Promise<readonly LogEntry[]> {
    const rows = await this.read((pages) => pages.range(logPrefix));
    return handedOn(rows.flatMap(entriesOf).sort((a, b) => a.sequence - b.sequence));
  }

  async confirmSealed(mayWrite: World['mayWrite'], now: number): Promise<ConfirmReport> {
    const report = await this.guard(() =>
      this.db.transaction('rw', this.db.pages, this.db.outbox, this.db.meta, async () => {
        const meta = await this.ownMeta();
        if (meta.sync !== undefined) return { ...nothingConfirmed, sequence: meta.sequence };
        const rows = await this.db.outbox.orderBy('key').toArray();
        const firstOpen = rows.findIndex((row) => row.state === 'open');
        const sealed = firstOpen < 0 ? rows : rows.slice(0, firstOpen);
        const done = await confirmRows({ table: pageTable(this.db), meta }, sealed, mayWrite, now);
        await this.db.outbox.bulkDelete([...done.keys]);
        if (done.sequence !== meta.sequence) {
          await this.db.meta.put({ ...meta, sequence: done.sequence });
        }
        return done;
      }),
    );
    if (report.keys.length > 0) {
      this.announce({ kind: 'confirmed', keys: report.keys, homes: report.homes });
    }
    return report;
  }

  async importLog(groups: readonly Group[], mayWrite: World['mayWrite'], now: Received) {
    let mayBeSent = false;
    const { outbox, kept } = this.db;
    const report = await this.guard(() =>
      this.db.transaction('rw', [...laidTables(this.db), outbox, kept], async () => {
        await layAll(laidTablesOf(this.db));
        const meta = await this.ownMeta();
        const log = (await pageTable(this.db).range(logPrefix)).flatMap(entriesOf);
        // What was acknowledged is in no log that began with a snapshot.
        const rows = [...(await outbox.toArray()), ...(await kept.toArray()).flatMap(keptGroups)];
        const here = [
          ...log.map(({ operation }) => operation),
          ...rows.flatMap((row) => row.group),
        ];
        const { fresh, forked } = newGroups(groups, here);
        await outbox.bulkAdd(forked.map(forkedRow));
        const report = { added: fresh.length, known: groups.length - fresh.length };
        if (meta.sync !== undefined) {
          await this.db.outbox.bulkAdd(fresh.map(keptRow));
          mayBeSent = true;
          return report;
        }
        const done = await importGroups({ table: pageTable(this.db), meta }, fresh, mayWrite, now);
        await this.db.outbox.bulkAdd(done.refused.map(keptRow));
        await this.db.meta.put({ ...meta, sequence: done.sequence });
        return report;
      }),
    );
    this.announce({ kind: 'replaced' });
    if (mayBeSent) this.announce({ kind: 'sealed', keys: [] });
    return report;
  }

  async putDraft(draft: Draft, instead?: string): Promise<void> {
    const change = changeDraft(this.database, draft, instead);
    const before = passages();
    try {
      await this.guard(() => change.write(this.db, passages() !== before));
    } catch (error) {
      if (this.options.isListed?.() === false) dropLastDrafts(this.database);
      throw error;
    }
    change.drop();
    for (const key of change.keys) this.announce({ kind: 'draft', key });
  }

  readDrafts(): Promise<readonly Draft[]> {
    return this.guard(async () => withLastDrafts(this.database, await this.db.drafts.toArray()));
  }

  findMentions(
    words: ReadonlySet<string>,
    entities: readonly EntityName[],
  ): Promise<ReadonlySet<string> | undefined> {
    const drafts = (stored: readonly Draft[]) => withLastDrafts(this.database, stored);
    return this.guard(() => mentionsInDatabase(this.db, { words, entities, drafts }));
  }

  async sync(): Promise<SyncStore> {
    const { dexieSyncStore } = await import('./dexie-sync.ts');
    return dexieSyncStore(this.db, {
      programmeId: this.programmeId,
      reduceDrafts: (stored, staying) => reduceLastDrafts(this.database, stored, staying),
      removeSentFiles: (epoch) => removeSentFiles(this.database, epoch, this.options.factory),
      guard: (work) => this.guard(work),
      tell: (change) => {
        this.tell(change);
        this.options.channel?.post(toldToOthers(change));
      },
      listen: (listener) => this.subscribe(listener),
    });
  }

  subscribe(listener: (change: StoreChange) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  close(): void {
    this.unlisten?.();
    this.stopReturns();
    this.options.channel?.close();
    this.connection.close();
  }

  private keyRange(): typeof IDBKeyRange {
    return this.options.factory?.IDBKeyRange ?? IDBKeyRange;
  }

  private read<T>(work: (pages: PageTable) => PromiseLike<T>): Promise<T> {
    return this.guard(() => readLaid(this.db, work));
  }

  private async ownMeta(): Promise<Meta> {
    const meta = await this.db.meta.get(metaKey);
    if (meta === undefined) throw new StoreError('vanished');
    return meta;
  }

  private tell(change: StoreChange): void {
    for (const listener of this.listeners) listener(change);
  }

  private announce(change: StoreChange): void {
    if (change.kind !== 'outbox' && change.kind !== 'draft') this.tell(change);
    this.options.channel?.post(change);
  }

  private guard<T>(work: () => PromiseLike<T>): Promise<T> {
    return this.connection.guard(work);
  }
}

/** Pages of lazy kinds read at once for search: about 100 kB each, so that no read holds up a save. */
const lazyPagesPerRead = 8;

type Visit = (home: string, records: readonly AnyRecord[]) => Promise<void>;

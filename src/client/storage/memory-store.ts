/**
 * The store in memory: for tests, the simulator, and the preview of a backup before it is taken in.
 *
 * It runs the same page code as the Dexie adapter and passes the same contract suite; it promises nothing
 * about durability.
 */

import { newGroups } from '../../domain/backup/backup.ts';
import type { EntityName } from '../../domain/entity/registry.ts';
import type { World } from '../../domain/operation/confirm.ts';
import type { Group } from '../../domain/operation/operation.ts';
import {
  type OutboxRow,
  type Received,
  type SheetStore,
  type StoreChange,
  StoreError,
} from '../ports/sheet-store.ts';
import {
  begunMeta,
  confirmRows,
  importGroups,
  forkedRow,
  keptRow,
  mayRewrite,
  nothingConfirmed,
  type Meta,
} from './confirm-rows.ts';
import { layAll } from './inbox.ts';
import { headPrefix, programmeKey } from './layout.ts';
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
  type PageRow,
  type PageTable,
  recordsOf,
  shownEntriesOf,
} from './page-rows.ts';
import { isWhole, Mentions } from './mentions.ts';
import { inOrder, type MemoryTables, pageTableOver, staged } from './memory-tables.ts';
import { keptGroups, toldToOthers } from './sync-tables.ts';
import { pagedSyncStore } from './sync-store.ts';

/** What several stores (tabs) on one device share. */
export interface MemoryDevice extends MemoryTables {
  /** Listeners, and the store each belongs to. */
  readonly listeners: Map<(change: StoreChange) => void, object>;
  /** The last transaction: they run one after the other. */
  transaction: Promise<unknown>;
}

/** An empty device. */
export function memoryDevice(): MemoryDevice {
  return {
    pages: new Map(),
    outbox: new Map(),
    drafts: new Map(),
    kept: new Map(),
    inbox: new Map(),
    listeners: new Map(),
    meta: undefined,
    nextKey: 1,
    beforeWrite: undefined,
    transaction: Promise.resolve(),
  };
}

/** A store on `device`; two stores on one device are two tabs. */
export function memoryStore(
  programmeId: string,
  device: MemoryDevice = memoryDevice(),
): SheetStore {
  const self = {};
  const tellAll = (change: StoreChange): void => {
    const told = toldToOthers(change);
    for (const [listener, owner] of [...device.listeners]) {
      listener(owner === self ? change : told);
    }
  };
  const tell = (change: StoreChange): void => {
    const others = change.kind === 'outbox' || change.kind === 'draft';
    for (const [listener, owner] of [...device.listeners]) {
      if (!(others && owner === self)) listener(change);
    }
  };
  const listen = (listener: (change: StoreChange) => void) => {
    device.listeners.set(listener, self);
    return () => {
      device.listeners.delete(listener);
    };
  };
  const range = (prefix: string): PageRow[] => inOrder([...device.pages.values()], prefix);
  const outbox = (): OutboxRow[] => [...device.outbox.values()].sort((a, b) => a.key - b.key);
  const ownMeta = (): Meta => {
    if (device.meta === undefined) throw new StoreError('vanished');
    return device.meta;
  };
  const add = (row: Omit<OutboxRow, 'key'>): number => {
    const key = device.nextKey;
    device.nextKey += 1;
    device.outbox.set(key, { ...row, key });
    return key;
  };
  const inTransaction = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = device.transaction.then(work, work);
    device.transaction = turn.catch(() => undefined);
    return turn;
  };

  /** Reads the pages, once everything that came is laid into them. */
  const read = async <T>(work: () => T): Promise<T> => {
    if (device.inbox.size > 0) await inTransaction(() => staged(device, layAll));
    return work();
  };

  const readLazy = (home: string, entity: EntityName) =>
    read(() => range(lazyKeys(home, entity)).flatMap(recordsOf));

  return {
    programmeId,
    begin: async (memberId, pinnedDay, now) => {
      device.meta = begunMeta(device.meta, programmeId, memberId, { pinnedDay, now });
    },
    begunAt: (now) =>
      inTransaction(async () => {
        const begunAt = ownMeta().begunAt ?? now;
        device.meta = { ...ownMeta(), begunAt };
        return begunAt;
      }),
    open: () =>
      read(() => {
        return openingOf({
          meta: ownMeta(),
          programme: device.pages.get(programmeKey(programmeId)),
          heads: range(headPrefix),
          outbox: outbox(),
          drafts: [...device.drafts.values()],
        });
      }),
    append: (row) =>
      inTransaction(async () => {
        const key = add(row);
        tell({ kind: 'outbox', keys: [key] });
        if (row.state === 'sealed') tell({ kind: 'sealed', keys: [key] });
        return key;
      }),
    rewrite: (row) =>
      inTransaction(async () => {
        const rows = outbox().filter(({ key }) => key >= row.key);
        if (!mayRewrite(rows, row)) return false;
        device.outbox.set(row.key, row);
        tell({ kind: 'outbox', keys: [row.key] });
        return true;
      }),
    seal: (keys) =>
      inTransaction(async () => {
        for (const key of keys) {
          const row = device.outbox.get(key);
          if (row?.state === 'open') device.outbox.set(key, { ...row, state: 'sealed' });
        }
        tell({ kind: 'outbox', keys });
        tell({ kind: 'sealed', keys });
      }),
    readOutbox: async (keys) =>
      keys === undefined ? outbox() : keys.flatMap((key) => device.outbox.get(key) ?? []),
    outboxKeys: async () => outbox().map(({ key }) => key),
    readProgramme: () => read(() => programmeIn(device.pages.get(programmeKey(programmeId)))),
    readHomes: () => read(() => range(headPrefix).map(({ home }) => home)),
    readHeads: (homes) =>
      read(() => homes.flatMap((home) => asHead(device.pages.get(headKey(home))))),
    readJournal: (home) => readLazy(home, journalEntity),
    readLazy,
    readJournals: async (visit) => {
      for (const row of await read(() => range(journalPrefix))) {
        await visit(row.home, recordsOf(row));
      }
    },
    readAllLazy: async (visit) => {
      for (const row of await read(() => range(lazyPrefix))) {
        await visit(row.home, recordsOf(row));
      }
    },
    readLog: (home) => read(() => range(logKeys(home)).flatMap(shownEntriesOf)),
    readWholeLog: () =>
      read(() =>
        handedOn(
          range(logPrefix)
            .flatMap(entriesOf)
            .sort((a, b) => a.sequence - b.sequence),
        ),
      ),
    confirmSealed: (mayWrite: World['mayWrite'], now: number) =>
      inTransaction(async () => {
        if (ownMeta().sync !== undefined) return nothingConfirmed;
        const rows = outbox();
        const firstOpen = rows.findIndex((row) => row.state === 'open');
        const sealed = firstOpen < 0 ? rows : rows.slice(0, firstOpen);
        const meta = ownMeta();
        const pages = { table: tableOn(device), meta };
        const { sequence, ...report } = await confirmRows(pages, sealed, mayWrite, now);
        for (const key of report.keys) device.outbox.delete(key);
        device.meta = { ...meta, sequence };
        if (report.keys.length > 0)
          tell({ kind: 'confirmed', keys: report.keys, homes: report.homes });
        return report;
      }),
    importLog: (groups: readonly Group[], mayWrite: World['mayWrite'], now: Received) =>
      inTransaction(async () => {
        await staged(device, layAll);
        const meta = ownMeta();
        const log = range(logPrefix).flatMap(entriesOf);
        const rows = [...outbox(), ...[...device.kept.values()].flatMap(keptGroups)];
        const here = [
          ...log.map(({ operation }) => operation),
          ...rows.flatMap((row) => row.group),
        ];
        const { fresh, forked } = newGroups(groups, here);
        for (const group of forked) add(forkedRow(group));
        const added = { added: fresh.length, known: groups.length - fresh.length };
        if (meta.sync !== undefined) {
          for (const group of fresh) add(keptRow(group));
          tell({ kind: 'replaced' });
          tell({ kind: 'sealed', keys: [] });
          return added;
        }
        const pages = { table: tableOn(device), meta };
        const { sequence, refused } = await importGroups(pages, fresh, mayWrite, now);
        for (const group of refused) add(keptRow(group));
        device.meta = { ...meta, sequence };
        tell({ kind: 'replaced' });
        return added;
      }),
    putDraft: async (draft, instead) => {
      if (draft.text === '') device.drafts.delete(draft.key);
      else device.drafts.set(draft.key, draft);
      tell({ kind: 'draft', key: draft.key });
      if (instead === undefined) return;
      device.drafts.delete(instead);
      tell({ kind: 'draft', key: instead });
    },
    readDrafts: async () => [...device.drafts.values()],
    findMentions: (words) =>
      inTransaction(async () => {
        if (!isWhole(ownMeta())) return undefined;
        const mentions = new Mentions(words);
        const { pages, outbox: waiting, drafts, kept, inbox } = device;
        for (const rows of [pages, waiting, drafts, kept, inbox]) {
          mentions.lookIn([...rows.values()]);
        }
        return mentions.found;
      }),
    sync: async () =>
      pagedSyncStore({
        programmeId,
        transact: (_reach, work) => inTransaction(() => staged(device, work)),
        tell: tellAll,
        listen,
        removeSentFiles: async () => undefined,
      }),
    subscribe: listen,
    close: () => undefined,
  };
}

function tableOn({ pages }: MemoryDevice): PageTable {
  return pageTableOver({
    get: (key) => pages.get(key),
    all: () => [...pages.values()],
    put: (rows) => {
      for (const row of rows) pages.set(row.key, row);
    },
  });
}

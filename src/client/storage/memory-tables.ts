/**
 * The tables of the memory store within one transaction: what it writes is laid aside and put in place at the end, all
 * of it or, when it throws, nothing.
 */

import { present } from '../../std/assert.ts';
import type { Draft, OutboxRow } from '../ports/sheet-store.ts';
import type { Meta } from './confirm-rows.ts';
import type { InboxRow } from './inbox.ts';
import type { PageRow, PageTable } from './page-rows.ts';
import type { KeptRow, Staying, SyncTables } from './sync-tables.ts';

/** What a device in memory holds. */
export interface MemoryTables {
  readonly pages: Map<string, PageRow>;
  readonly outbox: Map<number, OutboxRow>;
  readonly drafts: Map<string, Draft>;
  readonly kept: Map<number, KeptRow>;
  readonly inbox: Map<number, InboxRow>;
  meta: Meta | undefined;
  nextKey: number;
  /** Called before each row that the exchange writes; what it throws ends the transaction, as a crash would. */
  beforeWrite: (() => void) | undefined;
}

/** Runs `work` on tables of the device, as one transaction. */
export async function staged<T>(
  device: MemoryTables,
  work: (tables: SyncTables) => Promise<T>,
): Promise<T> {
  const pages = stage(device.pages, device);
  const outbox = stage(device.outbox, device);
  const kept = stage(device.kept, device);
  const inbox = stage(device.inbox, device);
  let meta: Meta | undefined;
  let staying: Staying | undefined;
  const result = await work({
    pages: {
      ...pageTableOver(pages),
      removeAll: async (prefix) => pages.remove(inOrder(pages.all(), prefix).map(({ key }) => key)),
      remove: async (keys) => pages.remove(keys),
    },
    outbox: {
      after: async (key, limit) => after(outbox.all(), key, limit),
      put: async (rows) => outbox.put(rows),
      remove: async (keys) => outbox.remove(keys),
      add: async (rows) =>
        outbox.put(
          rows.map((row): OutboxRow => {
            const key = device.nextKey;
            device.nextKey += 1;
            return { ...row, key };
          }),
        ),
    },
    kept: {
      after: async (key, limit) => after(kept.all(), key, limit),
      put: async (rows) => kept.put(rows),
      remove: async (keys) => kept.remove(keys),
      keysUpTo: async (sequence) =>
        kept.all().flatMap((row) => (row.sequence <= sequence ? row.key : [])),
    },
    inbox: {
      first: async () => after(inbox.all(), Number.NEGATIVE_INFINITY, 1)[0],
      put: async (row) => inbox.put([row]),
      remove: async (key) => inbox.remove([key]),
      clear: async () => inbox.remove(inbox.all().map(({ key }) => key)),
    },
    drafts: {
      keepOnly: async (kept) => {
        staying = kept;
      },
    },
    meta: {
      get: async () => meta ?? device.meta,
      put: async (next) => {
        device.beforeWrite?.();
        meta = next;
      },
    },
  });
  pages.commit();
  outbox.commit();
  kept.commit();
  inbox.commit();
  if (staying !== undefined) {
    const kept = staying([...device.drafts.values()]);
    device.drafts.clear();
    for (const draft of kept) device.drafts.set(draft.key, draft);
  }
  device.meta = meta ?? device.meta;
  return result;
}

interface Stage<K, T> {
  get(key: K): T | undefined;
  all(): T[];
  put(rows: readonly T[]): void;
  remove(keys: readonly K[]): void;
  commit(): void;
}

function stage<K, T extends { readonly key: K }>(
  table: Map<K, T>,
  device: MemoryTables,
): Stage<K, T> {
  const changes = new Map<K, T | undefined>();
  const write = (key: K, row: T | undefined): void => {
    device.beforeWrite?.();
    changes.set(key, row);
  };
  return {
    get: (key) => (changes.has(key) ? changes.get(key) : table.get(key)),
    all: () => [
      ...[...table.values()].filter(({ key }) => !changes.has(key)),
      ...[...changes.values()].flatMap((row) => row ?? []),
    ],
    put: (rows) => {
      for (const row of rows) write(row.key, row);
    },
    remove: (keys) => {
      for (const key of keys) write(key, undefined);
    },
    commit: () => {
      for (const [key, row] of changes) {
        if (row === undefined) table.delete(key);
        else table.set(key, present(row, 'a row that was written'));
      }
    },
  };
}

function after<T extends { readonly key: number }>(rows: T[], key: number, limit: number): T[] {
  return rows
    .filter((row) => row.key > key)
    .sort((a, b) => a.key - b.key)
    .slice(0, limit);
}

/** The pages that lie in a map, or in one that is laid over it. */
export function pageTableOver({
  get,
  all,
  put,
}: Pick<Stage<string, PageRow>, 'get' | 'all' | 'put'>): PageTable {
  return {
    many: async (keys) => keys.map(get),
    range: async (prefix) => inOrder(all(), prefix),
    last: async (prefix) => inOrder(all(), prefix).at(-1),
    some: async (prefix, last, limit) =>
      inOrder(all(), prefix)
        .filter(({ key }) => key > last)
        .slice(0, limit),
    span: async (first, last) =>
      inOrder(all(), '').filter(({ key }) => key >= first && key <= last),
    put: async (rows) => put(rows),
  };
}

/** Rows whose key starts with `prefix`, in order of key. */
export function inOrder(rows: readonly PageRow[], prefix: string): PageRow[] {
  return rows.filter(({ key }) => key.startsWith(prefix)).sort((a, b) => (a.key < b.key ? -1 : 1));
}

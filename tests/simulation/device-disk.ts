/** The disk of a simulated device: what survives every crash of a tab, and may be wiped or copied. */

import type { Draft, OutboxRow, SheetStore } from '../../src/client/ports/sheet-store.ts';
import type { Meta } from '../../src/client/storage/confirm-rows.ts';
import {
  type MemoryDevice,
  memoryDevice,
  memoryStore,
} from '../../src/client/storage/memory-store.ts';
import { type InboxRow, layAll } from '../../src/client/storage/inbox.ts';
import { staged } from '../../src/client/storage/memory-tables.ts';
import { newerPrefix } from '../../src/client/storage/newer-rows.ts';
import type { KeptRow } from '../../src/client/storage/sync-tables.ts';
import { shownEntriesOf, type PageRow, recordsOf } from '../../src/client/storage/page-rows.ts';
import type { LogEntry } from '../../src/domain/operation/confirm.ts';
import type { AnyRecord } from '../../src/domain/operation/record.ts';
import { programmeId } from './server-disk.ts';

/** Everything that lies on a disk. */
export interface DeviceContent {
  readonly meta: Meta | undefined;
  readonly outbox: readonly OutboxRow[];
  readonly kept: readonly KeptRow[];
  /** As whoever reads them finds them: with everything that came laid in. */
  readonly pages: readonly PageRow[];
  /** What a pull brought and is not laid in yet. */
  readonly inbox: readonly InboxRow[];
  readonly drafts: readonly Draft[];
}

export interface DeviceDisk {
  /** Grows whenever something may have been written. */
  version: number;
  /** A store on it, as one tab opens it. */
  open(): SheetStore;
  read(): Promise<DeviceContent>;
  /** The disk of another device on which the profile of this one was copied. */
  copy(): Promise<DeviceDisk>;
  wipe(): Promise<void>;
  /** For planted bugs: rows of the outbox vanish, or all of a kind: kept, not laid in, waiting for a newer version. */
  removeRows(keys: readonly number[]): Promise<void>;
  removeKept(): Promise<void>;
  removeInbox(): Promise<void>;
  removeNewer(): Promise<void>;
  /** Every row in another form, as another version of the code finds it. */
  rewrite(as: Rewriting): Promise<void>;
  /** Called before each row of a transaction of the exchange; what it throws ends the transaction. */
  beforeWrite(hook: (() => void) | undefined): void;
  /** Of a disk that forgets what it wrote last when the power fails. */
  readonly tail?: DiskTail;
}

export type Rewriting = <T>(rows: T) => T;

export interface DiskTail {
  /** Notes what is there. */
  note(): void;
  /** Takes back what was written since `count` notes ago. */
  lose(count: number): void;
}

export function recordsIn({ pages }: DeviceContent): ReadonlyMap<string, AnyRecord> {
  return new Map(pages.flatMap(recordsOf).map((record) => [record.id, record]));
}

export function logIn({ pages }: Pick<DeviceContent, 'pages'>): readonly LogEntry[] {
  return pages.flatMap(shownEntriesOf).sort((a, b) => a.sequence - b.sequence);
}

/** The content of a disk from its rows, with everything that came laid into the pages. */
export async function laid(content: DeviceContent): Promise<DeviceContent> {
  const { meta, inbox } = content;
  if (meta === undefined || inbox.length === 0) return content;
  const device = memoryDevice();
  for (const row of content.pages) device.pages.set(row.key, row);
  for (const row of inbox) device.inbox.set(row.key, row);
  device.meta = meta;
  await staged(device, layAll);
  return { ...content, meta: device.meta, pages: [...device.pages.values()] };
}

/** In memory, with the store that the simulator was made for. */
export class MemoryDisk implements DeviceDisk {
  version = 0;
  readonly tail: DiskTail = {
    note: () => {
      const copy = memoryDevice();
      put(copy, this.device);
      this.notes.push(copy);
    },
    lose: (count) => {
      this.version += 1;
      const before = this.notes.at(-1 - count);
      if (before !== undefined) put(this.device, before);
      this.notes.length = 0;
    },
  };
  private readonly device: MemoryDevice;
  private readonly notes: MemoryDevice[] = [];

  constructor(device: MemoryDevice = memoryDevice()) {
    this.device = device;
  }

  open(): SheetStore {
    return memoryStore(programmeId, this.device);
  }

  read(): Promise<DeviceContent> {
    const { meta, outbox, kept, pages, inbox, drafts } = this.device;
    return laid({
      meta,
      outbox: [...outbox.values()].sort((a, b) => a.key - b.key),
      kept: [...kept.values()],
      pages: [...pages.values()],
      inbox: [...inbox.values()],
      drafts: [...drafts.values()],
    });
  }

  copy(): Promise<DeviceDisk> {
    const device = memoryDevice();
    put(device, this.device);
    return Promise.resolve(new MemoryDisk(device));
  }

  wipe(): Promise<void> {
    this.version += 1;
    put(this.device, memoryDevice());
    return Promise.resolve();
  }

  removeRows(keys: readonly number[]): Promise<void> {
    this.version += 1;
    for (const key of keys) this.device.outbox.delete(key);
    return Promise.resolve();
  }

  removeKept(): Promise<void> {
    this.version += 1;
    this.device.kept.clear();
    return Promise.resolve();
  }

  removeInbox(): Promise<void> {
    this.version += 1;
    this.device.inbox.clear();
    return Promise.resolve();
  }

  removeNewer(): Promise<void> {
    this.version += 1;
    for (const key of [...this.device.pages.keys()]) {
      if (key.startsWith(newerPrefix)) this.device.pages.delete(key);
    }
    return Promise.resolve();
  }

  rewrite(as: Rewriting): Promise<void> {
    this.version += 1;
    const { pages, inbox, outbox, kept } = this.device;
    for (const table of [pages, inbox, outbox, kept] as readonly Map<unknown, Keyed>[]) {
      const rows = as([...table.values()]);
      table.clear();
      for (const row of rows) table.set(row.key, row);
    }
    return Promise.resolve();
  }

  beforeWrite(hook: (() => void) | undefined): void {
    this.device.beforeWrite = hook;
  }
}

interface Keyed {
  readonly key: unknown;
}

function put(to: MemoryDevice, from: MemoryDevice): void {
  const tables = ['pages', 'inbox', 'outbox', 'drafts', 'kept'] as const;
  for (const table of tables) {
    const rows: Map<unknown, unknown> = to[table];
    rows.clear();
    for (const [key, row] of from[table]) rows.set(key, row);
  }
  to.meta = from.meta;
  to.nextKey = from.nextKey;
}

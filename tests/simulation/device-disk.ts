/** The disk of a simulated device: what survives every crash of a tab, and may be wiped or copied. */

import type { Draft, OutboxRow, SheetStore } from '../../src/client/ports/sheet-store.ts';
import type { Meta } from '../../src/client/storage/confirm-rows.ts';
import {
  type MemoryDevice,
  memoryDevice,
  memoryStore,
} from '../../src/client/storage/memory-store.ts';
import type { KeptGroup } from '../../src/client/storage/sync-tables.ts';
import { entriesOf, type PageRow, recordsOf } from '../../src/client/storage/pages.ts';
import type { LogEntry } from '../../src/domain/operation/confirm.ts';
import type { AnyRecord } from '../../src/domain/operation/record.ts';
import { programmeId } from './server-disk.ts';

/** Everything that lies on a disk. */
export interface DeviceContent {
  readonly meta: Meta | undefined;
  readonly outbox: readonly OutboxRow[];
  readonly kept: readonly KeptGroup[];
  readonly pages: readonly PageRow[];
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
  /** For planted bugs: rows of the outbox vanish, or all kept groups do. */
  removeRows(keys: readonly number[]): Promise<void>;
  removeKept(): Promise<void>;
  /** Called before each row of a transaction of the exchange; what it throws ends the transaction. */
  beforeWrite(hook: (() => void) | undefined): void;
  /** Of a disk that forgets what it wrote last when the power fails. */
  readonly tail?: DiskTail;
}

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
  return pages.flatMap(entriesOf).sort((a, b) => a.sequence - b.sequence);
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
    const { meta, outbox, kept, pages, drafts } = this.device;
    return Promise.resolve({
      meta,
      outbox: [...outbox.values()].sort((a, b) => a.key - b.key),
      kept: [...kept.values()],
      pages: [...pages.values()],
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

  beforeWrite(hook: (() => void) | undefined): void {
    this.device.beforeWrite = hook;
  }
}

function put(to: MemoryDevice, from: MemoryDevice): void {
  const tables = ['pages', 'outbox', 'drafts', 'kept'] as const;
  for (const table of tables) {
    const rows: Map<unknown, unknown> = to[table];
    rows.clear();
    for (const [key, row] of from[table]) rows.set(key, row);
  }
  to.meta = from.meta;
  to.nextKey = from.nextKey;
}

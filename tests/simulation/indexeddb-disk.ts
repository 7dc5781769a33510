/**
 * IndexedDB under a simulated device: the store of the product over fake-indexeddb, with a factory for each disk.
 *
 * Limit: a rewritten row is never torn; it is one row in one transaction, written without Dexie.
 */

import { IDBFactory, IDBKeyRange, IDBObjectStore } from 'fake-indexeddb';
import type { OutboxRow, SheetStore, StoreChange } from '../../src/client/ports/sheet-store.ts';
import { dexieStore } from '../../src/client/storage/dexie-store.ts';
import { databaseName, metaKey } from '../../src/client/storage/layout.ts';
import { newerPrefix } from '../../src/client/storage/newer-rows.ts';
import { ProgrammeDatabase } from '../../src/client/storage/programme-database.ts';
import { type DeviceContent, type DeviceDisk, laid, type Rewriting } from './device-disk.ts';
import { programmeId } from './server-disk.ts';

type Listener = (change: StoreChange) => void;

export class IndexedDbDisk implements DeviceDisk {
  version = 0;
  private factory = new IDBFactory();
  private database = this.connect();
  /** Listeners, and the tab that each belongs to. */
  private readonly listeners = new Map<Listener, object>();

  open(): SheetStore {
    const self = {};
    return dexieStore(programmeId, {
      factory: { indexedDB: this.factory, IDBKeyRange },
      channel: {
        post: (change) => {
          for (const [listener, owner] of [...this.listeners]) if (owner !== self) listener(change);
        },
        listen: (listener) => {
          this.listeners.set(listener, self);
          return () => this.listeners.delete(listener);
        },
        close: () => undefined,
      },
    });
  }

  async read(): Promise<DeviceContent> {
    return laid(await this.rows());
  }

  async copy(): Promise<DeviceDisk> {
    const copy = new IndexedDbDisk();
    const { meta, outbox, kept, pages, inbox, drafts } = await this.rows();
    const to = copy.database;
    // The counter of the keys is copied too: a key that was used before must not come again. Dexie notes the key in
    // the row that it is given, so it is given one of its own.
    const last = await this.database.outbox.add({ ...nothing });
    await this.database.outbox.delete(last);
    const used: OutboxRow = { ...nothing, key: last };
    await to.outbox.put(used);
    await to.outbox.delete(last);
    if (meta !== undefined) await to.meta.put(meta);
    await to.outbox.bulkPut([...outbox]);
    await to.kept.bulkPut([...kept]);
    await to.pages.bulkPut([...pages]);
    await to.inbox.bulkPut([...inbox]);
    await to.drafts.bulkPut([...drafts]);
    return copy;
  }

  wipe(): Promise<void> {
    this.version += 1;
    this.listeners.clear();
    this.factory = new IDBFactory();
    this.database = this.connect();
    return Promise.resolve();
  }

  async removeRows(keys: readonly number[]): Promise<void> {
    this.version += 1;
    await this.database.outbox.bulkDelete([...keys]);
  }

  async removeKept(): Promise<void> {
    this.version += 1;
    await this.database.kept.clear();
  }

  async removeInbox(): Promise<void> {
    this.version += 1;
    await this.database.inbox.clear();
  }

  async removeNewer(): Promise<void> {
    this.version += 1;
    await this.database.pages.where('key').startsWith(newerPrefix).delete();
  }

  async rewrite(as: Rewriting): Promise<void> {
    this.version += 1;
    const { outbox, kept, pages, inbox } = as(await this.rows());
    const { database } = this;
    await database.transaction('rw', database.tables, async () => {
      await database.pages.clear();
      await database.pages.bulkPut([...pages]);
      await database.outbox.bulkPut([...outbox]);
      await database.kept.bulkPut([...kept]);
      await database.inbox.bulkPut([...inbox]);
    });
  }

  beforeWrite(hook: (() => void) | undefined): void {
    beforeRow = hook;
  }

  /** Everything as it lies there, at one moment. */
  private rows(): Promise<DeviceContent> {
    const { meta, outbox, kept, pages, inbox, drafts } = this.database;
    return this.database.transaction('r', this.database.tables, async () => ({
      meta: await meta.get(metaKey),
      outbox: await outbox.orderBy('key').toArray(),
      kept: await kept.toArray(),
      pages: await pages.toArray(),
      inbox: await inbox.toArray(),
      drafts: await drafts.toArray(),
    }));
  }

  private connect(): ProgrammeDatabase {
    const indexedDB = this.factory;
    return new ProgrammeDatabase(databaseName(programmeId), { indexedDB, IDBKeyRange });
  }
}

const nothing: Omit<OutboxRow, 'key'> = { state: 'sealed', tab: '', group: [] };

/** Of the one call to a disk that is performed now: there is never a second one. */
let beforeRow: (() => void) | undefined;

for (const name of ['add', 'put', 'delete', 'clear'] as const) {
  const write: unknown = Reflect.get(IDBObjectStore.prototype, name);
  if (typeof write !== 'function') throw new Error(`A table has ${name}`);
  Reflect.set(
    IDBObjectStore.prototype,
    name,
    function (this: object, ...given: unknown[]): unknown {
      beforeRow?.();
      return Reflect.apply(write, this, given);
    },
  );
}

/** What lies under the simulated devices and under their server: memory, or what the product uses. */

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isPostgresqlThere } from '../../scripts/postgresql.ts';
import { openPostgresql } from '../../src/server/storage/postgresql.ts';
import type { SqlDatabase } from '../../src/server/storage/sql-database.ts';
import { openSqlite } from '../../src/server/storage/sqlite.ts';
import { newDatabase, startPostgresql } from '../support/postgresql.ts';
import { type DeviceDisk, MemoryDisk } from './device-disk.ts';
import { IndexedDbDisk } from './indexeddb-disk.ts';
import { MemoryServerDisk, type ServerDisk } from './server-disk.ts';
import { SqlServerDisk } from './sql-server-disk.ts';

export const deviceStorages = ['memory', 'indexeddb'] as const;
export const serverStorages = ['memory', 'sqlite', 'postgresql'] as const;
export type DeviceStorage = (typeof deviceStorages)[number];
export type ServerStorage = (typeof serverStorages)[number];

/** A simulated transaction waits for the scheduler, however slow the machine is, in milliseconds. */
const transactionMsMax = 10 * 60_000;

/** The disk of one device. */
export function newDeviceDisk(storage: DeviceStorage): DeviceDisk {
  return storage === 'memory' ? new MemoryDisk() : new IndexedDbDisk();
}

/** Databases under servers, opened when they are first asked for: one world after the other runs on them. */
export class ServerStorages {
  private readonly opened = new Map<ServerStorage, SqlDatabase>();
  private readonly closing: (() => Promise<void>)[] = [];

  /** Those that this machine has. */
  available(): readonly ServerStorage[] {
    return serverStorages.filter((storage) => storage !== 'postgresql' || isPostgresqlThere());
  }

  async newDisk(storage: ServerStorage): Promise<ServerDisk> {
    if (storage === 'memory') return new MemoryServerDisk();
    const known = this.opened.get(storage);
    const database =
      known ?? (storage === 'sqlite' ? await this.openSqlite() : await this.openPostgresql());
    this.opened.set(storage, database);
    return new SqlServerDisk(database);
  }

  async close(): Promise<void> {
    for (const close of this.closing.toReversed()) await close();
  }

  private async openSqlite(): Promise<SqlDatabase> {
    const folder = await mkdtemp(join(tmpdir(), 'carnet-simulation-'));
    this.closing.push(() => rm(folder, { recursive: true }));
    const database = await openSqlite({ folder, now: () => 0, mode: 'serve', transactionMsMax });
    this.closing.push(() => database.close());
    return database;
  }

  private async openPostgresql(): Promise<SqlDatabase> {
    const { url: server, stop } = await startPostgresql();
    this.closing.push(stop);
    const url = await newDatabase(server);
    const database = await openPostgresql({
      url,
      now: () => 0,
      mode: 'serve',
      transactionMsMax,
    });
    this.closing.push(() => database.close());
    return database;
  }
}

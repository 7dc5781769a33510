/** Places for a server's database that backups are made of and restored into. */

import { mkdtemp, open as openFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import pg from 'pg';
import { openPostgresql } from '../../src/server/storage/postgresql.ts';
import {
  type Restored,
  type RestoreOptions,
  restoreIntoFolder,
  restoreIntoPostgresql,
} from '../../src/server/storage/restore.ts';
import type { SqlDatabase } from '../../src/server/storage/sql-database.ts';
import { databaseFile, openSqlite, type SqliteOptions } from '../../src/server/storage/sqlite.ts';

const now = (): number => 0;

type OpenOptions = Pick<SqliteOptions, 'migrations' | 'onRepaired'>;

/** A place for one database, which is opened and closed as a server does it. */
export interface BackupPlace {
  readonly open: (options?: OpenOptions) => Promise<SqlDatabase>;
  readonly restore: (options: RestoreOptions) => Promise<Restored>;
  /** Runs a statement on the closed database, past Carnet. */
  readonly run: (statement: string) => Promise<void>;
  /** Makes a table of the closed database unreadable, as a broken disk does. */
  readonly damage: (table: string) => Promise<void>;
  /** How many rows a table has in what a restore has kept. */
  readonly keptCount: (kept: string, table: string) => Promise<number>;
  readonly remove: () => Promise<void>;
}

/** A new folder for SQLite. */
export async function sqlitePlace(): Promise<BackupPlace> {
  const folder = await mkdtemp(join(tmpdir(), 'carnet-backed-up-'));
  const path = join(folder, databaseFile);
  return {
    open: (options) => openSqlite({ folder, now, mode: 'serve', ...options }),
    restore: (options) => restoreIntoFolder(folder, options),
    run: async (statement) => inFile(path, (handle) => void handle.exec(statement)),
    damage: (table) => overwriteTable(path, table),
    keptCount: async (kept, table) => inFile(kept, (handle) => countIn(handle, table)),
    remove: () => rm(folder, { recursive: true }),
  };
}

/** An empty database on PostgreSQL, which whoever made it removes. */
export function postgresqlPlace(url: string): BackupPlace {
  return {
    open: (options) => openPostgresql({ url, now, mode: 'serve', ...options }),
    restore: (options) => restoreIntoPostgresql(url, options),
    run: async (statement) => void (await queried(url, statement)),
    // As if the file of the table were gone; only a superuser may say so.
    damage: async (table) => {
      await queried(
        url,
        `set allow_system_table_mods = on;
         update pg_class set relfilenode = 4294967000 where oid = '${table}'::regclass`,
      );
    },
    keptCount: async (kept, table) =>
      (await queried(url, `select 1 from ${kept}.${table}`)).rowCount ?? 0,
    remove: () => Promise.resolve(),
  };
}

function inFile<T>(path: string, work: (handle: Sqlite.Database) => T): T {
  const handle = new Sqlite(path, { fileMustExist: true });
  try {
    return work(handle);
  } finally {
    handle.close();
  }
}

function countIn(handle: Sqlite.Database, table: string): number {
  return Number(handle.prepare(`select count(*) from ${table}`).pluck().get());
}

/** The first page of the table holds nonsense from now on. */
async function overwriteTable(path: string, table: string): Promise<void> {
  const { page, size } = inFile(path, (handle) => ({
    page: Number(
      handle.prepare('select rootpage from sqlite_master where name = ?').pluck().get(table),
    ),
    size: Number(handle.pragma('page_size', { simple: true })),
  }));
  const file = await openFile(path, 'r+');
  await file.write(Buffer.alloc(size, 0xee), 0, size, (page - 1) * size);
  await file.close();
}

async function queried(url: string, statement: string): Promise<pg.QueryResult> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return await client.query(statement);
  } finally {
    await client.end();
  }
}

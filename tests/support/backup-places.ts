/** Places for a server's database that backups are made of and restored into. */

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPostgresql } from '../../src/server/storage/postgresql.ts';
import {
  type Restored,
  type RestoreOptions,
  restoreIntoFolder,
  restoreIntoPostgresql,
} from '../../src/server/storage/restore.ts';
import type { SqlDatabase } from '../../src/server/storage/sql-database.ts';
import { openSqlite, type SqliteOptions } from '../../src/server/storage/sqlite.ts';

const now = (): number => 0;

type OpenOptions = Pick<SqliteOptions, 'migrations' | 'onRepaired'>;

/** A place for one database, which is opened and closed as a server does it. */
export interface BackupPlace {
  readonly open: (options?: OpenOptions) => Promise<SqlDatabase>;
  readonly restore: (options: RestoreOptions) => Promise<Restored>;
  readonly remove: () => Promise<void>;
}

/** A new folder for SQLite. */
export async function sqlitePlace(): Promise<BackupPlace> {
  const folder = await mkdtemp(join(tmpdir(), 'carnet-backed-up-'));
  return {
    open: (options) => openSqlite({ folder, now, mode: 'serve', ...options }),
    restore: (options) => restoreIntoFolder(folder, options),
    remove: () => rm(folder, { recursive: true }),
  };
}

/** An empty database on PostgreSQL, which whoever made it removes. */
export function postgresqlPlace(url: string): BackupPlace {
  return {
    open: (options) => openPostgresql({ url, now, mode: 'serve', ...options }),
    restore: (options) => restoreIntoPostgresql(url, options),
    remove: () => Promise.resolve(),
  };
}

/**
 * SQLite in a data folder: the database that needs nobody to look after it.
 *
 * Write-ahead log with `synchronous = FULL`, so that a commit is on the disk when it returns; one connection writes,
 * one reads, and backups open a third, so that a long look holds nobody up. The file is checked at every start.
 * A second server on the same folder is refused.
 *
 * better-sqlite3 is synchronous: a statement blocks the process while it runs. They are short, and the transaction
 * around them gives way between them.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { Kysely, sql, SqliteDialect } from 'kysely';
import { lockFolder } from './folder-lock.ts';
import {
  appliedMigrations,
  checkApplied,
  described,
  type Migration,
  migrate,
  type Repaired,
} from './migrate.ts';
import { migrations as allMigrations } from './migrations/all.ts';
import {
  clashClause,
  codeOf,
  columnsOf,
  inTransaction,
  type SqlDatabase,
  type SqlSession,
  tell,
  fullOr,
  tellingFull,
  transactionMsMax,
  type TransactionParts,
} from './sql-database.ts';
import { StorageRefused } from './storage-refused.ts';
import { type TableName, type Tables, tables } from './tables.ts';

/** The database inside the data folder. */
export const databaseFile = 'carnet.db';

/** How long a statement waits for another process, such as an operator's command, in milliseconds. */
const busyMsMax = 10_000;

/** Pages that a connection keeps in memory: the inner ones of every index, and what is written at the moment. */
export const cacheKilobytes = 65_536;

/** Prepared statements that are kept; there are far fewer different ones. */
const statementCountMax = 300;

export interface SqliteOptions {
  readonly folder: string;
  /** Milliseconds since 1970, noted beside a migration. */
  readonly now: () => number;
  /**
   * `serve` takes the folder for itself and brings the schema up to date; `visit` does neither, beside a server that
   * may be running.
   */
  readonly mode: 'serve' | 'visit';
  readonly migrations?: readonly Migration[];
  readonly transactionMsMax?: number;
  /** Told what was put right in rows that were there. */
  readonly onRepaired?: (repaired: Repaired) => void;
}

type Handle = Sqlite.Database;

/** Opens the database, creating it where there is none. Rejects with `StorageRefused`. */
export async function openSqlite(options: SqliteOptions): Promise<SqlDatabase> {
  const { folder, mode } = options;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const unlock = mode === 'serve' ? lockFolder(folder) : (): void => undefined;
  try {
    const writer = openHandle(folder, mode === 'visit');
    try {
      await prepare(writer, options);
      return connected(writer, options, unlock);
    } catch (error) {
      writer.close();
      throw error;
    }
  } catch (error) {
    unlock();
    throw error;
  }
}

function openHandle(folder: string, fileMustExist = true): Handle {
  const path = join(folder, databaseFile);
  try {
    const handle = new Sqlite(path, { timeout: busyMsMax, fileMustExist });
    handle.pragma('journal_mode = wal');
    handle.pragma('synchronous = full');
    handle.pragma('foreign_keys = on');
    handle.pragma(`cache_size = -${cacheKilobytes}`);
    handle.pragma('trusted_schema = off');
    return handle;
  } catch (error) {
    if (codeOf(error) === 'SQLITE_CANTOPEN' && fileMustExist) {
      throw new StorageRefused('notMigrated', folder, error);
    }
    if (codeOf(error) === 'SQLITE_NOTADB' || codeOf(error)?.startsWith('SQLITE_CORRUPT') === true) {
      throw new StorageRefused('damaged', path, error);
    }
    throw fullOr(error);
  }
}

async function prepare(handle: Handle, options: SqliteOptions): Promise<void> {
  const { folder, mode, now, migrations = allMigrations } = options;
  const place = {
    dialect: 'sqlite' as const,
    now: now(),
    run: (statement: string) => Promise.resolve(void handle.exec(statement)),
    all: (statement: string) =>
      Promise.resolve(handle.prepare(statement).all() as Readonly<Record<string, unknown>>[]),
  };
  if (mode === 'visit') {
    const applied = await appliedMigrations(place);
    checkApplied(applied, described(migrations));
    if (applied.length < migrations.length) throw new StorageRefused('notMigrated', folder);
    return;
  }
  checkIntegrity(handle, folder);
  const repaired = await tellingFull(() => migrate(place, migrations));
  for (const one of repaired) options.onRepaired?.(one);
}

/**
 * Throws `StorageRefused` when the pages of the file are damaged. The full check, whether each index agrees with its
 * table, takes longer than a start may: the drill of a backup makes it, on the copy.
 */
function checkIntegrity(handle: Handle, folder: string): void {
  let found: unknown;
  try {
    found = handle.pragma('quick_check(1)', { simple: true });
  } catch (error) {
    throw new StorageRefused('damaged', join(folder, databaseFile), error);
  }
  if (found !== 'ok') throw new StorageRefused('damaged', join(folder, databaseFile), found);
}

function connected(writer: Handle, options: SqliteOptions, unlock: () => void): SqlDatabase {
  const { folder, transactionMsMax: msMax = transactionMsMax } = options;
  const reader = openHandle(folder);
  reader.pragma('query_only = on');
  const writing = connect(writer);
  const reading = connect(reader);
  const listeners = new Set<(text: string) => void>();
  const running = new Set<string>();

  return {
    dialect: 'sqlite',
    read: (work) => inTransaction(reading.db, looking(reading, msMax), work),
    readLong: async (work) => {
      const handle = openHandle(folder);
      handle.pragma('query_only = on');
      try {
        const long = connect(handle);
        return await inTransaction(long.db, looking(long, Number.POSITIVE_INFINITY), work);
      } finally {
        handle.close();
      }
    },
    write: async (work) => {
      const told: string[] = [];
      const parts: TransactionParts = {
        begin: 'begin immediate',
        msMax,
        session: (db, assertOpen) => session(writing, db, assertOpen, told),
      };
      const result = await tellingFull(() => inTransaction(writing.db, parts, work));
      for (const text of told) for (const listener of [...listeners]) tell(listener, text);
      return result;
    },
    onAnnouncement: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    exclusively: async (name, work) => {
      if (running.has(name)) return false;
      running.add(name);
      try {
        await work();
      } finally {
        running.delete(name);
      }
      return true;
    },
    close: async () => {
      await reading.db.destroy();
      await writing.db.destroy();
      // Kysely closes only what it has used.
      reader.close();
      writer.close();
      unlock();
    },
  };
}

interface Connection {
  readonly db: Kysely<Tables>;
  readonly statement: (text: string) => Sqlite.Statement;
}

function connect(handle: Handle): Connection {
  const statements = new Map<string, Sqlite.Statement>();
  const statement = (text: string): Sqlite.Statement => {
    const known = statements.get(text);
    if (known !== undefined) return known;
    const made = handle.prepare(text);
    if (statements.size < statementCountMax) statements.set(text, made);
    return made;
  };
  const database = {
    prepare: (text: string) => {
      const made = statement(text);
      return {
        reader: made.reader,
        all: (parameters: readonly unknown[]) => made.all(...parameters),
        run: (parameters: readonly unknown[]) => made.run(...parameters),
        iterate: (parameters: readonly unknown[]) => made.iterate(...parameters),
      };
    },
    close: () => void handle.close(),
  };
  return { db: new Kysely<Tables>({ dialect: new SqliteDialect({ database }) }), statement };
}

function looking(connection: Connection, msMax: number): TransactionParts {
  return {
    begin: 'begin',
    msMax,
    session: (db, assertOpen) => session(connection, db, assertOpen, []),
  };
}

function session(
  { statement }: Connection,
  db: Kysely<Tables>,
  assertOpen: () => void,
  told: string[],
): SqlSession {
  return {
    dialect: 'sqlite',
    db,
    // Row by row through one prepared statement: here a statement costs no journey.
    insert: async (table, rows, clash) => {
      assertOpen();
      const names = columnsOf(table).map(([name]) => name);
      const insert = statement(insertText(table, names, clash));
      for (const row of rows) {
        const values: Readonly<Record<string, unknown>> = row;
        insert.run(...names.map((name) => values[name]));
      }
    },
    isOneOf: (column, values) =>
      sql`${sql.ref(column)} in (select value from json_each(${JSON.stringify(values)}))`,
    valuesOf: (values) => sql`(select value from json_each(${JSON.stringify(values)}))`,
    announce: async (text) => {
      assertOpen();
      told.push(text);
    },
  };
}

function insertText(
  table: TableName,
  names: readonly string[],
  clash: 'fail' | 'replace' | 'ignore',
): string {
  return `insert into ${table} (${names.join(', ')}) values (${names.map(() => '?').join(', ')}) ${clashClause(tables[table], clash)}`;
}

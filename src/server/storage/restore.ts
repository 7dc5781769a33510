/**
 * Takes a backup in. It is loaded beside what is there (into another file, or another schema of the database), brought
 * to the newest schema, checked, and only then put in its place, in one step: whatever fails before leaves everything
 * as it was.
 *
 * A restored database begins a new life: every programme gets a new epoch, and the audit log the event of the restore,
 * in the same step ([S16]). By it the devices see that they have to push again what the backup does not hold.
 */
import { existsSync } from 'node:fs';
import { link, mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import pg from 'pg';
import { arrayLiteral } from './array-literal.ts';
import {
  type BackupHead,
  type BackupRow,
  type BackupTable,
  type BackupTarget,
  readBackup,
} from './backup-file.ts';
import { lockFolder } from './folder-lock.ts';
import {
  canKeepPeople,
  endSessions,
  keepPeople,
  noteRestore,
  type PeoplePlace,
} from './kept-people.ts';
import { checkApplied, described, migrate, type MigrationPlace } from './migrate.ts';
import { migrations as allMigrations } from './migrations/all.ts';
import type { MembersChoice } from './both-people.ts';
import type { PeopleKept } from './people-after.ts';
import { connectClient, lockDatabase } from './postgresql.ts';
import {
  findReplacedTables,
  isDamage,
  type ReplacedTables,
  setTablesAside,
} from './replaced-tables.ts';
import { codeOf, tellingFull } from './sql-database.ts';
import { databaseFile } from './sqlite.ts';
import { StorageRefused } from './storage-refused.ts';
import { type TableName, tableNames } from './tables.ts';

export interface RestoreOptions extends BackupTarget {
  /** Whether what is there may be replaced. */
  readonly replace: boolean;
  /** Whose members count where the data cannot tell. */
  readonly members?: MembersChoice | undefined;
  /** Makes the epochs of the new life. */
  readonly newId: () => string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** What was taken in, and where what it replaced lies now. */
export interface Restored {
  readonly head: BackupHead;
  /** A file of SQLite, or a schema of PostgreSQL. */
  readonly kept: string | undefined;
  /** Whose rights are whose now; none where they are those of the backup. */
  readonly people: PeopleKept | undefined;
}

/** A database that a backup is loaded into. */
interface RestorePlace extends MigrationPlace {
  insert(table: BackupTable, rows: readonly BackupRow[]): Promise<void>;
}

/** Loads, migrates and checks; the epochs are those of the file. */
async function load(place: RestorePlace, source: BackupTarget): Promise<BackupHead> {
  let head: BackupHead | undefined;
  let table: BackupTable | undefined;
  for await (const piece of readBackup(source)) {
    if ('head' in piece) {
      head = piece.head;
      checkApplied(head.migrations, described(allMigrations));
      await migrate(place, allMigrations.slice(0, head.migrations.length));
    } else if ('rows' in piece) {
      if (table === undefined) throw new StorageRefused('badBackup', 'rows');
      await place.insert(table, piece.rows);
    } else {
      table = piece;
    }
  }
  if (head === undefined) throw new StorageRefused('badBackup', 'head');
  await migrate(place, allMigrations);
  await check(place, head);
  return head;
}

/** Throws `StorageRefused` unless each programme stands where the head of the file says, with its log without a gap. */
async function check(place: RestorePlace, head: BackupHead): Promise<void> {
  const rows = await place.all(`select p.id, p.epoch, p.sequence,
      count(e.sequence) as entries, min(e.sequence) as first, max(e.sequence) as last
    from programmes p left join entries e on e.programme_id = p.id
    group by p.id, p.epoch, p.sequence order by p.id`);
  if (rows.length !== head.programmes.length) throw new StorageRefused('badBackup', 'programmes');
  for (const said of head.programmes) {
    const row = rows.find(({ id }) => id === said.id);
    const entries = Number(row?.['entries']);
    const whole =
      row?.['epoch'] === said.epoch &&
      Number(row['sequence']) === said.sequence &&
      (entries === 0 ||
        (Number(row['last']) === said.sequence &&
          Number(row['first']) === said.sequence - entries + 1));
    if (!whole) throw new StorageRefused('badBackup', said.id);
  }
}

/** Restores a backup into a new file of SQLite and checks it by all means: what the drill does. */
export async function restoreIntoFile(source: BackupTarget, path: string): Promise<BackupHead> {
  const handle = new Sqlite(path);
  try {
    // Nobody reads the file before it is whole, and then it is flushed as a whole.
    handle.pragma('journal_mode = memory');
    handle.pragma('synchronous = off');
    handle.pragma('foreign_keys = off');
    const head = await tellingFull(() => load(sqlitePlace(handle), source));
    checkFile(handle);
    return head;
  } finally {
    handle.close();
  }
}

/** Their bodies are JSON. */
const tablesOfJson = [
  'records',
  'entries',
  'pushed_groups',
  'group_texts',
  'quarantined_groups',
] as const satisfies readonly TableName[];

function checkFile(handle: Sqlite.Database): void {
  const integrity = handle.pragma('integrity_check(1)', { simple: true });
  if (integrity !== 'ok') throw new StorageRefused('badBackup', String(integrity));
  const foreign = handle.pragma('foreign_key_check') as readonly unknown[];
  if (foreign.length > 0) throw new StorageRefused('badBackup', 'keys');
  for (const table of tablesOfJson) {
    const wrong = handle.prepare(`select 1 from ${table} where not json_valid(body) limit 1`).get();
    if (wrong !== undefined) throw new StorageRefused('badBackup', table);
  }
}

function sqlitePlace(handle: Sqlite.Database): RestorePlace {
  return {
    dialect: 'sqlite',
    now: 0,
    run: async (statement) => void handle.exec(statement),
    all: async (statement) => handle.prepare(statement).all() as Record<string, unknown>[],
    insert: async ({ table, columns }, rows) => {
      const names = columns.map(([name]) => name);
      const insert = handle.prepare(
        `insert into ${table} (${names.join(', ')}) values (${names.map(() => '?').join(', ')})`,
      );
      handle.transaction(() => {
        for (const row of rows) insert.run(...row);
      })();
    },
  };
}

/** Restores into a data folder that no server works on. Rejects with `StorageRefused` or `MembersUndecided`. */
export async function restoreIntoFolder(
  folder: string,
  { replace, members, newId, now, ...source }: RestoreOptions,
): Promise<Restored> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const unlock = lockFolder(folder);
  const fresh = join(folder, 'restored.db');
  const path = join(folder, databaseFile);
  try {
    if (!replace && isFileInUse(path)) throw new StorageRefused('notEmpty', folder);
    await removeDatabase(fresh);
    const head = await restoreIntoFile(source, fresh);
    const life = { members, newId, now };
    const people = await tellingFull(() => beginNewLife(fresh, life, replace ? path : undefined));
    await flushFile(fresh);
    const kept = existsSync(path) ? await keepAside(path, now()) : undefined;
    await rename(fresh, path);
    return { head, kept, people };
  } finally {
    await removeDatabase(fresh);
    unlock();
  }
}

/** Whether the file holds anything that a person made; one that cannot be read counts as if it did. */
function isFileInUse(path: string): boolean {
  if (!existsSync(path)) return false;
  const handle = new Sqlite(path);
  try {
    return tableNames.some((table) => {
      const there = handle.prepare('select 1 from sqlite_master where name = ?').get(table);
      return (
        there !== undefined && handle.prepare(`select 1 from ${table} limit 1`).get() !== undefined
      );
    });
  } catch {
    return true;
  } finally {
    handle.close();
  }
}

type NewLife = Pick<RestoreOptions, 'members' | 'newId' | 'now'>;

/** @param before the file that is replaced, where there is one */
async function beginNewLife(
  path: string,
  { members, newId, now }: NewLife,
  before: string | undefined,
): Promise<PeopleKept | undefined> {
  const handle = new Sqlite(path);
  try {
    const update = handle.prepare('update programmes set epoch = ? where id = ?');
    const ids = handle.prepare('select id from programmes').all() as readonly {
      readonly id: string;
    }[];
    handle.transaction(() => {
      for (const { id } of ids) update.run(newId(), id);
    })();
    const place = sqlitePlace(handle);
    const people = await keepPeopleOf(handle, place, before, members);
    await noteRestore(place, 'main', now());
    return people;
  } finally {
    handle.close();
  }
}

/** What SQLite says of a file that cannot be read, or lacks a table. */
const damageCodes = /^SQLITE_(?:CORRUPT|NOTADB|ERROR|IOERR_(?:READ|SHORT_READ|DATA|CORRUPTFS))/;

async function keepPeopleOf(
  handle: Sqlite.Database,
  place: PeoplePlace,
  before: string | undefined,
  members: MembersChoice | undefined,
): Promise<PeopleKept | undefined> {
  if (before !== undefined && existsSync(before)) {
    const move = { restored: 'main', replaced: 'replaced' };
    try {
      handle.prepare('attach ? as replaced').run(before);
      handle.exec('begin');
      const people = (await canKeepPeople(place, move))
        ? await keepPeople(place, move, members)
        : undefined;
      handle.exec('commit');
      if (people !== undefined) return people;
    } catch (error) {
      // A body that is no JSON is damage as well; a disk that is full is none.
      if (!damageCodes.test(codeOf(error) ?? '') && !(error instanceof SyntaxError)) throw error;
      if (handle.inTransaction) handle.exec('rollback');
    }
  }
  await endSessions(place, 'main');
  return undefined;
}

async function flushFile(path: string): Promise<void> {
  const file = await open(path, 'r+');
  await file.sync();
  await file.close();
}

async function removeDatabase(path: string): Promise<void> {
  for (const part of ['', '-wal', '-shm', '-journal']) await rm(`${path}${part}`, { force: true });
}

/**
 * Gives the database a second name, so that the rename over it is one step and nothing is ever missing. Its log is
 * brought into the file first; where the file is too damaged for that, the log goes with it under the new name.
 */
async function keepAside(path: string, now: number): Promise<string> {
  const stamp = new Date(now).toISOString().slice(0, 19).replaceAll(':', '-');
  let kept = path.replace(/[.]db$/, `-before-${stamp}Z.db`);
  for (let count = 2; existsSync(kept); count += 1) {
    kept = path.replace(/[.]db$/, `-before-${stamp}Z-${count}.db`);
  }
  try {
    const handle = new Sqlite(path);
    handle.pragma('wal_checkpoint(truncate)');
    handle.close();
  } catch (error) {
    if (codeOf(error)?.startsWith('SQLITE_') !== true) throw error;
  }
  await link(path, kept);
  for (const part of ['-wal', '-shm']) {
    if (existsSync(`${path}${part}`)) await rename(`${path}${part}`, `${kept}${part}`);
  }
  return kept;
}

/** Where a backup lies until it is whole. */
const restoreSchema = 'carnet_restore';

/** Restores into a PostgreSQL database that no server works on. Rejects with `StorageRefused` or `MembersUndecided`. */
export async function restoreIntoPostgresql(
  url: string,
  { replace, members, newId, now, ...source }: RestoreOptions,
): Promise<Restored> {
  const client = await connectClient(url);
  try {
    await lockDatabase(client);
    const replaced = await findReplacedTables(client);
    if (!replace && replaced.inUse) throw new StorageRefused('notEmpty', client.database ?? '');
    await client.query(`drop schema if exists ${restoreSchema} cascade`);
    await client.query(`create schema ${restoreSchema}`);
    try {
      await client.query(`set search_path = ${restoreSchema}`);
      const head = await tellingFull(() => load(postgresqlPlace(client, now()), source));
      return { head, ...(await swap(client, replaced, { members, newId, now })) };
    } catch (error) {
      // Nobody would look for personal data there.
      await client.query(`drop schema if exists ${restoreSchema} cascade`).catch(() => undefined);
      throw error;
    }
  } finally {
    await client.end();
  }
}

/** One transaction: the old tables are set aside, the loaded ones come, with new epochs and the event of the restore. */
async function swap(
  client: pg.Client,
  replaced: ReplacedTables,
  { members, newId, now }: NewLife,
): Promise<Omit<Restored, 'head'>> {
  const home = pg.escapeIdentifier(replaced.home);
  await client.query('begin');
  try {
    const { rows } = await client.query<{ readonly id: string }>('select id from programmes');
    for (const { id } of rows) {
      await client.query('update programmes set epoch = $1 where id = $2', [newId(), id]);
    }
    const place = postgresqlPlace(client, now());
    const people = await keepPeopleIn(client, place, replaced.inUse ? home : undefined, members);
    await noteRestore(place, restoreSchema, now());
    const kept = await setTablesAside(client, replaced, now());
    for (const table of [...tableNames, 'migrations']) {
      await client.query(`alter table ${table} set schema ${home}`);
    }
    await client.query(`drop schema ${restoreSchema}`);
    await client.query('commit');
    return { kept, people };
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}

/** @param home the schema that is replaced, where it holds anything */
async function keepPeopleIn(
  client: pg.Client,
  place: PeoplePlace,
  home: string | undefined,
  members: MembersChoice | undefined,
): Promise<PeopleKept | undefined> {
  if (home !== undefined) {
    const move = { restored: restoreSchema, replaced: home };
    await client.query('savepoint people');
    try {
      if (await canKeepPeople(place, move)) {
        return await keepPeople(place, move, members);
      }
    } catch (error) {
      if (!isDamage(error) && !(error instanceof SyntaxError)) throw error;
      await client.query('rollback to savepoint people');
    }
  }
  await endSessions(place, restoreSchema);
  return undefined;
}

function postgresqlPlace(client: pg.Client, now: number): RestorePlace {
  return {
    dialect: 'postgresql',
    now,
    run: async (statement) => void (await client.query(statement)),
    all: async (statement) => (await client.query<Record<string, unknown>>(statement)).rows,
    insert: async ({ table, columns }, rows) => {
      const names = columns.map(([name]) => name);
      const arrays = columns.map(([, kind], index) => ({
        values: arrayLiteral(rows.map((row) => row[index] ?? null)),
        cast: kind.startsWith('integer') ? 'bigint[]' : 'text[]',
      }));
      await client.query(
        `insert into ${table} (${names.join(', ')})
          select * from unnest(${arrays.map(({ cast }, index) => `$${index + 1}::${cast}`).join(', ')})`,
        arrays.map(({ values }) => values),
      );
    },
  };
}

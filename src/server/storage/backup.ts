/**
 * Backups of a running server: a consistent look at every table, written to a file, and the drill that proves that the
 * file can be restored. Which of them stay is told in `kept-backups.ts`.
 *
 * The drill moves the watermark of each programme to what the backup holds: only then do devices let go of what they
 * keep for the case of a restore ([P3]). A backup of another life of the database (another epoch) proves nothing of
 * this one.
 */
import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type RawBuilder, sql } from 'kysely';
import { type BackupHead, type BackupPiece, backupFormat, writeBackup } from './backup-file.ts';
import { described } from './migrate.ts';
import { migrations as allMigrations } from './migrations/all.ts';
import { restoreIntoFile } from './restore.ts';
import { isNear } from '../stored-times.ts';
import { nextRows, type RowReader } from './rows-up-to.ts';
import { columnsOf, type SqlDatabase, type SqlSession, tellingFull } from './sql-database.ts';
import { type TableName, type Table, tableNames, tables } from './tables.ts';

/** Rows that are read at once, at most: fewer where they are long. Other work of the process goes on in between. */
const rowsAtOnce = 500;

/** What the name of a backup ends in. */
export const backupEnding = '.carnet-backup';

const drillPrefix = 'drill-';
/** No drill takes longer than this; an older folder was left by a killed one. */
const drillMsMax = 6 * 3_600_000;

export interface BackupPlace {
  readonly folder: string;
  /** Locks the files. */
  readonly phrase?: string | undefined;
}

export interface BackupContext extends BackupPlace {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Of Carnet, for the head of the file. */
  readonly version: string;
}

export interface BackupMade {
  readonly path: string;
  readonly bytes: number;
  readonly programmes: BackupHead['programmes'];
}

/** Writes a backup of a database that may be at work. */
export async function makeBackup(
  database: SqlDatabase,
  { folder, phrase, now, version }: BackupContext,
): Promise<BackupMade> {
  const made = now();
  const path = join(folder, `${nameAt(made)}${backupEnding}`);
  const { bytes, programmes } = await tellingFull(async () => {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    return database.readLong(async (session) => {
      const head = await readHead(session, made, version);
      const bytes = await writeBackup({ path, phrase }, piecesOf(session, head));
      return { bytes, programmes: head.programmes };
    });
  });
  await database.write((session) =>
    session.insert('backups', [{ name: basename(path), made, verified: null, bytes }], 'replace'),
  );
  return { path, bytes, programmes };
}

/** A name that sorts by time, which `madeAt` reads; the end tells two of one second apart. */
function nameAt(made: number): string {
  const stamp = new Date(made).toISOString().slice(0, 19).replaceAll(':', '-');
  return `carnet-${stamp}Z-${randomBytes(2).toString('hex')}`;
}

async function readHead(session: SqlSession, made: number, version: string): Promise<BackupHead> {
  const programmes = await session.db
    .selectFrom('programmes')
    .select(['id', 'epoch', 'sequence'])
    .orderBy('id')
    .execute();
  const migrations = [...described(allMigrations)];
  return { carnet: 'backup', format: backupFormat, made, version, migrations, programmes };
}

async function* piecesOf(session: SqlSession, head: BackupHead): AsyncGenerator<BackupPiece> {
  yield { head };
  for (const table of tableNames) {
    yield { table, columns: columnsOf(table).map(([name, kind]) => [name, kind]) };
    yield* rowsOf(session, table);
  }
}

type Values = Readonly<Record<string, string | number | null>>;

/** All rows of a table, in the order of its key, a page after the other. */
async function* rowsOf({ db }: SqlSession, table: TableName): AsyncGenerator<BackupPiece> {
  const names = columnsOf(table).map(([name]) => name);
  const reader = tableReader(db, table, names);
  let after: Values | undefined;
  for (;;) {
    const { found, isAll } = await nextRows(reader, rowsAtOnce, after);
    if (found.length > 0) {
      yield { rows: found.map((row) => names.map((name) => row[name] ?? null)) };
    }
    if (isAll) return;
    after = found.at(-1);
    // Gives way to requests: the statements of SQLite block the process.
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Rows of a table and their lengths; only a body can be long. */
function tableReader(
  db: SqlSession['db'],
  table: TableName,
  names: readonly string[],
): RowReader<Values> {
  const { key }: Table = tables[table];
  const keyText = sql.raw(key.join(', '));
  const rest = (after: Values | undefined, count: number): RawBuilder<unknown> => {
    const where =
      after === undefined
        ? sql``
        : sql`where (${keyText}) > (${sql.join(key.map((column) => after[column]))})`;
    return sql`from ${sql.table(table)} ${where} order by ${keyText} limit ${count}`;
  };
  const columns = sql.raw(names.join(', '));
  const length = sql.raw(names.includes('body') ? 'octet_length(body)' : '0');
  return {
    rows: async (count, after, bytesMax) => {
      const page = rest(after, count);
      const whole = sql<Values>`select ${columns} ${page}`;
      const unlessLonger = sql<Values>`select * from (${whole}) as page where
        (select coalesce(sum(length), 0) from (select ${length} as length ${page}) as looked) <= ${bytesMax}`;
      return (await (bytesMax === Infinity ? whole : unlessLonger).execute(db)).rows;
    },
    lengths: async (count, after) => {
      const query = sql<{ length: number }>`select ${length} as length ${rest(after, count)}`;
      return (await query.execute(db)).rows.map(({ length: bytes }) => bytes);
    },
  };
}

/**
 * The drill: restores the file into a database of its own and checks that. Rejects with `StorageRefused` when anything
 * of it is not as it was; answers what the file holds.
 */
export async function verifyBackup(
  path: string,
  phrase: string | undefined,
  workFolder: string,
): Promise<BackupHead> {
  await mkdir(workFolder, { recursive: true, mode: 0o700 });
  const folder = await mkdtemp(join(workFolder, drillPrefix));
  try {
    await clearDrills(workFolder, (await stat(folder)).mtimeMs);
    return await restoreIntoFile({ path, phrase }, join(folder, 'drill.db'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Takes away what killed drills left: it is not locked, whatever the backups are. */
async function clearDrills(workFolder: string, now: number): Promise<void> {
  for (const name of await readdir(workFolder)) {
    const path = join(workFolder, name);
    if (!name.startsWith(drillPrefix)) continue;
    const found = await stat(path).catch(() => undefined);
    if (found !== undefined && !isNear(found.mtimeMs, now, drillMsMax))
      await rm(path, { recursive: true, force: true });
  }
}

/** Tells the database that a backup was proved: the watermarks move up to what it holds. */
export async function noteProved(
  database: SqlDatabase,
  {
    name,
    head,
    verified,
  }: { readonly name: string; readonly head: BackupHead; readonly verified: number },
): Promise<void> {
  await database.write(async ({ db }) => {
    for (const { id, epoch, sequence } of head.programmes) {
      await db
        .updateTable('programmes')
        .set({ watermark: sequence })
        .where('id', '=', id)
        .where('epoch', '=', epoch)
        .where('watermark', '<', sequence)
        .where('sequence', '>=', sequence)
        .execute();
    }
    await db.updateTable('backups').set({ verified }).where('name', '=', name).execute();
  });
}

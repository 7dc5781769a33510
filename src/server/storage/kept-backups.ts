/**
 * Which backups there are, how old they are, and which of them stay. The clock may have been ahead when one was made: such a one is
 * dated in the future. It counts as no fresh one, is chosen only where it is named, and makes room before the others. What must not
 * go is told by what a backup holds, which no clock turns.
 */
import { existsSync } from 'node:fs';
import { readdir, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { isFuture, latestAt } from '../stored-times.ts';
import { type BackupPlace, backupEnding } from './backup.ts';
import { type BackupHead, readBackupHead } from './backup-file.ts';
import { isLeft } from './folder-names.ts';
import type { SqlDatabase } from './sql-database.ts';
import { StorageRefused } from './storage-refused.ts';

/**
 * When the last backup was made, and the last proved one; milliseconds since 1970. Both tell the moment that the
 * backup holds: proving an old one again makes it no younger.
 */
export interface BackupTimes {
  readonly made: number | undefined;
  readonly proved: number | undefined;
  /** Backups that are dated in the future, which count for neither. */
  readonly future: number;
}

/** What the database knows of its backups, whichever process made them. */
export async function backupTimes(database: SqlDatabase, now: number): Promise<BackupTimes> {
  const latest = latestAt(now);
  const row = await database.read(({ db }) =>
    db
      .selectFrom('backups')
      .select(({ fn }) => [
        fn.max('made').filterWhere('made', '<=', latest).as('made'),
        fn
          .max('made')
          .filterWhere('made', '<=', latest)
          .filterWhere('verified', 'is not', null)
          .as('proved'),
        fn.count('made').filterWhere('made', '>', latest).as('future'),
      ])
      .executeTakeFirst(),
  );
  return {
    made: row?.made ?? undefined,
    proved: row?.proved ?? undefined,
    future: Number(row?.future ?? 0),
  };
}

/** When a backup was made, by its name; nothing where somebody named it. */
function madeAt(name: string): number | undefined {
  const [, day, hour, minute, second] =
    /^carnet-(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)Z-/.exec(name) ?? [];
  const at = Date.parse(`${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(at) ? undefined : at;
}

interface BackupNames {
  /** The newest first. */
  readonly dated: readonly string[];
  /** Those that are dated in the future, the latest first. */
  readonly future: readonly string[];
}

function backupsAmong(names: readonly string[], now: number): BackupNames {
  const isAhead = (name: string): boolean => isFuture(madeAt(name) ?? 0, now);
  const whole = names.filter((name) => name.endsWith(backupEnding));
  const sorted = whole.toSorted().toReversed();
  return { dated: sorted.filter((name) => !isAhead(name)), future: sorted.filter(isAhead) };
}

export interface NewestBackup {
  /** None where every backup is dated in the future. */
  readonly path: string | undefined;
  /** Those that were left aside, since they are dated in the future. */
  readonly future: readonly string[];
}

/** The newest backup of a folder, by its name, of those that are not dated in the future. */
export async function newestBackup(folder: string, now: number): Promise<NewestBackup> {
  const { dated, future } = backupsAmong(existsSync(folder) ? await readdir(folder) : [], now);
  const paths = future.map((name) => join(folder, name));
  const path = dated[0] === undefined ? undefined : join(folder, dated[0]);
  const isFile = path !== undefined && (await stat(path)).isFile();
  return { path: isFile ? path : undefined, future: paths };
}

export interface Keeping extends BackupPlace {
  /** How many stay. */
  readonly keep: number;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/**
 * Deletes all but the newest backups, and never the newest proved one that holds what devices were told. Those that are dated in
 * the future go first. Also what killed ones left.
 */
export async function pruneBackups(
  database: SqlDatabase,
  { folder, phrase, keep, now }: Keeping,
): Promise<readonly string[]> {
  const names = await readdir(folder);
  const { dated, future } = backupsAmong(names, now);
  const whole = [...dated, ...future];
  const beyond = whole.slice(keep);
  const staying = beyond.length > 0 ? await toStay(database, { folder, phrase }, whole) : undefined;
  const old = beyond.filter((name) => name !== staying);
  const begun = names.filter((name) => name.endsWith(`${backupEnding}.part`));
  const killed: string[] = [];
  for (const name of begun) if (await isLeft(join(folder, name))) killed.push(name);
  for (const name of [...old, ...killed]) await rm(join(folder, name), { force: true });
  await database.write(async ({ db }) => {
    for (const name of old) await db.deleteFrom('backups').where('name', '=', name).execute();
  });
  return old;
}

/** Deletes a backup that nobody proved; one that was proved meanwhile stays. */
export async function deleteUnproved(database: SqlDatabase, path: string): Promise<void> {
  const { numDeletedRows } = await database.write(({ db }) =>
    db
      .deleteFrom('backups')
      .where('name', '=', basename(path))
      .where('verified', 'is', null)
      .executeTakeFirst(),
  );
  if (numDeletedRows > 0) await rm(path, { force: true });
}

/** The proved backup that has to stay: the first that holds all that devices rely on, whatever the clock said when it was made. */
async function toStay(
  database: SqlDatabase,
  { folder, phrase }: BackupPlace,
  names: readonly string[],
): Promise<string | undefined> {
  const { rows, reliedOn } = await database.read(async ({ db }) => ({
    rows: await db.selectFrom('backups').select('name').where('verified', 'is not', null).execute(),
    reliedOn: await db
      .selectFrom('programmes')
      .select(['id', 'epoch', 'watermark'])
      .where('watermark', '>', 0)
      .execute(),
  }));
  const isProved = new Set(rows.map(({ name }) => name));
  const proved = names.filter((name) => isProved.has(name));
  for (const name of proved) {
    const head = await readableHead({ path: join(folder, name), phrase });
    if (head !== undefined && reliedOn.every((one) => holds(head, one))) return name;
  }
  return proved[0];
}

/** Nothing where the phrase is another one by now, or the disk damaged it. */
function readableHead(file: {
  readonly path: string;
  readonly phrase: string | undefined;
}): Promise<BackupHead | undefined> {
  return readBackupHead(file).catch((error: unknown) => {
    if (error instanceof StorageRefused) return undefined;
    throw error;
  });
}

interface ReliedOn {
  readonly id: string;
  readonly epoch: string;
  readonly watermark: number;
}

function holds({ programmes }: BackupHead, { id, epoch, watermark }: ReliedOn): boolean {
  return programmes.some(
    (one) => one.id === id && one.epoch === epoch && one.sequence >= watermark,
  );
}

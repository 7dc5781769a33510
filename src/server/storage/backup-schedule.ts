/**
 * The nightly round: back up, prove the file by a drill, note it, delete the oldest. Of several processes on one
 * database one does it. What fails is logged, seen in the health of the server by its age, and tried again an hour
 * later.
 */
import { basename } from 'node:path';
import type { Log } from '../log.ts';
import { msSince } from '../stored-times.ts';
import { type BackupContext, makeBackup, noteProved, verifyBackup } from './backup.ts';
import { filesFolder, mendFiles } from './backup-files.ts';
import { backupTimes, deleteUnproved, pruneBackups } from './kept-backups.ts';
import type { SqlDatabase } from './sql-database.ts';
import { StorageRefused } from './storage-refused.ts';

const hourMs = 3_600_000;
/** A proved backup younger than this was made by another process in the same night, or by hand. */
const freshMsMax = 12 * hourMs;
/** A server that finds its last proved backup older than this makes one soon after its start. */
const overdueMsMin = 26 * hourMs;
const afterStartMs = 5 * 60_000;
const retryMs = hourMs;

export interface BackupSchedule extends BackupContext {
  readonly database: SqlDatabase;
  /** Where the files of the server lie. */
  readonly files: string;
  /** How many stay. */
  readonly keep: number;
  /** The hour of the night, by the clock of the machine. */
  readonly hour: number;
  readonly later: (work: () => void, ms: number) => () => void;
  readonly log: Log;
}

/**
 * Copies the files that came since, proves them and the backup, and notes that. Rejects when any of it fails.
 */
async function proveBackup(
  { database, files, folder, phrase, now, log }: BackupSchedule,
  path: string,
): Promise<void> {
  // After the backup, so that the copies hold all that it names.
  const onPutAside = (file: string): void => log({ event: 'filePutAside', file });
  const onPutBack = (file: string): void => log({ event: 'filePutBack', file });
  await mendFiles(files, { folder: filesFolder(folder), phrase, onPutAside, onPutBack });
  const head = await verifyBackup(path, phrase, folder);
  await noteProved(database, { name: basename(path), head, verified: now() });
}

/** Milliseconds until the clock of the machine next shows this hour. */
export function msUntilHour(now: number, hour: number): number {
  const next = new Date(now);
  next.setHours(hour, 0, 0, 0);
  if (next.getTime() <= now) next.setDate(next.getDate() + 1);
  return next.getTime() - now;
}

/** Makes backups every night until the answer is called. */
export function scheduleBackups(schedule: BackupSchedule): () => void {
  const { database, now, hour, later, log } = schedule;
  let stopped = false;
  let cancel = (): void => undefined;
  /** What the last round made and could not prove. */
  let unproved: string | undefined;

  const plan = (ms: number): void => {
    if (!stopped) cancel = later(() => void night(), ms);
  };
  /** Milliseconds; one that is dated in the future counts for nothing. */
  const sinceProved = async (): Promise<number> => {
    const { proved } = await backupTimes(database, now());
    return msSince(proved, now()) ?? Number.POSITIVE_INFINITY;
  };
  const round = async (): Promise<void> => {
    const { path, bytes } = await makeBackup(database, schedule);
    // Rounds that fail every hour leave one file, not one each: they would fill the disk, or push out what was proved.
    if (unproved !== undefined) await deleteUnproved(database, unproved);
    unproved = path;
    try {
      await proveBackup(schedule, path);
      unproved = undefined;
      log({ event: 'backupProved', bytes });
    } finally {
      await pruneBackups(database, { ...schedule, now: now() });
    }
  };
  const night = async (): Promise<void> => {
    let wait: number | undefined;
    try {
      if ((await sinceProved()) >= freshMsMax) {
        const ran = await database.exclusively('backup', round);
        if (!ran) log({ event: 'backupElsewhere' });
      }
    } catch (error) {
      log({ event: 'backupFailed', reason: reasonOf(error) });
      wait = retryMs;
    }
    plan(Math.min(wait ?? Number.POSITIVE_INFINITY, msUntilHour(now(), hour)));
  };

  const begin = async (): Promise<void> => {
    const overdue = (await sinceProved().catch(() => Number.POSITIVE_INFINITY)) > overdueMsMin;
    const untilNight = msUntilHour(now(), hour);
    plan(overdue ? Math.min(afterStartMs, untilNight) : untilNight);
  };
  void begin();
  return () => {
    stopped = true;
    cancel();
  };
}

/** A word for the log: never the message of an error, which may repeat content. */
function reasonOf(error: unknown): string {
  if (error instanceof StorageRefused) return error.kind;
  return error instanceof Error ? error.name : typeof error;
}

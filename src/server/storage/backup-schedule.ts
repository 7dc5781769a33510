/**
 * The nightly round: back up, prove the file by a drill, note it, delete the oldest. Of several processes on one
 * database one does it. What fails is logged, seen in the health of the server by its age, and tried again an hour
 * later.
 */
import { basename } from 'node:path';
import type { Log } from '../log.ts';
import { msSince } from '../stored-times.ts';
import { type BackupContext, makeBackup, noteProved, verifyBackup } from './backup.ts';
import { copyFiles, filesFolder, verifyFiles } from './backup-files.ts';
import { backupTimes, pruneBackups } from './kept-backups.ts';
import type { SqlDatabase } from './sql-database.ts';
import { StorageRefused } from './storage-refused.ts';

const hourMs = 3_600_000;
/** A backup younger than this was made by another process in the same night, or by hand. */
const freshMsMax = 12 * hourMs;
/** A server that finds its last backup older than this makes one soon after its start. */
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
 * Makes a backup, copies the files that came since, proves both, and deletes the oldest: what happens every night. Rejects
 * when any of it fails. Locked copies are proved when they are made: to open them all takes minutes of the processor.
 */
export async function backupRound(
  schedule: Omit<BackupSchedule, 'hour' | 'later' | 'log'>,
): Promise<{ readonly path: string; readonly bytes: number }> {
  const { database, files, folder, phrase, keep, now } = schedule;
  const made = await makeBackup(database, schedule);
  // After it, so that the copies hold all that it names.
  const copies = { folder: filesFolder(folder), phrase };
  await copyFiles(files, copies);
  if (phrase === undefined) await verifyFiles(copies);
  const head = await verifyBackup(made.path, phrase, folder);
  await noteProved(database, { name: basename(made.path), head, verified: now() });
  await pruneBackups(database, { folder, phrase, keep, now: now() });
  return made;
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

  const plan = (ms: number): void => {
    if (!stopped) cancel = later(() => void night(), ms);
  };
  /** Milliseconds; one that is dated in the future counts for nothing. */
  const sinceLast = async (): Promise<number> => {
    const { made } = await backupTimes(database, now());
    return msSince(made, now()) ?? Number.POSITIVE_INFINITY;
  };
  const night = async (): Promise<void> => {
    let wait: number | undefined;
    try {
      if ((await sinceLast()) >= freshMsMax) {
        const ran = await database.exclusively('backup', async () => {
          const { bytes } = await backupRound(schedule);
          log({ event: 'backupProved', bytes });
        });
        if (!ran) log({ event: 'backupElsewhere' });
      }
    } catch (error) {
      log({ event: 'backupFailed', reason: reasonOf(error) });
      wait = retryMs;
    }
    plan(Math.min(wait ?? Number.POSITIVE_INFINITY, msUntilHour(now(), hour)));
  };

  const begin = async (): Promise<void> => {
    const overdue = (await sinceLast().catch(() => Number.POSITIVE_INFINITY)) > overdueMsMin;
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

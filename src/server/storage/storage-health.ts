/**
 * What an operator's monitor is told of the storage: that it answers, the room that is left, the age of backups, and
 * how many groups lie in quarantine.
 */
import { statfs } from 'node:fs/promises';
import { isFuture, msSince } from '../stored-times.ts';
import { backupTimes } from './kept-backups.ts';
import { migrations } from './migrations/all.ts';
import { countQuarantined } from './quarantine.ts';
import { sqlAccounts } from './sql-accounts.ts';
import type { SqlDatabase } from './sql-database.ts';

const bytesPerMegabyte = 1024 * 1024;
const msPerHour = 3_600_000;

/** With less room than this, somebody has to look. */
export const diskFreeMegabytesMin = 256;
/** A proved backup older than this has to be looked after: three nights were missed. */
export const provedHoursMax = 76;

export interface HealthQuestion {
  /** The folder of the data, or of the backups where the database is elsewhere. */
  readonly folder: string;
  readonly now: number;
  /** When the server was started. Counts only until a backup was proved: see `beginning`. */
  readonly started: number;
  /** Whether the server is to make backups by itself. */
  readonly nightly: boolean;
}

export interface StorageHealth {
  readonly ok: boolean;
  readonly storage: SqlDatabase['dialect'];
  readonly storageAnswers: boolean;
  readonly diskFreeMegabytes?: number;
  readonly backupHours?: number;
  /** Since the newest proved backup was made, whenever it was proved. */
  readonly provedBackupHours?: number;
  /** Backups that are dated in the future: the clock was ahead then, or is behind now. They are no fresh ones. */
  readonly futureBackups?: number;
  /** Is never red: a group stays there for good, and its author was told. */
  readonly quarantinedGroups?: number;
  /** The number of the newest migration. */
  readonly schema: number;
  readonly [fact: string]: string | number | boolean | undefined;
}

/** So long a database may take to answer, in milliseconds: monitors wait for about ten seconds. */
export const answersWithinMs = 5000;

/** What a database answers in time; nothing where it fails, or says nothing at all. */
async function inTime<T>(asked: Promise<T>): Promise<T | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), answersWithinMs);
  });
  try {
    return await Promise.race([asked.catch(() => undefined), late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Looks at the storage; never rejects. */
export async function storageHealth(
  database: SqlDatabase,
  { folder, now, started, nightly }: HealthQuestion,
): Promise<StorageHealth> {
  const times = await inTime(backupTimes(database, now));
  const quarantinedGroups = times && (await countQuarantined(database).catch(() => undefined));
  const disk = await statfs(folder).catch(() => undefined);
  const free = disk && Math.floor((disk.bavail * disk.bsize) / bytesPerMegabyte);
  const hoursSince = (at: number | undefined): number | undefined => {
    const ms = msSince(at, now);
    return ms && Math.floor(ms / msPerHour);
  };
  const backupHours = hoursSince(times?.made);
  const provedBackupHours = hoursSince(times?.proved);
  const missedSince = times && (times.proved ?? (await beginning(database, started, now)));
  const unproved = hoursSince(missedSince) ?? 0;
  return {
    ok:
      times !== undefined &&
      (free ?? diskFreeMegabytesMin) >= diskFreeMegabytesMin &&
      !(nightly && unproved > provedHoursMax),
    storage: database.dialect,
    storageAnswers: times !== undefined,
    ...(free === undefined ? {} : { diskFreeMegabytes: free }),
    ...(backupHours === undefined ? {} : { backupHours }),
    ...(provedBackupHours === undefined ? {} : { provedBackupHours }),
    ...(times === undefined || times.future === 0 ? {} : { futureBackups: times.future }),
    ...(quarantinedGroups === undefined ? {} : { quarantinedGroups }),
    schema: migrations.at(-1)?.number ?? 0,
  };
}

/**
 * Since when a backup could have been proved: the first entry of the audit log, which outlives every restart and also a
 * restore. Before anybody has an account there is nothing to lose, and the start of the server serves.
 */
async function beginning(database: SqlDatabase, started: number, now: number): Promise<number> {
  const events = await sqlAccounts(database)
    .read((reader) => reader.audit(1, 1))
    .catch(() => []);
  // A clock that was ahead then says nothing.
  const first = events[0]?.at;
  return first === undefined || isFuture(first, now) ? started : Math.min(started, first);
}

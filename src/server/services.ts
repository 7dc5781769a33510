/**
 * Puts the server together: database, use cases, API. One page, so that what runs in production can be read at once;
 * tests and commands open the same services.
 */
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context, Hono } from 'hono';
import type { AuthContext } from './auth/context.ts';
import { lifeOf } from './auth/life.ts';
import { openSession } from './auth/sessions.ts';
import { SignInDesk } from './auth/sign-in.ts';
import type { BackupConfig } from './backup-config.ts';
import { breather } from './breather.ts';
import type { Config } from './config.ts';
import { api } from './http/api.ts';
import { interruptible } from './interruptible.ts';
import type { HealthFacts } from './http/app.ts';
import { SessionCookie } from './http/session-cookie.ts';
import { type Log, placeOf } from './log.ts';
import { nodePorts } from './node-ports.ts';
import type { FileStorage } from './ports/file-storage.ts';
import { filesFolder } from './storage/backup-files.ts';
import { fileFolder } from './storage/file-folder.ts';
import { scheduleBackups } from './storage/backup-schedule.ts';
import type { Repaired } from './storage/migrate.ts';
import { openPostgresql } from './storage/postgresql.ts';
import { sqlAccounts } from './storage/sql-accounts.ts';
import type { SqlDatabase } from './storage/sql-database.ts';
import { sqlStorage } from './storage/sql-storage.ts';
import { openSqlite } from './storage/sqlite.ts';
import { quarantinedProgrammes, waitingProgrammes } from './storage/quarantine.ts';
import { remembered } from '../std/remembered.ts';
import { storageHealth } from './storage/storage-health.ts';
import type { SyncContext } from './sync/context.ts';
import { decideKept } from './sync/decide-kept.ts';
import { decideTurn, leftOver } from './sync/waiting.ts';
import { WaitingDesk } from './sync/waiting-desk.ts';

/** What the services are opened with. */
export interface ServiceOptions
  extends Pick<Config, 'address' | 'secure' | 'databaseUrl' | 'proxyCount'> {
  /** Where the embedded database lies, and the files; those also with PostgreSQL. */
  readonly dataFolder: string;
  readonly backups: BackupConfig;
  readonly version: string;
  readonly log: Log;
}

export interface Services {
  readonly auth: AuthContext;
  readonly api: Hono;
  readonly health: () => Promise<HealthFacts>;
  /** Whether whoever asks runs the server: the administrator, signed in. */
  readonly isOperator: (context: Context) => Promise<boolean>;
  close(): Promise<void>;
}

/** Opens database and API. Rejects with `StorageRefused`. */
export async function openServices(options: ServiceOptions): Promise<Services> {
  const { log } = options;
  const database = await openDatabase(options);
  const storage = sqlStorage(database);
  const auth: AuthContext = { ...nodePorts, accounts: sqlAccounts(database), sheets: storage };
  const cookie = new SessionCookie(options.secure);
  const waiting: WaitingDesk = new WaitingDesk({
    decide: (programmeId, arrived, care) => decideTurn(sync, programmeId, arrived, care),
    leftOver: (programmeId) => leftOver(sync, programmeId),
    now: nodePorts.now,
    later: nodePorts.later,
    onFailed: (error) => log({ event: 'waitingNotDecided', place: placeOf(error) }),
  });
  const sync: SyncContext = {
    storage,
    decideBehind: (programmeId, arrived) => waiting.wait(programmeId, arrived),
    isClosing: () => waiting.isClosing,
    breathe: breather(nodePorts.now),
    now: nodePorts.now,
    hash: nodePorts.hash,
    processorMs: nodePorts.processorMs,
    interruptible,
    alarm: ({ programmeId, device, deviceSequence }) =>
      log({ event: 'groupSetAside', programmeId, device, deviceSequence }),
  };
  // This version may know what the one before could not decide on. Nobody waits for it.
  const retrying = decideKept(sync, {
    desk: waiting,
    quarantined: () => quarantinedProgrammes(database),
    waiting: () => waitingProgrammes(database),
    onRetried: (programmeId, retried) =>
      log({ event: 'quarantineRetried', programmeId, ...retried }),
    onFailed: (error, programmeId) =>
      log({ event: 'quarantineNotRetried', programmeId, place: placeOf(error) }),
  });
  const files = fileFolder({
    folder: filesFolder(options.dataFolder),
    copies: filesFolder(options.backups.folder),
    onPutAside: (file) => log({ event: 'filePutAside', file }),
  });
  const stopClearing = clearDaily(files, log);
  const routes = api({
    auth,
    life: lifeOf(auth.accounts),
    desk: new SignInDesk(auth),
    cookie,
    sync,
    files,
    later: nodePorts.later,
    originOf: (context) => ({ address: addressOf(context, options.proxyCount) }),
    address: options.address,
    noteFault: (error, path) => {
      const reference = nodePorts.newId();
      log({ event: 'fault', reference, path, place: placeOf(error) });
      return reference;
    },
  });
  const startedAt = performance.now();
  const isOperator = async (context: Context): Promise<boolean> => {
    const token = cookie.read(context);
    const session = token === undefined ? undefined : await openSession(auth, token);
    return session?.account.administrator === true;
  };
  const stopBackups = startBackups(database, options);
  return {
    auth,
    api: routes,
    isOperator,
    // Anybody may ask, as often as they like: the disk and the database are asked once a second.
    health: remembered(
      () =>
        storageHealth(database, {
          folder: options.databaseUrl === undefined ? options.dataFolder : options.backups.folder,
          now: nodePorts.now(),
          // By a clock that nobody sets: the other one may have been ahead then.
          started: nodePorts.now() - (performance.now() - startedAt),
          nightly: options.backups.hour !== undefined,
        }),
      { forMs: healthForMs, now: nodePorts.now },
    ),
    close: async () => {
      stopBackups();
      await Promise.all([retrying, stopClearing(), waiting.close()]);
      await database.close();
    },
  };
}

/** So long what health knows is taken for true. */
const healthForMs = 1000;

const dayMs = 24 * 3_600_000;
/** An upload that nobody went on with for so long is thrown away. */
const uploadMsMax = 14 * dayMs;

/** Clears uploads at the start and every day; the answer ends that, once what runs is done. */
function clearDaily(files: FileStorage, log: Log): () => Promise<void> {
  let stop: () => void = () => undefined;
  const clear = async (): Promise<void> => {
    stop = nodePorts.later(() => {
      running = clear();
    }, dayMs);
    const now = nodePorts.now();
    // Those too that are dated as far in the future.
    await files.clear(now - uploadMsMax, now + uploadMsMax).catch((error: unknown) => {
      log({ event: 'uploadsNotCleared', place: placeOf(error) });
    });
  };
  let running = clear();
  return () => {
    stop();
    return running;
  };
}

/** Backups every night, unless that was switched off; the answer stops them. */
function startBackups(
  database: SqlDatabase,
  { backups, dataFolder, version, log }: ServiceOptions,
): () => void {
  const { hour, ...place } = backups;
  if (hour === undefined) return () => undefined;
  const running = { database, files: filesFolder(dataFolder), hour, version, log };
  return scheduleBackups({ ...nodePorts, ...place, ...running });
}

function openDatabase({ databaseUrl, dataFolder, log }: ServiceOptions): Promise<SqlDatabase> {
  const { now } = nodePorts;
  const onRepaired = ({ name, counts }: Repaired): void =>
    log({ event: 'repaired', migration: name, ...counts });
  return databaseUrl === undefined
    ? openSqlite({ folder: dataFolder, now, mode: 'serve', onRepaired })
    : openPostgresql({ url: databaseUrl, now, mode: 'serve', onRepaired });
}

/** The address of a client: what the last trusted proxy saw. What a client claims itself is never believed. */
function addressOf(context: Context, proxyCount: number): string {
  if (proxyCount > 0) {
    const seen = (context.req.header('x-forwarded-for') ?? '').split(',').map((one) => one.trim());
    const trusted = seen.at(-proxyCount);
    if (trusted !== undefined && trusted !== '') return trusted;
  }
  return getConnInfo(context).remote.address ?? 'unknown';
}

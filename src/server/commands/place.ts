/** The database and the backups that a command is about, from the same environment that the server reads. */
import { type BackupConfig, readBackupConfig } from '../backup-config.ts';
import { readConfig } from '../config.ts';
import type { ConfigFault } from '../environment.ts';
import { openPostgresql } from '../storage/postgresql.ts';
import type { SqlDatabase } from '../storage/sql-database.ts';
import { openSqlite } from '../storage/sqlite.ts';
import type { CommandContext } from './command.ts';

export interface CommandPlace {
  /** Where people open the server, without a slash at its end. */
  readonly address: string;
  readonly dataFolder: string;
  readonly databaseUrl: string | undefined;
  readonly backups: BackupConfig;
}

/** Variables of the environment that cannot be used. */
export class WrongVariables extends Error {
  readonly faults: readonly ConfigFault[];
  constructor(faults: readonly ConfigFault[]) {
    super('Wrong variables');
    this.name = 'WrongVariables';
    this.faults = faults;
  }
}

/** Reads the environment. Throws `WrongVariables`. */
export function readPlace({ environment, dataFolder }: CommandContext): CommandPlace {
  const config = readConfig(environment);
  if (!config.ok) throw new WrongVariables(config.error);
  const folder = config.value.dataFolder ?? dataFolder;
  const backups = readBackupConfig(environment, folder);
  if (!backups.ok) throw new WrongVariables(backups.error);
  return {
    address: config.value.address,
    dataFolder: folder,
    databaseUrl: config.value.databaseUrl,
    backups: backups.value,
  };
}

/** Works on the database beside a server that may be running, and closes it. */
export async function visiting<T>(
  { dataFolder, databaseUrl }: CommandPlace,
  { now }: CommandContext,
  work: (database: SqlDatabase) => Promise<T>,
): Promise<T> {
  const database =
    databaseUrl === undefined
      ? await openSqlite({ folder: dataFolder, now, mode: 'visit' })
      : await openPostgresql({ url: databaseUrl, now, mode: 'visit' });
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

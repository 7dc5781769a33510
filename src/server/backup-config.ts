/** Where backups go, and how many stay: read from the environment by the server and by the commands alike. */
import { join } from 'node:path';
import { z } from 'zod';
import { ok, type Result } from '../std/result.ts';
import { type ConfigFault, type Environment, readEnvironment } from './environment.ts';

const keepDefault = 14;
const hourDefault = 2;

const environmentSchema = z.object({
  CARNET_BACKUP_FOLDER: z.string().optional(),
  CARNET_BACKUP_PHRASE: z.string().min(12).optional(),
  CARNET_BACKUP_KEEP: z
    .string()
    .regex(/^[1-9]\d{0,2}$/)
    .transform(Number)
    .default(keepDefault),
  CARNET_BACKUP_HOUR: z
    .string()
    .regex(/^(?:1?\d|2[0-3]|never)$/)
    .transform((text) => (text === 'never' ? undefined : Number(text)))
    .optional()
    .default(hourDefault),
});

export interface BackupConfig {
  readonly folder: string;
  /** Locks the files; without it they are readable by whoever has them. */
  readonly phrase: string | undefined;
  readonly keep: number;
  /** The hour of the nightly backup, by the clock of the machine; `undefined` for none. */
  readonly hour: number | undefined;
}

/** Reads the configuration of backups; an empty variable counts as not set. */
export function readBackupConfig(
  environment: Environment,
  dataFolder: string,
): Result<BackupConfig, readonly ConfigFault[]> {
  const read = readEnvironment(environmentSchema, environment);
  if (!read.ok) return read;
  const values = read.value;
  return ok({
    folder: values.CARNET_BACKUP_FOLDER ?? join(dataFolder, 'backups'),
    phrase: values.CARNET_BACKUP_PHRASE,
    keep: values.CARNET_BACKUP_KEEP,
    hour: values.CARNET_BACKUP_HOUR,
  });
}

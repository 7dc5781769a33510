/** Runs `storage-child.ts` until it kills itself, and answers what it had acknowledged. */
import { spawn, spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const child = fileURLToPath(new URL('storage-child.ts', import.meta.url));
const root = fileURLToPath(new URL('../../', import.meta.url));

export const killPoints = [
  'beforeTransaction',
  'beforeCommit',
  'afterCommit',
  'duringMigration',
  'duringBackup',
] as const;
export type KillPoint = (typeof killPoints)[number];

export interface Killed {
  /** The last sequence that was acknowledged. */
  readonly acknowledged: number;
  readonly signal: NodeJS.Signals | null;
}

/**
 * @param place a data folder or the URL of a database
 * @param backups where a backup is begun
 * @param under a command that runs it
 */
export async function killStorageAt(
  point: KillPoint,
  place: string,
  backups: string,
  under: readonly string[] = [],
): Promise<Killed> {
  const [command, ...args] = [...under, process.execPath, '--import', 'tsx', child];
  const running = spawn(command ?? '', [...args, point, place, backups], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  running.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const signal = await new Promise<NodeJS.Signals | null>((resolve) =>
    running.once('close', (_code, ending) => resolve(ending)),
  );
  const last = [...said.matchAll(/^acknowledged (\d+)$/gm)].at(-1);
  return { acknowledged: Number(last?.[1] ?? 0), signal };
}

/** Whether what a process asks of the system can be traced here. */
export const canTrace = spawnSync('strace', ['-o', '/dev/null', 'true']).status === 0;

/**
 * What the storage did, one after the other, until it killed itself: flushes of a file to the disk, and words that a
 * commit is there.
 */
export async function tracedStorage(
  place: string,
  folder: string,
): Promise<readonly ('flush' | 'acknowledged')[]> {
  const file = join(folder, 'trace');
  const calls = 'trace=fsync,fdatasync,write';
  const strace = ['strace', '-f', '-qq', '-e', calls, '-e', 'signal=none', '-o', file];
  await killStorageAt('beforeTransaction', place, folder, strace);
  const lines = (await readFile(file, 'utf8')).split('\n');
  return lines.flatMap((line) => {
    if (/\bf(data)?sync\(/.test(line)) return 'flush';
    return /\bwrite\(1, "acknowledged /.test(line) ? 'acknowledged' : [];
  });
}

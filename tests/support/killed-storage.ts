/** Runs `storage-child.ts` until it kills itself, and answers what it had acknowledged. */
import { spawn } from 'node:child_process';
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

/** @param place a data folder or the URL of a database; @param backups where a backup is begun */
export async function killStorageAt(
  point: KillPoint,
  place: string,
  backups: string,
): Promise<Killed> {
  const running = spawn(process.execPath, ['--import', 'tsx', child, point, place, backups], {
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

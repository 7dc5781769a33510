/** The operator's commands where backups are dated in the future. */
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runCommand } from '../../../../src/server/commands/commands.ts';
import { makeBackup } from '../../../../src/server/storage/backup.ts';
import { openSqlite } from '../../../../src/server/storage/sqlite.ts';

let folder = '';
let said: string[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'carnet-future-'));
});
afterEach(() => rm(folder, { recursive: true }));

function run(...args: readonly string[]): Promise<number> {
  said = [];
  return runCommand(args, {
    environment: {},
    dataFolder: folder,
    version: '0.1.0',
    now: () => Date.UTC(2026, 10, 25),
    newId: () => 'epoch-2',
    print: (text) => said.push(...text),
  });
}

const backups = async (): Promise<readonly string[]> =>
  (await readdir(join(folder, 'backups'))).filter((name) => name.endsWith('.carnet-backup'));

test('(F254) a backup that is dated in the future is not taken for the newest, and that is said in both languages', async () => {
  const server = await openSqlite({ folder, now: () => 0, mode: 'serve' });
  await makeBackup(server, {
    folder: join(folder, 'backups'),
    now: () => Date.UTC(2027, 10, 25),
    version: '0.1.0',
  });
  await server.close();
  expect(await run('verify-backup')).toBe(1);
  expect(said[0]).toMatch(/Dated in the future[^]*2027-11-25T/);
  expect(await run('backup')).toBe(0);
  const [first = '', future = ''] = (await backups()).toSorted();
  expect(await run('verify-backup')).toBe(0);
  expect(said.join('\n')).toMatch(/Dated in the future[^]*Datées du futur/);
  expect(said.join('\n')).toContain(`Backup verified: ${join(folder, 'backups', first)}`);
  expect(await run('health')).toBe(0);
  expect(said.join('\n')).toContain('futureBackups: 1');
  expect(await run('verify-backup', join(folder, 'backups', future))).toBe(0);
  expect(said.join('\n')).not.toContain('Dated in the future');
});

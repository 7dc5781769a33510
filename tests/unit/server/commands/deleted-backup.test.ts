/** A backup that the server deletes while somebody verifies it by hand. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { runCommand } from '../../../../src/server/commands/commands.ts';
import type * as backupFiles from '../../../../src/server/storage/backup-files.ts';
import { backupTimes, newestBackup } from '../../../../src/server/storage/kept-backups.ts';
import { openSqlite } from '../../../../src/server/storage/sqlite.ts';

/** The file that goes once it was read. */
const leaving = vi.hoisted((): { path?: string } => ({}));
vi.mock('../../../../src/server/storage/backup-files.ts', async (importOriginal) => {
  const original = await importOriginal<typeof backupFiles>();
  const verifyFiles: typeof original.verifyFiles = async (copies) => {
    const count = await original.verifyFiles(copies);
    if (leaving.path !== undefined) await rm(leaving.path);
    return count;
  };
  return { ...original, verifyFiles };
});

const now = Date.UTC(2026, 10, 25);
let folder = '';
let said: string[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'carnet-deleted-'));
});
afterEach(() => rm(folder, { recursive: true }));

function run(...args: readonly string[]): Promise<number> {
  said = [];
  return runCommand(args, {
    environment: {},
    dataFolder: folder,
    version: '0.1.0',
    now: () => now,
    newId: () => 'epoch-2',
    print: (text) => said.push(...text),
  });
}

test('a backup that is deleted before or while it is verified is not called damaged, and counts for nothing (F279)', async () => {
  await (await openSqlite({ folder, now: () => now, mode: 'serve' })).close();
  expect(await run('backup')).toBe(0);
  const { path = '' } = await newestBackup(join(folder, 'backups'), now);
  leaving.path = path;
  expect(await run('verify-backup')).toBe(1);
  expect(said.join('\n')).toContain(`There is no such file (${path})`);
  const database = await openSqlite({ folder, now: () => now, mode: 'serve' });
  expect((await backupTimes(database, now)).proved).toBeUndefined();
  await database.close();
  expect(await run('verify-backup', path)).toBe(1);
  expect(said.join('\n')).toContain(`There is no such file (${path})`);
});

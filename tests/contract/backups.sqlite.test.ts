import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { restoreIntoFolder } from '../../src/server/storage/restore.ts';
import { openSqlite } from '../../src/server/storage/sqlite.ts';
import { backupContract } from './backups.contract.ts';

backupContract('on SQLite', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'carnet-backed-up-'));
  return {
    open: () => openSqlite({ folder, now: () => 0, mode: 'serve' }),
    restore: (options) => restoreIntoFolder(folder, options),
    remove: () => rm(folder, { recursive: true }),
  };
});

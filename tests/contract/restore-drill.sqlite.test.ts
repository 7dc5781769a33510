import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { restoreIntoFolder } from '../../src/server/storage/restore.ts';
import { openSqlite } from '../../src/server/storage/sqlite.ts';
import { restoreDrillContract } from './restore-drill.contract.ts';

restoreDrillContract('on SQLite', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'carnet-lost-'));
  return {
    open: () => openSqlite({ folder, now: () => 0, mode: 'serve' }),
    restore: (options) => restoreIntoFolder(folder, options),
    remove: () => rm(folder, { recursive: true }),
  };
});

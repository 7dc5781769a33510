/**
 * One server to a data folder. The lock is one that the system keeps for an open file, taken through SQLite, which is
 * here anyway and knows how on every platform: it is gone the moment its process is, however that ended, so that
 * there is no stale lock file to delete by hand.
 */
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { codeOf, fullOr } from './sql-database.ts';
import { StorageRefused } from './storage-refused.ts';

/** Takes the folder; the answer gives it back. Throws `StorageRefused` where another process has it. */
export function lockFolder(folder: string): () => void {
  const lock = new Sqlite(join(folder, 'in-use.lock'), { timeout: 0 });
  try {
    lock.pragma('journal_mode = memory');
    lock.exec('begin exclusive');
  } catch (error) {
    lock.close();
    if (codeOf(error)?.startsWith('SQLITE_BUSY') === true) {
      throw new StorageRefused('inUse', folder, error);
    }
    throw fullOr(error);
  }
  return () => lock.close();
}

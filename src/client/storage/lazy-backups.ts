/**
 * The tools of backup copies, loaded with their first use: nobody needs them to open a programme, and what they
 * import (the format of the file and every check of it) would be read at each start.
 */

import type { Backups } from '../ports/backups.ts';

const load = async (): Promise<Backups> => (await import('./backup.ts')).browserBackups();

/** The tools; where their part cannot be fetched, they reject. */
export function lazyBackups(): Backups {
  return {
    write: async (...copied) => (await load()).write(...copied),
    read: async (file) => (await load()).read(file),
    // Kept with the application, and where a copy was written, here already.
    download: (file) => void load().then((backups) => backups.download(file)),
  };
}

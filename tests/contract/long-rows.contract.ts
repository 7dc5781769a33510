/**
 * Rows of which nobody knows how long they are, in backups: read, written and taken in by their length, so that no one can
 * fill a table with rows that are longer together than a text or the memory of the server [S18].
 */

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { KyselyPlugin } from 'kysely';
import { expect, it } from 'vitest';
import { makeBackup, verifyBackup } from '../../src/server/storage/backup.ts';
import { readBackup } from '../../src/server/storage/backup-file.ts';
import { newestQuarantined } from '../../src/server/storage/quarantine.ts';
import type { SqlDatabase, SqlSession } from '../../src/server/storage/sql-database.ts';
import { sqlStorage } from '../../src/server/storage/sql-storage.ts';
import type { BackupPlace } from '../support/backup-places.ts';
import { createSample, sampleTime } from '../support/sheet-storage-samples.ts';

const programme = 'programme-1';
const count = 30;
const body = JSON.stringify(['é'.repeat(1_200_000)]);

/** A database whose looks note how long what each statement answers is, in characters. */
function noting(database: SqlDatabase, note: (length: number) => void): SqlDatabase {
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }) => {
      note(JSON.stringify(result.rows).length);
      return result;
    },
  };
  const seen =
    <T>(work: (session: SqlSession) => Promise<T>) =>
    async (session: SqlSession): Promise<T> =>
      work({ ...session, db: session.db.withPlugin(plugin) });
  return {
    ...database,
    read: (work) => database.read(seen(work)),
    readLong: (work) => database.readLong(seen(work)),
  };
}

export function longRowsContract(name: string, newPlace: () => Promise<BackupPlace>): void {
  it(`[S18] (F167) A backup ${name} takes long rows in portions, by their length`, async () => {
    const folder = await mkdtemp(join(tmpdir(), 'carnet-long-rows-'));
    const place = await newPlace();
    const database = await place.open();
    await createSample(sqlStorage(database), programme);
    await sqlStorage(database).write(programme, (writer) =>
      writer.putQuarantined(
        Array.from({ length: count }, (_, deviceSequence) => ({
          device: 'd',
          deviceSequence,
          memberId: 'm',
          received: sampleTime,
          body,
          reason: 'shape',
        })),
      ),
    );
    let longest = 0;
    const noted = noting(database, (length) => (longest = Math.max(longest, length)));
    const all = count * body.length;
    const { path } = await makeBackup(noted, { folder, now: () => 0, version: '0.1.0' });
    expect(longest).toBeGreaterThan(body.length);
    expect(longest).toBeLessThan(all / 3);

    let rows = 0;
    for await (const piece of readBackup({ path })) {
      if (!('rows' in piece)) continue;
      rows += piece.rows.length;
      expect(JSON.stringify(piece).length).toBeLessThan(all / 3);
    }
    expect(rows).toBeGreaterThan(count);
    const { programmes } = await verifyBackup(path, undefined, folder);
    expect(programmes.map(({ id }) => id)).toEqual([programme]);

    longest = 0;
    expect(await newestQuarantined(noted, count)).toHaveLength(count);
    expect(longest).toBeLessThan(all / 10);
    await database.close();
    await place.remove();
    await rm(folder, { recursive: true });
  });
}

/** Which backups count as fresh and which stay where a clock was ahead, or far behind, when they were made (F254), on each database. */
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeBackup, noteProved, verifyBackup } from '../../src/server/storage/backup.ts';
import { backupTimes, newestBackup, pruneBackups } from '../../src/server/storage/kept-backups.ts';
import type { SqlDatabase } from '../../src/server/storage/sql-database.ts';
import { sqlStorage } from '../../src/server/storage/sql-storage.ts';
import { storageHealth } from '../../src/server/storage/storage-health.ts';
import type { BackupPlace } from '../support/backup-places.ts';
import { appendNext, createSample } from '../support/sheet-storage-samples.ts';

const programme = 'programme-1';
const now = (): number => Date.UTC(2026, 10, 25, 3, 30);

export function datedBackupContract(on: string, newPlace: () => Promise<BackupPlace>): void {
  let place: BackupPlace;
  let folder = '';
  let opened: SqlDatabase | undefined;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'carnet-dated-'));
    place = await newPlace();
  });
  afterEach(async () => {
    await opened?.close();
    await place.remove();
    await rm(folder, { recursive: true });
  });

  const filled = async (): Promise<SqlDatabase> => {
    const database = await place.open();
    opened = database;
    await createSample(sqlStorage(database), programme);
    await sqlStorage(database).write(programme, (writer) => appendNext(writer, 10));
    return database;
  };

  describe(`backups ${on}`, () => {
    it('that are dated in the future are no fresh ones, are chosen by nobody, and make room first (F254)', async () => {
      const database = await filled();
      const hourMs = 3_600_000;
      const at = (hours: number) => now() + hours * hourMs;
      const make = async (hours: number, proved: boolean): Promise<string> => {
        const { path } = await makeBackup(database, { folder, now: () => at(hours), version: '0' });
        const head = await verifyBackup(path, undefined, folder);
        if (proved) await noteProved(database, { name: basename(path), head, verified: at(hours) });
        return basename(path);
      };
      const left = async (hours: number): Promise<readonly string[]> => {
        await pruneBackups(database, { folder, keep: 2, now: at(hours) });
        return (await readdir(folder)).toSorted();
      };
      const first = await make(0, true);
      await sqlStorage(database).write(programme, (writer) => appendNext(writer, 5));
      const ahead = await make(9000, true);
      expect(await backupTimes(database, at(5))).toEqual({ made: now(), proved: now(), future: 1 });
      expect(await newestBackup(folder, at(5))).toEqual({
        ...{ path: join(folder, first), future: [join(folder, ahead)] },
      });
      const health = (hours: number) =>
        storageHealth(database, { folder, now: at(hours), started: at(hours), nightly: true });
      expect(await health(5)).toMatchObject({ ok: true, provedBackupHours: 5, futureBackups: 1 });
      expect(await health(100)).toMatchObject({ ok: false, provedBackupHours: 100 });
      // Devices rely on what it alone holds of those that were proved: it stays until another one does.
      const second = await make(110, false);
      const third = await make(120, false);
      expect(await left(120)).toEqual([second, third, ahead]);
      const fourth = await make(130, true);
      expect(await left(130)).toEqual([third, fourth]);
      expect(await health(130)).not.toHaveProperty('futureBackups');
    });

    it('that a clock far behind dated stay while they alone hold what devices rely on (F254)', async () => {
      const database = await filled();
      const make = async (made: number, proved: boolean): Promise<string> => {
        const { path } = await makeBackup(database, { folder, now: () => made, version: '0' });
        const head = await verifyBackup(path, undefined, folder);
        if (proved) await noteProved(database, { name: basename(path), head, verified: made });
        return basename(path);
      };
      const keep = { folder, keep: 1, now: now() + 2000 };
      const first = await make(now(), true);
      await sqlStorage(database).write(programme, (writer) => appendNext(writer, 5));
      const behind = await make(0, true);
      await pruneBackups(database, keep);
      expect((await readdir(folder)).toSorted()).toEqual([behind, first].toSorted());
      const last = await make(now() + 1000, true);
      await pruneBackups(database, keep);
      expect(await readdir(folder)).toEqual([last]);
    });
  });
}

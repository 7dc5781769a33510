/**
 * What a restore with `--replace` promises of the database that it replaces, on each of them and whatever its state:
 * it can be replaced, and all that it held is kept. A restore is made on the worst day, when the database may be of
 * another version, or broken.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeBackup } from '../../src/server/storage/backup.ts';
import type { Migration } from '../../src/server/storage/migrate.ts';
import { migrations } from '../../src/server/storage/migrations/all.ts';
import { sqlStorage } from '../../src/server/storage/sql-storage.ts';
import type { BackupPlace } from '../support/backup-places.ts';
import { appendNext, createSample } from '../support/sheet-storage-samples.ts';

const programme = 'programme-1';
const now = (): number => Date.UTC(2026, 10, 25, 3, 30);
const newId = (): string => 'epoch-2';
const countBefore = 6;

/** What the next version of Carnet brings. */
const next: Migration = {
  number: migrations.length + 1,
  name: 'later',
  statements: ({ integer }) => [
    `create table later (id ${integer} primary key)`,
    'insert into later (id) values (7)',
  ],
};
const newer = [...migrations, next];

interface State {
  readonly state: string;
  readonly reach: (at: BackupPlace) => Promise<void>;
  /** A table with as many rows as before in what is kept. */
  readonly held?: readonly [table: string, count: number];
}

const states: readonly State[] = [
  { state: 'of this version', reach: () => Promise.resolve() },
  {
    state: 'of an older version',
    reach: async (at) => {
      await at.run('drop table group_texts');
      await at.run(`delete from migrations where number = ${migrations.length}`);
    },
  },
  {
    state: 'of a newer version',
    reach: async (at) => (await at.open({ migrations: newer })).close(),
    held: ['later', 1],
  },
  { state: 'without one of its tables', reach: (at) => at.run('drop table audit_events') },
  {
    state: 'whose versions cannot be read',
    reach: (at) => at.run('alter table migrations rename column hash to gone'),
  },
  {
    state: 'with a table that cannot be read',
    reach: (at) => at.damage('memberships'),
    held: ['programmes', 1],
  },
];

export function replacedDatabasesContract(
  name: string,
  makePlace: () => Promise<BackupPlace>,
): void {
  describe(`A database that a restore replaces ${name}`, () => {
    let at: BackupPlace;
    let folder = '';
    let path = '';
    /** It holds work that the backup does not. */
    beforeEach(async () => {
      folder = await mkdtemp(join(tmpdir(), 'carnet-replaced-'));
      at = await makePlace();
      const database = await at.open();
      await createSample(sqlStorage(database), programme);
      ({ path } = await makeBackup(database, { folder, now, version: '0.1.0' }));
      await sqlStorage(database).write(programme, (writer) => appendNext(writer, countBefore));
      await database.close();
    });
    afterEach(async () => {
      await at.remove();
      await rm(folder, { recursive: true });
    });

    it.each(states)('(F123) is kept, $state', async ({ reach, held = ['programmes', 1] }) => {
      await reach(at);
      const refused = at.restore({ path, replace: false, newId, now });
      await expect(refused).rejects.toMatchObject({ kind: 'notEmpty' });

      const { kept = 'nothing' } = await at.restore({ path, replace: true, newId, now });
      expect(await at.keptCount(kept, 'entries')).toBe(countBefore);
      expect(await at.keptCount(kept, held[0])).toBe(held[1]);
      const restored = await at.open();
      const head = await sqlStorage(restored).read(programme, async (reader) => reader.head);
      expect(head).toMatchObject({ sequence: 0, epoch: 'epoch-2' });
      await restored.close();
    });

    it('(F123) is kept beside one that was replaced in the same second', async () => {
      const { kept: first = 'nothing' } = await at.restore({ path, replace: true, newId, now });
      const { kept: second = 'nothing' } = await at.restore({ path, replace: true, newId, now });
      expect(await at.keptCount(first, 'entries')).toBe(countBefore);
      expect(await at.keptCount(second, 'entries')).toBe(0);
    });

    it('(F123) of a newer version leaves nothing behind that stops a second upgrade', async () => {
      await (await at.open({ migrations: newer })).close();
      await at.restore({ path, replace: true, newId, now });
      const upgraded = await at.open({ migrations: newer });
      expect(await sqlStorage(upgraded).nameOf(programme)).toBe('E-Channel');
      await upgraded.close();
    });
  });
}

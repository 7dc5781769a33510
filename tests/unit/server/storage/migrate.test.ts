/**
 * Migrations: from every earlier version, with a backup that each of those versions wrote (`tests/fixtures/storage`);
 * those files stay as they are for ever. A new migration needs a new one: back a server of that version up.
 */
import { copyFile, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { verifyBackup } from '../../../../src/server/storage/backup.ts';
import { type BackupPiece, writeBackup } from '../../../../src/server/storage/backup-file.ts';
import { described, type Migration } from '../../../../src/server/storage/migrate.ts';
import { migrations } from '../../../../src/server/storage/migrations/all.ts';
import { restoreIntoFolder } from '../../../../src/server/storage/restore.ts';
import { sqlStorage } from '../../../../src/server/storage/sql-storage.ts';
import { openSqlite } from '../../../../src/server/storage/sqlite.ts';
import { tables } from '../../../../src/server/storage/tables.ts';
import {
  sampleEntry,
  sampleGroup,
  sampleOperation,
} from '../../../support/sheet-storage-samples.ts';

const fixtures = fileURLToPath(new URL('../../../fixtures/storage/', import.meta.url));
const fixtureOf = ({ number, name }: Migration): string =>
  join(fixtures, `${String(number).padStart(4, '0')}-${name}.carnet-backup`);

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'carnet-migrate-'));
});
afterEach(() => rm(folder, { recursive: true }));

const serve = (known: readonly Migration[] = migrations) =>
  openSqlite({ folder, now: () => 0, mode: 'serve', migrations: known });

/** The schema of the database in the folder, by name. */
function schema(): ReadonlyMap<string, string> {
  const file = new Sqlite(join(folder, 'carnet.db'));
  const rows = file
    .prepare(
      "select name, sql from sqlite_master where sql is not null and name not like 'sqlite_%'",
    )
    .all() as readonly { readonly name: string; readonly sql: string }[];
  file.close();
  return new Map(rows.map(({ name, sql }) => [name, sql]));
}

async function freshSchema(): Promise<ReadonlyMap<string, string>> {
  await (await serve()).close();
  const found = schema();
  await rm(join(folder, 'carnet.db'));
  return found;
}

test('migrations are numbered without a gap and named differently', () => {
  expect(migrations.map(({ number }) => number)).toEqual(migrations.map((_, index) => index + 1));
  expect(new Set(migrations.map(({ name }) => name)).size).toBe(migrations.length);
});

test('the list of tables is what the migrations make: nothing is left out of a backup', async () => {
  await (await serve()).close();
  const file = new Sqlite(join(folder, 'carnet.db'));
  const made = file
    .prepare("select name from sqlite_master where type = 'table' order by name")
    .pluck()
    .all() as readonly string[];
  expect(made.filter((name) => name !== 'migrations')).toEqual(Object.keys(tables).toSorted());
  for (const [name, { columns, key }] of Object.entries(tables)) {
    const found = file.pragma(`table_info(${name})`) as readonly {
      readonly name: string;
      readonly type: string;
      readonly notnull: number;
      readonly pk: number;
    }[];
    const kinds = found.map((column) => [
      column.name,
      `${column.type}${column.notnull === 1 || column.pk > 0 ? '' : '?'}`.toLowerCase(),
    ]);
    expect(Object.fromEntries(kinds), name).toEqual(columns);
    const keys = found.filter(({ pk }) => pk > 0).toSorted((a, b) => a.pk - b.pk);
    expect(
      keys.map((column) => column.name),
      name,
    ).toEqual(key);
  }
  file.close();
});

test('every version has a backup that it wrote, with the migrations that it knew', async () => {
  expect(await readdir(fixtures)).toHaveLength(migrations.length);
  for (const [index, migration] of migrations.entries()) {
    // A migration that was changed after it was released is refused here, as everywhere.
    const head = await verifyBackup(fixtureOf(migration), undefined, folder);
    expect(head.migrations).toEqual(described(migrations).slice(0, index + 1));
  }
});

describe.each(migrations)('from version $number, $name', (migration) => {
  test('a database is brought up to date where it stands, and is as one made new', async () => {
    const expected = await freshSchema();
    await (await serve(migrations.slice(0, migration.number))).close();
    await (await serve()).close();
    expect(schema()).toEqual(expected);
  });

  test('its backup is taken in, and all that it holds is read', async () => {
    const path = join(folder, 'old.carnet-backup');
    await copyFile(fixtureOf(migration), path);
    const options = { path, replace: false, newId: () => 'new-life', now: () => 0 };
    await restoreIntoFolder(folder, options);
    const database = await serve();
    const storage = sqlStorage(database);
    expect(await storage.nameOf('programme-1')).toBe('E-Channel');
    const seen = await storage.read('programme-1', async (reader) => ({
      head: reader.head,
      count: await reader.recordCount(),
      names: (await reader.records(['sme-1'])).map(({ values }) => values['name']),
      recent: (await reader.snapshot({ kind: 'recent' }, '2020-01-01', 9)).records.length,
      entries: await reader.entriesAfter(0, 9),
      decided: await reader.groups('device-1', [1], []),
      waiting: await reader.groupsWaitingFor(['sme-9'], 9),
      kept: await reader.operationsOf({ hash: 'hash-2' }),
      roles: (await reader.membership('account-1'))?.roles,
    }));
    expect(seen).toEqual({
      head: { programmeId: 'programme-1', epoch: 'new-life', sequence: 3, watermark: 0 },
      count: 3,
      names: ['Épicerie \u0000\ud800\\'],
      recent: 1,
      entries: [1, 2, 3].map((sequence) => sampleEntry(sequence)),
      decided: [sampleGroup(1, { operationIds: ['operation-1'], sequence: 2 })],
      waiting: [sampleGroup(2, { outcome: 'held', waitsFor: 'sme-9' })],
      kept: [sampleOperation('operation-9', 'sme-9')],
      roles: ['accountManager', 'coordinator'],
    });
    await database.close();
  });
});

describe('what is refused', () => {
  const next = (statement: string): Migration => ({
    number: migrations.length + 1,
    name: 'next',
    statements: () => [statement],
  });

  test('a database that a newer version has written, unchanged', async () => {
    await (await serve([...migrations, next('create table later (id integer)')])).close();
    const before = schema();
    await expect(serve()).rejects.toMatchObject({
      kind: 'newer',
      detail: `${migrations.length + 1} next`,
    });
    expect(schema()).toEqual(before);
  });

  test('a database on which another text of a migration ran', async () => {
    await (await serve([...migrations, next('create table later (id integer)')])).close();
    const changed = serve([...migrations, next('create table later (id text)')]);
    await expect(changed).rejects.toMatchObject({ kind: 'changed' });
  });

  test('a backup that a newer version has written', async () => {
    const path = join(folder, 'newer.carnet-backup');
    const known = described([...migrations, next('create table later (id integer)')]);
    async function* pieces(): AsyncGenerator<BackupPiece> {
      yield {
        head: {
          carnet: 'backup',
          format: 1,
          made: 0,
          version: '9.0.0',
          migrations: [...known],
          programmes: [],
        },
      };
    }
    await writeBackup({ path }, pieces());
    await expect(verifyBackup(path, undefined, folder)).rejects.toMatchObject({ kind: 'newer' });
  });

  test('a migration that fails, with everything that it had done; it is done again later', async () => {
    const failing: Migration = {
      number: migrations.length + 1,
      name: 'next',
      statements: () => ['create table later (id integer)', 'this is no statement'],
    };
    await expect(serve([...migrations, failing])).rejects.toThrow(/syntax/);
    expect(schema().has('later')).toBe(false);
    await (await serve([...migrations, next('create table later (id integer)')])).close();
    expect(schema().has('later')).toBe(true);
  });
});

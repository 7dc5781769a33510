/** What a restore replaces on a real PostgreSQL, what the command says of it, and how it is used again. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { runCommand } from '../../src/server/commands/commands.ts';
import { makeBackup } from '../../src/server/storage/backup.ts';
import { openPostgresql } from '../../src/server/storage/postgresql.ts';
import { sqlStorage } from '../../src/server/storage/sql-storage.ts';
import { replacedDatabasesContract } from '../contract/replaced-databases.contract.ts';
import { postgresqlPlace } from '../support/backup-places.ts';
import { newDatabase } from '../support/postgresql.ts';
import { appendNext, createSample } from '../support/sheet-storage-samples.ts';

replacedDatabasesContract('on PostgreSQL', async () =>
  postgresqlPlace(await newDatabase(inject('postgresqlUrl'))),
);

const programme = 'programme-1';
const schema = 'carnet_before_2026_11_25_03_30_00';
let folder = '';
let url = '';
let said: string[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'carnet-replaced-'));
  url = await newDatabase(inject('postgresqlUrl'));
  said = [];
});
afterEach(() => rm(folder, { recursive: true }));

const serve = (at = url) => openPostgresql({ url: at, now: () => 0, mode: 'serve' });

function restore(path: string): Promise<number> {
  return runCommand(['restore', path, '--replace'], {
    environment: { DATABASE_URL: url },
    dataFolder: folder,
    version: '0.1.0',
    now: () => Date.UTC(2026, 10, 25, 3, 30),
    newId: () => 'epoch-2',
    print: (text) => said.push(...text),
  });
}

async function backedUp(): Promise<string> {
  const database = await serve();
  await createSample(sqlStorage(database), programme);
  const { path } = await makeBackup(database, { folder, now: () => 0, version: '0' });
  await sqlStorage(database).write(programme, (writer) => appendNext(writer, 6));
  await database.close();
  return path;
}

test('(F123) the operator is told in which schema the replaced data is, and can use it from there', async () => {
  const path = await backedUp();
  expect(await restore(path)).toBe(0);
  expect(said.join('\n')).toContain(`in the schema ${schema}.`);
  expect(said.join('\n')).toContain(`dans le schéma ${schema}.`);
  const before = await serve(`${url}?options=-c%20search_path%3D${schema}`);
  const head = await sqlStorage(before).read(programme, async (reader) => reader.head);
  expect(head?.sequence).toBe(6);
  const again = await makeBackup(before, { folder, now: () => 1000, version: '0' });
  await before.close();
  expect(await restore(again.path)).toBe(0);
  const after = await serve();
  const restored = await sqlStorage(after).read(programme, async (reader) => reader.head);
  expect(restored).toMatchObject({ sequence: 6, epoch: 'epoch-2' });
  await after.close();
});

test('a database that never held anything is replaced without a trace', async () => {
  const path = await backedUp();
  url = await newDatabase(inject('postgresqlUrl'));
  await (await serve()).close();
  expect(await restore(path)).toBe(0);
  expect(said.join('\n')).not.toContain('carnet_before');
});

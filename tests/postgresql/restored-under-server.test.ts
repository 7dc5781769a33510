/** A restore on PostgreSQL while a server runs that has lost the connection by which a restore sees it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, inject, test, vi } from 'vitest';
import { lifeHeader } from '../../src/protocol/version.ts';
import { makeBackup } from '../../src/server/storage/backup.ts';
import { openPostgresql } from '../../src/server/storage/postgresql.ts';
import { restoreIntoPostgresql } from '../../src/server/storage/restore.ts';
import { sqlStorage } from '../../src/server/storage/sql-storage.ts';
import { StorageRefused } from '../../src/server/storage/storage-refused.ts';
import { startHttpServers } from '../support/http-servers.ts';
import { newDatabase } from '../support/postgresql.ts';
import { createSample } from '../support/sheet-storage-samples.ts';

const now = (): number => 0;
const asked = {
  device: 'laptop-1',
  cursor: { epoch: 'before', sequence: 0, scope: 1 },
  echo: false,
};

let url = '';
let folder = '';
beforeEach(async () => {
  url = await newDatabase(inject('postgresqlUrl'));
  folder = await mkdtemp(join(tmpdir(), 'carnet-under-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

async function backedUp(): Promise<string> {
  const database = await openPostgresql({ url, now, mode: 'visit' });
  const { path } = await makeBackup(database, { folder, now, version: '0' });
  await database.close();
  return path;
}

/** Restores as soon as no server is seen: each look first ends the sessions of all, as a database that starts again. */
async function restoreBetweenSessions(path: string): Promise<void> {
  const stranger = new pg.Client(url);
  await stranger.connect();
  let id = 0;
  const newId = (): string => `new-epoch-${(id += 1)}`;
  for (let isDone = false; !isDone; ) {
    await stranger.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and application_name = 'carnet'`,
    );
    isDone = await restoreIntoPostgresql(url, { path, replace: true, newId, now }).then(
      () => true,
      (error: unknown) => {
        if (error instanceof StorageRefused && error.kind === 'inUse') return false;
        throw error;
      },
    );
  }
  await stranger.end();
}

describe('a restore under a server that is not seen', () => {
  test.each([
    ['without a name in its address', undefined],
    ['with a name for its connections in its address', 'office'],
  ])('is refused while the server has any connection, %s', async (_how, name) => {
    const serving = await openPostgresql({ url, now, mode: 'serve' });
    await createSample(sqlStorage(serving), 'programme-1');
    await serving.close();
    const path = await backedUp();
    // As a server between the loss of the connection that listens and the next one.
    const named = new URL(url);
    if (name !== undefined) named.searchParams.set('application_name', name);
    const unseen = await openPostgresql({ url: named.href, now, mode: 'visit' });
    const read = () => sqlStorage(unseen).read('programme-1', async ({ head }) => head.sequence);
    expect(await read()).toBe(0);
    const options = { path, replace: true, newId: () => 'new-epoch', now };
    await expect(restoreIntoPostgresql(url, options)).rejects.toMatchObject({ kind: 'inUse' });
    await unseen.close();
    await restoreIntoPostgresql(url, options);
  });

  test('(F24) never lets it answer of the restored data under the life before', async () => {
    const fetched = globalThis.fetch;
    let last: { readonly status: number; readonly life: string | null } | undefined;
    vi.spyOn(globalThis, 'fetch').mockImplementation(async (...what) => {
      const answered = await fetched(...what);
      last = { status: answered.status, life: answered.headers.get(lifeHeader) };
      return answered;
    });
    const servers = await startHttpServers({ dataFolder: folder, databaseUrl: url, count: 1 });
    const { maelle } = servers;
    const connect = (programmeId: string) =>
      maelle.post('/programmes', { programmeId, programmeName: programmeId, memberId: 'maelle' });
    const pull = async (programmeId: string) => {
      await maelle.post(`/programmes/${programmeId}/pull`, asked).catch(() => undefined);
      return last;
    };
    await connect('before');
    const path = await backedUp();
    await connect('since');
    const before = await pull('since');
    expect(before?.status).toBe(200);
    expect(before?.life).not.toBeNull();
    await restoreBetweenSessions(path);
    // The first may be put off; none says that the programme is gone in the life that a device knows.
    await expect.poll(async () => (await pull('since'))?.status).toBe(404);
    expect([null, before?.life]).not.toContain(last?.life);
    await servers.stop();
  });
});

/** What PostgreSQL must be told, and what several servers on it must survive. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import { findPostgresql } from '../../scripts/postgresql.ts';
import { StorageFull, type SheetStorage } from '../../src/server/ports/sheet-storage.ts';
import { openPostgresql, type PostgresqlOptions } from '../../src/server/storage/postgresql.ts';
import type { SqlDatabase } from '../../src/server/storage/sql-database.ts';
import { sqlStorage } from '../../src/server/storage/sql-storage.ts';
import { killPoints, killStorageAt } from '../support/killed-storage.ts';
import { newDatabase, startCluster } from '../support/postgresql.ts';
import { appendNext, createSample, sampleGroup } from '../support/sheet-storage-samples.ts';

let url = '';
let opened: SqlDatabase[] = [];
let clients: pg.Client[] = [];

beforeEach(async () => {
  url = await newDatabase(inject('postgresqlUrl'));
});
afterEach(async () => {
  for (const client of clients) await client.end().catch(() => undefined);
  for (const database of opened) await database.close();
  opened = [];
  clients = [];
});

async function serve(parts: Partial<PostgresqlOptions> = {}): Promise<SqlDatabase> {
  const database = await openPostgresql({ url, now: () => 0, mode: 'serve', ...parts });
  opened.push(database);
  return database;
}

/** A connection of somebody else. */
async function stranger(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  clients.push(client);
  return client;
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function untilTrue(condition: () => boolean): Promise<void> {
  for (let tries = 0; !condition(); tries += 1) {
    if (tries > 1000) throw new Error('It did not come true');
    await pause(10);
  }
}

const sequenceOf = (storage: SheetStorage) =>
  storage.read('programme-1', async (reader) => reader.head.sequence);

/** Follows a log by its sequence, as a device does, while others write it; answers what was never seen. */
async function missedByFollowing(parts: {
  readonly write: (writer: number) => Promise<void>;
  readonly after: (sequence: number) => Promise<readonly number[]>;
  readonly all: () => Promise<readonly number[]>;
}): Promise<readonly number[]> {
  const seen = new Set<number>();
  let cursor = 0;
  let writing = true;
  const follow = async (): Promise<void> => {
    const found = await parts.after(cursor);
    for (const sequence of found) seen.add(sequence);
    cursor = Math.max(cursor, ...found);
  };
  const following = (async () => {
    while (writing) await follow();
  })();
  await Promise.all(
    Array.from({ length: 6 }, async (_, writer) => {
      for (let count = 0; count < 10; count += 1) await parts.write(writer);
    }),
  );
  writing = false;
  await following;
  await follow();
  return (await parts.all()).filter((sequence) => !seen.has(sequence));
}

describe('[F22] [S8] a device that follows the log while two servers write it', () => {
  test('sees every entry', async () => {
    const servers = [sqlStorage(await serve()), sqlStorage(await serve())] as const;
    await createSample(servers[0], 'programme-1');
    const sequences = (after: number, limit: number) =>
      servers[0]
        .read('programme-1', (reader) => reader.entriesAfter(after, limit))
        .then((entries) => (entries ?? []).map(({ sequence }) => sequence));
    const missed = await missedByFollowing({
      write: async (writer) => {
        await (writer % 2 === 0 ? servers[0] : servers[1]).write('programme-1', (pushed) =>
          appendNext(pushed, 3, () => pause(writer % 3)),
        );
      },
      after: (sequence) => sequences(sequence, 1000),
      all: () => sequences(0, 1000),
    });
    expect(missed).toEqual([]);
    expect(await sequenceOf(servers[1])).toBe(180);
  });

  test('would miss some if places came from a sequence of the database: this test can fail', async () => {
    const pool = new pg.Pool({ connectionString: url, max: 8 });
    await pool.query('create table naive (sequence bigserial primary key)');
    const sequences = async (after: number): Promise<readonly number[]> => {
      const found = await pool.query<{ readonly sequence: string }>(
        'select sequence from naive where sequence > $1 order by sequence',
        [after],
      );
      return found.rows.map(({ sequence }) => Number(sequence));
    };
    const missed = await missedByFollowing({
      write: async (writer) => {
        const client = await pool.connect();
        await client.query('begin');
        await client.query('insert into naive default values');
        await pause(writer * 3);
        await client.query('commit');
        client.release();
      },
      after: sequences,
      all: () => sequences(0),
    });
    await pool.end();
    expect(missed.length).toBeGreaterThan(0);
  });
});

describe('[F23] a transaction that is left open', () => {
  test('by a stranger holds up neither pushes nor pulls', async () => {
    const storage = sqlStorage(await serve());
    await createSample(storage, 'programme-1');
    const client = await stranger();
    await client.query('begin isolation level repeatable read');
    await client.query('select * from entries');
    await client.query("insert into backups values ('theirs', 1, null, 1)");
    const begun = performance.now();
    await storage.write('programme-1', (writer) => appendNext(writer, 5));
    const entries = await storage.read('programme-1', (reader) => reader.entriesAfter(0, 10));
    expect(entries).toHaveLength(5);
    expect(performance.now() - begun).toBeLessThan(2000);
  });

  test('by a server that hangs in it is ended, and the next push goes on', async () => {
    const hung = sqlStorage(await serve({ transactionMsMax: 300 }));
    const storage = sqlStorage(await serve());
    await createSample(storage, 'programme-1');
    const hanging = hung.write('programme-1', async (writer) => {
      await appendNext(writer, 1);
      await new Promise(() => undefined);
    });
    const next = storage.write('programme-1', (writer) => appendNext(writer, 2));
    await expect(hanging).rejects.toThrow('took longer');
    await next;
    expect(await sequenceOf(storage)).toBe(2);
  });

  test('by a server whose process is gone is ended by PostgreSQL itself', async () => {
    const database = await serve({ transactionMsMax: 400 });
    const limits = await database.read(async ({ db }) => {
      const { rows } = await sql<{ readonly name: string; readonly setting: string }>`
        select name, setting from pg_settings where name in
          ('idle_in_transaction_session_timeout', 'statement_timeout', 'lock_timeout')`.execute(db);
      return Object.fromEntries(rows.map(({ name, setting }) => [name, Number(setting)]));
    });
    expect(limits).toEqual({
      idle_in_transaction_session_timeout: 400,
      statement_timeout: 400,
      lock_timeout: 10_000,
    });
  });
});

describe('a connection that breaks', () => {
  test('in the middle of a push is replaced, and the push has one effect', async () => {
    const storage = sqlStorage(await serve());
    await createSample(storage, 'programme-1');
    const client = await stranger();
    let tries = 0;
    await storage.write('programme-1', async (writer) => {
      tries += 1;
      await appendNext(writer, 2);
      if (tries > 1) return;
      await client.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
          where datname = current_database() and state = 'idle in transaction'`,
      );
      await writer.recordCount();
    });
    expect(tries).toBe(2);
    expect(await sequenceOf(storage)).toBe(2);
  });

  test('while it listens is replaced, and what was missed meanwhile is told', async () => {
    const listening = sqlStorage(await serve());
    const writing = sqlStorage(await serve());
    await createSample(writing, 'programme-1');
    const heard: unknown[] = [];
    listening.onNews((...news) => heard.push(news));
    const client = await stranger();
    await client.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and query like 'listen%'`,
    );
    await writing.write('programme-1', (writer) => appendNext(writer, 4));
    await untilTrue(() => heard.length > 0);
    expect(heard).toContainEqual(['programme-1', 4]);
    heard.length = 0;
    await writing.write('programme-1', (writer) => appendNext(writer, 1));
    await untilTrue(() => heard.length > 0);
    expect(heard).toEqual([['programme-1', 5]]);
  });

  test('for good is told as an outage, after a few tries', async () => {
    const refused = openPostgresql({
      url: 'postgres://carnet@127.0.0.1:1/none',
      now: () => 0,
      mode: 'serve',
    });
    await expect(refused).rejects.toMatchObject({ kind: 'unreachable', detail: 'ECONNREFUSED' });
  });
});

/** Whether a connection can be asked to tell its figures at once. */
async function countsFlushes(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query(
    "select from pg_proc where proname = 'pg_stat_force_next_flush'",
  );
  return rows.length > 0;
}

/** How often the write-ahead log was flushed to the disk, since the server counts. */
async function flushesOf(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ readonly server_version_num: string }>(
    'show server_version_num',
  );
  // From version 18 on it stands with everything else that is read and written.
  const isMoved = Number(rows[0]?.server_version_num) >= 180_000;
  const counted = await client.query<{ readonly flushes: string }>(
    isMoved
      ? "select sum(fsyncs) as flushes from pg_stat_io where object = 'wal'"
      : 'select wal_sync as flushes from pg_stat_wal',
  );
  return Number(counted.rows[0]?.flushes);
}

describe('[F40] [P2] a commit is on the disk when it is acknowledged', () => {
  test('each connection asks for it, whatever the database says', async () => {
    const client = await stranger();
    const { pathname } = new URL(url);
    await client.query(`alter database ${pathname.slice(1)} set synchronous_commit = off`);
    const database = await serve();
    for (const look of ['read', 'write'] as const) {
      const found = await database[look](async ({ db }) => {
        const { rows } = await sql<{
          readonly commit: string;
          readonly fsync: string;
        }>`select current_setting('synchronous_commit') as commit, current_setting('fsync') as fsync`.execute(
          db,
        );
        return rows[0];
      });
      expect(found).toEqual({ commit: 'on', fsync: 'on' });
    }
  });

  test('there are at least as many flushes of the log as commits', async () => {
    const database = await serve();
    const storage = sqlStorage(database);
    await createSample(storage, 'programme-1');
    const client = await stranger();
    if (!(await countsFlushes(client))) {
      console.warn('POSTGRESQL BEFORE 15: flushes to the disk are not counted.');
      return;
    }
    const tellFigures = () =>
      database.write(async ({ db }) => sql`select pg_stat_force_next_flush()`.execute(db));
    await tellFigures();
    const before = await flushesOf(client);
    for (let count = 0; count < 8; count += 1) {
      await storage.write('programme-1', (writer) => appendNext(writer, 1));
    }
    // A connection tells its figures a little later, unless it is asked to.
    await tellFigures();
    await expect
      .poll(async () => (await flushesOf(client)) - before, { timeout: 30_000 })
      .toBeGreaterThanOrEqual(8);
  });

  test('a server that forgets on a power cut is refused', async () => {
    expect(findPostgresql()).toBeDefined();
    const forgetful = await startCluster(['fsync=off']);
    const opening = openPostgresql({ url: forgetful.url, now: () => 0, mode: 'serve' });
    await expect(opening).rejects.toMatchObject({ kind: 'notDurable', detail: 'fsync=off' });
    await forgetful.stop();
  });
});

test('[F40b] a full disk refuses the write as a whole, reads go on, and so do writes once there is room', async () => {
  const storage = sqlStorage(await serve());
  await createSample(storage, 'programme-1');
  const client = await stranger();
  // The error that PostgreSQL gives when it cannot extend a file.
  await client.query(`create function no_room() returns trigger language plpgsql as $$
    begin raise exception 'could not extend file' using errcode = 'disk_full'; end $$`);
  await client.query(
    'create trigger full_disk before insert on pushed_groups execute function no_room()',
  );
  const push = () =>
    storage.write('programme-1', async (writer) => {
      await appendNext(writer, 1);
      await writer.putGroups([sampleGroup(1)]);
    });
  await expect(push()).rejects.toThrow(StorageFull);
  expect(await sequenceOf(storage)).toBe(0);
  await client.query('drop trigger full_disk on pushed_groups');
  await push();
  expect(await sequenceOf(storage)).toBe(1);
});

test('whoever comes while every connection is taken waits for one, however long (F171)', async () => {
  const connectMsMax = 1000;
  const database = await serve({ connectMsMax });
  const storage = sqlStorage(database);
  await createSample(storage, 'programme-1');
  let go = (): void => undefined;
  const held = new Promise<void>((resolve) => (go = resolve));
  let taken = 0;
  const holding = Array.from({ length: 10 }, () =>
    database.read(async ({ db }) => {
      await db.selectFrom('programmes').select('id').execute();
      taken += 1;
      await held;
    }),
  );
  await untilTrue(() => taken === holding.length);
  const waiting = [sequenceOf(storage), sequenceOf(storage)];
  const settled = Promise.allSettled(waiting);
  await pause(connectMsMax * 1.5);
  go();
  await Promise.all(holding);
  expect(await settled).toEqual(waiting.map(() => ({ status: 'fulfilled', value: 0 })));
});

test('servers that start at the same time bring the schema up to date once', async () => {
  const all = await Promise.all(Array.from({ length: 4 }, () => serve()));
  await createSample(sqlStorage(all[0] ?? (await serve())), 'programme-1');
  const client = await stranger();
  const { rows } = await client.query('select number from migrations');
  expect(new Set(rows.map((row: { readonly number: string }) => row.number)).size).toBe(
    rows.length,
  );
});

test('a night of backups is done by one process at a time', async () => {
  const [first, second] = [await serve(), await serve()];
  const ran: boolean[] = [];
  await first.exclusively('backup', async () => {
    ran.push(await second.exclusively('backup', async () => undefined));
    ran.push(await second.exclusively('another', async () => undefined));
  });
  ran.push(await second.exclusively('backup', async () => undefined));
  expect(ran).toEqual([false, true, true]);
});

test.each(killPoints)(
  '[F39] [S1] a server that is killed %s loses nothing that it acknowledged',
  async (point) => {
    const folder = await mkdtemp(join(tmpdir(), 'carnet-killed-'));
    const { acknowledged, signal } = await killStorageAt(point, url, folder);
    await rm(folder, { recursive: true });
    expect(signal).toBe('SIGKILL');
    expect(acknowledged).toBe(10);
    const found = await sqlStorage(await serve()).read('programme-1', async (reader) => ({
      sequence: reader.head.sequence,
      entries: (await reader.entriesAfter(0, 100)).map(({ sequence }) => sequence),
      again: await reader.groups('device-1', [6], []),
    }));
    const stored = point === 'afterCommit' ? 12 : 10;
    expect(found?.sequence).toBe(stored);
    expect(found?.entries).toEqual(Array.from({ length: stored }, (_, index) => index + 1));
    expect(found?.again).toEqual(point === 'afterCommit' ? [sampleGroup(6, { sequence: 12 })] : []);
    const { rows } = await (await stranger()).query(
      "select to_regclass('half_way') as half, to_regclass('all_the_way') as whole",
    );
    expect(rows).toEqual([{ half: null, whole: null }]);
  },
);

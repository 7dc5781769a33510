/** What SQLite must be told, and what it must survive: a power cut, a full disk, a damaged file, a second server. */
import { appendFile, mkdtemp, open, readdir, rm, stat, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { StorageFull } from '../../../../src/server/ports/sheet-storage.ts';
import { makeBackup } from '../../../../src/server/storage/backup.ts';
import { pruneBackups } from '../../../../src/server/storage/kept-backups.ts';
import type { SqlDatabase } from '../../../../src/server/storage/sql-database.ts';
import { sqlStorage } from '../../../../src/server/storage/sql-storage.ts';
import { openSqlite, type SqliteOptions } from '../../../../src/server/storage/sqlite.ts';
import {
  canTrace,
  killPoints,
  killStorageAt,
  tracedStorage,
} from '../../../support/killed-storage.ts';
import {
  appendNext,
  createSample,
  sampleGroup,
  sampleRecord,
} from '../../../support/sheet-storage-samples.ts';

const killMsMax = 30_000;

let folder = '';
let opened: SqlDatabase[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'carnet-sqlite-'));
});
afterEach(async () => {
  for (const database of opened) await database.close();
  opened = [];
  await rm(folder, { recursive: true });
});

async function serve(parts: Partial<SqliteOptions> = {}): Promise<SqlDatabase> {
  const database = await openSqlite({ folder, now: () => 0, mode: 'serve', ...parts });
  opened.push(database);
  return database;
}

async function closeAll(): Promise<void> {
  for (const database of opened) await database.close();
  opened = [];
}

test('an exchange is noted once a minute, since each note is a commit', async () => {
  const database = await serve();
  const storage = sqlStorage(database);
  await createSample(storage, 'programme-1');
  const notedAt = () =>
    database.read(
      async ({ db }) => (await db.selectFrom('exchanges').select('at').executeTakeFirst())?.at,
    );
  await storage.noteExchange('programme-1', 'member-1', 1000);
  await storage.noteExchange('programme-1', 'member-1', 60_999);
  expect(await notedAt()).toBe(1000);
  await storage.noteExchange('programme-1', 'member-1', 61_000);
  expect(await notedAt()).toBe(61_000);
});

test('[F40] [P2] every connection writes ahead and flushes each commit', async () => {
  const database = await serve();
  for (const look of ['read', 'write', 'readLong'] as const) {
    const settings = await database[look](async ({ db }) => {
      const values: unknown[] = [];
      for (const name of ['journal_mode', 'synchronous', 'foreign_keys']) {
        const { rows } = await pragma(db, name);
        values.push(Object.values(rows[0] ?? {})[0]);
      }
      return values;
    });
    // 2 is FULL.
    expect(settings).toEqual(['wal', 2, 1]);
  }
});

// Without it only the settings above are checked: said loudly, and CI brings it.
if (!canTrace)
  console.warn('NO STRACE: what reaches the disk before a commit is told is not counted.');
else {
  test('[F40] [P2] no commit is told before a flush to the disk', {
    timeout: killMsMax,
  }, async () => {
    const traced = await tracedStorage(folder, folder);
    const told = traced.flatMap((what, index) => (what === 'acknowledged' ? index : []));
    expect(told).toHaveLength(5);
    for (const index of told) expect(traced[index - 1]).toBe('flush');
  });
}

async function pragma(db: Parameters<Parameters<SqlDatabase['read']>[0]>[0]['db'], name: string) {
  const { sql } = await import('kysely');
  return sql<Readonly<Record<string, unknown>>>`${sql.raw(`pragma ${name}`)}`.execute(db);
}

test('a second server on the same folder is refused, and the lock goes with its holder', async () => {
  await serve();
  await expect(serve()).rejects.toMatchObject({ kind: 'inUse' });
  await closeAll();
  await serve();
});

test('a visitor works beside the server, and brings nothing up to date', async () => {
  await expect(serve({ mode: 'visit' })).rejects.toMatchObject({ kind: 'notMigrated' });
  expect(await readdir(folder)).toEqual([]);
  const server = await serve();
  await createSample(sqlStorage(server), 'programme-1');
  const visitor = await serve({ mode: 'visit' });
  expect(await sqlStorage(visitor).nameOf('programme-1')).toBe('E-Channel');
});

test('a damaged file is refused at the start, in words, and left as it is', async () => {
  const database = await serve();
  await createSample(sqlStorage(database), 'programme-1');
  await sqlStorage(database).write('programme-1', (writer) => appendNext(writer, 500));
  await closeAll();
  const path = join(folder, 'carnet.db');
  const { size } = await stat(path);
  const file = await open(path, 'r+');
  for (let at = 4096; at < size; at += 4096) await file.write(Buffer.alloc(900, 0xa5), 0, 900, at);
  await file.close();
  await expect(serve()).rejects.toMatchObject({ kind: 'damaged' });
  await rm(path);
  await appendFile(path, 'This is a letter and no database. '.repeat(100));
  await expect(serve()).rejects.toMatchObject({ kind: 'damaged' });
  expect((await stat(path)).size).toBe(3400);
});

test('[F40b] a full disk refuses the write as a whole, reads go on, and so do writes once there is room', async () => {
  const database = await serve();
  const storage = sqlStorage(database);
  await createSample(storage, 'programme-1');
  await storage.write('programme-1', (writer) => appendNext(writer, 10));
  // The limit that SQLite sets on the file gives the very error of a disk without room.
  const limit = (pages: number) =>
    database.write(({ db }) => pragma(db, `max_page_count = ${pages}`));
  await limit(1);
  const large = sampleRecord({
    id: 'large',
    home: 'large',
    values: { name: 'x'.repeat(3_000_000) },
  });
  const writing = storage.write('programme-1', async (writer) => {
    await appendNext(writer, 1);
    await writer.putRecords([large]);
  });
  await expect(writing).rejects.toThrow(StorageFull);
  const look = () =>
    storage.read('programme-1', async (reader) => ({
      sequence: reader.head.sequence,
      entries: (await reader.entriesAfter(0, 100)).length,
    }));
  expect(await look()).toEqual({ sequence: 10, entries: 10 });
  await limit(1_000_000);
  await storage.write('programme-1', (writer) => appendNext(writer, 1));
  expect(await look()).toEqual({ sequence: 11, entries: 11 });
});

test('work that never ends is undone in time, may do nothing any more, and holds up nobody', async () => {
  const database = await serve({ transactionMsMax: 100 });
  const storage = sqlStorage(database);
  await createSample(storage, 'programme-1');
  let late: (() => Promise<void>) | undefined;
  const hanging = storage.write('programme-1', async (writer) => {
    await appendNext(writer, 1);
    late = () => writer.putRecords([sampleRecord({ id: 'late', home: 'late' })]);
    await new Promise(() => undefined);
  });
  await expect(hanging).rejects.toThrow('took longer than 100 ms');
  await expect(late?.()).rejects.toThrow('has ended');
  await storage.write('programme-1', (writer) => appendNext(writer, 2));
  const found = await storage.read('programme-1', async (reader) => [
    reader.head.sequence,
    await reader.recordCount(),
  ]);
  expect(found).toEqual([2, 0]);
});

test.each(killPoints)(
  '[F39] [S1] a server that is killed %s loses nothing that it acknowledged',
  async (point) => {
    const { acknowledged, signal } = await killStorageAt(point, folder, folder);
    expect(signal).toBe('SIGKILL');
    expect(acknowledged).toBe(10);
    const database = await serve();
    const found = await sqlStorage(database).read('programme-1', async (reader) => ({
      sequence: reader.head.sequence,
      entries: (await reader.entriesAfter(0, 100)).map(({ sequence }) => sequence),
      again: await reader.groups('device-1', [6], []),
    }));
    const stored = point === 'afterCommit' ? 12 : 10;
    expect(found?.sequence).toBe(stored);
    expect(found?.entries).toEqual(Array.from({ length: stored }, (_, index) => index + 1));
    // What was committed but never answered is found by its counter when it is sent again.
    expect(found?.again).toEqual(point === 'afterCommit' ? [sampleGroup(6, { sequence: 12 })] : []);
    await makeBackup(database, { folder, now: () => 0, version: '0' });
    const parts = async (): Promise<readonly string[]> =>
      (await readdir(folder)).filter((name) => name.endsWith('.part'));
    // Another process may be writing one now; what was killed long ago goes.
    const begun = await parts();
    const prune = () => pruneBackups(database, { folder, keep: 5, now: 0 });
    await prune();
    expect(await parts()).toEqual(begun);
    // Dated by a clock that was ahead (F254), or long ago.
    const ahead = Date.now() / 1000 + 9_000_000;
    for (const name of begun)
      await utimes(join(folder, name), 0, point === 'afterCommit' ? 0 : ahead);
    await prune();
    expect(await parts()).toEqual([]);
    await closeAll();
    const file = new Sqlite(join(folder, 'carnet.db'));
    expect(file.pragma('integrity_check', { simple: true })).toBe('ok');
    const tables = file.prepare("select name from sqlite_master where name like '%_way'").all();
    expect(tables).toEqual([]);
    file.close();
  },
  killMsMax,
);

test('(F285) says of a disk without any room that it is full, also where SQLite cannot share its memory', async () => {
  const code = 'SQLITE_IOERR_SHMSIZE';
  vi.spyOn(Sqlite.prototype, 'pragma').mockImplementation((statement) => {
    if (statement !== 'journal_mode = wal') return undefined;
    throw Object.assign(new Error('disk I/O error'), { code });
  });
  await expect(openSqlite({ folder, now: () => 0, mode: 'serve' })).rejects.toThrow(StorageFull);
});

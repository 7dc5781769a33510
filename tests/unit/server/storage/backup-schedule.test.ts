/** The nightly round, by a clock of the test's own. */
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import type { LogLine } from '../../../../src/server/log.ts';
import { msUntilHour, scheduleBackups } from '../../../../src/server/storage/backup-schedule.ts';
import { backupTimes, newestBackup } from '../../../../src/server/storage/kept-backups.ts';
import { quarantinedCountMax } from '../../../../src/server/storage/quarantine.ts';
import type { SqlDatabase } from '../../../../src/server/storage/sql-database.ts';
import { sqlStorage } from '../../../../src/server/storage/sql-storage.ts';
import { openSqlite } from '../../../../src/server/storage/sqlite.ts';
import { answersWithinMs, storageHealth } from '../../../../src/server/storage/storage-health.ts';
import { createSample } from '../../../support/sheet-storage-samples.ts';

const hourMs = 3_600_000;
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const noon = new Date(2026, 10, 25, 12).getTime();

let folder = '';
let database: SqlDatabase;
let now = noon;
let pending: { readonly work: () => void; readonly at: number } | undefined;
let lines: LogLine[] = [];
let stop = (): void => undefined;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'carnet-nights-'));
  database = await openSqlite({ folder: join(folder, 'data'), now: () => now, mode: 'serve' });
  now = noon;
  lines = [];
  pending = undefined;
});
afterEach(async () => {
  stop();
  await database.close();
  await rm(folder, { recursive: true });
});

function start(backups = join(folder, 'backups')): void {
  stop = scheduleBackups({
    database,
    folder: backups,
    files: join(folder, 'files'),
    now: () => now,
    version: '0.1.0',
    keep: 2,
    hour: 2,
    log: (line) => lines.push(line),
    later: (work, ms) => {
      pending = { work, at: now + ms };
      return () => {
        pending = undefined;
      };
    },
  });
}

const untilTrue = async (condition: () => boolean): Promise<void> => {
  for (let tries = 0; !condition(); tries += 1) {
    if (tries > 800) throw new Error('It did not come true');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
};

/** Lets the clock run to what is planned, and waits until the next is. */
async function nextNight(): Promise<void> {
  await untilTrue(() => pending !== undefined);
  const due = pending;
  pending = undefined;
  now = due?.at ?? now;
  due?.work();
  await untilTrue(() => pending !== undefined);
}

test('a server without a backup makes one soon after its start, then one every night, and keeps so many', async () => {
  start();
  await nextNight();
  expect(now - noon).toBe(5 * 60_000);
  expect(await backupTimes(database, now)).toEqual({ made: now, proved: now, future: 0 });
  await nextNight();
  expect(new Date(now).getHours()).toBe(2);
  await nextNight();
  expect(now - noon).toBe((14 + 24) * hourMs);
  expect(lines.map(({ event }) => event)).toEqual(Array(3).fill('backupProved'));
  expect(await readdir(join(folder, 'backups'))).toHaveLength(2);
});

test('a night is left out when another process has just made a backup', async () => {
  start();
  await nextNight();
  now = noon + 13 * hourMs;
  await database.write((session) =>
    session.insert('backups', [{ name: 'theirs', made: now, verified: now, bytes: 1 }], 'fail'),
  );
  await nextNight();
  expect(lines).toHaveLength(1);
});

test.each([2, 365])(
  'a clock that is %i days ahead for a night, and is put right, costs no later night its backup (F254)',
  async (days) => {
    const ahead = days * 24 * hourMs;
    start();
    await nextNight();
    await untilTrue(() => pending !== undefined);
    now += ahead;
    if (pending !== undefined) pending = { ...pending, at: pending.at + ahead };
    await nextNight();
    const [future] = (await newestBackup(join(folder, 'backups'), noon + 24 * hourMs)).future;
    expect(future).toBeDefined();
    now -= ahead;
    stop();
    start();
    const health = () =>
      storageHealth(database, { folder, now, started: now + ahead, nightly: true });
    expect(await health()).toMatchObject({ ok: true, futureBackups: 1, provedBackupHours: 13 });
    for (let night = 0; night < 3; night += 1) await nextNight();
    expect(lines.map(({ event }) => event)).toEqual(Array(5).fill('backupProved'));
    expect(await backupTimes(database, now)).toEqual({ made: now, proved: now, future: 0 });
    const left = await readdir(join(folder, 'backups'));
    expect(left).toHaveLength(2);
    expect(left).not.toContain(future?.split('/').at(-1));
  },
);

test('a round that could not prove its backup is tried again in an hour, and leaves one file (F279)', async () => {
  start();
  await nextNight();
  const backups = join(folder, 'backups');
  const [proved = ''] = await readdir(backups);
  // A file that is no folder: nothing is copied, so nothing is proved.
  await writeFile(join(backups, 'files'), '');
  await mkdir(join(folder, 'files', 'a'.repeat(32)), { recursive: true });
  await writeFile(join(folder, 'files', 'a'.repeat(32), sha256('signed')), 'signed');
  await nextNight();
  for (let tries = 0; tries < 3; tries += 1) {
    const before = now;
    await nextNight();
    expect(now - before).toBe(hourMs);
    const left = (await readdir(backups)).filter((name) => name !== 'files');
    expect(left).toHaveLength(2);
    expect(left).toContain(proved);
  }
  expect(lines.at(-1)).toMatchObject({ event: 'backupFailed' });
  await rm(join(backups, 'files'));
  await nextNight();
  expect(lines.at(-1)).toMatchObject({ event: 'backupProved' });
  expect(await backupTimes(database, now)).toEqual({ made: now, proved: now, future: 0 });
});

test('a backup that is made by hand every evening, and proved by nobody, costs no night its own (F279)', async () => {
  start();
  await nextNight();
  for (let night = 0; night < 3; night += 1) {
    await database.write((session) => {
      const row = { name: `evening-${night}`, made: now + 9 * hourMs, verified: null, bytes: 1 };
      return session.insert('backups', [row], 'fail');
    });
    await nextNight();
    expect((await backupTimes(database, now)).proved).toBe(now);
  }
});

test('(control 22) a night that fails is told, makes the health red in time, and is tried again within the hour', async () => {
  await writeFile(join(folder, 'not-a-folder'), '');
  start(join(folder, 'not-a-folder'));
  await nextNight();
  expect(lines).toEqual([{ event: 'backupFailed', reason: 'Error' }]);
  const failedAt = now;
  await nextNight();
  expect(now - failedAt).toBe(hourMs);
  const health = (hours: number, nightly = true) =>
    storageHealth(database, { folder, now: noon + hours * hourMs, started: noon, nightly });
  expect(await health(24)).toMatchObject({ ok: true, storageAnswers: true, storage: 'sqlite' });
  expect(await health(100)).toMatchObject({ ok: false, storageAnswers: true });
  expect(await health(100, false)).toMatchObject({ ok: true });
});

test('(control 22) where a backup was proved, its age counts, however young the server is', async () => {
  await database.write((session) =>
    session.insert('backups', [{ name: 'b', made: now, verified: now, bytes: 1 }], 'fail'),
  );
  const health = (hours: number, nightly = true) => {
    const later = now + hours * hourMs;
    return storageHealth(database, { folder, now: later, started: later, nightly });
  };
  expect(await health(76)).toMatchObject({ ok: true, provedBackupHours: 76 });
  expect(await health(77)).toMatchObject({ ok: false, provedBackupHours: 77 });
  expect(await health(77, false)).toMatchObject({ ok: true, provedBackupHours: 77 });
});

test('the health says that a database does not answer, and never rejects', async () => {
  await database.close();
  const found = await storageHealth(database, { folder, now, started: now, nightly: true });
  expect(found).toMatchObject({ ok: false, storageAnswers: false });
  expect(found).not.toHaveProperty('quarantinedGroups');
  database = await openSqlite({ folder: join(folder, 'data'), now: () => now, mode: 'serve' });
});

test('the health tells room, schema and the age of backups', async () => {
  await database.write((session) =>
    session.insert('backups', [{ name: 'b', made: now, verified: now, bytes: 1 }], 'fail'),
  );
  const question = { folder, now: now + 5 * hourMs, started: now, nightly: true };
  const found = await storageHealth(database, question);
  expect(found).toMatchObject({ backupHours: 5, provedBackupHours: 5 });
  expect(found.schema).toBeGreaterThanOrEqual(1);
  expect(found.diskFreeMegabytes).toBeGreaterThan(0);
});

test('the health counts the groups in quarantine, up to a limit, and is not red for them', async () => {
  const question = { folder, now, started: now, nightly: true };
  expect(await storageHealth(database, question)).toMatchObject({ quarantinedGroups: 0 });
  const storage = sqlStorage(database);
  await createSample(storage, 'programme-1');
  const group = { device: 'd', memberId: 'm', received: 1, body: '[]', reason: 'shape' };
  const put = (...numbers: readonly number[]) =>
    storage.write('programme-1', (writer) =>
      writer.putQuarantined(numbers.map((deviceSequence) => ({ ...group, deviceSequence }))),
    );
  await put(1, 2);
  const few = await storageHealth(database, question);
  expect(few).toMatchObject({ ok: true, quarantinedGroups: 2 });
  await put(...Array.from({ length: quarantinedCountMax + 5 }, (_, index) => index + 1));
  const many = await storageHealth(database, question);
  expect(many).toMatchObject({ ok: true, quarantinedGroups: quarantinedCountMax });
});

test('the next hour of the night is found across the change of the clocks', () => {
  const at = (month: number, day: number, hour: number): number =>
    new Date(2026, month, day, hour).getTime();
  expect(msUntilHour(at(10, 25, 1), 2)).toBe(hourMs);
  expect(msUntilHour(at(10, 25, 2), 2)).toBe(24 * hourMs);
  for (const [month, day] of [
    [2, 28],
    [9, 24],
  ] as const) {
    const now = at(month, day, 12);
    expect(new Date(now + msUntilHour(now, 4)).getHours()).toBe(4);
  }
});

test('a database that says nothing is told of in time, and not waited for (F171)', async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const database = { dialect: 'postgresql', read: () => new Promise(() => undefined) };
  const question = { folder: tmpdir(), now: noon, started: noon, nightly: false };
  const looked = storageHealth(database as unknown as SqlDatabase, question);
  await vi.advanceTimersByTimeAsync(answersWithinMs);
  vi.useRealTimers();
  expect(await looked).toMatchObject({ ok: false, storageAnswers: false });
});

test('a night says in the log which damaged file the server has again (F280)', async () => {
  const file = sha256('signed');
  const programme = join(folder, 'files', 'a'.repeat(32));
  await mkdir(programme, { recursive: true });
  await writeFile(join(programme, file), 'signed');
  start();
  await nextNight();
  await writeFile(join(programme, file), 'signet');
  await nextNight();
  expect(lines.slice(1)).toMatchObject([
    { event: 'filePutAside', file },
    { event: 'filePutBack', file },
    { event: 'backupProved' },
  ]);
});

/**
 * What backups promise, on each database: a file of a running server is whole, locked where asked, proved by a drill,
 * and takes the server back, with a new epoch.
 */
import { mkdir, mkdtemp, open, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeBackup, noteProved, verifyBackup } from '../../src/server/storage/backup.ts';
import { backupTimes, newestBackup, pruneBackups } from '../../src/server/storage/kept-backups.ts';
import { countQuarantined, newestQuarantined } from '../../src/server/storage/quarantine.ts';
import type { RestoreOptions } from '../../src/server/storage/restore.ts';
import { sqlAccounts } from '../../src/server/storage/sql-accounts.ts';
import type { SqlDatabase } from '../../src/server/storage/sql-database.ts';
import { sqlStorage } from '../../src/server/storage/sql-storage.ts';
import { storageHealth } from '../../src/server/storage/storage-health.ts';
import type { BackupPlace } from '../support/backup-places.ts';
import {
  appendNext,
  createSample,
  firstMember,
  sampleEntry,
  sampleGroup,
  sampleRecord,
} from '../support/sheet-storage-samples.ts';

const programme = 'programme-1';
const hard = 'a\u0000\ud800\\b';
const now = (): number => Date.UTC(2026, 10, 25, 3, 30);

let places: BackupPlace[] = [];
let folder = '';
let newPlace: () => Promise<BackupPlace>;
let epochs = 0;

async function place(): Promise<BackupPlace> {
  const made = await newPlace();
  places.push(made);
  return made;
}

const options = (path: string, parts: Partial<RestoreOptions> = {}): RestoreOptions => ({
  path,
  replace: false,
  newId: () => `epoch-${(epochs += 1)}`,
  now,
  ...parts,
});

/** A server with something of everything, whose last push was the tenth operation. */
async function filled(at: BackupPlace): Promise<SqlDatabase> {
  const database = await at.open();
  const storage = sqlStorage(database);
  await createSample(storage, programme);
  await createSample(storage, hard);
  await storage.noteExchange(programme, 'member-1', 1);
  await storage.write(programme, async (writer) => {
    await writer.putRecords([
      sampleRecord({ id: 'sme-1', home: 'sme-1', values: { name: hard } }),
      sampleRecord({ id: hard, home: hard }),
    ]);
    await writer.putGroups([sampleGroup(1, { operationIds: [hard, 'b', 'c'], sequence: 1 })]);
    await writer.putQuarantined([
      { device: hard, deviceSequence: 1, memberId: 'm', received: 1, body: hard, reason: hard },
    ]);
    await appendNext(writer, 10);
  });
  return database;
}

const backup = (database: SqlDatabase, phrase?: string) =>
  makeBackup(database, { folder, phrase, now, version: '0.1.0' });

export function backupContract(name: string, makePlace: () => Promise<BackupPlace>): void {
  describe(`Backups of a server ${name}`, () => {
    beforeEach(async () => {
      newPlace = makePlace;
      folder = await mkdtemp(join(tmpdir(), 'carnet-backups-'));
    });
    afterEach(async () => {
      for (const made of places) await made.remove();
      places = [];
      await rm(folder, { recursive: true });
    });

    restoring();
    quarantine();
    files();
    drills();
  });
}

function restoring(): void {
  it('[S16] take a server back as it was, with a new epoch for every programme', async () => {
    const database = await filled(await place());
    const { path } = await backup(database);
    await database.close();
    const target = await place();
    await target.restore(options(path));
    const restored = await target.open();
    const storage = sqlStorage(restored);
    const seen = await storage.read(programme, async (reader) => ({
      head: reader.head,
      entries: await reader.entriesAfter(0, 100),
      records: await reader.records(['sme-1', hard]),
      groups: await reader.groups('device-1', [1], ['c']),
      count: await reader.recordCount(),
      member: await reader.membership('account-1'),
    }));
    expect(seen?.head).toMatchObject({ sequence: 10, epoch: expect.stringMatching(/^epoch-/) });
    expect(seen?.entries).toEqual(Array.from({ length: 10 }, (_, index) => sampleEntry(index + 1)));
    expect(seen?.records).toHaveLength(2);
    expect(seen?.groups).toEqual([sampleGroup(1, { operationIds: [hard, 'c'], sequence: 1 })]);
    expect(seen?.count).toBe(2);
    expect(seen?.member).toMatchObject(firstMember);
    const other = await storage.read(hard, async (reader) => reader.head.epoch);
    expect(other).toMatch(/^epoch-/);
    expect(other).not.toBe(seen?.head.epoch);
    await storage.write(programme, (writer) => appendNext(writer, 1));
    await restored.close();
  });

  it('(control 22) hold one moment, whatever is written meanwhile', async () => {
    const database = await filled(await place());
    const storage = sqlStorage(database);
    let writing = true;
    const writer = (async () => {
      while (writing) {
        await storage.write(programme, (pushed) => appendNext(pushed, 7));
        // SQLite answers without a pause of its own: without this one, nothing else would get its turn.
        await new Promise((resolve) => setImmediate(resolve));
      }
    })();
    const making = (async () => [
      await backup(database),
      await backup(database),
      await backup(database),
    ])().finally(() => {
      writing = false;
    });
    const [made] = await Promise.all([making, writer]);
    await database.close();
    const heads = await Promise.all(made.map(({ path }) => verifyBackup(path, undefined, folder)));
    const sequences = heads.map(
      ({ programmes }) => programmes.find(({ id }) => id === programme)?.sequence ?? 0,
    );
    expect(sequences[2]).toBeGreaterThan(sequences[0] ?? 0);
    for (const sequence of sequences) expect((sequence - 10) % 7).toBe(0);
  });

  it('are not restored over what is there, unless that is said', async () => {
    const at = await place();
    const database = await filled(at);
    const { path } = await backup(database);
    await sqlStorage(database).write(programme, (writer) => appendNext(writer, 200));
    await database.close();
    await expect(at.restore(options(path))).rejects.toMatchObject({ kind: 'notEmpty' });
    await at.restore(options(path, { replace: true }));
    const restored = await at.open();
    const head = await sqlStorage(restored).read(programme, async (reader) => reader.head);
    // The two hundred come back from the devices, which see by the epoch that they are needed.
    expect(head).toMatchObject({ sequence: 10, epoch: expect.stringMatching(/^epoch-/) });
    await restored.close();
  });

  it('are not restored under a running server', async () => {
    const at = await place();
    const database = await filled(at);
    const { path } = await backup(database);
    const restoring = at.restore(options(path, { replace: true }));
    await expect(restoring).rejects.toMatchObject({ kind: 'inUse' });
    expect(await sqlStorage(database).nameOf(programme)).toBe('E-Channel');
    await database.close();
  });
}

function quarantine(): void {
  it('take along what lies in quarantine, of which the operator is told all but the content', async () => {
    const database = await filled(await place());
    const group = { device: 'd', memberId: 'm', received: 2, reason: 'shape', place: 'Error < x' };
    await sqlStorage(database).write(programme, (writer) =>
      writer.putQuarantined([
        { ...group, deviceSequence: 1, body: '[{},{}]' },
        { ...group, deviceSequence: 2, body: '{}', reason: 'Error: secret\n    at x' },
      ]),
    );
    const { path } = await backup(database);
    await database.close();
    const target = await place();
    await target.restore(options(path));
    const restored = await target.open();
    expect(await countQuarantined(restored)).toBe(3);
    const { reason: _reason, ...told } = { ...group, programmeId: programme };
    const newest = await newestQuarantined(restored, 2);
    expect(newest).toEqual([
      { ...told, deviceSequence: 2, operations: undefined, reason: 'stumbled' },
      { ...told, deviceSequence: 1, operations: 2, reason: 'shape' },
    ]);
    const [, , oldest] = await newestQuarantined(restored, 9);
    expect(oldest).toMatchObject({ device: hard, operations: undefined, reason: 'stumbled' });
    await restored.close();
  });
}

function files(): void {
  it('(control 22) open with their pass phrase only, and say so', async () => {
    const database = await filled(await place());
    const { path } = await backup(database, 'ouvre-toi');
    await database.close();
    expect((await readFile(path)).includes('sme-1')).toBe(false);
    await expect(verifyBackup(path, 'another', folder)).rejects.toMatchObject({ kind: 'wrongKey' });
    await expect(verifyBackup(path, undefined, folder)).rejects.toMatchObject({ kind: 'wrongKey' });
    const head = await verifyBackup(path, 'ouvre-toi', folder);
    expect(head.programmes).toHaveLength(2);
  });

  it.each([undefined, 'ouvre-toi'])(
    'are refused when cut off or altered, and change nothing (phrase: %s)',
    async (phrase) => {
      const database = await filled(await place());
      const { path } = await backup(database, phrase);
      await database.close();
      const whole = await readFile(path);
      const target = await place();
      const broken = join(folder, 'broken');
      const lengths = [0, 3, 20, whole.length >> 1, whole.length - 9, whole.length - 1];
      const altered = [12, 40, whole.length >> 1, whole.length - 3].map((at) => {
        const copy = Buffer.from(whole);
        copy.writeUInt8((copy.readUInt8(at) + 1) % 256, at);
        return copy;
      });
      for (const bytes of [...lengths.map((length) => whole.subarray(0, length)), ...altered]) {
        await writeFile(broken, bytes);
        const restoring = target.restore(options(broken, { phrase }));
        await expect(restoring).rejects.toMatchObject({ name: 'StorageRefused' });
      }
      await target.restore(options(path, { phrase }));
    },
  );

  it('leave nothing behind when they cannot be written', async () => {
    const at = await place();
    const database = await filled(at);
    await writeFile(join(folder, 'no-folder'), '');
    const making = makeBackup(database, {
      folder: join(folder, 'no-folder'),
      now,
      version: '0.1.0',
    });
    await expect(making).rejects.toThrow();
    expect(await backupTimes(database, now())).toEqual({
      ...{ made: undefined, proved: undefined, future: 0 },
    });
    await database.close();
  });
}

function drills(): void {
  it('[P3] (control 22) move the watermark by a drill, up to what they hold and no further', async () => {
    const database = await filled(await place());
    const storage = sqlStorage(database);
    const watermark = () => storage.read(programme, async (reader) => reader.head.watermark);
    const { path } = await backup(database);
    expect(await watermark()).toBe(0);
    expect(await backupTimes(database, now())).toMatchObject({ made: now(), proved: undefined });
    await storage.write(programme, (writer) => appendNext(writer, 5));
    const head = await verifyBackup(path, undefined, folder);
    await noteProved(database, { name: basename(path), head, verified: now() + 1 });
    expect(await watermark()).toBe(10);
    expect(await backupTimes(database, now())).toEqual({ made: now(), proved: now(), future: 0 });
    const older = { ...head, programmes: head.programmes.map((one) => ({ ...one, sequence: 3 })) };
    await noteProved(database, { name: basename(path), head: older, verified: now() + 2 });
    expect(await watermark()).toBe(10);
    await database.close();
  });

  it('(control 22) are no younger for being proved again, and health goes by that', async () => {
    const database = await filled(await place());
    const weeks = 21 * 24;
    const at = (hours: number) => now() + hours * 3_600_000;
    const health = () =>
      storageHealth(database, { folder, now: at(weeks), started: at(weeks - 1), nightly: true });
    const { path } = await backup(database);
    const prove = async (hours: number): Promise<void> => {
      const head = await verifyBackup(path, undefined, folder);
      await noteProved(database, { name: basename(path), head, verified: at(hours) });
    };
    await prove(0);
    await makeBackup(database, { folder, now: () => at(weeks - 2), version: '0.1.0' });
    const red = { ok: false, backupHours: 2, provedBackupHours: weeks };
    expect(await health()).toMatchObject(red);
    await prove(weeks);
    expect(await backupTimes(database, at(weeks))).toMatchObject({
      ...{ made: at(weeks - 2), proved: now() },
    });
    expect(await health()).toMatchObject(red);
    await database.close();
  });

  it('(control 22) that were never proved are missed in spite of every restart', async () => {
    const database = await filled(await place());
    const at = (hours: number) => now() + hours * 3_600_000;
    const health = (hours: number, nightly = true) =>
      storageHealth(database, { folder, now: at(hours), started: at(hours - 1), nightly });
    const note = (hours: number) =>
      sqlAccounts(database).write((writer) =>
        writer.appendAudit({ at: at(hours), kind: 'serverSetUp' }, () => `hash ${hours}`),
      );
    await note(0);
    await note(99);
    await backup(database);
    expect(await health(76)).toMatchObject({ ok: true });
    expect(await health(100)).toMatchObject({ ok: false });
    expect(await health(100, false)).toMatchObject({ ok: true });
    await database.close();
  });

  it('[P3] prove nothing of a database that was restored since', async () => {
    const at = await place();
    const before = await filled(at);
    const { path } = await backup(before);
    await before.close();
    await at.restore(options(path, { replace: true }));
    const database = await at.open();
    const head = await verifyBackup(path, undefined, folder);
    await noteProved(database, { name: basename(path), head, verified: now() });
    const found = await sqlStorage(database).read(
      programme,
      async (reader) => reader.head.watermark,
    );
    expect(found).toBe(0);
    await database.close();
  });

  it.each([
    ['a log with a gap', sql`delete from entries where sequence = 5`, programme],
    ['a body that is no JSON', sql`update records set body = '{' where home = 'sme-1'`, 'records'],
  ])('(control 22) prove nothing of %s, however whole the file is', async (_what, harm, detail) => {
    const database = await filled(await place());
    await database.write(({ db }) => harm.execute(db));
    const { path } = await backup(database);
    await database.close();
    await expect(verifyBackup(path, undefined, folder)).rejects.toMatchObject({
      kind: 'badBackup',
      detail,
    });
  });

  it('leave nothing of a drill behind, not even of one that was killed', async () => {
    const database = await filled(await place());
    const { path } = await backup(database);
    await database.close();
    for (const [name, hours] of [
      ['drill-killed', 7],
      ['drill-killed-ahead', -9000],
      ['drill-running', 1],
    ] as const) {
      await mkdir(join(folder, name));
      const at = new Date(Date.now() - hours * 3_600_000);
      await utimes(join(folder, name), at, at);
    }
    await verifyBackup(path, undefined, folder);
    expect((await readdir(folder)).toSorted()).toEqual([basename(path), 'drill-running']);
  });

  it('are kept in the number asked for, the newest proved one in any case', async () => {
    const database = await filled(await place());
    const names: string[] = [];
    for (let day = 1; day <= 5; day += 1) {
      const made = await makeBackup(database, {
        folder,
        now: () => now() + day * 86_400_000,
        version: '0.1.0',
      });
      names.push(basename(made.path));
      if (day === 2) {
        const head = await verifyBackup(made.path, undefined, folder);
        await noteProved(database, { name: basename(made.path), head, verified: now() });
      }
    }
    const part = join(folder, `${names[0]}.part`);
    await (await open(part, 'w')).close();
    // Nobody writes to it any more.
    await utimes(part, 0, 0);
    await writeFile(join(folder, 'somebody-else.txt'), '');
    const later = now() + 6 * 86_400_000;
    expect(await newestBackup(folder, later)).toEqual({
      ...{ path: join(folder, names[4] ?? ''), future: [] },
    });
    await pruneBackups(database, { folder, keep: 2, now: later });
    const left = (await readdir(folder)).toSorted();
    expect(left).toEqual([names[1], names[3], names[4], 'somebody-else.txt']);
    await database.close();
  });
}

/** The operator's commands on a data folder, as `npm run carnet` runs them. */
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sql } from 'kysely';
import { type AuditKind, auditKinds } from '../../../../src/server/ports/account-storage.ts';
import { runCommand } from '../../../../src/server/commands/commands.ts';
import { sqlAccounts } from '../../../../src/server/storage/sql-accounts.ts';
import { sqlStorage } from '../../../../src/server/storage/sql-storage.ts';
import { openSqlite } from '../../../../src/server/storage/sqlite.ts';
import { appendNext, createSample } from '../../../support/sheet-storage-samples.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

let folder = '';
let said: string[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'carnet-commands-'));
  said = [];
});
afterEach(() => rm(folder, { recursive: true }));

const open = () => openSqlite({ folder, now: () => 0, mode: 'serve' });

function run(...args: readonly string[]): Promise<number> {
  return runWith({}, ...args);
}

function runWith(
  environment: Readonly<Record<string, string>>,
  ...args: readonly string[]
): Promise<number> {
  said = [];
  return runCommand(args, {
    environment,
    dataFolder: folder,
    version: '0.1.0',
    now: () => Date.UTC(2026, 10, 25),
    newId: () => 'epoch-2',
    print: (text) => said.push(...text),
  });
}

const backups = async (): Promise<readonly string[]> =>
  (await readdir(join(folder, 'backups'))).filter((name) => name.endsWith('.carnet-backup'));

test('without a command, or with one that there is not, all are told in both languages', async () => {
  expect(await run()).toBe(0);
  expect(said.join('\n')).toMatch(/verify-backup \[file\] +Verifies[^]*Vérifie/);
  expect(await run('forget-everything')).toBe(1);
});

test('a wrong call is answered with the right one, a wrong variable by its name', async () => {
  expect(await run('restore')).toBe(1);
  expect(said[0]).toBe(
    'Usage: npm run carnet -- restore <file> [--replace] [--members=backup|server]',
  );
  expect(await run('backup', '--everything')).toBe(1);
  expect(await runWith({ CARNET_BACKUP_KEEP: 'many' }, 'backup')).toBe(1);
  expect(said[0]).toContain('CARNET_BACKUP_KEEP is not valid');
  expect(await runWith({ CARNET_BACKUP_PHRASE: 'short' }, 'backup')).toBe(1);
  expect(said[0]).toContain('at least 12 characters');
});

test('a server that never ran has nothing to back up, and that is said', async () => {
  expect(await run('backup')).toBe(1);
  expect(said[0]).toContain('Start the server once');
});

test('a running server is backed up, proved, and taken back after it stopped, and the audit log tells', async () => {
  const server = await open();
  await createSample(sqlStorage(server), 'programme-1');
  await sqlStorage(server).write('programme-1', (writer) => appendNext(writer, 4));
  expect(await run('backup')).toBe(0);
  expect(said[0]).toContain('anyone with the file can read it');
  expect(await run('verify-backup')).toBe(0);
  expect(said[0]).toContain('Programmes: 1. Changes: 4.');
  const [name = ''] = await backups();
  const file = join(folder, 'backups', name);
  expect(await run('restore', file, '--replace')).toBe(1);
  expect(said[0]).toContain('Another Carnet is using this database');
  const watermark = await sqlStorage(server).read(
    'programme-1',
    async ({ head }) => head.watermark,
  );
  expect(watermark).toBe(4);
  await server.close();

  expect(await run('restore', file)).toBe(1);
  expect(said[0]).toContain('This database is not empty');
  expect(await run('restore', file, '--replace')).toBe(0);
  expect(said.join('\n')).toContain('Les données précédentes sont conservées dans');
  expect(said.join('\n')).toContain('Members, their rights and the audit log are unchanged');
  const restored = await open();
  const head = await sqlStorage(restored).read('programme-1', async (reader) => reader.head);
  expect(head).toMatchObject({ epoch: 'epoch-2', sequence: 4 });
  const events = await sqlAccounts(restored).read((reader) => reader.audit(0, 10));
  // The log goes on where it was: that the backup was made stands in it, though not in the backup.
  expect(events.map(({ kind }) => kind)).toEqual(['backupMade', 'backupRestored']);
  await restored.close();
});

test('(F209) a restore that cannot tell whose members count shows both lists, changes nothing, and does what it is told', async () => {
  const account = {
    ...{ id: 'zoe', name: 'Zoe', email: 'zoe@example.org', passwordHash: 'x', createdAt: 1 },
    ...{ administrator: false, disabled: false },
  };
  const place = { programmeId: 'programme-1', accountId: 'zoe', memberId: 'm-zoe', scope: 1 };
  const server = await open();
  await createSample(sqlStorage(server), 'programme-1');
  await sqlAccounts(server).write(async (writer) => {
    await writer.putAccount(account);
    await writer.putMembership({ ...place, roles: ['observer'] });
    await writer.appendAudit({ at: 1, kind: 'signedIn' }, sha256);
  });
  expect(await run('backup')).toBe(0);
  await server.close();
  const other = { CARNET_DATA_FOLDER: join(folder, 'anew') };
  const anew = await openSqlite({ folder: join(folder, 'anew'), now: () => 1, mode: 'serve' });
  await createSample(sqlStorage(anew), 'programme-1');
  await sqlAccounts(anew).write(async (writer) => {
    await writer.putAccount(account);
    await writer.putMembership({ ...place, roles: ['technical', 'chair'] });
  });
  await anew.close();
  const [name = ''] = await backups();
  const restore = (...more: readonly string[]) =>
    runWith(other, 'restore', join(folder, 'backups', name), '--replace', ...more);
  expect(await restore('--members=nobody')).toBe(1);
  expect(said[0]).toContain('--members=backup|server');
  expect(await restore()).toBe(1);
  expect(said[0]).toMatch(/^Nothing was restored\.[^]*E-Channel:\n/);
  expect(said[0]).toContain(
    '\n  zoe@example.org: in the backup Observer; on the server Chair, Technical team',
  );
  expect(said[1]).toContain('dans la sauvegarde Observation\u00A0; sur le serveur Présidence');
  const databases = (await readdir(join(folder, 'anew'))).filter((one) => one.endsWith('.db'));
  expect(databases).toEqual(['carnet.db']);
  expect(await restore('--members=server')).toBe(0);
  expect(said.join('\n')).toContain('Check the members of these programmes: E-Channel.');
});

test('(control 22) (F78) attached files are copied with a backup, verified, and put back by a restore', async () => {
  const database = await open();
  await createSample(sqlStorage(database), 'p1');
  await database.close();
  const hash = sha256('signed');
  const programme = join(folder, 'files', 'b'.repeat(32));
  await mkdir(programme, { recursive: true });
  await writeFile(join(programme, hash), 'signed');
  expect(await run('backup')).toBe(0);
  expect(said.join('\n')).toContain('Attached files copied');
  expect(await run('verify-backup')).toBe(0);
  expect(said.join('\n')).toContain('Attached files verified: 1.');
  await rm(programme, { recursive: true });
  const [name = ''] = await backups();
  expect(await run('restore', join(folder, 'backups', name), '--replace')).toBe(0);
  expect(said.join('\n')).toContain('Attached files restored: 1.');
  expect(await readFile(join(programme, hash), 'utf8')).toBe('signed');
  await writeFile(join(folder, 'backups', 'files', 'b'.repeat(32), hash), 'signee');
  expect(await run('verify-backup')).toBe(1);
});

test('(F120) a restore whose files cannot be read says that the database is restored, and where the former one is', async () => {
  const database = await open();
  await createSample(sqlStorage(database), 'p1');
  await database.close();
  const programme = join(folder, 'files', 'b'.repeat(32));
  await mkdir(programme, { recursive: true });
  await writeFile(join(programme, sha256('signed')), 'signed');
  expect(await runWith({ CARNET_BACKUP_PHRASE: 'la phrase de hier' }, 'backup')).toBe(0);
  const [first] = await backups();
  const now = { CARNET_BACKUP_PHRASE: 'celle d’aujourd’hui' };
  expect(await runWith(now, 'backup')).toBe(0);
  await rm(programme, { recursive: true });
  const name = (await backups()).find((one) => one !== first) ?? '';
  expect(await runWith(now, 'restore', join(folder, 'backups', name), '--replace')).toBe(1);
  expect(said.join('\n')).toMatch(
    /Restored from[^]*carnet-before-[^]*attached files in[^]*are not/,
  );
  expect(said.join('\n')).not.toContain('does not open this backup');
});

test('(F120) a backup is restored into a folder that is not there yet', async () => {
  const database = await open();
  await createSample(sqlStorage(database), 'p1');
  await database.close();
  expect(await run('backup')).toBe(0);
  const [name = ''] = await backups();
  const other = { CARNET_DATA_FOLDER: join(folder, 'another', 'home') };
  expect(await runWith(other, 'restore', join(folder, 'backups', name))).toBe(0);
  expect(await readdir(join(folder, 'another', 'home'))).toContain('carnet.db');
});

test('(control 22) a locked backup opens with its phrase only', async () => {
  await (await open()).close();
  const locked = { CARNET_BACKUP_PHRASE: 'ouvre-toi, sésame' };
  expect(await runWith(locked, 'backup')).toBe(0);
  expect(said[0]).toContain('Keep the phrase somewhere else');
  expect(await run('verify-backup')).toBe(1);
  expect(said[0]).toContain('The pass phrase does not open this backup');
  expect(await runWith(locked, 'verify-backup')).toBe(0);
});

test('accounts are listed, shut out of every device, let in again, and given a link for a new password', async () => {
  const server = await open();
  const people = sqlAccounts(server);
  await createSample(sqlStorage(server), 'programme-1');
  expect(await run('user', 'list')).toBe(0);
  expect(said[0]).toContain('No accounts yet');
  const account = {
    id: 'account-1',
    name: 'Emma Clarke',
    email: 'emma@example.org',
    passwordHash: '$argon2id$…',
    administrator: true,
    disabled: false,
    createdAt: 1,
  };
  await people.write(async (writer) => {
    await writer.putAccount(account);
    await writer.putSession({
      tokenHash: 'hash-1',
      accountId: account.id,
      device: 'laptop-1',
      deviceName: 'Firefox, Linux',
      signedInAt: 1,
      lastSeenAt: 1,
      endsAt: 2,
    });
  });
  expect(await run('user', 'list')).toBe(0);
  expect(said[0]).toMatch(/emma@example\.org +Emma Clarke, administrator, devices signed in: 1/);
  expect(said[1]).toContain('appareils connectés\u00A0: 1');

  expect(await run('user', 'enable', 'emma@example.org')).toBe(0);
  expect(await people.read((reader) => reader.sessions(account.id))).toHaveLength(1);
  expect(await run('user', 'disable', 'Emma@Example.org')).toBe(0);
  expect(await people.read((reader) => reader.account(account.id))).toEqual({
    ...account,
    disabled: true,
  });
  expect(await run('user', 'reset-link', 'emma@example.org')).toBe(1);
  expect(said[0]).toContain('Enable it first');
  expect(await run('user', 'enable', 'emma@example.org')).toBe(0);
  expect(await people.read((reader) => reader.sessions(account.id))).toEqual([]);
  const environment = { CARNET_PUBLIC_URL: 'https://carnet.example' };
  expect(await runWith(environment, 'user', 'reset-link', 'emma@example.org')).toBe(0);
  const token = /https:\/\/carnet\.example\/join#([\w-]{43})\n/.exec(said[0] ?? '')?.[1] ?? '';
  const hash = createHash('sha256').update(token).digest('hex');
  expect(await people.read((reader) => reader.link(hash))).toMatchObject({
    kind: 'reset',
    accountId: account.id,
  });
  const told = await people.read((reader) => reader.audit(0, 10));
  expect(told.map(({ kind, subject }) => [kind, subject])).toEqual([
    ['accountEnabled', account.id],
    ['accountDisabled', account.id],
    ['accountEnabled', account.id],
    ['resetLinkMade', account.id],
  ]);
  await server.close();
});

test('the audit log is checked and shown, and what was changed in it is said (control 18)', async () => {
  const server = await open();
  const people = sqlAccounts(server);
  expect(await run('audit')).toBe(0);
  expect(said[0]).toBe('The audit log is empty.');
  const note = (kind: AuditKind, accountId?: string) =>
    people.write((writer) =>
      writer.appendAudit({ at: 1, kind, accountId, device: 'laptop-1' }, sha256),
    );
  await people.write((writer) =>
    writer.putAccount({
      id: 'account-1',
      name: 'Emma Clarke',
      email: 'emma@example.org',
      passwordHash: '$argon2id$…',
      administrator: true,
      disabled: false,
      createdAt: 1,
    }),
  );
  for (const kind of auditKinds) await note(kind, 'account-1');
  await note('signedIn', 'gone');
  const count = auditKinds.length + 1;
  expect(await run('audit', String(count))).toBe(0);
  const mark = (await people.read((reader) => reader.audit(count, 1)))[0]?.hash.slice(0, 12);
  expect(said[0]).toContain(`intact. Events: ${count}; last event’s fingerprint: ${mark ?? ''}`);
  expect(said[0]).toMatch(
    / {2}2 {2}1970-01-01T00:00:00\.001Z {2}signed in {2}emma@example\.org {2}laptop-1/,
  );
  expect(said[1]).toContain('volume de lecture inhabituel  emma@example.org');
  expect(await run('audit', '1')).toBe(0);
  expect(said[0]?.split('\n')).toHaveLength(2);
  expect(said[0]).toContain('signed in  gone');
  for (const wrong of [['0'], ['many'], ['1', '2']]) expect(await run('audit', ...wrong)).toBe(1);

  await server.write(({ db }) =>
    db
      .updateTable('audit_events')
      .set({ body: sql`replace(body, 'laptop-1', 'laptop-2')` })
      .where('number', '=', 5)
      .execute(),
  );
  expect(await run('audit')).toBe(1);
  expect(said[0]).toContain('event 5 does not match');
  await server.close();
});

test('how the storage is, is told on the machine, and by the exit code', async () => {
  const server = await open();
  expect(await run('health')).toBe(0);
  expect(said[0]).toMatch(/^No problems found\.\n/);
  expect(said[0]).toMatch(/ {2}storageAnswers: true\n/);
  expect(said[0]).toMatch(/ {2}diskFreeMegabytes: \d+\n/);
  expect(said[1]).toMatch(/^Aucun problème détecté\.\n/);
  expect(await run('health', 'now')).toBe(1);
  await server.close();
});

test('the groups in quarantine are listed with their place, and nothing that stands in them', async () => {
  const server = await open();
  const storage = sqlStorage(server);
  expect(await run('quarantine')).toBe(0);
  expect(said).toEqual(['The quarantine is empty.', 'La quarantaine est vide.']);
  await createSample(storage, 'programme-1');
  const group = { device: 'laptop-1', memberId: 'member-1', body: '["canary","canary"]' };
  await storage.write('programme-1', (writer) =>
    writer.putQuarantined([
      { ...group, deviceSequence: 1, received: 1, reason: 'shape' },
      {
        ...group,
        device: '\u001b[2J\n\u202e',
        deviceSequence: 2,
        received: 2,
        reason: 'TypeError: canary\n    at canary',
        place: 'TypeError < decide (decide.ts:1:2)',
      },
    ]),
  );
  expect(await run('quarantine')).toBe(0);
  expect(said[0]?.split('\n')).toEqual([
    'In quarantine: 2; shown: 2.',
    '  1970-01-01T00:00:00.002Z  programme programme-1  device \\u{1b}[2J\\u{a}\\u{202e} (2)  member member-1  operations: 2  the server failed while processing it  TypeError < decide (decide.ts:1:2)',
    '  1970-01-01T00:00:00.001Z  programme programme-1  device laptop-1 (1)  member member-1  operations: 2  malformed change',
  ]);
  expect(said[1]).toContain('En quarantaine\u00A0: 2\u00A0; affichées\u00A0: 2.');
  expect(said.join('\n')).not.toContain('canary');
  expect(await run('quarantine', '1')).toBe(0);
  expect(said[0]?.split('\n')).toHaveLength(2);
  for (const wrong of [['0'], ['1000'], ['all'], ['1', '2'], ['retry', '1']]) {
    expect(await run('quarantine', ...wrong)).toBe(1);
  }
  // What cannot be read stays; it is for a later version to try again.
  expect(await run('quarantine', 'retry')).toBe(0);
  expect(said).toEqual([
    'Processed: 0; still in quarantine: 2.',
    'Traitées\u00A0: 0\u00A0; encore en quarantaine\u00A0: 2.',
  ]);
  await server.close();
});

test.each([
  ['list', 'emma@example.org'],
  ['disable'],
  ['forget', 'emma@example.org'],
  ['enable', 'emma@example.org', 'maelle@example.org'],
])(
  'a call about accounts that is not whole is answered with the right one: %s',
  async (...args) => {
    expect(await run('user', ...args)).toBe(1);
    expect(said[0]).toBe('Usage: npm run carnet -- user <action> [email]');
  },
);

test('nobody by an e-mail is said, and nothing is done', async () => {
  await (await open()).close();
  for (const action of ['disable', 'enable', 'reset-link']) {
    expect(await run('user', action, 'nobody@example.org')).toBe(1);
    expect(said[0]).toContain('No account has the address nobody@example.org');
  }
});

/**
 * A disk without room, as devices and the operator's monitor meet it: pushes are refused as a whole and in words,
 * what is there is still read, somebody is called, and it all goes on once there is room.
 */
import type * as FileSystem from 'node:fs/promises';
import { mkdtemp, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { api } from '../../../../src/server/http/api.ts';
import { setUpLink } from '../../../../src/server/auth/links.ts';
import { lifeOf } from '../../../../src/server/auth/life.ts';
import { SignInDesk } from '../../../../src/server/auth/sign-in.ts';
import { SessionCookie } from '../../../../src/server/http/session-cookie.ts';
import { nodePorts } from '../../../../src/server/node-ports.ts';
import { sqlAccounts } from '../../../../src/server/storage/sql-accounts.ts';
import type { SqlDatabase } from '../../../../src/server/storage/sql-database.ts';
import { sqlStorage } from '../../../../src/server/storage/sql-storage.ts';
import { fileFolder } from '../../../../src/server/storage/file-folder.ts';
import { openSqlite } from '../../../../src/server/storage/sqlite.ts';
import { storageHealth } from '../../../../src/server/storage/storage-health.ts';
import {
  apiAddress,
  type Browser,
  browserOf,
  goodPassword,
  laptop,
} from '../../../support/api-server.ts';
import { author, founding, issued, newSme } from '../../../support/server-pushes.ts';

vi.mock('node:fs/promises', async (original) => {
  const actual = await original<typeof FileSystem>();
  return { ...actual, statfs: vi.fn(actual.statfs) };
});

const programmeId = 'programme-1';
const hourMs = 3_600_000;

let folder: string;
let database: SqlDatabase;
let maelle: Browser;
const clock = { now: 1_700_000_000_000 };

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'carnet-full-'));
  const now = (): number => clock.now;
  database = await openSqlite({ folder, now, mode: 'serve' });
  const storage = sqlStorage(database);
  const auth = { ...nodePorts, now, accounts: sqlAccounts(database), sheets: storage };
  const app = api({
    auth,
    life: lifeOf(auth.accounts),
    desk: new SignInDesk(auth),
    cookie: new SessionCookie(false),
    sync: { storage, now, hash: nodePorts.hash, alarm: () => undefined },
    files: fileFolder({ folder: join(folder, 'files') }),
    later: nodePorts.later,
    originOf: () => ({ address: '10.0.0.1' }),
    address: apiAddress,
    noteFault: (error) => {
      throw error;
    },
  });
  maelle = browserOf({ app });
  const link = await setUpLink(auth);
  const token = link?.path.split('#')[1];
  const name = { name: 'Maëlle', email: 'maelle@example.org' };
  await maelle.post('/links/use', { token, ...name, password: goodPassword, device: laptop });
  await maelle.post('/programmes', { programmeId, programmeName: 'E-Channel', memberId: 'maelle' });
  await push(1, [founding]);
});
afterEach(async () => {
  await database.close();
  await rm(folder, { recursive: true });
});

const push = (from: number, groups: readonly unknown[]) =>
  maelle.post(`/programmes/${programmeId}/push`, {
    device: 'laptop-1',
    sentAt: clock.now,
    groups: groups.map((operations, index) => ({ deviceSequence: from + index, operations })),
  });

/** All that somebody reads of the programme. */
const snapshot = () =>
  maelle.post(`/programmes/${programmeId}/snapshot`, {
    device: 'laptop-1',
    part: { kind: 'heads' },
    recentFrom: '2020-01-01',
  });

/** The limit that SQLite sets on its file gives the very error of a disk without room. */
const limit = (pages: number) =>
  database.write(({ db }) => sql.raw(`pragma max_page_count = ${pages}`).execute(db));

/** Sheets that need more room than the pages that are there. */
const manySheets = Array.from({ length: 199 }, (_, index) => {
  const operation = newSme(`sme-${index}`, 'pad-fr', author('maelle'));
  return [
    { ...operation, fields: { ...operation.fields, sourceNote: { value: 'x'.repeat(2000) } } },
  ];
});

test('(F40b) refuses a push as a whole with 507, reads on, and takes the same push once there is room', async () => {
  const before = await snapshot();
  await limit(1);
  const refused = await push(2, manySheets);
  expect(refused.status).toBe(507);
  expect(refused.body).toEqual({ error: 'full' });

  // The session is due to be noted as seen, which there is no room for either.
  clock.now += 2 * hourMs;
  const meanwhile = await snapshot();
  expect(meanwhile.status).toBe(200);
  expect(meanwhile.body.records).toEqual(before.body.records);
  expect(meanwhile.body.sequence).toBe(before.body.sequence);

  await limit(1_000_000);
  const taken = await push(2, manySheets);
  expect(taken.status).toBe(200);
  const outcomes = taken.body.outcomes as readonly { readonly outcome: string }[];
  expect(outcomes).toHaveLength(manySheets.length);
  expect(new Set(outcomes.map(({ outcome }) => outcome))).toEqual(new Set(['accepted']));
  const again = await push(2, manySheets);
  expect(again.body.outcomes).toEqual(outcomes);
  expect((await snapshot()).body.records).toHaveLength(
    before.body.records.length + manySheets.length,
  );
});

test('(F40b) opens a report, ends a device and signs out, with no room to note it', async () => {
  const by = author('maelle');
  await push(2, [[issued('report-1', by)]]);
  const { body } = await maelle.post(`/programmes/${programmeId}/report-links`, {
    record: 'report-1',
  });
  const token = String(body.path).split('#')[1];
  const other = { id: 'laptop-2', name: 'Firefox, Windows' };
  const known = { email: 'maelle@example.org', password: goodPassword };
  expect((await maelle.post('/session', { ...known, device: other })).status).toBe(200);
  await limit(1);
  // Until what is left of the last page is full as well.
  const change = { memberId: 'maelle', roles: ['coordinator'] };
  let status = 200;
  for (let count = 0; count < 500 && status === 200; count += 1) {
    ({ status } = await maelle.post(`/programmes/${programmeId}/members`, change));
  }
  expect(status).toBe(507);
  const opened = await maelle.post('/report-links/open', { token });
  expect(opened).toMatchObject({ status: 200, body: { report: { id: 'report-1' } } });
  const ended = await maelle.post('/devices/revoke', { device: laptop.id });
  expect(ended.status).toBe(200);
  const devices = await maelle.get('/devices');
  expect(devices.body.devices).toMatchObject([{ id: other.id }]);
  const { cookie } = maelle;
  expect((await maelle.post('/session/end', {})).status).toBe(200);
  maelle.cookie = cookie;
  expect((await maelle.get('/session')).status).toBe(401);
});

test('(F40b) calls somebody while there is still a little room, and no longer than that', async () => {
  const look = () => storageHealth(database, { folder, now: 0, started: 0, nightly: false });
  const actual = await statfs(folder);
  const megabytes = (free: number) => ({ ...actual, bsize: 1024 * 1024, bavail: free });
  vi.mocked(statfs).mockResolvedValueOnce(megabytes(200));
  expect(await look()).toMatchObject({ ok: false, diskFreeMegabytes: 200, storageAnswers: true });
  vi.mocked(statfs).mockResolvedValueOnce(megabytes(4000));
  expect(await look()).toMatchObject({ ok: true, diskFreeMegabytes: 4000 });
});

/** What is too much, too deep or too often, and what a full disk leaves possible. */

import { describe, expect, it } from 'vitest';
import { dayBytesMax } from '../../../../src/server/http/day-quota.ts';
import { recordsUnusualMin, timesWhole } from '../../../../src/server/auth/unusual-reads.ts';
import { StorageFull } from '../../../../src/server/ports/sheet-storage.ts';
import { syncLimits } from '../../../../src/protocol/limits.ts';
import {
  apiAddress,
  type ApiServer,
  apiServer,
  type Browser,
  browserOf,
  connected,
  goodPassword,
  joined,
  laptop,
  ownPage,
} from '../../../support/api-server.ts';
import { founding, newSme } from '../../../support/server-pushes.ts';
import { eventually } from '../../../support/eventually.ts';

const path = '/programmes/programme-1';
const dayMs = 86_400_000;

async function body(browser: Browser, text: string) {
  const begun = performance.now();
  const answer = await browser.post(`${path}/push`, text);
  return { status: answer.status, ms: performance.now() - begun };
}

describe('a body', () => {
  it('that breaks off because its laptop went away is no fault of the server', async () => {
    const { server, maelle } = await connected();
    const cookie = maelle.cookie ?? '';
    const send = (incoming: object) =>
      server.app.request(
        `${apiAddress}${path}/push`,
        {
          method: 'POST',
          headers: { ...ownPage, cookie, 'content-type': 'application/json' },
          body: new ReadableStream({ pull: (stream) => stream.error(new Error('aborted')) }),
          duplex: 'half',
        } as RequestInit,
        { incoming },
      );
    await send({ destroyed: true, complete: false });
    expect(server.faults).toEqual([]);
    expect((await send({ destroyed: false, complete: true })).status).toBe(500);
    expect(server.faults).toHaveLength(1);
  });

  it('of brackets is refused without being parsed: in less time than a modest one of its size [S12] (control 6)', async () => {
    const { maelle } = await connected();
    const half = syncLimits.pushBytesMax / 2 - 100;
    const deep = `${'['.repeat(half)}${']'.repeat(half)}`;
    const flat = `{"device":"d","sentAt":1,"groups":[${'{},'.repeat(half / 2)}{}]}`;
    const modest = JSON.stringify({ device: 'd', sentAt: 1, groups: ['x'.repeat(2 * half - 100)] });
    const parsed = await body(maelle, modest);
    for (const text of [deep, flat]) {
      const refused = await body(maelle, text);
      expect(refused.status).toBe(400);
      expect(refused.ms).toBeLessThan(parsed.ms * 10 + 100);
    }
  });

  it('comes with few others of its account at once, and is heard again soon (F85) (control 6)', async () => {
    const { server, maelle } = await connected();
    // The line of the programme is held up: what was read waits.
    let go: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      go = resolve;
    });
    const holding = server.auth.sheets.write('programme-1', () => held);
    const text = 'x'.repeat(syncLimits.pushBytesMax - 10_000);
    const push = (from: number) =>
      maelle.post(`${path}/push`, {
        device: `d${from}`,
        sentAt: 1,
        groups: [{ deviceSequence: 1, operations: [text] }],
      });
    const all = Array.from({ length: 8 }, (_, index) => push(index));
    const told: unknown[] = [];
    const noted = all.map(async (one) => {
      const { status, body } = await one;
      told.push(status === 200 ? status : { status, body });
    });
    const refused = { status: 429, body: { error: 'busy', retryAfter: 2 } };
    await eventually(() => expect(told).toEqual(Array.from({ length: 5 }, () => refused)));
    go();
    await Promise.all([holding, ...noted]);
    expect(told.slice(5)).toEqual([200, 200, 200]);
    expect((await push(9)).status).toBe(200);
  });

  it.each([
    ['is announced', { 'content-length': String(syncLimits.pushBytesMax) }],
    ['comes in pieces', {}],
  ])(
    'that %s and never ends counts from its first byte, and no longer than it comes (F85)',
    async (_how, headers) => {
      const { server, maelle } = await connected();
      const cookie = maelle.cookie ?? '';
      const ends: (() => void)[] = [];
      const stall = async () =>
        server.app.request(`${apiAddress}${path}/push`, {
          method: 'POST',
          headers: { ...ownPage, 'content-type': 'application/json', cookie, ...headers },
          body: new ReadableStream({
            start: (stream) => void ends.push(() => stream.error(new Error('gone'))),
          }),
          duplex: 'half',
        } as RequestInit);
      const stalled = Array.from({ length: 3 }, stall);
      await eventually(async () => expect((await stall()).status).toBe(429));
      const small = { device: 'd', sentAt: 1, groups: [] };
      expect((await maelle.post(`${path}/push`, small)).status).toBe(429);
      for (const end of ends) end();
      await Promise.all(stalled);
      expect((await maelle.post(`${path}/push`, small)).status).toBe(200);
    },
  );

  it('beyond what a day may bring is put off, which is audited once [S20] (control 25)', async () => {
    const { server, maelle } = await connected();
    const emma = await joined(server, maelle, 'member-emma', ['accountManager']);
    const push = (browser: Browser, device: string) => {
      const operations = ['x'.repeat(syncLimits.pushBytesMax - 10_000)];
      return browser.post(`${path}/push`, {
        device,
        sentAt: 1,
        groups: [{ deviceSequence: 1, operations }],
      });
    };
    const atOnce = Math.floor(dayBytesMax / syncLimits.pushBytesMax);
    const statuses = new Set<number>();
    for (let count = 0; count < atOnce; count += 1) {
      statuses.add((await push(emma, `d${count}`)).status);
    }
    expect([...statuses]).toEqual([200]);
    for (let count = 0; count < 3; count += 1) {
      const { status, body: told } = await push(emma, `e${count}`);
      expect(status).toBe(429);
      expect(told).toMatchObject({ error: 'busy' });
    }
    const events = await server.accounts.read((reader) => reader.audit(1, 1000));
    expect(events.filter(({ kind }) => kind === 'overQuota')).toHaveLength(1);
    // Nobody else is stopped, and she goes on tomorrow.
    expect((await push(maelle, 'm')).status).toBe(200);
    server.clock.now += dayMs;
    expect((await push(emma, 'tomorrow')).status).toBe(200);
  });

  it('at which the server fails counts for nothing, however often it comes (F100) [S20]', async () => {
    const { server, maelle } = await connected();
    const emma = await joined(server, maelle, 'member-emma', ['accountManager']);
    const operations = ['x'.repeat(syncLimits.pushBytesMax - 10_000)];
    const groups = [{ deviceSequence: 1, operations }];
    const push = () => emma.post(`${path}/push`, { device: 'd', sentAt: 1, groups });
    const { sheets } = server.auth;
    const write = sheets.write.bind(sheets);
    sheets.write = () => Promise.reject(new StorageFull(new Error('no room')));
    const statuses = new Set<number>();
    for (let count = 0; count < dayBytesMax / syncLimits.pushBytesMax + 1; count += 1) {
      statuses.add((await push()).status);
    }
    expect([...statuses].every((status) => status >= 500)).toBe(true);
    sheets.write = write;
    expect((await push()).status).toBe(200);
  });

  it('with as many brackets in its texts as one likes is read', async () => {
    const { maelle } = await connected();
    const operations = [{ note: `\\"${'[{'.repeat(500_000)}` }];
    const groups = [{ deviceSequence: 1, operations }];
    const answer = await maelle.post(`${path}/push`, { device: 'd', sentAt: 1, groups });
    expect(answer).toMatchObject({ status: 200, body: { outcomes: [{ outcome: 'quarantined' }] } });
  });

  it.each(['pull', 'snapshot', 'history'])(
    'of a call to %s may be as large as a question, and no larger [S12] (control 6)',
    async (name) => {
      const { maelle } = await connected();
      const long = { device: 'x'.repeat(syncLimits.bodyBytesMax) };
      expect((await maelle.post(`${path}/${name}`, long)).status).toBe(413);
    },
  );
});

describe('a disk without room', () => {
  const full = () => Promise.reject(new StorageFull(new Error('no space left')));
  /** Nothing can be written any more. */
  function fill(server: ApiServer): void {
    server.accounts.write = full;
    server.storage.write = full;
    server.storage.noteExchange = full;
  }

  it('is said at the sign-in and at a link as at a push, and lets people read (F40b)', async () => {
    const { server, maelle } = await connected();
    fill(server);
    // So late that the server would note that the session is used.
    server.clock.now += dayMs;
    const cursor = { epoch: 'x', sequence: 0, scope: 1 };
    const read = await maelle.post(`${path}/pull`, { device: 'd', cursor, echo: true });
    expect(read).toMatchObject({ status: 200, body: { kind: 'restored' } });
    const push = { device: 'd', sentAt: 1, groups: [] };
    const signIn = { email: 'maelle@example.org', password: goodPassword, device: laptop };
    for (const refused of [
      await maelle.post(`${path}/push`, push),
      await browserOf(server).post('/session', signIn),
      await maelle.post('/session/end', {}),
    ]) {
      expect(refused).toMatchObject({ status: 507, body: { error: 'full' } });
    }
    expect(server.faults).toEqual([]);
  });

  it('takes no push back that was committed, for what can be noted beside it no more (F40b)', async () => {
    const { server, maelle } = await connected();
    server.accounts.write = full;
    // A lock of somebody else's, which the database waits for no longer.
    server.storage.noteExchange = () => Promise.reject(new Error('lock timeout'));
    server.clock.now += dayMs;
    const push = {
      device: 'd',
      sentAt: 1,
      groups: [{ deviceSequence: 1, operations: [founding] }],
    };
    expect((await maelle.post(`${path}/push`, push)).status).toBe(200);
  });
});

describe('reading everything many times over', () => {
  async function programmeOf(records: number) {
    const { server, maelle } = await connected();
    const groups = [founding, ...Array.from({ length: records }, (_, n) => [newSme(`sme-${n}`)])];
    for (let from = 0; from < groups.length; from += 200) {
      const taken = await maelle.post(`${path}/push`, {
        device: 'laptop-1',
        sentAt: 1,
        groups: groups.slice(from, from + 200).map((operations, index) => ({
          deviceSequence: from + index + 1,
          operations,
          handedIn: 'log',
        })),
      });
      expect(taken.status).toBe(200);
    }
    const emma = await joined(server, maelle, 'member-emma', ['accountManager']);
    const noted = async () =>
      (await server.accounts.read((reader) => reader.audit(1, 1000))).filter(
        ({ kind }) => kind === 'unusualRead',
      );
    const readAll = async () => {
      const part = { kind: 'heads' };
      const asked = { device: 'd', part, recentFrom: '2020-01-01' };
      expect((await emma.post(`${path}/snapshot`, asked)).status).toBe(200);
    };
    return { server, noted, readAll };
  }

  it('is noted once a day in the audit log, with who did it and no content (control 6) (control 18)', async () => {
    const { server, noted, readAll } = await programmeOf(296);
    for (let time = 1; time < timesWhole; time += 1) await readAll();
    expect(await noted()).toEqual([]);
    for (let time = 0; time < timesWhole; time += 1) await readAll();
    expect(await noted()).toMatchObject([
      { programmeId: 'programme-1', accountId: expect.any(String) },
    ]);
    server.clock.now += dayMs;
    await readAll();
    expect(await noted()).toHaveLength(1);
    for (let time = 0; time < timesWhole; time += 1) await readAll();
    expect(await noted()).toHaveLength(2);
  });

  it('is nothing unusual in a small programme', async () => {
    const { noted, readAll } = await programmeOf(3);
    const times = Math.floor(recordsUnusualMin / 6) - 1;
    for (let time = 0; time < times; time += 1) await readAll();
    expect(await noted()).toEqual([]);
  });
});

describe('a fault', () => {
  it('has a reference that the log knows, no word of its cause, and a closed shape (control 23)', async () => {
    const server = apiServer();
    server.accounts.read = () => Promise.reject(new Error('select * from secrets'));
    const answer = await browserOf(server).post('/links/look', { token: 'x'.repeat(40) });
    expect(answer.status).toBe(500);
    expect(answer.body).toEqual({ error: 'failed', reference: 'fault-1' });
    expect(server.faults).toHaveLength(1);
  });
});

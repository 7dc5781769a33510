/** Calls that are at work at once: of one account until their answers are sent, of all until they are packed. */

import { EventEmitter } from 'node:events';
import { type Context, Hono } from 'hono';
import { describe, expect, test, vi } from 'vitest';
import { AtWork, whenRead } from '../../../../src/server/http/at-work.ts';
import {
  type Browser,
  browserOf,
  connected,
  goodPassword,
  joined,
  laptop,
} from '../../../support/api-server.ts';
import { atWorkMax, waitingMax } from '../../../../src/server/http/few-at-once.ts';
import { callsInFlightMax } from '../../../../src/server/http/in-flight.ts';
import { unsentMax } from '../../../../src/server/http/unsent.ts';
import { turnsAtOnceMax } from '../../../../src/server/turns.ts';
import { eventually } from '../../../support/eventually.ts';

/** A reader with some methods of its own. */
const changed = <T extends object>(reader: T, methods: Partial<T>): T =>
  Object.assign(Object.create(reader) as T, methods);

describe('whoever reads', () => {
  test('waits behind nobody who waits to push, however many they are (F40c)', async () => {
    const { server, maelle } = await connected();
    const path = '/programmes/programme-1';
    const people = await Promise.all(
      Array.from({ length: turnsAtOnceMax[0] + 1 }, (_, index) =>
        joined(server, maelle, `member-${index}`, ['accountManager']),
      ),
    );
    const [reader, ...others] = people;
    let end = (): void => undefined;
    const written = server.auth.sheets.write(
      'programme-1',
      () => new Promise<undefined>((resolve) => (end = () => resolve(undefined))),
    );
    const pushed = others.map((person, index) =>
      person.post(`${path}/push`, {
        device: `laptop-${index}`,
        sentAt: 1,
        groups: [{ deviceSequence: 1, operations: ['x'] }],
      }),
    );
    const read = await reader?.post(`${path}/history`, { home: 'programme-1' });
    expect(read?.status).toBe(200);
    end();
    await Promise.all([written, ...pushed]);
  });
});

describe('the accounts of another programme', () => {
  test.each([
    [
      'long answers',
      (who: Browser, id: string) => who.post(`/programmes/${id}/history`, { home: id }),
    ],
    ['small calls', (who: Browser, id: string) => who.get(`/programmes/${id}/members`)],
  ])('keep nobody waiting with theirs, however many they are: %s (F127)', async (_name, ask) => {
    const { server, maelle } = await connected();
    const zed = await joined(server, maelle, 'member-zed', ['coordinator']);
    await zed.post('/programmes', { programmeId: 'own', programmeName: 'Own', memberId: 'zed' });
    const crew = await Promise.all(
      Array.from({ length: 2 * turnsAtOnceMax[0] }, (_, index) =>
        joined({ ...server, programmeId: 'own' }, zed, `crew-${index}`, ['accountManager']),
      ),
    );
    let go = (): void => undefined;
    const held = new Promise<void>((resolve) => (go = resolve));
    const { accounts, storage } = server;
    const [read, sheets] = [accounts.read.bind(accounts), storage.read.bind(storage)];
    const hold = (id: string): Promise<void> => (id === 'own' ? held : Promise.resolve());
    storage.read = async (...asked) => hold(asked[0]).then(() => sheets(...asked));
    accounts.read = (work) =>
      read((reader) =>
        work(changed(reader, { members: (id) => hold(id).then(() => reader.members(id)) })),
      );
    const asked = crew.flatMap((one) => Array.from({ length: 3 }, () => ask(one, 'own')));
    expect((await ask(maelle, 'programme-1')).status).toBe(200);
    go();
    for (const { status } of await Promise.all(asked)) expect(status).toBe(200);
  });
});

describe('a body that never comes', () => {
  test('keeps no place of the other calls of its session, nor of other sessions (F140)', async () => {
    const { server, maelle } = await connected();
    const stolen = browserOf(server);
    stolen.cookie = maelle.cookie;
    let end = (): void => undefined;
    const hung = Array.from({ length: atWorkMax + waitingMax + 1 }, () => {
      const body = new ReadableStream({
        start: (controller) => {
          const before = end;
          end = () => {
            before();
            controller.close();
          };
        },
      });
      return stolen.post('/devices/revoke', body, { 'content-length': '200' });
    });
    const made = await maelle.post('/devices/revoke', { device: laptop.id });
    expect(made.status).toBe(200);
    end();
    await Promise.all(hung);
  });

  test('of a file keeps no place of another session of its account (F140)', async () => {
    const { server, maelle } = await connected();
    const other = browserOf(server);
    await other.post('/session', {
      email: 'maelle@example.org',
      password: goodPassword,
      device: { id: 'laptop-2', name: 'Firefox' },
    });
    const { storage } = server;
    const read = storage.read.bind(storage);
    let go = (): void => undefined;
    const held = new Promise<void>((resolve) => (go = resolve));
    storage.read = async (...asked) => held.then(() => read(...asked));
    const path = `/programmes/programme-1/files/any/${'a'.repeat(64)}`;
    const ask = (who: Browser) => who.get(`${path}/state`);
    const hung = Array.from({ length: atWorkMax + waitingMax }, () => ask(other));
    await eventually(async () => expect((await ask(other)).status).toBe(429));
    const own = ask(maelle);
    go();
    expect((await own).status).toBe(404);
    await Promise.all(hung);
  });
});

describe('an answer that may be long', () => {
  test('is made for one account a few at once: of what is held as well (F127)', async () => {
    const { server, maelle } = await connected();
    const ask = () => maelle.get('/programmes/programme-1/held');
    let go = (): void => undefined;
    const held = new Promise<void>((resolve) => (go = resolve));
    const read = server.storage.read.bind(server.storage);
    server.storage.read = async (...asked) => {
      await held;
      return read(...asked);
    };
    const asked = Array.from({ length: callsInFlightMax }, ask);
    await eventually(async () => expect((await ask()).status).toBe(429));
    go();
    await Promise.all(asked);
    expect((await ask()).status).toBe(200);
  });
});

test('a report that a link opens has a length, by which it is counted until it is read (F127)', async () => {
  const { maelle } = await connected();
  const { headers } = await maelle.post('/report-links/open', { token: 'none' });
  expect(Number(headers.get('content-length'))).toBeGreaterThan(0);
});

describe('a small call that may read much', () => {
  const hash = 'a'.repeat(64);
  test.each([
    ['the list of members', (who: Browser) => who.get('/programmes/programme-1/members')],
    [
      'a link to a report',
      (who: Browser) => who.post('/programmes/programme-1/report-links', { record: 'report-1' }),
    ],
    [
      'how far a file has come',
      (who: Browser) => who.get(`/programmes/programme-1/files/any/${hash}/state`),
    ],
    ['a file', (who: Browser) => who.get(`/programmes/programme-1/files/any/${hash}`)],
    [
      'letting a change through',
      (who: Browser) => who.post('/programmes/programme-1/held/group-1', {}),
    ],
  ])('is answered for one account a few at once: %s (F127)', async (_name, ask) => {
    const { server, maelle } = await connected();
    let go = (): void => undefined;
    const held = new Promise<void>((resolve) => (go = resolve));
    const { accounts, storage } = server;
    const [read, sheets, write] = [
      accounts.read.bind(accounts),
      storage.read.bind(storage),
      storage.write.bind(storage),
    ];
    storage.read = async (...asked) => held.then(() => sheets(...asked));
    storage.write = async (...asked) => held.then(() => write(...asked));
    accounts.read = (work) =>
      read((reader) =>
        work(changed(reader, { members: (id) => held.then(() => reader.members(id)) })),
      );
    const asked = Array.from({ length: atWorkMax + waitingMax }, () => ask(maelle));
    await eventually(async () => expect((await ask(maelle)).status).toBe(429));
    go();
    for (const { status } of await Promise.all(asked)) expect(status).not.toBe(429);
    expect((await ask(maelle)).status).not.toBe(429);
  });
});

describe('a record, which may be long,', () => {
  test('is not read for who asks about a file by its name (F127)', async () => {
    const { server, maelle } = await connected();
    const { storage } = server;
    const read = storage.read.bind(storage);
    const refuse = () => Promise.reject(new Error('The whole record was read'));
    storage.read = (id, work) =>
      read(id, (reader) => work(changed(reader, { records: refuse, recordsUnlessLonger: refuse })));
    const path = `/programmes/programme-1/files/member-maelle/${'a'.repeat(64)}/state`;
    expect((await maelle.get(path)).status).toBe(404);
  });
});

/** What ends, as an answer and its socket do. */
const connection = () => Object.assign(new EventEmitter(), { destroy: () => undefined });

describe('a call at work', () => {
  /** Answers `ok` to whoever is admitted, and 429 to the others. */
  function routes() {
    const atWork = new AtWork(
      () => ({ address: '10.0.0.1' }),
      () => 0,
    );
    const app = new Hono();
    app.use('/:account', ...atWork.longAnswers);
    app.get('/:account', async (context) => {
      if (!atWork.admit(context, context.req.param('account'), 10)) return context.text('', 429);
      await atWork.turn(context, 'answers', context.req.param('account'));
      return context.text('ok');
    });
    const ask = async (
      account: string,
      outgoing?: EventEmitter,
      socket?: EventEmitter,
    ): Promise<number> => {
      const env = outgoing === undefined ? {} : { outgoing, incoming: { socket } };
      return (await app.request(`/${account}`, {}, env)).status;
    };
    return ask;
  }

  test('that stands in line on its connection counts until that ends (F127)', async () => {
    const ask = routes();
    const socket = connection();
    for (let count = 0; count < callsInFlightMax; count += 1) {
      expect(await ask('emma', connection(), socket)).toBe(200);
    }
    expect(await ask('emma')).toBe(429);
    // Only the answer that has the socket is told by its own event.
    socket.emit('close');
    expect(await ask('emma')).toBe(200);
    expect(socket.listenerCount('close')).toBe(0);
  });

  test('that nobody reads is given up, though nothing is told of its end (F127)', async () => {
    vi.useFakeTimers();
    const ask = routes();
    const unread = () => Object.assign(new EventEmitter(), { destroy: vi.fn<() => void>() });
    const sockets = Array.from({ length: callsInFlightMax }, unread);
    for (const socket of sockets) expect(await ask('emma', unread(), socket)).toBe(200);
    expect(await ask('emma')).toBe(429);
    vi.advanceTimersByTime(150_000);
    expect(await ask('emma')).toBe(200);
    for (const socket of sockets) expect(socket.destroy).toHaveBeenCalledOnce();
    vi.useRealTimers();
  });

  test('that nobody reads gives its place to whoever reads, and a short answer needs none (F127)', async () => {
    const length = 8_000_000;
    const app = new Hono();
    const atWork = new AtWork(
      () => ({ address: '10.0.0.1' }),
      () => 0,
    );
    app.use(...atWork.longAnswers);
    app.get('/:account/:length', async (context) => {
      const { account, length: asked } = context.req.param();
      atWork.admit(context, account, 0);
      await atWork.turn(context, 'answers', account);
      return context.text('x'.repeat(Number(asked)));
    });
    const ask = async (path: string) => {
      const destroy = vi.fn<() => void>();
      const socket = Object.assign(new EventEmitter(), { destroy });
      const outgoing = Object.assign(new EventEmitter(), { destroy: () => undefined });
      const { status } = await app.request(path, {}, { outgoing, incoming: { socket } });
      return { status, destroy };
    };
    const hostile = [];
    for (let bytes = length; bytes <= unsentMax; bytes += length) {
      hostile.push(await ask(`/crew-${hostile.length}/${length}`));
    }
    expect(hostile.map(({ status }) => status)).toEqual(hostile.map(() => 200));
    expect(await ask(`/late/${length}`)).toMatchObject({ status: 429 });
    expect(await ask('/late/100')).toMatchObject({ status: 200 });
    expect(hostile.filter(({ destroy }) => destroy.mock.calls.length > 0)).toEqual([]);
    for (let bytes = 0; bytes <= unsentMax % length; bytes += 1_000_000) {
      expect(await ask(`/emma-${bytes}/1000000`)).toMatchObject({ status: 200 });
    }
    expect(hostile.filter(({ destroy }) => destroy.mock.calls.length > 0)).toHaveLength(1);
  });

  test('counts for its account until its answer is sent, and not for others (F127)', async () => {
    const ask = routes();
    const sockets = Array.from({ length: callsInFlightMax }, () => connection());
    for (const socket of sockets) expect(await ask('emma', socket)).toBe(200);
    expect(await ask('emma')).toBe(429);
    expect(await ask('maelle')).toBe(200);
    sockets[0]?.emit('close');
    expect(await ask('emma')).toBe(200);
  });

  test('keeps its turn no longer than its answer is made', async () => {
    const ask = routes();
    const unsent = Array.from({ length: turnsAtOnceMax[0] + 1 }, (_, index) =>
      ask(`account-${index}`, connection()),
    );
    expect(await Promise.all(unsent)).toEqual(unsent.map(() => 200));
  });

  test.each<[string, (atWork: AtWork, context: Context) => Promise<boolean>]>([
    ['its turn', (atWork, context) => atWork.turn(context, 'answers', 'emma')],
    [
      'the turn of its body',
      async (atWork, context) => !!(await atWork.turnOfBody(context, 'emma')),
    ],
    [
      'the turn of a small call',
      (atWork, context) => {
        const of = { kind: 'asks', accountId: 'emma' } as const;
        const work = () => new Promise<boolean>(() => undefined);
        return atWork.inTurn(context, of, work, () => false);
      },
    ],
  ])('that its device gave up does not wait for %s any more (F127)', async (_name, take) => {
    const atWork = new AtWork(
      () => ({ address: '10.0.0.1' }),
      () => 0,
    );
    const app = new Hono();
    app.get('/', async (context) => {
      atWork.admit(context, 'emma', 10);
      return context.text(String(await take(atWork, context)));
    });
    for (let count = 0; count < turnsAtOnceMax[3]; count += 1) void app.request('/');
    const leaving = new AbortController();
    const left = app.request('/', { signal: leaving.signal });
    await new Promise((resolve) => setImmediate(resolve));
    leaving.abort();
    expect(await (await left).text()).toBe('false');
  });

  test('that sends a file counts while it is read, however slowly, and not once nobody reads on (F127)', async () => {
    vi.useFakeTimers();
    const letGo = vi.fn<() => void>();
    const socket = { bytesWritten: 0 };
    const destroy = vi.fn<() => void>(() => outgoing.emit('close'));
    const outgoing = Object.assign(new EventEmitter(), { socket, destroy });
    const app = new Hono();
    app.get('/', (context) => {
      whenRead(context, letGo);
      return context.text('ok');
    });
    await app.request('/', {}, { outgoing });
    for (const bytesWritten of [1, 2, 3]) {
      socket.bytesWritten = bytesWritten;
      vi.advanceTimersByTime(150_000);
      expect(letGo).not.toHaveBeenCalled();
    }
    vi.advanceTimersByTime(150_000);
    expect(destroy).toHaveBeenCalledOnce();
    expect(letGo).toHaveBeenCalledOnce();
    vi.useRealTimers();
  });
});

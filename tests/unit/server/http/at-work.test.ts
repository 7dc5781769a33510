/** Calls that are at work at once: of one account until their answers are sent, of all until they are packed. */

import { EventEmitter } from 'node:events';
import { Hono } from 'hono';
import { describe, expect, test, vi } from 'vitest';
import { AtWork, answersAtOnceMax, Turns, whenRead } from '../../../../src/server/http/at-work.ts';
import { type Browser, connected, joined } from '../../../support/api-server.ts';
import { atWorkMax, waitingMax } from '../../../../src/server/http/few-at-once.ts';
import { callsInFlightMax } from '../../../../src/server/http/in-flight.ts';

/** A reader with some methods of its own. */
const changed = <T extends object>(reader: T, methods: Partial<T>): T =>
  Object.assign(Object.create(reader) as T, methods);

describe('turns', () => {
  test('go to a few at once, and to the others in the order in which they came', async () => {
    const turns = new Turns(2);
    const [first, second] = await Promise.all([turns.take(), turns.take()]);
    const came: string[] = [];
    const third = turns.take().then((end) => (came.push('third'), end));
    const fourth = turns.take().then((end) => (came.push('fourth'), end));
    expect(came).toEqual([]);
    first?.();
    // A second time is nothing.
    first?.();
    (await third)();
    (await fourth)();
    second?.();
    expect(came).toEqual(['third', 'fourth']);
    await Promise.all([turns.take(), turns.take()]);
  });

  test('leave the event loop time to hear others', async () => {
    const turns = new Turns(1);
    let isHeard = false;
    setImmediate(() => {
      isHeard = true;
    });
    await turns.take();
    expect(isHeard).toBe(true);
  });
});

describe('whoever reads', () => {
  test('waits behind nobody who waits to push, however many they are (F40c)', async () => {
    const { server, maelle } = await connected();
    const path = '/programmes/programme-1';
    const people = await Promise.all(
      Array.from({ length: answersAtOnceMax + 1 }, (_, index) =>
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
    await vi.waitFor(async () => expect((await ask()).status).toBe(429));
    go();
    await Promise.all(asked);
    expect((await ask()).status).toBe(200);
  });
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
    await vi.waitFor(async () => expect((await ask(maelle)).status).toBe(429));
    go();
    for (const { status } of await Promise.all(asked)) expect(status).not.toBe(429);
    expect((await ask(maelle)).status).not.toBe(429);
  });
});

describe('a record that is longer than one that names a file', () => {
  test('is not read for who asks about a file by its name (F127)', async () => {
    const { server, maelle } = await connected();
    const asked = vi.fn<(bytesMax: number) => void>();
    const { storage } = server;
    const read = storage.read.bind(storage);
    storage.read = (id, work) =>
      read(id, (reader) =>
        work(
          changed(reader, {
            records: () => Promise.reject(new Error('read without a bound')),
            recordsUnlessLonger: async (ids, bytesMax) => {
              asked(bytesMax);
              return reader.recordsUnlessLonger(ids, bytesMax);
            },
          }),
        ),
      );
    const { status } = await maelle.get(
      `/programmes/programme-1/files/member-maelle/${'a'.repeat(64)}/state`,
    );
    expect(status).toBe(404);
    expect(asked).toHaveBeenCalledWith(expect.any(Number));
  });
});

describe('a call at work', () => {
  /** Answers `ok` to whoever is admitted, and 429 to the others. */
  function routes() {
    const atWork = new AtWork();
    const app = new Hono();
    app.use('/:account', atWork.untilSent);
    app.get('/:account', async (context) => {
      if (!atWork.admit(context, context.req.param('account'), 10)) return context.text('', 429);
      await atWork.turn(context);
      return context.text('ok');
    });
    const ask = async (account: string, outgoing?: EventEmitter): Promise<number> =>
      (await app.request(`/${account}`, {}, outgoing === undefined ? {} : { outgoing })).status;
    return ask;
  }

  test('counts for its account until its answer is sent, and not for others (F127)', async () => {
    const ask = routes();
    const sockets = Array.from({ length: callsInFlightMax }, () => new EventEmitter());
    for (const socket of sockets) expect(await ask('emma', socket)).toBe(200);
    expect(await ask('emma')).toBe(429);
    expect(await ask('maelle')).toBe(200);
    sockets[0]?.emit('close');
    expect(await ask('emma')).toBe(200);
  });

  test('keeps its turn no longer than its answer is made', async () => {
    const ask = routes();
    const unsent = Array.from({ length: answersAtOnceMax + 1 }, (_, index) =>
      ask(`account-${index}`, new EventEmitter()),
    );
    expect(await Promise.all(unsent)).toEqual(unsent.map(() => 200));
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

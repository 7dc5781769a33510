/**
 * Files on their way, from a device with a real store to a server with real routes: broken off at each request, brought by
 * two laptops, waiting for their record, brought again to a restored server (F78).
 *
 * Longer than 400 lines because one store, one server and one transport are what all of it runs on.
 */

import { rmSync } from 'node:fs';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Bytes, FileStore } from '../../../../src/client/ports/file-store.ts';
import type { SyncPhase } from '../../../../src/client/ports/exchange.ts';
import { firstSyncState } from '../../../../src/client/ports/exchange.ts';
import { fileStore } from '../../../../src/client/storage/file-store.ts';
import { fileExchange } from '../../../../src/client/sync/file-exchange.ts';
import {
  type FileTransport,
  fileTransport,
  type NamedFile,
} from '../../../../src/client/sync/file-transport.ts';
import { askAgain, askAgainMax, sendFiles } from '../../../../src/client/sync/send-files.ts';
import { protocolHeader } from '../../../../src/protocol/version.ts';
import { createOperation, deleteOperation } from '../../../../src/domain/operation/build.ts';
import { applyOperation } from '../../../../src/domain/operation/apply.ts';
import { fail, ok } from '../../../../src/std/result.ts';
import { present } from '../../../../src/std/assert.ts';
import { testEnvironment } from '../../../support/carnet-fixture.ts';
import {
  type ApiServer,
  apiAddress,
  type Browser,
  connected,
  joined,
} from '../../../support/api-server.ts';
import { author, founding, newSme } from '../../../support/server-pushes.ts';

const programme = '/programmes/programme-1';
const by = author('member-maelle');
/** Three pieces, the last one short. */
const photo: Bytes = Uint8Array.from({ length: 600_000 }, (_, index) => (index * 13) % 255);
const naming = (id: string, hash: string) => ({
  ...createOperation(
    by,
    'attachment',
    { home: 'sme-1', id },
    { name: 'photo.jpg', kind: 'picture', hash, bytes: photo.length },
  ),
  by: 'member-maelle',
});

let server: ApiServer;
let maelle: Browser;
let store: FileStore;
let hash: string;
let pushed: number;
let time = 0;

const newStore = (): FileStore =>
  fileStore('programme-1', {
    now: () => (time += 1),
    factory: { indexedDB: new IDBFactory(), IDBKeyRange },
  });
const push = (operations: readonly object[]) => {
  pushed += 1;
  const groups = [{ deviceSequence: pushed, operations }];
  return maelle.post(`${programme}/push`, { device: 'laptop-1', sentAt: 1, groups });
};

beforeEach(async () => {
  ({ server, maelle } = await connected());
  pushed = 0;
  store = newStore();
  hash = await store.keep(photo, { record: 'file-1' });
  const first = [...founding, newSme('sme-1', 'pad-fr', by)];
  await push(first.map((one) => ({ ...one, by: 'member-maelle' })));
});

/** The transport of a browser, over the routes themselves. */
function transportOf(who: Browser, memberId = 'member-maelle'): FileTransport {
  return fileTransport(
    {
      environment: testEnvironment(),
      fetch: (path, init) => {
        const headers = new Headers(init.headers);
        headers.set('cookie', who.cookie ?? '');
        headers.set('origin', apiAddress);
        // The routes of the tests begin without it.
        return Promise.resolve(
          server.app.request(`${apiAddress}${path.replace(/^\/api/, '')}`, { ...init, headers }),
        );
      },
    },
    'programme-1',
    memberId,
  );
}

/** Fails at one call, counted from 0: before it reaches the server, or after. */
function failingAt(transport: FileTransport, at: number, when: 'before' | 'after'): FileTransport {
  let calls = -1;
  const around = async <T>(work: () => Promise<T>): Promise<T> => {
    calls += 1;
    if (calls !== at) return work();
    if (when === 'after') await work();
    throw new Error('killed');
  };
  return {
    state: (file) => around(() => transport.state(file)),
    send: (file, piece) => around(() => transport.send(file, piece)),
    fetch: (file) => transport.fetch(file),
  };
}

const round = (transport: FileTransport, from = store, epoch = 'epoch-1') =>
  sendFiles({ store: from, transport, epoch, isOver: () => false });
const sentTo = async (from = store) => (await from.list()).map((file) => file.sentTo);

describe('sending files [C15] (F78)', () => {
  it('brings a file in pieces and notes to which server', async () => {
    await push([naming('file-1', hash)]);
    expect(await round(transportOf(maelle))).toEqual(ok(undefined));
    expect(await sentTo()).toEqual(['epoch-1']);
    const fetched = await transportOf(maelle).fetch({ recordId: 'file-1', hash });
    expect(fetched.ok && Buffer.from(fetched.value).equals(Buffer.from(photo))).toBe(true);
  });

  const points = [0, 1, 2, 3].flatMap((at) => [[at, 'before'] as const, [at, 'after'] as const]);
  it.each(points)(
    'killed at request %i, %s the server has it, goes on from there',
    async (at, when) => {
      await push([naming('file-1', hash)]);
      await expect(round(failingAt(transportOf(maelle), at, when))).rejects.toThrow('killed');
      expect(await sentTo()).toEqual([undefined]);
      let bytes = 0;
      const counted = transportOf(maelle);
      await round({
        ...counted,
        send: (file, piece) => {
          bytes += piece.bytes.length;
          return counted.send(file, piece);
        },
      });
      expect(await sentTo()).toEqual(['epoch-1']);
      const there = Math.max(0, when === 'after' ? at : at - 1) * 262_144;
      expect(bytes).toBe(Math.max(0, photo.length - there));
    },
  );

  it('waits for the record that names the file, and while that lies in the bin', async () => {
    expect(await round(transportOf(maelle))).toEqual(ok(undefined));
    expect(await sentTo()).toEqual([undefined]);
    const made = naming('file-1', hash);
    await push([made]);
    const { record } = present(applyOperation(undefined, made, 'later'), 'it is made');
    await push([{ ...deleteOperation(by, record), by: 'member-maelle' }]);
    await round(transportOf(maelle));
    expect(await sentTo()).toEqual([undefined]);
    await store.keep(photo, { record: 'file-2' });
    await push([naming('file-2', hash)]);
    await round(transportOf(maelle));
    expect(await sentTo()).toEqual(['epoch-1']);
  });

  it('of the same file from two laptops sends it once and notes it on both', async () => {
    await push([naming('file-1', hash), naming('file-2', hash)]);
    const daniel = await joined(server, maelle, 'member-daniel', ['accountManager']);
    const other = newStore();
    await other.keep(photo, { record: 'file-2' });
    await round(transportOf(maelle));
    const theirs = transportOf(daniel, 'member-daniel');
    await round({ ...theirs, send: () => Promise.reject(new Error('sent twice')) }, other);
    expect(await sentTo(other)).toEqual(['epoch-1']);
  });

  it('of an answer and of an organisation come to another laptop byte by byte, and to nobody who reads no sheets', async () => {
    const emma = await joined(server, maelle, 'member-emma', ['accountManager']);
    const observer = await joined(server, maelle, 'member-observer', ['observer']);
    const homes = [
      { id: 'evidence', home: 'sme-1', beside: { aboutId: 'form-1', item: 'q12' } },
      { id: 'partner', home: 'organisation-1', beside: {} },
    ];
    const organisation = createOperation(
      by,
      'organisation',
      { home: 'organisation-1', id: 'organisation-1' },
      { name: 'CCI', kind: 'supportOrganisation', engagement: 'identified' },
    );
    await push([{ ...organisation, by: 'member-maelle' }]);
    for (const { id, home, beside } of homes) {
      const bytes: Bytes = Uint8Array.from({ length: 300_000 }, (_, at) => (at * id.length) % 251);
      const own = await store.keep(bytes, { record: id });
      const values = { name: `${id}.bin`, kind: 'file', hash: own, bytes: bytes.length } as const;
      const operation = createOperation(by, 'attachment', { home, id }, { ...values, ...beside });
      await push([{ ...operation, by: 'member-maelle' }]);
      // Cut after its first piece, and sent on from there.
      const cut = failingAt(transportOf(maelle), 2, 'after');
      await round(cut).catch(() => undefined);
      await round(transportOf(maelle));
      const fetched = await transportOf(emma, 'member-emma').fetch({ recordId: id, hash: own });
      expect(fetched).toEqual(ok(bytes));
      const theirs = transportOf(observer, 'member-observer');
      const refused = fail({ kind: 'refused', refusal: 'forbidden' });
      expect(await theirs.fetch({ recordId: id, hash: own })).toMatchObject(refused);
    }
  });

  it('to a server that was restored without it brings it again, and waits until then', async () => {
    await push([naming('file-1', hash)]);
    await store.noteSent(hash, 'epoch of the server before');
    const transport = transportOf(maelle);
    const busy = { kind: 'refused', refusal: 'refused' } as const;
    await round({ ...transport, send: async () => fail(busy) });
    expect(await sentTo()).toEqual([undefined]);
    await round(transport);
    expect(await sentTo()).toEqual(['epoch-1']);
  });

  it('brings what was only fetched here to a server that was restored without it', async () => {
    await push([naming('file-1', hash)]);
    await store.remove([hash]);
    await store.keep(photo, { record: 'file-1', from: { epoch: 'the server before', hash } });
    await round(transportOf(maelle));
    expect(await sentTo()).toEqual(['epoch-1']);
    expect((await transportOf(maelle).fetch({ recordId: 'file-1', hash })).ok).toBe(true);
  });

  it('asks again whether the server has what it had, and brings what was lost there since (F113)', async () => {
    await push([naming('file-1', hash)]);
    const transport = transportOf(maelle);
    await round(transport);
    const again = { store, transport, epoch: 'epoch-1', isOver: () => false, random: () => 0.5 };
    expect(await askAgain(again)).toEqual(ok(undefined));
    expect(await sentTo()).toEqual(['epoch-1']);
    rmSync(server.filesFolder, { recursive: true });
    await askAgain(again);
    expect(await sentTo()).toEqual([undefined]);
    await round(transport);
    expect((await transport.fetch({ recordId: 'file-1', hash })).ok).toBe(true);
  });

  it('asks again about no more than so many that are there, about all once one is missing (F113)', async () => {
    const count = askAgainMax + 5;
    for (let index = 0; index < count; index += 1) {
      const bytes = Uint8Array.of(1, index);
      await store.keep(bytes, { record: `file-${index + 2}` });
    }
    for (const file of await store.list()) await store.noteSent(file.hash, 'epoch-1');
    let asked: string[] = [];
    const transport = transportOf(maelle);
    const asking = (isWhole: boolean, random: number) => {
      asked = [];
      return askAgain({
        store,
        epoch: 'epoch-1',
        isOver: () => false,
        random: () => random,
        transport: {
          ...transport,
          state: async ({ recordId }) => {
            asked.push(recordId);
            return ok({ offset: 0, isWhole });
          },
        },
      });
    };
    await asking(true, 0.999);
    expect(asked).toHaveLength(askAgainMax);
    await asking(true, 0);
    expect(asked).toHaveLength(askAgainMax);
    await asking(false, 0.5);
    expect(new Set(asked).size).toBe(count + 1);
    expect(new Set(await sentTo())).toEqual(new Set([undefined]));
  });

  it('leaves as sent what the server does not tell of: its record lies in the bin, or one only reads (F113)', async () => {
    const made = naming('file-1', hash);
    await push([made]);
    const transport = transportOf(maelle);
    await round(transport);
    const { record } = present(applyOperation(undefined, made, 'later'), 'it is made');
    await push([{ ...deleteOperation(by, record), by: 'member-maelle' }]);
    const again = { store, transport, epoch: 'epoch-1', isOver: () => false, random: () => 0 };
    await askAgain(again);
    const chief = await joined(server, maelle, 'member-chief', ['chief']);
    await askAgain({ ...again, transport: transportOf(chief, 'member-chief') });
    expect(await sentTo()).toEqual(['epoch-1']);
    const offline = { kind: 'offline' } as const;
    const none = { ...transport, state: async () => fail(offline) };
    expect(await askAgain({ ...again, transport: none })).toEqual(fail(offline));
  });

  it('does not send what was damaged on this device as the file', async () => {
    await push([naming('file-1', hash)]);
    const damaged = { ...store, read: async () => undefined };
    await round(transportOf(maelle), damaged);
    expect(await sentTo()).toEqual([undefined]);
    const fetched = await transportOf(maelle).fetch({ recordId: 'file-1', hash });
    expect(fetched).toEqual(fail({ kind: 'refused', refusal: 'notFound' }));
  });

  it('ends at a problem of the network, and goes past one of a single file', async () => {
    const other = await store.keep(Uint8Array.of(1, 2, 3), { record: 'file-2' });
    await push([naming('file-2', other)]);
    expect(await round(transportOf(maelle))).toEqual(ok(undefined));
    expect(await sentTo()).toEqual([undefined, 'epoch-1']);
    const offline = { kind: 'offline' } as const;
    const none = { ...transportOf(maelle), state: async () => fail(offline) };
    expect(await round(none)).toEqual(fail(offline));
  });

  it('notes why the server does not take one, and forgets it once it does (F195)', async () => {
    const refusals = async () => (await store.list()).map(({ refusal }) => refusal);
    await round(transportOf(maelle));
    expect(await refusals()).toEqual(['notFound']);
    await push([naming('file-1', hash)]);
    const transport = transportOf(maelle);
    for (const refusal of ['tooLarge', 'forbidden'] as const) {
      const send = async () => fail({ kind: 'refused', refusal } as const);
      expect(await round({ ...transport, send })).toEqual(ok(undefined));
      expect(await refusals()).toEqual([refusal]);
      expect(await sentTo()).toEqual([undefined]);
    }
    // Told once: each note begins another round.
    let notes = 0;
    store.subscribe(() => {
      notes += 1;
    });
    await round({
      ...transport,
      send: async () => fail({ kind: 'refused', refusal: 'forbidden' } as const),
    });
    expect(notes).toBe(0);
    await round(transport);
    expect([await refusals(), await sentTo()]).toEqual([[undefined], ['epoch-1']]);
  });

  it.each([
    ['by one byte', (offset: number) => offset + 1],
    ['beyond the end', (offset: number) => offset + 10 * photo.length],
    ['back', (offset: number) => offset - 1],
  ])('is given up for this round where a server counts on %s (F330)', async (_how, next) => {
    await push([naming('file-1', hash)]);
    let pieces = 0;
    const send: FileTransport['send'] = async (_file, { offset }) => {
      pieces += 1;
      if (pieces > 100) throw new Error('pieces without end');
      return ok({ isWhole: false, offset: next(offset) });
    };
    expect(await round({ ...transportOf(maelle), send })).toEqual(ok(undefined));
    expect(await sentTo()).toEqual([undefined]);
  });

  it('takes no more of an answer without end than a file may hold (F330)', async () => {
    let sent = 0;
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        sent += 1_000_000;
        controller.enqueue(new Uint8Array(1_000_000));
        if (sent > 100_000_000) controller.close();
      },
    });
    const headers = { 'content-type': 'application/octet-stream', [protocolHeader]: '11' };
    const transport = fileTransport(
      { environment: testEnvironment(), fetch: async () => new Response(body, { headers }) },
      'programme-1',
      'member-maelle',
    );
    const refused = { kind: 'refused', refusal: 'failed' } as const;
    expect(await transport.fetch({ recordId: 'file-1', hash })).toEqual(fail(refused));
    expect(sent).toBeLessThan(20_000_000);
  });

  it('is answered by a hotel’s page as by no server', async () => {
    const transport = fileTransport(
      {
        environment: testEnvironment(),
        fetch: async () => new Response('<html>', { headers: { 'content-type': 'text/html' } }),
      },
      'programme-1',
      'member-maelle',
    );
    expect(await transport.fetch({ recordId: 'file-1', hash })).toEqual(
      fail({ kind: 'notCarnet' }),
    );
  });
});

describe('the exchange of files [C15] (F78)', () => {
  /** An exchange of files whose text is exchanged when the test says so. */
  function begun(transport: FileTransport, isAlone = true, wanted: readonly NamedFile[] = []) {
    const environment = testEnvironment();
    let phase: SyncPhase = 'sending';
    const listeners = new Set<() => void>();
    const exchange = fileExchange({
      store: { ...store, close: () => undefined },
      transport,
      environment,
      exchange: {
        getState: () => ({ ...firstSyncState, phase }),
        subscribe: (listener) => {
          listeners.add(listener);
          return () => listeners.delete(listener);
        },
      },
      epoch: async () => 'epoch-1',
      wanted: async () => wanted,
      alone: async (work) => {
        if (isAlone) await work();
      },
      random: () => 0.5,
    });
    const enter = (next: SyncPhase): void => {
      phase = next;
      for (const listener of listeners) listener();
    };
    return { exchange, environment, enter };
  }

  it('begins after the text was exchanged, and with each file that comes', async () => {
    await push([naming('file-1', hash)]);
    const { enter, exchange } = begun(transportOf(maelle));
    expect(await sentTo()).toEqual([undefined]);
    enter('synced');
    await expect.poll(() => sentTo()).toEqual(['epoch-1']);
    const other = await store.keep(Uint8Array.of(1), { record: 'file-2' });
    await push([naming('file-2', other)]);
    enter('synced');
    await expect.poll(() => sentTo()).toEqual(['epoch-1', 'epoch-1']);
    exchange.stop();
  });

  it('comes back by itself after a pause, and leaves the work to the tab that is at it', async () => {
    await push([naming('file-1', hash)]);
    const transport = transportOf(maelle);
    let isOffline = true;
    let asked = 0;
    const { enter, environment, exchange } = begun({
      ...transport,
      state: (file) => {
        asked += 1;
        return isOffline ? Promise.resolve(fail({ kind: 'offline' })) : transport.state(file);
      },
    });
    enter('synced');
    await expect.poll(() => asked).toBe(1);
    isOffline = false;
    await expect
      .poll(async () => {
        environment.pass(1000);
        return sentTo();
      })
      .toEqual(['epoch-1']);
    exchange.stop();

    await store.noteSent(hash, undefined);
    const idle = begun({ ...transport, state: () => Promise.reject(new Error('asked')) }, false);
    idle.enter('synced');
    expect(await sentTo()).toEqual([undefined]);
  });

  it('at its start finds what the server has lost, and brings it again (F113)', async () => {
    await push([naming('file-1', hash)]);
    const transport = transportOf(maelle);
    await round(transport);
    rmSync(server.filesFolder, { recursive: true });
    let asked = 0;
    const { enter, exchange } = begun({
      ...transport,
      state: (file) => {
        if (file.hash === hash) asked += 1;
        return transport.state(file);
      },
    });
    enter('synced');
    await expect
      .poll(async () => (await transport.fetch({ recordId: 'file-1', hash })).ok)
      .toBe(true);
    await expect.poll(() => sentTo()).toEqual(['epoch-1']);
    const before = asked;
    const other = await store.keep(Uint8Array.of(1), { record: 'file-2' });
    await push([naming('file-2', other)]);
    enter('synced');
    await expect.poll(() => sentTo()).toEqual(['epoch-1', 'epoch-1']);
    // Of the new file only, which may be asked about before its record is there.
    expect(asked).toBe(before);
    exchange.stop();
  });

  it('brings what is wanted here after it sent, asking once for what is not there', async () => {
    await push([naming('file-1', hash)]);
    await round(transportOf(maelle));
    await store.remove([hash]);
    const none = 'c'.repeat(64);
    const transport = transportOf(maelle);
    const asked: string[] = [];
    const counted: FileTransport = {
      ...transport,
      fetch: (file) => {
        asked.push(file.recordId);
        return transport.fetch(file);
      },
    };
    const wanted = [
      { recordId: 'file-9', hash: none },
      { recordId: 'file-1', hash },
    ];
    const { enter, exchange } = begun(counted, true, wanted);
    enter('synced');
    await expect.poll(() => sentTo()).toEqual(['epoch-1']);
    enter('synced');
    await expect.poll(() => asked).toEqual(['file-9', 'file-1']);
    exchange.stop();
  });

  it('fetches a file whole or not at all', async () => {
    await push([naming('file-1', hash)]);
    await round(transportOf(maelle));
    const bytes = present(await store.read(hash), 'it is here');
    await store.remove([hash]);
    const transport = transportOf(maelle);
    const cut = begun({ ...transport, fetch: async () => ok(bytes.slice(0, 100)) });
    expect(await cut.exchange.fetch('file-1', hash)).toEqual({ kind: 'notThere' });
    expect(await store.list()).toEqual([]);
    const { exchange } = begun(transport);
    expect(await exchange.fetch('file-9', hash)).toEqual({ kind: 'notThere' });
    expect(await exchange.fetch('file-1', hash)).toEqual({ kind: 'here' });
    expect(await sentTo()).toEqual(['epoch-1']);
  });
});

/** Room on a device: only what the server has, and a verified backup of it too, is removed, and it can be fetched again (F78). */

import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { beforeEach, describe, expect, it } from 'vitest';
import type { FileStore } from '../../../../src/client/ports/file-store.ts';
import { fileStore } from '../../../../src/client/storage/file-store.ts';
import { type FileTransport, fileTransport } from '../../../../src/client/sync/file-transport.ts';
import { freeFiles } from '../../../../src/client/sync/free-files.ts';
import { sendFiles } from '../../../../src/client/sync/send-files.ts';
import { createOperation } from '../../../../src/domain/operation/build.ts';
import { copyFiles } from '../../../../src/server/storage/backup-files.ts';
import { fail, ok } from '../../../../src/std/result.ts';
import { testEnvironment } from '../../../support/carnet-fixture.ts';
import {
  type ApiServer,
  apiAddress,
  type Browser,
  connected,
  joined,
} from '../../../support/api-server.ts';
import { author, founding, newSme } from '../../../support/server-pushes.ts';

const by = author('member-maelle');
const epoch = 'epoch-1';
let server: ApiServer;
let maelle: Browser;
let store: FileStore;
let transport: FileTransport;
let hashes: readonly string[];

beforeEach(async () => {
  ({ server, maelle } = await connected());
  store = fileStore('programme-1', {
    now: () => 1,
    factory: { indexedDB: new IDBFactory(), IDBKeyRange },
  });
  const files = [1, 2].map((one) => Uint8Array.from({ length: 1000 * one }, () => one));
  hashes = await Promise.all(files.map((bytes, at) => store.keep(bytes, { record: `file-${at}` })));
  const naming = hashes.map((hash, at) =>
    createOperation(
      by,
      'attachment',
      { home: 'sme-1', id: `file-${at}` },
      { name: 'a.bin', kind: 'file', hash, bytes: 1000 * (at + 1) },
    ),
  );
  const operations = [...founding, newSme('sme-1', 'pad-fr', by), ...naming];
  await maelle.post('/programmes/programme-1/push', {
    device: 'laptop-1',
    sentAt: 1,
    groups: [
      { deviceSequence: 1, operations: operations.map((one) => ({ ...one, by: 'member-maelle' })) },
    ],
  });
  transport = transportOf(maelle, 'member-maelle');
});

const transportOf = (who: Browser, memberId: string): FileTransport =>
  fileTransport(
    {
      environment: testEnvironment(),
      fetch: async (path, init) => {
        const headers = new Headers(init.headers);
        headers.set('cookie', who.cookie ?? '');
        headers.set('origin', apiAddress);
        return server.app.request(`${apiAddress}${path.replace(/^\/api/, '')}`, {
          ...init,
          headers,
        });
      },
    },
    'programme-1',
    memberId,
  );

const send = () => sendFiles({ store, transport, epoch, isOver: () => false });
const copy = (phrase?: string) =>
  copyFiles(server.filesFolder, { folder: `${server.filesFolder}-copies`, phrase });
const free = (but: readonly string[] = [], over = transport) =>
  freeFiles({ store, transport: over, epoch, but: new Set(but), isOver: () => false });
const here = async () => (await store.list()).map(({ hash }) => hash);

describe('freeing room [C15] (F78)', () => {
  it('removes nothing that is only here, or on the server without a copy in a backup', async () => {
    expect(await free()).toEqual(ok({ count: 0, bytes: 0, stays: 2 }));
    await send();
    expect(await free()).toEqual(ok({ count: 0, bytes: 0, stays: 2 }));
    expect(await here()).toHaveLength(2);
  });

  it.each([undefined, 'a phrase of the operator'])(
    'removes what has a copy (phrase: %s), leaves what is to stay, and fetches it again',
    async (phrase) => {
      await send();
      await copy(phrase);
      const [first = '', second = ''] = hashes;
      expect(await free([second])).toEqual(ok({ count: 1, bytes: 1000, stays: 0 }));
      expect(await here()).toEqual([second]);
      const fetched = await transport.fetch({ recordId: 'file-0', hash: first });
      expect(fetched.ok && fetched.value.length).toBe(1000);
    },
  );

  it('makes room for who may only read as well, who is told nothing of a file that is not there', async () => {
    await send();
    await copy();
    const chief = await joined(server, maelle, 'member-chief', ['chief']);
    const theirs = transportOf(chief, 'member-chief');
    expect(await free([], theirs)).toEqual(ok({ count: 2, bytes: 3000, stays: 0 }));
    for (const folder of readdirSync(server.filesFolder)) {
      rmSync(join(server.filesFolder, folder), { recursive: true });
    }
    const [first = ''] = hashes;
    const refused = fail({ kind: 'refused', refusal: 'forbidden' });
    expect(await theirs.state({ recordId: 'file-0', hash: first })).toMatchObject(refused);
  });

  it('leaves a file that the server lost although a copy has it, and stops where nobody answers', async () => {
    await send();
    await copy();
    const lost = hashes[0] ?? '';
    for (const folder of readdirSync(server.filesFolder)) {
      rmSync(join(server.filesFolder, folder, lost), { force: true });
    }
    expect(await free()).toEqual(ok({ count: 1, bytes: 2000, stays: 1 }));
    expect(await here()).toEqual([lost]);
    const offline = { state: async () => fail({ kind: 'offline' } as const) };
    expect(await free([], { ...transport, ...offline })).toEqual(fail({ kind: 'offline' }));
    expect(await here()).toEqual([lost]);
  });
});

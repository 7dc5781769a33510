/**
 * Files on the server: brought in pieces, by a record that names them; broken off anywhere and gone on with at the byte;
 * fetched by whoever may read such a record, and by nobody who only knows a hash (F78).
 */

import { createHash } from 'node:crypto';
import { readdirSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { createOperation, deleteOperation } from '../../../../src/domain/operation/build.ts';
import { applyOperation } from '../../../../src/domain/operation/apply.ts';
import { fileBytesMax } from '../../../../src/domain/attachment/attachment.ts';
import { present } from '../../../../src/std/assert.ts';
import { type ApiServer, type Browser, connected, joined } from '../../../support/api-server.ts';
import { author, founding, newSme } from '../../../support/server-pushes.ts';

const programme = '/programmes/programme-1';
const content = Buffer.from(Array.from({ length: 5000 }, (_, index) => (index * 7) % 251));
const hash = createHash('sha256').update(content).digest('hex');
const by = author('member-maelle');
const naming = (id: string, of = hash) =>
  createOperation(
    by,
    'attachment',
    { home: 'sme-1', id },
    { name: 'photo.jpg', kind: 'picture', hash: of, bytes: content.length },
  );

let server: ApiServer;
let maelle: Browser;
let pushed = 0;

const push = (operations: readonly object[]) => {
  pushed += 1;
  return maelle.post(`${programme}/push`, {
    device: 'laptop-1',
    sentAt: 1,
    groups: [{ deviceSequence: pushed, operations }],
  });
};

beforeEach(async () => {
  ({ server, maelle } = await connected());
  pushed = 0;
  const first = [...founding, newSme('sme-1', 'pad-fr', by), naming('file-1')];
  await push(first.map((one) => ({ ...one, by: 'member-maelle' })));
});

const pathOf = (record = 'file-1', of = hash): string => `${programme}/files/${record}/${of}`;
const piece = (offset: number, length = content.length) => ({
  'upload-offset': String(offset),
  'upload-length': String(length),
});
const bring = (who: Browser, offset = 0, end = content.length, path = pathOf()) =>
  who.patch(path, content.subarray(offset, end), piece(offset));

async function fetched(who: Browser, path = pathOf()): Promise<Response> {
  return server.app.request(`http://127.0.0.1:4321${path}`, {
    headers: { cookie: who.cookie ?? '' },
  });
}

/** A piece whose connection breaks after so many bytes. */
function broken(bytes: Uint8Array, after: number): ReadableStream<Uint8Array> {
  let isSent = false;
  return new ReadableStream({
    pull: (controller) => {
      if (isSent) controller.error(new Error('the connection broke'));
      else if (after > 0) controller.enqueue(bytes.subarray(0, after));
      else controller.error(new Error('the connection broke'));
      isSent = true;
    },
  });
}

it('A file stays within reach, however long somebody makes the record that names it (F146)', async () => {
  expect((await bring(maelle)).status).toBe(200);
  const fields = Array.from({ length: 28 }, (_, at) => [
    `unknown${at}`,
    { value: 'ā'.repeat(1500) },
  ]);
  const { body } = await push([
    {
      ...{ kind: 'set', entity: 'attachment', record: 'file-1', home: 'sme-1', version: 1 },
      ...{ operationId: 'long', by: 'member-maelle', at: 1, fields: Object.fromEntries(fields) },
    },
  ]);
  expect(['accepted', 'conflicted']).toContain(body.outcomes[0].outcome);
  expect((await fetched(maelle)).status).toBe(200);
});

it('A file stays the one that was added: nobody puts other bytes in its place (F154)', async () => {
  await bring(maelle);
  const fields = { hash: { value: 'a'.repeat(64), base: 'file-1', before: hash } };
  const { body } = await push([
    {
      ...{ kind: 'set', entity: 'attachment', record: 'file-1', home: 'sme-1', version: 1 },
      ...{ operationId: 'swap', by: 'member-maelle', at: 1, fields },
    },
  ]);
  expect(body.outcomes).toMatchObject([{ outcome: 'needsAttention' }]);
  expect((await fetched(maelle)).status).toBe(200);
});

describe('bringing a file [S22] (F78)', () => {
  it('makes it whole under its hash, and fetched it is what was brought', async () => {
    expect((await bring(maelle)).body).toEqual({ offset: content.length, isWhole: true });
    const answer = await fetched(maelle);
    expect(Buffer.from(await answer.arrayBuffer()).equals(content)).toBe(true);
    expect(answer.headers.get('content-type')).toBe('application/octet-stream');
    expect(answer.headers.get('content-disposition')).toBe('attachment');
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  const cuts = Array.from({ length: 20 }, (_, index) =>
    Math.floor((index * content.length) / 19.5),
  );
  it.each(cuts)('broken off after %i bytes goes on at that byte', async (cut) => {
    await maelle.patch(pathOf(), broken(content, cut), piece(0));
    expect((await maelle.get(`${pathOf()}/state`)).body).toEqual({ offset: cut, isWhole: false });
    expect((await fetched(maelle)).status).toBe(404);
    expect((await bring(maelle, cut)).body).toEqual({ offset: content.length, isWhole: true });
    const answer = await fetched(maelle);
    expect(Buffer.from(await answer.arrayBuffer()).equals(content)).toBe(true);
  });

  it('by two laptops at once ends with one file, whichever is first', async () => {
    const daniel = await joined(server, maelle, 'member-daniel', ['accountManager']);
    await bring(maelle, 0, 2000);
    await bring(daniel, 0, 3000);
    expect((await bring(daniel, 3000)).body).toMatchObject({ isWhole: true });
    expect((await maelle.get(`${pathOf()}/state`)).body).toMatchObject({ isWhole: true });
    expect((await bring(maelle, 2000)).body).toMatchObject({ isWhole: true });
    const answer = await fetched(maelle);
    expect(Buffer.from(await answer.arrayBuffer()).equals(content)).toBe(true);
  });

  it('at a byte where the upload does not stand changes nothing', async () => {
    await bring(maelle, 0, 1000);
    expect((await bring(maelle, 1500)).status).toBe(409);
    expect((await bring(maelle, 500)).status).toBe(409);
    expect((await maelle.get(`${pathOf()}/state`)).body).toEqual({ offset: 1000, isWhole: false });
  });

  it('of other bytes than the hash says is thrown away', async () => {
    const other = Buffer.from(content).fill(1, 100, 101);
    expect((await maelle.patch(pathOf(), other, piece(0))).status).toBe(422);
    expect((await fetched(maelle)).status).toBe(404);
    expect((await maelle.get(`${pathOf()}/state`)).body).toEqual({ offset: 0, isWhole: false });
  });

  it('with a length that is a lie takes no byte beyond it, and nothing above the limit', async () => {
    expect((await maelle.patch(pathOf(), content, piece(0, 4000))).status).toBe(422);
    expect((await maelle.get(`${pathOf()}/state`)).body).toEqual({ offset: 0, isWhole: false });
    expect((await maelle.patch(pathOf(), content, piece(0, fileBytesMax + 1))).status).toBe(413);
    for (const wrong of ['-1', 'x', '1e3', '']) {
      const headers = { ...piece(0), 'upload-offset': wrong };
      expect((await maelle.patch(pathOf(), content, headers)).status).toBe(400);
    }
  });

  it('comes from Carnet’s own page only (control 3)', async () => {
    const attempts: Record<string, string>[] = [
      { origin: 'http://evil.example' },
      { 'sec-fetch-site': 'cross-site' },
      { 'carnet-protocol': '' },
      { 'content-type': 'text/plain' },
      { 'content-type': 'application/json' },
    ];
    for (const headers of attempts) {
      const { status } = await maelle.patch(pathOf(), content, { ...piece(0), ...headers });
      expect([headers, status]).toEqual([headers, 403]);
    }
    const posted = await maelle.post(`${programme}/pull`, '{}', {
      'content-type': 'application/offset+octet-stream',
    });
    expect(posted.status).toBe(403);
  });
});

describe('the right to a file [S21] (F78)', () => {
  it('comes with a record of the programme that names it, for those who read records', async () => {
    await bring(maelle);
    const chief = await joined(server, maelle, 'member-chief', ['chief']);
    expect((await fetched(chief)).status).toBe(200);
    expect((await bring(chief)).status).toBe(403);
    const observer = await joined(server, maelle, 'member-observer', ['observer']);
    expect((await fetched(observer)).status).toBe(403);
  });

  it('comes also from whoever made the record and writes no more: nobody else has it (F119)', async () => {
    const emma = await joined(server, maelle, 'member-emma', ['accountManager']);
    const own = { ...naming('file-2'), by: 'member-emma' };
    const group = { deviceSequence: 1, operations: [own] };
    await emma.post(`${programme}/push`, { device: 'laptop-2', sentAt: 1, groups: [group] });
    await maelle.post(`${programme}/members`, { memberId: 'member-emma', roles: ['chief'] });
    expect((await bring(emma)).status).toBe(403);
    expect((await bring(emma, 0, content.length, pathOf('file-2'))).body).toMatchObject({
      isWhole: true,
    });
    await maelle.post(`${programme}/members`, { memberId: 'member-emma', roles: ['observer'] });
    expect((await bring(emma, 0, content.length, pathOf('file-2'))).status).toBe(403);
  });

  it('is not had by its hash: what is there answers like what is not', async () => {
    await bring(maelle);
    const none = 'b'.repeat(64);
    const answers = [
      pathOf('no-record'),
      pathOf('sme-1'),
      pathOf('file-1', none),
      pathOf('no-record', none),
      pathOf('file-1', hash.toUpperCase()),
      pathOf('file-1', '..%2F..%2Fcarnet.db'),
    ].map(async (path) => {
      const answer = await fetched(maelle, path);
      return [answer.status, await answer.text()];
    });
    for (const answer of await Promise.all(answers)) {
      expect(answer).toEqual([404, '{"error":"notFound"}']);
    }
  });

  it('does not reach into another programme, whatever names the hash there', async () => {
    await bring(maelle);
    await maelle.post('/programmes', {
      programmeId: 'programme-2',
      programmeName: 'Other',
      memberId: 'member-maelle',
    });
    const other = pathOf().replace('programme-1', 'programme-2');
    expect((await fetched(maelle, other)).status).toBe(404);
  });

  it('rests while its record lies in the bin, and comes back with it', async () => {
    await bring(maelle, 0, 2000);
    const record = present(
      applyOperation(undefined, naming('file-1'), 'later'),
      'it is made',
    ).record;
    await push([deleteOperation(by, record)]);
    expect((await maelle.get(`${pathOf()}/state`)).status).toBe(404);
    expect((await bring(maelle, 2000)).status).toBe(404);
    await push([naming('file-2')]);
    const again = await bring(maelle, 2000, content.length, pathOf('file-2'));
    expect(again.body).toMatchObject({ isWhole: true });
    expect((await fetched(maelle, pathOf('file-1'))).status).toBe(404);
    expect((await fetched(maelle, pathOf('file-2'))).status).toBe(200);
  });
});

describe('a file that is damaged on the disk of the server [S22] (F113)', () => {
  const damage = (): void => {
    const names = readdirSync(server.filesFolder, { recursive: true, encoding: 'utf8' });
    const name = present(
      names.find((one) => one.endsWith(hash)),
      'it is there',
    );
    truncateSync(join(server.filesFolder, name), 100);
  };

  it('is not there for whoever fetches it, and is brought again by whoever has it', async () => {
    await bring(maelle);
    damage();
    expect((await fetched(maelle)).status).toBe(404);
    const state = await maelle.get(`${pathOf()}/state`);
    expect(state.body).toEqual({ offset: 0, isWhole: false });
    expect((await bring(maelle)).body).toMatchObject({ isWhole: true });
    const answer = await fetched(maelle);
    expect(Buffer.from(await answer.arrayBuffer()).equals(content)).toBe(true);
  });

  it('is brought again also by whoever does not ask first', async () => {
    await bring(maelle);
    damage();
    expect((await bring(maelle)).body).toMatchObject({ isWhole: true });
    expect((await fetched(maelle)).headers.get('content-length')).toBe(String(content.length));
  });

  it('is none that a record only says another length of', async () => {
    await bring(maelle);
    const wrong = createOperation(
      by,
      'attachment',
      { home: 'sme-1', id: 'file-9' },
      { name: 'photo.jpg', kind: 'picture', hash, bytes: 1 },
    );
    await push([wrong]);
    expect((await fetched(maelle, pathOf('file-9'))).status).toBe(200);
    expect((await fetched(maelle)).status).toBe(200);
  });
});

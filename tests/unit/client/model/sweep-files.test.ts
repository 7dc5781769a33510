/** Bytes that a kill left without a record: gone a day later, and only where nothing on the device names them. */

import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { beforeEach, describe, expect, it } from 'vitest';
import { sweepFiles } from '../../../../src/client/model/sweep-files.ts';
import type { FileStore } from '../../../../src/client/ports/file-store.ts';
import { fileStore } from '../../../../src/client/storage/file-store.ts';
import { askAgain, sendFiles } from '../../../../src/client/sync/send-files.ts';
import { createRecord, deleteRecord } from '../../../../src/domain/command/command.ts';
import { fail, ok } from '../../../../src/std/result.ts';
import { type CarnetFixture, carnetFixture } from '../../../support/carnet-fixture.ts';

const dayMs = 24 * 60 * 60 * 1000;
let fixture: CarnetFixture;
let smeId: string;
let files: FileStore;
let time: number;

beforeEach(async () => {
  fixture = await carnetFixture();
  smeId = await fixture.addSme();
  time = 1000;
  files = fileStore('programme-1', {
    now: () => time,
    factory: { indexedDB: new IDBFactory(), IDBKeyRange },
    additions: { hold: (work) => work(), isHeld: async () => false },
  });
});

const begunAt = async () => 0;
/** The programme began before any file was kept. */
const beginFirst = () => fixture.store.begunAt(0);

const keep = (words: string, record: string) =>
  files.keep(new TextEncoder().encode(words), { record });
const attach = async (words: string, id: string): Promise<string> => {
  const hash = await keep(words, id);
  const values = { name: `${words}.txt`, kind: 'file', hash, bytes: words.length } as const;
  expect((await fixture.carnet.run(createRecord('attachment', smeId, values, id))).ok).toBe(true);
  return hash;
};
const sweep = () => sweepFiles(files, fixture.store, time);
const here = async () => (await files.list()).map(({ hash }) => hash);

describe('the sweep of files without a record (F78)', () => {
  it('removes what a kill left between bytes and record, a day later and not before', async () => {
    await beginFirst();
    const named = await attach('named', 'file-1');
    const unnamed = await keep('unnamed', 'file-2');
    time += dayMs;
    expect(await sweep()).toBe(0);
    expect(await here()).toEqual([named, unnamed]);
    time += 1;
    expect(await sweep()).toBe(1);
    expect(await here()).toEqual([named]);
    expect(await files.read(unnamed)).toBeUndefined();
  });

  it('keeps what lies in the bin, and what a half-typed contact or a form names', async () => {
    await beginFirst();
    const inBin = await attach('in the bin', 'file-1');
    await fixture.carnet.run(deleteRecord('file-1'));
    const half = await keep('half-typed', 'file-2');
    const draft = { key: `files:${smeId}`, text: JSON.stringify({ 'file-2': true }), at: 1 };
    await fixture.store.putDraft(draft);
    time += 2 * dayMs;
    expect(await sweep()).toBe(0);
    expect(await here()).toEqual([inBin, half]);
    await fixture.store.putDraft({ ...draft, text: '' });
    expect(await sweep()).toBe(1);
    expect(await here()).toEqual([inBin]);
  });

  it.each([
    ['its record', 'epoch-2', fail({ kind: 'refused', refusal: 'notFound' } as const)],
    ['its bytes', 'epoch-1', ok({ offset: 0, isWhole: false })],
  ] as const)(
    'keeps what was sent once, where the server was restored to before %s and its author is away (F269)',
    async (_what, epoch, answer) => {
      await beginFirst();
      const fetched = await keep('fetched', 'file-1');
      await files.noteSent(fetched, 'epoch-1');
      const transport = { state: async () => answer, send: async () => answer };
      const parts = { store: files, transport, epoch, isOver: () => false };
      expect(await askAgain({ ...parts, random: () => 0 })).toEqual(ok(undefined));
      if (epoch === 'epoch-2') expect(await sendFiles(parts)).toEqual(ok(undefined));
      expect(await files.list()).toMatchObject([{ sentTo: undefined }]);
      const unnamed = await keep('unnamed', 'file-2');
      time += 2 * dayMs;
      expect(await sweep()).toBe(1);
      expect(await here()).toEqual([fetched]);
      expect(await files.read(unnamed)).toBeUndefined();
      expect(await files.read(fetched)).toBeDefined();
    },
  );

  it('keeps everything where the device cannot tell what it lacks', async () => {
    await keep('unnamed', 'file-1');
    time += 2 * dayMs;
    expect(await sweepFiles(files, { begunAt, findMentions: async () => undefined }, time)).toBe(0);
    expect(await here()).toHaveLength(1);
  });

  it('keeps what was added again while it was looked for', async () => {
    const hash = await keep('again', 'file-1');
    time += 2 * dayMs;
    const findMentions = async () => {
      await attach('again', 'file-2');
      return new Set<string>();
    };
    expect(await sweepFiles(files, { begunAt, findMentions }, time)).toBe(0);
    expect(await here()).toEqual([hash]);
  });

  it('keeps what lay here before the programme began, also where it was added again since: a newer backup may name it', async () => {
    const left = await keep('of the database that vanished', 'file-1');
    time += 1000;
    await fixture.store.begunAt(time);
    time += 1000;
    await keep('of the database that vanished', 'file-2');
    const unnamed = await keep('unnamed', 'file-3');
    time += 2 * dayMs;
    expect(await sweep()).toBe(1);
    expect(await here()).toEqual([left]);
    expect(await files.read(unnamed)).toBeUndefined();
  });

  it('keeps what was there at its first look, where nobody knows when the programme began', async () => {
    const left = await keep('left', 'file-1');
    time += 2 * dayMs;
    expect(await sweep()).toBe(0);
    time += 1000;
    await keep('unnamed', 'file-2');
    time += 2 * dayMs;
    expect(await sweep()).toBe(1);
    expect(await here()).toEqual([left]);
  });
});

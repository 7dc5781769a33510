/** The parts of a snapshot, each asked for while the one before it is stored. */

import { describe, expect, it } from 'vitest';
import type { SnapshotReply, SnapshotRequest } from '../../../../src/protocol/sync-messages.ts';
import type { AnyRecord } from '../../../../src/domain/operation/record.ts';
import { fail, ok } from '../../../../src/std/result.ts';
import { testNow } from '../../../support/carnet-fixture.ts';
import { snapshotDevice } from '../../../support/snapshot-device.ts';

const nextOf = { heads: { kind: 'recent' }, recent: { kind: 'older' }, older: undefined } as const;

interface Parts {
  /** What the first part holds, and the whole. */
  readonly records?: readonly AnyRecord[];
  readonly total?: number;
  /** How long each part takes, in milliseconds. */
  readonly takesMs?: number;
}

async function downloading({ records = [], total = 0, takesMs = 0 }: Parts = {}) {
  const asked: SnapshotRequest['part']['kind'][] = [];
  const from: string[] = [];
  /** What the line and the server do from the second part on. */
  const line = { isBroken: false, tellsNext: false, sequence: 1, holds: Promise.resolve() };
  /** What reading the records of the first part waits for. */
  const reading = { ends: Promise.resolve() };
  const { sheets, store, environment, take, forget } = await snapshotDevice(
    'programme-1',
    async (_programme, { part, recentFrom }, onFollowed) => {
      asked.push(part.kind);
      from.push(recentFrom);
      environment.pass(takesMs);
      const goesOn = nextOf[part.kind];
      const count = part.kind === 'heads' ? records.length : 0;
      if (line.tellsNext && goesOn !== undefined) onFollowed?.({ next: goesOn, total, count });
      await (part.kind === 'heads' ? reading.ends : line.holds);
      if (line.isBroken && part.kind !== 'heads') return fail({ kind: 'offline' });
      const next = nextOf[part.kind];
      const reply: SnapshotReply = {
        epoch: 'e',
        scope: 1,
        serverTime: testNow,
        sequence: line.sequence,
        watermark: 0,
        records: part.kind === 'heads' ? [...records] : [],
        total,
        ...(next === undefined ? {} : { next }),
      };
      return ok(reply);
    },
  );
  const homes = async () => (await sheets.open()).heads;
  return { asked, from, environment, line, reading, homes, store, take, forget };
}

describe('The next part of a snapshot', () => {
  it('is asked for with the one before it, and once', async () => {
    const { asked, store, take } = await downloading();
    await take('anew');
    expect(asked).toEqual(['heads', 'recent']);
    await take('next');
    expect(asked).toEqual(['heads', 'recent', 'older']);
    await take('next');
    expect(asked).toEqual(['heads', 'recent', 'older']);
    expect((await store.readSync())?.cursor?.sequence).toBe(1);
  });

  it('is asked for once an answer says where it begins, while the rest of that answer comes', async () => {
    const { asked, line, store, take } = await downloading();
    line.tellsNext = true;
    let letGo = (): void => undefined;
    line.holds = new Promise((resolve) => {
      letGo = resolve;
    });
    await take('anew');
    const second = take('next');
    await settle();
    expect(asked).toEqual(['heads', 'recent', 'older']);
    letGo();
    await second;
    await take('next');
    expect(asked).toEqual(['heads', 'recent', 'older']);
    expect((await store.readSync())?.cursor?.sequence).toBe(1);
  });

  it('is asked for again when its answer has become old', async () => {
    const { asked, environment, take } = await downloading();
    await take('anew');
    environment.pass(60_000);
    await take('next');
    expect(asked).toEqual(['heads', 'recent', 'recent', 'older']);
  });

  it('is not taken for another one: a download that begins anew begins with the first', async () => {
    const { asked, take } = await downloading();
    await take('anew');
    await take('anew');
    expect(asked).toEqual(['heads', 'recent', 'heads', 'recent']);
  });
});

/** Lets what waits for promises go on. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

const stamp = { at: 1, by: 'somebody' };
const hundred = Array.from({ length: 100 }, (_, index): AnyRecord => {
  const id = `sme-${index}`;
  const values = { name: `Atelier ${index}` };
  return { id, entity: 'sme', home: id, values, created: stamp, changed: stamp, sequence: 1 };
});
const recent = '2020-08-21';
const everything = '0001-01-01';

describe('The contacts of a first download', () => {
  it.each([
    ['sheet by sheet where all are here within seconds', 1100, 200, everything],
    ['the recent ones first over a slow network', 1100, 400, recent],
    ['the recent ones first where there are many', 30_000, 1, recent],
  ])('come %s', async (_how, total, takesMs, expected) => {
    const { asked, from, take } = await downloading({ records: hundred, total, takesMs });
    await take('anew');
    await take('next');
    expect(asked).toEqual(['heads', 'recent', 'older']);
    expect(from).toEqual([recent, expected, expected]);
  });

  it.each([
    ['sheet by sheet', 200, everything],
    ['the recent ones first', 400, recent],
  ])('are asked for %s while the first part is still read', async (_how, takesMs, expected) => {
    const { asked, from, line, reading, take } = await downloading({
      records: hundred,
      total: 1100,
      takesMs,
    });
    line.tellsNext = true;
    let letGo = (): void => undefined;
    reading.ends = new Promise((resolve) => {
      letGo = resolve;
    });
    const first = take('anew');
    await settle();
    expect(asked).toEqual(['heads', 'recent']);
    letGo();
    await first;
    await take('next');
    expect(asked).toEqual(['heads', 'recent', 'older']);
    expect(from).toEqual([recent, expected, expected]);
  });

  it('keep their order when the download goes on after a restart', async () => {
    const { from, store, take, environment } = await downloading({
      records: hundred,
      total: 1100,
      takesMs: 400,
    });
    await take('anew');
    expect((await store.readSync())?.snapshot).toMatchObject({
      next: { kind: 'recent' },
      recentFrom: recent,
    });
    environment.pass(365 * 86_400_000);
    await take('next');
    expect(from.slice(1)).toEqual([recent, recent, recent]);
  });
});

describe('A long download', () => {
  it('over a quick line keeps its heads back until the recent contacts are here', async () => {
    const { asked, from, homes, store, take } = await downloading({
      records: hundred,
      total: 30_000,
      takesMs: 100,
    });
    await take('anew');
    expect(await homes()).toHaveLength(0);
    await take('next');
    expect(await homes()).toHaveLength(100);
    expect((await store.readSync())?.snapshot).toMatchObject({
      next: { kind: 'older' },
      recentFrom: recent,
    });
    await take('next');
    expect(asked).toEqual(['heads', 'recent', 'older']);
    expect(from).toEqual([recent, recent, recent]);
    expect((await store.readSync())?.cursor?.sequence).toBe(1);
  });

  it('over a slow one shows its heads at once', async () => {
    const { homes, take } = await downloading({ records: hundred, total: 30_000, takesMs: 200 });
    await take('anew');
    expect(await homes()).toHaveLength(100);
  });
});

describe('A short download', () => {
  const short = { records: hundred, total: 1100, takesMs: 200 };

  it('keeps its heads back until the contacts of their sheets are here', async () => {
    const { homes, store, take } = await downloading(short);
    await take('anew');
    expect(await homes()).toHaveLength(0);
    expect((await store.readSync())?.snapshot?.next).toEqual({ kind: 'heads' });
    await take('next');
    expect(await homes()).toHaveLength(100);
    await take('next');
    expect((await store.readSync())?.cursor?.sequence).toBe(1);
  });

  it('[C10] begins anew where what it kept back is gone', async () => {
    const { asked, homes, store, take, forget } = await downloading(short);
    await take('anew');
    forget();
    await take('next');
    await take('next');
    await take('next');
    expect(asked).toEqual(['heads', 'recent', 'heads', 'recent', 'older']);
    expect(await homes()).toHaveLength(100);
    expect((await store.readSync())?.cursor?.sequence).toBe(1);
  });

  it('[C10] shows what it kept back as soon as the line breaks, and goes on from there', async () => {
    const { asked, from, homes, line, store, take, forget } = await downloading(short);
    line.isBroken = true;
    await take('anew');
    expect(await take('next')).toMatchObject({ kind: 'failed' });
    expect(await homes()).toHaveLength(100);
    expect((await store.readSync())?.snapshot).toMatchObject({ next: { kind: 'recent' } });
    line.isBroken = false;
    forget();
    await take('next');
    await take('next');
    expect(asked).toEqual(['heads', 'recent', 'recent', 'older']);
    expect(from).toEqual([recent, everything, everything, everything]);
    expect((await store.readSync())?.cursor?.sequence).toBe(1);
  });

  it('[C10] shows what it kept back when the rest lets one wait, and takes the rest when it is here', async () => {
    const { asked, environment, homes, line, store, take } = await downloading(short);
    let letGo = (): void => undefined;
    line.holds = new Promise((resolve) => {
      letGo = resolve;
    });
    await take('anew');
    const next = take('next');
    environment.pass(2000);
    await settle();
    expect(await homes()).toHaveLength(0);
    environment.pass(1000);
    await settle();
    expect(await homes()).toHaveLength(100);
    letGo();
    expect(await next).toMatchObject({ kind: 'part', done: false });
    expect((await store.readSync())?.snapshot).toMatchObject({
      next: { kind: 'older' },
      recentFrom: everything,
    });
    await take('next');
    expect(asked).toEqual(['heads', 'recent', 'older']);
    expect((await store.readSync())?.cursor?.sequence).toBe(1);
  });

  it('[C10] is no short one any more once it has lasted too long', async () => {
    const { environment, homes, store, take } = await downloading(short);
    await take('anew');
    environment.pass(3000);
    await take('next');
    expect(await homes()).toHaveLength(100);
    expect((await store.readSync())?.snapshot?.next).toEqual({ kind: 'older' });
  });

  it.each([
    ['leaves nothing to pull for a device that never sent anything', 0, 1],
    ['is followed by a pull where this device has sent something', 1, undefined],
  ])('%s', async (_what, deviceSequence, upTo) => {
    const { store, take } = await downloading(short);
    await store.writeSync({ deviceSequence });
    await take('anew');
    await take('next');
    expect(await take('next')).toMatchObject({ kind: 'part', done: true, upTo });
  });

  it('is followed by a pull where something came meanwhile', async () => {
    const { line, take } = await downloading(short);
    await take('anew');
    line.sequence = 2;
    await take('next');
    expect(await take('next')).toMatchObject({ kind: 'part', done: true, upTo: undefined });
  });
});

/** The parts of a snapshot, each asked for while the one before it is stored. */

import { describe, expect, it } from 'vitest';
import type { SyncTransport } from '../../../../src/client/ports/sync.ts';
import { memoryDevice, memoryStore } from '../../../../src/client/storage/memory-store.ts';
import { type Ahead, runStep } from '../../../../src/client/sync/sync-steps.ts';
import type { SnapshotReply, SnapshotRequest } from '../../../../src/protocol/sync-messages.ts';
import { ok } from '../../../../src/std/result.ts';
import { testEnvironment, testNow } from '../../../support/carnet-fixture.ts';

const nextOf = { heads: { kind: 'recent' }, recent: { kind: 'older' }, older: undefined } as const;

async function downloading() {
  const sheets = memoryStore('programme-1', memoryDevice());
  await sheets.begin('member-1');
  const store = await sheets.sync();
  await store.connect('device-1');
  await store.claim();
  const asked: SnapshotRequest['part']['kind'][] = [];
  const unasked = (): never => {
    throw new Error('Only parts of a snapshot are asked for here');
  };
  const transport: SyncTransport = {
    push: unasked,
    pull: unasked,
    history: unasked,
    nudges: unasked,
    snapshot: async (_programme, { part }) => {
      asked.push(part.kind);
      const next = nextOf[part.kind];
      const reply: SnapshotReply = {
        epoch: 'e',
        scope: 1,
        serverTime: testNow,
        sequence: 1,
        watermark: 0,
        records: [],
        total: 0,
        ...(next === undefined ? {} : { next }),
      };
      return ok(reply);
    },
  };
  const environment = testEnvironment();
  const ahead: Ahead = {};
  const programmeId = 'programme-1';
  const ports = {
    programmeId,
    store,
    transport,
    environment,
    ahead,
    onOffset: () => undefined,
    onRestored: () => undefined,
    isOver: () => false,
  };
  const take = (mode: 'anew' | 'next') => runStep(ports, { kind: 'snapshot', mode });
  return { asked, environment, store, take };
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

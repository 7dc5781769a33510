/** A push that asks for a pull: what the device makes of the answer is what a pull of its own would have answered. */

import { describe, expect, it } from 'vitest';
import { piggybackedEntries } from '../../../../src/client/sync/piggybacked-entries.ts';
import type { Group } from '../../../../src/domain/operation/operation.ts';
import type { PushReply } from '../../../../src/protocol/sync-messages.ts';
import { syncLimits } from '../../../../src/protocol/limits.ts';
import { pushAndPull } from '../../../../src/server/sync/push-and-pull.ts';
import { present } from '../../../../src/std/assert.ts';
import { serverProgrammeId as home, type SyncServer } from '../../../support/sync-server.ts';
import {
  call,
  emma,
  founded,
  maelle,
  newSme,
  read,
  request,
  send,
  set,
  stored,
} from '../../../support/server-pushes.ts';

const cursor = { epoch: 'epoch-1', sequence: 4, scope: 1 };

async function together(
  server: SyncServer,
  groups: readonly Group[],
  { from = 1, pull = cursor, who = 'emma' } = {},
): Promise<PushReply> {
  const asked = { ...request(groups, { from }), pull };
  const answer = await pushAndPull(server.context, { accountId: who, programmeId: home }, asked);
  if (!answer.ok) throw new Error(answer.error);
  return answer.value;
}

const pushed = (groups: readonly Group[], from = 1) =>
  groups.map((operations, index) => ({ deviceSequence: from + index, operations }));

describe('a push that asks for a pull', () => {
  it('answers what a pull after it would, without what its outcomes tell already [S17]', async () => {
    const server = await founded();
    const sme = present(stored(server, 'sme-1'), 'there');
    await send(server, 'maelle', [[set(maelle, sme, { town: 'Cancale' })], [call('sme-1')]], {
      device: 'm',
    });
    const alone: Group = [call('sme-1')];
    const several: Group = [newSme('sme-2', 'pad-uk', emma), call('sme-2')];
    const groups: readonly Group[] = [
      alone,
      several,
      // In conflict with what Maëlle wrote, and one that waits for a sheet that never came.
      [set(emma, sme, { town: 'Dinard' })],
      [call('nowhere')],
    ];
    const reply = await together(server, groups);
    expect(reply.outcomes.map(({ outcome }) => outcome)).toEqual([
      'accepted',
      'accepted',
      'conflicted',
      'held',
    ]);
    const pulled = present(reply.pulled, 'it came along');
    expect(pulled.kind === 'entries' && pulled.entries.map(({ outcome }) => outcome)).toEqual([
      'accepted',
      'accepted',
      'conflicted',
    ]);
    const along = present(piggybackedEntries(reply, pushed(groups)), 'it has no gap');
    const plain = await read(server, 'emma', cursor.sequence, 'laptop');
    expect(along).toEqual({ ...plain, serverTime: along.serverTime });
  });

  it('holds in full what was taken in before, and is answered the same again [S17] [S2]', async () => {
    const server = await founded();
    const groups: readonly Group[] = [[call('sme-1')]];
    await together(server, groups);
    server.clock.now += 1000;
    await send(server, 'maelle', [[call('sme-1')]], { device: 'm' });
    const again = await together(server, groups);
    const pulled = present(again.pulled, 'it came along');
    expect(pulled.kind === 'entries' && pulled.entries.map(({ sequence }) => sequence)).toEqual([
      5, 6,
    ]);
    const along = present(piggybackedEntries(again, pushed(groups)), 'it has no gap');
    expect(along.entries).toEqual((await read(server, 'emma', 4, 'laptop')).entries);
  });

  it('is a push all the same where the reading fails, or is answered by a snapshot', async () => {
    const server = await founded();
    const { storage } = server.context;
    const readNothing = () => Promise.reject(new Error('the database went away'));
    const broken = { ...server.context, storage: { ...storage, read: readNothing } };
    const asked = { ...request([[call('sme-1')]]), pull: cursor };
    const asker = { accountId: 'emma', programmeId: home };
    const answer = await pushAndPull(
      {
        ...broken,
        storage: Object.assign(Object.create(storage) as typeof storage, { read: readNothing }),
      },
      asker,
      asked,
    );
    expect(answer).toMatchObject({ ok: true, value: { outcomes: [{ outcome: 'accepted' }] } });
    expect(answer.ok && answer.value.pulled).toBeUndefined();
    const other = await together(server, [[call('sme-1')]], {
      from: 2,
      pull: { ...cursor, scope: 2 },
    });
    expect(other.pulled?.kind).toBe('snapshot');
    expect(piggybackedEntries(other, [])).toBeUndefined();
  });

  it('brings only some along of what is much, and no group in part [S17]', async () => {
    const server = await founded();
    const others = Array.from({ length: 50 }, () => Array.from({ length: 7 }, () => call('sme-1')));
    await send(server, 'maelle', others, { device: 'm' });
    const groups: readonly Group[] = [[call('sme-1')]];
    const along = present(
      piggybackedEntries(await together(server, groups), pushed(groups)),
      'no gap',
    );
    expect(along.entries).toHaveLength(Math.floor(syncLimits.piggybackedEntriesMax / 7) * 7);
    expect(along.to).toBe(cursor.sequence + along.entries.length);
    expect(along.head).toBe(cursor.sequence + 351);
    const plain = await read(server, 'emma', cursor.sequence, 'laptop');
    expect(along.entries).toEqual(plain.entries.slice(0, along.entries.length));
  });

  it('is pulled once more where a gap is none of what was pushed [S17]', async () => {
    const server = await founded();
    await send(server, 'maelle', [[call('sme-1')]], { device: 'm' });
    const groups: readonly Group[] = [[call('sme-1')]];
    const reply = await together(server, groups);
    const pulled = present(reply.pulled, 'it came along');
    if (pulled.kind !== 'entries') throw new Error('They are entries');
    const short = { ...reply, pulled: { ...pulled, entries: [] } };
    expect(piggybackedEntries(short, pushed(groups))).toBeUndefined();
  });
});

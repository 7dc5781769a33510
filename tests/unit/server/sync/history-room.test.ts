/**
 * To tell which operations of a group took effect before, histories are read. What one transaction reads of them has a limit, also
 * for groups that nobody pushes in it [S2] [S18] (F261).
 */

import { describe, expect, it } from 'vitest';
import { createOperation } from '../../../../src/domain/operation/build.ts';
import type { Group, Operation } from '../../../../src/domain/operation/operation.ts';
import { MemoryStorage } from '../../../../src/server/storage/memory-storage.ts';
import { push } from '../../../../src/server/sync/push.ts';
import { historyMax } from '../../../../src/server/sync/rest-of-group.ts';
import { bytesPerTurn } from '../../../../src/server/sync/turn-room.ts';
import {
  author,
  call,
  founded,
  newSme,
  outcomesOf,
  programmeOf,
  request,
  send,
  shown,
} from '../../../support/server-pushes.ts';
import { serverProgrammeId as home, type SyncServer } from '../../../support/sync-server.ts';

const zoe = author('zoe');
const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));

const entryLength = 10_000;
const longContact = (): Operation =>
  createOperation(zoe, 'contact', 'sme-1', {
    at: '2020-11-24T14:41',
    kind: 'interim',
    mode: 'phone',
    state: 'held',
    minutesText: { lang: 'fr', text: 'x y. '.repeat(entryLength / 5) },
  });

/** Zoe sends an operation, and some 2.4 million characters after it in the same group. */
async function takeEffect(server: SyncServer, known: Operation): Promise<void> {
  const sent = send(server, 'zoe', [[known, ...times(240, longContact)]], { device: 'long' });
  expect(await outcomesOf(sent)).toEqual(['accepted']);
}

/** The context of a server that notes how many characters of histories each transaction reads. */
function told(server: SyncServer) {
  const read: number[] = [];
  class Told extends MemoryStorage {
    override write: MemoryStorage['write'] = (programmeId, work) => {
      const turn = read.push(0) - 1;
      return super.write(programmeId, (writer) => {
        const history = writer.history.bind(writer);
        writer.history = async (...asked) => {
          const found = await history(...asked);
          read[turn] = (read[turn] ?? 0) + JSON.stringify(found.entries).length;
          return found;
        };
        return work(writer);
      });
    };
  }
  return { read, context: { ...server.context, storage: new Told(server.disk) } };
}

async function pushed(server: SyncServer, who: string, groups: readonly Group[]) {
  const { read, context } = told(server);
  const asker = { accountId: who, programmeId: home };
  const answer = await push(context, asker, request(groups, { who, device: `last of ${who}` }));
  expect(answer.ok && new Set(answer.value.outcomes.map(({ outcome }) => outcome))).toEqual(
    new Set(['accepted']),
  );
  return read;
}

/** With the entry with which it ends, and what little stands around each. */
const withLast = (length: number): number => 1.05 * length + entryLength;

describe('What is read of histories in one transaction', () => {
  it('has a limit for groups that waited: they are decided one by one, and none is lost (F261) [S2] [S6] [S18]', async () => {
    const server = await founded();
    server.admit('zoe', ['accountManager'], 'pad-fr');
    const known = call('sme-1', zoe);
    const waiting = times(8, () => [call('sme-late', zoe), known]);
    const sent = send(server, 'zoe', waiting, { device: 'waits' });
    expect(new Set(await outcomesOf(sent))).toEqual(new Set(['held']));
    await takeEffect(server, known);
    const { length } = programmeOf(server).entries;
    const [beside = 0, ...turns] = await pushed(server, 'zoe', [
      [newSme('sme-late', 'pad-fr', zoe)],
    ]);
    expect(beside).toBeLessThan(withLast(bytesPerTurn));
    expect(turns.length).toBeGreaterThanOrEqual(waiting.length);
    expect(Math.max(...turns)).toBeLessThan(withLast(historyMax));
    expect(programmeOf(server).entries).toHaveLength(length + 1 + waiting.length);
    const { groups } = programmeOf(server);
    for (const index of waiting.keys()) {
      expect(groups.get(`waits ${index + 1}`)).toMatchObject({ outcome: 'merged' });
    }
  });

  it('has a limit for what a push settles: the rest is settled when coordination decides on it (F261) [S2] [S18]', async () => {
    const server = await founded();
    for (const who of ['emma', 'zoe']) server.admit(who, ['accountManager'], 'pad-fr');
    const known = call('sme-1', zoe);
    const made = times(8, () => call('sme-1'));
    const others = made.map((one) => [one, known]);
    const sent = send(server, 'zoe', others, { device: 'others' });
    expect(new Set(await outcomesOf(sent))).toEqual(new Set(['held']));
    await takeEffect(server, known);
    const [read = 0] = await pushed(
      server,
      'emma',
      made.map((one) => [one]),
    );
    expect(read).toBeLessThan(withLast(historyMax));
    expect(programmeOf(server).groups.get('others 1')).toMatchObject({ outcome: 'merged' });
    expect(await shown(server)).not.toEqual([]);
  });
});

/** A server that sends a device round in a circle: each answer is valid by itself, and none leads anywhere. */

import { describe, expect, it } from 'vitest';
import { createRecord } from '../../../../src/domain/command/command.ts';
import type { SyncTransport } from '../../../../src/client/ports/sync.ts';
import type { SnapshotReply } from '../../../../src/protocol/sync-messages.ts';
import { ok } from '../../../../src/std/result.ts';
import { baseOf, type SyncDevice, syncDevice } from '../../../support/sync-device.ts';
import { serverProgrammeId, type SyncServer, syncServer } from '../../../support/sync-server.ts';

const epoch = 'epoch-1';
/** What an honest exchange of the same time asks for, several times over. */
const requestsMax = 60;

type Lie = (honest: SyncTransport, server: SyncServer) => Partial<SyncTransport>;

const anewAgain: Lie = () => ({ pull: async () => ok({ kind: 'snapshot', epoch, head: 9 }) });

/** Snapshots whose parts are those of the server, changed. */
const parts = (change: (part: SnapshotReply, count: number) => Partial<SnapshotReply>): Lie => {
  let count = 0;
  return (honest, server) => ({
    ...anewAgain(honest, server),
    snapshot: async (...asked) => {
      const answer = await honest.snapshot(...asked);
      count += 1;
      return answer.ok ? ok({ ...answer.value, ...change(answer.value, count) }) : answer;
    },
  });
};

const lies: readonly (readonly [name: string, lie: Lie])[] = [
  [
    'says restored',
    () => ({ pull: async () => ok({ kind: 'restored', epoch, head: 9, watermark: 0 }) }),
  ],
  ['says that a snapshot is due', anewAgain],
  [
    'goes on with the part that it sent',
    parts(() => ({ next: { kind: 'heads', after: { home: 'a', record: 'a' } } })),
  ],
  ['goes back to the first part', parts(() => ({ next: { kind: 'heads' } }))],
  [
    'sends parts without records',
    parts((_, count) => ({
      records: [],
      next: { kind: 'recent', after: { home: `x${count}`, record: 'y' } },
    })),
  ],
  [
    'sends another programme',
    parts(({ records }) => ({ records: records.map((one) => ({ ...one, id: `${one.id}-2` })) })),
  ],
  [
    'leaves out an operation that nobody has',
    (_, server) => ({
      pull: async (_id, { cursor }) =>
        ok({
          kind: 'entries',
          ...cursor,
          serverTime: server.clock.now,
          from: cursor.sequence,
          to: cursor.sequence + 1,
          head: cursor.sequence + 1,
          watermark: 0,
          entries: [
            {
              sequence: cursor.sequence + 1,
              operationId: 'nowhere',
              outcome: 'accepted',
              received: 1,
            },
          ],
          groups: [],
        }),
    }),
  ],
];

async function pass(device: SyncDevice, minutes: number): Promise<void> {
  for (let seconds = 0; seconds < minutes * 60; seconds += 5) {
    device.environment.pass(5000);
    // A circle without a pause would never be idle.
    await Promise.race([device.runner.idle(), new Promise((resolve) => setTimeout(resolve, 50))]);
  }
}

async function meeting(): Promise<{ readonly server: SyncServer; readonly maelle: SyncDevice }> {
  const server = await syncServer();
  const maelle = await syncDevice(server, 'maelle');
  await maelle.exchange();
  const home = serverProgrammeId;
  const values = { name: 'E-Channel', firstMonth: '2019-09', reviewMonths: [9] };
  const added = await maelle.carnet.run(createRecord('programme', home, values, home));
  expect(added.ok).toBe(true);
  await maelle.exchange();
  return { server, maelle };
}

describe('A server that again and again', () => {
  it.each(lies)('%s is asked seldom, and takes nothing away [C14] (F87)', async (_, lie) => {
    const { server, maelle } = await meeting();
    const here = baseOf(maelle.device);
    expect(here.size).toBeGreaterThan(0);
    const transport = maelle.network.transport as {
      -readonly [K in keyof SyncTransport]: SyncTransport[K];
    };
    const honest = { ...transport };
    let requests = 0;
    const lying = { ...honest, ...lie(honest, server) };
    const counted = <A extends readonly unknown[], R>(call: (...asked: A) => Promise<R>) => {
      return (...asked: A): Promise<R> => {
        requests += 1;
        return requests > 10 * requestsMax ? new Promise(() => undefined) : call(...asked);
      };
    };
    Object.assign(transport, {
      push: counted(lying.push),
      pull: counted(lying.pull),
      snapshot: counted(lying.snapshot),
    });
    await pass(maelle, 10);
    expect(requests).toBeLessThanOrEqual(requestsMax);
    expect(maelle.runner.state.getState().problem?.kind).toBe('nonsense');

    Object.assign(transport, honest);
    await pass(maelle, 10);
    expect(maelle.runner.state.getState()).toMatchObject({ phase: 'synced', problem: undefined });
    expect([...baseOf(maelle.device).keys()].sort()).toEqual([...here.keys()].sort());
  });

  it('goes back in a history is asked once, and nothing of it is kept [C14] (F87)', async () => {
    const { maelle } = await meeting();
    let requests = 0;
    const operation = {
      operationId: 'o1',
      kind: 'set' as const,
      entity: 'sme' as const,
      record: 's',
      home: 'elsewhere',
      fields: {},
      by: 'emma',
      at: 1,
      version: 1,
    };
    Object.assign(maelle.network.transport, {
      history: async () => {
        requests += 1;
        const entry = { sequence: 3, operation, outcome: 'accepted', received: 1 };
        return ok({ more: true, entries: [entry], life: maelle.device.meta?.sync?.life });
      },
    });
    const found = await maelle.runner.fetchHistory(serverProgrammeId, 2);
    expect(found).toEqual({ kind: 'failed', problem: { kind: 'nonsense' } });
    expect(requests).toBe(1);
  });
});

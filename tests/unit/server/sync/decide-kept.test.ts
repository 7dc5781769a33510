/** What lay there when the server started is decided behind the start, a little at a time, whatever fails (F172). */

import { describe, expect, it } from 'vitest';
import type { Group, Operation } from '../../../../src/domain/operation/operation.ts';
import { decideKept } from '../../../../src/server/sync/decide-kept.ts';
import type { Retried } from '../../../../src/server/sync/quarantine.ts';
import { WaitingDesk } from '../../../../src/server/sync/waiting-desk.ts';
import { leftOver, decideTurn } from '../../../../src/server/sync/waiting.ts';
import { present } from '../../../../src/std/assert.ts';
import { call, founded, send } from '../../../support/server-pushes.ts';
import { serverProgrammeId as home, type SyncServer } from '../../../support/sync-server.ts';

/** As this server reads it: of an entity that it has not. */
const later = (): Group => [{ ...call('sme-1'), entity: 'issueLater' } as unknown as Operation];

/** Decides on what is kept, at a desk whose rests are over at once; answers what was told. */
async function decided(server: SyncServer, quarantined: readonly string[]) {
  const told: (readonly [string, Retried])[] = [];
  const failed: (string | undefined)[] = [];
  let turns = 0;
  const desk = new WaitingDesk({
    decide: (programmeId, arrived, care) => decideTurn(server.context, programmeId, arrived, care),
    leftOver: (programmeId) => leftOver(server.context, programmeId),
    now: () => 0,
    later: (work) => {
      setImmediate(work);
      return () => undefined;
    },
    onFailed: (error) => {
      throw error;
    },
  });
  const turn = desk.turn.bind(desk);
  desk.turn = (work) => {
    turns += 1;
    return turn(work);
  };
  let heard = 0;
  let isOver = false;
  const hear = (): void => {
    heard += 1;
    if (!isOver) setImmediate(hear);
  };
  hear();
  await decideKept(server.context, {
    desk,
    quarantined: async () => quarantined,
    waiting: async () => [home],
    onRetried: (programmeId, retried) => told.push([programmeId, retried]),
    onFailed: (_error, programmeId) => failed.push(programmeId),
  });
  isOver = true;
  return { told, failed, turns, heard };
}

describe('what is kept when the server starts', () => {
  it('is looked at in turns at the desk, between which others are heard (F172)', async () => {
    const server = await founded();
    const groups = Array.from({ length: 120 }, later);
    await send(server, 'emma', groups.slice(0, 60));
    await send(server, 'emma', groups.slice(60), { from: 61 });
    const { told, failed, turns, heard } = await decided(server, [home]);
    expect(told).toEqual([[home, { decided: 0, left: 120 }]]);
    expect(failed).toEqual([]);
    // The programmes of each kind, three times some groups and none any more, and what is left over.
    expect(turns).toBe(2 + 4 + 1);
    expect(heard).toBeGreaterThan(4);
  });

  it('is looked at in each programme, though another one stumbles (F172)', async () => {
    const server = await founded();
    await send(server, 'emma', [later()]);
    const { storage } = server.context;
    const write = storage.write.bind(storage);
    storage.write = (programmeId, work) =>
      programmeId === 'damaged' ? Promise.reject(new Error('no')) : write(programmeId, work);
    const { told, failed } = await decided(server, ['damaged', home]);
    expect(failed).toEqual(['damaged']);
    expect(present(told[0], 'told')).toEqual([home, { decided: 0, left: 1 }]);
  });
});

/** A sheet that somebody deletes who had not seen what another logged on it [O9] (F26): the call must not vanish. */

import { describe, expect, it, vi } from 'vitest';
import { deleteOperation } from '../../../../src/domain/operation/build.ts';
import { inverseOf } from '../../../../src/domain/operation/inverse.ts';
import type { Operation } from '../../../../src/domain/operation/operation.ts';
import type { AnyRecord } from '../../../../src/domain/operation/record.ts';
import type { ProgrammeReader } from '../../../../src/server/ports/sheet-storage.ts';
import { blindDeletions, lookedLengthMax } from '../../../../src/server/sync/blind-deletions.ts';
import { present } from '../../../../src/std/assert.ts';
import type { Json } from '../../../../src/std/json.ts';
import {
  call,
  emma,
  founded,
  maelle,
  newSme,
  read,
  send,
  stored,
} from '../../../support/server-pushes.ts';
import type { SyncServer } from '../../../support/sync-server.ts';

const sheet = (server: SyncServer): AnyRecord => present(stored(server, 'sme-1'), 'the sheet');

/** Deletes the sheet in knowledge of everything up to an operation. */
const deletion = (server: SyncServer, seen: string | undefined): Operation =>
  deleteOperation({ ...maelle, lastKnown: () => seen }, sheet(server));

it('stays, marked, whoever was on the server first, and devices take it as it stands there', async () => {
  for (const isFirst of [true, false]) {
    const server = await founded();
    const gone = deletion(server, 'sme-1');
    if (isFirst) await send(server, 'emma', [[call('sme-1')]]);
    const { outcomes } = await send(server, 'maelle', [[gone]], { device: 'hers' });
    if (!isFirst) await send(server, 'emma', [[call('sme-1')]]);
    expect(outcomes[0]?.outcome).toBe(isFirst ? 'conflicted' : 'accepted');
    expect(sheet(server).deleted).toBeUndefined();
    expect(sheet(server).contested).toMatchObject({ by: 'maelle' });
    const { entries } = await read(server, 'emma');
    expect(entries.at(-1)?.records?.map(({ id }) => id)).toContain('sme-1');
  }
});

it('goes to the trash where everything on it was seen, or is by the one who deletes it', async () => {
  const server = await founded();
  const known = call('sme-1');
  await send(server, 'emma', [[known]]);
  const own = call('sme-1', maelle);
  const told = await send(server, 'maelle', [[own], [deletion(server, known.operationId)]], {
    device: 'hers',
  });
  expect(told.outcomes.map(({ outcome }) => outcome)).toEqual(['accepted', 'accepted']);
  expect(sheet(server).deleted).toMatchObject({ by: 'maelle' });
});

it('goes to the trash as before where an older device does not say what it knew', async () => {
  const server = await founded();
  await send(server, 'emma', [[call('sme-1')]]);
  const { outcomes } = await send(server, 'maelle', [[deletion(server, undefined)]], {
    device: 'hers',
  });
  expect(outcomes[0]?.outcome).toBe('accepted');
  expect(sheet(server).deleted).toBeDefined();
});

it('is decided likewise where the group was held and is decided again', async () => {
  const server = await founded();
  const late = newSme('sme-2');
  const gone = { ...deletion(server, 'sme-2'), record: 'sme-2', home: 'sme-2', base: 'sme-2' };
  // Maëlle's deletion is here before the sheet itself; so is Emma's call.
  await send(server, 'emma', [[call('sme-2', emma)]]);
  await send(server, 'maelle', [[gone]], { device: 'hers' });
  await send(server, 'maelle', [[late]], { device: 'her other one' });
  expect(stored(server, 'sme-2')?.deleted).toBeUndefined();
});

it('stays where its creation is taken back by somebody who had not seen it', async () => {
  const server = await founded();
  await send(server, 'emma', [[call('sme-1')]]);
  const creation = newSme('sme-1');
  const undo = inverseOf([creation], () => sheet(server), {
    ...maelle,
    lastKnown: () => 'sme-1',
  });
  await send(server, 'maelle', [present(undo, 'it is offered')], { device: 'hers' });
  expect(sheet(server).deleted).toBeUndefined();
  expect(sheet(server).contested).toMatchObject({ by: 'maelle' });
});

it('knows what came before it in the same push, as in a log that is handed over', async () => {
  const server = await founded();
  await send(server, 'emma', [[call('sme-1')]]);
  const known = call('sme-1', emma);
  const log = [[known], [deletion(server, known.operationId)]];
  const { outcomes } = await send(server, 'maelle', log, { device: 'hers' });
  expect(outcomes.map(({ outcome }) => outcome)).toEqual(['accepted', 'accepted']);
  expect(sheet(server).deleted).toBeDefined();
});

describe('deletions that name what was never seen', () => {
  const never = 'nothing that anybody wrote';
  /** Sheets with much on them, and how much of that is read. */
  function manySheets() {
    let length = 0;
    const entries = Array.from({ length: 500 }, (_, index) => ({
      sequence: index + 1,
      operation: { operationId: `operation-${index}`, by: 'maelle', text: 'x'.repeat(700) },
    })) as never[];
    const history: ProgrammeReader['history'] = async (_home, before, { limit }) => {
      const end = before === undefined ? entries.length : before - 1;
      const found = entries.slice(Math.max(0, end - limit), end);
      length += JSON.stringify(found).length;
      return { entries: found, more: end > limit };
    };
    return { history, read: () => length };
  }
  const deletions = (count: number, seen: string): readonly Json[] =>
    Array.from({ length: count }, (_, index) => ({
      ...{ kind: 'delete', entity: 'sme', operationId: `gone-${index}`, by: 'maelle', seen },
      home: `sme-${index}`,
    }));

  it('make the server read no more than a part of it: the rest counts as not seen [S18] (F83)', async () => {
    const { history, read } = manySheets();
    const found = await blindDeletions({ history }, deletions(200, never));
    expect(found.isBeyond).toBe(true);
    expect(read()).toBeLessThan(1.2 * lookedLengthMax);
    expect(found.length).toBe(read());
    expect(found.ids).toContain('gone-199');
  });

  it('are looked at each, where the latest was seen of a thousand sheets', async () => {
    const { history } = manySheets();
    const found = await blindDeletions({ history }, deletions(1000, 'operation-499'));
    expect(found).toMatchObject({ ids: [], isBeyond: false });
  });

  it('are not looked at where their author may change nothing [S18] (F83)', async () => {
    const server = await founded();
    await send(server, 'emma', [[call('sme-1')]]);
    server.admit('chief', ['chief']);
    const history = vi.fn<ProgrammeReader['history']>();
    const { storage } = server;
    const write = storage.write.bind(storage);
    storage.write = (id, work) =>
      write(id, (writer) =>
        work(Object.assign(Object.create(writer) as typeof writer, { history })),
      );
    const gone = { ...deletion(server, never), by: 'chief' };
    const { outcomes } = await send(server, 'chief', [[gone]], { device: 'of the chief' });
    expect(outcomes[0]?.outcome).toBe('held');
    expect(history).not.toHaveBeenCalled();
  });
});

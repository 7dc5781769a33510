/** A sheet that somebody deletes who had not seen what another logged on it [O9] (F26): the call must not vanish. */

import { expect, it } from 'vitest';
import { deleteOperation } from '../../../../src/domain/operation/build.ts';
import { inverseOf } from '../../../../src/domain/operation/inverse.ts';
import type { Operation } from '../../../../src/domain/operation/operation.ts';
import type { AnyRecord } from '../../../../src/domain/operation/record.ts';
import { present } from '../../../../src/std/assert.ts';
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

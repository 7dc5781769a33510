/** Two people move one SME apart, and settle that apart: both devices count the same, and no day is lost (F263). */

import { expect, test } from 'vitest';
import { setFields } from '../../../../src/domain/command/command.ts';
import { versionsOf } from '../../../../src/domain/conflict/open-conflict.ts';
import { settleField } from '../../../../src/domain/conflict/settle-conflict.ts';
import type { Stage } from '../../../../src/domain/sme/sme.ts';
import { moveStage } from '../../../../src/domain/stage/move-stage.ts';
import { present } from '../../../../src/std/assert.ts';
import type { SyncDevice } from '../../../support/sync-device.ts';
import { addSme, expectSame, meet, world } from '../../../support/two-people.ts';

const days = { inducted: '2020-11-10', paused: '2020-11-05' } as const;
type Choice = keyof typeof days;

const record = (on: SyncDevice, id: string) => present(on.carnet.record(id), 'the SME');
const shown = (on: SyncDevice, id: string) =>
  present(on.carnet.state.getState().sheets.get(id), 'the sheet').sme.values;

async function move(on: SyncDevice, id: string, to: Choice): Promise<void> {
  const request = { to, on: days[to], reason: 'By phone', evidence: {} };
  expect((await on.carnet.run(moveStage(id, request))).ok).toBe(true);
}

async function settle(on: SyncDevice, id: string, value: Stage): Promise<void> {
  const seen = versionsOf(record(on, id), 'stage').map(({ operationId }) => operationId);
  const result = await on.carnet.run(settleField({ record: id, field: 'stage', value, seen }));
  expect(result.ok && result.value.group).toHaveLength(1);
}

/** Both are offline while they work, one after the other, and meet afterwards. */
async function apart(
  all: Awaited<ReturnType<typeof world>>,
  first: (on: SyncDevice) => Promise<void>,
  second: (on: SyncDevice) => Promise<void>,
): Promise<void> {
  const { maelle, emma, server } = all;
  for (const { network } of [maelle, emma]) network.down = { kind: 'offline' };
  maelle.environment.pass(1000);
  await first(maelle);
  emma.environment.pass(2000);
  await second(emma);
  for (const { network } of [maelle, emma]) network.down = undefined;
  server.clock.now += 10_000;
  await meet(maelle, emma);
  expectSame(all);
}

async function movedApart() {
  const all = await world();
  const id = await addSme(all.maelle, 'Atelier Kerlan');
  await all.maelle.carnet.run(
    setFields(id, { stageDates: { enrolled: '2020-09-03' }, enrolledOn: '2020-09-03' }),
  );
  await meet(all.maelle, all.emma);
  await apart(
    all,
    (on) => move(on, id, 'inducted'),
    (on) => move(on, id, 'paused'),
  );
  expect(versionsOf(record(all.emma, id), 'stage')).toHaveLength(2);
  return { all, id };
}

const expectCounted = (on: SyncDevice, id: string, stage: Choice): void => {
  expect(shown(on, id)).toMatchObject({ stage, enrolledOn: '2020-09-03' });
  expect(shown(on, id).stageDates).toEqual({ enrolled: '2020-09-03', [stage]: days[stage] });
  expect(Object.keys(shown(on, id).pauses ?? {})).toHaveLength(stage === 'paused' ? 1 : 0);
};

test.each([
  ['inducted', 'paused'],
  ['paused', 'inducted'],
  ['inducted', 'inducted'],
  ['paused', 'paused'],
] as const)('(F263) settled as %s and as %s', async (one, other) => {
  const { all, id } = await movedApart();
  const { maelle, emma } = all;
  await apart(
    all,
    (on) => settle(on, id, one),
    (on) => settle(on, id, other),
  );
  for (const device of [maelle, emma]) expectCounted(device, id, other);
  if (one === other) return;
  // They said different things: it is settled once more, for the first of them.
  expect(versionsOf(record(maelle, id), 'stage')).toHaveLength(2);
  await settle(maelle, id, one);
  await meet(maelle, emma);
  expectSame(all);
  for (const device of [maelle, emma]) expectCounted(device, id, one);
});

test('(F263) undo of a settlement brings everything back on both devices, also after a colleague corrected a day', async () => {
  const { all, id } = await movedApart();
  const { maelle, emma } = all;
  const before = record(maelle, id);
  await settle(maelle, id, 'inducted');
  await meet(maelle, emma);
  expectCounted(emma, id, 'inducted');
  const dates = { ...(record(emma, id).values['stageDates'] as object), enrolled: '2020-09-04' };
  await emma.carnet.run(setFields(id, { stageDates: dates }));
  await meet(maelle, emma);
  await maelle.carnet.undo();
  await meet(maelle, emma);
  expectSame(all);
  const { values } = record(emma, id);
  expect(values).toEqual({ ...before.values, stageDates: dates });
  expect(versionsOf(record(emma, id), 'stage').map(({ value }) => value)).toEqual([
    'paused',
    'inducted',
  ]);
});

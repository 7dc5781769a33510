/** Groups whose operations are known in part, or with another content: what counts against whom, and what is left to decide. */

import { describe, expect, it } from 'vitest';
import type { Group, Operation } from '../../../../src/domain/operation/operation.ts';
import { dismiss, letThrough } from '../../../../src/server/sync/held.ts';
import { present } from '../../../../src/std/assert.ts';
import {
  author,
  call,
  coordination,
  emma,
  founded,
  idOf,
  newSme,
  outcomesOf,
  programmeOf,
  send,
  set,
  shown,
  stored,
} from '../../../support/server-pushes.ts';
import type { SyncServer } from '../../../support/sync-server.ts';

const zoes = { device: 'hers' } as const;

async function scene(): Promise<SyncServer> {
  const server = await founded();
  for (const who of ['zoe', 'tom']) server.admit(who, ['accountManager'], 'pad-fr');
  return server;
}

const entriesOf = (server: SyncServer) => programmeOf(server).entries;
const sme = (server: SyncServer) => present(stored(server, 'sme-1'), 'there');
/** The same operation, as somebody changed it. */
const changed = (made: Operation, by = made.by): Operation => ({ ...made, by, at: made.at + 1 });

describe('An id that somebody else gave another content, without effect,', () => {
  it.each(['forged', 'handed in'])(
    '%s, is its author’s all the same, and stays so (F250) [S2] [S3]',
    async (how) => {
      const server = await scene();
      const made = call('sme-1');
      const forging = how === 'forged' ? ({ forging: true } as const) : {};
      await send(server, 'zoe', [[changed(made)]], { ...zoes, ...forging });
      // Of others, only coordination may bring the one that the author made.
      expect(await outcomesOf(send(server, 'tom', [[made]], { device: 't' }))).toEqual(['forked']);
      expect(await outcomesOf(send(server, 'emma', [[made]]))).toEqual(['accepted']);
      expect(entriesOf(server).at(-1)?.operation).toEqual(made);
      const { length } = entriesOf(server);
      for (const device of ['hers, renamed', 'hers']) {
        const again = send(server, 'zoe', [[changed(made, 'zoe')]], {
          device,
          from: device === 'hers' ? 2 : 1,
        });
        expect(await outcomesOf(again)).toEqual(['forked']);
      }
      expect(programmeOf(server).groups.get('hers 1')).toMatchObject({ outcome: 'needsAttention' });
      expect(await shown(server)).toEqual([]);
      expect(await letThrough(server.context, coordination, { id: idOf(made) })).toMatchObject({
        error: 'notFound',
      });
      expect(entriesOf(server)).toHaveLength(length);
    },
  );

  it('is no obstacle to coordination that hands in what the author made (F250) [S10]', async () => {
    const server = await scene();
    const made = call('sme-1');
    await send(server, 'zoe', [[changed(made)]], { ...zoes, forging: true });
    expect(await outcomesOf(send(server, 'maelle', [[made]], { device: 'm' }))).toEqual([
      'accepted',
    ]);
    expect(await outcomesOf(send(server, 'emma', [[made]]))).toEqual(['accepted']);
    expect(entriesOf(server).at(-1)?.operation).toEqual(made);
  });

  it('is decided first: what came later and may not take effect either waits behind it (F257) (F260) [S2] [S6]', async () => {
    const server = await scene();
    const made = set(emma, sme(server), { name: 'Kerlan' });
    const other: Operation = { ...made, fields: { name: { value: 'Forged' } } };
    await send(server, 'zoe', [[other]], zoes);
    server.clock.now += 1;
    expect(await outcomesOf(send(server, 'emma', [[made]]))).toEqual(['held']);
    expect(await shown(server)).toEqual([[idOf(made), 'zoe']]);
    expect((await dismiss(server.context, coordination, { id: idOf(made) })).ok).toBe(true);
    expect(await shown(server)).toEqual([[idOf(made), 'emma']]);
    expect((await letThrough(server.context, coordination, { id: idOf(made) })).ok).toBe(true);
    expect(sme(server).values).toMatchObject({ name: 'Kerlan' });
    expect(entriesOf(server).at(-1)?.handedIn).toBeUndefined();
  });

  it('is a fork where it took effect, or was the author’s own (F250) [S3]', async () => {
    const server = await scene();
    const made = call('sme-1');
    await send(server, 'zoe', [[changed(made, 'zoe')]], zoes);
    expect(await outcomesOf(send(server, 'emma', [[made]]))).toEqual(['forked']);
    const renamed = set(emma, sme(server), { name: 'Kerlan' });
    expect(await outcomesOf(send(server, 'emma', [[renamed]]))).toEqual(['held']);
    const again = send(server, 'emma', [[changed(renamed)]], { from: 2 });
    expect(await outcomesOf(again)).toEqual(['forked']);
  });
});

describe('A group of which a part is known', () => {
  const whole = (): Group => [call('sme-1'), call('sme-1'), call('sme-1')];
  const ids = (server: SyncServer) =>
    entriesOf(server)
      .slice(4)
      .map((one) => idOf(one.operation));

  it('is answered as known where all of it took effect in others (F249) [S2]', async () => {
    const server = await scene();
    const group = whole();
    await send(server, 'emma', [group]);
    const parts = group.map((one) => [one]);
    const sent = await send(server, 'zoe', [...parts, group.slice(0, 2)], zoes);
    expect(new Set(sent.outcomes.map(({ outcome }) => outcome))).toEqual(new Set(['merged']));
    expect(await send(server, 'zoe', parts, zoes)).toMatchObject({
      outcomes: sent.outcomes.slice(0, 3),
    });
    expect(ids(server)).toEqual(group.map(idOf));
    const [first] = group;
    const other = [[changed(present(first, 'one'))]];
    expect(await outcomesOf(send(server, 'zoe', other, { ...zoes, from: 5 }))).toEqual(['forked']);
  });

  it('has the rest decided, once, with the rights of its sender (F250) [S2] [S4]', async () => {
    const server = await scene();
    const group = whole();
    const [a, b, c] = group.map((one) => [one]);
    await send(server, 'maelle', [b ?? []], { device: 'm' });
    const sent = await send(server, 'emma', [group]);
    expect(sent.outcomes).toEqual([{ deviceSequence: 1, outcome: 'merged', sequence: 7 }]);
    expect(ids(server)).toEqual([...(b ?? []), ...(a ?? []), ...(c ?? [])].map(idOf));
    expect(entriesOf(server).at(-1)).toMatchObject({ group: idOf(present(group[0], 'a')) });
    for (const device of ['laptop', 'laptop, renamed']) {
      const again = await send(server, 'emma', [group], { device });
      expect(again.outcomes).toMatchObject([{ outcome: 'merged', sequence: 7 }]);
    }
    expect(ids(server)).toHaveLength(3);
  });

  it('in one push with its parts has each operation once (F250) [S2]', async () => {
    const server = await scene();
    const group = whole();
    const sent = send(server, 'emma', [group.slice(1, 2), group, group.slice(2)]);
    expect(await outcomesOf(sent)).toEqual(['accepted', 'merged', 'merged']);
    expect(new Set(ids(server))).toEqual(new Set(group.map(idOf)));
    expect(ids(server)).toHaveLength(3);
  });

  it('is a fork where the part has another content (F250) [S3]', async () => {
    const server = await scene();
    const group = whole();
    await send(server, 'maelle', [[changed(present(group[1], 'b'))]], { device: 'm' });
    expect(await outcomesOf(send(server, 'emma', [group]))).toEqual(['forked']);
    expect(ids(server)).toHaveLength(1);
  });

  it('takes effect once where parts wait for coordination, which lets them through later (F250) [S6]', async () => {
    const server = await scene();
    const group = whole();
    const parts = group.map((one) => [one]);
    expect(await outcomesOf(send(server, 'zoe', parts, zoes))).toEqual(['held', 'held', 'held']);
    expect(await outcomesOf(send(server, 'emma', [group]))).toEqual(['accepted']);
    for (const [id] of await shown(server)) {
      expect((await letThrough(server.context, coordination, { id: id ?? '' })).ok).toBe(true);
    }
    expect(ids(server)).toEqual(group.map(idOf));
    expect(await shown(server)).toEqual([]);
    const again = send(server, 'zoe', parts, zoes);
    expect(await outcomesOf(again)).toEqual(['merged', 'merged', 'merged']);
  });

  it('waits for its record, and has the rest decided then (F250) [S6]', async () => {
    const server = await scene();
    const group = [call('sme-2'), call('sme-1')];
    expect(await outcomesOf(send(server, 'emma', [group]))).toEqual(['held']);
    await send(server, 'maelle', [group.slice(1), [newSme('sme-2')]], { device: 'm' });
    expect(stored(server, idOf(present(group[0], 'a')))).toBeDefined();
    expect(new Set(ids(server)).size).toBe(ids(server).length);
    expect(await outcomesOf(send(server, 'emma', [group]))).toEqual(['merged']);
  });

  it('of somebody who reads nothing is held like any other (F250) [S5]', async () => {
    const server = await scene();
    const group = whole();
    await send(server, 'maelle', [group.slice(1, 2)], { device: 'm' });
    server.admit('emma', ['observer'], 'pad-fr');
    const unsent = [call('sme-1', author('emma'))];
    expect(await outcomesOf(send(server, 'emma', [group, unsent]))).toEqual(['held', 'held']);
    expect(ids(server)).toHaveLength(1);
  });
});

/** Values of few letters, which take a hundred times as much memory as they are long (F227) [S18]. */

import { expect, it } from 'vitest';
import { createOperation } from '../../../../src/domain/operation/build.ts';
import type { Group, Operation } from '../../../../src/domain/operation/operation.ts';
import { heldGroups } from '../../../../src/server/sync/held.ts';
import { pull } from '../../../../src/server/sync/pull.ts';
import { push } from '../../../../src/server/sync/push.ts';
import { syncLimits } from '../../../../src/protocol/limits.ts';
import { present } from '../../../../src/std/assert.ts';
import type { Json } from '../../../../src/std/json.ts';
import { valuesIn } from '../../../../src/std/json-weight.ts';
import { serverProgrammeId as home } from '../../../support/sync-server.ts';
import { call, emma, founded, request, send, set, stored } from '../../../support/server-pushes.ts';

/** Lists of empty lists: one of these, and what parts it from the next, is two values. */
const tiny = (count: number): Json =>
  Array.from({ length: Math.ceil(count / 1000) }, () => Array<Json>(500).fill([]));

const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));

/** A form of Emma's, and how its answers are changed. */
async function withForm() {
  const server = await founded();
  const form = createOperation(emma, 'form', 'sme-1', { templateId: 'm-1', state: 'draft' });
  await send(server, 'emma', [[form]], { device: 'first' });
  const read = () => present(stored(server, form.record), 'it is there');
  const change = (fields: Operation['fields']): Group => [
    { ...set(emma, read(), { note: 'x' } as never), fields },
  ];
  let last = 0;
  const tell = async (fields: Operation['fields']): Promise<string | undefined> => {
    last += 1;
    return (await send(server, 'emma', [change(fields)], { from: last })).outcomes[0]?.outcome;
  };
  return { server, read, tell };
}

it('a record takes no more of them, though it may lose some and be written on shortly (F227)', async () => {
  const { read, tell } = await withForm();
  const some = 9000;
  const outcomes: (string | undefined)[] = [];
  for (let at = 0; at < 15; at += 1) {
    outcomes.push(await tell({ [`value.k${at}`]: { value: tiny(some) } }));
  }
  const taken = outcomes.filter((outcome) => outcome !== 'needsAttention').length;
  expect(taken).toBe(Math.floor(syncLimits.recordValuesMax / some / 1.002));
  expect(new Set(outcomes.slice(taken))).toEqual(new Set(['needsAttention']));
  expect(valuesIn(JSON.stringify(read().values))).toBeLessThan(syncLimits.recordValuesMax * 1.01);
  expect(await tell({ 'note.k1': { value: 'The town is to be written down all the same' } })).toBe(
    'merged',
  );
  const before = (read().values as Readonly<Record<string, Json>>)['value.k1'] ?? null;
  expect(await tell({ 'value.k1': { value: 'short', before } })).not.toBe('needsAttention');
});

it('a long text is not replaced by a shorter list of many, where a record would hold too many (F227)', async () => {
  const { read, tell } = await withForm();
  for (let at = 0; at < 15; at += 1)
    await tell({ [`value.k${at}`]: { value: 'z'.repeat(19_000) } });
  const values = read().values as Readonly<Record<string, Json>>;
  const outcomes: (string | undefined)[] = [];
  for (let at = 0; at < 15; at += 1) {
    const before = values[`value.k${at}`] ?? null;
    outcomes.push(await tell({ [`value.k${at}`]: { value: tiny(9000), before } }));
  }
  expect(outcomes.slice(0, 10)).not.toContain('needsAttention');
  expect(new Set(outcomes.slice(11))).toEqual(new Set(['needsAttention']));
  expect(valuesIn(JSON.stringify(read()))).toBeLessThan(syncLimits.recordValuesMax * 1.1);
});

it('a text full of commas is one value, and a form of five hundred answers has room (F227)', async () => {
  const { tell } = await withForm();
  for (let at = 0; at < 20; at += 1) {
    expect(await tell({ [`note.k${at}`]: { value: ','.repeat(15_000) } })).not.toBe(
      'needsAttention',
    );
  }
  const answers = Object.fromEntries(
    Array.from({ length: 500 }, (_, at) => [
      `value.z${at}`,
      {
        value: { lang: 'fr', text: 'Une réponse, puis une autre.', more: ['a', 'b', 'c'] } as Json,
      },
    ]),
  );
  expect(await tell(answers)).not.toBe('needsAttention');
});

it('a group holds no more of them than everybody can read: alone it needs attention, and with others it is sent alone (F227)', async () => {
  const { server, read } = await withForm();
  const operation = set(emma, read(), { note: 'x' } as never);
  const parts = Math.ceil(syncLimits.groupValuesMax / 8000) + 1;
  const heavy: Group = [{ ...operation, later: times(parts, () => tiny(8000)) } as never];
  const asEmma = { accountId: 'emma', programmeId: home };
  const both = request([[call('sme-1')], heavy], { device: 'other' });
  expect(await push(server.context, asEmma, both)).toEqual({ ok: false, error: 'tooLarge' });
  for (const _ of ['first', 'again']) {
    const alone = await push(server.context, asEmma, request([heavy], { device: 'alone' }));
    expect(alone.ok && alone.value.outcomes).toMatchObject([{ outcome: 'needsAttention' }]);
  }
  // Coordination is not asked about it, whoever sends it.
  server.admit('olga', ['observer']);
  await send(server, 'olga', [[{ ...heavy[0], operationId: 'hers', by: 'olga' } as never]], {
    device: 'hers',
  });
  const held = await heldGroups(server.context, { accountId: 'maelle', programmeId: home });
  expect(held.ok && held.value.groups).toEqual([]);
});

it('what nobody sees takes no room from what is written (F227)', async () => {
  const { tell } = await withForm();
  expect(await tell({ zz: { value: tiny(90_000) } } as never)).not.toBe('needsAttention');
  expect(await tell({ zy: { value: tiny(20_000) } } as never)).toBe('needsAttention');
  const long = 'La banque dit oui. '.repeat(400);
  expect(await tell({ 'note.k1': { value: long } })).not.toBe('needsAttention');
  expect(await tell({ 'value.k1': { value: tiny(20_000) } })).not.toBe('needsAttention');
});

it('an older device takes a snapshot where the records of one group are too many of them (F227)', async () => {
  const server = await founded();
  const calls = times(6, () => call('sme-1'));
  await send(server, 'emma', [calls], { device: 'first' });
  const heavy = calls.map(({ record }) => [
    {
      ...set(emma, present(stored(server, record), 'it is there'), { minutes: 7 }),
      fields: { zz: { value: tiny(90_000) } },
    } as never,
  ]);
  for (const [index, group] of heavy.entries()) {
    await send(server, 'emma', [group], { device: 'heavy', from: index + 1 });
  }
  const { sequence } = present(server.disk.programmes.get(home), 'it is there').head;
  const blind = calls.map(({ record }) => ({
    ...set(emma, present(stored(server, record), 'it is there'), { minutes: 9 }),
    fields: { minutes: { value: 9, base: 'unknown', before: 1 } },
  }));
  const { outcomes } = await send(server, 'emma', [blind as never], { device: 'blind' });
  expect(outcomes).toMatchObject([{ outcome: 'conflicted' }]);
  const asked = { device: 'old', cursor: { epoch: 'epoch-1', sequence, scope: 1 }, echo: false };
  const pulled = (protocol: number) =>
    pull(server.context, { accountId: 'maelle', programmeId: home, protocol }, asked);
  const old = await pulled(5);
  const now = await pulled(9);
  expect(now.ok && now.value.kind).toBe('entries');
  expect(old.ok && old.value.kind).toBe('snapshot');
});

it('held groups of many of them are told some at a time (F227)', async () => {
  const { server, read } = await withForm();
  server.admit('olga', ['observer']);
  const from = (at: number): Group => [
    {
      ...set({ ...emma, by: 'olga' }, read(), { note: 'x' } as never),
      later: tiny(120_000 - at),
    } as never,
  ];
  await send(server, 'olga', [from(0)], { device: 'hers' });
  await send(server, 'olga', [from(1)], { device: 'hers', from: 2 });
  const asMaelle = { accountId: 'maelle', programmeId: home };
  const first = await heldGroups(server.context, asMaelle);
  expect(first.ok && first.value.groups).toHaveLength(1);
  const second = await heldGroups(
    server.context,
    asMaelle,
    first.ok ? first.value.next : undefined,
  );
  expect(second.ok && second.value.groups).toHaveLength(1);
});

/** Answers whose numbers cannot be true, one at a time among honest ones. */

import { describe, expect, it } from 'vitest';
import { createRecord, setFields } from '../../../../src/domain/command/command.ts';
import type { Group } from '../../../../src/domain/operation/operation.ts';
import type { AnyRecord } from '../../../../src/domain/operation/record.ts';
import type { PullReply } from '../../../../src/protocol/sync-messages.ts';
import { isSoundHistory, isSoundPull } from '../../../../src/client/sync/sound-answer.ts';
import { baseOf, type SyncDevice, syncDevice } from '../../../support/sync-device.ts';
import { serverProgrammeId, type SyncServer, syncServer } from '../../../support/sync-server.ts';

const farBeyond = 4e12;
const minuteMs = 60_000;

type Call = 'push' | 'pull' | 'snapshot';
type Spoil = (answer: Record<string, unknown>) => Record<string, unknown>;

interface Meeting {
  readonly server: SyncServer;
  readonly maelle: SyncDevice;
  /** Spoils the answers to a call until it is called off. */
  readonly lie: (call: Call, spoil: Spoil) => () => void;
}

/** Maëlle's device with one kept group, before a server that may lie. */
async function meeting(): Promise<Meeting> {
  const server = await syncServer();
  server.admit('emma', ['accountManager'], 'pad-fr');
  const maelle = await syncDevice(server, 'maelle');
  const lie = lieTo(maelle);
  await maelle.exchange();
  await add(maelle, 'Atelier Kerlan');
  await maelle.exchange();
  expect(await keptBy(maelle)).toHaveLength(1);
  return { server, maelle, lie };
}

function lieTo({ network }: SyncDevice): Meeting['lie'] {
  return (call, spoil) => {
    // Whatever the answer is: a lie need not be of the protocol.
    const transport = network.transport as unknown as Record<
      Call,
      (...asked: readonly unknown[]) => Promise<{ readonly ok: boolean; readonly value?: object }>
    >;
    const honest = transport[call];
    transport[call] = async (...asked) => {
      const answer = await honest(...asked);
      return answer.ok ? { ...answer, value: spoil({ ...answer.value }) } : answer;
    };
    return () => {
      transport[call] = honest;
    };
  };
}

const smesOn = ({ device }: SyncDevice): readonly AnyRecord[] =>
  ([...baseOf(device).values()] as readonly AnyRecord[]).filter(({ entity }) => entity === 'sme');
const namesOn = (on: SyncDevice): ReadonlySet<unknown> =>
  new Set(smesOn(on).map(({ values }) => values['name']));

async function rename(on: SyncDevice, name: string, to: string): Promise<void> {
  const sme = smesOn(on).find(({ values }) => values['name'] === name);
  const written = await on.carnet.run(setFields(sme?.id ?? '', { name: to }));
  if (!written.ok) throw new Error(JSON.stringify(written.error));
}

async function add(on: SyncDevice, name: string): Promise<void> {
  const id = on.environment.newId();
  const values = { name, country: 'FR', launchPadId: 'pad-fr', track: 'programme' } as const;
  const added = await on.carnet.run(createRecord('sme', id, { ...values, stage: 'enrolled' }, id));
  if (!added.ok) throw new Error(JSON.stringify(added.error));
}

const keptBy = async ({ store }: SyncDevice): Promise<readonly Group[]> =>
  (await store.kept()).map(({ group }) => group);
const problemOf = ({ runner }: SyncDevice) => runner.state.getState().problem?.kind;

async function pass(on: SyncDevice, ms: number): Promise<void> {
  on.environment.pass(ms);
  await on.exchange();
}

const impossible: readonly (readonly [string, Call, Spoil])[] = [
  ['a watermark above the head', 'pull', (one) => ({ ...one, watermark: farBeyond })],
  ['a head below what was read', 'pull', (one) => ({ ...one, head: 0, watermark: 0 })],
  ['an end without its entries', 'pull', (one) => ({ ...one, to: farBeyond, head: farBeyond })],
  ['another life in its entries', 'pull', (one) => ({ ...one, epoch: 'another' })],
  ['a backup of more than there is', 'push', (one) => ({ ...one, watermark: farBeyond })],
  ['a push below what was read', 'push', (one) => ({ ...one, head: 0, watermark: 0 })],
];

describe('An answer that cannot be true', () => {
  it.each(impossible)(
    '[C14] is refused and said, and honest ones go on: %s (F68)',
    async (_name, call, spoil) => {
      const { maelle, lie } = await meeting();
      const cursor = maelle.device.meta?.sync?.cursor;
      const honestly = lie(call, spoil);
      await add(maelle, 'Biscuiterie');
      await maelle.runner.idle();
      expect(problemOf(maelle)).toBe('nonsense');
      if (call === 'pull') expect(maelle.device.meta?.sync?.cursor).toEqual(cursor);
      honestly();
      await pass(maelle, 5 * minuteMs);
      expect(maelle.runner.state.getState()).toMatchObject({
        phase: 'synced',
        waiting: 0,
        problem: undefined,
      });
      expect(await keptBy(maelle)).toHaveLength(2);
    },
  );

  it('[P3] forgets nothing where head and watermark lie together (F68)', async () => {
    const { maelle, lie } = await meeting();
    const far: Spoil = (one) => ({ ...one, head: farBeyond, watermark: farBeyond });
    const honest = [lie('push', far), lie('pull', far)];
    await add(maelle, 'Biscuiterie');
    await maelle.exchange();
    for (const back of honest.toReversed()) back();
    await add(maelle, 'Cidrerie');
    await pass(maelle, 5 * minuteMs);
    expect(await keptBy(maelle)).toHaveLength(3);
    expect(maelle.device.meta?.sync?.watermark).toBe(0);
  });

  it('[P3] forgets nothing by a first download that lies (F68)', async () => {
    const { server } = await meeting();
    const emma = await syncDevice(server, 'emma');
    const honestly = lieTo(emma)('snapshot', (one) => ({
      ...one,
      sequence: farBeyond,
      watermark: farBeyond,
    }));
    await emma.exchange();
    honestly();
    await add(emma, 'Cidrerie');
    await pass(emma, 5 * minuteMs);
    await pass(emma, 5 * minuteMs);
    const programme = server.disk.programmes.get(serverProgrammeId);
    expect(emma.device.meta?.sync?.cursor?.sequence).toBe(programme?.head.sequence);
    expect(emma.runner.state.getState()).toMatchObject({ phase: 'synced', waiting: 0 });
    expect(await keptBy(emma)).toHaveLength(1);
  });

  it('[P3] that made a device forget before it knew better hinders it no more (F68)', async () => {
    const { maelle } = await meeting();
    const { meta } = maelle.device;
    if (meta?.sync === undefined) throw new Error('it is connected');
    maelle.device.meta = { ...meta, sync: { ...meta.sync, watermark: farBeyond } };
    await add(maelle, 'Biscuiterie');
    await maelle.exchange();
    expect(await keptBy(maelle)).toHaveLength(2);
  });
});

it.each([
  ['a day', 24 * 60 * minuteMs],
  ['a year', 365 * 24 * 60 * minuteMs],
])(
  'An answer of a server whose clock was %s ahead for a moment is sound, for devices that were here and for new ones [C14] (F245)',
  async (_, aheadMs) => {
    const { server, maelle } = await meeting();
    const emma = await syncDevice(server, 'emma');
    await emma.exchange();
    server.clock.now += aheadMs;
    // The first measures how far it is ahead; what is made after that is stamped so.
    await emma.exchange();
    await add(emma, 'Biscuiterie');
    await add(emma, 'Cidrerie');
    await emma.exchange();
    await rename(emma, 'Cidrerie', 'Cidrerie du Port');
    await emma.exchange();
    server.clock.now -= aheadMs - minuteMs;
    await add(maelle, 'Distillerie');
    const fresh = await syncDevice(server, 'emma');
    for (const on of [maelle, emma, fresh]) {
      await pass(on, 5 * minuteMs);
      await pass(on, 5 * minuteMs);
      expect(on.runner.state.getState()).toMatchObject({ phase: 'synced', problem: undefined });
      expect(namesOn(on)).toEqual(
        new Set(['Atelier Kerlan', 'Biscuiterie', 'Cidrerie du Port', 'Distillerie']),
      );
      expect(baseOf(on.device)).toEqual(baseOf(maelle.device));
    }
    const records = server.disk.programmes.get(serverProgrammeId)?.records;
    const latest = Math.max(...[...(records?.values() ?? [])].map(({ changed }) => changed.at));
    expect(latest).toBeGreaterThan(server.clock.now + aheadMs / 2);
  },
);

it('[C14] a record that was changed after the head is none (F307)', () => {
  const record = {
    id: 'sme-1',
    entity: 'contact',
    home: 'sme-1',
    values: {},
    created: 1,
    changed: 1,
  };
  const pull = (sequence: number | undefined) => {
    const entry = { sequence: 2, records: [{ ...record, sequence }] };
    const places = { from: 1, to: 2, head: 3, watermark: 0 };
    const reply = { kind: 'entries', epoch: 'epoch-1', ...places, entries: [entry] } as unknown;
    const cursor = { epoch: 'epoch-1', sequence: 1 };
    return isSoundPull(reply as PullReply, { programmeId: 'p', cursor } as never);
  };
  expect([undefined, 2, 3].map(pull)).toEqual([true, true, true]);
  expect([4, farBeyond].map(pull)).toEqual([false, false]);
});

it('[C14] an entry of another operation than it names, or of one that took no effect, is none (F315)', () => {
  const pull = (outcome: string, operationId: string | undefined) => {
    const operation = operationId === undefined ? undefined : { operationId };
    const entries = [{ sequence: 2, operationId: 'own', outcome, operation }];
    const places = { from: 1, to: 2, head: 3, watermark: 0 };
    const reply = { kind: 'entries', epoch: 'epoch-1', ...places, entries } as unknown;
    const cursor = { epoch: 'epoch-1', sequence: 1 };
    return isSoundPull(reply as PullReply, { programmeId: 'p', cursor } as never);
  };
  // A newer server may have other words for an effect.
  for (const outcome of ['accepted', 'merged', 'conflicted', 'woven']) {
    expect([pull(outcome, 'own'), pull(outcome, undefined)]).toEqual([true, true]);
    expect(pull(outcome, 'other')).toBe(false);
  }
  for (const outcome of ['held', 'needsAttention', 'forked', 'quarantined', 'undecided']) {
    expect(pull(outcome, 'own')).toBe(false);
  }
});

it('a history that is cut is none (F223)', () => {
  expect(isSoundHistory({ entries: [], more: false }, 'sme-1', undefined)).toBe(true);
  expect(isSoundHistory({ entries: [], more: true }, 'sme-1', undefined)).toBe(false);
});

/**
 * A push was acknowledged and the server does not have it: something between them answered, or the disk of the server went back by
 * a minute without a restore. The next push shows it, and what is kept is sent again [C9] (F308).
 */

import { afterEach, expect, test } from 'vitest';
import { createRecord } from '../../../../src/domain/command/command.ts';
import type { PushReply, PushRequest } from '../../../../src/protocol/sync-messages.ts';
import { ok } from '../../../../src/std/result.ts';
import { baseOf, type SyncDevice, syncDevice } from '../../../support/sync-device.ts';
import { addSme, home, meet, rename, world } from '../../../support/two-people.ts';

const running: SyncDevice[] = [];
afterEach(() => {
  for (const device of running.splice(0)) device.stop();
});

const write = async ({ carnet }: SyncDevice, sme: string, id: string): Promise<void> => {
  const contact = {
    at: '2023-11-02T10:00',
    kind: 'interim',
    mode: 'phone',
    state: 'held',
    summary: { lang: 'fr', text: id },
  } as const;
  expect((await carnet.run(createRecord('contact', sme, contact, id))).ok).toBe(true);
};

/** Exchanges, as often as it takes to ask again after a pause. */
async function later(device: SyncDevice): Promise<void> {
  for (let times = 0; times < 3; times += 1) {
    device.environment.pass(6 * 60_000);
    await device.exchange();
  }
}

async function begun() {
  const { server, maelle, emma } = await world();
  running.push(maelle, emma);
  const kerlan = await addSme(maelle, 'Atelier Kerlan');
  await meet(maelle, emma);
  await meet(emma, maelle);
  const has = (id: string) => server.disk.programmes.get(home)?.records.has(id);
  const head = () => server.disk.programmes.get(home)?.head.sequence ?? 0;
  return { server, maelle, emma, kerlan, has, head };
}

test.each(['at the head', 'beyond the head', 'nowhere'])(
  '[C9] what somebody else acknowledged, %s, reaches the server with the next change (F308)',
  async (where) => {
    const { server, maelle, emma, kerlan, has, head } = await begun();
    const { transport } = maelle.network;
    const honest = transport.push.bind(transport);
    await write(maelle, kerlan, 'contact-1');
    const beyond = where === 'beyond the head' ? 1 : 0;
    transport.push = async (_, { groups }: PushRequest) => {
      const place = where === 'nowhere' ? {} : { sequence: head() + beyond };
      const outcomes = groups.map(({ deviceSequence }) => ({
        ...{ deviceSequence, outcome: 'accepted' as const },
        ...place,
      }));
      const times = { epoch: 'epoch-1', serverTime: server.clock.now };
      return ok({ ...times, head: head() + beyond, watermark: 0, outcomes } as PushReply);
    };
    await maelle.exchange();
    transport.push = honest;
    expect(has('contact-1')).toBe(false);
    expect((await maelle.store.counts()).waiting).toBe(0);

    await write(maelle, kerlan, 'contact-2');
    await later(maelle);
    await later(emma);
    expect([has('contact-1'), has('contact-2')]).toEqual([true, true]);
    expect((await maelle.store.counts()).waiting).toBe(0);
    expect(maelle.runner.state.getState().phase).toBe('synced');
    for (const { device } of [maelle, emma]) {
      expect(['contact-1', 'contact-2'].map((id) => baseOf(device).has(id))).toEqual([true, true]);
    }
  },
);

test('[C9] what a server lost with its disk comes back with the next change of its author (F308)', async () => {
  const { server, maelle, emma, kerlan, has } = await begun();
  const before = structuredClone(server.disk.programmes.get(home));
  await write(maelle, kerlan, 'contact-1');
  await maelle.exchange();
  expect(has('contact-1')).toBe(true);
  if (before !== undefined) server.disk.programmes.set(home, before);
  for (const name of ['Kerlan 1', 'Kerlan 2', 'Kerlan 3']) {
    await rename(emma, kerlan, name);
    await emma.exchange();
  }
  await write(maelle, kerlan, 'contact-2');
  await later(maelle);
  await later(emma);
  expect([has('contact-1'), has('contact-2')]).toEqual([true, true]);
  const again = await syncDevice(server, 'maelle', { device: maelle.device });
  running.push(again);
  expect(baseOf(again.device).has('contact-1')).toBe(true);
});

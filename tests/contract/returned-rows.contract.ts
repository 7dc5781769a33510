/** Which rows the entries of a pull take out of the outbox: those that took effect whole, as they are there (F258) [C2] [S2]. */

import { describe, expect, it } from 'vitest';
import type { OutboxRow } from '../../src/client/ports/sheet-store.ts';
import { setOperation } from '../../src/domain/operation/build.ts';
import type { Operation } from '../../src/domain/operation/operation.ts';
import type { PulledEntry, PullReply, PushReply } from '../../src/protocol/sync-messages.ts';
import { present } from '../../src/std/assert.ts';
import { generatedMemberId, generatedSmeId } from '../support/generated-programme.ts';
import type { SyncContractDevice } from './sync-store.contract.ts';

const home = generatedSmeId('sync', 0);
const epoch = 'epoch-1';
const serverTime = 1_700_000_000_000;
const known = { epoch, scope: 1, serverTime, watermark: 0 };
const wide = { groupsMax: 100, lengthMax: 1_000_000 };

function write(id: string, town: string, by: string = generatedMemberId): Operation {
  const author = { by, at: serverTime - 1000, newId: () => id };
  const at = { id: home, home, entity: 'sme', values: {} } as never;
  return present(setOperation(author, at, { town }), 'it changes');
}

const [first, second] = [write('own-1', 'one'), write('own-2', 'two')];
const other = write('own-1', 'theirs', 'somebody');

const entry = (sequence: number, operation: Operation): PulledEntry => ({
  ...{ sequence, operationId: operation.operationId, operation, outcome: 'accepted' },
  ...{ received: serverTime, handedIn: 'somebody' },
});

type Entries = Extract<PullReply, { kind: 'entries' }>;

/** A device that joined, with one row of two operations. */
async function waiting(device: SyncContractDevice, state: OutboxRow['state'] = 'sealed') {
  const sheets = device.tab();
  await sheets.begin(generatedMemberId);
  const sync = await sheets.sync();
  await sync.connect('device-1');
  await sync.claim();
  await sync.takeSnapshot({ ...known, sequence: 5, records: [], total: 0 }, 'anew');
  await sheets.append({ state, tab: 'a', group: [first, second] });
  let from = 5;
  const pulls = async (entries: readonly PulledEntry[], groups: Entries['groups'] = []) => {
    const to = entries.at(-1)?.sequence ?? from;
    const reply: Entries = {
      ...{ ...known, kind: 'entries', from, to, head: to, groups },
      entries: [...entries],
    };
    expect(await sync.takePull(reply)).toBe('taken');
    from = to;
  };
  const states = async () => (await sheets.readOutbox()).map((row) => row.state);
  return { sheets, sync, pulls, states };
}

/** The row as the server has it, under its counter. */
async function sent(sync: Awaited<ReturnType<typeof waiting>>['sync'], reply: Partial<PushReply>) {
  const [group] = await sync.nextGroups(wide);
  expect(group?.deviceSequence).toBe(1);
  return { epoch, watermark: 0, outcomes: [], withdrawn: [], ...reply } as PushReply;
}

/** The same with the row held. */
async function held(device: SyncContractDevice) {
  const scene = await waiting(device);
  const outcomes: PushReply['outcomes'] = [{ deviceSequence: 1, outcome: 'held' }];
  await scene.sync.acknowledge(await sent(scene.sync, { outcomes }));
  return scene;
}

export function returnedRowsContract(adapter: string, newDevice: () => SyncContractDevice): void {
  describe(`What the entries of a pull take out of the outbox, ${adapter}`, () => {
    const states = ['sealed', 'held', 'needsAttention', 'setAside', 'quarantined'] as const;

    it.each(states)('is a row that came whole, whoever sent it (%s)', async (state) => {
      const { pulls, states: left, sync } = await waiting(newDevice(), state);
      await pulls([entry(6, first), entry(7, second)]);
      expect(await left()).toEqual([]);
      expect(await sync.kept()).toMatchObject([{ sequence: 7, group: [first, second] }]);
    });

    it.each(states)('is no row of which a part came (F258) (%s)', async (state) => {
      const { pulls, states: left, sync } = await waiting(newDevice(), state);
      await pulls([entry(6, first)]);
      expect(await left()).toEqual([state]);
      expect(await sync.kept()).toEqual([]);
    });

    it.each(states)('is no row under whose id something else came (F258) (%s)', async (state) => {
      const { pulls, states: left } = await waiting(newDevice(), state);
      await pulls([entry(6, other), entry(7, second)]);
      expect(await left()).toEqual([state]);
    });

    it('is the row with the content that came, and not another one under its ids (F271)', async () => {
      const { pulls, states: left, sheets } = await waiting(newDevice(), 'needsAttention');
      const more = write('own-1', 'one, and more');
      await sheets.append({ state: 'needsAttention', tab: '', group: [more], forked: true });
      await pulls([entry(6, more)]);
      expect(await left()).toEqual(['needsAttention']);
      expect(await sheets.readOutbox()).toMatchObject([{ group: [first, second] }]);
    });

    it('is the row that this device sent, where the text is left out (F271)', async () => {
      const { pulls, sheets, sync } = await waiting(newDevice(), 'needsAttention');
      const more = write('own-1', 'one, and more');
      await sheets.append({ state: 'sealed', tab: 'a', group: [more] });
      const outcomes = [{ deviceSequence: 1, outcome: 'accepted', sequence: 6 }] as const;
      await sync.acknowledge(await sent(sync, { outcomes: [...outcomes] }), undefined, 'later');
      const { operation: _text, handedIn: _by, ...echo } = entry(6, more);
      await pulls([echo]);
      expect(await sheets.readOutbox()).toMatchObject([{ group: [first, second] }]);
      expect(await sync.kept()).toMatchObject([{ sequence: 6, group: [more] }]);
    });

    it('gives no text that is left out before the server answered: the name of a copied disk is that of another device (F275)', async () => {
      const { pulls, states: left, sheets, sync } = await waiting(newDevice(), 'sealed');
      // Numbered, and cut off before an answer came.
      await sent(sync, {});
      const theirs = [write('own-1', 'typed on there'), second] as const;
      const bare = [entry(6, theirs[0]), entry(7, second)].map(
        ({ operation: _text, handedIn: _by, ...rest }) => rest,
      );
      const reply = { ...known, from: 5, to: 7, head: 7, groups: [], entries: bare };
      expect(await sync.takePull({ kind: 'entries', ...reply })).toBe('missing');
      await pulls([entry(6, theirs[0]), entry(7, second)]);
      expect(await left()).toEqual(['sealed']);
      expect(await sheets.readOutbox()).toMatchObject([{ group: [first, second] }]);
    });

    it('is a row whose rest took effect, once its place is reached, also where the answer comes with it', async () => {
      const { pulls, states: left, sync } = await waiting(newDevice());
      await pulls([entry(6, first)]);
      const outcomes = [{ deviceSequence: 1, outcome: 'merged', sequence: 8 }] as const;
      await sync.acknowledge(await sent(sync, { outcomes: [...outcomes] }), undefined, 'later');
      await pulls([entry(7, write('others', 'x', 'somebody'))]);
      expect(await left()).toEqual(['acknowledged']);
      await pulls([entry(8, second)]);
      expect(await left()).toEqual([]);
      expect(await sync.kept()).toMatchObject([{ sequence: 8 }]);
    });

    it('is a row that is acknowledged and comes back in one write, of which a part came before', async () => {
      const { pulls, states: left, sync } = await waiting(newDevice());
      await pulls([entry(6, first)]);
      const outcomes = [{ deviceSequence: 1, outcome: 'merged', sequence: 7 }] as const;
      await sync.acknowledge(await sent(sync, { outcomes: [...outcomes] }), undefined, 'later');
      await pulls([entry(7, second)]);
      expect(await left()).toEqual([]);
    });

    it('is a row that was held, of which the rest took effect by now', async () => {
      const { pulls, states: left } = await held(newDevice());
      await pulls([entry(6, first)]);
      expect(await left()).toEqual(['held']);
      await pulls([entry(7, second)], [{ deviceSequence: 1, outcome: 'merged' }]);
      expect(await left()).toEqual([]);
    });

    it('is no row of which the server says that its last part comes later, until then (F267) [P3]', async () => {
      const { pulls, states: left, sync } = await held(newDevice());
      await pulls([entry(6, second)], [{ deviceSequence: 1, outcome: 'merged', sequence: 8 }]);
      expect(await left()).toEqual(['acknowledged']);
      await pulls([entry(7, write('others', 'x', 'somebody'))]);
      expect(await left()).toEqual(['acknowledged']);
      await pulls([entry(8, first)]);
      expect(await left()).toEqual([]);
      expect(await sync.kept()).toMatchObject([{ sequence: 8, group: [first, second] }]);
    });

    it('is no row that a server without places says took effect, until its last operation came (F267) [X1]', async () => {
      const { pulls, states: left } = await held(newDevice());
      await pulls([entry(6, first)], [{ deviceSequence: 1, outcome: 'merged' }]);
      expect(await left()).toEqual(['acknowledged']);
      await pulls([entry(7, second)]);
      expect(await left()).toEqual([]);
    });

    it('is a row that is told to have taken effect where this device has read already (F267)', async () => {
      const { pulls, states: left, sync } = await held(newDevice());
      await pulls([entry(6, first)]);
      await pulls([entry(7, second)]);
      expect(await left()).toEqual(['held']);
      await pulls([], [{ deviceSequence: 1, outcome: 'merged', sequence: 7 }]);
      expect(await left()).toEqual([]);
      expect(await sync.kept()).toMatchObject([{ sequence: 7, group: [first, second] }]);
    });
  });
}

/** What a device sends again when it meets another life of the server: what it retains, and what its log holds of its own member [C7]. */

import { describe, expect, it } from 'vitest';
import type { SheetStore } from '../../src/client/ports/sheet-store.ts';
import type { SyncStore } from '../../src/client/ports/sync.ts';
import { memoryStore } from '../../src/client/storage/memory-store.ts';
import { createOperation, setOperation } from '../../src/domain/operation/build.ts';
import type { Group, Operation } from '../../src/domain/operation/operation.ts';
import type { AnyRecord } from '../../src/domain/operation/record.ts';
import type { PulledEntry } from '../../src/protocol/sync-messages.ts';
import { present } from '../../src/std/assert.ts';
import {
  generatedGroups,
  generatedMemberId,
  generatedProgrammeId,
  generatedSmeId,
} from '../support/generated-programme.ts';
import { confirmedRecords } from './sheet-store.contract.ts';
import type { SyncContractDevice } from './sync-store.contract.ts';

const home = generatedSmeId('sync', 0);
const groups = generatedGroups({ seed: 'sync', smes: 1, contactsPerSme: 4 });
const head = groups.flat().length;
const epoch = 'epoch-1';
const serverTime = 1_700_000_000_000;
const wide = { groupsMax: 10_000, lengthMax: 100_000_000 };

const author = (id: string, by: string) => ({ by, at: serverTime - 1000, newId: () => id });

function rename(id: string, by: string = generatedMemberId): Operation {
  const at = { id: home, home, entity: 'sme', values: {} } as never;
  return present(setOperation(author(id, by), at, { town: `Town of ${id}` }), 'it changes');
}

interface Pulled {
  readonly group: Group;
  readonly isSent?: boolean;
  readonly handedIn?: string;
}

/** A device that joined, and pulls. */
async function joined(device: SyncContractDevice) {
  const sheets = device.tab();
  const records = await recordsBefore();
  await sheets.begin(generatedMemberId);
  const sync = await sheets.sync();
  await sync.connect('device-1');
  await sync.claim();
  const place = { epoch, scope: 1, serverTime, sequence: head, watermark: 0 };
  await sync.takeSnapshot({ ...place, records, total: records.length }, 'anew');
  let at = head;
  /** Pulls groups, each operation in its place: those of other devices in full, own ones of this device without. */
  const pulls = async (pulled: readonly Pulled[], watermark = 0): Promise<void> => {
    const from = at;
    const entries = pulled.flatMap(({ group, isSent = false, handedIn }) => {
      const name = {
        ...(group.length > 1 ? { group: group[0]?.operationId } : {}),
        ...(handedIn === undefined ? {} : { handedIn }),
      };
      return group.map((operation): PulledEntry => {
        at += 1;
        const { operationId } = operation;
        const entry = { sequence: at, operationId, outcome: 'accepted', received: serverTime };
        return { ...entry, ...name, ...(isSent ? {} : { operation }) } as PulledEntry;
      });
    });
    const reply = { epoch, scope: 1, serverTime, from, to: at, head: at, watermark, groups: [] };
    expect(await sync.takePull({ ...reply, kind: 'entries', entries })).toBe('taken');
  };
  /** Sends a group, and pulls it back: it is retained. */
  const sends = async (group: Group, handedIn?: string): Promise<void> => {
    if (handedIn !== 'copy') await sheets.append({ state: 'sealed', tab: 'a', group });
    const [sent] = await sync.nextGroups(wide);
    const deviceSequence = present(sent, 'it waits').deviceSequence;
    const outcomes = [
      { deviceSequence, outcome: 'accepted', sequence: at + group.length } as const,
    ];
    await sync.acknowledge({ epoch, watermark: 0, outcomes });
    await pulls([
      handedIn === undefined
        ? { group, isSent: true }
        : { group, handedIn: handedIn === 'copy' ? generatedMemberId : handedIn },
    ]);
  };
  return { sheets, sync, pulls, sends, covers: () => pulls([], at) };
}

async function recordsBefore(): Promise<readonly AnyRecord[]> {
  const alone = memoryStore(generatedProgrammeId);
  await alone.begin(generatedMemberId);
  await alone.importLog(groups, () => true, serverTime);
  return [...(await confirmedRecords(alone)).values()];
}

const idsIn = (rows: readonly { readonly group: Group }[]): readonly (readonly string[])[] =>
  rows.map(({ group }) => group.map(({ operationId }) => operationId));

const waiting = async (sheets: SheetStore) => idsIn(await sheets.readOutbox());

async function sentIds(sync: SyncStore): Promise<readonly string[]> {
  const next = await sync.nextGroups(wide);
  expect(next.map(({ deviceSequence }) => deviceSequence)).toEqual(
    next.map((_, index) => index + 1),
  );
  return next.flatMap(({ operations }) => operations.map(({ operationId }) => operationId));
}

export function ownAgainContract(adapter: string, newDevice: () => SyncContractDevice): void {
  describe(`What is sent again to another life of the server, ${adapter}`, () => {
    it('[C7] (F242) is what the log holds of its own member, though a verified backup covered it', async () => {
      const { sheets, sync, pulls, sends, covers } = await joined(newDevice());
      await sends([rename('own-1')]);
      await pulls([{ group: [rename('others-1', 'somebody')] }]);
      await covers();
      expect(await sync.kept()).toEqual([]);
      await sends([rename('own-2')]);
      const typed = await sheets.append({ state: 'sealed', tab: 'a', group: [rename('own-3')] });
      await sync.repushKept('device-2');
      expect(await sync.kept()).toEqual([]);
      expect(await sync.counts()).toMatchObject({ waiting: 3, stuck: 0 });
      expect(await sentIds(sync)).toEqual(['own-1', 'own-2', 'own-3']);
      expect((await sheets.readOutbox()).at(-1)?.key).toBe(typed);
    });

    it('[C7] (F242) goes once, in the order in which it was decided, also what another device sent', async () => {
      const { sheets, sync, pulls, sends, covers } = await joined(newDevice());
      await sends([rename('a')]);
      await covers();
      await sends([rename('b')]);
      await pulls([{ group: [rename('c'), rename('d')] }]);
      await sends([rename('e')]);
      await sync.repushKept('device-2');
      const all = [['a'], ['b'], ['c', 'd'], ['e']];
      expect(await waiting(sheets)).toEqual(all);
      // Met once more before anything was sent: the log is still there.
      await sync.repushKept('device-3');
      expect(await waiting(sheets)).toEqual(all);
      expect(await sentIds(sync)).toEqual(all.flat());
    });

    it('[C7] (F242) is no part of a group of which the log holds another part only', async () => {
      const { sheets, sync, pulls } = await joined(newDevice());
      const call = createOperation(author('call', generatedMemberId), 'contact', home, {
        at: '2020-11-24T14:41',
        kind: 'interim',
        mode: 'phone',
        state: 'held',
      });
      await pulls([{ group: [call, rename('whole')] }]);
      // As a history that was fetched: operations on other records are not in it.
      const entry = (operation: Operation, sequence: number, group?: string) => {
        const known = { sequence, operation, outcome: 'accepted', received: serverTime } as const;
        return group === undefined ? known : { ...known, group };
      };
      await sync.takeHistory(home, [
        entry(rename('single'), 1),
        entry(rename('begin'), 2, 'begin'),
        entry(rename('end'), 4, 'gone'),
        entry(rename('first'), 5, 'first'),
        entry(rename('third'), 7, 'first'),
        entry(rename('mine'), 8, 'mine'),
        entry(rename('theirs', 'somebody'), 9, 'mine'),
      ]);
      await sync.repushKept('device-2');
      expect(await waiting(sheets)).toEqual([['single'], ['call', 'whole']]);
    });

    it('[C7] (F242) is nothing that its author discarded, and not what an upload sends', async () => {
      const { sheets, sync, pulls, covers } = await joined(newDevice());
      await pulls([{ group: [rename('discarded')] }, { group: [rename('own')] }]);
      await covers();
      await sync.writeSync({ withdrawn: [{ id: 'discarded', epoch: 'epoch-0' }] });
      await sync.uploadAgain('a');
      await sync.repushKept('device-2');
      expect(await waiting(sheets)).toEqual([]);
      await sync.writeSync({ handOver: undefined });
      await sync.repushKept('device-3');
      expect(await waiting(sheets)).toEqual([['own']]);
    });

    it('[C7][S10] (F251) is nothing that somebody else handed in under its member’s name, but what it handed in itself', async () => {
      const { sheets, sync, pulls, sends, covers } = await joined(newDevice());
      await pulls([
        { group: [rename('own')] },
        { group: [rename('forged')], handedIn: 'somebody' },
        { group: [rename('theirs', 'another')], handedIn: 'somebody' },
        { group: [rename('brought', 'another')], handedIn: generatedMemberId },
        { group: [rename('restored')], handedIn: generatedMemberId },
      ]);
      // A colleague had a copy of it, and was quicker.
      await sends([rename('quicker')], 'somebody');
      await covers();
      expect(await sync.kept()).toEqual([]);
      await sync.repushKept('device-2');
      expect(await waiting(sheets)).toEqual([['own'], ['brought'], ['restored'], ['quicker']]);
      const ways = (await sync.nextGroups(wide)).map(({ handedIn }) => handedIn);
      expect(ways).toEqual([undefined, 'backup', 'backup', undefined]);
    });

    it('[C7][S10] (F251) says so of what came with a copy, also while it is retained', async () => {
      const { sheets, sync, sends } = await joined(newDevice());
      const ways = async () => (await sync.nextGroups(wide)).map(({ handedIn }) => handedIn);
      await sheets.importLog([[rename('copied')]], () => true, serverTime);
      expect(await ways()).toEqual(['backup']);
      await sends([rename('copied')], 'copy');
      expect(await sync.kept()).toHaveLength(1);
      await sync.repushKept('device-2');
      expect(await ways()).toEqual(['backup']);
    });

    it('[C11][C17][S10] (F251) says so of what others had handed in, where the whole log is uploaded', async () => {
      const { sync, pulls } = await joined(newDevice());
      await pulls([
        { group: [rename('own')] },
        { group: [rename('forged')], handedIn: 'somebody' },
      ]);
      await sync.uploadAgain('a');
      expect(
        (await sync.logGroups(wide)).map(({ operations: [first], handedIn }) => [
          first?.operationId,
          handedIn,
        ]),
      ).toEqual([
        ['own', undefined],
        ['forged', 'log'],
      ]);
    });

    it('[C7][C10] (F252) is shown once a download takes the place of the records, but for what it brings', async () => {
      const { sheets, sync, pulls, sends, covers } = await joined(newDevice());
      await sends([rename('shared')]);
      await pulls([{ group: [rename('last', 'somebody')] }]);
      const shared = head + 2;
      await sends([rename('lost')]);
      await covers();
      await sends([rename('retained')]);
      await sync.repushKept('device-2');
      const heldAt = async () => (await sheets.readOutbox()).map((row) => row.heldAt);
      expect(await heldAt()).toEqual([head + 1, head + 3, head + 4]);
      const isSheet = ({ id }: AnyRecord): boolean => id === home;
      const records = (await recordsBefore()).map((record) =>
        isSheet(record) ? { ...record, last: 'last', sequence: shared } : record,
      );
      const place = { epoch: 'epoch-2', scope: 1, serverTime, watermark: 0, total: records.length };
      const [contacts, heads] = [true, false].map((isContact) =>
        records.filter(({ entity }) => (entity === 'contact') === isContact),
      );
      const next = { kind: 'recent' } as const;
      const first = { ...place, sequence: shared, records: heads ?? [], next };
      expect(await sync.takeSnapshot(first, 'instead')).toBe('taken');
      expect(await heldAt()).toEqual([head + 1, undefined, undefined]);
      // It breaks off, and begins once more: nothing is shown twice.
      expect(await sync.takeSnapshot(first, 'instead')).toBe('taken');
      expect(await heldAt()).toEqual([head + 1, undefined, undefined]);
      const rest = { ...place, sequence: shared, records: contacts ?? [] };
      expect(await sync.takeSnapshot(rest, 'next')).toBe('taken');
      expect(await heldAt()).toEqual([head + 1, undefined, undefined]);
    });

    it('[C7][C10] (F252) is shown where everything goes before a download', async () => {
      const { sheets, sync, sends } = await joined(newDevice());
      await sends([rename('lost')]);
      await sync.repushKept('device-2');
      const records = await recordsBefore();
      const place = { epoch: 'epoch-2', scope: 1, serverTime, sequence: head, watermark: 0 };
      await sync.takeSnapshot({ ...place, records, total: records.length }, 'anew');
      expect((await sheets.readOutbox()).map((row) => row.heldAt)).toEqual([undefined]);
    });

    it('[C7][C10] (F253) is what needs attention, once', async () => {
      const { sheets, sync } = await joined(newDevice());
      for (const id of ['dismissed', 'refused', 'forked']) {
        await sheets.append({ state: 'sealed', tab: 'a', group: [rename(id)] });
      }
      await sync.nextGroups(wide);
      await sync.park(3, 'forked');
      const answers = (first: 'held' | 'needsAttention') => ({
        watermark: 0,
        outcomes: [
          { deviceSequence: 1, outcome: first },
          { deviceSequence: 2, outcome: 'needsAttention' } as const,
        ],
      });
      await sync.acknowledge({ epoch, ...answers('needsAttention') });
      expect(await sync.nextGroups(wide)).toEqual([]);
      const dismissed = { by: 'somebody', at: serverTime };
      const told = { deviceSequence: 1, outcome: 'needsAttention', dismissed } as const;
      const at = { from: head, to: head, head, watermark: 0, epoch, scope: 1, serverTime };
      await sync.takePull({ ...at, kind: 'entries', entries: [], groups: [told] });
      await sync.renumber('device-2');
      expect(await sync.nextGroups(wide)).toEqual([]);
      await sync.repushKept('device-3');
      expect(await sentIds(sync)).toEqual(['dismissed', 'refused', 'forked']);
      await sync.park(3, 'forked');
      await sync.acknowledge({ epoch: 'epoch-2', ...answers('held') });
      expect(await sync.stuck()).toMatchObject([
        { outcome: 'held', dismissed: undefined },
        { outcome: 'needsAttention' },
        { outcome: 'needsAttention', forked: true },
      ]);
      expect(await sync.nextGroups(wide)).toEqual([]);
    });

    it('[C7] (F242) is all there though it is much, and though the device goes out at any write', async () => {
      for (let write = 1; ; write += 400) {
        const device = newDevice();
        const { sheets, sync, pulls, covers } = await joined(device);
        const own = Array.from({ length: 1100 }, (_, index) => ({
          group: [rename(`own-${index}`)],
        }));
        await pulls(own);
        await covers();
        await sheets.readLog(home);
        device.failFrom(write);
        const isDone = await sync.repushKept('device-2').then(
          () => true,
          () => false,
        );
        device.failFrom(undefined);
        const logged = (await sheets.readLog(home)).map(({ operation }) => [operation.operationId]);
        expect(logged).toEqual(idsIn(own));
        if (!isDone) {
          expect((await sync.readSync())?.cursor).toBeDefined();
          await sync.repushKept('device-2');
        }
        expect(await waiting(sheets)).toEqual(idsIn(own));
        if (isDone) break;
      }
    });
  });
}

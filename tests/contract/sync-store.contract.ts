/**
 * What the store of what travels promises (`SyncStore` in `src/client/ports/sync.ts`), as one suite that each adapter
 * runs. The crash sweeps fail every single write of an operation in turn, open the device again, and ask for it again.
 *
 * Longer than 400 lines because one suite is one promise.
 */

import { describe, expect, it } from 'vitest';
import {
  isPending,
  type OutboxRow,
  type SheetStore,
  type StoreChange,
} from '../../src/client/ports/sheet-store.ts';
import { LostLead, type SyncStore } from '../../src/client/ports/sync.ts';
import { createOperation, setOperation } from '../../src/domain/operation/build.ts';
import { applyOperation } from '../../src/domain/operation/apply.ts';
import type { Group, Operation } from '../../src/domain/operation/operation.ts';
import type { AnyRecord } from '../../src/domain/operation/record.ts';
import type { PulledEntry, PullReply, SnapshotReply } from '../../src/protocol/sync-messages.ts';
import { present } from '../../src/std/assert.ts';
import {
  generatedGroups,
  generatedMemberId,
  generatedSmeId,
} from '../support/generated-programme.ts';
import { confirmedRecords, unplaced } from './sheet-store.contract.ts';

/** A device on which several tabs open the same programme, and whose writes can be made to fail. */
export interface SyncContractDevice {
  tab(): SheetStore;
  /** The write of this number fails, counted from 1, and those after it; `undefined` ends that. */
  failFrom(write: number | undefined): void;
}

const seed = 'sync';
const home = generatedSmeId(seed, 0);
const groups = generatedGroups({ seed, smes: 1, contactsPerSme: 4 });
const epoch = 'epoch-1';
const scope = 1;
const serverTime = 1_700_000_000_000;
const wide = { groupsMax: 200, lengthMax: 1_000_000 };

/** The records after all groups, each with the place of the last operation that changed it. */
function recordsAfter(all: readonly Group[]): readonly AnyRecord[] {
  const records = new Map<string, AnyRecord>();
  let sequence = 0;
  for (const operation of all.flat()) {
    sequence += 1;
    const decided = { received: serverTime, sequence };
    const applied = applyOperation(records.get(operation.record), operation, decided);
    if (applied !== undefined) records.set(operation.record, applied.record);
  }
  return [...records.values()];
}

const known = recordsAfter(groups);
const head = groups.flat().length;
const sme = present(
  known.find(({ id }) => id === home),
  'the SME is there',
);

function rename(id: string, town: string, by = generatedMemberId): Group {
  const author = { by, at: serverTime - 1000, newId: () => id };
  return [present(setOperation(author, sme, { town }), 'it changes')];
}

function part(more: Partial<SnapshotReply> = {}): SnapshotReply {
  return {
    epoch,
    scope,
    serverTime,
    sequence: head,
    watermark: 0,
    records: known,
    total: known.length,
    ...more,
  };
}

function entry(operation: Operation, sequence: number, own = false): PulledEntry {
  const { operationId } = operation;
  const place = { sequence, operationId, outcome: 'accepted', received: serverTime } as const;
  return own ? place : { ...place, operation };
}

function answer(
  entries: readonly PulledEntry[],
  more: Partial<Extract<PullReply, { kind: 'entries' }>> = {},
): Extract<PullReply, { kind: 'entries' }> {
  const to = more.to ?? entries.at(-1)?.sequence ?? head;
  return {
    kind: 'entries',
    epoch,
    scope,
    serverTime,
    from: head,
    to,
    head: to,
    watermark: 0,
    entries,
    groups: [],
    ...more,
  };
}

const contactsBefore = known.filter(({ entity }) => entity === 'contact').length;

const sealed = (group: Group) => ({ state: 'sealed', tab: 'a', group }) as const;
const open = (group: Group) => ({ state: 'open', tab: 'a', group }) as const;
const own = rename('own-1', 'Auray');
const later = rename('own-2', 'Vannes');
const others = rename('other-1', 'Brest', 'somebody');

interface Joined {
  readonly sheets: SheetStore;
  readonly sync: SyncStore;
}

async function lead(device: SyncContractDevice): Promise<Joined> {
  const sheets = device.tab();
  const sync = await sheets.sync();
  await sync.claim();
  return { sheets, sync };
}

/** A device that has taken its first snapshot. */
async function joined(device: SyncContractDevice): Promise<Joined> {
  const sheets = device.tab();
  await sheets.begin(generatedMemberId);
  const sync = await sheets.sync();
  await sync.connect('device-1');
  await sync.claim();
  await sync.takeSnapshot(part(), 'anew');
  return { sheets, sync };
}

/** Sends a change and pulls it back: it is kept. */
async function keepOne(device: Joined): Promise<void> {
  await device.sheets.append(sealed(own));
  await send(device);
  await device.sync.takePull(answer([entry(present(own[0], 'one'), head + 1, true)]));
}

/** Sends what waits, as a server that accepts everything. */
async function send({ sync }: Joined, from = head): Promise<void> {
  const sent = await sync.nextGroups(wide);
  await sync.acknowledge({
    epoch,
    watermark: 0,
    outcomes: sent.map(({ deviceSequence }, index) => ({
      deviceSequence,
      outcome: 'accepted',
      sequence: from + index + 1,
    })),
  });
}

const states = async (sheets: SheetStore) =>
  (await sheets.readOutbox()).map(({ state, deviceSequence }) => [state, deviceSequence]);

/** Everything that a device would lose. */
async function everything(device: SyncContractDevice) {
  const { sheets, sync } = await lead(device);
  const { outbox, drafts } = await sheets.open();
  // How many downloads were begun says only that one was begun again, and an answer that was lost is not known.
  const found = present(await sync.readSync(), 'it is exchanged');
  const { downloads: _downloads, answered: _answered, ...known } = found;
  return {
    records: await confirmedRecords(sheets),
    log: await sheets.readWholeLog(),
    outbox,
    drafts,
    sync: known,
  };
}

export function syncStoreContract(name: string, newDevice: () => SyncContractDevice): void {
  describe(`The store of what travels ${name}`, () => {
    connecting(newDevice);
    sending(newDevice);
    pulling(newDevice);
    arriving(newDevice);
    snapshots(newDevice);
    newer(newDevice);
    askingAgain(newDevice);
    leaving(newDevice);
    crashes(newDevice);
  });
}

function connecting(newDevice: () => SyncContractDevice): void {
  it('decides nothing by itself once it is connected', async () => {
    const { sheets } = await joined(newDevice());
    await sheets.append(sealed(own));
    expect((await sheets.confirmSealed(() => true, serverTime)).keys).toEqual([]);
    await sheets.importLog([others], () => true, serverTime);
    expect(await states(sheets)).toEqual([
      ['sealed', undefined],
      ['sealed', undefined],
    ]);
  });

  it('[O8] tells the clock’s offset with the opening', async () => {
    const { sheets, sync } = await joined(newDevice());
    await sync.writeSync({ offset: -4200 });
    expect((await sheets.open()).offset).toBe(-4200);
  });

  it('[C3] refuses what a tab writes that another has taken over from', async () => {
    const device = newDevice();
    const frozen = await joined(device);
    await frozen.sheets.append(sealed(own));
    const thawed = await lead(device);
    const late = [
      () => frozen.sync.nextGroups(wide),
      () => frozen.sync.takePull(answer([entry(present(others[0], 'one'), head + 1)])),
      () => frozen.sync.takeSnapshot(part(), 'anew'),
      () => frozen.sync.evict(),
      () => frozen.sync.writeSync({ offset: 1 }),
    ];
    for (const write of late) await expect(write()).rejects.toBeInstanceOf(LostLead);
    expect(await states(thawed.sheets)).toEqual([['sealed', undefined]]);
    expect((await thawed.sync.nextGroups(wide)).map((group) => group.deviceSequence)).toEqual([1]);
  });
}

function sending(newDevice: () => SyncContractDevice): void {
  it('[C3] claims nothing for a tab that lost the lead while it waited to claim it', async () => {
    const device = newDevice();
    const { sync } = await joined(device);
    const late = await device.tab().sync();
    await expect(late.claim(() => false)).rejects.toThrow(LostLead);
    await sync.writeSync({ exchangedAt: 7 });
    expect((await sync.readSync())?.exchangedAt).toBe(7);
  });

  it('[O4] numbers sealed rows densely and durably, and the same again', async () => {
    const device = newDevice();
    const { sheets, sync } = await joined(device);
    for (const id of ['a', 'b', 'c']) await sheets.append(sealed(rename(id, id)));
    const two = { groupsMax: 2, lengthMax: 1_000_000 };
    const first = await sync.nextGroups(two);
    expect(first.map(({ deviceSequence }) => deviceSequence)).toEqual([1, 2]);
    const again = await lead(device);
    expect(await again.sync.nextGroups(two)).toEqual(first);
    expect((await again.sync.nextGroups(wide)).map((one) => one.deviceSequence)).toEqual([1, 2, 3]);
    expect((await again.sync.readSync())?.deviceSequence).toBe(3);
  });

  it('[O3] sends nothing after a row that is being typed', async () => {
    const { sheets, sync } = await joined(newDevice());
    await sheets.append(sealed(rename('a', 'A')));
    const typing = await sheets.append(open(rename('b', 'B')));
    await sheets.append(sealed(rename('c', 'C')));
    const ids = async () =>
      (await sync.nextGroups(wide)).map(({ operations }) => operations[0]?.operationId);
    expect(await ids()).toEqual(['a']);
    await sheets.seal([typing]);
    expect(await ids()).toEqual(['a', 'b', 'c']);
  });

  it('answers one group at least, however long it is', async () => {
    const { sheets, sync } = await joined(newDevice());
    await sheets.append(sealed(own));
    await sheets.append(sealed(rename('own-2', 'Brest')));
    expect(await sync.nextGroups({ groupsMax: 200, lengthMax: 1 })).toHaveLength(1);
  });

  it('[P5] keeps a group that took no effect with its text, out of the view, until it is discarded', async () => {
    const { sheets, sync } = await joined(newDevice());
    const key = await sheets.append(sealed(own));
    await sheets.append(sealed(rename('own-2', 'Brest')));
    const [first, second] = await sync.nextGroups(wide);
    await sync.acknowledge({
      epoch,
      watermark: 0,
      outcomes: [
        { deviceSequence: first?.deviceSequence ?? 0, outcome: 'held' },
        { deviceSequence: second?.deviceSequence ?? 0, outcome: 'accepted', sequence: head + 1 },
      ],
    });
    expect(await states(sheets)).toEqual([
      ['held', 1],
      ['acknowledged', 2],
    ]);
    expect(await sync.stuck()).toEqual([{ key, outcome: 'held', group: own }]);
    expect(await sync.counts()).toMatchObject({ waiting: 0, undecided: 0, stuck: 1 });
    await sheets.seal([key]);
    expect(await sync.counts()).toMatchObject({ waiting: 0, undecided: 0, stuck: 1 });
    await sync.discard(key);
    expect(await sync.stuck()).toEqual([]);
    expect(await states(sheets)).toEqual([['acknowledged', 2]]);
  });

  it('[C16] notes what was discarded until the server withdrew it, and then with its life (F179)', async () => {
    const { sheets, sync } = await joined(newDevice());
    const key = await sheets.append(sealed(own));
    const id = own[0]?.operationId;
    await sync.nextGroups(wide);
    const held = [{ deviceSequence: 1, outcome: 'held' as const }];
    await sync.acknowledge({ epoch, watermark: 0, outcomes: held });
    let seals = 0;
    const stop = sync.onSealed(() => (seals += 1));
    await sync.discard(key);
    await sync.discard(key);
    expect((await sync.readSync())?.withdrawn).toEqual([{ id }]);
    expect(seals).toBe(1);
    stop();
    await sync.acknowledge({ epoch, watermark: 0, outcomes: [] });
    expect((await sync.readSync())?.withdrawn).toEqual([{ id }]);
    await sync.acknowledge({ epoch, watermark: 0, outcomes: [], withdrawn: [id ?? ''] });
    expect((await sync.readSync())?.withdrawn).toEqual([{ id, epoch }]);
  });

  it('[C16] has nothing withdrawn that the server took for something else, or decided on (F179)', async () => {
    const { sheets, sync } = await joined(newDevice());
    for (const id of ['a', 'b']) await sheets.append(sealed(rename(id, id)));
    await sync.nextGroups(wide);
    await sync.park(1, 'forked');
    await sync.park(1, 'needsAttention');
    for (const { key } of await sync.stuck()) await sync.discard(key);
    expect(await sync.stuck()).toEqual([]);
    expect((await sync.readSync())?.withdrawn).toBeUndefined();
  });

  it('discards nothing that is not stuck', async () => {
    const { sheets, sync } = await joined(newDevice());
    const key = await sheets.append(sealed(own));
    await sync.discard(key);
    expect(await sheets.readOutbox()).toHaveLength(1);
  });

  it('puts one group aside and closes the gap in the numbers', async () => {
    const { sheets, sync } = await joined(newDevice());
    for (const id of ['a', 'b', 'c']) await sheets.append(sealed(rename(id, id)));
    await sync.nextGroups(wide);
    await sync.park(2, 'needsAttention');
    expect(await states(sheets)).toEqual([
      ['sealed', 1],
      ['needsAttention', undefined],
      ['sealed', 2],
    ]);
    expect((await sync.readSync())?.deviceSequence).toBe(2);
  });

  it('[C9] has what is known otherwise wait again in another life of the server, or when a person asks (F99) (F249)', async () => {
    const { sheets, sync } = await joined(newDevice());
    for (const id of ['a', 'b']) await sheets.append(sealed(rename(id, id)));
    await sync.nextGroups(wide);
    await sync.park(1, 'forked');
    const [stuck] = await sync.stuck();
    expect(stuck).toMatchObject({ outcome: 'needsAttention', forked: true });
    await sync.unpark(stuck?.key ?? 0);
    expect((await states(sheets)).map(([state]) => state)).toEqual(['sealed', 'sealed']);
    expect(await sync.stuck()).toEqual([]);
    await sync.nextGroups(wide);
    await sync.park(1, 'forked');
    await sync.renumber('device-2');
    expect(await states(sheets)).toEqual([
      ['sealed', undefined],
      ['needsAttention', undefined],
    ]);
    await sync.repushKept('device-2');
    expect(await states(sheets)).toEqual([
      ['sealed', undefined],
      ['sealed', undefined],
    ]);
    // What can never apply is nothing that another name mends.
    await sync.nextGroups(wide);
    await sync.park(1, 'needsAttention');
    await sync.renumber('device-3');
    expect((await states(sheets)).map(([state]) => state)).toEqual(['needsAttention', 'sealed']);
    await sync.unpark((await sync.stuck())[0]?.key ?? 0);
    expect(await sync.stuck()).toHaveLength(1);
  });

  it('[C13] sets one group aside; its sheet waits behind it, and the others close the gap', async () => {
    const joinedDevice = await joined(newDevice());
    const { sheets, sync } = joinedDevice;
    const keys: number[] = [];
    for (const id of ['a', 'b', 'c', 'd']) {
      const [operation] = rename(id, id);
      const elsewhere = id === 'c' || id === 'd' ? { home: 'other', record: 'other' } : {};
      keys.push(await sheets.append(sealed([{ ...present(operation, 'one'), ...elsewhere }])));
    }
    const ids = async (): Promise<readonly unknown[]> =>
      (await sync.nextGroups(wide)).map(({ deviceSequence, operations }) => [
        deviceSequence,
        operations[0]?.operationId,
      ]);
    await ids();
    await sync.park(1, 'setAside');
    expect(await states(sheets)).toEqual([
      ['setAside', undefined],
      ['sealed', undefined],
      ['sealed', 1],
      ['sealed', 2],
    ]);
    expect(await sync.counts()).toMatchObject({ waiting: 3, undecided: 0, stuck: 1 });
    expect((await sync.stuck()).map(({ key, outcome }) => [key, outcome])).toEqual([
      [keys[0], 'setAside'],
    ]);
    // What comes to the sheet later waits too.
    await sheets.append(sealed(rename('e', 'e')));
    expect(await ids()).toEqual([
      [1, 'c'],
      [2, 'd'],
    ]);
    await sync.unpark(keys[0] ?? 0);
    expect(await ids()).toEqual([
      [1, 'c'],
      [2, 'd'],
      [3, 'a'],
      [4, 'b'],
      [5, 'e'],
    ]);
    expect(await sync.stuck()).toEqual([]);
  });

  it('[C13] lets the sheet go on once what was set aside on it is discarded', async () => {
    const { sheets, sync } = await joined(newDevice());
    const key = await sheets.append(sealed(own));
    await sheets.append(sealed(rename('own-2', 'Brest')));
    await sync.nextGroups(wide);
    await sync.park(1, 'setAside');
    expect(await sync.nextGroups(wide)).toEqual([]);
    await sync.discard(key);
    expect(await sync.nextGroups(wide)).toMatchObject([
      { deviceSequence: 1, operations: [{ operationId: 'own-2' }] },
    ]);
  });

  it('[C13] lets go of what was set aside and took effect all the same', async () => {
    const { sheets, sync } = await joined(newDevice());
    await sheets.append(sealed(own));
    await sync.nextGroups(wide);
    await sync.park(1, 'setAside');
    const [operation] = own;
    const entryOf = (isBare: boolean) => entry(present(operation, 'one'), head + 1, isBare);
    // Nothing was said of the row: the text is asked for.
    expect(await sync.takePull(answer([entryOf(true)]))).toBe('missing');
    await sync.takePull(answer([entryOf(false)]));
    expect(await sheets.readOutbox()).toEqual([]);
    expect((await sync.kept()).map(({ group }) => group)).toEqual([own]);
  });

  it('[C13] [C9] sends again under another name what was set aside, and puts back nothing else', async () => {
    const { sheets, sync } = await joined(newDevice());
    const key = await sheets.append(sealed(own));
    await sync.unpark(key);
    await sync.nextGroups(wide);
    await sync.park(1, 'setAside');
    await sync.renumber('device-2');
    expect(await sync.nextGroups(wide)).toMatchObject([{ deviceSequence: 1 }]);
    expect(await states(sheets)).toEqual([['sealed', 1]]);
  });

  it('[C9] numbers again under another name what was not acknowledged, with the same ids', async () => {
    const joinedDevice = await joined(newDevice());
    const { sheets, sync } = joinedDevice;
    await sheets.append(sealed(own));
    await send(joinedDevice);
    await sheets.append(sealed(rename('own-2', 'Brest')));
    await sync.nextGroups(wide);
    await sync.renumber('device-2');
    const next = await sync.nextGroups(wide);
    expect(next).toMatchObject([{ deviceSequence: 1, operations: [{ operationId: 'own-2' }] }]);
    expect(await sync.readSync()).toMatchObject({ device: 'device-2', deviceSequence: 1 });
    expect((await states(sheets))[0]?.[0]).toBe('acknowledged');
  });
}

function pulling(newDevice: () => SyncContractDevice): void {
  it('[C2] moves pages, log, outbox and cursor together', async () => {
    const device = await joined(newDevice());
    const { sheets, sync } = device;
    const heard: StoreChange[] = [];
    const key = await sheets.append(sealed(own));
    await send(device);
    sheets.subscribe((change) => heard.push(change));
    const entries = [entry(present(own[0], 'one'), head + 1, true)];
    expect(await sync.takePull(answer(entries))).toBe('taken');
    expect(
      (await sheets.readHeads([home]))[0]?.records.find(({ id }) => id === home),
    ).toMatchObject({
      values: { town: 'Auray' },
      sequence: head + 1,
    });
    expect((await sheets.readLog(home)).at(-1)).toMatchObject({
      sequence: head + 1,
      operation: own[0],
    });
    expect(await sheets.readOutbox()).toEqual([]);
    const last = { operationId: 'own-1', received: 1_700_000_000_000 };
    expect((await sync.readSync())?.cursor).toEqual({ epoch, sequence: 10, scope: 1, last });
    expect(heard).toEqual([{ kind: 'confirmed', keys: [key], homes: [home] }]);
  });

  it('takes the same answer twice as once', async () => {
    const { sheets, sync } = await joined(newDevice());
    const reply = answer([entry(present(others[0], 'one'), head + 1)]);
    await sync.takePull(reply);
    await sync.takePull(reply);
    expect(await sheets.readLog(home)).toHaveLength(1);
  });

  it('[S10] says of what others made that it comes from a copy, and keeps who handed it in', async () => {
    const { sheets, sync } = await joined(newDevice());
    await sheets.append(sealed(own));
    await sheets.append(sealed([...later, ...others]));
    const sent = await sync.nextGroups(wide);
    expect(sent.map(({ handedIn }) => handedIn)).toEqual([undefined, 'backup']);
    const told = { ...entry(present(others[0], 'one'), head + 1), handedIn: 'emma' };
    await sync.takePull(answer([told]));
    expect((await sheets.readLog(home)).at(-1)).toMatchObject({
      handedIn: 'emma',
      operation: { by: 'somebody' },
    });
  });

  it('[S10] says of a log with changes of others that it hands the log in', async () => {
    const sheets = newDevice().tab();
    await sheets.begin(generatedMemberId);
    await sheets.importLog([...groups, others], () => true, serverTime);
    const sync = await sheets.sync();
    await sync.connect('device-1');
    await sync.claim();
    const handed = await sync.logGroups({ groupsMax: 1000, lengthMax: 10_000_000 });
    expect(handed.flatMap(({ handedIn }) => handedIn ?? [])).toEqual(['log']);
    expect(handed.at(-1)).toMatchObject({ handedIn: 'log', operations: others });
  });

  it('[S14] takes records as they stand instead of deciding itself', async () => {
    const { sheets, sync } = await joined(newDevice());
    const record = { ...sme, values: { ...sme.values, town: 'Decided' }, sequence: head + 1 };
    const merged = { ...entry(present(others[0], 'one'), head + 1), records: [record] };
    await sync.takePull(answer([merged]));
    expect((await sheets.readHeads([home]))[0]?.records).toContainEqual(record);
  });

  it('[S14] [S15] takes a record that is later than its entry, over an earlier one that is later too', async () => {
    const { sheets, sync } = await joined(newDevice());
    const at = (town: string, sequence: number) => ({
      ...sme,
      values: { ...sme.values, town },
      sequence,
    });
    const rest = known.filter(({ id }) => id !== home);
    await sync.takeSnapshot(part({ records: [...rest, at('Earlier', head + 2)] }), 'anew');
    const later = at('Later', head + 3);
    const [first, second] = [entry(present(others[0], 'one'), head + 1), head + 3];
    await sync.takePull(
      answer([
        { ...first, records: [later] },
        { ...first, operationId: 'x', sequence: second },
      ]),
    );
    expect((await sheets.readHeads([home]))[0]?.records).toContainEqual(later);
  });

  it('[S15] passes over an entry that a record holds already, and logs it', async () => {
    const { sheets, sync } = await joined(newDevice());
    const newer = { ...sme, values: { ...sme.values, town: 'Newer' }, sequence: head + 5 };
    await sync.takeSnapshot(
      part({ records: [...known.filter(({ id }) => id !== home), newer] }),
      'anew',
    );
    await sync.takePull(answer([entry(present(others[0], 'one'), head + 1)]));
    expect((await sheets.readHeads([home]))[0]?.records).toContainEqual(newer);
    expect(await sheets.readLog(home)).toHaveLength(1);
  });

  it('says that an operation of its own is missing, and takes nothing', async () => {
    const { sheets, sync } = await joined(newDevice());
    expect(await sync.takePull(answer([entry(present(own[0], 'one'), head + 1, true)]))).toBe(
      'missing',
    );
    expect((await sync.readSync())?.cursor?.sequence).toBe(head);
    expect(await sheets.readLog(home)).toEqual([]);
  });

  it('[P3] keeps what was acknowledged until the watermark covers it', async () => {
    const device = await joined(newDevice());
    const { sheets, sync } = device;
    await sheets.append(sealed(own));
    await send(device);
    await sync.takePull(answer([entry(present(own[0], 'one'), head + 1, true)]));
    expect((await sync.kept()).map(({ group }) => group)).toEqual([own]);
    await sync.repushKept('device-2');
    expect((await sync.kept()).map(({ group }) => group)).toEqual([]);
    expect(await sheets.readOutbox()).toMatchObject([{ state: 'sealed', group: own }]);
    expect((await sync.readSync())?.cursor).toBeUndefined();
  });

  it('[P3] keeps nothing that the watermark covers', async () => {
    const device = await joined(newDevice());
    const { sheets, sync } = device;
    await sheets.append(sealed(own));
    await send(device);
    await sync.takePull(
      answer([entry(present(own[0], 'one'), head + 1, true)], { watermark: head + 1 }),
    );
    expect(await sync.kept()).toEqual([]);
    expect(await sheets.readOutbox()).toEqual([]);
  });

  it('[P3] lets go of nothing with a snapshot, and of what is covered with the pull after it', async () => {
    const device = await joined(newDevice());
    const { sync } = device;
    await keepOne(device);
    const next = { kind: 'recent' } as const;
    await sync.takeSnapshot(part({ next, sequence: 4e12, watermark: 4e12 }), 'anew');
    await sync.takeSnapshot(part({ sequence: 4e12, watermark: 4e12 }), 'next');
    expect((await sync.kept()).map(({ group }) => group)).toEqual([own]);
    await sync.takeSnapshot(part({ sequence: head + 1, watermark: head + 1 }), 'anew');
    await sync.takePull(answer([], { from: head + 1, to: head + 1, watermark: head + 1 }));
    expect((await sync.kept()).map(({ group }) => group)).toEqual([]);
  });

  it('[P3] lets go of nothing beyond what it has read itself, whatever the watermark (F68)', async () => {
    const device = await joined(newDevice());
    const { sync } = device;
    await keepOne(device);
    const outcomes = [{ deviceSequence: 1, outcome: 'accepted' as const, sequence: head + 9 }];
    await device.sheets.append(sealed(later));
    await sync.nextGroups(wide);
    await sync.acknowledge({ epoch: 'another-life', watermark: 4e12, outcomes: [] });
    expect((await sync.kept()).map(({ group }) => group)).toEqual([own]);
    await sync.acknowledge({ epoch, watermark: 4e12, outcomes });
    expect((await sync.kept()).map(({ group }) => group)).toEqual([own]);
    // As a server that tells of a head beyond what it sends.
    await sync.takePull(answer([], { from: head + 1, to: head + 1, head: 4e12, watermark: 4e12 }));
    expect((await sync.kept()).map(({ group }) => group)).toEqual([own]);
    await sync.takePull(answer([], { from: head + 1, to: head + 1, watermark: 4e12 }));
    expect((await sync.kept()).map(({ group }) => group)).toEqual([]);
    expect((await sync.readSync())?.watermark).toBe(head + 1);
    // What comes after it is kept as ever.
    await send(device, head + 1);
    await sync.takePull(
      answer([entry(present(later[0], 'one'), head + 2, true)], { from: head + 1 }),
    );
    expect((await sync.kept()).map(({ group }) => group)).toEqual([later]);
  });

  it('[P3] lets go of nothing more once the watermark falls (F68)', async () => {
    const device = await joined(newDevice());
    const { sync, sheets } = device;
    await sync.takePull(answer([], { watermark: head }));
    await sync.takePull(answer([], { watermark: 3 }));
    expect((await sync.readSync())?.watermark).toBe(3);
    await sheets.append(sealed(own));
    await send(device);
    await sync.takePull(answer([entry(present(own[0], 'one'), head + 1, true)], { watermark: 3 }));
    expect((await sync.kept()).map(({ group }) => group)).toEqual([own]);
  });

  it('[P3] forgets with a life of the server what was verified of it', async () => {
    const { sync } = await joined(newDevice());
    await sync.takePull(answer([], { watermark: head }));
    expect((await sync.readSync())?.watermark).toBe(head);
    await sync.repushKept('device-2');
    expect((await sync.readSync())?.watermark).toBe(0);
  });

  it('[P5] lets go of changes by others, of a copy that was taken in, once they come back', async () => {
    const device = await joined(newDevice());
    const { sheets, sync } = device;
    await sheets.importLog([others], () => true, serverTime);
    await send(device);
    await sync.takePull(answer([entry(present(others[0], 'one'), head + 1)]));
    expect(await sheets.readOutbox()).toEqual([]);
    expect((await sync.kept()).map(({ group }) => group)).toEqual([others]);
  });

  it('[P5] takes nothing in from a copy that it keeps', async () => {
    const device = await joined(newDevice());
    const { sheets, sync } = device;
    await sheets.append(sealed(own));
    await send(device);
    await sync.takePull(answer([entry(present(own[0], 'one'), head + 1, true)]));
    // A snapshot that begins after it: the log does not hold it any more.
    await sync.takeSnapshot(part({ sequence: head + 1 }), 'anew');
    const report = await sheets.importLog([own], () => true, serverTime);
    expect(report).toEqual({ added: 0, known: 1 });
    expect(await sheets.readOutbox()).toEqual([]);
  });

  it('[S6] lets a held group go once it has taken effect after all', async () => {
    const { sheets, sync } = await joined(newDevice());
    await sheets.append(sealed(own));
    await sync.nextGroups(wide);
    await sync.acknowledge({
      epoch,
      watermark: 0,
      outcomes: [{ deviceSequence: 1, outcome: 'held' }],
    });
    await sync.takePull(
      answer([entry(present(own[0], 'one'), head + 1, true)], {
        groups: [{ deviceSequence: 1, outcome: 'accepted' }],
      }),
    );
    expect(await sheets.readOutbox()).toEqual([]);
    expect(await sync.stuck()).toEqual([]);
  });

  it('takes history fetched later to its place, each entry once', async () => {
    const { sheets, sync } = await joined(newDevice());
    await sync.takePull(answer([entry(present(others[0], 'one'), head + 1)]));
    const older = groups
      .flat()
      .flatMap((operation, index) =>
        operation.home === home
          ? [{ sequence: index + 1, operation, outcome: 'accepted' as const, received: serverTime }]
          : [],
      );
    await sync.takeHistory(home, older.slice(2));
    await sync.takeHistory(home, older);
    const log = await sheets.readLog(home);
    expect(log.map(({ sequence }) => sequence)).toEqual([
      ...older.map(({ sequence }) => sequence),
      head + 1,
    ]);
  });
}

function snapshots(newDevice: () => SyncContractDevice): void {
  it('[C10] takes parts in their order, goes on where it stopped, and shows what waits over the first', async () => {
    const device = newDevice();
    const { sheets, sync } = await joined(device);
    const key = await sheets.append(sealed(own));
    const isContact = ({ entity }: AnyRecord): boolean => entity === 'contact';
    const next = { kind: 'recent' } as const;
    await sync.takeSnapshot(
      part({ records: known.filter((one) => !isContact(one)), next }),
      'anew',
    );
    expect((await sync.readSync())?.cursor).toBeUndefined();
    expect(await sheets.readJournal(home)).toEqual([]);
    expect((await sheets.readOutbox()).map((row) => row.key)).toEqual([key]);
    const again = await lead(device);
    expect((await again.sync.readSync())?.snapshot?.next).toEqual(next);
    await again.sync.takeSnapshot(
      part({ sequence: head + 3, records: known.filter(isContact) }),
      'next',
    );
    expect((await again.sync.readSync())?.cursor?.sequence).toBe(head);
    expect(await confirmedRecords(sheets)).toEqual(
      new Map(known.map((record) => [record.id, unplaced(record)])),
    );
  });

  it('[C10] keeps the contacts of a sheet whose id begins as that of another does', async () => {
    const { sheets, sync } = await joined(newDevice());
    const contact = present(
      known.find(({ entity }) => entity === 'contact'),
      'there is a contact',
    );
    const onSheet = (sheet: string, id: string) => ({ ...contact, id, home: sheet });
    const heads = ['sme-1', 'sme-10'].map((id) => ({ ...sme, id, home: id }));
    const recent = [onSheet('sme-1', 'recent')];
    const older = [onSheet('sme-1', 'older'), onSheet('sme-10', 'other')];
    await sync.takeSnapshot(part({ records: heads, next: { kind: 'recent' } }), 'anew');
    await sync.takeSnapshot(part({ records: recent, next: { kind: 'older' } }), 'next');
    await sync.takeSnapshot(part({ records: older }), 'next');
    const ids = async (sheet: string) => (await sheets.readJournal(sheet)).map(({ id }) => id);
    expect((await ids('sme-1')).toSorted()).toEqual(['older', 'recent']);
    expect(await ids('sme-10')).toEqual(['other']);
  });

  it('puts contacts of a later part beside those that are here, sheet by sheet', async () => {
    const { sheets, sync } = await joined(newDevice());
    const contacts = known.filter(({ entity }) => entity === 'contact');
    const half = Math.floor(contacts.length / 2);
    expect(half).toBeGreaterThan(0);
    const rest = known.filter(({ entity }) => entity !== 'contact');
    const later = { kind: 'older' } as const;
    await sync.takeSnapshot(part({ records: rest, next: { kind: 'recent' } }), 'anew');
    await sync.takeSnapshot(part({ records: contacts.slice(0, half), next: later }), 'next');
    await sync.takeSnapshot(part({ records: contacts.slice(half) }), 'next');
    expect(await confirmedRecords(sheets)).toEqual(
      new Map(known.map((record) => [record.id, unplaced(record)])),
    );
    for (const head of await sheets.readHeads([home])) {
      expect(head.summary.count).toBe((await sheets.readJournal(home)).length);
    }
  });

  it('says while contacts are still to come, in whichever tab and after a restart, and not where old ones stay', async () => {
    const device = newDevice();
    const sheets = device.tab();
    await sheets.begin(generatedMemberId);
    const sync = await sheets.sync();
    await sync.connect('device-1');
    await sync.claim();
    const told: boolean[] = [];
    sheets.subscribe((change) => {
      if (change.kind === 'downloading') told.push(change.contactsComing);
    });
    const coming = async () => (await device.tab().open()).contactsComing === true;
    const next = { kind: 'recent' } as const;
    expect(await coming()).toBe(false);
    await sync.takeSnapshot(part({ next }), 'anew');
    expect([await coming(), ...told]).toEqual([true, true]);
    await sync.takeSnapshot(part({ next: { kind: 'older' } }), 'next');
    expect(await coming()).toBe(true);
    await sync.takeSnapshot(part(), 'next');
    expect([await coming(), ...told]).toEqual([false, true, false]);
    await sync.takeSnapshot(part({ next }), 'instead', { replaced: { what: 'heads' } });
    expect([await coming(), ...told]).toEqual([false, true, false, false]);
  });

  it('notes what an answer showed together with what it brought', async () => {
    const device = await joined(newDevice());
    const { sheets, sync } = device;
    const shown = async () => {
      const meta = await sync.readSync();
      return [meta?.exchangedAt, meta?.offset];
    };
    const seen = { exchangedAt: 1, offset: 10 };
    await sync.takeSnapshot(part({ next: { kind: 'recent' } }), 'anew', { seen });
    expect(await shown()).toEqual([1, 10]);
    await sync.takeSnapshot(part(), 'next', { seen: { exchangedAt: 2 } });
    expect(await shown()).toEqual([2, 10]);
    await sheets.append(sealed(own));
    const outcomes = [{ deviceSequence: 1, outcome: 'accepted', sequence: head + 1 }] as const;
    await sync.nextGroups(wide);
    await sync.acknowledge({ epoch, watermark: 0, outcomes }, { exchangedAt: 3, offset: 30 });
    expect(await shown()).toEqual([3, 30]);
    const back = answer([entry(present(own[0], 'one'), head + 1, true)]);
    await sync.takePull(back, { exchangedAt: 4, offset: 40 });
    expect(await shown()).toEqual([4, 40]);
  });

  it('lets an acknowledged group go whose effect the snapshot holds', async () => {
    const device = await joined(newDevice());
    const { sheets, sync } = device;
    await sheets.append(sealed(own));
    await send(device);
    await sync.takeSnapshot(part({ sequence: head + 1 }), 'anew');
    expect(await sheets.readOutbox()).toEqual([]);
    // A log that begins with the download has nothing of what came with it.
    expect(await sheets.readLog(home)).toEqual([]);
  });

  it('lets a group go at once that a snapshot brought before its answer came', async () => {
    const device = await joined(newDevice());
    await device.sheets.append(sealed(own));
    await send(device, head - 1);
    expect(await device.sheets.readOutbox()).toEqual([]);
  });

  it('begins anew when another life of the server answers', async () => {
    const { sync } = await joined(newDevice());
    await sync.takeSnapshot(part({ next: { kind: 'recent' } }), 'anew');
    expect(await sync.takeSnapshot(part({ epoch: 'epoch-2' }), 'next')).toBe('restart');
  });

  it('empties what is not there any more', async () => {
    const { sheets, sync } = await joined(newDevice());
    const rest = known.filter((record) => record.home !== home);
    await sync.takeSnapshot(part({ records: rest }), 'anew');
    expect((await sheets.open()).heads).toEqual([]);
    expect(await sheets.readJournal(home)).toEqual([]);
  });

  it('[C10] lets what it takes the place of go part by part, and says which sheets went', async () => {
    const { sheets, sync } = await joined(newDevice());
    const contact = present(
      known.find(({ entity }) => entity === 'contact'),
      'there is a contact',
    );
    const named = (id: string, town: string, sequence: number): AnyRecord => ({
      ...sme,
      id,
      home: id,
      sequence,
      values: { ...sme.values, town },
    });
    const onSheet = (sheet: string, id: string) => ({ ...contact, id, home: sheet });
    const before = ['sme-1', 'sme-10', 'sme-2'].flatMap((id) => [
      named(id, 'Vannes', head),
      onSheet(id, `${id}-first`),
    ]);
    await sync.takeSnapshot(part({ records: before }), 'anew');
    const told: StoreChange['kind'][] = [];
    sheets.subscribe(({ kind }) => told.push(kind));
    const shown = async () =>
      Promise.all(
        (await sheets.open()).heads.map(async ({ home: sheet, records, summary }) => {
          const contacts = (await sheets.readJournal(sheet)).map(({ id }) => id);
          return [sheet, records[0]?.values['town'], contacts.join(), summary.count];
        }),
      );
    // Its places run lower: the server was restored.
    const heads = [named('sme-1', 'Auray', 1), named('sme-2', 'Auray', 1)];
    await sync.takeSnapshot(part({ records: heads, next: { kind: 'recent' } }), 'instead', {
      replaced: { what: 'heads', shared: {} },
    });
    expect(await shown()).toEqual([
      ['sme-1', 'Auray', 'sme-1-first', 1],
      ['sme-2', 'Auray', 'sme-2-first', 1],
    ]);
    expect(told).toContain('replaced');
    expect(await sheets.readJournal('sme-10')).toEqual([]);
    const contacts = [onSheet('sme-2', 'sme-2-second'), onSheet('sme-2', 'sme-2-third')];
    await sync.takeSnapshot(part({ records: contacts }), 'next', {
      replaced: { what: 'contacts' },
    });
    expect(await shown()).toEqual([
      ['sme-1', 'Auray', '', 0],
      ['sme-2', 'Auray', 'sme-2-second,sme-2-third', 2],
    ]);
  });
}

/** As a newer version writes it: an entity that this one has not. */
const form = (id: string, by = 'somebody', more: object = {}): Operation =>
  ({ ...rename(id, 'x', by)[0], entity: 'unheardOf', record: id, ...more }) as unknown as Operation;
const formRecord = { id: 'form-9', entity: 'unheardOf', home, values: {}, sequence: 3 };

function newer(newDevice: () => SyncContractDevice): void {
  it('[X2] keeps what only a newer version knows, and goes on with the rest (F77)', async () => {
    const { sheets, sync } = await joined(newDevice());
    const unknown = entry(form('form-1'), head + 1);
    const next = entry(present(others[0], 'one'), head + 2);
    expect(await sync.takePull(answer([{ ...unknown, later: 1 } as PulledEntry, next]))).toBe(
      'taken',
    );
    expect(await sync.counts()).toMatchObject({ newer: 1 });
    const [page] = await sheets.readHeads([home]);
    expect(page?.records.find(({ id }) => id === home)?.values).toMatchObject({ town: 'Brest' });
    expect(page?.records.map(({ entity }) => entity)).not.toContain('unheardOf');
    const shown = await sheets.readLog(home);
    expect(shown.map(({ sequence }) => sequence)).toEqual([head + 2]);
    const whole = await sheets.readWholeLog();
    expect(whole.map(({ sequence }) => sequence)).toEqual([head + 1, head + 2]);
    expect(whole[0]).toEqual({
      ...{ sequence: head + 1, operation: form('form-1'), outcome: 'accepted' },
      ...{ received: serverTime, later: 1 },
    });
    expect(await sync.readSync()).toMatchObject({ newer: 1, cursor: { sequence: head + 2 } });
  });

  it('[X2] lets a change wait that builds on one which it cannot apply', async () => {
    const { sheets, sync } = await joined(newDevice());
    const frozen = { ...present(others[0], 'one'), kind: 'freeze' } as unknown as Operation;
    const [then] = rename('other-2', 'Lyon', 'somebody');
    await sync.takePull(answer([entry(frozen, head + 1), entry(present(then, 'one'), head + 2)]));
    const [page] = await sheets.readHeads([home]);
    expect(page?.records.find(({ id }) => id === home)).toEqual(sme);
    // With the record as it stands it is whole again.
    const stands = { ...sme, values: { ...sme.values, town: 'Nice' }, sequence: head + 3 };
    const [last] = rename('other-3', 'Nice', 'somebody');
    const whole = { ...entry(present(last, 'one'), head + 3), records: [stands] };
    await sync.takePull(answer([whole], { from: head + 2 }));
    const [after] = await sheets.readHeads([home]);
    expect(after?.records.find(({ id }) => id === home)).toEqual(stands);
  });

  it('[X2] keeps such records of a snapshot, and what lies in a home that it does not know', async () => {
    const device = newDevice();
    const { sheets, sync } = await joined(device);
    const contact = present(
      known.find(({ entity }) => entity === 'contact'),
      'there',
    );
    const elsewhere = { ...contact, id: 'meeting-1', home: 'form-9' };
    const records = [formRecord, ...known, elsewhere];
    await sync.takeSnapshot(part({ records }), 'instead');
    expect(await sync.readSync()).toMatchObject({ newer: 2, cursor: { sequence: head } });
    expect((await sheets.open()).heads.map((page) => page.home)).toEqual([home]);
    // Taken anew, they come again and are not counted twice.
    await sync.takeSnapshot(part({ records }), 'anew');
    expect(await sync.readSync()).toMatchObject({ newer: 2 });
    await sync.takeSnapshot(part(), 'anew');
    expect((await sync.readSync())?.newer).toBeUndefined();
  });

  it('[X4] sends rows that only a newer version knows as they are, in their order', async () => {
    const { sheets, sync } = await joined(newDevice());
    await sheets.append(sealed([form('form-1', generatedMemberId)]));
    await sheets.append(sealed(own));
    const sent = await sync.nextGroups(wide);
    expect(sent.map(({ operations }) => operations)).toEqual([
      [form('form-1', generatedMemberId)],
      own,
    ]);
  });

  it('[X3] lets a group wait, and show, that the server keeps undecided', async () => {
    const { sheets, sync } = await joined(newDevice());
    await sheets.append(sealed(own));
    const [first] = await sync.nextGroups(wide);
    const deviceSequence = first?.deviceSequence ?? 0;
    await sync.acknowledge({
      epoch,
      watermark: 0,
      outcomes: [{ deviceSequence, outcome: 'undecided' }],
    });
    expect(await sync.counts()).toMatchObject({ waiting: 1, undecided: 1, stuck: 0 });
    expect((await sheets.readOutbox()).map(isPending)).toEqual([true]);
    expect(await sync.nextGroups(wide)).toEqual([]);
    await sync.takePull(answer([], { groups: [{ deviceSequence, outcome: 'held' }] }));
    expect(await sync.counts()).toMatchObject({ waiting: 0, undecided: 0, stuck: 1 });
  });

  it('[X2] puts away what it keeps when the membership is gone', async () => {
    const { sheets, sync } = await joined(newDevice());
    await sync.takePull(answer([entry(form('form-1'), head + 1)]));
    await sheets.readHeads([home]);
    await sync.evict();
    expect((await sync.readSync())?.newer).toBeUndefined();
    expect(await sheets.readWholeLog()).toEqual([]);
  });
}

/** A change was sent, and waits for a decision by now. */
async function waitsFor(
  { sheets, sync }: Joined,
  outcome: 'held' | 'quarantined' | 'undecided',
): Promise<void> {
  await sheets.append(sealed(own));
  await sync.nextGroups(wide);
  const outcomes = [{ deviceSequence: 1, outcome }];
  await sync.acknowledge({ epoch, watermark: 0, outcomes });
}

/** Downloads everything, up to one place more. */
const downloadMore = ({ sync }: Joined) =>
  sync.takeSnapshot(part({ sequence: head + 1 }), 'instead', {
    replaced: { what: 'sheets', shared: {} },
  });

/** What is sent next: the counters and the groups. */
const nextOf = async ({ sync }: Joined) =>
  (await sync.nextGroups(wide)).map(({ deviceSequence, operations }) => [
    deviceSequence,
    operations,
  ]);

const accepted = { deviceSequence: 1, outcome: 'accepted', sequence: head + 1 } as const;

function askingAgain(newDevice: () => SyncContractDevice): void {
  it.each(['held', 'quarantined', 'undecided'] as const)(
    '[C10] sends once more after a download what is %s, which stays so until the answer (F237)',
    async (state) => {
      const device = await joined(newDevice());
      const { sheets, sync } = device;
      await waitsFor(device, state);
      const counts = await sync.counts();
      expect(await nextOf(device)).toEqual([]);
      let seals = 0;
      const stop = sync.onSealed(() => (seals += 1));
      await downloadMore(device);
      expect(seals).toBe(1);
      stop();
      expect(await nextOf(device)).toEqual([[1, own]]);
      expect(await states(sheets)).toEqual([[state, 1]]);
      expect(await sync.counts()).toEqual(counts);
      // With what is new, and before it.
      await sheets.append(sealed(later));
      expect(await nextOf(device)).toEqual([
        [1, own],
        [2, later],
      ]);
      await sync.acknowledge({ epoch, watermark: 0, outcomes: [accepted] });
      expect(await states(sheets)).toEqual([['sealed', 2]]);
      expect((await sync.kept()).map(({ group }) => group)).toEqual([own]);
      expect(await nextOf(device)).toEqual([[2, later]]);
    },
  );

  it('[C10] asks once after each download what is still held, with no more than was asked for (F237)', async () => {
    const device = await joined(newDevice());
    const { sheets, sync } = device;
    await waitsFor(device, 'held');
    for (let download = 0; download < 2; download += 1) {
      await downloadMore(device);
      await downloadMore(device);
      expect(await nextOf(device)).toEqual([[1, own]]);
      const outcomes = [{ deviceSequence: 1, outcome: 'held' as const }];
      await sync.acknowledge({ epoch, watermark: 0, outcomes });
      expect(await states(sheets)).toEqual([['held', 1]]);
      expect(await nextOf(device)).toEqual([]);
    }
    let seals = 0;
    const stop = sync.onSealed(() => (seals += 1));
    await sync.discard((await sync.stuck())[0]?.key ?? 0);
    seals = 0;
    await downloadMore(device);
    expect([seals, await nextOf(device)]).toEqual([0, []]);
    stop();
  });

  it('[C10] asks during a download too, and lets go what the rest of it holds (F237)', async () => {
    const device = await joined(newDevice());
    const { sheets, sync } = device;
    await waitsFor(device, 'held');
    await sync.takeSnapshot(part({ sequence: head + 1, next: { kind: 'recent' } }), 'anew');
    expect(await nextOf(device)).toEqual([[1, own]]);
    await sync.acknowledge({ epoch, watermark: 0, outcomes: [accepted] });
    expect(await states(sheets)).toEqual([['acknowledged', 1]]);
    await sync.takeSnapshot(part({ sequence: head + 2, records: [] }), 'next');
    expect(await states(sheets)).toEqual([]);
    expect((await sync.kept()).map(({ group }) => group)).toEqual([own]);
  });

  it('[C10] asks about what took effect and was still to come (F237)', async () => {
    const device = await joined(newDevice());
    const { sheets, sync } = device;
    await waitsFor(device, 'held');
    const groups = [{ deviceSequence: 1, outcome: 'accepted' as const }];
    await sync.takePull(answer([], { to: head, head: head + 1, groups }));
    expect(await states(sheets)).toEqual([['acknowledged', 1]]);
    expect(await nextOf(device)).toEqual([]);
    await downloadMore(device);
    expect(await nextOf(device)).toEqual([[1, own]]);
    await sync.acknowledge({ epoch, watermark: 0, outcomes: [accepted] });
    expect(await states(sheets)).toEqual([]);
  });

  it.each(['needsAttention', 'setAside', 'forked'] as const)(
    '[C13] leaves what the server has as it is where asking fails, and the counters too: %s (F237)',
    async (as) => {
      const device = await joined(newDevice());
      const { sheets, sync } = device;
      await waitsFor(device, 'held');
      await downloadMore(device);
      await sheets.append(sealed(later));
      await sync.nextGroups(wide);
      await sync.park(1, as);
      expect(await states(sheets)).toEqual([
        ['held', 1],
        ['sealed', 2],
      ]);
      expect((await sync.readSync())?.deviceSequence).toBe(2);
      expect(await nextOf(device)).toEqual([[2, later]]);
    },
  );

  it('[C9] [C7] sends it like everything else under another name (F237)', async () => {
    const device = await joined(newDevice());
    await waitsFor(device, 'held');
    await downloadMore(device);
    await device.sync.renumber('device-2');
    expect(await states(device.sheets)).toEqual([['sealed', undefined]]);
    expect(await nextOf(device)).toEqual([[1, own]]);
  });
}

function leaving(newDevice: () => SyncContractDevice): void {
  it('[C15] cannot say that nothing mentions a file during a download, or after a membership', async () => {
    const { sheets, sync } = await joined(newDevice());
    const ask = () => sheets.findMentions(new Set([home, 'nowhere']), ['attachment']);
    expect(await ask()).toEqual(new Set([home]));
    await sync.takeSnapshot(part({ records: known, next: { kind: 'recent' } }), 'anew');
    expect(await ask()).toBeUndefined();
    await sync.evict();
    expect(await ask()).toBeUndefined();
  });

  it('[C8] holds what was not acknowledged and puts the rest away', async () => {
    const device = await joined(newDevice());
    const { sheets, sync } = device;
    await sheets.append(sealed(rename('sent', 'Sent')));
    await send(device);
    await sheets.append(sealed(own));
    await sheets.append(open(rename('typing', 'Ty')));
    await sheets.putDraft({ key: 'field:sme-1/town', text: 't', at: 1 });
    await sync.evict();
    const { programme, heads, outbox, drafts } = await sheets.open();
    expect({ programme, heads, drafts }).toEqual({ programme: [], heads: [], drafts: [] });
    expect(outbox.map(({ state, group }) => [state, group[0]?.operationId])).toEqual([
      ['held', 'own-1'],
      ['held', 'typing'],
    ]);
    expect(await sheets.readWholeLog()).toEqual([]);
    expect(await sync.readSync()).toMatchObject({ evicted: true });
  });

  it('[C8] keeps what its author typed into places that begin empty, and no draft of what others wrote', async () => {
    const { sheets, sync } = await joined(newDevice());
    const own = ['composer:sme-1/t', 'visitTopic:c/t', 'contact:sme-1/t', 'new-sme/t', 'issue:s'];
    // In one that this version does not know as well: nothing that was typed goes because of a list.
    own.push('viewName:p/t', 'newer-place:a');
    const others = ['field:sme-1/town', 'visit:s/none', 'conflict:sme-1/town/t', 'files:sme-1'];
    for (const key of [...own, ...others]) await sheets.putDraft({ key, text: key, at: 1 });
    await sync.evict();
    expect((await sheets.readDrafts()).map(({ text }) => text).toSorted()).toEqual(own.toSorted());
    await sync.connect('device-2');
    expect((await sheets.open()).drafts).toHaveLength(own.length);
  });

  it('[C8] keeps what its author typed last into a field or a figure, without what stood there (F128)', async () => {
    const { sheets, sync } = await joined(newDevice());
    const seen = { base: 'o-1', value: 'Of a colleague' };
    const cells = { '2026-03 orders': { text: '-99', seen: { f: { ...seen, value: 12 } } } };
    const drafts = [
      { key: 'field:contact-1/place', text: 'Of a colleague, and mine', at: 3, seen },
      { key: 'field:contact-1/note', text: 'Of a colleague', at: 3, seen },
      { key: 'typed:contact-1/place', text: 'kept earlier', at: 2 },
      { key: 'figures:sme-1/whole/t', text: JSON.stringify(cells), at: 1 },
    ];
    for (const draft of drafts) await sheets.putDraft(draft);
    await sync.evict();
    const left = (await sheets.readDrafts()).toSorted((a, b) => a.at - b.at);
    expect(left).toEqual([
      { ...drafts[3], text: JSON.stringify({ '2026-03 orders': { text: '-99', seen: {} } }) },
      { key: 'typed:contact-1/place', text: 'kept earlier\ncolleague, and mine', at: 3 },
    ]);
    await sync.evict();
    expect(await sheets.readDrafts()).toHaveLength(2);
  });

  it('[C8] keeps a visit that is under way, without what its agenda took from the sheet', async () => {
    const { sheets, sync } = await joined(newDevice());
    const problem = { key: 'issue:i-1', kind: 'issue', title: 'Of a colleague' };
    const visit = { topics: [problem], done: ['issue:i-1'], isBegunHere: true };
    await sheets.putDraft({ key: 'visit:sme-1/c', text: JSON.stringify(visit), at: 1 });
    await sync.evict();
    const [draft] = await sheets.readDrafts();
    expect(draft).toMatchObject({ key: 'visit:sme-1/c', at: 1 });
    expect(JSON.parse(draft?.text ?? '')).toMatchObject({
      topics: [],
      done: [],
      isBegunHere: true,
    });
    expect(draft?.text).not.toContain('colleague');
  });

  it('[P5] sends what was held at the end of a membership once somebody is back', async () => {
    const { sheets, sync } = await joined(newDevice());
    await sheets.append(sealed(own));
    await sync.evict();
    const heard: StoreChange['kind'][] = [];
    sheets.subscribe(({ kind }) => heard.push(kind));
    await sync.connect('device-2');
    // A tab that was put out, and still leads, goes on for all of them.
    expect(heard).toEqual(['outbox', 'sealed']);
    expect(await sync.readSync()).toMatchObject({ device: 'device-2', deviceSequence: 0 });
    expect((await sync.readSync())?.evicted).toBeUndefined();
    expect(await sync.nextGroups(wide)).toMatchObject([{ deviceSequence: 1, operations: own }]);
  });

  it('[C11] tells once that a programme begun alone is exchanged from now on', async () => {
    const sheets = newDevice().tab();
    await sheets.begin(generatedMemberId);
    await sheets.importLog(groups, () => true, serverTime);
    const heard: StoreChange[] = [];
    sheets.subscribe((change) => heard.push(change));
    const sync = await sheets.sync();
    await sync.connect('device-1');
    await sync.connect('device-2');
    expect(heard).toEqual([{ kind: 'connected' }]);
    expect(await sync.readSync()).toMatchObject({ device: 'device-1' });
  });

  it('[C11] hands over the log of a programme that was begun alone, group by group', async () => {
    const device = newDevice();
    const sheets = device.tab();
    await sheets.begin(generatedMemberId);
    await sheets.importLog(groups, () => true, serverTime);
    const sync = await sheets.sync();
    await sync.connect('device-1');
    await sync.claim();
    const handed: Operation[][] = [];
    let deviceSequence = 0;
    for (;;) {
      const batch = await sync.logGroups({ groupsMax: 3, lengthMax: 1_000_000 });
      if (batch.length === 0) break;
      handed.push(...batch.map(({ operations }) => [...operations]));
      // Its own member made all of it.
      expect(batch.every((group) => !('handedIn' in group))).toBe(true);
      const outcomes = batch.map(({ sequence }) => {
        deviceSequence += 1;
        return { deviceSequence, outcome: 'accepted' as const, sequence };
      });
      await sync.notePushed(batch, { epoch, serverTime, head, watermark: 0, outcomes });
    }
    expect(handed).toEqual(groups.map((group) => [...group]));
    expect((await sync.readSync())?.handOver).toEqual({
      pushed: head,
      last: head,
      placed: head,
      aligned: true,
      head,
    });
    await sync.takeSnapshot(part({ records: known.slice(0, 1), next: { kind: 'recent' } }), 'over');
    expect((await sheets.open()).heads).toHaveLength(1);
    expect(await sheets.readWholeLog()).toHaveLength(head);
    await sync.takeSnapshot(part({ records: [] }), 'next');
    expect(await sync.wholeHistories()).toBeUndefined();
    // What others made in the time between came with the download alone.
    await sync.takeSnapshot(part({ records: [], sequence: head + 1 }), 'over');
    expect((await sync.wholeHistories())?.homes).toEqual(new Set());
  });

  it('[C11] logs what was typed during the upload and came back with the download (F228)', async () => {
    const sheets = newDevice().tab();
    await sheets.begin(generatedMemberId);
    await sheets.importLog(groups, () => true, serverTime);
    const sync = await sheets.sync();
    await sync.connect('device-1');
    await sync.claim();
    await sheets.append(sealed(own));
    await send({ sheets, sync });
    await sheets.append(sealed(later));
    const first = part({ records: [], sequence: head + 2, next: { kind: 'recent' } });
    await sync.takeSnapshot(first, 'over');
    await sync.takeSnapshot(part({ records: [] }), 'next');
    // Its answer comes after the download that holds it.
    await send({ sheets, sync }, head + 1);
    expect(await sheets.readOutbox()).toEqual([]);
    const typed = [...own, ...later];
    const places = typed.map(({ operationId }, index) => [operationId, head + 1 + index]);
    const log = (await sheets.readLog(home)).slice(-2);
    expect(log.map(({ operation, sequence }) => [operation.operationId, sequence])).toEqual(places);
    expect(log.map(({ outcome }) => outcome)).toEqual(['accepted', 'accepted']);
    expect(await sheets.readWholeLog()).toHaveLength(head + 2);
  });

  it('[C17] knows what a log that stays holds of a life before, and the next life lacks (F241)', async () => {
    const sheets = newDevice().tab();
    await sheets.begin(generatedMemberId);
    await sheets.importLog(groups, () => true, serverTime);
    const sync = await sheets.sync();
    await sync.connect('device-1');
    await sync.claim();
    const upload = async (life: string): Promise<void> => {
      const batch = await sync.logGroups({ groupsMax: 10_000, lengthMax: 10_000_000 });
      const outcomes = batch.map(({ sequence }, index) => ({
        deviceSequence: index + 1,
        outcome: 'accepted' as const,
        sequence,
      }));
      const reply = { epoch: life, serverTime, head, watermark: 0, outcomes };
      await sync.notePushed(batch, reply);
    };
    const left = async () => [...(await sync.leftBehind())];
    await upload(epoch);
    await sync.takeSnapshot(part({ records: [] }), 'over');
    await sheets.append(sealed(own));
    await send({ sheets, sync });
    const changes = [others, rename('other-2', 'Lorient', 'somebody')].flat();
    const entries = changes.map((change, index) => entry(change, head + 2 + index));
    await sync.takePull(answer([entry(present(own[0], 'one'), head + 1, true), ...entries]));
    expect(await left()).toEqual([]);
    await sync.repushKept('device-2');
    // What this device retained is sent again; the changes of others are not, until one of them comes.
    expect(await left()).toEqual(['other-1', 'other-2']);
    await upload('epoch-2');
    await sync.takeSnapshot(part({ epoch: 'epoch-2' }), 'anew');
    expect(await left()).toEqual(['other-1', 'other-2']);
    const [back] = entries;
    const again = { ...present(back, 'one came'), sequence: head + 1 };
    expect(await sync.takePull(answer([again], { epoch: 'epoch-2' }))).toBe('taken');
    expect(await left()).toEqual(['other-2']);
    // Asked for and taken back, an upload brought nothing.
    const takeBack = await sync.uploadAgain('tab-1');
    await takeBack();
    expect(await left()).toEqual(['other-2']);
    await sync.uploadAgain('tab-1');
    await upload('epoch-2');
    expect(await left()).toEqual([]);
  });

  it('[C17] knows whose history it holds since a download (F223)', async () => {
    const device = await joined(newDevice());
    const { sync } = device;
    const whole = async () => [...((await sync.wholeHistories())?.homes ?? ['all'])];
    const begun = async () => (await sync.readSync())?.downloads;
    expect(await whole()).toEqual([]);
    await sync.takeHistory(home, []);
    expect(await whole()).toEqual([]);
    await sync.takeHistory(home, [], await begun());
    expect(await whole()).toEqual([home]);
    const [other] = generatedGroups({ seed: 'other', smes: 2, contactsPerSme: 0 }).slice(-1);
    const created = present(other?.[0], 'a sheet');
    expect(created).toMatchObject({ kind: 'create', entity: 'sme' });
    await sync.takePull(answer([entry(created, head + 1)]));
    expect(new Set(await whole())).toEqual(new Set([home, created.home]));
    // Where an earlier version took it in, nobody knows.
    const { hasGap, downloads } = present(await sync.readSync(), 'it is exchanged');
    await sync.writeSync({ hasGap: undefined, downloads: undefined });
    expect(await whole()).toEqual([]);
    await sync.takeHistory(home, [], 0);
    expect(await whole()).toEqual([home]);
    await sync.writeSync({ hasGap, downloads });
    // One that began in the time between left its own gap.
    const since = await begun();
    await sync.takeSnapshot(part({ sequence: head + 1, next: { kind: 'recent' } }), 'instead');
    await sync.takeHistory(home, [], since);
    await sync.takeHistory(home, [], await begun());
    expect(await whole()).toEqual([]);
    await sync.takeSnapshot(part({ sequence: head + 1 }), 'next');
    await sync.takeHistory(home, [], since);
    expect(await whole()).toEqual([]);
  });

  it('[P5] keeps a change whose id a history gives another content, with its text (F223)', async () => {
    const device = await joined(newDevice());
    const { sheets, sync } = device;
    await keepOne(device);
    const operation = present(own[0], 'one');
    const [mine] = await sheets.readLog(home);
    const other = { ...present(mine, 'it was confirmed'), operation: { ...operation, by: 'else' } };
    await sync.takeHistory(home, [other]);
    expect((await sheets.readLog(home)).map((one) => one.operation.by)).toEqual(['else']);
    const stuck = { outcome: 'needsAttention', forked: true, group: [operation] };
    expect(await sync.stuck()).toMatchObject([stuck]);
    const third = { ...other, operation: { ...operation, by: 'third' } };
    await sync.takeHistory(home, [third]);
    expect(await sync.stuck()).toHaveLength(1);
  });

  it('[C9] [P5] leaves a group that the server knows otherwise to its author, and uploads the others (F84)', async () => {
    const sheets = newDevice().tab();
    await sheets.begin(generatedMemberId);
    await sheets.importLog(groups.slice(0, 4), () => true, serverTime);
    const sync = await sheets.sync();
    await sync.connect('device-1');
    await sync.claim();
    const firstIds = async (): Promise<readonly (string | undefined)[]> =>
      (await sync.logGroups(wide)).map(({ operations }) => operations[0]?.operationId);
    const all = groups.slice(0, 4).map(([first]) => first?.operationId);
    expect(await firstIds()).toEqual(all);
    await sync.passOver(2);
    expect(await firstIds()).toEqual([all[0], all[2], all[3]]);
    const kept = { state: 'needsAttention', group: groups[1] };
    expect(await sheets.readOutbox()).toMatchObject([kept]);
    // Another name, and after a restore: it stays passed over, and is kept once.
    await sync.renumber('device-2');
    expect(await firstIds()).toEqual([all[0], all[2], all[3]]);
    await sync.passOver(3);
    expect(await firstIds()).toEqual([all[0], all[2]]);
    const batch = await sync.logGroups(wide);
    const outcomes = batch.map((_, index) => ({
      deviceSequence: index + 1,
      outcome: 'accepted' as const,
      sequence: index + 1,
    }));
    await sync.notePushed(batch, { epoch, serverTime, head, watermark: 0, outcomes });
    expect(await sync.logGroups(wide)).toEqual([]);
    await sync.notePushed([], { epoch, serverTime, head, watermark: 0, outcomes: [] });
    // What stands on the server is taken anew: it has another content in their place.
    expect((await sync.readSync())?.handOver).toMatchObject({ aligned: false, head });
    expect(await sheets.readOutbox()).toMatchObject([
      kept,
      { state: 'needsAttention', group: groups[3] },
    ]);
  });

  it('[X3] tells every tab of what an older server leaves undecided of a log', async () => {
    const sheets = newDevice().tab();
    await sheets.begin(generatedMemberId);
    await sheets.importLog(groups.slice(0, 2), () => true, serverTime);
    const sync = await sheets.sync();
    await sync.connect('device-1');
    await sync.claim();
    const heard: StoreChange[] = [];
    sheets.subscribe((change) => heard.push(change));
    const batch = await sync.logGroups(wide);
    const outcomes = batch.map((_, index) => ({
      deviceSequence: index + 1,
      outcome: index === 1 ? ('undecided' as const) : ('accepted' as const),
      ...(index === 1 ? {} : { sequence: 1 }),
    }));
    await sync.notePushed(batch, { epoch, serverTime, head, watermark: 0, outcomes });
    const [row] = await sheets.readOutbox();
    expect(row).toMatchObject({ state: 'undecided', group: groups[1] });
    expect(heard).toEqual([{ kind: 'outbox', keys: [row?.key] }]);
  });

  it('[P5] keeps what was held of a log once, however often the log is handed over', async () => {
    const sheets = newDevice().tab();
    await sheets.begin(generatedMemberId);
    await sheets.importLog(groups.slice(0, 3), () => true, serverTime);
    const sync = await sheets.sync();
    await sync.connect('device-1');
    await sync.claim();
    const handOver = async (): Promise<void> => {
      const batch = await sync.logGroups(wide);
      const outcomes = batch.map((_, index) => ({
        deviceSequence: index + 1,
        outcome: index === 1 ? ('held' as const) : ('accepted' as const),
      }));
      await sync.notePushed(batch, { epoch, serverTime, head, watermark: 0, outcomes });
    };
    await handOver();
    const held = { state: 'held', group: groups[1] };
    expect(await sheets.readOutbox()).toMatchObject([held]);
    await sync.repushKept('device-2');
    await handOver();
    expect(await sheets.readOutbox()).toMatchObject([{ ...held, state: 'sealed' }]);
  });
}

/** Takes in what somebody changed, and a contact that they logged. */
async function pulledFromOthers({ sync }: Joined): Promise<void> {
  const author = { by: 'somebody', at: serverTime, newId: () => 'call-1' };
  const call = createOperation(author, 'contact', home, {
    at: '2020-11-24T14:41',
    kind: 'interim',
    mode: 'phone',
    state: 'held',
  });
  await sync.takePull(answer([entry(present(others[0], 'one'), head + 1), entry(call, head + 2)]));
}

/** Whoever reads pages. */
const readers: Readonly<Record<string, (sheets: SheetStore) => Promise<unknown>>> = {
  'the opening': (sheets) => sheets.open(),
  'the programme': (sheets) => sheets.readProgramme(),
  heads: (sheets) => sheets.readHeads([home]),
  'a journal': (sheets) => sheets.readJournal(home),
  'all journals': async (sheets) => {
    const seen: unknown[] = [];
    await sheets.readJournals(async (_home, records) => void seen.push(...records));
    return seen;
  },
  'a log': (sheets) => sheets.readLog(home),
  'the whole log': (sheets) => sheets.readWholeLog(),
  'what is copied': async (sheets) => {
    const report = await sheets.importLog([others], () => true, serverTime);
    return { report, outbox: await sheets.readOutbox() };
  },
};

function arriving(newDevice: () => SyncContractDevice): void {
  it.each(Object.keys(readers))(
    '[C2] shows what came to whoever reads %s, before anybody laid it in',
    async (name) => {
      const read = present(readers[name], 'a reader');
      const [first, second] = [await joined(newDevice()), await joined(newDevice())];
      for (const device of [first, second]) await pulledFromOthers(device);
      // Laid in by another reading before this one.
      await second.sheets.readHeads([home]);
      expect(await read(first.sheets)).toEqual(await read(second.sheets));
      const [shown] = await first.sheets.readHeads([home]);
      expect(shown?.records.find(({ id }) => id === home)?.values['town']).toBe('Brest');
      expect(shown?.summary.lastHeld?.at).toBe('2020-11-24T14:41');
      expect(await first.sheets.readJournal(home)).toHaveLength(contactsBefore + 1);
    },
  );

  it('[C2] is laid in once, though two tabs begin with it at the same moment', async () => {
    const device = newDevice();
    const first = await joined(device);
    const other = device.tab();
    await pulledFromOthers(first);
    await Promise.all([first.sheets.readHeads([home]), other.readHeads([home])]);
    expect(await other.readLog(home)).toHaveLength(2);
    expect(await other.readJournal(home)).toHaveLength(contactsBefore + 1);
  });

  it('downloads everything anew once a change came of a record that never did', async () => {
    const device = await joined(newDevice());
    const { sheets, sync } = device;
    const strange = { ...present(others[0], 'one'), record: 'nowhere', operationId: 'strange-1' };
    await sync.takePull(
      answer([entry(strange, head + 1), entry(present(others[0], 'one'), head + 2)]),
    );
    expect((await sync.readSync())?.cursor?.sequence).toBe(head + 2);
    const [shown] = await sheets.readHeads([home]);
    expect(shown?.records.find(({ id }) => id === home)?.values['town']).toBe('Brest');
    expect((await sync.readSync())?.cursor).toBeUndefined();
  });

  it('[P2] notes an answer with what is written next, and never after another tab has led', async () => {
    const device = newDevice();
    const first = await joined(device);
    await first.sheets.append(sealed(own));
    const answered = {
      epoch,
      watermark: 0,
      outcomes: [{ deviceSequence: 1, outcome: 'held' as const }],
    };
    await first.sync.nextGroups(wide);
    await first.sync.acknowledge(answered, { exchangedAt: 7 }, 'later');
    expect(await states(first.sheets)).toEqual([['sealed', 1]]);
    await first.sync.writeSync({ offset: 5 });
    expect(await states(first.sheets)).toEqual([['held', 1]]);
    expect(await first.sync.readSync()).toMatchObject({ offset: 5, exchangedAt: 7 });

    await first.sheets.append(sealed(rename('own-2', 'Auray')));
    await first.sync.nextGroups(wide);
    const outcomes = [{ deviceSequence: 2, outcome: 'held' as const }];
    await first.sync.acknowledge({ ...answered, outcomes }, undefined, 'later');
    await lead(device);
    await first.sync.claim();
    await first.sync.writeSync({ offset: 6 });
    expect((await states(first.sheets)).at(-1)).toEqual(['sealed', 2]);
  });

  it('[P2] takes an answer and what came with it in one write', async () => {
    const { sheets, sync } = await joined(newDevice());
    await sheets.append(sealed(own));
    await sheets.append(sealed(rename('own-2', 'Auray')));
    await sync.nextGroups(wide);
    await sync.acknowledge(
      {
        epoch,
        watermark: 0,
        outcomes: [
          { deviceSequence: 1, outcome: 'accepted', sequence: head + 1 },
          { deviceSequence: 2, outcome: 'needsAttention' },
        ],
      },
      { exchangedAt: 7 },
      'later',
    );
    await sync.takePull(answer([entry(present(own[0], 'one'), head + 1, true)]));
    expect(await states(sheets)).toEqual([['needsAttention', 2]]);
    expect((await sync.kept()).map(({ group }) => group)).toEqual([own]);
    expect(await sync.readSync()).toMatchObject({ exchangedAt: 7, cursor: { sequence: head + 1 } });
  });

  it('[P2] [C1] notes an answer with the next write where what came with it finds no room', async () => {
    const device = newDevice();
    const { sheets, sync } = await joined(device);
    await sheets.append(sealed(own));
    await sheets.append(sealed(rename('own-2', 'Auray')));
    const one = { ...wide, groupsMax: 1 };
    const sent = await sync.nextGroups(one);
    const outcomes = [{ deviceSequence: 1, outcome: 'accepted', sequence: head + 1 } as const];
    await sync.acknowledge({ epoch, watermark: 0, outcomes }, undefined, 'later');
    device.failFrom(1);
    const pulled = sync.takePull(answer([entry(present(own[0], 'one'), head + 1, true)]));
    await expect(pulled).rejects.toThrow();
    device.failFrom(undefined);
    const next = await sync.nextGroups(one);
    expect([sent, next].map(([group]) => group?.deviceSequence)).toEqual([1, 2]);
    expect((await states(sheets))[0]).toEqual(['acknowledged', 1]);
  });

  it('[C1] says so where the cursor went while the answer was on its way', async () => {
    const { sync } = await joined(newDevice());
    await sync.writeSync({ cursor: undefined });
    const strange = answer([entry(present(others[0], 'one'), head + 1)]);
    expect(await sync.takePull(strange)).toBe('stale');
  });

  it('[P8] is read although an entry makes no sense, which goes with everything that was read', async () => {
    const { sheets, sync } = await joined(newDevice());
    const broken = { ...present(others[0], 'one'), fields: { town: null } } as unknown as Operation;
    await sync.takePull(answer([entry(broken, head + 1)]));
    const [shown] = await sheets.readHeads([home]);
    expect(shown?.records.find(({ id }) => id === home)).toEqual(sme);
    expect((await sync.readSync())?.cursor).toBeUndefined();
  });

  it('[P2] notes an answer though what came with it cannot be taken', async () => {
    const { sheets, sync } = await joined(newDevice());
    await sheets.append(sealed(own));
    await sync.nextGroups(wide);
    const outcomes = [{ deviceSequence: 1, outcome: 'accepted', sequence: head + 1 } as const];
    await sync.acknowledge({ epoch, watermark: 0, outcomes }, undefined, 'later');
    const unknown = { ...entry(present(others[0], 'one'), head + 1, true), operationId: 'gone' };
    expect(await sync.takePull(answer([unknown]))).toBe('missing');
    expect(await states(sheets)).toEqual([['acknowledged', 1]]);
  });
}

interface Sweep {
  readonly before: (device: Joined) => Promise<void>;
  readonly act: (device: Joined) => Promise<unknown>;
}

async function oneSentOneWaiting(device: Joined): Promise<void> {
  await device.sheets.append(sealed(own));
  await send(device);
  await device.sheets.append(sealed(rename('own-2', 'Waiting')));
}

/** What is tried while each of its writes fails. */
const sweeps: Readonly<Record<string, Sweep>> = {
  numbering: {
    before: async ({ sheets }) => {
      for (const id of ['a', 'b', 'c']) await sheets.append(sealed(rename(id, id)));
    },
    act: ({ sync }) => sync.nextGroups(wide),
  },
  'an acknowledgement': {
    before: async ({ sheets, sync }) => {
      for (const id of ['a', 'b', 'c']) await sheets.append(sealed(rename(id, id)));
      await sync.nextGroups(wide);
    },
    act: (device) => send(device),
  },
  'a pull': {
    before: oneSentOneWaiting,
    act: ({ sync }) =>
      sync.takePull(
        answer([
          entry(present(own[0], 'one'), head + 1, true),
          entry(present(others[0], 'one'), head + 2),
        ]),
      ),
  },
  'a pull that comes with an answer': {
    before: async (device) => {
      await device.sheets.append(sealed(own));
      await device.sync.nextGroups(wide);
      const outcomes = [{ deviceSequence: 1, outcome: 'accepted', sequence: head + 1 } as const];
      await device.sync.acknowledge({ epoch, watermark: 0, outcomes }, undefined, 'later');
    },
    act: async ({ sync }) => {
      const take = (isBare: boolean) =>
        sync.takePull(answer([entry(present(own[0], 'one'), head + 1, isBare)]));
      // The tab that went took the answer to the push along.
      if ((await take(true)) === 'missing') await take(false);
    },
  },
  'laying in what came': {
    before: async (device) => {
      await pulledFromOthers(device);
      await device.sheets.append(sealed(rename('own-2', 'Waiting')));
    },
    // Which is done in the same write.
    act: ({ sync }) => sync.takeHistory(home, []),
  },
  'a snapshot': {
    before: oneSentOneWaiting,
    act: ({ sync }) => sync.takeSnapshot(part({ sequence: head + 1 }), 'anew'),
  },
  'a snapshot in the place of what is here': {
    before: oneSentOneWaiting,
    act: ({ sync }) =>
      sync.takeSnapshot(part({ sequence: head + 1 }), 'instead', {
        replaced: { what: 'sheets', shared: {} },
      }),
  },
  'an answer about what was held before a download': {
    before: async (device) => {
      await waitsFor(device, 'held');
      await downloadMore(device);
    },
    act: async ({ sync }) => {
      await sync.nextGroups(wide);
      await sync.acknowledge({ epoch, watermark: 0, outcomes: [accepted] });
    },
  },
  'pushing again': {
    before: async (device) => {
      await device.sheets.append(sealed(own));
      await send(device);
      await device.sync.takePull(answer([entry(present(own[0], 'one'), head + 1, true)]));
      await device.sheets.append(sealed(rename('own-2', 'Waiting')));
    },
    act: ({ sync }) => sync.repushKept('device-2'),
  },
  'an eviction': {
    before: oneSentOneWaiting,
    act: ({ sync }) => sync.evict(),
  },
};

const textsOf = (rows: readonly OutboxRow[]): readonly Group[] => rows.map(({ group }) => group);

function crashes(newDevice: () => SyncContractDevice): void {
  describe('at a crash', () => {
    it.each(Object.keys(sweeps))('[C2] (F08) loses nothing at any write of %s', async (name) => {
      const sweep = present(sweeps[name], 'a sweep');
      const whole = newDevice();
      const device = await joined(whole);
      await sweep.before(device);
      await sweep.act(device);
      const expected = await everything(whole);
      let failed = 0;
      for (let write = 1; ; write += 1) {
        const crashing = newDevice();
        const first = await joined(crashing);
        await sweep.before(first);
        const waiting = textsOf((await first.sheets.readOutbox()).filter(isUnsent));
        crashing.failFrom(write);
        const ended = await sweep.act(first).then(
          () => true,
          () => false,
        );
        crashing.failFrom(undefined);
        if (ended) break;
        failed += 1;
        const again = await lead(crashing);
        expect(textsOf((await again.sheets.open()).outbox)).toEqual(
          expect.arrayContaining([...waiting]),
        );
        await sweep.act(again);
        expect(await everything(crashing)).toEqual(expected);
      }
      expect(failed).toBeGreaterThan(1);
    });
  });
}

const isUnsent = ({ state }: OutboxRow): boolean => state === 'sealed' || state === 'open';

/** The list of programmes: whose they are, and when a crash took it before the browser had stored it. */
import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { LoggedGroup } from '../../../../src/client/ports/sync.ts';
import { browserDevice } from '../../../../src/client/storage/browser-device.ts';

import {
  generatedGroups,
  generatedMemberId,
  generatedProgrammeId,
} from '../../../support/generated-programme.ts';

const stored = new Map<string, string>();

beforeEach(async () => {
  stored.clear();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => stored.set(key, value),
    removeItem: (key: string) => stored.delete(key),
  });
  vi.stubGlobal('navigator', {});
  vi.stubGlobal('addEventListener', () => undefined);
  vi.stubGlobal('removeEventListener', () => undefined);
  for (const { name = '' } of await indexedDB.databases()) indexedDB.deleteDatabase(name);
});

/** A device with one programme, begun on it alone. */
async function begunDevice(pinnedDay?: string) {
  const device = browserDevice(() => 5);
  const programme = {
    programmeId: generatedProgrammeId,
    memberId: generatedMemberId,
    name: 'E-Channel',
    pinnedDay,
  };
  await device.begin(programme, generatedGroups({ seed: 'list', smes: 1, contactsPerSme: 0 }));
  return device;
}

test('is read from the databases, with the day on which a sample stands still', async () => {
  const device = await begunDevice('2020-11-19');
  stored.clear();
  const found = { memberId: generatedMemberId, pinnedDay: '2020-11-19', vanished: false };
  expect(await device.programmes()).toMatchObject([found]);
  expect(await device.installed(generatedProgrammeId)).toMatchObject(found);
  expect(await device.installed('never-here')).toBeUndefined();
  await device.forget({ programmeId: generatedProgrammeId });
  expect(await device.programmes()).toEqual([]);
});

test('keeps what was handed to a person as a file until it was told, where there is a server', async () => {
  const device = await begunDevice();
  const left = async () =>
    (await browserDevice(() => 6).installed(generatedProgrammeId))?.handedOut;
  const [first, second] = [
    { kind: 'table', at: 5 },
    { kind: 'copy', at: 6 },
  ] as const;
  device.noteExportedFile(generatedProgrammeId, first);
  expect(await left()).toBeUndefined();
  device.setAccount({ id: 'account-emma', name: 'Emma', email: 'emma@example.org' });
  device.remember(generatedProgrammeId, { accountId: 'account-emma' });
  device.noteExportedFile(generatedProgrammeId, first);
  device.noteExportedFile(generatedProgrammeId, second);
  device.remember(generatedProgrammeId, { openedAt: 6 });
  expect(await left()).toEqual([first, second]);
  device.forgetExportedFiles(generatedProgrammeId, [first]);
  expect(await left()).toEqual([second]);
  device.forgetExportedFiles(generatedProgrammeId, [second]);
  expect(await left()).toBeUndefined();
});

test('passes over files of a kind that only a newer version knows, and keeps the list', async () => {
  const device = await begunDevice();
  const list = JSON.parse(stored.get('carnet.programmes') ?? '[]') as object[];
  const newer = list.map((one) => ({ ...one, handedOut: [{ kind: 'film', at: 1 }] }));
  stored.set('carnet.programmes', JSON.stringify(newer));
  expect(await device.programmes()).toMatchObject([{ name: 'E-Channel', vanished: false }]);
});

describe('a programme that several people share a laptop for', () => {
  const maelle = { id: 'account-maelle', name: 'Maëlle', email: 'maelle@example.org' };
  const emma = { id: 'account-emma', name: 'Emma', email: 'emma@example.org' };
  const ofMaelle = {
    programmeId: 'programme-1',
    memberId: 'member-maelle',
    name: 'E-Channel',
    accountId: maelle.id,
  };
  const ofEmma = { ...ofMaelle, memberId: 'member-emma', accountId: emma.id };
  const row = { state: 'sealed', tab: '', group: [] } as const;

  test('is one database for each: the second sees and sends nothing of the first', async () => {
    const device = browserDevice(() => 5);
    device.setAccount(maelle);
    await device.join(ofMaelle, 'device-1');
    const first = device.store('programme-1');
    await first.append(row);
    first.close();
    device.setAccount(emma);
    expect(await device.programmes()).toEqual([]);
    expect(await device.installed('programme-1')).toBeUndefined();
    expect(device.isLocked('programme-1')).toBe(true);
    await device.join(ofEmma, 'device-2');
    const second = device.store('programme-1');
    expect(await second.open()).toMatchObject({ memberId: 'member-emma', outbox: [] });
    second.close();
    device.setAccount(maelle);
    const again = device.store('programme-1');
    expect(await again.open()).toMatchObject({
      memberId: 'member-maelle',
      outbox: [{ state: 'sealed' }],
    });
    again.close();
    expect(await device.programmes()).toMatchObject([{ memberId: 'member-maelle' }]);
    device.setAccount(undefined);
    expect(await device.programmes()).toEqual([]);
  });

  test('shows the second no line that the first had half-typed when their membership ended (F128) [C8]', async () => {
    const device = browserDevice(() => 5);
    const line = { key: 'composer:sme-1/tab-1', text: 'c 12 Rappeler', at: 3 };
    device.setAccount(maelle);
    await device.join(ofMaelle, 'device-1');
    const first = device.store('programme-1');
    await first.putDraft(line);
    const sync = await first.sync();
    await sync.claim();
    await sync.evict();
    first.close();
    device.setAccount(emma);
    expect(device.isLocked('programme-1')).toBe(true);
    await device.join(ofEmma, 'device-2');
    const second = device.store('programme-1');
    expect(await second.open()).toMatchObject({ memberId: 'member-emma', drafts: [] });
    second.close();
    device.setAccount(maelle);
    const again = device.store('programme-1');
    expect((await again.open()).drafts).toEqual([line]);
    again.close();
  });

  test.each([
    ['heard of', true],
    ['not heard of', false],
  ])(
    'keeps what is theirs for who comes back as another member, once the end was %s (F128) [C8]',
    async (_when, isHeard) => {
      const device = browserDevice(() => 5);
      const line = { key: 'composer:sme-1/tab-1', text: 'c 12 Rappeler', at: 3 };
      device.setAccount(maelle);
      await device.join(ofMaelle, 'device-1');
      const before = device.store('programme-1');
      await before.append(row);
      // The server has it, and no backup of the server is known to.
      await before.append({ ...row, state: 'acknowledged' });
      await before.putDraft(line);
      await before.putDraft({ ...line, key: 'field:sme-1/town' });
      if (isHeard) {
        const sync = await before.sync();
        await sync.claim();
        await sync.evict();
      }
      before.close();
      await device.join({ ...ofMaelle, memberId: 'member-maelle-2' }, 'device-1');
      expect(await device.programmes()).toMatchObject([{ memberId: 'member-maelle-2' }]);
      expect(await indexedDB.databases()).toHaveLength(1);
      const after = device.store('programme-1');
      expect(await after.open()).toMatchObject({
        memberId: 'member-maelle-2',
        drafts: [line],
        outbox: isHeard ? [{ state: 'sealed' }] : [{ state: 'sealed' }, { state: 'sealed' }],
      });
      after.close();
      // Whoever gets the member record that they had finds nothing of it.
      device.setAccount(emma);
      await device.join({ ...ofEmma, memberId: 'member-maelle' }, 'device-2');
      const other = device.store('programme-1');
      expect(await other.open()).toMatchObject({ drafts: [], outbox: [] });
      other.close();
    },
  );

  test('is theirs under the account that a server which was set up anew gave to their address (F143)', async () => {
    const device = browserDevice(() => 5);
    device.setAccount(maelle);
    await device.join(ofMaelle, 'device-1');
    const store = device.store('programme-1');
    await store.append(row);
    store.close();
    device.setAccount(undefined);
    // Another person, and somebody else who was given the same name: nothing of it is theirs.
    for (const other of [emma, { ...maelle, id: 'account-x', email: 'other@example.org' }]) {
      device.setAccount(other);
      expect(await device.programmes()).toEqual([]);
    }
    device.setAccount({ ...maelle, id: 'account-anew', email: 'Maelle@Example.org' });
    expect(await device.programmes()).toMatchObject([{ accountId: 'account-anew' }]);
    const again = device.store('programme-1');
    expect((await again.open()).outbox).toHaveLength(1);
    const sync = await again.sync();
    // Known also where a crash takes the list.
    await expect.poll(async () => (await sync.readSync())?.accountId).toBe('account-anew');
    again.close();
  });

  test('keeps the files that were sent for who comes back as another member, since the server may have lost them (F143)', async () => {
    const device = browserDevice(() => 5);
    device.setAccount(maelle);
    await device.join(ofMaelle, 'device-1');
    const files = await device.files('programme-1');
    const hash = await files.keep(new TextEncoder().encode('a photograph'), { record: 'file-1' });
    await files.noteSent(hash, 'epoch-1');
    files.close();
    await device.join({ ...ofMaelle, memberId: 'member-maelle-2' }, 'device-1');
    const after = await device.files('programme-1');
    expect((await after.list()).map((file) => file.hash)).toEqual([hash]);
    after.close();
  });

  test('keeps the log of a programme that was begun alone until it was handed over, for who comes back as another member (F143)', async () => {
    const device = await begunDevice();
    device.setAccount(maelle);
    const before = device.store(generatedProgrammeId);
    const sync = await before.sync();
    await sync.connect('device-1', maelle.id);
    await sync.claim();
    const log = await sync.logGroups({ groupsMax: 1000, lengthMax: 1e9 });
    before.close();
    device.remember(generatedProgrammeId, { accountId: maelle.id });
    const joined = { programmeId: generatedProgrammeId, memberId: 'member-2', name: 'E-Channel' };
    await device.join({ ...joined, accountId: maelle.id }, 'device-2');
    const after = device.store(generatedProgrammeId);
    const { memberId, outbox } = await after.open();
    expect(memberId).toBe('member-2');
    const ids = (groups: readonly { readonly operations: LoggedGroup['operations'] }[]) =>
      groups.map(({ operations }) => operations[0]?.operationId);
    expect(outbox.map(({ group }) => group[0]?.operationId)).toEqual(ids(log));
    expect(outbox.every(({ state }) => state === 'sealed')).toBe(true);
    after.close();
  });

  test('joins as another member where the browser cleared what was there', async () => {
    const device = browserDevice(() => 5);
    device.setAccount(maelle);
    await device.join(ofMaelle, 'device-1');
    for (const { name = '' } of await indexedDB.databases()) indexedDB.deleteDatabase(name);
    await device.join({ ...ofMaelle, memberId: 'member-maelle-2' }, 'device-1');
    expect(await device.programmes()).toMatchObject([{ memberId: 'member-maelle-2' }]);
    const store = device.store('programme-1');
    expect(await store.open()).toMatchObject({ memberId: 'member-maelle-2', outbox: [] });
    store.close();
  });

  test('tells an open tab that it goes on as another member', async () => {
    const device = browserDevice(() => 5);
    device.setAccount(maelle);
    await device.join(ofMaelle, 'device-1');
    const open = device.store('programme-1');
    await open.open();
    const sync = await open.sync();
    await sync.claim();
    await sync.evict();
    const heard: string[] = [];
    open.subscribe(({ kind }) => heard.push(kind));
    await device.join({ ...ofMaelle, memberId: 'member-maelle-2' }, 'device-1');
    await expect.poll(() => heard).toContain('replaced');
    expect(await open.open()).toMatchObject({ memberId: 'member-maelle-2' });
    open.close();
  });

  test('has files for each: those of a store that is open stay its own, whoever signs in', async () => {
    const device = browserDevice(() => 5);
    device.setAccount(maelle);
    await device.join(ofMaelle, 'device-1');
    const openFiles = device.filesLater('programme-1');
    const ofFirst = await device.files('programme-1');
    await ofFirst.keep(new TextEncoder().encode('abc'), { record: 'file-1' });
    ofFirst.close();
    device.setAccount(emma);
    await device.join(ofEmma, 'device-2');
    const later = await openFiles();
    expect(await later.list()).toMatchObject([{ records: ['file-1'] }]);
    later.close();
    const ofSecond = await device.files('programme-1');
    expect(await ofSecond.list()).toEqual([]);
    ofSecond.close();
  });

  test('begun alone and connected keeps its database, and is locked once its account is signed out', async () => {
    const device = browserDevice(() => 5);
    const groups = generatedGroups({ seed: 'list', smes: 1, contactsPerSme: 0 });
    const begun = {
      programmeId: generatedProgrammeId,
      memberId: generatedMemberId,
      name: 'E-Channel',
    };
    await device.begin(begun, groups);
    device.setAccount(maelle);
    device.remember(generatedProgrammeId, { accountId: maelle.id });
    expect((await indexedDB.databases()).map(({ name }) => name)).toEqual([
      `carnet-${generatedProgrammeId}`,
    ]);
    // Signing in on the same device again finds it, and makes no second one.
    await device.join({ ...begun, accountId: maelle.id }, 'device-1');
    expect(await indexedDB.databases()).toHaveLength(1);
    const store = device.store(generatedProgrammeId);
    expect((await store.open()).heads).toHaveLength(1);
    store.close();
    device.setAccount(undefined);
    expect(device.isLocked(generatedProgrammeId)).toBe(true);
    expect(await device.installed(generatedProgrammeId)).toBeUndefined();
  });

  test('is theirs again when a crash took the list, and nobody else has it', async () => {
    const device = browserDevice(() => 5);
    device.setAccount(maelle);
    await device.join(ofMaelle, 'device-1');
    stored.delete('carnet.programmes');
    expect(await device.programmes()).toMatchObject([{ accountId: maelle.id, vanished: false }]);
    device.setAccount(emma);
    expect(await device.programmes()).toEqual([]);
    expect(device.isLocked('programme-1')).toBe(true);
  });

  test('stays locked when a crash took the list of an earlier version, until its member brings it back', async () => {
    const device = browserDevice(() => 5);
    device.setAccount(maelle);
    await device.join(ofMaelle, 'device-1');
    const store = device.store('programme-1');
    const sync = await store.sync();
    await sync.claim();
    await sync.writeSync({ accountId: undefined });
    store.close();
    stored.delete('carnet.programmes');
    expect(await device.programmes()).toEqual([]);
    expect(device.isLocked('programme-1')).toBe(true);
    await device.join(ofMaelle, 'device-1');
    expect(await device.programmes()).toMatchObject([{ name: 'E-Channel', vanished: false }]);
    expect(await indexedDB.databases()).toHaveLength(1);
  });

  test('says who signed in and out, the same person again too', () => {
    const device = browserDevice(() => 5);
    const heard: (string | undefined)[] = [];
    const stop = device.onAccount(() => heard.push(device.account()?.name));
    device.setAccount(maelle);
    expect(device.account()).toBe(device.account());
    device.setAccount(undefined);
    stop();
    device.setAccount(emma);
    expect(heard).toEqual(['Maëlle', undefined]);
    expect(device.deviceId('device-a')).toBe('device-a');
    expect(device.deviceId('device-b')).toBe('device-a');
  });
});

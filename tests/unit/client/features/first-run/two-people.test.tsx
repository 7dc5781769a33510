// @vitest-environment jsdom
/** Two people on one laptop: nothing of one is opened, changed or removed for the other [F131]. */

import 'fake-indexeddb/auto';
import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { FirstRunScreen } from '../../../../../src/client/features/first-run/first-run-screen.tsx';
import { initI18n, setLanguage } from '../../../../../src/client/i18n/i18n.ts';
import { AccountsContext } from '../../../../../src/client/model/use-accounts.ts';
import { BackupsContext } from '../../../../../src/client/model/use-backups.ts';
import { DeviceContext } from '../../../../../src/client/model/use-device.ts';
import type { Backups } from '../../../../../src/client/ports/backups.ts';
import type { Device, DeviceAccount } from '../../../../../src/client/ports/device.ts';
import { copyProgramme, planTakeIn, takeIn } from '../../../../../src/client/model/take-in.ts';
import { browserDevice } from '../../../../../src/client/storage/browser-device.ts';
import { ok } from '../../../../../src/std/result.ts';
import { testEnvironment } from '../../../../support/carnet-fixture.ts';
import {
  generatedGroups,
  generatedMemberId,
  generatedProgrammeId as programmeId,
} from '../../../../support/generated-programme.ts';
import { testAccounts } from '../../../../support/test-accounts.ts';
import { testBackupTools } from '../../../../support/test-device.ts';

const maelle = { id: 'account-maelle', name: 'Maëlle', email: 'maelle@example.org' };
const emma = { id: 'account-emma', name: 'Emma', email: 'emma@example.org' };
const paul = { id: 'account-paul', name: 'Paul', email: 'paul@example.org' };
const programme = { programmeId, memberId: generatedMemberId, name: 'E-Channel' };
const groups = generatedGroups({ seed: 'laptop', smes: 1, contactsPerSme: 1 });
const waiting = { state: 'sealed', tab: '', group: [] } as const;
const readiness = {
  offline: 'ready',
  installState: 'offered',
  install: async () => 'accepted',
} as const;

/** Begun by Maëlle, connected, and locked for everybody else since. */
async function locked(): Promise<Device> {
  const device = browserDevice(() => 5);
  await device.begin(programme, groups);
  device.setAccount(maelle);
  device.remember(programmeId, { accountId: maelle.id });
  await leaveWords(device, 'Words of Maëlle');
  device.setAccount(undefined);
  return device;
}

async function leaveWords(device: Device, text: string): Promise<void> {
  const store = device.store(programmeId);
  await store.append(waiting);
  await store.putDraft({ key: 'composer:sme-1/tab-9', text, at: 3 });
  store.close();
}

async function joined(device: Device, account: DeviceAccount, memberId: string): Promise<void> {
  device.setAccount(account);
  await device.join(
    { programmeId, memberId, name: 'E-Channel', accountId: account.id },
    account.id,
  );
}

/** What lies in the database that is opened for whoever is signed in. */
async function opened(device: Device) {
  const store = device.store(programmeId);
  const { memberId, drafts, outbox } = await store.open();
  store.close();
  return { memberId, texts: drafts.map(({ text }) => text), waiting: outbox.length };
}

function show(device: Device, path: string, backups: Partial<Backups> = {}) {
  const location = memoryLocation({ path, record: true });
  const tools = testBackupTools();
  render(
    <DeviceContext value={device}>
      <AccountsContext value={testAccounts({})}>
        <BackupsContext value={{ ...tools, backups: { ...tools.backups, ...backups } }}>
          <Router hook={location.hook} searchHook={location.searchHook}>
            <FirstRunScreen
              environment={testEnvironment()}
              readiness={readiness}
              openSample={async () => ''}
              onOpened={() => undefined}
            />
          </Router>
        </BackupsContext>
      </AccountsContext>
    </DeviceContext>,
  );
  return userEvent.setup();
}

beforeEach(async () => {
  localStorage.clear();
  await initI18n('en');
  await setLanguage('en');
  for (const { name = '' } of await indexedDB.databases()) indexedDB.deleteDatabase(name);
});
afterEach(cleanup);

describe('A list of programmes that stays open while somebody else signs in in another tab', () => {
  async function asked(device: Device) {
    const user = show(device, '/start');
    await user.click(await screen.findByRole('button', { name: /Remove/ }));
    const dialog = await screen.findByRole('dialog');
    await user.type(within(dialog).getByRole('textbox'), 'E-Channel');
  }

  it('asks no more to remove what it showed, and reads anew', async () => {
    const device = browserDevice(() => 5);
    await joined(device, maelle, 'member-maelle');
    await leaveWords(device, 'Words of Maëlle');
    await joined(device, emma, 'member-emma');
    await asked(device);
    device.setAccount(maelle);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(await opened(device)).toMatchObject({ texts: ['Words of Maëlle'], waiting: 1 });
  });

  it('removes nothing where the removal comes before it heard', async () => {
    const device = await locked();
    await joined(device, emma, 'member-emma');
    const shown = await device.installed(programmeId);
    device.setAccount(undefined);
    await expect(device.forget(shown ?? programme)).rejects.toMatchObject({ kind: 'vanished' });
    device.setAccount(maelle);
    expect(await opened(device)).toMatchObject({ texts: ['Words of Maëlle'], waiting: 1 });
  });
});

describe('A member record that coordination gives to somebody else', () => {
  it('begins anew for them, and stays with its words for who had it', async () => {
    const device = browserDevice(() => 5);
    await joined(device, emma, 'member-emma');
    await leaveWords(device, 'Words of Emma');
    await joined(device, paul, 'member-emma');
    expect(await opened(device)).toEqual({ memberId: 'member-emma', texts: [], waiting: 0 });
    device.setAccount(emma);
    expect(await opened(device)).toMatchObject({ texts: ['Words of Emma'], waiting: 1 });
  });
});

describe('Somebody who is invited again under another member record', () => {
  it('has their own words with them, as whatever member they come back', async () => {
    const device = browserDevice(() => 5);
    await joined(device, emma, 'member-emma');
    await leaveWords(device, 'Words of Emma');
    await joined(device, emma, 'member-emma-2');
    expect(await opened(device)).toEqual({
      memberId: 'member-emma-2',
      texts: ['Words of Emma'],
      waiting: 1,
    });
    expect(await device.programmes()).toHaveLength(1);
  });

  it('works in the database that they joined last where an earlier version made two, and the other one is kept', async () => {
    let now = 5;
    const device = browserDevice(() => (now += 1));
    await joined(device, emma, 'member-emma');
    await leaveWords(device, 'Words of Emma');
    const [first] = JSON.parse(localStorage.getItem('carnet.programmes') ?? '[]') as object[];
    const list = (one: object | undefined, ...more: object[]) =>
      localStorage.setItem('carnet.programmes', JSON.stringify([one, ...more]));
    list({ ...first, accountId: paul.id, email: paul.email });
    await joined(device, emma, 'member-emma-2');
    const [, second] = JSON.parse(localStorage.getItem('carnet.programmes') ?? '[]') as object[];
    list(first, second ?? expect.fail('It is there'));
    for (const pendingCount of [1, 2, 3]) {
      expect(await opened(device)).toEqual({ memberId: 'member-emma-2', texts: [], waiting: 0 });
      device.remember(programmeId, { pendingCount });
      expect(await device.programmes()).toHaveLength(1);
    }
    const shown = await device.installed(programmeId);
    await device.forget(shown ?? expect.fail('It is there'));
    expect(await opened(device)).toMatchObject({ texts: ['Words of Emma'], waiting: 1 });
  });
});

describe('A list of programmes that a crash took before the browser had stored it', () => {
  it('gives each database to the account that it was for, and to nobody else', async () => {
    const device = browserDevice(() => 5);
    await joined(device, emma, 'member-emma');
    await leaveWords(device, 'Words of Emma');
    localStorage.removeItem('carnet.programmes');
    await joined(device, paul, 'member-emma');
    expect(await opened(device)).toMatchObject({ texts: [], waiting: 0 });
    device.setAccount(emma);
    expect(await opened(device)).toMatchObject({ texts: ['Words of Emma'], waiting: 1 });
  });
});

describe('A database that an earlier version connected', () => {
  it('learns whose it is, and is given to nobody else after a crash', async () => {
    const device = browserDevice(() => 5);
    await joined(device, emma, 'member-emma');
    const store = device.store(programmeId);
    const sync = await store.sync();
    await sync.claim();
    await sync.writeSync({ accountId: undefined });
    await sync.noteAccount(emma.id);
    await sync.noteAccount(paul.id);
    expect((await sync.readSync())?.accountId).toBe(emma.id);
    store.close();
    await leaveWords(device, 'Words of Emma');
    localStorage.removeItem('carnet.programmes');
    await joined(device, paul, 'member-emma');
    expect(await opened(device)).toMatchObject({ texts: [], waiting: 0 });
  });
});

describe('A copy of a programme that is locked on this laptop', () => {
  it('is not taken in beside it: whose account it is has to sign in', async () => {
    const device = await locked();
    const header = { programmeId, programmeName: 'E-Channel', memberId: 'member-emma' };
    const copy = { header: { ...header, memberName: 'Emma', exportedAt: 9 }, groups, drafts: [] };
    const user = show(device, '/start?way=takeIn', { read: async () => ok(copy) });
    await user.upload(await screen.findByLabelText('Backup file'), new File(['x'], 'x.gz'));
    expect(await screen.findByText(/already on this device for another account/)).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Sign in' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Import' })).toBeNull();
  });

  it('goes nowhere where somebody else signed in since it was looked at', async () => {
    const device = await locked();
    const header = { programmeId, programmeName: 'E-Channel', memberId: 'member-emma' };
    const drafts = [{ key: 'composer:emma', text: 'Words of Emma', at: 3 }];
    const copy = { header: { ...header, memberName: 'Emma', exportedAt: 9 }, groups, drafts };
    await joined(device, emma, 'member-emma');
    const plan = await planTakeIn(device, copy);
    const shown = await device.installed(programmeId);
    device.setAccount(maelle);
    await expect(takeIn(device, plan, 'member-emma', 9)).rejects.toMatchObject({
      kind: 'vanished',
    });
    await expect(
      copyProgramme(device, testBackupTools().backups, shown ?? expect.fail(), testEnvironment()),
    ).rejects.toMatchObject({ kind: 'vanished' });
    expect(await opened(device)).toMatchObject({ texts: ['Words of Maëlle'], waiting: 1 });
  });

  it('never goes into the database of somebody else, whoever asks the device', async () => {
    const device = await locked();
    await device.begin({ ...programme, memberId: 'member-emma' }, groups);
    expect(await opened(device)).toMatchObject({ memberId: 'member-emma', texts: [] });
    device.setAccount(maelle);
    expect(await opened(device)).toMatchObject({
      memberId: generatedMemberId,
      texts: ['Words of Maëlle'],
    });
  });
});

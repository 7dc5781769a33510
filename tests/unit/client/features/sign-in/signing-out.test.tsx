// @vitest-environment jsdom
/** Signing out: what lies on this device alone is said, and nothing of what the server has. */

import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, test } from 'vitest';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { SignInScreen } from '../../../../../src/client/features/sign-in/sign-in-screen.tsx';
import { initI18n, setLanguage } from '../../../../../src/client/i18n/i18n.ts';
import { AccountsContext } from '../../../../../src/client/model/use-accounts.ts';
import { DeviceContext } from '../../../../../src/client/model/use-device.ts';
import type { RowState } from '../../../../../src/client/ports/sheet-store.ts';
import { createOperation } from '../../../../../src/domain/operation/build.ts';
import { ok } from '../../../../../src/std/result.ts';
import { testEnvironment } from '../../../../support/carnet-fixture.ts';
import { testAccounts } from '../../../../support/test-accounts.ts';
import { type TestDevice, testDevice } from '../../../../support/test-device.ts';

beforeEach(async () => {
  await initI18n('en');
  await setLanguage('en');
});

const emma = { id: 'account-emma', name: 'Emma Clarke', email: 'emma@example.org' };
const membership = {
  programmeId: 'programme-1',
  programmeName: 'E-Channel',
  memberId: 'member-emma',
  roles: ['accountManager' as const],
};
const session = {
  account: { ...emma, administrator: false },
  device: { id: 'device-1', name: 'Chrome, Linux' },
  memberships: [membership],
};

function setUp() {
  const environment = testEnvironment();
  const device = testDevice(() => environment.now());
  const place = memoryLocation({ path: '/sign-in' });
  const accounts = testAccounts({
    session: async () => ok(session),
    signOut: async () => ok(undefined),
  });
  const show = () =>
    render(
      <DeviceContext value={device}>
        <AccountsContext value={accounts}>
          <Router hook={place.hook} searchHook={place.searchHook}>
            <SignInScreen environment={environment} />
          </Router>
        </AccountsContext>
      </DeviceContext>,
    );
  return { device, show, user: userEvent.setup() };
}

describe('signing out', () => {
  test('says what waits, locks what is here, and loses nothing', async () => {
    const { show, device, user } = setUp();
    device.setAccount(emma);
    await device.join({ ...membership, name: 'E-Channel', accountId: emma.id }, 'device-1');
    await saved(device, ['sealed', 'open']);
    show();
    await user.click(await screen.findByRole('button', { name: 'Sign out' }));
    expect(await screen.findByText(/2 changes have not been sent to the server yet/)).toBeVisible();
    await user.click(screen.getAllByRole('button', { name: 'Sign out' }).at(-1) as HTMLElement);
    expect(await screen.findByLabelText('Password')).toBeVisible();
    expect(device.signedIn).toBeUndefined();
    expect(device.databases.has('programme-1')).toBe(true);
  });

  test('counts as not sent nothing that the server has, such as what waits there for a decision', async () => {
    const { show, device, user } = setUp();
    device.setAccount(emma);
    await device.join({ ...membership, name: 'E-Channel', accountId: emma.id }, 'device-1');
    await saved(device, ['held', 'undecided', 'acknowledged', 'sealed']);
    device.remember('programme-1', { pendingCount: 4 });
    show();
    await user.click(await screen.findByRole('button', { name: 'Sign out' }));
    expect(await screen.findByText(/^1 change has not been sent to the server yet/)).toBeVisible();
    expect(screen.queryByText(/not applied/)).toBeNull();
  });

  test('counts what is held here since the access ended, which may never have been sent', async () => {
    const { show, device, user } = setUp();
    device.setAccount(emma);
    await device.join({ ...membership, name: 'E-Channel', accountId: emma.id }, 'device-1');
    await saved(device, ['sealed', 'sealed']);
    const sync = await device.store('programme-1').sync();
    await sync.claim();
    await sync.evict();
    show();
    await user.click(await screen.findByRole('button', { name: 'Sign out' }));
    expect(await screen.findByText(/^2 changes were not applied/)).toBeVisible();
    expect(screen.queryByText(/awaiting a decision/)).toBeNull();
  });

  test('says what awaits a decision and what was not applied, and which files only this device has (F207)', async () => {
    const { show, device, user } = setUp();
    device.setAccount(emma);
    await device.join({ ...membership, name: 'E-Channel', accountId: emma.id }, 'device-1');
    await saved(device, ['held', 'held', 'needsAttention', 'quarantined', 'setAside']);
    const files = await device.files('programme-1');
    await files.keep(new Uint8Array([1]), { record: 'mo0' });
    await files.keep(new Uint8Array([2]), { record: 'f2' });
    await files.keep(new Uint8Array([3]), { record: 'f3' });
    await files.noteSent(await files.keep(new Uint8Array([4]), { record: 'f4' }), 'epoch-1');
    const sync = await device.store('programme-1').sync();
    await sync.claim();
    await sync.writeSync({ epoch: 'epoch-1' });
    await device.store('programme-1').putDraft({ key: 'composer:s1', text: 'n half', at: 1 });
    show();
    await user.click(await screen.findByRole('button', { name: 'Sign out' }));
    expect(await screen.findByText(/^2 changes are awaiting a decision/)).toBeVisible();
    expect(screen.getByText(/^3 changes were not applied. Their text stays here/)).toBeVisible();
    expect(screen.getByText(/^2 attached files .* cannot be sent before Emma/)).toBeVisible();
    expect(screen.getByText(/^1 attached file .* once the change that adds it/)).toBeVisible();
    expect(screen.getByText('A backup copy does not contain the files.')).toBeVisible();
    expect(screen.getByText(/^1 unsaved draft stays here/)).toBeVisible();
    expect(screen.queryByText(/not been sent to the server/)).toBeNull();
    expect(screen.queryByText(/safest to sync first/)).toBeNull();
  });

  test('leads nowhere where there is only a decision to wait for (F207)', async () => {
    const { show, device, user } = setUp();
    device.setAccount(emma);
    await device.join({ ...membership, name: 'E-Channel', accountId: emma.id }, 'device-1');
    await saved(device, ['held']);
    await (await device.files('programme-1')).keep(new Uint8Array([1]), { record: 'mo0' });
    show();
    await setLanguage('fr');
    await user.click(await screen.findByRole('button', { name: 'Se déconnecter' }));
    expect(await screen.findByText(/^1 modification est en attente d’une décision/)).toBeVisible();
    expect(screen.getByText(/^1 fichier joint n’est encore que sur cet appareil/)).toBeVisible();
    expect(screen.getByText('Une copie de sauvegarde ne contient pas le fichier.')).toBeVisible();
    expect(screen.queryByRole('link', { name: /^Ouvrir et/ })).toBeNull();
  });
});

/** Changes of the programme that lie in the outbox, one for each state. */
async function saved(device: TestDevice, states: readonly RowState[]): Promise<void> {
  for (const [index, state] of states.entries()) {
    const id = `o${String(index)}`;
    const operation = createOperation(
      { by: 'member-emma', at: 1, newId: () => id },
      'member',
      { home: 'programme-1', id: `m${id}` },
      { name: 'Tom', roles: ['technical'] },
    );
    await device.store('programme-1').append({ state, tab: 'a', group: [operation] });
  }
}

// @vitest-environment jsdom
/** Removing a programme from this device: what awaits a decision, and what was not applied, is said before. */

import { render, screen } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { ForgetDialog } from '../../../../../src/client/features/first-run/forget-dialog.tsx';
import { initI18n, setLanguage } from '../../../../../src/client/i18n/i18n.ts';
import { AccountsContext } from '../../../../../src/client/model/use-accounts.ts';
import { BackupsContext } from '../../../../../src/client/model/use-backups.ts';
import { DeviceContext } from '../../../../../src/client/model/use-device.ts';
import type { InstalledProgramme } from '../../../../../src/client/ports/device.ts';
import { createOperation } from '../../../../../src/domain/operation/build.ts';
import { testEnvironment } from '../../../../support/carnet-fixture.ts';
import { testAccounts } from '../../../../support/test-accounts.ts';
import { testBackupTools, testDevice } from '../../../../support/test-device.ts';

beforeEach(async () => {
  await initI18n('en');
  await setLanguage('en');
});

const programme: InstalledProgramme = {
  programmeId: 'p1',
  memberId: 'm1',
  name: 'E-Channel',
  accountId: 'account-emma',
  openedAt: 1,
  pendingCount: 3,
  vanished: false,
};

async function setUp(known: Partial<InstalledProgramme> = {}) {
  const environment = testEnvironment();
  const device = testDevice(() => environment.now());
  await device.begin(programme, []);
  device.remember('p1', { ...programme, ...known });
  const show = () =>
    render(
      <DeviceContext value={device}>
        <AccountsContext value={testAccounts()}>
          <BackupsContext value={testBackupTools()}>
            <ForgetDialog
              programme={{ ...programme, ...known }}
              environment={environment}
              onClose={() => undefined}
              onForgotten={() => undefined}
            />
          </BackupsContext>
        </AccountsContext>
      </DeviceContext>,
    );
  return { device, show };
}

test('says what awaits a decision, what was not applied, and every file of this device alone (F207)', async () => {
  const { device, show } = await setUp();
  const store = device.store('p1');
  for (const [index, state] of (['held', 'needsAttention', 'quarantined'] as const).entries()) {
    const operation = createOperation(
      { by: 'm1', at: 1, newId: () => `o${String(index)}` },
      'member',
      { home: 'p1', id: `m${String(index + 2)}` },
      { name: 'Tom', roles: ['technical'] },
    );
    await store.append({ state, tab: 'a', group: [operation] });
  }
  // One of them is named by the change that awaits a decision.
  const files = await device.files('p1');
  await files.keep(new Uint8Array([1]), { record: 'm2' });
  await files.keep(new Uint8Array([2]), { record: 'f2' });
  show();
  expect(await screen.findByText(/^2 changes were not applied. Their text will be/)).toBeVisible();
  expect(screen.getByText(/^1 change is awaiting a decision .* stays on the server/)).toBeVisible();
  expect(screen.getByText(/^2 files have not been sent yet/)).toBeVisible();
  expect(screen.queryByText(/will be deleted with the programme\.$/)).toHaveTextContent(/Their/);
});

test('says nothing of the kind of a programme whose data is gone already (F207)', async () => {
  const { show } = await setUp({ vanished: true });
  show();
  expect(await screen.findByText(/Its data is already gone/)).toBeVisible();
  expect(screen.queryByText('Only on this device')).toBeNull();
});

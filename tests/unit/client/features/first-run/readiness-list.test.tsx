// @vitest-environment jsdom
/** How safe the storage is, at the first run. */

import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { ReadinessList } from '../../../../../src/client/features/first-run/readiness-list.tsx';
import { useDeviceState } from '../../../../../src/client/features/first-run/use-device-state.ts';
import { initI18n } from '../../../../../src/client/i18n/i18n.ts';
import { AccountsContext } from '../../../../../src/client/model/use-accounts.ts';
import { DeviceContext } from '../../../../../src/client/model/use-device.ts';
import { testAccounts } from '../../../../support/test-accounts.ts';
import { testDevice } from '../../../../support/test-device.ts';

beforeAll(() => initI18n('en'));
afterEach(cleanup);

const readiness = { offline: 'ready', installState: 'manual', install: async () => true } as const;

function List() {
  return <ReadinessList readiness={readiness} device={useDeviceState()} />;
}

function show(endsWithWindow: boolean): void {
  const device = testDevice(() => 0);
  device.report.endsWithWindow = endsWithWindow;
  render(
    <AccountsContext value={testAccounts()}>
      <DeviceContext value={device}>
        <List />
      </DeviceContext>
    </AccountsContext>,
  );
}

test('(F222) a private window is told, and no protection is offered there', async () => {
  show(true);
  expect(await screen.findByText(/^This is a private window: /)).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Protect' })).toBeNull();
});

test('(F222) no other window is called private', async () => {
  show(false);
  expect(await screen.findByRole('button', { name: 'Protect' })).toBeVisible();
  expect(screen.queryByText(/private window/)).toBeNull();
});

// @vitest-environment jsdom
/** The pill while the browser may clear this device's storage: it says what the panel says, at any time. */

import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, test } from 'vitest';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { WorkPill } from '../../../../src/client/app/work-pill.tsx';
import { initI18n, setLanguage } from '../../../../src/client/i18n/i18n.ts';
import { AccountsContext } from '../../../../src/client/model/use-accounts.ts';
import { CarnetContext } from '../../../../src/client/model/use-carnet.ts';
import { DeviceContext } from '../../../../src/client/model/use-device.ts';
import { SyncContext } from '../../../../src/client/model/use-sync.ts';
import { carnetFixture, testNow } from '../../../support/carnet-fixture.ts';
import { exchangeFixture } from '../../../support/exchange-fixture.ts';
import { testAccounts } from '../../../support/test-accounts.ts';
import { type TestDevice, testDevice } from '../../../support/test-device.ts';

let device: TestDevice;

/** The pill with three changes that wait, once it knows of the storage. */
async function showUnprotected(): Promise<HTMLElement> {
  const { carnet } = await carnetFixture();
  const { access } = exchangeFixture({ phase: 'waiting', waiting: 3 });
  render(
    <AccountsContext value={testAccounts()}>
      <DeviceContext value={device}>
        <CarnetContext value={carnet}>
          <SyncContext value={access}>
            <Router hook={memoryLocation({ path: '/' }).hook}>
              <WorkPill />
            </Router>
          </SyncContext>
        </CarnetContext>
      </DeviceContext>
    </AccountsContext>,
  );
  const pill = screen.getByRole('button');
  expect(pill).toHaveTextContent('3 waiting');
  await waitFor(() => expect(pill).toHaveTextContent(/\d waiting · storage not protected/));
  return pill;
}

async function openPanel(pill: HTMLElement): Promise<HTMLElement> {
  await userEvent.click(pill);
  const panel = await screen.findByRole('dialog');
  await within(panel).findByRole('button', { name: /^(Try again|Sync now)$/ });
  return panel;
}

const protectIn = (panel: HTMLElement): Promise<HTMLElement> =>
  within(panel).findByRole('button', { name: /^Protect/ });

beforeEach(async () => {
  await initI18n('en');
  await setLanguage('en');
  device = testDevice(() => testNow);
});

describe('a pill that says there are data to protect', () => {
  test('says so no more as soon as the panel protected them', async () => {
    const pill = await showUnprotected();
    const panel = await openPanel(pill);
    await userEvent.click(await protectIn(panel));
    await waitFor(() => expect(panel).toHaveTextContent(/, protected/));
    expect(pill).toHaveTextContent('3 waiting');
  });

  test('goes on saying so when the browser refused, beside what waits (F185)', async () => {
    device.agrees = false;
    const pill = await showUnprotected();
    const panel = await openPanel(pill);
    await userEvent.click(await protectIn(panel));
    await within(panel).findByText(/has not been granted yet/);
    expect(pill).toHaveTextContent(/\d waiting · storage not protected/);
  });

  test('learns what was protected elsewhere when its panel opens', async () => {
    const pill = await showUnprotected();
    device.report.persisted = true;
    const panel = await openPanel(pill);
    await waitFor(() => expect(pill).toHaveTextContent('3 waiting'));
    expect(within(panel).queryByRole('button', { name: /^Protect/ })).toBeNull();
  });
});

test('(F222) in a private window the panel does not call the work safe, nor Carnet ready to be closed', async () => {
  device.report.endsWithWindow = true;
  const panel = await openPanel(await showUnprotected());
  expect(await within(panel).findByText(/^This is a private window: /)).toBeVisible();
  expect(within(panel).queryByText(/work is safe|can close Carnet/)).toBeNull();
  expect(within(panel).queryByRole('button', { name: /^Protect/ })).toBeNull();
});

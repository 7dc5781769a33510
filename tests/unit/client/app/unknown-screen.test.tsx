// @vitest-environment jsdom
/** An address that no screen has: said so, with the way back; one that a screen has is shown. */

import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { Screens } from '../../../../src/client/app/screens.tsx';
import { initI18n, setLanguage } from '../../../../src/client/i18n/i18n.ts';
import { BackupsContext } from '../../../../src/client/model/use-backups.ts';
import { CarnetContext } from '../../../../src/client/model/use-carnet.ts';
import { DeviceContext } from '../../../../src/client/model/use-device.ts';
import { carnetFixture, testNow } from '../../../support/carnet-fixture.ts';
import { testBackupTools, testDevice } from '../../../support/test-device.ts';

afterEach(cleanup);
beforeEach(async () => {
  await initI18n('en');
  await setLanguage('en');
  Element.prototype.scrollIntoView = () => undefined;
});

async function show(path: string): Promise<void> {
  const { carnet } = await carnetFixture();
  const memory = memoryLocation({ path });
  render(
    <DeviceContext value={testDevice(() => testNow)}>
      <BackupsContext value={testBackupTools()}>
        <CarnetContext value={carnet}>
          <Router hook={memory.hook} searchHook={memory.searchHook}>
            <Screens />
          </Router>
        </CarnetContext>
      </BackupsContext>
    </DeviceContext>,
  );
}

test.each(['/nowhere', '/day/tomorrow'])('%s is said not to exist', async (path) => {
  await show(path);
  expect(
    await screen.findByRole('heading', { level: 1, name: 'This page does not exist' }),
  ).toBeVisible();
  expect(screen.getByRole('link', { name: 'Go to the portfolio' })).toHaveAttribute('href', '/');
});

test('the address of the dialog that adds an SME is known', async () => {
  await show('/new');
  expect(await screen.findByRole('dialog')).toBeVisible();
  expect(screen.queryByText('This page does not exist')).toBeNull();
});

// @vitest-environment jsdom
/** The dialogs of the portfolio have addresses of their own: once one is closed, one is where one was in the list. */

import { act, cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Router, useLocation } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { Screens } from '../../../../src/client/app/screens.tsx';
import { useArrival } from '../../../../src/client/app/use-arrival.ts';
import { initI18n, setLanguage } from '../../../../src/client/i18n/i18n.ts';
import { BackupsContext } from '../../../../src/client/model/use-backups.ts';
import { CarnetContext } from '../../../../src/client/model/use-carnet.ts';
import { DeviceContext } from '../../../../src/client/model/use-device.ts';
import { carnetFixture, testNow } from '../../../support/carnet-fixture.ts';
import { testBackupTools, testDevice } from '../../../support/test-device.ts';

const scrollTo = vi.fn<() => void>();

afterEach(cleanup);
beforeEach(async () => {
  await initI18n('en');
  scrollTo.mockClear();
  window.scrollTo = scrollTo;
  Element.prototype.scrollIntoView = () => undefined;
});

function Frame() {
  useArrival(useLocation()[0]);
  return (
    <main tabIndex={-1}>
      <Screens />
    </main>
  );
}

async function showPortfolio(path = '/') {
  const { carnet, addSme } = await carnetFixture();
  await addSme({ name: 'Atelier Kerlan' });
  const memory = memoryLocation({ path });
  render(
    <DeviceContext value={testDevice(() => testNow)}>
      <BackupsContext value={testBackupTools()}>
        <CarnetContext value={carnet}>
          <Router hook={memory.hook} searchHook={memory.searchHook}>
            <Frame />
          </Router>
        </CarnetContext>
      </BackupsContext>
    </DeviceContext>,
  );
  return memory;
}

async function closeWithKey(): Promise<void> {
  const dialog = await screen.findByRole('dialog');
  await waitFor(() => expect(dialog).toContainElement(document.activeElement as HTMLElement));
  act(() => {
    dialog.dispatchEvent(new Event('cancel', { cancelable: true }));
  });
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
}

test.each([
  ['en', /^New SME/],
  ['en', /^Log/],
  ['fr', /^Nouvelle PME/],
  ['fr', /^Consigner/],
] as const)(
  'the focus is on the button again that opened it [%s] %s (F236)',
  async (language, name) => {
    await setLanguage(language);
    await showPortfolio();
    const [button] = await screen.findAllByRole('button', { name });
    button?.focus();
    await userEvent.keyboard('{Enter}');
    await closeWithKey();
    await waitFor(() => expect(button).toHaveFocus());
  },
);

test('the focus is on the row again from which a key opened it, and the list has not moved (F236)', async () => {
  await setLanguage('en');
  const { navigate } = await showPortfolio();
  const row = await screen.findByRole('link', { name: /Atelier Kerlan/ });
  row.focus();
  act(() => navigate('/new'));
  await closeWithKey();
  await waitFor(() => expect(row).toHaveFocus());
  expect(scrollTo).not.toHaveBeenCalled();
});

test.each(['/log', '/new'])(
  'the focus is on the list where one of them was opened by its address %s (F236)',
  async (path) => {
    await setLanguage('en');
    await showPortfolio(path);
    await closeWithKey();
    await waitFor(() => expect(screen.getByRole('main')).toHaveFocus());
  },
);

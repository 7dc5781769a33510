// @vitest-environment jsdom
/** What is typed on after something was added in the settings stands in a field: no letter of it is a shortcut. */

import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { SettingsScreen } from '../../../../../src/client/features/settings/settings-screen.tsx';
import { initI18n, setLanguage } from '../../../../../src/client/i18n/i18n.ts';
import { AccountsContext } from '../../../../../src/client/model/use-accounts.ts';
import { BackupsContext } from '../../../../../src/client/model/use-backups.ts';
import { CarnetContext } from '../../../../../src/client/model/use-carnet.ts';
import { DeviceContext } from '../../../../../src/client/model/use-device.ts';
import { SyncContext } from '../../../../../src/client/model/use-sync.ts';
import type { SettingsSection } from '../../../../../src/client/ports/routes.ts';
import { present } from '../../../../../src/std/assert.ts';
import { carnetFixture } from '../../../../support/carnet-fixture.ts';
import { keptAlone, testAccounts } from '../../../../support/test-accounts.ts';
import { testBackupTools, testDevice } from '../../../../support/test-device.ts';

beforeEach(async () => {
  await initI18n('en');
  await setLanguage('en');
});

async function shown(section: SettingsSection) {
  const { carnet, environment } = await carnetFixture();
  render(
    <DeviceContext value={testDevice(() => environment.now())}>
      <BackupsContext value={testBackupTools()}>
        <AccountsContext value={testAccounts()}>
          <CarnetContext value={carnet}>
            <SyncContext value={keptAlone}>
              <Router hook={memoryLocation({ path: '/settings' }).hook}>
                <SettingsScreen section={section} />
              </Router>
            </SyncContext>
          </CarnetContext>
        </AccountsContext>
      </BackupsContext>
    </DeviceContext>,
  );
  return { user: userEvent.setup(), carnet };
}

async function opened(section: SettingsSection, add: string) {
  const { user, carnet } = await shown(section);
  await user.click(screen.getByRole('button', { name: add }));
  return { user, carnet, dialog: within(screen.getByRole('dialog')) };
}

const isClosed = () => waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());

test.each([
  {
    section: 'members',
    add: 'Add a member',
    typed: { Name: 'Yann' },
    next: /^Email/,
    more: 'lgn',
  },
  {
    section: 'launch-pads',
    add: 'Add a launch pad',
    typed: { Name: 'Irlande', Code: 'IE' },
    next: /^SMEs to enrol/,
    more: '12',
  },
  {
    section: 'context',
    add: 'Add an event',
    typed: { Title: 'Ports closed' },
    next: 'Title, French',
    more: 'lgn',
  },
] as const)('in $section the next field has the focus', async ({ section, add, ...texts }) => {
  const { user, dialog } = await opened(section, add);
  for (const [name, text] of Object.entries(texts.typed)) {
    await user.type(dialog.getByRole('textbox', { name }), text);
  }
  await user.click(dialog.getByRole('button', { name: 'Add' }));
  await isClosed();
  const field = screen.getByRole('textbox', { name: texts.next });
  expect(field).toHaveFocus();
  await user.keyboard(texts.more);
  expect(field).toHaveValue(texts.more);
});

test('on a phone the line of what was added has it, and no keyboard comes up', async () => {
  vi.stubGlobal('matchMedia', (query: string) => ({
    matches: query === '(pointer: coarse)',
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }));
  const { user, dialog } = await opened('members', 'Add a member');
  await user.type(dialog.getByRole('textbox', { name: 'Name' }), 'Yann');
  await user.click(dialog.getByRole('button', { name: 'Add' }));
  await isClosed();
  expect(document.activeElement?.localName).toBe('summary');
  expect(document.activeElement).toHaveTextContent('Yann');
});

test('the button gives the focus back to the field of the dialog: what is typed while it saves is the next one', async () => {
  const { user, carnet, dialog } = await opened('members', 'Add a member');
  const name = dialog.getByRole('textbox', { name: 'Name' });
  await user.click(dialog.getByRole('button', { name: 'Add' }));
  expect(await dialog.findByText(/^Fill in this field/)).toBeVisible();
  expect(name).toHaveFocus();
  await user.keyboard('Yann{Enter}');
  await isClosed();
  expect(carnet.state.getState().members.map(({ values }) => values.name)).toContain('Yann');
});

test('opening one record closes the one that was open, and not itself', async () => {
  const { user } = await shown('members');
  const lines = () => [...document.querySelectorAll('summary')];
  const open = () => lines().map(({ parentElement }) => parentElement?.hasAttribute('open'));
  expect(open()).toEqual([false, false]);
  for (const at of [1, 0, 1]) {
    await user.click(present(lines()[at], 'a line'));
    // A browser tells later of what was opened and closed.
    for (const { parentElement } of lines())
      fireEvent(present(parentElement, 'its record'), new Event('toggle'));
    expect(open()).toEqual([at === 0, at === 1]);
  }
  await user.click(present(lines()[1], 'a line'));
  expect(open()).toEqual([false, false]);
});

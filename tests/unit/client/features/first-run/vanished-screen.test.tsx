// @vitest-environment jsdom
/** The browser cleared what a programme held: what was last known is told, and every way on is offered. */

import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ComponentProps } from 'react';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { VanishedScreen } from '../../../../../src/client/features/first-run/vanished-screen.tsx';
import { initI18n } from '../../../../../src/client/i18n/i18n.ts';
import { DeviceContext } from '../../../../../src/client/model/use-device.ts';
import { testEnvironment } from '../../../../support/carnet-fixture.ts';
import { testDevice } from '../../../../support/test-device.ts';

beforeAll(() => initI18n('en'));
afterEach(cleanup);

const programme = {
  programmeId: 'p1',
  name: 'E-Channel',
  memberId: 'm1',
  openedAt: Date.UTC(2020, 10, 18),
  pendingCount: 3,
  vanished: true,
};
const account = { id: 'account-1', name: 'Maëlle', email: 'm@example.org' };

function show(connected: boolean, known: Partial<ComponentProps<typeof VanishedScreen>> = {}) {
  const device = testDevice(() => 0);
  if (connected) device.setAccount(account);
  const shown = connected ? { ...programme, accountId: account.id } : programme;
  device.list.set('p1', shown);
  const [left, opened] = [vi.fn<() => void>(), vi.fn<(id: string) => void>()];
  render(
    <DeviceContext value={device}>
      <VanishedScreen
        programme={shown}
        environment={testEnvironment()}
        onJoined={opened}
        onForgotten={left}
        {...known}
      />
    </DeviceContext>,
  );
  return { device, left, opened, user: userEvent.setup() };
}

test('of a programme that was kept alone, a copy is what brings it back', async () => {
  const { device, left, user } = show(false);
  expect(
    screen.getByRole('heading', { name: 'The data on this device was cleared from the browser' }),
  ).toBeVisible();
  expect(screen.getByText(/3 changes had not been confirmed/)).toBeVisible();
  const copy = screen.getByRole('link', { name: 'Import' });
  expect(copy).toHaveAttribute('href', '/start?way=takeIn');
  expect(screen.queryByRole('button', { name: 'Download' })).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Remove' }));
  await waitFor(() => expect(left).toHaveBeenCalledOnce());
  expect(device.list.size).toBe(0);
});

test('of a connected one, the server has what had been sent (F06)', async () => {
  const { device, opened, user } = show(true);
  const join = vi.spyOn(device, 'join');
  await user.click(screen.getByRole('button', { name: 'Download' }));
  await waitFor(() => expect(opened).toHaveBeenCalledWith('p1'));
  const { programmeId, memberId, name } = programme;
  const known = { programmeId, memberId, name, accountId: account.id };
  expect(join).toHaveBeenCalledWith(known, expect.any(String));
});

test('(F150) what was typed is shown, to be copied, and not all is said to have been confirmed', async () => {
  const drafts = [
    { key: 'composer:sme-1/tab-1', text: 'half a line', at: 1 },
    { key: 'typed:sme-1/town', text: 'Brest field', at: 2 },
  ];
  const { user } = show(true, { programme: { ...programme, pendingCount: 0 }, drafts });
  expect(screen.getByText(/^2 texts you had typed had not been confirmed/u)).toBeVisible();
  expect(screen.getByRole('textbox', { name: 'Texts kept' })).toHaveValue(
    'Brest field\n\nhalf a line',
  );
  expect(screen.queryByText(/all changes had been confirmed/u)).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Copy the texts' }));
  expect(await navigator.clipboard.readText()).toBe('Brest field\n\nhalf a line');
});

test('(F150) one that was removed in another tab says so, and that what was typed is not kept', async () => {
  const drafts = [{ key: 'composer:sme-1/tab-1', text: 'half a line', at: 1 }];
  const { device } = show(true, { drafts });
  expect(await screen.findByText(/They are kept here|It is kept here/u)).toBeVisible();
  device.list.delete('p1');
  globalThis.dispatchEvent(new StorageEvent('storage'));
  const title = { name: 'This programme was removed from this device' };
  expect(await screen.findByRole('heading', title)).toBeVisible();
  expect(screen.getByText(/Copy it now: it is not kept/u)).toBeVisible();
  expect(screen.queryByText(/It is kept here/u)).toBeNull();
  expect(screen.queryByRole('button', { name: 'Remove' })).toBeNull();
});

test('(F150) a figure that was half-typed is no text, and not said to have been confirmed either', () => {
  const drafts = [{ key: 'figures:sme-1/shop', text: '{"2020-10 sales":{"text":"42"}}', at: 1 }];
  show(true, { programme: { ...programme, pendingCount: 0 }, drafts });
  expect(screen.queryByText(/confirmed/u)).toBeNull();
  expect(screen.queryByRole('textbox')).toBeNull();
});

test('what has no room on the device says so (F06)', async () => {
  const { device, opened, user } = show(true);
  vi.spyOn(device, 'join').mockRejectedValue(new Error('full'));
  await user.click(screen.getByRole('button', { name: 'Download' }));
  expect(await screen.findByText(/could not be brought to this device/u)).toBeVisible();
  expect(opened).not.toHaveBeenCalled();
});

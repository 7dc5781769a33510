// @vitest-environment jsdom
/** Somebody has access and is in no list of members: their entry was deleted, or never made (F138). */

import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { MembersSection } from '../../../../../src/client/features/settings/members-section.tsx';
import { initI18n, setLanguage } from '../../../../../src/client/i18n/i18n.ts';
import { AccountsContext } from '../../../../../src/client/model/use-accounts.ts';
import { CarnetContext } from '../../../../../src/client/model/use-carnet.ts';
import { DeviceContext } from '../../../../../src/client/model/use-device.ts';
import { SyncContext } from '../../../../../src/client/model/use-sync.ts';
import type { AccountServer, ProgrammeMember } from '../../../../../src/client/ports/accounts.ts';
import { ok } from '../../../../../src/std/result.ts';
import { carnetFixture, fixtureIds } from '../../../../support/carnet-fixture.ts';
import { exchangeFixture } from '../../../../support/exchange-fixture.ts';
import { testAccounts } from '../../../../support/test-accounts.ts';
import { testDevice } from '../../../../support/test-device.ts';

const { memberId, otherMemberId } = fixtureIds;

const known = (id: string, more: Partial<ProgrammeMember> = {}): ProgrammeMember => ({
  memberId: id,
  name: `Somebody ${id}`,
  email: `${id}@example.org`,
  roles: ['coordinator'],
  state: 'active',
  ...more,
});

async function show(others: readonly ProgrammeMember[]) {
  const { carnet, ...fixture } = await carnetFixture();
  const members = [known(memberId), known(otherMemberId), ...others];
  const changeMember = vi.fn<AccountServer['changeMember']>(async () => ok(undefined));
  render(
    <AccountsContext
      value={testAccounts({ members: async () => ok({ members, pads: [] }), changeMember })}
    >
      <DeviceContext value={testDevice(() => fixture.environment.now())}>
        <CarnetContext value={carnet}>
          <SyncContext value={exchangeFixture({ exchangedAt: 1 }).access}>
            <MembersSection />
          </SyncContext>
        </CarnetContext>
      </DeviceContext>
    </AccountsContext>,
  );
  const rowOf = async (name: RegExp) =>
    within((await screen.findByText(name)).closest('li') ?? expect.fail('It has a row'));
  return { changeMember, rowOf, user: userEvent.setup() };
}

beforeEach(async () => {
  await initI18n('en');
  await setLanguage('en');
});

it('is listed with name, address and role, and coordination ends the access (F138)', async () => {
  const { changeMember, rowOf, user } = await show([known('ghost')]);
  const row = await rowOf(/Somebody ghost/);
  expect(row.getByText(/ghost@example\.org · Project coordinator/)).toBeVisible();
  await user.click(row.getByRole('button', { name: 'Remove access' }));
  const dialog = within(await screen.findByRole('dialog'));
  await user.click(dialog.getByRole('button', { name: 'Remove access' }));
  await waitFor(() =>
    expect(changeMember).toHaveBeenCalledWith(expect.any(String), { memberId: 'ghost', roles: [] }),
  );
});

it('is listed where they are only invited, and the invitation can be withdrawn (F138)', async () => {
  const { changeMember, rowOf, user } = await show([known('ghost', { state: 'expired' })]);
  const row = await rowOf(/Somebody ghost/);
  await user.click(row.getByRole('button', { name: 'Withdraw the invitation' }));
  await waitFor(() => expect(changeMember).toHaveBeenCalledOnce());
});

it('is not told of where everybody is in the list', async () => {
  await show([]);
  await waitFor(() => expect(screen.getAllByText(/Has access/).length).toBeGreaterThan(0));
  expect(screen.queryByText('Access outside the list')).toBeNull();
});

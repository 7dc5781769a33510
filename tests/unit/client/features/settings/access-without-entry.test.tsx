// @vitest-environment jsdom
/** Somebody has access and is in no list of members: their entry was deleted, or never made (F138). */

import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { initI18n, setLanguage } from '../../../../../src/client/i18n/i18n.ts';
import type { AccountServer, ProgrammeMember } from '../../../../../src/client/ports/accounts.ts';
import { ok } from '../../../../../src/std/result.ts';
import { carnetFixture, fixtureIds } from '../../../../support/carnet-fixture.ts';
import { showMembersSection } from '../../../../support/members-section.tsx';

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
  const members = [known(memberId), known(otherMemberId), ...others];
  const changeMember = vi.fn<AccountServer['changeMember']>(async () => ok(undefined));
  showMembersSection(await carnetFixture(), {
    members: async () => ok({ members, pads: [] }),
    changeMember,
  });
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

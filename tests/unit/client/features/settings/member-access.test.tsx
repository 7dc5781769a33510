// @vitest-environment jsdom
/** Ending an access: what it says to whoever ends their own differs from what it says of somebody else's. */
import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { act } from 'react';
import { beforeEach, expect, test } from 'vitest';
import { MemberAccess } from '../../../../../src/client/features/settings/member-access.tsx';
import { ServerMembersContext } from '../../../../../src/client/features/settings/use-server-members.ts';
import { initI18n, setLanguage } from '../../../../../src/client/i18n/i18n.ts';
import { notices } from '../../../../../src/client/model/notices.ts';
import { AccountsContext } from '../../../../../src/client/model/use-accounts.ts';
import { CarnetContext } from '../../../../../src/client/model/use-carnet.ts';
import { SyncContext } from '../../../../../src/client/model/use-sync.ts';
import type { AccountServer } from '../../../../../src/client/ports/accounts.ts';
import { setFields } from '../../../../../src/domain/command/command.ts';
import type { MemberRole } from '../../../../../src/domain/programme/programme.ts';
import { present } from '../../../../../src/std/assert.ts';
import { fail, ok } from '../../../../../src/std/result.ts';
import { carnetFixture, fixtureIds } from '../../../../support/carnet-fixture.ts';
import { exchangeFixture } from '../../../../support/exchange-fixture.ts';
import { showMembersSection } from '../../../../support/members-section.tsx';
import { testAccounts } from '../../../../support/test-accounts.ts';

const { memberId, otherMemberId } = fixtureIds;

beforeEach(async () => {
  await initI18n('en');
  await setLanguage('en');
});

/** The access of a member, before Maëlle, who coordinates; answers whose access was ended, and who has left. */
async function show(of: string) {
  const { carnet } = await carnetFixture();
  const member = present(
    carnet.state.getState().members.find(({ id }) => id === of),
    'a member',
  );
  const ended: string[] = [];
  const changeMember = async (_programme: string, request: { readonly memberId: string }) => {
    ended.push(request.memberId);
    return ok(undefined);
  };
  const members = [memberId, otherMemberId].map((id) => ({
    memberId: id,
    name: id,
    roles: [...member.values.roles],
    state: 'active' as const,
  }));
  const known = { members, problem: undefined, coordinates: true, reload: () => undefined };
  render(
    <AccountsContext value={testAccounts({ changeMember })}>
      <CarnetContext value={carnet}>
        <SyncContext value={exchangeFixture().access}>
          <ServerMembersContext value={known}>
            <MemberAccess member={member} />
          </ServerMembersContext>
        </SyncContext>
      </CarnetContext>
    </AccountsContext>,
  );
  const isInactive = (): unknown => carnet.record(of)?.values['inactive'];
  return { ended, isInactive };
}

test('whoever ends their own access reads what becomes of their own devices, and who lets them back', async () => {
  const { ended, isInactive } = await show(memberId);
  await userEvent.click(screen.getByRole('button', { name: 'Remove your access' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Remove your own access?' }));
  expect(
    dialog.getByText(/your devices, including this one.*new invitation from the coordinator/),
  ).toBeVisible();
  expect(dialog.queryByText(/Maëlle/)).toBeNull();
  await userEvent.click(dialog.getByRole('button', { name: 'Remove your access' }));
  await waitFor(() => expect(ended).toEqual([memberId]));
  expect(notices.getState().list[0]?.message).toBe('Your access has been removed.');
  expect(isInactive()).toBeUndefined();
});

test('whoever ends somebody else’s reads of whom, whose SMEs nobody looks after from then on (F294)', async () => {
  const { ended, isInactive } = await show(otherMemberId);
  await userEvent.click(screen.getByRole('button', { name: 'Remove access' }));
  const dialog = within(await screen.findByRole('dialog'));
  const text = dialog.getByText(/the sheets are removed from Emma Clarke’s devices/);
  expect(text).toHaveTextContent(/SMEs that Emma Clarke follows .* no account manager/);
  await userEvent.click(dialog.getByRole('button', { name: 'Remove access' }));
  await waitFor(() => expect(ended).toEqual([otherMemberId]));
  await waitFor(() => expect(isInactive()).toBe(true));
});

test.each([
  [['fr'], 'fr'],
  [['en', 'fr'], undefined],
  [undefined, undefined],
] as const)('an invitation of somebody who speaks %o names %s', async (languages, named) => {
  const { carnet } = await carnetFixture();
  await carnet.run(setFields(otherMemberId, { languages: languages && [...languages] }));
  const member = present(
    carnet.state.getState().members.find(({ id }) => id === otherMemberId),
    'a member',
  );
  const asked: unknown[] = [];
  const invite: AccountServer['invite'] = async (_programme, request) => {
    asked.push(request.language);
    return fail('failed');
  };
  const known = { members: [], problem: undefined, coordinates: true, reload: () => undefined };
  render(
    <AccountsContext value={testAccounts({ invite })}>
      <CarnetContext value={carnet}>
        <SyncContext value={exchangeFixture().access}>
          <ServerMembersContext value={known}>
            <MemberAccess member={member} />
          </ServerMembersContext>
        </SyncContext>
      </CarnetContext>
    </AccountsContext>,
  );
  await userEvent.click(screen.getByRole('button', { name: 'Invite' }));
  await waitFor(() => expect(asked).toEqual([named]));
});

test('an invitation of somebody who had left takes the mark away (F294)', async () => {
  const { carnet } = await carnetFixture();
  await carnet.run(setFields(otherMemberId, { inactive: true }));
  const member = present(
    carnet.state.getState().members.find(({ id }) => id === otherMemberId),
    'a member',
  );
  const invite: AccountServer['invite'] = async () => ok({ path: '/link#t', expires: 1 });
  const known = { members: [], problem: undefined, coordinates: true, reload: () => undefined };
  render(
    <AccountsContext value={testAccounts({ invite })}>
      <CarnetContext value={carnet}>
        <SyncContext value={exchangeFixture().access}>
          <ServerMembersContext value={known}>
            <MemberAccess member={member} />
          </ServerMembersContext>
        </SyncContext>
      </CarnetContext>
    </AccountsContext>,
  );
  await userEvent.click(screen.getByRole('button', { name: 'Invite' }));
  await waitFor(() => expect(carnet.record(otherMemberId)?.values['inactive']).toBeUndefined());
});

test('the open list says that somebody joined with the exchange that follows', async () => {
  const { carnet, ...fixture } = await carnetFixture();
  const known = (id: string, state: 'active' | 'invited') => ({
    ...{ memberId: id, name: id, state },
    roles: ['coordinator' as const],
  });
  let emmas: 'active' | 'invited' = 'invited';
  const members: AccountServer['members'] = async () =>
    ok({ members: [known(memberId, 'active'), known(otherMemberId, emmas)], pads: [] });
  const exchange = exchangeFixture({ exchangedAt: 1 });
  showMembersSection({ carnet, ...fixture }, { members }, exchange);
  const emma = present(screen.getByText('Emma Clarke').closest('summary'), 'her row');
  await waitFor(() => expect(emma).toHaveTextContent(/Invitation created/u));
  emmas = 'active';
  act(() => exchange.put({ exchangedAt: 2 }));
  await waitFor(() => expect(emma).toHaveTextContent(/Has access/u));
  expect(emma).not.toHaveTextContent(/Invitation created/u);
});

test.each([
  ['coordinator', true],
  ['accountManager', false],
] as const)('%s: the roles that coordinate are offered: %s', async (role, isOffered) => {
  const { carnet, ...fixture } = await carnetFixture();
  await carnet.run(setFields(memberId, { roles: [role] }));
  carnet.state.setState({ isConnected: true });
  showMembersSection({ carnet, ...fixture }, {});
  await userEvent.click(screen.getByText('Emma Clarke'));
  const roles = within(await screen.findByRole('group', { name: 'Roles' }));
  expect(roles.getByRole('checkbox', { name: 'Account manager' })).toBeVisible();
  const coordinating = ['Project coordinator', 'Project manager'];
  for (const name of coordinating) {
    expect(roles.queryAllByRole('checkbox', { name })).toHaveLength(isOffered ? 1 : 0);
  }
  await userEvent.click(screen.getByRole('button', { name: 'Add a member' }));
  const dialog = within(screen.getByRole('dialog'));
  for (const name of coordinating) {
    expect(dialog.queryAllByRole('option', { name })).toHaveLength(isOffered ? 1 : 0);
  }
});

test('whoever the server does not name has no access, whether they had it before or not', async () => {
  const { carnet, ...fixture } = await carnetFixture();
  const own = {
    memberId,
    name: memberId,
    roles: ['coordinator' as const],
    state: 'active' as const,
  };
  const members: AccountServer['members'] = async () => ok({ members: [own], pads: [] });
  showMembersSection({ carnet, ...fixture }, { members });
  const emma = present(screen.getByText('Emma Clarke').closest('summary'), 'her row');
  await waitFor(() => expect(emma).toHaveTextContent(/No access$/u));
});

test('a lowered role is said at the head of the row to wait, and what applying takes away before it is applied', async () => {
  const { carnet, ...fixture } = await carnetFixture();
  await carnet.run(setFields(otherMemberId, { roles: ['observer'] }));
  const known = (id: string, roles: readonly MemberRole[], launchPadId: string) => ({
    memberId: id,
    name: id,
    roles: [...roles],
    launchPadId,
    state: 'active' as const,
  });
  const members = [
    known(memberId, ['coordinator'], fixtureIds.padFr),
    known(otherMemberId, ['accountManager'], fixtureIds.padUk),
  ];
  showMembersSection({ carnet, ...fixture }, { members: async () => ok({ members, pads: [] }) });
  const emma = present(screen.getByText('Emma Clarke').closest('summary'), 'her row');
  await waitFor(() =>
    expect(emma).toHaveTextContent(
      /Observer · On the server for now: Account manager.* · Has access/,
    ),
  );
  await userEvent.click(emma);
  const row = present(emma.closest('details'), 'her row, open');
  // What the server counts is said once, where it can be applied.
  await waitFor(() => expect(row.textContent.match(/for now/gu)).toHaveLength(1));
  const own = within(row);
  expect(
    await own.findByText(/at the next sync, the sheets are removed from Emma Clarke’s devices/),
  ).toBeVisible();
  expect(own.getByRole('button', { name: 'Apply the roles shown here' })).toBeVisible();
});

// @vitest-environment jsdom
/** What waits for coordination: decided one by one, or everything of one sender at once. */

import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { HeldList } from '../../../../../src/client/features/work-panel/held-list.tsx';
import { initI18n, setLanguage } from '../../../../../src/client/i18n/i18n.ts';
import { AccountsContext } from '../../../../../src/client/model/use-accounts.ts';
import { CarnetContext } from '../../../../../src/client/model/use-carnet.ts';
import { notices } from '../../../../../src/client/model/notices.ts';
import { SyncContext } from '../../../../../src/client/model/use-sync.ts';
import type { AccountServer, HeldGroup } from '../../../../../src/client/ports/accounts.ts';
import { setFields } from '../../../../../src/domain/command/command.ts';
import { present } from '../../../../../src/std/assert.ts';
import { fail, ok } from '../../../../../src/std/result.ts';
import {
  type CarnetFixture,
  carnetFixture,
  fixtureIds,
} from '../../../../support/carnet-fixture.ts';
import { exchangeFixture } from '../../../../support/exchange-fixture.ts';
import { testAccounts } from '../../../../support/test-accounts.ts';

const { programmeId, memberId, otherMemberId } = fixtureIds;
const pageSize = 2;
let fixture: CarnetFixture;
let operations: HeldGroup['operations'];

beforeEach(async () => {
  await initI18n('en');
  await setLanguage('en');
  fixture = await carnetFixture();
  const smeId = await fixture.addSme({ name: 'Atelier Kerlan' });
  await fixture.carnet.run(setFields(smeId, { town: 'Rennes' }));
  operations = present(fixture.carnet.lastChange(), 'a change');
});

const group = (id: string, by: string): HeldGroup => ({ id, by, received: 0, operations });

/** @param waiting what waits on the server, in its order */
function show(waiting: readonly HeldGroup[], told: Partial<AccountServer> = {}) {
  const account = { id: 'a', name: 'Maëlle', email: 'm@example.org', administrator: false };
  const membership = { programmeId, programmeName: 'E-Channel', memberId, roles: ['coordinator'] };
  const letThrough = vi.fn(async () => ok(undefined));
  const server: Partial<AccountServer> = {
    session: async () =>
      ok({ account, device: { id: 'd', name: 'Firefox' }, memberships: [membership] } as never),
    held: async (_programme, next = '0') => {
      const from = Number(next);
      const to = from + pageSize;
      return ok({
        groups: waiting.slice(from, to),
        next: to < waiting.length ? String(to) : undefined,
      });
    },
    letThrough,
    ...told,
  };
  const { access } = exchangeFixture({});
  render(
    <AccountsContext value={testAccounts(server)}>
      <CarnetContext value={fixture.carnet}>
        <SyncContext value={{ ...access, isConnected: true }}>
          <HeldList />
        </SyncContext>
      </CarnetContext>
    </AccountsContext>,
  );
  return { letThrough };
}

test('everything of one sender is let through after one question, page after page', async () => {
  const user = userEvent.setup();
  const own = ['1', '2', '3', '5'].map((id) => group(id, otherMemberId));
  const { letThrough } = show([...own.slice(0, 3), group('4', memberId), ...own.slice(3)]);
  const all = await screen.findByRole('button', { name: /^Approve everything from/ });
  await user.click(all);
  expect(letThrough).not.toHaveBeenCalled();
  const asked = screen.getByRole('group', { name: 'Approve' });
  expect(asked).toHaveTextContent('those not shown yet as well');
  await user.click(within(asked).getByRole('button', { name: 'Approve' }));
  await waitFor(() =>
    expect(letThrough.mock.calls).toEqual(['1', '2', '3', '5'].map((id) => [programmeId, id])),
  );
  await waitFor(() => expect(screen.queryByText(/^Approve everything from/)).toBeNull());
  expect(screen.getAllByRole('button', { name: 'Approve' })).toHaveLength(1);
});

test('what fails ends it, is counted, and waits on', async () => {
  const user = userEvent.setup();
  const letThrough = vi
    .fn(async () => fail('offline' as const) as never)
    .mockImplementationOnce(async () => ok(undefined) as never);
  show([group('1', otherMemberId), group('2', otherMemberId)], { letThrough });
  await user.click(await screen.findByRole('button', { name: /^Approve everything from/ }));
  await user.click(
    within(screen.getByRole('group', { name: 'Approve' })).getByRole('button', { name: 'Approve' }),
  );
  await waitFor(() =>
    expect(notices.getState().list.map(({ message }) => message)).toContain(
      '1 change is still waiting: your decision on it was not sent.',
    ),
  );
  expect(letThrough).toHaveBeenCalledTimes(2);
  expect(screen.getAllByRole('button', { name: 'Approve' })).toHaveLength(1);
});

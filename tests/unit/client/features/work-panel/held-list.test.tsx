// @vitest-environment jsdom
/** What waits for coordination: decided one by one, or what is shown of one sender at once. */

import { act, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { HeldList } from '../../../../../src/client/features/work-panel/held-list.tsx';
import { isOrdinary } from '../../../../../src/client/features/work-panel/use-held.ts';
import { initI18n, setLanguage } from '../../../../../src/client/i18n/i18n.ts';
import { heldCount } from '../../../../../src/client/model/held-count.ts';
import { AccountsContext } from '../../../../../src/client/model/use-accounts.ts';
import { CarnetContext } from '../../../../../src/client/model/use-carnet.ts';
import { notices } from '../../../../../src/client/model/notices.ts';
import { SyncContext } from '../../../../../src/client/model/use-sync.ts';
import type {
  AccountServer,
  HeldGroup,
  HeldName,
} from '../../../../../src/client/ports/accounts.ts';
import { setFields } from '../../../../../src/domain/command/command.ts';
import type { Operation } from '../../../../../src/domain/operation/operation.ts';
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

const group = (id: string, by: string): HeldGroup => ({
  id,
  by,
  received: 0,
  content: `shown ${id}`,
  operations: operations.map((operation) => ({ ...operation, by })),
});

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
          <HeldList onCount={() => undefined} />
        </SyncContext>
      </CarnetContext>
    </AccountsContext>,
  );
  return { letThrough };
}

test('what is added with an SME, and to it, is headed by the name of the SME that waits', async () => {
  const smeId = await fixture.addSme({ name: 'Savons du Léon' });
  const created = present(fixture.carnet.lastChange(), 'the SME');
  await fixture.addContact(smeId);
  const added = present(fixture.carnet.lastChange(), 'a contact');
  const elsewhere = await carnetFixture();
  fixture = elsewhere;
  const waiting = (id: string, of: HeldGroup['operations']): HeldGroup => ({
    ...group(id, otherMemberId),
    operations: of,
  });
  show([waiting('1', created), waiting('2', added)]);
  expect(await screen.findAllByRole('heading', { level: 3, name: 'Savons du Léon' })).toHaveLength(
    2,
  );
});

test('one question lets through what is shown of a sender, and nothing that came later', async () => {
  const user = userEvent.setup();
  const waiting = [group('1', otherMemberId), group('2', otherMemberId), group('3', otherMemberId)];
  const { letThrough } = show(waiting);
  await user.click(
    await screen.findByRole('button', { name: /^Approve the 2 changes by .* shown here/ }),
  );
  expect(letThrough).not.toHaveBeenCalled();
  const asked = screen.getByRole('group', { name: 'Approve' });
  waiting.push(group('4', otherMemberId));
  await user.click(within(asked).getByRole('button', { name: 'Approve' }));
  await waitFor(() =>
    expect(letThrough.mock.calls).toEqual([
      [programmeId, { id: '1', content: 'shown 1' }],
      [programmeId, { id: '2', content: 'shown 2' }],
    ]),
  );
  // The next ones are shown, to be decided on.
  await waitFor(() => expect(screen.getAllByRole('button', { name: 'Reject' })).toHaveLength(2));
  expect(letThrough).toHaveBeenCalledTimes(2);
});

test.each([
  ['en', /^Reject the 2 changes by .* shown here/, 'Reject', '2 changes rejected'],
  ['fr', /^Refuser les 2 modifications affichées/, 'Refuser', '2 modifications refusées'],
] as const)('one question rejects all that is shown of a sender, in %s', async (...texts) => {
  const [language, all, confirm, done] = texts;
  await setLanguage(language);
  const dismiss = vi.fn(async () => ok(undefined));
  // What is no ordinary change goes as well: it was signed with somebody else.
  const foreign = { ...group('2', memberId), by: otherMemberId };
  show([group('1', otherMemberId), foreign, group('3', memberId)], { dismiss });
  await userEvent.click(await screen.findByRole('button', { name: all }));
  const asked = within(screen.getByRole('group', { name: confirm }));
  await userEvent.click(asked.getByRole('button', { name: confirm }));
  await waitFor(() =>
    expect(notices.getState().list.map(({ message }) => message)).toContain(done),
  );
  expect(dismiss.mock.calls).toEqual([
    [programmeId, { id: '1', content: 'shown 1' }],
    [programmeId, { id: '2', content: 'shown 2' }],
  ]);
  // What another one sent is shown next, and was not asked about.
  await waitFor(() => expect(screen.getAllByRole('button', { name: confirm })).toHaveLength(1));
});

test('one question covers no words of others, no deletion and nothing of coordination', async () => {
  const [first] = operations;
  const change = present(first, 'an operation') as Operation;
  const sent = { ...change, by: otherMemberId };
  const held = (id: string, operation: Operation): HeldGroup => ({
    ...group(id, otherMemberId),
    operations: [operation],
  });
  const others = [
    held('1', { ...sent, by: memberId }),
    held('2', { ...sent, kind: 'delete', fields: {} }),
    held('3', {
      ...sent,
      entity: 'member',
      home: programmeId,
      fields: { roles: { value: ['coordinator'] } },
    }),
  ];
  expect(others.map((each) => isOrdinary(each, programmeId))).toEqual([false, false, false]);
  expect(isOrdinary(held('4', sent), programmeId)).toBe(true);
});

test('what fails ends it, is counted, and waits on', async () => {
  const user = userEvent.setup();
  const letThrough = vi
    .fn(async () => fail('offline' as const) as never)
    .mockImplementationOnce(async () => ok(undefined) as never);
  show([group('1', otherMemberId), group('2', otherMemberId)], { letThrough });
  await user.click(await screen.findByRole('button', { name: /^Approve the 2 changes/ }));
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

test.each([
  [
    'en',
    'Approve',
    /^The change could not be applied\. Carnet will notify .+, who keeps the text\.$/,
  ],
  ['fr', 'Accepter', /^La modification n’a pas pu être appliquée\. Carnet préviendra .+, qui /],
] as const)(
  'an approved change that can never apply is not said to be approved, in %s (F177)',
  async (language, approve, said) => {
    await setLanguage(language);
    show([group('1', otherMemberId)], { letThrough: async () => ok('notApplied') });
    await userEvent.click(await screen.findByRole('button', { name: approve }));
    await waitFor(() =>
      expect(notices.getState().list.map(({ message }) => message)).toContainEqual(
        expect.stringMatching(said),
      ),
    );
  },
);

test('those of many that can never apply are counted (F177)', async () => {
  const letThrough = vi
    .fn(async () => ok('notApplied' as const))
    .mockImplementationOnce(async () => ok(undefined) as never);
  show([group('1', otherMemberId), group('2', otherMemberId)], { letThrough });
  await userEvent.click(await screen.findByRole('button', { name: /^Approve the 2 changes/ }));
  const asked = within(screen.getByRole('group', { name: 'Approve' }));
  await userEvent.click(asked.getByRole('button', { name: 'Approve' }));
  await waitFor(() =>
    expect(notices.getState().list.map(({ message }) => message)).toContainEqual(
      expect.stringMatching(/^1 change could not be applied\./),
    ),
  );
});

/** An answer that comes when the test says so. */
function later(): { readonly comes: Promise<void>; readonly answer: () => void } {
  let answer: () => void = () => undefined;
  const comes = new Promise<void>((resolve) => {
    answer = resolve;
  });
  return { comes, answer: () => answer() };
}

test.each([
  ['Approve', 'letThrough', 'Change approved'],
  ['Reject this change', 'dismiss', /^Change rejected\./],
] as const)(
  'a double click on “%s” decides once, and says nothing else',
  async (label, way, said) => {
    const user = userEvent.setup();
    const waiting = new Set(['1']);
    const answered = later();
    const decide = vi.fn(async (_programme: string, { id }: HeldName) => {
      await answered.comes;
      return waiting.delete(id) ? ok(undefined) : (fail('notFound' as const) as never);
    });
    notices.setState({ list: [] });
    show([group('1', otherMemberId)], { [way]: decide });
    if (way === 'dismiss') await user.click(await screen.findByRole('button', { name: 'Reject' }));
    await user.dblClick(await screen.findByRole('button', { name: label }));
    answered.answer();
    await waitFor(() => expect(screen.queryByRole('button', { name: label })).toBeNull());
    await waitFor(() => expect(notices.getState().list).not.toHaveLength(0));
    expect(notices.getState().list.map(({ message }) => message)).toEqual([
      expect.stringMatching(said),
    ]);
    expect(decide).toHaveBeenCalledTimes(1);
  },
);

test('a double click on the consent for many decides once on each', async () => {
  const user = userEvent.setup();
  notices.setState({ list: [] });
  const answered = later();
  const letThrough = vi.fn(async () => {
    await answered.comes;
    return ok(undefined) as never;
  });
  show([group('1', otherMemberId), group('2', otherMemberId)], { letThrough });
  await user.click(await screen.findByRole('button', { name: /^Approve the 2 changes/ }));
  const asked = within(screen.getByRole('group', { name: 'Approve' }));
  const approve = asked.getByRole('button', { name: 'Approve' });
  await user.click(approve);
  await user.click(approve);
  answered.answer();
  await waitFor(() => expect(notices.getState().list).not.toHaveLength(0));
  expect(notices.getState().list.map(({ message }) => message)).toEqual(['2 changes approved']);
  expect(letThrough).toHaveBeenCalledTimes(2);
});

test('what failed can be decided on again', async () => {
  const user = userEvent.setup();
  const letThrough = vi
    .fn(async () => ok(undefined) as never)
    .mockImplementationOnce(async () => fail('offline' as const) as never);
  show([group('1', otherMemberId)], { letThrough });
  await user.click(await screen.findByRole('button', { name: 'Approve' }));
  await user.click(await screen.findByRole('button', { name: 'Approve' }));
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Approve' })).toBeNull());
  expect(letThrough).toHaveBeenCalledTimes(2);
});

test('what waits under the id of a change that waits no more is shown instead, and can be decided on (F266)', async () => {
  const user = userEvent.setup();
  const waiting = [group('1', otherMemberId)];
  const letThrough = vi
    .fn(async () => ok(undefined) as never)
    .mockImplementationOnce(async () => fail('notFound' as const) as never);
  show(waiting, { letThrough });
  const approve = await screen.findByRole('button', { name: 'Approve' });
  // Meanwhile a second coordinator rejects it, and another content comes first.
  waiting[0] = { ...group('1', otherMemberId), content: 'shown later' };
  await user.click(approve);
  await waitFor(() => expect(approve).not.toBeInTheDocument());
  await user.click(await screen.findByRole('button', { name: 'Approve' }));
  await waitFor(() =>
    expect(letThrough.mock.calls).toEqual([
      [programmeId, { id: '1', content: 'shown 1' }],
      [programmeId, { id: '1', content: 'shown later' }],
    ]),
  );
});

describe('the list follows what others decide (F266)', () => {
  const approveButtons = (): HTMLElement[] => screen.queryAllByRole('button', { name: 'Approve' });

  test('once the pill hears of another number', async () => {
    const waiting = [group('1', otherMemberId), group('2', otherMemberId)];
    show(waiting);
    await waitFor(() => expect(approveButtons()).toHaveLength(2));
    waiting.shift();
    act(() => heldCount.setState(1));
    await waitFor(() => expect(approveButtons()).toHaveLength(1));
    expect(screen.queryByRole('button', { name: /^Approve the 2 changes/ })).toBeNull();
  });

  test('once a decision comes too late, also where more than a page is shown', async () => {
    const user = userEvent.setup();
    const waiting = ['1', '2', '3', '4'].map((id) => group(id, otherMemberId));
    show(waiting, { letThrough: async () => fail('notFound' as const) as never });
    await user.click(await screen.findByRole('button', { name: 'Show more' }));
    await waitFor(() => expect(approveButtons()).toHaveLength(4));
    waiting.splice(0, 2);
    await user.click(present(approveButtons()[0], 'the first'));
    await waitFor(() => expect(approveButtons()).toHaveLength(2));
  });
});

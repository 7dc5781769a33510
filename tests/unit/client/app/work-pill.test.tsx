// @vitest-environment jsdom
/** The pill in the corner and its panel: what they say in each state, and what can be done there. */

import { act, cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { ClockBand } from '../../../../src/client/app/clock-band.tsx';
import { WorkPill } from '../../../../src/client/app/work-pill.tsx';
import { initI18n, setLanguage } from '../../../../src/client/i18n/i18n.ts';
import { problemOf } from '../../../../src/client/model/exchange-problem.ts';
import { notices } from '../../../../src/client/model/notices.ts';
import { padExchanges } from '../../../../src/client/model/pad-exchanges.ts';
import { AccountsContext } from '../../../../src/client/model/use-accounts.ts';
import { CarnetContext } from '../../../../src/client/model/use-carnet.ts';
import { DeviceContext } from '../../../../src/client/model/use-device.ts';
import { SyncContext } from '../../../../src/client/model/use-sync.ts';
import type { AccountServer, HeldName } from '../../../../src/client/ports/accounts.ts';
import type { SyncState } from '../../../../src/client/ports/exchange.ts';
import type { StuckGroup } from '../../../../src/client/ports/sync.ts';
import { setFields } from '../../../../src/domain/command/command.ts';
import type { MemberRole } from '../../../../src/domain/programme/programme.ts';
import { present } from '../../../../src/std/assert.ts';
import { fail, ok } from '../../../../src/std/result.ts';
import {
  type CarnetFixture,
  carnetFixture,
  fixtureIds,
  testNow,
} from '../../../support/carnet-fixture.ts';
import { confirmed, conflictOn } from '../../../support/conflict-fixture.ts';
import { type ExchangeFixture, exchangeFixture } from '../../../support/exchange-fixture.ts';
import { testAccounts } from '../../../support/test-accounts.ts';
import { testDevice } from '../../../support/test-device.ts';

let fixture: CarnetFixture;
let smeId: string;
let exchange: ExchangeFixture;
/** Whether the server answers what is asked beside the exchange. */
let isReached = true;

function show(
  state: Partial<SyncState> = {},
  stuck: readonly StuckGroup[] = [],
  told: Partial<AccountServer> = {},
): void {
  fixture.carnet.noteClockOffset(0);
  exchange = exchangeFixture({ exchangedAt: testNow, ...state }, stuck);
  const pads = [{ launchPadId: fixtureIds.padUk, lastExchange: testNow - 26 * 3_600_000 }];
  const members = async () => (isReached ? ok({ members: [], pads }) : fail('offline' as const));
  render(
    <AccountsContext value={testAccounts({ members, ...told })}>
      <DeviceContext value={testDevice(() => testNow)}>
        <CarnetContext value={fixture.carnet}>
          <SyncContext value={exchange.access}>
            <Router hook={memoryLocation({ path: '/' }).hook}>
              <ClockBand />
              <WorkPill />
            </Router>
          </SyncContext>
        </CarnetContext>
      </DeviceContext>
    </AccountsContext>,
  );
}

const pill = (): HTMLElement =>
  present(
    screen
      .getAllByRole('button')
      .find((button) => button.getAttribute('aria-haspopup') === 'dialog'),
    'the pill',
  );
const said = (): string => screen.getByRole('status').textContent ?? '';

async function openPanel(): Promise<HTMLElement> {
  await userEvent.click(pill());
  const panel = await screen.findByRole('dialog');
  await within(panel).findByRole('button', { name: /^(Try again|Sync now)$/ });
  return panel;
}

beforeEach(async () => {
  await initI18n('en');
  await setLanguage('en');
  isReached = true;
  padExchanges.setState({}, true);
  fixture = await carnetFixture();
  smeId = await fixture.addSme();
});

describe('the pill', () => {
  test.each([
    [{ phase: 'synced' }, 'Synced · 10:42'],
    [{ phase: 'sending', waiting: 7 }, 'Sending, 1 of 7'],
    [{ phase: 'downloading', progress: { received: 120, total: 400 } }, 'Receiving, 120 of 400'],
    [{ phase: 'waiting', waiting: 3 }, '3 waiting'],
    [{ phase: 'offline', waiting: 7 }, 'Offline · 7 saved here'],
    [{ phase: 'signedOut' }, 'Cannot send'],
    [{ phase: 'synced', stuck: 2 }, '2 to check'],
    [{ phase: 'waiting', waiting: 3, stuck: 1 }, '1 to check · 3 waiting'],
  ] as const)('%o says “%s”', (state, words) => {
    show(state);
    expect(pill()).toHaveTextContent(words);
  });

  test('says how many conflicts there are to settle, and what waits beside (F185)', async () => {
    await conflictOn(fixture, smeId, 'town', ['Dinard', 'Cancale']);
    show();
    expect(pill()).toHaveTextContent('1 conflict to resolve');
    act(() => exchange.put({ phase: 'synced', stuck: 1 }));
    expect(pill()).toHaveTextContent('1 to check · 1 conflict');
    act(() => exchange.put({ phase: 'waiting', waiting: 12, stuck: 0 }));
    expect(pill()).toHaveTextContent('1 conflict · 12 waiting');
  });

  test('counts up while changes leave', () => {
    show({ phase: 'sending', waiting: 7 });
    act(() => exchange.put({ waiting: 5 }));
    expect(pill()).toHaveTextContent('Sending, 3 of 7');
  });

  test('is announced when the answer changes in kind, not while changes leave', () => {
    show();
    expect(said()).toBe('');
    act(() => exchange.put({ phase: 'sending', waiting: 2 }));
    act(() => exchange.put({ phase: 'synced', waiting: 0 }));
    expect(said()).toBe('');
    act(() => exchange.put({ phase: 'offline', waiting: 2 }));
    expect(said()).toBe('Offline · 2 saved here');
    act(() => exchange.put({ waiting: 3 }));
    expect(said()).toBe('Offline · 2 saved here');
  });

  test('the browser asks before closing only while a change is on the screen alone', () => {
    show({ phase: 'offline', waiting: 2 });
    const closes = (): boolean =>
      window.dispatchEvent(new Event('beforeunload', { cancelable: true }));
    expect(closes()).toBe(true);
    act(() => fixture.carnet.state.setState({ saveFailure: 'full' }));
    expect(closes()).toBe(false);
    expect(pill()).toHaveTextContent('Not saved yet');
  });
});

describe('the panel', () => {
  test('begins with the safety of the work, then says what the others do not see yet', async () => {
    show({ phase: 'offline', waiting: 1 });
    await fixture.carnet.run(setFields(smeId, { town: 'Dinard' }));
    const panel = await openPanel();
    expect(panel).toHaveTextContent(/^Your work is safe: everything is saved on this laptop\./);
    expect(panel).toHaveTextContent('Offline. Will sync automatically');
    expect(panel).toHaveTextContent('Your colleagues cannot see 1 change yet');
    const waiting = within(panel).getByRole('region', { name: 'Changes waiting to be sent' });
    expect(waiting).toHaveTextContent('Atelier Kerlan');
    expect(waiting).toHaveTextContent(/Saint-Malo.*→.*Dinard/);
  });

  test('tells twenty changes and counts the others', async () => {
    await confirmed(fixture);
    show({ phase: 'offline', waiting: 25 });
    for (let index = 0; index < 25; index += 1) await fixture.addAction(smeId);
    const panel = await openPanel();
    const waiting = within(panel).getByRole('region', { name: 'Changes waiting to be sent' });
    expect(within(waiting).getAllByRole('listitem')).toHaveLength(20);
    expect(waiting).toHaveTextContent('and 5 more');
  });

  test('a conflict has a way to settle it', async () => {
    await conflictOn(fixture, smeId, 'town', ['Dinard', 'Cancale']);
    show();
    const panel = await openPanel();
    expect(within(panel).getByRole('link', { name: 'Resolve' })).toHaveAttribute(
      'href',
      '/conflicts',
    );
    expect(panel).toHaveTextContent('Atelier Kerlan · Town');
  });

  test('tells how old what is shown of each pad may be, also without a network later', async () => {
    show({ phase: 'synced' });
    const facts = await within(await openPanel()).findByText('Last sync, launch pad UK');
    expect(facts.nextSibling).toHaveTextContent(/Wed 18 Nov.*08:42/);
    isReached = false;
    await userEvent.click(pill());
    const again = await openPanel();
    expect(within(again).getByText('Last sync, launch pad UK')).toBeVisible();
    expect(again).not.toHaveTextContent('launch pad FR');
  });

  test('the same member signs in again from there, and hears that nothing is lost', async () => {
    show({ phase: 'signedOut', waiting: 3 });
    const panel = await openPanel();
    expect(panel).toHaveTextContent(
      'Sign in again to send your changes. Nothing is lost in the meantime.',
    );
    expect(within(panel).getByRole('link', { name: 'Sign in' })).toHaveAttribute(
      'href',
      `/sign-in?back=${encodeURIComponent(`/p/${fixtureIds.programmeId}`)}`,
    );
  });

  test('a version that is not spoken any more can be reloaded', async () => {
    show({ phase: 'outdated' });
    expect(within(await openPanel()).getByRole('button', { name: 'Reload' })).toBeInTheDocument();
  });

  test('tells for a week that the server was restored', async () => {
    show({ restoredAt: testNow - 3_600_000 });
    expect(await openPanel()).toHaveTextContent(
      'The server went back to an earlier state (09:42); missing changes were sent again from this device.',
    );
    await userEvent.click(pill());
    act(() => exchange.put({ restoredAt: testNow - 8 * 24 * 3_600_000 }));
    expect(await openPanel()).not.toHaveTextContent('restored');
  });

  test.each([
    [{ kind: 'offline' }, 'offline'],
    [{ kind: 'timeout' }, 'timeout'],
    [{ kind: 'notCarnet' }, 'notCarnet'],
    [{ kind: 'storage', failure: 'full' }, 'storageFull'],
    [{ kind: 'storage', failure: 'failed' }, 'storage'],
    [{ kind: 'refused', refusal: 'busy' }, 'busy'],
    [{ kind: 'refused', refusal: 'full' }, 'serverFull'],
    [{ kind: 'refused', refusal: 'malformed' }, 'other'],
  ] as const)('says of %o what it is: %s', (problem, key) => {
    expect(problemOf('waiting', problem)).toBe(key);
  });

  test('tells of a network that answers in place of Carnet, and of a device without room', async () => {
    show({ phase: 'offline', problem: { kind: 'notCarnet' } });
    expect(await openPanel()).toHaveTextContent(/perhaps the Wi-Fi sign-in page/);
    await userEvent.click(pill());
    act(() => exchange.put({ phase: 'waiting', problem: { kind: 'storage', failure: 'full' } }));
    expect(await openPanel()).toHaveTextContent(
      /no space on this device to receive the latest changes/,
    );
  });

  test('trying again is always possible', async () => {
    show({ phase: 'synced' });
    await userEvent.click(
      within(await openPanel()).getByRole('button', { name: /^(Try again|Sync now)$/ }),
    );
    expect(exchange.asked).toEqual(['tryAgain']);
  });

  test('what took no effect keeps its text, and is discarded only when that is said twice', async () => {
    await fixture.carnet.run(setFields(smeId, { sourceNote: 'Vu au salon de Rennes.' }));
    const change = present(fixture.carnet.lastChange(), 'a change');
    show({ stuck: 1 }, [{ key: 4, outcome: 'needsAttention', group: [...change] }]);
    const panel = await openPanel();
    const stuck = await within(panel).findByRole('region', { name: /not applied/ });
    expect(panel).toHaveTextContent('1 change was not applied: check it below.');
    expect(stuck).toHaveTextContent('Vu au salon de Rennes.');
    expect(stuck).toHaveTextContent(/copy it and enter it again/);
    await userEvent.click(within(stuck).getByRole('button', { name: 'Discard' }));
    expect(exchange.asked).toEqual([]);
    expect(stuck).toHaveTextContent(/permanently/);
    await userEvent.click(within(stuck).getByRole('button', { name: 'Discard permanently' }));
    await waitFor(() => expect(exchange.asked).toEqual(['discard 4']));
    expect(screen.queryByRole('region', { name: /not applied/ })).toBeNull();
  });

  test('what the server fails at names its sheet, says what goes on, and is sent again when asked', async () => {
    await fixture.carnet.run(setFields(smeId, { sourceNote: 'Vu au salon de Rennes.' }));
    const change = present(fixture.carnet.lastChange(), 'a change');
    show({ stuck: 1 }, [{ key: 4, outcome: 'setAside', group: [...change] }]);
    const panel = await openPanel();
    const stuck = await within(panel).findByRole('region', { name: /not applied/ });
    expect(within(stuck).getByRole('heading', { level: 3 })).toHaveTextContent('Atelier Kerlan');
    expect(stuck).toHaveTextContent('Vu au salon de Rennes.');
    expect(stuck).toHaveTextContent(/everything else is sent/);
    await userEvent.click(within(stuck).getByRole('button', { name: 'Send again' }));
    expect(exchange.asked).toEqual(['sendAgain 4']);
  });
});

describe('changes by others that wait for coordination', () => {
  const session = (roles: readonly MemberRole[]) => async () =>
    ok({
      account: { id: 'a', name: 'Maëlle', email: 'maelle@example.org', administrator: false },
      device: { id: 'd', name: 'Firefox' },
      memberships: [
        { programmeId: fixtureIds.programmeId, programmeName: 'P', memberId: 'm', roles },
      ],
    });
  async function held() {
    await fixture.carnet.run(setFields(smeId, { sourceNote: 'Vu au salon de Rennes.' }));
    const operations = present(fixture.carnet.lastChange(), 'a change');
    return ['one', 'two'].map((id) => ({
      id,
      by: fixtureIds.otherMemberId,
      received: testNow,
      operations,
    }));
  }

  test('call whoever decides by the pill, until they are decided on', async () => {
    const groups = (await held()).slice(0, 1);
    await fixture.carnet.run(setFields(fixtureIds.memberId, { roles: ['coordinator'] }));
    const letThrough = async () => ok(undefined);
    const waiting = { held: async () => ok({ groups }), letThrough };
    show({}, [], { session: session(['coordinator']), ...waiting });
    await waitFor(() => expect(pill()).toHaveTextContent('1 to decide'));
    const panel = await openPanel();
    await userEvent.click(await within(panel).findByRole('button', { name: 'Approve' }));
    await waitFor(() => expect(pill()).toHaveTextContent('Synced · 10:42'));
  });

  test('are decided on page by page, each once, and their author is named', async () => {
    const [one, two] = await held();
    const asked: string[] = [];
    const decide = (what: string) => async (_: string, held: HeldName) => {
      asked.push([what, held.id, held.content].join(' ').trim());
      return ok(undefined);
    };
    show({}, [], {
      session: session(['coordinator']),
      held: async (_programme, next) =>
        next === undefined
          ? ok({ groups: [{ ...present(one, 'one'), content: 'shown' }], next: 'second' })
          : ok({ groups: [present(one, 'one'), present(two, 'two')] }),
      letThrough: decide('let through'),
      dismiss: decide('dismiss'),
    });
    const panel = await openPanel();
    const list = await within(panel).findByRole('region', { name: /awaiting the coordinator/ });
    expect(list).toHaveTextContent('Vu au salon de Rennes.');
    expect(list).toHaveTextContent(/Emma Clarke sent this change .* under the name of Maëlle/);
    await userEvent.click(within(list).getByRole('button', { name: 'Show more' }));
    await waitFor(() =>
      expect(within(list).getAllByRole('button', { name: 'Approve' })).toHaveLength(2),
    );
    expect(within(list).queryByRole('button', { name: 'Show more' })).toBeNull();
    const [first] = within(list).getAllByRole('button', { name: 'Approve' });
    await userEvent.click(present(first, 'the first'));
    await waitFor(() => expect(asked).toEqual(['let through one shown']));
    await userEvent.click(within(list).getByRole('button', { name: 'Reject' }));
    expect(list).toHaveTextContent(/who keeps the text/);
    expect(asked).toHaveLength(1);
    await userEvent.click(within(list).getByRole('button', { name: 'Reject this change' }));
    await waitFor(() => expect(asked).toEqual(['let through one shown', 'dismiss two']));
    await waitFor(() => expect(list).not.toBeInTheDocument());
  });

  test('wait on when the decision did not arrive, and are asked for by coordination only', async () => {
    const [one] = await held();
    const page = vi.fn(async () => ok({ groups: [present(one, 'one')] }));
    show({}, [], { session: session(['coordinator']), held: page });
    const panel = await openPanel();
    const list = await within(panel).findByRole('region', { name: /awaiting the coordinator/ });
    await userEvent.click(within(list).getByRole('button', { name: 'Approve' }));
    await waitFor(() =>
      expect(notices.getState().list[0]?.message).toMatch(/decision was not sent/),
    );
    expect(list).toBeInTheDocument();
    cleanup();
    page.mockClear();
    show({}, [], { session: session(['accountManager']), held: page });
    await openPanel();
    expect(page).not.toHaveBeenCalled();
  });

  test('that were dismissed say to their author by whom', async () => {
    const [one] = await held();
    const { operations } = present(one, 'one');
    const dismissed = { by: fixtureIds.otherMemberId, at: testNow };
    show({ stuck: 1 }, [{ key: 4, outcome: 'needsAttention', dismissed, group: [...operations] }]);
    const stuck = await within(await openPanel()).findByRole('region', { name: /not applied/ });
    expect(stuck).toHaveTextContent(/Emma Clarke rejected this change \(10:42\)/);
  });
});

describe('a clock that is wrong', () => {
  const band = (): HTMLElement | undefined =>
    screen.queryAllByRole('status').find((one) => one.textContent?.includes('clock'));

  test.each([
    [-(2 * 3_600_000 + 5 * 60_000), 'This device’s clock is 2 h 5 min fast'],
    [5 * 60_000, 'This device’s clock is 5 min slow'],
    [-3653 * 24 * 3_600_000, 'This device’s clock is 3,653 days fast'],
  ])('[F33] by %d ms is told', (offset, words) => {
    show({ offset });
    expect(band()).toHaveTextContent(words);
    expect(band()).toHaveTextContent('nothing is lost in the meantime');
  });

  test('is told no more once it is set right, or once it was read', async () => {
    show({ offset: -600_000 });
    expect(band()).toBeDefined();
    act(() => exchange.put({ offset: 400 }));
    expect(band()).toBeUndefined();
    act(() => exchange.put({ offset: -600_000 }));
    await userEvent.click(screen.getByRole('button', { name: 'Got it' }));
    expect(band()).toBeUndefined();
  });
});

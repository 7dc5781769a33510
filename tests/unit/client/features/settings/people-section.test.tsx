// @vitest-environment jsdom
/** Connecting a programme that was begun alone: whoever does it coordinates it, on the server and on every device. */
import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ComponentProps } from 'react';
import { beforeEach, describe, expect, test } from 'vitest';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { PeopleSection } from '../../../../../src/client/features/settings/people-section.tsx';
import { initI18n, setLanguage } from '../../../../../src/client/i18n/i18n.ts';
import { AccountsContext } from '../../../../../src/client/model/use-accounts.ts';
import { BackupsContext } from '../../../../../src/client/model/use-backups.ts';
import { CarnetContext } from '../../../../../src/client/model/use-carnet.ts';
import { DeviceContext } from '../../../../../src/client/model/use-device.ts';
import { SyncContext } from '../../../../../src/client/model/use-sync.ts';
import type { AccountServer } from '../../../../../src/client/ports/accounts.ts';
import type { Backups } from '../../../../../src/client/ports/backups.ts';
import { fail, ok } from '../../../../../src/std/result.ts';
import { present } from '../../../../../src/std/assert.ts';
import { carnetFixture, fixtureIds } from '../../../../support/carnet-fixture.ts';
import { exchangeFixture } from '../../../../support/exchange-fixture.ts';
import { keptAlone, testAccounts } from '../../../../support/test-accounts.ts';
import { testBackupTools, testDevice } from '../../../../support/test-device.ts';

const { programmeId, memberId } = fixtureIds;
const account = { id: 'account-1', name: 'Maëlle', email: 'maelle@example.org' };

beforeEach(async () => {
  await initI18n('en');
  await setLanguage('en');
});

/** A programme that was begun alone, on a device with an account. */
async function begunAlone() {
  const { carnet, environment, device: database } = await carnetFixture();
  const device = testDevice(() => environment.now());
  device.databases.set(programmeId, database);
  await device.begin({ programmeId, memberId, name: 'E-Channel' }, []);
  device.setAccount(account);
  return { carnet, device };
}

function show(
  { carnet, device }: Awaited<ReturnType<typeof begunAlone>>,
  accounts: ReturnType<typeof testAccounts>,
  access: ComponentProps<typeof SyncContext>['value'],
  tools = testBackupTools(),
): void {
  render(
    <BackupsContext value={tools}>
      <DeviceContext value={device}>
        <AccountsContext value={accounts}>
          <CarnetContext value={carnet}>
            <SyncContext value={access}>
              <Router hook={memoryLocation({ path: '/settings/members' }).hook}>
                <PeopleSection />
              </Router>
            </SyncContext>
          </CarnetContext>
        </AccountsContext>
      </DeviceContext>
    </BackupsContext>,
  );
}

test('whoever connects a programme begun as account manager coordinates it from then on', async () => {
  const here = await begunAlone();
  const { carnet } = here;
  const connected: unknown[] = [];
  const accounts = testAccounts({
    session: async () =>
      ok({
        account: { ...account, administrator: true },
        device: { id: 'device-1', name: 'Laptop' },
        memberships: [],
      }),
    connect: async (request) => {
      connected.push([request.memberId, request.launchPadId]);
      return ok(undefined);
    },
  });
  // What is uploaded first says so already.
  const rolesThen: unknown[] = [];
  const connect = async () => {
    rolesThen.push(carnet.record(memberId)?.values['roles']);
  };
  show(here, accounts, { ...keptAlone, connect });
  await userEvent.click(await screen.findByRole('button', { name: 'Connect to the server' }));
  await waitFor(() => expect(rolesThen).toEqual([['accountManager', 'coordinator']]));
  await act(() => carnet.settled());
  const { values } = present(carnet.record(memberId), 'the founder');
  // The server hears for which launch pad, so that nothing is left to be applied.
  expect(values['launchPadId']).toBeDefined();
  expect(connected).toEqual([[memberId, values['launchPadId']]]);
});

test.each([
  [
    'en',
    'Connect to the server',
    /Only the administrator of this server, or someone who coordinates/,
  ],
  ['fr', 'Relier au serveur', /Seule la personne qui administre ce serveur/],
] as const)(
  'who may not connect one reads whom to ask, and keeps it (F153): %s',
  async (language, button, said) => {
    await setLanguage(language);
    const here = await begunAlone();
    const { carnet } = here;
    const accounts = testAccounts({
      session: async () =>
        ok({
          account: { ...account, administrator: false },
          device: { id: 'device-1', name: 'Laptop' },
          memberships: [],
        }),
      connect: async () => fail('notWhoConnects'),
    });
    let connections = 0;
    const connect = async () => {
      connections += 1;
    };
    show(here, accounts, { ...keptAlone, connect });
    const before = carnet.record(memberId)?.values;
    await userEvent.click(await screen.findByRole('button', { name: button }));
    await screen.findByText(said);
    // Still alone, as it was.
    expect(carnet.record(memberId)?.values).toEqual(before);
    expect(connections).toBe(0);
    expect(screen.getByRole('button', { name: button })).toBeDefined();
  },
);

test('(F143) one that the server does not know is not said to be connected to it', async () => {
  const { carnet, device } = await begunAlone();
  const problem = { kind: 'otherLife' } as const;
  const { access } = exchangeFixture({ phase: 'waiting', problem, exchangedAt: 1 });
  show({ carnet, device }, testAccounts({}), access);
  expect(screen.getByRole('status')).toHaveTextContent(
    /^This programme was not found on the server/u,
  );
  expect(screen.queryByText('Connected to the server.')).toBeNull();
});

describe('(F223) one that the server lost is connected again', () => {
  const words = /Connect it again/u;
  const problem = { kind: 'otherLife' } as const;

  /** Presses the button and confirms; answers what was asked of the exchange and of the server, in order. */
  async function connectAgain(
    answer: Awaited<ReturnType<AccountServer['connect']>>,
    lacking: readonly string[] = [],
  ): Promise<readonly string[]> {
    const here = await begunAlone();
    const { access, asked } = exchangeFixture({ phase: 'waiting', problem, exchangedAt: 1 });
    const order: string[] = [];
    const accounts = testAccounts({
      session: async () =>
        ok({
          account: { ...account, administrator: true },
          device: { id: 'device-1', name: 'Laptop' },
          memberships: [],
        }),
      connect: async () => {
        order.push(...asked, 'connect');
        return answer;
      },
    });
    const tools = testBackupTools();
    const backups: Backups = {
      ...tools.backups,
      write: async () =>
        ok({ file: new Blob(), name: 'copy.carnet.gz', operationCount: 3, lacking }),
      download: ({ name }) => order.push(name),
    };
    show(here, accounts, access, { ...tools, backups });
    await userEvent.click(await screen.findByRole('button', { name: words }));
    expect(order).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: 'Save a copy and connect' }));
    await screen.findByRole('button', { name: words });
    return [...order, ...asked.slice(order.includes('connect') ? 1 : 0)];
  }

  test('after a copy, and the log waits before the server hears of it', async () => {
    expect(await connectAgain(ok(undefined))).toEqual([
      'copy.carnet.gz',
      'uploadAgain',
      'connect',
      'signedIn',
      'tryAgain',
    ]);
  });

  test('not where the server refuses: the log waits no more', async () => {
    const done = await connectAgain(fail('notWhoConnects'));
    expect(done).toEqual(['copy.carnet.gz', 'uploadAgain', 'connect', 'take back']);
    await screen.findByText(/Only the administrator of this server/u);
  });

  test('where nobody knows whether the server heard of it, the log goes on waiting', async () => {
    const done = await connectAgain(fail('offline'));
    expect(done).toEqual(['copy.carnet.gz', 'uploadAgain', 'connect']);
  });

  test('not from a device that lacks the beginning of sheets', async () => {
    expect(await connectAgain(ok(undefined), [programmeId, 'sme-1', 'sme-2'])).toEqual([
      'copy.carnet.gz',
    ]);
    await screen.findByText(/^Nothing was changed: .* of 2 sheets,/u);
  });
});

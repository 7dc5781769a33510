// @vitest-environment jsdom
/** An issued report by its link: with a sign-in of one's own, in both languages, and why it does not open. */

import { act, cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { LinkedReportScreen } from '../../../../../src/client/features/quarterly/linked-report-screen.tsx';
import { initI18n } from '../../../../../src/client/i18n/i18n.ts';
import { AccountsContext } from '../../../../../src/client/model/use-accounts.ts';
import type { AccountServer } from '../../../../../src/client/ports/accounts.ts';
import { fail, ok } from '../../../../../src/std/result.ts';
import { DeviceContext } from '../../../../../src/client/model/use-device.ts';
import { testDevice, type TestDevice } from '../../../../support/test-device.ts';
import { testAccounts } from '../../../../support/test-accounts.ts';
import { eventually } from '../../../../support/eventually.ts';

beforeAll(() => initI18n('en'));
beforeEach(() => {
  history.replaceState(null, '', '/report#a-token-of-a-link');
});
afterEach(cleanup);

function show(openReport: AccountServer['openReport']): TestDevice {
  const device = testDevice(() => 1);
  device.setAccount({ id: 'account-1', name: 'Olive', email: 'olive@example.org' });
  render(
    <DeviceContext value={device}>
      <AccountsContext value={testAccounts({ openReport })}>
        <LinkedReportScreen zone="Europe/Paris" />
      </AccountsContext>
    </DeviceContext>,
  );
  return device;
}

const blocks = (text: string) => [{ kind: 'heading' as const, key: 'h', level: 1 as const, text }];
const stamp = { at: 1, by: 'member-1' };
const linked = {
  programmeName: 'E-Channel',
  expires: Date.UTC(2020, 5, 16, 22, 30),
  report: {
    id: 'report-1',
    entity: 'issuedReport' as const,
    home: 'programme-1',
    values: {
      title: 'Quarterly review 1',
      edition: 2,
      issuedOn: '2020-06-02',
      issuedBy: 'member-1',
      'part.en.head': { title: 'Quarterly review 1', subtitle: 'Month 9' },
      'part.en.0': blocks('Outlook'),
      'part.fr.head': { title: 'Revue trimestrielle 1', subtitle: 'Mois 9' },
      'part.fr.0': blocks('Perspectives'),
    },
    created: stamp,
    changed: stamp,
  },
};

it('shows the report to whoever is signed in, with the token of the address', async () => {
  const asked: string[] = [];
  show(async (token) => {
    asked.push(token);
    return ok(linked);
  });
  expect(
    await screen.findByRole('heading', { level: 1, name: 'Quarterly review 1' }),
  ).toBeVisible();
  expect(screen.getByRole('heading', { name: 'Outlook' })).toBeVisible();
  expect(screen.getByText(/E-Channel · Edition 2 · link works until 17 June 2020/)).toBeVisible();
  expect(asked).toEqual(['a-token-of-a-link']);
});

it('leads whoever is not signed in to the sign-in, and keeps the link', async () => {
  show(async () => fail('signedOut'));
  const link = await screen.findByRole('link', { name: 'Sign in' });
  expect(link).toHaveAttribute('href', '/sign-in?back=%2Freport#a-token-of-a-link');
});

it('says the same of a link that ended, was replaced or is for somebody else', async () => {
  show(async () => fail('notFound'));
  expect(await screen.findByText('This link no longer works')).toBeVisible();
});

it('leaves the screen when its reader signs out in another tab (F108)', async () => {
  let isSignedIn = true;
  const device = show(async () => (isSignedIn ? ok(linked) : fail('signedOut')));
  await screen.findByText(/· Edition 2/);
  isSignedIn = false;
  act(() => device.setAccount(undefined));
  expect(screen.queryByText(/· Edition 2/)).toBeNull();
  expect(await screen.findByRole('link', { name: 'Sign in' })).toBeVisible();
});

it('leaves the screen of whoever comes back once the link has ended, and stays without a network (F108)', async () => {
  let answer: Awaited<ReturnType<AccountServer['openReport']>> = ok(linked);
  let asked = 0;
  show(async () => {
    asked += 1;
    return answer;
  });
  await screen.findByText(/· Edition 2/);
  answer = fail('offline');
  act(() => void document.dispatchEvent(new Event('visibilitychange')));
  await eventually(() => expect(asked).toBe(2));
  expect(screen.getByText(/· Edition 2/)).toBeVisible();
  answer = fail('notFound');
  act(() => void document.dispatchEvent(new Event('visibilitychange')));
  expect(await screen.findByText('This link no longer works')).toBeVisible();
  expect(screen.queryByText(/· Edition 2/)).toBeNull();
});

it('tries again where there was no connection', async () => {
  let tries = 0;
  show(async () => {
    tries += 1;
    return tries === 1 ? fail('offline') : ok(linked);
  });
  await userEvent.setup().click(await screen.findByRole('button', { name: /again/i }));
  expect(await screen.findByText(/· Edition 2/)).toBeVisible();
});

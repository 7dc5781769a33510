// @vitest-environment jsdom
/** Signing in, joining by a link, leaving: what is asked, what is said, and what the device notes. */
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { backIn, programmeIdIn } from '../../../../../src/client/features/sign-in/back.ts';
import { deviceName } from '../../../../../src/client/features/sign-in/device-name.ts';
import { JoinScreen } from '../../../../../src/client/features/sign-in/join-screen.tsx';
import { SignInScreen } from '../../../../../src/client/features/sign-in/sign-in-screen.tsx';
import { initI18n, setLanguage } from '../../../../../src/client/i18n/i18n.ts';
import { preferences } from '../../../../../src/client/model/preferences.ts';
import { AccountsContext } from '../../../../../src/client/model/use-accounts.ts';
import { DeviceContext } from '../../../../../src/client/model/use-device.ts';
import type {
  AccountServer,
  LinkPurpose,
  Session,
} from '../../../../../src/client/ports/accounts.ts';
import type { Environment } from '../../../../../src/client/ports/environment.ts';
import { fail, ok } from '../../../../../src/std/result.ts';
import { testEnvironment } from '../../../../support/carnet-fixture.ts';
import { testAccounts } from '../../../../support/test-accounts.ts';
import { testDevice } from '../../../../support/test-device.ts';

beforeEach(async () => {
  await initI18n('en');
  await setLanguage('en');
});
afterEach(() => {
  location.hash = '';
  preferences.setState({ language: undefined });
});

const emma = { id: 'account-emma', name: 'Emma Clarke', email: 'emma@example.org' };
const membership = {
  programmeId: 'programme-1',
  programmeName: 'E-Channel',
  memberId: 'member-emma',
  roles: ['accountManager' as const],
};
const session = (more: Partial<Session> = {}): Session => ({
  account: { ...emma, administrator: false },
  device: { id: 'device-1', name: 'Chrome, Linux' },
  memberships: [membership],
  ...more,
});

function setUp(
  told: Partial<AccountServer>,
  content: (environment: Environment) => ReactNode,
  path = '/sign-in',
) {
  const environment = testEnvironment();
  const device = testDevice(() => environment.now());
  const place = memoryLocation({ path, record: true });
  const show = () =>
    render(
      <DeviceContext value={device}>
        <AccountsContext value={testAccounts(told)}>
          <Router hook={place.hook} searchHook={place.searchHook}>
            {content(environment)}
          </Router>
        </AccountsContext>
      </DeviceContext>,
    );
  return { device, place, show, user: userEvent.setup() };
}

const signedOut = async () => fail('signedOut' as const);
const signInScreen = (environment: Environment) => <SignInScreen environment={environment} />;
const joinScreen = (environment: Environment) => <JoinScreen environment={environment} />;

describe('signing in', () => {
  test('a wrong password keeps what was typed; the right one leads to the programmes', async () => {
    const asked: unknown[] = [];
    const { show, user, device, place } = setUp(
      {
        session: signedOut,
        signIn: async (request) => {
          asked.push(request);
          return request.password === 'right' ? ok(session()) : fail('refused');
        },
      },
      signInScreen,
    );
    show();
    await user.type(await screen.findByLabelText('Email'), 'emma@example.org');
    await user.type(screen.getByLabelText('Password'), 'wrong{Enter}');
    expect(await screen.findByText(/email or the password is incorrect/)).toBeVisible();
    expect(screen.getByLabelText('Email')).toHaveValue('emma@example.org');
    await user.clear(screen.getByLabelText('Password'));
    await user.type(screen.getByLabelText('Password'), 'right{Enter}');
    await user.click(
      await screen.findByRole('button', { name: 'Download to this device: E-Channel' }),
    );
    await waitFor(() => expect(place.history?.at(-1)).toBe('/p/programme-1'));
    expect(device.signedIn).toEqual(emma);
    expect(device.list.get('programme-1')).toMatchObject({
      memberId: 'member-emma',
      accountId: emma.id,
    });
    expect(asked).toHaveLength(2);
  });

  test('a programme that this device began is offered to be connected, not passed over', async () => {
    const none = { session: async () => ok(session({ memberships: [] })) };
    const { show, device } = setUp(none, signInScreen);
    await device.begin({ programmeId: 'own', memberId: 'm', name: 'Our programme' }, []);
    device.setAccount(emma);
    show();
    const connect = await screen.findByRole('link', { name: 'Connect Our programme' });
    expect(connect).toHaveAttribute('href', '/p/own/settings/members');
    expect(screen.queryByText(/not in any programme/)).toBeNull();
  });

  test('the password can be seen', async () => {
    const { show, user } = setUp({ session: signedOut }, signInScreen);
    show();
    const field = await screen.findByLabelText('Password');
    expect(field).toHaveAttribute('type', 'password');
    await user.click(screen.getByRole('button', { name: 'Show the password' }));
    expect(field).toHaveAttribute('type', 'text');
  });

  test('a session that nobody on this device signed in for is ended, not taken over', async () => {
    let ended = 0;
    const { show, device } = setUp(
      {
        session: async () => ok(session()),
        signOut: async () => {
          ended += 1;
          return ok(undefined);
        },
      },
      signInScreen,
    );
    show();
    expect(await screen.findByLabelText('Password')).toBeVisible();
    expect(ended).toBe(1);
    expect(device.signedIn).toBeUndefined();
  });

  test('without an answer the device shows what it has, and says why', async () => {
    const { show, device } = setUp({}, signInScreen);
    device.setAccount(emma);
    await device.join({ ...membership, name: 'E-Channel', accountId: emma.id }, 'device-1');
    show();
    expect(await screen.findByRole('link', { name: 'Open E-Channel' })).toBeVisible();
    expect(screen.getByText(/The server cannot be reached/)).toBeVisible();
  });
});

describe('signing in in another tab (F159)', () => {
  /** A tab that was on a sheet of the programme when its person was signed out, in front of the form. */
  async function atTheForm(known: Session) {
    let isSignedIn = false;
    const told = { session: async () => (isSignedIn ? ok(known) : fail('signedOut' as const)) };
    const path = '/sign-in?back=%2Fp%2Fprogramme-1%2Fsme%2Fsme-1';
    const made = setUp(told, signInScreen, path);
    made.device.setAccount(emma);
    await made.device.join({ ...membership, name: 'E-Channel', accountId: emma.id }, 'device-1');
    made.device.setAccount(undefined);
    made.show();
    await screen.findByLabelText('Password');
    const signIn = (account = known.account): void => {
      isSignedIn = true;
      made.device.setAccount(account);
    };
    return { ...made, signIn };
  }

  test('goes on here as well, where one was', async () => {
    const { place, signIn } = await atTheForm(session());
    signIn();
    await waitFor(() => expect(place.history?.at(-1)).toBe('/p/programme-1/sme/sme-1'));
  });

  test('is noticed by a tab that slept meanwhile', async () => {
    const { place, signIn, device } = await atTheForm(session());
    vi.spyOn(device, 'setAccount').mockImplementationOnce(() => (device.signedIn = emma));
    signIn();
    document.dispatchEvent(new Event('visibilitychange'));
    await waitFor(() => expect(place.history?.at(-1)).toBe('/p/programme-1/sme/sme-1'));
  });

  test('by somebody else shows their programmes, and opens nothing of the other', async () => {
    const maelle = { id: 'account-maelle', name: 'Maëlle', email: 'm@example.org' };
    const theirs = session({ account: { ...maelle, administrator: false }, memberships: [] });
    const { place, signIn, device } = await atTheForm(theirs);
    // As of a device that has it for another account.
    vi.spyOn(device, 'installed').mockResolvedValue(undefined);
    signIn();
    await waitFor(() => expect(screen.queryByLabelText('Password')).toBeNull());
    expect(place.history).toHaveLength(1);
  });

  test('is left alone while the server knows somebody else', async () => {
    const { place, signIn } = await atTheForm(session());
    signIn({ id: 'account-maelle', name: 'Maëlle', email: 'm@example.org', administrator: false });
    await Promise.resolve();
    expect(screen.getByLabelText('Password')).toBeVisible();
    expect(place.history).toHaveLength(1);
  });
});

describe('a link', () => {
  const purpose = (more: Partial<LinkPurpose>): LinkPurpose => ({
    kind: 'invitation',
    name: 'Emma Clarke',
    programmeName: 'E-Channel',
    expires: Date.UTC(2020, 11, 3),
    ...more,
  });

  test('leaves the address at once, speaks its language, and asks only what is missing', async () => {
    location.hash = '#secret-token-of-the-link';
    const used: unknown[] = [];
    const { show, user, place } = setUp(
      {
        lookAtLink: async () => ok(purpose({ language: 'fr', email: 'emma@example.org' })),
        useLink: async (request) => {
          used.push(request);
          return ok(session());
        },
      },
      joinScreen,
      '/join',
    );
    show();
    expect(
      await screen.findByRole('heading', { level: 1, name: 'Rejoindre E-Channel' }),
    ).toBeVisible();
    expect(location.hash).toBe('');
    expect(screen.queryByLabelText('E-mail')).toBeNull();
    await user.type(screen.getByLabelText('Choisissez un mot de passe'), 'bateau lavande 47');
    await user.click(screen.getByRole('button', { name: 'Rejoindre' }));
    await waitFor(() => expect(place.history?.at(-1)).toBe('/p/programme-1'));
    expect(used).toMatchObject([{ token: 'secret-token-of-the-link', name: 'Emma Clarke' }]);
  });

  test.each([
    ['keeps the language that was chosen on this device', { language: 'fr' }, 'en'],
    ['stays in the language of the browser where it names none', {}, undefined],
  ] as const)('%s', async (_what, link, chosen) => {
    location.hash = '#secret-token-of-the-link';
    preferences.setState({ language: chosen });
    const { show } = setUp({ lookAtLink: async () => ok(purpose(link)) }, joinScreen, '/join');
    show();
    expect(await screen.findByRole('heading', { level: 1, name: 'Join E-Channel' })).toBeVisible();
    expect(screen.getByRole('radio', { name: 'Français' })).toBeVisible();
    expect(preferences.getState().language).toBe(chosen);
  });

  test('brings back whoever left to the programme that is still here, and sends what was kept (F51)', async () => {
    location.hash = '#secret-token-of-the-link';
    const { show, user, place, device } = setUp(
      {
        lookAtLink: async () => ok(purpose({ email: 'emma@example.org' })),
        useLink: async () => ok(session()),
      },
      joinScreen,
      '/join',
    );
    const { programmeId, programmeName: name, memberId } = membership;
    await device.join({ programmeId, memberId, name, accountId: emma.id }, 'laptop');
    const sync = await device.store(programmeId).sync();
    await sync.claim();
    await sync.evict();
    show();
    await user.type(await screen.findByLabelText('Choose a password'), 'bateau lavande 47');
    await user.click(screen.getByRole('button', { name: 'Join' }));
    await waitFor(() => expect(place.history?.at(-1)).toBe('/p/programme-1'));
    expect((await sync.readSync())?.evicted).toBeUndefined();
  });

  test('asks whoever is signed in here with that address for the password that they have', async () => {
    location.hash = '#secret-token-of-the-link';
    const { show, user, device } = setUp(
      { lookAtLink: async () => ok(purpose({ name: 'E. Clarke' })) },
      joinScreen,
      '/join',
    );
    device.setAccount(emma);
    show();
    const field = await screen.findByLabelText('Choose a password');
    expect(field).toHaveAttribute('autocomplete', 'new-password');
    await user.type(screen.getByLabelText('Email'), 'Emma@example.org');
    const own = screen.getByLabelText('Password');
    expect(own).toHaveAttribute('autocomplete', 'current-password');
    expect(own).toHaveAccessibleDescription(
      'Emma Clarke, you already have an account here: enter its password.',
    );
  });

  test('that sets the server up asks for everything, and says what is wrong at its field', async () => {
    location.hash = '#secret-token-of-the-link';
    const { show, user } = setUp(
      {
        lookAtLink: async () => ok({ kind: 'setUp', expires: 0 }),
        useLink: async () => fail('tooCommon'),
      },
      joinScreen,
      '/join',
    );
    show();
    await user.click(await screen.findByRole('button', { name: 'Create my account' }));
    expect(screen.getByLabelText('Your name')).toHaveAccessibleDescription(/Enter your name/);
    await user.type(screen.getByLabelText('Your name'), 'Maëlle');
    await user.type(screen.getByLabelText('Email'), 'maelle@example.org');
    await user.type(screen.getByLabelText('Choose a password'), 'court{Enter}');
    const password = screen.getByLabelText('Choose a password');
    expect(password).toHaveAccessibleDescription(/at least 10 characters/);
    await user.type(password, ' password{Enter}');
    await waitFor(() => expect(password).toHaveAccessibleDescription(/Choose another password/));
  });

  test('that was used or ended says so and what to do', async () => {
    location.hash = '#secret-token-of-the-link';
    const { show } = setUp({ lookAtLink: async () => fail('notFound') }, joinScreen, '/join');
    show();
    expect(await screen.findByText('This link no longer works')).toBeVisible();
    expect(screen.getByRole('link', { name: 'Sign in' })).toBeVisible();
  });
});

describe('the way back', () => {
  test.each([
    ['?back=%2Fp%2Fprogramme-1%2Fsettings%2Fmembers', '/p/programme-1/settings/members'],
    ['?back=https%3A%2F%2Felsewhere.example', undefined],
    ['?back=%2F%2Felsewhere.example', undefined],
    ['', undefined],
  ])('of %s', (search, back) => {
    expect(backIn(search)).toBe(back);
    expect(programmeIdIn(back)).toBe(back === undefined ? undefined : 'programme-1');
  });
});

test('a device is called by its browser and its system', () => {
  expect(deviceName('Mozilla/5.0 (Windows NT 10.0) AppleWebKit Chrome/140 Safari/537')).toBe(
    'Chrome, Windows',
  );
  expect(deviceName('something else')).toBe('Carnet');
});

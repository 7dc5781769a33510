// @vitest-environment jsdom
/**
 * The settings: what is changed is saved by itself, what cannot be is refused at its field.
 *
 * Longer than 400 lines because every section is opened and typed into in this one way.
 */
import { Blob as NodeBlob } from 'node:buffer';
import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { SettingsScreen } from '../../../../../src/client/features/settings/settings-screen.tsx';
import { initI18n, setLanguage } from '../../../../../src/client/i18n/i18n.ts';
import { notices } from '../../../../../src/client/model/notices.ts';
import { preferences } from '../../../../../src/client/model/preferences.ts';
import { AccountsContext } from '../../../../../src/client/model/use-accounts.ts';
import { BackupsContext } from '../../../../../src/client/model/use-backups.ts';
import { CarnetContext } from '../../../../../src/client/model/use-carnet.ts';
import { DeviceContext } from '../../../../../src/client/model/use-device.ts';
import { type SyncAccess, SyncContext } from '../../../../../src/client/model/use-sync.ts';
import type { FileExchange } from '../../../../../src/client/ports/file-exchange.ts';
import type { SettingsSection } from '../../../../../src/client/ports/routes.ts';
import { present } from '../../../../../src/std/assert.ts';
import { createRecord, setFields } from '../../../../../src/domain/command/command.ts';
import { setRate } from '../../../../../src/domain/programme/exchange-rates.ts';
import { fail, ok } from '../../../../../src/std/result.ts';
import { carnetFixture, fixtureIds } from '../../../../support/carnet-fixture.ts';
import { keptAlone, testAccounts } from '../../../../support/test-accounts.ts';
import { testBackupTools, testDevice } from '../../../../support/test-device.ts';

const { programmeId, padFr, padUk, memberId, otherMemberId } = fixtureIds;

beforeEach(async () => {
  vi.stubGlobal('Blob', NodeBlob);
  await initI18n('en');
  await setLanguage('en');
  preferences.setState(preferences.getInitialState(), true);
});

async function setUp(section: SettingsSection, sync: SyncAccess = keptAlone) {
  const { carnet, environment, device: database } = await carnetFixture();
  await carnet.confirmNow();
  const device = testDevice(() => environment.now());
  device.databases.set(programmeId, database);
  await device.begin({ programmeId, memberId, name: 'E-Channel' }, []);
  const tools = testBackupTools();
  const { hook } = memoryLocation({ path: '/settings' });
  const view = render(
    <DeviceContext value={device}>
      <BackupsContext value={tools}>
        <AccountsContext value={testAccounts()}>
          <CarnetContext value={carnet}>
            <SyncContext value={sync}>
              <Router hook={hook}>
                <SettingsScreen section={section} />
              </Router>
            </SyncContext>
          </CarnetContext>
        </AccountsContext>
      </BackupsContext>
    </DeviceContext>,
  );
  /** Types as a person does: at once, then the field is left. */
  const type = async (control: HTMLElement, text: string): Promise<void> => {
    fireEvent.change(control, { target: { value: text } });
    fireEvent.blur(control);
    await act(() => carnet.settled());
  };
  const values = (id: string) => carnet.record(id)?.values;
  return { carnet, environment, device, tools, view, type, values, user: userEvent.setup() };
}

const box = (name: string | RegExp) => screen.getByRole('textbox', { name });

test('the sections are links, and the open one says so', async () => {
  await setUp('members');
  const nav = within(screen.getByRole('navigation', { name: 'Settings sections' }));
  expect(nav.getAllByRole('link').map((link) => link.getAttribute('href'))).toEqual([
    '/settings',
    '/settings/programme',
    '/settings/launch-pads',
    '/settings/members',
    '/settings/templates',
    '/settings/alerts',
    '/settings/context',
    '/settings/storage',
    '/settings/devices',
  ]);
  expect(nav.getByRole('link', { current: 'page' })).toHaveTextContent('Members');
});

describe('general', () => {
  test('language, theme, density and shortcuts change at once', async () => {
    const { user } = await setUp('general');
    await user.click(screen.getByRole('radio', { name: 'Dark' }));
    await user.click(screen.getByRole('radio', { name: 'Compact' }));
    await user.click(screen.getByRole('switch', { name: 'Single-letter shortcuts' }));
    expect(preferences.getState()).toMatchObject({
      theme: 'dark',
      density: 'compact',
      letterShortcuts: false,
    });
    await user.click(screen.getByRole('radio', { name: 'Français' }));
    expect(await screen.findByRole('heading', { name: 'Réglages' })).toBeVisible();
    expect(preferences.getState().language).toBe('fr');
  });

  test('someone else can take over this device', async () => {
    const { user, carnet } = await setUp('general');
    const you = screen.getByRole('combobox', { name: 'Member' });
    await screen.findByRole('option', { name: 'Emma Clarke' });
    await act(() => Promise.resolve());
    await user.selectOptions(you, 'Emma Clarke');
    await waitFor(() => expect(carnet.state.getState().memberId).toBe(otherMemberId));
  });
});

describe('programme', () => {
  test('each field saves itself', async () => {
    const { type, values, user } = await setUp('programme');
    await type(box('Name'), 'E-Channel 2');
    await type(box(/^Funder/), 'Interreg');
    await type(box('Quarterly review months'), '12; 9');
    await type(box(/^Minimum hours/), '1 200');
    await type(box(/^Day rate/), '450,50');
    await user.selectOptions(screen.getByRole('combobox', { name: 'Currency' }), 'Pound');
    await waitFor(() =>
      expect(values(programmeId)).toMatchObject({
        name: 'E-Channel 2',
        funder: 'Interreg',
        minimumHours: 1200,
        supportDayRate: { amount: 450.5, currency: 'GBP' },
      }),
    );
    expect(values(programmeId)?.['reviewMonths']).toEqual([9, 12]);
    await type(box(/^Funder/), '');
    expect(values(programmeId)).not.toHaveProperty('funder');
  });

  test.each([
    ['Name', '', 'Fill in this field; the previous value is kept.'],
    ['Name', 'x'.repeat(201), 'Use at most 200 characters.'],
    ['Quarterly review months', 'nine', /^Enter project months/],
    [/^Minimum hours/, 'many', 'Enter a whole number, such as 12.'],
    [/^Day rate/, 'dear', 'Enter an amount, such as 450 or 450.50.'],
  ])('%s refuses %s at the field and keeps the text there', async (name, text, message) => {
    const { type, values } = await setUp('programme');
    const before = values(programmeId);
    await type(box(name), text);
    expect(await screen.findByText(message)).toBeVisible();
    expect(box(name)).toBeInvalid();
    expect(box(name)).toHaveValue(text);
    expect(values(programmeId)).toEqual(before);
  });
});

describe('launch pads', () => {
  test('a target is set for one pad and leaves the others', async () => {
    const { type, values, user } = await setUp('launch-pads');
    await user.click(screen.getByText('France'));
    await type(box(/^SMEs to enrol/), '14');
    expect(values(programmeId)?.['targets']).toEqual({ [padUk]: 12, [padFr]: 14 });
    await type(box(/^SMEs to enrol/), '');
    expect(values(programmeId)?.['targets']).toEqual({ [padUk]: 12 });
    expect(screen.getByText('no target')).toBeVisible();
  });

  test('one is added with its zone, and its fields open', async () => {
    const { carnet, user } = await setUp('launch-pads');
    await user.click(screen.getByRole('button', { name: 'Add a launch pad' }));
    const dialog = within(screen.getByRole('dialog'));
    await user.click(dialog.getByRole('button', { name: 'Add' }));
    expect(await dialog.findAllByText(/^Fill in this field/)).toHaveLength(2);
    await user.type(dialog.getByRole('textbox', { name: 'Name' }), 'Irlande');
    await user.type(dialog.getByRole('textbox', { name: 'Code' }), 'IE');
    await user.selectOptions(dialog.getByRole('combobox', { name: 'Country' }), 'Ireland');
    await user.click(dialog.getByRole('button', { name: 'Add' }));
    await waitFor(() => expect(carnet.state.getState().launchPads).toHaveLength(3));
    expect(carnet.state.getState().launchPads.find((p) => p.values.code === 'IE')?.values).toEqual({
      name: 'Irlande',
      code: 'IE',
      country: 'IE',
      timeZone: 'Europe/Dublin',
    });
    expect(await screen.findByDisplayValue('Europe/Dublin')).toBeVisible();
  });
});

describe('members', () => {
  test('nobody who coordinates takes that role from themselves', async () => {
    const { carnet, user, values } = await setUp('members');
    const roles = ['coordinator', 'accountManager'];
    await act(() => carnet.run(setFields(memberId, { roles })));
    const member = carnet.state.getState().members.find(({ id }) => id === memberId);
    await user.click(screen.getByText(present(member, 'the own member').values.name));
    await user.click(screen.getByRole('checkbox', { name: 'Project coordinator' }));
    expect(await screen.findByText(/Another coordinator must remove this role/)).toBeVisible();
    expect(values(memberId)?.['roles']).toEqual(expect.arrayContaining(roles));
    await user.click(screen.getByRole('checkbox', { name: 'Account manager' }));
    await waitFor(() => expect(values(memberId)?.['roles']).toEqual(['coordinator']));
  });

  test('roles, absences and activity are changed', async () => {
    const { user, values } = await setUp('members');
    await user.click(screen.getByText('Emma Clarke'));
    await user.click(screen.getByRole('checkbox', { name: 'Account manager' }));
    expect(await screen.findByText('Keep at least one role.')).toBeVisible();
    expect(values(otherMemberId)?.['roles']).toEqual(['accountManager']);
    await user.click(screen.getByRole('checkbox', { name: 'Observer' }));
    await waitFor(() =>
      expect(values(otherMemberId)?.['roles']).toEqual(['accountManager', 'observer']),
    );
    await user.click(screen.getByRole('button', { name: 'Add an absence' }));
    const absence = await screen.findByRole('group', { name: 'Absence 1' });
    const from = within(absence).getByRole('combobox', { name: 'From' });
    const to = within(absence).getByRole('combobox', { name: 'To' });
    fireEvent.change(to, { target: { value: '2020-11-01' } });
    expect(await screen.findByText('The last day is before the first.')).toBeVisible();
    fireEvent.change(from, { target: { value: '2020-10-20' } });
    await waitFor(() =>
      expect(Object.values(values(otherMemberId)?.['absences'] ?? {})).toEqual([
        { from: '2020-10-20', to: '2020-11-01' },
      ]),
    );
    await user.click(screen.getByRole('button', { name: 'Remove this absence' }));
    await waitFor(() => expect(values(otherMemberId)).not.toHaveProperty('absences'));
    await user.click(screen.getByRole('switch', { name: 'No longer active' }));
    await waitFor(() => expect(values(otherMemberId)?.['inactive']).toBe(true));
  });

  test('the reason of an absence keeps itself, beside the days that a colleague moves (F112)', async () => {
    const { user, carnet, values, view } = await setUp('members');
    const key = 'abs-1';
    const one = { from: '2020-10-20', to: '2020-11-01' };
    await act(() => carnet.run(setFields(otherMemberId, { absences: { [key]: one } })));
    await user.click(screen.getByText('Emma Clarke'));
    const reason = await screen.findByRole('textbox', { name: /^Reason/ });
    await user.type(reason, 'Parental leave');
    const moved = { ...one, to: '2020-12-01' };
    await act(() => carnet.run(setFields(otherMemberId, { absences: { [key]: moved } })));
    expect(reason).toHaveValue('Parental leave');
    view.unmount();
    await act(() => carnet.settled());
    expect(values(otherMemberId)?.['absences']).toEqual({
      [key]: { ...moved, reason: 'Parental leave' },
    });
  });

  test('the name of one that is not added yet waits in the dialog (F112)', async () => {
    const { user, carnet } = await setUp('members');
    const name = async () => {
      await user.click(screen.getByRole('button', { name: 'Add a member' }));
      return within(screen.getByRole('dialog')).getByRole('textbox', { name: 'Name' });
    };
    await user.type(await name(), 'Yann');
    await user.keyboard('{Escape}');
    const again = await name();
    expect(again).toHaveValue('Yann');
    await user.type(again, ' Kerbrat{Enter}');
    await waitFor(() =>
      expect(carnet.state.getState().members.map(({ values: { name: one } }) => one)).toContain(
        'Yann Kerbrat',
      ),
    );
    expect(await name()).toHaveValue('');
  });

  test('one is added, and refused without a name', async () => {
    const { user, carnet } = await setUp('members');
    await user.click(screen.getByRole('button', { name: 'Add a member' }));
    const dialog = within(screen.getByRole('dialog'));
    await user.click(dialog.getByRole('button', { name: 'Add' }));
    expect(await dialog.findByText(/^Fill in this field/)).toBeVisible();
    await user.type(dialog.getByRole('textbox', { name: 'Name' }), 'Yann{Enter}');
    await waitFor(() => expect(carnet.state.getState().members).toHaveLength(3));
  });
});

describe('context', () => {
  async function withEvent() {
    const all = await setUp('context');
    const result = await act(() =>
      all.carnet.run(
        createRecord('calendarEvent', programmeId, {
          title: { lang: 'fr', text: 'Deuxième confinement' },
          kind: 'confinement',
          country: 'FR',
          from: '2020-10-30',
          to: '2020-12-15',
        }),
      ),
    );
    if (!result.ok) throw new Error('not added');
    return { ...all, eventId: result.value.group[0]?.record ?? '' };
  }

  test('a title gets its translation, and keeps the original', async () => {
    const { user, type, values, eventId } = await withEvent();
    const title = screen.getByText('Deuxième confinement');
    expect(title).toHaveAttribute('lang', 'fr');
    await user.click(title);
    await type(box('Title, English'), 'Second lockdown');
    expect(values(eventId)?.['title']).toMatchObject({
      lang: 'fr',
      text: 'Deuxième confinement',
      translation: 'Second lockdown',
    });
    await type(box('Title, French'), 'Deuxième confinement, prolongé');
    await type(box('Title, English'), 'Second lockdown!');
    expect(await screen.findByText('Original changed')).toBeVisible();
    await user.click(screen.getByRole('button', { name: /^Mark as proofread/u }));
    await waitFor(() => expect(screen.queryByText('Original changed')).toBeNull());
    await type(box('Title, English'), '');
    await type(box('Title, French'), '');
    expect(await screen.findByText(/^Fill in this field/)).toBeVisible();
    expect(values(eventId)?.['title']).toMatchObject({ text: 'Deuxième confinement, prolongé' });
  });

  test('one is deleted, and undo brings it back', async () => {
    const { user, carnet } = await withEvent();
    await user.click(screen.getByText('Deuxième confinement'));
    await user.click(screen.getByRole('button', { name: 'Delete' }));
    await waitFor(() => expect(carnet.state.getState().events).toEqual([]));
    const undo = notices.getState().list.at(-1)?.undo;
    expect(undo).toBeDefined();
    await act(() => carnet.undo(undo));
    expect(screen.getByRole('heading', { name: '1 context event' })).toBeVisible();
  });

  test('one is added in the language of the reader', async () => {
    const { user, carnet } = await setUp('context');
    expect(screen.getByText('No events yet')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Add an event' }));
    const dialog = within(screen.getByRole('dialog'));
    await user.type(dialog.getByRole('textbox', { name: 'Title' }), 'Ports closed');
    await user.click(dialog.getByRole('button', { name: 'Add' }));
    await waitFor(() => expect(carnet.state.getState().events).toHaveLength(1));
    expect(carnet.state.getState().events[0]?.values).toMatchObject({
      title: { lang: 'en', text: 'Ports closed' },
      from: '2020-11-19',
    });
  });
});

test('the exchange rate of a month is entered once with its source, refused where it is none, and removed', async () => {
  const { carnet, user } = await setUp('programme');
  const form = within(
    present(screen.getByRole('button', { name: 'Add rate' }).closest('form'), 'a form'),
  );
  await user.type(form.getByRole('textbox', { name: '£1 is worth' }), 'much');
  await user.click(form.getByRole('button', { name: 'Add rate' }));
  expect(await form.findByText(/Enter a rate of at most 10, such as 1.1553/)).toBeVisible();
  expect(form.getByRole('textbox', { name: '£1 is worth' })).toHaveFocus();
  await user.clear(form.getByRole('textbox', { name: '£1 is worth' }));
  await user.type(form.getByRole('textbox', { name: '£1 is worth' }), '1.116');
  await user.type(form.getByRole('textbox', { name: 'Source' }), 'InforEuro{Enter}');
  const rates = () => carnet.state.getState().programme?.values.exchangeRates;
  await waitFor(() => expect(rates()).toEqual({ '2020-11': { rate: 1.116, source: 'InforEuro' } }));
  expect(await screen.findByText(/November 2020 · £1 = €1.1160/)).toBeVisible();
  // A second one of the month says what it replaces.
  expect(screen.getByText(/Rate now: £1 = €1.1160 \(InforEuro\)/)).toBeVisible();
  await user.type(form.getByRole('textbox', { name: '£1 is worth' }), '1.2');
  // The source that is proposed can be emptied.
  await user.clear(form.getByRole('textbox', { name: 'Source' }));
  expect(form.getByRole('textbox', { name: 'Source' })).toHaveValue('');
  await user.type(form.getByRole('textbox', { name: 'Source' }), 'ECB');
  await user.click(form.getByRole('button', { name: 'Replace rate' }));
  await waitFor(() => expect(rates()).toEqual({ '2020-11': { rate: 1.2, source: 'ECB' } }));
  expect(notices.getState().list.at(-1)?.message).toBe('Exchange rate replaced: November 2020');
  await user.click(screen.getByRole('button', { name: 'Remove the rate for November 2020' }));
  await waitFor(() => expect(rates() ?? {}).toEqual({}));
  await waitFor(() => expect(form.getByRole('button', { name: 'Add rate' })).toHaveFocus());
});

test('exchange rates of a shared programme are only read by those who do not coordinate it', async () => {
  const { carnet } = await setUp('programme');
  const { programmeId } = carnet.state.getState();
  const rate = { month: '2020-11', rate: 1.116, source: 'InforEuro' };
  await act(() => carnet.run(setRate(programmeId, rate)));
  expect(screen.getByRole('button', { name: 'Replace rate' })).toBeVisible();
  await act(() => carnet.run(setFields(memberId, { roles: ['accountManager'] })));
  expect(screen.getByRole('button', { name: 'Replace rate' })).toBeVisible();
  act(() => carnet.state.setState({ isConnected: true }));
  expect(screen.queryByRole('button', { name: 'Replace rate' })).toBeNull();
  expect(screen.queryByRole('button', { name: /Remove the rate/ })).toBeNull();
  expect(screen.getByText(/The coordinator enters them/)).toBeVisible();
});

describe('storage', () => {
  test('tells how much room attached files take up', async () => {
    const { device } = await setUp('storage');
    const files = await device.files(programmeId);
    await files.keep(new Uint8Array(2000), { record: 'file-1' });
    expect(await screen.findByText('1 file, 2 kB.')).toBeVisible();
  });

  test('what is safe elsewhere is removed on request; what stays is counted, and so is a server that is away', async () => {
    let answer: Awaited<ReturnType<FileExchange['free']>> = ok({ count: 2, bytes: 3000, stays: 1 });
    const files: FileExchange = {
      fetch: async () => ({ kind: 'notThere' }),
      isThere: async () => undefined,
      free: async () => answer,
      stop: () => undefined,
    };
    const { device, user } = await setUp('storage', { ...keptAlone, isConnected: true, files });
    await (await device.files(programmeId)).keep(new Uint8Array(2000), { record: 'file-1' });
    const button = await screen.findByRole('button', { name: 'Free up space' });
    expect(screen.getByText(/Removes the files that are on the server/)).toBeVisible();
    await user.click(button);
    expect(await screen.findByText(/^2 files removed \(3 kB\).* 1 file stays/)).toBeVisible();
    answer = fail({ kind: 'offline' });
    await user.click(button);
    expect(await screen.findByText(/The server cannot be reached right now/)).toBeVisible();
    expect(button).toHaveFocus();
  });

  test('the question of the browser is waited for, and installing is advised only where it can be done', async () => {
    const { user, device } = await setUp('storage');
    let answer: (agrees: boolean) => void = () => undefined;
    device.protect = () => new Promise((resolve) => (answer = resolve));
    await user.click(await screen.findByRole('button', { name: 'Protect' }));
    expect(await screen.findByRole('button', { name: 'Waiting for your answer…' })).toBeVisible();
    answer(false);
    expect(await screen.findByText(/allow it if the browser asks/)).toBeVisible();
    expect(screen.queryByText(/Installing Carnet/)).toBeNull();
    vi.stubGlobal('onbeforeinstallprompt', null);
    vi.stubGlobal('matchMedia', () => ({ matches: false }));
    await user.click(screen.getByRole('button', { name: 'Protect' }));
    answer(false);
    expect(await screen.findByText(/Installing Carnet is usually enough/)).toBeVisible();
    vi.unstubAllGlobals();
  });

  test('(F222) a private window is told, and nothing to protect is offered there', async () => {
    const { user, device } = await setUp('storage');
    device.report.endsWithWindow = true;
    device.agrees = false;
    await user.click(await screen.findByRole('button', { name: 'Protect' }));
    expect(await screen.findByText(/^This is a private window: /)).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Protect' })).toBeNull();
  });

  test('a copy is handed over, and the browser is asked to protect', async () => {
    const { user, tools, device } = await setUp('storage');
    await user.click(screen.getByRole('button', { name: 'Save a copy' }));
    expect(await screen.findByText(/checked: 5 changes/)).toBeVisible();
    expect(tools.downloads.map(({ name }) => name)).toEqual([
      'carnet-e-channel-2020-11-19.carnet.gz',
    ]);
    device.agrees = false;
    await user.click(await screen.findByRole('button', { name: 'Protect' }));
    expect(await screen.findByText(/Protection has not been granted yet/)).toBeVisible();
    device.agrees = true;
    await user.click(screen.getByRole('button', { name: 'Protect' }));
    expect(await screen.findByText(/^Protected:/)).toBeVisible();
    expect(screen.getByRole('link', { name: 'Import a backup copy' })).toHaveAttribute(
      'href',
      '/start?way=takeIn',
    );
  });
});

describe('the terms of the programme', () => {
  test('are added with both words and taken away again; half a term is kept and not added', async () => {
    const { carnet } = await setUp('programme');
    const terms = () => Object.values(carnet.state.getState().programme?.values.terms ?? {});
    await userEvent.type(screen.getByRole('textbox', { name: 'English' }), 'launch pad');
    await userEvent.click(screen.getByRole('button', { name: 'Add term' }));
    expect(terms()).toEqual([]);
    expect(screen.getByRole('textbox', { name: 'French' })).toBeInvalid();
    await userEvent.type(screen.getByRole('textbox', { name: 'French' }), 'antenne{Enter}');
    await waitFor(() => expect(terms()).toEqual([{ en: 'launch pad', fr: 'antenne' }]));
    expect(screen.getByRole('textbox', { name: 'English' })).toHaveValue('');
    await userEvent.click(screen.getByRole('button', { name: 'Remove launch pad = antenne' }));
    await waitFor(() => expect(terms()).toEqual([]));
  });
});

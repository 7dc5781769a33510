// @vitest-environment jsdom
/** The day on screen: what stands where, for whom, and what is said when there is nothing to do. */

import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import { fingerprint } from '../../../../../src/domain/text/text-pair.ts';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  createRecord,
  deleteRecord,
  setFields,
  together,
} from '../../../../../src/domain/command/command.ts';
import type { Values } from '../../../../../src/domain/entity/registry.ts';
import { setLanguage } from '../../../../../src/client/i18n/i18n.ts';
import { notices } from '../../../../../src/client/model/notices.ts';
import { recordsOf } from '../../../../../src/client/model/records.ts';
import { paths } from '../../../../../src/client/ports/routes.ts';
import {
  type CarnetFixture,
  carnetFixture,
  fixtureIds,
} from '../../../../support/carnet-fixture.ts';
import { begin, calmSme, drawn, isListed, lineOf, plan, show, today } from './shown-day.tsx';

afterEach(cleanup);
beforeEach(begin);

describe('the day on paper', () => {
  it('leaves out confidential contacts and says how many, and has them back afterwards', async () => {
    const fixture = await carnetFixture();
    const open = await calmSme(fixture, 'Open');
    await plan(fixture, open, `${today}T14:00`);
    const secret = await calmSme(fixture, 'Secret');
    const values = { state: 'planned', reached: undefined, confidential: true } as const;
    await fixture.addContact(secret, { ...values, at: `${today}T15:00` });
    show(fixture);
    expect(isListed('Secret')).toBe(true);
    act(() => void window.dispatchEvent(new Event('beforeprint')));
    expect(isListed('Open')).toBe(true);
    expect(screen.queryByText('Secret')).toBeNull();
    expect(screen.getByText('1 confidential contact left out.')).toBeInTheDocument();
    act(() => void window.dispatchEvent(new Event('afterprint')));
    expect(isListed('Secret')).toBe(true);
  });
});

describe('a meeting of the programme', () => {
  it('has the title in the language of the reader', async () => {
    const fixture = await carnetFixture();
    const title = {
      lang: 'fr',
      text: 'Réunion de gestion de projet',
      translation: 'Project management meeting',
      translationState: 'checked',
      translatedFrom: fingerprint('Réunion de gestion de projet'),
    } as const;
    await fixture.carnet.run(
      createRecord('meeting', fixtureIds.programmeId, {
        title,
        kind: 'projectMeeting',
        at: `${today}T09:30`,
        state: 'planned',
      }),
    );
    show(fixture);
    const list = within(await screen.findByRole('region', { name: /Programme meetings/ }));
    expect(list.getByRole('link')).toHaveTextContent('Project management meeting');
    expect(list.getByRole('link')).toHaveAttribute('lang', 'en');
  });

  it('of today stands in the day, leads to its page, and leaves no word of a day without anything', async () => {
    const fixture = await carnetFixture();
    await calmSme(fixture, 'Calm');
    const meeting = (id: string, text: string, at: string) =>
      createRecord(
        'meeting',
        fixtureIds.programmeId,
        { title: { lang: 'en', text }, kind: 'projectMeeting', at, state: 'planned' },
        id,
      );
    await fixture.carnet.run(meeting('m1', 'Pads together', `${today}T09:30`));
    await fixture.carnet.run(meeting('m2', 'Next week', '2020-11-26T09:30'));
    show(fixture);
    const list = within(await screen.findByRole('region', { name: /Programme meetings/ }));
    expect(list.getAllByRole('link').map((link) => link.textContent)).toEqual(['Pads together']);
    expect(list.getByRole('link')).toHaveAttribute('href', '/meetings/m1');
    // It was to begin an hour ago, and nobody opened it.
    expect(list.getByRole('listitem')).toHaveTextContent(/09:30.* · to be confirmed/);
    expect(screen.queryByText(/Nothing due today/)).toBeNull();
  });
});

describe('what concerns no SME', () => {
  it('stands after it, counts, and goes when it is ticked', async () => {
    const fixture = await carnetFixture();
    const { memberId, programmeId } = fixtureIds;
    const title = (text: string) => ({ lang: 'en', text }) as const;
    await fixture.carnet.run(
      together([
        createRecord(
          'organisation',
          'cci',
          { name: 'CCI', kind: 'supportOrganisation', engagement: 'engaged', memberId },
          'cci',
        ),
        createRecord('action', 'cci', {
          title: title('Send the list'),
          kind: 'action',
          state: 'open',
          due: '2020-11-10',
        }),
        createRecord('action', programmeId, {
          title: title('Book the room'),
          kind: 'action',
          state: 'open',
          due: today,
          ownerId: memberId,
        }),
      ]),
    );
    show(fixture);
    expect(screen.getByRole('heading', { name: 'Organisations and programme 2' })).toBeVisible();
    expect(screen.getByRole('link', { name: 'CCI' })).toHaveAttribute('href', '/organisations/cci');
    expect(screen.getByText('2 tasks')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('checkbox', { name: /Send the list/ }));
    expect(
      await screen.findByRole('heading', { name: 'Organisations and programme 1' }),
    ).toBeVisible();
    expect(screen.queryByText('Send the list')).toBeNull();
  });
});

describe('an action of the programme', () => {
  const add = async (
    values: Partial<Values<'action'>> = {},
    id = 'room',
  ): Promise<CarnetFixture> => {
    const fixture = await carnetFixture();
    await calmSme(fixture, 'Calm');
    const result = await fixture.carnet.run(
      createRecord(
        'action',
        fixtureIds.programmeId,
        { title: { lang: 'en', text: 'Book the room' }, kind: 'action', state: 'open', ...values },
        id,
      ),
    );
    expect(result.ok).toBe(true);
    return fixture;
  };
  const stored = ({ carnet }: CarnetFixture) =>
    recordsOf(carnet.state.getState().shared, 'action')[0];
  const openIt = async (): Promise<HTMLElement> => {
    await userEvent.click(screen.getByRole('button', { name: 'Open action: Book the room' }));
    return screen.findByRole('dialog', { name: 'Action' });
  };

  it('is opened and changed as one of a sheet is: words, owner, day, state', async () => {
    const fixture = await add();
    show(fixture, '/day?who=everyone');
    const dialog = within(await openIt());
    const user = userEvent.setup();
    // What belongs to the programme as a file is its library, which coordination fills.
    expect(dialog.queryByRole('button', { name: /Attach|Voice note/ })).toBeNull();
    const title = dialog.getByLabelText('To do, English');
    await user.type(title, ' 2');
    await user.type(dialog.getByLabelText('To do, French'), 'Salle');
    await user.type(dialog.getByLabelText(/^Due/), '30/11/2020');
    await user.tab();
    await user.selectOptions(dialog.getByLabelText('Status'), 'inProgress');
    await user.click(dialog.getByRole('combobox', { name: 'Owner' }));
    await user.click(await dialog.findByRole('option', { name: /Emma Clarke/ }));
    await waitFor(() =>
      expect(stored(fixture)?.values).toMatchObject({
        title: { text: 'Book the room 2', translation: 'Salle' },
        due: '2020-11-30',
        ownerId: fixtureIds.otherMemberId,
        state: 'inProgress',
      }),
    );
  });

  it('is deleted with a way back, and its dialog stays while it is marked as done', async () => {
    const fixture = await add();
    show(fixture, '/day?who=everyone');
    const dialog = within(await openIt());
    await userEvent.selectOptions(dialog.getByLabelText('Status'), 'done');
    await waitFor(() => expect(stored(fixture)?.values.state).toBe('done'));
    expect(screen.getByRole('dialog', { name: 'Action' })).toBeVisible();
    await userEvent.click(dialog.getByRole('button', { name: 'Delete' }));
    await waitFor(() => expect(stored(fixture)).toBeUndefined());
    const [said] = notices.getState().list;
    expect(said).toMatchObject({ message: 'Action deleted' });
    await act(async () => void (await fixture.carnet.undo()));
    expect(stored(fixture)?.values.state).toBe('done');
  });

  it.each([
    ['that is done', { state: 'done', doneOn: '2020-11-02' }],
    ['that is due in a year', { due: '2021-11-02' }],
    ['of somebody else', { ownerId: fixtureIds.otherMemberId, due: today }],
  ] satisfies [string, Partial<Values<'action'>>][])(
    '%s is found by its address, whoever’s day is shown, and has the focus',
    async (_what, values) => {
      const fixture = await add(values);
      const scrolled = vi.spyOn(Element.prototype, 'scrollIntoView');
      show(fixture, paths.programmeAction('room').replace('who=everyone&', ''));
      const line = screen.getByText('Book the room').closest('li');
      expect(line).toHaveFocus();
      expect(scrolled.mock.contexts).toContain(line);
      await userEvent.click(screen.getByRole('radio', { name: 'My pad' }));
      expect(screen.queryByText('Book the room')).toBeNull();
    },
  );

  it('that was deleted is said to be gone where its address is opened', async () => {
    const fixture = await add();
    await fixture.carnet.run(deleteRecord('room'));
    show(fixture, paths.programmeAction('room'));
    expect(screen.getByText(/no longer here/)).toBeVisible();
    act(() => void window.dispatchEvent(new Event('beforeprint')));
    expect(screen.queryByText(/no longer here/)).toBeNull();
    act(() => void window.dispatchEvent(new Event('afterprint')));
  });

  it('that is on the sheet of an SME leads there', async () => {
    const fixture = await carnetFixture();
    const smeId = await calmSme(fixture, 'Kerlan');
    const actionId = await fixture.addAction(smeId, { due: '2021-11-02' });
    show(fixture, paths.programmeAction(actionId));
    expect(screen.queryByText(/no longer here/)).toBeNull();
    expect(
      within(screen.getByText(/on the sheet of this SME/)).getByRole('link', { name: 'Kerlan' }),
    ).toHaveAttribute('href', paths.entry(smeId, actionId));
  });

  it('is read and not changed by an observer', async () => {
    const fixture = await add();
    await fixture.carnet.run(setFields(fixtureIds.memberId, { roles: ['chair'] }));
    fixture.carnet.state.setState({ isConnected: true });
    show(fixture, paths.programmeAction('room'));
    expect(screen.getByText('Book the room').closest('li')).toHaveFocus();
    expect(screen.getByRole('checkbox', { name: 'Book the room' })).toBeDisabled();
    expect(screen.queryByRole('button', { name: /Open action/ })).toBeNull();
  });
});

describe('the day', () => {
  it('has its sections in the order in which they press', async () => {
    const fixture = await carnetFixture();
    const planned = await calmSme(fixture, 'Planned');
    await plan(fixture, planned, `${today}T14:00`);
    const unsettled = await calmSme(fixture, 'Unsettled');
    const contactId = await plan(fixture, unsettled, '2020-11-17T14:00');
    await fixture.addSme({ name: 'Silent', enrolledOn: '2020-10-01' });
    const owing = await calmSme(fixture, 'Owing');
    await fixture.addAction(owing, { due: today, ownerId: fixtureIds.memberId });
    await fixture.addAction(owing, { due: '2020-11-18', waitingFor: 'sme' });
    const coming = await calmSme(fixture, 'Coming');
    await plan(fixture, coming, '2020-11-23T10:00');
    show(fixture);
    expect(drawn()).toEqual({
      'Planned today 1': ['Planned'],
      'Did these contacts take place? 1': ['Unsettled'],
      'Gone silent 1': ['Silent'],
      'My actions 1': ['Owing'],
      'Waiting on others 1': ['Owing'],
      'The next 7 days 1': ['Coming'],
    });
    expect(screen.getByText('5 tasks')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Unsettled' })).toHaveAttribute(
      'href',
      `/sme/${unsettled}#${contactId}`,
    );
  });

  it('says why in the line, with the clock there and here', async () => {
    const fixture = await carnetFixture();
    const smeId = await calmSme(fixture, 'Call');
    await plan(fixture, smeId, `${today}T10:00`, 'Europe/London');
    await fixture.addSme({ name: 'Silent', enrolledOn: '2020-10-01' });
    show(fixture);
    expect(lineOf('Call')).toHaveTextContent('11:00');
    expect(lineOf('Call')).toHaveTextContent('11:00 Paris · 10:00 London');
    expect(lineOf('Silent')).toHaveTextContent('1 Oct');
    expect(lineOf('Silent')).toHaveTextContent('silent 49 d');
    expect(lineOf('Silent')).toHaveTextContent('review 18 d overdue');
  });

  it('speaks French', async () => {
    const fixture = await carnetFixture();
    const smeId = await calmSme(fixture, 'Appel');
    await plan(fixture, smeId, `${today}T10:00`, 'Europe/London');
    await setLanguage('fr');
    show(fixture);
    expect(Object.keys(drawn())).toEqual(['Planifié aujourd’hui 1']);
    expect(lineOf('Appel')).toHaveTextContent('11:00 Paris · 10:00 Londres');
  });

  it('is that of whoever the address says', async () => {
    const fixture = await carnetFixture();
    await fixture.addSme({
      name: 'There',
      launchPadId: fixtureIds.padUk,
      accountManagerId: fixtureIds.otherMemberId,
      enrolledOn: '2020-10-01',
    });
    const { history } = show(fixture);
    expect(screen.getByText('You have no SMEs yet')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('radio', { name: 'Everyone' }));
    expect(history.at(-1)).toBe('/day?who=everyone');
    expect(drawn()).toEqual({ 'Gone silent 1': ['There'] });
    await userEvent.click(screen.getByRole('radio', { name: 'My pad' }));
    expect(history.at(-1)).toBe('/day?who=pad');
    expect(screen.queryByRole('link', { name: 'There' })).toBeNull();
  });

  it('names who is away', async () => {
    const fixture = await carnetFixture();
    await calmSme(fixture, 'Calm');
    const { carnet } = fixture;
    const absences = { a: { from: '2020-11-18', to: '2020-11-23' } };
    await carnet.run(setFields(fixtureIds.otherMemberId, { absences }));
    show(fixture);
    expect(screen.getByText('Emma Clarke, until 23 Nov')).toBeInTheDocument();
  });

  it('shows twelve lines of a section, and all on demand', async () => {
    const fixture = await carnetFixture();
    const smeId = await calmSme(fixture, 'Much');
    for (let at = 0; at < 14; at += 1) await fixture.addAction(smeId, { due: today });
    show(fixture);
    expect(screen.getAllByRole('link', { name: 'Much' })).toHaveLength(12);
    await userEvent.click(screen.getByRole('button', { name: 'Show all 14' }));
    expect(screen.getAllByRole('link', { name: 'Much' })).toHaveLength(14);
  });
});

it('a day to which contacts are still on their way says so, with something to do and without', async () => {
  const fixture = await carnetFixture();
  const smeId = await calmSme(fixture, 'Calm');
  show(fixture);
  const isSaid = () => screen.queryByText(/^Some contacts are still being received/) !== null;
  expect(isSaid()).toBe(false);
  act(() => fixture.carnet.state.setState({ contactsComing: true }));
  expect(isSaid()).toBe(true);
  expect(screen.queryByText(/^Nothing (is due|left to do) today/)).toBeNull();
  await act(() => fixture.addAction(smeId, { due: today }).then(() => undefined));
  expect(isListed('Calm')).toBe(true);
  expect(isSaid()).toBe(true);
});

describe('a day with nothing to do', () => {
  it('says so and what comes next', async () => {
    const fixture = await carnetFixture();
    await calmSme(fixture, 'Calm');
    show(fixture);
    expect(screen.getByText('Nothing due today. Everything is up to date.')).toBeInTheDocument();
    expect(screen.getByText(/^Next, Sat 19 Dec:/)).toHaveTextContent(
      'Next, Sat 19 Dec: Calm · Monthly review to plan',
    );
    expect(screen.getByText('Nothing left to do today')).toBeInTheDocument();
  });

  it('leads on where there is no SME', async () => {
    show(await carnetFixture());
    expect(screen.getByRole('link', { name: 'New SME' })).toHaveAttribute('href', '/new');
  });
});

it('draws every line on paper', async () => {
  const fixture = await carnetFixture();
  const smeId = await calmSme(fixture, 'Much');
  for (let at = 0; at < 14; at += 1) await fixture.addAction(smeId, { due: today });
  show(fixture);
  const count = (): number => screen.getAllByRole('link', { name: 'Much' }).length;
  // A browser tells the page before and after it draws it for the printer.
  const print = vi.fn(() => {
    act(() => void window.dispatchEvent(new Event('beforeprint')));
    expect(count()).toBe(14);
    act(() => void window.dispatchEvent(new Event('afterprint')));
  });
  vi.stubGlobal('print', print);
  await userEvent.click(screen.getByRole('button', { name: 'Print' }));
  expect(print).toHaveBeenCalledOnce();
  expect(count()).toBe(12);
  vi.unstubAllGlobals();
});

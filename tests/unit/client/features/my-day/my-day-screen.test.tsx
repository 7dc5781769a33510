// @vitest-environment jsdom
/** The day on screen: what stands where, what is done in place, where the focus goes, and how to undo. */

import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { setFields } from '../../../../../src/domain/command/command.ts';
import { MyDayScreen } from '../../../../../src/client/features/my-day/my-day-screen.tsx';
import { initI18n, setLanguage } from '../../../../../src/client/i18n/i18n.ts';
import { runCommand } from '../../../../../src/client/model/commands.ts';
import { notices } from '../../../../../src/client/model/notices.ts';
import { preferences } from '../../../../../src/client/model/preferences.ts';
import { CarnetContext } from '../../../../../src/client/model/use-carnet.ts';
import {
  type CarnetFixture,
  carnetFixture,
  fixtureIds,
} from '../../../../support/carnet-fixture.ts';

const today = '2020-11-19';

afterEach(cleanup);
beforeEach(async () => {
  await initI18n('en');
  await setLanguage('en');
  preferences.setState({ letterShortcuts: true });
  notices.setState({ list: [] });
  // jsdom draws nothing: it has nowhere to scroll.
  Element.prototype.scrollIntoView = () => undefined;
});

interface Shown {
  readonly history: readonly string[];
}

function show({ carnet }: CarnetFixture, path = '/day'): Shown {
  const memory = memoryLocation({ path, record: true });
  render(
    <CarnetContext value={carnet}>
      <Router hook={memory.hook} searchHook={memory.searchHook}>
        <MyDayScreen />
      </Router>
    </CarnetContext>,
  );
  return { history: memory.history };
}

/** The sections with their lines, by the names of the SMEs. */
function drawn(): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    screen.getAllByRole('region').map((section) => [
      within(section).getByRole('heading', { level: 2 }).textContent,
      within(section)
        .queryAllByRole('link')
        .map((link) => link.textContent),
    ]),
  );
}

const lineOf = (name: string): HTMLElement => {
  const line = screen.getByRole('link', { name }).closest('li');
  if (line === null) throw new Error(`No line of ${name}`);
  return line;
};
const isListed = (name: string): boolean =>
  screen.queryAllByRole('link', { name }).some((link) => link.closest('li') !== null);
const press = (name: string, button: string): Promise<void> =>
  userEvent.click(within(lineOf(name)).getByRole('button', { name: button }));
const focused = (): string => document.activeElement?.textContent ?? '';

/** An SME that was reached today and has its next review: nothing to do about it. */
async function calmSme(fixture: CarnetFixture, name: string): Promise<string> {
  const id = await fixture.addSme({ name, stageDates: { enrolled: '2020-11-10' } });
  await fixture.addContact(id, { kind: 'monthlyReview', at: `${today}T09:00` });
  await fixture.addContact(id, { state: 'planned', reached: undefined, at: '2021-03-01T10:00' });
  return id;
}

const plan = (
  fixture: CarnetFixture,
  smeId: string,
  at: string,
  zone = 'Europe/Paris',
): Promise<string> => fixture.addContact(smeId, { state: 'planned', reached: undefined, at, zone });

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
      'Did these take place? 1': ['Unsettled'],
      'Gone silent 1': ['Silent'],
      'Actions I owe 1': ['Owing'],
      'What others owe me 1': ['Owing'],
      'The next 7 days 1': ['Coming'],
    });
    expect(screen.getByText('5 things to do')).toBeInTheDocument();
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
    expect(lineOf('Call')).toHaveTextContent('10:00 London · 11:00 Paris');
    expect(lineOf('Silent')).toHaveTextContent('1 Oct');
    expect(lineOf('Silent')).toHaveTextContent('silent 49 d');
    expect(lineOf('Silent')).toHaveTextContent('review 18 d late');
  });

  it('speaks French', async () => {
    const fixture = await carnetFixture();
    const smeId = await calmSme(fixture, 'Appel');
    await plan(fixture, smeId, `${today}T10:00`, 'Europe/London');
    await setLanguage('fr');
    show(fixture);
    expect(Object.keys(drawn())).toEqual(['Prévu aujourd’hui 1']);
    expect(lineOf('Appel')).toHaveTextContent('10:00 Londres · 11:00 Paris');
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
    expect(screen.getByText('No SME is yours yet')).toBeInTheDocument();
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

describe('a day with nothing to do', () => {
  it('says so and what comes next', async () => {
    const fixture = await carnetFixture();
    await calmSme(fixture, 'Calm');
    show(fixture);
    expect(screen.getByText('Nothing is due today. Everything is up to date.')).toBeInTheDocument();
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

describe('a line', () => {
  /** Three actions of one day, in the order of their names. */
  async function three(): Promise<CarnetFixture> {
    const fixture = await carnetFixture();
    for (const name of ['A', 'B', 'C']) {
      const id = await calmSme(fixture, name);
      await fixture.addAction(id, { due: '2020-11-16', originalDue: undefined });
    }
    show(fixture);
    return fixture;
  }

  it('goes away when its action is done; the next one has the focus; undo brings it back', async () => {
    const { carnet } = await three();
    await press('B', 'Done');
    await waitFor(() => expect(screen.queryByRole('link', { name: 'B' })).toBeNull());
    expect(focused()).toBe('C');
    const notice = notices.getState().list[0];
    expect(notice?.message).toBe('Action done');
    (document.activeElement as HTMLElement).blur();
    await act(async () => void (await carnet.undo(notice?.undo)));
    await waitFor(() => expect(focused()).toBe('B'));
  });

  it('gives the focus to the one before when it was the last, and to the day when it was alone', async () => {
    await three();
    await press('C', 'Done');
    await waitFor(() => expect(focused()).toBe('B'));
    await press('B', 'Done');
    await waitFor(() => expect(focused()).toBe('A'));
    await press('A', 'Done');
    await waitFor(() => expect(focused()).toContain('Nothing is due today.'));
  });

  it('moves its action to another day and keeps the first one', async () => {
    const { carnet } = await three();
    await press('A', 'Move');
    await userEvent.click(screen.getByRole('button', { name: 'In a week, 26 Nov' }));
    await waitFor(() => expect(screen.getByText('The next 7 days')).toBeInTheDocument());
    const moved = [...carnet.state.getState().sheets.values()]
      .flatMap(({ actions }) => actions)
      .find(({ values }) => values.due === '2020-11-26');
    expect(moved?.values.originalDue).toBe('2020-11-16');
    expect(lineOf('A')).toHaveTextContent('first promised for 16 Nov');
    expect(screen.queryByRole('form')).toBeNull();
  });

  it('asks for a day before it moves anything', async () => {
    await three();
    await press('A', 'Move');
    const form = screen.getByRole('form', { name: /Move to another day/ });
    await userEvent.click(within(form).getByRole('button', { name: 'Move' }));
    expect(within(form).getByRole('alert')).toHaveTextContent('Choose a day.');
    await userEvent.keyboard('{Escape}');
    expect(screen.queryByRole('form')).toBeNull();
    expect(focused()).toBe('A');
  });

  it('is walked with J, K and the arrows, but not while someone types', async () => {
    await three();
    await userEvent.keyboard('j');
    expect(focused()).toBe('A');
    await userEvent.keyboard('{ArrowDown}j');
    expect(focused()).toBe('C');
    await userEvent.keyboard('k');
    expect(focused()).toBe('B');
    act(() => void runCommand('log'));
    const field = screen.getByRole('textbox', { name: 'Log a contact with B' });
    expect(field).toHaveFocus();
    await userEvent.keyboard('jk');
    expect(field).toHaveValue('jk');
  });

  it('leaves the letters alone where they are switched off', async () => {
    await three();
    preferences.setState({ letterShortcuts: false });
    await userEvent.keyboard('j');
    expect(focused()).not.toBe('A');
    await userEvent.keyboard('{ArrowDown}');
    expect(focused()).toBe('A');
  });
});

describe('a planned contact', () => {
  async function planned(): Promise<CarnetFixture & { readonly contactId: string }> {
    const first = await carnetFixture();
    const smeId = await calmSme(first, 'Call');
    const contactId = await plan(first, smeId, `${today}T10:00`);
    await first.carnet.confirmNow();
    // Opened anew: the journal of no sheet is loaded.
    const fixture = await carnetFixture({ device: first.device, environment: first.environment });
    show(fixture);
    return { ...fixture, contactId };
  }

  it.each([
    ['Took place', 'held', true],
    ['Missed', 'missed', undefined],
  ])('%s', async (button, state, reached) => {
    const { carnet, contactId } = await planned();
    await press('Call', button);
    await waitFor(() => expect(isListed('Call')).toBe(false));
    expect(carnet.record(contactId)?.values).toMatchObject({ state });
    expect(carnet.record(contactId)?.values['reached']).toBe(reached);
  });

  it('is moved to another day at the same hour', async () => {
    const { carnet, contactId } = await planned();
    await press('Call', 'More for Call');
    await userEvent.click(screen.getByRole('menuitem', { name: 'Move' }));
    await userEvent.click(screen.getByRole('button', { name: 'Monday, 23 Nov' }));
    await waitFor(() => expect(drawn()).toEqual({ 'The next 7 days 1': ['Call'] }));
    expect(carnet.record(contactId)?.values['at']).toBe('2020-11-23T10:00');
  });
});

describe('a silent SME', () => {
  async function silent(): Promise<CarnetFixture & { readonly smeId: string }> {
    const fixture = await carnetFixture();
    const smeId = await fixture.addSme({
      name: 'Silent',
      enrolledOn: '2020-10-01',
      stageDates: { enrolled: '2020-11-10' },
    });
    show(fixture);
    return { ...fixture, smeId };
  }

  it('is silent no more once a call is logged in place, as the words of the line say', async () => {
    const fixture = await silent();
    const kept = vi.spyOn(fixture.carnet, 'keepDraft');
    await press('Silent', 'Log');
    const field = screen.getByRole('textbox', { name: 'Log a contact with Silent' });
    await userEvent.type(field, 'c 12 claire labels received > send the glossary friday');
    expect(screen.getByText(/^Read as:/)).toHaveTextContent(
      'Read as: Call · 12 min · Claire Le Goff · Action: send the glossary · Fri 20 Nov',
    );
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(screen.queryByRole('textbox')).toBeNull());
    expect(notices.getState().list[0]?.message).toBe('Call logged');
    expect(drawn()).toMatchObject({ 'Monthly reviews due 1': ['Silent'] });
    expect(focused()).toBe('Silent');
    // What was logged is never kept as a draft on the way.
    expect(kept.mock.calls).toEqual([[`composer:${fixture.smeId}`, '']]);
  });

  it('keeps a half-typed line as the draft of its sheet', async () => {
    const fixture = await silent();
    await press('Silent', 'Log');
    await userEvent.type(screen.getByRole('textbox'), 'c half');
    await userEvent.keyboard('{Escape}');
    const draft = (): string | undefined =>
      fixture.carnet.state.getState().drafts.get(`composer:${fixture.smeId}`)?.text;
    await waitFor(() => expect(draft()).toBe('c half'));
    await press('Silent', 'Log');
    expect(screen.getByRole('textbox')).toHaveValue('c half');
  });

  it('gets its review planned on a working day', async () => {
    const fixture = await silent();
    await press('Silent', 'Plan the review');
    expect(screen.getByLabelText('Day')).toHaveValue('2020-11-20');
    fireEvent.change(screen.getByLabelText('Day'), { target: { value: '2020-11-24' } });
    await userEvent.click(screen.getByRole('button', { name: 'Plan' }));
    await waitFor(() => expect(lineOf('Silent')).toHaveTextContent('Next contact planned in 5 d'));
    const { summary } = fixture.carnet.state.getState().sheets.get(fixture.smeId) ?? {};
    expect(summary?.planned).toMatchObject([
      { at: '2020-11-24T10:00', kind: 'monthlyReview', mode: 'video', zone: 'Europe/Paris' },
    ]);
  });

  it('is put off with a reason, and is back the day after', async () => {
    const fixture = await silent();
    await press('Silent', 'More for Silent');
    await userEvent.click(screen.getByRole('menuitem', { name: 'Put off: Silence' }));
    await userEvent.click(screen.getByRole('button', { name: 'Put off' }));
    expect(screen.getByRole('alert')).toHaveTextContent('Say why.');
    await userEvent.type(screen.getByRole('textbox', { name: 'Reason' }), 'On holiday');
    await userEvent.click(screen.getByRole('button', { name: 'Put off' }));
    await waitFor(() => expect(drawn()).toEqual({ 'Monthly reviews due 1': ['Silent'] }));
    expect(fixture.carnet.record(fixture.smeId)?.values['snoozed']).toMatchObject({
      silence: { until: '2020-11-26', reason: 'On holiday', level: 'risk' },
    });
    act(() => fixture.environment.pass(8 * 86_400_000));
    await waitFor(() => expect(drawn()).toMatchObject({ 'Gone silent 1': ['Silent'] }));
  });
});

it('tells of an SME that was handed over, until that is seen', async () => {
  const fixture = await carnetFixture();
  const id = await calmSme(fixture, 'Received');
  const handover = { on: '2020-11-18', from: fixtureIds.otherMemberId, to: fixtureIds.memberId };
  await fixture.carnet.run(
    setFields(id, { handovers: { h: { ...handover, note: 'Ask for Claire' } } }),
  );
  show(fixture);
  expect(lineOf('Received')).toHaveTextContent('Emma Clarke handed this SME over to you');
  expect(lineOf('Received')).toHaveTextContent('Ask for Claire');
  await press('Received', 'Seen');
  await waitFor(() => expect(isListed('Received')).toBe(false));
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

// @vitest-environment jsdom
/**
 * A visit on the screen: begun, written, left and resumed, shared with the owner, ended.
 * Longer than 400 lines because all of it is one visit, begun in one way.
 */

import { holdReload } from '../../../../../src/client/model/reload-hold.ts';
import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Router, Switch } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { VisitScreen } from '../../../../../src/client/features/visit/visit-screen.tsx';
import { CarnetContext } from '../../../../../src/client/model/use-carnet.ts';
import { notices, notify } from '../../../../../src/client/model/notices.ts';
import { lazyRecordsOf } from '../../../../../src/client/model/records.ts';
import { DeviceContext } from '../../../../../src/client/model/use-device.ts';
import { visitOfKey } from '../../../../../src/client/model/visit-key.ts';
import { useBeginVisit } from '../../../../../src/client/parts/visit/use-begin-visit.ts';
import { patterns } from '../../../../../src/client/ports/routes.ts';
import { beginForm } from '../../../../../src/domain/form/commands/begin-form.ts';
import { present } from '../../../../../src/std/assert.ts';
import {
  createRecord,
  deleteRecord,
  setFields,
} from '../../../../../src/domain/command/command.ts';
import { type CarnetFixture, fixtureIds } from '../../../../support/carnet-fixture.ts';
import { type TestDevice, testDevice } from '../../../../support/test-device.ts';
import { visitFixture } from '../../../../support/visit-fixture.ts';

let fixture: CarnetFixture;
let smeId: string;
let device: TestDevice;

beforeEach(async () => {
  ({ fixture, smeId } = await visitFixture());
  device = testDevice(() => fixture.environment.now());
});
afterEach(cleanup);

const sheet = () => present(fixture.carnet.state.getState().sheets.get(smeId), 'it is there');
const contacts = () => fixture.carnet.state.getState().journals.get(smeId) ?? [];

function Begin() {
  const begin = useBeginVisit();
  return (
    <button type="button" onClick={() => void begin(sheet(), sheet().summary.planned[0])}>
      begin
    </button>
  );
}

/** A place from which the visit is begun, and its screens. */
function show(path = '/begin') {
  const memory = memoryLocation({ path, record: true });
  const { unmount } = render(
    <CarnetContext value={fixture.carnet}>
      <DeviceContext value={device}>
        <Router hook={memory.hook} searchHook={memory.searchHook}>
          <Switch>
            <Route path={patterns.visit}>
              {({ smeId: sme, contactId, part }) => (
                <VisitScreen smeId={sme} contactId={contactId} part={part} place={null} />
              )}
            </Route>
            <Route path="/begin">
              <Begin />
            </Route>
            <Route>elsewhere</Route>
          </Switch>
        </Router>
      </DeviceContext>
    </CarnetContext>,
  );
  return { history: memory.history, unmount };
}

const line = () => screen.findByRole('textbox', { name: 'Note' });
const topicTitle = () => within(screen.getByRole('article')).getByRole('heading', { level: 2 });

async function begun() {
  const shown = show();
  await userEvent.click(screen.getByRole('button', { name: 'begin' }));
  await line();
  return shown;
}

async function write(text: string) {
  const before = contacts()[0]?.values.minutesText?.text;
  await userEvent.click(await line());
  await userEvent.keyboard(text);
  await userEvent.keyboard('{Enter}');
  await waitFor(() => expect(contacts()[0]?.values.minutesText?.text).not.toBe(before));
}

describe('a visit', () => {
  it('opens on the first problem, and stamps what is written about it', async () => {
    await fixture.addIssue(smeId, { title: { lang: 'en', text: 'Breakage in transit' } });
    await begun();
    expect(topicTitle()).toHaveTextContent('Breakage in transit');
    await write('Three bowls');
    await write('> find a box maker friday');
    expect(contacts()[0]?.values.minutesText?.text).toMatch(
      /^# Breakage in transit\n\d\d:\d\d Three bowls\n\d\d:\d\d > find a box maker$/u,
    );
    const [note, action] = within(screen.getByRole('list', { name: 'Notes' })).getAllByRole(
      'listitem',
    );
    expect(note).toHaveTextContent('Three bowls');
    expect(action).toHaveTextContent('Maëlle Guivarc’h');
  });

  it('writes no title of what was noted at a confidential contact, and shows it here alone', async () => {
    const noted = { at: '2020-11-12T09:00', zone: 'Europe/Paris', kind: 'interim' } as const;
    const held = { ...noted, mode: 'phone', state: 'held', confidential: true } as const;
    await fixture.carnet.run(createRecord('contact', smeId, held, 'quiet'));
    const title = { lang: 'en', text: 'The bank wants its money' } as const;
    await fixture.addIssue(smeId, { title, from: { contactId: 'quiet' } });
    await begun();
    expect(topicTitle()).toHaveTextContent('Confidential matter 1');
    expect(within(screen.getByRole('article')).getByText(title.text)).toBeVisible();
    await userEvent.click(await line());
    await userEvent.paste('Three bowls');
    await userEvent.keyboard('{Enter}');
    await userEvent.click(screen.getByRole('button', { name: 'End the visit' }));
    await userEvent.click(await screen.findByRole('button', { name: 'End the visit' }));
    const visit = () => contacts().find(({ id }) => id !== 'quiet')?.values;
    await waitFor(() => expect(visit()?.agenda).toBeDefined());
    expect(visit()?.minutesText?.text).toContain('# Confidential matter 1');
    expect(visit()?.summary?.text).toBe('Confidential matter 1');
    expect(JSON.stringify(visit())).not.toContain('bank');
  });

  it('calls an opportunity what it is, in the agenda and where it is dealt with', async () => {
    await fixture.addIssue(smeId, {
      title: { lang: 'en', text: 'A fair in May' },
      kind: 'opportunity',
    });
    await fixture.addIssue(smeId, { title: { lang: 'en', text: 'Breakage' } });
    await begun();
    const agenda = within(screen.getByRole('navigation', { name: 'Agenda' }));
    expect(agenda.getByText('Open problems')).toBeVisible();
    expect(agenda.getByText('Opportunities to pursue')).toBeVisible();
    await userEvent.click(agenda.getByRole('button', { name: /A fair in May/u }));
    expect(screen.queryByRole('button', { name: 'Problem resolved' })).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Opportunity dealt with' }));
    expect(await screen.findByRole('button', { name: 'Reopen the opportunity' })).toBeVisible();
  });

  it('notes a file that is attached, at its hour and under its topic', async () => {
    await begun();
    const input = await screen.findByLabelText('Files', { selector: 'input[multiple]' });
    await waitFor(() =>
      expect(screen.getByRole('button', { name: 'Attach' })).not.toHaveAttribute('aria-disabled'),
    );
    fireEvent.change(input, { target: { files: [new File(['a;b'], 'quote.csv')] } });
    await waitFor(() =>
      expect(contacts()[0]?.values.minutesText?.text).toMatch(
        /^# Anything else\n\d\d:\d\d \[quote\.csv\]$/u,
      ),
    );
    const [note] = within(screen.getByRole('list', { name: 'Notes' })).getAllByRole('listitem');
    await within(present(note, 'it is noted')).findByRole('button', { name: 'quote.csv' });
    const files = lazyRecordsOf(fixture.carnet.state.getState(), smeId, 'attachment');
    expect(files?.map(({ values }) => values.aboutId)).toEqual([contacts()[0]?.id]);
  });

  it('goes on where it was left, half-typed line and all', async () => {
    await fixture.addIssue(smeId, { title: { lang: 'en', text: 'Breakage in transit' } });
    const { unmount, history } = await begun();
    await userEvent.click(screen.getByRole('button', { name: /Anything else/ }));
    await userEvent.click(await line());
    await userEvent.paste('half a thought');
    unmount();
    show(present(history.at(-1), 'it was opened'));
    expect(await line()).toHaveValue('half a thought');
    expect(topicTitle()).toHaveTextContent('Anything else');
    expect(contacts()).toHaveLength(1);
  });

  it('goes on when the role is lowered meanwhile: what is noted waits for coordination', async () => {
    await begun();
    await write('Three bowls');
    await act(async () => {
      await fixture.carnet.run(setFields(fixtureIds.memberId, { roles: ['chief'] }));
      fixture.carnet.state.setState({ isConnected: true });
    });
    await write('One lid');
    expect(contacts()[0]?.values.minutesText?.text).toMatch(/Three bowls\n\d\d:\d\d One lid$/u);
    // Once it is left it cannot be opened again.
    await userEvent.click(screen.getByRole('button', { name: /Leave/ }));
    await waitFor(() => expect(notices.getState().list.at(-1)?.message).toMatch(/^Visit paused/));
    expect(notices.getState().list.at(-1)?.action).toBeUndefined();
  });

  it('leaves nothing behind where nothing came of it', async () => {
    const { history } = await begun();
    await userEvent.click(screen.getByRole('button', { name: /Leave/ }));
    await waitFor(() => expect(history.at(-1)).toBe(`/sme/${smeId}`));
    expect(contacts()).toEqual([]);
    const kept = [...fixture.carnet.state.getState().drafts.keys()].map(visitOfKey);
    expect(kept.filter((visit) => visit !== undefined)).toEqual([]);
  });

  it('is removed with a word where someone only looked, and stays after more than a look', async () => {
    const { history, unmount } = await begun();
    await act(async () => fixture.environment.pass(2 * 60_000));
    await userEvent.click(screen.getByRole('button', { name: /Leave/ }));
    await waitFor(() => expect(history.at(-1)).toBe(`/sme/${smeId}`));
    expect(contacts()).toEqual([]);
    expect(notices.getState().list.at(-1)?.message).toBe('Visit removed: nothing was noted');
    unmount();
    await begun();
    await act(async () => fixture.environment.pass(4 * 60_000));
    await userEvent.click(screen.getByRole('button', { name: /Leave/ }));
    await waitFor(() => expect(contacts()[0]?.values.minutes).toBe(4));
  });

  it.each([
    [
      'a summary was written at its end',
      (id: string) => setFields(id, { summary: { lang: 'en', text: 'Boxes' } }),
    ],
    ['something was answered or ticked', () => setFields(smeId, { town: 'Auray' })],
  ])('stays where %s, however short it was', async (_what, command) => {
    await begun();
    const id = present(contacts()[0]?.id, 'it has begun');
    await act(() => fixture.carnet.run(command(id)));
    await userEvent.click(screen.getByRole('button', { name: /Leave/ }));
    await screen.findByText('elsewhere');
    expect(contacts().map((contact) => contact.id)).toEqual([id]);
  });

  it('stays where the lid was shut for an hour, which the timer does not count', async () => {
    const { history } = await begun();
    await act(async () => fixture.environment.pass(60_000));
    const later = fixture.environment.now() + 60 * 60_000;
    vi.spyOn(fixture.environment, 'now').mockReturnValue(later);
    await userEvent.click(screen.getByRole('button', { name: /Leave/ }));
    await waitFor(() => expect(history.at(-1)).toBe(`/sme/${smeId}`));
    expect(contacts()).toHaveLength(1);
  });

  it('says that it was ended in another tab, and leads back', async () => {
    const { history } = await begun();
    await write('Three bowls');
    const [key = ''] = fixture.carnet.state.getState().drafts.keys();
    expect(visitOfKey(key)?.smeId).toBe(smeId);
    await act(() => fixture.carnet.keepDraft(key, ''));
    expect(await screen.findByText('This visit was ended in another tab')).toBeVisible();
    await userEvent.click(screen.getByRole('link', { name: 'Back' }));
    expect(history.at(-1)).toBe(`/sme/${smeId}`);
    expect(contacts()).toHaveLength(1);
  });

  it('stays where something is recorded while it is left', async () => {
    const { history } = await begun();
    const release = holdReload('recording');
    await userEvent.click(screen.getByRole('button', { name: /Leave/ }));
    await waitFor(() => expect(history.at(-1)).toBe(`/sme/${smeId}`));
    release();
    expect(contacts()).toHaveLength(1);
  });

  it('stays where words are half-typed, and is gone on with', async () => {
    const { history, unmount } = await begun();
    await userEvent.click(await line());
    await userEvent.paste('half a thought');
    await userEvent.click(screen.getByRole('button', { name: /Leave/ }));
    await waitFor(() => expect(history.at(-1)).toBe(`/sme/${smeId}`));
    const [contact] = contacts();
    expect(notices.getState().list.at(-1)?.message).toMatch(/^Visit paused/);
    unmount();
    show(`/visit/${smeId}/${present(contact, 'the visit').id}`);
    expect(await line()).toHaveValue('half a thought');
  });

  it.each(['{Enter}', ''])(
    'stays where a topic is added, or half-typed (F101): %s',
    async (key) => {
      const { history } = await begun();
      await userEvent.click(screen.getByRole('button', { name: 'Edit' }));
      await userEvent.type(screen.getByRole('textbox', { name: 'New topic' }), `The fair${key}`);
      await userEvent.click(screen.getByRole('button', { name: /Leave/ }));
      await waitFor(() => expect(history.at(-1)).toBe(`/sme/${smeId}`));
      expect(notices.getState().list.at(-1)?.message).toMatch(/^Visit paused/);
      expect(contacts()).toHaveLength(1);
    },
  );

  it('shows what is half-typed when somebody moves the sheet to the bin meanwhile', async () => {
    await begun();
    await userEvent.click(await line());
    await userEvent.paste('half a thought');
    await act(() => fixture.carnet.run(deleteRecord(smeId)));
    // The line stays until it is left.
    await userEvent.tab();
    const kept = await screen.findByRole('textbox', { name: 'Half-typed note of a visit' });
    expect(kept).toHaveValue('half a thought');
    expect(screen.getByRole('link', { name: 'Back' })).toHaveAttribute('href', `/sme/${smeId}`);
  });

  it('stays where words are half-typed in another tab', async () => {
    const { history } = await begun();
    await fixture.carnet.keepDraft(`visitLine:${smeId}/of-another-tab`, 'half a thought');
    await userEvent.click(screen.getByRole('button', { name: /Leave/ }));
    await waitFor(() => expect(history.at(-1)).toBe(`/sme/${smeId}`));
    expect(contacts()).toHaveLength(1);
  });

  it('is withdrawn where an older line alone waits, which is offered in the next visit', async () => {
    await fixture.carnet.keepDraft(`visitLine:${smeId}/of-another-tab`, 'of last week');
    fixture.environment.pass(10 * 60_000);
    const { history } = await begun();
    await userEvent.click(screen.getByRole('button', { name: /Leave/ }));
    await waitFor(() => expect(history.at(-1)).toBe(`/sme/${smeId}`));
    expect(contacts()).toEqual([]);
  });

  it('is left with one Escape where the line is empty, as the button says', async () => {
    const { history } = await begun();
    await userEvent.type(await line(), 'A word');
    await userEvent.keyboard('{Escape}');
    expect(screen.getByRole('button', { name: /Leave/ })).toBeVisible();
    await userEvent.clear(await line());
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(history.at(-1)).toBe(`/sme/${smeId}`));
  });

  it('is left from its end page in one press', async () => {
    const { history } = await begun();
    await write('The owner hesitates');
    await userEvent.click(screen.getByRole('button', { name: 'End the visit' }));
    await screen.findByRole('button', { name: 'Back to the notes' });
    await userEvent.click(screen.getByRole('button', { name: /Leave/ }));
    await waitFor(() => expect(history.at(-1)).toBe(`/sme/${smeId}`));
    expect(notices.getState().list.at(-1)?.message).toMatch(/^Visit paused/);
  });

  it('says at its end of an action that is typed in a form and not added', async () => {
    const { carnet } = fixture;
    await carnet.run(
      beginForm({ home: smeId, templateId: 'monthly-review/1', filledBy: 'manager' }, 'form-1'),
    );
    await begun();
    await write('The owner hesitates');
    await userEvent.click(screen.getByRole('button', { name: 'End the visit' }));
    await screen.findByRole('button', { name: 'Back to the notes' });
    expect(screen.queryByText(/typed in a form but not added/u)).toBeNull();
    const draft = { title: 'Call the box maker' };
    await act(() => carnet.keepDraft('newAction:form-1/actions/tab-1', JSON.stringify(draft)));
    expect(await screen.findByText(/^1 action is typed in a form but not added/u)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'End the visit' }));
    await screen.findByText('elsewhere');
    expect(carnet.state.getState().drafts.has('newAction:form-1/actions/tab-1')).toBe(true);
  });

  it('plans the next meeting on the clock here, and says the hour of the business beside it', async () => {
    await fixture.carnet.run(setFields(smeId, { launchPadId: fixtureIds.padUk }));
    await begun();
    await write('The owner hesitates');
    await userEvent.click(screen.getByRole('button', { name: 'End the visit' }));
    expect(await screen.findByText(/^09:00 for the business \(London\)$/u)).toBeVisible();
  });

  it('keeps a summary that was written while its end was said, where it is reopened', async () => {
    await begun();
    await write('The owner hesitates');
    await userEvent.click(screen.getByRole('button', { name: 'End the visit' }));
    await screen.findByRole('button', { name: 'Back to the notes' });
    await userEvent.click(screen.getByRole('button', { name: 'End the visit' }));
    await screen.findByText('elsewhere');
    const id = present(contacts()[0], 'the visit').id;
    await fixture.carnet.run(setFields(id, { summary: { lang: 'en', text: 'Prices again' } }));
    act(() => present(notices.getState().list.at(-1), 'said').action?.run());
    await screen.findByRole('button', { name: 'Back to the notes' });
    expect(contacts()[0]?.values.summary?.text).toBe('Prices again');
  });

  it('can be reopened once it was ended, without what the end wrote by itself', async () => {
    const { history } = await begun();
    await write('The owner hesitates');
    await userEvent.click(screen.getByRole('button', { name: 'End the visit' }));
    await screen.findByRole('button', { name: 'Back to the notes' });
    await userEvent.click(screen.getByRole('button', { name: 'End the visit' }));
    await screen.findByText('elsewhere');
    const ended = present(notices.getState().list.at(-1), 'said');
    expect(ended).toMatchObject({ action: { label: 'Reopen the visit' } });
    act(() => ended.action?.run());
    await screen.findByRole('button', { name: 'Back to the notes' });
    expect(history.at(-1)).toMatch(/\/end$/);
    expect(contacts()[0]?.values).toMatchObject({ state: 'held' });
    expect(contacts()[0]?.values.agenda).toBeUndefined();
    const keys = [...fixture.carnet.state.getState().drafts.keys()];
    expect(keys.map(visitOfKey)).toContainEqual({ smeId, contactId: contacts()[0]?.id });
  });

  it('gives a planned contact back where nothing came of it', async () => {
    await fixture.addContact(smeId, {
      at: '2020-11-19T14:00',
      state: 'planned',
      mode: 'atBusiness',
      minutes: 60,
    });
    await fixture.carnet.loadJournal(smeId);
    const planned = contacts()[0]?.values;
    await begun();
    expect(contacts()[0]?.values).toMatchObject({ state: 'held', minutes: 0 });
    expect(screen.getByText(/^\/ 1\sh$/u)).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: /Leave/ }));
    await waitFor(() => expect(contacts()[0]?.values.state).toBe('planned'));
    expect(contacts()[0]?.values).toMatchObject({
      at: planned?.at,
      minutes: 60,
      mode: 'atBusiness',
    });
  });

  it('counts no time between being left and being resumed', async () => {
    const { history, unmount } = await begun();
    const path = present(history.at(-1), 'it was opened');
    await write('Three bowls');
    await act(async () => fixture.environment.pass(5 * 60_000));
    await userEvent.click(screen.getByRole('button', { name: /Leave/ }));
    await waitFor(() => expect(history.at(-1)).toBe(`/sme/${smeId}`));
    unmount();
    await act(async () => fixture.environment.pass(10 * 60_000));
    show(path);
    await screen.findByRole('button', { name: /^5\smin, correct the time$/u });
    await act(async () => fixture.environment.pass(2 * 60_000));
    await screen.findByRole('button', { name: /^7\smin, correct the time$/u });
  });

  it('counts on after it was left by a second press, or by the way back of the browser', async () => {
    const { history, unmount } = await begun();
    const path = present(history.at(-1), 'it was opened');
    await write('Three bowls');
    await act(async () => fixture.environment.pass(5 * 60_000));
    const leave = screen.getByRole('button', { name: /Leave/ });
    fireEvent.click(leave);
    fireEvent.click(leave);
    await waitFor(() => expect(history.at(-1)).toBe(`/sme/${smeId}`));
    unmount();
    await act(async () => fixture.environment.pass(10 * 60_000));
    const back = show(path);
    await screen.findByRole('button', { name: /^5\smin, correct the time$/u });
    await act(async () => fixture.environment.pass(2 * 60_000));
    await screen.findByRole('button', { name: /^7\smin, correct the time$/u });
    back.unmount();
    await act(async () => fixture.environment.pass(10 * 60_000));
    show(path);
    await screen.findByRole('button', { name: /^7\smin, correct the time$/u });
  });

  it('says that it pauses where Back of the browser left it, and nothing from one part to another', async () => {
    const { unmount } = await begun();
    await write('Three bowls');
    notices.setState({ list: [] });
    unmount();
    expect(notices.getState().list).toEqual([]);
    const { id } = present(contacts()[0], 'the visit');
    const back = show(`/visit/${smeId}/${id}`);
    await line();
    await act(async () => fixture.environment.pass(3 * 60_000));
    // The browser is there already when the screen goes.
    history.replaceState(null, '', `/sme/${smeId}`);
    back.unmount();
    await waitFor(() => expect(notices.getState().list[0]?.message).toMatch(/^Visit paused/));
    expect(contacts()[0]?.values.minutes).toBe(3);
  });

  it('says once that it was left or ended by a button', async () => {
    const { unmount } = await begun();
    await write('Three bowls');
    history.replaceState(null, '', `/sme/${smeId}`);
    await userEvent.click(screen.getByRole('button', { name: 'End the visit' }));
    await screen.findByRole('button', { name: 'Back to the notes' });
    notices.setState({ list: [] });
    await userEvent.click(screen.getByRole('button', { name: 'End the visit' }));
    await screen.findByText('elsewhere');
    unmount();
    expect(notices.getState().list.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^Visit ended/),
    ]);
  });

  it('leads back to its notes from its end, without a second entry in the history', async () => {
    await begun();
    history.pushState('fromNotes', '', '/visit/here');
    const back = vi.spyOn(history, 'back').mockImplementation(() => undefined);
    await userEvent.click(screen.getByRole('button', { name: 'End the visit' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Back to the notes' }));
    expect(back).toHaveBeenCalledTimes(1);
    back.mockRestore();
  });

  it('counts on in a tab that still shows it, where another one leaves it', async () => {
    const { history } = await begun();
    const path = present(history.at(-1), 'it was opened');
    await write('Three bowls');
    const other = show(path);
    await act(async () => fixture.environment.pass(6 * 60_000));
    other.unmount();
    await act(async () => fixture.environment.pass(5 * 60_000));
    await screen.findByRole('button', { name: /^11\smin, correct the time$/u });
  });

  it('counts the minutes, and takes a correction', async () => {
    await begun();
    await act(async () => fixture.environment.pass(5 * 60_000));
    await userEvent.click(screen.getByRole('button', { name: /^5\smin, correct the time$/u }));
    await userEvent.clear(screen.getByRole('textbox', { name: 'Minutes' }));
    await userEvent.type(screen.getByRole('textbox', { name: 'Minutes' }), '25{Enter}');
    await userEvent.click(screen.getByRole('button', { name: 'Topic done' }));
    await waitFor(() => expect(contacts()[0]?.values.minutes).toBe(25));
  });

  it('keeps a correction of the minutes that is half-typed, and goes on where one was (F112)', async () => {
    const { unmount, history } = await begun();
    const minutes = () => screen.findByRole('textbox', { name: 'Minutes' });
    await userEvent.click(screen.getByRole('button', { name: /correct the time$/u }));
    await userEvent.clear(await minutes());
    await userEvent.type(await minutes(), '45');
    const place = history.at(-1);
    unmount();
    show(place);
    expect(await minutes()).toHaveValue('45');
    await userEvent.type(await minutes(), '{Enter}');
    expect(await screen.findByRole('button', { name: /^45\smin/u })).toHaveFocus();
  });

  it('reorders, drops, adds and proposes topics again', async () => {
    await fixture.addIssue(smeId, { title: { lang: 'en', text: 'Breakage' } });
    await begun();
    const agenda = screen.getByRole('navigation', { name: 'Agenda' });
    const titles = () =>
      within(agenda)
        .getAllByRole('button')
        .map((button) => button.textContent)
        .filter((text) => ['Breakage', 'Anything else', 'Prices'].includes(text));
    await userEvent.click(within(agenda).getByRole('button', { name: 'Edit' }));
    await userEvent.type(
      within(agenda).getByRole('textbox', { name: 'New topic' }),
      'Prices{Enter}',
    );
    await userEvent.click(within(agenda).getByRole('button', { name: 'Move “Prices” up' }));
    expect(titles()).toEqual(['Breakage', 'Prices', 'Anything else']);
    await userEvent.click(within(agenda).getByRole('button', { name: 'Drop “Breakage”' }));
    expect(titles()).toEqual(['Prices', 'Anything else']);
    await userEvent.click(within(agenda).getByRole('button', { name: 'Restore 1 topic' }));
    expect(titles()).toEqual(['Prices', 'Anything else', 'Breakage']);
  });
});

describe('the shared view', () => {
  it('has the questions of the owner in their language, and nothing else of the sheet', async () => {
    await fixture.addIssue(smeId, { title: { lang: 'en', text: 'Never answers the phone' } });
    await fixture.addAction(smeId, {
      title: { lang: 'en', text: 'Check solvency' },
      due: '2020-11-19',
    });
    await fixture.carnet.run(
      beginForm({ home: smeId, templateId: 'eligibility-checklist/1', filledBy: 'together' }),
    );
    const { history } = await begun();
    await write('The owner hesitates');
    await userEvent.click(screen.getByRole('button', { name: 'Shared view' }));
    await screen.findByRole('button', { name: 'Quitter cette vue' });
    expect(document.activeElement).toBe(screen.getByRole('main'));
    expect(document.documentElement.lang).toBe('fr');
    expect((await screen.findAllByRole('radio')).length).toBeGreaterThan(0);
    for (const secret of ['answers the phone', 'solvency', 'hesitates', 'Maëlle']) {
      expect(document.body.innerHTML).not.toContain(secret);
    }
    await userEvent.click(screen.getByRole('button', { name: 'Quitter cette vue' }));
    await line();
    await waitFor(() => expect(document.documentElement.lang).toBe('en'));
    expect(history.at(-1)).not.toMatch(/joint$/u);
  });
});

describe('the end of a visit', () => {
  it('begins without what was said on the sheet, which may hold words of staff', async () => {
    notify({ message: 'Undone: contact “she hides her debts”', tone: 'done' });
    await begun();
    await waitFor(() => expect(notices.getState().list).toEqual([]));
  });

  it('writes the note and adds the decision that stood half-typed, as their keys would', async () => {
    const { history } = await begun();
    await write('The owner hesitates');
    await userEvent.type(await line(), 'she calls on Monday');
    await userEvent.click(screen.getByRole('button', { name: 'End the visit' }));
    const decision = await screen.findByRole('textbox', { name: /decision/iu });
    expect(contacts()[0]?.values.minutesText?.text).toMatch(/she calls on Monday/u);
    await userEvent.type(decision, 'No French site before May');
    await userEvent.dblClick(screen.getByRole('button', { name: 'End the visit' }));
    await screen.findByText('elsewhere');
    expect(history.at(-1)).toMatch(/^\/sme\//u);
    const decisions = Object.values(contacts()[0]?.values.decisions ?? {});
    expect(decisions.map(({ text }) => text)).toEqual(['No French site before May']);
    expect([...fixture.carnet.state.getState().drafts.keys()]).toEqual([]);
  });

  it('leaves an older line that waits where it was', async () => {
    await fixture.carnet.keepDraft(`visitLine:${smeId}/earlier`, 'from the last visit');
    fixture.environment.pass(60 * 60_000);
    await begun();
    await userEvent.click(screen.getByRole('button', { name: 'End the visit' }));
    await screen.findByRole('button', { name: 'Back to the notes' });
    expect(contacts()[0]?.values.minutesText?.text ?? '').not.toMatch(/from the last visit/u);
  });

  it('keeps a decision that is half-typed while one goes back to the notes (F101)', async () => {
    await begun();
    await write('The owner hesitates');
    const toTheEnd = () => userEvent.click(screen.getByRole('button', { name: 'End the visit' }));
    await toTheEnd();
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('main')));
    await userEvent.type(await screen.findByRole('textbox', { name: 'New decision' }), 'Half a');
    await userEvent.click(screen.getByRole('button', { name: 'Back to the notes' }));
    await line();
    await toTheEnd();
    const box = await screen.findByRole('textbox', { name: 'New decision' });
    expect(box).toHaveValue('Half a');
    await userEvent.type(box, ' day{Enter}');
    await waitFor(() => expect(box).toHaveValue(''));
    expect(Object.values(contacts()[0]?.values.decisions ?? {})).toMatchObject([
      { text: 'Half a day' },
    ]);
  });

  it('reads back, plans the next date, and leaves a summary without notes', async () => {
    await begun();
    await write('The owner hesitates');
    await write('= ten sheets a week');
    await write('> send the glossary friday');
    await userEvent.click(screen.getByRole('button', { name: 'End the visit' }));
    const summary = await within(screen.getByRole('main')).findByRole('article');
    expect(summary).toHaveAttribute('lang', 'fr');
    expect(summary).toHaveTextContent('ten sheets a week');
    expect(summary).toHaveTextContent('send the glossary');
    expect(summary).not.toHaveTextContent('hesitates');
    // Decisions and actions in English, in a French summary.
    expect(screen.getByText(/not translated yet/)).toBeVisible();
    await userEvent.click(screen.getByRole('checkbox', { name: 'In the summary' }));
    expect(summary).not.toHaveTextContent('send the glossary');
    await userEvent.click(screen.getByRole('button', { name: 'Plan' }));
    await waitFor(() => expect(sheet().summary.planned).toHaveLength(1));
    await userEvent.click(screen.getByRole('button', { name: 'End the visit' }));
    await screen.findByText('elsewhere');
    expect(contacts().filter(({ values }) => values.state === 'held')).toHaveLength(1);
    expect([...fixture.carnet.state.getState().drafts.keys()].map(visitOfKey)).not.toContainEqual(
      expect.anything(),
    );
  });
});

// @vitest-environment jsdom
/** What is done to a line in place, where the focus goes, and how it is undone. */

import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createRecord, setFields } from '../../../../../src/domain/command/command.ts';
import type { Json } from '../../../../../src/std/json.ts';
import { runCommand } from '../../../../../src/client/model/commands.ts';
import { loadReader } from '../../../../../src/client/parts/composer/line-reader.ts';
import { notices } from '../../../../../src/client/model/notices.ts';
import { preferences } from '../../../../../src/client/model/preferences.ts';
import {
  dismissStageQuestion,
  stageQuestion,
} from '../../../../../src/client/model/stage-question.ts';
import {
  type CarnetFixture,
  carnetFixture,
  fixtureIds,
} from '../../../../support/carnet-fixture.ts';
import {
  begin,
  calmSme,
  drawn,
  focused,
  isListed,
  lineOf,
  plan,
  press,
  show,
  today,
} from './shown-day.tsx';

afterEach(cleanup);
beforeEach(begin);

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

  it('says its action in the language of its reader, where it is translated', async () => {
    const fixture = await carnetFixture();
    const id = await calmSme(fixture, 'A');
    const title = { lang: 'fr', text: 'Écrire la fiche', translation: 'Write the sheet' } as const;
    await fixture.addAction(id, { due: '2020-11-16', originalDue: undefined, title });
    show(fixture);
    await waitFor(() => expect(lineOf('A')).toHaveTextContent('Write the sheet'));
  });

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
    await waitFor(() => expect(focused()).toContain('Nothing due today.'));
  });

  it('moves its action to another day and keeps the first one', async () => {
    const { carnet } = await three();
    await press('A', 'Move');
    await userEvent.click(screen.getByRole('button', { name: 'In a week, 26\u00a0Nov' }));
    await waitFor(() => expect(screen.getByText('The next 7 days')).toBeInTheDocument());
    const moved = [...carnet.state.getState().sheets.values()]
      .flatMap(({ actions }) => actions)
      .find(({ values }) => values.due === '2020-11-26');
    expect(moved?.values.originalDue).toBe('2020-11-16');
    expect(lineOf('A')).toHaveTextContent('original due date: 16 Nov');
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
    await press('Call', 'More actions for Call');
    await userEvent.click(screen.getByRole('menuitem', { name: 'Move' }));
    await userEvent.click(screen.getByRole('button', { name: 'Monday, 23\u00a0Nov' }));
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
    const append = vi.spyOn(fixture.store, 'append');
    await loadReader();
    await press('Silent', 'Log');
    const field = screen.getByRole('textbox', { name: 'Log a contact with Silent' });
    await userEvent.type(field, 'c 12 claire labels received > send the glossary friday');
    expect(screen.getByText(/^Read as:/)).toHaveTextContent(
      'Read as: Call · Reached · today 10:42 · Claire Le Goff · 12 min · Action: send the glossary · Fri 20 Nov',
    );
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(screen.queryByRole('textbox')).toBeNull());
    expect(notices.getState().list[0]?.message).toBe('Call logged');
    expect(drawn()).toMatchObject({ 'Monthly reviews due 1': ['Silent'] });
    expect(focused()).toBe('Silent');
    // Kept until it is saved, and never again as the line goes away.
    const key = `composer:${fixture.smeId}/${fixture.environment.tab}`;
    expect(kept.mock.calls.map(([place, text]) => [place, text])).toEqual([
      [key, 'c 12 claire labels received > send the glossary friday'],
      [key, ''],
    ]);
    const order = [kept.mock.invocationCallOrder, append.mock.invocationCallOrder].flat();
    expect(order[2]).toBeGreaterThan(order[0] ?? Infinity);
    expect(order[2]).toBeLessThan(order[1] ?? 0);
  });

  it('is logged once, however often Enter is pressed, and stays in the line where it is refused (F130)', async () => {
    const fixture = await silent();
    await loadReader();
    const key = `composer:${fixture.smeId}/closed`;
    await act(() => fixture.carnet.keepDraft(key, 'n left by a closed tab'));
    await press('Silent', 'Log');
    const field = await screen.findByDisplayValue('n left by a closed tab');
    const refused = new DOMException('full', 'QuotaExceededError');
    const append = vi.spyOn(fixture.store, 'append').mockRejectedValueOnce(refused);
    await userEvent.type(field, '{Enter}');
    expect(await screen.findByText(/^Not saved yet/)).toBeVisible();
    expect(field).toHaveValue('n left by a closed tab');
    await userEvent.type(field, '{Enter}{Enter}');
    await waitFor(() => expect(screen.queryByRole('textbox')).toBeNull());
    await act(() => fixture.carnet.settled());
    expect(append).toHaveBeenCalledTimes(2);
    expect(fixture.carnet.state.getState().drafts.size).toBe(0);
  });

  it('takes along the files beside the line and those of its full form (F231)', async () => {
    const fixture = await silent();
    await loadReader();
    const { carnet, environment, smeId } = fixture;
    const link = (id: string) =>
      createRecord('attachment', smeId, { name: id, kind: 'link', url: 'https://x.org' }, id);
    await act(async () => {
      for (const id of ['beside', 'form', 'other']) await carnet.run(link(id));
      const typed = (place: string, values: Json) =>
        carnet.keepDraft(`${place}:${smeId}/${environment.tab}`, JSON.stringify(values));
      await typed('files', { beside: true });
      const over = (words: string) => ({ initial: { mode: 'phone' }, words });
      await typed('formFiles', { form: over('c labels'), other: over('c a stand in Dublin') });
    });
    await press('Silent', 'Log');
    // What goes along whatever the words is there to be seen.
    expect(await screen.findByText('beside')).toBeVisible();
    await userEvent.type(screen.getByRole('textbox'), 'c labels received{Enter}');
    await waitFor(() => expect(screen.queryByRole('textbox')).toBeNull());
    await act(() => carnet.settled());
    const [contact] = carnet.state.getState().journals.get(smeId) ?? [];
    const abouts = ['beside', 'form', 'other'].map((id) => carnet.record(id)?.values['aboutId']);
    expect(abouts).toEqual([contact?.id, contact?.id, undefined]);
    // What went along waits no more.
    await waitFor(() =>
      expect([...carnet.state.getState().drafts.values()].map(({ text }) => text)).toEqual([
        JSON.stringify({ other: { initial: { mode: 'phone' }, words: 'c a stand in Dublin' } }),
      ]),
    );
  });

  it('keeps a half-typed line as the draft of its sheet', async () => {
    const fixture = await silent();
    await press('Silent', 'Log');
    await userEvent.type(screen.getByRole('textbox'), 'c half');
    await userEvent.keyboard('{Escape}');
    const draft = (): string | undefined =>
      fixture.carnet.state
        .getState()
        .drafts.get(`composer:${fixture.smeId}/${fixture.environment.tab}`)?.text;
    await waitFor(() => expect(draft()).toBe('c half'));
    await press('Silent', 'Log');
    expect(screen.getByRole('textbox')).toHaveValue('c half');
  });

  it('gets its review planned on a working day', async () => {
    const fixture = await silent();
    await press('Silent', 'Plan the review');
    const when = await screen.findByLabelText('Day');
    await userEvent.type(when, '24/11');
    await userEvent.click(screen.getByRole('button', { name: 'Plan' }));
    await waitFor(() => expect(lineOf('Silent')).toHaveTextContent('Next contact: in 5 d'));
    const { summary } = fixture.carnet.state.getState().sheets.get(fixture.smeId) ?? {};
    expect(summary?.planned).toMatchObject([
      { at: '2020-11-24T08:00', kind: 'monthlyReview', mode: 'video', zone: 'Europe/Paris' },
    ]);
  });

  it('is put off with a reason, and is back the day after', async () => {
    const fixture = await silent();
    await press('Silent', 'More actions for Silent');
    await userEvent.click(screen.getByRole('menuitem', { name: 'Snooze: Gone silent' }));
    await userEvent.click(screen.getByRole('button', { name: 'Snooze' }));
    expect(screen.getByRole('alert')).toHaveTextContent('Enter a reason.');
    await userEvent.type(screen.getByRole('textbox', { name: 'Reason' }), 'On holiday');
    await userEvent.click(screen.getByRole('button', { name: 'Snooze' }));
    await waitFor(() => expect(drawn()).toEqual({ 'Monthly reviews due 1': ['Silent'] }));
    expect(fixture.carnet.record(fixture.smeId)?.values['snoozed']).toMatchObject({
      silence: { until: '2020-11-26', reason: 'On holiday', level: 'risk' },
    });
    act(() => fixture.environment.pass(8 * 86_400_000));
    await waitFor(() => expect(drawn()).toMatchObject({ 'Gone silent 1': ['Silent'] }));
  });
});

describe('an SME that is stuck in a stage', () => {
  it('is moved on from its line, by the menu and with M', async () => {
    const fixture = await carnetFixture();
    const smeId = await fixture.addSme({
      name: 'Stuck',
      stage: 'screening',
      stageDates: { screening: '2020-10-01' },
      enrolledOn: undefined,
    });
    show(fixture);
    await press('Stuck', 'More actions for Stuck');
    await userEvent.click(screen.getByRole('menuitem', { name: 'Change the stage' }));
    expect(stageQuestion.getState().asked).toEqual({ smeId, to: undefined });
    dismissStageQuestion();
    act(() => screen.getByRole('link', { name: 'Stuck' }).focus());
    act(() => {
      expect(runCommand('moveStage')).toBe(true);
    });
    expect(stageQuestion.getState().asked).toEqual({ smeId, to: undefined });
    dismissStageQuestion();
  });

  it('is what the menu is about: others are not moved from there', async () => {
    const fixture = await carnetFixture();
    const smeId = await calmSme(fixture, 'Called');
    await plan(fixture, smeId, `${today}T10:00`);
    show(fixture);
    await press('Called', 'More actions for Called');
    expect(screen.queryByRole('menuitem', { name: 'Change the stage' })).toBeNull();
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
  expect(lineOf('Received')).toHaveTextContent('Handed over to you by Emma Clarke');
  expect(lineOf('Received')).toHaveTextContent('Ask for Claire');
  await press('Received', 'Seen');
  await waitFor(() => expect(isListed('Received')).toBe(false));
});

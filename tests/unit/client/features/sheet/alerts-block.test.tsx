// @vitest-environment jsdom
/** Status and alerts beside the journal: the fact, the rule, the step, putting off, and judging by hand. */

import { act, cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { PlanDialogs } from '../../../../../src/client/app/plan-dialogs.tsx';
import { SheetDialogs } from '../../../../../src/client/features/sheet/sheet-dialogs.tsx';
import { SheetHeader } from '../../../../../src/client/features/sheet/sheet-header.tsx';
import { SideColumn } from '../../../../../src/client/features/sheet/side/side-column.tsx';
import { initI18n } from '../../../../../src/client/i18n/i18n.ts';
import { runCommand } from '../../../../../src/client/model/commands.ts';
import { dismissPlanQuestion } from '../../../../../src/client/model/plan-question.ts';
import { notices } from '../../../../../src/client/model/notices.ts';
import { CarnetContext, useCarnetState } from '../../../../../src/client/model/use-carnet.ts';
import { createRecord, deleteRecord } from '../../../../../src/domain/command/command.ts';
import { present } from '../../../../../src/std/assert.ts';
import {
  type CarnetFixture,
  carnetFixture,
  fixtureIds,
} from '../../../../support/carnet-fixture.ts';

let fixture: CarnetFixture;
let smeId: string;

beforeAll(() => initI18n('en'));

// On 19 November 2020: reached 40 days ago, nothing planned, reviewed a week ago.
beforeEach(async () => {
  fixture = await carnetFixture();
  smeId = await fixture.addSme({ enrolledOn: '2020-09-03', stage: 'supported' });
  await fixture.addContact(smeId, { at: '2020-10-10T10:00' });
  await fixture.addContact(smeId, {
    at: '2020-11-12T10:00',
    kind: 'monthlyReview',
    reached: false,
  });
});

afterEach(() => {
  dismissPlanQuestion();
  cleanup();
  notices.setState({ list: [] });
});

function Whole() {
  const sheet = useCarnetState(
    (state) => state.sheets.get(smeId) ?? state.trashedSheets.get(smeId),
  );
  const readOnly = useCarnetState((state) => !state.sheets.has(smeId));
  return (
    <SheetDialogs smeId={smeId}>
      <SheetHeader
        tab="journal"
        sheet={present(sheet, 'the sheet is there')}
        isTrashed={readOnly}
        readOnly={readOnly}
      />
      <SideColumn smeId={smeId} />
    </SheetDialogs>
  );
}

function open(): ReturnType<typeof within> {
  render(
    <CarnetContext value={fixture.carnet}>
      <Whole />
      <PlanDialogs />
    </CarnetContext>,
  );
  return within(screen.getByRole('region', { name: 'Status' }));
}

const stored = (field: string): unknown => fixture.carnet.record(smeId)?.values[field];
const undo = (): Promise<unknown> => act(() => fixture.carnet.undo());

describe('the alerts of a sheet', () => {
  it('say of a review that was completed without its contact why it stays late, and log it', async () => {
    const user = userEvent.setup();
    smeId = await fixture.addSme({ enrolledOn: '2020-09-03', stage: 'supported' });
    const values = {
      templateId: 'monthly-review/1',
      onDate: '2020-11-19',
      state: 'complete',
    } as const;
    await fixture.carnet.run(createRecord('form', smeId, values));
    const list = open();
    expect(list.getByText('Monthly review overdue')).toBeVisible();
    expect(
      list.getByText('The review of 19 Nov is complete, but its contact has not been logged.'),
    ).toBeVisible();
    await user.click(list.getByRole('button', { name: 'Log the review' }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByRole('combobox', { name: 'Type' })).toHaveValue('monthlyReview');
    await user.click(dialog.getByRole('button', { name: 'Log contact' }));
    await waitFor(() => expect(list.queryByText('Monthly review overdue')).toBeNull());
  });

  it('say nothing of contacts that are still to come, and follow once all are here', () => {
    const list = open();
    const coming = /contacts are still being received/u;
    expect(list.queryByText(coming)).toBeNull();
    const raised = () => list.queryAllByRole('listitem').length;
    expect(raised()).toBeGreaterThan(0);
    act(() => fixture.carnet.state.setState({ contactsComing: true }));
    expect(list.getByText(coming)).toBeDefined();
    expect(raised()).toBe(0);
    expect(list.queryByText('No alerts today')).toBeNull();
    act(() => fixture.carnet.state.setState({ contactsComing: false }));
    expect(raised()).toBeGreaterThan(0);
  });

  it('say the fact, the rule and how fresh they are, each fact once', () => {
    const block = open();
    expect(block.getByText('Nobody has been reached for 40 days, since 10 Oct.')).toBeVisible();
    expect(
      block.getByText('Watch after 21 d without reaching anybody, action needed after 35 d.'),
    ).toBeVisible();
    expect(
      block.getByText(
        /^Closures, long weekends and time on hold do not count\. Sheet last changed: /,
      ),
    ).toBeVisible();
    // Silence says already that nothing is planned.
    expect(block.queryByText(/Nothing planned/)).toBeNull();
    expect(block.getAllByText('Action needed').length).toBeGreaterThan(0);
  });

  it('say that there is none', async () => {
    await fixture.addContact(smeId, { at: '2020-11-18T10:00' });
    await fixture.addContact(smeId, {
      at: '2020-11-24T10:00',
      state: 'planned',
      reached: undefined,
    });
    const block = open();
    expect(block.getByText('No alerts today')).toBeVisible();
    expect(block.getByText('On track')).toBeVisible();
  });

  it('offer the one next step', async () => {
    await fixture.addContact(smeId, { at: '2020-11-18T10:00' });
    const block = open();
    await userEvent.click(block.getByRole('button', { name: 'Plan a contact' }));
    const dialog = await screen.findByRole('dialog');
    // A week ahead, on a working day.
    expect(within(dialog).getByDisplayValue('Thu 26 Nov 2020')).toBeInTheDocument();
  });

  it('know the closures that the programme noted: a review is told of them, a proposal avoids them', async () => {
    const title = { lang: 'en', text: 'Stocktaking' } as const;
    const { programmeId } = fixtureIds;
    const days = { from: '2020-11-26', to: '2020-11-27' };
    const closure = { title, kind: 'closure', ...days } as const;
    await fixture.carnet.run(createRecord('calendarEvent', programmeId, closure));
    await fixture.addContact(smeId, { at: '2020-11-18T10:00' });
    const block = open();
    await userEvent.click(block.getByRole('button', { name: 'Plan a contact' }));
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).getByDisplayValue('Mon 30 Nov 2020')).toBeInTheDocument();
    await act(() =>
      fixture.addContact(smeId, {
        at: '2020-11-27T10:00',
        kind: 'monthlyReview',
        state: 'planned',
        reached: undefined,
      }),
    );
    const fact = /falls on a non-working day: a closure or holiday in the programme calendar\.$/;
    expect(screen.getByText(fact)).toBeInTheDocument();
  });

  it('open the action or the problem that is meant', async () => {
    const title = { lang: 'en', text: 'The worst of all' } as const;
    await fixture.addIssue(smeId, { severity: 3, openedOn: '2020-11-01', title });
    const block = open();
    await userEvent.click(block.getByRole('button', { name: 'Open the problem' }));
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).getByDisplayValue('The worst of all')).toBeInTheDocument();
  });

  it('are put off with a reason, stay in sight, and are taken up again', async () => {
    const block = open();
    await userEvent.click(block.getByRole('button', { name: 'Snooze: Gone silent' }));
    const panel = within(screen.getByRole('dialog', { name: 'Snooze: Gone silent' }));
    expect(panel.getAllByRole('textbox')[0]).toHaveFocus();
    await userEvent.click(panel.getByRole('button', { name: 'Snooze' }));
    expect(panel.getByText('Enter a reason.')).toBeVisible();
    expect(stored('snoozed')).toBeUndefined();
    await userEvent.type(panel.getByLabelText('Reason'), 'Moving house{Enter}');
    await waitFor(() =>
      expect(stored('snoozed')).toEqual({
        silence: { until: '2020-11-26', reason: 'Moving house', level: 'risk' },
      }),
    );
    expect(block.getByText('1 snoozed')).toBeVisible();
    expect(block.getByText('until 26 Nov · Moving house')).toBeInTheDocument();
    // What it hid does not come forward instead.
    expect(block.getByText('No alerts today')).toBeVisible();
    await userEvent.click(
      block.getByRole('button', { name: 'Unsnooze: Gone silent', hidden: true }),
    );
    await waitFor(() => expect(block.getByText(/Nobody has been reached/)).toBeVisible());
    await undo();
    expect(block.getByText('1 snoozed')).toBeVisible();
  });

  it('keep a half-typed reason, and offer it again (F112)', async () => {
    const panelOf = async (block: ReturnType<typeof within>) => {
      await userEvent.click(block.getByRole('button', { name: 'Snooze: Gone silent' }));
      return within(screen.getByRole('dialog', { name: 'Snooze: Gone silent' }));
    };
    await userEvent.type((await panelOf(open())).getByLabelText('Reason'), 'Moving');
    cleanup();
    const panel = await panelOf(open());
    await waitFor(() => expect(panel.getByLabelText('Reason')).toHaveValue('Moving'));
    await userEvent.type(panel.getByLabelText('Reason'), ' house{Enter}');
    await waitFor(() =>
      expect(stored('snoozed')).toMatchObject({ silence: { reason: 'Moving house' } }),
    );
    expect(fixture.carnet.state.getState().drafts.size).toBe(0);
  });

  it('cannot be put off to a day gone by, nor for more than 90 days', async () => {
    const block = open();
    await userEvent.click(block.getByRole('button', { name: 'Snooze: Gone silent' }));
    const panel = within(screen.getByRole('dialog', { name: 'Snooze: Gone silent' }));
    await userEvent.type(panel.getByLabelText('Reason'), 'Away');
    const until = panel.getByLabelText('Until (inclusive)');
    for (const day of ['2020-11-18', '2021-02-18']) {
      await userEvent.clear(until);
      await userEvent.type(until, day);
      await userEvent.click(panel.getByRole('button', { name: 'Snooze' }));
      expect(panel.getByText(/at most 90 days ahead/)).toBeVisible();
    }
    expect(stored('snoozed')).toBeUndefined();
    await userEvent.clear(until);
    await userEvent.type(until, '2021-02-17');
    await userEvent.click(panel.getByRole('button', { name: 'Snooze' }));
    await waitFor(() => expect(stored('snoozed')).toBeDefined());
  });
});

describe('the health', () => {
  it('is judged by hand with H, says who and until when, and goes back to the alerts', async () => {
    const block = open();
    act(() => {
      expect(runCommand('setHealth')).toBe(true);
    });
    const dialog = within(await screen.findByRole('dialog', { name: 'Status of Atelier Kerlan' }));
    await userEvent.click(dialog.getByRole('radio', { name: 'On track' }));
    await userEvent.click(dialog.getByRole('button', { name: 'Set' }));
    expect(dialog.getByText('Enter a reason.')).toBeVisible();
    await userEvent.type(dialog.getByLabelText('Reason'), 'We talk every day at the fair');
    await userEvent.click(dialog.getByRole('button', { name: 'Set' }));
    await waitFor(() => expect(block.getByText('On track')).toBeVisible());
    expect(block.getByText('Set by Maëlle Guivarc’h until 26 Nov')).toBeVisible();
    expect(block.getByText('According to the alerts: Action needed')).toBeVisible();
    expect(block.getByText('We talk every day at the fair')).toBeVisible();
    await userEvent.click(block.getByRole('button', { name: 'Return to automatic' }));
    await waitFor(() => expect(stored('healthOverride')).toBeUndefined());
    expect(block.getByText('Action needed')).toBeVisible();
    await undo();
    expect(block.getByText('On track')).toBeVisible();
  });

  it('is judged with what was chosen beside a half-typed reason, when that is gone on with (F220)', async () => {
    open();
    const openDialog = async () => {
      act(() => void runCommand('setHealth'));
      return within(await screen.findByRole('dialog', { name: 'Status of Atelier Kerlan' }));
    };
    const dialog = await openDialog();
    await userEvent.click(dialog.getByRole('radio', { name: 'On track' }));
    await userEvent.type(dialog.getByLabelText('Reason'), 'We talk every day');
    await userEvent.click(dialog.getByRole('button', { name: 'Cancel' }));
    const again = await openDialog();
    expect(again.getByLabelText('Reason')).toHaveValue('We talk every day');
    expect(again.getByRole('radio', { name: 'On track' })).toBeChecked();
  });

  it('cannot be judged in the trash', async () => {
    await fixture.carnet.run(deleteRecord(smeId));
    const block = open();
    expect(block.queryByRole('button')).toBeNull();
    expect(runCommand('setHealth')).toBe(false);
  });
});

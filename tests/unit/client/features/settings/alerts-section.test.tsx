// @vitest-environment jsdom
/** The limits of the alerts in the settings: what fits is saved, what does not is said at the field. */

import { act, cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { AlertsSection } from '../../../../../src/client/features/settings/alerts-section.tsx';
import { initI18n } from '../../../../../src/client/i18n/i18n.ts';
import { notices } from '../../../../../src/client/model/notices.ts';
import { CarnetContext } from '../../../../../src/client/model/use-carnet.ts';
import { setFields } from '../../../../../src/domain/command/command.ts';
import {
  type CarnetFixture,
  carnetFixture,
  fixtureIds,
} from '../../../../support/carnet-fixture.ts';

const { programmeId, padFr, padUk } = fixtureIds;
const dayMs = 86_400_000;
let fixture: CarnetFixture;

beforeAll(() => initI18n('en'));
beforeEach(async () => {
  fixture = await carnetFixture();
});
afterEach(() => {
  cleanup();
  notices.setState({ list: [] });
});

function open(): void {
  render(
    <CarnetContext value={fixture.carnet}>
      <Router hook={memoryLocation({ path: '/settings/alerts' }).hook}>
        <AlertsSection />
      </Router>
    </CarnetContext>,
  );
}

const stored = (field: string): unknown => fixture.carnet.record(programmeId)?.values[field];
/** The line of an alert. */
function line(name: string) {
  const item = screen.getByRole('switch', { name }).closest('li');
  if (item === null) throw new Error(`no line for ${name}`);
  return within(item);
}
async function type(field: HTMLElement, text: string): Promise<void> {
  await userEvent.clear(field);
  await userEvent.type(field, `${text}{Enter}`);
}

describe('the limits of an alert', () => {
  it('are saved when they fit, and taken back to the usual ones with one press', async () => {
    open();
    const silence = line('Gone silent');
    expect(silence.queryByRole('button')).toBeNull();
    await type(silence.getByLabelText('Watch'), '14');
    await waitFor(() => expect(stored('alertSettings')).toEqual({ silence: { watch: 14 } }));
    expect(silence.getByText(/Watch after 14 d /)).toBeVisible();
    await userEvent.click(silence.getByRole('button', { name: 'Default limits: Gone silent' }));
    await waitFor(() => expect(stored('alertSettings')).toBeUndefined());
    expect(silence.getByLabelText('Watch')).toHaveValue('21');
    await act(() => fixture.carnet.undo());
    expect(silence.getByLabelText('Watch')).toHaveValue('14');
  });

  it('half-typed are there again after a reload, and follow the colleague otherwise (F112)', async () => {
    open();
    const field = () => line('Gone silent').getByLabelText('Watch');
    await userEvent.clear(field());
    await userEvent.type(field(), '77');
    cleanup();
    open();
    await waitFor(() => expect(field()).toHaveValue('77'));
    expect(line('Gone silent').getByLabelText('Action needed')).toHaveValue('35');
    await type(field(), '14');
    await waitFor(() => expect(stored('alertSettings')).toEqual({ silence: { watch: 14 } }));
    cleanup();
    open();
    expect(field()).toHaveValue('14');
  });

  it('are kept at the field and not saved when they do not fit', async () => {
    open();
    const silence = line('Gone silent');
    await type(silence.getByLabelText('Watch'), '40');
    expect(silence.getByText('Action needed cannot be lower than Watch.')).toBeVisible();
    await type(silence.getByLabelText('Action needed'), 'many');
    expect(silence.getByText('Enter a whole number from 0 to 365.')).toBeVisible();
    expect(stored('alertSettings')).toBeUndefined();
    await type(silence.getByLabelText('Action needed'), '50');
    await waitFor(() =>
      expect(stored('alertSettings')).toEqual({ silence: { watch: 40, risk: 50 } }),
    );
  });

  it('may be those of one stage', async () => {
    open();
    const stages = line('Stuck in a stage');
    const enrolled = within(stages.getByRole('group', { name: 'Enrolled' }));
    await type(enrolled.getByLabelText('Watch'), '10');
    await waitFor(() =>
      expect(stored('alertSettings')).toEqual({ stuckInEnrolled: { watch: 10 } }),
    );
  });

  it('are hidden while the alert is off', async () => {
    open();
    await userEvent.click(screen.getByRole('switch', { name: 'Gone silent' }));
    await waitFor(() => expect(stored('alertSettings')).toEqual({ silence: { off: true } }));
    expect(line('Gone silent').queryByLabelText('Watch')).toBeNull();
  });
});

describe('how days are counted', () => {
  it('is chosen for the programme', async () => {
    open();
    await userEvent.selectOptions(screen.getByLabelText('Days counted'), 'Working days');
    await waitFor(() => expect(stored('dayCount')).toBe('working'));
    await userEvent.click(screen.getByRole('switch', { name: 'August and turn of the year' }));
    await waitFor(() => expect(stored('softWindowsOff')).toBe(true));
    await userEvent.click(screen.getByRole('switch', { name: 'August and turn of the year' }));
    await waitFor(() => expect(stored('softWindowsOff')).toBeUndefined());
  });
});

describe('enrolment behind plan', () => {
  it('says how far, leads to those in selection, and is put off with a reason', async () => {
    await fixture.carnet.run(setFields(programmeId, { targets: { [padUk]: 12, [padFr]: 12 } }));
    // A programme that was begun this month says nothing yet.
    fixture.environment.pass(28 * dayMs);
    open();
    const behind = line('Enrolment behind plan');
    expect(behind.getByText(/^Now: \d+ SMEs behind the linear target/)).toBeVisible();
    expect(behind.queryByText(/^Latest change to any sheet: /)).toBeNull();
    await act(() => fixture.addSme());
    expect(behind.getByText('Latest change to any sheet: 10:42')).toBeVisible();
    expect(behind.getByRole('link', { name: 'See SMEs in selection' })).toHaveAttribute(
      'href',
      '/?stage=screening&stage=eligible',
    );
    await userEvent.click(behind.getByRole('button', { name: 'Snooze' }));
    const panel = within(screen.getByRole('dialog', { name: 'Snooze: Enrolment behind plan' }));
    await userEvent.type(panel.getByLabelText('Reason'), 'Amendment pending');
    await userEvent.click(panel.getByRole('button', { name: 'Snooze' }));
    await waitFor(() => expect(stored('snoozed')).toHaveProperty('enrolmentBehind'));
    expect(behind.getByText('until 24 Dec · Amendment pending')).toBeVisible();
    await userEvent.click(behind.getByRole('button', { name: 'Unsnooze' }));
    await waitFor(() => expect(behind.getByText(/^Now: /)).toBeVisible());
  });
});

// @vitest-environment jsdom
/** Words that nobody can read as an hour, in the dialogs that add what has one: nothing is added, and they stay in their box. */

import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { MeetingsScreen } from '../../../../src/client/features/meetings/meetings-screen.tsx';
import { PlanDialog } from '../../../../src/client/features/planning/plan-dialog.tsx';
import { initI18n, setLanguage } from '../../../../src/client/i18n/i18n.ts';
import { lazyRecordsOf } from '../../../../src/client/model/records.ts';
import { BackupsContext } from '../../../../src/client/model/use-backups.ts';
import { CarnetContext } from '../../../../src/client/model/use-carnet.ts';
import { DeviceContext } from '../../../../src/client/model/use-device.ts';
import { type CarnetFixture, carnetFixture, fixtureIds } from '../../../support/carnet-fixture.ts';
import { showSheet } from '../../../support/sheet-fixture.tsx';
import { testBackupTools, testDevice } from '../../../support/test-device.ts';

let fixture: CarnetFixture;

beforeEach(async () => {
  await initI18n('en');
  await setLanguage('en');
  fixture = await carnetFixture();
});
afterEach(cleanup);

const hint = 'Enter a time, such as “10am” or “14:30”.';
const box = (name: string): HTMLElement => screen.getByLabelText(name);
const press = (name: string | RegExp) => userEvent.click(screen.getByRole('button', { name }));

async function write(name: string, words: string): Promise<void> {
  await userEvent.clear(box(name));
  await userEvent.type(box(name), words);
}

async function openMeeting(): Promise<void> {
  render(
    <BackupsContext value={testBackupTools()}>
      <DeviceContext value={testDevice(() => fixture.environment.now())}>
        <CarnetContext value={fixture.carnet}>
          <MeetingsScreen meetingId="" writeWord={async () => new Blob()} />
        </CarnetContext>
      </DeviceContext>
    </BackupsContext>,
  );
  await screen.findByText('No meetings yet');
  await userEvent.keyboard('n');
  await screen.findByRole('dialog', { name: 'New meeting' });
}

const meetings = () =>
  lazyRecordsOf(fixture.carnet.state.getState(), fixtureIds.programmeId, 'meeting') ?? [];

test('a meeting is not added with them, and they are there again later (F305)', async () => {
  await openMeeting();
  await write('Time', '14h30 Paris');
  await press('Add meeting');
  expect(await screen.findByText(hint)).toBeVisible();
  expect(box('Time')).toHaveValue('14h30 Paris');
  expect(box('Time')).toBeInvalid();
  // The day is right: nothing is said against it.
  expect(screen.queryByText('Check this value.')).toBeNull();
  expect(meetings()).toEqual([]);
  cleanup();
  await openMeeting();
  expect(box('Time')).toHaveValue('14h30 Paris');
  await press('Add meeting');
  expect(meetings()).toEqual([]);
  await write('Time', '14h30');
  await press('Add meeting');
  await waitFor(() => expect(meetings()[0]?.values.at).toBe('2020-11-19T14:30'));
});

test('an hour stays while the day of a new meeting is typed anew (F305)', async () => {
  await openMeeting();
  await write('Time', '15:30');
  const day = box('Date and time');
  await userEvent.clear(day);
  await userEvent.type(day, 'some day');
  await press('Add meeting');
  expect(meetings()).toEqual([]);
  expect(box('Time')).toHaveValue('15:30');
  await userEvent.clear(day);
  await userEvent.type(day, '3 December 2020');
  await press('Add meeting');
  await waitFor(() => expect(meetings()[0]?.values.at).toBe('2020-12-03T15:30'));
});

test('a contact is not added with them, and its draft keeps them with the day (F305)', async () => {
  const smeId = await fixture.addSme();
  const contacts = () => fixture.carnet.state.getState().journals.get(smeId) ?? [];
  const open = async () => {
    const { unmount } = showSheet(fixture, `/sme/${smeId}`);
    await userEvent.click(screen.getByRole('button', { name: 'More actions' }));
    await userEvent.click(screen.getByRole('menuitem', { name: 'Full contact form' }));
    await screen.findByRole('dialog', { name: 'Log a contact' });
    return unmount;
  };
  const close = await open();
  await write('Day', '16 November 2020');
  await write('Time', '14h30 Paris');
  await press('Log contact');
  expect(await screen.findByText(hint)).toBeVisible();
  expect(screen.queryByText('Enter a date.')).toBeNull();
  expect(contacts()).toEqual([]);
  close();
  await open();
  expect(box('Day')).toHaveValue('Mon 16 Nov 2020');
  expect(box('Time')).toHaveValue('14h30 Paris');
  await write('Time', '14h30');
  await press('Log contact');
  await waitFor(() => expect(contacts()[0]?.values.at).toBe('2020-11-16T14:30'));
});

test('a contact is not planned with them, and nothing is said against its day (F305)', async () => {
  const smeId = await fixture.addSme();
  render(
    <CarnetContext value={fixture.carnet}>
      <PlanDialog start={{ smeId }} onClose={cleanup} />
    </CarnetContext>,
  );
  await write('Time', '14h30 Paris');
  await press(/^Plan/);
  expect(await screen.findByText(hint)).toBeVisible();
  expect(screen.queryByText('Choose a day.')).toBeNull();
  expect(box('Time')).toHaveValue('14h30 Paris');
  expect(fixture.carnet.state.getState().journals.get(smeId) ?? []).toEqual([]);
});

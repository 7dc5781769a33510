// @vitest-environment jsdom
/** Boxes whose words are added, while the device takes its time: what is typed meanwhile stays, and nothing is added twice. */

import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import type { ReactElement } from 'react';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { LessonDialog } from '../../../../src/client/features/lessons/lesson-dialog.tsx';
import { ActionsPart } from '../../../../src/client/features/meetings/actions-part.tsx';
import { AgendaPart } from '../../../../src/client/features/meetings/agenda-part.tsx';
import { NewText } from '../../../../src/client/features/meetings/text-block.tsx';
import { ContributionDialog } from '../../../../src/client/features/organisations/contribution-dialog.tsx';
import { ContextSection } from '../../../../src/client/features/settings/context-section.tsx';
import { LaunchPadsSection } from '../../../../src/client/features/settings/launch-pads-section.tsx';
import { PeopleSection } from '../../../../src/client/features/sheet/details/people-section.tsx';
import { VisitScreen } from '../../../../src/client/features/visit/visit-screen.tsx';
import { initI18n } from '../../../../src/client/i18n/i18n.ts';
import { CarnetContext } from '../../../../src/client/model/use-carnet.ts';
import { DeviceContext } from '../../../../src/client/model/use-device.ts';
import { visitKey } from '../../../../src/client/model/visit-key.ts';
import { newVisit } from '../../../../src/client/model/visit-state.ts';
import { createRecord, setFields } from '../../../../src/domain/command/command.ts';
import type { Meeting } from '../../../../src/domain/meeting/agenda.ts';
import type { Lesson } from '../../../../src/domain/operation/record.ts';
import { startTimer } from '../../../../src/domain/visit/timer.ts';
import { beginVisitAtOnce } from '../../../../src/domain/visit/visit.ts';
import { present } from '../../../../src/std/assert.ts';
import { type CarnetFixture, carnetFixture, fixtureIds } from '../../../support/carnet-fixture.ts';
import { testDevice } from '../../../support/test-device.ts';

const { programmeId } = fixtureIds;

beforeAll(() => initI18n('en'));
afterEach(cleanup);

async function meetingIn({ carnet }: CarnetFixture): Promise<Meeting> {
  const values = {
    title: { lang: 'en', text: 'November' },
    kind: 'projectMeeting',
    at: '2020-11-19T10:00',
    state: 'planned',
  } as const;
  await carnet.run(createRecord('meeting', programmeId, values, 'm1'));
  return present(carnet.record('m1'), 'the meeting') as unknown as Meeting;
}

async function lessonIn({ carnet }: CarnetFixture): Promise<Lesson> {
  const text = { lang: 'en', text: 'The list is the script.' } as const;
  const values = { number: 1, text, theme: 'selection', reviewMonth: 9 } as const;
  await carnet.run(createRecord('lesson', programmeId, values, 'l1'));
  return present(carnet.record('l1'), 'the lesson') as unknown as Lesson;
}

async function visitIn({ carnet, environment, addSme }: CarnetFixture): Promise<ReactElement> {
  const smeId = await addSme();
  const contactId = environment.newId();
  await carnet.run(beginVisitAtOnce(smeId, { id: contactId, language: 'en' }));
  const visit = newVisit(startTimer(environment.now()));
  await carnet.keepDraft(visitKey({ smeId, contactId }), JSON.stringify(visit));
  return <VisitScreen smeId={smeId} contactId={contactId} part="end" place={null} />;
}

interface Box {
  readonly name: string;
  /** Its label, and the button that adds; Enter where there is none. */
  readonly label: RegExp;
  readonly button?: string;
  /** Opens the form. */
  readonly opener?: string;
  readonly draw: (fixture: CarnetFixture) => Promise<ReactElement>;
}

const boxes: readonly Box[] = [
  {
    name: 'a decision at the end of a visit',
    label: /^New decision$/u,
    draw: visitIn,
  },
  {
    name: 'an item of an agenda',
    label: /^New item$/u,
    draw: async (fixture) => (
      <AgendaPart meeting={await meetingIn(fixture)} mayWrite titles={new Map()} />
    ),
  },
  {
    name: 'a decision of a meeting',
    label: /^Decision$/u,
    opener: 'Decide',
    draw: async (fixture) => {
      await meetingIn(fixture);
      return (
        <NewText
          place="m1/decision"
          label="Decision"
          where="Decision"
          button="Decide"
          onAdd={(text) => setFields('m1', { 'said.opening': text })}
        />
      );
    },
  },
  {
    name: 'an action of a meeting',
    label: /^Action$/u,
    draw: async (fixture) => {
      const meeting = await meetingIn(fixture);
      const key = `meetingAction:m1/${fixture.environment.tab}`;
      await fixture.carnet.keepDraft(key, JSON.stringify({ target: programmeId }));
      return <ActionsPart meeting={meeting} mayWrite />;
    },
  },
  {
    name: 'an action of a lesson',
    label: /^New programme action/u,
    draw: async (fixture) => (
      <LessonDialog lesson={await lessonIn(fixture)} onClose={() => undefined} />
    ),
  },
  {
    name: 'a contact person',
    label: /^Name of a new contact person/u,
    draw: async (fixture) => <PeopleSection holder={{ id: await fixture.addSme(), values: {} }} />,
  },
  {
    name: 'a launch pad',
    label: /^Name$/u,
    opener: 'Add a launch pad',
    draw: async ({ carnet, environment }) => {
      await carnet.keepDraft(`newPad:${programmeId}/${environment.tab}`, '{"code":"BE"}');
      return <LaunchPadsSection />;
    },
  },
  {
    name: 'a date of the calendar',
    label: /^Title$/u,
    opener: 'Add an event',
    draw: async () => <ContextSection />,
  },
  {
    name: 'a contribution',
    label: /^What did they do/u,
    button: 'Add a contribution',
    draw: async ({ carnet }) => {
      const values = { name: 'The bank', kind: 'funder', engagement: 'contacted' } as const;
      await carnet.run(createRecord('organisation', 'o1', values, 'o1'));
      return <ContributionDialog organisationId="o1" onClose={() => undefined} />;
    },
  },
];

/** The device takes its time with what is added, until the test lets it. */
function slowDisk({ store }: CarnetFixture): { readonly finish: () => void } {
  let finish = (): void => undefined;
  const flushed = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const append = store.append.bind(store);
  vi.spyOn(store, 'append').mockImplementation(async (row) => {
    await flushed;
    return append(row);
  });
  return { finish: () => finish() };
}

describe('words that are typed while those before them are being saved (F130)', () => {
  it.each(boxes)('stay in the box of $name, which is added once', async (box) => {
    const fixture = await carnetFixture();
    const drawn = await box.draw(fixture);
    render(
      <DeviceContext value={testDevice(() => fixture.environment.now())}>
        <CarnetContext value={fixture.carnet}>{drawn}</CarnetContext>
      </DeviceContext>,
    );
    if (box.opener !== undefined) {
      fireEvent.click(screen.getByRole('button', { name: box.opener }));
    }
    const input = await screen.findByRole<HTMLInputElement>('textbox', { name: box.label });
    const type = (value: string) => fireEvent.change(input, { target: { value } });
    const add = (): void => {
      if (box.button === undefined) fireEvent.submit(present(input.form, 'its form'));
      else fireEvent.click(screen.getByRole('button', { name: box.button }));
    };
    const { finish } = slowDisk(fixture);
    const run = vi.spyOn(fixture.carnet, 'run');
    type('The first');
    add();
    await waitFor(() => expect(run).toHaveBeenCalledTimes(1));
    type('The first and the second');
    add();
    finish();
    await waitFor(() => expect(input).toHaveValue('and the second'));
    // Whoever goes on typing does so in the same box, and in nothing that opened since.
    expect(input).toBeVisible();
    const opened = screen.queryAllByRole('dialog').filter((dialog) => !dialog.contains(input));
    expect(opened).toEqual([]);
    expect(run).toHaveBeenCalledTimes(1);
    await waitFor(() => {
      const drafts = [...fixture.carnet.state.getState().drafts.values()];
      expect(drafts.filter(({ text }) => text.includes('and the second'))).toHaveLength(1);
    });
  });
});

// @vitest-environment jsdom
/** While contacts are still being received, nothing that depends on them leaves Carnet or is frozen, and the reason is said. */

import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { MeetingsScreen } from '../../../../src/client/features/meetings/meetings-screen.tsx';
import { PortfolioScreen } from '../../../../src/client/features/portfolio/portfolio-screen.tsx';
import { QuarterlyScreen } from '../../../../src/client/features/quarterly/quarterly-screen.tsx';
import { SheetScreen } from '../../../../src/client/features/sheet/sheet-screen.tsx';
import { initI18n } from '../../../../src/client/i18n/i18n.ts';
import { type CommandId, runCommand } from '../../../../src/client/model/commands.ts';
import { NoteExportedFileContext } from '../../../../src/client/model/exported-files.ts';
import { notices } from '../../../../src/client/model/notices.ts';
import { lazyRecordsOf } from '../../../../src/client/model/records.ts';
import { BackupsContext } from '../../../../src/client/model/use-backups.ts';
import { CarnetContext } from '../../../../src/client/model/use-carnet.ts';
import { createRecord, setFields } from '../../../../src/domain/command/command.ts';
import { firstAgenda } from '../../../../src/domain/meeting/agenda.ts';
import { frozenProgress } from '../../../../src/domain/meeting/progress.ts';
import { type CarnetFixture, carnetFixture, fixtureIds } from '../../../support/carnet-fixture.ts';
import { testBackupTools } from '../../../support/test-device.ts';

const reason =
  'Some contacts are still being received. This can be done once they have all arrived.';

let fixture: CarnetFixture;
let smeId: string;
let tools: ReturnType<typeof testBackupTools>;

beforeEach(async () => {
  await initI18n('en');
  fixture = await carnetFixture();
  tools = testBackupTools();
  smeId = await fixture.addSme({ track: 'programme', stage: 'enrolled', enrolledOn: '2020-09-14' });
  // Heads come first: the problem is here, the confidential contact at which it was noted is not.
  await fixture.addIssue(smeId, {
    title: { lang: 'en', text: 'SECRET' },
    from: { contactId: 'not-here-yet' },
    openedOn: '2020-11-10',
  });
  const me = fixture.carnet.state.getState().memberId;
  const result = await fixture.carnet.run(setFields(me, { roles: ['coordinator'] }));
  expect(result.ok).toBe(true);
  coming(true);
});

afterEach(() => {
  cleanup();
  notices.setState({ list: [] });
  vi.restoreAllMocks();
});

function coming(contactsComing: boolean): void {
  act(() => fixture.carnet.state.setState({ contactsComing }));
}

function show(path: string, element: React.ReactElement): void {
  const memory = memoryLocation({ path });
  render(
    <BackupsContext value={tools}>
      <CarnetContext value={fixture.carnet}>
        <NoteExportedFileContext value={() => undefined}>
          <Router hook={memory.hook} searchHook={memory.searchHook}>
            {element}
          </Router>
        </NoteExportedFileContext>
      </CarnetContext>
    </BackupsContext>,
  );
}

const writeWord = async (): Promise<Blob> => new Blob();
const lastNotice = (): string => notices.getState().list.at(-1)?.message ?? '';
const issued = () =>
  lazyRecordsOf(fixture.carnet.state.getState(), fixtureIds.programmeId, 'issuedReport') ?? [];

describe.each([
  ['a quarterly review', '15'],
  ['the report on the whole programme', 'programme'],
])('%s', (_name, report) => {
  it('is neither issued nor handed over, and says what is missing (F125)', async () => {
    const user = userEvent.setup();
    const print = vi.spyOn(window, 'print').mockImplementation(() => undefined);
    show(`/quarterly/${report}`, <QuarterlyScreen report={report} writeWord={writeWord} />);
    const issue = await screen.findByRole('button', { name: 'Issue' });
    expect(document.body).toHaveTextContent('Some contacts are still being received: figures that');
    expect(document.body).not.toHaveTextContent('SECRET');
    for (const button of [
      issue,
      screen.getByRole('button', { name: 'Word' }),
      screen.getByRole('button', { name: 'PDF' }),
    ]) {
      expect(button).toHaveAccessibleDescription(reason);
      await user.click(button);
    }
    expect(issued()).toHaveLength(0);
    expect(tools.downloads).toHaveLength(0);
    expect(print).not.toHaveBeenCalled();

    coming(false);
    expect(document.body).not.toHaveTextContent('still being received');
    await user.click(screen.getByRole('button', { name: 'Issue' }));
    await user.click(screen.getByRole('button', { name: 'Issue edition 1' }));
    await waitFor(() => expect(issued()).toHaveLength(1));
    expect(JSON.stringify(issued())).not.toContain('SECRET');
  });
});

describe('a sheet', () => {
  it.each(['exportCsv', 'exportCsvStaff', 'print', 'printStaff'] as const satisfies CommandId[])(
    'does not leave by %s, and the reason is said (F125)',
    async (command) => {
      const print = vi.spyOn(window, 'print').mockImplementation(() => undefined);
      show(`/sme/${smeId}`, <SheetScreen smeId={smeId} tab="details" />);
      act(() => void runCommand(command));
      await waitFor(() => expect(lastNotice()).toBe(reason));
      expect(tools.downloads).toHaveLength(0);
      expect(print).not.toHaveBeenCalled();
    },
  );

  it('printed by the keys of the browser, says what is missing', async () => {
    show(`/sme/${smeId}`, <SheetScreen smeId={smeId} tab="details" />);
    const paper = () => document.body.querySelector(':scope > [class*="paper"]');
    await waitFor(() => {
      fireEvent(window, new Event('beforeprint'));
      expect(paper()).toHaveTextContent('Some contacts are still being received: the journal');
    });
    expect(paper()).not.toHaveTextContent('SECRET');
    fireEvent(window, new Event('afterprint'));
  });
});

describe('the list', () => {
  it('does not leave as a table, and the reason is said (F125)', async () => {
    show('/', <PortfolioScreen />);
    act(() => void runCommand('exportCsv'));
    await waitFor(() => expect(lastNotice()).toBe(reason));
    expect(tools.downloads).toHaveLength(0);
  });
});

describe('a meeting', () => {
  it('opens without keeping a progress that is not whole, and is not handed over before (F125)', async () => {
    const title = { lang: 'en', text: 'November meeting' } as const;
    const values = {
      title,
      kind: 'projectMeeting',
      at: '2020-11-19T10:00',
      state: 'planned',
    } as const;
    const agenda = firstAgenda('projectMeeting', undefined, 'en');
    const { programmeId } = fixtureIds;
    await fixture.carnet.run(createRecord('meeting', programmeId, { ...values, ...agenda }, 'm1'));
    show('/meetings/m1', <MeetingsScreen meetingId="m1" writeWord={writeWord} />);
    const word = await screen.findByRole('button', { name: 'Word' });
    expect(word).toHaveAccessibleDescription(reason);
    const user = userEvent.setup();
    await user.click(word);
    expect(tools.downloads).toHaveLength(0);
    await user.click(screen.getByRole('button', { name: 'Open the meeting' }));
    const stored = () =>
      lazyRecordsOf(fixture.carnet.state.getState(), programmeId, 'meeting')?.[0];
    await waitFor(() => expect(stored()?.values.openedAt).toBeDefined());
    const meeting = stored();
    expect(meeting && frozenProgress(meeting)).toBeUndefined();
  });
});

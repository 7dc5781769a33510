// @vitest-environment jsdom
/** What is typed and not written yet when a file or paper is asked for. Timers stand still: no pause writes anything. */

import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ReactNode } from 'react';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { MeetingsScreen } from '../../../../src/client/features/meetings/meetings-screen.tsx';
import { QuarterlyScreen } from '../../../../src/client/features/quarterly/quarterly-screen.tsx';
import { SheetScreen } from '../../../../src/client/features/sheet/sheet-screen.tsx';
import { initI18n } from '../../../../src/client/i18n/i18n.ts';
import { runCommand } from '../../../../src/client/model/commands.ts';
import { notices } from '../../../../src/client/model/notices.ts';
import { AccountsContext } from '../../../../src/client/model/use-accounts.ts';
import { BackupsContext } from '../../../../src/client/model/use-backups.ts';
import { CarnetContext } from '../../../../src/client/model/use-carnet.ts';
import { DeviceContext } from '../../../../src/client/model/use-device.ts';
import { wordType, type WordWriter } from '../../../../src/client/ports/word.ts';
import { reportText } from '../../../../src/domain/report/quarterly/report-document.ts';
import { type CarnetFixture, carnetFixture } from '../../../support/carnet-fixture.ts';
import { addMeeting } from '../../../support/meeting-fixture.tsx';
import { testAccounts } from '../../../support/test-accounts.ts';
import { testBackupTools, testDevice } from '../../../support/test-device.ts';

let fixture: CarnetFixture;
let files: string[];
const writeWord: WordWriter = async (document) => {
  files.push(reportText(document));
  return new Blob(['word'], { type: wordType });
};

beforeAll(() => initI18n('en'));
beforeEach(async () => {
  fixture = await carnetFixture();
  files = [];
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  notices.setState({ list: [] });
});

function show(path: string, screenOf: ReactNode): void {
  const { hook, searchHook } = memoryLocation({ path });
  render(
    <BackupsContext value={testBackupTools()}>
      <DeviceContext value={testDevice(() => fixture.environment.now())}>
        <CarnetContext value={fixture.carnet}>
          <AccountsContext value={testAccounts()}>
            <Router hook={hook} searchHook={searchHook}>
              {screenOf}
            </Router>
          </AccountsContext>
        </CarnetContext>
      </DeviceContext>
    </BackupsContext>,
  );
}

const press = async (name: string | RegExp): Promise<void> => {
  const [button] = await screen.findAllByRole('button', { name });
  fireEvent.click(button ?? document.body);
};
/** Types at once, and stays in the box. */
const typeIn = (box: HTMLElement, value: string): void => {
  fireEvent.change(box, { target: { value } });
};

describe('the words typed last', () => {
  test('are in the Word files of a draft of the quarterly review (F190)', async () => {
    await fixture.addSme();
    show('/quarterly/15', <QuarterlyScreen report="15" writeWord={writeWord} />);
    await press('Correct: Challenges, All launch pads');
    typeIn(await screen.findByRole('textbox', { name: /English/u }), 'A calm quarter.');
    await press('Word');
    await waitFor(() => expect(files).toHaveLength(2));
    expect(files[0]).toContain('A calm quarter.');
  });

  test('are in the Word files of a meeting (F190)', async () => {
    await addMeeting(fixture);
    show('/meetings/m1', <MeetingsScreen meetingId="m1" writeWord={writeWord} />);
    const [first] = await screen.findAllByRole('button', { name: /^Write: |^Edit: /u });
    fireEvent.click(first ?? document.body);
    const [box] = await screen.findAllByRole('textbox', { name: /English/u });
    typeIn(box ?? document.body, 'The fair in Brest');
    await press('Word');
    await waitFor(() => expect(files).toHaveLength(2));
    expect(files[0]).toContain('The fair in Brest');
  });

  test('are on the paper of a sheet (F190)', async () => {
    const smeId = await fixture.addSme();
    show(`/s/${smeId}/details`, <SheetScreen smeId={smeId} tab="details" />);
    typeIn(await screen.findByLabelText('Town'), 'Cancale');
    const printed = new Promise((resolve) => {
      vi.spyOn(window, 'print').mockImplementation(() =>
        resolve(fixture.carnet.record(smeId)?.values['town']),
      );
    });
    await waitFor(() => {
      let isOffered = false;
      act(() => {
        isOffered = runCommand('print');
      });
      expect(isOffered).toBe(true);
    });
    expect(await printed).toBe('Cancale');
  });
});

// @vitest-environment jsdom
/** What was noted at a confidential contact leaves on no paper, in no table and in no review, wherever that contact is now. */

import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { QuarterlyScreen } from '../../../../src/client/features/quarterly/quarterly-screen.tsx';
import { SheetScreen } from '../../../../src/client/features/sheet/sheet-screen.tsx';
import { initI18n } from '../../../../src/client/i18n/i18n.ts';
import { runCommand } from '../../../../src/client/model/commands.ts';
import { NoteExportedFileContext } from '../../../../src/client/model/exported-files.ts';
import { BackupsContext } from '../../../../src/client/model/use-backups.ts';
import { CarnetContext } from '../../../../src/client/model/use-carnet.ts';
import { deleteRecord, setFields } from '../../../../src/domain/command/command.ts';
import { moveContact } from '../../../../src/domain/contact/move-contact.ts';
import { present } from '../../../../src/std/assert.ts';
import { type CarnetFixture, carnetFixture } from '../../../support/carnet-fixture.ts';
import { testBackupTools } from '../../../support/test-device.ts';

let fixture: CarnetFixture;
let smeId: string;
let otherId: string;
let tools: ReturnType<typeof testBackupTools>;

beforeEach(async () => {
  await initI18n('en');
  fixture = await carnetFixture();
  tools = testBackupTools();
  const programme = { track: 'programme', stage: 'enrolled', enrolledOn: '2020-09-14' } as const;
  smeId = await fixture.addSme({ name: 'Atelier Bleu', ...programme });
  otherId = await fixture.addSme({ name: 'Maison Verte', ...programme });
  const me = fixture.carnet.state.getState().memberId;
  const result = await fixture.carnet.run(setFields(me, { roles: ['coordinator'] }));
  expect(result.ok).toBe(true);
});

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

type Change = (contactId: string) => Promise<unknown>;

/** A contact with a problem and an action noted at it, and what is done with the contact then. */
async function noted(word: string, confidential: boolean, change: Change): Promise<void> {
  const contactId = await fixture.addContact(smeId, { at: '2020-11-10T10:00', confidential });
  const title = { lang: 'en', text: word } as const;
  const from = { contactId };
  await fixture.addIssue(smeId, { title, from, openedOn: '2020-11-10', state: 'open' });
  await fixture.addAction(smeId, { title, from });
  await fixture.carnet.confirmNow();
  await change(contactId);
  await fixture.carnet.confirmNow();
}

const toTrash: Change = (id) => fixture.carnet.run(deleteRecord(id));
const toOtherSheet: Change = (id) => fixture.carnet.run(moveContact(id, otherId));
const toOtherSheetThenSecret: Change = async (id) => {
  await toOtherSheet(id);
  await fixture.carnet.loadJournal(otherId);
  const journal = fixture.carnet.state.getState().journals.get(otherId) ?? [];
  const copy = present(
    journal.find(({ values }) => values.movedFrom === id),
    'a moved contact',
  );
  return fixture.carnet.run(setFields(copy.id, { confidential: true }));
};

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

async function review(): Promise<string> {
  show('/quarterly/15', <QuarterlyScreen report="15" writeWord={async () => new Blob()} />);
  await screen.findByRole('button', { name: 'Issue' });
  const text = document.body.textContent ?? '';
  cleanup();
  return text;
}

async function table(): Promise<string> {
  show(`/sme/${smeId}`, <SheetScreen smeId={smeId} tab="details" />);
  act(() => void runCommand('exportCsv'));
  await waitFor(() => expect(tools.downloads).toHaveLength(1));
  cleanup();
  return present(tools.downloads[0], 'a file was downloaded').file.text();
}

async function paper(): Promise<string> {
  const printed: string[] = [];
  vi.spyOn(window, 'print').mockImplementation(() => {
    fireEvent(window, new Event('beforeprint'));
    printed.push(document.body.querySelector(':scope > [class*="paper"]')?.textContent ?? '');
    fireEvent(window, new Event('afterprint'));
  });
  show(`/sme/${smeId}`, <SheetScreen smeId={smeId} tab="details" />);
  act(() => void runCommand('print'));
  await waitFor(() => expect(printed).toHaveLength(1));
  return printed[0] ?? '';
}

describe.each([
  ['the quarterly review', review],
  ['the table of a sheet', table],
  ['the paper of a sheet', paper],
] as const)('%s', (_name, read) => {
  it.each([
    ['is in the trash', toTrash, true],
    ['was moved to another sheet', toOtherSheet, true],
    ['became confidential on another sheet', toOtherSheetThenSecret, false],
  ] as const)(
    'has nothing noted at a confidential contact that %s (F124)',
    async (_where, change, wasSecret) => {
      await noted('SECRET', wasSecret, change);
      await noted('OPEN', false, async () => undefined);
      const text = await read();
      expect(text).toContain('OPEN');
      expect(text).not.toContain('SECRET');
    },
  );

  it.each([
    ['is in the trash', toTrash],
    ['was moved to another sheet', toOtherSheet],
  ] as const)('keeps what was noted at a plain contact that %s', async (_where, change) => {
    await noted('PLAIN', false, change);
    expect(await read()).toContain('PLAIN');
  });
});

// @vitest-environment jsdom
/** A copy is imported: what is said before and after is of the same changes, and of the half-typed texts as well. */
import { Blob as NodeBlob } from 'node:buffer';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { TakeInPanel } from '../../../../../src/client/features/first-run/take-in-panel.tsx';
import { initI18n, setLanguage } from '../../../../../src/client/i18n/i18n.ts';
import { notices } from '../../../../../src/client/model/notices.ts';
import { copyProgramme } from '../../../../../src/client/model/take-in.ts';
import { BackupsContext } from '../../../../../src/client/model/use-backups.ts';
import { DeviceContext } from '../../../../../src/client/model/use-device.ts';
import { createRecord, setFields, together } from '../../../../../src/domain/command/command.ts';
import {
  type CarnetFixture,
  carnetFixture,
  fixtureIds,
  testEnvironment,
} from '../../../../support/carnet-fixture.ts';
import { testBackupTools, testDevice } from '../../../../support/test-device.ts';

beforeEach(async () => {
  // The streams of Node take Node's own blobs only.
  vi.stubGlobal('Blob', NodeBlob);
  await initI18n('en');
});

const { programmeId, memberId } = fixtureIds;

async function copyOf(steps: (fixture: CarnetFixture) => Promise<void>): Promise<File> {
  const fixture = await carnetFixture();
  await steps(fixture);
  const device = testDevice(() => 0);
  device.databases.set(programmeId, fixture.device);
  const programme = { programmeId, memberId, name: 'E-Channel' };
  const { backups } = testBackupTools();
  const written = await copyProgramme(device, backups, programme, fixture.environment);
  if (!written.ok) throw new Error('not written');
  return written.value.file as File;
}

/** What is put straight into the control. */
function choose(file: Blob, label: string): void {
  const input = screen.getByLabelText(label);
  Object.defineProperty(input, 'files', { value: [file], configurable: true });
  fireEvent.change(input);
}

test.each([
  [
    'en',
    'Backup file',
    'Import',
    /(\d+) changes/u,
    '3 changes imported. 1 half-typed text imported.',
  ],
  [
    'fr',
    'Fichier de sauvegarde',
    'Importer',
    /(\d+) modifications/u,
    '3 modifications importées. 1 texte en cours de saisie importé.',
  ],
] as const)('of a programme that is here already [%s]', async (...texts) => {
  const [language, label, doIt, changes, said] = texts;
  await setLanguage(language);
  const base = await copyOf(async () => undefined);
  const more = await copyOf(async ({ carnet, addSme }) => {
    const smeId = await addSme();
    const note = { kind: 'note', at: '2020-11-02T10:00', state: 'held' } as const;
    const town = setFields(smeId, { town: 'Dinard' });
    await carnet.run(together([createRecord('contact', smeId, note), town]));
    await carnet.keepDraft('composer:x', 'half a line');
  });
  const environment = testEnvironment();
  let opened = 0;
  render(
    <DeviceContext value={testDevice(() => environment.now())}>
      <BackupsContext value={testBackupTools()}>
        <TakeInPanel
          environment={environment}
          unavailableBecause={undefined}
          focused={false}
          onOpened={() => {
            opened += 1;
          }}
          onBack={() => undefined}
        />
      </BackupsContext>
    </DeviceContext>,
  );
  const user = userEvent.setup();
  choose(base, label);
  await user.click(await screen.findByRole('button', { name: doIt }));
  await waitFor(() => expect(opened).toBe(1));
  choose(more, label);
  await waitFor(() => expect(screen.getAllByText(changes)).toHaveLength(2));
  const [all = 0, here = 0] = screen
    .getAllByText(changes)
    .map(({ textContent }) => Number(changes.exec(textContent)?.[1]));
  expect(all - here).toBe(3);
  await user.click(await screen.findByRole('button', { name: doIt }));
  await waitFor(() => expect(opened).toBe(2));
  expect(notices.getState().list.at(-1)?.message).toBe(said);
});

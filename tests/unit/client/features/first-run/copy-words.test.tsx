// @vitest-environment jsdom
/** Half-typed texts of a copy that do not go back into their boxes: offered to their author, to be copied. */

import { Blob as NodeBlob } from 'node:buffer';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { FirstRunScreen } from '../../../../../src/client/features/first-run/first-run-screen.tsx';
import { initI18n, setLanguage } from '../../../../../src/client/i18n/i18n.ts';
import { copyProgramme } from '../../../../../src/client/model/take-in.ts';
import { AccountsContext } from '../../../../../src/client/model/use-accounts.ts';
import { BackupsContext } from '../../../../../src/client/model/use-backups.ts';
import { DeviceContext } from '../../../../../src/client/model/use-device.ts';
import { createRecord } from '../../../../../src/domain/command/command.ts';
import { carnetFixture, fixtureIds, testEnvironment } from '../../../../support/carnet-fixture.ts';
import { pattern, textsOf } from '../../../../support/journey.ts';
import { testAccounts } from '../../../../support/test-accounts.ts';
import { testBackupTools, testDevice } from '../../../../support/test-device.ts';

const { programmeId, memberId } = fixtureIds;
const again = 'member-again';
const readiness = {
  offline: 'ready',
  installState: 'offered',
  install: async () => 'accepted',
} as const;

/** A copy that Maëlle made, who was a member twice. */
async function copyOfMaelle(): Promise<Blob> {
  const fixture = await carnetFixture();
  const { carnet, environment } = fixture;
  const values = { name: 'Maëlle Guivarc’h', roles: ['accountManager'] } as const;
  await carnet.run(createRecord('member', programmeId, values, again));
  await carnet.keepDraft('composer:x', 'half a line');
  environment.pass(60_000);
  const cells = { '2026-04 visits': { text: '66', seen: {} } };
  await carnet.keepDraft('figures:x/shop/tab-1', JSON.stringify(cells));
  const device = testDevice(() => 0);
  device.databases.set(programmeId, fixture.device);
  const programme = { programmeId, memberId, name: 'E-Channel' };
  const written = await copyProgramme(device, testBackupTools().backups, programme, environment);
  return written.ok ? written.value.file : expect.fail('It is written');
}

function show() {
  const environment = testEnvironment();
  const device = testDevice(() => environment.now());
  const opened: string[] = [];
  const location = memoryLocation({ path: '/start?way=takeIn', record: true });
  render(
    <DeviceContext value={device}>
      <AccountsContext value={testAccounts({})}>
        <BackupsContext value={testBackupTools()}>
          <Router hook={location.hook} searchHook={location.searchHook}>
            <FirstRunScreen
              environment={environment}
              readiness={readiness}
              openSample={async () => ''}
              onOpened={(id) => opened.push(id)}
            />
          </Router>
        </BackupsContext>
      </AccountsContext>
    </DeviceContext>,
  );
  return { device, opened, user: userEvent.setup() };
}

afterEach(cleanup);

test.each([
  ['en', 'April 2026 · Visits'],
  ['fr', 'avril 2026 · Visites'],
] as const)(
  'are offered also where the programme is here already [%s] (F163)',
  async (language, cell) => {
    vi.stubGlobal('Blob', NodeBlob);
    await initI18n(language);
    await setLanguage(language);
    const texts = textsOf[language];
    const file = await copyOfMaelle();
    const { device, opened, user } = show();
    const choose = async (): Promise<void> => {
      const input = await screen.findByLabelText(texts.backup.takeIn.file);
      Object.defineProperty(input, 'files', { value: [file], configurable: true });
      fireEvent.change(input);
    };
    const told = pattern(
      `2 ${language === 'en' ? 'texts' : 'textes'} · ${texts.backup.takeIn.draftsToCopy}`,
    );
    const written = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    const copied = async (): Promise<readonly string[]> => {
      for (const button of screen.getAllByRole('button', { name: texts.sheet.journal.copy })) {
        await user.click(button);
      }
      return written.mock.calls.splice(0).map(([text]) => text);
    };
    const words = [`${cell}\n66`, 'half a line'];
    await choose();
    await user.selectOptions(await screen.findByRole('combobox'), again);
    expect(screen.getByText(told)).toBeVisible();
    expect(await copied()).toEqual(words);
    await user.click(screen.getByRole('button', { name: texts.backup.takeIn.action }));
    await waitFor(() => expect(opened).toHaveLength(1));
    expect(await device.store(programmeId).readDrafts()).toEqual([]);
    await choose();
    expect(await screen.findByText(told)).toBeVisible();
    expect(await copied()).toEqual(words);
  },
);

test.each([
  ['en', '2 texts · 1 not put back, as you have written there since: copy below'],
  ['fr', '2 textes · 1 non remis en place, car vous y avez écrit depuis : à copier ci-dessous'],
] as const)(
  'are offered instead of put back where their author wrote since, who may have logged them [%s] (F194)',
  async (language, told) => {
    vi.stubGlobal('Blob', NodeBlob);
    await initI18n(language);
    await setLanguage(language);
    const { backup, sheet } = textsOf[language];
    const fixture = await carnetFixture();
    const { carnet, environment } = fixture;
    const [smeId, other] = [await fixture.addSme(), await fixture.addSme({ name: 'Savons' })];
    environment.pass(60_000);
    await carnet.keepDraft(`composer:${smeId}/tab-1`, 'half typed draft');
    await carnet.keepDraft(`composer:${other}/tab-1`, 'of another sheet');
    const { device, opened, user } = show();
    device.databases.set(programmeId, fixture.device);
    device.list.set(programmeId, {
      ...{ programmeId, memberId, name: 'E-Channel', openedAt: 0 },
      ...{ pendingCount: 0, vanished: false },
    });
    const { backups } = testBackupTools();
    const programme = { programmeId, memberId, name: 'E-Channel' };
    const written = await copyProgramme(device, backups, programme, environment);
    const file = written.ok ? written.value.file : expect.fail('It is written');
    environment.pass(60_000);
    await fixture.addContact(smeId);
    await carnet.keepDraft(`composer:${smeId}/tab-1`, '');
    await carnet.keepDraft(`composer:${other}/tab-1`, '');
    const input = await screen.findByLabelText(backup.takeIn.file);
    Object.defineProperty(input, 'files', { value: [file], configurable: true });
    fireEvent.change(input);
    expect(await screen.findByText(told)).toBeVisible();
    const offered = screen.getByDisplayValue('half typed draft');
    expect(offered).toHaveAttribute('readonly');
    // Which sheet it was written on.
    expect(offered).toHaveAccessibleName(/ · Atelier Kerlan$/u);
    expect(screen.getByRole('button', { name: sheet.journal.copy })).toBeVisible();
    await user.click(screen.getByRole('button', { name: backup.takeIn.action }));
    await waitFor(() => expect(opened).toHaveLength(1));
    const drafts = await device.store(programmeId).readDrafts();
    expect(drafts.map(({ text }) => text)).toEqual(['of another sheet']);
  },
);

// @vitest-environment jsdom
/** An SME whose creation the server holds: its own address says so, why, and leads to the words that are kept. */

import { act, cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { WorkPill } from '../../../../../src/client/app/work-pill.tsx';
import { initI18n, setLanguage } from '../../../../../src/client/i18n/i18n.ts';
import { AccountsContext } from '../../../../../src/client/model/use-accounts.ts';
import { CarnetContext } from '../../../../../src/client/model/use-carnet.ts';
import { DeviceContext } from '../../../../../src/client/model/use-device.ts';
import { SyncContext } from '../../../../../src/client/model/use-sync.ts';
import { type CarnetFixture, carnetFixture, testNow } from '../../../../support/carnet-fixture.ts';
import { exchangeFixture } from '../../../../support/exchange-fixture.ts';
import { pattern, textsOf } from '../../../../support/journey.ts';
import { decide, exchanged } from '../../../../support/pulled-fixture.ts';
import { showSheet } from '../../../../support/sheet-fixture.tsx';
import { testAccounts } from '../../../../support/test-accounts.ts';
import { testDevice } from '../../../../support/test-device.ts';

const user = userEvent.setup();
let fixture: CarnetFixture;
let smeId: string;

/** The corner of the screen, with what was not applied. */
async function showPill(): Promise<void> {
  const stuck = await (await fixture.store.sync()).stuck();
  const { access } = exchangeFixture({ stuck: stuck.length }, stuck);
  render(
    <AccountsContext value={testAccounts({})}>
      <DeviceContext value={testDevice(() => testNow)}>
        <CarnetContext value={fixture.carnet}>
          <SyncContext value={access}>
            <Router hook={memoryLocation({ path: '/' }).hook}>
              <WorkPill />
            </Router>
          </SyncContext>
        </CarnetContext>
      </DeviceContext>
    </AccountsContext>,
  );
}

afterEach(cleanup);

describe.each([
  [
    'en',
    'Awaiting a decision: Savons du Léon',
    /role does not allow .* coordinator can approve it/u,
  ],
  [
    'fr',
    'En attente d’une décision : Savons du Léon',
    /rôle ne permet pas .* la coordination peut/u,
  ],
] as const)('an SME that is held [%s] (F165)', (language, title, why) => {
  const texts = textsOf[language];
  beforeEach(async () => {
    await initI18n(language);
    await setLanguage(language);
    fixture = await carnetFixture();
    await exchanged(fixture);
    smeId = await fixture.addSme({ name: 'Savons du Léon' });
  });

  test('says so at its own address after a reload, and leads to its words', async () => {
    await fixture.addContact(smeId, { summary: { lang: 'fr', text: 'Étiquettes' } });
    await fixture.carnet.keepDraft(`composer:${smeId}/gone`, 'call about the labels');
    await decide(fixture, 'held');
    fixture = await carnetFixture({ device: fixture.device });
    await showPill();
    showSheet(fixture, `/sme/${smeId}`);
    expect(await screen.findByRole('heading', { name: title })).toBeVisible();
    expect(screen.getByText(why)).toBeVisible();
    expect(screen.getByRole('textbox', { name: texts.sheet.journal.halfTyped })).toHaveValue(
      'call about the labels',
    );
    // One state has one word in every place, and is no fault of anybody.
    const pill = screen.getByRole('button', { name: pattern(texts.sync.pill.awaiting_other) });
    expect(pill.className).toMatch(/waiting/u);
    await user.click(screen.getByRole('button', { name: texts.sheet.unknown.open }));
    const panel = within(await screen.findByRole('dialog'));
    const list = within(await panel.findByRole('region', { name: texts.sync.awaiting.list }));
    expect(list.getAllByRole('heading', { level: 3, name: 'Savons du Léon' })).toHaveLength(2);
    expect(panel.queryByText(pattern(texts.sync.stuck.title))).toBeNull();
  });

  test('leaves the line in which somebody types as it is decided', async () => {
    showSheet(fixture, `/sme/${smeId}`);
    const line = await screen.findByRole('textbox', { name: texts.sheet.composer.label });
    await user.type(line, 'call about ');
    await act(() => decide(fixture, 'held'));
    await user.keyboard('the labels');
    expect(line).toHaveFocus();
    await user.click(document.body);
    expect(await screen.findByRole('heading', { name: title })).toBeVisible();
    expect(screen.getByRole('textbox', { name: texts.sheet.journal.halfTyped })).toHaveValue(
      'call about the labels',
    );
  });

  test('is like any other that is not here, where nothing of it was made here', async () => {
    showSheet(fixture, '/sme/elsewhere');
    expect(await screen.findByRole('heading', { name: texts.sheet.unknown.title })).toBeVisible();
    expect(
      screen.queryByRole('heading', { name: pattern(texts.sheet.unknown.notAdded) }),
    ).toBeNull();
  });
});

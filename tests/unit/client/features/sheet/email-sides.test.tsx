// @vitest-environment jsdom
/** Who wrote an email to whom, in the journal: whoever nobody knows by an address is called as the email calls them. */

import { cleanup, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { initI18n, setLanguage } from '../../../../../src/client/i18n/i18n.ts';
import type { Values } from '../../../../../src/domain/entity/registry.ts';
import {
  type CarnetFixture,
  carnetFixture,
  fixtureIds,
} from '../../../../support/carnet-fixture.ts';
import { showSheet } from '../../../../support/sheet-fixture.tsx';

let fixture: CarnetFixture;

beforeEach(async () => {
  await initI18n('en');
  fixture = await carnetFixture();
});
afterEach(cleanup);

async function show(language: 'en' | 'fr', values: Partial<Values<'contact'>>): Promise<void> {
  await setLanguage(language);
  const claire = { name: 'Claire Le Goff', email: 'claire@savons.example' };
  const smeId = await fixture.addSme({ people: { claire } });
  await fixture.addContact(smeId, {
    mode: 'email',
    direction: 'inbound',
    memberIds: undefined,
    people: { claire: 'present' },
    minutesText: { lang: 'fr', text: 'Bonjour Emma' },
    messageId: '<one@savons.example>',
    ...values,
  });
  showSheet(fixture, `/sme/${smeId}`);
}

const emma = 'Emma Clarke <emma@example.org>';

it.each([
  ['en', 'Claire Le Goff to Emma Clarke <emma@example.org>', 'To: Emma Clarke <emma@example.org>'],
  ['fr', 'Claire Le Goff à Emma Clarke <emma@example.org>', 'À : Emma Clarke <emma@example.org>'],
] as const)('names the recipient as the email does (%s)', async (language, sides, detail) => {
  await show(language, { messageTo: emma });
  expect(await screen.findByText(sides)).toBeVisible();
  expect(screen.getByText(detail)).toBeInTheDocument();
});

it('names the sender as the email does, where it was sent by one of ours', async () => {
  await show('en', { direction: 'outbound', messageFrom: emma });
  expect(await screen.findByText(`${emma} to Claire Le Goff`)).toBeVisible();
});

it('names the member whom somebody noted afterwards', async () => {
  await show('en', { messageTo: emma, memberIds: [fixtureIds.otherMemberId] });
  expect(await screen.findByText('Claire Le Goff to Emma Clarke')).toBeVisible();
});

// @vitest-environment jsdom
/** One email that two people logged at the same moment: the later entry says so and can go, and an undo brings it back. */

import { cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { initI18n, setLanguage } from '../../../../../src/client/i18n/i18n.ts';
import { notices } from '../../../../../src/client/model/notices.ts';
import { type CarnetFixture, carnetFixture } from '../../../../support/carnet-fixture.ts';
import { showSheet } from '../../../../support/sheet-fixture.tsx';

let fixture: CarnetFixture;
let smeId: string;

beforeEach(async () => {
  await initI18n('en');
  fixture = await carnetFixture();
  smeId = await fixture.addSme();
});
afterEach(() => {
  cleanup();
  notices.setState({ list: [] });
});

const logged = (messageId: string) =>
  fixture.addContact(smeId, { mode: 'email', direction: 'inbound', messageId });

it.each([
  ['en', /^This email is logged here twice: Maëlle.* logged it as well/, 'Move to the bin'],
  ['fr', /^Cet e-mail est consigné ici deux fois : également par Maëlle/, 'Mettre à la corbeille'],
] as const)('is told in %s, and the later entry goes', async (language, text, remove) => {
  await setLanguage(language);
  const ids = [await logged('<one@x>'), await logged('<one@x>')];
  await logged('<other@x>');
  showSheet(fixture, `/sme/${smeId}`);
  expect(await screen.findAllByText(text)).toHaveLength(1);
  await userEvent.click(screen.getByRole('button', { name: remove }));
  await waitFor(() => expect(screen.queryByText(text)).toBeNull());
  expect(ids.filter((id) => fixture.carnet.record(id)?.deleted !== undefined)).toHaveLength(1);
  await fixture.carnet.undo();
  expect(await screen.findByText(text)).toBeVisible();
});

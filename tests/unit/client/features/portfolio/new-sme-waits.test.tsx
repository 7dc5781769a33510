// @vitest-environment jsdom
/** An SME that somebody adds without deciding on its launch pad: told beforehand, and no sheet is opened that is not there yet. */

import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { NewSmeDialog } from '../../../../../src/client/features/portfolio/new-sme-dialog.tsx';
import { initI18n, setLanguage } from '../../../../../src/client/i18n/i18n.ts';
import { notices } from '../../../../../src/client/model/notices.ts';
import { CarnetContext } from '../../../../../src/client/model/use-carnet.ts';
import { setFields } from '../../../../../src/domain/command/command.ts';
import {
  type CarnetFixture,
  carnetFixture,
  fixtureIds,
} from '../../../../support/carnet-fixture.ts';

let fixture: CarnetFixture;
let closed: boolean;

beforeEach(async () => {
  await initI18n('en');
  closed = false;
  fixture = await carnetFixture();
  fixture.carnet.state.setState({ isConnected: true });
});
afterEach(() => {
  cleanup();
  notices.setState({ list: [] });
});

function show() {
  const memory = memoryLocation({ path: '/', record: true });
  render(
    <CarnetContext value={fixture.carnet}>
      <Router hook={memory.hook}>
        <NewSmeDialog open onClose={() => (closed = true)} />
      </Router>
    </CarnetContext>,
  );
  return memory;
}

it.each([
  [
    'en',
    /^This SME is added once this launch pad or the coordinator has accepted it\.$/,
    'Awaiting a decision: Savons',
  ],
  ['fr', /^Cette PME sera ajoutée une fois acceptée/, 'En attente d’une décision\u00a0: Savons'],
] as const)('is told in %s, and waits', async (language, text, done) => {
  await setLanguage(language);
  const withoutPad = { roles: ['accountManager'], launchPadId: undefined };
  await fixture.carnet.run(setFields(fixtureIds.memberId, withoutPad));
  const { history } = show();
  expect(await screen.findByText(text)).toBeInTheDocument();
  const [name] = screen.getAllByRole('textbox', { hidden: true });
  await userEvent.type(name ?? document.body, 'Savons');
  await userEvent.click(
    screen.getByRole('button', { name: /^(Add SME|Ajouter la PME)$/, hidden: true }),
  );
  await waitFor(() => expect(closed).toBe(true));
  const notice = notices.getState().list.at(-1);
  expect(notice?.message).toBe(done);
  // The server may hold it by then, and an undo would do nothing: the panel discards it.
  expect(notice?.undo).toBeUndefined();
  expect(history).toEqual(['/']);
});

it('opens its sheet where one decides', async () => {
  await setLanguage('en');
  const { history } = show();
  const [name] = await screen.findAllByRole('textbox', { hidden: true });
  expect(screen.queryByText(/has accepted it/)).toBeNull();
  await userEvent.type(name ?? document.body, 'Savons');
  await userEvent.click(
    screen.getByRole('button', { name: /^(Add SME|Ajouter la PME)$/, hidden: true }),
  );
  await waitFor(() => expect(history.at(-1)).toMatch(/^\/sme\//));
  expect(notices.getState().list.at(-1)?.undo).toBeDefined();
});

// @vitest-environment jsdom
/** A role that is lowered while somebody types: why the line is gone is said, and what was typed stays to be copied. */

import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { initI18n, setLanguage } from '../../../../../src/client/i18n/i18n.ts';
import { setFields } from '../../../../../src/domain/command/command.ts';
import { carnetFixture, fixtureIds } from '../../../../support/carnet-fixture.ts';
import { showSheet } from '../../../../support/sheet-fixture.tsx';

test('a half-typed line can be copied, and thrown away', async () => {
  await initI18n('en');
  await setLanguage('en');
  const fixture = await carnetFixture();
  const smeId = await fixture.addSme({ name: 'Atelier Kerlan' });
  const user = userEvent.setup();
  showSheet(fixture, `/sme/${smeId}`);
  await user.click(await screen.findByRole('textbox', { name: /Log/ }));
  await user.paste('call claire, the labels are wrong');
  await act(async () => {
    await fixture.carnet.run(setFields(fixtureIds.memberId, { roles: ['chief'] }));
    fixture.carnet.state.setState({ isConnected: true });
  });
  await user.click(document.body);
  expect(await screen.findByText(/lets you read the sheets, not write/)).toBeVisible();
  // An observer reads reports alone: the sheets are here only until the role is applied on the server.
  await act(() => fixture.carnet.run(setFields(fixtureIds.memberId, { roles: ['observer'] })));
  expect(
    await screen.findByText(/lets you read issued reports only.*will be removed/),
  ).toBeVisible();
  const kept = await screen.findByRole('textbox', { name: 'Half-typed line, not logged' });
  expect(kept).toHaveValue('call claire, the labels are wrong');
  await user.click(screen.getByRole('button', { name: 'Copy the text' }));
  expect(await screen.findByText('Text copied.')).toBeVisible();
  expect(await navigator.clipboard.readText()).toBe('call claire, the labels are wrong');
  await user.click(screen.getByRole('button', { name: 'Discard' }));
  await waitFor(() => expect(screen.queryByText('Half-typed line, not logged')).toBeNull());
});

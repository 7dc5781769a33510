// @vitest-environment jsdom
/** [F32] Two laptops made a sheet for one business: each of the two tells of the other. */

import { screen, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { initI18n, setLanguage } from '../../../../../src/client/i18n/i18n.ts';
import { setFields } from '../../../../../src/domain/command/command.ts';
import { carnetFixture, fixtureIds } from '../../../../support/carnet-fixture.ts';
import { showSheet } from '../../../../support/sheet-fixture.tsx';

beforeEach(async () => {
  await initI18n('en');
  await setLanguage('en');
});

test('both sheets lead to the other, until two numbers tell two businesses apart', async () => {
  const fixture = await carnetFixture();
  const first = await fixture.addSme({ name: 'Atelier Kerlan', companyNumber: '732 829 320' });
  const second = await fixture.addSme({
    name: 'ATELIER KERLAN',
    town: 'Dinard',
    launchPadId: fixtureIds.padFr,
  });
  const sheet = showSheet(fixture, `/sme/${first}`);
  const note = (await screen.findByText('Perhaps the same business twice')).closest('div');
  expect(note).toHaveTextContent('ATELIER KERLAN (Dinard, FR) has the same name.');
  const way = within(note as HTMLElement).getByRole('link', { name: 'Open its sheet' });
  expect(way).toHaveAttribute('href', `/sme/${second}`);
  sheet.unmount();
  showSheet(fixture, `/sme/${second}`);
  expect(await screen.findByText(/^Atelier Kerlan \(Saint-Malo, FR\)/)).toBeVisible();
  await fixture.carnet.run(setFields(second, { companyNumber: '552 100 554' }));
  await expect.poll(() => screen.queryByText('Perhaps the same business twice')).toBeNull();
});

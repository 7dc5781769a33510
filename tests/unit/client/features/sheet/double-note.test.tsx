// @vitest-environment jsdom
/** [F32, F233] Two laptops made a sheet for one business: each of the two tells of the other. */

import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import userEvent from '@testing-library/user-event';
import { initI18n, setLanguage } from '../../../../../src/client/i18n/i18n.ts';
import { lazyRecordsOf } from '../../../../../src/client/model/records.ts';
import { createRecord, setFields } from '../../../../../src/domain/command/command.ts';
import { mergeSmes } from '../../../../../src/domain/sme/merge-smes.ts';
import type { Values } from '../../../../../src/domain/entity/registry.ts';
import { carnetFixture, fixtureIds } from '../../../../support/carnet-fixture.ts';
import { conflictOn, writtenByEmma } from '../../../../support/conflict-fixture.ts';
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
  const note = (await screen.findByText('Possible duplicate')).closest('div');
  expect(note).toHaveTextContent('ATELIER KERLAN (Dinard, FR) has the same name.');
  const way = within(note as HTMLElement).getByRole('link', { name: 'Open its sheet' });
  expect(way).toHaveAttribute('href', `/sme/${second}`);
  sheet.unmount();
  showSheet(fixture, `/sme/${second}`);
  expect(await screen.findByText(/^Atelier Kerlan \(Saint-Malo, FR\)/)).toBeVisible();
  await fixture.carnet.run(setFields(second, { companyNumber: '552 100 554' }));
  await expect.poll(() => screen.queryByText('Possible duplicate')).toBeNull();
});

test('[F32] the other sheet is merged into the one that is open, and says afterwards where it went', async () => {
  const user = userEvent.setup();
  const fixture = await carnetFixture();
  const first = await fixture.addSme({ name: 'Atelier Kerlan', town: 'Dinan' });
  const second = await fixture.addSme({ name: 'Atelier Kerlan', town: 'Dinard', sector: 'Jouets' });
  await fixture.addContact(second);
  await fixture.addAction(second);
  const sheet = showSheet(fixture, `/sme/${first}`);
  await user.click(
    await screen.findByRole('button', {
      name: 'Merge here… Atelier Kerlan (Dinard, FR)',
    }),
  );
  const dialog = await screen.findByRole('dialog', { name: 'One business, one sheet' });
  expect(dialog).toHaveTextContent('Everything on the sheet of Atelier Kerlan (Dinard)');
  expect(await within(dialog).findByText('1 contact and 1 action')).toBeVisible();
  expect(dialog).toHaveTextContent(/Filled in here\s*Sector/);
  const town = within(dialog).getByRole('group', { name: 'Town' });
  expect(within(town).getByRole('radio', { name: /^Dinan ?On this sheet/ })).toBeChecked();
  await user.click(within(dialog).getByRole('button', { name: 'Merge the sheets' }));
  await expect.poll(() => screen.queryByText('Possible duplicate')).toBeNull();
  const { sheets, journals } = fixture.carnet.state.getState();
  expect([...sheets.keys()]).not.toContain(second);
  expect(sheets.get(first)?.sme.values).toMatchObject({ town: 'Dinan', sector: 'Jouets' });
  expect(journals.get(first)).toHaveLength(1);
  sheet.unmount();

  showSheet(fixture, `/sme/${second}`);
  expect(await screen.findByText('Its contents are on another sheet')).toBeVisible();
  expect(screen.getByRole('link', { name: 'Open that sheet' })).toHaveAttribute(
    'href',
    `/sme/${first}`,
  );
});

test('a sheet that is merged while one types on it offers no other sheet to be merged there', async () => {
  const user = userEvent.setup();
  const fixture = await carnetFixture();
  const first = await fixture.addSme({ name: 'Atelier Kerlan', town: 'Dinan' });
  const second = await fixture.addSme({ name: 'Atelier Kerlan', town: 'Dinard' });
  showSheet(fixture, `/sme/${second}`);
  expect(await screen.findByText('Possible duplicate')).toBeVisible();
  await user.type(await screen.findByRole('textbox', { name: /contact/i }), 'c 5');
  await fixture.carnet.run(mergeSmes({ from: second, into: first, children: [] }));
  expect(await screen.findByText('Its contents are on another sheet')).toBeVisible();
  expect(document.activeElement).toHaveValue('c 5');
  expect(screen.queryByText('Possible duplicate')).toBeNull();
});

test('[F32] nothing is merged before what stands open on the other sheet is settled', async () => {
  const user = userEvent.setup();
  const fixture = await carnetFixture();
  const first = await fixture.addSme({ name: 'Atelier Kerlan' });
  const second = await fixture.addSme({ name: 'Atelier Kerlan' });
  await conflictOn(fixture, second, 'sourceNote', ['The one.', 'The other.']);
  showSheet(fixture, `/sme/${first}`);
  await user.click(await screen.findByRole('button', { name: /^Merge here…/ }));
  const dialog = await screen.findByRole('dialog', { name: 'One business, one sheet' });
  expect(dialog).toHaveTextContent('On that sheet, 1 conflict is still to be resolved');
  expect(within(dialog).queryByRole('button', { name: 'Merge the sheets' })).toBeNull();
});

test.each([
  [
    'en',
    /Moved here\s*1 month of figures\s*Filled in here\s*1 month of figures \(October 2020\)/,
    [/^Figures \(October 2020\)/, /^Visits ?111 ?On the other sheet/],
  ],
  [
    'fr',
    /Repris ici\s*1 mois de chiffres\s*Complété ici\s*1 mois de chiffres \(octobre 2020\)/,
    [/^Chiffres \(octobre 2020\)/, /^Visites ?111 ?Sur l’autre feuille/],
  ],
] as const)(
  '[F233, F238] months of figures that both have stay as they are here, or as is chosen: %s',
  async (language, filled, [month, value]) => {
    await setLanguage(language);
    const user = userEvent.setup();
    const fixture = await carnetFixture();
    const first = await fixture.addSme({ name: 'Atelier Kerlan', town: 'Dinan' });
    const second = await fixture.addSme({ name: 'Atelier Kerlan', town: 'Dinard' });
    const enter = (home: string, values: Values<'figures'>) =>
      fixture.carnet.run(createRecord('figures', home, values));
    await enter(second, { month: '2020-05', visits: 5 });
    await enter(first, { month: '2020-10', visits: 222 });
    await enter(second, { month: '2020-10', visits: 111, orders: 11 });
    for (const month of ['2020-06', '2020-09']) {
      await enter(first, { month, visits: 6 });
      await enter(second, { month, visits: 7 });
    }
    showSheet(fixture, `/sme/${first}`);
    await user.click(await screen.findByRole('button', { name: /^(Merge here|Fusionner ici)/ }));
    const dialog = await screen.findByRole('dialog');
    await waitFor(() => expect(dialog).toHaveTextContent(filled));
    const groups = within(dialog).getAllByRole('group').length;
    expect(groups).toBe(4);
    const october = within(dialog).getByRole('group', { name: month });
    await user.click(within(october).getByRole('radio', { name: value }));
    await user.click(within(dialog).getByRole('button', { name: /^(Merge the|Fusionner les)/ }));
    await waitFor(() =>
      expect([...fixture.carnet.state.getState().sheets.keys()]).toEqual([first]),
    );
    const months = lazyRecordsOf(fixture.carnet.state.getState(), first, 'figures') ?? [];
    expect(months.map(({ values }) => [values.month, values.visits, values.orders])).toEqual([
      ['2020-05', 5, undefined],
      ['2020-06', 6, undefined],
      ['2020-09', 6, undefined],
      ['2020-10', 111, 11],
    ]);
  },
);

test('[F233] a sheet whose figures all stand here already is not called empty', async () => {
  const user = userEvent.setup();
  const fixture = await carnetFixture();
  const first = await fixture.addSme({ name: 'Atelier Kerlan' });
  const second = await fixture.addSme({ name: 'Atelier Kerlan' });
  await fixture.carnet.run(createRecord('figures', first, { month: '2020-10', visits: 222 }));
  await fixture.carnet.run(createRecord('figures', second, { month: '2020-10', visits: 111 }));
  showSheet(fixture, `/sme/${first}`);
  await user.click(await screen.findByRole('button', { name: /^Merge here/ }));
  const dialog = await screen.findByRole('dialog');
  await waitFor(() => expect(dialog).toHaveTextContent('Figures (October 2020)'));
  expect(dialog).not.toHaveTextContent('that sheet is empty');
});

test.each([
  ['en', 'Town', /^Dinard ?On the other sheet: Emma Clarke \(/, /Stage \(Inducted\)/],
  ['fr', 'Ville', /^Dinard ?Sur l’autre feuille\u00a0: Emma Clarke \(/, /Étape \(/],
] as const)(
  '[F238] of what both sheets say, the one that is chosen stays: %s',
  async (language, name, there, stage) => {
    await setLanguage(language);
    const user = userEvent.setup();
    const fixture = await carnetFixture();
    const first = await fixture.addSme({ name: 'Atelier Kerlan', town: 'Dinan' });
    const second = await fixture.addSme({ name: 'Atelier Kerlan', stage: 'inducted' });
    const said = (text: string) => ({ lang: 'en', text }) as const;
    await fixture.carnet.run(setFields(first, { summary: said('Bakes.') }));
    await fixture.carnet.run(setFields(second, { summary: said('Exports.') }));
    await writtenByEmma(fixture, second, { town: 'Dinard' });
    showSheet(fixture, `/sme/${first}`);
    await user.click(await screen.findByRole('button', { name: /^(Merge here|Fusionner ici)/ }));
    const dialog = await screen.findByRole('dialog');
    const town = await within(dialog).findByRole('group', { name });
    await user.click(within(town).getByRole('radio', { name: there }));
    expect(within(dialog).getByRole('radio', { name: /Bakes\. Exports\./ })).toBeChecked();
    expect(dialog).toHaveTextContent(stage);
    await user.click(within(dialog).getByRole('button', { name: /^(Merge the|Fusionner les)/ }));
    const values = () => fixture.carnet.record(first)?.values;
    await waitFor(() => expect(values()).toMatchObject({ town: 'Dinard' }));
    expect(values()).toMatchObject({ summary: said('Bakes. Exports.') });
  },
);

test('[F233] shows both texts whole where they are in two languages, and says which becomes the translation', async () => {
  const user = userEvent.setup();
  const fixture = await carnetFixture();
  const first = await fixture.addSme({ name: 'Kerlan', summary: { lang: 'fr', text: 'Du pain.' } });
  await fixture.addSme({ name: 'Kerlan', summary: { lang: 'en', text: 'Cakes.' } });
  showSheet(fixture, `/sme/${first}`);
  await user.click(await screen.findByRole('button', { name: /^Merge here/ }));
  const dialog = await screen.findByRole('dialog');
  const both = await within(dialog).findByRole('radio', { name: /Both together/ });
  expect(both).toBeChecked();
  expect(both.closest('label')).toHaveTextContent(/Du pain\..*Cakes\..*becomes its translation/);
});

test('[F233] names what is counted in a month, and who wrote it', async () => {
  const user = userEvent.setup();
  const fixture = await carnetFixture();
  const first = await fixture.addSme({ name: 'Kerlan' });
  const second = await fixture.addSme({ name: 'Kerlan' });
  await fixture.carnet.run(createRecord('figures', first, { month: '2020-10', orders: 100 }));
  await fixture.carnet.run(createRecord('figures', second, { month: '2020-10', orders: 250 }));
  showSheet(fixture, `/sme/${first}`);
  await user.click(await screen.findByRole('button', { name: /^Merge here/ }));
  const month = await screen.findByRole('group', { name: 'Figures (October 2020)' });
  expect(month).toHaveTextContent(/Orders 100On this sheet: Maëlle/);
  expect(month).toHaveTextContent(/Orders 250On the other sheet: Maëlle/);
});

test('[F256] what was chosen is asked for again once somebody changed it, and nothing is merged before', async () => {
  const user = userEvent.setup();
  const fixture = await carnetFixture();
  const first = await fixture.addSme({ name: 'Kerlan', town: 'Dinan' });
  const second = await fixture.addSme({ name: 'Kerlan', town: 'Dinard' });
  showSheet(fixture, `/sme/${first}`);
  await user.click(await screen.findByRole('button', { name: /^Merge here/ }));
  const dialog = await screen.findByRole('dialog');
  const town = await within(dialog).findByRole('group', { name: 'Town' });
  await user.click(within(town).getByRole('radio', { name: /^Dinard/ }));
  await writtenByEmma(fixture, second, { town: 'Cancale' });
  const cancale = await within(town).findByRole('radio', { name: /^Cancale/ });
  expect(cancale).not.toBeChecked();
  expect(town).toHaveTextContent('These values were changed in the meantime. Choose again.');
  const now = within(dialog).getByRole('button', { name: 'Merge the sheets' });
  await user.click(now);
  expect(await within(dialog).findByRole('alert')).toHaveTextContent('Choose again');
  expect(fixture.carnet.record(second)?.deleted).toBeUndefined();
  await user.click(cancale);
  expect(within(dialog).queryByRole('alert')).toBeNull();
  await user.click(now);
  await waitFor(() =>
    expect(fixture.carnet.record(first)?.values).toMatchObject({ town: 'Cancale' }),
  );
});

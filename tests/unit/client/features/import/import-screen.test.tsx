// @vitest-environment jsdom
/** Importing SMEs from a spreadsheet: from the file to the list, and back by one undo. */

import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { ImportScreen } from '../../../../../src/client/features/import/import-screen.tsx';
import { recogniseColumns, templateFields } from '../../../../../src/domain/import/import-field.ts';
import { initI18n, setLanguage } from '../../../../../src/client/i18n/i18n.ts';
import { notices } from '../../../../../src/client/model/notices.ts';
import { BackupsContext } from '../../../../../src/client/model/use-backups.ts';
import { CarnetContext } from '../../../../../src/client/model/use-carnet.ts';
import { DeviceContext } from '../../../../../src/client/model/use-device.ts';
import { readSpreadsheet } from '../../../../../src/client/spreadsheet/read-spreadsheet.ts';
import { type CarnetFixture, carnetFixture, testNow } from '../../../../support/carnet-fixture.ts';
import { testBackupTools, testDevice } from '../../../../support/test-device.ts';
import { workbook } from '../../../../support/workbook.ts';

let fixture: CarnetFixture;

afterEach(cleanup);
beforeEach(async () => {
  await initI18n('en');
  await setLanguage('en');
  notices.setState({ list: [] });
  fixture = await carnetFixture();
});

function show(tools = testBackupTools()) {
  const memory = memoryLocation({ path: '/import', record: true });
  render(
    <DeviceContext value={testDevice(() => testNow)}>
      <BackupsContext value={tools}>
        <CarnetContext value={fixture.carnet}>
          <Router hook={memory.hook} searchHook={memory.searchHook}>
            <ImportScreen readSpreadsheet={readSpreadsheet} />
          </Router>
        </CarnetContext>
      </BackupsContext>
    </DeviceContext>,
  );
  return memory;
}

function choose(name: string, content: BlobPart): void {
  const input = screen.getByLabelText('Spreadsheet', { selector: 'input' });
  fireEvent.change(input, { target: { files: [new File([content], name)] } });
}

const smes = () =>
  [...fixture.carnet.state.getState().sheets.values()].map(({ sme }) => sme.values.name).toSorted();
const choosePad = (pad: string) =>
  userEvent.selectOptions(screen.getByLabelText('Launch pad'), pad);
const press = (name: RegExp | string) => userEvent.click(screen.getByRole('button', { name }));

describe('an import', () => {
  it('reads a workbook, asks for what is doubtful, and writes the SMEs as one change', async () => {
    const { history } = show();
    const rows = [
      ['Companies we follow'],
      ['Company', 'Town', 'Status', 'Joined on the', 'Colour', 'Empty'],
      ['Alpha', 'Hove', 'Signed', '03/04/2020', 'blue'],
      ['Beta', 'Rye', 'OK chamber', '05/04/2020'],
      [null, 'Lewes', null, null],
    ];
    choose('follow.xlsx', workbook({ Companies: rows, Lists: [['x']] }));
    const button = await screen.findByRole('button', { name: 'Check 2 lines' });
    // Doubtful: the heading only suggests it, and no day proves the order.
    expect(screen.getByText(/the heading or the values only suggest it/)).toBeVisible();
    expect(screen.getByText(/No date in the column shows/)).toBeVisible();
    // None of it is guessed: the lines are not checked before somebody has said so.
    for (const open of [/Confirm 1 column marked/, /which number in the dates/, /launch pad of/]) {
      await userEvent.click(button);
      expect(button).toHaveAccessibleDescription(open);
      expect(screen.getByText('Step 2 of 3: Columns')).toBeVisible();
      if (open.test('Confirm 1 column marked')) await press('Confirm');
      else if (open.test('which number in the dates'))
        await userEvent.selectOptions(screen.getByLabelText('Dates'), 'monthFirst');
    }
    await choosePad('pad-uk');
    await userEvent.selectOptions(
      screen.getByLabelText('What “OK chamber” means in Carnet'),
      'eligible',
    );
    await userEvent.click(button);
    expect(screen.getByText('Step 3 of 3: Check')).toHaveFocus();
    expect(screen.getByText('2 lines left out')).toBeVisible();
    const ignored = '1 column that holds values is not imported: Colour';
    expect(screen.getByText(ignored)).toBeVisible();
    expect(screen.getByText(/is above the headings/)).toBeVisible();
    expect(screen.getByText(/^Enrolled · enrolled on 4 Mar .*United Kingdom · Hove/)).toBeVisible();
    expect(smes()).toEqual([]);
    await press('Import 2 SMEs');
    await waitFor(() => expect(history.at(-1)).toBe('/'));
    expect(smes()).toEqual(['Alpha', 'Beta']);
    const [alpha, beta] = [...fixture.carnet.state.getState().sheets.values()]
      .map(({ sme }) => sme.values)
      .toSorted((a, b) => a.name.localeCompare(b.name));
    expect(alpha).toMatchObject({ town: 'Hove', stage: 'enrolled', enrolledOn: '2020-03-04' });
    expect(beta).toMatchObject({ town: 'Rye', stage: 'eligible' });
    const [notice] = notices.getState().list;
    expect(notice?.message).toBe('2 SMEs imported');
    await act(async () => {
      if (notice?.undo !== undefined) await fixture.carnet.undo(notice.undo);
    });
    expect(smes()).toEqual([]);
  });

  it('skips what is there already unless somebody decides, so that a file can be imported twice (F248)', async () => {
    await fixture.addSme({ name: 'Alpha', companyNumber: undefined, town: undefined });
    show();
    choose('a.csv', 'Name;Town\nALPHA;Hove\nGamma;Rye');
    await screen.findByText('Check 2 lines');
    await choosePad('pad-fr');
    await press('Check 2 lines');
    expect(screen.getByText('1 possible duplicate')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Import 1 SME' })).toBeVisible();
    await userEvent.selectOptions(screen.getByLabelText('What to do with ALPHA'), 'fill');
    await press('Import 2 SMEs');
    await waitFor(() => expect(smes()).toEqual(['Alpha', 'Gamma']));
    const alpha = [...fixture.carnet.state.getState().sheets.values()].find(
      ({ sme }) => sme.values.name === 'Alpha',
    );
    expect(alpha?.sme.values.town).toBe('Hove');
    cleanup();
    show();
    choose('a.csv', 'Name;Town\nALPHA;Hove\nGamma;Rye');
    await screen.findByText('Check 2 lines');
    await choosePad('pad-fr');
    await press('Check 2 lines');
    expect(screen.getByText('2 possible duplicates')).toBeVisible();
    const nothing = screen.getByRole('button', { name: 'Import 0 SMEs' });
    await userEvent.click(nothing);
    expect(smes()).toEqual(['Alpha', 'Gamma']);
  });

  it('says why a file is not read, and takes another', async () => {
    show();
    choose('photo.xlsx', new Uint8Array([1, 0, 2]));
    expect(await screen.findByText('photo.xlsx was not read')).toBeVisible();
    expect(screen.getByText(/neither an Excel workbook/)).toBeVisible();
    choose('b.csv', 'Town;Country\nHove;UK');
    const check = await screen.findByRole('button', { name: /^Check 0 lines/ });
    await userEvent.click(check);
    expect(screen.getByText(/Choose the column that contains/)).toBeInTheDocument();
    const table = within(screen.getByRole('table'));
    await userEvent.selectOptions(table.getByLabelText('What “Town” becomes in Carnet'), 'name');
    expect(screen.getByRole('button', { name: 'Check 1 line' })).toBeVisible();
  });

  it('says what it fills in, and fills it in (F248)', async () => {
    await fixture.addSme({
      ...{ name: 'Alpha', town: undefined, enrolledOn: undefined, accountManagerId: undefined },
      people: { claire: { name: 'Claire Le Goff', role: 'Gérante' } },
    });
    show();
    const heading = 'Name;Country;Town;Enrolled on;Account manager;Contact;Role;Phone;Email';
    choose(
      'a.csv',
      `${heading}\nAlpha;France;Rouen;2020-03-04;Emma Clarke;Claire Le Goff;Chef;0612345678;c@x.fr`,
    );
    await screen.findByText('Check 1 line');
    await press('Check 1 line');
    const filled = 'Town, Account manager, Enrolled on, Contact: email, Contact: phone';
    expect(screen.getByText(new RegExp(`^To be filled in: ${filled}`))).toBeVisible();
    await userEvent.selectOptions(screen.getByLabelText('What to do with Alpha'), 'fill');
    await press('Import 1 SME');
    const alpha = () => [...fixture.carnet.state.getState().sheets.values()][0]?.sme.values;
    await waitFor(() => expect(alpha()?.town).toBe('Rouen'));
    expect(alpha()).toMatchObject({
      ...{ enrolledOn: '2020-03-04', accountManagerId: 'member-emma' },
      people: {
        claire: {
          ...{ name: 'Claire Le Goff', role: 'Gérante' },
          ...{ phone: '+33612345678', email: 'c@x.fr' },
        },
      },
    });
  });

  it('names the sheets that it did not read', async () => {
    const large = Array(5001).fill(['x']) as string[][];
    show();
    choose('a.xlsx', workbook({ PME: large, Lists: [['Name', 'Country']] }));
    expect(await screen.findByText(/Not read, because they are too large: PME/)).toBeVisible();
  });

  it('takes the launch pad from the country or the numbers of an SME, and asks for the others', async () => {
    show();
    const rows = [
      ['Company', 'SIREN', 'Town', 'Country'],
      ['Alpha', 83980000, 'Rouen', null],
      ['Beta', 89466000, 'Caen', null],
      ['Gamma', null, 'Rye', 'UK'],
      ['Delta', null, 'Ghent', 'Belgium'],
    ];
    choose('a.xlsx', workbook({ A: rows }));
    await screen.findByText('Check 4 lines');
    expect(screen.getByLabelText('Launch pad')).toHaveDisplayValue(
      'According to the SME’s country',
    );
    expect(screen.getByText('For 1 line whose launch pad the file does not show.')).toBeVisible();
    await press('Check 4 lines');
    expect(screen.getByText('Step 2 of 3: Columns')).toBeVisible();
    await userEvent.selectOptions(screen.getByLabelText('Launch pad of the others'), 'pad-fr');
    await press('Check 4 lines');
    expect(screen.getByText('4 new SMEs · United Kingdom (1) · France (3)')).toBeVisible();
    expect(screen.getByText(/^Prospect · France · Rouen · 083980000/)).toBeVisible();
    expect(screen.getByText(/^Prospect · United Kingdom · Rye/)).toBeVisible();
    expect(screen.getByText(/^Prospect · France · Belgium · Ghent/)).toBeVisible();
  });

  it('proposes the launch pad of the other lines, which somebody can change', async () => {
    show();
    choose('a.csv', 'Company;SIREN\nAlpha;083980000\nBeta;');
    await screen.findByText('Check 2 lines');
    expect(screen.getByLabelText('Launch pad of the others')).toHaveDisplayValue('France');
    await choosePad('pad-uk');
    expect(screen.queryByLabelText('Launch pad of the others')).toBeNull();
    await press('Check 2 lines');
    expect(screen.getAllByText(/^Prospect · United Kingdom/)).toHaveLength(2);
  });

  it('reads a table without headings from its first line on', async () => {
    show();
    choose('a.csv', 'Alpha Ltd;Rye\nBeta Ltd;Hove');
    await screen.findByRole('button', { name: /^Check 0 lines/ });
    await userEvent.selectOptions(screen.getByLabelText('Headings'), 'None: line 1 is an SME');
    await userEvent.selectOptions(screen.getByLabelText('What “A” becomes in Carnet'), 'name');
    expect(screen.getByRole('button', { name: 'Check 2 lines' })).toBeVisible();
  });

  it('offers an empty table, whose headings are all recognised', async () => {
    for (const language of ['en', 'fr'] as const) {
      await setLanguage(language);
      const tools = testBackupTools();
      show(tools);
      await press(language === 'en' ? /Download an empty table/ : /Télécharger un tableau vide/);
      const [saved] = tools.downloads;
      const sheets = await readSpreadsheet(new Uint8Array((await saved?.file.arrayBuffer()) ?? []));
      const [heading = []] = sheets.ok ? (sheets.value.sheets[0]?.rows ?? []) : [];
      const found = recogniseColumns(heading, []);
      expect(found.map((column) => column?.field)).toEqual(templateFields);
      expect(found.every((column) => column?.isSure)).toBe(true);
      cleanup();
    }
  });

  it('writes nothing where the device is full, and says so', async () => {
    show();
    choose('a.csv', 'Name;Country\nAlpha;France');
    await press(await screen.findByText('Check 1 line').then(() => 'Check 1 line'));
    const append = fixture.store.append.bind(fixture.store);
    fixture.store.append = () => Promise.reject(new DOMException('full', 'QuotaExceededError'));
    await press('Import 1 SME');
    expect(await screen.findByText(/were not imported, and nothing was changed/)).toBeVisible();
    expect(smes()).toEqual([]);
    fixture.store.append = append;
    await press('Import 1 SME');
    await waitFor(() => expect(smes()).toEqual(['Alpha']));
  });
});

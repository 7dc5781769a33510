// @vitest-environment jsdom
/** Importing SMEs from a spreadsheet: from the file to the list, and back by one undo. */

import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { ImportScreen } from '../../../../../src/client/features/import/import-screen.tsx';
import { importFields, recogniseColumns } from '../../../../../src/domain/import/import-field.ts';
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
const press = (name: RegExp | string) => userEvent.click(screen.getByRole('button', { name }));

describe('an import', () => {
  it('reads a workbook, asks for what is doubtful, and writes the SMEs as one change', async () => {
    const { history } = show();
    const rows = [
      ['Companies we follow'],
      ['Company', 'Town', 'Status', 'Joined on the'],
      ['Alpha', 'Hove', 'Signed', '03/04/2020'],
      ['Beta', 'Rye', 'OK chamber', '05/04/2020'],
      [null, 'Lewes', null, null],
    ];
    choose('follow.xlsx', workbook({ Companies: rows, Lists: [['x']] }));
    const button = await screen.findByRole('button', { name: 'Check 2 lines' });
    // Doubtful: the heading only suggests it, and no day proves the order.
    expect(screen.getByText(/the heading or the values only suggest it/)).toBeVisible();
    expect(screen.getByText(/No date in the column shows/)).toBeVisible();
    await userEvent.selectOptions(screen.getByLabelText('Dates'), 'monthFirst');
    await userEvent.selectOptions(
      screen.getByLabelText('What “OK chamber” means in Carnet'),
      'eligible',
    );
    await userEvent.click(button);
    expect(screen.getByText('Step 3 of 3: Check')).toHaveFocus();
    expect(screen.getByText('1 line left out')).toBeVisible();
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
    await press(await screen.findByText('Check 2 lines').then(() => 'Check 2 lines'));
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
    await press(await screen.findByText('Check 2 lines').then(() => 'Check 2 lines'));
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

  it('offers an empty table, whose headings are all recognised', async () => {
    for (const language of ['en', 'fr'] as const) {
      await setLanguage(language);
      const tools = testBackupTools();
      show(tools);
      await press(language === 'en' ? /Download an empty table/ : /Télécharger un tableau vide/);
      const [saved] = tools.downloads;
      const sheets = await readSpreadsheet(new Uint8Array((await saved?.file.arrayBuffer()) ?? []));
      const [heading = []] = sheets.ok ? (sheets.value[0]?.rows ?? []) : [];
      const found = recogniseColumns(heading, []);
      expect(found.map((column) => column?.field)).toEqual(importFields);
      expect(found.every((column) => column?.isSure)).toBe(true);
      cleanup();
    }
  });

  it('writes nothing where the device is full, and says so', async () => {
    show();
    choose('a.csv', 'Name\nAlpha');
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

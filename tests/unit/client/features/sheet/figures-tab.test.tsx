// @vitest-environment jsdom
/** The figures of an SME: channels, and a grid of months that is typed and pasted into as in a spreadsheet. */

import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { initI18n } from '../../../../../src/client/i18n/i18n.ts';
import { notices } from '../../../../../src/client/model/notices.ts';
import { lazyRecordsOf, recordsOf } from '../../../../../src/client/model/records.ts';
import { StoreError } from '../../../../../src/client/ports/sheet-store.ts';
import { createRecord, setFields } from '../../../../../src/domain/command/command.ts';
import { writeFigures } from '../../../../../src/domain/figures/write-figures.ts';
import { setRate } from '../../../../../src/domain/programme/exchange-rates.ts';
import { present } from '../../../../../src/std/assert.ts';
import {
  type CarnetFixture,
  carnetFixture,
  fixtureIds,
  testEnvironment,
} from '../../../../support/carnet-fixture.ts';
import { figuresOf, goToCell, openFigures } from '../../../../support/figures-fixture.ts';

let fixture: CarnetFixture;
let smeId: string;
const user = userEvent.setup();

beforeAll(() => initI18n('fr'));

beforeEach(async () => {
  fixture = await carnetFixture();
  smeId = await fixture.addSme();
});

afterEach(() => {
  cleanup();
  notices.setState({ list: [] });
});

const open = () => openFigures(fixture, smeId);
const rows = () => figuresOf(fixture, smeId);
const goTo = (name: string) => goToCell(user, name);

/** What is read aloud. */
const announced = (): string =>
  screen
    .getAllByRole('status')
    .map(({ textContent }) => textContent.replaceAll('\u00A0', ' '))
    .join(' ');

async function paste(cell: HTMLElement, text: string): Promise<void> {
  await act(async () => {
    fireEvent.paste(cell, { clipboardData: { getData: () => text } });
  });
}

describe('beside the months', () => {
  const seeded = async (): Promise<void> => {
    const write = { month: '2020-10', patch: { orders: 20 }, ids: [], newId: 'f-1' };
    const place = { smeId, channelId: undefined, source: 'typed', vat: 'excluded' } as const;
    await fixture.carnet.run(writeFigures(place, [write]));
  };

  it('stands what a pound was worth, with its source, or who enters it', async () => {
    await seeded();
    await open();
    const { programmeId } = fixtureIds;
    expect(screen.getByText(/Pas encore de taux de change pour octobre 2020/)).toBeVisible();
    const rate = { month: '2020-10', rate: 1.102, source: 'InforEuro' };
    await act(async () => {
      await fixture.carnet.run(setRate(programmeId, rate));
    });
    expect(screen.getByRole('rowheader', { name: /1\s£ = 1,1020\s€/ })).toBeVisible();
    expect(screen.getByText(/Taux affichés à côté des mois\s: InforEuro/)).toBeVisible();
    expect(screen.queryByText(/Pas encore de taux/)).toBeNull();
  });

  it('stand the targets of the plan that was agreed, against the latest month with figures', async () => {
    await seeded();
    await fixture.carnet.run(
      createRecord('form', smeId, {
        templateId: 'market-entry-plan/1',
        state: 'agreed',
        market: 'GB',
        'rows.targets': { orders: { target: 25, by: '2021-10-01' }, revenue: { target: 2000 } },
      }),
    );
    await open();
    const table = within(
      await screen.findByRole('table', { name: /Objectifs du plan\s: Royaume-Uni/ }),
    );
    const cells = table
      .getAllByRole('row')
      .slice(1)
      .map((row) =>
        within(row)
          .getAllByRole('cell')
          .map(({ textContent }) => textContent),
      );
    expect(cells).toEqual([
      ['25', '1er\u00a0oct. 2021', '20', '80\u00a0%'],
      ['2\u00a0000\u00a0€', '', '–', '–'],
    ]);
  });
});

describe('the grid of months', () => {
  it('takes digits at once, and Enter saves and goes down', async () => {
    await open();
    const cell = await goTo('Commandes, octobre 2020');
    act(() => cell.focus());
    await user.keyboard('9{Enter}14{Enter}');
    await waitFor(() => expect(rows()).toHaveLength(2));
    expect(rows()).toMatchObject([
      { month: '2020-10', orders: 9, source: 'typed' },
      { month: '2020-11', orders: 14, source: 'typed' },
    ]);
  });

  it('saves with Tab and goes right, one record for the month', async () => {
    await open();
    const cell = await goTo('Visites, octobre 2020');
    act(() => cell.focus());
    await user.keyboard('990{Tab}9{Tab}474,50{Tab}');
    await waitFor(() => expect(rows()[0]).toHaveProperty('revenue'));
    expect(rows()).toEqual([
      {
        month: '2020-10',
        visits: 990,
        orders: 9,
        revenue: { amount: 474.5, currency: 'EUR' },
        vat: 'excluded',
        source: 'typed',
      },
    ]);
  });

  it('keeps what is no number in its cell and says so', async () => {
    await open();
    const cell = await goTo('Commandes, octobre 2020');
    act(() => cell.focus());
    await user.keyboard('neuf{Enter}');
    // In the line below its month, and read aloud.
    const line = within(screen.getByRole('grid')).getByText(/Saisissez un nombre entier/u);
    expect(line.closest('tr')?.previousElementSibling?.textContent).toContain('oct. 2020');
    expect(announced()).toContain('Saisissez un nombre entier');
    const box = screen.getByLabelText('Commandes, octobre 2020');
    expect(box).toHaveProperty('value', 'neuf');
    expect(box).toHaveAccessibleDescription(/Saisissez un nombre entier/u);
    expect(rows()).toEqual([]);
    await user.keyboard('{Escape}');
    expect(screen.queryByText(/Saisissez un nombre entier/u)).toBeNull();
    act(() => box.focus());
    await user.keyboard('1e9{Enter}');
    expect(announced()).toMatch(/« 1e9 » doit être écrit en entier/u);
  });

  it('(F94) saves what stands in a cell when the page goes away, and offers what is no number again', async () => {
    await open();
    const orders = await goTo('Commandes, octobre 2020');
    act(() => orders.focus());
    await user.keyboard('neuf');
    const visits = await goTo('Visites, novembre 2020');
    act(() => visits.focus());
    expect(screen.getByText('neuf')).toBeDefined();
    await user.keyboard('77');
    cleanup();
    await waitFor(() => expect(rows()).toMatchObject([{ month: '2020-11', visits: 77 }]));
    await open();
    expect(await goTo('Commandes, octobre 2020')).toHaveProperty('value', 'neuf');
    act(() => screen.getByLabelText('Commandes, octobre 2020').focus());
    await user.keyboard('{Enter}{Escape}');
    await waitFor(() => expect(fixture.carnet.state.getState().drafts.size).toBe(0));
    expect(screen.queryByDisplayValue('neuf')).toBeNull();
  });

  it('(F94) keeps what this device could not save in its cell', async () => {
    const { store } = fixture;
    const append = store.append.bind(store);
    await open();
    const cell = await goTo('Commandes, octobre 2020');
    act(() => cell.focus());
    Object.assign(store, { append: () => Promise.reject(new StoreError('full')) });
    await user.keyboard('9{Enter}');
    expect(await screen.findByText('9')).toBeDefined();
    Object.assign(store, { append });
    await user.keyboard('{ArrowUp}{Enter}{Enter}');
    await waitFor(() => expect(rows()).toMatchObject([{ month: '2020-10', orders: 9 }]));
  });

  it('(F94) lets what comes under a half-typed cell stand beside it', async () => {
    await open();
    const cell = await goTo('Visites, octobre 2020');
    act(() => cell.focus());
    await user.keyboard('100{Enter}{ArrowUp}');
    await waitFor(() => expect(rows()).toMatchObject([{ visits: 100 }]));
    const { device } = fixture;
    const { carnet } = await carnetFixture({ device, environment: testEnvironment('tab-2') });
    await carnet.loadLazy(smeId, 'figures');
    const [record] = lazyRecordsOf(carnet.state.getState(), smeId, 'figures') ?? [];
    await user.keyboard('20');
    await act(async () => {
      await carnet.run(setFields(present(record, 'the month has a record').id, { visits: 300 }));
    });
    await user.keyboard('0{Enter}');
    await waitFor(() => expect(rows()).toMatchObject([{ visits: 200 }]));
    const [after] = lazyRecordsOf(fixture.carnet.state.getState(), smeId, 'figures') ?? [];
    expect(after?.conflicts?.['visits']).toMatchObject([{ value: 300 }]);
  });

  it('(F148) takes what comes without a key as typed over the cell, and Escape takes it back', async () => {
    await open();
    const cell = await goTo('Commandes, octobre 2020');
    act(() => cell.focus());
    await user.keyboard('9{Enter}{ArrowUp}');
    const box = await screen.findByLabelText<HTMLInputElement>('Commandes, octobre 2020');
    await waitFor(() => expect(box).toHaveFocus());
    const isChosenWhole = () => [box.selectionStart, box.selectionEnd, box.value];
    expect(isChosenWhole()).toEqual([0, 1, '9']);
    await user.pointer({ keys: '[MouseLeft]', target: box, offset: 1 });
    await waitFor(() => expect(isChosenWhole()).toEqual([0, 1, '9']));
    fireEvent.input(box, { target: { value: '12' } });
    await user.keyboard('{Escape}');
    expect(isChosenWhole()).toEqual([0, 1, '9']);
    fireEvent.input(box, { target: { value: '14' } });
    await user.keyboard('5{Enter}');
    await waitFor(() => expect(rows()).toMatchObject([{ orders: 145 }]));
  });

  it('(F148) keeps its value where an input method takes back the only letter', async () => {
    await open();
    const box = await goTo('Commandes, octobre 2020');
    act(() => box.focus());
    await user.keyboard('9{Enter}{ArrowUp}');
    const cell = await screen.findByLabelText<HTMLInputElement>('Commandes, octobre 2020');
    fireEvent.compositionStart(cell);
    fireEvent.input(cell, { target: { value: '´' } });
    fireEvent.input(cell, { target: { value: '' } });
    fireEvent.compositionEnd(cell);
    expect(cell).toHaveValue('9');
    await user.keyboard('{Enter}');
    expect(rows()).toMatchObject([{ orders: 9 }]);
  });

  it('empties a cell with Delete', async () => {
    await open();
    const cell = await goTo('Commandes, octobre 2020');
    act(() => cell.focus());
    await user.keyboard('9{Enter}');
    await waitFor(() => expect(rows()).toHaveLength(1));
    await user.keyboard('{ArrowUp}{Delete}');
    await waitFor(() => expect(rows()[0]).not.toHaveProperty('orders'));
  });

  it('takes a block of 36 months and 8 columns as one change, undone as one', async () => {
    await open();
    for (let press = 0; press < 2; press += 1) {
      await user.click(screen.getByText('Mois précédents'));
    }
    const cell = await goTo('Visites, novembre 2017');
    const line = (index: number) => ['1 240', 14, '812,40', 1, 3, '£90', 5, `n${index}`].join('\t');
    await paste(cell, Array.from({ length: 36 }, (_one, index) => line(index)).join('\r\n'));
    await waitFor(() => expect(rows()).toHaveLength(36));
    expect(rows().at(-1)).toMatchObject({
      month: '2020-10',
      visits: 1240,
      revenue: { amount: 812.4, currency: 'EUR' },
      revenueAbroad: { amount: 90, currency: 'GBP' },
      note: 'n35',
      source: 'imported',
    });
    await act(async () => {
      await fixture.carnet.undo(notices.getState().list.at(-1)?.undo);
    });
    expect(rows()).toEqual([]);
  });

  it('says what of a block was left out', async () => {
    await open();
    const cell = await goTo('Visites, novembre 2020');
    await paste(cell, '12\tbeaucoup\n13\t4');
    const result = within(screen.getByRole('grid'));
    expect(await result.findByText(/« beaucoup » n’est pas un nombre/u)).toBeDefined();
    expect(result.getByText(/Ligne 2 \(« 13 »\).*à venir/u)).toBeDefined();
    expect(announced()).toMatch(/1 mois saisi.*« 13 ».*« beaucoup »/u);
    await waitFor(() => expect(rows()).toMatchObject([{ month: '2020-11', visits: 12 }]));
  });

  it('says how many values a block replaced, gives each left out its reason, and is undone as one', async () => {
    await open();
    const cell = await goTo('Visites, septembre 2020');
    await paste(cell, '10\n11');
    await waitFor(() => expect(rows()).toHaveLength(2));
    await paste(await goTo('Visites, septembre 2020'), '10\nTotal\n21\n30');
    const result = within(screen.getByRole('grid'));
    expect(await result.findByText('3 mois saisis. 1 valeur a été remplacée.')).toBeDefined();
    expect(
      result.getByText(/Ligne 2 \(« Total »\) : les totaux ne se saisissent pas/u),
    ).toBeDefined();
    expect(rows()).toMatchObject([{ visits: 10 }, { visits: 21 }, { visits: 30 }]);
    const notice = notices.getState().list.at(-1);
    expect(notice?.message).toBe('3 mois saisis. 1 valeur a été remplacée.');
    await act(async () => {
      await fixture.carnet.undo(notice?.undo);
    });
    expect(rows()).toMatchObject([{ visits: 10 }, { visits: 11 }]);
    // What was said of it is no longer so, wherever it was undone.
    expect(result.queryByText('Bloc collé')).toBeNull();
    expect(announced()).not.toContain('3 mois saisis. 1 valeur a été remplacée. Ligne 2');
  });

  it('goes back to the cell when the result of a block is closed', async () => {
    await open();
    await paste(await goTo('Visites, septembre 2020'), '10\nTotal\n21');
    const result = within(screen.getByRole('grid'));
    await user.click(await result.findByRole('button', { name: 'Masquer le résultat' }));
    expect(result.queryByText('Bloc collé')).toBeNull();
    expect(document.activeElement).toBe(screen.getByLabelText('Visites, septembre 2020'));
    await waitFor(() => expect(rows()).toHaveLength(2));
  });

  it('does not say that a block was entered that could not be saved', async () => {
    await open();
    const { store } = fixture;
    const append = vi.fn(() => Promise.reject(new StoreError('full')));
    Object.assign(store, { append });
    await paste(await goTo('Visites, septembre 2020'), '10\n11');
    await waitFor(() => expect(append).toHaveBeenCalled());
    await waitFor(() => expect(screen.queryByText('Bloc collé')).toBeNull());
    expect(rows()).toEqual([]);
  });

  it('shows both values of a month that two people entered, and takes the one chosen', async () => {
    const place = { smeId, channelId: undefined, source: 'typed', vat: 'excluded' } as const;
    for (const [newId, orders] of [
      ['00000000-0000-7000-8000-00000000000a', 14],
      ['00000000-0000-7000-8000-00000000000b', 12],
    ] as const) {
      await fixture.carnet.run(
        writeFigures(place, [{ month: '2020-10', ids: [], newId, patch: { orders } }]),
      );
    }
    await open();
    const list = within(present(screen.getByText(/même mois/u).parentElement, 'the note'));
    await user.click(list.getByRole('button', { name: '14' }));
    await waitFor(() => expect(rows().map(({ orders }) => orders)).toEqual([14, 14]));
    expect(screen.queryByText(/même mois/u)).toBeNull();
  });
});

it('has no rows for the years between two months that lie far apart', async () => {
  const newId = testEnvironment().newId();
  const place = { smeId, channelId: undefined, source: 'typed', vat: 'excluded' } as const;
  const patch = { orders: 3 };
  await fixture.carnet.run(writeFigures(place, [{ month: '1900-01', ids: [], newId, patch }]));
  const grid = await open();
  expect(within(grid).getAllByRole('row').length).toBeLessThan(20);
  expect(within(grid).getByText('Commandes, janvier 1900')).toBeDefined();
});

it('adds a channel from a platform of the list, and asks for no account', async () => {
  await open();
  await user.click(screen.getByText('Ajouter un canal'));
  const dialog = within(screen.getByRole('dialog', { hidden: true }));
  await user.type(dialog.getByPlaceholderText('Choisir une plateforme'), 'prest{Enter}');
  expect(dialog.queryByLabelText(/mot de passe|compte/iu)).toBeNull();
  await user.click(dialog.getByText('Ajouter le canal', { selector: 'button *, button' }));
  await waitFor(() => {
    const head = fixture.carnet.state.getState().sheets.get(smeId)?.head ?? new Map();
    expect(recordsOf(head, 'channel').map(({ values }) => values)).toEqual([
      { name: 'PrestaShop', platformId: 'prestashop', kind: 'shop', connection: 'unknown' },
    ]);
  });
});

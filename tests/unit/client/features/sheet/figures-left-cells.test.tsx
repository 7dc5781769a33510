// @vitest-environment jsdom
/** What a page left in a cell of figures as it went away: nothing of it hides or replaces what a colleague wrote since. */

import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { initI18n } from '../../../../../src/client/i18n/i18n.ts';
import { notices } from '../../../../../src/client/model/notices.ts';
import { lazyRecordsOf } from '../../../../../src/client/model/records.ts';
import { createRecord, setFields } from '../../../../../src/domain/command/command.ts';
import { fail } from '../../../../../src/std/result.ts';
import {
  type CarnetFixture,
  carnetFixture,
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

const cell = 'Visites, octobre 2020';

/** Another tab of a colleague writes the month, or begins it. */
async function colleague(visits: number): Promise<void> {
  const { device } = fixture;
  const { carnet } = await carnetFixture({ device, environment: testEnvironment('tab-2') });
  await carnet.loadLazy(smeId, 'figures');
  const [record] = lazyRecordsOf(carnet.state.getState(), smeId, 'figures') ?? [];
  const values = { month: '2020-10', visits, source: 'typed' } as const;
  await act(async () => {
    await carnet.run(
      record === undefined
        ? createRecord('figures', smeId, values)
        : setFields(record.id, { visits }),
    );
  });
}

/** Types a figure, and kills the page before anything of it is written but its draft. */
async function killedWhileTyping(text: string): Promise<void> {
  await open();
  const box = await goTo(cell);
  act(() => box.focus());
  await user.keyboard(text);
  const drafts = new Map(fixture.carnet.state.getState().drafts);
  cleanup();
  await act(() => fixture.carnet.settled());
  for (const { key, text: kept } of drafts.values()) await fixture.carnet.keepDraft(key, kept);
}

it('(F94) is let go of where it was saved all the same', async () => {
  await killedWhileTyping('778');
  expect(rows()).toMatchObject([{ visits: 778 }]);
  expect(fixture.carnet.state.getState().drafts.size).toBe(1);
  await open();
  await waitFor(() => expect(fixture.carnet.state.getState().drafts.size).toBe(0));
  await colleague(900);
  await waitFor(async () => expect(await goTo(cell)).toHaveValue('900'));
});

it('(F94) is said to be unsaved beside what a colleague wrote since, and both versions stand once it is saved', async () => {
  await open();
  const box = await goTo(cell);
  act(() => box.focus());
  await user.keyboard('100{Enter}');
  await waitFor(() => expect(rows()).toMatchObject([{ visits: 100 }]));
  cleanup();
  await killedWhileTyping('778');
  await colleague(900);
  await open();
  const note = await screen.findByText(/«\s778\s» a été saisi/u);
  expect(note.textContent).toMatch(/Valeur enregistrée\s: 900/u);
  await user.click(screen.getByRole('button', { name: 'Enregistrer' }));
  await waitFor(() => expect(fixture.carnet.state.getState().drafts.size).toBe(0));
  const [after] = lazyRecordsOf(fixture.carnet.state.getState(), smeId, 'figures') ?? [];
  expect(after?.values['visits']).toBe(778);
  expect(after?.conflicts?.['visits']).toMatchObject([{ value: 900 }]);
  expect(await screen.findByText(/Visites · octobre 2020/u)).toBeVisible();
});

it('(F94) can be let go of', async () => {
  await killedWhileTyping('778');
  await colleague(900);
  await open();
  await user.click(await screen.findByRole('button', { name: 'Abandonner' }));
  await waitFor(() => expect(screen.getByLabelText(cell)).toHaveValue('900'));
  expect(screen.getByLabelText(cell)).toHaveFocus();
  expect(rows()).toMatchObject([{ visits: 900 }]);
  expect(screen.queryByText(/778/u)).toBeNull();
});

it('(F94) stands beside the month that a colleague began meanwhile', async () => {
  await open();
  const box = await goTo(cell);
  act(() => box.focus());
  await user.keyboard('55');
  await colleague(66);
  await user.keyboard('{Enter}');
  expect(await screen.findByText('Deux personnes ont saisi le même mois')).toBeVisible();
  await waitFor(() =>
    expect(new Set(rows().map(({ visits }) => visits))).toEqual(new Set([55, 66])),
  );
});

it('(F94) gives way to a block that is pasted over it, in its cell or beside it', async () => {
  await open();
  const box = await goTo(cell);
  act(() => box.focus());
  await user.keyboard('5');
  await act(async () => {
    fireEvent.paste(box, { clipboardData: { getData: () => '100\t2000' } });
  });
  await waitFor(() => expect(rows()).toMatchObject([{ visits: 100, orders: 2000 }]));
  expect(screen.getByLabelText(cell)).toHaveValue('100');
  cleanup();
  await act(() => fixture.carnet.settled());
  expect(rows()).toMatchObject([{ visits: 100, orders: 2000 }]);
  expect(fixture.carnet.state.getState().drafts.size).toBe(0);
});

it('keeps once more what cannot be written as everything is put away (F128)', async () => {
  await open();
  const box = await goTo('Note, octobre 2020');
  act(() => box.focus());
  await user.keyboard('ventes du salon');
  const { carnet } = fixture;
  const drafts = () => [...carnet.state.getState().drafts.values()].map(({ text }) => text);
  const [key = ''] = carnet.state.getState().drafts.keys();
  vi.spyOn(carnet, 'run').mockResolvedValue(fail({ kind: 'gone', record: smeId }));
  await act(() => carnet.keepDraft(key, ''));
  cleanup();
  await waitFor(() => expect(drafts()).toEqual([expect.stringContaining('ventes du salon')]));
});

it('(F94) takes lines that are pasted into the middle of a note as a part of it', async () => {
  await open();
  const box = await goTo('Note, octobre 2020');
  act(() => box.focus());
  await user.keyboard('Soldes : ');
  const goesOn = fireEvent.paste(box, {
    clipboardData: { getData: () => 'tout est parti\nvoir Anna' },
  });
  // The browser puts them where the caret is.
  expect(goesOn).toBe(true);
  expect(screen.getByLabelText('Note, octobre 2020')).toHaveValue('Soldes : ');
  cleanup();
  await act(() => fixture.carnet.settled());
  expect(rows()).toMatchObject([{ note: 'Soldes :' }]);
});

it('(F94) begins one record for two cells of a month that was undone, however fast one follows the other', async () => {
  await open();
  const first = await goTo(cell);
  act(() => first.focus());
  await user.keyboard('5{Enter}');
  await waitFor(() => expect(rows()).toMatchObject([{ visits: 5 }]));
  await act(async () => {
    await fixture.carnet.undo(notices.getState().list.at(-1)?.undo);
  });
  await waitFor(() => expect(rows()).toEqual([]));
  const { store } = fixture;
  const append = store.append.bind(store);
  let letOn = (): void => undefined;
  const opened = new Promise<void>((resolve) => (letOn = resolve));
  Object.assign(store, {
    append: async (...of: Parameters<typeof append>) => {
      await opened;
      return append(...of);
    },
  });
  const box = await goTo(cell);
  act(() => box.focus());
  await user.keyboard('6{Tab}7{Enter}');
  await act(async () => letOn());
  await act(() => fixture.carnet.settled());
  await waitFor(() => expect(rows()).toMatchObject([{ visits: 6, orders: 7 }]));
});

it('(F94) has what was typed in it again once a block that was pasted over it is undone', async () => {
  await open();
  const box = await goTo(cell);
  act(() => box.focus());
  await user.keyboard('57');
  await act(async () => {
    fireEvent.paste(box, { clipboardData: { getData: () => '100\t2000' } });
  });
  await waitFor(() => expect(rows()).toMatchObject([{ visits: 100, orders: 2000 }]));
  await act(async () => {
    await fixture.carnet.undo(notices.getState().list.at(-1)?.undo);
  });
  await waitFor(() => expect(rows()).toMatchObject([{ visits: 57 }]));
});

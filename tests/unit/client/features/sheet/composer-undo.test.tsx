// @vitest-environment jsdom
/** Undo and redo from the line that logs: of what it logged, and of what was done elsewhere. */

import { act, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { initI18n, setLanguage } from '../../../../../src/client/i18n/i18n.ts';
import { notices } from '../../../../../src/client/model/notices.ts';
import { loadReader } from '../../../../../src/client/parts/composer/line-reader.ts';
import { setFields } from '../../../../../src/domain/command/command.ts';
import { type CarnetFixture, carnetFixture } from '../../../../support/carnet-fixture.ts';
import { showSheet } from '../../../../support/sheet-fixture.tsx';
import { eventually } from '../../../../support/eventually.ts';

beforeEach(async () => {
  await initI18n('fr');
  await setLanguage('fr');
  notices.setState({ list: [] });
  await loadReader();
});

const line = (): HTMLTextAreaElement =>
  screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Consigner un contact' });

async function opened(): Promise<CarnetFixture & { readonly smeId: string }> {
  const fixture = await carnetFixture();
  const smeId = await fixture.addSme();
  showSheet(fixture, `/sme/${smeId}`);
  return { ...fixture, smeId };
}

const contactsOf = ({ carnet, smeId }: { carnet: CarnetFixture['carnet']; smeId: string }) =>
  carnet.state.getState().journals.get(smeId) ?? [];

describe('the undo right after Enter', () => {
  it('takes the entry back and puts the line back, with the focus still in it', async () => {
    const fixture = await opened();
    await userEvent.type(line(), 'a 12 claire étiquettes reçues{Enter}');
    await screen.findByText('étiquettes reçues');
    await userEvent.keyboard('{Control>}z{/Control}');
    await eventually(() => expect(line()).toHaveValue('a 12 claire étiquettes reçues'));
    expect(line()).toHaveFocus();
    expect(contactsOf(fixture).filter(({ deleted }) => deleted === undefined)).toEqual([]);
  });

  it('has the words in the draft of the line before the entry is taken back (F133)', async () => {
    const fixture = await opened();
    await userEvent.type(line(), 'a 12 claire étiquettes reçues{Enter}');
    await screen.findByText('étiquettes reçues');
    const append = fixture.store.append.bind(fixture.store);
    const before: string[] = [];
    vi.spyOn(fixture.store, 'append').mockImplementationOnce(async (row) => {
      before.push(...(await fixture.store.readDrafts()).map(({ text }) => text));
      return append(row);
    });
    await userEvent.keyboard('{Control>}z{/Control}');
    await eventually(() => expect(before).toEqual(['a 12 claire étiquettes reçues']));
  });

  it('empties the line again where the entry could not be taken back', async () => {
    const fixture = await opened();
    await userEvent.type(line(), 'a 12 claire étiquettes reçues{Enter}');
    await screen.findByText('étiquettes reçues');
    const append = vi.spyOn(fixture.store, 'append').mockRejectedValueOnce(new Error('full'));
    await userEvent.keyboard('{Control>}z{/Control}');
    await eventually(() => expect(append).toHaveBeenCalled());
    await eventually(() => expect(line()).toHaveValue(''));
    expect(contactsOf(fixture).filter(({ deleted }) => deleted === undefined)).toHaveLength(1);
  });

  it.each(['{Control>}{Shift>}z{/Shift}{/Control}', '{Control>}y{/Control}'])(
    'is taken back by a redo, which empties the line: %s',
    async (keys) => {
      const fixture = await opened();
      await userEvent.type(line(), 'a 12 claire étiquettes reçues{Enter}');
      await screen.findByText('étiquettes reçues');
      await userEvent.keyboard('{Control>}z{/Control}');
      await eventually(() => expect(line()).toHaveValue('a 12 claire étiquettes reçues'));
      await userEvent.keyboard(keys);
      await eventually(() => expect(line()).toHaveValue(''));
      expect(line()).toHaveFocus();
      expect(contactsOf(fixture).filter(({ deleted }) => deleted === undefined)).toHaveLength(1);
    },
  );
});

describe('Ctrl Z in the empty line', () => {
  const keys = '{Control>}z{/Control}';
  const again = '{Control>}{Shift>}z{/Shift}{/Control}';
  const nameOf = (fixture: Awaited<ReturnType<typeof opened>>) =>
    fixture.carnet.state.getState().sheets.get(fixture.smeId)?.sme.values.name;
  const latest = () => notices.getState().list.at(-1);

  it('takes back what was done since elsewhere, as logging an email, and does it again', async () => {
    const fixture = await opened();
    await userEvent.type(line(), 'a 12 claire étiquettes reçues{Enter}');
    await screen.findByText('étiquettes reçues');
    const before = nameOf(fixture);
    await act(() => fixture.carnet.run(setFields(fixture.smeId, { name: 'Maison Kerlan' })));
    await userEvent.keyboard(keys);
    await eventually(() => expect(nameOf(fixture)).toBe(before));
    expect(line()).toHaveValue('');
    expect(line()).toHaveFocus();
    expect(latest()).toMatchObject({
      message: 'Annulé\u00A0: PME, nom.',
      redo: {},
    });
    await userEvent.keyboard(again);
    await eventually(() => expect(nameOf(fixture)).toBe('Maison Kerlan'));
    // Then the line is next.
    await userEvent.keyboard(keys);
    await eventually(() => expect(nameOf(fixture)).toBe(before));
    await userEvent.keyboard(keys);
    await eventually(() => expect(line()).toHaveValue('a 12 claire étiquettes reçues'));
  });

  it('names the other sheet to which it went', async () => {
    const fixture = await opened();
    const other = await fixture.addSme({ name: 'Atelier Kerdreux' });
    await act(() => fixture.carnet.run(setFields(other, { town: 'Quimper' })));
    await userEvent.click(line());
    await userEvent.keyboard(keys);
    await eventually(() =>
      expect(latest()?.message).toBe(
        'Annulé sur la feuille «\u00A0Atelier Kerdreux\u00A0»\u00A0: PME, ville.',
      ),
    );
    await userEvent.keyboard(again);
    await eventually(() =>
      expect(latest()?.message).toBe(
        'Rétabli sur la feuille «\u00A0Atelier Kerdreux\u00A0»\u00A0: PME, ville.',
      ),
    );
  });

  it('is the undo of the field while letters were taken out by hand', async () => {
    const fixture = await opened();
    await act(() => fixture.carnet.run(setFields(fixture.smeId, { name: 'Maison Kerlan' })));
    await userEvent.type(line(), 'h{Backspace}');
    await userEvent.keyboard(keys);
    await act(() => fixture.carnet.settled());
    expect(nameOf(fixture)).toBe('Maison Kerlan');
    await act(() =>
      fixture.carnet.run(setFields(fixture.smeId, { name: 'Maison Kerlan et fils' })),
    );
    await userEvent.keyboard(keys);
    await eventually(() => expect(nameOf(fixture)).toBe('Maison Kerlan'));
  });

  it('brings back the words that were discarded, and takes nothing else back', async () => {
    const fixture = await carnetFixture();
    const smeId = await fixture.addSme();
    const first = showSheet(fixture, `/sme/${smeId}`);
    await userEvent.type(line(), 'a 12 claire étiquettes');
    first.unmount();
    await act(() => fixture.carnet.run(setFields(smeId, { name: 'Maison Kerlan' })));
    showSheet(fixture, `/sme/${smeId}`);
    await userEvent.click(await screen.findByRole('button', { name: 'Abandonner' }));
    expect(line()).toHaveValue('');
    await userEvent.click(line());
    await userEvent.keyboard(keys);
    expect(line()).toHaveValue('a 12 claire étiquettes');
    await act(() => fixture.carnet.settled());
    expect(fixture.carnet.state.getState().sheets.get(smeId)?.sme.values.name).toBe(
      'Maison Kerlan',
    );
  });

  it('says that the entry was taken back, with the way back, which empties the line', async () => {
    const fixture = await opened();
    await userEvent.type(line(), 'a 12 claire étiquettes reçues{Enter}');
    await screen.findByText('étiquettes reçues');
    await userEvent.keyboard(keys);
    await eventually(() => expect(line()).toHaveValue('a 12 claire étiquettes reçues'));
    expect(latest()).toMatchObject({
      message: 'Annulé\u00A0: contact «\u00A0étiquettes reçues\u00A0».',
    });
    act(() => latest()?.redo?.run?.());
    await eventually(() => expect(line()).toHaveValue(''));
    expect(contactsOf(fixture).filter(({ deleted }) => deleted === undefined)).toHaveLength(1);
    expect(latest()).toMatchObject({
      message: 'Rétabli\u00A0: contact «\u00A0étiquettes reçues\u00A0».',
      undo: {},
    });
  });
});

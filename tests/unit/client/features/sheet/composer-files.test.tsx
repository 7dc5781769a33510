// @vitest-environment jsdom
/** Files that are dropped or pasted where a contact is written: on the sheet at once, and the contact's once it is logged. */

import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { initI18n, setLanguage } from '../../../../../src/client/i18n/i18n.ts';
import { notices } from '../../../../../src/client/model/notices.ts';
import { lazyRecordsOf } from '../../../../../src/client/model/records.ts';
import { loadReader } from '../../../../../src/client/parts/composer/line-reader.ts';
import { setFields } from '../../../../../src/domain/command/command.ts';
import { present } from '../../../../../src/std/assert.ts';
import { type CarnetFixture, carnetFixture } from '../../../../support/carnet-fixture.ts';
import { showSheet } from '../../../../support/sheet-fixture.tsx';

beforeEach(async () => {
  await initI18n('fr');
  await setLanguage('fr');
  await loadReader();
  // Loaded before anybody waits for what it shows.
  await import('../../../../../src/client/parts/files/pending-files.tsx');
});

const line = (): HTMLTextAreaElement =>
  screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Consigner un contact' });

async function opened(): Promise<CarnetFixture & { smeId: string; unmount: () => void }> {
  const fixture = await carnetFixture();
  const smeId = await fixture.addSme();
  const { unmount } = showSheet(fixture, `/sme/${smeId}`);
  return { ...fixture, smeId, unmount };
}

const contactsOf = ({ carnet, smeId }: Pick<CarnetFixture, 'carnet'> & { smeId: string }) =>
  carnet.state.getState().journals.get(smeId) ?? [];

describe('files that are added while one writes', () => {
  const filesOf = ({ carnet, smeId }: Pick<CarnetFixture, 'carnet'> & { smeId: string }) =>
    lazyRecordsOf(carnet.state.getState(), smeId, 'attachment') ?? [];
  const pending = () => screen.findByRole('list', { name: 'Fichiers de cette entrée' });
  const dropped = (name: string): void => {
    const files = [new File(['a;b'], name, { type: 'text/csv' })];
    fireEvent.drop(line(), { dataTransfer: { types: ['Files'], files } });
  };

  it('are on the sheet at once, and belong to the entry once it is logged, as long as that stands', async () => {
    const fixture = await opened();
    dropped('devis.csv');
    expect(await pending()).toHaveTextContent('devis.csv');
    expect(filesOf(fixture).map(({ values }) => values.aboutId)).toEqual([undefined]);
    await userEvent.type(line(), 'n devis reçu{Enter}');
    await waitFor(() => expect(contactsOf(fixture)).toHaveLength(1));
    const [contact] = contactsOf(fixture);
    expect(filesOf(fixture).map(({ values }) => values.aboutId)).toEqual([contact?.id]);
    expect(screen.queryByRole('list', { name: 'Fichiers de cette entrée' })).toBeNull();
    expect(await screen.findByRole('button', { name: 'devis.csv' })).toBeVisible();
    await userEvent.click(line());
    await userEvent.keyboard('{Control>}z{/Control}');
    expect(await pending()).toHaveTextContent('devis.csv');
    expect(filesOf(fixture).map(({ values }) => values.aboutId)).toEqual([undefined]);
  });

  it('wait for the entry when the sheet is left, and go to the bin where they are not wanted (F78)', async () => {
    const fixture = await opened();
    dropped('devis.csv');
    await pending();
    fixture.unmount();
    showSheet(fixture, `/sme/${fixture.smeId}`);
    expect(await pending()).toHaveTextContent('devis.csv');
    await userEvent.click(screen.getByRole('button', { name: 'Supprimer devis.csv' }));
    await waitFor(() => expect(filesOf(fixture)).toEqual([]));
    expect(screen.queryByRole('list', { name: 'Fichiers de cette entrée' })).toBeNull();
  });

  it('are back in the line where the entry is undone by its notice, or their removal is', async () => {
    const fixture = await opened();
    const undo = async (): Promise<void> => {
      const [notice] = notices.getState().list;
      await act(async () => {
        await fixture.carnet.undo(present(notice?.undo, 'it can be undone'));
      });
    };
    dropped('devis.csv');
    await pending();
    await userEvent.type(line(), 'n devis reçu{Enter}');
    await waitFor(() => expect(contactsOf(fixture)).toHaveLength(1));
    expect(screen.queryByRole('list', { name: 'Fichiers de cette entrée' })).toBeNull();
    await undo();
    expect(await pending()).toHaveTextContent('devis.csv');
    await userEvent.click(screen.getByRole('button', { name: 'Supprimer devis.csv' }));
    await waitFor(() => expect(filesOf(fixture)).toEqual([]));
    await undo();
    expect(await pending()).toHaveTextContent('devis.csv');
  });

  it('that are on the sheet already, and belong to nothing, are taken as they are', async () => {
    const fixture = await opened();
    dropped('devis.csv');
    await pending();
    await userEvent.type(line(), 'n devis reçu{Enter}');
    await waitFor(() => expect(contactsOf(fixture)).toHaveLength(1));
    dropped('devis.csv');
    expect(await screen.findByText(/devis.csv est déjà sur cette feuille/)).toBeVisible();
    const [file] = filesOf(fixture);
    await act(async () => {
      await fixture.carnet.run(setFields(file?.id ?? '', { aboutId: undefined }));
    });
    dropped('devis.csv');
    expect(await pending()).toHaveTextContent('devis.csv');
    expect(filesOf(fixture)).toHaveLength(1);
  });

  it('are not taken from the clipboard where text is pasted, and are named by the hour otherwise', async () => {
    const fixture = await opened();
    const files = [new File(['x'], 'data.bin')];
    fireEvent.paste(line(), {
      clipboardData: { files, types: ['Files', 'text/plain'], getData: () => 'x' },
    });
    fireEvent.paste(line(), { clipboardData: { files, types: ['Files'] } });
    expect(await pending()).toHaveTextContent('Image collée 19 nov. 10-42.bin');
    expect(filesOf(fixture)).toHaveLength(1);
  });
});

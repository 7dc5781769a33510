// @vitest-environment jsdom
/** The dialog of a contact that goes to the bin while it is open: by one's own decision, and by a colleague. */

import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { initI18n, setLanguage } from '../../../../../src/client/i18n/i18n.ts';
import { notices } from '../../../../../src/client/model/notices.ts';
import { lazyRecordsOf } from '../../../../../src/client/model/records.ts';
import { deleteRecord } from '../../../../../src/domain/command/command.ts';
import { type CarnetFixture, carnetFixture } from '../../../../support/carnet-fixture.ts';
import { deletedMeanwhile, movedMeanwhile } from '../../../../support/conflict-fixture.ts';
import { FakeRecorder } from '../../../../support/fake-recorder.ts';
import { showSheet } from '../../../../support/sheet-fixture.tsx';

let fixture: CarnetFixture;
let [smeId, id] = ['', ''];

beforeEach(async () => {
  await initI18n('en');
  fixture = await carnetFixture();
  smeId = await fixture.addSme({ name: 'Atelier Kerlan' });
  id = await fixture.addContact(smeId);
});

describe.each([
  {
    language: 'en',
    actions: 'Actions on this entry',
    edit: 'Edit',
    remove: /Move to the bin/,
    byWhom: /moved this to the bin/,
    restore: 'Restore',
    summary: 'Summary, English',
    voice: 'Voice note',
    recording: 'Recording',
    stop: 'Stop and keep',
    added: /^Document added: Voice note/,
    moved: 'Emma Clarke moved this to the sheet of Savons du Léon',
    takeBack: 'Bring it back here',
  },
  {
    language: 'fr',
    actions: 'Actions sur cette entrée',
    edit: 'Modifier',
    remove: /Mettre à la corbeille/,
    byWhom: /a mis cet élément à la corbeille/,
    restore: 'Restaurer',
    summary: 'Résumé, français',
    voice: 'Note vocale',
    recording: 'Enregistrement en cours',
    stop: 'Arrêter et garder',
    added: /: Note vocale/,
    moved: 'Emma Clarke a déplacé cet élément vers la feuille de Savons du Léon',
    takeBack: 'Le ramener ici',
  },
] as const)('a contact whose dialog is open [$language]', (words) => {
  beforeEach(() => setLanguage(words.language));

  async function opened() {
    showSheet(fixture, `/sme/${smeId}`);
    await userEvent.click(await screen.findByRole('button', { name: words.actions }));
    await userEvent.click(screen.getByRole('menuitem', { name: words.edit }));
    return screen.findByRole('dialog');
  }

  test('closes once it is decided in it that the contact goes', async () => {
    await deletedMeanwhile(fixture, id, { minutes: 45 });
    const dialog = await opened();
    await userEvent.click(await within(dialog).findByRole('button', { name: words.remove }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(fixture.carnet.record(id)?.deleted).toBeDefined();
  });

  test('says who moved it to the bin, and goes on once it is restored', async () => {
    await opened();
    await act(() => fixture.carnet.run(deleteRecord(id)));
    expect(await screen.findByText(words.byWhom)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: words.restore }));
    expect(await screen.findByRole('textbox', { name: words.summary })).toBeVisible();
  });

  test('never leads the keys to the button that restores it, which a key under way would press', async () => {
    const dialog = await opened();
    act(() =>
      within(dialog)
        .getByRole('button', { name: /^(Delete|Supprimer)$/ })
        .focus(),
    );
    await act(() => fixture.carnet.run(deleteRecord(id)));
    const restore = await screen.findByRole('button', { name: words.restore });
    expect(restore).not.toHaveFocus();
    expect(screen.getByRole('dialog')).toContainElement(document.activeElement as HTMLElement);
    await userEvent.keyboard(' {Enter}');
    expect(fixture.carnet.record(id)?.deleted).toBeDefined();
  });

  test('keeps the box that is typed in, and its words once it is left (F142)', async () => {
    const dialog = await opened();
    const box = within(dialog).getByRole('textbox', { name: words.summary });
    await userEvent.clear(box);
    await userEvent.keyboard('Labels in');
    await act(() => fixture.carnet.run(deleteRecord(id)));
    expect(await within(dialog).findByText(words.byWhom)).toBeVisible();
    expect(box).toHaveFocus();
    await userEvent.keyboard(' May');
    expect(box).toHaveValue('Labels in May');
    act(() => box.blur());
    await waitFor(() => expect(box).not.toBeInTheDocument());
    const left = within(screen.getByRole('dialog'));
    expect(await left.findByDisplayValue('Labels in May')).toBeVisible();
    await userEvent.click(left.getByRole('button', { name: words.restore }));
    const again = await screen.findByRole('textbox', { name: words.summary });
    expect(again).toHaveValue('Labels in May');
  });

  test('goes on recording what somebody says into it, until they stop (F192)', async () => {
    const getUserMedia = async () => ({ getTracks: () => [{ stop: () => undefined }] });
    vi.stubGlobal('MediaRecorder', FakeRecorder);
    vi.stubGlobal('navigator', { ...navigator, mediaDevices: { getUserMedia } });
    onTestFinished(() => void vi.unstubAllGlobals());
    const dialog = await opened();
    // The files of an entry are read a moment after it.
    await userEvent.click(await within(dialog).findByRole('button', { name: words.voice }));
    await within(dialog).findByText(words.recording);
    await act(() => fixture.carnet.run(deleteRecord(id)));
    expect(await within(dialog).findByText(words.byWhom)).toBeVisible();
    expect(within(dialog).getByText(words.recording)).toBeVisible();
    act(() => FakeRecorder.last?.say(5, 6));
    await userEvent.click(within(dialog).getByRole('button', { name: words.stop }));
    await fixture.carnet.loadLazy(smeId, 'attachment');
    const notes = () =>
      lazyRecordsOf(fixture.carnet.state.getState(), smeId, 'attachment')?.map(
        ({ values }) => [values.aboutId, values.bytes] as const,
      );
    await waitFor(() => expect(notes()).toEqual([[id, 6]]));
    await waitFor(() =>
      expect(screen.queryByRole('textbox', { name: words.summary })).not.toBeInTheDocument(),
    );
    expect(notices.getState().list.at(-1)?.message).toMatch(words.added);
  });

  test('says to which sheet it was moved, and is on one sheet only once it is back (F144)', async () => {
    const to = await fixture.addSme({ name: 'Savons du Léon' });
    const dialog = await opened();
    const box = within(dialog).getByRole('textbox', { name: words.summary });
    await userEvent.clear(box);
    await userEvent.keyboard('Labels in');
    await act(() => movedMeanwhile(fixture, id, to));
    expect(await within(dialog).findByText(new RegExp(words.moved))).toBeVisible();
    expect(box).toHaveFocus();
    await userEvent.keyboard(' May');
    await userEvent.click(within(dialog).getByRole('button', { name: words.takeBack }));
    await waitFor(() => expect(fixture.carnet.record(id)?.deleted).toBeUndefined());
    expect(await screen.findByRole('textbox', { name: words.summary })).toHaveValue(
      'Labels in May',
    );
    await fixture.carnet.loadJournal(to);
    expect(fixture.carnet.state.getState().journals.get(to)).toEqual([]);
  });
});

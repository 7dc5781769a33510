// @vitest-environment jsdom
/** Every field of a contact, new and existing; and the small dialogs of actions and issues. */

import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { initI18n, setLanguage } from '../../../../../src/client/i18n/i18n.ts';
import { notices } from '../../../../../src/client/model/notices.ts';
import { preferences } from '../../../../../src/client/model/preferences.ts';
import { writeAfterMs } from '../../../../../src/client/model/use-typed-field.ts';
import {
  goesOnFrom,
  goneOnWith,
  parseDraft,
} from '../../../../../src/client/parts/contact/contact-draft.ts';
import { parseMinutes } from '../../../../../src/client/parts/record/parse-minutes.ts';
import { carnetFixture } from '../../../../support/carnet-fixture.ts';
import { showSheet } from '../../../../support/sheet-fixture.tsx';

beforeEach(async () => {
  await initI18n('fr');
  await setLanguage('fr');
  preferences.setState({ letterShortcuts: true });
  notices.setState({ list: [] });
});

async function opened() {
  const fixture = await carnetFixture();
  const smeId = await fixture.addSme();
  const contacts = () => fixture.carnet.state.getState().journals.get(smeId) ?? [];
  const sheet = () => fixture.carnet.state.getState().sheets.get(smeId);
  return { ...fixture, smeId, contacts, sheet };
}

async function newContact() {
  const fixture = await opened();
  const { unmount } = showSheet(fixture, `/sme/${fixture.smeId}`);
  await openNew();
  return { ...fixture, unmount };
}

async function openNew(): Promise<void> {
  await userEvent.click(screen.getByRole('button', { name: 'Autres actions' }));
  await userEvent.click(screen.getByRole('menuitem', { name: 'Formulaire de contact complet' }));
  await screen.findByRole('dialog', { name: 'Consigner un contact' });
}

async function existing(
  values: Parameters<Awaited<ReturnType<typeof carnetFixture>>['addContact']>[1] = {},
) {
  const fixture = await opened();
  const id = await fixture.addContact(fixture.smeId, values);
  showSheet(fixture, `/sme/${fixture.smeId}`);
  await userEvent.click(await screen.findByRole('button', { name: 'Actions sur cette entrée' }));
  await userEvent.click(screen.getByRole('menuitem', { name: 'Modifier' }));
  const dialog = await screen.findByRole('dialog', { name: 'Contact' });
  return { ...fixture, id, dialog };
}

describe('a new contact', () => {
  it('is added as a whole, with what was written in every part', async () => {
    const { contacts } = await newContact();
    const dialog = screen.getByRole('dialog');
    await userEvent.selectOptions(within(dialog).getByRole('combobox', { name: 'Mode' }), 'video');
    await userEvent.type(within(dialog).getByRole('textbox', { name: 'Durée' }), '1 h 25');
    await userEvent.type(
      within(dialog).getByRole('textbox', { name: 'Résumé, français' }),
      'Colis vus.',
    );
    await userEvent.type(
      within(dialog).getByRole('textbox', { name: 'Résumé, anglais' }),
      'Parcels seen.',
    );
    await userEvent.click(within(dialog).getByRole('checkbox', { name: 'Confidentiel' }));
    await userEvent.click(within(dialog).getByRole('button', { name: 'Consigner le contact' }));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(contacts()[0]?.values).toMatchObject({
      mode: 'video',
      minutes: 85,
      confidential: true,
      summary: { lang: 'fr', text: 'Colis vus.', translation: 'Parcels seen.' },
    });
  });

  it('says at the field what has to be put right, in the reader’s language, and loses nothing', async () => {
    const { contacts } = await newContact();
    await userEvent.type(screen.getByRole('textbox', { name: 'Durée' }), 'longtemps');
    await userEvent.click(screen.getByRole('button', { name: 'Consigner le contact' }));
    expect(await screen.findByText(/Saisissez un nombre entier de minutes/)).toBeVisible();
    expect(screen.getByRole('textbox', { name: 'Durée' })).toHaveValue('longtemps');
    expect(contacts()).toEqual([]);
  });

  it('goes on with what was written on the words of the same line, and with no other draft (F213)', () => {
    const line = { summary: { lang: 'fr', text: 'Colis vus' } } as const;
    const draft = (text: string) =>
      JSON.stringify({ mode: 'video', summary: { lang: 'fr', text } });
    expect(goesOnFrom(draft('Colis vus, étiquettes à revoir'), line)).toBe(true);
    expect(goesOnFrom(draft('Stand de Dublin'), line)).toBe(false);
    expect(goesOnFrom(draft('Colis vusés'), line)).toBe(false);
    expect(goesOnFrom(draft('Stand de Dublin'), undefined)).toBe(true);
    expect(goesOnFrom(draft('Colis vus'), { minutes: 20 })).toBe(false);
    expect(goesOnFrom('nothing', line)).toBe(false);
  });

  it('goes on with the day and the way of contact that are in the line by now, and with its own otherwise (F220)', () => {
    const line = { kind: 'interim', mode: 'phone', at: '2026-11-28T12:00' } as const;
    const summary = { lang: 'fr', text: 'rappel de la banque' } as const;
    const written = { ...summary, text: 'rappel de la banque elle veut vendre' };
    const draft = JSON.stringify({
      ...line,
      minutes: 20,
      summary: written,
      shown: { ...line, summary },
    });
    const blank = { mode: 'phone', direction: 'outbound' } as const;
    const opened = (more: object) =>
      goneOnWith(draft, { initial: { ...line, summary, ...more }, blank });
    expect(opened({})).toEqual({ ...line, minutes: 20, summary: written });
    const later = { mode: 'video', at: '2026-11-30T12:00' };
    expect(opened(later)).toEqual({ ...line, ...later, minutes: 20, summary: written });
    expect(opened({ mode: undefined })).toMatchObject({ mode: undefined, summary: written });
    // Words before those of the line, or instead of them.
    const reworded = (words: string) =>
      JSON.stringify({
        ...line,
        summary: { ...summary, text: words },
        shown: { ...line, summary },
      });
    expect(goesOnFrom(reworded('Enfin, rappel de la banque'), { ...line, summary })).toBe(true);
    expect(goesOnFrom(reworded('Autre chose'), { ...line, summary })).toBe(true);
    expect(goesOnFrom(reworded('Autre chose'), { summary: { ...summary, text: 'rappel' } })).toBe(
      false,
    );
    // A draft that was begun from nothing, or by an earlier version.
    const plain = JSON.stringify({ mode: 'email', minutes: 20, summary: written });
    expect(goneOnWith(plain, { initial: { ...line, summary }, blank })).toEqual({
      ...{ ...line, minutes: 20, summary: written },
    });
    expect(goneOnWith(plain, { initial: undefined, blank })).toMatchObject({ mode: 'email' });
  });

  it('of a review goes on where the contact of that review is asked for again (F220)', () => {
    const review = { kind: 'monthlyReview', at: '2026-11-28T00:00' } as const;
    const text = { lang: 'fr', text: 'Longue note' } as const;
    const draft = JSON.stringify({ ...review, summary: text, shown: review });
    expect(goesOnFrom(draft, review)).toBe(true);
    expect(goesOnFrom(draft, { ...review, at: '2026-12-28T00:00' })).toBe(false);
    expect(goesOnFrom(JSON.stringify({ summary: text }), review)).toBe(false);
  });

  it('keeps its draft while it is written, and offers it again', async () => {
    const fixture = await newContact();
    await userEvent.type(screen.getByRole('textbox', { name: 'Résumé, français' }), 'À moitié');
    fixture.unmount();
    showSheet(fixture, `/sme/${fixture.smeId}`);
    await openNew();
    expect(screen.getByText(/Brouillon restauré/)).toBeVisible();
    expect(screen.getByRole('textbox', { name: 'Résumé, français' })).toHaveValue('À moitié');
    await userEvent.click(screen.getByRole('button', { name: 'Abandonner' }));
    expect(await fixture.store.readDrafts()).toEqual([]);
  });

  it('takes over what was typed in the line, actions included', async () => {
    const fixture = await opened();
    showSheet(fixture, `/sme/${fixture.smeId}`);
    const line = screen.getByRole('textbox', { name: 'Consigner un contact' });
    await userEvent.type(line, 'a 12 claire étiquettes > envoyer le glossaire');
    await userEvent.click(screen.getByRole('button', { name: 'Formulaire complet' }));
    await screen.findByRole('dialog');
    expect(screen.getByText('1 action sera ajoutée avec ce contact.')).toBeVisible();
    expect(screen.getByRole('textbox', { name: 'Résumé, français' })).toHaveValue('étiquettes');
    await userEvent.click(screen.getByRole('button', { name: 'Consigner le contact' }));
    expect(await screen.findByRole('button', { name: '1 action' })).toBeVisible();
    expect(line).toHaveValue('');
    expect(fixture.contacts()[0]?.values).toMatchObject({ minutes: 12, mode: 'phone' });
    expect(fixture.sheet()?.actions[0]?.values.from?.contactId).toBe(fixture.contacts()[0]?.id);
  });

  it('that is only planned has reached nobody', async () => {
    const { contacts } = await newContact();
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'État' }), 'planned');
    expect(screen.queryByRole('checkbox', { name: 'Contact établi' })).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Consigner le contact' }));
    expect(contacts()[0]?.values.state).toBe('planned');
    expect(contacts()[0]?.values).not.toHaveProperty('reached');
  });

  it('can add somebody new to the SME', async () => {
    const fixture = await newContact();
    await userEvent.type(screen.getByRole('combobox', { name: 'Interlocuteurs' }), 'Yann Le Bris');
    await userEvent.click(screen.getByRole('option', { name: 'Ajouter Yann Le Bris à la PME' }));
    expect(
      await screen.findByRole('combobox', { name: 'Présence\u00a0: Yann Le Bris' }),
    ).toBeVisible();
    const names = Object.values(fixture.sheet()?.sme.values.people ?? {}).map(({ name }) => name);
    expect(names).toEqual(['Claire Le Goff', 'Yann Le Bris']);
  });
});

describe('a contact that exists', () => {
  it('saves each field by itself', async () => {
    const { contacts, environment } = await existing();
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Mode' }), 'email');
    expect(contacts()[0]?.values).toMatchObject({ mode: 'email', reached: false });
    const summary = screen.getByRole('textbox', { name: 'Résumé, français' });
    await userEvent.type(summary, ' Encore.');
    await act(async () => environment.pass(writeAfterMs));
    expect(contacts()[0]?.values.summary?.text).toBe('Étiquettes en anglais reçues. Encore.');
  });

  it('tells a refusal to be quoted from a question that nobody asked', async () => {
    const { contacts, dialog } = await existing();
    const quoting = within(dialog).getByRole('radiogroup', { name: 'Citation dans les rapports' });
    const choose = (name: string) => userEvent.click(within(quoting).getByRole('radio', { name }));
    expect(within(quoting).getByRole('radio', { name: 'Non demandé' })).toBeChecked();
    await choose('Refus');
    await waitFor(() => expect(contacts()[0]?.values.quotable).toBe(false));
    expect(within(quoting).getByRole('radio', { name: 'Refus' })).toBeChecked();
    await choose('Non demandé');
    await waitFor(() => expect(contacts()[0]?.values.quotable).toBeUndefined());
  });

  it('takes a translation beside its text', async () => {
    const { contacts } = await existing();
    expect(screen.getAllByText('À traduire').length).toBeGreaterThan(0);
    await userEvent.type(
      screen.getByRole('textbox', { name: 'Résumé, anglais' }),
      'Labels received.',
    );
    await userEvent.tab();
    await screen.findByDisplayValue('Labels received.');
    expect(contacts()[0]?.values.summary).toMatchObject({
      text: 'Étiquettes en anglais reçues.',
      translation: 'Labels received.',
      translationState: 'checked',
    });
  });

  it('takes a day when the field is left, not while its year is typed', async () => {
    const { contacts, carnet } = await existing();
    const day = screen.getByLabelText('Jour');
    const before = carnet.state.getState().undoCount;
    fireEvent.change(day, { target: { value: '0002-11-18' } });
    fireEvent.change(day, { target: { value: '2020-11-18' } });
    expect(contacts()[0]?.values.at).toBe('2020-11-19T10:42');
    await act(async () => {
      fireEvent.blur(day);
      await carnet.settled();
    });
    expect(contacts()[0]?.values.at).toBe('2020-11-18T10:42');
    expect(carnet.state.getState().undoCount).toBe(before + 1);
  });

  it('says on which clock the hour is, where a colleague stored it on another one', async () => {
    await existing({ mode: 'atBusiness', zone: 'Europe/London' });
    expect(screen.getByText(/^Heure locale \(Londres\). Ici\s: 11:42\.$/u)).toBeVisible();
  });

  it('shows the hour on the clocks of both launch pads for a call', async () => {
    await existing();
    expect(screen.getByText('09:42 UK · 10:42 FR')).toBeVisible();
  });

  it('keeps decisions one by one', async () => {
    const { contacts, environment } = await existing();
    await userEvent.click(screen.getByText('Ordre du jour, compte rendu, décisions'));
    await userEvent.click(screen.getByRole('button', { name: 'Ajouter une décision' }));
    const box = await screen.findByRole('textbox', { name: 'Décision 1, français' });
    await userEvent.type(box, 'Essai sur 20 colis');
    await act(async () => environment.pass(writeAfterMs));
    expect(Object.values(contacts()[0]?.values.decisions ?? {})).toEqual([
      { lang: 'fr', text: 'Essai sur 20 colis' },
    ]);
  });

  it('moves to the sheet of another SME', async () => {
    const { addSme, carnet, contacts } = await existing();
    let other = '';
    await act(async () => {
      other = await addSme({ name: 'Biscuiterie du Ménez' });
    });
    await userEvent.click(screen.getByRole('button', { name: 'Déplacer vers une autre PME' }));
    const dialog = await screen.findByRole('dialog', { name: 'Déplacer vers une autre PME' });
    await userEvent.click(within(dialog).getByRole('button', { name: 'Déplacer' }));
    expect(within(dialog).getByText('Choisissez une PME.')).toBeVisible();
    await userEvent.type(within(dialog).getByRole('combobox'), 'bisc{Enter}');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Déplacer' }));
    await act(() => carnet.settled());
    expect(contacts()).toEqual([]);
    expect(carnet.state.getState().journals.get(other)).toHaveLength(1);
    expect(notices.getState().list[0]?.message).toBe('Contact déplacé vers Biscuiterie du Ménez');
  });

  it('is settled in the form while it is planned', async () => {
    const { contacts, dialog } = await existing({
      state: 'planned',
      at: '2020-11-24T10:00',
      reached: undefined,
    });
    await userEvent.click(within(dialog).getByRole('button', { name: 'Manqué' }));
    expect(contacts()[0]?.values.state).toBe('missed');
  });
});

describe('actions and issues', () => {
  it('an action cannot be added without saying what to do, and nothing typed is lost', async () => {
    const fixture = await opened();
    showSheet(fixture, `/sme/${fixture.smeId}`);
    await userEvent.click(screen.getByRole('button', { name: 'Autres actions' }));
    await userEvent.click(screen.getByRole('menuitem', { name: 'Nouvelle action' }));
    await userEvent.click(screen.getByRole('button', { name: 'Ajouter l’action' }));
    expect(await screen.findByText('Renseignez ce champ.')).toBeVisible();
    await userEvent.type(
      screen.getByRole('textbox', { name: 'À faire, français' }),
      'Relire la page',
    );
    fireEvent.change(screen.getByLabelText('Échéance'), { target: { value: '2020-12-01' } });
    await userEvent.click(screen.getByRole('button', { name: 'Ajouter l’action' }));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(fixture.sheet()?.actions[0]?.values).toMatchObject({
      title: { lang: 'fr', text: 'Relire la page' },
      due: '2020-12-01',
      ownerId: 'member-maelle',
      state: 'open',
    });
  });

  it('an issue opens from its entry, and is resolved there with an undo', async () => {
    const fixture = await opened();
    await fixture.addIssue(fixture.smeId);
    showSheet(fixture, `/sme/${fixture.smeId}`);
    const list = await screen.findByRole('list', { name: 'Journal' });
    await userEvent.click(within(list).getByRole('button', { name: 'Casse en transport' }));
    await userEvent.click(screen.getByRole('button', { name: 'Résoudre' }));
    expect(await screen.findByText('Problème résolu')).toBeVisible();
    expect(fixture.sheet()?.issues[0]?.values).toMatchObject({ resolvedOn: '2020-11-19' });
    await act(async () => {
      await fixture.carnet.undo(notices.getState().list[0]?.undo);
    });
    expect(fixture.sheet()?.issues[0]?.values.state).toBe('open');
  });
});

describe('what the form reads', () => {
  it('lengths as people type them', () => {
    expect(['85', '1h25', '1 h 25', '2h', ''].map(parseMinutes)).toEqual([
      85,
      85,
      85,
      120,
      undefined,
    ]);
    expect(parseMinutes('1,5')).toBeNaN();
  });

  it('of a draft only what still fits', () => {
    const text = JSON.stringify({ at: 'yesterday', mode: 'phone', minutes: null, later: 1 });
    expect(parseDraft(text)).toEqual({ mode: 'phone' });
    expect(parseDraft('not a draft')).toBeUndefined();
    expect(parseDraft('[]')).toBeUndefined();
  });
});

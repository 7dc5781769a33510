// @vitest-environment jsdom
/**
 * A meeting from its planning to its approval, as two pads see it.
 * Longer than 400 lines because it is one meeting, told in the order in which it is used.
 */

import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { keepFocus } from '../../../../../src/client/app/focus-keeper.ts';
import { MeetingsScreen } from '../../../../../src/client/features/meetings/meetings-screen.tsx';
import { initI18n } from '../../../../../src/client/i18n/i18n.ts';
import { notices } from '../../../../../src/client/model/notices.ts';
import { lazyRecordsOf, recordsOf } from '../../../../../src/client/model/records.ts';
import { BackupsContext } from '../../../../../src/client/model/use-backups.ts';
import { CarnetContext } from '../../../../../src/client/model/use-carnet.ts';
import { createRecord, setFields } from '../../../../../src/domain/command/command.ts';
import type { Values } from '../../../../../src/domain/entity/registry.ts';
import { firstAgenda } from '../../../../../src/domain/meeting/agenda.ts';
import { present } from '../../../../../src/std/assert.ts';
import { DeviceContext } from '../../../../../src/client/model/use-device.ts';
import { testBackupTools, testDevice } from '../../../../support/test-device.ts';
import {
  type CarnetFixture,
  carnetFixture,
  fixtureIds,
} from '../../../../support/carnet-fixture.ts';

let fixture: CarnetFixture;
let tools: ReturnType<typeof testBackupTools>;

beforeAll(() => initI18n('fr'));

beforeEach(async () => {
  fixture = await carnetFixture();
  tools = testBackupTools();
});

afterEach(() => {
  cleanup();
  notices.setState({ list: [] });
});

async function add(values: Partial<Values<'meeting'>> = {}): Promise<void> {
  const result = await fixture.carnet.run(
    createRecord(
      'meeting',
      fixtureIds.programmeId,
      {
        title: { lang: 'fr', text: 'Réunion de novembre' },
        kind: 'projectMeeting',
        at: '2020-11-19T10:00',
        state: 'planned',
        ...firstAgenda('projectMeeting', undefined, 'fr'),
        ...values,
      },
      'm1',
    ),
  );
  expect(result.ok).toBe(true);
}

function show(meetingId = ''): void {
  render(
    <BackupsContext value={tools}>
      <DeviceContext value={testDevice(() => fixture.environment.now())}>
        <CarnetContext value={fixture.carnet}>
          <MeetingsScreen meetingId={meetingId} writeWord={async () => new Blob()} />
        </CarnetContext>
      </DeviceContext>
    </BackupsContext>,
  );
}

const focused = (): HTMLElement | null =>
  document.activeElement instanceof HTMLElement ? document.activeElement : null;

const stored = () =>
  present(
    lazyRecordsOf(fixture.carnet.state.getState(), fixtureIds.programmeId, 'meeting'),
    'read',
  );

describe('the meetings', () => {
  it('are planned from the keyboard, with the usual agenda', async () => {
    const user = userEvent.setup();
    show();
    expect(await screen.findByText('Aucune réunion pour l’instant')).toBeVisible();
    await user.keyboard('n');
    await user.click(await screen.findByRole('button', { name: 'Ajouter la réunion' }));
    await waitFor(() => expect(stored()).toHaveLength(1));
    expect(stored()[0]?.values).toMatchObject({
      title: { lang: 'fr', translation: 'Project management meeting' },
      at: '2020-11-19T10:00',
      'place.progress': 2,
    });
  });

  it('list what is to translate and open', async () => {
    await add({ zone: 'Europe/London' });
    show();
    const [, row] = await screen.findAllByRole('row');
    expect(row).toHaveTextContent('11:00 Paris · 10:00 Londres');
    expect(row).toHaveTextContent('Réunion de novembre');
    expect(row).toHaveTextContent('1 à traduire');
    expect(row).toHaveTextContent('à faire avant la réunion');
  });
});

describe('a meeting', () => {
  it('says at the box of its hour on which clock that is', async () => {
    await add({ zone: 'Europe/London' });
    const user = userEvent.setup();
    show('m1');
    await user.click(await screen.findByRole('button', { name: 'Détails' }));
    expect(await screen.findByText(/^Heure locale \(Londres\). Ici\s: 11:00\.$/u)).toBeVisible();
  });

  it('fills the progress until it opens, then keeps it with its time', async () => {
    await add();
    const user = userEvent.setup();
    show('m1');
    const progress = await screen.findByRole('region', { name: '2. Progression des PME' });
    await waitFor(() =>
      expect(progress).toHaveTextContent('Rempli par Carnet jusqu’à l’ouverture'),
    );
    expect(within(progress).getAllByText('Aucune PME à signaler')).toHaveLength(2);
    await user.click(screen.getByRole('button', { name: 'Ouvrir la réunion' }));
    await waitFor(() => expect(progress).toHaveTextContent('Figé à l’ouverture'));
    expect(progress).not.toHaveTextContent('Rempli par Carnet');
    fixture.environment.pass(65 * 60_000);
    await user.click(screen.getByRole('button', { name: 'Terminer la réunion' }));
    await waitFor(() => expect(stored()[0]?.values).toMatchObject({ state: 'held', minutes: 65 }));
    await user.click(screen.getByRole('button', { name: 'Revenir à la préparation' }));
    await waitFor(() => expect(progress).toHaveTextContent('Rempli par Carnet'));
    expect(progress).toHaveTextContent('Figé à l’ouverture');
  });

  it('says at its end of an action that is typed and not added, and keeps it', async () => {
    await add();
    const user = userEvent.setup();
    show('m1');
    await user.click(await screen.findByRole('button', { name: 'Ouvrir la réunion' }));
    await user.click(await screen.findByRole('button', { name: /Ajouter une action/ }));
    await user.type(screen.getByRole('textbox', { name: 'Action' }), 'Envoyer le modèle');
    await user.click(screen.getByRole('button', { name: 'Terminer la réunion' }));
    await user.click(await screen.findByRole('button', { name: 'Terminer sans ajouter' }));
    await waitFor(() => expect(stored()[0]?.values).toMatchObject({ state: 'held' }));
    await waitFor(() =>
      expect(notices.getState().list.at(-1)?.message).toMatch(
        /^Réunion terminée. Ce qui est saisi mais pas ajouté reste/u,
      ),
    );
    expect(screen.getByRole('textbox', { name: 'Action' })).toHaveValue('Envoyer le modèle');
  });

  it('says that it opens while the journals are read, and opens once', async () => {
    await add();
    show('m1');
    const button = await screen.findByRole('button', { name: 'Ouvrir la réunion' });
    const run = vi.spyOn(fixture.carnet, 'run');
    fireEvent.click(button);
    expect(button).toHaveAttribute('aria-disabled', 'true');
    expect(button).toHaveAccessibleDescription('Ouverture de la réunion…');
    fireEvent.click(button);
    const end = await screen.findByRole('button', { name: 'Terminer la réunion' });
    await waitFor(() => expect(end).not.toHaveAttribute('aria-disabled'));
    expect(run).toHaveBeenCalledTimes(1);
  });

  it('keeps the reasons that were noted at contacts, however soon it is opened', async () => {
    await add();
    const smeId = await fixture.addSme({ stage: 'supported', enrolledOn: '2020-09-03' });
    const held = { kind: 'monthlyReview', at: '2020-11-12T09:00' } as const;
    const contactId = await fixture.addContact(smeId, held);
    await fixture.addAction(smeId, { from: { contactId }, due: '2020-10-01' });
    // Opened anew, no journal was read yet.
    const { device, environment, store } = fixture;
    await fixture.carnet.close();
    await store.confirmSealed(() => true, environment.now());
    fixture = await carnetFixture({ device, environment });
    const user = userEvent.setup();
    show('m1');
    await user.click(await screen.findByRole('button', { name: 'Ouvrir la réunion' }));
    const progress = await screen.findByRole('region', { name: '2. Progression des PME' });
    await waitFor(() => expect(progress).toHaveTextContent('Figé à l’ouverture'));
    expect(progress).toHaveTextContent('1 action, 49 j de retard');
  });

  it('notes what was said, what was decided and why, in the language of who writes', async () => {
    await add({ state: 'held' });
    const user = userEvent.setup();
    show('m1');
    const minutes = await screen.findByRole('region', { name: 'Compte rendu' });
    const [first] = within(minutes).getAllByRole('button', { name: 'Ajouter une décision' });
    await user.click(present(first, 'a button'));
    await user.type(within(minutes).getByLabelText('Décision'), 'Pas de formulaire.');
    await user.type(within(minutes).getByLabelText('Motif'), 'Étape inutile.');
    await user.click(within(minutes).getByRole('button', { name: 'Ajouter' }));
    expect(await within(minutes).findByText('Pas de formulaire.')).toBeVisible();
    expect(within(minutes).getByText('Étape inutile.')).toBeVisible();
    expect(minutes).toHaveTextContent('1 décision');
  });

  it('keeps minutes that are half-typed when the page goes, and beside what somebody else wrote (F101)', async () => {
    await add({ state: 'held' });
    const user = userEvent.setup();
    show('m1');
    const minutes = () => screen.findByRole('region', { name: 'Compte rendu' });
    const begin = within(await minutes()).getAllByRole('button', {
      name: 'Rédiger le compte rendu',
    });
    await user.click(present(begin[0], 'a button'));
    await user.type(within(await minutes()).getByRole('textbox'), 'Ouverte à dix heures.');
    cleanup();
    show('m1');
    const box = () => screen.findByDisplayValue<HTMLTextAreaElement>('Ouverte à dix heures.');
    expect(await box()).toBeVisible();
    // A colleague was quicker: what is typed is neither gone nor written over theirs.
    const theirs = { lang: 'fr', text: 'Tous présents.' } as const;
    await fixture.carnet.run(setFields('m1', { 'said.opening': theirs }));
    expect(await screen.findByText('Tous présents.')).toBeVisible();
    expect(await box()).toBeVisible();
    await user.click(within(await minutes()).getByRole('button', { name: 'Ajouter' }));
    await waitFor(() =>
      expect(stored()[0]?.values['said.opening']).toMatchObject({
        text: 'Tous présents.\nOuverte à dix heures.',
      }),
    );
    await waitFor(() => expect(fixture.carnet.state.getState().drafts.size).toBe(0));
  });

  it('keeps the box of a new item while a title stands in it and the meeting is marked as held', async () => {
    onTestFinished(keepFocus(document));
    await add();
    const user = userEvent.setup();
    show('m1');
    await user.type(await screen.findByLabelText('Nouveau point'), 'Livrables');
    await act(() => fixture.carnet.run(setFields('m1', { state: 'held' })));
    expect(await screen.findByLabelText('Nouveau point')).toHaveValue('Livrables');
    await user.keyboard('{Enter}');
    await waitFor(() => expect(screen.queryByLabelText('Nouveau point')).toBeNull());
    const agenda = screen.getByRole('region', { name: 'Ordre du jour' });
    expect(within(agenda).getAllByRole('listitem').at(-2)).toHaveTextContent('Livrables');
    await waitFor(() => expect(document.body).not.toHaveFocus());
  });

  it('keeps an item of the agenda and an action that are half-typed (F101)', async () => {
    await add();
    const user = userEvent.setup();
    show('m1');
    await user.type(await screen.findByLabelText('Nouveau point'), 'Livrables');
    await user.keyboard('{Escape}');
    cleanup();
    show('m1');
    expect(await screen.findByDisplayValue('Livrables')).toBeVisible();
    await user.keyboard('>');
    await user.type(await screen.findByLabelText('Action'), 'Fixer la date');
    cleanup();
    show('m1');
    // Its form is open again, and has not taken the focus.
    expect(await screen.findByDisplayValue('Fixer la date')).toBeVisible();
    expect(screen.getByDisplayValue('Fixer la date')).not.toHaveFocus();
    await user.click(screen.getByRole('button', { name: 'Annuler' }));
    expect(screen.queryByDisplayValue('Fixer la date')).toBeNull();
    cleanup();
    show('m1');
    await screen.findByRole('region', { name: 'Actions' });
    expect(screen.getByRole('button', { name: /^Ajouter une action/ })).toBeVisible();
  });

  it('says at its field that a day of an action cannot be read, and nowhere above it', async () => {
    await add({ state: 'held' });
    const user = userEvent.setup();
    show('m1');
    await screen.findByRole('region', { name: 'Actions' });
    await user.keyboard('>');
    await user.type(await screen.findByLabelText('Action'), 'Fixer la date');
    await user.type(screen.getByRole('combobox', { name: /Concerne/ }), 'Programme{Enter}');
    const due = screen.getByLabelText(/^Échéance/);
    await user.type(due, '45/45');
    await user.click(screen.getByRole('button', { name: 'Ajouter l’action' }));
    expect(due).toBeInvalid();
    expect(notices.getState().list).toEqual([]);
    expect(recordsOf(fixture.carnet.state.getState().shared, 'action')).toEqual([]);
  });

  it('opens an action of the programme where it stands, and leads to it', async () => {
    await add({ state: 'held' });
    await fixture.carnet.run(
      createRecord(
        'action',
        fixtureIds.programmeId,
        {
          title: { lang: 'fr', text: 'Fixer la date' },
          kind: 'action',
          state: 'done',
          from: { meetingId: 'm1' },
        },
        'a1',
      ),
    );
    show('m1');
    const row = await screen.findByRole('row', { name: /Fixer la date/ });
    expect(within(row).getByRole('link', { name: 'Programme' })).toHaveAttribute(
      'href',
      '/day?who=everyone&action=a1',
    );
    await userEvent.click(
      within(row).getByRole('button', { name: /^Ouvrir l’action.: Fixer la date$/ }),
    );
    expect(await screen.findByRole('dialog', { name: 'Action' })).toBeVisible();
  });

  it('goes through the attendance of a member by Space', async () => {
    await add({ state: 'held' });
    const user = userEvent.setup();
    show('m1');
    const person = await screen.findByRole('button', { name: /Emma/ });
    expect(person).toHaveTextContent('non précisé');
    person.focus();
    const attendance = () => stored()[0]?.values[`attendance.${fixtureIds.otherMemberId}`];
    expect(screen.queryByText(/personnes? présente/)).toBeNull();
    for (const expected of ['present', 'sentInput', 'absent', undefined]) {
      await user.keyboard(' ');
      await waitFor(() => expect(attendance()).toBe(expected));
      // Of all who are listed, not of those of whom something is said.
      if (expected === 'present') {
        expect(screen.getByText('1 personne présente sur 2 · 1 à préciser')).toBeVisible();
      }
    }
  });

  it('lands an action where it is done and asks for its target', async () => {
    await add({ state: 'held' });
    const user = userEvent.setup();
    show('m1');
    await screen.findByRole('region', { name: 'Actions' });
    await user.keyboard('>');
    await user.type(await screen.findByLabelText('Action'), 'Fixer la date');
    await user.click(screen.getByRole('button', { name: 'Ajouter l’action' }));
    expect(await screen.findByText(/Choisissez ce que l’action concerne/)).toBeVisible();
    await user.type(screen.getByRole('combobox', { name: /Concerne/ }), 'Programme');
    await user.click(await screen.findByRole('option', { name: /^Programme/ }));
    await user.click(screen.getByRole('button', { name: 'Ajouter l’action' }));
    await waitFor(() =>
      expect(recordsOf(fixture.carnet.state.getState().shared, 'action')).toHaveLength(1),
    );
    expect(await screen.findByRole('row', { name: /Fixer la date/ })).toBeVisible();
  });

  it('is approved for the own pad, and a later change says what it changed', async () => {
    await add({ state: 'held' });
    const user = userEvent.setup();
    show('m1');
    const aside = await screen.findByRole('complementary');
    const buttons = within(aside).getAllByRole('button', { name: /^Approuver pour/ });
    expect(buttons.map((button) => button.textContent)).toEqual(['Approuver pour FR']);
    await user.click(present(buttons[0], 'a button'));
    expect(await within(aside).findByText('Approuvé')).toBeVisible();
    await fixture.carnet.run(setFields('m1', { 'said.other': { lang: 'fr', text: 'Rien.' } }));
    expect(await within(aside).findByText('Version antérieure approuvée')).toBeVisible();
    expect(aside).toHaveTextContent('version 2');
    expect(aside).toHaveTextContent(/Modifié depuis.: Compte rendu du point/);
  });

  it('keeps the focus where one works with the keyboard: forms that close, lines that go', async () => {
    onTestFinished(keepFocus(document));
    await add();
    const user = userEvent.setup();
    show('m1');
    const agenda = await screen.findByRole('region', { name: 'Ordre du jour' });
    const items = () => within(agenda).getAllByRole('listitem');
    const before = items().length;
    within(agenda)
      .getByRole('button', { name: /^Modifier.*point 1/i })
      .focus();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(within(agenda).getAllByRole('textbox')[0]).toHaveFocus());
    within(agenda).getByRole('button', { name: 'Terminé' }).focus();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(items()[0]).toHaveFocus());
    within(agenda)
      .getByRole('button', { name: /^Retirer.*1/ })
      .focus();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(items()).toHaveLength(before - 1));
    await waitFor(() => expect(present(items()[0], 'an item')).toContainElement(focused()));
    const decide = screen.getAllByRole('button', { name: 'Ajouter une décision' })[0];
    present(decide, 'a button').focus();
    await user.keyboard('{Enter}Deux textes{Tab}{Tab}{Enter}');
    await screen.findByText('Deux textes');
    await waitFor(() => expect(focused()).toHaveTextContent('Ajouter une décision'));
    await user.keyboard('{Enter}');
    const cancel = await screen.findByRole('button', { name: 'Annuler' });
    cancel.focus();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(focused()).toHaveTextContent('Ajouter une décision'));
    await user.keyboard('>');
    await user.click(await screen.findByRole('button', { name: 'Annuler' }));
    const actions = screen.getByRole('button', { name: /^Ajouter une action/ });
    await waitFor(() => expect(actions.closest('section')).toHaveFocus());
  });

  it('is handed over as Word files, one in each language', async () => {
    await add({ state: 'held' });
    const user = userEvent.setup();
    show('m1');
    await user.click(await screen.findByRole('button', { name: 'Word' }));
    await waitFor(() =>
      expect(tools.downloads.map(({ name }) => name)).toEqual([
        'reunion-de-novembre-en.docx',
        'reunion-de-novembre-fr.docx',
      ]),
    );
  });

  it('has a file name that begins with a letter, whatever letters its title has', async () => {
    await add({ state: 'held', title: { lang: 'fr', text: '会议' } });
    show('m1');
    await userEvent.click(await screen.findByRole('button', { name: 'Word' }));
    await waitFor(() =>
      expect(tools.downloads.map(({ name }) => name)).toEqual(['en.docx', 'fr.docx']),
    );
  });

  it('is read and not written by a chair', async () => {
    await add({ state: 'held' });
    await fixture.carnet.run(setFields(fixtureIds.memberId, { roles: ['chair'] }));
    fixture.carnet.state.setState({ isConnected: true });
    show('m1');
    await screen.findByRole('region', { name: 'Actions' });
    expect(screen.queryByRole('button', { name: /Ajouter|Approuver|Modifier/ })).toBeNull();
    // Whoever reads may print what they read.
    expect(screen.getAllByRole('button').map(({ textContent }) => textContent)).toEqual([
      'Imprimer',
      'Word',
    ]);
  });
});

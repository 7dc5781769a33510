// @vitest-environment jsdom
/** The lessons: numbered as they are added, edited in both languages, withdrawn with their number, led to actions. */

import { act, cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { LessonsScreen } from '../../../../../src/client/features/lessons/lessons-screen.tsx';
import { initI18n } from '../../../../../src/client/i18n/i18n.ts';
import { notices } from '../../../../../src/client/model/notices.ts';
import { recordsOf } from '../../../../../src/client/model/records.ts';
import { CarnetContext } from '../../../../../src/client/model/use-carnet.ts';
import {
  createRecord,
  deleteRecord,
  setFields,
  together,
} from '../../../../../src/domain/command/command.ts';
import { fingerprint } from '../../../../../src/domain/text/text-pair.ts';
import type { Values } from '../../../../../src/domain/entity/registry.ts';
import {
  type CarnetFixture,
  carnetFixture,
  fixtureIds,
} from '../../../../support/carnet-fixture.ts';

let fixture: CarnetFixture;

beforeAll(() => initI18n('fr'));

beforeEach(async () => {
  fixture = await carnetFixture();
});

afterEach(() => {
  cleanup();
  notices.setState({ list: [] });
});

/** Types a new lesson, and the action that it leads to; answers its dialog. */
async function typeLesson(user: UserEvent): Promise<HTMLElement> {
  await user.click(screen.getByRole('button', { name: /Nouvel enseignement/ }));
  const dialog = await screen.findByRole('dialog');
  await user.type(within(dialog).getByLabelText('Enseignement, français'), 'Vérifier la taille.');
  await user.type(within(dialog).getByLabelText('Nouvelle action du programme'), 'Prévenir');
  return dialog;
}

async function add(id: string, values: Partial<Values<'lesson'>> = {}): Promise<void> {
  const result = await fixture.carnet.run(
    createRecord(
      'lesson',
      fixtureIds.programmeId,
      {
        number: 1,
        text: { lang: 'fr', text: 'La liste sert de script.' },
        theme: 'selection',
        reviewMonth: 9,
        ...values,
      },
      id,
    ),
  );
  expect(result.ok).toBe(true);
}

function show(): void {
  render(
    <CarnetContext value={fixture.carnet}>
      <LessonsScreen />
    </CarnetContext>,
  );
}

const stored = () => recordsOf(fixture.carnet.state.getState().shared, 'lesson');

describe('the lessons', () => {
  it('are numbered on from what was deleted, and say which language lacks', async () => {
    await add('gone', { number: 4 });
    await fixture.carnet.run(deleteRecord('gone'));
    const user = userEvent.setup();
    show();
    expect(screen.getByText('Aucun enseignement pour l’instant')).toBeVisible();
    await user.keyboard('n');
    await user.type(
      await screen.findByLabelText(/^Enseignement, fran/i),
      'Les Français partent en août.',
    );
    await user.click(screen.getByRole('button', { name: 'Ajouter l’enseignement' }));
    expect(await screen.findByRole('cell', { name: /partent en août/ })).toBeVisible();
    expect(stored()[0]?.values.number).toBe(5);
    expect(screen.getByText('À traduire')).toBeVisible();
  });

  it('keep their number when they are withdrawn, struck out, and come back', async () => {
    await add('a');
    const user = userEvent.setup();
    show();
    await user.click(screen.getByRole('button', { name: 'Modifier l’enseignement 1' }));
    const withdraw = await screen.findByRole('button', { name: 'Retirer' });
    expect(withdraw).toHaveAccessibleDescription(/reste dans la liste, barré, et garde son numéro/);
    await user.click(withdraw);
    expect(await screen.findByText('retiré')).toBeVisible();
    expect(stored()[0]?.values).toMatchObject({ number: 1, withdrawnOn: '2020-11-19' });
    await user.keyboard('je');
    await user.click(await screen.findByRole('button', { name: 'Rétablir' }));
    await waitFor(() => expect(screen.queryByText('retiré')).toBeNull());
  });

  it.each([
    ['en', 'Tell every owner about the new customs rules'],
    ['fr', 'On commence'],
  ] as const)(
    'lead to an action in the language in which it is written (F277) [%s]',
    async (lang, text) => {
      await add('a');
      const user = userEvent.setup();
      show();
      await user.keyboard('je');
      const dialog = await screen.findByRole('dialog');
      const box = within(dialog).getByLabelText('Nouvelle action du programme');
      await user.type(box, `${text}{Enter}`);
      await waitFor(() => expect(stored()[0]?.values.leadsTo).toHaveLength(1));
      const id = stored()[0]?.values.leadsTo?.[0] ?? '';
      const { shared } = fixture.carnet.state.getState();
      const action = recordsOf(shared, 'action').find((one) => one.id === id);
      expect(action?.values.title).toEqual({ lang, text });
    },
  );

  it('lead to an action of the programme, which is red where it is late only', async () => {
    await add('a');
    const user = userEvent.setup();
    show();
    await user.keyboard('je');
    const dialog = await screen.findByRole('dialog');
    await user.type(
      within(dialog).getByLabelText('Nouvelle action du programme'),
      'Prévenir{Enter}',
    );
    await waitFor(() => expect(stored()[0]?.values.leadsTo).toHaveLength(1));
    const [row] = screen.getAllByRole('row', { name: /La liste/ });
    expect(row).toHaveTextContent('Prévenir');
    expect(screen.queryByText(/en retard/)).toBeNull();
    const id = stored()[0]?.values.leadsTo?.[0] ?? '';
    await fixture.carnet.run(
      setFields(id, {
        state: 'done',
        title: {
          lang: 'en',
          text: 'Warn them',
          translation: 'Les prévenir',
          translationState: 'checked',
        },
      }),
    );
    // In the language of the reader.
    expect(screen.getByRole('link', { name: 'Les prévenir' })).toHaveAttribute(
      'href',
      `/day?who=everyone&action=${id}`,
    );
  });

  it('are said to be proofread beside the mark of the language that is out of date (F226)', async () => {
    const text = {
      lang: 'fr',
      text: 'La liste.',
      translation: 'A list.',
      translatedFrom: 'x',
    } as const;
    await add('a', { text });
    show();
    expect(await screen.findByText('À mettre à jour')).toBeVisible();
    await userEvent.setup().click(screen.getByRole('button', { name: /^Marquer comme relu/u }));
    await waitFor(() => expect(screen.queryByText('À mettre à jour')).toBeNull());
    expect(stored()[0]?.values.text).toMatchObject({
      ...text,
      translatedFrom: fingerprint(text.text),
    });
  });

  it('begin in the review that is worked on, whatever review the last one was of', async () => {
    await add('a');
    const user = userEvent.setup();
    show();
    await user.keyboard('n');
    const dialog = within(await screen.findByRole('dialog'));
    await user.type(dialog.getByLabelText('Enseignement, français'), 'Vérifier la taille.');
    await user.click(dialog.getByRole('button', { name: 'Ajouter l’enseignement' }));
    await waitFor(() => expect(stored()).toHaveLength(2));
    const added = stored().find(({ id }) => id !== 'a');
    expect(added?.values.reviewMonth).toBe(15);
  });

  it('are put in a review of the programme, which is chosen', async () => {
    await add('a');
    const user = userEvent.setup();
    show();
    await user.click(screen.getByRole('button', { name: 'Modifier l’enseignement 1' }));
    const review = within(await screen.findByRole('dialog')).getByRole('combobox', {
      name: /revue/iu,
    });
    await user.selectOptions(review, within(review).getByRole('option', { name: /mois 12/u }));
    await waitFor(() => expect(stored()[0]?.values.reviewMonth).toBe(12));
  });

  it('say in their dialog as they stand last that they were deleted meanwhile, and can be brought back (F265)', async () => {
    await add('a');
    const user = userEvent.setup();
    show();
    await user.click(screen.getByRole('button', { name: 'Modifier l’enseignement 1' }));
    const dialog = await screen.findByRole('dialog');
    const text = { lang: 'fr', text: 'La liste sert de plan.' } as const;
    await act(() => fixture.carnet.run(together([setFields('a', { text }), deleteRecord('a')])));
    const said = /a mis cet élément à la corbeille.*Toute saisie en cours reste ici/u;
    expect(within(dialog).getByText(said)).toBeVisible();
    // As it was last, and not as it was when the dialog opened.
    expect(within(dialog).getByLabelText('Enseignement, français')).toHaveValue(text.text);
    // Nothing that could only be refused.
    for (const name of ['Ajouter l’enseignement', 'Ajouter l’action', 'Retirer', 'Supprimer']) {
      expect(within(dialog).queryByRole('button', { name })).toBeNull();
    }
    await user.click(within(dialog).getByRole('button', { name: 'Restaurer' }));
    expect(await within(dialog).findByRole('button', { name: 'Supprimer' })).toBeVisible();
    await waitFor(() => expect(within(dialog).queryByText(said)).not.toBeInTheDocument());
    expect(stored().filter(({ deleted }) => deleted === undefined)).toHaveLength(1);
  });

  it('are added with the action that was typed beside them', async () => {
    const user = userEvent.setup();
    show();
    const dialog = await typeLesson(user);
    await user.click(within(dialog).getByRole('button', { name: 'Ajouter l’enseignement' }));
    const [row] = await screen.findAllByRole('row', { name: /Vérifier la taille/ });
    expect(row).toHaveTextContent('Prévenir');
    expect(stored()[0]?.values.leadsTo).toHaveLength(1);
  });

  it('leave no action behind when they are cancelled', async () => {
    const user = userEvent.setup();
    show();
    const dialog = await typeLesson(user);
    await user.click(within(dialog).getByRole('button', { name: 'Annuler' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await user.click(screen.getByRole('button', { name: /Nouvel enseignement/ }));
    const anew = await screen.findByRole('dialog');
    expect(within(anew).getByLabelText('Nouvelle action du programme')).toHaveValue('');
  });

  it('show one theme inside the grouping that is chosen', async () => {
    await add('a');
    await add('b', { number: 2, theme: 'calendar', reviewMonth: 12 });
    const user = userEvent.setup();
    show();
    await user.click(screen.getByRole('button', { name: 'Calendrier 1' }));
    expect(screen.getByText('Revue 2, août 2020, mois 12')).toBeVisible();
    expect(screen.queryByText('Revue 1, mai 2020, mois 9')).toBeNull();
  });

  it('carry a theme on to the next review while its action is open', async () => {
    await fixture.carnet.run(
      createRecord(
        'action',
        fixtureIds.programmeId,
        { title: { lang: 'fr', text: 'Prévenir' }, kind: 'action', state: 'open' },
        'warn',
      ),
    );
    await add('a');
    await add('b', { number: 2, theme: 'calendar', reviewMonth: 12, leadsTo: ['warn'] });
    const user = userEvent.setup();
    show();
    expect(screen.getByText('Revue 3, novembre 2020, mois 15')).toBeVisible();
    const [carried] = screen.getAllByText('Thèmes repris des revues précédentes');
    const row = carried?.closest('tr');
    expect(row).toHaveTextContent('Calendrier enseignement 2 · 1 action encore ouverte');
    await user.click(screen.getByRole('button', { name: /^Ajouter un enseignement.*Calendrier/ }));
    await user.type(await screen.findByLabelText(/^Enseignement, fran/i), 'Août revient.');
    await user.click(screen.getByRole('button', { name: 'Ajouter l’enseignement' }));
    await waitFor(() =>
      expect(stored().at(-1)?.values).toMatchObject({
        number: 3,
        theme: 'calendar',
        reviewMonth: 15,
      }),
    );
    expect(await screen.findByText(/revient dans cette revue/)).toBeVisible();
  });

  it('are read and not written by a chair', async () => {
    await add('a');
    await fixture.carnet.run(setFields(fixtureIds.memberId, { roles: ['chair'] }));
    fixture.carnet.state.setState({ isConnected: true });
    const user = userEvent.setup();
    show();
    expect(screen.queryByRole('button', { name: /Ajouter|Modifier|Nouvel/ })).toBeNull();
    await user.keyboard('nje');
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});

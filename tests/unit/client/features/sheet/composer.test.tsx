// @vitest-environment jsdom
/** The line that logs: read as it is typed, never binding, never lost. */

import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { initI18n, setLanguage } from '../../../../../src/client/i18n/i18n.ts';
import { notices } from '../../../../../src/client/model/notices.ts';
import {
  dismissPlanQuestion,
  planQuestion,
} from '../../../../../src/client/model/plan-question.ts';
import { preferences } from '../../../../../src/client/model/preferences.ts';
import { StoreError } from '../../../../../src/client/ports/sheet-store.ts';
import { draftAfterMs } from '../../../../../src/client/parts/composer/use-line-draft.ts';
import { loadReader } from '../../../../../src/client/parts/composer/line-reader.ts';
import { setFields } from '../../../../../src/domain/command/command.ts';
import {
  type CarnetFixture,
  carnetFixture,
  fixtureIds,
  testEnvironment,
} from '../../../../support/carnet-fixture.ts';
import { showSheet } from '../../../../support/sheet-fixture.tsx';
import { eventually } from '../../../../support/eventually.ts';

beforeEach(async () => {
  await initI18n('fr');
  await setLanguage('fr');
  preferences.setState({ letterShortcuts: true });
  notices.setState({ list: [] });
  await loadReader();
});

const line = (): HTMLTextAreaElement =>
  screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Consigner un contact' });
const reading = (): string =>
  (screen.queryByRole('list', { name: 'Compris' })?.textContent ?? 'nothing read').replaceAll(
    '\u00a0',
    ' ',
  );

async function opened(
  path = '',
): Promise<CarnetFixture & { readonly smeId: string; unmount: () => void }> {
  const fixture = await carnetFixture();
  const smeId = await fixture.addSme();
  const { unmount } = showSheet(fixture, `/sme/${smeId}${path}`);
  return { ...fixture, smeId, unmount };
}

const contactsOf = ({
  carnet,
  smeId,
}: Pick<CarnetFixture, 'carnet'> & { readonly smeId: string }) =>
  carnet.state.getState().journals.get(smeId) ?? [];

describe('a line', () => {
  it('is read below as it is typed, and its read words are tinted', async () => {
    await opened();
    await userEvent.type(line(), 'a 12 claire étiquettes reçues');
    expect(reading()).toBe('AppelContact établiaujourd’hui 10:42Claire Le Goff12 min');
    const marks = [...document.querySelectorAll('mark')].map((mark) => mark.textContent);
    expect(marks).toEqual(['a', '12', 'claire']);
  });

  it('is drawn letter for letter behind the field', async () => {
    await opened();
    const text = 'a 12  claire <b>&amp; étiquettes{Shift>}{Enter}{/Shift} > suite ';
    await userEvent.type(line(), text);
    const drawn = document.querySelector('mark')?.parentElement?.textContent;
    expect(drawn).toBe(`${line().value}\u200b`);
  });

  it('is logged by Enter, with a toast; the line is empty and keeps the focus', async () => {
    const fixture = await opened();
    await userEvent.type(line(), 'a 12 claire étiquettes reçues{Enter}');
    expect(await screen.findByText('étiquettes reçues')).toBeVisible();
    expect(line()).toHaveValue('');
    expect(line()).toHaveFocus();
    expect(contactsOf(fixture)).toHaveLength(1);
    expect(notices.getState().list[0]).toMatchObject({ message: 'Appel consigné', tone: 'done' });
    expect(notices.getState().list[0]?.undo).toBeDefined();
  });

  it('goes on in a new line with Shift and Enter', async () => {
    const fixture = await opened();
    await userEvent.type(line(), 'n une{Shift>}{Enter}{/Shift}deux');
    expect(line()).toHaveValue('n une\ndeux');
    expect(contactsOf(fixture)).toEqual([]);
  });

  it('that is empty logs nothing', async () => {
    const fixture = await opened();
    await userEvent.type(line(), '   {Enter}');
    expect(contactsOf(fixture)).toEqual([]);
    expect(notices.getState().list).toEqual([]);
  });

  it('is left by Escape, and the screen stays', async () => {
    await opened();
    await userEvent.type(line(), 'a{Escape}');
    expect(line().closest('section')).toHaveFocus();
    expect(line()).toHaveValue('a');
  });

  it('takes the focus when the address asks for it', async () => {
    await opened('?log');
    expect(line()).toHaveFocus();
  });

  it('is gone on with where it is half-typed and the address asks for it', async () => {
    const fixture = await carnetFixture();
    const smeId = await fixture.addSme();
    await fixture.carnet.keepDraft(`composer:${smeId}/${fixture.environment.tab}`, 'a 12 claire');
    showSheet(fixture, `/sme/${smeId}?log`);
    await userEvent.keyboard(' 20');
    expect(line()).toHaveValue('a 12 claire 20');
  });
});

describe('a word that was read', () => {
  it('becomes text again when its part of the reading is pressed', async () => {
    const fixture = await opened();
    await userEvent.type(line(), 'a 12 claire étiquettes');
    await userEvent.click(screen.getByRole('button', { name: /^12.min$/ }));
    expect(reading()).toBe('AppelContact établiaujourd’hui 10:42Claire Le Goff');
    expect(line()).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await screen.findByText('12 claire étiquettes');
    expect(contactsOf(fixture)[0]?.values).not.toHaveProperty('minutes');
  });

  it('becomes text again by one key', async () => {
    await opened();
    await userEvent.type(line(), 'a 12 claire');
    await userEvent.keyboard('{Alt>}{Enter}{/Alt}');
    expect(reading()).toBe('AppelContact établiaujourd’hui 10:4212 min');
    expect(screen.getByText(/Reconverti en texte.: claire/)).toBeInTheDocument();
  });

  it('is never taken from the text of an issue, which has no length and no participants', async () => {
    const fixture = await opened();
    await userEvent.type(line(), 'p 12 colis cassés{Enter}');
    await screen.findByText('Problème ouvert');
    const issue = fixture.carnet.state.getState().sheets.get(fixture.smeId)?.issues[0];
    expect(issue?.values.title.text).toBe('12 colis cassés');
  });
});

describe('a day in a line', () => {
  it('that is still to come plans, and says so before', async () => {
    const fixture = await opened();
    await userEvent.type(line(), 'v demain 10h claire');
    expect(reading()).toBe('VisioPlanifié : ven. 20 nov., 10:00Claire Le Goff');
    expect(
      screen.getByRole('button', { name: /^Planifier(?! un contact| la revue)/ }),
    ).toBeVisible();
    await userEvent.keyboard('{Enter}');
    await eventually(() => expect(contactsOf(fixture)).toHaveLength(1));
    expect(contactsOf(fixture)[0]?.values).toMatchObject({
      state: 'planned',
      at: '2020-11-20T10:00',
    });
    expect(notices.getState().list[0]?.message).toBe('Contact planifié');
  });

  it('moves by one key: a weekday by a week, other days by one', async () => {
    await opened();
    await userEvent.type(line(), 'v lundi claire');
    expect(reading()).toContain('lun. 16 nov.');
    await userEvent.keyboard('{Alt>}{ArrowDown}{/Alt}');
    expect(reading()).toContain('Planifié : lun. 23 nov.');
    await userEvent.type(line(), ' > relancer demain');
    await userEvent.keyboard('{Alt>}{ArrowDown}{ArrowDown}{/Alt}');
    expect(reading()).toContain('Action : relancerdim. 22 nov.');
  });
});

describe('a day or a length that there is not', () => {
  it('is said at the line, which is logged all the same with its words', async () => {
    const fixture = await opened();
    await userEvent.type(line(), 'a claire 30/02 étiquettes');
    expect(screen.getByText(/Non reconnu comme une date\s: 30\/02/)).toBeVisible();
    await userEvent.clear(line());
    await userEvent.type(line(), 'a claire 1500 min étiquettes');
    expect(screen.getByText(/Non reconnu comme une durée\s: 1500 min/)).toBeVisible();
    await userEvent.keyboard('{Enter}');
    await eventually(() => expect(contactsOf(fixture)).toHaveLength(1));
    expect(contactsOf(fixture)[0]?.values.summary?.text).toBe('1500 min étiquettes');
  });
});

describe('a call that nobody answered', () => {
  it('says that the time without contact goes on, and is logged as such', async () => {
    const fixture = await opened();
    await userEvent.type(line(), 'a claire pas de réponse');
    expect(reading()).toContain('Sans réponse');
    expect(screen.getByText(/les jours sans contact continuent de compter/)).toBeVisible();
    await userEvent.keyboard('{Enter}');
    await eventually(() => expect(contactsOf(fixture)).toHaveLength(1));
    expect(contactsOf(fixture)[0]?.values).toMatchObject({ mode: 'phone', reached: false });
  });
});

describe('a name that nobody here has', () => {
  it('is offered, and added by one key; otherwise it stays in the text', async () => {
    const fixture = await opened();
    await userEvent.type(line(), 'a 10 Sophie Martin factures à jour');
    expect(reading()).toContain('Sophie Martin : nouvelle personne ?');
    await userEvent.keyboard('{Alt>}[KeyN]{/Alt}');
    await eventually(() => expect(reading()).not.toContain('nouvelle personne'));
    expect(reading()).toContain('Sophie Martin');
    await userEvent.keyboard('{Enter}');
    expect(await screen.findByText('factures à jour')).toBeVisible();
    const people = fixture.carnet.state.getState().sheets.get(fixture.smeId)?.sme.values.people;
    expect(Object.values(people ?? {}).map(({ name }) => name)).toContain('Sophie Martin');
  });
});

describe('the sheet', () => {
  it('is named beside the line', async () => {
    await opened();
    expect(line()).toHaveAccessibleDescription(/Atelier Kerlan/);
  });
});

describe('actions in a line', () => {
  it('are shown with their owner and their day, and added with the contact', async () => {
    const fixture = await opened();
    await userEvent.type(line(), 'a rappel > envoyer le glossaire emma vendredi');
    expect(reading()).toContain('Action : envoyer le glossaireEmma Clarkeven. 20 nov.');
    await userEvent.keyboard('{Enter}');
    expect(await screen.findByRole('button', { name: '1 action' })).toBeVisible();
    const actions = fixture.carnet.state.getState().sheets.get(fixture.smeId)?.actions;
    expect(actions?.[0]?.values).toMatchObject({ due: '2020-11-20', ownerId: 'member-emma' });
  });
});

describe('the language of the text', () => {
  it('is guessed from its words, and one press corrects it', async () => {
    const fixture = await opened();
    await userEvent.type(line(), 'c labels received, the parcel was sent');
    const choice = screen.getByRole('radiogroup', { name: 'Langue du texte' });
    expect(within(choice).getByRole('radio', { name: 'Anglais' })).toBeChecked();
    await userEvent.click(within(choice).getByRole('radio', { name: 'Français' }));
    await userEvent.click(screen.getByRole('button', { name: 'Consigner' }));
    await screen.findByText('labels received, the parcel was sent');
    expect(contactsOf(fixture)[0]?.values.summary?.lang).toBe('fr');
  });
});

describe('a draft', () => {
  it('is kept within two seconds, put back on return with a word, and never logged by itself', async () => {
    const fixture = await opened();
    await userEvent.type(line(), 'a 12 étiquettes');
    await act(async () => fixture.environment.pass(draftAfterMs));
    expect(draftAfterMs).toBeLessThan(2000);
    const key = `composer:${fixture.smeId}/${fixture.environment.tab}`;
    expect((await fixture.store.readDrafts()).find((draft) => draft.key === key)?.text).toBe(
      'a 12 étiquettes',
    );
    fixture.unmount();
    showSheet(fixture, `/sme/${fixture.smeId}`);
    expect(line()).toHaveValue('a 12 étiquettes');
    expect(screen.getByText(/Brouillon restauré/)).toBeVisible();
    expect(contactsOf(fixture)).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: 'Abandonner' }));
    expect(line()).toHaveValue('');
    expect(await fixture.store.readDrafts()).toEqual([]);
  });

  it('(F71) is of one tab: two lines about one business never write over one another', async () => {
    const fixture = await opened();
    fixture.environment.otherTabs.add('tab-2');
    await userEvent.type(line(), 'a 12 étiquettes');
    fixture.unmount();
    const other = await carnetFixture({
      device: fixture.device,
      environment: testEnvironment('tab-2'),
    });
    other.environment.otherTabs.add('tab-1');
    const second = showSheet(other, `/sme/${fixture.smeId}`);
    await waitFor(() => expect(line()).toHaveValue(''));
    await userEvent.type(line(), 'n autre chose');
    second.unmount();
    const kept = await fixture.store.readDrafts();
    expect(kept.map(({ text }) => text).toSorted()).toEqual(['a 12 étiquettes', 'n autre chose']);
    // Once the first tab is gone, a new one goes on with its line.
    const third = await carnetFixture({
      device: fixture.device,
      environment: testEnvironment('tab-3'),
    });
    third.environment.otherTabs.add('tab-2');
    showSheet(third, `/sme/${fixture.smeId}`);
    await waitFor(() => expect(line()).toHaveValue('a 12 étiquettes'));
  });

  it('is kept at once when the sheet is left', async () => {
    const fixture = await opened();
    await userEvent.type(line(), 'a 12 étiquettes');
    fixture.unmount();
    expect(await fixture.store.readDrafts()).toMatchObject([{ text: 'a 12 étiquettes' }]);
  });

  it('is gone once its line is logged', async () => {
    const fixture = await opened();
    await userEvent.type(line(), 'a étiquettes');
    await act(async () => fixture.environment.pass(draftAfterMs));
    await userEvent.keyboard('{Enter}');
    await screen.findByText('étiquettes');
    await act(async () => fixture.environment.pass(draftAfterMs));
    expect(await fixture.store.readDrafts()).toEqual([]);
  });
});

describe('a role that only reads', () => {
  it('has no line, and says why; what was typed is there again with another role', async () => {
    const { carnet } = await opened();
    await userEvent.type(line(), 'a 12 étiquettes');
    const become = (role: 'chief' | 'accountManager') =>
      act(() => carnet.run(setFields(fixtureIds.memberId, { roles: [role] })));
    act(() => carnet.state.setState({ isConnected: true }));
    await become('chief');
    // The line stays as long as it is typed in.
    expect(line()).toHaveValue('a 12 étiquettes');
    act(() => line().blur());
    const why = await screen.findByText(/^Votre rôle dans ce programme permet de lire/u);
    expect(why.closest('[role="status"]')).toBeVisible();
    expect(screen.queryByRole('textbox', { name: 'Consigner un contact' })).toBeNull();
    await become('accountManager');
    await waitFor(() => expect(line()).toHaveValue('a 12 étiquettes'));
  });
});

describe('a device that is full', () => {
  it('keeps the line where it is, and says what is safe and what to do', async () => {
    const fixture = await opened();
    const append = fixture.store.append.bind(fixture.store);
    fixture.store.append = async () => {
      throw new StoreError('full');
    };
    await userEvent.type(line(), 'a 12 étiquettes{Enter}');
    expect(await screen.findByText(/votre texte est toujours là/)).toBeVisible();
    expect(line()).toHaveValue('a 12 étiquettes');
    expect(contactsOf(fixture)).toEqual([]);
    fixture.store.append = append;
    await userEvent.type(line(), '{Enter}');
    expect(await screen.findByText('étiquettes')).toBeVisible();
    expect(screen.queryByText(/votre texte est toujours là/)).toBeNull();
  });

  it('says nothing more of a line once it is another one', async () => {
    const fixture = await opened();
    fixture.store.append = async () => {
      throw new StoreError('full');
    };
    await userEvent.type(line(), 'a 12 étiquettes{Enter}');
    expect(await screen.findByText(/votre texte est toujours là/)).toBeVisible();
    await userEvent.type(line(), ' reçues');
    expect(screen.queryByText(/votre texte est toujours là/)).toBeNull();
  });

  it('loses no letter typed while a line is being saved', async () => {
    const fixture = await opened();
    const append = fixture.store.append.bind(fixture.store);
    let save: () => void = () => undefined;
    fixture.store.append = async (row) => {
      await new Promise<void>((resolve) => {
        save = resolve;
      });
      return append(row);
    };
    await userEvent.type(line(), 'a première{Enter}');
    await userEvent.type(line(), ' n deuxième');
    await act(async () => save());
    await screen.findByText('première');
    expect(line()).toHaveValue('n deuxième');
    expect(contactsOf(fixture)).toHaveLength(1);
  });
});

describe('a line that plans', () => {
  it('opens the planning sheet with what it read, by the link to the full form', async () => {
    const { smeId } = await opened();
    await userEvent.type(line(), 'visio demain 14h30 étiquettes');
    await userEvent.click(screen.getByRole('button', { name: 'Formulaire complet' }));
    expect(planQuestion.getState().question).toMatchObject({
      smeId,
      day: '2020-11-20',
      hour: '14:30',
      mode: 'video',
      agenda: { lang: 'fr', text: 'étiquettes' },
    });
    expect(line()).toHaveValue('visio demain 14h30 étiquettes');
    act(() => planQuestion.getState().question?.onPlanned?.());
    expect(line()).toHaveValue('');
    dismissPlanQuestion();
  });
});

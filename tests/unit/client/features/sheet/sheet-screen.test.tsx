// @vitest-environment jsdom
/** The head of a sheet, its keys, its journal, and what its entries offer. */

import { act, cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { deleteRecord, setFields } from '../../../../../src/domain/command/command.ts';
import { initI18n, setLanguage } from '../../../../../src/client/i18n/i18n.ts';
import {
  firstCount,
  stepCount,
} from '../../../../../src/client/features/sheet/journal/journal-list.tsx';
import { notices } from '../../../../../src/client/model/notices.ts';
import { preferences } from '../../../../../src/client/model/preferences.ts';
import { carnetFixture, fixtureIds } from '../../../../support/carnet-fixture.ts';
import { showSheet } from '../../../../support/sheet-fixture.tsx';

beforeEach(async () => {
  await initI18n('fr');
  await setLanguage('fr');
  preferences.setState({ letterShortcuts: true, journalContext: true });
  notices.setState({ list: [] });
  Element.prototype.scrollIntoView = () => undefined;
});

const entry = (text: RegExp | string) => {
  const found = screen
    .getAllByRole('listitem')
    .find((item) =>
      typeof text === 'string' ? item.textContent.includes(text) : text.test(item.textContent),
    );
  if (found === undefined) throw new Error(`No entry says ${String(text)}`);
  return found;
};

describe('the head of a sheet', () => {
  it('says who the SME is, where it goes, and who follows it', async () => {
    const fixture = await carnetFixture();
    const smeId = await fixture.addSme({ targetMarkets: { uk: { country: 'GB' } } });
    showSheet(fixture, `/sme/${smeId}`);
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('Atelier Kerlan');
    expect(screen.getByText('vers le Royaume-Uni')).toBeVisible();
    expect(screen.getByText('inscrite le 3 sept.')).toBeVisible();
    expect(screen.getByRole('tab', { name: /Journal/ })).toHaveAttribute('aria-selected', 'true');
  });

  it('says clearly that a sheet is not here, and shows the way back', async () => {
    showSheet(await carnetFixture(), '/sme/nowhere');
    expect(screen.getByText('Cette PME n’est pas sur cet appareil')).toBeVisible();
    expect(screen.getByRole('link', { name: 'Ouvrir le portefeuille' })).toHaveAttribute(
      'href',
      '/',
    );
  });

  it('shows a sheet of the trash as it was, and restores it', async () => {
    const fixture = await carnetFixture();
    const smeId = await fixture.addSme();
    await fixture.addContact(smeId);
    await fixture.carnet.run(deleteRecord(smeId));
    showSheet(fixture, `/sme/${smeId}`);
    expect(await screen.findByText('Étiquettes en anglais reçues.')).toBeVisible();
    expect(screen.queryByRole('textbox', { name: 'Consigner un contact' })).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Restaurer' }));
    expect(await screen.findByRole('textbox', { name: 'Consigner un contact' })).toBeVisible();
  });

  it.each([
    ['technical', true],
    ['accountManager', false],
  ] as const)(
    'offers a %s no deletion and no restoration that the server would hold back',
    async (role, isOwnPad) => {
      const fixture = await carnetFixture();
      const launchPadId = isOwnPad ? fixtureIds.padFr : fixtureIds.padUk;
      const smeId = await fixture.addSme({ launchPadId: fixtureIds.padFr });
      await fixture.carnet.run(setFields(fixtureIds.memberId, { roles: [role], launchPadId }));
      fixture.carnet.state.setState({ isConnected: true });
      showSheet(fixture, `/sme/${smeId}`);
      await userEvent.click(await screen.findByRole('button', { name: 'Autres actions' }));
      expect(screen.getByRole('menuitem', { name: /Nouvelle action/ })).toBeVisible();
      expect(screen.queryByRole('menuitem', { name: /corbeille|Supprimer/ })).toBeNull();
      cleanup();
      await fixture.carnet.run(deleteRecord(smeId));
      showSheet(fixture, `/sme/${smeId}`);
      expect(await screen.findByText('Cette PME est dans la corbeille')).toBeVisible();
      expect(screen.queryByRole('button', { name: 'Restaurer' })).toBeNull();
      // The coordination decides on every pad.
      await act(() =>
        fixture.carnet.run(setFields(fixtureIds.memberId, { roles: ['coordinator'] })),
      );
      expect(await screen.findByRole('button', { name: 'Restaurer' })).toBeVisible();
    },
  );

  it.each(['chief', 'chair'] as const)(
    'is read by a %s: nothing asks to be written',
    async (role) => {
      const fixture = await carnetFixture();
      const smeId = await fixture.addSme();
      await fixture.addContact(smeId);
      await fixture.carnet.run(setFields(fixtureIds.memberId, { roles: [role] }));
      fixture.carnet.state.setState({ isConnected: true });
      showSheet(fixture, `/sme/${smeId}`);
      expect(await screen.findByText('Étiquettes en anglais reçues.')).toBeVisible();
      expect(screen.queryByRole('textbox')).toBeNull();
      expect(
        screen.queryByRole('button', {
          name: /^(?:Ajouter|Changer|Consigner|Définir|Modifier|Planifier|Reporter)/,
        }),
      ).toBeNull();
      expect(screen.queryByText('Cette PME est dans la corbeille')).toBeNull();
      await userEvent.click(screen.getByRole('button', { name: 'Autres actions' }));
      expect(screen.getAllByRole('menuitem').map(({ textContent }) => textContent)).toEqual([
        'Tableau (CSV)',
        'Imprimer',
      ]);
    },
  );

  it('offers a visit in its head, and a review where reviews are expected', async () => {
    const fixture = await carnetFixture();
    const [supported, prospect] = [
      await fixture.addSme({ stage: 'supported' }),
      await fixture.addSme({ stage: 'prospect' }),
    ];
    showSheet(fixture, `/sme/${prospect}`);
    // One of them beside the menu, for a phone: jsdom draws no widths and has both.
    expect(await screen.findAllByRole('button', { name: 'Mode visite' })).toHaveLength(2);
    expect(screen.queryByRole('button', { name: 'Préparer la revue' })).toBeNull();
    cleanup();
    showSheet(fixture, `/sme/${supported}`);
    // On a phone the menu alone has them, first.
    await userEvent.click(await screen.findByRole('button', { name: 'Autres actions' }));
    const items = screen.getAllByRole('menuitem').map(({ textContent }) => textContent);
    expect(items.slice(0, 2)).toEqual([
      expect.stringContaining('Mode visite'),
      expect.stringContaining('Préparer la revue'),
    ]);
    await userEvent.keyboard('{Escape}');
    await userEvent.click(await screen.findByRole('button', { name: 'Préparer la revue' }));
    expect(await screen.findByRole('tab', { name: /Revues/, selected: true })).toBeVisible();
    // The tab has its own.
    expect(screen.queryByRole('button', { name: 'Préparer la revue' })).toBeNull();
  });

  it('goes to the trash with its whole sheet, and back by undo', async () => {
    const fixture = await carnetFixture();
    const smeId = await fixture.addSme();
    const { history } = showSheet(fixture, `/sme/${smeId}`);
    await userEvent.click(screen.getByRole('button', { name: 'Autres actions' }));
    await userEvent.click(screen.getByRole('menuitem', { name: 'Supprimer cette PME' }));
    expect(await screen.findByText('elsewhere')).toBeVisible();
    expect(history.at(-1)).toBe('/');
    const [notice] = notices.getState().list;
    expect(notice?.message).toBe('PME mise à la corbeille\u00a0: Atelier Kerlan');
    await fixture.carnet.undo(notice?.undo);
    expect(fixture.carnet.state.getState().sheets.has(smeId)).toBe(true);
  });
});

describe('the keys of a sheet', () => {
  async function three() {
    const fixture = await carnetFixture();
    const ids = [];
    for (const name of ['Armel', 'Breizh', 'Cidre']) ids.push(await fixture.addSme({ name }));
    return { fixture, ids };
  }

  it('J and K walk the portfolio, and stop at its ends', async () => {
    const { fixture, ids } = await three();
    const { history } = showSheet(fixture, `/sme/${ids[1]}`);
    expect(screen.getByText('2 / 3')).toBeVisible();
    await userEvent.keyboard('j');
    expect(history.at(-1)).toBe(`/sme/${ids[2]}`);
    await userEvent.keyboard('j');
    expect(history.at(-1)).toBe(`/sme/${ids[2]}`);
    await userEvent.keyboard('kk');
    expect(history.at(-1)).toBe(`/sme/${ids[0]}`);
  });

  it('digits open the tabs, Escape goes back to the list', async () => {
    const { fixture, ids } = await three();
    const { history } = showSheet(fixture, `/sme/${ids[0]}`);
    await userEvent.keyboard('[Digit4]');
    expect(history.at(-1)).toBe(`/sme/${ids[0]}/plan`);
    await userEvent.keyboard('[Digit1]{Escape}');
    expect(history.at(-1)).toBe('/');
  });

  it('L comes back to the composer from another tab, even where the application listens first', async () => {
    const { fixture, ids } = await three();
    const taken = (event: KeyboardEvent): void => event.preventDefault();
    document.addEventListener('keydown', taken);
    showSheet(fixture, `/sme/${ids[0]}/history`);
    await userEvent.keyboard('l');
    expect(await screen.findByRole('textbox', { name: 'Consigner un contact' })).toHaveFocus();
    document.removeEventListener('keydown', taken);
  });

  it('are left to what is typed, and can be switched off', async () => {
    const { fixture, ids } = await three();
    const { history } = showSheet(fixture, `/sme/${ids[0]}`);
    await userEvent.type(screen.getByRole('textbox', { name: 'Consigner un contact' }), 'jk');
    expect(history.at(-1)).toBe(`/sme/${ids[0]}`);
    await userEvent.keyboard('{Escape}');
    preferences.setState({ letterShortcuts: false });
    await userEvent.keyboard('j');
    expect(history.at(-1)).toBe(`/sme/${ids[0]}`);
  });
});

describe('the journal', () => {
  it('writes each text in its own language, and none of it as markup', async () => {
    const fixture = await carnetFixture();
    const smeId = await fixture.addSme();
    const text = 'Sent <img src=x onerror=alert(1)> & {{count}} quotes';
    await fixture.addContact(smeId, { summary: { lang: 'en', text } });
    showSheet(fixture, `/sme/${smeId}`);
    const shown = await screen.findByText(text);
    expect(shown).toHaveAttribute('lang', 'en');
    expect(shown.querySelector('img')).toBeNull();
    expect(within(entry(text)).getByTitle('Écrit en anglais')).toBeVisible();
  });

  it('says with whom, how long, and when', async () => {
    const fixture = await carnetFixture();
    const smeId = await fixture.addSme();
    await fixture.addContact(smeId, {
      memberIds: [fixtureIds.memberId],
      people: { 'person-claire': 'present' },
      minutes: 85,
    });
    showSheet(fixture, `/sme/${smeId}`);
    await screen.findByText('Appel');
    expect(entry('Appel')).toHaveTextContent('Auj.');
    expect(entry('Appel')).toHaveTextContent('10:42');
    expect(entry('Appel')).toHaveTextContent('1 h 25');
    expect(entry('Appel')).toHaveTextContent('Maëlle Guivarc’h avec Claire Le Goff');
  });

  it('invents no hour for an entry that has none', async () => {
    const fixture = await carnetFixture();
    const smeId = await fixture.addSme();
    await fixture.addContact(smeId, { at: '2020-11-16T00:00' });
    showSheet(fixture, `/sme/${smeId}`);
    await screen.findByText('Appel');
    expect(entry('Appel')).not.toHaveTextContent('00:00');
  });

  it('draws silences with their length', async () => {
    const fixture = await carnetFixture();
    const smeId = await fixture.addSme();
    await fixture.addContact(smeId, { at: '2020-10-01T10:00' });
    await fixture.addContact(smeId, { at: '2020-10-20T10:00' });
    showSheet(fixture, `/sme/${smeId}`);
    expect(await screen.findByText('19 jours sans contact')).toBeVisible();
    expect(screen.getByText('30 jours sans contact jusqu’à aujourd’hui')).toBeVisible();
  });

  it('leaves what the filter asks for', async () => {
    const fixture = await carnetFixture();
    const smeId = await fixture.addSme();
    await fixture.addContact(smeId);
    await fixture.addIssue(smeId);
    showSheet(fixture, `/sme/${smeId}`);
    await screen.findByText('Appel');
    await userEvent.click(screen.getByRole('radio', { name: 'À traiter' }));
    expect(screen.queryByText('Appel')).toBeNull();
    expect(screen.getByText('Problème ouvert')).toBeVisible();
  });

  it('draws a long journal step by step, and all of it on demand', async () => {
    const fixture = await carnetFixture();
    const smeId = await fixture.addSme();
    const total = firstCount + stepCount;
    for (let index = 0; index < total; index += 1) {
      const at = `2020-11-${String(1 + (index % 18)).padStart(2, '0')}T10:00`;
      await fixture.addContact(smeId, { at, summary: { lang: 'fr', text: `Appel ${index}` } });
    }
    showSheet(fixture, `/sme/${smeId}`);
    await screen.findAllByText(/^Appel \d/);
    expect(screen.getAllByText(/^Appel \d/)).toHaveLength(firstCount);
    await userEvent.click(
      screen.getByRole('button', { name: 'Afficher les entrées plus anciennes' }),
    );
    expect(screen.getAllByText(/^Appel \d/)).toHaveLength(total);
    expect(screen.queryByRole('button', { name: /plus anciennes/ })).toBeNull();
  });

  it('deletes an entry at once, and undo brings it back', async () => {
    const fixture = await carnetFixture();
    const smeId = await fixture.addSme();
    await fixture.addContact(smeId);
    showSheet(fixture, `/sme/${smeId}`);
    await screen.findByText('Étiquettes en anglais reçues.');
    await userEvent.click(screen.getByRole('button', { name: 'Actions sur cette entrée' }));
    await userEvent.click(screen.getByRole('menuitem', { name: 'Supprimer' }));
    expect(await screen.findByText('Aucun contact consigné')).toBeVisible();
    await act(async () => {
      await fixture.carnet.undo(notices.getState().list[0]?.undo);
    });
    expect(screen.getByText('Étiquettes en anglais reçues.')).toBeVisible();
  });

  it('asks what became of a planned contact whose day has come, and settles it in one press', async () => {
    const fixture = await carnetFixture();
    const smeId = await fixture.addSme();
    const planned = { state: 'planned', reached: undefined } as const;
    await fixture.addContact(smeId, { ...planned, at: '2020-11-17T10:00' });
    await fixture.addContact(smeId, { ...planned, at: '2020-11-24T10:00' });
    showSheet(fixture, `/sme/${smeId}`);
    expect(await screen.findByText('À venir')).toBeVisible();
    expect(screen.getByText('À confirmer')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'A eu lieu' }));
    expect(await screen.findByText('Jusqu’à aujourd’hui')).toBeVisible();
    const states = fixture.carnet.state
      .getState()
      .journals.get(smeId)
      ?.map(({ values }) => values.state);
    expect(states).toEqual(['planned', 'held']);
  });

  it('unfolds the actions of a contact, which are ticked in place', async () => {
    const fixture = await carnetFixture();
    const smeId = await fixture.addSme();
    const contactId = await fixture.addContact(smeId);
    await fixture.addAction(smeId, { from: { contactId } });
    showSheet(fixture, `/sme/${smeId}`);
    await userEvent.click(await screen.findByRole('button', { name: '1 action' }));
    const box = within(entry('Étiquettes')).getByRole('checkbox', { name: 'Envoyer le glossaire' });
    await userEvent.click(box);
    expect(await screen.findByRole('button', { name: '1 action faite' })).toBeVisible();
    expect(fixture.carnet.state.getState().sheets.get(smeId)?.actions[0]?.values.state).toBe(
      'done',
    );
  });

  it('is the same in English', async () => {
    await setLanguage('en');
    const fixture = await carnetFixture();
    const smeId = await fixture.addSme();
    await fixture.addContact(smeId);
    await fixture.addIssue(smeId);
    showSheet(fixture, `/sme/${smeId}`);
    expect(await screen.findByText('Call')).toBeVisible();
    expect(screen.getByText('Problem opened')).toBeVisible();
    expect(entry('Call')).toHaveTextContent('Today');
  });
});

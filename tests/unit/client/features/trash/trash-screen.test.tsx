// @vitest-environment jsdom
/** The trash: everything deleted is there, with who and when, and comes back in one press. */

import { act, cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { TrashScreen } from '../../../../../src/client/features/trash/trash-screen.tsx';
import { initI18n } from '../../../../../src/client/i18n/i18n.ts';
import { notices } from '../../../../../src/client/model/notices.ts';
import { CarnetContext } from '../../../../../src/client/model/use-carnet.ts';
import {
  createRecord,
  deleteRecord,
  setFields,
} from '../../../../../src/domain/command/command.ts';
import {
  type CarnetFixture,
  carnetFixture,
  fixtureIds,
} from '../../../../support/carnet-fixture.ts';

let fixture: CarnetFixture;
let smeId: string;

beforeAll(() => initI18n('fr'));

beforeEach(async () => {
  fixture = await carnetFixture();
  smeId = await fixture.addSme();
});

afterEach(() => {
  cleanup();
  notices.setState({ list: [] });
});

const open = (): void => {
  render(
    <CarnetContext value={fixture.carnet}>
      <TrashScreen />
    </CarnetContext>,
  );
};

const remove = (id: string) => fixture.carnet.run(deleteRecord(id));

describe('the trash', () => {
  it('says that it is empty', async () => {
    open();
    expect(await screen.findByText('La corbeille est vide')).toBeVisible();
  });

  it('holds contacts, actions, issues, SMEs and what the programme shares', async () => {
    const { programmeId } = fixtureIds;
    const eventId = 'event-1';
    await fixture.carnet.run(
      createRecord(
        'calendarEvent',
        programmeId,
        {
          title: { lang: 'fr', text: 'Deuxième confinement' },
          kind: 'confinement',
          from: '2020-10-30',
        },
        eventId,
      ),
    );
    const other = await fixture.addSme({ name: 'Voiles du Ponant' });
    await remove(await fixture.addContact(smeId));
    await remove(await fixture.addAction(smeId));
    await remove(await fixture.addIssue(smeId));
    await remove(eventId);
    await remove(other);
    open();
    expect(await screen.findByText('Deuxième confinement')).toBeVisible();
    expect(screen.getByText('Voiles du Ponant')).toBeVisible();
    expect(screen.getByText('Envoyer le glossaire')).toBeVisible();
    expect(screen.getByText('Casse en transport')).toBeVisible();
    expect(await screen.findByText(/Étiquettes en anglais reçues/)).toBeVisible();
    expect(screen.getAllByText(/Atelier Kerlan · par Maëlle Guivarc’h/)).toHaveLength(3);
  });

  it('offers to restore what the role may restore, and nothing else', async () => {
    const { programmeId, memberId, padUk, padFr } = fixtureIds;
    const [own, other] = [
      await fixture.addSme({ name: 'Voiles du Ponant', launchPadId: padUk }),
      await fixture.addSme({ name: 'Biscuiterie', launchPadId: padFr }),
    ];
    const guide = { name: 'Guide', kind: 'link', url: 'https://example.org' } as const;
    await fixture.carnet.run(createRecord('attachment', programmeId, guide, 'guide-1'));
    for (const id of [own, other, 'guide-1', await fixture.addAction(smeId)]) await remove(id);
    const roles = ['accountManager'] as const;
    await fixture.carnet.run(setFields(memberId, { roles, launchPadId: padUk }));
    fixture.carnet.state.setState({ isConnected: true });
    open();
    expect(await screen.findByText('Guide')).toBeVisible();
    expect(screen.getByText('Biscuiterie')).toBeVisible();
    const offered = screen.getAllByRole('button', { name: /^Restaurer/ });
    expect(offered).toHaveLength(2);
    expect(screen.getByRole('button', { name: /Restaurer.*Envoyer le glossaire/u })).toBeVisible();
    expect(screen.getByRole('button', { name: /Restaurer.*Voiles du Ponant/u })).toBeVisible();
  });

  it('restores a contact of a sheet that is not loaded, with an undo', async () => {
    const contactId = await fixture.addContact(smeId);
    await remove(contactId);
    await fixture.carnet.confirmNow();
    await fixture.carnet.close();
    fixture = await carnetFixture({ device: fixture.device });
    open();
    await userEvent.click(await screen.findByRole('button', { name: /^Restaurer/ }));
    expect(await screen.findByText('La corbeille est vide')).toBeVisible();
    expect(fixture.carnet.record(contactId)?.deleted).toBeUndefined();
    await act(async () => {
      await fixture.carnet.undo(notices.getState().list[0]?.undo);
    });
    expect(fixture.carnet.record(contactId)?.deleted).toBeDefined();
  });

  it('is searched without accents', async () => {
    await remove(await fixture.addAction(smeId));
    await remove(
      await fixture.addIssue(smeId, { title: { lang: 'fr', text: 'Évaluation en retard' } }),
    );
    open();
    await userEvent.type(await screen.findByRole('searchbox'), 'evaluation');
    expect(screen.queryByText('Envoyer le glossaire')).toBeNull();
    expect(screen.getByText('Évaluation en retard')).toBeVisible();
    await userEvent.type(screen.getByRole('searchbox'), 'x');
    expect(screen.getByText('Aucun élément ne correspond')).toBeVisible();
  });

  it('asks to restore the SME first where that is in the trash too', async () => {
    await remove(await fixture.addAction(smeId));
    await remove(smeId);
    open();
    await userEvent.click(screen.getByRole('button', { name: /Envoyer le glossaire/ }));
    expect(fixture.carnet.state.getState().trashedSheets.get(smeId)?.trash).toHaveLength(1);
    await userEvent.click(screen.getByRole('button', { name: /Restaurer.*Atelier Kerlan/ }));
    await waitFor(() => expect(fixture.carnet.state.getState().sheets.has(smeId)).toBe(true));
  });
});

// @vitest-environment jsdom
/** The details of an SME: every field saves itself, remarks never block, removals can be undone. */

import { act, cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SmeDetails } from '../../../../../src/client/features/sheet/details/sme-details.tsx';
import { initI18n } from '../../../../../src/client/i18n/i18n.ts';
import { notices } from '../../../../../src/client/model/notices.ts';
import { CarnetContext } from '../../../../../src/client/model/use-carnet.ts';
import { deleteRecord } from '../../../../../src/domain/command/command.ts';
import type { Sme } from '../../../../../src/domain/operation/record.ts';
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
      <SmeDetails smeId={smeId} />
    </CarnetContext>,
  );
};

const values = (): Sme['values'] => (fixture.carnet.record(smeId) as unknown as Sme).values;

const undoLast = async (): Promise<void> => {
  await act(async () => {
    await fixture.carnet.undo(notices.getState().list.at(-1)?.undo);
  });
};

describe('the details of an SME', () => {
  it('save a text after a pause in the typing, without a button', async () => {
    open();
    await userEvent.clear(screen.getByLabelText('Ville'));
    await userEvent.type(screen.getByLabelText('Ville'), 'Dinard');
    await act(async () => fixture.environment.pass(500));
    await waitFor(() => expect(values().town).toBe('Dinard'));
  });

  it('keep a name that is needed, and say what to do', async () => {
    open();
    const name = screen.getAllByLabelText('Nom')[0] as HTMLElement;
    await userEvent.clear(name);
    await userEvent.tab();
    expect(await screen.findByText('Remplir ce champ.')).toBeVisible();
    expect(values().name).toBe('Atelier Kerlan');
  });

  it('remark on an identifier that looks like a slip, and save it all the same', async () => {
    open();
    await userEvent.type(screen.getByLabelText('SIREN'), '123456789');
    await userEvent.tab();
    await waitFor(() => expect(values().companyNumber).toBe('123456789'));
    expect(screen.getByText(/faute de frappe/)).toBeVisible();
  });

  it('name the department of a postcode', async () => {
    open();
    await userEvent.type(screen.getByLabelText('Code postal'), '35400');
    expect(screen.getByText('Département 35')).toBeVisible();
  });

  it('hand the SME over to another account manager, with an undo', async () => {
    open();
    const manager = screen.getByLabelText('Gestionnaire de compte');
    await userEvent.selectOptions(manager, 'Emma Clarke');
    await waitFor(() => expect(values().accountManagerId).toBe(fixtureIds.otherMemberId));
    expect(notices.getState().list[0]?.message).toBe('PME confiée à Emma Clarke');
    await undoLast();
    expect(values().accountManagerId).toBe(fixtureIds.memberId);
  });

  it('add a person and open them to be completed', async () => {
    open();
    await userEvent.type(
      screen.getByLabelText('Nom d’un nouvel interlocuteur'),
      'Yann Morvan{Enter}',
    );
    const dialog = within(await screen.findByRole('dialog', { name: 'Interlocuteur' }));
    await userEvent.type(dialog.getByLabelText('Téléphone'), '12');
    await userEvent.click(dialog.getByLabelText('Décideur'));
    await waitFor(() =>
      expect(Object.values(values().people ?? {})).toContainEqual({
        name: 'Yann Morvan',
        state: 'working',
        checkedOn: '2020-11-19',
        phone: '12',
        decisionMaker: true,
      }),
    );
    expect(Object.values(values().people ?? {})).toHaveLength(2);
  });

  it('ask for a name before adding a person', async () => {
    open();
    await userEvent.click(screen.getByRole('button', { name: 'Ajouter' }));
    expect(screen.getByText('Saisir un nom.')).toBeVisible();
  });

  it('remove a person, and bring them back', async () => {
    open();
    await userEvent.click(screen.getByRole('button', { name: 'Retirer Claire Le Goff' }));
    await waitFor(() => expect(values().people).toBeUndefined());
    await undoLast();
    expect(values().people).toHaveProperty('person-claire');
  });

  it('add a closure, say when it ends before it begins, and let it repeat', async () => {
    open();
    await userEvent.click(screen.getByRole('button', { name: 'Ajouter une fermeture' }));
    await userEvent.selectOptions(await screen.findByLabelText('Répétition'), 'Chaque année');
    const [id] = Object.keys(values().closures ?? {});
    await waitFor(() => expect(values().closures?.[id ?? '']?.every).toBe('year'));
    await userEvent.clear(screen.getByLabelText('Au'));
    await userEvent.type(screen.getByLabelText('Au'), '2020-11-01');
    await userEvent.tab();
    expect(await screen.findByText(/La fin précède le début/)).toBeVisible();
  });

  it('add and remove a market', async () => {
    open();
    await userEvent.selectOptions(screen.getByLabelText('Ajouter un marché'), 'Royaume-Uni');
    const remove = await screen.findByRole('button', { name: /Retirer le marché Royaume-Uni/ });
    expect(Object.values(values().targetMarkets ?? {})).toEqual([
      { country: 'GB', since: '2020-11-19' },
    ]);
    await userEvent.click(remove);
    await waitFor(() => expect(values().targetMarkets).toBeUndefined());
  });

  it('can only be read while the SME is in the trash', async () => {
    await fixture.carnet.run(deleteRecord(smeId));
    open();
    expect(screen.getByLabelText('Ville')).toBeDisabled();
  });
});

// @vitest-environment jsdom
/** The details of an SME: every field saves itself, remarks never block, removals can be undone. */

import { act, cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SheetDialogs } from '../../../../../src/client/features/sheet/sheet-dialogs.tsx';
import { SmeDetails } from '../../../../../src/client/features/sheet/details/sme-details.tsx';
import { initI18n } from '../../../../../src/client/i18n/i18n.ts';
import { notices } from '../../../../../src/client/model/notices.ts';
import { CarnetContext } from '../../../../../src/client/model/use-carnet.ts';
import { deleteRecord, setFields } from '../../../../../src/domain/command/command.ts';
import { changeElement, removeElement } from '../../../../../src/domain/sme/change-element.ts';
import { closuresOf } from '../../../../../src/domain/alert/context.ts';
import { recordAs, type Sme } from '../../../../../src/domain/operation/record.ts';
import {
  type CarnetFixture,
  carnetFixture,
  fixtureIds,
  testEnvironment,
} from '../../../../support/carnet-fixture.ts';
import { showSheet } from '../../../../support/sheet-fixture.tsx';

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
      <SheetDialogs smeId={smeId}>
        <SmeDetails smeId={smeId} readOnly={false} />
      </SheetDialogs>
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
  it('list every section beside them, the consent too', () => {
    open();
    const listed = within(screen.getByRole('navigation', { name: 'Rubriques' }))
      .getAllByRole('link')
      .map(({ textContent }) => textContent);
    const headings = screen.getAllByRole('heading', { level: 2 });
    expect(listed).toEqual(headings.map(({ textContent }) => textContent));
  });

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
    expect(await screen.findByText('Renseignez ce champ.')).toBeVisible();
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

  it('hand the SME over to another account manager with a note, and undo it', async () => {
    open();
    const manager = screen.getByLabelText('Gestionnaire de compte');
    await userEvent.selectOptions(manager, 'Emma Clarke');
    const dialog = within(await screen.findByRole('dialog', { name: 'Confier la PME' }));
    expect(dialog.getByLabelText('À')).toHaveDisplayValue('Emma Clarke');
    await userEvent.type(dialog.getByLabelText(/Ce qu’il faut savoir/), 'Préfère le matin.');
    await userEvent.click(dialog.getByRole('button', { name: 'Confier' }));
    await waitFor(() => expect(values().accountManagerId).toBe(fixtureIds.otherMemberId));
    expect(Object.values(values().handovers ?? {})).toEqual([
      {
        on: '2020-11-19',
        from: fixtureIds.memberId,
        to: fixtureIds.otherMemberId,
        note: 'Préfère le matin.',
      },
    ]);
    expect(notices.getState().list[0]?.message).toBe(
      'Atelier Kerlan\u00a0: passation à Emma Clarke',
    );
    await undoLast();
    expect(values().accountManagerId).toBe(fixtureIds.memberId);
    expect(values().handovers).toBeUndefined();
  });

  it('offer only who keeps sheets as account manager, and still name one who no longer does', async () => {
    const { memberId, otherMemberId } = fixtureIds;
    await fixture.carnet.run(setFields(otherMemberId, { roles: ['observer'] }));
    open();
    const manager = screen.getByLabelText('Gestionnaire de compte');
    expect(within(manager).queryByRole('option', { name: 'Emma Clarke' })).toBeNull();
    await act(() => fixture.carnet.run(setFields(memberId, { roles: ['chair'] })));
    expect(manager).toHaveDisplayValue('Maëlle Guivarc’h');
  });

  it('mark the account manager who has left (F294)', async () => {
    await fixture.carnet.run(setFields(fixtureIds.memberId, { inactive: true }));
    open();
    const mark = 'Maëlle Guivarc’h (ne participe plus)';
    expect(screen.getByLabelText('Gestionnaire de compte')).toHaveDisplayValue(mark);
  });

  it('leave the SME to nobody', async () => {
    open();
    await userEvent.selectOptions(
      screen.getByLabelText('Gestionnaire de compte'),
      'Personne pour l’instant',
    );
    await waitFor(() => expect(values().accountManagerId).toBeUndefined());
  });

  it('remark on a stage that lies before the one it follows', async () => {
    await fixture.carnet.run(
      setFields(smeId, { stageDates: { eligible: '2020-09-10', enrolled: '2020-09-03' } }),
    );
    open();
    expect(screen.getByText(/précède celle de « Éligible »/)).toBeVisible();
  });

  describe('on an enrolment (F291)', () => {
    const toCome = /Ce jour est à venir/;
    const typed = async (day: string, stage: Sme['values']['stage']): Promise<void> => {
      const stageDates = { [stage]: '2020-11-16' };
      await fixture.carnet.run(setFields(smeId, { stage, stageDates, enrolledOn: undefined }));
      open();
      await userEvent.type(screen.getByLabelText('Inscrite le'), day);
      await userEvent.tab();
    };

    it.each(['enrolled', 'supported', 'completed', 'paused', 'withdrawn'] as const)(
      'look to the past for a day without a year while the stage is %s',
      async (stage) => {
        await typed('20/1', stage);
        await waitFor(() => expect(values().enrolledOn).toBe('2020-01-20'));
        expect(screen.queryByText(toCome)).toBeNull();
      },
    );

    it('say that an SME does not count yet whose day is to come, and keep the day', async () => {
      await typed('20/1/2021', 'supported');
      await waitFor(() => expect(values().enrolledOn).toBe('2021-01-20'));
      expect(await screen.findByText(toCome)).toBeVisible();
      expect(screen.getByLabelText('Inscrite le')).toBeValid();
    });

    it('take the nearest day for one that is still to be enrolled, without a remark', async () => {
      await typed('20/1', 'eligible');
      await waitFor(() => expect(values().enrolledOn).toBe('2021-01-20'));
      expect(screen.queryByText(toCome)).toBeNull();
    });
  });

  it('correct the days of a pause', async () => {
    const pauses = { p: { from: '2020-10-05', to: '2020-10-20', reason: 'Travaux' } };
    await fixture.carnet.run(setFields(smeId, { pauses }));
    open();
    const back = screen.getByLabelText('Reprise le');
    await userEvent.clear(back);
    await userEvent.type(back, '2020-10-02');
    await userEvent.tab();
    await waitFor(() => expect(values().pauses?.['p']?.to).toBe('2020-10-02'));
    expect(back).toHaveAccessibleDescription(/La fin précède le début/);
  });

  it('name the days on which it left and came back, apart from time on hold (F293)', async () => {
    const pauses = { p: { from: '2020-10-05', to: '2020-10-20', left: 'withdrawn' } } as const;
    await fixture.carnet.run(setFields(smeId, { pauses }));
    open();
    expect(screen.getByLabelText('Sortie le')).toBeVisible();
    const back = screen.getByLabelText('De retour le');
    await userEvent.clear(back);
    await userEvent.type(back, '2020-10-12');
    await userEvent.tab();
    await waitFor(() => expect(values().pauses?.['p']).toEqual({ ...pauses.p, to: '2020-10-12' }));
    expect(screen.queryByLabelText('Reprise le')).toBeNull();
  });

  it.each([
    [fixtureIds.padFr, 'Pause retirée'],
    [fixtureIds.padUk, 'Le retrait de la pause attend une décision'],
  ])(
    'say whether a pause is removed, where others decide (F293): %s',
    async (launchPadId, said) => {
      const pauses = { p: { from: '2020-10-05', to: '2020-10-20', left: 'withdrawn' } } as const;
      smeId = await fixture.addSme({ launchPadId, pauses });
      fixture.carnet.state.setState({ isConnected: true });
      open();
      await userEvent.click(screen.getByRole('button', { name: /^Retirer la pause du 5/u }));
      await waitFor(() => expect(notices.getState().list.at(-1)?.message).toBe(said));
    },
  );

  it('correct the reason of a pause without a word about its end, which is still to come (F295) (F296)', async () => {
    const pauses = { p: { from: '2020-10-01', to: '2021-02-01', reason: 'Vacances' } };
    await fixture.carnet.run(setFields(smeId, { stage: 'supported', pauses }));
    const ends = () => {
      const sme = recordAs(fixture.carnet.record(smeId), 'sme');
      return sme === undefined ? [] : closuresOf(sme).map(({ to }) => to);
    };
    expect(ends()).toEqual(['2020-11-19']);
    fixture.environment.pass(60 * 86_400_000);
    open();
    const reason = screen.getByDisplayValue('Vacances');
    await userEvent.clear(reason);
    await userEvent.type(reason, 'Travaux');
    await userEvent.tab();
    await waitFor(() => expect(values().pauses?.['p']?.reason).toBe('Travaux'));
    expect(values().pauses?.['p']?.to).toBe('2021-02-01');
    expect(ends()).toEqual(['2020-11-19']);
    const remark = /^Compte jusqu’au 19 nov\. 2020 seulement.*encore à venir/;
    expect(screen.getByText(remark)).toBeVisible();
    const back = screen.getByLabelText('Reprise le');
    await userEvent.clear(back);
    await userEvent.type(back, '2020-12-10');
    await userEvent.tab();
    await waitFor(() => expect(ends()).toEqual(['2020-12-10']));
    expect(values().pauses?.['p']).not.toHaveProperty('countedTo');
    expect(screen.queryByText(/^Compte jusqu’au/)).toBeNull();
  });

  it('add a person and open them to be completed', async () => {
    open();
    await userEvent.type(
      screen.getByLabelText('Nom d’un nouvel interlocuteur'),
      'Yann Morvan{Enter}',
    );
    const dialog = within(await screen.findByRole('dialog', { name: 'Interlocuteur' }));
    // Not at the end of the name: what is typed on would belong to it.
    expect(dialog.getByLabelText('Fonction')).toHaveFocus();
    await userEvent.type(dialog.getByLabelText('Téléphone'), '12');
    await userEvent.click(dialog.getByLabelText('Prend les décisions'));
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
    expect(screen.getByText('Saisissez un nom.')).toBeVisible();
  });

  it('leave the box of a person in which somebody types, though a colleague removes the person (F157)', async () => {
    await fixture.carnet.run(
      changeElement(smeId, 'people', 'person-anne', { name: 'Anne Le Goff' }),
    );
    open();
    await userEvent.click(screen.getByRole('button', { name: 'Modifier Anne Le Goff' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Interlocuteur' }));
    const box = dialog.getByLabelText('Fonction');
    await userEvent.type(box, 'Respons');
    const { device } = fixture;
    const colleague = await carnetFixture({ device, environment: testEnvironment('tab-2') });
    await act(async () => {
      await colleague.carnet.run(removeElement(smeId, 'people', 'person-anne'));
    });
    await waitFor(() => expect(values().people).not.toHaveProperty('person-anne'));
    await userEvent.keyboard('able');
    expect(box).toBeInTheDocument();
    expect(box).toHaveFocus();
    expect(box).toHaveValue('Responsable');
    await act(async () => fixture.environment.pass(500));
    await waitFor(() => expect(values().people?.['person-anne']?.role).toBe('Responsable'));
    // Whether the person stays is asked.
    expect(fixture.carnet.record(smeId)?.conflicts).toHaveProperty('people');
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
    showSheet(fixture, `/sme/${smeId}/details`);
    expect(await screen.findByLabelText('Ville')).toBeDisabled();
  });
});

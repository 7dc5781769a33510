// @vitest-environment jsdom
/** The side column: where the SME stands and what is due. */

import { act, cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SheetDialogs } from '../../../../../src/client/features/sheet/sheet-dialogs.tsx';
import { SideColumn } from '../../../../../src/client/features/sheet/side/side-column.tsx';
import { initI18n } from '../../../../../src/client/i18n/i18n.ts';
import { notices } from '../../../../../src/client/model/notices.ts';
import {
  dismissStageQuestion,
  stageQuestion,
} from '../../../../../src/client/model/stage-question.ts';
import { CarnetContext } from '../../../../../src/client/model/use-carnet.ts';
import { deleteRecord, setFields } from '../../../../../src/domain/command/command.ts';
import { type CarnetFixture, carnetFixture } from '../../../../support/carnet-fixture.ts';

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
        <SideColumn smeId={smeId} />
      </SheetDialogs>
    </CarnetContext>,
  );
};

const value = (id: string, field: string): unknown => fixture.carnet.record(id)?.values[field];

describe('the side column of a sheet', () => {
  it('shows the stage, and asks for another one', async () => {
    open();
    expect(screen.getByText('3 · Inscrite')).toBeVisible();
    const stage = within(screen.getByRole('region', { name: 'Étape' }));
    await userEvent.click(stage.getByRole('button', { name: 'Changer d’étape' }));
    expect(stageQuestion.getState().asked).toMatchObject({ smeId });
    dismissStageQuestion();
  });

  it('counts as contacts those that took place, and names those that are planned apart', async () => {
    await fixture.addContact(smeId, { state: 'held', at: '2020-11-16T10:00' });
    open();
    const facts = within(screen.getByRole('region', { name: 'L’essentiel' }));
    expect(facts.getByText('Contacts').nextSibling).toHaveTextContent(/^1$/u);
    await act(async () => {
      await fixture.addContact(smeId, { state: 'planned', at: '2020-11-26T10:00' });
      await fixture.addContact(smeId, { state: 'planned', at: '2020-11-27T10:00' });
    });
    expect(facts.getByText('Contacts').nextSibling).toHaveTextContent('1 (2 planifiés)');
  });

  it('says since when the SME is on hold, at the place where it stopped', async () => {
    await fixture.carnet.run(
      setFields(smeId, {
        stage: 'paused',
        stageBeforePause: 'inducted',
        pauses: { p: { from: '2020-11-03', reason: 'Travaux' } },
      }),
    );
    open();
    expect(screen.getByText('En pause')).toBeVisible();
    expect(screen.getByText('depuis le 3 nov.')).toBeVisible();
  });

  it('says since when its stage stands, whatever pause is left over from another (F263)', async () => {
    const pauses = { p: { from: '2020-07-02' } };
    const stageDates = { inducted: '2020-11-03', paused: '2020-07-02' };
    await fixture.carnet.run(setFields(smeId, { stage: 'inducted', stageDates, pauses }));
    open();
    expect(screen.getByText('depuis le 3 nov.')).toBeVisible();
  });

  it('says the next contact on the clock of who looks, with the others beside it', async () => {
    await fixture.addContact(smeId, {
      state: 'planned',
      at: '2020-11-24T10:00',
      zone: 'Europe/London',
      mode: 'video',
    });
    open();
    expect(screen.getByText('mar. 24 nov., 11:00 Paris · 10:00 Londres')).toBeVisible();
  });

  it('shows the next contact, or one press to plan it', async () => {
    open();
    expect(screen.getByRole('button', { name: 'Planifier un contact' })).toBeVisible();
    await act(async () => {
      await fixture.addContact(smeId, {
        state: 'planned',
        at: '2020-11-24T10:00',
        reached: undefined,
      });
    });
    expect(screen.getByText('mar. 24 nov., 10:00 Paris · 09:00 Londres')).toBeVisible();
  });

  it('asks of a contact whose time has passed whether it took place', async () => {
    await fixture.addContact(smeId, { state: 'planned', at: '2020-11-18T10:00' });
    open();
    expect(screen.getByText(/a-t-il eu lieu/)).toBeVisible();
  });

  it('says in words that an action is late, and ticks it off', async () => {
    const actionId = await fixture.addAction(smeId, { due: '2020-11-16' });
    open();
    const actions = within(screen.getByRole('region', { name: 'Actions ouvertes' }));
    expect(actions.getByText(/en retard/)).toBeVisible();
    await userEvent.click(screen.getByRole('checkbox', { name: 'Envoyer le glossaire' }));
    await waitFor(() => expect(value(actionId, 'state')).toBe('done'));
    expect(screen.getByText('Aucune action ouverte')).toBeVisible();
  });

  it('shows the age of an open issue, the gravest first', async () => {
    await fixture.addIssue(smeId, { severity: 1 });
    await fixture.addIssue(smeId, {
      title: { lang: 'en', text: 'No English descriptions' },
      severity: 3,
      openedOn: '2020-11-12',
    });
    open();
    const ages = screen.getAllByText(/\d+ jours?$/).map(({ textContent }) => textContent);
    expect(ages).toEqual([
      'Problème · Bloquante · 7\u00A0jours',
      'Problème · Mineure · 1\u00A0jour',
    ]);
    expect(screen.getByText('No English descriptions')).toHaveAttribute('lang', 'en');
  });

  it('opens the editor of an action', async () => {
    open();
    await userEvent.click(screen.getByRole('button', { name: 'Ajouter une action' }));
    expect(await screen.findByRole('dialog', { name: 'Nouvelle action' })).toBeVisible();
  });

  it('only shows while the SME is in the trash', async () => {
    await fixture.carnet.run(deleteRecord(smeId));
    open();
    expect(screen.queryByRole('button')).toBeNull();
    expect(screen.getByText('3 · Inscrite')).toBeVisible();
  });
});

// @vitest-environment jsdom
/** The history of a sheet: it can be read, narrowed, and every line of it taken back. */

import { act, cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { RecordHistoryDialog } from '../../../../../src/client/parts/history/record-history-dialog.tsx';
import { SheetHistory } from '../../../../../src/client/features/sheet/history/sheet-history.tsx';
import { initI18n } from '../../../../../src/client/i18n/i18n.ts';
import { notices } from '../../../../../src/client/model/notices.ts';
import { CarnetContext } from '../../../../../src/client/model/use-carnet.ts';
import { SyncContext } from '../../../../../src/client/model/use-sync.ts';
import { deleteRecord, setFields } from '../../../../../src/domain/command/command.ts';
import { beginForm } from '../../../../../src/domain/form/commands/begin-form.ts';
import { handOver } from '../../../../../src/domain/sme/hand-over.ts';
import { moveStage } from '../../../../../src/domain/stage/move-stage.ts';
import {
  type CarnetFixture,
  carnetFixture,
  fixtureIds,
} from '../../../../support/carnet-fixture.ts';

import { exchangeFixture, type ExchangeFixture } from '../../../../support/exchange-fixture.ts';

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

const open = async (): Promise<void> => {
  render(
    <CarnetContext value={fixture.carnet}>
      <SheetHistory smeId={smeId} />
    </CarnetContext>,
  );
  await screen.findByRole('list', { name: /de la plus récente/ });
};

const value = (field: string): unknown => fixture.carnet.record(smeId)?.values[field];

describe('the history of a sheet', () => {
  it('says who changed what, from what to what, in the reader’s words', async () => {
    await fixture.carnet.run(setFields(smeId, { stage: 'inducted', enrolledOn: '2020-10-01' }));
    await open();
    const [latest] = screen.getAllByRole('time').map((time) => time.closest('li'));
    const entry = within(latest as HTMLElement);
    expect(entry.getByText('Maëlle Guivarc’h')).toBeVisible();
    expect(entry.getByText('Étape')).toBeVisible();
    expect(entry.getByText('Inscrite')).toBeVisible();
    expect(entry.getByText('Intégrée')).toBeVisible();
    expect(entry.getByText('1er oct.')).toBeVisible();
  });

  it('restores an answer of a form that was not opened since the start', async () => {
    const { carnet } = fixture;
    const begun = {
      home: smeId,
      templateId: 'eligibility-checklist/1',
      filledBy: 'manager',
    } as const;
    await carnet.run(beginForm(begun, 'form-1'));
    for (const answer of [12, 260]) {
      await carnet.run(setFields('form-1', { 'value.headcount': answer }));
    }
    await carnet.confirmNow();
    const { device } = fixture;
    fixture = await carnetFixture({ device });
    await open();
    const [latest] = await screen.findAllByRole('button', { name: /^Rétablir.*Effectif/u });
    await userEvent.click(latest as HTMLElement);
    await waitFor(() =>
      expect(fixture.carnet.record('form-1')?.values['value.headcount']).toBe(12),
    );
  });

  it('restores a field to what it was, and offers to undo that', async () => {
    await fixture.carnet.run(setFields(smeId, { town: 'Dinard' }));
    await open();
    await userEvent.click(screen.getByRole('button', { name: 'Rétablir\u00a0: Ville' }));
    await waitFor(() => expect(value('town')).toBe('Saint-Malo'));
    const notice = notices.getState().list[0];
    expect(notice?.message).toBe('Rétabli\u00a0: Ville');
    await act(async () => {
      await fixture.carnet.undo(notice?.undo);
    });
    expect(value('town')).toBe('Dinard');
  });

  it('offers to restore only what the role may change', async () => {
    const { carnet } = fixture;
    await carnet.run(setFields(smeId, { town: 'Dinard' }));
    await carnet.run(setFields(smeId, { name: 'Kerlan' }));
    await carnet.run(setFields(fixtureIds.memberId, { launchPadId: fixtureIds.padUk }));
    carnet.state.setState({ isConnected: true });
    await open();
    expect(screen.getByRole('button', { name: /^Rétablir.*Ville/u })).toBeVisible();
    expect(screen.getByText('Kerlan')).toBeVisible();
    expect(screen.queryByRole('button', { name: /^Rétablir.*Nom/u })).toBeNull();
  });

  it('shows people by name and says what changed of them', async () => {
    const people = {
      'person-claire': { name: 'Claire Le Goff', role: 'Gérante', state: 'onLeave' },
    };
    await fixture.carnet.run(setFields(smeId, { people }));
    await open();
    expect(screen.getByText('Claire Le Goff')).toBeVisible();
    expect(screen.getByText('En congé')).toBeVisible();
    expect(screen.queryByText('Gérante')).toBeNull();
  });

  it('says of a handover who had the SME, who has it, and what was said', async () => {
    const note = 'Préfère le matin.';
    await fixture.carnet.run(handOver({ smeId, to: fixtureIds.otherMemberId, note }));
    await open();
    expect(screen.getByText('Maëlle Guivarc’h → Emma Clarke · Préfère le matin.')).toBeVisible();
  });

  it('says since when a pause lasts, and why the SME is on hold', async () => {
    const request = { to: 'paused', on: '2020-11-10', reason: 'Travaux', evidence: {} } as const;
    await fixture.carnet.run(moveStage(smeId, request));
    await open();
    expect(screen.getByText('depuis le 10 nov. · Travaux')).toBeVisible();
    expect(screen.getByText('Motif : Travaux')).toBeVisible();
  });

  it('brings back a contact that was deleted', async () => {
    const contactId = await fixture.addContact(smeId);
    await fixture.carnet.run(deleteRecord(contactId));
    await open();
    await userEvent.click(screen.getByRole('button', { name: /^Rétablir.*Contact/ }));
    await waitFor(() =>
      expect(fixture.carnet.state.getState().journals.get(smeId)).toHaveLength(1),
    );
  });

  it('can be narrowed to what changed and to a person', async () => {
    await fixture.addIssue(smeId);
    await open();
    await userEvent.click(screen.getByRole('button', { name: 'Tout' }));
    await userEvent.click(screen.getByRole('menuitemradio', { name: 'Point à traiter' }));
    expect(screen.getByText('Casse en transport')).toBeVisible();
    expect(screen.queryByText('Atelier Kerlan')).toBeNull();
  });

  it('only reads while the SME is in the trash', async () => {
    await fixture.carnet.run(setFields(smeId, { town: 'Dinard' }));
    await fixture.carnet.run(deleteRecord(smeId));
    await open();
    expect(screen.getByText('Dinard')).toBeVisible();
    expect(screen.queryByRole('button', { name: /^Rétablir/ })).toBeNull();
  });

  it('shows a page at a time', async () => {
    for (let index = 0; index < 60; index += 1) {
      fixture.environment.pass(1000);
      await fixture.carnet.run(setFields(smeId, { town: `Ville ${index}` }));
    }
    await open();
    expect(screen.queryByText('Atelier Kerlan')).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: /plus anciennes/ }));
    expect(screen.getByText('Atelier Kerlan')).toBeVisible();
  });

  it('of one record shows that record alone', async () => {
    const issueId = await fixture.addIssue(smeId);
    await fixture.carnet.run(setFields(issueId, { severity: 3 }));
    render(
      <CarnetContext value={fixture.carnet}>
        <RecordHistoryDialog home={smeId} recordId={issueId} onClose={() => undefined} />
      </CarnetContext>,
    );
    expect(await screen.findByText('Bloquante')).toBeVisible();
    expect(screen.queryByText('Atelier Kerlan')).toBeNull();
  });
});

describe('the history on a device that joined later', () => {
  const offline = /sont sur le serveur\. Elles seront reçues au retour du réseau/;
  const failed = /n’ont pas pu être reçues du serveur/;
  const receiving = 'Réception des modifications plus anciennes…';
  let exchange: ExchangeFixture;
  /** How many entries of the log are not on this device. */
  let lacking: number;

  beforeEach(async () => {
    exchange = exchangeFixture();
    await fixture.carnet.run(setFields(smeId, { town: 'Dinard' }));
    fixture.environment.pass(60_000);
    await fixture.carnet.confirmNow();
    const readLog = fixture.store.readLog.bind(fixture.store);
    lacking = 1;
    vi.spyOn(fixture.store, 'readLog').mockImplementation(async (home) =>
      (await readLog(home)).slice(lacking),
    );
  });

  const arrive = (): void =>
    exchange.historyEnds(() => {
      lacking = 0;
      return { kind: 'complete' };
    });
  const fail = (): void =>
    exchange.historyEnds(() => ({ kind: 'failed', problem: { kind: 'timeout' } }));
  const created = () => screen.queryByText('Création');

  const page = (id: string) => (
    <CarnetContext value={fixture.carnet}>
      <SyncContext value={exchange.access}>
        <SheetHistory smeId={id} />
      </SyncContext>
    </CarnetContext>
  );
  const show = () => render(page(smeId));

  it('shows what is here at once, and what is earlier once it came', async () => {
    arrive();
    show();
    await screen.findByText('Dinard');
    await waitFor(() => expect(created()).toBeVisible());
    expect(screen.queryByText(receiving)).toBeNull();
    expect(exchange.asked).toEqual([`fetchHistory ${smeId} ${String(await placeOfSecond())}`]);
  });

  it('says without a network where the rest is, and fetches it when there is one', async () => {
    exchange.put({ phase: 'offline' });
    arrive();
    show();
    expect(await screen.findByText(offline)).toBeVisible();
    expect(exchange.asked).toEqual([]);
    act(() => exchange.put({ phase: 'synced' }));
    await waitFor(() => expect(created()).toBeVisible());
    expect(screen.queryByText(offline)).toBeNull();
  });

  it('says that it could not be fetched, and tries again when asked', async () => {
    fail();
    show();
    expect(await screen.findByText(failed)).toBeVisible();
    arrive();
    await userEvent.click(screen.getByRole('button', { name: 'Réessayer' }));
    await waitFor(() => expect(created()).toBeVisible());
    expect(screen.queryByText(failed)).toBeNull();
  });

  it('waits until the programme is here, and says meanwhile that more comes', async () => {
    exchange.put({ phase: 'downloading' });
    arrive();
    show();
    expect(await screen.findByText(receiving)).toBeVisible();
    expect(exchange.asked).toEqual([]);
    act(() => exchange.put({ phase: 'synced' }));
    await waitFor(() => expect(created()).toBeVisible());
  });

  it('asks once only where the server has nothing more either', async () => {
    show();
    await screen.findByText('Dinard');
    await waitFor(() => expect(exchange.asked).toHaveLength(1));
    await waitFor(() => expect(screen.queryByText(receiving)).toBeNull());
    await act(async () => {
      await fixture.carnet.run(setFields(smeId, { town: 'Cancale' }));
    });
    await screen.findByText('Cancale');
    expect(exchange.asked).toHaveLength(1);
  });

  it('asks for another sheet only once it has read where the log of that one begins', async () => {
    const other = await fixture.addSme({ name: 'Biscuiterie Rozenn' });
    await fixture.carnet.run(setFields(other, { town: 'Roscoff' }));
    fixture.environment.pass(60_000);
    await fixture.carnet.confirmNow();
    const { rerender } = show();
    await screen.findByText('Dinard');
    rerender(page(other));
    expect(screen.queryByText('Dinard')).toBeNull();
    await screen.findByText('Roscoff');
    await waitFor(() => expect(exchange.asked).toHaveLength(2));
    const [begin] = await fixture.store.readLog(other);
    const own = exchange.asked.filter((asked) => asked.startsWith(`fetchHistory ${other}`));
    expect(own).toEqual([`fetchHistory ${other} ${String(begin?.sequence)}`]);
  });

  const placeOfSecond = async () => (await fixture.store.readLog(smeId))[1]?.sequence;
});

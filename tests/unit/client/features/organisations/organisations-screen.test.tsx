// @vitest-environment jsdom
/** The organisations: added, opened beside the list, logged on, left to rest and taken up, by mouse and by keyboard. */

import { act, cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Route, Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { OrganisationsScreen } from '../../../../../src/client/features/organisations/organisations-screen.tsx';
import { HomeSheet } from '../../../../../src/client/features/sheet/home-sheet.tsx';
import { initI18n } from '../../../../../src/client/i18n/i18n.ts';
import { notices } from '../../../../../src/client/model/notices.ts';
import { rootsOf } from '../../../../../src/client/model/records.ts';
import { CarnetContext } from '../../../../../src/client/model/use-carnet.ts';
import { DeviceContext } from '../../../../../src/client/model/use-device.ts';
import { SyncContext } from '../../../../../src/client/model/use-sync.ts';
import { testDevice } from '../../../../support/test-device.ts';
import { patterns } from '../../../../../src/client/ports/routes.ts';
import { createRecord, setFields } from '../../../../../src/domain/command/command.ts';
import type { Values } from '../../../../../src/domain/entity/registry.ts';
import { type CarnetFixture, carnetFixture } from '../../../../support/carnet-fixture.ts';

let fixture: CarnetFixture;

const alone = { exchange: undefined, isConnected: false, connect: async () => undefined };

beforeAll(() => initI18n('fr'));

beforeEach(async () => {
  fixture = await carnetFixture();
});

afterEach(() => {
  cleanup();
  notices.setState({ list: [] });
});

async function add(id: string, values: Partial<Values<'organisation'>> = {}): Promise<void> {
  const whole = { name: 'CCI Bretagne', kind: 'supportOrganisation', engagement: 'contacted' };
  const result = await fixture.carnet.run(
    createRecord('organisation', id, { ...whole, ...values } as Values<'organisation'>, id),
  );
  expect(result.ok).toBe(true);
}

async function tried(id: string, times: number): Promise<void> {
  for (let index = 0; index < times; index += 1) {
    await fixture.addContact(id, { mode: 'email', reached: false });
  }
}

function show(path = '/organisations') {
  const memory = memoryLocation({ path, record: true });
  render(
    <CarnetContext value={fixture.carnet}>
      <DeviceContext value={testDevice(() => fixture.environment.now())}>
        <SyncContext value={alone}>
          <Router hook={memory.hook} searchHook={memory.searchHook}>
            <Route path={patterns.organisations}>
              {({ organisationId = '' }) => (
                <OrganisationsScreen organisationId={organisationId} homeSheet={HomeSheet} />
              )}
            </Route>
          </Router>
        </SyncContext>
      </DeviceContext>
    </CarnetContext>,
  );
  return memory;
}

const stored = () => rootsOf(fixture.carnet.state.getState(), 'organisation');

describe('the organisations', () => {
  it('say what will be there, and add the first one, which opens', async () => {
    const user = userEvent.setup();
    const { history } = show();
    expect(screen.getByText('Aucune organisation pour l’instant')).toBeVisible();
    await user.keyboard('n');
    // What reports quote is said of an organisation, not of a contact.
    expect(await screen.findByText(/^Les rapports citent cette organisation /u)).toBeVisible();
    await user.type(await screen.findByLabelText('Nom'), 'Brittany Ferries');
    await user.click(screen.getByRole('button', { name: 'Ajouter l’organisation' }));
    await waitFor(() => expect(stored()).toHaveLength(1));
    const id = stored()[0]?.root.id ?? '';
    expect(history?.at(-1)).toBe(`/organisations/${id}`);
    expect(await screen.findByRole('heading', { name: 'Brittany Ferries' })).toBeVisible();
  });

  it('have documents of their own', async () => {
    await add('a', { name: 'Agence' });
    const values = { name: 'Convention', kind: 'link', url: 'https://agence.example' } as const;
    await fixture.carnet.run(createRecord('attachment', 'a', values));
    show('/organisations/a');
    const documents = await screen.findByRole('table', { name: 'Documents' });
    expect(within(documents).getByRole('button', { name: 'Convention' })).toBeVisible();
  });

  it('are walked with J and K, and closed with Escape', async () => {
    await add('a', { name: 'Agence' });
    await add('b', { name: 'Banque' });
    const user = userEvent.setup();
    const { history } = show();
    await user.keyboard('j');
    expect(history?.at(-1)).toBe('/organisations/a');
    await user.keyboard('j');
    expect(history?.at(-1)).toBe('/organisations/b');
    await user.keyboard('k');
    expect(history?.at(-1)).toBe('/organisations/a');
    await user.keyboard('{Escape}');
    expect(history?.at(-1)).toBe('/organisations');
  });

  it('take a line like an SME: a contact of its own journal, which ends the silence', async () => {
    await add('a');
    await tried('a', 3);
    const user = userEvent.setup();
    show('/organisations/a');
    expect(await screen.findByText('sans réponse après 3 tentatives')).toBeVisible();
    await user.keyboard('l');
    await user.keyboard('a 12 étiquettes reçues');
    await user.keyboard('{Enter}');
    await waitFor(() => expect(screen.queryByText('sans réponse après 3 tentatives')).toBeNull());
    expect(fixture.carnet.state.getState().journals.get('a')).toHaveLength(4);
    expect(await screen.findByText('étiquettes reçues')).toBeVisible();
  });

  it('can be left to rest after five attempts, and taken up again where they were', async () => {
    await add('a', { engagement: 'replied' });
    await tried('a', 5);
    const user = userEvent.setup();
    show('/organisations/a');
    const [inList] = await screen.findAllByRole('button', { name: 'Mettre en sommeil' });
    if (inList !== undefined) await user.click(inList);
    await waitFor(() => expect(stored()[0]?.root.values.engagement).toBe('dormant'));
    await user.click(await screen.findByRole('button', { name: 'Reprendre contact' }));
    await waitFor(() => expect(stored()[0]?.root.values.engagement).toBe('replied'));
  });

  it('are read and not written by a chair: no button that would be refused', async () => {
    await add('a', {
      people: { p: { name: 'Louise Martin' } },
      contributions: { c: { on: '2020-10-01', kind: 'training', what: 'Formation' } },
    });
    await tried('a', 5);
    await fixture.carnet.run(
      setFields(fixture.carnet.state.getState().memberId, { roles: ['chair'] }),
    );
    fixture.carnet.state.setState({ isConnected: true });
    const user = userEvent.setup();
    show('/organisations/a');
    expect(await screen.findByText('Louise Martin')).toBeVisible();
    expect(await screen.findByText('Journal')).toBeVisible();
    const dead = /Mettre en sommeil|Nouvel|Ajouter|Modifier|Retirer|Reporter|Présenter|Consigner/;
    expect(screen.queryAllByRole('button', { name: dead }).map((one) => one.textContent)).toEqual(
      [],
    );
    expect(screen.getByLabelText('Relation')).toBeDisabled();
    await user.keyboard('nil+');
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it.each([
    [true, /peut être citée/],
    [false, /à ne pas citer/],
  ])('says whether it may be quoted: %s', async (quotable, said) => {
    await add('a', { quotable });
    show('/organisations/a');
    expect(await screen.findByText(said)).toBeVisible();
  });

  it('note what they contributed, on a key', async () => {
    await add('a');
    const user = userEvent.setup();
    show('/organisations/a');
    await screen.findByRole('heading', { name: 'CCI Bretagne' });
    await user.keyboard('+');
    await user.type(
      await screen.findByLabelText('Qu’a fait cette organisation ?'),
      'Plus de vingt PME',
    );
    await user.click(
      within(screen.getByRole('dialog')).getByRole('button', { name: 'Ajouter un apport' }),
    );
    expect(await screen.findByText('Plus de vingt PME')).toBeVisible();
    expect(stored()[0]?.root.values.engagement).toBe('contributing');
  });

  it('are introduced to an SME, and what comes of it ends the silence', async () => {
    await add('a');
    await fixture.addSme({ name: 'Voiles du Ponant' });
    const user = userEvent.setup();
    show('/organisations/a');
    await screen.findByRole('heading', { name: 'CCI Bretagne' });
    await user.keyboard('i');
    const dialog = await screen.findByRole('dialog');
    await user.click(within(dialog).getByRole('button', { name: 'Mettre en relation' }));
    expect(within(dialog).getByText('Choisissez une PME ou une organisation.')).toBeVisible();
    await user.type(within(dialog).getByLabelText(/Avec qui/), 'voiles');
    await user.keyboard('{Enter}');
    await user.click(within(dialog).getByRole('button', { name: 'Mettre en relation' }));
    const outcome = await screen.findByLabelText('Suite donnée : Voiles du Ponant');
    await user.selectOptions(outcome, 'Rencontre effectuée');
    await waitFor(() =>
      expect(fixture.carnet.state.getState().journals.get('a')?.[0]?.values).toMatchObject({
        outcome: 'met',
        reached: true,
      }),
    );
  });

  it('see who was introduced to them on the other side, and say there what came of it', async () => {
    await add('a');
    await add('b', { name: 'Bretagne Commerce' });
    await fixture.addContact('b', {
      kind: 'introduction',
      introducedId: 'a',
      mode: 'email',
      reached: undefined,
    });
    const user = userEvent.setup();
    show('/organisations/a');
    await screen.findByRole('heading', { name: 'CCI Bretagne' });
    fixture.environment.pass(1000);
    const outcome = await screen.findByLabelText('Suite donnée : Bretagne Commerce');
    await user.selectOptions(outcome, 'Rencontre effectuée');
    await waitFor(() =>
      expect(fixture.carnet.state.getState().journals.get('b')?.[0]?.values).toMatchObject({
        outcome: 'met',
        reached: true,
      }),
    );
    expect(fixture.carnet.state.getState().journals.get('a') ?? []).toEqual([]);
  });

  it('name no confidential organisation on paper to which they were introduced', async () => {
    await add('a');
    await add('b', { name: 'Banque Discrète', confidential: true });
    await add('c', { name: 'Bretagne Commerce' });
    for (const introducedId of ['b', 'c']) {
      await fixture.addContact('a', { kind: 'introduction', introducedId, mode: 'email' });
    }
    show('/organisations/a');
    const others = (): readonly string[] =>
      screen
        .queryAllByLabelText(/^Suite donnée : /)
        .map((control) => control.getAttribute('aria-label') ?? '');
    await waitFor(() => expect(others()).toHaveLength(2));
    // The journal names whom each entry is about, with the way there.
    const named = (): readonly string[] =>
      screen
        .getAllByRole('article')
        .map((entry) => within(entry).queryByRole('link')?.textContent ?? '');
    await waitFor(() =>
      expect(named().toSorted()).toEqual(['Banque Discrète', 'Bretagne Commerce']),
    );
    expect(screen.getAllByText('avec', { exact: false }).length).toBeGreaterThan(0);
    act(() => void window.dispatchEvent(new Event('beforeprint')));
    expect(others()).toEqual([expect.stringMatching(/Bretagne Commerce/)]);
    expect(named().toSorted()).toEqual(['', 'Bretagne Commerce']);
    expect(screen.queryByText('Banque Discrète')).toBeNull();
    act(() => void window.dispatchEvent(new Event('afterprint')));
  });

  it('show what came of the prospects they brought, and of all sources', async () => {
    await add('a');
    const from = { sourceKind: 'organisation', sourceOrganisationId: 'a' } as const;
    await fixture.addSme({ ...from, stage: 'prospect', enrolledOn: undefined });
    await fixture.addSme(from);
    await fixture.addSme({ sourceKind: 'campaign' });
    act(() => void show());
    expect(await screen.findByText('2 → 1')).toBeVisible();
    expect(screen.getByText(/^2 inscrites : 1 par une organisation, 1 par campagne/)).toBeVisible();
  });
});

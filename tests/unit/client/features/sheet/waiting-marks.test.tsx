// @vitest-environment jsdom
/** The marks of what the others do not see yet, at every place of a sheet: there while it waits, and else not at all. */

import { act, cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SheetHeader } from '../../../../../src/client/features/sheet/sheet-header.tsx';
import { SheetDialogs } from '../../../../../src/client/features/sheet/sheet-dialogs.tsx';
import { SmeDetails } from '../../../../../src/client/features/sheet/details/sme-details.tsx';
import { SideColumn } from '../../../../../src/client/features/sheet/side/side-column.tsx';
import { initI18n, setLanguage } from '../../../../../src/client/i18n/i18n.ts';
import { CarnetContext } from '../../../../../src/client/model/use-carnet.ts';
import { SyncContext } from '../../../../../src/client/model/use-sync.ts';
import { setFields } from '../../../../../src/domain/command/command.ts';
import { present } from '../../../../../src/std/assert.ts';
import {
  type CarnetFixture,
  carnetFixture,
  fixtureIds,
} from '../../../../support/carnet-fixture.ts';
import { exchangeFixture } from '../../../../support/exchange-fixture.ts';
import { decide, exchanged } from '../../../../support/pulled-fixture.ts';

const closures = { c: { from: '2020-12-24', to: '2021-01-03', every: 'year' } } as const;
const fieldWaits = 'Modification pas encore envoyée';

let fixture: CarnetFixture;
let smeId: string;
let issueId: string;
let actionId: string;

beforeEach(async () => {
  await initI18n('fr');
  await setLanguage('fr');
  fixture = await carnetFixture();
  smeId = await fixture.addSme({
    closures,
    stageDates: { enrolled: '2020-09-03', eligible: '2020-08-20' },
    summary: { lang: 'fr', text: 'Céramique de table.' },
  });
  issueId = await fixture.addIssue(smeId);
  actionId = await fixture.addAction(smeId);
});
afterEach(cleanup);

const change = async (patch: Readonly<Record<string, unknown>>, id = smeId): Promise<void> => {
  await act(async () => {
    const result = await fixture.carnet.run(setFields(id, patch));
    if (!result.ok) throw new Error(JSON.stringify(result.error));
  });
};

function Sheet() {
  const sheet = present(fixture.carnet.state.getState().sheets.get(smeId), 'the sheet');
  return (
    <SheetDialogs smeId={smeId}>
      <SheetHeader tab="journal" sheet={sheet} isTrashed={false} readOnly={false} />
      <SideColumn smeId={smeId} />
      <SmeDetails smeId={smeId} readOnly={false} />
    </SheetDialogs>
  );
}

function open(phase: 'synced' | 'offline' = 'synced') {
  const { access, put } = exchangeFixture({ phase });
  const { container } = render(
    <CarnetContext value={fixture.carnet}>
      <SyncContext value={access}>
        <Sheet />
      </SyncContext>
    </CarnetContext>,
  );
  return { container, put };
}

const control = (name: string | RegExp) => screen.getByLabelText(name);
const titled = () => screen.queryAllByTitle(/^(Modification|En attente|Enregistrée ici)/);
const region = (name: string) => within(screen.getByRole('region', { name }));

describe('in a programme that is exchanged', () => {
  beforeEach(() => exchanged(fixture));

  it('nothing has a mark while nothing waits', () => {
    open();
    expect(titled()).toEqual([]);
    expect(screen.queryByText('En attente')).toBeNull();
    expect(control('Ville')).not.toHaveAttribute('aria-describedby');
  });

  it('a field has one beside its label that describes the control, and no other field has', async () => {
    open();
    await change({ town: 'Dinard' });
    expect(control('Ville')).toHaveAccessibleDescription(fieldWaits);
    expect(control('Ville')).toHaveAccessibleName('Ville');
    expect(screen.getAllByText(fieldWaits)).toHaveLength(1);
  });

  it('the page is the very same once the change was sent', async () => {
    const { container } = open();
    // The ids of React differ from one drawing to the next, the text of the town is kept out.
    const drawn = () => container.innerHTML.replaceAll(/value="[^"]*"/g, '');
    const before = drawn();
    await change({
      town: 'Dinard',
      track: 'outside',
      closures: { c: { ...closures.c, reason: 'Pose' } },
    });
    expect(drawn()).not.toBe(before);
    await act(() => decide(fixture, 'accepted'));
    expect(titled()).toEqual([]);
    expect(drawn()).toBe(before);
  });

  it.each([
    ['country', 'GB'],
    ['track', 'outside'],
    ['physicalShop', true],
    ['sourceKind', 'campaign'],
    ['accountManagerId', fixtureIds.otherMemberId],
    ['sourceNote', 'Salon'],
  ])('a choice or a long text has one: %s', async (field, value) => {
    open();
    await change({ [field]: value });
    expect(screen.getAllByText(fieldWaits)).toHaveLength(1);
  });

  it('several controls under one legend have one', async () => {
    open();
    await change({ languages: ['fr'] });
    expect(screen.getByText(fieldWaits)).toBeInTheDocument();
    expect(screen.getByRole('group', { name: /^Langues/ })).toHaveAccessibleDescription(fieldWaits);
  });

  it('a text in two languages has one', async () => {
    open();
    await change({ summary: { lang: 'fr', text: 'Grès.' } });
    expect(screen.getAllByText(fieldWaits)).toHaveLength(1);
  });

  it('of an element only what changed in it has one', async () => {
    open();
    await change({ closures: { c: { ...closures.c, to: '2021-01-05' } } });
    expect(control('Au')).toHaveAccessibleDescription(fieldWaits);
    expect(screen.getAllByText(fieldWaits)).toHaveLength(1);
    await change({ stageDates: { enrolled: '2020-09-04', eligible: '2020-08-20' } });
    expect(screen.getAllByText(fieldWaits)).toHaveLength(2);
  });

  it('the stage has one in its block', async () => {
    open();
    await change({ stage: 'inducted' });
    expect(region('Étape').getByText(fieldWaits)).toBeInTheDocument();
    expect(region('Actions ouvertes').queryByText(fieldWaits)).toBeNull();
  });

  it('a contact person has one, and in their dialog the fields that changed', async () => {
    await change({
      people: {
        'person-claire': { name: 'Claire Le Goff', role: 'Gérante' },
        'person-yann': { name: 'Yann Morvan' },
      },
    });
    await act(() => decide(fixture, 'accepted'));
    open();
    const line = (name: string) =>
      within(present(screen.getByText(name).closest('li'), `the line of ${name}`));
    expect(line('Claire Le Goff').queryByText('En attente')).toBeNull();
    await change({
      people: {
        'person-claire': { name: 'Claire Le Goff', role: 'Directrice' },
        'person-yann': { name: 'Yann Morvan' },
      },
    });
    expect(line('Claire Le Goff').getByText('En attente')).toBeVisible();
    expect(line('Yann Morvan').queryByText('En attente')).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: /Modifier Claire Le Goff/ }));
    const dialog = within(screen.getByRole('dialog'));
    expect(dialog.getByLabelText('Fonction')).toHaveAccessibleDescription(fieldWaits);
    expect(dialog.getByLabelText('Nom')).not.toHaveAccessibleDescription(fieldWaits);
  });

  it('the head of the sheet has one for what is written of the SME itself, not of its issues', async () => {
    open();
    // The facts under the name: the last of them.
    const row = screen.getByRole('heading', { level: 1 }).parentElement?.parentElement;
    const head = present(row?.nextElementSibling, 'the facts') as HTMLElement;
    await change({ severity: 3 }, issueId);
    expect(within(head).queryByText('En attente')).toBeNull();
    await change({ town: 'Dinard' });
    expect(within(head).getByText('En attente')).toBeInTheDocument();
  });

  it('an issue has one in its line, as an action has', async () => {
    open();
    const issues = region('Points à traiter ouverts');
    expect(issues.queryByText('En attente')).toBeNull();
    await change({ severity: 3 }, issueId);
    expect(issues.getByText('En attente')).toBeVisible();
    await change({ due: '2020-12-01' }, actionId);
    expect(region('Actions ouvertes').getByText('En attente')).toBeVisible();
  });

  it('says without a network that it is saved here', async () => {
    const { put } = open('offline');
    await change({ town: 'Dinard' });
    await change({ severity: 3 }, issueId);
    expect(control('Ville')).toHaveAccessibleDescription(
      'Modification enregistrée ici, envoi au retour du réseau',
    );
    expect(region('Points à traiter ouverts').getByText('Enregistrée ici')).toBeVisible();
    act(() => put({ phase: 'waiting' }));
    expect(control('Ville')).toHaveAccessibleDescription(fieldWaits);
  });

  it('says of what was not applied that it awaits a decision, until it is discarded', async () => {
    open();
    await change({ town: 'Dinard' });
    await change({ severity: 3 }, issueId);
    await act(() => decide(fixture, 'held'));
    expect(control('Ville')).toHaveValue('Saint-Malo');
    expect(control('Ville')).toHaveAccessibleDescription(
      'Votre modification est en attente d’une décision. La voir',
    );
    expect(region('Points à traiter ouverts').getByText('En attente d’une décision')).toBeVisible();
    const sync = await fixture.store.sync();
    await act(async () => {
      for (const { key } of await sync.stuck()) await sync.discard(key);
      await fixture.carnet.settled();
    });
    expect(screen.queryByText('En attente d’une décision')).toBeNull();
    expect(control('Ville')).not.toHaveAttribute('aria-describedby');
  });

  it('a new sheet has one at its head, and none at each of its fields', async () => {
    smeId = await fixture.addSme({ name: 'Brasserie Bleue' });
    open();
    expect(screen.getAllByText('En attente')).toHaveLength(1);
    expect(screen.queryByText(fieldWaits)).toBeNull();
  });
});

it('a programme kept alone has none', async () => {
  open();
  await change({ town: 'Dinard', stage: 'inducted' });
  await change({ severity: 3 }, issueId);
  expect(titled()).toEqual([]);
  expect(screen.queryByText('En attente')).toBeNull();
});

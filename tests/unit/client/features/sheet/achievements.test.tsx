// @vitest-environment jsdom
/** Achievements of a sheet: a fact offers itself, a person records it, and nothing is recorded by itself. */

import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { keepFocus } from '../../../../../src/client/app/focus-keeper.ts';
import { initI18n } from '../../../../../src/client/i18n/i18n.ts';
import { notices } from '../../../../../src/client/model/notices.ts';
import { preferences } from '../../../../../src/client/model/preferences.ts';
import { recordsOf } from '../../../../../src/client/model/records.ts';
import { createRecord } from '../../../../../src/domain/command/command.ts';
import { type CarnetFixture, carnetFixture } from '../../../../support/carnet-fixture.ts';
import { showSheet } from '../../../../support/sheet-fixture.tsx';

let fixture: CarnetFixture;
let smeId: string;
const user = userEvent.setup();

beforeAll(() => initI18n('fr'));
beforeEach(async () => {
  fixture = await carnetFixture();
  smeId = await fixture.addSme({ enrolledOn: '2020-06-15' });
  await fixture.carnet.run(
    createRecord('channel', smeId, {
      name: 'Boutique',
      kind: 'shop',
      connection: 'unknown',
      liveSince: '2020-11-02',
    }),
  );
});
afterEach(() => {
  cleanup();
  notices.setState({ list: [] });
  preferences.setState({ hiddenOffers: [] });
});

const achievements = () =>
  recordsOf(fixture.carnet.state.getState().sheets.get(smeId)?.head ?? new Map(), 'achievement');
const what = 'Boutique : en ligne depuis le 2 novembre 2020';

async function section(): Promise<HTMLElement> {
  showSheet(fixture, `/sme/${smeId}/details`);
  return screen.findByRole('region', { name: 'Réussites' });
}

describe('a fact that may be an achievement', () => {
  it('is recorded in the dialog alone, and then offered no more', async () => {
    const part = await section();
    await user.click(await within(part).findByRole('button', { name: /^Enregistrer.*Boutique/ }));
    expect(achievements()).toEqual([]);
    const dialog = await screen.findByRole('dialog');
    await user.selectOptions(within(dialog).getByLabelText(/Grâce au programme/), 'yes');
    await user.click(within(dialog).getByRole('button', { name: 'Ajouter la réussite' }));
    await waitFor(() =>
      expect(achievements().map(({ values }) => values)).toMatchObject([
        { kind: 'channelLive', on: '2020-11-02', attribution: 'yes' },
      ]),
    );
    await waitFor(() => expect(within(part).queryByText(what)).toBeNull());
    expect(within(part).getByText('Canal mis en ligne')).toBeVisible();
  });

  it('is hidden on this device without being recorded', async () => {
    const part = await section();
    await user.click(await within(part).findByRole('button', { name: /^Masquer.*Boutique/ }));
    expect(within(part).queryByText(what)).toBeNull();
    expect(achievements()).toEqual([]);
  });

  it('leaves the focus in its place when it is hidden: on the next one, then on what is around', async () => {
    onTestFinished(keepFocus(document));
    await fixture.carnet.run(
      createRecord('channel', smeId, {
        name: 'Place de marché',
        kind: 'marketplace',
        connection: 'unknown',
        liveSince: '2020-11-03',
      }),
    );
    const part = await section();
    const offers = await within(part).findByRole('complementary');
    const [first] = within(offers).getAllByRole('button', { name: /^Masquer/ });
    first?.focus();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(within(offers).getAllByRole('listitem')).toHaveLength(1));
    const [, hide] = within(offers).getAllByRole('button');
    await waitFor(() => expect(within(offers).getByRole('listitem')).toHaveFocus());
    hide?.focus();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(within(part).queryByRole('complementary')).toBeNull());
    await waitFor(() => expect(document.body).not.toHaveFocus());
  });

  it('is offered where it was typed as well', async () => {
    showSheet(fixture, `/sme/${smeId}/figures`);
    expect(await screen.findByText(what)).toBeVisible();
  });
});

it('asks for the number of jobs and no amount, and an edit saves itself', async () => {
  await fixture.carnet.run(
    createRecord('achievement', smeId, { kind: 'jobs', on: '2020-11-10', attribution: 'partly' }),
  );
  const part = await section();
  await user.click(within(part).getByRole('button', { name: /^Modifier.*Emplois/ }));
  const dialog = await screen.findByRole('dialog');
  expect(within(dialog).queryByLabelText(/Montant/)).toBeNull();
  await user.type(within(dialog).getByLabelText(/Nombre/), '3');
  await user.tab();
  await waitFor(() => expect(achievements()[0]?.values.number).toBe(3));
  expect(await within(part).findByText('Emplois créés : 3')).toBeVisible();
});

// @vitest-environment jsdom
/** Where an SME came from, and whom it was introduced to: an organisation is chosen, what came of it is said. */

import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { initI18n } from '../../../../../src/client/i18n/i18n.ts';
import { notices } from '../../../../../src/client/model/notices.ts';
import { createRecord } from '../../../../../src/domain/command/command.ts';
import type { Sme } from '../../../../../src/domain/operation/record.ts';
import { type CarnetFixture, carnetFixture } from '../../../../support/carnet-fixture.ts';
import { showSheet } from '../../../../support/sheet-fixture.tsx';

let fixture: CarnetFixture;
let smeId: string;
let otherId: string;
const user = userEvent.setup();

beforeAll(() => initI18n('fr'));
beforeEach(async () => {
  fixture = await carnetFixture();
  smeId = await fixture.addSme();
  otherId = await fixture.addSme({ name: 'Savonnerie du Léon' });
  await fixture.carnet.run(
    createRecord(
      'organisation',
      'cci',
      { name: 'CCI Bretagne', kind: 'supportOrganisation', engagement: 'contributing' },
      'cci',
    ),
  );
});
afterEach(() => {
  cleanup();
  notices.setState({ list: [] });
});

const values = (): Sme['values'] => (fixture.carnet.record(smeId) as unknown as Sme).values;

async function part(name: string): Promise<HTMLElement> {
  showSheet(fixture, `/sme/${smeId}/details`);
  return screen.findByRole('region', { name });
}

it('names the organisation that brought it, and forgets it with another kind of source', async () => {
  const source = await part('Origine');
  const kind = within(source).getByLabelText('Origine', { selector: 'select' });
  await user.selectOptions(kind, 'organisation');
  await user.type(await within(source).findByRole('combobox', { name: /prescriptrice/ }), 'CCI');
  await user.click(await screen.findByRole('option', { name: /CCI Bretagne/ }));
  await waitFor(() =>
    expect(values()).toMatchObject({ sourceOrganisationId: 'cci', sourceName: 'CCI Bretagne' }),
  );
  await user.selectOptions(kind, 'campaign');
  await waitFor(() => expect(values().sourceOrganisationId).toBeUndefined());
});

it('is introduced to another SME, and what came of it is kept', async () => {
  const introductions = await part('Mises en relation');
  await user.click(within(introductions).getByRole('button', { name: 'Mettre en relation' }));
  const dialog = await screen.findByRole('dialog');
  await user.type(within(dialog).getAllByRole('combobox')[0] as HTMLElement, 'Savon');
  await user.click(await screen.findByRole('option', { name: /Savonnerie/ }));
  await user.click(within(dialog).getByRole('button', { name: 'Mettre en relation' }));
  const outcome = await within(introductions).findByRole('combobox', { name: /Savonnerie/ });
  await user.selectOptions(outcome, 'met');
  await waitFor(() => {
    const [contact] = fixture.carnet.state.getState().journals.get(smeId) ?? [];
    expect(contact?.values).toMatchObject({
      kind: 'introduction',
      introducedId: otherId,
      outcome: 'met',
      reached: true,
    });
  });
});

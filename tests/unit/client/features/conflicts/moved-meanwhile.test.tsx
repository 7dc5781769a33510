// @vitest-environment jsdom
/** A contact that a colleague moved to another sheet while it was edited: no double, and the card says where it went. */

import { act, cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ConflictsScreen } from '../../../../../src/client/features/conflicts/conflicts-screen.tsx';
import { initI18n, setLanguage } from '../../../../../src/client/i18n/i18n.ts';
import { CarnetContext } from '../../../../../src/client/model/use-carnet.ts';
import { setFields } from '../../../../../src/domain/command/command.ts';
import { type CarnetFixture, carnetFixture } from '../../../../support/carnet-fixture.ts';
import { confirmed, movedMeanwhile } from '../../../../support/conflict-fixture.ts';

let fixture: CarnetFixture;
let [from, to, id] = ['', '', ''];

beforeEach(async () => {
  await initI18n('en');
  fixture = await carnetFixture();
  from = await fixture.addSme({ name: 'Atelier Kerlan' });
  to = await fixture.addSme({ name: 'Savons du Léon' });
  id = await fixture.addContact(from, { summary: { lang: 'en', text: 'Labels' } });
  await movedMeanwhile(fixture, id, to, { summary: { lang: 'en', text: 'Labels in May' } });
  // A device that starts: neither journal is read yet.
  fixture = await carnetFixture({ device: fixture.device, environment: fixture.environment });
});
afterEach(cleanup);

function show(): void {
  render(
    <CarnetContext value={fixture.carnet}>
      <Router hook={memoryLocation({ path: '/conflicts' }).hook}>
        <main tabIndex={-1}>
          <ConflictsScreen />
        </main>
      </Router>
    </CarnetContext>,
  );
}

const onSheet = async (smeId: string) => {
  await fixture.carnet.loadJournal(smeId);
  const journal = fixture.carnet.state.getState().journals.get(smeId) ?? [];
  return journal.map(({ values }) => values.summary?.text);
};

describe.each([
  [
    'en',
    /Emma Clarke moved this to the sheet of Savons du Léon/,
    /Keep it here/,
    /Take my changes/,
  ],
  ['fr', /Emma Clarke a déplacé cet élément vers la feuille de/, /Le garder ici/, /Reporter mes/],
] as const)('a contact that was moved meanwhile [%s] (F144)', (language, text, stay, carry) => {
  beforeEach(() => setLanguage(language));

  test('stays here alone', async () => {
    show();
    expect(await screen.findByText(text)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: stay }));
    await waitFor(async () => expect(await onSheet(to)).toEqual([]));
    expect(await onSheet(from)).toEqual(['Labels in May']);
    expect(screen.queryByText(text)).toBeNull();
  });

  test('takes the changes to where it went', async () => {
    show();
    expect(await screen.findByText(text)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: carry }));
    await waitFor(async () => expect(await onSheet(to)).toEqual(['Labels in May']));
    expect(await onSheet(from)).toEqual([]);
  });
});

test('says so where the same field was changed there as well, and neither takes the place of the other (F234)', async () => {
  await fixture.carnet.loadJournal(to);
  const [copy] = fixture.carnet.state.getState().journals.get(to) ?? [];
  const summary = { lang: 'en', text: 'Labels of June' } as const;
  await fixture.carnet.run(setFields(copy?.id ?? '', { summary }));
  await confirmed(fixture);
  await setLanguage('en');
  show();
  expect(await screen.findByText(/moved this to the sheet of Savons du Léon/)).toBeVisible();
  expect(screen.getByRole('link', { name: 'Open that sheet' })).toHaveAttribute(
    'href',
    `/sme/${to}`,
  );
  expect(screen.getByText(/^Changed there as well: Summary\./)).toBeVisible();
  expect(screen.queryByRole('button', { name: /Take my changes/ })).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: /^Keep/ }));
  await waitFor(() => expect(fixture.carnet.record(id)?.contested).toBeUndefined());
  expect(await onSheet(from)).toEqual(['Labels in May']);
  expect(await onSheet(to)).toEqual(['Labels of June']);
});

test('asks again as before once it was taken there and that is taken back (F234)', async () => {
  await setLanguage('en');
  show();
  for (let time = 0; time < 2; time += 1) {
    await userEvent.click(await screen.findByRole('button', { name: /Take my changes/ }));
    await waitFor(async () => expect(await onSheet(to)).toEqual(['Labels in May']));
    await confirmed(fixture);
    await act(() => fixture.carnet.undo());
    await confirmed(fixture);
    expect(await onSheet(to)).toEqual(['Labels']);
    expect(await screen.findByText(/moved this to the sheet of Savons du Léon/)).toBeVisible();
  }
});

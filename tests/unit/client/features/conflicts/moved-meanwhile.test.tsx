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
import { conflictIn } from '../../../../../src/domain/conflict/open-conflict.ts';
import { present } from '../../../../../src/std/assert.ts';
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

describe('where the same field was changed there as well (F234) (F238)', () => {
  let copy = '';
  const note = /^Changed there as well: Summary\./;
  const changeThere = async (patch: Parameters<typeof setFields>[1]): Promise<void> => {
    await fixture.carnet.loadJournal(to);
    copy = fixture.carnet.state.getState().journals.get(to)?.[0]?.id ?? '';
    await fixture.carnet.run(setFields(copy, patch));
    await confirmed(fixture);
    await setLanguage('en');
    show();
    expect(await screen.findByText(/moved this to the sheet of Savons du Léon/)).toBeVisible();
  };

  test('it says so, and keeping it leaves the other one as it is', async () => {
    await changeThere({ summary: { lang: 'en', text: 'Labels of June' } });
    expect(screen.getByRole('link', { name: 'Open that sheet' })).toHaveAttribute(
      'href',
      `/sme/${to}`,
    );
    expect(await screen.findByText(note)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: /^Keep/ }));
    await waitFor(() => expect(fixture.carnet.record(id)?.contested).toBeUndefined());
    expect(await onSheet(from)).toEqual(['Labels in May']);
    expect(await onSheet(to)).toEqual(['Labels of June']);
  });

  test('taken there, both versions wait for somebody to choose', async () => {
    await changeThere({ summary: { lang: 'en', text: 'Labels of June' } });
    expect(await screen.findByText(note)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: /^Take my changes/ }));
    await confirmed(fixture);
    const versions = conflictIn(present(fixture.carnet.record(copy), 'it is there'), 'summary');
    expect(versions?.versions.map(({ value }) => value)).toEqual([
      { lang: 'en', text: 'Labels in May' },
      { lang: 'en', text: 'Labels of June' },
    ]);
    expect(await onSheet(from)).toEqual([]);
    expect(await screen.findByRole('region', { name: /^Two versions of “Summary/ })).toBeVisible();
  });
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

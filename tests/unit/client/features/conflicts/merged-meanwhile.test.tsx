// @vitest-environment jsdom
/** A sheet that a colleague merged into another while somebody wrote on it: nothing of that is hidden before it is decided on. */

import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ConflictsScreen } from '../../../../../src/client/features/conflicts/conflicts-screen.tsx';
import { initI18n, setLanguage } from '../../../../../src/client/i18n/i18n.ts';
import { CarnetContext } from '../../../../../src/client/model/use-carnet.ts';
import { openConflictCount } from '../../../../../src/client/model/use-conflicts.ts';
import {
  deleteRecord,
  setFields,
  together as allOf,
} from '../../../../../src/domain/command/command.ts';
import { keepRecord } from '../../../../../src/domain/conflict/settle-conflict.ts';
import { mergeSmes } from '../../../../../src/domain/sme/merge-smes.ts';
import { type CarnetFixture, carnetFixture } from '../../../../support/carnet-fixture.ts';
import {
  confirmed,
  conflictOn,
  deletedMeanwhile,
  mergedMeanwhile,
  metByEmma,
  runAsEmma,
} from '../../../../support/conflict-fixture.ts';
import { showSheet } from '../../../../support/sheet-fixture.tsx';

let fixture: CarnetFixture;
let [from, into, first, second, action] = ['', '', '', '', ''];
const said = (text: string) => ({ summary: { lang: 'en', text } }) as const;

beforeEach(async () => {
  await initI18n('en');
  await setLanguage('en');
  fixture = await carnetFixture();
  into = await fixture.addSme({ name: 'Savons du Léon' });
  from = await fixture.addSme({ name: 'Atelier Kerlan', sector: 'Jouets' });
  first = await fixture.addContact(from, said('Prices'));
  second = await fixture.addContact(from, said('Labels'));
  action = await fixture.addAction(from, { from: { contactId: second } });
});
afterEach(cleanup);

const merge = (record: string, patch: Readonly<Record<string, unknown>>) =>
  mergedMeanwhile(fixture, { from, into, children: [first, second, action] }, { record, patch });

/** A device that starts: no journal is read yet. */
async function startAnew(): Promise<void> {
  fixture = await carnetFixture({ device: fixture.device, environment: fixture.environment });
}

function show() {
  const { hook, history } = memoryLocation({ path: '/conflicts', record: true });
  render(
    <CarnetContext value={fixture.carnet}>
      <Router hook={hook}>
        <main tabIndex={-1}>
          <ConflictsScreen />
        </main>
      </Router>
    </CarnetContext>,
  );
  return history;
}

const inOrder = (a: string, b: string): number => a.localeCompare(b);
const onSheet = async (smeId: string) => {
  await fixture.carnet.loadJournal(smeId);
  const journal = fixture.carnet.state.getState().journals.get(smeId) ?? [];
  return journal.map(({ values }) => values.summary?.text ?? '').toSorted(inOrder);
};
const sheets = () => [...fixture.carnet.state.getState().sheets.keys()];
const open = () => openConflictCount(fixture.carnet.state.getState());

describe.each([
  {
    language: 'en',
    text: /^Emma Clarke merged this sheet into the sheet of Savons du Léon/,
    again: /^Merge again…/,
    both: /^Keep both sheets/,
    carry: /^Take my changes/,
    rest: /what else is open on this sheet: 1 conflict\./,
  },
  {
    language: 'fr',
    text: /^Emma Clarke a fusionné cette feuille dans la feuille de Savons du Léon/,
    again: /^Fusionner de nouveau…/,
    both: /^Garder les deux feuilles/,
    carry: /^Reporter mes modifications/,
    rest: /ce qui reste ouvert sur cette feuille\u00a0: 1 conflit\./,
  },
] as const)(
  'a sheet that was merged meanwhile [$language] (F234)',
  ({ language, text, again, both, carry, rest }) => {
    beforeEach(() => setLanguage(language));

    test('is merged again once what was written on it is taken along', async () => {
      await merge(second, said('Labels in May'));
      await startAnew();
      const history = show();
      expect(await screen.findByText(text)).toBeVisible();
      expect(screen.getByRole('link', { name: /^Open that|^Ouvrir cette/ })).toHaveAttribute(
        'href',
        `/sme/${into}`,
      );
      expect(screen.queryByRole('button', { name: /bin|corbeille/ })).toBeNull();
      // The words of the contact come first: nothing hides them.
      expect(screen.getByRole('button', { name: again })).toHaveAccessibleDescription(rest);
      screen.getByRole('button', { name: again }).focus();
      await userEvent.keyboard('2');
      expect(history).toEqual(['/conflicts']);
      await userEvent.click(screen.getByRole('button', { name: /^Next|^Conflit suivant/ }));
      await userEvent.click(await screen.findByRole('button', { name: carry }));
      await waitFor(async () => expect(await onSheet(into)).toEqual(['Labels in May', 'Prices']));
      expect(await screen.findByText(text)).toBeVisible();
      screen.getByRole('button', { name: again }).focus();
      await userEvent.keyboard('2');
      expect(history.at(-1)).toBe(`/sme/${into}?merge=${from}`);
      cleanup();

      showSheet(fixture, history.at(-1) ?? '');
      const dialog = await screen.findByRole('dialog');
      const now = await within(dialog).findByRole('button', { name: /^Merge the|^Fusionner les/ });
      await userEvent.click(now);
      await waitFor(() => expect(sheets()).toEqual([into]));
      expect(open()).toBe(0);
      expect(await onSheet(into)).toEqual(['Labels in May', 'Prices']);
    });

    test('is merged again also where somebody kept both sheets meanwhile', async () => {
      await merge(second, said('Labels in May'));
      await fixture.carnet.run(keepRecord(second));
      const kept = [keepRecord(from), setFields(from, { mergedInto: undefined })];
      const later = [...kept, setFields(second, said('Labels in June'))];
      await runAsEmma(fixture, mergeSmes({ from, into, children: [second] }), allOf(later));
      expect(fixture.carnet.record(from)?.values).not.toHaveProperty('mergedInto');
      await startAnew();
      const history = show();
      expect(await screen.findByText(text)).toBeVisible();
      expect(screen.queryByRole('button', { name: /bin|corbeille/ })).toBeNull();
      await userEvent.click(screen.getByRole('button', { name: /^Next|^Conflit suivant/ }));
      await userEvent.click(await screen.findByRole('button', { name: carry }));
      expect(await screen.findByText(text)).toBeVisible();
      await userEvent.click(screen.getByRole('button', { name: again }));
      expect(history.at(-1)).toBe(`/sme/${into}?merge=${from}`);
      cleanup();

      showSheet(fixture, history.at(-1) ?? '');
      const dialog = await screen.findByRole('dialog');
      const now = await within(dialog).findByRole('button', { name: /^Merge the|^Fusionner les/ });
      await userEvent.click(now);
      await waitFor(() => expect(sheets()).toEqual([into]));
      expect(await onSheet(into)).toContain('Labels in June');
    });

    test('goes on beside the other one, and the undo asks again', async () => {
      await merge(second, said('Labels in May'));
      show();
      await userEvent.click(await screen.findByRole('button', { name: both }));
      await waitFor(() => expect(fixture.carnet.record(from)?.contested).toBeUndefined());
      expect(new Set(sheets())).toEqual(new Set([from, into]));
      expect(fixture.carnet.record(from)?.values).not.toHaveProperty('mergedInto');
      // The contact is still to be decided on.
      expect(open()).toBe(1);
      await fixture.carnet.undo();
      expect(open()).toBe(2);
      expect(fixture.carnet.record(from)?.values).toMatchObject({ mergedInto: into });
    });
  },
);

test('what else was written on a merged sheet goes to where it is now, with what belongs to it (F234)', async () => {
  await merge(action, { title: { lang: 'en', text: 'Send the labels' } });
  await startAnew();
  show();
  await userEvent.click(await screen.findByRole('button', { name: 'Next conflict' }));
  await userEvent.click(await screen.findByRole('button', { name: /^Take my changes/ }));
  const actions = () =>
    fixture.carnet.state
      .getState()
      .sheets.get(into)
      ?.actions.map(({ values }) => values) ?? [];
  await waitFor(() => expect(actions()).toMatchObject([{ title: { text: 'Send the labels' } }]));
  await fixture.carnet.loadJournal(into);
  const copy = fixture.carnet.state
    .getState()
    .journals.get(into)
    ?.find(({ values }) => values.movedFrom === second);
  expect(actions()).toMatchObject([{ from: { contactId: copy?.id } }]);
});

test('a sheet that was moved to the bin stays out of it while something on it is undecided (F234)', async () => {
  await conflictOn(fixture, second, 'summary', [
    { lang: 'en', text: 'Mine' },
    { lang: 'en', text: 'Theirs' },
  ]);
  await deletedMeanwhile(fixture, from, { town: 'Brest' });
  show();
  await userEvent.click(await screen.findByRole('button', { name: 'Next conflict' }));
  const remove = await screen.findByRole('button', { name: /^Move to the bin/ });
  expect(remove).toHaveAccessibleDescription(/is open on this sheet: 1 conflict\.$/);
  await userEvent.click(remove);
  await userEvent.keyboard('2');
  expect(open()).toBe(2);
});

describe('a deletion that met a change of a colleague (F234)', () => {
  const contested = () => fixture.carnet.record(first)?.contested;

  test('is settled by its undo, and open again by the redo of it', async () => {
    await metByEmma(fixture, deleteRecord(first), { record: first, patch: said('Prices in May') });
    expect(contested()).toBeDefined();
    for (let time = 0; time < 2; time += 1) {
      await fixture.carnet.undo();
      await confirmed(fixture);
      expect(contested()).toBeUndefined();
      expect(open()).toBe(0);
      expect(await onSheet(from)).toEqual(['Labels', 'Prices in May']);
      await fixture.carnet.redo();
      await confirmed(fixture);
      expect(contested()).toBeDefined();
    }
  });

  test('is settled by the undo of the merge that it was part of', async () => {
    const command = mergeSmes({ from, into, children: [first, second, action] });
    await metByEmma(fixture, command, { record: first, patch: said('Prices in May') });
    expect(contested()).toBeDefined();
    expect(fixture.carnet.record(from)?.contested).toBeDefined();
    await fixture.carnet.undo();
    await confirmed(fixture);
    expect(open()).toBe(0);
    expect(fixture.carnet.record(from)?.values).not.toHaveProperty('mergedInto');
    expect(await onSheet(from)).toEqual(['Labels', 'Prices in May']);
    expect(await onSheet(into)).toEqual([]);
  });

  test('stays open where it is that of somebody else', async () => {
    await deletedMeanwhile(fixture, first, said('Prices in May'));
    await fixture.carnet.undo();
    await confirmed(fixture);
    expect(contested()).toBeDefined();
  });
});

test('a sheet whose merge was taken back before is moved to the bin like any other (F234)', async () => {
  await fixture.carnet.run(mergeSmes({ from, into, children: [first, second, action] }));
  await fixture.carnet.undo();
  await deletedMeanwhile(fixture, from, { town: 'Brest' });
  show();
  expect(await screen.findByRole('button', { name: /^Move to the bin/ })).toBeVisible();
});

test('an address offers to merge only a sheet that was merged there', async () => {
  showSheet(fixture, `/sme/${into}?merge=${from}`);
  expect(await screen.findByRole('heading', { level: 1 })).toHaveTextContent('Savons du Léon');
  expect(screen.queryByRole('dialog')).toBeNull();
});

test.each([
  ['en', 'More actions', 'Delete this SME', /: 1 conflict\.$/],
  ['fr', 'Autres actions', 'Supprimer cette PME', / : 1 conflit\.$/],
] as const)(
  'a sheet stays out of the bin while something on it is undecided [%s] (F234)',
  async (language, more, remove, because) => {
    await setLanguage(language);
    await conflictOn(fixture, second, 'summary', [
      { lang: 'en', text: 'Mine' },
      { lang: 'en', text: 'Theirs' },
    ]);
    showSheet(fixture, `/sme/${from}`);
    await userEvent.click(await screen.findByRole('button', { name: more }));
    const item = await screen.findByRole('menuitem', { name: new RegExp(`^${remove}`, 'u') });
    expect(item).toHaveTextContent(because);
    await userEvent.click(item);
    expect(sheets()).toContain(from);
  },
);

test.each([
  ['en', /some entries are only here\. Restore it/],
  ['fr', /certains éléments ne se trouvent qu’ici\. Restaurez-la/],
] as const)(
  'a merged sheet in the bin does not say that all went where some is left [%s] (F234)',
  async (language, text) => {
    await setLanguage(language);
    await merge(second, said('Labels in May'));
    await fixture.carnet.run(deleteRecord(from));
    showSheet(fixture, `/sme/${from}`);
    expect(await screen.findByText(text)).toBeVisible();
    expect(screen.queryByText(/Everything on it|Tout ce qu/)).toBeNull();
  },
);

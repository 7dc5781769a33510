// @vitest-environment jsdom
/** What is said of a change that was taken back: in words of people, and nothing of what is confidential. */

import { renderHook, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { initI18n, setLanguage } from '../../../../../src/client/i18n/i18n.ts';
import { dismissNotices, notices } from '../../../../../src/client/model/notices.ts';
import { CarnetContext } from '../../../../../src/client/model/use-carnet.ts';
import { useUndoRedo } from '../../../../../src/client/parts/undo/use-undo-redo.ts';
import {
  createRecord,
  deleteRecord,
  setFields,
  together,
} from '../../../../../src/domain/command/command.ts';
import { writtenByEmma } from '../../../../support/conflict-fixture.ts';
import { decide, exchanged } from '../../../../support/pulled-fixture.ts';
import { mergeSmes } from '../../../../../src/domain/sme/merge-smes.ts';
import {
  type CarnetFixture,
  carnetFixture,
  testEnvironment,
} from '../../../../support/carnet-fixture.ts';

let fixture: CarnetFixture;
let smeId: string;

beforeEach(async () => {
  await initI18n('en');
  await setLanguage('en');
  dismissNotices();
  fixture = await carnetFixture();
  smeId = await fixture.addSme();
});

const undoSays = (path: string): Promise<string> => says('undo', path);
const redoSays = (path: string): Promise<string> => says('redo', path);

/** The message of an undo or a redo on the screen of a path. */
async function says(step: 'undo' | 'redo', path: string): Promise<string> {
  dismissNotices();
  const { hook } = memoryLocation({ path });
  const { result } = renderHook(() => useUndoRedo(), {
    wrapper: ({ children }) => (
      <CarnetContext value={fixture.carnet}>
        <Router hook={hook}>{children}</Router>
      </CarnetContext>
    ),
  });
  result.current[step]();
  await waitFor(() => expect(notices.getState().list).toHaveLength(1));
  return notices.getState().list[0]?.message ?? '';
}

describe('an undo', () => {
  it('calls an action as it was called', async () => {
    await fixture.addAction(smeId, { title: { lang: 'en', text: 'Print the labels' } });
    expect(await undoSays(`/sme/${smeId}`)).toBe('Undone: action “Print the labels”.');
  });

  it('calls two that went together by the first, and counts the other', async () => {
    const ids = await Promise.all(
      ['Broken cups', 'Late parcels'].map((text) =>
        fixture.addIssue(smeId, { title: { lang: 'en', text } }),
      ),
    );
    await fixture.carnet.run(together(ids.map((id) => deleteRecord(id))));
    expect(await undoSays(`/sme/${smeId}`)).toBe(
      'Undone: move to the bin (issue “Broken cups” and 1 other item).',
    );
  });

  it.each(['/portfolio', '/sme/'])(
    'names the business that was in the bin, on %s',
    async (path) => {
      await fixture.carnet.run(deleteRecord(smeId));
      const said = 'move to the bin (SME “Atelier Kerlan”).';
      expect(await undoSays(path === '/sme/' ? `/sme/${smeId}` : path)).toBe(`Undone: ${said}`);
      expect(await redoSays(path)).toBe(`Redone: ${said}`);
    },
  );

  it('names no business on a visit', async () => {
    const other = await fixture.addSme({ name: 'Biscuiterie' });
    await fixture.carnet.run(deleteRecord(other));
    expect(await undoSays(`/visit/${smeId}/contact-1`)).toBe('Undone: move to the bin (SME).');
  });

  it('says of a merge which sheet was merged into which', async () => {
    const from = await fixture.addSme({ name: 'Biscuiterie' });
    const action = await fixture.addAction(from);
    await fixture.carnet.run(mergeSmes({ from, into: smeId, children: [action] }));
    expect(await undoSays(`/sme/${smeId}`)).toBe(
      'Undone: merge of Biscuiterie into Atelier Kerlan.',
    );
    expect(await redoSays('/portfolio')).toBe('Redone: merge of Biscuiterie into Atelier Kerlan.');
    await setLanguage('fr');
    expect(await undoSays('/portfolio')).toBe(
      'Annulé\u00a0: fusion de la feuille de Biscuiterie dans celle d’Atelier Kerlan.',
    );
  });

  it('says nothing of a confidential contact but that it was one', async () => {
    const summary = { lang: 'en', text: 'The founder is ill.' } as const;
    await fixture.addContact(smeId, { confidential: true, summary });
    expect(await undoSays('/meetings')).toMatch(/^Undone [^“]*: contact\.$/u);
  });

  it('says no code, such as the kind of an achievement', async () => {
    const values = { kind: 'firstSaleAbroad', on: '2020-11-01', attribution: 'yes' } as const;
    const result = await fixture.carnet.run(createRecord('achievement', smeId, values));
    expect(result.ok).toBe(true);
    expect(await undoSays(`/sme/${smeId}`)).toBe('Undone: achievement.');
  });
});

it('says what of a step over several sheets stayed, since a colleague changed it', async () => {
  const other = await fixture.addSme({ name: 'Savons du Léon' });
  await fixture.carnet.run(
    together([setFields(smeId, { town: 'Brest' }), setFields(other, { town: 'Morlaix' })]),
  );
  const { device } = fixture;
  const colleague = await carnetFixture({ device, environment: testEnvironment('tab-2') });
  await colleague.carnet.run(setFields(other, { town: 'Roscoff' }));
  await waitFor(() =>
    expect(fixture.carnet.record(other)?.values).toMatchObject({ town: 'Roscoff' }),
  );
  expect(await undoSays('/portfolio')).toBe(
    'Undone on the sheet of Atelier Kerlan: SME, town. Kept, since it was changed or added to later: SME “Savons du Léon”, town.',
  );
});

it.each([
  ['en', 'Kept, since it was changed or added to later: contact “Labels of June”.'],
  ['fr', 'Conservé, car modifié ou complété depuis\u00a0: contact «\u00a0Labels of June\u00a0».'],
] as const)(
  'says of a merge which entry stayed, since a colleague wrote on it [%s] (F235)',
  async (language, stayed) => {
    await setLanguage(language);
    const from = await fixture.addSme({ name: 'Biscuiterie' });
    const children = [await fixture.addContact(from), await fixture.addAction(from)];
    await fixture.carnet.run(mergeSmes({ from, into: smeId, children }));
    await fixture.carnet.loadJournal(smeId);
    const [copy] = fixture.carnet.state.getState().journals.get(smeId) ?? [];
    const summary = { lang: 'en', text: 'Labels of June' } as const;
    await fixture.carnet.confirmNow();
    await writtenByEmma(fixture, copy?.id ?? '', { summary });
    expect(fixture.carnet.record(copy?.id ?? '')?.values).toMatchObject({ summary });
    expect(await undoSays(`/sme/${smeId}`)).toContain(stayed);
    expect(fixture.carnet.record(copy?.id ?? '')?.deleted).toBeUndefined();
  },
);

it('says again what of a merge stayed when it is done again and taken back once more (F235)', async () => {
  const from = await fixture.addSme({ name: 'Biscuiterie' });
  const children = [await fixture.addContact(from), await fixture.addAction(from)];
  await fixture.carnet.run(mergeSmes({ from, into: smeId, children }));
  await fixture.carnet.loadJournal(smeId);
  const [copy] = fixture.carnet.state.getState().journals.get(smeId) ?? [];
  await fixture.carnet.confirmNow();
  const summary = { lang: 'en', text: 'Labels of June' } as const;
  await writtenByEmma(fixture, copy?.id ?? '', { summary });
  for (let time = 0; time < 2; time += 1) {
    expect(await undoSays(`/sme/${smeId}`)).toMatch(/ Kept, [^:]*: contact “Labels of June”\.$/);
    expect(await redoSays(`/sme/${smeId}`)).not.toContain('Kept');
  }
});

it('keeps an entry of a merge on which a colleague hung an action, and names it (F235)', async () => {
  const from = await fixture.addSme({ name: 'Biscuiterie' });
  const summary = { lang: 'en', text: 'Labels' } as const;
  const children = [await fixture.addContact(from, { summary }), await fixture.addContact(from)];
  await fixture.carnet.run(mergeSmes({ from, into: smeId, children }));
  await fixture.carnet.loadJournal(smeId);
  const journal = () => fixture.carnet.state.getState().journals.get(smeId) ?? [];
  const copy = journal().find(({ values }) => values.summary?.text === 'Labels');
  const hung = {
    from: { contactId: copy?.id ?? '' },
    title: { lang: 'en', text: 'Send' },
  } as const;
  const { device } = fixture;
  const colleague = await carnetFixture({ device, environment: testEnvironment('tab-2') });
  const action = await colleague.addAction(smeId, hung);
  await waitFor(() => expect(fixture.carnet.record(action)).toBeDefined());
  expect(await undoSays(`/sme/${smeId}`)).toMatch(/ Kept, [^:]*: contact “Labels”\.$/);
  expect(journal().map(({ id }) => id)).toEqual([copy?.id]);
  expect(fixture.carnet.record(action)?.values).toMatchObject(hung);
  expect(fixture.carnet.record(children[0] ?? '')?.deleted).toBeUndefined();
});

it('names each sheet of a step over several of them', async () => {
  const other = await fixture.addSme({ name: 'Savons du Léon' });
  await fixture.carnet.run(
    together([setFields(smeId, { town: 'Brest' }), setFields(other, { town: 'Morlaix' })]),
  );
  expect(await undoSays(`/sme/${smeId}`)).toBe('Undone: SME “Atelier Kerlan” and 1 other item.');
});

it.each([
  ['en', /^This change has not been applied, .* lets you discard it\.$/],
  ['fr', /^Cette modification n’est pas appliquée.* permet de l’abandonner\.$/],
] as const)(
  'says of a change that awaits a decision where it can be discarded [%s]',
  async (language, said) => {
    await setLanguage(language);
    await exchanged(fixture);
    await fixture.carnet.run(setFields(smeId, { town: 'Dinan' }));
    await decide(fixture, 'held');
    expect(await undoSays(`/sme/${smeId}`)).toMatch(said);
  },
);

// @vitest-environment jsdom
/** A form in which somebody types stays until the box is left, whatever others do with it meanwhile (F142). */

import {
  act,
  cleanup,
  fireEvent,
  renderHook,
  screen,
  waitFor,
  within,
} from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { initI18n, setLanguage } from '../../../../../src/client/i18n/i18n.ts';
import { CarnetContext } from '../../../../../src/client/model/use-carnet.ts';
import { useOpenForm } from '../../../../../src/client/parts/form/use-open-form.ts';
import type { FormRecord } from '../../../../../src/client/parts/form/use-forms-of.ts';
import { notices } from '../../../../../src/client/model/notices.ts';
import {
  createRecord,
  deleteRecord,
  restoreRecord,
  setFields,
} from '../../../../../src/domain/command/command.ts';
import {
  type CarnetFixture,
  carnetFixture,
  fixtureIds,
} from '../../../../support/carnet-fixture.ts';
import { confirmed } from '../../../../support/conflict-fixture.ts';
import { fillDomGaps } from '../../../../support/dom-gaps.ts';
import { showSheet } from '../../../../support/sheet-fixture.tsx';

let fixture: CarnetFixture;
let smeId: string;

beforeAll(async () => {
  fillDomGaps();
  await initI18n('en');
});
beforeEach(async () => {
  await setLanguage('en');
  fixture = await carnetFixture();
  smeId = await fixture.addSme({ country: 'FR', postcode: '35400' });
  const form = { templateId: 'eligibility-checklist/1', state: 'draft' } as const;
  await fixture.carnet.run(createRecord('form', smeId, form, 'form-1'));
});
afterEach(() => {
  cleanup();
  notices.setState({ list: [] });
});

const run = (command: Parameters<CarnetFixture['carnet']['run']>[0]) =>
  act(() => fixture.carnet.run(command));

/** Opens the form and types into the box of a link, without leaving it. */
async function type(): Promise<HTMLElement> {
  showSheet(fixture, `/sme/${smeId}/eligibility`);
  const registered = await screen.findByRole('group', {
    name: 'Is your business registered and trading?',
  });
  await userEvent.click(within(registered).getByRole('button', { name: /^Add evidence/u }));
  const box = await screen.findByRole('textbox', { name: /^Link /u });
  await userEvent.type(box, 'drawer 4');
  return box;
}

it.each([
  ['replaces it', { state: 'replaced' }, /^This draft was replaced by another one while you were/u],
  ['completes it', { state: 'complete' }, /^This form was completed while you were typing/u],
] as const)('stays where somebody %s, and takes what is typed on', async (_how, change, words) => {
  const box = await type();
  await run(setFields('form-1', change));
  expect(await screen.findByText(words)).toBeVisible();
  expect(box).toHaveFocus();
  await userEvent.keyboard(', second shelf');
  await userEvent.tab();
  const link = 'drawer 4, second shelf';
  await waitFor(() => expect(box).not.toBeInTheDocument());
  await waitFor(() =>
    expect(fixture.carnet.record('form-1')?.values).toMatchObject({
      'evidence.registered': [link],
    }),
  );
  expect(screen.queryByText(words)).toBeNull();
});

it.each(['complete', 'replaced'] as const)(
  'shows what was typed where somebody goes from box to box and back, in one that is %s meanwhile (F160)',
  async (state) => {
    const review = { templateId: 'monthly-review/1', state: 'draft' } as const;
    await run(createRecord('form', smeId, review, 'review-1'));
    showSheet(fixture, `/sme/${smeId}/reviews`);
    const [section] = await screen.findAllByRole('button', { name: /^Since the last review/u });
    await userEvent.click(section ?? document.body);
    const box = await screen.findByRole('textbox', { name: /^What has changed.*English/u });
    await userEvent.type(box, 'New stall');
    await run(setFields('review-1', { state }));
    await userEvent.keyboard(' and a van');
    await userEvent.tab();
    await waitFor(() =>
      expect(JSON.stringify(fixture.carnet.record('review-1')?.values)).toContain('and a van'),
    );
    expect(box).toHaveValue('New stall and a van');
    await userEvent.tab({ shift: true });
    expect(box).toHaveFocus();
    await userEvent.keyboard('{End} too');
    await userEvent.tab();
    await waitFor(() =>
      expect(JSON.stringify(fixture.carnet.record('review-1')?.values)).toContain(
        'New stall and a van too',
      ),
    );
  },
);

it('stays where somebody moves the only plan of a market to the bin, until the box is left (F160)', async () => {
  const plan = { templateId: 'market-entry-plan/1', state: 'draft', market: 'GB' } as const;
  await run(createRecord('form', smeId, plan, 'plan-1'));
  showSheet(fixture, `/sme/${smeId}/plan`);
  const box = await screen.findByRole('textbox', { name: /^Goal.*English/u });
  await userEvent.type(box, 'Ten shops');
  await run(deleteRecord('plan-1'));
  expect(await screen.findByRole('button', { name: 'Restore' })).toBeVisible();
  expect(box).toHaveFocus();
  await userEvent.keyboard(' in Leeds');
  expect(box).toHaveValue('Ten shops in Leeds');
  act(() => box.blur());
  await waitFor(() => expect(box).not.toBeInTheDocument());
  const kept = [...fixture.carnet.state.getState().drafts.values()].map(({ text }) => text);
  const saved = JSON.stringify(fixture.carnet.record('plan-1')?.values);
  expect([...kept, saved].join()).toContain('Ten shops in Leeds');
  await run(restoreRecord('plan-1'));
  expect(await screen.findByDisplayValue('Ten shops in Leeds')).toBeVisible();
  expect(screen.getByText(/^You typed this earlier and it was not saved/u)).toBeVisible();
});

it.each([
  ['en', 'Record agreement', 'Delete', /^Goal.*English/u, 'This form is in the bin.'],
  [
    'fr',
    'Valider ensemble',
    'Supprimer',
    /^Objectif.*anglais/u,
    /Ce formulaire est à la corbeille\./u,
  ],
] as const)(
  'cannot be agreed while it is still drawn and somebody moved it to the bin [%s]',
  async (...texts) => {
    const [language, agree, remove, goal, words] = texts;
    await setLanguage(language);
    const plan = { templateId: 'market-entry-plan/1', state: 'draft', market: 'GB' } as const;
    await run(createRecord('form', smeId, plan, 'plan-1'));
    showSheet(fixture, `/sme/${smeId}/plan`);
    await userEvent.type(await screen.findByRole('textbox', { name: goal }), 'Ten shops');
    await run(deleteRecord('plan-1'));
    const button = screen.getByRole('button', { name: agree });
    await waitFor(() => expect(button).toHaveAccessibleDescription(words));
    expect(screen.getByRole('button', { name: remove })).toHaveAttribute('aria-disabled', 'true');
    fireEvent.click(button);
    expect(screen.queryByRole('dialog')).toBeNull();
  },
);

it('leads on to the other market where the plan of the one that was chosen is moved to the bin', async () => {
  const plan = { templateId: 'market-entry-plan/1', state: 'draft' } as const;
  await run(createRecord('form', smeId, { ...plan, market: 'FR' }, 'plan-fr'));
  await run(createRecord('form', smeId, { ...plan, market: 'GB' }, 'plan-gb'));
  showSheet(fixture, `/sme/${smeId}/plan`);
  await userEvent.click(await screen.findByRole('radio', { name: 'United Kingdom' }));
  await run(deleteRecord('plan-gb'));
  await userEvent.click(await screen.findByRole('radio', { name: 'France' }));
  expect(await screen.findByRole('heading', { name: /France/u })).toBeVisible();
});

it('stays where the draft of a colleague arrives, also once the box was left, until another one is chosen', async () => {
  const box = await type();
  const form = { templateId: 'eligibility-checklist/1', state: 'draft' } as const;
  await run(createRecord('form', smeId, { ...form, onDate: '2030-01-01' }, 'form-2'));
  expect(await screen.findByText('This form was started twice')).toBeVisible();
  expect(box).toHaveFocus();
  await userEvent.keyboard(', second shelf');
  await userEvent.tab();
  await waitFor(() =>
    expect(fixture.carnet.record('form-1')?.values).toMatchObject({
      'evidence.registered': ['drawer 4, second shelf'],
    }),
  );
  expect(box).toBeVisible();
  const versions = screen.getByRole('combobox', { name: 'Version shown' });
  await userEvent.selectOptions(versions, 'form-2');
  await waitFor(() => expect(box).not.toBeInTheDocument());
});

it('names the authors of its versions where there are several', async () => {
  const { carnet, environment, store } = fixture;
  const begun = createRecord(
    'form',
    smeId,
    { templateId: 'eligibility-checklist/1', state: 'draft' },
    'form-2',
  )({
    ...{ at: environment.now(), zone: environment.zone(), now: '2020-11-19T10:42' },
    ...{ today: '2020-11-19', by: fixtureIds.otherMemberId, programmeId: fixtureIds.programmeId },
    newId: () => environment.newId(),
    record: (id) => carnet.record(id),
  });
  const group = begun.ok ? begun.value : expect.fail('It is begun');
  await store.append({ state: 'sealed', tab: 'tab-of-emma', group });
  await confirmed(fixture);
  showSheet(fixture, `/sme/${smeId}/eligibility`);
  const versions = await screen.findByRole('combobox', { name: 'Version shown' });
  const names = within(versions)
    .getAllByRole('option')
    .map(({ textContent }) => textContent);
  expect(names.toSorted()).toEqual([
    expect.stringMatching(/ · draft · Emma Clarke/u),
    expect.stringMatching(/ · draft · Maëlle Guivarc’h/u),
  ]);
});

it('is, of two drafts, the one in which whoever works here wrote last, also after a reload', () => {
  const form = (id: string, by: string): FormRecord => ({
    ...{ id, entity: 'form', home: smeId, created: { at: 1, by }, changed: { at: 1, by } },
    values: { templateId: 'eligibility-checklist/1', state: 'draft' },
  });
  const [theirs, own] = [form('f-2', fixtureIds.otherMemberId), form('f-1', fixtureIds.memberId)];
  const { result } = renderHook(() => useOpenForm([theirs, own], undefined, theirs), {
    wrapper: ({ children }) => <CarnetContext value={fixture.carnet}>{children}</CarnetContext>,
  });
  expect(result.current.open).toBe(own);
});

it('stays where somebody moves it to the bin, and what is typed on is kept', async () => {
  const box = await type();
  await run(deleteRecord('form-1'));
  expect(await screen.findByRole('button', { name: 'Restore' })).toBeVisible();
  expect(box).toHaveFocus();
  await userEvent.keyboard(', second shelf');
  await userEvent.tab();
  expect(await screen.findByRole('button', { name: 'Start' })).toBeVisible();
  const drafts = [...fixture.carnet.state.getState().drafts.values()];
  expect(drafts).toMatchObject([{ text: '{"link":"drawer 4, second shelf"}' }]);
});

it.each(['replaced', 'complete'] as const)(
  'offers on the sheet what was left half-typed in one that is %s by now',
  async (state) => {
    await fixture.carnet.keepDraft('evidence:form-1/registered', '{"link":"drawer 4"}');
    await run(setFields('form-1', { state }));
    showSheet(fixture, `/sme/${smeId}`);
    expect(await screen.findByDisplayValue('drawer 4')).toBeVisible();
    expect(
      screen.getByText(/^You were typing in a form that was completed or replaced/u),
    ).toBeVisible();
  },
);

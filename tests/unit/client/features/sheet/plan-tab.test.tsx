// @vitest-environment jsdom
/** The entry plan of a sheet: begun for a market, worked on by sections, agreed, replaced by a new version, compared. */

import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { initI18n, setLanguage } from '../../../../../src/client/i18n/i18n.ts';
import { notices } from '../../../../../src/client/model/notices.ts';
import { lazyRecordsOf } from '../../../../../src/client/model/records.ts';
import { answerItem } from '../../../../../src/domain/form/commands/answer-form.ts';
import { beginForm, replaceForm } from '../../../../../src/domain/form/commands/begin-form.ts';
import { agreeForm } from '../../../../../src/domain/form/commands/settle-form.ts';
import { createRecord, setFields, together } from '../../../../../src/domain/command/command.ts';
import { marketEntryPlan } from '../../../../../src/domain/form/templates/market-entry-plan.ts';
import { itemsOf } from '../../../../../src/domain/form/template.ts';
import { type CarnetFixture, carnetFixture } from '../../../../support/carnet-fixture.ts';
import { showSheet } from '../../../../support/sheet-fixture.tsx';

let fixture: CarnetFixture;
let smeId: string;

beforeEach(async () => {
  await initI18n('en');
  await setLanguage('en');
  notices.setState({ list: [] });
  fixture = await carnetFixture();
  smeId = await fixture.addSme({ targetMarkets: { uk: { country: 'GB' } } });
});
afterEach(cleanup);

const forms = () => lazyRecordsOf(fixture.carnet.state.getState(), smeId, 'form') ?? [];
const open = () => showSheet(fixture, `/sme/${smeId}/plan`);

const goal = itemsOf(marketEntryPlan).find(({ id }) => id === 'goal');

/** A plan for the British market, with what it needs to be agreed. */
async function planned(): Promise<string> {
  const id = fixture.environment.newId();
  if (goal === undefined) throw new Error('the plan asks for a goal');
  const answers = { 'value.market': 'GB' };
  const plan = { home: smeId, templateId: 'market-entry-plan/1', market: 'GB' } as const;
  await fixture.carnet.run(beginForm({ ...plan, filledBy: 'together', answers }, id));
  await fixture.carnet.loadLazy(smeId, 'form');
  const text = { lang: 'en', text: 'Ten orders a month.' } as const;
  await fixture.carnet.run(answerItem(id, goal, { kind: 'text', text }));
  return id;
}

describe('the entry plan of a sheet', () => {
  it.each(['goal', 'constructor', 'toString', '__proto__'])(
    'opens, whatever section an action names: %s (F335)',
    async (planSection) => {
      const formId = await planned();
      const title = { lang: 'en', text: 'Translate the labels' } as const;
      const action = {
        title,
        kind: 'milestone',
        state: 'open',
        planSection,
        from: { formId },
      } as const;
      expect((await fixture.carnet.run(createRecord('action', smeId, action))).ok).toBe(true);
      open();
      expect(await screen.findByText(/of 13 sections done/u)).toBeVisible();
    },
  );

  it('opens again for the market that was open, where a colleague adds one before it', async () => {
    const markets = (...names: readonly ('GB' | 'FR' | 'DE')[]) =>
      Object.fromEntries(names.map((country, index) => [`m${index}`, { country }]));
    smeId = await fixture.addSme({ targetMarkets: markets('GB', 'FR') });
    const { unmount } = open();
    expect(await screen.findByRole('heading', { name: /United Kingdom/u })).toBeVisible();
    unmount();
    await fixture.carnet.run(setFields(smeId, { targetMarkets: markets('DE', 'GB', 'FR') }));
    open();
    expect(await screen.findByRole('radio', { name: 'Germany' })).not.toBeChecked();
    expect(screen.getByRole('radio', { name: 'United Kingdom' })).toBeChecked();
    expect(screen.getByRole('heading', { name: /United Kingdom/u })).toBeVisible();
  });

  it('is begun for the market that the business aims at', async () => {
    open();
    await userEvent.click(await screen.findByRole('button', { name: 'Start' }));
    expect(await screen.findByText('0 of 13 sections done')).toBeVisible();
    expect(forms()[0]?.values).toMatchObject({
      templateId: 'market-entry-plan/1',
      market: 'GB',
      'value.market': 'GB',
    });
  });

  it('counts the sections done, and waits for the reason of one that is left out', async () => {
    const id = await planned();
    open();
    const state = await screen.findByRole('combobox', { name: /^Progress: / });
    await userEvent.selectOptions(state, 'Done');
    expect(await screen.findByText('1 of 13 sections done')).toBeVisible();
    await userEvent.selectOptions(state, 'Left out');
    expect(
      await screen.findByText('Enter the reason: without it, the plan cannot be agreed.'),
    ).toBeVisible();
    expect(screen.getByText('0 of 12 sections done · 1 left out')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Record agreement' }));
    const dialog = screen.getByRole('dialog', { hidden: true });
    expect(within(dialog).getByRole('listitem', { hidden: true })).toHaveTextContent('Ambition');
    const agree = within(dialog).getByRole('button', { name: 'Agree', hidden: true });
    expect(agree).toHaveAttribute('aria-disabled', 'true');
    expect(forms().find((form) => form.id === id)?.values.state).toBe('draft');
  });

  it('adds milestones as actions of the section', async () => {
    const id = await planned();
    open();
    const title = await screen.findByRole('textbox', { name: 'New action: Milestone: Ambition' });
    await userEvent.type(title, 'First order shipped{Enter}');
    const box = await screen.findByRole('checkbox', { name: 'First order shipped' });
    const [action] = fixture.carnet.state.getState().sheets.get(smeId)?.actions ?? [];
    expect(action?.values).toMatchObject({
      kind: 'milestone',
      planSection: 'ambition',
      from: { formId: id },
    });
    await userEvent.click(box);
    await waitFor(() => expect(box).toBeChecked());
  });

  it('is agreed by both sides, then changed in a new version that lies beside the old one', async () => {
    const id = await planned();
    open();
    await userEvent.click(await screen.findByRole('button', { name: 'Record agreement' }));
    const dialog = within(screen.getByRole('dialog', { hidden: true }));
    await userEvent.click(dialog.getByRole('checkbox', { name: 'The SME', hidden: true }));
    await userEvent.click(
      dialog.getByRole('checkbox', { name: 'The account manager', hidden: true }),
    );
    await userEvent.click(dialog.getByRole('button', { name: 'Agree', hidden: true }));
    expect(await screen.findByText(/^Agreed on 19 Nov/)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Start next version' }));
    const newer = await waitFor(() => {
      const found = forms().find(({ values }) => values.replaces === id);
      if (found === undefined || goal === undefined) throw new Error('no new version yet');
      return found;
    });
    if (goal === undefined) throw new Error('the plan asks for a goal');
    const text = { lang: 'en', text: 'Twenty orders a month.' } as const;
    await fixture.carnet.run(answerItem(newer.id, goal, { kind: 'text', text }));
    await userEvent.click(await screen.findByRole('button', { name: 'Compare versions' }));
    const table = await screen.findByRole('table');
    expect(within(table).getAllByRole('row')).toHaveLength(2);
    expect(within(table).getByText('Ten orders a month.')).toBeVisible();
    expect(within(table).getByText('Twenty orders a month.')).toBeVisible();
    expect(within(table).getByText(/^Version 2 · draft/)).toBeVisible();
  });

  it('keeps the time that was spent on it, without a button, when it is agreed', async () => {
    await planned();
    open();
    await screen.findByRole('button', { name: 'Record agreement' });
    const [section] = await screen.findAllByRole('button', { name: /^Ambition/u });
    const minute = 60_000;
    // The third pause is an interruption.
    for (const pause of [0, 3 * minute, 50 * minute, minute]) {
      fixture.environment.pass(pause);
      fireEvent.pointerDown(section ?? document.body);
    }
    await userEvent.click(screen.getByRole('button', { name: 'Record agreement' }));
    const dialog = within(screen.getByRole('dialog', { hidden: true }));
    await userEvent.click(dialog.getByRole('checkbox', { name: 'The SME', hidden: true }));
    await userEvent.click(dialog.getByRole('button', { name: 'Agree', hidden: true }));
    await waitFor(() => expect(forms()[0]?.values).toMatchObject({ state: 'agreed', minutes: 9 }));
    expect(await screen.findByText(/ · 9 min spent$/u)).toBeVisible();
  });

  it('is opened again with a reason, which its history keeps', async () => {
    const id = await planned();
    await fixture.carnet.run(
      agreeForm(id, { template: marketEntryPlan, context: {} }, ['sme', 'accountManager']),
    );
    open();
    await userEvent.click(await screen.findByRole('button', { name: 'Reopen' }));
    const dialog = within(screen.getByRole('dialog', { hidden: true }));
    const reopen = dialog.getByRole('button', { name: 'Reopen', hidden: true });
    await userEvent.click(reopen);
    expect(forms()[0]?.values.state).toBe('agreed');
    await userEvent.type(dialog.getByRole('textbox', { hidden: true }), 'The carrier gave up');
    await userEvent.click(reopen);
    await waitFor(() => expect(forms()[0]?.values.state).toBe('draft'));
    expect(forms()[0]?.values['value.form.agreedOn']).toBeUndefined();
    expect(await screen.findByRole('button', { name: 'Record agreement' })).toBeVisible();
  });

  it('goes to the trash and makes room for another one', async () => {
    const id = await planned();
    open();
    await userEvent.click(await screen.findByRole('button', { name: 'Delete' }));
    expect(await screen.findByRole('button', { name: 'Start' })).toBeVisible();
    expect(fixture.carnet.record(id)?.deleted).toBeDefined();
  });

  it('shows two drafts that were begun apart side by side, and makes one of them', async () => {
    const base = await planned();
    const other = await planned();
    if (goal === undefined) throw new Error('the plan asks for a goal');
    const text = { lang: 'en', text: 'Twenty orders a month.' } as const;
    await fixture.carnet.run(answerItem(other, goal, { kind: 'text', text }));
    open();
    const section = within(
      await screen.findByRole('region', { name: 'This form was started twice' }),
    );
    const [first] = section.getAllByRole('button', { name: 'Continue with this one' });
    if (first === undefined) throw new Error('two drafts stand side by side');
    await userEvent.click(first);
    expect(section.getByText(/becomes/u)).toBeVisible();
    await userEvent.click(section.getByRole('button', { name: 'Apply the ticked answers' }));
    const states = () => [base, other].map((id) => fixture.carnet.record(id)?.values['state']);
    await waitFor(() => expect(new Set(states())).toEqual(new Set(['draft', 'replaced'])));
    const [taken, proposed] =
      states()[0] === 'draft' ? [base, 'Twenty orders a month.'] : [other, 'Ten orders a month.'];
    expect(fixture.carnet.record(taken)?.values['text.goal']).toMatchObject({ text: proposed });
  });

  it('moves after the agreement without being outdated, in the draft of its next version too', async () => {
    const id = await planned();
    await fixture.carnet.run(setFields(id, { state: 'agreed', 'value.section.service': 'done' }));
    await fixture.carnet.run(replaceForm(id, 'newer'));
    open();
    const version = await screen.findByRole('combobox', { name: 'Plan version' });
    await userEvent.selectOptions(version, id);
    const state = await screen.findByRole('combobox', { name: 'Progress: Ambition' });
    expect(within(state).queryByRole('option', { name: 'Left out' })).toBeNull();
    await userEvent.selectOptions(state, 'done');
    await waitFor(() =>
      expect(forms().map(({ values }) => values['value.section.ambition'])).toEqual([
        'done',
        'done',
      ]),
    );
    // Each version with its progress of today: two of thirteen.
    const shares = within(version)
      .getAllByRole('option')
      .map(({ textContent }) => textContent);
    expect(shares).toEqual([
      expect.stringMatching(/^Version 2 · draft · .+ · 15% done$/u),
      expect.stringMatching(/^Version 1 · agreed · .+ · 15% done$/u),
    ]);
  });

  it('opens the sections that the assessment chose, and shows the progress that was agreed', async () => {
    const id = await planned();
    const outcome = {
      template: 'readiness-assessment/1',
      on: '2020-11-10',
      answers: '',
      openGates: [],
      unsureShare: 0,
      total: 64,
      focus: ['logistics'],
    };
    await fixture.carnet.run(
      together([
        createRecord('form', smeId, {
          templateId: 'readiness-assessment/1',
          state: 'complete',
          onDate: '2020-11-10',
          outcome,
        }),
        agreeForm(id, { template: marketEntryPlan, context: {} }, ['sme']),
      ]),
    );
    open();
    expect(await screen.findByRole('tab', { name: /Entry plan\s*0\s*%/ })).toBeVisible();
    expect((await screen.findAllByText('Focus')).length).toBeGreaterThan(0);
    expect(await screen.findByText(/Assessed on 10 Nov.*64\s*%/)).toBeVisible();
  });

  it('takes where the business sells, and what it sold before its shop was connected', async () => {
    await planned();
    const shop = { name: 'Shopify', kind: 'shop', connection: 'connected' } as const;
    const months = [
      { month: '2020-07', orders: 20, visits: 900 },
      { month: '2020-08', orders: 30, visits: 1100 },
      { month: '2020-09', orders: 90, visits: 3000 },
    ];
    await fixture.carnet.run(
      together([
        createRecord('channel', smeId, { ...shop, connectedOn: '2020-09-10' }, 'channel-1'),
        ...months.map((row) => createRecord('figures', smeId, { ...row, channelId: 'channel-1' })),
      ]),
    );
    open();
    await screen.findByText('0 of 13 sections done');
    for (const section of screen.getAllByRole('button', { expanded: false })) {
      if (/^(Starting point|Channels|Shop)/.test(section.textContent)) {
        await userEvent.click(section);
      }
    }
    expect(
      await screen.findByText('Shopify: 1,000 visits, 25 orders a month on average, over 2 months'),
    ).toBeInTheDocument();
    expect(screen.getByText(/^Shopify · .*Connected · 10 Sept$/)).toBeInTheDocument();
  });
});

describe('a text of an agreed plan', () => {
  const settlement = { template: marketEntryPlan, context: { country: 'FR' } } as const;
  const goalOf = () => forms()[0]?.values['text.goal'];

  it('is translated where the list of texts leads, and the agreement stands', async () => {
    const id = await planned();
    await fixture.carnet.run(agreeForm(id, settlement, ['sme', 'accountManager']));
    showSheet(fixture, `/sme/${smeId}/plan?of=${id}&translate`);
    const box = await screen.findByRole('textbox', { name: /French$/u });
    expect(box.closest('section')).toHaveTextContent('1 text to translate (French)');
    expect(screen.queryByRole('textbox', { name: /English$/u })).toBeNull();
    await userEvent.type(box, 'Dix commandes par mois.');
    // The line stays under the hands although nothing is missing any more.
    expect(box).toHaveValue('Dix commandes par mois.');
    await userEvent.tab();
    await waitFor(() => expect(goalOf()).toMatchObject({ translation: 'Dix commandes par mois.' }));
    expect(await screen.findByText('All translated and proofread.')).toBeVisible();
    expect(forms()[0]?.values.state).toBe('agreed');
    expect(screen.queryByText('Answers arrived later')).toBeNull();
  });

  it('is marked as proofread without a change of its words', async () => {
    const id = await planned();
    const draft = {
      lang: 'en',
      text: 'Ten orders a month.',
      translation: 'Dix commandes par mois.',
      translationState: 'draft',
    } as const;
    await fixture.carnet.run(setFields(id, { 'text.goal': draft }));
    await fixture.carnet.run(agreeForm(id, settlement, ['sme', 'accountManager']));
    showSheet(fixture, `/sme/${smeId}/plan?of=${id}&translate`);
    await userEvent.click(await screen.findByRole('button', { name: /^Mark as proofread/u }));
    await waitFor(() => expect(goalOf()).toMatchObject({ ...draft, translationState: 'checked' }));
    expect(screen.queryByText('Answers arrived later')).toBeNull();
  });

  it('opens the plan of its market, not that of the first one', async () => {
    await planned();
    const other = fixture.environment.newId();
    const french = { home: smeId, templateId: 'market-entry-plan/1', market: 'DE' } as const;
    await fixture.carnet.run(beginForm({ ...french, filledBy: 'together' }, other));
    showSheet(fixture, `/sme/${smeId}/plan?of=${other}&translate`);
    expect(await screen.findByRole('heading', { name: 'Entry plan: Germany' })).toBeVisible();
  });
});

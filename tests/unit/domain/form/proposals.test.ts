/** Two drafts of the same form: one is the base, what the other says differently is proposed. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { builtInTemplates, templateIds } from '../../../../src/domain/form/built-in.ts';
import { eligibilityChecklist } from '../../../../src/domain/form/templates/eligibility-checklist.ts';
import { marketEntryPlan } from '../../../../src/domain/form/templates/market-entry-plan.ts';
import { readinessAssessment } from '../../../../src/domain/form/templates/readiness-assessment.ts';
import { accepted, proposals } from '../../../../src/domain/form/proposals.ts';
import { formView } from '../../../../src/domain/form/form-view.ts';
import { fieldOfItem, type FormValues } from '../../../../src/domain/form/fields.ts';
import { itemsOf, type Template } from '../../../../src/domain/form/template.ts';
import { type FilledForm, fill } from '../../../support/filled-form.ts';
import { valuesOf } from '../../../support/generated-form.ts';

const templates: readonly Template[] = await Promise.all(
  templateIds.map((id) => builtInTemplates[id]()),
);
const context = { onDate: '2026-11-20', country: 'FR' };
const said = (text: string) => ({ lang: 'fr' as const, text });
const between = (base: FilledForm, other: FilledForm) => proposals(base.view(), other.view());

test('an answer that only the other gave, or gave otherwise, is proposed', () => {
  const base = fill(eligibilityChecklist, context).answer('registered', 'yes').answer('hours', 4);
  const other = base.answer('hours', 6).answer('sponsor', 'no');
  expect(between(base, other).map(({ patch }) => patch)).toEqual([
    { 'value.sponsor': 'no' },
    { 'value.hours': 6 },
  ]);
});

test('"not sure" is proposed for a blank answer and never in place of one', () => {
  const base = fill(eligibilityChecklist, context).answer('registered', 'yes');
  const other = fill(eligibilityChecklist, context)
    .answer('registered', 'unsure')
    .answer('sponsor', 'unsure');
  expect(between(base, other).map(({ patch }) => patch)).toEqual([{ 'value.sponsor': 'unsure' }]);
});

test('words and rows are added to those of the base, which keeps its own', () => {
  const plan = fill(marketEntryPlan, context);
  const base = plan.answer('payments', ['card']).answer('products', [said('Savon')]);
  const other = plan
    .answer('payments', ['wallet', 'card'])
    .answer('products', [said('Shampoing'), said('Savon')]);
  const merged = base.set(accepted(between(base, other)));
  expect(merged.values['checks.payments']).toEqual(['card', 'wallet']);
  const products = merged.item('products').answer;
  expect(products.kind === 'given' && products.content).toMatchObject({ kind: 'texts' });
  expect(JSON.stringify(merged.values['rows.products'])).toContain('Shampoing');
  expect(JSON.stringify(merged.values['rows.products'])).toContain('Savon');
});

test('a section that the other went on with is proposed with its reason', () => {
  const base = fill(marketEntryPlan, context);
  const other = base.section('marketChoice', 'leftOut', said('Un seul marché'));
  expect(between(base, other)).toMatchObject([
    { part: 'section', key: 'marketChoice', base: 'notStarted', other: 'leftOut' },
  ]);
  const merged = base.set(accepted(between(base, other)));
  expect(merged.view().result).toMatchObject({ leftOut: 1, reasonMissing: [] });
});

test('a section that the other never began is not proposed to go back', () => {
  const other = fill(marketEntryPlan, context);
  expect(between(other.section('ambition', 'done'), other)).toEqual([]);
});

test('focus, rate, notes and evidence are proposed as well', () => {
  const base = fill(readinessAssessment, context).focus('shop').set({ 'note.goal': 'A' });
  const other = fill(readinessAssessment, context)
    .focus('money')
    .rate(1.15)
    .set({ 'note.goal': 'B', 'evidence.goal': ['https://example.org/plan'] });
  expect(between(base, other).map(({ part }) => part)).toEqual([
    'rate',
    'focus',
    'note',
    'evidence',
  ]);
  const merged = base.set(accepted(between(base, other)));
  expect(merged.values).toMatchObject({
    'checks.form.focus': ['shop', 'money'],
    'value.form.rate': 1.15,
    'note.goal': 'A\n\nB',
    'evidence.goal': ['https://example.org/plan'],
  });
});

describe.each(templates.map((template) => [template.id, template] as const))(
  '%s',
  (_, template) => {
    const view = (values: FormValues) => formView(template, values, context);
    const lineFields = itemsOf(template).flatMap((item) =>
      item.type === 'list' || item.type === 'lessons' ? (fieldOfItem(item) ?? []) : [],
    );

    test('a draft proposes nothing to itself', () => {
      fc.assert(
        fc.property(valuesOf(template), (values) => {
          expect(proposals(view(values), view(values))).toEqual([]);
        }),
        { numRuns: 15 },
      );
    });

    test('once all is accepted, nothing is left to propose, and no line or word was lost', () => {
      fc.assert(
        fc.property(valuesOf(template), valuesOf(template), (base, other) => {
          const patch = accepted(proposals(view(base), view(other)));
          const merged: FormValues = { ...base, ...patch };
          expect(proposals(view(merged), view(other))).toEqual([]);
          for (const [field, value] of Object.entries(base)) {
            const now = merged[field];
            if (value === undefined || value === null) continue;
            if (field.startsWith('checks.'))
              expect(now).toEqual(expect.arrayContaining(value as string[]));
            if (!lineFields.some((each) => each === field)) continue;
            for (const row of Object.values(value)) {
              expect(JSON.stringify(now)).toContain(JSON.stringify(row));
            }
          }
        }),
        { numRuns: 15 },
      );
    });
  },
);

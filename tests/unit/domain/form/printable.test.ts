/** A form in words: figures and dates of each language, texts in their own where they are not translated. */
import { describe, expect, test } from 'vitest';
import { marketEntryPlan } from '../../../../src/domain/form/templates/market-entry-plan.ts';
import { monthlyReview } from '../../../../src/domain/form/templates/monthly-review.ts';
import { eligibilityChecklist } from '../../../../src/domain/form/templates/eligibility-checklist.ts';
import { readinessAssessment } from '../../../../src/domain/form/templates/readiness-assessment.ts';
import {
  countryName,
  formatDate,
  formatMoney,
  formatNumber,
  formatPercent,
} from '../../../../src/domain/form/format.ts';
import { plainAnswer, printable } from '../../../../src/domain/form/printable.ts';
import type { Language } from '../../../../src/domain/entity/field.ts';
import { type FilledForm, fill } from '../../../support/filled-form.ts';

const french = { onDate: '2026-11-20', country: 'FR' };
const plan = fill(marketEntryPlan, french);

function answerIn(form: FilledForm, item: string, language: Language): string {
  const { label } = form.item(item).item;
  const lines = printable(form.view(), language, { mode: 'manager' }).sections.flatMap(
    (section) => section.lines,
  );
  const line = lines.find(({ question }) => question === label[language]);
  return line === undefined ? '' : plainAnswer(line.answer);
}

describe('figures and dates are written as each language writes them', () => {
  test('numbers, shares and amounts', () => {
    expect(formatNumber(1234.5, 'en')).toBe('1,234.5');
    expect(formatNumber(1234.5, 'fr')).toBe('1\u00a0234,5');
    expect(formatPercent(33.8, 'en')).toBe('33.8%');
    expect(formatPercent(33.8, 'fr')).toBe('33,8\u00a0%');
    expect(formatMoney(17_900, 'EUR', 'fr')).toBe('17\u00a0900\u00a0€');
    expect(formatMoney(6.5, 'GBP', 'en')).toBe('£6.50');
    expect(formatMoney(325_000, 'XDR', 'en')).toContain('325,000');
  });

  test('(F283) shows a day that is none as it was answered', () => {
    expect(formatDate('soon', 'en')).toBe('soon');
    expect(formatDate('2021-13-45', 'fr')).toBe('2021-13-45');
  });

  test('days, months and countries', () => {
    expect(formatDate('2026-02-01', 'en')).toBe('1\u00a0February 2026');
    expect(formatDate('2026-02-01', 'fr')).toBe('1er\u00a0février 2026');
    expect(formatDate('2026-11-20', 'fr')).toBe('20\u00a0novembre 2026');
    expect(formatDate('2018-04-01', 'fr', 'month')).toBe('avril 2018');
    expect(countryName('GB', 'fr')).toBe('Royaume-Uni');
    expect(countryName('elsewhere', 'fr')).toBe('elsewhere');
  });
});

test('a text is given in the language of the page, or else in its own with its mark', () => {
  const form = plan
    .answer('goal', { lang: 'fr', text: 'Vendre', translation: 'Sell' })
    .answer('notNow', { lang: 'fr', text: 'Les places de marché' });
  expect(answerIn(form, 'goal', 'en')).toBe('Sell');
  expect(answerIn(form, 'goal', 'fr')).toBe('Vendre');
  const lines = printable(form.view(), 'en', { mode: 'sme' }).sections.flatMap(
    ({ lines: all }) => all,
  );
  expect(lines.find(({ question }) => question === 'What can wait')?.answer).toEqual({
    kind: 'text',
    said: { text: 'Les places de marché', lang: 'fr' },
  });
});

test('a price sheet is a table with its results', () => {
  const form = plan.answer('priceSheet', { currency: 'GBP', price: 39, vat: 6.5 });
  expect(answerIn(form, 'priceSheet', 'en').split('\n')).toEqual([
    'Price paid by the customer, VAT and delivery included | £39 | ',
    'VAT included in the price | -£6.50 | ',
    'Price without VAT | £32.50 | ',
    'What is left for you | £32.50 | ',
    'As a share of the price without VAT | 100% | ',
  ]);
});

test('a score is given with its anchor, "not sure" and blank in words', () => {
  const form = fill(readinessAssessment, french).answer('goal', 2).answer('vat', 'unsure');
  expect(answerIn(form, 'goal', 'en')).toMatch(/^2\/4 – /);
  expect(answerIn(form, 'vat', 'fr')).toBe('Je ne sais pas');
  expect(answerIn(form, 'means', 'fr')).toBe('');
});

test('what the application fills in is given by its source, and honestly empty without one', () => {
  const review = fill(monthlyReview, french).view();
  const auto = { 'contacts:sinceLastReview': [{ text: '3 calls', lang: 'en' as const }] };
  const lines = printable(review, 'en', { mode: 'together', auto }).sections.flatMap(
    (section) => section.lines,
  );
  expect(lines.map(({ answer }) => answer)).toContainEqual({
    kind: 'list',
    items: [{ text: '3 calls', lang: 'en' }],
  });
  expect(lines.map(({ answer }) => answer)).toContainEqual({
    kind: 'none',
    said: { text: 'Nothing yet', lang: 'en' },
  });
});

test('the sheet for the owner gives the result, each reason, and what would make it a pass', () => {
  const form = fill(eligibilityChecklist, french).answer('registered', 'no');
  const { result } = printable(form.view(), 'fr', { mode: 'sme' });
  expect(result[0]).toEqual({ label: 'Résultat', lines: ['Non éligible'] });
  const registered = result.find(({ label }) => label === 'Activité immatriculée') ?? result[1];
  expect(registered?.lines).toHaveLength(3);
  expect(registered?.lines[0]).toBe('Non rempli');
});

test('a section left out prints its reason and none of its questions', () => {
  const form = plan.section('marketChoice', 'leftOut', { lang: 'fr', text: 'Un seul marché' });
  const section = printable(form.view(), 'fr', { mode: 'sme' }).sections.find(
    ({ leftOut }) => leftOut !== undefined,
  );
  expect(section).toMatchObject({
    state: 'Écartée',
    leftOut: { text: 'Un seul marché', lang: 'fr' },
    lines: [],
  });
});

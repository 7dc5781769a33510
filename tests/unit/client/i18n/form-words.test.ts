/** Answers of a form by their names: the question, and what was chosen, in the reader's language. */

import { describe, expect, it } from 'vitest';
import type { Json } from '../../../../src/std/json.ts';
import { answerName, answerWord, rowWords } from '../../../../src/client/i18n/form-words.ts';
import { eligibilityChecklist } from '../../../../src/domain/form/templates/eligibility-checklist.ts';
import { marketEntryPlan } from '../../../../src/domain/form/templates/market-entry-plan.ts';
import { readinessAssessment } from '../../../../src/domain/form/templates/readiness-assessment.ts';

describe('the names of answers', () => {
  it('are those of their questions, whichever family and launch pad they belong to', () => {
    const name = (field: string) => answerName(eligibilityChecklist, field, 'fr');
    expect(name('value.registered')).toBe('Immatriculée et en activité');
    expect(name('note.registered.pad-uk')).toBe('Immatriculée et en activité');
    expect(name('value.form.rate')).toBeUndefined();
  });

  it('say what was chosen, "not sure" included, and leave alone what was written', () => {
    const word = (field: string, value: string) =>
      answerWord(eligibilityChecklist, field, value, 'en');
    expect(word('value.registered', 'yes')).toBe('Yes');
    expect(word('value.inArea', 'office')).toBe('Yes, the registered office');
    expect(word('value.headcount', 'unsure')).toBe('Not sure');
    expect(word('note.registered', 'yes')).toBeUndefined();
    expect(answerWord(readinessAssessment, 'value.goal', 3, 'fr')).toMatch(/\p{L}/u);
  });

  it('say lists, rows and lines of a price sheet without a single id', () => {
    const months = (language: 'fr' | 'en') =>
      answerWord(eligibilityChecklist, 'checks.busyMonths', ['11', '12'], language);
    expect(months('fr')).toBe('novembre, décembre');
    expect(months('en')).toBe('November, December');
    const line = (key: string, value: Json) =>
      rowWords(marketEntryPlan, 'rows.priceSheet', { key, value }, 'en');
    expect(line('price', { amount: 48 })).toEqual({
      label: 'Price paid by the customer, VAT and delivery included',
      text: '€48',
    });
    expect(
      rowWords(marketEntryPlan, 'rows.targets', { key: 'visits', value: { target: 900 } }, 'fr'),
    ).toEqual({ label: 'Visites', text: '900' });
    expect(line('a-newer-line', { amount: 1 })).toBeUndefined();
  });
});

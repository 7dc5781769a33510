/** Answers of a form by their names: the question, and what was chosen, in the reader's language. */

import { describe, expect, it } from 'vitest';
import type { Json } from '../../../../src/std/json.ts';
import {
  answerName,
  answerWord,
  rowWords,
  templateAsking,
} from '../../../../src/client/i18n/form-words.ts';
import { readOwnTemplatesBy } from '../../../../src/client/ports/own-templates.ts';
import type { Item, Template } from '../../../../src/domain/form/template.ts';
import { eligibilityChecklist } from '../../../../src/domain/form/templates/eligibility-checklist.ts';
import { marketEntryPlan } from '../../../../src/domain/form/templates/market-entry-plan.ts';
import { quarterlyReviewReport } from '../../../../src/domain/form/templates/quarterly-review-2.ts';
import { readinessAssessment } from '../../../../src/domain/form/templates/readiness-assessment.ts';

const pair = { en: 'Ours', fr: 'La nôtre' };
/** A question of the programme's own. */
const ours = (item: Item): Item => ({ ...item, id: 'ours', label: pair, short: pair });

describe('the names of answers', () => {
  it('are those of their questions, whichever family and launch pad they belong to', () => {
    const name = (field: string) => answerName(eligibilityChecklist, field, 'fr');
    expect(name('value.registered')).toBe('Immatriculée et en activité');
    expect(name('note.registered.pad-uk')).toBe('Immatriculée et en activité');
    expect(name('value.form.rate')).toBeUndefined();
  });

  it('name the launch pad where each has its own answer, and none that has no name', () => {
    const pads: Readonly<Record<string, string>> = { 'pad-uk': 'Royaume-Uni' };
    const name = (field: string) =>
      answerName(quarterlyReviewReport, field, 'fr', (id) => pads[id]);
    expect(name('text.padChallenges.pad-uk')).toMatch(/\p{L} · Royaume-Uni$/u);
    expect(name('text.padChallenges.pad-gone')).toBe(name('text.padChallenges'));
    expect(name('text.challenges')).not.toContain('·');
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

  it('say what was answered to a question that the template retired since, of Carnet or the programme', async () => {
    const version = (id: string, become: (item: Item) => readonly Item[]): Template => ({
      ...eligibilityChecklist,
      id: `eligibility-checklist/${id}`,
      sections: eligibilityChecklist.sections.map((section) => ({
        ...section,
        items: section.items.flatMap(become),
      })),
    });
    const second = version('second', (item) => (item.id === 'inArea' ? [ours(item)] : [item]));
    const third = version('third', (item) => (item.id === 'inArea' ? [] : [item]));
    const own = new Map([second, third].map((each) => [each.id, each]));
    const stop = readOwnTemplatesBy({
      read: async (id) => own.get(id),
      idsOf: async () => [...own.keys()],
    });
    const word = (field: string) => answerName(templateAsking(third, field), field, 'fr');
    await expect.poll(() => word('value.inArea')).toBe('Dans la zone du programme');
    await expect.poll(() => word('note.ours.pad-uk')).toBe('La nôtre');
    expect(answerWord(templateAsking(third, 'value.inArea'), 'value.inArea', 'office', 'en')).toBe(
      'Yes, the registered office',
    );
    // What no template has is named by its id elsewhere, and what the form asks is its own.
    expect(templateAsking(third, 'value.nowhere')).toBe(third);
    expect(templateAsking(third, 'value.registered')).toBe(third);
    stop();
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

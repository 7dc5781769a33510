/** The answers of a form as rows of a table, and which forms go with a sheet. */

import { describe, expect, test } from 'vitest';
import { answerHeads, answerRows } from '../../../../src/domain/form/answer-table.ts';
import { formsForPaper, formsForTable } from '../../../../src/domain/form/forms-to-take.ts';
import { eligibilityChecklist } from '../../../../src/domain/form/templates/eligibility-checklist.ts';
import { monthlyReview } from '../../../../src/domain/form/templates/monthly-review.ts';
import { smeProfile } from '../../../../src/domain/form/templates/sme-profile.ts';
import type { Values } from '../../../../src/domain/entity/registry.ts';
import type { RecordOf } from '../../../../src/domain/operation/record.ts';
import { csvOf } from '../../../../src/domain/export/csv.ts';
import { type FilledForm, fill } from '../../../support/filled-form.ts';

const created = { at: Date.UTC(2026, 10, 20), by: 'maelle' };
const later = { at: Date.UTC(2026, 10, 24), by: 'emma' };

function record(values: Values<'form'>, rest: Partial<RecordOf<'form'>> = {}): RecordOf<'form'> {
  return { id: 'f', entity: 'form', home: 'sme', values, created, changed: later, ...rest };
}

function rowsOf(form: FilledForm, staff: boolean, rest: Partial<RecordOf<'form'>> = {}) {
  const options = {
    language: 'en',
    staff,
    day: (at: number) => new Date(at).toISOString().slice(0, 10),
    name: (id: string) => id.toUpperCase(),
  } as const;
  const values = { ...form.values, templateId: form.template.id, state: 'draft' } as const;
  const heads = answerHeads(options);
  return answerRows(record(values, rest), form.view(), options).map((cells) =>
    Object.fromEntries(cells.map((cell, index) => [heads[index], cell])),
  );
}

const checklist = fill(eligibilityChecklist, { onDate: '2026-11-20', country: 'FR' });

describe('the rows of answers', () => {
  test('hold question, answer in both languages, not sure, day and author of each', () => {
    const form = checklist.answer('registered', 'yes').answer('headcount', 'unsure');
    const stamps = { stamps: { 'value.headcount': later }, writers: { 'value.headcount': 'op' } };
    const rows = rowsOf(form, false, stamps);
    expect(rows[0]).toEqual({
      Form: 'Criteria checklist',
      'Date of the form': '2026-11-20',
      Section: expect.any(String),
      Question: 'Is your business registered and trading?',
      'Answer (EN)': 'Yes',
      'Answer (FR)': 'Oui',
      'Not sure': '',
      Evidence: '',
      'Answered on': '2026-11-20',
      'Answered by': 'MAELLE',
    });
    expect(rows.find((row) => row['Not sure'] === 'Yes')).toMatchObject({
      'Answer (EN)': 'Not sure',
      'Answered on': '2026-11-24',
      'Answered by': 'EMMA',
    });
  });

  test('leave the side of a text empty that nobody translated, and lose neither', () => {
    const review = fill(monthlyReview, { onDate: '2026-11-20', country: 'FR' });
    const text = (translation?: string) => ({
      lang: 'fr',
      text: 'Boutique en ligne',
      ...(translation === undefined ? {} : { translation, translationState: 'draft' }),
    });
    const items = review.view().sections.flatMap((section) => section.items);
    const first = items.find((each) => each.item.type === 'longText' && each.hidden === undefined);
    const field = `text.${first?.item.id ?? ''}`;
    const both = rowsOf(review.set({ [field]: text('Online shop') }), false);
    const one = rowsOf(review.set({ [field]: text() }), false);
    expect(both[0]).toMatchObject({
      'Answer (EN)': 'Online shop',
      'Answer (FR)': 'Boutique en ligne',
    });
    expect(one[0]).toMatchObject({ 'Answer (EN)': '', 'Answer (FR)': 'Boutique en ligne' });
  });

  test('have notes only when they are asked for by name', () => {
    const form = checklist.answer('registered', 'no').set({ 'note.registered': '=SECRET()' });
    expect(JSON.stringify(rowsOf(form, false))).not.toContain('SECRET');
    expect(rowsOf(form, true)[0]).toMatchObject({ Note: '=SECRET()' });
    const cells = rowsOf(form, true).map((row) => Object.values(row).map(String));
    expect(csvOf(cells, 'en')).toContain("'=SECRET()");
  });

  test('have no rating of a person unless they are asked for by name', () => {
    const profile = fill(smeProfile);
    const [first] = profile.view().sections.flatMap(({ items }) => items);
    const rated = profile.answer(first?.item.id ?? '', 'unsure');
    expect(rowsOf(rated, false)).toEqual([]);
    expect(rowsOf(rated, true)).toHaveLength(1);
  });
});

describe('the forms that go with a sheet', () => {
  const form = (
    id: string,
    templateId: string,
    values: Partial<Values<'form'>> = {},
  ): RecordOf<'form'> => record({ templateId, state: 'complete', ...values }, { id });
  const plan = 'market-entry-plan/1';
  const forms = [
    form('review-2', 'monthly-review/1', { state: 'draft' }),
    form('review-1', 'monthly-review/1'),
    form('plan-gb', plan, { market: 'GB', state: 'agreed' }),
    form('plan-gb-old', plan, { market: 'GB', state: 'replaced' }),
    form('plan-de', plan, { market: 'DE', state: 'draft' }),
    form('profile', 'sme-profile/1'),
    form('checklist', 'eligibility-checklist/1'),
  ];
  const ids = (chosen: readonly RecordOf<'form'>[]) => chosen.map(({ id }) => id);

  test('are on paper the one that stands of each purpose and market, without the profile', () => {
    expect(ids(formsForPaper(forms, false))).toEqual([
      'checklist',
      'plan-gb',
      'plan-de',
      'review-1',
    ]);
  });

  test('have the profile among them when it is asked for by name', () => {
    expect(ids(formsForPaper(forms, true))).toContain('profile');
    expect(ids(formsForTable(forms, true))).toContain('profile');
  });

  test('are in the table all but those whose place another took, and those in the bin', () => {
    const binned = { ...form('binned', plan), deleted: { ...later, operationId: 'o' } };
    expect(ids(formsForTable([...forms, binned], false))).toEqual([
      'review-2',
      'review-1',
      'plan-gb',
      'plan-de',
      'checklist',
    ]);
  });
});

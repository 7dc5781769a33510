import { expect, test } from 'vitest';
import { form } from '../../../../src/domain/form/form.ts';
import { present } from '../../../../src/std/assert.ts';

const stamps = { created: { at: 1, by: 'maelle' }, changed: { at: 9, by: 'emma' } };

test('The summary tells of each form what lists and reports need, and nothing of its answers', () => {
  const summary = present(form.summary, 'forms are summarised');
  expect(summary.empty).toEqual([]);
  const forms = [
    { id: 'f-1', ...stamps, values: { templateId: 'readiness-1', state: 'draft', minutes: 40 } },
    {
      id: 'f-2',
      ...stamps,
      values: {
        templateId: 'plan-1',
        state: 'agreed',
        title: 'Plan for Ireland',
        onDate: '2020-11-24',
        market: 'IE',
        replaces: 'f-0',
        outcome: { score: 12 },
        'value.price': 'secret',
      },
    },
  ] as const;
  expect(summary.fold(forms)).toEqual([
    { id: 'f-1', templateId: 'readiness-1', state: 'draft', changedAt: 9 },
    {
      id: 'f-2',
      templateId: 'plan-1',
      state: 'agreed',
      changedAt: 9,
      title: 'Plan for Ireland',
      onDate: '2020-11-24',
      market: 'IE',
      replaces: 'f-0',
      outcome: { score: 12 },
    },
  ]);
});

const briefOf = (values: Readonly<Record<string, unknown>>) => {
  const summary = present(form.summary, 'forms are summarised');
  const all = { templateId: 'market-entry-plan/1', state: 'agreed', ...values } as const;
  return present(summary.fold([{ id: 'f-1', ...stamps, values: all }])[0], 'one form');
};

test('The summary tells how far the sections of a plan are now, and when it was agreed', () => {
  expect(
    briefOf({
      'value.section.ambition': 'done',
      'value.section.prices': 'inProgress',
      'value.section.service': 'leftOut',
      'value.form.agreedOn': '2020-11-24',
      'value.form.letterSentOn': '2020-11-25',
    }),
  ).toMatchObject({
    sections: { done: 1, leftOut: 1 },
    agreedOn: '2020-11-24',
    letterSentOn: '2020-11-25',
  });
  expect(briefOf({}).sections).toBeUndefined();
});

test('The summary counts texts by the language that they lack, in fields, rows and cells of rows', () => {
  const text = { lang: 'fr', text: 'Trente commandes' } as const;
  const english = { lang: 'en', text: 'Thirty orders' } as const;
  const done = { ...text, translation: 'Thirty orders', translationState: 'checked' } as const;
  const gaps = (values: Readonly<Record<string, unknown>>) => briefOf(values).gaps;
  expect(gaps({ 'text.goal': done, 'note.goal': 'seul', 'value.market': 'GB' })).toBeUndefined();
  expect(
    gaps({
      'text.goal': text,
      'text.why': { ...done, translationState: 'draft' },
      'text.doubt': { ...done, translatedFrom: 'other' },
      'rows.products': { a: text, b: done },
      'rows.steps': { a: { what: english, count: 3 } },
      'text.blank': { lang: 'fr', text: ' ' },
    }),
  ).toEqual({
    en: { missing: 2, stale: 1, draft: 1 },
    fr: { missing: 1, stale: 0, draft: 0 },
  });
});

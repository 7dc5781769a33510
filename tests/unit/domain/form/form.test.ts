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

/** What is to be translated over the whole programme. */

import { describe, expect, it } from 'vitest';
import type { FormBrief } from '../../../../src/domain/form/form.ts';
import { tasksFor, textTasks } from '../../../../src/domain/report/texts-to-translate.ts';
import { head } from '../portfolio/records.ts';

const gaps = { en: { missing: 1, stale: 0, draft: 2 } };
const form = (id: string, rest: Partial<FormBrief> = {}): FormBrief => ({
  id,
  templateId: 'monthly-review/1',
  state: 'complete',
  changedAt: 0,
  onDate: '2020-11-10',
  gaps,
  ...rest,
});
const tasks = (...forms: readonly FormBrief[]) => textTasks([head({ forms })]);

describe('the texts to translate', () => {
  it('are told by form and language, the oldest first, a plan by the day of its agreement', () => {
    const plan = form('plan', {
      templateId: 'market-entry-plan/1',
      state: 'agreed',
      onDate: '2020-09-01',
      agreedOn: '2020-11-12',
    });
    const both = form('both', {
      onDate: '2020-10-01',
      gaps: { ...gaps, fr: { missing: 0, stale: 1, draft: 0 } },
    });
    expect(tasks(plan, form('review'), both).map(({ form: one, into }) => [one.id, into])).toEqual([
      ['both', 'en'],
      ['both', 'fr'],
      ['review', 'en'],
      ['plan', 'en'],
    ]);
    expect(tasks(form('review'))[0]).toMatchObject({ missing: 1, draft: 2, since: '2020-11-10' });
  });

  it('leave out what is done, what gave way, and forms of one side', () => {
    expect(tasks(form('done', { gaps: undefined }))).toEqual([]);
    expect(tasks(form('older', { state: 'replaced' }))).toEqual([]);
    expect(tasks(form('own', { templateId: 'readiness-assessment/1' }))).toEqual([]);
  });

  it('are for those who write the language that lacks; for everybody where nobody said', () => {
    const all = tasks(form('review'));
    expect(tasksFor(all, ['fr'])).toEqual([]);
    expect(tasksFor(all, ['fr', 'en'])).toEqual(all);
    expect(tasksFor(all, undefined)).toEqual(all);
  });
});

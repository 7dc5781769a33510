/** What is to be translated over the whole programme. */

import { describe, expect, it } from 'vitest';
import type { FormBrief } from '../../../../src/domain/form/form-brief.ts';
import { tasksFor, textTasks } from '../../../../src/domain/report/texts-to-translate.ts';
import type { AnyRecord } from '../../../../src/domain/operation/record.ts';

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
const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);
const tasks = (...forms: readonly FormBrief[]) =>
  textTasks({ records: [], forms: [{ home: 'sme-1', forms }], dayOf });

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
    expect(tasks(plan, form('review'), both).map(({ id, into }) => [id, into])).toEqual([
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

  describe('of other records', () => {
    const at = (day: string) => ({ at: Date.parse(day), by: 'member' });
    const record = (
      entity: AnyRecord['entity'],
      values: AnyRecord['values'],
      rest: Partial<AnyRecord> = {},
    ): AnyRecord => ({
      id: entity,
      entity,
      home: 'home',
      values,
      created: at('2020-11-01'),
      changed: at('2020-11-01'),
      ...rest,
    });
    const french = { lang: 'fr', text: 'Bonjour' };
    const draft = { ...french, translation: 'Hello', translationState: 'draft' };
    const told = (...records: readonly AnyRecord[]) => textTasks({ records, forms: [], dayOf });

    it('come from every kind whose declaration has texts in two languages', () => {
      const records = [
        record('lesson', { text: french, number: 1, theme: 'other' }),
        record('sme', { summary: french, name: 'Kerlan' }),
        record('calendarEvent', { title: french }),
        record('meeting', { title: draft, 'said.item-1': french, 'decision.item-1.d': french }),
        record('action', { title: french, state: 'open', kind: 'milestone' }),
      ];
      expect(told(...records).map(({ entity, into }) => [entity, into])).toEqual([
        ['action', 'en'],
        ['calendarEvent', 'en'],
        ['lesson', 'en'],
        ['meeting', 'en'],
        ['sme', 'en'],
      ]);
      expect(told(...records).find(({ entity }) => entity === 'meeting')).toMatchObject({
        missing: 2,
        draft: 1,
        stale: 0,
        field: 'title',
      });
    });

    it('have those of one side alone only once somebody began to translate them', () => {
      const own = { state: 'open', kind: 'action' };
      expect(told(record('action', { ...own, title: french }))).toEqual([]);
      expect(told(record('issue', { title: french }))).toEqual([]);
      expect(told(record('issue', { title: draft }))).toMatchObject([{ draft: 1, missing: 0 }]);
      const agreed = { ...own, title: french, from: { meetingId: 'm' } };
      expect(told(record('action', agreed))).toMatchObject([{ missing: 1 }]);
    });

    it('leave out what is over: done actions, withdrawn lessons, the bin', () => {
      const lesson = { text: french, number: 1, theme: 'other' };
      const deleted = { ...at('2020-11-02'), operationId: 'o' };
      expect(told(record('action', { title: draft, state: 'done', kind: 'action' }))).toEqual([]);
      expect(told(record('lesson', { ...lesson, withdrawnOn: '2020-11-02' }))).toEqual([]);
      expect(told(record('lesson', lesson, { deleted }))).toEqual([]);
    });

    it('stand by the day since which the text is as it is, the oldest first', () => {
      const changed = {
        writers: { summary: 'op' },
        stamps: { summary: at('2020-11-20') },
        changed: at('2020-11-24'),
      };
      const sme = record('sme', { summary: french, name: 'Kerlan' }, changed);
      const lesson = record('lesson', { text: french, number: 1, theme: 'other' });
      expect(told(sme, lesson).map(({ since }) => since)).toEqual(['2020-11-01', '2020-11-20']);
    });
  });
});

/** The monthly reviews of a programme by what has to be done about them. */

import { describe, expect, it } from 'vitest';
import { alertContext } from '../../../../src/domain/alert/context.ts';
import type { FormBrief } from '../../../../src/domain/form/form-brief.ts';
import {
  filterReviews,
  monthlyReviews,
  preparationOf,
  reviewWithoutContact,
  type ReviewRow,
} from '../../../../src/domain/review/monthly-reviews.ts';
import { brief, head } from '../portfolio/records.ts';

const today = '2021-05-19';
const context = alertContext({ today });

const review = (values: Partial<FormBrief>): FormBrief => ({
  id: 'form-1',
  templateId: 'monthly-review/1',
  state: 'complete',
  changedAt: 0,
  onDate: '2021-05-11',
  ...values,
});
const planned = (on: string) => brief(on, { id: 'planned', kind: 'monthlyReview', mode: 'video' });
const held = (on: string) => brief(on, { id: 'held', kind: 'monthlyReview', mode: 'video' });

type Parts = Parameters<typeof head>[0];
const rowsOf = (...sheets: readonly Parts[]): readonly ReviewRow[] =>
  monthlyReviews(
    sheets.map((parts, index) => head({ id: `sme-${index}`, ...parts })),
    context,
  );
const told = (parts: Parts) => rowsOf(parts).map(({ group, on }) => `${group} ${on}`);

describe('the monthly reviews of a programme', () => {
  it('are late from the day after they fell due, by days that count', () => {
    // 14 May is a bridge day after Ascension.
    const [row] = rowsOf({ summary: { lastReview: held('2021-04-01') } });
    expect(row).toMatchObject({ group: 'overdue', on: '2021-05-01', late: 17, number: 1 });
    expect(told({ summary: { lastReview: held('2021-04-19') } })).toEqual(['prepare 2021-05-19']);
  });

  it('are awaited and not late once they have their date', () => {
    const summary = { lastReview: held('2021-03-01'), planned: [planned('2021-05-26')] };
    expect(told({ summary })).toEqual(['prepare 2021-05-26']);
    expect(told({ summary: { ...summary, planned: [planned('2021-05-27')] } })).toEqual([
      'planned 2021-05-27',
    ]);
  });

  it('are not asked of an SME that is on hold, that left, or of which nothing is expected yet', () => {
    const summary = { lastReview: held('2021-03-01') };
    for (const stage of ['paused', 'withdrawn', 'screening'] as const) {
      expect(told({ sme: { stage }, summary })).toEqual([]);
    }
  });

  it('name the first day that is free on both sides where one is planned on a closed day', () => {
    const [row] = rowsOf({ summary: { planned: [planned('2021-05-24')] } });
    expect(row?.closed).toEqual({ by: 'publicHoliday', instead: '2021-05-25' });
  });

  it('know the draft that was begun, and which review it is', () => {
    const forms = [
      review({ id: 'first', onDate: '2021-04-11', letterSentOn: '2021-04-12' }),
      review({ id: 'draft', state: 'draft', onDate: today }),
    ];
    const [row] = rowsOf({ forms, summary: { planned: [planned('2021-05-20')] } });
    expect(row).toMatchObject({ group: 'prepare', number: 2, form: { id: 'draft' } });
    expect(preparationOf({ forms })).toBe('begun');
    expect(preparationOf({ forms: forms.slice(0, 1) })).toBe('toBegin');
  });

  it('ask for the letter after the latest review alone, until it was sent', () => {
    const earlier = review({ id: 'earlier', onDate: '2021-04-11' });
    const summary = { planned: [planned('2021-06-11')], lastReview: held('2021-05-11') };
    const unsent = rowsOf({ summary, forms: [earlier, review({})] });
    expect(unsent.map(({ group, form }) => [group, form?.id])).toEqual([
      ['letter', 'form-1'],
      ['planned', undefined],
      ['done', 'form-1'],
    ]);
    const sent = rowsOf({ summary, forms: [earlier, review({ letterSentOn: '2021-05-12' })] });
    expect(sent.map(({ group }) => group)).toEqual(['planned', 'done']);
  });

  it('count a contact and the form that was filled in at it as one, held on the day of the contact', () => {
    const summary = { planned: [planned('2021-06-11')], lastReview: held('2021-05-11') };
    const done = rowsOf({ summary, forms: [review({ onDate: '2021-05-14' })] }).filter(
      ({ group }) => group === 'done',
    );
    expect(done).toMatchObject([{ on: '2021-05-11', contact: { id: 'held' } }]);
  });

  it.each([
    ['no contact', undefined, 'form-1'],
    ['a contact over a month before', '2021-04-11', 'form-1'],
    ['a contact shortly before', '2021-05-05', undefined],
    ['the contact that it was prepared for', '2021-05-14', undefined],
    ['a later review', '2021-07-02', undefined],
  ])('say of a completed review with %s whether its own is missing', (_, on, missing) => {
    const summary = on === undefined ? {} : { lastReview: held(on) };
    expect(reviewWithoutContact(head({ summary, forms: [review({})] }))?.id).toBe(missing);
  });

  it('count one that was prepared some days ahead with its contact', () => {
    const summary = { lastReview: held('2021-05-11') };
    const forms = [review({ onDate: '2021-05-06' })];
    const done = rowsOf({ summary, forms }).filter(({ group }) => group === 'done');
    expect(done).toMatchObject([{ on: '2021-05-11', contact: { id: 'held' } }]);
  });

  it('show a review that was held without a form as well', () => {
    const rows = rowsOf({
      summary: { planned: [planned('2021-06-11')], lastReview: held('2021-05-11') },
    });
    expect(rows.at(-1)).toMatchObject({ group: 'done', contact: { id: 'held' } });
    expect(rows.at(-1)?.form).toBeUndefined();
  });

  it('are filtered by group and account manager together', () => {
    const late = { lastReview: held('2021-03-01') };
    const rows = rowsOf(
      { sme: { accountManagerId: 'ann' }, summary: late },
      { sme: { accountManagerId: 'ann' }, summary: { planned: [planned('2021-05-20')] } },
      { summary: late },
    );
    const ids = (filter: Parameters<typeof filterReviews>[1]) =>
      filterReviews(rows, filter).map(({ sme }) => sme.id);
    expect(ids({})).toHaveLength(3);
    expect(ids({ group: 'overdue', manager: 'ann' })).toEqual(['sme-0']);
    expect(ids({ manager: '' })).toEqual(['sme-2']);
  });
});

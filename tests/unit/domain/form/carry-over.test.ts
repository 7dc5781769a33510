/** What the next form begins with, what elsewhere takes from a form, and the closing part of the last review. */
import { describe, expect, test } from 'vitest';
import { carriedOver, fedAnswers } from '../../../../src/domain/form/carry-over.ts';
import { eligibilityChecklist } from '../../../../src/domain/form/templates/eligibility-checklist.ts';
import { monthlyReview } from '../../../../src/domain/form/templates/monthly-review.ts';
import { quarterlyReview } from '../../../../src/domain/form/templates/quarterly-review.ts';
import { fill } from '../../../support/filled-form.ts';

const said = (text: string) => ({ lang: 'fr' as const, text });

test('recurring themes are carried over, of each launch pad, and nothing else', () => {
  const pads = [
    { id: 'p1', name: 'Rouen' },
    { id: 'p2', name: 'Brighton' },
  ];
  const last = fill(quarterlyReview, { onDate: '2026-08-31', pads })
    .answers({ recurring: [said('Refontes')], new: [said('Grève')] }, 'p1')
    .answers({ recurring: [said('Congés')], support: said('Visites') }, 'p2');
  expect(carriedOver(quarterlyReview, last.values)).toEqual({
    'rows.recurring.p1': { r000: said('Refontes') },
    'rows.recurring.p2': { r000: said('Congés') },
  });
});

test('answers that have a place elsewhere are told with it, hidden and blank ones are not', () => {
  const form = fill(eligibilityChecklist, { onDate: '2026-11-20', country: 'FR' })
    .answer('targetMarkets', ['GB', 'IE'])
    .answer('languages', ['fr'])
    .answer('dataNotice', 'unsure');
  expect(fedAnswers(form.view()).map(({ feeds, content }) => [feeds, content])).toEqual([
    ['sme.targetMarkets', { kind: 'words', words: ['GB', 'IE'] }],
    ['sme.languages', { kind: 'words', words: ['fr'] }],
  ]);
});

describe('the last review', () => {
  const review = fill(monthlyReview, { onDate: '2026-11-20', country: 'FR' });
  const actions = [{ what: said('Relancer la douane'), owner: 'sme', due: '2026-11-27' }];

  test('asks its closing part, and no date of a next review', () => {
    expect(review.item('change').hidden).toEqual({ kind: 'answer', item: 'final' });
    expect(review.item('next').hidden).toBeUndefined();
    const last = review.answer('final', 'yes');
    expect(last.item('change').hidden).toBeUndefined();
    expect(last.item('next').hidden).toEqual({ kind: 'answer', item: 'final' });
    expect(review.answer('final', 'no').item('next').hidden).toBeUndefined();
    expect(review.answer('final', 'unsure').item('next').hidden).toBeUndefined();
  });

  test('is complete with its closing part, and its outcome says that it is the last', () => {
    const last = review.answer('final', 'yes').answer('actions', actions);
    expect(last.view().counts.requiredMissing).toEqual(['change', 'targetsMet']);
    const closed = last.answer('change', said('Trente commandes')).answer('targetsMet', 'most');
    expect(closed.view().isComplete).toBe(true);
    expect(closed.outcome().final).toBe(true);
    expect(review.outcome()).not.toHaveProperty('final');
  });
});

/** What a screen shows of a form: questions held back, progress, what may be seen, what comes next. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { marketEntryPlan } from '../../../../src/domain/form/templates/market-entry-plan.ts';
import { newMarketQuestionnaire } from '../../../../src/domain/form/templates/new-market-questionnaire.ts';
import { quarterlyReview } from '../../../../src/domain/form/templates/quarterly-review.ts';
import { monthlyReview } from '../../../../src/domain/form/templates/monthly-review.ts';
import { smeProfile } from '../../../../src/domain/form/templates/sme-profile.ts';
import { isAsked, itemsIn, nextUnanswered, visibleTo } from '../../../../src/domain/form/view.ts';
import { printable } from '../../../../src/domain/form/printable.ts';
import { formView } from '../../../../src/domain/form/form-view.ts';
import { contexts, valuesOf } from '../../../support/generated-form.ts';
import { fill } from '../../../support/filled-form.ts';

const british = { onDate: '2026-11-20', country: 'GB' };
const french = { onDate: '2026-11-20', country: 'FR' };

describe('a question is held back', () => {
  const survey = fill(newMarketQuestionnaire, british);

  test('in the other country', () => {
    expect(survey.item('ukVat').hidden).toEqual({ kind: 'country', countries: ['FR'] });
    expect(fill(newMarketQuestionnaire, french).item('ukVat').hidden).toBeUndefined();
  });

  test('before its rule came into force, and asked from that day on', () => {
    expect(survey.on('2024-12-12').item('responsible').hidden).toEqual({
      kind: 'date',
      from: '2024-12-13',
    });
    expect(survey.on('2024-12-13').item('responsible').hidden).toBeUndefined();
  });

  test('until another is answered in a way that leads to it', () => {
    expect(survey.item('change').hidden).toEqual({ kind: 'answer', item: 'sold' });
    expect(survey.answer('sold', 'never').item('change').hidden).toBeDefined();
    expect(survey.answer('sold', 'regular').item('change').hidden).toBeUndefined();
  });

  test('with all that hangs on it, whatever those were answered', () => {
    const asked = survey.answers({ sold: 'regular', change: 'down', cause: ['border'] });
    expect(asked.item('cause').hidden).toBeUndefined();
    expect(asked.answer('sold', 'never').item('cause').hidden).toEqual({
      kind: 'answer',
      item: 'change',
    });
  });

  test('as the whole questionnaire is, until the date of each country', () => {
    expect(survey.on('2021-02-01').view().withheld).toBeUndefined();
    expect(survey.on('2021-01-31').view().withheld).toEqual({ kind: 'date', from: '2021-02-01' });
    const elsewhere = fill(newMarketQuestionnaire, { onDate: '2026-11-20', country: 'BE' }).view();
    expect(elsewhere.withheld).toEqual({ kind: 'date', from: undefined });
    expect(elsewhere.counts.asked).toBe(0);
    expect(elsewhere.isComplete).toBe(false);
  });

  test('and then counts nowhere, whatever is answered', () => {
    fc.assert(
      fc.property(valuesOf(newMarketQuestionnaire), contexts, (values, context) => {
        const view = formView(newMarketQuestionnaire, values, context);
        const hidden = itemsIn(view).filter((item) => item.hidden !== undefined);
        for (const item of hidden) {
          expect(isAsked(item)).toBe(false);
          expect(item.isMissing).toBe(false);
          expect(item.problems).toEqual([]);
        }
        expect(view.counts.asked).toBe(itemsIn(view).filter(isAsked).length);
      }),
      { numRuns: 40 },
    );
  });
});

describe('the next question without an answer', () => {
  const plan = fill(marketEntryPlan, french).answer('market', 'GB');

  test('comes after the one in hand, and begins again at the top', () => {
    expect(nextUnanswered(plan.view())).toBe('goal');
    expect(nextUnanswered(plan.view(), 'goal')).toBe('launchDate');
    expect(nextUnanswered(plan.view(), 'stop')).toBe('goal');
  });

  test('passes over what is filled in from elsewhere and over sections left out', () => {
    expect(nextUnanswered(plan.view(), 'notNow')).toBe('strengths');
    const shorter = plan.section('start', 'leftOut', { lang: 'fr', text: 'Déjà fait' });
    expect(nextUnanswered(shorter.view(), 'notNow')).toBe('compared');
  });

  test('is none once all are answered, "not sure" included', () => {
    const profile = fill(smeProfile, french).answers({
      motivation: 4,
      riskAttitude: 'unsure',
      opportunityAttitude: 3,
      experience: 4,
      growthCapacity: 2,
      digitalSkill: 3,
      remoteEase: 4,
    });
    expect(nextUnanswered(profile.view())).toBeUndefined();
    expect(profile.view().isComplete).toBe(true);
  });
});

describe('a plan', () => {
  const plan = fill(marketEntryPlan, french);

  test('asks for a reason where a section was left out, and is not complete without', () => {
    const whole = plan.answer('market', 'GB').answer('goal', { lang: 'fr', text: 'Vendre' });
    expect(whole.view().isComplete).toBe(true);
    const open = whole.section('marketChoice', 'leftOut').view();
    expect(open.result).toMatchObject({ reasonMissing: ['marketChoice'], kept: 12 });
    expect(open.isComplete).toBe(false);
  });

  test('does not miss the required answers of a section left out', () => {
    const reason = { lang: 'fr' as const, text: 'Sans objet' };
    expect(plan.section('ambition', 'leftOut', reason).view().counts.requiredMissing).toEqual([]);
    expect(plan.view().counts.requiredMissing).toEqual(['market', 'goal']);
  });

  test('that leaves everything out has no progress', () => {
    const reason = { lang: 'fr' as const, text: 'Abandonné' };
    const nothing = marketEntryPlan.sections.reduce(
      (form, { id }) => form.section(id, 'leftOut', reason),
      plan,
    );
    expect(nothing.view().result).toMatchObject({ kept: 0, progress: 0 });
  });

  test('reckons an order only from a price, and names the lines left blank', () => {
    expect(plan.answer('priceSheet', { currency: 'GBP', vat: 6 }).item('priceSheet').computed).toBe(
      undefined,
    );
    const sheet = plan.answer('priceSheet', { currency: 'GBP', price: 30, vat: 5, delivery: 10 });
    expect(sheet.item('priceSheet').computed).toEqual({
      kind: 'price',
      result: {
        currency: 'GBP',
        net: 25,
        margin: 15,
        marginRate: 60,
        missing: [
          'productCost',
          'packaging',
          'duty',
          'paymentFee',
          'marketplaceFee',
          'advertising',
          'returnsShare',
        ],
      },
    });
  });

  test('has no share of margin where nothing is left of the price without VAT', () => {
    const sheet = plan.answer('priceSheet', { currency: 'EUR', price: 5, vat: 5 });
    expect(sheet.item('priceSheet').computed).toMatchObject({
      result: { net: 0, marginRate: undefined },
    });
  });
});

describe('what is wrong is told at the item', () => {
  const plan = fill(marketEntryPlan, french);
  test.each([
    ['eori', 'FR12', { kind: 'identifier', problem: 'length' }],
    ['market', 'Grande-Bretagne', { kind: 'notACountry', word: 'Grande-Bretagne' }],
    ['vatRoute', 'magic', { kind: 'notAnOption', word: 'magic' }],
    [
      'strengths',
      ['a', 'b', 'c', 'd'].map((text) => ({ lang: 'fr', text })),
      { kind: 'tooMany', max: 3 },
    ],
    ['codes', [{ product: 'Savon', duty: 120 }], { kind: 'cell', row: 'r000', column: 'duty' }],
    ['targets', { visits: { by: 'soon' } }, { kind: 'cell', row: 'visits', column: 'by' }],
  ])('%s', (item, said, problem) => {
    expect(plan.answer(item, said).item(item).problems).toContainEqual(problem);
  });

  test('and a number out of its range', () => {
    const survey = fill(newMarketQuestionnaire, british);
    expect(survey.answer('share', 101).item('share').problems).toEqual([
      { kind: 'tooHigh', max: 100 },
    ]);
    expect(survey.answer('confidence', 0).item('confidence').problems).toEqual([
      { kind: 'tooLow', min: 1 },
    ]);
  });
});

describe('a rating of a person', () => {
  const profile = fill(smeProfile, french)
    .answer('motivation', 2)
    .set({ 'note.motivation': 'Tired' });

  test('is for staff alone, and so is every note', () => {
    const item = profile.item('motivation');
    expect(visibleTo(item, 'manager')).toEqual({ answer: true, note: true });
    expect(visibleTo(item, 'together')).toEqual({ answer: false, note: false });
    expect(visibleTo(item, 'sme')).toEqual({ answer: false, note: false });
    const other = fill(newMarketQuestionnaire, british).item('sold');
    expect(visibleTo(other, 'together')).toEqual({ answer: true, note: false });
  });

  test('is in no print but that of the account manager', () => {
    for (const mode of ['together', 'sme'] as const) {
      const text = JSON.stringify(printable(profile.view(), 'en', { mode }));
      expect(text).not.toContain('Tired');
      expect(text).not.toContain('2/5');
    }
    const own = JSON.stringify(printable(profile.view(), 'en', { mode: 'manager' }));
    expect(own).toContain('Tired');
    expect(own).toContain('2/5');
  });
});

test('a private note is in no print for the business, whatever the form', () => {
  const survey = fill(newMarketQuestionnaire, british)
    .answer('sold', 'regular')
    .set({ 'note.sold': 'Seemed unsure' });
  for (const mode of ['together', 'sme'] as const) {
    expect(JSON.stringify(printable(survey.view(), 'en', { mode }))).not.toContain('Seemed unsure');
  }
  const own = JSON.stringify(printable(survey.view(), 'en', { mode: 'manager' }));
  expect(own).toContain('Seemed unsure');
});

test('launch pads fill in their own part of a quarterly review, each in fields of its own', () => {
  const pads = [
    { id: 'p1', name: 'Rouen' },
    { id: 'p2', name: 'Brighton' },
  ];
  const review = fill(quarterlyReview, { onDate: '2026-11-30', pads })
    .answer('support', { lang: 'fr', text: 'Visites' }, 'p1')
    .answer('support', { lang: 'en', text: 'Calls' }, 'p2');
  expect(review.values).toEqual({
    'text.support.p1': { lang: 'fr', text: 'Visites' },
    'text.support.p2': { lang: 'en', text: 'Calls' },
  });
  expect(review.view().sections.map(({ key }) => key)).toEqual([
    'frame',
    'figures',
    'challenges.p1',
    'challenges.p2',
    'operation.p1',
    'operation.p2',
    'exchange',
    'lessonsLearned.p1',
    'lessonsLearned.p2',
    'next',
  ]);
  const keys = itemsIn(review.view()).map(({ key }) => key);
  expect(new Set(keys).size).toBe(keys.length);
});

test('a review proposes the language of its contact', () => {
  const review = fill(monthlyReview, { ...french, contactLanguage: 'fr' });
  expect(review.item('language').suggestion).toBe('fr');
  expect(review.answer('language', 'en').item('language').suggestion).toBeUndefined();
});

test('content counts where somebody else was not sure at the same time', () => {
  const both = fill(marketEntryPlan, french).set({
    'value.goal': 'unsure',
    'text.goal': { lang: 'fr', text: 'Vendre' },
  });
  expect(both.item('goal').answer.kind).toBe('given');
  expect(both.view().counts.unsure).toBe(0);
});

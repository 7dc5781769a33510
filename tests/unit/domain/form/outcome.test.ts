/** The outcome that is frozen, and what makes it outdated. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { builtInTemplates, templateIds } from '../../../../src/domain/form/built-in.ts';
import { outcomeOf } from '../../../../src/domain/form/freeze-outcome.ts';
import { formView } from '../../../../src/domain/form/form-view.ts';
import {
  answerPrints,
  confidenceAlert,
  isOutdated,
  lateAnswers,
  readOutcome,
} from '../../../../src/domain/form/outcome.ts';
import { fingerprint } from '../../../../src/domain/text/text-pair.ts';
import type { Template } from '../../../../src/domain/form/template.ts';
import { marketEntryPlan } from '../../../../src/domain/form/templates/market-entry-plan.ts';
import { monthlyReview } from '../../../../src/domain/form/templates/monthly-review.ts';
import { readinessAssessment } from '../../../../src/domain/form/templates/readiness-assessment.ts';
import { smeProfile } from '../../../../src/domain/form/templates/sme-profile.ts';
import { fill } from '../../../support/filled-form.ts';
import { contexts, valuesOf } from '../../../support/generated-form.ts';

const templates: readonly Template[] = await Promise.all(
  templateIds.map((id) => builtInTemplates[id]()),
);
const goal = { lang: 'fr' as const, text: 'Trente commandes par mois' };
const plan = fill(marketEntryPlan).answer('market', 'GB').answer('goal', goal);

test('a plan freezes its progress, a review its confidence, an assessment its scores and gates', () => {
  expect(plan.section('ambition', 'done').outcome()).toMatchObject({
    template: 'market-entry-plan/1',
    on: '2026-11-20',
    progress: 8,
    openGates: [],
  });
  expect(fill(monthlyReview).answer('confidence', 2).outcome()).toMatchObject({ confidence: 2 });
  const assessed = fill(readinessAssessment).answer('vat', 1).answer('margin', 3).focus('money');
  expect(assessed.outcome()).toMatchObject({
    scores: { money: 50 },
    total: 50,
    band: 'building',
    openGates: ['vat'],
    focus: ['money'],
  });
});

test('a profile freezes no score, whatever its ratings', () => {
  const outcome = fill(smeProfile).answer('motivation', 5).answer('experience', 'unsure').outcome();
  expect(outcome).toEqual({
    template: 'sme-profile/1',
    on: '2026-11-20',
    answers: expect.any(String),
    openGates: [],
    unsureShare: 50,
  });
});

describe('an outcome is', () => {
  const frozen = plan.outcome();

  test('current as long as the answers are the same, in whatever order they came', () => {
    expect(isOutdated(frozen, plan.values)).toBe(false);
    const again = Object.fromEntries(Object.entries(plan.values).toReversed());
    expect(isOutdated(frozen, again)).toBe(false);
  });

  test('outdated by another answer, by one more and by one less', () => {
    expect(isOutdated(frozen, plan.answer('market', 'IE').values)).toBe(true);
    expect(isOutdated(frozen, plan.answer('launchDate', '2027-02-15').values)).toBe(true);
    expect(isOutdated(frozen, plan.answer('goal', null).values)).toBe(true);
    expect(isOutdated(frozen, plan.section('ambition', 'leftOut').values)).toBe(true);
  });

  test('not outdated by work on a section, also where it was frozen when that counted as an answer', () => {
    expect(isOutdated(frozen, plan.section('ambition', 'done').values)).toBe(false);
    const field = 'value.section.ambition';
    const begun = plan.section('ambition', 'inProgress');
    const older = { ...answerPrints(begun.values), [field]: fingerprint('"inProgress"') };
    const settled = begun.set({ 'value.form.frozen': older });
    const outcome = { ...begun.outcome(), answers: fingerprint(JSON.stringify(older)) };
    expect(isOutdated(outcome, settled.values)).toBe(false);
    expect(isOutdated(outcome, settled.section('ambition', 'done').values)).toBe(false);
    expect(isOutdated(outcome, settled.section('ambition', 'leftOut').values)).toBe(true);
  });

  test('not outdated by a translation, a note or evidence', () => {
    const translated = plan.answer('goal', { ...goal, translation: 'Thirty orders a month' });
    expect(isOutdated(frozen, translated.values)).toBe(false);
    const noted = plan.set({ 'note.goal': 'To be seen', 'evidence.goal': ['https://example.org'] });
    expect(isOutdated(frozen, noted.values)).toBe(false);
  });
});

test('answers that came after the freeze are told by their field', () => {
  const agreed = plan.set({ 'value.form.frozen': answerPrints(plan.values) });
  expect(lateAnswers(agreed.values)).toEqual([]);
  expect(isOutdated(plan.outcome(), agreed.values)).toBe(false);
  const later = agreed
    .answer('market', 'IE')
    .answer('launchDate', '2027-02-15')
    .answer('goal', null);
  expect(lateAnswers(later.values).toSorted()).toEqual([
    'text.goal',
    'value.launchDate',
    'value.market',
  ]);
  expect(lateAnswers(plan.values)).toEqual([]);
});

test('what is stored is read back as it was frozen, whatever the template and the answers', () => {
  for (const template of templates) {
    fc.assert(
      fc.property(valuesOf(template), contexts, (values, context) => {
        const outcome = outcomeOf(formView(template, values, context), values);
        expect(readOutcome(JSON.parse(JSON.stringify(outcome)))).toEqual(outcome);
      }),
      { numRuns: 10 },
    );
  }
});

test.each([[undefined], [null], ['eligible'], [{ template: 'sme-profile/1' }]])(
  '%j is no outcome',
  (stored) => {
    expect(readOutcome(stored)).toBeUndefined();
  },
);

test.each([
  [4, 3, undefined],
  [3, 5, 'amber'],
  [2, 3, 'amber'],
  [2, undefined, 'amber'],
  [2, 4, 'red'],
  [undefined, 4, undefined],
] as const)('a confidence of %s after %s is %s', (now, before, alert) => {
  expect(confidenceAlert(now, before)).toBe(alert);
});

/** The rules about forms (12, 13, 15, 16 and 19), each at its limits. They read briefs and no answers. */

import { describe, expect, it } from 'vitest';
import { alertsOf } from '../../../../src/domain/alert/alerts-of.ts';
import type { SmeAlertId } from '../../../../src/domain/alert/alert.ts';
import { addDays } from '../../../../src/domain/calendar/local-date.ts';
import type { FormBrief } from '../../../../src/domain/form/form-brief.ts';
import { allStages } from '../../../../src/domain/sme/sme.ts';
import { head } from '../portfolio/records.ts';
import { alertAbout, on, type Parts } from './heads.ts';

const today = '2020-11-19';
const ago = (days: number): string => addDays(today, -days);

/** A settled form of a purpose with what it froze. */
function form(
  name: string,
  outcome: Readonly<Record<string, unknown>> = {},
  rest: Partial<FormBrief> = {},
): FormBrief {
  const onDate = rest.onDate ?? ago(1);
  return {
    id: `${name} ${onDate}`,
    templateId: `${name}/1`,
    state: 'complete',
    changedAt: 0,
    onDate,
    outcome: {
      template: `${name}/1`,
      on: onDate,
      answers: 'x',
      openGates: [],
      unsureShare: 0,
      ...outcome,
    } as FormBrief['outcome'],
    ...rest,
  };
}
const review = (confidence: number | undefined, days: number, rest: Partial<FormBrief> = {}) =>
  form(
    'monthly-review',
    { ...(confidence !== undefined && { confidence }) },
    { onDate: ago(days), ...rest },
  );
const plan = (done: number, rest: Partial<FormBrief> = {}, leftOut = 0) =>
  form(
    'market-entry-plan',
    { progress: 10, sections: 10 },
    { state: 'agreed', agreedOn: ago(30), sections: { done, leftOut }, ...rest },
  );

const raised = (id: SmeAlertId, forms: readonly FormBrief[], sme: NonNullable<Parts>['sme'] = {}) =>
  alertAbout(id, { sme: { stage: 'supported', ...sme }, forms }, on(today));
const level = (...args: Parameters<typeof raised>) => raised(...args)?.level;

describe('12 the plan and the time of support', () => {
  // Half of a hundred days is left.
  const time = { supportFrom: ago(50), supportUntil: addDays(today, 50) };

  it.each([
    [10, undefined],
    [4, undefined],
    [3, 'watch'],
    [2, 'watch'],
    [1, 'risk'],
  ])('%i sections of ten done, with half of the time left, is %s', (done, expected) => {
    expect(level('planBehind', [plan(done)], time)).toBe(expected);
  });

  it('tells how much is undone, by how many points, and the days that are left', () => {
    expect(raised('planBehind', [plan(1)], time)).toMatchObject({ share: 90, count: 40, days: 50 });
  });

  it('judges the work of today, of the sections that are kept, and the market furthest behind', () => {
    expect(level('planBehind', [plan(3, {}, 4)], time)).toBeUndefined();
    expect(level('planBehind', [plan(10, { market: 'GB' }), plan(1, { market: 'IE' })], time)).toBe(
      'risk',
    );
  });

  it('judges an older agreement by the progress that it froze', () => {
    const frozen = form('market-entry-plan', { progress: 10 }, { state: 'agreed' });
    expect(level('planBehind', [frozen], time)).toBe('risk');
  });

  it('counts no time as left once it is over, and judges nothing without a plan or a time', () => {
    const over = { supportFrom: ago(90), supportUntil: ago(3) };
    expect(raised('planBehind', [plan(8)], over)).toMatchObject({ level: 'watch', days: 0 });
    expect(level('planBehind', [plan(0, { state: 'draft' })], time)).toBeUndefined();
    expect(level('planBehind', [plan(0, { state: 'replaced' })], time)).toBeUndefined();
    expect(level('planBehind', [plan(0)], {})).toBeUndefined();
  });

  it.each([
    [56, undefined],
    [55, 'risk'],
    [0, 'risk'],
  ])('a rebuild of the shop with %i days left is %s', (days, expected) => {
    const checklist = form('eligibility-checklist', { rebuild: true });
    expect(level('rebuildLate', [checklist], { supportUntil: addDays(today, days) })).toBe(
      expected,
    );
    const none = form('eligibility-checklist');
    expect(level('rebuildLate', [none], { supportUntil: today })).toBeUndefined();
  });
});

describe('13 confidence', () => {
  it.each([
    [[3], undefined],
    [[2], 'watch'],
    [[4, 3], undefined],
    [[5, 3], 'watch'],
    [[3, 2], 'watch'],
    [[4, 2], 'risk'],
    [[1, 5], undefined],
  ] as const)('of %j at one review after the other is %s', (told, expected) => {
    const forms = told.map((confidence, index) => review(confidence, 60 - index * 30));
    expect(level('lowConfidence', forms)).toBe(expected);
  });

  it('is that of the last review that told one, and of no draft', () => {
    const forms = [
      review(5, 90),
      review(2, 60),
      review(undefined, 30),
      review(1, 0, { state: 'draft' }),
    ];
    expect(raised('lowConfidence', forms)).toMatchObject({
      level: 'risk',
      count: 2,
      on: ago(60),
      recordId: `monthly-review ${ago(60)}`,
    });
  });
});

describe('15 unsure answers', () => {
  it.each([
    [25, undefined],
    [26, 'watch'],
    [40, 'watch'],
    [41, 'risk'],
  ])('of %i %% are %s', (unsureShare, expected) => {
    expect(level('unsureAnswers', [form('readiness-assessment', { unsureShare })])).toBe(expected);
    expect(level('unsureAnswers', [form('eligibility-checklist', { unsureShare })])).toBe(expected);
  });

  it('are those of the forms that stand', () => {
    const older = form('readiness-assessment', { unsureShare: 60 }, { onDate: ago(90) });
    const newer = form('readiness-assessment', { unsureShare: 5 });
    expect(level('unsureAnswers', [older, newer])).toBeUndefined();
    expect(level('unsureAnswers', [form('sme-profile', { unsureShare: 60 })])).toBeUndefined();
  });

  it('are told from the first look at the criteria to the end of the support', () => {
    const forms = [form('eligibility-checklist', { unsureShare: 60 })];
    const stages = allStages.filter((stage) => level('unsureAnswers', forms, { stage }));
    expect(stages).toEqual(['screening', 'eligible', 'enrolled', 'inducted', 'supported']);
  });
});

describe('16 the aid ceiling', () => {
  it.each([
    [79, undefined],
    [80, 'watch'],
    [99, 'watch'],
    [100, 'risk'],
    [130, 'risk'],
  ])('used by %i %% is %s', (aidShare, expected) => {
    const found = raised('aidCeiling', [form('eligibility-checklist', { aidShare })]);
    expect(found?.level).toBe(expected);
    if (found !== undefined) expect(found.share).toBe(aidShare);
  });
});

describe('19 texts in two languages', () => {
  const gaps = { en: { missing: 2, stale: 1, draft: 4 } };

  it.each([
    [6, undefined],
    [7, 'watch'],
    [20, 'watch'],
    [21, 'risk'],
  ])('%i days after the review are %s', (days, expected) => {
    expect(level('notTranslated', [review(4, days, { gaps })])).toBe(expected);
  });

  it('count what is missing and what is behind, from the oldest review or agreement', () => {
    const agreed = plan(10, { agreedOn: ago(9), onDate: ago(40), gaps });
    expect(raised('notTranslated', [review(4, 8, { gaps }), agreed])).toMatchObject({
      count: 6,
      since: ago(9),
      days: 9,
      recordId: agreed.id,
    });
  });

  it('are no alert while they only wait to be proofread, in a draft, or in a form of one side', () => {
    const drafted = { fr: { missing: 0, stale: 0, draft: 5 } };
    expect(level('notTranslated', [review(4, 90, { gaps: drafted })])).toBeUndefined();
    expect(level('notTranslated', [review(4, 90, { gaps, state: 'draft' })])).toBeUndefined();
    const assessment = form('readiness-assessment', {}, { onDate: ago(90), gaps });
    expect(level('notTranslated', [assessment])).toBeUndefined();
  });
});

it('no rule about forms is raised for a sheet without any', () => {
  const sheet = head({ sme: { stage: 'supported', supportFrom: ago(90), supportUntil: today } });
  expect(alertsOf(sheet, on(today)).raised).toEqual([]);
});

/** What the forms of a sheet show to the guards of the stages. */

import { describe, expect, it } from 'vitest';
import type { FormBrief } from '../../../../src/domain/form/form-brief.ts';
import { evidenceIn, openGuards } from '../../../../src/domain/stage/guards.ts';
import { smeWith, valuesOf } from './records.ts';

const checklist = (result: 'eligible' | 'toCheck', rest: Partial<FormBrief> = {}): FormBrief => ({
  id: result,
  templateId: 'eligibility-checklist/1',
  state: 'complete',
  changedAt: 1,
  onDate: '2020-09-01',
  outcome: {
    template: 'eligibility-checklist/1',
    on: '2020-09-01',
    answers: 'x',
    result,
    openGates: [],
    unsureShare: 0,
  },
  ...rest,
});

const today = '2021-05-19';

/** What is missing for a stage, with the last month that has figures. */
const missingWith = (
  last: string | undefined,
  to: 'eligible' | 'supported' | 'completed',
  ...forms: readonly FormBrief[]
) => {
  const figures = last === undefined ? [] : [{ first: '2020-01', last, recent: [], yearBack: [] }];
  const summaries = {
    form: { count: forms.length, facts: forms },
    figures: { count: figures.length, facts: figures },
  };
  const evidence = evidenceIn({ summary: {}, summaries }, { today, contactsComing: false });
  return openGuards(valuesOf(smeWith({})), to, evidence);
};
const missing = (to: 'eligible' | 'supported' | 'completed', ...forms: readonly FormBrief[]) =>
  missingWith(undefined, to, ...forms);

describe('what the forms of a sheet show', () => {
  it('asks for a checklist before a business is eligible', () => {
    expect(missing('eligible')).toEqual(['checklist']);
    expect(missing('eligible', checklist('eligible', { state: 'draft' }))).toEqual(['checklist']);
  });

  it('takes a completed checklist with nothing left to check, and no other', () => {
    expect(missing('eligible', checklist('toCheck'))).toEqual(['checklist']);
    expect(missing('eligible', checklist('eligible'))).toEqual([]);
  });

  it('judges by the checklist that stands, not by one whose place was taken', () => {
    const older = checklist('eligible', { state: 'replaced' });
    const newer = checklist('toCheck', { id: 'newer', onDate: '2020-10-01' });
    expect(missing('eligible', older, newer)).toEqual(['checklist']);
  });

  it('asks for a completed assessment before a business is supported', () => {
    const assessment = checklist('eligible', { templateId: 'readiness-assessment/1' });
    expect(missing('supported')).toEqual(['assessment', 'plan']);
    expect(missing('supported', assessment)).toEqual(['plan']);
  });

  it('asks for a plan that both sides agreed, which a draft of its next version leaves standing', () => {
    const plan = (state: FormBrief['state'], rest: Partial<FormBrief> = {}): FormBrief =>
      checklist('eligible', { id: state, templateId: 'market-entry-plan/1', state, ...rest });
    const of = (...forms: readonly FormBrief[]) => missing('supported', ...forms).includes('plan');
    expect(of(plan('draft'))).toBe(true);
    expect(of(plan('complete'))).toBe(true);
    expect(of(plan('agreed'))).toBe(false);
    expect(of(plan('agreed'), plan('draft', { replaces: 'agreed' }))).toBe(false);
    expect(of(plan('replaced'))).toBe(true);
  });

  it('asks for the final review, and for the figures of the last full month before it', () => {
    const review = (on: string, final?: true): FormBrief =>
      checklist('eligible', {
        id: on,
        templateId: 'monthly-review/1',
        onDate: on,
        outcome: {
          template: 'monthly-review/1',
          on,
          answers: 'x',
          openGates: [],
          unsureShare: 0,
          ...(final && { final }),
        },
      });
    expect(missing('completed')).toEqual(['finalReview', 'lastFigures']);
    expect(missing('completed', review('2021-03-10'))).toEqual(['finalReview', 'lastFigures']);
    expect(missing('completed', review('2021-03-10', true))).toEqual(['lastFigures']);
    expect(missingWith('2021-01', 'completed', review('2021-03-10', true))).toEqual([
      'lastFigures',
    ]);
    expect(missingWith('2021-02', 'completed', review('2021-03-10', true))).toEqual([]);
    // Without it, the month before today.
    expect(missingWith('2021-03', 'completed')).toEqual(['finalReview', 'lastFigures']);
    expect(missingWith('2021-04', 'completed')).toEqual(['finalReview']);
  });

  it('misses nothing while forms may still be to come', () => {
    const evidence = evidenceIn({ summary: {}, summaries: {} }, { today, contactsComing: true });
    expect(openGuards(valuesOf(smeWith({})), 'eligible', evidence)).toEqual([]);
    expect(openGuards(valuesOf(smeWith({})), 'supported', evidence)).toEqual([]);
    expect(openGuards(valuesOf(smeWith({})), 'completed', evidence)).toEqual([]);
  });
});

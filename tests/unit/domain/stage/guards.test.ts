/** What the forms of a sheet show to the guards of the stages. */

import { describe, expect, it } from 'vitest';
import type { FormBrief } from '../../../../src/domain/form/form.ts';
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

const missing = (to: 'eligible' | 'supported', ...forms: readonly FormBrief[]) =>
  openGuards(
    valuesOf(smeWith({})),
    to,
    evidenceIn({ summary: {}, summaries: { form: { count: forms.length, facts: forms } } }, false),
  );

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
    expect(missing('supported')).toEqual(['assessment']);
    expect(missing('supported', assessment)).toEqual([]);
  });

  it('misses nothing while forms may still be to come', () => {
    const evidence = evidenceIn({ summary: {}, summaries: {} }, true);
    expect(openGuards(valuesOf(smeWith({})), 'eligible', evidence)).toEqual([]);
    expect(openGuards(valuesOf(smeWith({})), 'supported', evidence)).toEqual([]);
  });
});

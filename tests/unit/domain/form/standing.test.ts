/** Which form of a purpose stands. */
import { expect, test } from 'vitest';
import type { FormBrief } from '../../../../src/domain/form/form-brief.ts';
import { draftsOf, settledForms, standingForm } from '../../../../src/domain/form/standing.ts';

const form = (id: string, more: Partial<FormBrief> = {}): FormBrief => ({
  id,
  templateId: 'readiness-assessment/1',
  state: 'complete',
  changedAt: 1,
  onDate: '2026-01-01',
  ...more,
});
const purpose = { name: 'readiness-assessment' };
const ids = (forms: readonly FormBrief[]): readonly string[] => forms.map(({ id }) => id);

test('the last one by its date stands, whatever the version of its template', () => {
  const forms = [
    form('new', { onDate: '2026-06-01', templateId: 'readiness-assessment/2' }),
    form('old'),
    form('profile', { templateId: 'sme-profile/1', onDate: '2026-09-01' }),
    form('draft', { state: 'draft', onDate: '2026-10-01' }),
  ];
  expect(standingForm(forms, purpose)?.id).toBe('new');
  expect(ids(settledForms(forms, purpose))).toEqual(['old', 'new']);
  expect(ids(draftsOf(forms, purpose))).toEqual(['draft']);
});

test('on one day the one changed last stands', () => {
  const forms = [form('b', { changedAt: 2 }), form('a', { changedAt: 1 })];
  expect(standingForm(forms, purpose)?.id).toBe('b');
});

test('a form whose place was taken does not stand, and is kept for comparing', () => {
  const forms = [form('a'), form('b', { state: 'replaced', onDate: '2026-06-01' })];
  expect(standingForm(forms, purpose)?.id).toBe('a');
  expect(ids(settledForms(forms, purpose))).toEqual(['a', 'b']);
});

test('each market has its own plan', () => {
  const plan = { templateId: 'market-entry-plan/1', state: 'agreed' } as const;
  const forms = [form('fr', { ...plan, market: 'FR' }), form('gb', { ...plan, market: 'GB' })];
  expect(standingForm(forms, { name: 'market-entry-plan', market: 'FR' })?.id).toBe('fr');
  expect(standingForm(forms, { name: 'market-entry-plan', market: 'IE' })).toBeUndefined();
  expect(standingForm([], purpose)).toBeUndefined();
});

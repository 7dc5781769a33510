/** Which forms somebody completed. */
import { expect, test } from 'vitest';
import { completedForms } from '../../../../src/domain/form/completed-forms.ts';
import type { FormBrief } from '../../../../src/domain/form/form-brief.ts';

const form = (id: string, more: Partial<FormBrief> = {}): FormBrief => ({
  id,
  templateId: 'readiness-assessment/1',
  state: 'complete',
  changedAt: 1,
  onDate: '2026-01-01',
  ...more,
});
const ids = (forms: readonly FormBrief[]): readonly string[] =>
  completedForms(forms, { name: 'readiness-assessment' }).map(({ id }) => id);

test('one whose place a later version took was completed, a draft that was set aside was not', () => {
  const replaced = form('b', { state: 'replaced', onDate: '2026-06-01' });
  expect(ids([form('a', { replaces: 'b' }), replaced])).toEqual(['a', 'b']);
  expect(ids([form('a'), replaced, form('c', { state: 'draft' })])).toEqual(['a']);
});

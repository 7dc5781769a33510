/** What the head of a sheet keeps of its forms for alerts, and which outcomes nobody asks it for. */
import { expect, test } from 'vitest';
import type { FormBrief, FormOutcome } from '../../../../src/domain/form/form-brief.ts';
import { formFacts, withReadOutcomes } from '../../../../src/domain/form/form-facts.ts';

function form(id: string, name: string, onDate: string, more: Partial<FormBrief> = {}): FormBrief {
  const frozen = { template: `${name}/1`, on: onDate, answers: 'x', openGates: [], unsureShare: 0 };
  const { outcome, ...rest } = more;
  return {
    id,
    templateId: `${name}/1`,
    state: 'complete',
    changedAt: 1,
    onDate,
    outcome: { ...frozen, ...outcome } as FormOutcome,
    ...rest,
  };
}
const assessment = (id: string, onDate: string, unsureShare: number, more = {}) =>
  form(id, 'readiness-assessment', onDate, { outcome: { unsureShare }, ...more });
const review = (id: string, onDate: string, confidence: number) =>
  form(id, 'monthly-review', onDate, { outcome: { confidence } });
const plan = (id: string, progress: number, more: Partial<FormBrief> = {}) =>
  form(id, 'market-entry-plan', '2026-02-01', { state: 'agreed', outcome: { progress }, ...more });

test('the facts are those of the forms that stand, and say nothing where there is nothing to say', () => {
  expect(formFacts([])).toEqual({});
  const facts = formFacts([
    assessment('old', '2026-01-01', 90),
    assessment('now', '2026-06-01', 20),
    review('may', '2026-05-01', 5),
    review('june', '2026-06-01', 2),
    plan('fr', 80),
    plan('de', 30, { gaps: { en: { missing: 2, stale: 1, draft: 4 } } }),
    plan('gone', 0, { state: 'replaced' }),
    form('aid', 'eligibility-checklist', '2026-01-01', {
      outcome: { aidShare: 85, rebuild: true },
    }),
  ]);
  expect(facts).toEqual({
    lowConfidence: { level: 'risk', confidence: 2, on: '2026-06-01', formId: 'june' },
    planProgress: 30,
    isRebuilt: true,
    mostUnsure: { share: 20, formId: 'now' },
    aidShare: 85,
    untranslated: { count: 3, since: '2026-02-01', formId: 'de' },
  });
});

test('an outcome is left out only where it is of a checklist or an assessment that does not stand', () => {
  const forms = [
    assessment('old', '2026-01-01', 90),
    assessment('now', '2026-06-01', 20),
    assessment('gone', '2026-07-01', 70, { state: 'replaced' }),
    review('may', '2026-05-01', 5),
    review('june', '2026-06-01', 2),
    plan('before', 10, { state: 'replaced' }),
    plan('fr', 80),
    form('profile', 'sme-profile', '2026-01-01'),
  ];
  const kept = withReadOutcomes(forms);
  const without = kept.filter(({ outcome }) => outcome === undefined).map(({ id }) => id);
  expect(without).toEqual(['old', 'gone']);
  expect(kept.map(({ id }) => id)).toEqual(forms.map(({ id }) => id));
  expect(formFacts(kept)).toEqual(formFacts(forms));
});

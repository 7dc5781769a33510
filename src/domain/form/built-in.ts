/** The templates that come with the application, each loaded on its own when a screen first needs it. */

import type { Template } from './template.ts';

const readers = {
  'eligibility-checklist/1': async () =>
    (await import('./templates/eligibility-checklist.ts')).eligibilityChecklist,
  'readiness-assessment/1': async () =>
    (await import('./templates/readiness-assessment.ts')).readinessAssessment,
  'sme-profile/1': async () => (await import('./templates/sme-profile.ts')).smeProfile,
  'market-entry-plan/1': async () =>
    (await import('./templates/market-entry-plan.ts')).marketEntryPlan,
  'monthly-review/1': async () => (await import('./templates/monthly-review.ts')).monthlyReview,
  'quarterly-review/1': async () =>
    (await import('./templates/quarterly-review.ts')).quarterlyReview,
  'quarterly-review/2': async () =>
    (await import('./templates/quarterly-review-2.ts')).quarterlyReviewReport,
  'new-market-questionnaire/1': async () =>
    (await import('./templates/new-market-questionnaire.ts')).newMarketQuestionnaire,
} as const satisfies Readonly<Record<string, () => Promise<Template>>>;

export type TemplateId = keyof typeof readers;

/** Each by its id. What they have in common is all that their readers know: the exact types would be compared one by one. */
export const builtInTemplates: Readonly<Record<TemplateId, () => Promise<Template>>> = readers;
export const templateIds = Object.keys(builtInTemplates) as readonly TemplateId[];

/** Whether a form names a template that comes with the application. */
export function isBuiltIn(id: string): id is TemplateId {
  return Object.hasOwn(builtInTemplates, id);
}

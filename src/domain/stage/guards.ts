/**
 * What must be known before an SME enters a stage, as a table of pure functions. A guard never blocks for good: a
 * person may move the SME without it, with a reason that stays in the history.
 *
 * Only guards whose data exist are listed. The day of the stage is no guard, since no step on goes without one.
 */

import type { LocalDate } from '../calendar/local-date.ts';
import { type LazySummaries, summaryIn } from '../entity/lazy-summary.ts';
import { hasLastFigures } from '../figures/last-figures.ts';
import { readOutcome } from '../form/outcome.ts';
import { formsOf, settledForms, standingForm } from '../form/standing.ts';
import type { Sme } from '../operation/record.ts';
import type { JournalSummary } from '../sme/journal-summary.ts';
import type { Stage } from '../sme/sme.ts';

/** What the journal and the forms show. A command sees records and neither of them, so the caller brings it along. */
export interface StageEvidence {
  readonly inductionHeld?: boolean | undefined;
  /** The checklist that stands was completed, with nothing not met and nothing to check. */
  readonly isEligible?: boolean | undefined;
  /** An assessment was completed. */
  readonly isAssessed?: boolean | undefined;
  /** A plan for a market was agreed. */
  readonly isPlanned?: boolean | undefined;
  /** The final review was completed. */
  readonly isReviewed?: boolean | undefined;
  /** The last full month before the final review, or before today, has figures. */
  readonly hasLastFigures?: boolean | undefined;
}

/** The head of a sheet, as far as it tells of its journal and its forms. */
interface SheetFacts {
  readonly summary: Pick<JournalSummary, 'inductionHeld'>;
  readonly summaries: LazySummaries;
}

interface EvidenceContext {
  readonly today: LocalDate;
  /** Whether some of it is still to come: then nothing is missing that may be among it. */
  readonly contactsComing: boolean;
}

/** What the journal, the forms and the figures of a sheet show. */
export function evidenceIn(
  { summary, summaries }: SheetFacts,
  { today, contactsComing }: EvidenceContext,
): StageEvidence {
  const forms = summaryIn(summaries, 'form').facts ?? [];
  const checklist = standingForm(forms, { name: 'eligibility-checklist' });
  const assessment = standingForm(forms, { name: 'readiness-assessment' });
  const figures = summaryIn(summaries, 'figures').facts ?? [];
  const isPlanned = formsOf(forms, { name: 'market-entry-plan' }).some(
    ({ state }) => state === 'agreed',
  );
  const finalReview = settledForms(forms, { name: 'monthly-review' }).findLast(
    ({ state, outcome }) => state !== 'replaced' && readOutcome(outcome)?.final === true,
  );
  return {
    isPlanned: isPlanned || contactsComing,
    isReviewed: finalReview !== undefined || contactsComing,
    hasLastFigures: hasLastFigures(figures, finalReview?.onDate ?? today) || contactsComing,
    inductionHeld: summary.inductionHeld === true || contactsComing,
    isEligible: readOutcome(checklist?.outcome)?.result === 'eligible' || contactsComing,
    isAssessed: assessment !== undefined || contactsComing,
  };
}

export const guardIds = [
  'checklist',
  'accountManager',
  'companyNumber',
  'consent',
  'induction',
  'assessment',
  'plan',
  'finalReview',
  'lastFigures',
] as const;
export type GuardId = (typeof guardIds)[number];

type Guard = (values: Sme['values'], evidence: StageEvidence) => boolean;

const guards: Readonly<Record<GuardId, Guard>> = {
  checklist: (_values, { isEligible = false }) => isEligible,
  assessment: (_values, { isAssessed = false }) => isAssessed,
  plan: (_values, { isPlanned = false }) => isPlanned,
  finalReview: (_values, { isReviewed = false }) => isReviewed,
  lastFigures: (_values, evidence) => evidence.hasLastFigures === true,
  accountManager: ({ accountManagerId }) => accountManagerId !== undefined,
  companyNumber: ({ companyNumber = '' }) => companyNumber.trim() !== '',
  consent: ({ consentOn }) => consentOn !== undefined,
  induction: (_values, { inductionHeld = false }) => inductionHeld,
};

const guardsOf: Readonly<Partial<Record<Stage, readonly GuardId[]>>> = {
  eligible: ['checklist'],
  enrolled: ['accountManager', 'companyNumber', 'consent'],
  inducted: ['induction'],
  supported: ['assessment', 'plan'],
  completed: ['finalReview', 'lastFigures'],
};

/** What is still missing for a step on to a stage, in the order of the table. */
export function openGuards(
  values: Sme['values'],
  to: Stage,
  evidence: StageEvidence,
): readonly GuardId[] {
  return (guardsOf[to] ?? []).filter((id) => !guards[id](values, evidence));
}

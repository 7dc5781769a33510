/**
 * The tabs of a sheet: what each shows, and what stands beside its name. A tab that an address knows and that has no
 * entry here does not compile.
 */

import { type ComponentType, lazy } from 'react';
import { summaryIn } from '../../../domain/entity/lazy-summary.ts';
import { type Outcome, readOutcome } from '../../../domain/form/outcome.ts';
import { progressNow } from '../../../domain/form/plan-progress.ts';
import { formsOf, standingForm } from '../../../domain/form/standing.ts';
import { formatPercent } from '../../i18n/format.ts';
import { currentLanguage } from '../../i18n/i18n.ts';
import type { Sheet } from '../../model/state.ts';
import type { SheetTab } from '../../ports/routes.ts';
import { JournalTab } from './journal/journal-tab.tsx';
import { planName } from './plan/plan-names.ts';
import { reviewName } from '../../../domain/review/monthly-reviews.ts';
import type { SheetTabProps } from './sheet-tab.ts';

interface SheetTabEntry {
  readonly Panel: ComponentType<SheetTabProps>;
  /** Beside the name: how many there are, how far it is. */
  readonly count?: (sheet: Sheet) => string | number | undefined;
}

// The journal is what a sheet opens on; the rest is read when it is asked for.
const EligibilityTab = lazy(async () => ({
  default: (await import('./forms/eligibility-tab.tsx')).EligibilityTab,
}));
const AssessmentTab = lazy(async () => ({
  default: (await import('./forms/assessment-tab.tsx')).AssessmentTab,
}));
const PlanTab = lazy(async () => ({ default: (await import('./plan/plan-tab.tsx')).PlanTab }));
const ReviewsTab = lazy(async () => ({
  default: (await import('./reviews/reviews-tab.tsx')).ReviewsTab,
}));
const SmeDetails = lazy(async () => ({
  default: (await import('./details/sme-details.tsx')).SmeDetails,
}));
const FiguresTab = lazy(async () => ({
  default: (await import('./figures/figures-tab.tsx')).FiguresTab,
}));
const DocumentsTab = lazy(async () => ({
  default: (await import('./documents/documents-tab.tsx')).DocumentsTab,
}));
const SheetHistory = lazy(async () => ({
  default: (await import('./history/sheet-history.tsx')).SheetHistory,
}));

/** What came out of the form of a purpose that stands. */
function outcomeIn({ summaries }: Sheet, name: string): Outcome | undefined {
  const forms = summaryIn(summaries, 'form').facts ?? [];
  return readOutcome(standingForm(forms, { name })?.outcome);
}

export const sheetTabEntries: Readonly<Record<SheetTab, SheetTabEntry>> = {
  journal: { Panel: JournalTab, count: ({ summary }) => summary.count },
  eligibility: {
    Panel: EligibilityTab,
    count: (sheet) => {
      const { met, criteria } = outcomeIn(sheet, 'eligibility-checklist') ?? {};
      return met === undefined || criteria === undefined ? undefined : `${met}/${criteria}`;
    },
  },
  assessment: {
    Panel: AssessmentTab,
    count: (sheet) => outcomeIn(sheet, 'readiness-assessment')?.total,
  },
  plan: { Panel: PlanTab, count: planProgress },
  reviews: { Panel: ReviewsTab, count: reviewCount },
  figures: { Panel: FiguresTab },
  documents: {
    Panel: DocumentsTab,
    count: ({ summaries }) => summaryIn(summaries, 'attachment').count || undefined,
  },
  details: {
    Panel: ({ sheet, readOnly }) => <SmeDetails smeId={sheet.sme.id} readOnly={readOnly} />,
  },
  history: { Panel: ({ sheet }) => <SheetHistory smeId={sheet.sme.id} /> },
};

/** How far the plan is that was agreed last, over all markets; nothing before one is. */
function planProgress(sheet: Sheet): string | undefined {
  const plan = standingForm(sheet.forms, { name: planName });
  const progress = plan === undefined ? undefined : progressNow(plan);
  return progress === undefined ? undefined : formatPercent(currentLanguage(), progress / 100);
}

/** How many reviews there are, those in preparation included; one whose place another took is no review of its own. */
function reviewCount({ summaries }: Sheet): number | undefined {
  const { facts = [] } = summaryIn(summaries, 'form');
  const reviews = formsOf(facts, { name: reviewName });
  const count = reviews.filter(({ state }) => state !== 'replaced').length;
  return count === 0 ? undefined : count;
}

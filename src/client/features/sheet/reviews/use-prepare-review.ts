/** Prepares the next monthly review: opens the draft there is, or begins one at the contact that it is planned for. */

import { useLocation } from 'wouter';
import { plannedReview } from '../../../../domain/alert/expected.ts';
import { summaryIn } from '../../../../domain/entity/lazy-summary.ts';
import { beginForm } from '../../../../domain/form/commands/begin-form.ts';
import { draftsOf } from '../../../../domain/form/standing.ts';
import type { Sheet } from '../../../model/state.ts';
import { useRun, useToday } from '../../../model/use-carnet.ts';
import { paths } from '../../../ports/routes.ts';

export const reviewName = 'monthly-review';
const reviewTemplate = 'monthly-review/1';

export function usePrepareReview(sheet: Sheet): () => Promise<void> {
  const run = useRun();
  const today = useToday();
  const [, navigate] = useLocation();
  return async () => {
    const { facts = [] } = summaryIn(sheet.summaries, 'form');
    if (draftsOf(facts, { name: reviewName }).length === 0) {
      await run(
        beginForm({
          home: sheet.sme.id,
          templateId: reviewTemplate,
          filledBy: 'together',
          contactId: plannedReview(sheet.summary, today)?.id,
        }),
      );
    }
    navigate(paths.sheet(sheet.sme.id, 'reviews'));
  };
}

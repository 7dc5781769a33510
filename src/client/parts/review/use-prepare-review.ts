/** Prepares the next monthly review: opens the draft there is, or begins one at the contact that it is planned for. */

import { useLocation } from 'wouter';
import { plannedReview } from '../../../domain/alert/expected.ts';
import { beginForm } from '../../../domain/form/commands/begin-form.ts';
import { draftsOf } from '../../../domain/form/standing.ts';
import { reviewName, reviewTemplate } from '../../../domain/review/monthly-reviews.ts';
import type { SheetHead } from '../../../domain/sheet/sheet-head.ts';
import { loadTemplate } from '../../i18n/templates.ts';
import { templateToBegin } from '../../model/own-templates.ts';
import { useCarnet, useToday } from '../../model/use-carnet.ts';
import { useChange } from '../record/use-change.ts';
import { paths } from '../../ports/routes.ts';

/** What is done with a sheet: its review opens, and is begun where it was not. */
export function usePrepareReview(): (sheet: SheetHead) => Promise<void> {
  const change = useChange();
  const carnet = useCarnet();
  const today = useToday();
  const [, navigate] = useLocation();
  return async ({ sme, summary, forms = [] }) => {
    const [draft] = draftsOf(forms, { name: reviewName });
    const id = draft?.id ?? carnet.environment.newId();
    if (draft === undefined) {
      const own = templateToBegin(carnet.state.getState(), reviewTemplate);
      // One that a newer Carnet published cannot be filled in here: that of Carnet can.
      const template = await loadTemplate(own).catch(() => undefined);
      const begun = beginForm(
        {
          home: sme.id,
          templateId: template?.id ?? reviewTemplate,
          filledBy: 'together',
          contactId: plannedReview(summary, today)?.id,
        },
        id,
      );
      if (!(await change(begun))) return;
    }
    navigate(paths.review(sme.id, id));
  };
}

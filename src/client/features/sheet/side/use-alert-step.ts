/** The one next step of an alert, done from where it is said: what is missing opens, with what is known filled in. */

import { useLocation } from 'wouter';
import type { Alert, AlertId } from '../../../../domain/alert/alert.ts';
import type { AlertContext } from '../../../../domain/alert/context.ts';
import { firstMeetingDay } from '../../../../domain/alert/meeting-day.ts';
import { addDays } from '../../../../domain/calendar/local-date.ts';
import type { FormBrief } from '../../../../domain/form/form-brief.ts';
import type { Sme } from '../../../../domain/operation/record.ts';
import { reviewWithoutContact } from '../../../../domain/review/monthly-reviews.ts';
import { formPath } from '../../../model/form-paths.ts';
import { askPlan, type PlanStart } from '../../../model/plan-question.ts';
import { paths, type SheetTab } from '../../../ports/routes.ts';
import { askStage } from '../../../model/stage-question.ts';
import type { Sheet } from '../../../model/state.ts';
import { useAlertContext } from '../../../model/use-alerts.ts';
import { type SheetDialog, useOpenDialog } from '../use-open-dialog.ts';

/** A contact is first proposed in a week, a review on the next working day: it is late. */
const daysAhead = 7;

/** The tab on which the step of an alert is done. */
const tabs: Readonly<Partial<Record<AlertId, SheetTab>>> = {
  fewerOrders: 'figures',
  brokenConnection: 'figures',
  figuresMissing: 'figures',
  notConnected: 'figures',
  noBaseline: 'figures',
  planBehind: 'plan',
  rebuildLate: 'plan',
  aidCeiling: 'eligibility',
};

/** Does the step; `stuckInStage` asks for the stage, some go to a tab or a form, every other one opens a dialog of the sheet. */
export function useAlertStep(sheet: Sheet): (alert: Alert) => void {
  const open = useOpenDialog();
  const context = useAlertContext();
  const [, navigate] = useLocation();
  return (alert) => {
    const path = pathOf(alert, sheet);
    if (path !== undefined) navigate(path);
    else if (alert.id === 'stuckInStage') askStage(sheet.sme.id);
    else {
      const dialog = dialogOf(alert, sheet);
      if (dialog === undefined) askPlan(planned(alert, sheet.sme, context));
      else open(dialog);
    }
  };
}

/** Where the step is done, if not in a dialog. */
function pathOf({ id, recordId }: Alert, { sme, forms }: Sheet): string | undefined {
  const form = recordId === undefined ? undefined : forms.find((one) => one.id === recordId);
  if (form !== undefined) return formPath(sme.id, form);
  const tab = tabs[id];
  return tab === undefined ? undefined : paths.sheet(sme.id, tab);
}

/** What is opened; nothing where a contact is to be planned. */
function dialogOf(alert: Alert, sheet: Sheet): SheetDialog | undefined {
  const { recordId } = alert;
  switch (alert.id) {
    case 'openProblem':
      return { kind: 'issue', issue: sheet.issues.find(({ id }) => id === recordId) };
    case 'overdueAction':
      return { kind: 'action', action: sheet.actions.find(({ id }) => id === recordId) };
    case 'reviewInClosure':
      return recordId === undefined ? undefined : { kind: 'contact', contactId: recordId };
    case 'silence':
      return { kind: 'contact' };
    case 'lateReview': {
      const form = reviewWithoutContact(sheet);
      return form && contactOfReview(form);
    }
    default:
      return undefined;
  }
}

/** The contact of a review that was completed without one, to be logged; nothing is said of its hour. */
export function contactOfReview({ onDate }: Pick<FormBrief, 'onDate'>): SheetDialog {
  const at = onDate === undefined ? {} : { at: `${onDate}T00:00` };
  return { kind: 'contact', initial: { kind: 'monthlyReview', ...at } };
}

/** The contact that is missing, on a day when both sides can be expected to be there. */
function planned({ id, on }: Alert, sme: Sme, context: AlertContext): PlanStart {
  const { today } = context;
  const from =
    id === 'lateReview'
      ? addDays(today, 1)
      : id === 'reviewInClosure'
        ? addDays(on ?? today, 1)
        : addDays(today, daysAhead);
  const day = firstMeetingDay(sme, from, context);
  return { smeId: sme.id, day, isProposed: true, ...ways[id] };
}

const review = { kind: 'monthlyReview', mode: 'video' } as const;
const ways: Readonly<Partial<Record<AlertId, Partial<PlanStart>>>> = {
  lateReview: review,
  reviewInClosure: review,
  missedMeetings: { mode: 'phone' },
  oneWay: { mode: 'phone' },
  noNextContact: { mode: 'phone' },
};

/**
 * The alerts of an SME that may be said where something leaves Carnet, such as the minutes of a meeting: whoever reads them
 * must not learn of a confidential contact from the days or attempts that are counted from it. An alert that rests on one is
 * left out whole, since its words without their figure would still say that there was one.
 */

import type { Noted } from '../contact/confidential.ts';
import type { SheetHead } from '../sheet/sheet-head.ts';
import { type ContactBrief, type JournalSummary, mayPrint } from '../sme/journal-summary.ts';
import type { Alert, AlertId } from './alert.ts';
import { type AlertList, alertsOf } from './alerts-of.ts';
import type { AlertContext } from './context.ts';

const mayTell = (contacts: readonly (ContactBrief | undefined)[]): boolean =>
  contacts.every((contact) => contact === undefined || mayPrint(contact));

const mayTellReview = ({ lastReview, planned }: JournalSummary): boolean =>
  mayTell([lastReview, ...planned.filter(({ kind }) => kind === 'monthlyReview')]);

const mayTellRow = ({ rowsMayLeave }: JournalSummary): boolean => rowsMayLeave === true;

/** What an alert says of contacts may leave; the others say nothing of any. */
const toldBy: Partial<Readonly<Record<AlertId, (summary: JournalSummary) => boolean>>> = {
  silence: ({ lastReached }) => mayTell([lastReached]),
  lateReview: mayTellReview,
  lowConfidence: mayTellReview,
  reviewInClosure: mayTellReview,
  missedMeetings: mayTellRow,
  oneWay: mayTellRow,
};

/** Whether what an alert counts may leave, as far as contacts go. */
export function mayTellAlert({ id }: Pick<Alert, 'id'>, summary: JournalSummary): boolean {
  return toldBy[id]?.(summary) ?? true;
}

/**
 * Those of the raised alerts that may be said.
 *
 * @param alerts of the whole sheet
 * @param mayLeave whether an action or a problem may leave: not what was noted at a confidential contact
 */
export function toldAlerts(
  head: SheetHead,
  alerts: AlertList,
  context: AlertContext,
  mayLeave: (noted: Noted) => boolean,
): readonly Alert[] {
  const [actions, issues] = [head.actions.filter(mayLeave), head.issues.filter(mayLeave)];
  const isWhole = actions.length === head.actions.length && issues.length === head.issues.length;
  // What may not leave is not counted with the rest either.
  const { raised } = isWhole ? alerts : alertsOf({ ...head, actions, issues }, context);
  return raised.filter((alert) => mayTellAlert(alert, head.summary));
}

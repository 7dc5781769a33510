/**
 * The alerts of one SME on a day: those that are raised, those that somebody put off, and those that another one
 * already says.
 *
 * An alert that was put off waits up to the end of its day and is back on the next; it is back at once when it has
 * become worse than it was when it was put off, because that is a new fact. What it hides stays hidden meanwhile.
 */

import type { LocalDate } from '../calendar/local-date.ts';
import type { Programme, Sme } from '../operation/record.ts';
import type { Snooze } from '../programme/programme.ts';
import type { SheetHead } from '../sheet/sheet-head.ts';
import { isAboutSme, type Alert, type AlertId, smeAlertIds } from './alert.ts';
import type { AlertContext } from './context.ts';
import { isOnHold } from './expected.ts';
import { snoozeOf } from './hold.ts';
import type { Rule } from './levels.ts';
import { rules } from './rules.ts';

export interface SnoozedAlert {
  readonly alert: Alert;
  readonly snooze: Snooze;
}

export interface HiddenAlert {
  readonly alert: Alert;
  /** The alert that already says it. */
  readonly by: AlertId;
}

/** All three in the order of weight. */
export interface AlertList {
  readonly raised: readonly Alert[];
  readonly snoozed: readonly SnoozedAlert[];
  readonly hidden: readonly HiddenAlert[];
  /** What contacts say was not judged: some are still to come. */
  readonly contactsComing?: true;
}

export const noAlerts: AlertList = { raised: [], snoozed: [], hidden: [] };

export function alertsOf(head: SheetHead, context: AlertContext): AlertList {
  const { sme } = head;
  const { stage } = sme.values;
  if (isOnHold(sme, context.today)) return noAlerts;
  const { contactsComing } = context;
  const found: Alert[] = [];
  for (const id of smeAlertIds) {
    const rule: Rule = rules[id];
    if (context.off.has(id) || !rule.stages.has(stage)) continue;
    if (contactsComing && rule.readsContacts === true) continue;
    const fact = rule.raise(head, context);
    if (fact !== undefined) found.push({ id, ...fact });
  }
  if (contactsComing) {
    return { ...sorted(found, sme, context.today), contactsComing };
  }
  if (found.length === 0) return noAlerts;
  // The usual case: one hides no other, and nobody put it off.
  if (found.length === 1 && sme.values.snoozed === undefined) return { ...noAlerts, raised: found };
  return sorted(found, sme, context.today);
}

/** Tells what is raised from what waits and from what is said already. */
export function sorted(
  found: readonly Alert[],
  about: Sme | Programme,
  today: LocalDate,
): AlertList {
  const hiddenBy = new Map<AlertId, AlertId>();
  for (const { id } of found) {
    if (hiddenBy.has(id)) continue;
    for (const other of hides(id)) if (!hiddenBy.has(other)) hiddenBy.set(other, id);
  }
  const raised: Alert[] = [];
  const snoozed: SnoozedAlert[] = [];
  const hidden: HiddenAlert[] = [];
  for (const alert of found) {
    const by = hiddenBy.get(alert.id);
    const snooze = snoozeOf(about, alert.id);
    if (by !== undefined) hidden.push({ alert, by });
    else if (snooze !== undefined && waits(alert, snooze, today)) snoozed.push({ alert, snooze });
    else raised.push(alert);
  }
  return { raised, snoozed, hidden };
}

function hides(id: AlertId): readonly AlertId[] {
  return isAboutSme(id) ? rules[id].hides : [];
}

/** Whether what somebody put off still waits: not past its day, and not worse than it was. */
export function waits({ level }: Alert, { until, level: then }: Snooze, today: LocalDate): boolean {
  return today <= until && !(level === 'risk' && then === 'watch');
}

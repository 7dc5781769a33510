/**
 * Actions of the day that concern no SME: those of organisations, due by the end of the days ahead, and those of the
 * programme itself, whenever they are due: no other list shows them. An action without an owner is owed by whoever follows the organisation; one of the programme, by everyone.
 */

import { isOpenAction } from '../action/action.ts';
import { addDays, compare, type LocalDate } from '../calendar/local-date.ts';
import type { Action, Organisation } from '../operation/record.ts';
import { type DayView, oursOf } from './day-scope.ts';
import { comingDays } from './my-day.ts';

/** After every day. */
const never = '9999-12-31';

/** An action and whose it is; absent for one of the programme. */
export interface OtherAction {
  readonly action: Action;
  readonly organisation: Organisation | undefined;
  /** Absent for an action without a day. */
  readonly due: LocalDate | undefined;
}

/**
 * The actions that the view is about, the longest overdue first, those without a day last.
 *
 * @param namedId one that is asked for by itself: it is among them whatever its state, its day and its owner
 */
export function otherActions(
  actions: Iterable<Omit<OtherAction, 'due'>>,
  view: DayView,
  today: LocalDate,
  namedId?: string,
): readonly OtherAction[] {
  const ours = oursOf(view);
  const lastDay = addDays(today, comingDays);
  const found: OtherAction[] = [];
  for (const { action, organisation } of actions) {
    const { due, state, ownerId = organisation?.values.memberId } = action.values;
    const isOfDay = organisation === undefined || (due !== undefined && due <= lastDay);
    if (action.deleted !== undefined) continue;
    const isOurs = ownerId === undefined ? view.scope === 'everyone' : ours.has(ownerId);
    const isListed = isOfDay && isOurs && isOpenAction(state);
    if (isListed || action.id === namedId) found.push({ action, organisation, due });
  }
  return found.sort(
    (a, b) => compare(a.due ?? never, b.due ?? never) || compare(a.action.id, b.action.id),
  );
}

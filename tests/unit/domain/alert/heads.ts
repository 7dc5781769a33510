/** The alerts of a sheet as the tests of the rules read them. */

import type { Alert, SmeAlertId } from '../../../../src/domain/alert/alert.ts';
import { alertsOf } from '../../../../src/domain/alert/alerts-of.ts';
import { type AlertContext, alertContext } from '../../../../src/domain/alert/context.ts';
import type { Programme } from '../../../../src/domain/operation/record.ts';
import { head } from '../portfolio/records.ts';

export type Parts = Parameters<typeof head>[0];

/** A programme with some of its settings. */
export function programme(values: Partial<Programme['values']> = {}): Programme {
  const stamp = { at: 0, by: 'member' };
  return {
    id: 'programme-1',
    entity: 'programme',
    home: 'programme-1',
    created: stamp,
    changed: stamp,
    values: {
      name: 'E-Channel',
      firstMonth: '2019-09',
      reviewMonths: [9, 12, 15, 18, 21],
      ...values,
    },
  };
}

/** What the rules know on a day, with some settings. */
export function on(today: string, settings: Partial<Programme['values']> = {}): AlertContext {
  return alertContext({ today, programme: programme(settings) });
}

/** The alert of one kind, raised or not: what another one hides is found as well. */
export function alertAbout(id: SmeAlertId, sheet: Parts, context: AlertContext): Alert | undefined {
  const { raised, hidden, snoozed } = alertsOf(head(sheet), context);
  const all = [...raised, ...[...hidden, ...snoozed].map(({ alert }) => alert)];
  return all.find((alert) => alert.id === id);
}

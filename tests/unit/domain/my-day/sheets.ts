/** Sheets and members as the rules of the day see them, with only what a test is about. */

import type { DayLine } from '../../../../src/domain/my-day/day-line.ts';
import { type DayContext, myDay } from '../../../../src/domain/my-day/my-day.ts';
import type { Action, Member } from '../../../../src/domain/operation/record.ts';
import { alertContext } from '../../../../src/domain/alert/context.ts';
import { alertsOf, noAlerts } from '../../../../src/domain/alert/alerts-of.ts';
import type { SheetHead } from '../../../../src/domain/sheet/sheet-head.ts';
import {
  type ContactBrief,
  emptyJournalSummary,
  type JournalSummary,
} from '../../../../src/domain/sme/journal-summary.ts';
import type { Sme } from '../../../../src/domain/operation/record.ts';

export const today = '2020-11-19';
export const me = 'member-maelle';
export const colleague = 'member-emma';

const stamp = { at: 0, by: me };

export function member(id: string, values: Partial<Member['values']> = {}): Member {
  return {
    id,
    entity: 'member',
    home: 'programme',
    created: stamp,
    changed: stamp,
    values: { name: id, roles: ['accountManager'], ...values },
  };
}

export const members: readonly Member[] = [
  member(me, { launchPadId: 'pad-fr' }),
  member('member-jean', { launchPadId: 'pad-fr' }),
  member(colleague, { launchPadId: 'pad-uk' }),
];

export function action(values: Partial<Action['values']> = {}, id = 'action-1'): Action {
  return {
    id,
    entity: 'action',
    home: 'sme-1',
    created: stamp,
    changed: stamp,
    values: { title: { lang: 'fr', text: 'Relire' }, kind: 'action', state: 'open', ...values },
  };
}

export function planned(at: string, values: Partial<ContactBrief> = {}): ContactBrief {
  return { id: `contact-${at}`, at, kind: 'interim', mode: 'phone', ...values };
}

/** The sheet of an SME of mine that was reached today and whose review is far: nothing to do. */
export function sheet(
  parts: {
    readonly id?: string;
    readonly sme?: Partial<Sme['values']>;
    readonly actions?: readonly Action[];
    readonly issues?: SheetHead['issues'];
    readonly summary?: Partial<JournalSummary>;
  } = {},
): SheetHead {
  const id = parts.id ?? 'sme-1';
  // A next contact far away, so that nothing but what a test is about asks for one.
  const next = planned('2021-06-01T10:00');
  const reached = planned(`${today}T09:00`);
  return {
    sme: {
      id,
      entity: 'sme',
      home: id,
      created: stamp,
      changed: stamp,
      values: {
        name: `Atelier ${id}`,
        country: 'FR',
        launchPadId: 'pad-fr',
        accountManagerId: me,
        track: 'programme',
        stage: 'enrolled',
        enrolledOn: '2020-09-03',
        stageDates: { enrolled: '2020-11-10' },
        ...parts.sme,
      },
    },
    actions: parts.actions ?? [],
    issues: parts.issues ?? [],
    summary: {
      ...emptyJournalSummary,
      planned: [next],
      lastReached: reached,
      lastReview: reached,
      ...parts.summary,
    },
  };
}

/** The context of a day; `quiet` leaves the alerts out of it. */
export function dayContext(
  parts: Partial<DayContext> & { readonly today?: string; readonly quiet?: boolean } = {},
): DayContext {
  const { today: day = today, quiet = false, ...rest } = parts;
  const rules = alertContext({ today: day, members });
  return {
    rules,
    alertsOf: (head) => (quiet ? noAlerts : alertsOf(head, rules)),
    zone: 'Europe/Paris',
    scope: 'mine',
    memberId: me,
    members,
    launchPads: [],
    ...rest,
  };
}

type Parts = Parameters<typeof dayContext>[0];

/** The lines of a day as `section key`. */
export function day(heads: readonly SheetHead[], parts: Parts = {}): readonly string[] {
  return myDay(heads, dayContext(parts)).sections.flatMap(({ id, lines }) =>
    lines.map(({ key }) => key.replace(`${id}:`, `${id} `)),
  );
}

export function linesOf(heads: readonly SheetHead[], parts: Parts = {}): DayLine[] {
  return myDay(heads, dayContext(parts)).sections.flatMap(({ lines }) => lines);
}

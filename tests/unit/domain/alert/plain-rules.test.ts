/** The rules find what the same rules find that are written the plain way, on any sheet and under any settings. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { smeAlertIds } from '../../../../src/domain/alert/alert.ts';
import { alertsOf, noAlerts, sorted } from '../../../../src/domain/alert/alerts-of.ts';
import { computedHealth } from '../../../../src/domain/alert/health.ts';
import { alertContext } from '../../../../src/domain/alert/context.ts';
import { isOnHold } from '../../../../src/domain/alert/expected.ts';
import { addDays } from '../../../../src/domain/calendar/local-date.ts';
import type { SheetHead } from '../../../../src/domain/sheet/sheet-head.ts';
import type { Closure } from '../../../../src/domain/sme/sme.ts';
import { action, brief, head, issue } from '../portfolio/records.ts';
import { programme } from './heads.ts';
import { ofFigures, ofForms, plainlyFound } from './plain-rules.ts';

/** Around the turn of the year and the bridges of May, when much is closed. */
const days = ['2020-11-19', '2021-01-04', '2021-05-12', '2020-08-14'] as const;
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const around = (today: string, before: number, after = 30): fc.Arbitrary<string> =>
  fc.integer({ min: -before, max: after }).map((count) => addDays(today, count));

const settings = fc.record({
  dayCount: fc.constantFrom('calendar' as const, 'working' as const),
  softWindowsOff: fc.boolean(),
  reviewEvery: fc.constantFrom(1, 2, 3),
  alertSettings: fc.constantFrom(
    {},
    { silence: { watch: 0, risk: 3 }, stuckInEnrolled: { watch: 0 }, lateReview: { watch: 0 } },
    { oneWay: { off: true }, overdueAction: { watch: 1, risk: 2 }, reviewInClosure: { watch: 90 } },
  ),
});

function closuresAround(today: string): fc.Arbitrary<Readonly<Record<string, Closure>>> {
  const closure = fc
    .tuple(around(today, 90), fc.integer({ min: -2, max: 30 }), fc.constantFrom('year', 'once'))
    .map(([from, length, every]) => ({ from, to: addDays(from, length), every }));
  return fc.dictionary(fc.constantFrom('a', 'b'), closure, { maxKeys: 2 });
}

function headsAround(today: string): fc.Arbitrary<SheetHead> {
  const at = (before: number, after?: number) =>
    around(today, before, after).map((date) => brief(date));
  const planned = fc
    .tuple(around(today, 20, 60), fc.constantFrom('monthlyReview' as const, 'catchUp' as const))
    .map(([date, kind]) => brief(date, { kind }));
  return fc
    .record({
      sme: fc.record({
        stage: fc.constantFrom(
          ...(['prospect', 'screening', 'enrolled', 'inducted', 'supported', 'paused'] as const),
        ),
        country: fc.constantFrom('FR' as const, 'GB' as const, 'BE' as const),
        enrolledOn: maybe(around(today, 900)),
        stageDates: maybe(
          fc.oneof(
            around(today, 120).map((date) => ({ screening: date, enrolled: date, inducted: date })),
            // As a spreadsheet brings them.
            around(today, 120).map((date) => ({ supported: date })),
          ),
        ),
        closures: maybe(closuresAround(today)),
        pauses: maybe(around(today, 60).map((from) => ({ one: { from, to: addDays(from, 10) } }))),
        accountManagerId: maybe(fc.constant('manager')),
        snoozed: maybe(
          around(today, 3).map((until) => ({
            silence: { until, reason: 'Congés', level: 'watch' as const },
          })),
        ),
      }),
      due: fc.array(around(today, 60), { maxLength: 4 }),
      opened: fc.array(fc.tuple(around(today, 60), fc.constantFrom(1, 2, 3)), { maxLength: 3 }),
      lastReached: maybe(at(120)),
      lastHeld: maybe(at(60)),
      lastReview: maybe(at(120)),
      planned: fc.array(planned, { maxLength: 2 }),
      unansweredInRow: fc.integer({ min: 0, max: 6 }),
      missedInRow: fc.integer({ min: 0, max: 4 }),
    })
    .map(({ sme, due, opened, lastReached, lastHeld, lastReview, ...summary }) =>
      head({
        sme,
        actions: due.map((date) => action({ due: date })),
        issues: opened.map(([openedOn, severity]) => issue({ openedOn, severity })),
        summary: {
          ...summary,
          ...(lastReached && { lastReached }),
          ...(lastHeld && { lastHeld }),
          ...(lastReview && { lastReview }),
        },
      }),
    );
}

const absence = { from: '2020-11-25', to: '2021-01-10' };
const manager = {
  id: 'manager',
  entity: 'member' as const,
  home: 'programme-1',
  created: { at: 0, by: 'member' },
  changed: { at: 0, by: 'member' },
  values: { name: 'Maëlle', roles: [], absences: { one: absence } },
};

describe('the rules', () => {
  it.each(days)('find on %s what they find when they are written the plain way', (today) => {
    const found = new Set<string>();
    fc.assert(
      fc.property(headsAround(today), settings, (sheet, values) => {
        const context = alertContext({
          today,
          programme: programme(values),
          members: [manager],
        });
        const alerts = plainlyFound(sheet, context);
        for (const { id } of alerts) found.add(id);
        const expected = isOnHold(sheet.sme, today) ? noAlerts : sorted(alerts, sheet.sme, today);
        expect(alertsOf(sheet, context)).toEqual(expected);
      }),
      { numRuns: 1500 },
    );
    // Where nothing is ever found, nothing was compared.
    expect([...found].sort()).toEqual(
      smeAlertIds.filter((id) => !ofFigures.has(id) && !ofForms.has(id)).sort(),
    );
  });

  it('say nothing of contacts while some are still to come, and all they say of the rest', () => {
    const found = new Set<string>();
    const [today] = days;
    fc.assert(
      fc.property(headsAround(today), settings, (sheet, values) => {
        const input = { today, programme: programme(values), members: [manager] };
        const coming = alertContext({ ...input, contactsComing: true });
        const all = plainlyFound(sheet, alertContext(input));
        const alerts = alertsOf(sheet, coming);
        const sayable = all.filter(({ id }) => ofTheRest.has(id));
        const told = [...alerts.raised, ...alerts.snoozed.map(({ alert }) => alert)];
        expect(told.map(({ id }) => id).sort()).toEqual(
          isOnHold(sheet.sme, today) ? [] : sayable.map(({ id }) => id).sort(),
        );
        for (const { id } of told) found.add(id);
        if (told.length === 0 && alerts.contactsComing === true) {
          expect(computedHealth(sheet, alerts)).toBe('none');
        }
      }),
      { numRuns: 500 },
    );
    expect(found).toEqual(ofTheRest);
  });

  const ofTheRest: ReadonlySet<string> = new Set(['openProblem', 'overdueAction', 'stuckInStage']);
});

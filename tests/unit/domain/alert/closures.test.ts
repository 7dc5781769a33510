/** Days on which nobody can be expected to answer are not counted: closures, habits, pauses, and the setting. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Alert, smeAlertIds } from '../../../../src/domain/alert/alert.ts';
import { alertsOf } from '../../../../src/domain/alert/alerts-of.ts';
import { type AlertContext, closuresOf } from '../../../../src/domain/alert/context.ts';
import {
  availableDaysSince,
  reviewDueOn,
  silentSince,
} from '../../../../src/domain/alert/expected.ts';
import { addDays } from '../../../../src/domain/calendar/local-date.ts';
import type { SheetHead } from '../../../../src/domain/sheet/sheet-head.ts';
import type { Closure, Pause } from '../../../../src/domain/sme/sme.ts';
import { allStages } from '../../../../src/domain/sme/sme.ts';
import { action, brief, head, issue } from '../portfolio/records.ts';
import { alertAbout, on } from './heads.ts';

const once = (from: string, to: string): Closure => ({ from, to, every: 'once' });
const silentIn = (country: 'FR' | 'GB', since: string, sme: object = {}) =>
  head({ sme: { country, ...sme }, summary: { lastReached: brief(since) } });
const availableSilentDays = (sheet: SheetHead, context: AlertContext): number =>
  availableDaysSince(sheet.sme, silentSince(sheet) ?? context.today, context);

describe('silence', () => {
  it('over August counts in the United Kingdom and not in France', () => {
    expect(availableSilentDays(silentIn('GB', '2020-07-20'), on('2020-09-05'))).toBe(47);
    // 11 days of July and 5 of September.
    expect(availableSilentDays(silentIn('FR', '2020-07-20'), on('2020-09-05'))).toBe(16);
    const off = on('2020-09-05', { softWindowsOff: true });
    expect(availableSilentDays(silentIn('FR', '2020-07-20'), off)).toBe(47);
  });

  it('over the turn of the year counts on neither side', () => {
    for (const country of ['FR', 'GB'] as const) {
      // 22 and 23 December, 2 and 3 January.
      expect(availableSilentDays(silentIn(country, '2020-12-21'), on('2021-01-03'))).toBe(4);
    }
  });

  it('leaves out bridge days, closures of the SME and times on hold', () => {
    // Ascension is Thursday 13 May 2021; the Friday after it is a bridge.
    expect(availableSilentDays(silentIn('FR', '2021-05-10'), on('2021-05-17'))).toBe(6);
    const closures = { stock: once('2021-05-11', '2021-05-12') };
    const pauses = { p: { from: '2021-05-12', to: '2021-05-13' } };
    expect(availableSilentDays(silentIn('FR', '2021-05-10', { closures }), on('2021-05-17'))).toBe(
      4,
    );
    expect(
      availableSilentDays(silentIn('FR', '2021-05-10', { closures, pauses }), on('2021-05-17')),
    ).toBe(3);
  });

  it('counts working days where the programme says so', () => {
    const working = on('2021-05-17', { dayCount: 'working' });
    // Tuesday, Wednesday and Monday: Thursday is a holiday and Friday a bridge.
    expect(availableSilentDays(silentIn('FR', '2021-05-10'), working)).toBe(3);
    // In England all five.
    expect(availableSilentDays(silentIn('GB', '2021-05-10'), working)).toBe(5);
  });

  it('is the same number of days over a leap day, a month end and a change of clocks', () => {
    expect(availableSilentDays(silentIn('GB', '2020-02-27'), on('2020-03-02'))).toBe(4);
    expect(availableSilentDays(silentIn('GB', '2021-02-27'), on('2021-03-02'))).toBe(3);
    expect(availableSilentDays(silentIn('GB', '2021-03-27'), on('2021-03-29'))).toBe(2);
    expect(availableSilentDays(silentIn('FR', '2020-10-24'), on('2020-10-26'))).toBe(2);
  });

  it('waits for its limit as long as the closure lasts', () => {
    const closures = { move: once('2020-11-01', '2020-11-10') };
    const raised = (day: string) =>
      alertAbout(
        'silence',
        { sme: { country: 'GB', closures }, summary: { lastReached: brief('2020-10-20') } },
        on(day),
      );
    // 21 days that count are over on 20 November, ten days later than without the closure.
    expect(raised('2020-11-20')).toBeUndefined();
    expect(raised('2020-11-21')).toMatchObject({ days: 22, level: 'watch' });
  });
});

describe('the day on which a review is due', () => {
  it('moves to the first day outside closures', () => {
    const due = (last: string, sme: object = {}) =>
      reviewDueOn(head({ sme, summary: { lastReview: brief(last) } }), on('2020-09-01'));
    expect(due('2020-07-14')).toBe('2020-09-01');
    expect(due('2020-07-14', { country: 'GB' })).toBe('2020-08-14');
    const closures = { move: once('2020-08-10', '2020-09-03') };
    expect(due('2020-07-14', { country: 'GB', closures })).toBe('2020-09-04');
    expect(due('2020-07-14', { closures, stage: 'eligible' })).toBeUndefined();
  });

  it('is late from that day on, in days that count', () => {
    const sheet = { summary: { lastReview: brief('2020-07-14') } };
    expect(alertAbout('lateReview', sheet, on('2020-09-07'))).toBeUndefined();
    expect(alertAbout('lateReview', sheet, on('2020-09-08'))).toMatchObject({
      days: 7,
      on: '2020-09-01',
    });
  });
});

describe('messages without an answer', () => {
  it('wait while those who should answer are away', () => {
    const sheet = { summary: { unansweredInRow: 5 } };
    expect(alertAbout('oneWay', sheet, on('2020-08-31'))).toBeUndefined();
    expect(alertAbout('oneWay', sheet, on('2020-09-01'))).toMatchObject({ level: 'risk' });
    // A holiday or a weekend is no absence: an alert that came and went with it would be noise.
    expect(alertAbout('oneWay', sheet, on('2020-11-11', { dayCount: 'working' }))).toBeDefined();
  });
});

const today = '2021-03-10';
const ago = (min: number, max: number): fc.Arbitrary<string> =>
  fc.integer({ min, max }).map((days) => addDays(today, -days));
const maybeAgo = fc.option(ago(-5, 120), { nil: undefined });

const anySheet = fc
  .record({
    stage: fc.constantFrom(...allStages),
    country: fc.constantFrom('FR' as const, 'GB' as const, 'DE' as const),
    enrolledOn: maybeAgo,
    entered: maybeAgo,
    reached: maybeAgo,
    reviewed: maybeAgo,
    planned: maybeAgo,
    missedInRow: fc.nat(6),
    unansweredInRow: fc.nat(6),
    due: fc.array(ago(-5, 60), { maxLength: 3 }),
    opened: fc.array(fc.tuple(ago(0, 60), fc.integer({ min: 1, max: 3 })), { maxLength: 3 }),
  })
  .map((a) => {
    const summary = {
      missedInRow: a.missedInRow,
      unansweredInRow: a.unansweredInRow,
      ...(a.reached === undefined
        ? {}
        : { lastReached: brief(a.reached), lastHeld: brief(a.reached) }),
      ...(a.reviewed === undefined ? {} : { lastReview: brief(a.reviewed) }),
      planned: a.planned === undefined ? [] : [brief(a.planned, { kind: 'monthlyReview' })],
    };
    return head({
      sme: {
        stage: a.stage,
        country: a.country,
        enrolledOn: a.enrolledOn,
        stageDates: a.entered === undefined ? {} : { [a.stage]: a.entered },
      },
      actions: a.due.map((due, index) => ({ ...action({ due }), id: `action-${String(index)}` })),
      issues: a.opened.map(([openedOn, severity], index) => ({
        ...issue({ openedOn, severity }),
        id: `issue-${String(index)}`,
      })),
      summary,
    });
  });

const withSme = (sheet: ReturnType<typeof head>, values: object): ReturnType<typeof head> => ({
  ...sheet,
  sme: { ...sheet.sme, values: { ...sheet.sme.values, ...values } },
});

/** All that the rules found, with what is hidden. */
function found(sheet: ReturnType<typeof head>): readonly Alert[] {
  const { raised, hidden } = alertsOf(sheet, on(today));
  return [...raised, ...hidden.map(({ alert }) => alert)];
}

const weight = { watch: 1, risk: 2 } as const;
const levelIn = (alerts: readonly Alert[], id: string): number => {
  const alert = alerts.find((one) => one.id === id);
  return alert === undefined ? 0 : weight[alert.level];
};

describe('whatever the sheet', () => {
  it('an SME on hold has no alert, by its stage or by a pause that covers the day', () => {
    const pause: fc.Arbitrary<Pause> = fc
      .tuple(ago(0, 60), fc.integer({ min: 1, max: 30 }))
      .map(([from, days]) => ({ from, to: addDays(today, days) }));
    let raisedOtherwise = 0;
    fc.assert(
      fc.property(anySheet, pause, (sheet, p) => {
        raisedOtherwise += found(sheet).length;
        expect(found(withSme(sheet, { stage: 'paused' }))).toEqual([]);
        expect(found(withSme(sheet, { pauses: { p } }))).toEqual([]);
      }),
    );
    expect(raisedOtherwise).toBeGreaterThan(50);
  });

  it('a pause without an end silences nothing beside another stage: it came with one that was not chosen (F263)', () => {
    let raised = 0;
    fc.assert(
      fc.property(anySheet, ago(0, 60), (sheet, from) => {
        const alone = found(withSme(sheet, { pauses: {} }));
        raised += alone.length;
        expect(found(withSme(sheet, { pauses: { p: { from } } }))).toEqual(alone);
      }),
    );
    expect(raised).toBeGreaterThan(50);
  });

  it('a pause without an end before the hold that lasts is no time on hold (F263)', () => {
    const p = { from: '2020-07-02' };
    const now = { from: '2020-11-10' };
    const { sme } = head({
      sme: { stage: 'paused', stageDates: { paused: now.from }, pauses: { p, now } },
    });
    expect(closuresOf(sme).map(({ from }) => from)).toEqual([now.from]);
  });

  it('an SME that returned today is judged again from today on', () => {
    const actions = [action({ due: '2021-01-04' })];
    const back = head({ actions, sme: { pauses: { p: { from: '2021-02-01', to: today } } } });
    expect(found(back).map(({ id }) => id)).toContain('overdueAction');
    const sameDay = head({ actions, sme: { pauses: { p: { from: today, to: today } } } });
    expect(found(sameDay).map(({ id }) => id)).toContain('overdueAction');
  });

  it('a closure more never raises a level; only the rule about closures itself may speak', () => {
    const closure = fc
      .tuple(ago(-30, 90), fc.nat(40), fc.constantFrom('year' as const, 'once' as const))
      .map(([from, days, every]): Closure => ({ from, to: addDays(from, days), every }));
    let lowered = 0;
    fc.assert(
      fc.property(anySheet, closure, (sheet, c) => {
        const before = found(sheet);
        const after = found(withSme(sheet, { closures: { c } }));
        for (const id of smeAlertIds.filter((one) => one !== 'reviewInClosure')) {
          expect(levelIn(after, id)).toBeLessThanOrEqual(levelIn(before, id));
          if (levelIn(after, id) < levelIn(before, id)) lowered += 1;
        }
      }),
      { numRuns: 300 },
    );
    expect(lowered).toBeGreaterThan(10);
  });

  it('an alert that was put off stays away until the end of its day, and is back the day after', () => {
    const levels = ['watch', 'risk', undefined] as const;
    fc.assert(
      fc.property(
        anySheet,
        fc.integer({ min: -3, max: 3 }),
        fc.constantFrom(...levels),
        (sheet, days, level) => {
          const { raised } = alertsOf(sheet, on(today));
          const until = addDays(today, days);
          const snooze = { until, reason: 'Away', ...(level === undefined ? {} : { level }) };
          const snoozed = Object.fromEntries(raised.map(({ id }) => [id, snooze]));
          const after = alertsOf(withSme(sheet, { snoozed }), on(today));
          const worse = raised.filter((alert) => level === 'watch' && alert.level === 'risk');
          expect(after.raised).toEqual(days < 0 ? raised : worse);
          expect(after.snoozed.length + after.raised.length).toBe(raised.length);
        },
      ),
    );
  });

  it('no fact is told twice, and nothing is lost', () => {
    fc.assert(
      fc.property(anySheet, (sheet) => {
        const { raised, hidden } = alertsOf(sheet, on(today));
        const ids = [...raised, ...hidden.map(({ alert }) => alert)].map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        for (const { by } of hidden) expect(raised.map(({ id }) => id)).toContain(by);
        const told = raised.map(({ id }) => id);
        if (told.includes('silence')) expect(told).not.toContain('oneWay');
        if (told.includes('silence')) expect(told).not.toContain('noNextContact');
        if (told.includes('lateReview')) expect(told).not.toContain('reviewInClosure');
        if (told.includes('missedMeetings')) expect(told).not.toContain('oneWay');
      }),
    );
  });
});

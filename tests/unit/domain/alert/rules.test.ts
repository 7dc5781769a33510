/** Each rule at its limits: the day before, the day itself, the day after. In autumn no closure moves a count. */

import { describe, expect, it } from 'vitest';
import { type SmeAlertId, smeAlertIds, worstLevel } from '../../../../src/domain/alert/alert.ts';
import { alertsOf } from '../../../../src/domain/alert/alerts-of.ts';
import { type AlertContext, alertContext } from '../../../../src/domain/alert/context.ts';
import { firstMeetingDay } from '../../../../src/domain/alert/meeting-day.ts';
import { rules } from '../../../../src/domain/alert/rules.ts';
import { addDays } from '../../../../src/domain/calendar/local-date.ts';
import type { CalendarEvent } from '../../../../src/domain/operation/record.ts';
import { allStages, type Stage } from '../../../../src/domain/sme/sme.ts';
import { event, member, padUk } from '../calendar/records.ts';
import { action, brief, head, issue, sme } from '../portfolio/records.ts';
import { alertAbout, on, type Parts } from './heads.ts';

const today = '2020-11-19';
const ago = (days: number): string => addDays(today, -days);

/** A level, or nothing, of one alert about a sheet. */
function level(id: SmeAlertId, sheet: Parts): string | undefined {
  return alertAbout(id, sheet, on(today))?.level;
}

/** The stages in which an alert is raised that would be whatever the stage. */
function stagesOf(id: SmeAlertId, sheet: Parts = {}): readonly Stage[] {
  return allStages.filter((stage) => level(id, { ...sheet, sme: { ...sheet?.sme, stage } }));
}

describe('1 silence', () => {
  it.each([
    [0, undefined],
    [20, undefined],
    [21, undefined],
    [22, 'watch'],
    [35, 'watch'],
    [36, 'risk'],
  ])('of %i days is %s', (days, expected) => {
    expect(level('silence', { summary: { lastReached: brief(ago(days)) } })).toBe(expected);
  });

  it('counts from the enrolment until someone was reached', () => {
    const enrolled = { enrolledOn: ago(22) };
    expect(level('silence', { sme: enrolled })).toBe('watch');
    const reached = { lastReached: brief(ago(3)) };
    expect(level('silence', { sme: enrolled, summary: reached })).toBeUndefined();
  });

  it('counts from the day of the stage where that of the enrolment was cleared', () => {
    const cleared = { enrolledOn: undefined, stageDates: { enrolled: ago(22) } };
    expect(level('silence', { sme: cleared })).toBe('watch');
  });

  it('is not broken by a message that nobody answered', () => {
    const summary = { lastReached: brief(ago(40)), lastHeld: brief(ago(1)) };
    expect(level('silence', { summary })).toBe('risk');
  });

  it('is raised for enrolled, inducted and supported SMEs, and for no other', () => {
    const summary = { lastReached: brief(ago(60)) };
    expect(stagesOf('silence', { summary })).toEqual(['enrolled', 'inducted', 'supported']);
  });
});

describe('2 a late monthly review', () => {
  // A review of 19 October is followed by one due on 19 November. 13 November is no bridge day.
  it.each([
    ['2020-10-19', undefined],
    ['2020-10-13', undefined],
    ['2020-10-12', 'watch'],
    ['2020-09-30', 'watch'],
    ['2020-09-29', 'risk'],
  ])('after a last one on %s is %s', (last, expected) => {
    const summary = { lastReview: brief(last), lastReached: brief(today) };
    expect(level('lateReview', { sme: { country: 'GB' }, summary })).toBe(expected);
  });

  it('is due a month after the enrolment when none was held', () => {
    expect(level('lateReview', { sme: { enrolledOn: '2020-10-12' } })).toBe('watch');
    expect(level('lateReview', { sme: { enrolledOn: '2020-10-20' } })).toBeUndefined();
  });

  it('is not late while one is planned, today included; a date gone by does not count', () => {
    const review = { kind: 'monthlyReview' } as const;
    const lastReview = brief('2020-06-01');
    const planned = (day: string): string | undefined =>
      level('lateReview', { summary: { lastReview, planned: [brief(day, review)] } });
    expect(planned(today)).toBeUndefined();
    expect(planned(ago(1))).toBe('risk');
  });

  it('follows the rhythm of the programme', () => {
    const sheet = { summary: { lastReview: brief('2020-10-01') } };
    const every = (reviewEvery: number) =>
      alertAbout('lateReview', sheet, on(today, { reviewEvery }));
    expect(every(1)?.level).toBe('watch');
    expect(every(2)).toBeUndefined();
  });

  it('is due on the last day of a shorter month', () => {
    const sheet = { summary: { lastReview: brief('2021-01-31') } };
    expect(alertAbout('lateReview', sheet, on('2021-03-07'))).toMatchObject({
      on: '2021-02-28',
      days: 7,
    });
    const leap = { summary: { lastReview: brief('2020-01-31') } };
    expect(alertAbout('lateReview', leap, on('2020-03-07'))).toMatchObject({
      on: '2020-02-29',
      days: 7,
    });
  });
});

describe('3 no next contact', () => {
  it.each([
    [0, 'watch'],
    [13, 'watch'],
    [14, 'risk'],
    [15, 'risk'],
  ])('%i days after one was held is %s', (days, expected) => {
    const last = brief(ago(days));
    expect(level('noNextContact', { summary: { lastHeld: last, lastReached: last } })).toBe(
      expected,
    );
  });

  it('is no matter while one is planned from today on', () => {
    const planned = (day: string): string | undefined =>
      level('noNextContact', { summary: { lastHeld: brief(ago(20)), planned: [brief(day)] } });
    expect(planned(today)).toBeUndefined();
    expect(planned(addDays(today, 200))).toBeUndefined();
    expect(planned(ago(1))).toBe('risk');
  });

  it('is asked of those whose contacts are expected, once there was one', () => {
    expect(level('noNextContact', {})).toBeUndefined();
    const summary = { lastHeld: brief(ago(1)) };
    expect(stagesOf('noNextContact', { summary })).toEqual(['enrolled', 'inducted', 'supported']);
  });
});

describe('4 overdue actions', () => {
  it.each([
    [[6], undefined],
    [[7], 'watch'],
    [[20], 'watch'],
    [[21], 'risk'],
    [[7, 7], 'watch'],
    [[7, 7, 7], 'risk'],
    [[7, 6, 6], 'watch'],
  ])('late by %j days are %s', (days, expected) => {
    const actions = days.map((late) => action({ due: ago(late) }));
    expect(level('overdueAction', { sme: { country: 'GB' }, actions })).toBe(expected);
  });

  it('do not count when done, dropped or without a date', () => {
    const actions = [
      action({ due: ago(40), state: 'done' }),
      action({ due: ago(40), state: 'dropped' }),
      action(),
    ];
    expect(level('overdueAction', { actions })).toBeUndefined();
  });

  it('name the latest, which is the one to open', () => {
    const actions = [
      { ...action({ due: ago(8) }), id: 'later' },
      { ...action({ due: ago(9) }), id: 'first' },
    ];
    expect(alertAbout('overdueAction', { actions }, on(today))).toMatchObject({
      count: 2,
      recordId: 'first',
      since: ago(9),
    });
  });
});

describe('5 missed meetings', () => {
  it.each([
    [1, undefined],
    [2, 'watch'],
    [3, 'risk'],
    [9, 'risk'],
  ])('%i in a row are %s', (missedInRow, expected) => {
    expect(level('missedMeetings', { summary: { missedInRow } })).toBe(expected);
  });
});

describe('6 messages without an answer', () => {
  it.each([
    [2, undefined],
    [3, 'watch'],
    [4, 'watch'],
    [5, 'risk'],
  ])('%i in a row are %s', (unansweredInRow, expected) => {
    expect(level('oneWay', { summary: { unansweredInRow } })).toBe(expected);
  });

  it('are not counted against a prospect, whom one may well not reach', () => {
    expect(stagesOf('oneWay', { summary: { unansweredInRow: 5 } })).toEqual([
      'screening',
      'eligible',
      'enrolled',
      'inducted',
      'supported',
    ]);
  });
});

describe('7 stuck in a stage', () => {
  it.each<[Stage, number, string | undefined]>([
    ['screening', 29, undefined],
    ['screening', 30, 'watch'],
    ['screening', 44, 'watch'],
    ['screening', 45, 'risk'],
    ['eligible', 29, undefined],
    ['eligible', 30, 'watch'],
    ['eligible', 45, 'risk'],
    ['enrolled', 20, undefined],
    ['enrolled', 21, 'watch'],
    ['enrolled', 31, 'watch'],
    ['enrolled', 32, 'risk'],
    ['inducted', 59, undefined],
    ['inducted', 60, 'watch'],
    ['inducted', 89, 'watch'],
    ['inducted', 90, 'risk'],
    ['prospect', 400, undefined],
    ['supported', 400, undefined],
  ])('%s for %i days is %s', (stage, days, expected) => {
    const sme = { country: 'DE', stage, stageDates: { [stage]: ago(days) } } as const;
    expect(level('stuckInStage', { sme })).toBe(expected);
  });

  it('counts an enrolment without a date of its own from the day of enrolment', () => {
    const sme = { stage: 'enrolled', enrolledOn: ago(21) } as const;
    expect(level('stuckInStage', { sme })).toBe('watch');
    expect(level('stuckInStage', { sme: { stage: 'screening' } })).toBeUndefined();
  });
});

describe('11 lasting problems', () => {
  it.each([
    [1, 300, undefined],
    [2, 14, undefined],
    [2, 15, 'watch'],
    [2, 300, 'watch'],
    [3, 7, undefined],
    [3, 8, 'risk'],
  ])('of severity %i, open for %i days, are %s', (severity, days, expected) => {
    const issues = [issue({ severity, openedOn: ago(days) })];
    expect(level('openProblem', { sme: { country: 'GB' }, issues })).toBe(expected);
  });

  it('are problems: neither risks, nor opportunities, nor what is settled', () => {
    const old = { severity: 3, openedOn: ago(90) };
    const issues = [
      issue({ ...old, kind: 'risk' }),
      issue({ ...old, kind: 'opportunity' }),
      issue({ ...old, state: 'resolved' }),
      issue({ ...old, state: 'accepted' }),
    ];
    expect(level('openProblem', { issues })).toBeUndefined();
  });

  it('name the gravest, which is the one to open', () => {
    const issues = [
      { ...issue({ severity: 2, openedOn: ago(90) }), id: 'serious' },
      { ...issue({ severity: 3, openedOn: ago(20) }), id: 'blocking' },
    ];
    expect(alertAbout('openProblem', { issues }, on(today))).toMatchObject({
      level: 'risk',
      count: 2,
      recordId: 'blocking',
      days: 20,
    });
  });
});

describe('14 a review on a day off', () => {
  const planned = (day: string): Parts => ({
    summary: { planned: [brief(day, { kind: 'monthlyReview' })], lastReview: brief('2020-11-10') },
  });

  it('says so from 21 days ahead, for as long as it is to come', () => {
    // 25 December 2020, in France.
    const raised = (day: string) => alertAbout('reviewInClosure', planned('2020-12-25'), on(day));
    expect(raised('2020-12-03')).toBeUndefined();
    expect(raised('2020-12-04')).toMatchObject({
      level: 'watch',
      closedBy: 'publicHoliday',
      days: 21,
    });
    expect(raised('2020-12-25')).toMatchObject({ days: 0 });
    expect(raised('2020-12-26')).toBeUndefined();
  });

  it('is about a review that is due as well, before it has a date', () => {
    const summary = { lastReview: brief('2020-07-14') };
    const due = (day: string) => alertAbout('reviewInClosure', { summary }, on(day));
    expect(due('2020-07-23')).toBeUndefined();
    expect(due('2020-07-24')).toMatchObject({ on: '2020-08-14', closedBy: 'softWindow' });
    const british = { summary, sme: { country: 'GB' } } as const;
    expect(alertAbout('reviewInClosure', british, on('2020-07-24'))).toBeUndefined();
  });

  const sides = (events: readonly CalendarEvent[] = []): AlertContext =>
    alertContext({
      today: '2020-08-20',
      launchPads: [padUk],
      members: [member('emma', { absences: { a: { from: '2020-09-07', to: '2020-09-11' } } })],
      events,
    });
  const closures = { c: { from: '2020-09-03', to: '2020-09-03', every: 'once' } } as const;
  const abroad = { launchPadId: 'pad-uk', accountManagerId: 'emma', country: 'DE' } as const;
  const why = (day: string, context = sides()) =>
    alertAbout('reviewInClosure', { ...planned(day), sme: { ...abroad, closures } }, context)
      ?.closedBy;

  it('looks at both sides: the SME, its pad, and its account manager', () => {
    expect(why('2020-08-31')).toBe('publicHoliday');
    expect(why('2020-09-01')).toBeUndefined();
    expect(why('2020-09-03')).toBe('closure');
    expect(why('2020-09-07')).toBe('absence');
    // A Saturday may be chosen on purpose.
    expect(why('2020-09-05')).toBeUndefined();
  });

  it.each<[string, Partial<CalendarEvent['values']>, string | undefined]>([
    ['a closure of its pad', { kind: 'closure', country: 'GB' }, 'event'],
    ['a holiday in its own country', { kind: 'holiday', country: 'DE' }, 'event'],
    ['a holiday everywhere', { kind: 'holiday' }, 'event'],
    ['one of several days', { kind: 'closure', from: '2020-08-24', to: '2020-09-04' }, 'event'],
    ['one that was called off', { kind: 'closure', status: 'cancelled' }, undefined],
    ['one elsewhere', { kind: 'closure', country: 'FR' }, undefined],
    ['one on another day', { kind: 'closure', from: '2020-08-31' }, undefined],
    ['what closes nothing', { kind: 'trade' }, undefined],
  ])('looks at the calendar of the programme: %s', (_, values, expected) => {
    expect(why('2020-09-01', sides([event('e', { from: '2020-09-01', ...values })]))).toBe(
      expected,
    );
  });

  it('is no matter on the day that is proposed instead', () => {
    const stocktaking = event('e', { kind: 'closure', from: '2020-09-14', to: '2020-09-15' });
    const from = (day: string, context = sides([stocktaking])) =>
      firstMeetingDay(sme({ ...abroad, closures }), day, context);
    expect(from('2020-09-01')).toBe('2020-09-01');
    expect(from('2020-09-03')).toBe('2020-09-04');
    // A weekend, an absence, a weekend, a closure of the programme.
    expect(from('2020-09-05')).toBe('2020-09-16');
    expect(from('2020-08-29')).toBe('2020-09-01');
    const away = member('emma', { absences: { a: { from: '2020-01-01', to: '2999-01-01' } } });
    const never = alertContext({ today: '2020-08-20', members: [away] });
    expect(from('2020-09-05', never)).toBe('2020-09-05');
  });
});

describe('the table of rules', () => {
  it('has its kinds in the order of weight, two facts with one number for channels, figures and time', () => {
    expect(Object.keys(rules)).toEqual(smeAlertIds);
    const numbers = Object.values(rules).map(({ number }) => number);
    const twice = numbers.filter((number, index) => numbers.indexOf(number) !== index);
    expect(twice.toSorted((a, b) => a - b)).toEqual([8, 9, 12]);
  });

  it('raises nothing for an SME of which nothing is expected', () => {
    for (const stage of ['paused', 'completed', 'ineligible', 'declined', 'withdrawn'] as const) {
      const sheet = head({
        sme: { stage, enrolledOn: '2019-01-01' },
        actions: [action({ due: '2019-01-01' })],
        issues: [issue({ severity: 3, openedOn: '2019-01-01' })],
        summary: { missedInRow: 9, unansweredInRow: 9, lastHeld: brief('2019-01-01') },
      });
      expect(alertsOf(sheet, on(today)).raised).toEqual([]);
    }
  });
});

describe('the worst of some alerts', () => {
  it('is risk as soon as one is', () => {
    const watch = { id: 'silence', level: 'watch' } as const;
    expect(worstLevel([])).toBeUndefined();
    expect(worstLevel([watch])).toBe('watch');
    expect(worstLevel([watch, { ...watch, level: 'risk' }])).toBe('risk');
  });
});

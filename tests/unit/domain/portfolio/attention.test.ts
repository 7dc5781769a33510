/** Each warning at its limits: the day before, the day itself, the day after. */

import { describe, expect, it } from 'vitest';
import { addDays } from '../../../../src/domain/calendar/local-date.ts';
import { reasonsOf, type Warning, worstLevel } from '../../../../src/domain/portfolio/attention.ts';
import { allStages } from '../../../../src/domain/sme/sme.ts';
import { action, brief, head, issue } from './records.ts';

const today = '2020-11-19';
const ago = (days: number): string => addDays(today, -days);

/** A level, or nothing, of one warning about a sheet. */
function level(warning: Warning, sheet: Parameters<typeof head>[0]): string | undefined {
  return reasonsOf(head(sheet), today).find((reason) => reason.warning === warning)?.level;
}

describe('silence', () => {
  it.each([
    [0, undefined],
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

  it('is not broken by a message that nobody answered', () => {
    const summary = { lastReached: brief(ago(40)), lastHeld: brief(ago(1)) };
    expect(level('silence', { summary })).toBe('risk');
  });

  it('warns for enrolled, inducted and supported SMEs, and for no other', () => {
    const summary = { lastReached: brief(ago(60)) };
    const warned = allStages.filter((stage) => level('silence', { sme: { stage }, summary }));
    expect(warned).toEqual(['enrolled', 'inducted', 'supported']);
  });
});

describe('a late monthly review', () => {
  // A review of 19 October is followed by one due on 19 November.
  it.each([
    ['2020-10-19', undefined],
    ['2020-10-13', undefined],
    ['2020-10-12', 'watch'],
    ['2020-09-30', 'watch'],
    ['2020-09-29', 'risk'],
  ])('after a last one on %s is %s', (last, expected) => {
    const summary = { lastReview: brief(last), lastReached: brief(today) };
    expect(level('lateReview', { summary })).toBe(expected);
  });

  it('is due a month after the enrolment when none was held', () => {
    expect(level('lateReview', { sme: { enrolledOn: '2020-10-12' } })).toBe('watch');
    expect(level('lateReview', { sme: { enrolledOn: '2020-10-20' } })).toBeUndefined();
  });

  it('is not late while one is planned, today included; a date gone by does not count', () => {
    const review = { kind: 'monthlyReview' } as const;
    const lastReview = brief('2020-06-01');
    const planned = (on: string): string | undefined =>
      level('lateReview', { summary: { lastReview, planned: [brief(on, review)] } });
    expect(planned(today)).toBeUndefined();
    expect(planned(ago(1))).toBe('risk');
  });

  it('follows the rhythm of the programme', () => {
    const sheet = head({ summary: { lastReview: brief('2020-10-01') } });
    expect(reasonsOf(sheet, today, 1).map(({ warning }) => warning)).toContain('lateReview');
    expect(reasonsOf(sheet, today, 2).map(({ warning }) => warning)).not.toContain('lateReview');
  });
});

describe('overdue actions', () => {
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
    expect(level('overdueAction', { actions })).toBe(expected);
  });

  it('do not count when done, dropped or without a date', () => {
    const actions = [
      action({ due: ago(40), state: 'done' }),
      action({ due: ago(40), state: 'dropped' }),
      action(),
    ];
    expect(level('overdueAction', { actions })).toBeUndefined();
  });
});

describe('open problems', () => {
  it.each([
    [1, 300, undefined],
    [2, 14, undefined],
    [2, 15, 'watch'],
    [2, 300, 'watch'],
    [3, 7, undefined],
    [3, 8, 'risk'],
  ])('of severity %i, open for %i days, are %s', (severity, days, expected) => {
    const issues = [issue({ severity, openedOn: ago(days) })];
    expect(level('openProblem', { issues })).toBe(expected);
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
});

describe('an SME of which nothing is expected', () => {
  it('never warns', () => {
    for (const stage of ['paused', 'completed', 'ineligible', 'declined', 'withdrawn'] as const) {
      const sheet = head({
        sme: { stage, enrolledOn: '2019-01-01' },
        actions: [action({ due: '2019-01-01' })],
        issues: [issue({ severity: 3, openedOn: '2019-01-01' })],
      });
      expect(reasonsOf(sheet, today)).toEqual([]);
    }
  });
});

describe('the worst of some reasons', () => {
  it('is risk as soon as one is', () => {
    const watch = { warning: 'silence', level: 'watch', days: 22, count: 1 } as const;
    expect(worstLevel([])).toBeUndefined();
    expect(worstLevel([watch])).toBe('watch');
    expect(worstLevel([watch, { ...watch, level: 'risk' }])).toBe('risk');
  });
});

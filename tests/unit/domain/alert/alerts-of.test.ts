/** What is raised, what waits, what is said already; the health that follows; and the alert of the programme. */

import { describe, expect, it } from 'vitest';
import { alertsOf } from '../../../../src/domain/alert/alerts-of.ts';
import { healthOf } from '../../../../src/domain/alert/health.ts';
import { programmeAlerts } from '../../../../src/domain/alert/programme-alerts.ts';
import { addDays } from '../../../../src/domain/calendar/local-date.ts';
import { allStages, type HealthOverride } from '../../../../src/domain/sme/sme.ts';
import { brief, head, sme } from '../portfolio/records.ts';
import { on } from './heads.ts';

const today = '2020-11-19';
const ago = (days: number): string => addDays(today, -days);
const silent = (days: number, values: object = {}) =>
  head({
    sme: values,
    summary: { lastReached: brief(ago(days)), lastHeld: brief(ago(days)), unansweredInRow: 5 },
  });

describe('the alerts of a sheet', () => {
  it('are told once: silence hides messages without an answer and that nothing is planned', () => {
    const { raised, hidden } = alertsOf(silent(30), on(today));
    expect(raised.map(({ id }) => id)).toEqual(['silence']);
    expect(hidden.map(({ alert, by }) => [alert.id, by])).toEqual([
      ['oneWay', 'silence'],
      ['noNextContact', 'silence'],
    ]);
  });

  it('come forward where the one that hides them is switched off, not where it waits', () => {
    const off = alertsOf(silent(30), on(today, { alertSettings: { silence: { off: true } } }));
    expect(off.raised.map(({ id }) => id)).toEqual(['oneWay', 'noNextContact']);
    const snoozed = { silence: { until: today, reason: 'Fair' } };
    const { raised, hidden } = alertsOf(silent(30, { snoozed }), on(today));
    expect(raised).toEqual([]);
    expect(hidden).toHaveLength(2);
  });

  it('that were put off are back at once when they are worse than they were', () => {
    const snoozed = {
      silence: { until: addDays(today, 9), reason: 'Fair', level: 'watch' },
    } as const;
    expect(alertsOf(silent(30, { snoozed }), on(today)).raised).toEqual([]);
    expect(alertsOf(silent(40, { snoozed }), on(today)).raised).toMatchObject([{ level: 'risk' }]);
    const atWorst = { silence: { ...snoozed.silence, level: 'risk' } };
    expect(alertsOf(silent(40, { snoozed: atWorst }), on(today)).raised).toEqual([]);
  });

  it('follow the limits of the programme', () => {
    const limits = on(today, { alertSettings: { silence: { watch: 5, risk: 10 } } });
    const level = (days: number) =>
      alertsOf(silent(days), limits).raised.find((a) => a.id === 'silence')?.level;
    expect([level(5), level(6), level(10), level(11)]).toEqual([
      undefined,
      'watch',
      'watch',
      'risk',
    ]);
  });
});

describe('the health', () => {
  const judged = (until: string, level: HealthOverride['level'] = 'ok'): HealthOverride => ({
    level,
    reason: 'Seen daily',
    until,
  });
  const health = (sheet: ReturnType<typeof head>) =>
    healthOf(sheet, alertsOf(sheet, on(today)), today);

  it('is the worst of what is raised', () => {
    expect(health(silent(1, { stage: 'supported' })).level).toBe('risk');
    expect(health(head({ summary: { lastReached: brief(ago(1)) } })).level).toBe('ok');
    expect(health(head({ sme: { stage: 'prospect' } })).level).toBe('none');
  });

  it('is what a person judged until the end of a day, then what the alerts say', () => {
    const at = (until: string) => health(silent(30, { healthOverride: judged(until) }));
    expect(at(today)).toEqual({ level: 'ok', override: judged(today) });
    expect(at(ago(1)).level).toBe('watch');
    expect(at(ago(1)).override).toBeUndefined();
  });

  it('of one that has left is not judged any more', () => {
    const levels = allStages.map(
      (stage) => health(head({ sme: { stage, healthOverride: judged(today, 'risk') } })).level,
    );
    expect(levels.filter((level) => level === 'risk')).toHaveLength(6);
    expect(health(head({ sme: { stage: 'withdrawn', healthOverride: judged(today) } })).level).toBe(
      'none',
    );
  });
});

describe('17 enrolment behind the straight line', () => {
  // 1 September 2019 to 31 May 2021; on 19 November 2020 the line asks for 16.73 of 24.
  const targets = { 'pad-uk': 12, 'pad-fr': 12 };
  const enrolled = (count: number) =>
    Array.from({ length: count }, (_, index) =>
      sme({ enrolledOn: ago(index) }, `sme-${String(index)}`),
    );
  const level = (count: number, settings: object = {}) =>
    programmeAlerts(enrolled(count), on(today, { targets, ...settings })).raised[0]?.level;

  it.each([
    [11, 'risk'],
    [12, 'watch'],
    [14, 'watch'],
    [15, undefined],
    [24, undefined],
  ])('with %i enrolled is %s', (count, expected) => {
    expect(level(count)).toBe(expected);
  });

  it('says by how many SMEs and by which share', () => {
    const { raised } = programmeAlerts(enrolled(12), on(today, { targets }));
    expect(raised).toEqual([{ id: 'enrolmentBehind', level: 'watch', count: 4, share: 28 }]);
  });

  it('is quiet without targets, before one whole SME is missing, and when switched off', () => {
    expect(level(0, { targets: undefined })).toBeUndefined();
    expect(programmeAlerts([], on('2019-09-26', { targets })).raised).toEqual([]);
    expect(programmeAlerts([], on('2019-09-28', { targets })).raised).toHaveLength(1);
    expect(level(0, { alertSettings: { enrolmentBehind: { off: true } } })).toBeUndefined();
  });

  it('is quiet in the first weeks after a programme was begun', () => {
    const context = on(today, { targets });
    const begun = (day: string) => {
      const at = Date.parse(`${day}T09:00Z`);
      const { programme } = context;
      if (programme === undefined) throw new Error('no programme');
      return { ...context, programme: { ...programme, created: { ...programme.created, at } } };
    };
    expect(programmeAlerts([], begun(today)).raised).toEqual([]);
    expect(programmeAlerts([], begun(ago(27))).raised).toEqual([]);
    expect(programmeAlerts([], begun(ago(28))).raised).toHaveLength(1);
  });

  it('waits when it was put off', () => {
    const snoozed = { enrolmentBehind: { until: today, reason: 'Amendment pending' } };
    const { raised, snoozed: waiting } = programmeAlerts(
      enrolled(0),
      on(today, { targets, snoozed }),
    );
    expect(raised).toEqual([]);
    expect(waiting).toHaveLength(1);
  });
});

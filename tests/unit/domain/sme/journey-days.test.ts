/** The days of the journey of an SME that came by a spreadsheet: the day of its stage is known, that of its enrolment is not. */

import { describe, expect, it } from 'vitest';
import { alertsOf } from '../../../../src/domain/alert/alerts-of.ts';
import { reviewDueOn } from '../../../../src/domain/alert/expected.ts';
import { healthOf } from '../../../../src/domain/alert/health.ts';
import { cumulativeEnrolment } from '../../../../src/domain/programme/enrolment.ts';
import { smesToMend } from '../../../../src/domain/report/to-be-mended.ts';
import { timelineOf } from '../../../../src/domain/sheet/timeline.ts';
import { cameToEnrolment, supportBegan } from '../../../../src/domain/sme/journey-days.ts';
import type { Sme } from '../../../../src/domain/operation/record.ts';
import { allStages } from '../../../../src/domain/sme/sme.ts';
import { on } from '../alert/heads.ts';
import { brief, head, sme } from '../portfolio/records.ts';

const imported = { stage: 'supported', stageDates: { supported: '2020-09-07' } } as const;

describe('a supported SME without a day of enrolment (F290)', () => {
  const later = on('2020-11-19');

  it('is as silent and as late with its review as one that was enrolled on the day of its stage', () => {
    const sheet = head({ sme: imported });
    const twin = head({ sme: { ...imported, enrolledOn: '2020-09-07' } });
    const alerts = alertsOf(sheet, later);
    expect(alerts.raised).toEqual(alertsOf(twin, later).raised);
    expect(alerts.raised.map(({ id }) => id)).toEqual(['silence', 'lateReview']);
    expect(healthOf(sheet, alerts, later.today).level).toBe('risk');
    expect(reviewDueOn(sheet, later)).toBe('2020-10-07');
  });

  it('does well on the day on which it came', () => {
    const sheet = head({ sme: imported });
    const first = on('2020-09-07');
    expect(healthOf(sheet, alertsOf(sheet, first), first.today).level).toBe('ok');
  });

  it('is silent since its last contact as soon as there is one', () => {
    const summary = { lastReached: brief('2020-11-10'), lastReview: brief('2020-11-10') };
    expect(alertsOf(head({ sme: imported, summary }), later).raised).toEqual([]);
  });

  it('is silent in its journal since its first stage with support', () => {
    const one = sme(imported);
    const { today } = later;
    const facts = { sme: one, contacts: [], issues: [], events: [], today };
    const { past } = timelineOf(
      { ...facts, openDays: later.openDaysOf(one) },
      { filter: 'all', context: true },
    );
    expect(past.filter(({ kind }) => kind === 'silence')).toMatchObject([
      { from: '2020-09-07', to: today, lasting: true },
    ]);
  });

  it('is in no figure of enrolments, and stands among what is to be completed', () => {
    const one = sme(imported);
    expect(cumulativeEnrolment([one], later.today)).toBe(0);
    const toMend = smesToMend([{ sme: one }], later.managerOf);
    const [key] = [...toMend.keys()].filter((id) => id.includes('Enrolment'));
    expect(key).toContain('noEnrolmentDate');
  });
});

describe('the day from which an SME is supported', () => {
  it.each<[string, Partial<Sme['values']>, string | undefined]>([
    ['is that of the enrolment', { ...imported, enrolledOn: '2020-10-01' }, '2020-10-01'],
    ['is no day before', { stageDates: { eligible: '2020-09-01' } }, undefined],
    ['is not the end of support', { stageDates: { completed: '2020-09-01' } }, undefined],
    [
      'is the earliest of its stages otherwise',
      { stageDates: { supported: '2020-10-07', inducted: '2020-09-30', eligible: '2020-09-01' } },
      '2020-09-30',
    ],
  ])('%s', (_, values, expected) => {
    expect(supportBegan(sme(values))).toBe(expected);
  });

  it('is no later than the day on which it was said', () => {
    const at = Date.parse('2020-11-19T10:00:00Z');
    const stamp = { at, by: 'maelle' };
    const ahead = sme({ stage: 'supported', stageDates: { supported: '2021-03-01' } });
    expect(supportBegan({ ...ahead, created: stamp, changed: stamp })).toBe('2020-11-19');
  });
});

describe('whether an SME came to its enrolment', () => {
  it('is told by its stage, without any day', () => {
    expect(allStages.filter((stage) => cameToEnrolment(sme({ stage }).values))).toEqual([
      'enrolled',
      'inducted',
      'supported',
      'completed',
      'withdrawn',
      'paused',
    ]);
  });

  it('is told by the day of a stage that it had before an exit', () => {
    const declined = (stageDates: Sme['values']['stageDates']) =>
      cameToEnrolment(sme({ stage: 'declined', stageDates }).values);
    expect(declined({ inducted: '2020-09-07' })).toBe(true);
    expect(declined({ eligible: '2020-09-07' })).toBe(false);
  });
});

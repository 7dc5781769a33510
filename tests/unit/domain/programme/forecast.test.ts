import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween } from '../../../../src/domain/calendar/local-date.ts';
import { confirm } from '../../../../src/domain/operation/confirm.ts';
import { type AnyRecord, recordAs, type Sme } from '../../../../src/domain/operation/record.ts';
import { enrolledInQuarter } from '../../../../src/domain/programme/enrolment.ts';
import {
  enrolmentPeriod,
  plannedEnrolment,
} from '../../../../src/domain/programme/enrolment-line.ts';
import {
  batchesOf,
  type CourseInput,
  enrolmentCourse,
  enrolmentPace,
  enrolmentSteps,
  forecastEnrolment,
  forecastFrom,
  lastDayToEnrol,
  supportLeft,
  withdrawnBy,
} from '../../../../src/domain/programme/forecast.ts';
import { sampleGroups } from '../../../../src/domain/sample/sample-programme.ts';
import { present } from '../../../../src/std/assert.ts';

fc.configureGlobal({ seed: 20261125 });

const plan = { firstMonth: '2019-09', reviewMonths: [9, 12, 15, 18, 21] };
const period = { from: '2019-09-01', to: '2021-05-31' };

let made = 0;
function sme(values: Partial<Sme['values']>): Sme {
  made += 1;
  const stamp = { at: 1, by: 'm' };
  return {
    id: `sme-${made}`,
    entity: 'sme',
    home: `sme-${made}`,
    created: stamp,
    changed: stamp,
    values: {
      name: 'Somebody',
      country: 'FR',
      launchPadId: 'fr',
      track: 'programme',
      stage: 'enrolled',
      ...values,
    },
  };
}
const enrolledOn = (...days: readonly string[]): readonly Sme[] =>
  days.map((enrolledOn) => sme({ enrolledOn }));

describe('The straight line', () => {
  it.each([
    ['to the close of the last review', plan, period],
    ['with reviews in any order', { ...plan, reviewMonths: [21, 9] }, period],
    [
      'to the last month where there are no reviews',
      { firstMonth: '2019-09', lastMonth: '2020-02', reviewMonths: [] },
      { from: '2019-09-01', to: '2020-02-29' },
    ],
    ['nowhere without an end', { firstMonth: '2019-09', reviewMonths: [] }, undefined],
    [
      'nowhere when it ends before it begins',
      { firstMonth: '2019-09', lastMonth: '2019-01', reviewMonths: [] },
      undefined,
    ],
  ])('goes %s', (_, given, expected) => {
    expect(enrolmentPeriod(given)).toEqual(expected);
  });

  it.each([
    ['before the start', '2019-01-01', 0],
    ['on the first day', '2019-09-01', 0],
    ['half way', addDays('2019-09-01', 319), 12],
    ['on the last day', '2021-05-31', 24],
    ['after the end', '2025-01-01', 24],
  ])('asks %s for what it should', (_, date, expected) => {
    expect(plannedEnrolment(24, period, date)).toBeCloseTo(expected, 5);
  });
});

describe('The pace', () => {
  it('is that of the last two project quarters on the day a review closes', () => {
    const smes = enrolledOn('2020-02-29', '2020-03-01', '2020-05-31', '2020-06-01', '2020-08-31');
    const pace = present(enrolmentPace(smes, plan.firstMonth, '2020-08-31'), 'a pace');
    expect(pace.window).toEqual({ from: '2020-03-01', to: '2020-08-31' });
    expect(pace.enrolled).toBe(4);
    expect(pace.enrolled).toBe(
      enrolledInQuarter(smes, 9, plan.firstMonth) + enrolledInQuarter(smes, 12, plan.firstMonth),
    );
  });

  it.each([
    ['2020-08-15', '2020-02-16'],
    ['2020-08-30', '2020-03-01'],
    ['2021-02-28', '2020-09-01'],
    ['2020-02-29', '2019-09-01'],
  ])('on %s is counted from %s', (today, from) => {
    expect(enrolmentPace([], plan.firstMonth, today)?.window.from).toBe(from);
  });

  it('does not exist before two quarters are complete (F292)', () => {
    const smes = enrolledOn('2019-09-02');
    expect(enrolmentPace(smes, plan.firstMonth, '2019-06-01')).toBeUndefined();
    expect(enrolmentPace(smes, plan.firstMonth, '2019-12-24')).toBeUndefined();
    expect(enrolmentPace(smes, plan.firstMonth, '2020-02-28')).toBeUndefined();
    expect(enrolmentPace(smes, plan.firstMonth, '2020-02-29')?.enrolled).toBe(1);
  });
});

describe('The forecast', () => {
  const course = (
    smes: readonly Sme[],
    today: string,
    target: number | undefined = 12,
    given: CourseInput['plan'] = plan,
  ) => enrolmentCourse({ smes, plan: given, today }, target);

  it('goes on at the pace of the last two quarters', () => {
    // 6 in 184 days; 273 days are left.
    const smes = enrolledOn(...Array.from({ length: 6 }, () => '2020-07-01'));
    const { forecast, gap, planned, enrolled } = course(smes, '2020-08-31', 24);
    expect({ enrolled, gap, planned }).toEqual({ enrolled: 6, gap: 18, planned: 13 });
    expect(forecast?.atEnd).toBe(14);
    expect(forecast?.reachedOn).toBe(addDays('2020-08-31', 552));
  });

  it.each([
    ['before the start', course(enrolledOn('2019-08-01'), '2019-07-01'), undefined],
    ['after the end', course(enrolledOn('2021-05-01'), '2021-06-01'), undefined],
    ['on the last day', course(enrolledOn('2021-05-01'), '2021-05-31'), undefined],
    [
      'without an end',
      course(enrolledOn('2020-08-01'), '2020-08-31', 12, { ...plan, reviewMonths: [] }),
      undefined,
    ],
    [
      'at rest when nobody was enrolled in two quarters',
      course(enrolledOn('2019-09-15'), '2020-08-31'),
      { atEnd: 1, reachedOn: undefined },
    ],
    [
      'without a target',
      enrolmentCourse({ smes: enrolledOn('2020-08-01'), plan, today: '2020-08-31' }, undefined),
      { atEnd: 2, reachedOn: undefined },
    ],
    [
      'when the target is reached',
      course(enrolledOn('2020-08-01', '2020-08-02'), '2020-08-31', 2),
      { atEnd: 4, reachedOn: undefined },
    ],
    [
      'when the target is far out of reach',
      course(enrolledOn('2020-08-01'), '2020-08-31', 10_000),
      { atEnd: 2, reachedOn: undefined },
    ],
  ])('is what it should be %s', (_, { forecast }, expected) => {
    expect(forecast).toEqual(expected);
  });

  it('is absent under two quarters of data, and says from when there is one (F292)', () => {
    const on = (today: string, given = plan) => course(enrolledOn('2019-09-02'), today, 12, given);
    for (const today of ['2019-06-01', '2019-11-30', '2020-02-28']) {
      expect(on(today)).toMatchObject({ forecast: undefined, forecastFrom: '2020-02-29' });
    }
    expect(on('2020-02-29')).toMatchObject({ forecast: { atEnd: 3 }, forecastFrom: undefined });
  });

  it('is promised for no day where the programme ends before, or has no end', () => {
    expect(forecastFrom({ ...plan, reviewMonths: [3] }, '2019-10-01')).toBeUndefined();
    expect(forecastFrom({ ...plan, reviewMonths: [6] }, '2019-10-01')).toBeUndefined();
    expect(forecastFrom({ ...plan, reviewMonths: [] }, '2019-10-01')).toBeUndefined();
  });

  it('never falls below what is enrolled, and reaches the target on the day it says', () => {
    const days = fc.integer({ min: -100, max: 700 });
    fc.assert(
      fc.property(
        fc.array(days, { maxLength: 40 }),
        days,
        fc.integer({ min: 0, max: 60 }),
        (ons, now, target) => {
          const today = addDays(period.from, now);
          const smes = enrolledOn(...ons.map((day) => addDays(period.from, day)));
          const { enrolled, forecast, pace, steps, gap } = course(smes, today, target);
          expect(steps.at(-1)?.cumulative ?? 0).toBe(enrolled);
          expect(gap).toBe(Math.max(0, target - enrolled));
          if (forecast === undefined) return;
          expect(forecast.atEnd).toBeGreaterThanOrEqual(enrolled);
          const { reachedOn } = forecast;
          if (reachedOn === undefined || pace === undefined) return;
          expect(forecastEnrolment(enrolled, pace, today, reachedOn)).toBeGreaterThanOrEqual(
            target - 1e-6,
          );
          expect(forecastEnrolment(enrolled, pace, today, addDays(reachedOn, -1))).toBeLessThan(
            target,
          );
          expect(forecast.atEnd >= target).toBe(reachedOn <= period.to);
        },
      ),
    );
  });
});

describe('The curve', () => {
  it('has one step per day, and leaves out what is dated later', () => {
    const smes = enrolledOn('2020-07-02', '2020-07-01', '2020-07-02', '2020-09-01');
    expect(enrolmentSteps(smes, '2020-08-31')).toEqual([
      { on: '2020-07-01', cumulative: 1 },
      { on: '2020-07-02', cumulative: 3 },
    ]);
  });

  it('keeps the withdrawn and tells them apart', () => {
    const smes = [
      sme({
        enrolledOn: '2020-07-01',
        stage: 'withdrawn',
        stageDates: { withdrawn: '2020-08-01' },
      }),
      sme({ enrolledOn: '2020-07-01', stage: 'withdrawn' }),
      sme({ enrolledOn: '2020-07-01', stage: 'withdrawn', track: 'outside' }),
      sme({ stage: 'withdrawn' }),
    ];
    expect(enrolmentSteps(smes, '2020-08-31').at(-1)?.cumulative).toBe(2);
    expect(withdrawnBy(smes, '2020-08-31')).toBe(2);
    expect(withdrawnBy(smes, '2020-07-31')).toBe(1);
    expect(withdrawnBy(smes, '2020-06-30')).toBe(0);
  });
});

describe('Batches and support', () => {
  it('are absent where SMEs are enrolled one by one', () => {
    expect(batchesOf(enrolledOn('2020-07-01'), '2020-08-31')).toEqual([]);
    expect(supportLeft(enrolledOn('2020-07-01'), '2020-08-31')).toEqual([]);
  });

  it('are counted by the name of the batch, in the order of their numbers', () => {
    const smes = [
      sme({ batch: 'Batch 10', stage: 'screening' }),
      sme({ batch: 'Batch 2 ', enrolledOn: '2020-07-01' }),
      sme({ batch: 'Batch 2', enrolledOn: '2020-09-01' }),
      sme({ batch: 'Batch 2', enrolledOn: '2020-07-01', track: 'outside' }),
      sme({ batch: ' ' }),
    ];
    expect(batchesOf(smes, '2020-08-31')).toEqual([
      { name: 'Batch 2', enrolled: 1, candidates: 0 },
      { name: 'Batch 10', enrolled: 0, candidates: 1 },
    ]);
  });

  it('says how many whole weeks of support are left, the shortest first', () => {
    const smes = [
      sme({ stage: 'supported', supportUntil: '2020-09-27' }),
      sme({ stage: 'inducted', supportUntil: '2020-08-31' }),
      sme({ stage: 'supported', supportUntil: '2020-08-30' }),
      sme({ stage: 'completed', supportUntil: '2020-12-01' }),
      sme({ stage: 'supported' }),
    ];
    expect(supportLeft(smes, '2020-08-31').map(({ weeks, until }) => [until, weeks])).toEqual([
      ['2020-08-31', 0],
      ['2020-09-27', 4],
    ]);
  });

  it('leaves the planned weeks of support after the last day to enrol', () => {
    const last = lastDayToEnrol(period, 17);
    expect(daysBetween(last, period.to) + 1).toBe(17 * 7);
  });
});

describe('In the sample programme', () => {
  const records = new Map<string, AnyRecord>();
  const world = { record: (id: string) => records.get(id), mayWrite: () => true };
  for (const group of sampleGroups()) {
    const decided = { received: Math.max(...group.map(({ at }) => at)), sequence: 1 };
    for (const record of confirm(world, group, decided).records) records.set(record.id, record);
  }
  const smes = [...records.values()].flatMap((record) => recordAs(record, 'sme') ?? []);

  it.each([
    ['2020-05-31', 0, 0, 0],
    ['2020-08-31', 6, 4, 10],
    ['2020-11-30', 9, 8, 17],
    ['2021-02-28', 12, 12, 24],
  ])('the curve reaches by %s what the report says', (today, gb, fr, total) => {
    const at = (where?: 'GB' | 'FR') => enrolmentSteps(smes, today, where).at(-1)?.cumulative ?? 0;
    expect([at('GB'), at('FR'), at()]).toEqual([gb, fr, total]);
  });

  it('the forecast of review 2 sees the target reached in time, and that of review 1 sees nothing', () => {
    const at = (today: string) => enrolmentCourse({ smes, plan, today }, 24);
    expect(at('2020-05-31').forecast).toEqual({ atEnd: 0, reachedOn: undefined });
    const { forecast } = at('2020-08-31');
    expect(forecast?.atEnd).toBe(24);
    expect(present(forecast?.reachedOn, 'a day') <= '2021-05-31').toBe(true);
  });
});

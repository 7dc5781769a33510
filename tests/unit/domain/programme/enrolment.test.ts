import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Sme } from '../../../../src/domain/operation/record.ts';
import {
  candidates,
  cumulativeEnrolment,
  enrolledInQuarter,
  enrolmentGap,
  enrolmentPerReview,
} from '../../../../src/domain/programme/enrolment.ts';

fc.configureGlobal({ seed: 20261125 });

const firstMonth = '2019-09';
const reviewMonths = [9, 12, 15, 18, 21];
const pads = [{ id: 'uk' }, { id: 'fr' }];

let made = 0;
function sme(values: Partial<Sme['values']>, deleted = false): Sme {
  made += 1;
  const stamp = { at: 1, by: 'm' };
  return {
    id: `sme-${made}`,
    entity: 'sme',
    home: `sme-${made}`,
    created: stamp,
    changed: stamp,
    ...(deleted ? { deleted: { ...stamp, operationId: 'o' } } : {}),
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

describe('Cumulative enrolment', () => {
  it.each([
    ['on the day itself', sme({ enrolledOn: '2020-08-31' }), 1],
    ['the day after', sme({ enrolledOn: '2020-09-01' }), 0],
    ['without a date', sme({}), 0],
    ['after a withdrawal', sme({ enrolledOn: '2020-07-01', stage: 'withdrawn' }), 1],
    ['outside the programme', sme({ enrolledOn: '2020-07-01', track: 'outside' }), 0],
    ['in the trash', sme({ enrolledOn: '2020-07-01' }, true), 0],
  ])('counts an SME enrolled %s as it should', (_, one, expected) => {
    expect(cumulativeEnrolment([one], '2020-08-31')).toBe(expected);
  });

  it('counts a country or a launch pad alone', () => {
    const smes = [
      sme({ enrolledOn: '2020-07-01' }),
      sme({ enrolledOn: '2020-07-01', country: 'GB', launchPadId: 'uk' }),
      sme({ enrolledOn: '2020-07-01', country: 'FR', launchPadId: 'uk' }),
    ];
    expect(cumulativeEnrolment(smes, '2020-08-31')).toBe(3);
    expect(cumulativeEnrolment(smes, '2020-08-31', 'FR')).toBe(2);
    expect(cumulativeEnrolment(smes, '2020-08-31', { launchPadId: 'uk' })).toBe(2);
  });

  it('counts candidates from screening to eligible', () => {
    const smes = (['prospect', 'screening', 'eligible', 'enrolled', 'declined'] as const).map(
      (stage) => sme({ stage }),
    );
    expect(candidates(smes)).toBe(2);
  });

  it('has no gap once the target is reached', () => {
    expect(enrolmentGap(12, 9)).toBe(3);
    expect(enrolmentGap(12, 12)).toBe(0);
    expect(enrolmentGap(12, 14)).toBe(0);
  });
});

const someSmes = fc
  .array(
    fc.record({
      month: fc.integer({ min: 0, max: 24 }),
      day: fc.integer({ min: 1, max: 28 }),
      uk: fc.boolean(),
      outside: fc.boolean(),
    }),
    { maxLength: 40 },
  )
  .map((list) =>
    list.map(({ month, day, uk, outside }) => {
      const year = 2019 + Math.floor((month + 8) / 12);
      const date = `${year}-${String(((month + 8) % 12) + 1).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
      return sme({
        enrolledOn: date,
        launchPadId: uk ? 'uk' : 'fr',
        country: uk ? 'GB' : 'FR',
        track: outside ? 'outside' : 'programme',
      });
    }),
  );

describe('The enrolment table', () => {
  it('holds that the pads add up to the total and that quarters add up to what is cumulative', () => {
    fc.assert(
      fc.property(someSmes, (smes) => {
        const lines = enrolmentPerReview(smes, pads, { firstMonth, reviewMonths });
        let running = cumulativeEnrolment(smes, '2020-02-29');
        for (const line of lines) {
          const parts = [...line.pads.values()];
          running += line.total.inQuarter;
          expect(parts.reduce((sum, { cumulative }) => sum + cumulative, 0)).toBe(
            line.total.cumulative,
          );
          expect(line.total.cumulative).toBe(running);
        }
      }),
    );
  });

  it('never falls from one review to the next', () => {
    fc.assert(
      fc.property(someSmes, (smes) => {
        const totals = enrolmentPerReview(smes, pads, { firstMonth, reviewMonths }).map(
          ({ total }) => total.cumulative,
        );
        expect(totals).toEqual(totals.toSorted((a, b) => a - b));
      }),
    );
  });

  it('gives no gap where no target was set, and adds up the targets that were', () => {
    const smes = [sme({ enrolledOn: '2020-04-01' })];
    const plan = { firstMonth, reviewMonths: [9] };
    expect(enrolmentPerReview(smes, pads, plan)[0]?.total.gap).toBeUndefined();
    const [line] = enrolmentPerReview(smes, pads, { ...plan, targets: { fr: 12, uk: 10 } });
    expect(line?.total).toEqual({ cumulative: 1, inQuarter: 1, target: 22, gap: 21 });
    expect(line?.pads.get('fr')?.gap).toBe(11);
  });

  it('counts the first and the last day of a quarter', () => {
    const smes = ['2020-02-29', '2020-03-01', '2020-05-31', '2020-06-01'].map((enrolledOn) =>
      sme({ enrolledOn }),
    );
    expect(enrolledInQuarter(smes, 9, firstMonth)).toBe(2);
  });
});

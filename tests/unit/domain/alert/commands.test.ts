/** What people say about alerts: putting off, judging the health, setting limits. Each is checked, kept and undone. */

import { beforeEach, describe, expect, it } from 'vitest';
import {
  limitErrors,
  resetAlert,
  setLimits,
  switchAlert,
} from '../../../../src/domain/alert/set-alert.ts';
import {
  alertsOff,
  limitIds,
  limitsFit,
  limitsOf,
  usualLimits,
} from '../../../../src/domain/alert/limits.ts';
import { endHealthOverride, overrideHealth } from '../../../../src/domain/alert/override-health.ts';
import {
  holdErrors,
  snoozeAlert,
  unsnoozeAlert,
} from '../../../../src/domain/alert/snooze-alert.ts';
import { type CarnetFixture, carnetFixture, fixtureIds } from '../../../support/carnet-fixture.ts';

const { programmeId } = fixtureIds;
const silence = { id: 'silence', level: 'watch' } as const;
const hold = { until: '2020-11-30', reason: ' Moving house ' };

let fixture: CarnetFixture;
let smeId: string;
beforeEach(async () => {
  fixture = await carnetFixture();
  smeId = await fixture.addSme();
});
const value = (id: string, field: string): unknown => fixture.carnet.record(id)?.values[field];

describe('until when and why', () => {
  const today = '2020-11-19';
  it.each([
    ['2020-11-18', ['until']],
    ['2020-11-19', []],
    ['2021-02-17', []],
    ['2021-02-18', ['until']],
    ['', ['until']],
  ])('takes an end on %s or not', (until, fields) => {
    const errors = holdErrors({ until, reason: 'Away' }, today);
    expect(errors.map(({ field }) => field)).toEqual(fields);
  });

  it('asks for a reason that fits', () => {
    const of = (reason: string) => holdErrors({ until: today, reason }, today).map((e) => e.reason);
    expect(of(' ')).toEqual(['required']);
    expect(of('x'.repeat(500))).toEqual([]);
    expect(of('x'.repeat(501))).toEqual(['tooLong']);
  });
});

describe('putting an alert off', () => {
  it('is kept with the SME, with how bad it was, beside what else was put off', async () => {
    await fixture.carnet.run(snoozeAlert(smeId, silence, hold));
    await fixture.carnet.run(snoozeAlert(smeId, { id: 'oneWay', level: 'risk' }, hold));
    expect(value(smeId, 'snoozed')).toEqual({
      silence: { until: '2020-11-30', reason: 'Moving house', level: 'watch' },
      oneWay: { until: '2020-11-30', reason: 'Moving house', level: 'risk' },
    });
    await fixture.carnet.run(unsnoozeAlert(smeId, 'silence'));
    expect(Object.keys(value(smeId, 'snoozed') as object)).toEqual(['oneWay']);
    await fixture.carnet.undo();
    expect(Object.keys(value(smeId, 'snoozed') as object).toSorted()).toEqual([
      'oneWay',
      'silence',
    ]);
  });

  it('is kept with the programme for an alert about it', async () => {
    await fixture.carnet.run(
      snoozeAlert(programmeId, { id: 'enrolmentBehind', level: 'risk' }, hold),
    );
    expect(value(programmeId, 'snoozed')).toHaveProperty('enrolmentBehind');
    await fixture.carnet.undo();
    expect(value(programmeId, 'snoozed')).toBeUndefined();
  });

  it('is refused without a reason, and for what is no longer there', async () => {
    const refused = await fixture.carnet.run(snoozeAlert(smeId, silence, { ...hold, reason: '' }));
    expect(refused).toMatchObject({ ok: false, error: { kind: 'invalid' } });
    const gone = await fixture.carnet.run(snoozeAlert('nobody', silence, hold));
    expect(gone).toMatchObject({ ok: false, error: { kind: 'gone' } });
    expect(value(smeId, 'snoozed')).toBeUndefined();
  });
});

describe('judging the health', () => {
  it('needs a reason and an end, is kept, and can be ended and undone', async () => {
    const judgement = { level: 'ok', until: '2020-12-01', reason: 'Seen daily' } as const;
    const refused = await fixture.carnet.run(
      overrideHealth(smeId, { ...judgement, until: '2021-03-01' }),
    );
    expect(refused).toMatchObject({ ok: false, error: { kind: 'invalid' } });
    await fixture.carnet.run(overrideHealth(smeId, judgement));
    expect(value(smeId, 'healthOverride')).toEqual(judgement);
    await fixture.carnet.run(endHealthOverride(smeId));
    expect(value(smeId, 'healthOverride')).toBeUndefined();
    await fixture.carnet.undo();
    expect(value(smeId, 'healthOverride')).toEqual(judgement);
  });
});

describe('the limits of a programme', () => {
  const settings = () => value(programmeId, 'alertSettings') as Parameters<typeof limitsOf>[0];

  it('are the usual ones until somebody sets others', () => {
    const limits = limitsOf(undefined);
    for (const id of limitIds) expect(limits[id]).toMatchObject({ watch: usualLimits[id].watch });
    expect(limits.silence).toEqual({ watch: 21, risk: 35 });
  });

  it('are kept where they differ from the usual ones, and can be taken back', async () => {
    await fixture.carnet.run(setLimits(programmeId, 'silence', { watch: 14, risk: 35 }));
    expect(settings()).toEqual({ silence: { watch: 14 } });
    expect(limitsOf(settings()).silence).toEqual({ watch: 14, risk: 35 });
    await fixture.carnet.run(setLimits(programmeId, 'silence', { watch: 21, risk: 35 }));
    expect(settings()).toBeUndefined();
    await fixture.carnet.undo();
    expect(settings()).toEqual({ silence: { watch: 14 } });
  });

  it('of an alert with stages are reset together, and the alert stays off', async () => {
    await fixture.carnet.run(setLimits(programmeId, 'stuckInScreening', { watch: 10, risk: 20 }));
    await fixture.carnet.run(setLimits(programmeId, 'stuckInEnrolled', { watch: 10, risk: 20 }));
    await fixture.carnet.run(switchAlert(programmeId, 'stuckInStage', false));
    await fixture.carnet.run(setLimits(programmeId, 'silence', { watch: 14, risk: 35 }));
    await fixture.carnet.run(resetAlert(programmeId, 'stuckInStage'));
    expect(settings()).toEqual({ silence: { watch: 14 }, stuckInStage: { off: true } });
  });

  it('outlive being switched off and on', async () => {
    await fixture.carnet.run(setLimits(programmeId, 'silence', { watch: 14, risk: 30 }));
    await fixture.carnet.run(switchAlert(programmeId, 'silence', false));
    expect([...alertsOff(settings())]).toEqual(['silence']);
    await fixture.carnet.run(setLimits(programmeId, 'silence', { watch: 10, risk: 30 }));
    expect([...alertsOff(settings())]).toEqual(['silence']);
    await fixture.carnet.run(switchAlert(programmeId, 'silence', true));
    expect(alertsOff(settings()).size).toBe(0);
    expect(limitsOf(settings()).silence).toEqual({ watch: 10, risk: 30 });
  });

  it.each([
    ['silence', 35, 35, []],
    ['silence', 36, 35, ['risk']],
    ['silence', 0, 365, []],
    ['silence', 0, 366, ['risk']],
    ['silence', -1, 35, ['watch']],
    ['silence', 1.5, 35, ['watch']],
    ['silence', Number.NaN, Number.NaN, ['watch', 'risk']],
    ['missedMeetings', 2, 21, ['risk']],
    ['missedMeetings', 0, 3, ['watch']],
    ['enrolmentBehind', 15, 101, ['risk']],
    // Two severities: the graver one may begin sooner.
    ['openProblem', 14, 7, []],
  ] as const)('of %s may be %d and %d or not', (id, watch, risk, fields) => {
    expect(limitErrors(id, { watch, risk }).map(({ field }) => field)).toEqual(fields);
  });

  it('are refused where they do not fit, and read as fitting where two devices set them apart', async () => {
    const refused = await fixture.carnet.run(
      setLimits(programmeId, 'silence', { watch: 40, risk: 35 }),
    );
    expect(refused).toMatchObject({
      ok: false,
      error: { kind: 'invalid', errors: [{ field: 'risk' }] },
    });
    expect(limitsOf({ oneWay: { watch: 0 } }).oneWay).toEqual({ watch: 1, risk: 5 });
    expect(limitsOf({ silence: { watch: 40 } }).silence).toEqual({ watch: 40, risk: 40 });
    for (const id of limitIds) expect(limitsFit(id, limitsOf(undefined)[id])).toBe(true);
  });
});

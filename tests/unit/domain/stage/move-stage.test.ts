/** Moving an SME between stages: one change, with the days that belong to it, and what stands in its way. */

import { describe, expect, it } from 'vitest';
import { closuresOf } from '../../../../src/domain/alert/context.ts';
import { type AnyRecord, recordAs, type Sme } from '../../../../src/domain/operation/record.ts';
import { openGuards } from '../../../../src/domain/stage/guards.ts';
import {
  earliestDay,
  moveProblems,
  type MoveRequest,
  moveStage,
  proposedDay,
  reasonLengthMax,
} from '../../../../src/domain/stage/move-stage.ts';
import type { Stage } from '../../../../src/domain/sme/sme.ts';
import { timesOnHold } from '../../../../src/domain/sme/times-on-hold.ts';
import { present } from '../../../../src/std/assert.ts';
import { alertAbout, on } from '../alert/heads.ts';
import { applied, groupOf, resultOf, smeWith, today, undone, valuesOf } from './records.ts';

const ready: Partial<Sme['values']> = {
  accountManagerId: 'maelle',
  companyNumber: '552 100 554',
  consentOn: '2020-09-01',
};
const evidence = { inductionHeld: true, isEligible: true, isAssessed: true };

const request = (to: Stage, rest: Partial<MoveRequest> = {}): MoveRequest => ({
  to,
  on: today,
  evidence,
  ...rest,
});
const command = (to: Stage, rest: Partial<MoveRequest> = {}) => moveStage('s', request(to, rest));
const move = (record: AnyRecord, to: Stage, rest: Partial<MoveRequest> = {}): AnyRecord =>
  applied(record, groupOf(command(to, rest), record));
const problems = (values: Partial<Sme['values']>, to: Stage, rest: Partial<MoveRequest> = {}) =>
  moveProblems(valuesOf(smeWith(values)), request(to, rest), today).map(({ kind }) => kind);

describe('moving to another stage', () => {
  it('notes the day on which the stage was entered', () => {
    const screening = smeWith({ stage: 'screening', stageDates: { screening: '2020-09-01' } });
    expect(move(screening, 'eligible', { on: '2020-10-02' }).values).toMatchObject({
      stage: 'eligible',
      stageDates: { screening: '2020-09-01', eligible: '2020-10-02' },
    });
  });

  it('enrols on the day that was chosen, and proposes the one that was noted before', () => {
    const noted = smeWith({ ...ready, stage: 'eligible', enrolledOn: '2020-09-03' });
    expect(proposedDay(valuesOf(noted), 'enrolled', today)).toBe('2020-09-03');
    expect(proposedDay(valuesOf(noted), 'screening', today)).toBe(today);
    const enrolled = move(noted, 'enrolled', { on: '2020-10-02' });
    expect(enrolled.values).toMatchObject({
      enrolledOn: '2020-10-02',
      stageDates: { enrolled: '2020-10-02' },
    });
  });

  it('proposes today for the end of a pause, also where the SME returns to its enrolment', () => {
    const paused = smeWith({
      ...ready,
      stage: 'paused',
      stageBeforePause: 'enrolled',
      enrolledOn: '2020-09-03',
      stageDates: { enrolled: '2020-09-03', paused: '2020-09-03' },
      pauses: { p: { from: '2020-09-03' } },
    });
    expect(proposedDay(valuesOf(paused), 'enrolled', today)).toBe(today);
  });

  it('is one operation, so that one undo takes it back', () => {
    const before = smeWith({ ...ready, stage: 'eligible' });
    const group = groupOf(command('enrolled', { on: '2020-10-02' }), before);
    expect(group).toHaveLength(1);
    expect(valuesOf(undone(applied(before, group), group))).toEqual(valuesOf(before));
  });

  it('writes nothing where the SME stands there already', () => {
    expect(groupOf(command('screening'), smeWith({ stage: 'screening' }))).toEqual([]);
  });

  it('refuses for an SME in the trash', () => {
    const trashed = { ...smeWith({}), deleted: { at: 1, by: 'maelle', operationId: 'x' } };
    expect(resultOf(command('screening'), trashed)).toMatchObject({ error: { kind: 'gone' } });
  });

  it('refuses a move that is not in the table', () => {
    expect(resultOf(command('supported'), smeWith({ stage: 'screening' }))).toEqual({
      ok: false,
      error: { kind: 'invalid', errors: [{ field: 'stage', reason: 'invalid' }] },
    });
  });
});

describe('the day of a stage', () => {
  const screening = { stage: 'screening', stageDates: { screening: '2020-09-01' } } as const;

  it.each([
    ['the day before the stage that it follows', '2020-08-31', ['dayTooEarly']],
    ['that very day', '2020-09-01', []],
    ['today', today, []],
    ['tomorrow', '2020-11-20', ['dayToCome']],
    ['nothing', '', ['dayInvalid']],
    ['no day of the calendar', '2020-02-30', ['dayInvalid']],
    ['a slip in the year', '0202-02-03', ['dayInvalid']],
  ])('is judged when it is %s', (_, on, expected) => {
    expect(problems(screening, 'eligible', { on })).toEqual(expected);
  });

  it('never lies before the enrolment or the end of a pause', () => {
    const enrolled = { stage: 'enrolled', enrolledOn: '2020-10-01' } as const;
    expect(earliestDay(valuesOf(smeWith(enrolled)))).toBe('2020-10-01');
    const rested = { ...enrolled, pauses: { p: { from: '2020-10-05', to: '2020-11-02' } } };
    expect(earliestDay(valuesOf(smeWith(rested)))).toBe('2020-11-02');
    expect(earliestDay(valuesOf(smeWith({})))).toBeUndefined();
  });
});

describe('what a stage asks for', () => {
  it('is told, item by item, before the enrolment', () => {
    const eligible = valuesOf(smeWith({ stage: 'eligible' }));
    expect(openGuards(eligible, 'enrolled', {})).toEqual([
      'accountManager',
      'companyNumber',
      'consent',
    ]);
    expect(openGuards({ ...eligible, ...ready }, 'enrolled', {})).toEqual([]);
    expect(openGuards({ ...eligible, ...ready, companyNumber: ' ' }, 'enrolled', {})).toEqual([
      'companyNumber',
    ]);
  });

  it('is a held induction before the SME counts as inducted', () => {
    const enrolled = { stage: 'enrolled', enrolledOn: '2020-10-01' } as const;
    expect(problems(enrolled, 'inducted', { evidence: {} })).toEqual(['reasonMissing']);
    expect(problems(enrolled, 'inducted')).toEqual([]);
  });

  it('can be passed over with a reason, which the history keeps', () => {
    const eligible = smeWith({ stage: 'eligible' });
    expect(resultOf(command('enrolled'), eligible)).toMatchObject({
      error: { errors: [{ field: 'reason', reason: 'required' }] },
    });
    expect(resultOf(command('enrolled', { reason: '  ' }), eligible).ok).toBe(false);
    const group = groupOf(command('enrolled', { reason: ' Agreed by the chair. ' }), eligible);
    expect(group).toMatchObject([{ reason: 'Agreed by the chair.' }]);
  });

  it('is nothing on a step back', () => {
    const supported = { stage: 'inducted', enrolledOn: '2020-10-01' } as const;
    expect(problems(supported, 'enrolled', { reason: 'Too early' })).toEqual([]);
  });
});

describe('a move that has to be explained', () => {
  it.each([
    ['a step back', { stage: 'eligible' }, 'screening'],
    ['a side exit', { stage: 'screening' }, 'ineligible'],
    ['a pause', { stage: 'supported' }, 'paused'],
    ['an exit taken back', { stage: 'withdrawn' }, 'enrolled'],
  ] as const)('is %s', (_, values, to) => {
    expect(problems(values, to)).toEqual(['reasonMissing']);
    expect(problems(values, to, { reason: 'Said so on the phone' })).toEqual([]);
    expect(problems(values, to, { reason: 'x'.repeat(reasonLengthMax + 1) })).toEqual([
      'reasonTooLong',
    ]);
  });

  it('is not the return from a pause', () => {
    expect(problems({ stage: 'paused', stageBeforePause: 'supported' }, 'supported')).toEqual([]);
  });
});

describe('a step back', () => {
  it('forgets the day of what was not reached, and the enrolment', () => {
    const enrolled = smeWith({
      stage: 'enrolled',
      stageDates: { eligible: '2020-09-01', enrolled: '2020-10-01' },
      enrolledOn: '2020-10-01',
    });
    const { stageDates, enrolledOn } = valuesOf(move(enrolled, 'eligible', { reason: 'A slip' }));
    expect(stageDates).toEqual({ eligible: '2020-09-01' });
    expect(enrolledOn).toBeUndefined();
  });

  it('keeps the enrolment where it leads to a stage after it', () => {
    const inducted = smeWith({ stage: 'inducted', enrolledOn: '2020-10-01' });
    expect(valuesOf(move(inducted, 'enrolled', { reason: 'A slip' })).enrolledOn).toBe(
      '2020-10-01',
    );
  });
});

describe('a pause', () => {
  const inducted = smeWith({
    stage: 'inducted',
    stageDates: { inducted: '2020-10-01' },
    enrolledOn: '2020-09-03',
  });
  const paused = move(inducted, 'paused', { on: '2020-10-20', reason: 'Works in the shop' });

  it('keeps its day, its reason and the stage that it interrupts', () => {
    const { stageBeforePause, pauses } = valuesOf(paused);
    expect(stageBeforePause).toBe('inducted');
    expect(Object.values(pauses ?? {})).toEqual([
      { from: '2020-10-20', reason: 'Works in the shop' },
    ]);
  });

  it('ends with the return, which leads back to that stage and its day', () => {
    const back = valuesOf(move(paused, 'inducted', { on: '2020-11-10' }));
    expect(back).toMatchObject({ stage: 'inducted', stageDates: { inducted: '2020-10-01' } });
    expect(back.stageBeforePause).toBeUndefined();
    expect(back.enrolledOn).toBe('2020-09-03');
    expect(Object.values(back.pauses ?? {})).toEqual([
      { from: '2020-10-20', to: '2020-11-10', reason: 'Works in the shop' },
    ]);
  });

  it('ends with a withdrawal as well', () => {
    const { pauses, stageDates } = valuesOf(
      move(paused, 'withdrawn', { on: '2020-11-10', reason: 'The shop closes' }),
    );
    expect(Object.values(pauses ?? {})).toMatchObject([{ to: '2020-11-10' }]);
    expect(stageDates).toEqual({ inducted: '2020-10-01', withdrawn: '2020-11-10' });
  });

  it('that is left over from a stage not chosen is not ended with another one (F263)', () => {
    const left = { from: '2020-07-02' };
    const before = smeWith({ ...valuesOf(inducted), pauses: { left } });
    const onHold = move(before, 'paused', { on: '2020-11-10', reason: 'Works in the shop' });
    expect(timesOnHold(valuesOf(onHold))).toMatchObject([{ from: '2020-11-10' }]);
    const back = valuesOf(move(onHold, 'inducted', { on: '2020-11-18' }));
    expect(back.pauses?.['left']).toEqual(left);
    const held = [{ from: '2020-11-10', to: '2020-11-18', reason: 'Works in the shop' }];
    expect(timesOnHold(back)).toEqual(held);
  });

  it.each([
    ['put on hold by two people, from two days', '2020-10-05', ['2020-10-05', '2020-10-07']],
    ['put on hold by two people, the later day kept', '2020-10-07', ['2020-10-07']],
    ['whose day was corrected to an earlier one', '2020-10-20', ['2020-10-07']],
    ['whose stage has no day', undefined, ['2020-10-07']],
  ])('ends alone with its hold: an SME %s (F263)', (_what, entered, ended) => {
    const pauses = {
      left: { from: '2020-07-02' },
      one: { from: '2020-10-05' },
      other: { from: '2020-10-07' },
    };
    const stageDates = entered === undefined ? {} : { paused: entered };
    const onHold = smeWith({ stage: 'paused', stageBeforePause: 'inducted', stageDates, pauses });
    const back = valuesOf(move(onHold, 'inducted', { on: '2020-11-10' }));
    expect(timesOnHold(back).map(({ from }) => from)).toEqual(ended);
    expect(Object.keys(back.pauses ?? {})).toEqual(['left', 'one', 'other']);
  });
});

describe('the return from an exit', () => {
  const inducted = smeWith({
    stage: 'inducted',
    stageDates: { enrolled: '2020-06-01', inducted: '2020-07-01' },
    enrolledOn: '2020-06-01',
  });
  const gone = move(inducted, 'withdrawn', { on: '2020-07-10', reason: 'The shop closes' });
  const comeBack = command('inducted', { reason: 'The shop opens again' });
  const back = applied(gone, groupOf(comeBack, gone));

  it('counts the time outside as time on hold, and keeps both days (F293)', () => {
    expect(timesOnHold(valuesOf(back))).toEqual([
      { from: '2020-07-10', to: today, left: 'withdrawn' },
    ]);
    const held = move(inducted, 'paused', { on: '2020-07-10', reason: 'Works in the shop' });
    const resumed = move(held, 'inducted');
    const closures = (record: AnyRecord) => closuresOf(present(recordAs(record, 'sme'), 'an SME'));
    expect(closures(back)).toEqual(closures(resumed));
    for (const id of ['silence', 'stuckInStage', 'lateReview'] as const) {
      const alert = (record: AnyRecord) => alertAbout(id, { sme: valuesOf(record) }, on(today));
      expect(alert(inducted), id).toBeDefined();
      expect(alert(back), id).toEqual(alert(resumed));
    }
  });

  it('is one operation, and one undo takes the time outside with it', () => {
    const group = groupOf(comeBack, gone);
    expect(group).toHaveLength(1);
    expect(valuesOf(undone(applied(gone, group), group))).toEqual(valuesOf(gone));
  });

  it('follows a pause that the exit ended', () => {
    const held = move(inducted, 'paused', { on: '2020-07-05', reason: 'Works in the shop' });
    const left = move(held, 'withdrawn', { on: '2020-07-10', reason: 'The shop closes' });
    expect(timesOnHold(valuesOf(move(left, 'inducted', { reason: 'Open again' })))).toEqual([
      { from: '2020-07-05', to: '2020-07-10', reason: 'Works in the shop' },
      { from: '2020-07-10', to: today, left: 'withdrawn' },
    ]);
  });

  it.each([
    ['a candidate that declined', { stage: 'declined', on: '2020-10-01', to: 'eligible' }, 1],
    ['one not eligible', { stage: 'ineligible', on: '2020-10-01', to: 'screening' }, 1],
    ['an exit of the same day', { stage: 'withdrawn', on: today, to: 'inducted' }, 0],
    ['an exit on a day to come', { stage: 'withdrawn', on: '2021-02-01', to: 'inducted' }, 0],
    ['an exit without a day', { stage: 'withdrawn', on: undefined, to: 'inducted' }, 0],
  ] as const)('is told for %s as far as there is time between', (_, { stage, on, to }, count) => {
    const exit = on === undefined ? {} : { [stage]: on };
    const sme = smeWith({ stage, stageDates: { [to]: '2020-09-01', ...exit } });
    const pauses = valuesOf(move(sme, to, { reason: 'They called' })).pauses ?? {};
    expect(Object.values(pauses)).toHaveLength(count);
  });
});

describe('a day that came with a stage not chosen', () => {
  const stageDates = { enrolled: '2020-09-03', inducted: '2020-11-10', paused: '2020-11-05' };

  it('stays when the pause is chosen and ends (F263)', () => {
    const onHold = smeWith({ stage: 'paused', stageBeforePause: 'enrolled', stageDates });
    const { stage, stageDates: days } = valuesOf(move(onHold, 'enrolled', { on: '2020-11-10' }));
    expect(stage).toBe('enrolled');
    expect(days).toEqual({ enrolled: '2020-09-03', inducted: '2020-11-10' });
  });

  it('stays with a step on, and goes with a step back (F263)', () => {
    const eligible = smeWith({ ...ready, stage: 'eligible', stageDates });
    const on = valuesOf(move(eligible, 'enrolled', { on: '2020-11-10' }));
    expect(on.stageDates).toEqual({ enrolled: '2020-11-10', inducted: '2020-11-10' });
    const enrolled = smeWith({ stage: 'enrolled', stageDates });
    const back = valuesOf(move(enrolled, 'eligible', { reason: 'Not yet' }));
    expect(back.stageDates).not.toHaveProperty('inducted');
  });
});

/** Two people move an SME to different stages: what came with the one that does not stand is not counted (F263). */

import { describe, expect, test } from 'vitest';
import type { Command, CommandContext } from '../../../../src/domain/command/command.ts';
import { setFields } from '../../../../src/domain/command/command.ts';
import { versionsOf } from '../../../../src/domain/conflict/open-conflict.ts';
import { settleField } from '../../../../src/domain/conflict/settle-conflict.ts';
import { applyOperation } from '../../../../src/domain/operation/apply.ts';
import { createOperation } from '../../../../src/domain/operation/build.ts';
import { inverseOf } from '../../../../src/domain/operation/inverse.ts';
import type { Group } from '../../../../src/domain/operation/operation.ts';
import { type AnyRecord, recordAs, type Sme } from '../../../../src/domain/operation/record.ts';
import { allStages, type Stage } from '../../../../src/domain/sme/sme.ts';
import { leftOutWith } from '../../../../src/domain/stage/left-out.ts';
import { moveStage } from '../../../../src/domain/stage/move-stage.ts';
import { asReached } from '../../../../src/domain/stage/reached-stages.ts';
import { moveTo } from '../../../../src/domain/stage/transitions.ts';
import { present } from '../../../../src/std/assert.ts';

let ids = 0;

function contextOf(record: AnyRecord | undefined, by: string, at: number): CommandContext {
  return {
    by,
    at,
    newId: () => `operation-${String((ids += 1))}`,
    today: '2020-12-19',
    now: '2020-12-19T10:42',
    zone: 'Europe/Paris',
    programmeId: 'programme',
    record: (id) => (id === record?.id ? record : undefined),
  };
}

function groupOf(command: Command, record: AnyRecord, by: string, at: number): Group {
  const result = command(contextOf(record, by, at));
  return present(result.ok ? result.value : undefined, 'the command is taken');
}

const after = (record: AnyRecord | undefined, group: Group): AnyRecord =>
  present(
    group.reduce((one, step) => applyOperation(one, step, 'later')?.record, record),
    'every operation applies',
  );

function started(values: Partial<Sme['values']>): AnyRecord {
  const sme = {
    name: 'Atelier Kerlan',
    country: 'FR',
    launchPadId: 'pad-fr',
    track: 'programme',
    stage: 'enrolled',
    ...values,
  } as const;
  return after(undefined, [
    createOperation(contextOf(undefined, 'maelle', 1000), 'sme', 'sme-1', sme),
  ]);
}

interface Move {
  readonly to: Stage;
  readonly on: string;
}

const moved = (record: AnyRecord, move: Move, by: string, at: number): Group =>
  groupOf(moveStage(record.id, { ...move, reason: 'By phone', evidence: {} }), record, by, at);

/** Each moves it from where it stands; the last one leads. */
const met = (start: AnyRecord, ...moves: readonly Move[]): AnyRecord =>
  moves
    .map((move, index) => moved(start, move, `member-${String(index)}`, 2000 + index))
    .reduce(after, start);

function settlement(record: AnyRecord, value: Stage, at = 5000): Group {
  const seen = versionsOf(record, 'stage').map(({ operationId }) => operationId);
  return groupOf(
    settleField({ record: record.id, field: 'stage', value, seen }),
    record,
    `settler-${String(at)}`,
    at,
  );
}

const settled = (record: AnyRecord, value: Stage): AnyRecord =>
  after(record, settlement(record, value));

const smeOf = (record: AnyRecord): Sme => present(recordAs(record, 'sme'), 'an SME');
const counted = (record: AnyRecord): Sme['values'] => asReached(smeOf(record)).values;

const enrolled = { enrolled: '2020-09-03' };
const start = started({ stageDates: enrolled, enrolledOn: '2020-09-03' });
const inducted = { to: 'inducted', on: '2020-11-10' } as const;
const paused = { to: 'paused', on: '2020-11-05' } as const;
const both = met(start, paused, inducted);

describe('a stage that is chosen over another (F263)', () => {
  test('leaves out the day that came with the other, and takes nothing out of the record', () => {
    const record = settled(both, 'paused');
    expect(counted(record)).toMatchObject({
      stage: 'paused',
      stageBeforePause: 'enrolled',
      stageDates: { ...enrolled, paused: '2020-11-05' },
      enrolledOn: '2020-09-03',
    });
    expect(counted(record).stageDates).not.toHaveProperty('inducted');
    expect(record.values['stageDates']).toHaveProperty('inducted', inducted.on);
  });

  test('leaves out the pause that was not chosen', () => {
    const values = counted(settled(both, 'inducted'));
    expect(values.stageDates).toEqual({ ...enrolled, inducted: inducted.on });
    expect(Object.keys(values.pauses ?? {})).toEqual([]);
  });

  test('leaves out an exit, and what is said to have come after one', () => {
    const record = met(start, { to: 'withdrawn', on: '2020-11-05' }, inducted);
    expect(counted(settled(record, 'inducted')).stageDates).toEqual({
      ...enrolled,
      inducted: inducted.on,
    });
    expect(counted(settled(record, 'withdrawn')).stageDates).toEqual({
      ...enrolled,
      withdrawn: '2020-11-05',
    });
  });

  test('keeps a pause that had ended, and the days up to the stage', () => {
    const pauses = { old: { from: '2020-10-01', to: '2020-10-08' } };
    const before = started({ stageDates: enrolled, enrolledOn: '2020-09-03', pauses });
    const values = counted(settled(met(before, paused, inducted), 'inducted'));
    expect(values.pauses).toEqual(pauses);
    expect(values.enrolledOn).toBe('2020-09-03');
  });

  test('keeps a true induction before a pause or an exit, and comes back to it', () => {
    const later = { to: 'paused', on: '2020-11-12' } as const;
    const values = counted(settled(met(start, inducted, later), 'paused'));
    expect(values.stageDates).toHaveProperty('inducted', inducted.on);
    expect(moveTo(values, 'inducted')?.kind).toBe('resume');
    // One that was paused from there says so itself.
    const once = after(start, moved(start, inducted, 'maelle', 1500));
    const thrice = met(
      once,
      { to: 'paused', on: '2020-11-11' },
      { to: 'supported', on: '2020-11-20' },
    );
    expect(counted(settled(thrice, 'paused')).stageDates).toEqual({
      ...enrolled,
      inducted: inducted.on,
      paused: '2020-11-11',
    });
  });

  test('leaves out the enrolment that came with it, and keeps one that was noted before', () => {
    const eligible = { stage: 'eligible', stageDates: { eligible: '2020-08-01' } } as const;
    const moves = [
      { to: 'enrolled', on: '2020-11-10' },
      { to: 'declined', on: '2020-11-12' },
    ] as const;
    const brought = met(started(eligible), ...moves);
    expect(counted(settled(brought, 'declined')).enrolledOn).toBeUndefined();
    expect(counted(settled(brought, 'enrolled'))).toMatchObject({
      enrolledOn: '2020-11-10',
      stageDates: { eligible: '2020-08-01', enrolled: '2020-11-10' },
    });
    const noted = met(started({ ...eligible, enrolledOn: '2020-11-10' }), ...moves);
    expect(counted(settled(noted, 'declined')).enrolledOn).toBe('2020-11-10');
    // Somebody wrote another day since: it is not what the move wrote.
    const corrected = groupOf(
      setFields(brought.id, { enrolledOn: '2020-11-02' }),
      brought,
      'emma',
      3000,
    );
    expect(counted(settled(after(brought, corrected), 'declined')).enrolledOn).toBe('2020-11-02');
  });

  test('is the same SME where nothing is left out, and where a newer version knows the stage', () => {
    const sme = smeOf(start);
    expect(asReached(sme)).toBe(sme);
    const newer = { ...sme, values: { ...sme.values, stage: 'graduated' as Stage } };
    expect(asReached(newer)).toBe(newer);
  });

  test.each(allStages)('says before what is no longer counted: %s', (stage) => {
    const sme = smeOf(both);
    const said = leftOutWith(sme, { value: stage }, versionsOf(both, 'stage'));
    const byStage = new Map(said.map(({ stage: name, on }) => [name, on]));
    const isBeforePause = ['inducted', 'supported', 'completed'].includes(stage);
    expect(byStage.get('inducted')).toBe(
      isBeforePause || stage === 'withdrawn' ? undefined : inducted.on,
    );
    expect(byStage.get('paused')).toBe(stage === 'paused' ? undefined : paused.on);
  });
});

describe('settlements made apart (F263)', () => {
  test.each([
    ['inducted', 'paused'],
    ['paused', 'inducted'],
    ['inducted', 'inducted'],
    ['paused', 'paused'],
  ] as const)('%s and %s: what stands in the end has its own day', (one, other) => {
    const first = settlement(both, one, 5000);
    const second = settlement(both, other, 6000);
    const here = after(after(both, first), second);
    const there = after(after(both, second), first);
    expect(asReached(smeOf(there)).values).toEqual(asReached(smeOf(here)).values);
    expect(here.values['stage']).toBe(other);
    for (const end of one === other ? [here] : [settled(here, one), settled(here, other)]) {
      const { stage, stageDates = {}, pauses = {} } = counted(end);
      expect(stageDates[stage]).toBe(stage === 'paused' ? paused.on : inducted.on);
      expect(stageDates).not.toHaveProperty(stage === 'paused' ? 'inducted' : 'paused');
      expect(Object.keys(pauses)).toHaveLength(stage === 'paused' ? 1 : 0);
    }
  });

  test('undo brings both versions back with everything, also after a colleague corrected a day', () => {
    const group = settlement(both, 'paused');
    const dates = { ...smeOf(both).values.stageDates, enrolled: '2020-09-04' };
    const record = after(both, group);
    const corrected = after(
      record,
      groupOf(setFields(record.id, { stageDates: dates }), record, 'emma', 5500),
    );
    const undo = present(
      inverseOf(group, () => corrected, contextOf(corrected, 'settler-5000', 6000)),
      'an undo',
    );
    const back = after(corrected, undo);
    expect(versionsOf(back, 'stage').map(({ value }) => value)).toEqual(['inducted', 'paused']);
    expect(back.values).toEqual({ ...both.values, stageDates: dates });
  });

  test('what was moved on from a settlement is not touched by its undo', () => {
    const group = settlement(both, 'inducted');
    const record = after(both, group);
    const on = after(record, moved(record, { to: 'supported', on: '2020-11-20' }, 'emma', 5500));
    expect(inverseOf(group, () => on, contextOf(on, 'settler-5000', 6000))).toBeUndefined();
  });
});

test('the next move writes what is known then, so that nothing comes back later (F263)', () => {
  const record = settled(met(start, inducted, { to: 'eligible', on: '2020-11-12' }), 'eligible');
  expect(record.values['stageDates']).toHaveProperty('inducted');
  const on = after(record, moved(record, { to: 'declined', on: '2020-12-19' }, 'emma', 5500));
  expect(on.values['stageDates']).not.toHaveProperty('inducted');
  const resumed = settled(both, 'inducted');
  const withdrawn = after(
    resumed,
    moved(resumed, { to: 'withdrawn', on: '2020-11-20' }, 'emma', 5500),
  );
  expect(withdrawn.values).not.toHaveProperty('pauses');
  expect(withdrawn.values['stageDates']).toEqual({
    ...enrolled,
    inducted: inducted.on,
    withdrawn: '2020-11-20',
  });
});

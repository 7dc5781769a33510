/** A stage that is chosen over another one: what came with the other goes with it. */

import { expect, test } from 'vitest';
import type { Command, CommandContext } from '../../../../src/domain/command/command.ts';
import { versionsOf } from '../../../../src/domain/conflict/open-conflict.ts';
import { settleField } from '../../../../src/domain/conflict/settle-conflict.ts';
import { applyOperation } from '../../../../src/domain/operation/apply.ts';
import { createOperation } from '../../../../src/domain/operation/build.ts';
import { inverseOf } from '../../../../src/domain/operation/inverse.ts';
import type { Group } from '../../../../src/domain/operation/operation.ts';
import type { AnyRecord, Sme } from '../../../../src/domain/operation/record.ts';
import type { Stage } from '../../../../src/domain/sme/sme.ts';
import { moveStage } from '../../../../src/domain/stage/move-stage.ts';
import { present } from '../../../../src/std/assert.ts';

let ids = 0;

function contextOf(record: AnyRecord | undefined, by: string, at: number): CommandContext {
  return {
    by,
    at,
    newId: () => `operation-${String((ids += 1))}`,
    today: '2020-11-19',
    now: '2020-11-19T10:42',
    zone: 'Europe/Paris',
    programmeId: 'programme',
    record: (id) => (id === record?.id ? record : undefined),
  };
}

function groupOf(command: Command, record: AnyRecord, by: string, at: number): Group {
  const result = command(contextOf(record, by, at));
  return present(result.ok ? result.value : undefined, 'something is written');
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

/** Both move it from where it stands; the second leads. */
function met(start: AnyRecord, first: Move, second: Move): AnyRecord {
  const [one, other] = [first, second].map((move, index) =>
    groupOf(
      moveStage(start.id, { ...move, reason: 'By phone', evidence: {} }),
      start,
      `member-${String(index)}`,
      2000 + index,
    ),
  );
  return after(after(start, present(one, 'a move')), present(other, 'a move'));
}

function settle(record: AnyRecord, value: Stage): Group {
  const seen = versionsOf(record, 'stage').map(({ operationId }) => operationId);
  const command = settleField({ record: record.id, field: 'stage', value, seen });
  return groupOf(command, record, 'maelle', 5000);
}

const enrolled = { enrolled: '2020-09-03' };
const start = started({ stageDates: enrolled, enrolledOn: '2020-09-03' });
const both = met(start, { to: 'inducted', on: '2020-11-10' }, { to: 'paused', on: '2020-11-12' });

test('the day of a stage that was not chosen goes with it, and one undo brings both back (F263)', () => {
  expect(both.values['stageDates']).toHaveProperty('inducted');
  const group = settle(both, 'paused');
  const settled = after(both, group);
  expect(settled.values).toMatchObject({
    stage: 'paused',
    stageBeforePause: 'enrolled',
    stageDates: { ...enrolled, paused: '2020-11-12' },
    enrolledOn: '2020-09-03',
  });
  expect(settled.values['stageDates']).not.toHaveProperty('inducted');
  expect(Object.keys(settled.values['pauses'] ?? {})).toHaveLength(1);
  const undo = present(
    inverseOf(group, () => settled, contextOf(settled, 'maelle', 6000)),
    'an undo',
  );
  const back = after(settled, undo);
  expect(back.values['stageDates']).toEqual(both.values['stageDates']);
  expect(versionsOf(back, 'stage')).toHaveLength(2);
});

test('a pause that was not chosen goes with its day (F263)', () => {
  const { values } = after(both, settle(both, 'inducted'));
  expect(values['stageDates']).toEqual({ ...enrolled, inducted: '2020-11-10' });
  expect(values).toMatchObject({ stage: 'inducted' });
  expect(values).not.toHaveProperty('pauses');
  expect(values).not.toHaveProperty('stageBeforePause');
});

test('a pause that had ended stays, and so do the days up to the stage (F263)', () => {
  const pauses = { old: { from: '2020-10-01', to: '2020-10-08' } };
  const before = started({ stageDates: enrolled, enrolledOn: '2020-09-03', pauses });
  const record = met(
    before,
    { to: 'paused', on: '2020-11-12' },
    { to: 'inducted', on: '2020-11-10' },
  );
  const { values } = after(record, settle(record, 'inducted'));
  expect(values['pauses']).toEqual(pauses);
  expect(values['stageDates']).toEqual({ ...enrolled, inducted: '2020-11-10' });
});

test('an exit that was not chosen goes; of one that was, no later day stays (F263)', () => {
  const record = met(
    start,
    { to: 'withdrawn', on: '2020-11-05' },
    { to: 'inducted', on: '2020-11-10' },
  );
  expect(after(record, settle(record, 'inducted')).values['stageDates']).toEqual({
    ...enrolled,
    inducted: '2020-11-10',
  });
  expect(after(record, settle(record, 'withdrawn')).values['stageDates']).toEqual({
    ...enrolled,
    withdrawn: '2020-11-05',
  });
});

test('the day of an enrolment goes with it where it came with it, and stays where it was noted before (F263)', () => {
  const eligible = { stage: 'eligible', stageDates: { eligible: '2020-08-01' } } as const;
  const moves = [
    { to: 'enrolled', on: '2020-11-10' },
    { to: 'declined', on: '2020-11-12' },
  ] as const;
  const brought = met(started(eligible), ...moves);
  expect(after(brought, settle(brought, 'eligible')).values).not.toHaveProperty('enrolledOn');
  const noted = met(started({ ...eligible, enrolledOn: '2020-11-10' }), ...moves);
  expect(after(noted, settle(noted, 'eligible')).values['enrolledOn']).toBe('2020-11-10');
});

test('what came with a stage stays as long as a version stays open (F263)', () => {
  const third = groupOf(
    moveStage(start.id, { to: 'withdrawn', on: '2020-11-15', reason: 'Closed', evidence: {} }),
    start,
    'member-3',
    3000,
  );
  const three = after(both, third);
  const seen = versionsOf(three, 'stage')
    .filter(({ value }) => value !== 'withdrawn')
    .map(({ operationId }) => operationId);
  const part = settleField({ record: start.id, field: 'stage', value: 'paused', seen });
  expect(groupOf(part, three, 'maelle', 5000)).toHaveLength(1);
});

/** A hold that only the stage of an SME tells, as it comes from a spreadsheet: it counts, and is told, as one with a pause. */

import { expect, test } from 'vitest';
import { alertContext, closuresOf } from '../../../../src/domain/alert/context.ts';
import { type AnyRecord, recordAs, type Sme } from '../../../../src/domain/operation/record.ts';
import { timelineOf } from '../../../../src/domain/sheet/timeline.ts';
import { type MoveRequest, moveStage } from '../../../../src/domain/stage/move-stage.ts';
import type { Stage } from '../../../../src/domain/sme/sme.ts';
import { present } from '../../../../src/std/assert.ts';
import { alertAbout, on } from '../alert/heads.ts';
import { applied, groupOf, smeWith, today, undone, valuesOf } from './records.ts';

const command = (to: Stage, rest: Partial<MoveRequest> = {}) =>
  moveStage('s', { to, on: today, evidence: {}, ...rest });
const move = (record: AnyRecord, to: Stage, rest: Partial<MoveRequest> = {}): AnyRecord =>
  applied(record, groupOf(command(to, rest), record));

const stageDates = { enrolled: '2020-06-01', inducted: '2020-07-01' };
const inducted = { stage: 'inducted', stageDates, enrolledOn: '2020-06-01' } as const;
const untold: Partial<Sme['values']> = {
  ...inducted,
  stage: 'paused',
  stageDates: { ...stageDates, paused: '2020-07-10' },
};
const told = move(smeWith(inducted), 'paused', { on: '2020-07-10', reason: 'Works in the shop' });
const ends = [
  ['inducted', { on: '2020-11-10' }],
  ['withdrawn', { on: '2020-11-10', reason: 'The shop closes' }],
] as const;
const pausesOf = (record: AnyRecord) => Object.values(valuesOf(record).pauses ?? {});
const closures = (record: AnyRecord) => closuresOf(present(recordAs(record, 'sme'), 'an SME'));

test('a hold that only the stage tells counts as one with a pause while it lasts (F302)', () => {
  expect(closures(smeWith(untold))).toEqual(closures(told));
  expect(closures(smeWith(untold))).not.toEqual([]);
});

test.each(ends)('it keeps both its days when it ends: %s (F302)', (to, rest) => {
  const before = smeWith(untold);
  const group = groupOf(command(to, rest), before);
  const after = applied(before, group);
  expect(pausesOf(after)).toEqual([{ from: '2020-07-10', to: '2020-11-10' }]);
  expect(closures(after)).toEqual(closures(move(told, to, rest)));
  expect(group).toHaveLength(1);
  expect(valuesOf(undone(after, group))).toEqual(valuesOf(before));
});

test('it charges nobody with its time (F302)', () => {
  for (const id of ['silence', 'stuckInStage', 'lateReview'] as const) {
    const alert = (record: AnyRecord) => alertAbout(id, { sme: valuesOf(record) }, on(today));
    expect(alert(smeWith(inducted)), id).toBeDefined();
    expect(alert(move(smeWith(untold), 'inducted')), id).toEqual(alert(move(told, 'inducted')));
  }
});

test('it follows an exit that was taken from it (F302)', () => {
  const left = move(smeWith(untold), 'withdrawn', ends[1][1]);
  expect(pausesOf(move(left, 'inducted', { reason: 'Open again' }))).toEqual([
    { from: '2020-07-10', to: '2020-11-10' },
    { from: '2020-11-10', to: today, left: 'withdrawn' },
  ]);
});

test('it begins no earlier than a pause before it ended (F302)', () => {
  const before = { from: '2020-07-05', to: '2020-07-20' };
  expect(pausesOf(move(smeWith({ ...untold, pauses: { before } }), 'inducted'))).toEqual([
    before,
    { from: '2020-07-20', to: today },
  ]);
});

test.each([
  ['of one day', today],
  ['whose day is not known', undefined],
])('it leaves no pause: one %s (F302)', (_what, paused) => {
  const days = paused === undefined ? stageDates : { ...stageDates, paused };
  expect(pausesOf(move(smeWith({ ...untold, stageDates: days }), 'inducted'))).toEqual([]);
});

test('the journal tells both days of it, and no return where it ended with an exit (F302)', () => {
  const entries = (record: AnyRecord): readonly string[] => {
    const sme = present(recordAs(record, 'sme'), 'an SME');
    const openDays = alertContext({ today }).openDaysOf(sme);
    const input = { sme, contacts: [], issues: [], events: [], today, openDays };
    return timelineOf(input, { filter: 'all', context: true }).past.flatMap((entry) =>
      entry.kind === 'stage' ? entry.stage : entry.kind === 'silence' ? [] : entry.kind,
    );
  };
  const before = ['inducted', 'enrolled'];
  expect(entries(smeWith(untold))).toEqual(['paused', ...before]);
  const [resumed, left] = ends.map(([to, rest]) => entries(move(smeWith(untold), to, rest)));
  expect(resumed).toEqual(['resumed', 'paused', ...before]);
  expect(left).toEqual(['withdrawn', 'paused', ...before]);
});

/** The table of moves, row by row, and what holds of every journey that it allows. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../../src/domain/calendar/local-date.ts';
import type { AnyRecord, Sme } from '../../../../src/domain/operation/record.ts';
import { earliestDay, moveStage } from '../../../../src/domain/stage/move-stage.ts';
import {
  movesFrom,
  moveTo,
  placeOf,
  stageCount,
  stageNumber,
} from '../../../../src/domain/stage/transitions.ts';
import { allStages, type Stage, stages } from '../../../../src/domain/sme/sme.ts';
import { applied, groupOf, smeWith, today, undone, valuesOf } from './records.ts';

const offered = (values: Partial<Sme['values']>): readonly string[] =>
  movesFrom(valuesOf(smeWith(values))).map(({ kind, to }) => `${kind} ${to}`);

describe('where an SME can go', () => {
  it.each([
    ['prospect', ['on screening', 'exit declined']],
    ['screening', ['on eligible', 'exit ineligible', 'exit declined', 'back prospect']],
    ['eligible', ['on enrolled', 'exit declined', 'back screening']],
    ['enrolled', ['on inducted', 'pause paused', 'exit withdrawn', 'back eligible']],
    ['inducted', ['on supported', 'pause paused', 'exit withdrawn', 'back enrolled']],
    ['supported', ['on completed', 'pause paused', 'exit withdrawn', 'back inducted']],
    ['completed', ['back supported']],
    ['ineligible', ['reopen screening']],
    ['declined', ['reopen prospect']],
    ['withdrawn', ['reopen enrolled']],
    ['paused', ['resume enrolled', 'exit withdrawn']],
  ] as const)('from %s', (stage, expected) => {
    expect(offered({ stage })).toEqual(expected);
  });

  it('[X2] leads nowhere from a stage that only a newer version knows', () => {
    const later: string = 'mentored';
    expect(offered({ stage: later as Stage })).toEqual([]);
  });

  it('leads from a pause back to the stage that it interrupted', () => {
    expect(offered({ stage: 'paused', stageBeforePause: 'supported' })[0]).toBe('resume supported');
    const days = { enrolled: '2020-09-01', inducted: '2020-10-01' };
    expect(offered({ stage: 'paused', stageDates: days })[0]).toBe('resume inducted');
  });

  it('leads from a side exit back to the last stage that has it', () => {
    const days = { eligible: '2020-08-01', enrolled: '2020-09-01', supported: '2020-10-01' };
    expect(offered({ stage: 'withdrawn', stageDates: days })).toEqual(['reopen supported']);
    expect(offered({ stage: 'declined', stageDates: days })).toEqual(['reopen eligible']);
    expect(offered({ stage: 'ineligible', stageDates: days })).toEqual(['reopen screening']);
  });

  it('is drawn on six segments', () => {
    expect(stageCount).toBe(6);
    expect(
      (['prospect', 'screening', 'completed', 'paused'] as const).map((name) => stageNumber(name)),
    ).toEqual([0, 1, 6, 0]);
  });
});

/** Mostly the first move, so that journeys get far; sometimes any other. */
const likelyOn = fc.oneof({ arbitrary: fc.constant(0), weight: 2 }, fc.nat(3));

/** A journey from the first day, as choices among what is open and the days that pass before each. */
const journeys = fc.array(fc.record({ choice: likelyOn, days: fc.nat(20) }), {
  minLength: 1,
  maxLength: 24,
});
const firstDay = '2019-09-02';
const start = (): AnyRecord => smeWith({ stage: 'prospect', stageDates: { prospect: firstDay } });

interface Step {
  readonly before: AnyRecord;
  readonly after: AnyRecord;
  readonly to: Stage;
  readonly kind: string;
  readonly group: ReturnType<typeof groupOf>;
}

function travel(journey: readonly { choice: number; days: number }[]): readonly Step[] {
  const steps: Step[] = [];
  let record = start();
  for (const { choice, days } of journey) {
    const values = valuesOf(record);
    const moves = movesFrom(values);
    const move = moves[choice % moves.length];
    if (move === undefined) throw new Error('Every stage has a way on or back');
    const day = addDays(earliestDay(values) ?? firstDay, days);
    const on = day > today ? today : day;
    const command = moveStage('s', { to: move.to, on, reason: 'Because', evidence: {} });
    const group = groupOf(command, record);
    const after = applied(record, group);
    steps.push({ before: record, after, to: move.to, kind: move.kind, group });
    record = after;
  }
  return steps;
}

/** What is wrong with an SME, whatever happened to it. */
function faultsOf(values: Sme['values']): readonly string[] {
  const { stage, stageDates = {}, pauses = {}, stageBeforePause, enrolledOn } = values;
  const faults: string[] = [];
  const entered = Object.keys(stageDates);
  if (stageDates[stage] === undefined) faults.push('the stage has no day');
  const days = stages.flatMap((name) => stageDates[name] ?? []);
  if (days.some((day, index) => day < (days[index - 1] ?? ''))) faults.push('days out of order');
  if (days.some((day) => day > today)) faults.push('a day to come');
  const place = placeOf(stage);
  if (place >= 0 && entered.some((name) => placeOf(name) > place || placeOf(name) < 0))
    faults.push('a day of a stage that was not reached');
  if (entered.filter((name) => placeOf(name) < 0).length > (place < 0 ? 1 : 0))
    faults.push('an exit that was left has a day');
  const open = Object.values(pauses).filter(({ to }) => to === undefined);
  if (open.length !== (stage === 'paused' ? 1 : 0)) faults.push('open pauses');
  if ((stageBeforePause !== undefined) !== (stage === 'paused')) faults.push('stage before pause');
  if (stageBeforePause !== undefined && ![3, 4, 5].includes(stageNumber(stageBeforePause)))
    faults.push('a pause from a stage that has none');
  const rests = Object.values(pauses).toSorted((a, b) => (a.from < b.from ? -1 : 1));
  if (rests.some(({ from, to }) => to !== undefined && to < from)) faults.push('a pause backwards');
  const enrolled = place >= 3 || stage === 'paused' || stage === 'withdrawn';
  if ((enrolledOn !== undefined) !== enrolled) faults.push('enrolment and stage disagree');
  return faults;
}

describe('every journey that the table allows', () => {
  it('keeps an SME whose stage, days, pauses and enrolment agree', () => {
    fc.assert(
      fc.property(journeys, (journey) => {
        for (const { after, to } of travel(journey)) {
          expect(allStages).toContain(to);
          expect(faultsOf(valuesOf(after))).toEqual([]);
        }
      }),
    );
  });

  it('is taken back step by step by undo', () => {
    fc.assert(
      fc.property(journeys, (journey) => {
        for (const { before, after, group } of travel(journey)) {
          expect(group).toHaveLength(1);
          expect(valuesOf(undone(after, group))).toEqual(valuesOf(before));
        }
      }),
    );
  });

  it('comes out of a pause where it went in', () => {
    fc.assert(
      fc.property(journeys, fc.nat(20), (journey, days) => {
        for (const { before, after, kind } of travel(journey)) {
          if (kind !== 'pause') continue;
          const { stage, stageDates, enrolledOn } = valuesOf(before);
          expect(moveTo(valuesOf(after), stage)?.kind).toBe('resume');
          const day = addDays(earliestDay(valuesOf(after)) ?? firstDay, days);
          const on = day > today ? today : day;
          const resumed = groupOf(moveStage('s', { to: stage, on, evidence: {} }), after);
          expect(valuesOf(applied(after, resumed))).toMatchObject({
            stage,
            stageDates,
            enrolledOn,
          });
        }
      }),
    );
  });

  it('reaches every stage', () => {
    const reached = new Set<Stage>();
    fc.assert(
      fc.property(journeys, (journey) => {
        for (const { to } of travel(journey)) reached.add(to);
      }),
      { numRuns: 300, seed: 1 },
    );
    expect([...reached].toSorted()).toEqual([...allStages].toSorted());
  });
});

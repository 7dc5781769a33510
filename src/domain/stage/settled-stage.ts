/**
 * What goes with a stage that is chosen over others: each of them came with its day, its pause or its exit, which merge one
 * by one and would stay. What belongs to a stage that was not reached after all goes, as in a step back; so nothing counts it.
 *
 * Limit: what a version that was not chosen took out is not put back. It is in the history.
 */

import type { Sme } from '../operation/record.ts';
import { type Stage, stages } from '../sme/sme.ts';
import { isSideExit, placeOf } from './transitions.ts';

type StageValues = Pick<Sme['values'], 'stageDates' | 'stageBeforePause' | 'enrolledOn' | 'pauses'>;

/**
 * The fields that go with a stage.
 *
 * @param beside the stages over which it was chosen, and whether one of them brought the day of the enrolment
 */
export function settledStage(
  values: Sme['values'],
  chosen: Stage,
  beside: { readonly stages: readonly unknown[]; readonly enrolled: boolean },
): Partial<StageValues> {
  const { stageDates = {}, stageBeforePause, enrolledOn, pauses = {} } = values;
  const isPaused = chosen === 'paused';
  const reached = isPaused ? stageBeforePause : isSideExit(chosen) ? undefined : chosen;
  const lastDay = stageDates[chosen];
  // An exit says how far the SME came by its day alone.
  const isReached = (name: Stage): boolean =>
    reached === undefined
      ? lastDay === undefined || (stageDates[name] ?? '') <= lastDay
      : placeOf(name) <= placeOf(reached);
  const known = stages.filter((name) => name === chosen || isReached(name));
  const kept = Object.entries(stageDates).filter(
    ([name]) => name === chosen || known.some((stage) => stage === name),
  );
  const beforeEnrolment = reached !== undefined && placeOf(reached) < placeOf('enrolled');
  // The pause that a version began; one that had ended before is none of what is settled.
  const endsPause = !isPaused && beside.stages.includes('paused');
  return {
    stageDates: Object.fromEntries(kept),
    stageBeforePause: isPaused ? stageBeforePause : undefined,
    enrolledOn: beforeEnrolment && beside.enrolled ? undefined : enrolledOn,
    pauses: endsPause
      ? Object.fromEntries(Object.entries(pauses).filter(([, { to }]) => to !== undefined))
      : pauses,
  };
}

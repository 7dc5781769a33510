/**
 * Which stage an SME can move to from each stage, as a table: one step on, one step back, the side exits, a pause and
 * the return from it. No other move exists, so the days of the stages always tell a journey that took place.
 *
 * Where a return leads is not in the table, because it depends on where the SME came from.
 */

import type { Sme } from '../operation/record.ts';
import { sideExits, type Stage, stages } from '../sme/sme.ts';

/**
 * `on` and `back` are steps on the way from prospect to completed. `exit` ends the way, `pause` interrupts it;
 * `resume` ends a pause, and `reopen` takes an exit back.
 */
export const moveKinds = ['on', 'back', 'pause', 'resume', 'exit', 'reopen'] as const;
export type MoveKind = (typeof moveKinds)[number];

export interface StageMove {
  readonly to: Stage;
  readonly kind: MoveKind;
}

const on = (to: Stage): StageMove => ({ to, kind: 'on' });
const back = (to: Stage): StageMove => ({ to, kind: 'back' });
const exit = (to: Stage): StageMove => ({ to, kind: 'exit' });
const pause: StageMove = { to: 'paused', kind: 'pause' };

/** In the order in which they are offered. */
const transitions: Readonly<Record<Stage, readonly StageMove[]>> = {
  prospect: [on('screening'), exit('declined')],
  screening: [on('eligible'), exit('ineligible'), exit('declined'), back('prospect')],
  eligible: [on('enrolled'), exit('declined'), back('screening')],
  enrolled: [on('inducted'), pause, exit('withdrawn'), back('eligible')],
  inducted: [on('supported'), pause, exit('withdrawn'), back('enrolled')],
  supported: [on('completed'), pause, exit('withdrawn'), back('inducted')],
  completed: [back('supported')],
  paused: [exit('withdrawn')],
  ineligible: [],
  declined: [],
  withdrawn: [],
};

/** Where a return leads when nothing is known of the way there: where the exit can first be taken. */
const returnDefaults = {
  paused: 'enrolled',
  ineligible: 'screening',
  declined: 'prospect',
  withdrawn: 'enrolled',
} as const;

/** The moves that are open to an SME, the most likely first; none from a stage that only a newer version knows. */
export function movesFrom(values: Sme['values']): readonly StageMove[] {
  const { stage } = values;
  const listed = Object.hasOwn(transitions, stage) ? transitions[stage] : [];
  if (!isSideExit(stage)) return listed;
  const kind = stage === 'paused' ? 'resume' : 'reopen';
  return [{ to: returnFrom(values, stage), kind }, ...listed];
}

/** The move to a stage, where there is one. */
export function moveTo(values: Sme['values'], stage: Stage): StageMove | undefined {
  return movesFrom(values).find(({ to }) => to === stage);
}

function returnFrom(values: Sme['values'], exitStage: keyof typeof returnDefaults): Stage {
  if (exitStage === 'paused' && values.stageBeforePause !== undefined)
    return values.stageBeforePause;
  // Only from a stage that has this exit: data from elsewhere may hold days of any.
  const reached = stages.filter(
    (stage) =>
      values.stageDates?.[stage] !== undefined &&
      transitions[stage].some(({ to }) => to === exitStage),
  );
  return reached.at(-1) ?? returnDefaults[exitStage];
}

/** Moves that say why in the history. */
const explained: ReadonlySet<MoveKind> = new Set(['back', 'pause', 'exit', 'reopen']);

/** Whether a move of this kind asks for a reason whatever is known. */
export function asksForReason(kind: MoveKind): boolean {
  return explained.has(kind);
}

/** Whether a move of this kind happens on a day that can be chosen; the others return to a stage that has its day. */
export function hasDay(kind: MoveKind): boolean {
  return kind !== 'back' && kind !== 'reopen';
}

/** The number of the segment of a stage, 1 to 6; 0 for a prospect and for a side exit. */
export function stageNumber(stage: Stage): number {
  return Math.max(0, placeOf(stage));
}

/** How many segments the interface shows. */
export const stageCount = stages.length - 1;

/** Whether the SME has left the way from screening to completed, for a while or for good. */
export function isSideExit(stage: Stage): stage is (typeof sideExits)[number] {
  return (sideExits as readonly Stage[]).includes(stage);
}

/** The place on the way from prospect (0) to completed; -1 beside it. */
export function placeOf(stage: string): number {
  return (stages as readonly string[]).indexOf(stage);
}

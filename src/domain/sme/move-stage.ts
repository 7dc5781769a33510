/**
 * An SME moves to another stage: the stage, the day it was entered, and what follows from it, in one change that one
 * undo takes back. Which evidence a stage asks for is not decided here.
 *
 * Going back forgets the day of the stages that were not reached after all; a pause remembers where it came from.
 */

import { type Command, setFields } from '../command/command.ts';
import { recordAs, type Sme } from '../operation/record.ts';
import { fail } from '../../std/result.ts';
import { sideExits, type Stage, stages } from './sme.ts';

/** The stages that are one step away, and the side exits that are open. */
export interface StageMoves {
  readonly next: Stage | undefined;
  readonly previous: Stage | undefined;
  readonly exits: readonly Stage[];
}

const exitsFrom: Readonly<Record<Stage, readonly Stage[]>> = {
  prospect: ['declined'],
  screening: ['ineligible', 'declined'],
  eligible: ['declined'],
  enrolled: ['paused', 'withdrawn'],
  inducted: ['paused', 'withdrawn'],
  supported: ['paused', 'withdrawn'],
  completed: [],
  paused: ['withdrawn'],
  ineligible: [],
  declined: [],
  withdrawn: [],
};

/** Where a side exit leads back to when the SME comes back. */
function returnFrom(values: Sme['values']): Stage {
  if (values.stage === 'ineligible') return 'screening';
  const reached = stages.filter((stage) => values.stageDates?.[stage] !== undefined).at(-1);
  const fallback = values.stage === 'declined' ? 'prospect' : 'enrolled';
  return values.stage === 'paused'
    ? (values.stageBeforePause ?? reached ?? fallback)
    : (reached ?? fallback);
}

/** Where the SME can go from where it stands. */
export function stageMoves(values: Sme['values']): StageMoves {
  const place = placeOf(values.stage);
  if (place < 0)
    return { next: returnFrom(values), previous: undefined, exits: exitsFrom[values.stage] };
  return {
    next: stages[place + 1],
    previous: place === 0 ? undefined : stages[place - 1],
    exits: exitsFrom[values.stage],
  };
}

/** The number of the segment of a stage, 1 to 6; 0 for a prospect and for a side exit. */
export function stageNumber(stage: Stage): number {
  return Math.max(0, placeOf(stage));
}

/** How many segments the interface shows. */
export const stageCount = stages.length - 1;

/** Whether the SME has left the way from screening to completed, for a while or for good. */
export function isSideExit(stage: Stage): boolean {
  return (sideExits as readonly Stage[]).includes(stage);
}

/** Moves the SME to a stage that it entered on that day. */
export function moveStage(id: string, stage: Stage, on: string): Command {
  return (context) => {
    const sme = recordAs(context.record(id), 'sme');
    if (sme === undefined || sme.deleted !== undefined) return fail({ kind: 'gone', record: id });
    if (sme.values.stage === stage) return setFields(id, {})(context);
    return setFields(id, stagePatch(sme.values, stage, on))(context);
  };
}

function stagePatch(values: Sme['values'], stage: Stage, on: string): Partial<Sme['values']> {
  const from = placeOf(values.stage);
  const to = placeOf(stage);
  const back = from >= 0 && to >= 0 && to < from;
  const returning = from < 0 && to >= 0;
  const kept = Object.entries(values.stageDates ?? {}).filter(
    ([name]) => !(back && placeOf(name) > to) && !(returning && placeOf(name) < 0),
  );
  const known = Object.fromEntries(kept);
  // A stage that is entered again keeps the day of the first time.
  const date = (back || returning) && known[stage] !== undefined ? known[stage] : on;
  const enrolment =
    to >= 0 && to < placeOf('enrolled')
      ? { enrolledOn: undefined }
      : stage === 'enrolled'
        ? { enrolledOn: values.enrolledOn ?? on }
        : {};
  return {
    stage,
    stageDates: { ...known, [stage]: date },
    stageBeforePause: stage === 'paused' ? stages.find((name) => name === values.stage) : undefined,
    ...enrolment,
  };
}

function placeOf(stage: string): number {
  return (stages as readonly string[]).indexOf(stage);
}

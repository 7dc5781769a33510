/**
 * An SME moves to another stage: the stage, the day it was entered, and what follows from it, in one change that one
 * undo takes back. What is missing can be passed over with a reason; it stays in the history.
 *
 * A stage may be entered on a past day, never on a day to come, and never before what it follows: a later stage with
 * an earlier day means that one of the two days is wrong, and the way out is to correct that one. Refusing keeps the
 * days in order everywhere that counts between them. A step back and an exit taken back return to a stage that has
 * its day already. A step back forgets the days of what was not reached after all.
 *
 * The time between an exit and its return becomes a pause that says so: alerts, reviews and the journal then leave it out as they do
 * a time on hold (F293). So does a hold that only its stage told, when it ends (F302).
 */

import type { LocalDate } from '../calendar/local-date.ts';
import { type Command, setFields } from '../command/command.ts';
import { lineLengthMax } from '../entity/field.ts';
import { checkField, type FieldError } from '../entity/validate.ts';
import { recordAs, type Sme } from '../operation/record.ts';
import { fail } from '../../std/result.ts';
import { type Pause, type Stage, stages } from '../sme/sme.ts';
import { withCountedEnds } from '../sme/counted-ends.ts';
import { isLasting } from '../sme/lasting-pause.ts';
import { holdWithoutPause } from '../sme/times-on-hold.ts';
import { type GuardId, openGuards, type StageEvidence } from './guards.ts';
import {
  asksForReason,
  hasDay,
  isSideExit,
  type MoveKind,
  moveTo,
  placeOf,
  type StageMove,
} from './transitions.ts';

/** Greatest length of a reason, in UTF-16 code units: that of a line in a record. */
export const reasonLengthMax = lineLengthMax;

export interface MoveRequest {
  readonly to: Stage;
  /** The day on which the stage was entered. */
  readonly on: LocalDate;
  readonly reason?: string | undefined;
  readonly evidence: StageEvidence;
}

/** Why a move cannot be made as asked. */
export type MoveProblem =
  /** The SME is elsewhere by now. */
  | { readonly kind: 'notOffered' }
  | { readonly kind: 'reasonMissing'; readonly guards: readonly GuardId[] }
  | { readonly kind: 'reasonTooLong' }
  | { readonly kind: 'dayInvalid' }
  | { readonly kind: 'dayToCome' }
  /** What it follows began on `earliest`. */
  | { readonly kind: 'dayTooEarly'; readonly earliest: LocalDate };

type MoveProblemKind = MoveProblem['kind'];

/** Everything that stands in the way of a move; empty when it can be made. */
export function moveProblems(
  values: Sme['values'],
  request: MoveRequest,
  today: LocalDate,
): readonly MoveProblem[] {
  const move = moveTo(values, request.to);
  if (move === undefined) return [{ kind: 'notOffered' }];
  return [
    ...dayProblems(values, move, request.on, today),
    ...reasonProblems(values, move, request),
  ];
}

function dayProblems(
  values: Sme['values'],
  move: StageMove,
  on: LocalDate,
  today: LocalDate,
): readonly MoveProblem[] {
  if (!hasDay(move.kind)) return [];
  if (checkField('sme', 'stageDates', { [move.to]: on }) !== undefined)
    return [{ kind: 'dayInvalid' }];
  if (on > today) return [{ kind: 'dayToCome' }];
  const earliest = earliestDay(values);
  return earliest !== undefined && on < earliest ? [{ kind: 'dayTooEarly', earliest }] : [];
}

function reasonProblems(
  values: Sme['values'],
  move: StageMove,
  { reason = '', evidence }: MoveRequest,
): readonly MoveProblem[] {
  const guards = move.kind === 'on' ? openGuards(values, move.to, evidence) : [];
  if (reason.length > reasonLengthMax) return [{ kind: 'reasonTooLong' }];
  const asked = asksForReason(move.kind) || guards.length > 0;
  return asked && reason.trim() === '' ? [{ kind: 'reasonMissing', guards }] : [];
}

/** The day before which nothing more can begin: that of the latest stage or pause. */
export function earliestDay(values: Sme['values']): LocalDate | undefined {
  const { stageDates = {}, pauses = {}, stage, enrolledOn } = values;
  const pauseDays = Object.values(pauses).flatMap(({ from, to }) => [
    from,
    ...(to === undefined ? [] : [to]),
  ]);
  const beyondEnrolment = placeOf(stage) >= placeOf('enrolled') || stage === 'paused';
  const days = [
    ...Object.values(stageDates),
    ...pauseDays,
    ...(beyondEnrolment && enrolledOn !== undefined ? [enrolledOn] : []),
  ];
  return days.reduce<LocalDate | undefined>(
    (latest, day) => (latest === undefined || day > latest ? day : latest),
    undefined,
  );
}

/** A stage before this one that is dated after it: one of the two days is wrong. */
export function earlierStageAfter(values: Sme['values'], stage: Stage): Stage | undefined {
  const days = values.stageDates ?? {};
  const day = days[stage];
  const place = placeOf(stage);
  if (day === undefined || place < 0) return undefined;
  return stages.slice(0, place).findLast((name) => (days[name] ?? '') > day);
}

/** The day to propose for a move: for the step to the enrolment the one that is noted for it, else today. */
export function proposedDay(values: Sme['values'], to: Stage, today: LocalDate): LocalDate {
  const isEnrolment = to === 'enrolled' && moveTo(values, to)?.kind === 'on';
  const noted = isEnrolment ? values.enrolledOn : undefined;
  return noted !== undefined && noted <= today ? noted : today;
}

/** Moves the SME to a stage. Nothing happens where it stands there already. */
export function moveStage(id: string, request: MoveRequest): Command {
  return (context) => {
    const sme = recordAs(context.record(id), 'sme');
    if (sme === undefined || sme.deleted !== undefined) return fail({ kind: 'gone', record: id });
    if (sme.values.stage === request.to) return setFields(id, {})(context);
    const move = moveTo(sme.values, request.to);
    const problems = moveProblems(sme.values, request, context.today);
    if (move === undefined || problems.length > 0) {
      return fail({ kind: 'invalid', errors: problems.map(({ kind }) => fieldErrors[kind]) });
    }
    const { values } = sme;
    const reason = request.reason?.trim() ?? '';
    const because = reason === '' ? undefined : reason;
    const on = hasDay(move.kind) ? request.on : context.today;
    const pauses = endedPauses(values, on);
    const added = move.kind === 'pause' ? pauseFrom(on, because) : timeOutside(values, move, on);
    const all = added === undefined ? pauses : { ...pauses, [context.newId()]: added };
    const patch = {
      ...stagePatch(values, move, on),
      pauses: withCountedEnds(sme, all, context.at),
    };
    return setFields(id, patch, because)(context);
  };
}

const fieldErrors: Readonly<Record<MoveProblemKind, FieldError>> = {
  notOffered: { field: 'stage', reason: 'invalid' },
  reasonMissing: { field: 'reason', reason: 'required' },
  reasonTooLong: { field: 'reason', reason: 'tooLong', max: reasonLengthMax },
  dayInvalid: { field: 'stageDates', reason: 'invalid' },
  dayToCome: { field: 'stageDates', reason: 'invalid' },
  dayTooEarly: { field: 'stageDates', reason: 'invalid' },
};

function stagePatch(
  values: Sme['values'],
  { to, kind }: StageMove,
  on: LocalDate,
): Partial<Sme['values']> {
  const known = Object.fromEntries(
    Object.entries(values.stageDates ?? {}).filter(([name]) => isKept(name, { to, kind })),
  );
  // A stage that is entered again keeps the day of the first time.
  const day = kind === 'on' || isSideExit(to) ? on : (known[to] ?? on);
  return {
    stage: to,
    stageDates: { ...known, [to]: day },
    stageBeforePause: kind === 'pause' ? stages.find((name) => name === values.stage) : undefined,
    enrolledOn: to === 'enrolled' ? enrolment(values, kind, day) : enrolmentAfter(values, to),
  };
}

/**
 * A step back forgets the days of the stages beyond it, and any move that of the exit that is left. Otherwise a day of a later
 * stage stays: it came with a version of the stage that was not chosen, and a person removes it (F263).
 */
function isKept(name: string, { to, kind }: StageMove): boolean {
  const place = placeOf(name);
  return place >= 0 && (kind !== 'back' || place <= placeOf(to));
}

/** Whatever leaves a pause ends it. One that is left over from a stage that was not chosen stays without an end (F263). */
function endedPauses(values: Sme['values'], on: LocalDate): Readonly<Record<string, Pause>> {
  const { pauses = {}, stage } = values;
  if (stage !== 'paused') return pauses;
  const ended = Object.entries(pauses).map(
    ([key, pause]) => [key, isLasting(values, pause) ? { ...pause, to: on } : pause] as const,
  );
  return Object.fromEntries(ended);
}

/** Takes a pause out, and the day of the stage with it where the SME is not on hold: an exit that is left has no day. */
export function removePause(id: string, key: string): Command {
  return (context) => {
    const sme = recordAs(context.record(id), 'sme');
    if (sme === undefined || sme.deleted !== undefined) return fail({ kind: 'gone', record: id });
    const { pauses = {}, stageDates = {}, stage } = sme.values;
    const { [key]: removed, ...others } = pauses;
    const { paused, ...days } = stageDates;
    const isLeftOver = stage !== 'paused' && paused !== undefined && paused === removed?.from;
    const kept = withCountedEnds(sme, others, context.at);
    const patch = { pauses: kept, ...(isLeftOver ? { stageDates: days } : {}) };
    return setFields(id, patch)(context);
  };
}

function pauseFrom(from: LocalDate, reason: string | undefined): Pause {
  return { from, ...(reason === undefined ? {} : { reason }) };
}

/**
 * From the exit to the return from it, or a hold without a pause to its end; nothing where it came back on the same day, or the day of
 * the exit or of the hold is not known.
 */
function timeOutside(values: Sme['values'], { kind }: StageMove, on: LocalDate): Pause | undefined {
  const { stage, stageDates } = values;
  const left = kind === 'reopen' && isSideExit(stage) ? stage : undefined;
  const from = left === undefined ? holdWithoutPause(values) : stageDates?.[left];
  if (from === undefined || from >= on) return undefined;
  return { from, to: on, ...(left === undefined ? {} : { left }) };
}

/** The day chosen for the enrolment is the day of the enrolment; coming back to it keeps the one it had. */
function enrolment({ enrolledOn }: Sme['values'], kind: MoveKind, day: LocalDate): LocalDate {
  return kind === 'on' ? day : (enrolledOn ?? day);
}

function enrolmentAfter({ enrolledOn }: Sme['values'], to: Stage): LocalDate | undefined {
  const before = placeOf(to) >= 0 && placeOf(to) < placeOf('enrolled');
  return before ? undefined : enrolledOn;
}

/**
 * The same for several SMEs at once: another stage, another account manager. What may be done is one
 * group, which one undo takes back; an SME that a rule stops is named with the reason, and nothing of it is written.
 *
 * A move that asks for a reason is made one SME at a time: no reason is true of many.
 */

import type { LocalDate } from '../calendar/local-date.ts';
import type { Command } from '../command/command.ts';
import { type AnyRecord, recordAs, type Sme } from '../operation/record.ts';
import { mayChange, type Writer } from '../permission/permission.ts';
import { handOver } from '../sme/hand-over.ts';
import type { Stage } from '../sme/sme.ts';
import { type GuardId, type StageEvidence } from '../stage/guards.ts';
import { moveProblems, moveStage, proposedDay } from '../stage/move-stage.ts';

export type BulkAct =
  | { readonly kind: 'stage'; readonly to: Stage }
  | { readonly kind: 'manager'; readonly to: string };

/** Why nothing is done for an SME. */
export type BulkStop =
  /** It belongs to another pad. */
  | { readonly kind: 'rights' }
  /** It is so already. */
  | { readonly kind: 'same' }
  /** No step leads there from where it stands. */
  | { readonly kind: 'notOffered' }
  /** The step asks for a reason of its own. */
  | { readonly kind: 'reason' }
  | { readonly kind: 'guards'; readonly guards: readonly GuardId[] }
  /** Its days speak against it. */
  | { readonly kind: 'day' };

export interface BulkSubject {
  /** The SME. */
  readonly record: AnyRecord;
  readonly evidence: StageEvidence;
}

export interface BulkOutcome {
  readonly commands: readonly Command[];
  readonly stopped: readonly { readonly sme: Sme; readonly stop: BulkStop }[];
}

/** What an act would do, before it is done; `writer` is absent where whoever works here decides on every SME. */
export function bulkOutcome(
  subjects: readonly BulkSubject[],
  act: BulkAct,
  writer: Writer | undefined,
  today: LocalDate,
): BulkOutcome {
  const commands: Command[] = [];
  const stopped: { readonly sme: Sme; readonly stop: BulkStop }[] = [];
  for (const { record, evidence } of subjects) {
    const sme = recordAs(record, 'sme');
    if (sme === undefined || sme.deleted !== undefined) continue;
    const field = act.kind === 'manager' ? 'accountManagerId' : 'stage';
    const allowed = writer === undefined || mayChange(writer, record, field);
    const stop = allowed ? stopOf(sme, evidence, act, today) : ({ kind: 'rights' } as const);
    if (stop === undefined) commands.push(commandOf(sme, evidence, act, today));
    else stopped.push({ sme, stop });
  }
  return { commands, stopped };
}

function stopOf(
  sme: Sme,
  evidence: StageEvidence,
  act: BulkAct,
  today: LocalDate,
): BulkStop | undefined {
  const { values } = sme;
  if (act.kind === 'manager') {
    return values.accountManagerId === act.to ? { kind: 'same' } : undefined;
  }
  if (values.stage === act.to) return { kind: 'same' };
  const on = proposedDay(values, act.to, today);
  const [problem] = moveProblems(values, { to: act.to, on, evidence }, today);
  switch (problem?.kind) {
    case undefined:
      return undefined;
    case 'notOffered':
      return { kind: 'notOffered' };
    case 'reasonMissing':
      return problem.guards.length > 0
        ? { kind: 'guards', guards: problem.guards }
        : { kind: 'reason' };
    default:
      return { kind: 'day' };
  }
}

function commandOf({ id, values }: Sme, evidence: StageEvidence, act: BulkAct, today: LocalDate) {
  switch (act.kind) {
    case 'stage':
      return moveStage(id, { to: act.to, on: proposedDay(values, act.to, today), evidence });
    case 'manager':
      return handOver({ smeId: id, to: act.to });
  }
}

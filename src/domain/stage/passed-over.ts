/**
 * What a step on to a stage passes over: the guards that are still open for it as the sheet stands now. The change itself
 * carries a reason at most, so whoever decides on it is told from here what it does without.
 */

import type { LocalDate } from '../calendar/local-date.ts';
import type { LazySummaries } from '../entity/lazy-summary.ts';
import type { Operation } from '../operation/operation.ts';
import type { Sme } from '../operation/record.ts';
import type { JournalSummary } from '../sme/journal-summary.ts';
import { allStages, type Stage } from '../sme/sme.ts';
import { evidenceIn, type GuardId, openGuards } from './guards.ts';
import { moveTo } from './transitions.ts';

/** The sheet on which the change is to take effect, as far as it tells of its journal and its forms. */
interface PassedSheet {
  readonly sme: Sme;
  readonly summary: Pick<JournalSummary, 'inductionHeld'>;
  readonly summaries: LazySummaries;
}

interface PassedContext {
  readonly today: LocalDate;
  readonly contactsComing: boolean;
}

/** A step on, and what is still missing for it. */
export interface PassedOver {
  readonly to: Stage;
  readonly guards: readonly GuardId[];
}

/** What a change of a sheet passes over; nothing where it is no step on, or nothing is missing. */
export function passedOver(
  { entity, kind, fields }: Operation,
  sheet: PassedSheet,
  context: PassedContext,
): PassedOver | undefined {
  const change = entity === 'sme' && kind === 'set' ? fields['stage'] : undefined;
  const [from, to] = [change?.before, change?.value].map((name) =>
    allStages.find((stage) => stage === name),
  );
  if (from === undefined || to === undefined) return undefined;
  // As its author saw it: the stage may be another one by now.
  const values = { ...sheet.sme.values, stage: from };
  if (moveTo(values, to)?.kind !== 'on') return undefined;
  const guards = openGuards(values, to, evidenceIn(sheet, context));
  return guards.length === 0 ? undefined : { to, guards };
}

/**
 * What must be known before an SME enters a stage, as a table of pure functions. A guard never blocks for good: a
 * person may move the SME without it, with a reason that stays in the history.
 *
 * Only guards whose data exist are listed. The day of the stage is no guard, since no step on goes without one.
 */

import type { Sme } from '../operation/record.ts';
import type { JournalSummary } from '../sme/journal-summary.ts';
import type { Stage } from '../sme/sme.ts';

/** What the journal shows. A command sees records and no journals, so the caller brings it along. */
export interface StageEvidence {
  readonly inductionHeld?: boolean | undefined;
}

/**
 * What a journal shows.
 *
 * @param contactsComing whether some of it is still to come: then nothing is missing that may be among it
 */
export function evidenceIn(
  { inductionHeld = false }: Pick<JournalSummary, 'inductionHeld'>,
  contactsComing: boolean,
): StageEvidence {
  return { inductionHeld: inductionHeld || contactsComing };
}

export const guardIds = ['accountManager', 'companyNumber', 'consent', 'induction'] as const;
export type GuardId = (typeof guardIds)[number];

type Guard = (values: Sme['values'], evidence: StageEvidence) => boolean;

const guards: Readonly<Record<GuardId, Guard>> = {
  accountManager: ({ accountManagerId }) => accountManagerId !== undefined,
  companyNumber: ({ companyNumber = '' }) => companyNumber.trim() !== '',
  consent: ({ consentOn }) => consentOn !== undefined,
  induction: (_values, { inductionHeld = false }) => inductionHeld,
};

const guardsOf: Readonly<Partial<Record<Stage, readonly GuardId[]>>> = {
  enrolled: ['accountManager', 'companyNumber', 'consent'],
  inducted: ['induction'],
};

/** What is still missing for a step on to a stage, in the order of the table. */
export function openGuards(
  values: Sme['values'],
  to: Stage,
  evidence: StageEvidence,
): readonly GuardId[] {
  return (guardsOf[to] ?? []).filter((id) => !guards[id](values, evidence));
}

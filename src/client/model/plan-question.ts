/**
 * Planning a contact is asked in one sheet above all screens, so that the list, the board, the day, the calendar and a
 * sheet ask in the same way without knowing each other. `app` shows it while there is a question.
 */

import { createStore } from 'zustand/vanilla';
import type { Command } from '../../domain/command/command.ts';
import type { ContactKind, ContactMode } from '../../domain/contact/contact.ts';
import type { Text2 } from '../../domain/entity/field.ts';
import type { SaidLine } from './begun-over.ts';

/** When, how and with whom; what is absent is proposed. */
export interface PlannedValues {
  /** `YYYY-MM-DD` and `HH:mm`; the next free half hour where they are absent. */
  readonly day?: string | undefined;
  readonly hour?: string | undefined;
  readonly kind?: ContactKind | undefined;
  readonly mode?: ContactMode | undefined;
  readonly minutes?: number | undefined;
  readonly personIds?: readonly string[] | undefined;
}

/** What is known already of the contact to plan. */
export interface PlanStart extends PlannedValues {
  /** Still to be chosen where it is absent. */
  readonly smeId?: string | undefined;
  /** Several at once, each with a contact of its own, all in one group. */
  readonly smeIds?: readonly string[] | undefined;
  /** Carnet only proposes when and how: what was chosen earlier counts, and what is chosen later. */
  readonly isProposed?: boolean;
  /** The line that says it. */
  readonly line?: SaidLine<PlannedValues> | undefined;
  readonly agenda?: Text2 | undefined;
  /** What is written with the contact, in the same group. */
  readonly along?: ((contactId: string) => readonly Command[]) | undefined;
  readonly onPlanned?: (() => void) | undefined;
}

interface PlanQuestion extends PlanStart {
  /** Each question opens the sheet anew. */
  readonly asked: number;
}

export const planQuestion = createStore<{ readonly question: PlanQuestion | undefined }>(() => ({
  question: undefined,
}));

let asked = 0;

/** Opens the sheet. */
export function askPlan(start: PlanStart = {}): void {
  asked += 1;
  planQuestion.setState({ question: { ...start, asked } });
}

/** Opens the sheet for several SMEs; for one, as if it alone had been meant. */
export function askPlanFor(smeIds: readonly string[]): void {
  const [smeId, ...more] = smeIds;
  askPlan(more.length > 0 ? { smeIds } : { smeId });
}

/** It was planned, or is no longer asked. */
export function dismissPlanQuestion(): void {
  planQuestion.setState({ question: undefined });
}

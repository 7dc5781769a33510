/**
 * What the lazy records of one kind amount to on their home, as its head keeps it: how many there are, how much of them
 * somebody still has to settle, and the facts that their declaration folds.
 *
 * It is a cache like the summary of a journal, which is older and has a shape of its own (`sme/journal-summary.ts`): it
 * always equals what the records themselves give.
 */

import { foldTolerantly } from '../../std/fold-tolerantly.ts';
import { conflictCount } from '../conflict/open-conflict.ts';
import { readableBrief } from '../form/form-brief.ts';
import { type AnyRecord, readable } from '../operation/record.ts';
import type { Summary } from './declaration.ts';
import { declarationOf, type EntityName, type SummaryOf } from './registry.ts';

export interface LazySummary<S = unknown> {
  /** Records not in the trash. */
  readonly count: number;
  /** Absent where nothing is open. */
  readonly openConflicts?: number | undefined;
  /** Absent where the declaration folds none. */
  readonly facts?: S | undefined;
  /** What alerts ask of the facts, where the declaration tells that apart. */
  readonly alertFacts?: object | undefined;
}

/** Those of a home, by entity; a kind that it never had a record of is absent. */
export type LazySummaries = Readonly<Partial<Record<EntityName, LazySummary>>>;

export const noSummaries: LazySummaries = {};

/**
 * Summarises the records of one kind on one home, in any order; those in the trash do not count, nor those of which no summary can be
 * made.
 */
export function summariseLazy(entity: EntityName, records: readonly AnyRecord[]): LazySummary {
  return foldTolerantly(records, (some) => summaryOf(entity, some));
}

function summaryOf(entity: EntityName, records: readonly AnyRecord[]): LazySummary {
  const kept = records
    .filter((record) => record.deleted === undefined)
    .map(readable)
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const openConflicts = conflictCount(kept);
  const facts = declarationOf(entity).summary?.fold(kept);
  return {
    count: kept.length,
    ...(openConflicts === 0 ? {} : { openConflicts }),
    ...(facts === undefined ? {} : { facts, ...alertFactsOf(entity, facts) }),
  };
}

function alertFactsOf(entity: EntityName, facts: unknown): Pick<LazySummary, 'alertFacts'> {
  const summary = declarationOf(entity).summary as Summary<unknown, unknown> | undefined;
  const alertFacts = summary?.alertFacts?.(facts);
  return alertFacts === undefined ? {} : { alertFacts };
}

/** A summary that was stored, without what cannot be read of the facts of forms: an earlier version kept that as well. */
export function readableStored(entity: EntityName, summary: LazySummary): LazySummary {
  if (entity !== 'form') return summary;
  const facts = summaryIn({ form: summary }, 'form').facts ?? [];
  const sound = facts.flatMap((brief) => readableBrief(brief) ?? []);
  const isSound = sound.length === facts.length && sound.every((brief, at) => brief === facts[at]);
  return isSound ? summary : { ...summary, facts: sound };
}

/** The summary of one kind, its facts with the type that the declaration gives them. */
export function summaryIn<N extends EntityName>(
  summaries: LazySummaries | undefined,
  entity: N,
): LazySummary<SummaryOf<N>> {
  const found = summaries?.[entity] ?? { count: 0, facts: declarationOf(entity).summary?.empty };
  return found as LazySummary<SummaryOf<N>>;
}

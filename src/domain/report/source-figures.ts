/**
 * Where the SMEs came from, and what came of each source: how many it brought, and how many of them came to each step at
 * least. An organisation is a source of its own; campaigns, own search and referrals are one each. Counted, never typed.
 */

import type { LocalDate } from '../calendar/local-date.ts';
import { isCounted } from '../programme/enrolment.ts';
import { cameTo } from '../organisation/yield.ts';
import type { Sme } from '../operation/record.ts';
import { type Counted, figureKey, type Figures, FigureSums } from './figure.ts';
import { wholeId } from './overview.ts';

/** Steps that are counted, in their order. */
export const yieldSteps = ['prospect', 'screening', 'eligible', 'enrolled'] as const;
export type YieldStep = (typeof yieldSteps)[number];

/** What stands for an SME of which nobody said where it came from. */
export const unknownSource = 'unknown';

/** A source: its kind, with the organisation where it is one. */
export type SourceKey = string;

/** The source of an SME; that of a named organisation is its own. */
export function sourceOf({ values }: Sme): SourceKey {
  const { sourceKind, sourceOrganisationId } = values;
  if (sourceKind === 'organisation' && sourceOrganisationId !== undefined) {
    return sourceOrganisationId;
  }
  return sourceKind ?? unknownSource;
}

/** The key of what a source brought to a step. */
export function sourceKey(source: SourceKey, step: YieldStep): string {
  return figureKey('source', wholeId, `${source}:${step}`);
}

/** The yield of every source, and the sources themselves, those that brought most first. */
export function sourceFigures(
  smes: Iterable<Sme>,
  today: LocalDate,
): {
  readonly sources: readonly SourceKey[];
  readonly figures: Figures;
} {
  const sums = new FigureSums<Counted>();
  const counts = new Map<SourceKey, number>();
  for (const sme of smes) {
    if (!isCounted(sme)) continue;
    const source = sourceOf(sme);
    counts.set(source, (counts.get(source) ?? 0) + 1);
    for (const step of yieldSteps) {
      if (step === 'prospect' || cameTo(sme, step, today)) {
        sums.add(sourceKey(source, step), { home: sme.id, id: sme.id });
      }
    }
  }
  const sources = [...counts]
    .toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .map(([source]) => source);
  return { sources, figures: sums.figures() };
}

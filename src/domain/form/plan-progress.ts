/**
 * How far an agreed plan is now. What was agreed is frozen; the work goes on, and the state of a section tells of the work:
 * it moves after the agreement and makes nothing outdated (docs/decisions).
 */

import type { FormBrief } from './form-brief.ts';
import { readOutcome } from './outcome.ts';
import { roundHalfUp } from './rounding.ts';

/** The progress in per cent: that of today where the sections are known, else that of the agreement. */
export function progressNow({
  outcome,
  sections,
}: Pick<FormBrief, 'outcome' | 'sections'>): number | undefined {
  const frozen = readOutcome(outcome);
  if (frozen?.progress === undefined || frozen.sections === undefined) return frozen?.progress;
  const { done = 0, leftOut = 0 } = sections ?? {};
  const kept = frozen.sections - leftOut;
  return kept <= 0 ? 0 : roundHalfUp((Math.min(done, kept) / kept) * 100);
}

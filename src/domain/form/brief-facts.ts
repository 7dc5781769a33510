/**
 * What the head of a sheet knows of a form beyond its frozen outcome: how far the sections of a plan are now, and which of
 * its texts are not in both languages. Folded from stored fields alone: this module knows no template.
 */

import { type Gaps, gapsIn } from '../text/text-gaps.ts';
import { isSectionStateField } from './fields.ts';

/** How many sections of a plan are done, and how many are left out. */
export interface SectionCounts {
  readonly done: number;
  readonly leftOut: number;
}

/** The sections that somebody said something about; nothing where nobody did. */
export function sectionCounts(values: object): SectionCounts | undefined {
  const states = Object.entries(values).flatMap(([field, state]) =>
    isSectionStateField(field) ? [state] : [],
  );
  if (states.length === 0) return undefined;
  return {
    done: states.filter((state) => state === 'done').length,
    leftOut: states.filter((state) => state === 'leftOut').length,
  };
}

/** The languages that the texts of a form still lack; nothing where all is in both and proofread. */
export function textGaps(values: object): Gaps | undefined {
  return gapsIn(
    Object.entries(values).flatMap(([field, value]): unknown[] =>
      field.startsWith('text.') || field.startsWith('rows.') ? [value] : [],
    ),
  );
}

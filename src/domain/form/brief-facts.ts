/**
 * What the head of a sheet knows of a form beyond its frozen outcome: how far the sections of a plan are now, and which of
 * its texts are not in both languages. Folded from stored fields alone: this module knows no template.
 */

import { element, type Language } from '../entity/field.ts';
import { otherLanguage, translationStateOf } from '../text/text-pair.ts';
import { isSectionStateField } from './fields.ts';

/** How many sections of a plan are done, and how many are left out. */
export interface SectionCounts {
  readonly done: number;
  readonly leftOut: number;
}

/** How many texts have to be written in a language: those without a translation and those behind their original. */
export interface TextGaps {
  readonly missing: number;
  readonly stale: number;
  /** Translated, and not proofread. */
  readonly draft: number;
}
export type Gaps = Readonly<Partial<Record<Language, TextGaps>>>;

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

/** The languages that texts still lack; nothing where all is in both and proofread. */
export function textGaps(values: object): Gaps | undefined {
  const found: Partial<Record<Language, TextGaps>> = {};
  for (const [field, value] of Object.entries(values)) {
    if (field.startsWith('text.') || field.startsWith('rows.')) addGaps(value, found);
  }
  return Object.keys(found).length === 0 ? undefined : found;
}

const counted = { none: 'missing', stale: 'stale', draft: 'draft' } as const;

/** A text stands in a field of its own, in a row, or in a cell of a row. */
function addGaps(value: unknown, found: Partial<Record<Language, TextGaps>>): void {
  if (value === null || typeof value !== 'object') return;
  const pair = 'lang' in value ? element.text2.safeParse(value).data : undefined;
  if (pair === undefined) {
    for (const part of Object.values(value)) addGaps(part, found);
    return;
  }
  const state = translationStateOf(pair);
  if (state === 'checked' || pair.text.trim() === '') return;
  const language = otherLanguage(pair.lang);
  const before = found[language] ?? { missing: 0, stale: 0, draft: 0 };
  const kind = counted[state];
  found[language] = { ...before, [kind]: before[kind] + 1 };
}

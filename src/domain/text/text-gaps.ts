/** Which of the texts in two languages among some values still have to be written or read in one of them. */

import { element, type Language, type Text2 } from '../entity/field.ts';
import { otherLanguage, translationStateOf } from './text-pair.ts';

/** How many texts have to be written in a language: those without a translation and those behind their original. */
export interface TextGaps {
  readonly missing: number;
  readonly stale: number;
  /** Translated, and not proofread. */
  readonly draft: number;
}
export type Gaps = Readonly<Partial<Record<Language, TextGaps>>>;

/** The languages that texts still lack; nothing where all is in both and proofread. */
export function gapsIn(values: Iterable<unknown>): Gaps | undefined {
  const found: Partial<Record<Language, TextGaps>> = {};
  for (const value of values) {
    for (const pair of pairsIn(value)) addGap(pair, found);
  }
  return Object.keys(found).length === 0 ? undefined : found;
}

/** A text stands in a field of its own, in a row, or in a cell of a row. */
function pairsIn(value: unknown): readonly Text2[] {
  if (value === null || typeof value !== 'object') return [];
  const pair = 'lang' in value ? element.text2.safeParse(value).data : undefined;
  return pair === undefined ? Object.values(value).flatMap(pairsIn) : [pair];
}

const counted = { none: 'missing', stale: 'stale', draft: 'draft' } as const;

function addGap(pair: Text2, found: Partial<Record<Language, TextGaps>>): void {
  const state = translationStateOf(pair);
  if (state === 'checked' || pair.text.trim() === '') return;
  const language = otherLanguage(pair.lang);
  const before = found[language] ?? { missing: 0, stale: 0, draft: 0 };
  const kind = counted[state];
  found[language] = { ...before, [kind]: before[kind] + 1 };
}

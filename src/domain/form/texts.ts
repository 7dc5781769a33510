/** The texts of a form that are shared in two languages, and how far their translations are. */

import type { Text2 } from '../entity/field.ts';
import { type TranslationState, translationStateOf } from '../text/text-pair.ts';
import type { Answer } from './answers.ts';
import { type FormField, leftOutReasonField } from './fields.ts';
import type { FormView } from './view.ts';

export interface FormText {
  /** The field it stands in. */
  readonly field: FormField;
  /** The row of a list or table, and the column of a table. */
  readonly row?: string;
  readonly column?: string;
  readonly text: Text2;
}

/** Every text of the form that is shown, in order. */
export function textsOf(view: FormView): readonly FormText[] {
  return view.sections.flatMap(({ section, leftOutReason, items }) => [
    ...(leftOutReason === undefined
      ? []
      : [{ field: leftOutReasonField(section.id), text: leftOutReason }]),
    ...items.flatMap(({ field, answer, hidden }) =>
      field === undefined || hidden !== undefined ? [] : textsIn(field, answer),
    ),
  ]);
}

function textsIn(field: FormField, answer: Answer): readonly FormText[] {
  if (answer.kind !== 'given') return [];
  const { content } = answer;
  if (content.kind === 'text') return [{ field, text: content.text }];
  if (content.kind === 'texts') {
    return content.rows.map(({ id, text }) => ({ field, row: id, text }));
  }
  if (content.kind !== 'cells') return [];
  return content.rows.flatMap(({ id, cells }) =>
    Object.entries(cells).flatMap(([column, cell]) =>
      typeof cell === 'object' && 'text' in cell ? [{ field, row: id, column, text: cell }] : [],
    ),
  );
}

/** How many texts are in which state of translation. */
export function translationCounts(
  texts: readonly Pick<FormText, 'text'>[],
): Readonly<Record<TranslationState, number>> {
  const counts = { none: 0, draft: 0, checked: 0, stale: 0 };
  for (const { text } of texts) counts[translationStateOf(text)] += 1;
  return counts;
}

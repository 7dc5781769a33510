/** The whole text of a draft, to be copied where nobody can go on with it: of figures, each cell under its name. */

import type { LocalMonth } from '../../../domain/calendar/local-date.ts';
import type { Describe } from '../../i18n/describe-value.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { visitIn } from '../../model/visit-state.ts';
import { fieldsIn, isFields } from '../../ports/own-typing.ts';
import { placeOf } from '../../ports/own-words.ts';
import type { Draft } from '../../ports/sheet-store.ts';
import { wordsOf } from './half-typed-words.ts';

/** The text of a draft; empty where it has none. */
export function useDraftText({ field }: Pick<Describe, 'field'>): (draft: Draft) => string {
  const format = useFormat();
  const cellName = (month: LocalMonth, column: string): string =>
    `${format.month(month, 'long')} · ${field('figures', column)}`;
  return (draft) => wordsOf(draft)?.text ?? (addedTopics(draft) || typedCells(draft, cellName));
}

/** The topics that were added to a visit which is under way, each on a line. */
function addedTopics(draft: Draft): string {
  if (placeOf(draft.key) !== 'visit') return '';
  return (visitIn(draft)?.topics ?? []).map(({ title }) => title.en.text).join('\n');
}

/** What was typed in cells of the figures, each under its name. */
function typedCells(
  { key, text }: Draft,
  nameOf: (month: LocalMonth, column: string) => string,
): string {
  if (placeOf(key) !== 'figures') return '';
  return Object.entries(fieldsIn(text) ?? {})
    .map(([cell, typed]) => {
      const [month, column = ''] = cell.split(' ') as [LocalMonth, string?];
      const said = isFields(typed) ? typed['text'] : typed;
      return `${nameOf(month, column)}\n${typeof said === 'string' ? said : ''}`;
    })
    .join('\n\n');
}

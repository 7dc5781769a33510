/**
 * Answers that were chosen and that the question does not offer: an earlier version of its template did, or a newer Carnet does.
 * They keep the label that they had. What is stored is an id, which says nothing to anybody.
 */

import type { Answer } from './answers.ts';
import { isClosed } from './open-options.ts';
import { type Item, itemsOf, type Option, type Template, type Wording } from './template.ts';
import { wordsOf } from './verdict.ts';
import { printWordings } from './wordings.ts';

export interface UnlistedOption {
  readonly id: string;
  /** What it was called; nothing where no template at hand offers it. */
  readonly label: Wording | undefined;
}

/**
 * The options in an answer that are not among those offered.
 *
 * @param former templates that may have offered them: the latest names them
 */
export function unlistedOptions(
  item: Item,
  answer: Answer,
  offered: readonly Option[],
  former: readonly Template[] = [],
): readonly UnlistedOption[] {
  if (answer.kind !== 'given' || !isClosed(item)) return [];
  return wordsOf(answer.content)
    .filter((word) => !offered.some(({ id }) => id === word))
    .map((id) => ({ id, label: labelIn(former, item.id, id) }));
}

/** What an option is called that is not offered. */
export function unlistedLabel({ label }: Pick<UnlistedOption, 'label'>): Wording {
  return label ?? printWordings.notOffered;
}

function labelIn(former: readonly Template[], itemId: string, id: string): Wording | undefined {
  for (const template of former.toSorted((a, b) => b.version - a.version)) {
    const item = itemsOf(template).find((other) => other.id === itemId);
    const options = item !== undefined && 'options' in item ? item.options : undefined;
    const found = options?.find((option) => option.id === id);
    if (found !== undefined) return found.label;
  }
  return undefined;
}

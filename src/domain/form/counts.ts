/** Counting what is answered, in a section or in the whole form. */

import { shareOf } from './rounding.ts';
import { isAsked, type Counts, type ItemView } from './view.ts';

/** The counts over some items. */
export function countsOf(items: readonly ItemView[]): Counts {
  const asked = items.filter(isAsked);
  const count = (...kinds: readonly ItemView['answer']['kind'][]): number =>
    asked.filter(({ answer }) => kinds.includes(answer.kind)).length;
  const answered = count('given', 'unsure', 'unreadable');
  const unsure = count('unsure');
  return {
    asked: asked.length,
    answered,
    unsure,
    notApplicable: count('notApplicable'),
    blank: count('blank'),
    unsureShare: shareOf(unsure, answered),
    requiredMissing: asked.flatMap(({ isMissing, key }) => (isMissing ? [key] : [])),
  };
}

/** Two people prepared the same monthly review while apart: both drafts stand, and only one of them took place. */

import { addMonths, type LocalDate } from '../calendar/local-date.ts';
import type { RecordOf } from '../operation/record.ts';

type FormRecord = RecordOf<'form'>;

/**
 * The two drafts of one review, if there are two. One that was completed and reopened is a review of its own, and so is one that
 * was begun a month before.
 *
 * @param drafts of the reviews of one sheet, latest first
 */
export function reviewBegunTwice(
  drafts: readonly FormRecord[],
): readonly [FormRecord, FormRecord] | undefined {
  const [first, second] = drafts.filter((draft) => !wasCompleted(draft));
  if (first === undefined || second === undefined) return undefined;
  return isOneMonth(first.values.onDate, second.values.onDate) ? [first, second] : undefined;
}

function isOneMonth(one: LocalDate | undefined, other: LocalDate | undefined): boolean {
  if (one === undefined || other === undefined) return true;
  return one < addMonths(other, 1) && other < addMonths(one, 1);
}

/** What a completion writes stays written by it, or by the reopening, when it is taken away. */
function wasCompleted({ writers = {} }: FormRecord): boolean {
  return Object.hasOwn(writers, 'outcome');
}

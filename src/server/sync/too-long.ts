/**
 * What becomes of work that nobody waits for and that takes longer than a transaction may: it would take as long with each
 * further try, now and after each start. So less of it is tried, and what is too much alone is not decided at all.
 */

import { TransactionTooLong } from '../ports/sheet-storage.ts';

/** How a turn goes about it: with many groups, with `one`, or with one that needs its author's attention, `unseen`. */
export type Care = 'many' | 'one' | 'unseen';

/** Does a turn, with more care where it took too long. Rejects with what else makes it fail, and where it takes too long unseen. */
export async function carefully<T>(turn: (care: Care) => Promise<T>): Promise<T> {
  for (const care of ['many', 'one'] as const) {
    try {
      return await turn(care);
    } catch (error) {
      if (!(error instanceof TransactionTooLong)) throw error;
    }
  }
  return turn('unseen');
}

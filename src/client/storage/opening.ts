/** What a tab reads first, from the rows of its database. */

import type { Opening } from '../ports/sheet-store.ts';
import type { OpeningRows } from './early-opening.ts';
import { asHead, shownRecordsOf } from './page-rows.ts';

/** The rows of an opening as the port gives them. */
export function openingOf({ meta, programme, heads, outbox, drafts }: OpeningRows): Opening {
  return {
    memberId: meta.memberId,
    pinnedDay: meta.pinnedDay,
    offset: meta.sync?.offset,
    contactsComing: meta.sync?.snapshot?.mode === 'anew',
    programme: shownRecordsOf(programme),
    heads: heads.flatMap(asHead),
    outbox,
    drafts,
  };
}

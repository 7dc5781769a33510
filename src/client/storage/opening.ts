/** What a tab reads first, from the rows of its database. */

import type { Opening } from '../ports/sheet-store.ts';
import type { OpeningRows } from './early-opening.ts';
import { asHead, shownRecordsOf, summariesIn, type PageRow } from './page-rows.ts';

/** What the programme shares, by its row. */
export function programmeIn(row: PageRow | undefined): Pick<Opening, 'programme' | 'summaries'> {
  const summaries = summariesIn(row);
  const programme = shownRecordsOf(row);
  return summaries === undefined ? { programme } : { programme, summaries };
}

/** The rows of an opening as the port gives them. */
export function openingOf({ meta, programme, heads, outbox, drafts }: OpeningRows): Opening {
  return {
    memberId: meta.memberId,
    pinnedDay: meta.pinnedDay,
    offset: meta.sync?.offset,
    contactsComing: meta.sync?.snapshot?.mode === 'anew',
    ...programmeIn(programme),
    heads: heads.flatMap(asHead),
    outbox,
    drafts,
  };
}

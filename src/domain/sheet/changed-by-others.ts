/**
 * How far a sheet was changed by others, by the places of their changes in the order of the programme: what came in
 * late, from a laptop that was offline for a week, counts as new although it was written long ago.
 */

import type { AnyRecord } from '../operation/record.ts';
import type { JournalSummary } from '../sme/journal-summary.ts';

type Changed = Pick<AnyRecord, 'changed' | 'sequence'>;

interface ChangedSheet {
  readonly sme: Changed;
  readonly actions: readonly Changed[];
  readonly issues: readonly Changed[];
  readonly trash: readonly Changed[];
  readonly summary: JournalSummary;
}

/** The place of the latest change that somebody else made; 0 where nobody did. */
export function lastByOthers(sheet: ChangedSheet, memberId: string): number {
  let last = 0;
  for (const records of [[sheet.sme], sheet.actions, sheet.issues, sheet.trash]) {
    for (const { changed, sequence } of records) {
      if (changed.by !== memberId) last = Math.max(last, sequence ?? 0);
    }
  }
  for (const [author, sequence] of Object.entries(sheet.summary.lastBy ?? {})) {
    if (author !== memberId) last = Math.max(last, sequence);
  }
  return last;
}

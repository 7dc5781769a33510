/**
 * Whether the log of a device holds everything that made its records.
 *
 * A download brings records, and none of the entries that made them: from then on the log has a gap, which nothing in it
 * shows. So it is noted when a download begins (`download-gap.ts`), and here for each home when its whole history was
 * fetched since, or when its creation came as an entry since.
 */

import type { CarriedEntry } from '../../domain/operation/confirm.ts';
import type { SyncMeta, WholeHistories } from '../ports/sync.ts';
import type { Meta } from './confirm-rows.ts';
import { historyPrefix, type PageRow, type PageTable } from './page-rows.ts';

/** Whether no download has left a gap in the log: where an earlier version took one in, nobody knows. */
export function hasNoGap({ hasGap, cursor, snapshot }: SyncMeta): boolean {
  return hasGap === undefined ? cursor === undefined && snapshot === undefined : !hasGap;
}

/** The rows that note whose history is whole, since the download that left the gap. */
export function wholeRows(meta: Meta, homes: readonly string[]): readonly PageRow[] {
  if (meta.sync === undefined || hasNoGap(meta.sync)) return [];
  const { downloads = 0 } = meta.sync;
  return [...new Set(homes)].map((home) => ({ key: historyPrefix + home, home, downloads }));
}

/** The homes that some entries created. */
export function homesCreatedBy(entries: readonly CarriedEntry[]): readonly string[] {
  return entries.flatMap(({ operation: { kind, record, home } }) =>
    kind === 'create' && record === home ? home : [],
  );
}

/** Whose history is whole; nothing where the log has no gap. */
export async function wholeHistories(
  pages: Pick<PageTable, 'range'>,
  meta: Meta | undefined,
): Promise<WholeHistories | undefined> {
  if (meta?.sync === undefined || hasNoGap(meta.sync)) return undefined;
  const { downloads = 0 } = meta.sync;
  const rows = await pages.range(historyPrefix);
  const current = rows.filter((row) => 'downloads' in row && row.downloads === downloads);
  return { downloads, homes: new Set(current.map(({ home }) => home)) };
}

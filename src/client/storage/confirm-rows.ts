/**
 * Confirmation of outbox rows and of imported groups, inside one transaction of whichever adapter.
 */

import type { World } from '../../domain/operation/confirm.ts';
import type { Group } from '../../domain/operation/operation.ts';
import type { ConfirmReport, OutboxRow } from '../ports/sheet-store.ts';
import { PageBatch, type PageTable } from './pages.ts';

export const metaKey = 'meta';

/** What a database knows of itself. Its absence means that the programme was never written here. */
export interface Meta {
  readonly key: typeof metaKey;
  readonly programmeId: string;
  /** Who works on this device, in this programme. */
  readonly memberId: string;
  /** Sequence of the last confirmed operation. */
  readonly sequence: number;
}

/** The pages table within a transaction, and the meta row read in it. */
export interface Pages {
  readonly table: PageTable;
  readonly meta: Meta;
}

/** Operations confirmed in one transaction at most; a larger group still goes as a whole. */
const operationsPerBatchMax = 4000;

/** Confirms sealed rows in their order, as many as fit one transaction. */
export async function confirmRows(
  { table, meta }: Pages,
  rows: readonly OutboxRow[],
  mayWrite: World['mayWrite'],
  now: number,
): Promise<ConfirmReport & { readonly sequence: number }> {
  const batch = new PageBatch(table, meta.programmeId, meta.sequence);
  const keys: number[] = [];
  const kept: { key: number; confirmation: ConfirmReport['kept'][number]['confirmation'] }[] = [];
  let operations = 0;
  let more = false;
  for (const row of rows) {
    if (operations >= operationsPerBatchMax) {
      more = true;
      break;
    }
    operations += row.group.length;
    const confirmation = await batch.confirm(row.group, mayWrite, now);
    if (confirmation.outcome === 'held' || confirmation.outcome === 'needsAttention') {
      kept.push({ key: row.key, confirmation });
    } else {
      keys.push(row.key);
    }
  }
  const { sequence, homes } = await batch.finish();
  return { keys, homes, kept, more, sequence };
}

/** Confirms groups from a backup; the caller passes only groups that are not known yet. */
export async function importGroups(
  { table, meta }: Pages,
  groups: readonly Group[],
  mayWrite: World['mayWrite'],
  now: number,
): Promise<{ readonly sequence: number; readonly added: number }> {
  const batch = new PageBatch(table, meta.programmeId, meta.sequence);
  let added = 0;
  for (const group of groups) {
    const { outcome } = await batch.confirm(group, mayWrite, now);
    if (outcome !== 'held' && outcome !== 'needsAttention') added += 1;
  }
  const { sequence } = await batch.finish();
  return { sequence, added };
}

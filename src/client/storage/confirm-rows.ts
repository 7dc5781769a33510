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
  const taken = rowsOfOneBatch(rows);
  await batch.open(taken.map(({ group }) => group));
  const keys: number[] = [];
  const kept: { key: number; confirmation: ConfirmReport['kept'][number]['confirmation'] }[] = [];
  for (const { key, group } of taken) {
    const confirmation = batch.confirm(group, mayWrite, now);
    if (confirmation.outcome === 'held' || confirmation.outcome === 'needsAttention') {
      kept.push({ key, confirmation });
    } else {
      keys.push(key);
    }
  }
  const { sequence, homes } = await batch.finish();
  return { keys, homes, kept, more: taken.length < rows.length, sequence };
}

/** The first rows, as many as fit one transaction; at least one. */
function rowsOfOneBatch(rows: readonly OutboxRow[]): readonly OutboxRow[] {
  let operations = 0;
  const end = rows.findIndex(({ group }) => {
    if (operations >= operationsPerBatchMax) return true;
    operations += group.length;
    return false;
  });
  return end < 0 ? rows : rows.slice(0, end);
}

/** Confirms groups from a backup; the caller passes only groups that are not known yet. */
export async function importGroups(
  { table, meta }: Pages,
  groups: readonly Group[],
  mayWrite: World['mayWrite'],
  now: number,
): Promise<{ readonly sequence: number; readonly added: number }> {
  const batch = new PageBatch(table, meta.programmeId, meta.sequence);
  await batch.open(groups);
  let added = 0;
  for (const group of groups) {
    const { outcome } = batch.confirm(group, mayWrite, now);
    if (outcome !== 'held' && outcome !== 'needsAttention') added += 1;
  }
  const { sequence } = await batch.finish();
  return { sequence, added };
}

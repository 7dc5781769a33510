/**
 * Rows that wait again after a restore, although the records hold them. A download takes the place of the records: what the
 * restored server lacks is shown over it from the first part on [C10]. What its backup held is not, since it would seem to come
 * after what others made of it since.
 */

import { isKnownRecord, lastOf } from '../../domain/operation/record.ts';
import type { SnapshotReply } from '../../protocol/sync-messages.ts';
import type { OutboxRow } from '../ports/sheet-store.ts';
import type { PartMode } from '../ports/sync.ts';
import type { SyncedMeta } from './confirm-rows.ts';
import { entriesOf, logPrefix } from './page-rows.ts';
import { eachRow, type SyncTables } from './sync-tables.ts';

/** Whether there are such rows. */
export async function hasHeld({ outbox }: Pick<SyncTables, 'outbox'>): Promise<boolean> {
  let isThere = false;
  await eachRow(outbox, ({ heldAt }) => {
    isThere = heldAt !== undefined;
    return !isThere;
  });
  return isThere;
}

/**
 * Shows what the records do not hold any more once a download begins; answers the rows. The log is still that of the life before.
 *
 * @param reply the first answer
 * @param mode where everything that is confirmed goes first, nothing holds it for a while
 */
export async function showHeld(
  tables: Pick<SyncTables, 'pages' | 'outbox'>,
  { sync }: SyncedMeta,
  reply: Pick<SnapshotReply, 'records' | 'sequence'>,
  mode: PartMode | undefined,
): Promise<readonly number[]> {
  const isKept = mode !== 'anew';
  // Where it begins once more, the log is gone, and was compared before.
  const isOfThisLife = sync.cursor !== undefined || sync.snapshot !== undefined;
  const known = isOfThisLife ? Infinity : await sharedUpTo(tables, reply.records);
  const shared = isKept ? known : 0;
  const changed: OutboxRow[] = [];
  const shown: number[] = [];
  await eachRow(tables.outbox, (row) => {
    const { heldAt, ...other } = row;
    if (heldAt === undefined) return true;
    const isThere = row.state === 'acknowledged' && (row.sequence ?? Infinity) <= reply.sequence;
    if (isThere && isKept) {
      // Its place in this life.
      changed.push({ ...other, heldAt: row.sequence });
    } else if (heldAt > shared) {
      changed.push(other);
      shown.push(row.key);
    }
    return true;
  });
  await tables.outbox.put(changed);
  return shown;
}

/**
 * How far this life of the server goes on as the one before did, at least: up to the last of these records that a change of the
 * log made as it stands, at the same place.
 */
async function sharedUpTo(
  { pages }: Pick<SyncTables, 'pages'>,
  records: SnapshotReply['records'],
): Promise<number> {
  const places = new Map<string, Set<number>>();
  for (const { operation, sequence } of (await pages.range(logPrefix)).flatMap(entriesOf)) {
    const { operationId } = operation;
    places.set(operationId, (places.get(operationId) ?? new Set()).add(sequence));
  }
  let shared = 0;
  for (const record of records) {
    const { sequence = 0 } = record;
    if (!isKnownRecord(record) || places.get(lastOf(record))?.has(sequence) !== true) continue;
    shared = Math.max(shared, sequence);
  }
  return shared;
}

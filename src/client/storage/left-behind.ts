/**
 * What a log still holds of a life before, and the server of this one does not: after a restore to an older backup, the changes
 * of others that came after it. Only their authors push them again [C7]; a log that is being uploaded, or was, stays, and with
 * it they do. The records of this life are made without them, so a copy is compared without them as well.
 *
 * The entries themselves are marked. One that the server has after all comes again, as an entry of a pull or of a history.
 */

import { capOf } from '../../domain/operation/confirm.ts';
import { entriesOf, type LoggedEntry, logPrefix, type LogRow } from './page-rows.ts';
import { allKept, eachRow, type SyncTables } from './sync-tables.ts';

type Pages = Pick<SyncTables, 'pages'>;

/**
 * Marks what the upload of the log will not bring to another life of the server, nor this device with what it pushes again.
 *
 * @param last the end of what is uploaded
 */
export async function markLeft(
  tables: Pick<SyncTables, 'pages' | 'outbox' | 'kept'>,
  last: number,
): Promise<void> {
  const sent = new Set<string>();
  const send = (group: readonly { readonly operationId: string }[]): void => {
    for (const { operationId } of group) sent.add(operationId);
  };
  for (const { group } of await allKept(tables.kept)) send(group);
  await eachRow(tables.outbox, ({ group }) => {
    send(group);
    return true;
  });
  await changeEntries(tables, (entry) => {
    const stays = entry.sequence <= last || sent.has(entry.operation.operationId);
    return stays || entry.isLeft === true ? entry : { ...entry, isLeft: true };
  });
}

/**
 * Takes the mark from what was uploaded: from here on this life has it. When it was decided there is noted where that decides on
 * the time of the change.
 *
 * @param at milliseconds since 1970, by the clock of the server
 */
export function noteUploaded(tables: Pages, last: number, at: number): Promise<void> {
  return changeEntries(tables, (entry) => {
    if (entry.sequence > last) return entry;
    const { operation } = entry;
    const isAhead = [entry.received, at].some(
      (received) => capOf({ operation, received }) !== undefined,
    );
    const isNoted = isAhead || entry.uploadedAt !== undefined;
    if (entry.isLeft !== true && !isNoted) return entry;
    const { isLeft: _isLeft, ...there } = entry;
    return isNoted ? { ...there, uploadedAt: at } : there;
  });
}

/** The operations of which the log has no entry of this life. */
export async function leftBehind({ pages }: Pages): Promise<ReadonlySet<string>> {
  const entries = (await pages.range(logPrefix)).flatMap(entriesOf);
  const idsOf = (isLeft: boolean): readonly string[] =>
    entries.flatMap((entry) =>
      (entry.isLeft === true) === isLeft ? entry.operation.operationId : [],
    );
  const there = new Set(idsOf(false));
  return new Set(idsOf(true).filter((id) => !there.has(id)));
}

/** Writes the pages of the log of which an entry becomes another. */
async function changeEntries(
  { pages }: Pages,
  change: (entry: LoggedEntry) => LoggedEntry,
): Promise<void> {
  const changed: LogRow[] = [];
  for (const row of await pages.range(logPrefix)) {
    const before = entriesOf(row);
    const entries = before.map(change);
    const { key, home } = row;
    if (entries.some((entry, index) => entry !== before[index]))
      changed.push({ key, home, entries });
  }
  if (changed.length > 0) await pages.put(changed);
}

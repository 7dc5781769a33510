/** Histories that a device fetched from a server, taken in. */

import type { CarriedEntry } from '../../domain/operation/confirm.ts';
import { isSameOperation } from '../../domain/operation/operation.ts';
import type { OutboxRow } from '../ports/sheet-store.ts';
import { forked } from './confirm-rows.ts';
import { layAll } from './inbox.ts';
import { entriesOf, handedOn, type LoggedEntry, logKeys, logPages } from './page-rows.ts';
import { addRows, notThere } from './sync-push.ts';
import { ownMeta, type SyncTables } from './sync-tables.ts';
import { wholeRows } from './whole-histories.ts';

/**
 * Entries of the log of a home that were fetched later take their place among those that are here.
 *
 * @param since with the last of a whole history: it is noted, unless a download began in the time between
 */
export async function takeEarlier(
  tables: SyncTables,
  home: string,
  {
    entries,
    since,
  }: { readonly entries: readonly CarriedEntry[]; readonly since?: number | undefined },
): Promise<readonly number[]> {
  await layAll(tables);
  const meta = await ownMeta(tables);
  const { sync } = meta;
  // What is beyond the cursor comes with the next pull.
  const known = entries.filter(({ sequence }) => sequence <= (sync?.cursor?.sequence ?? 0));
  const here = (await tables.pages.range(logKeys(home))).flatMap(entriesOf);
  await tables.pages.put(logPages(home, here, known.map(markedAs(here))));
  const isWhole =
    since !== undefined && (sync?.downloads ?? 0) === since && sync?.cursor !== undefined;
  if (isWhole) await tables.pages.put(wholeRows(meta, [home]));
  return addRows(tables, await notThere(tables.outbox, otherwise(here, known)));
}

/** Marks what was fetched as made on this device, where it stood here as such: a server does not know that [S10]. */
function markedAs(here: readonly LoggedEntry[]): (entry: CarriedEntry) => LoggedEntry {
  const own = new Map(
    here.flatMap(({ isOwn, operation }) =>
      isOwn === true ? [[operation.operationId, operation] as const] : [],
    ),
  );
  return (entry) => {
    const there = own.get(entry.operation.operationId);
    const isOwn = there !== undefined && isSameOperation(there, entry.operation);
    return isOwn ? { ...entry, isOwn } : entry;
  };
}

/** Rows for what a server has under the same ids with another content: it is left to its author, with its text. */
function otherwise(
  here: readonly CarriedEntry[],
  there: readonly CarriedEntry[],
): readonly Omit<OutboxRow, 'key'>[] {
  const theirs = new Map(there.map(({ operation }) => [operation.operationId, operation]));
  const names = new Set<string>();
  for (const { operation, group } of here) {
    const other = theirs.get(operation.operationId);
    if (other !== undefined && !isSameOperation(other, operation)) {
      names.add(group ?? operation.operationId);
    }
  }
  return [...names].map((name) => {
    const ours = handedOn(here).filter(
      ({ operation, group }) => (group ?? operation.operationId) === name,
    );
    return { ...forked, tab: '', group: ours.map(({ operation }) => operation) };
  });
}

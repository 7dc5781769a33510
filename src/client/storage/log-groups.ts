/** The groups of the log of a device, as they go to a server. */

import type { LogEntry } from '../../domain/operation/confirm.ts';
import type { LoggedGroup } from '../ports/sync.ts';
import { layAll } from './inbox.ts';
import { entriesOf, handedOn, type LoggedEntry, logPrefix } from './page-rows.ts';
import type { SyncTables } from './sync-tables.ts';

/** An entry of a log, as it is handed on whole. */
export type OwnLogEntry = LogEntry & Pick<LoggedEntry, 'isOwn'>;

export function logged(entries: readonly LoggedEntry[]): readonly OwnLogEntry[] {
  return handedOn(entries);
}

/** Whether somebody handed an entry in that its member did not make on this device. */
export function isHandedIn({ handedIn, isOwn }: OwnLogEntry): boolean {
  return handedIn !== undefined && isOwn !== true;
}

/** The entries of a log by their groups, each in the order of its places. */
export function groupsIn(log: readonly OwnLogEntry[]): readonly (readonly OwnLogEntry[])[] {
  // A change may stand in it twice, with its place in either life of the server: a group holds it once.
  const entries = [...new Map(log.map((row) => [row.operation.operationId, row])).values()];
  const groups = new Map<string, OwnLogEntry[]>();
  for (const entry of entries.sort((x, y) => x.sequence - y.sequence)) {
    const name = entry.group ?? entry.operation.operationId;
    const known = groups.get(name);
    if (known === undefined) groups.set(name, [entry]);
    else known.push(entry);
  }
  return [...groups.values()];
}

/** The last place in the log. */
export async function lastLogged({ pages }: Pick<SyncTables, 'pages'>): Promise<number> {
  const entries = (await pages.range(logPrefix)).flatMap(entriesOf);
  return entries.reduce((last, { sequence }) => Math.max(last, sequence), 0);
}

/**
 * The groups of a log up to a place, in the order of the whole: its pages lie by sheet. A log that met a server keeps the
 * places of both, so that others may stand between the operations of a group: it stays whole all the same.
 */
export async function logUpTo(
  tables: SyncTables,
  last: number,
): Promise<readonly (LoggedGroup & { readonly isBrought: boolean })[]> {
  await layAll(tables);
  return groupsIn(logged((await tables.pages.range(logPrefix)).flatMap(entriesOf)))
    .map((entries) => ({
      sequence: entries.at(-1)?.sequence ?? 0,
      operations: entries.map(({ operation }) => operation),
      isBrought: entries.some(isHandedIn),
    }))
    .filter(({ sequence }) => sequence <= last)
    .sort((x, y) => x.sequence - y.sequence);
}

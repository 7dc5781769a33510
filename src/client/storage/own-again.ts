/**
 * What a device sends again when it meets another life of the server, besides what it retains: the groups of its own member
 * that its log holds. A backup that was verified may be lost, or be newer than the one that was restored, and the download that
 * follows empties the log [C7].
 */

import type { Group } from '../../domain/operation/operation.ts';
import type { OutboxRow } from '../ports/sheet-store.ts';
import type { SyncedMeta } from './confirm-rows.ts';
import { layAll } from './inbox.ts';
import { entriesOf, logPrefix } from './page-rows.ts';
import { groupsIn, isHandedIn, logged as loggedEntries, type OwnLogEntry } from './log-groups.ts';
import { notThere } from './sync-push.ts';
import { allKept, type KeptGroup, type SyncTables } from './sync-tables.ts';
import { hasNoGap } from './whole-histories.ts';

/** A group with the place of its last operation. */
interface PlacedGroup {
  readonly sequence: number;
  readonly group: Group;
  /** Its member handed it in. */
  readonly isBrought: true | undefined;
}

/** What goes back into the outbox, before all other rows. */
export interface OwnAgain {
  /** Own groups of the log that are neither retained nor in the outbox. */
  readonly logged: readonly OutboxRow[];
  /**
   * Retained groups that were decided before the last of these, so that all are sent in the order in which they were decided: the
   * key that each gets, by its first operation.
   */
  readonly keys: ReadonlyMap<string | undefined, number>;
}

/** What of the log is sent again. */
export async function ownOfLog(tables: SyncTables, meta: SyncedMeta): Promise<OwnAgain> {
  const nothing: OwnAgain = { logged: [], keys: new Map() };
  // An upload sends the whole log.
  if (meta.sync.handOver !== undefined) return nothing;
  await layAll(tables);
  const kept = await allKept(tables.kept);
  const here = new Set([
    ...kept.map(nameOf),
    // What was discarded is not to come back [C16].
    ...(meta.sync.withdrawn ?? []).map(({ id }) => id),
  ]);
  const entries = loggedEntries((await tables.pages.range(logPrefix)).flatMap(entriesOf));
  const own = ownGroups(entries, meta).filter((one) => !here.has(nameOf(one)));
  const missing = await notThere(tables.outbox, own);
  const last = missing.at(-1)?.sequence;
  if (last === undefined) return nothing;
  const before = kept.filter(({ sequence }) => sequence < last);
  const again = [...missing, ...before].sort((x, y) => x.sequence - y.sequence);
  const [first] = await tables.outbox.after(Number.NEGATIVE_INFINITY, 1);
  const begin = Math.min(1, first?.key ?? 1, kept[0]?.key ?? 1) - again.length;
  const keys = new Map(again.map((one, index) => [nameOf(one), begin + index]));
  const logged = missing.map((one, index): OutboxRow => {
    const key = keys.get(nameOf(one)) ?? begin + index;
    return waitingAgain(one, key);
  });
  return { logged, keys };
}

/** A confirmed group as it waits again. */
export function waitingAgain(
  { sequence, group, isBrought }: Omit<KeptGroup, 'key'>,
  key: number,
): OutboxRow {
  const row = { key, state: 'sealed', tab: '', group, heldAt: sequence } as const;
  return isBrought === true ? { ...row, isBrought } : row;
}

/** The first operation of a group: its name. */
export const nameOf = ({ group: [first] }: { readonly group: Group }): string | undefined =>
  first?.operationId;

/**
 * The groups of the log that this member sent to a server, in the order of their places: what they made, and what they handed in.
 * What somebody else handed in under their name is not theirs, unless this device made it too [S10].
 */
function ownGroups(
  log: readonly OwnLogEntry[],
  { memberId, sync, sequence: end }: SyncedMeta,
): readonly PlacedGroup[] {
  const places = new Set(log.map(({ sequence }) => sequence));
  const isWhole = (entries: readonly OwnLogEntry[]): boolean =>
    hasNoGap(sync) || isWholeGroup(entries, (place) => place > end || places.has(place));
  return groupsIn(log)
    .filter((entries) => entries.every((entry) => senderOf(entry) === memberId))
    .filter(isWhole)
    .map(
      (entries): PlacedGroup => ({
        sequence: entries.at(-1)?.sequence ?? 0,
        group: entries.map(({ operation }) => operation),
        isBrought: entries.some(isHandedIn) ? true : undefined,
      }),
    )
    .sort((x, y) => x.sequence - y.sequence);
}

/** Who sent an entry to the server. */
function senderOf({ operation, handedIn, isOwn }: OwnLogEntry): string {
  return isOwn === true ? operation.by : (handedIn ?? operation.by);
}

/**
 * Whether nothing of a group is missing. A history that was fetched brings those of its operations that are of one sheet, and
 * a part of a group would be taken for another one. The operations of a group have places side by side.
 */
function isWholeGroup(
  entries: readonly OwnLogEntry[],
  isKnown: (place: number) => boolean,
): boolean {
  const [first] = entries;
  if (first === undefined) return false;
  if (first.group === undefined) return true;
  const isFirst = first.group === first.operation.operationId;
  const isDense = entries.every(({ sequence }, index) => sequence === first.sequence + index);
  return isFirst && isDense && isKnown(first.sequence + entries.length);
}

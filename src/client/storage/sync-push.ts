/**
 * What goes to a server: which rows are sent next, what its answers make of them, and the groups of a log.
 *
 * A parked row has no number, and what touches its sheets waits behind it: so the order within a sheet is
 * never broken, and the counters of what is sent have no gap [C13].
 *
 * A group that waits for a decision may be decided before the place of a download, and no entry tells of that: after each
 * download it is sent once more under its counter, and stays in its state until the answer [C10].
 */

import type { PushReply } from '../../protocol/sync-messages.ts';
import type { OutboxRow } from '../ports/sheet-store.ts';
import { present } from '../../std/assert.ts';
import type { Batch, InitialUpload, LoggedGroup, ParkedAs, Seen, SyncMeta } from '../ports/sync.ts';
import { forked, type SyncedMeta } from './confirm-rows.ts';
import {
  eachRow,
  isUndone,
  type DownloadedGroup,
  type RowsInOrder,
  type SyncTables,
} from './sync-tables.ts';

/**
 * Whether the server is asked what became of a group that it has: a download may have passed the place where it was decided.
 * One that was acknowledged without a place took effect, and its entry was still to come.
 */
export function isAskedAgain(
  { state, deviceSequence, sequence, downloads }: OutboxRow,
  sync: Pick<SyncMeta, 'downloads'>,
): boolean {
  const isOpen =
    mayBeDecided.includes(state) || (state === 'acknowledged' && sequence === undefined);
  return isOpen && deviceSequence !== undefined && downloads !== (sync.downloads ?? 0);
}

/** What a server has and may decide on later. */
const mayBeDecided: readonly OutboxRow['state'][] = ['held', 'quarantined', 'undecided'];

/**
 * The first rows that are sealed or asked about again, as many as a batch holds, those with a number first; none after an open
 * one. `isAll`: nothing that could be sent now is left.
 */
export async function nextRows(
  { outbox }: SyncTables,
  sync: SyncMeta,
  { groupsMax, lengthMax }: Batch,
): Promise<{ readonly rows: readonly OutboxRow[]; readonly isAll: boolean }> {
  const rows: OutboxRow[] = [];
  let isAll = true;
  const behind = new Sheets();
  let length = 0;
  await eachRow(outbox, (row) => {
    if (row.state === 'open') return false;
    if (row.state === 'setAside') behind.add(row);
    const isNext = row.state === 'sealed' ? !behind.touchedBy(row) : isAskedAgain(row, sync);
    if (!isNext) return true;
    length += JSON.stringify(row.group).length;
    isAll = rows.length < groupsMax && (rows.length === 0 || length <= lengthMax);
    if (isAll) rows.push(row);
    return isAll;
  });
  // One that was put back has none, and an older key.
  return { rows: rows.toSorted((a, b) => placeOf(a) - placeOf(b)), isAll };
}

function placeOf({ deviceSequence }: OutboxRow): number {
  return deviceSequence ?? Number.MAX_SAFE_INTEGER;
}

/** The sheets of parked groups, and the sheets that waiting groups share with them. */
class Sheets {
  private readonly homes = new Set<string>();

  add({ group }: OutboxRow): void {
    for (const { home } of group) this.homes.add(home);
  }

  /** Whether a row has to wait; then its own sheets do so too. */
  touchedBy(row: OutboxRow): boolean {
    if (!row.group.some(({ home }) => this.homes.has(home))) return false;
    this.add(row);
    return true;
  }
}

/** Whether a group is left to its author alone because the server took it for something else. */
function isForked({ state, forked: isSo }: OutboxRow): boolean {
  return state === forked.state && isSo === true;
}

/** The row as it waits again. */
function sealedAgain({ forked: _forked, ...row }: OutboxRow): OutboxRow {
  return { ...row, state: 'sealed' };
}

/**
 * The rows from a counter on after its group was parked: the others close the gap. One that the server has keeps its counter
 * and its state, and is not asked about again before the next download.
 */
export async function parkedRows(
  { outbox }: SyncTables,
  sync: SyncMeta,
  deviceSequence: number,
  as: ParkedAs,
): Promise<{ readonly rows: readonly OutboxRow[]; readonly last: number }> {
  const rows: OutboxRow[] = [];
  const behind = new Sheets();
  const { downloads = 0 } = sync;
  const asked: OutboxRow[] = [];
  let last = deviceSequence - 1;
  await eachRow(outbox, (row) => {
    const place = row.deviceSequence;
    if (place === deviceSequence && isAskedAgain(row, sync)) asked.push({ ...row, downloads });
    if (row.state !== 'sealed' || place === undefined || place < deviceSequence) return true;
    const { deviceSequence: _place, ...unnumbered } = row;
    if (place === deviceSequence) {
      rows.push({ ...unnumbered, ...(as === 'forked' ? forked : { state: as }) });
      if (as === 'setAside') behind.add(row);
    } else if (behind.touchedBy(row)) {
      rows.push(unnumbered);
    } else {
      last += 1;
      rows.push({ ...row, deviceSequence: last });
    }
    return true;
  });
  return asked.length === 0 ? { rows, last } : { rows: asked, last: sync.deviceSequence };
}

/** A parked row and the other parked rows of its sheets, sealed again; one that met a fork, alone. */
export async function unparkedRows(
  { outbox }: SyncTables,
  key: number,
): Promise<readonly OutboxRow[]> {
  const [first] = await outbox.after(key - 1, 1);
  if (first?.key !== key) return [];
  if (isForked(first)) return [sealedAgain(first)];
  if (first.state !== 'setAside') return [];
  const sheets = new Sheets();
  sheets.add(first);
  const rows: OutboxRow[] = [];
  await eachRow(outbox, (row) => {
    if (row.state === 'setAside' && sheets.touchedBy(row)) rows.push({ ...row, state: 'sealed' });
    return true;
  });
  return rows;
}

/** The rows that a push was about, as its answer leaves them: in another state, or done with. */
export async function answeredRows(
  outbox: RowsInOrder<OutboxRow>,
  sync: SyncMeta,
  { epoch, outcomes }: Pick<PushReply, 'epoch' | 'outcomes'>,
): Promise<{ readonly changed: readonly OutboxRow[]; readonly done: readonly DownloadedGroup[] }> {
  const { cursor, downloads = 0 } = sync;
  const answers = new Map(outcomes.map((answer) => [answer.deviceSequence, answer]));
  const changed: OutboxRow[] = [];
  const done: DownloadedGroup[] = [];
  await eachRow(outbox, (row) => {
    const { key, state, group, deviceSequence, isBrought } = row;
    const answer = deviceSequence === undefined ? undefined : answers.get(deviceSequence);
    if (answer === undefined || (state !== 'sealed' && !isAskedAgain(row, sync))) return true;
    answers.delete(answer.deviceSequence);
    const { outcome, sequence } = answer;
    if (outcome === 'forked') return true;
    // What a snapshot brought already never comes as an entry.
    const isHere = cursor?.epoch === epoch && (sequence ?? Infinity) <= cursor.sequence;
    if (isUndone(outcome)) {
      // Who dismissed it in the life before has not done so in this one.
      const { dismissed: _dismissed, ...asked } = row;
      changed.push({ ...(outcome === 'needsAttention' ? row : asked), state: outcome, downloads });
    } else if (isHere && sequence !== undefined)
      done.push({ key, sequence, group, outcome, isBrought });
    else changed.push({ ...row, state: 'acknowledged', sequence, outcome, downloads });
    return answers.size > 0;
  });
  return { changed, done };
}

/**
 * The rows for groups of the log that took no effect. A log that is uploaded again, after a restore or a fork, has
 * some that got their row the first time: that one is sent again itself [P5].
 */
async function stuckRows(
  { outbox }: SyncTables,
  { downloads = 0 }: SyncMeta,
  groups: readonly LoggedGroup[],
  outcomes: PushReply['outcomes'],
): Promise<readonly Omit<OutboxRow, 'key'>[]> {
  const rows = groups.flatMap((one, index): Omit<OutboxRow, 'key'>[] => {
    const { outcome, deviceSequence } = outcomes[index] ?? {};
    if (outcome === undefined || !isUndone(outcome)) return [];
    return [{ ...rowOf(one), state: outcome, deviceSequence, downloads }];
  });
  return notThere(outbox, rows);
}

/** A group of a log as a row. */
function rowOf({
  operations,
  handedIn,
}: LoggedGroup): Pick<OutboxRow, 'tab' | 'group' | 'isBrought'> {
  return { tab: '', group: operations, ...(handedIn === undefined ? {} : { isBrought: true }) };
}

/** Those of some rows that the outbox does not hold yet. */
export async function notThere<T extends Pick<OutboxRow, 'group'>>(
  outbox: SyncTables['outbox'],
  rows: readonly T[],
): Promise<readonly T[]> {
  if (rows.length === 0) return rows;
  const here = new Set<string | undefined>();
  await eachRow(outbox, ({ group }) => here.add(group[0]?.operationId).size > 0);
  return rows.filter(({ group }) => !here.has(group[0]?.operationId));
}

/** What a new name of the device sends anew: it may have been the old one that was in the way. Not so of what is known otherwise. */
const waitsAgain: readonly OutboxRow['state'][] = [
  'sealed',
  'held',
  'quarantined',
  'undecided',
  'setAside',
  'acknowledged',
];

/**
 * Takes the numbers from what was not decided.
 *
 * @param all acknowledged rows wait again as well, and those that need attention: another life of the server may not know of it
 * @param forks what the server took for something else waits again as well: another life of it may know nothing of that
 */
export async function unnumber(
  { outbox }: SyncTables,
  { all, forks }: { readonly all: boolean; readonly forks: boolean },
): Promise<readonly number[]> {
  const rows: OutboxRow[] = [];
  await eachRow(outbox, (row) => {
    const isRefused = row.state === 'needsAttention' && !isForked(row);
    const again = waitsAgain.includes(row.state) || (forks && isForked(row)) || (all && isRefused);
    const { deviceSequence, sequence: _sequence, outcome: _outcome, ...rest } = row;
    if (!again) {
      if (deviceSequence !== undefined) rows.push(rest);
      return true;
    }
    // As it is already: after a restore these may be thousands.
    if (row.state === 'sealed' && deviceSequence === undefined) return true;
    const isDone = row.state === 'acknowledged' && !all;
    rows.push(
      isDone ? { ...rest, sequence: row.sequence, outcome: row.outcome } : sealedAgain(rest),
    );
    return true;
  });
  await outbox.put(rows);
  return rows.map(({ key }) => key);
}

/** The first groups, as many as a batch holds; of two with the same place both, where there is room. */
export function batchOf(
  groups: readonly LoggedGroup[],
  { groupsMax, lengthMax }: Batch,
): readonly LoggedGroup[] {
  let length = 0;
  let end = 0;
  for (const { operations } of groups.slice(0, groupsMax)) {
    length += JSON.stringify(operations).length;
    if (end > 0 && length > lengthMax) break;
    end += 1;
  }
  const next = groups[end]?.sequence;
  const begin = groups.findIndex(({ sequence }) => sequence === next);
  return groups.slice(0, begin > 0 && begin < end ? begin : end);
}

/** The groups of a log that were not pushed yet, but for those that are left to their author. */
export function logToPush<T extends LoggedGroup>(
  log: readonly T[],
  { pushed, passed = [] }: InitialUpload,
): readonly T[] {
  return log.filter(
    ({ sequence, operations: [first] }) =>
      sequence > pushed && !passed.includes(first?.operationId ?? ''),
  );
}

/**
 * Leaves the group that would have a counter to its author: the server knows it with another content, under whatever name
 * it comes. What stands there takes its place here, and what stood here is kept with its text.
 */
export async function passOver(
  tables: SyncTables,
  meta: SyncedMeta,
  log: readonly LoggedGroup[],
  deviceSequence: number,
): Promise<void> {
  const { handOver } = meta.sync;
  if (handOver === undefined) return;
  const group = logToPush(log, handOver)[deviceSequence - meta.sync.deviceSequence - 1];
  const [first] = group?.operations ?? [];
  if (group === undefined || first === undefined) return;
  const rows = await notThere(tables.outbox, [{ ...forked, ...rowOf(group) }]);
  const passed = [...(handOver.passed ?? []), first.operationId];
  await Promise.all([
    tables.outbox.add(rows),
    tables.meta.put({
      ...meta,
      sync: { ...meta.sync, handOver: { ...handOver, passed, aligned: false } },
    }),
  ]);
}

/** Notes that groups of a log were pushed, and what became of them: rows that came of it, and whether all is there now. */
export async function noteHandedOver(
  tables: SyncTables,
  meta: SyncedMeta,
  {
    groups,
    reply,
    seen,
  }: {
    readonly groups: readonly LoggedGroup[];
    readonly reply: PushReply;
    readonly seen?: Seen | undefined;
  },
): Promise<{ readonly isDone: boolean; readonly keys: readonly number[] }> {
  const handOver = present(meta.sync.handOver, 'a log is uploaded');
  const answered = groups.slice(0, reply.outcomes.length);
  const keys = await addRows(tables, await stuckRows(tables, meta.sync, answered, reply.outcomes));
  const aligned =
    handOver.aligned &&
    answered.every(({ sequence }, index) => reply.outcomes[index]?.sequence === sequence);
  const placed = answered.reduce(
    (sum, { operations }, index) =>
      reply.outcomes[index]?.sequence === undefined ? sum : sum + operations.length,
    handOver.placed ?? 0,
  );
  const pushed = answered.at(-1)?.sequence ?? handOver.last;
  const isDone = pushed >= handOver.last;
  const head = isDone ? { head: reply.head } : {};
  await tables.meta.put({
    ...meta,
    sync: {
      ...meta.sync,
      ...seen,
      epoch: reply.epoch,
      deviceSequence: meta.sync.deviceSequence + answered.length,
      answered: meta.sync.deviceSequence + answered.length,
      handOver: { ...handOver, pushed, placed, aligned, ...head },
    },
  });
  return { isDone, keys };
}

/** Adds rows; answers the keys that they got. */
export async function addRows(
  { outbox }: SyncTables,
  rows: readonly Omit<OutboxRow, 'key'>[],
): Promise<readonly number[]> {
  if (rows.length === 0) return [];
  await outbox.add(rows);
  const added = new Set(rows.map(({ group }) => group[0]?.operationId));
  const keys: number[] = [];
  await eachRow(outbox, ({ key, group }) => {
    if (added.has(group[0]?.operationId)) keys.push(key);
    return true;
  });
  return keys;
}

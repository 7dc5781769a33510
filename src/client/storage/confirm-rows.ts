/**
 * Confirmation of outbox rows and of imported groups, inside one transaction of whichever adapter; and which of
 * them may still be rewritten or are new.
 */

import { type Confirmation, receivedAsMade, type World } from '../../domain/operation/confirm.ts';
import type { Group } from '../../domain/operation/operation.ts';
import type { ConfirmReport, OutboxRow, Received } from '../ports/sheet-store.ts';
import type { SyncMeta } from '../ports/sync.ts';
import { metaKey } from './layout.ts';
import type { PageTable } from './page-rows.ts';
import { PageBatch } from './pages.ts';

/** What a database knows of itself. Its absence means that the programme was never written here. */
export interface Meta {
  readonly key: typeof metaKey;
  readonly programmeId: string;
  /** Who works on this device, in this programme. */
  readonly memberId: string;
  /** Sequence of the last confirmed operation. */
  readonly sequence: number;
  /** Day on which a sample programme stands still, `YYYY-MM-DD`. */
  readonly pinnedDay?: string;
  /** When it began here, in milliseconds since 1970; absent where an older version of Carnet began it. */
  readonly begunAt?: number;
  /** The exchange with a server; absent while the programme is kept alone. */
  readonly sync?: SyncRow;
}

/** What a database knows of the exchange, and which tab of the device leads it: the one that claimed it last. */
export interface SyncRow extends SyncMeta {
  readonly generation: number;
}

/** Of a programme that is connected to a server. */
export type SyncedMeta = Meta & { readonly sync: SyncRow };

interface Beginning {
  readonly pinnedDay?: string | undefined;
  /** Milliseconds since 1970. */
  readonly now?: number | undefined;
}

/** What a database knows of itself once a programme has begun in it, or begun again with another member. */
export function begunMeta(
  meta: Meta | undefined,
  programmeId: string,
  memberId: string,
  { pinnedDay = meta?.pinnedDay, now }: Beginning,
): Meta {
  const known: Meta = {
    ...(meta ?? (now === undefined ? {} : { begunAt: now })),
    key: metaKey,
    programmeId,
    sequence: meta?.sequence ?? 0,
    memberId,
  };
  return pinnedDay === undefined ? known : { ...known, pinnedDay };
}

/** The pages table within a transaction, and the meta row read in it. */
export interface Pages {
  readonly table: PageTable;
  readonly meta: Meta;
}

/** Operations confirmed in one transaction at most; a larger group still goes as a whole. */
const operationsPerBatchMax = 4000;

/**
 * Whether an open row may be rewritten as `row`: it is there and open, and no later row changed a field of it. Under
 * a later change the new text would be overwritten without a trace.
 *
 * @param rows the outbox from `row.key` on
 */
export function mayRewrite(rows: readonly OutboxRow[], row: OutboxRow): boolean {
  const stored = rows.find(({ key }) => key === row.key);
  if (stored?.state !== 'open' || stored.tab !== row.tab) return false;
  const changes = rows.filter(({ key }) => key > row.key).flatMap(({ group }) => group);
  return !changes.some((later) =>
    row.group.some(
      (own) =>
        own.record === later.record &&
        Object.keys(own.fields).some((field) => Object.hasOwn(later.fields, field)),
    ),
  );
}

/** What `confirmSealed` answers where a server decides. */
export const nothingConfirmed: ConfirmReport = { keys: [], homes: [], kept: [], more: false };

/** The row of a group that came with a copy, where it cannot apply or a server decides. */
export function keptRow(group: Group): Omit<OutboxRow, 'key'> {
  return { state: 'sealed', tab: '', group, isBrought: true };
}

/** The row of a group whose operations are known with another content: left to its author, with its text. */
export function forkedRow(group: Group): Omit<OutboxRow, 'key'> {
  return { ...keptRow(group), ...forked };
}

/** As a row is that the server took for something else. */
export const forked = { state: 'needsAttention', forked: true } as const;

/**
 * Confirms sealed rows in their order, as many as fit one transaction. Rows that cannot apply never stand in the
 * way: it goes on until something was confirmed or nothing is left.
 */
export async function confirmRows(
  { table, meta }: Pages,
  rows: readonly OutboxRow[],
  mayWrite: World['mayWrite'],
  now: number,
): Promise<ConfirmReport & { readonly sequence: number }> {
  const batch = new PageBatch(table, meta, meta.sequence);
  const keys: number[] = [];
  const kept: { key: number; confirmation: ConfirmReport['kept'][number]['confirmation'] }[] = [];
  let done = 0;
  while (keys.length === 0 && done < rows.length) {
    const taken = rowsOfOneBatch(rows.slice(done));
    done += taken.length;
    await batch.open(taken.map(({ group }) => group));
    for (const { key, group } of taken) {
      const confirmation = batch.confirm(group, mayWrite, now);
      if (isRefused(confirmation)) kept.push({ key, confirmation });
      else keys.push(key);
    }
  }
  const { sequence, homes } = await batch.finish();
  return { keys, homes, kept, more: done < rows.length, sequence };
}

function isRefused({ outcome }: Confirmation): boolean {
  return outcome === 'held' || outcome === 'needsAttention';
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

/** Confirms groups from a backup, which are not known yet; answers those that cannot apply. */
export async function importGroups(
  { table, meta }: Pages,
  groups: readonly Group[],
  mayWrite: World['mayWrite'],
  now: Received,
): Promise<{ readonly sequence: number; readonly refused: readonly Group[] }> {
  const batch = new PageBatch(table, meta, meta.sequence);
  await batch.open(groups);
  const refused = groups.filter((group) => {
    const received =
      typeof now === 'number' ? now : receivedAsMade(group, now === 'asMade' ? undefined : now);
    return isRefused(batch.confirm(group, mayWrite, received));
  });
  const { sequence } = await batch.finish();
  return { sequence, refused };
}

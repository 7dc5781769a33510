/**
 * The tables that travel, within one transaction of whichever adapter. What the exchange does with them is written
 * once, in `sync-store.ts`; adapters only read and write rows.
 */

import type { Outcome } from '../../domain/operation/confirm.ts';
import type { Group } from '../../domain/operation/operation.ts';
import { present } from '../../std/assert.ts';
import { type Draft, type OutboxRow, type StoreChange, StoreError } from '../ports/sheet-store.ts';
import type { RetainedGroup, StuckOutcome } from '../ports/sync.ts';
import type { Meta, SyncedMeta } from './confirm-rows.ts';
import type { InboxTable } from './inbox.ts';
import type { PageTable } from './page-rows.ts';

/** An acknowledged group, kept until a verified backup of the server covers it. */
export interface KeptGroup {
  /** The key that it had in the outbox: the order in which the device made its changes. */
  readonly key: number;
  /** The place of its last operation. */
  readonly sequence: number;
  readonly group: Group;
  /** As of its row. */
  readonly isBrought?: true | undefined;
}

/** An acknowledged group whose effect a download brought, so that no entry of it comes. */
export interface DownloadedGroup extends KeptGroup {
  readonly outcome: Outcome;
}

/** What one write acknowledged, in a row of its own: with the key of its first group and the place of its last. */
export interface KeptGroups {
  readonly key: number;
  readonly sequence: number;
  readonly groups: readonly KeptGroup[];
}
/** A row of kept groups; those written before version 4 of the schema hold one each. */
export type KeptRow = KeptGroup | KeptGroups;

/** The groups of a row. */
export function keptGroups(row: KeptRow): readonly KeptGroup[] {
  return 'groups' in row ? row.groups : [row];
}

/** Rows that are read in their order. */
export interface RowsInOrder<T> {
  /** Rows with a greater key, in their order, `limit` at most. */
  after(key: number, limit: number): Promise<readonly T[]>;
}

interface Rows<T> extends RowsInOrder<T> {
  put(rows: readonly T[]): Promise<void>;
  remove(keys: readonly number[]): Promise<void>;
}

/** What stays of all drafts. */
export type Staying = (drafts: readonly Draft[]) => readonly Draft[];

export interface SyncTables {
  readonly pages: PageTable & {
    /** Removes every row whose key starts with `prefix`. */
    removeAll(prefix: string): Promise<void>;
    remove(keys: readonly string[]): Promise<void>;
  };
  readonly inbox: InboxTable;
  readonly outbox: Rows<OutboxRow> & {
    /** Adds rows after all others. */
    add(rows: readonly Omit<OutboxRow, 'key'>[]): Promise<void>;
  };
  readonly kept: Rows<KeptRow> & {
    /** Keys of the rows that hold nothing beyond a sequence. */
    keysUpTo(sequence: number): Promise<readonly number[]>;
  };
  readonly drafts: {
    /** Puts what stays of all drafts in their place. */
    keepOnly(staying: Staying): Promise<void>;
  };
  readonly meta: {
    get(): Promise<Meta | undefined>;
    put(meta: Meta): Promise<void>;
  };
}

/**
 * What a transaction reaches: `count` reads the outbox alone, and waits for nobody who lays out pages; `look` only reads,
 * and no pages; `rows` moves outbox, inbox and kept groups, so that nobody waits who reads or lays out pages; `groups`
 * moves outbox and kept groups at the end of a download, or claims the lead; `pages` writes everything but outbox and
 * drafts, so that no save waits for it; `write` does everything.
 */
export type Reach = 'count' | 'look' | 'rows' | 'groups' | 'pages' | 'write';

/** What an adapter gives to the exchange. */
export interface SyncAccess {
  readonly programmeId: string;
  /** Runs `work` in one transaction: what it throws undoes everything. */
  transact<T>(reach: Reach, work: (tables: SyncTables) => Promise<T>): Promise<T>;
  /** Tells every tab of the device, this one included; heads that were written are for this one only. */
  tell(change: StoreChange): void;
  /** Hears what every tab of the device tells. */
  listen(listener: (change: StoreChange) => void): () => void;
  /** Removes files that do not stay for their author, by what the server of this epoch has. */
  removeSentFiles(epoch: () => Promise<string | undefined>): Promise<void>;
}

/** A change as other tabs hear it. */
export function toldToOthers(change: StoreChange): StoreChange {
  if (change.kind !== 'confirmed') return change;
  const { heads: _heads, ...told } = change;
  return told;
}

/** Rows read at once. */
const rowsPerRead = 500;

/** Visits rows in their order until `visit` answers false. */
export async function eachRow<T extends { readonly key: number }>(
  rows: RowsInOrder<T>,
  visit: (row: T) => boolean,
): Promise<void> {
  let after = Number.NEGATIVE_INFINITY;
  for (;;) {
    const read = await rows.after(after, rowsPerRead);
    for (const row of read) {
      if (!visit(row)) return;
      after = row.key;
    }
    if (read.length < rowsPerRead) return;
  }
}

/** The same rows, each read once however often they are visited, as long as nothing is written between. */
export function readOnce<T>(rows: RowsInOrder<T>): RowsInOrder<T> {
  const known = new Map<number, readonly T[]>();
  return {
    after: async (key, limit) => {
      const read = known.get(key) ?? (await rows.after(key, limit));
      known.set(key, read);
      return read;
    },
  };
}

const stuckOutcomes: readonly string[] = [
  'held',
  'needsAttention',
  'quarantined',
  'setAside',
] satisfies readonly StuckOutcome[];

/** Whether a group with this outcome takes no effect for now. */
export function isStuck(outcome: string): outcome is StuckOutcome {
  return stuckOutcomes.includes(outcome);
}

/** Whether a group with this outcome was not done with: it took no effect, or is not decided yet. */
export function isUndone(outcome: string): outcome is StuckOutcome | 'undecided' {
  return outcome === 'undecided' || isStuck(outcome);
}

/** Every kept group, in the order in which the device made its changes. */
export async function allKept(kept: SyncTables['kept']): Promise<readonly KeptGroup[]> {
  const groups: KeptGroup[] = [];
  await eachRow(kept, (row) => groups.push(...keptGroups(row)) > 0);
  return groups.sort((a, b) => a.key - b.key);
}

/** Kept groups without their rows. */
export function retained(groups: readonly KeptGroup[]): readonly RetainedGroup[] {
  return groups.map(({ sequence, group }) => ({ sequence, group }));
}

/** What the database knows of itself; rejects where it is not there any more. */
export async function ownMeta({ meta }: SyncTables): Promise<Meta> {
  const found = await meta.get();
  if (found === undefined) throw new StoreError('vanished');
  return found;
}

/** The same of a programme that is connected to a server. */
export async function syncedMeta(tables: SyncTables): Promise<SyncedMeta> {
  const meta = await ownMeta(tables);
  return { ...meta, sync: present(meta.sync, 'the programme is connected') };
}

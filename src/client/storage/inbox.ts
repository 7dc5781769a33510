/**
 * What a pull brought, until it is laid into the pages.
 *
 * Fifty changes of fifty sheets rewrite a hundred and fifty pages, and make one row here. So a pull notes what came in
 * one row, in the transaction that moves outbox and cursor, and whoever reads pages next lays it in first: nobody ever
 * sees the pages without it. Laying in changes nothing that is seen, so any tab may do it, at any time, and a crash in
 * the middle leaves it to the next [C2].
 */

import { StoreError } from '../ports/sheet-store.ts';
import type { Meta } from './confirm-rows.ts';
import { homesCreatedBy, wholeRows } from './whole-histories.ts';
import { type Applicable, readNewer, withNewer } from './newer-rows.ts';
import { programmeKey } from './layout.ts';
import {
  type Arrived,
  entriesOf,
  headKey,
  logKeys,
  logPages,
  type PageTable,
} from './page-rows.ts';
import { PageBatch } from './pages.ts';

/** What one transaction of a pull brought; its key is the place of the last entry. */
export interface InboxRow {
  readonly key: number;
  readonly arrived: readonly Arrived[];
}

/** The rows of the inbox, within one transaction. */
export interface InboxTable {
  /** The row that came first. */
  first(): Promise<InboxRow | undefined>;
  put(row: InboxRow): Promise<void>;
  remove(key: number): Promise<void>;
  clear(): Promise<void>;
}

/** The tables that laying in moves, within one transaction. */
export interface LaidTables {
  readonly pages: PageTable;
  readonly inbox: InboxTable;
  readonly meta: { get(): Promise<Meta | undefined>; put(meta: Meta): Promise<void> };
}

/** Every home that the entries touch. */
export function homesOf(arrived: readonly Arrived[]): readonly string[] {
  return [
    ...new Set(
      arrived.flatMap(({ entry, records = [] }) => [
        entry.operation.home,
        ...records.map(({ home }) => home),
      ]),
    ),
  ];
}

/** Lays the first row into the pages; `false` where there is none. */
export async function layFirst({ pages, inbox, meta }: LaidTables): Promise<boolean> {
  const row = await inbox.first();
  if (row === undefined) return false;
  const owner = await meta.get();
  if (owner === undefined) throw new StoreError('vanished');
  const batch = new PageBatch(pages, owner, 0);
  const newer = await readNewer(pages, owner);
  const before = newer.size;
  const arrived = row.arrived.filter(({ isHeld }) => isHeld !== true).map((one) => newer.sort(one));
  await batch.openFor(
    row.arrived.flatMap(({ entry, isHeld, records = [] }) =>
      isHeld === true ? [] : [entry.operation, ...records],
    ),
  );
  const isTaken = takenBy(batch, arrived);
  if (isTaken !== undefined) await batch.finish();
  await logHeld(pages, owner, row.arrived);
  const created = homesCreatedBy(arrived.map(({ logged }) => logged));
  if (created.length > 0) await pages.put(wholeRows(owner, created));
  // Where all was known, and is now, nothing of this is written.
  const isNoted = newer.size > 0 || before > 0 || owner.sync?.newer !== undefined;
  const known = isNoted ? withNewer(owner, newer) : owner;
  if (newer.fresh.length > 0) await pages.put(newer.fresh);
  if (known !== owner) await meta.put(known);
  await inbox.remove(row.key);
  if (isTaken !== true && known.sync !== undefined) {
    // It changes a record that never came, or cannot be made sense of: without a cursor everything is downloaded anew.
    const { cursor: _cursor, ...sync } = known.sync;
    await meta.put({ ...known, sync });
  }
  return true;
}

/** Logs what the records hold already, each entry once; nothing of a sheet that is not here. */
async function logHeld(
  pages: PageTable,
  { programmeId }: Meta,
  arrived: readonly Arrived[],
): Promise<void> {
  const held = arrived.flatMap(({ entry, isHeld }) => (isHeld === true ? entry : []));
  for (const home of new Set(held.map(({ operation }) => operation.home))) {
    const [head] = await pages.many([home === programmeId ? programmeKey(home) : headKey(home)]);
    if (head === undefined) continue;
    const here = (await pages.range(logKeys(home))).flatMap(entriesOf);
    const fresh = held.filter(({ operation }) => operation.home === home);
    await pages.put(logPages(home, fresh, here));
  }
}

/**
 * Whether a batch took all of it; `undefined` where it stumbled, and is not to be written. Nobody could read anything any
 * more while such a row is there.
 */
function takenBy(batch: PageBatch, arrived: readonly Applicable[]): boolean | undefined {
  try {
    const lacking = arrived.filter((one) => !takeOne(batch, one));
    return lacking.length === 0;
  } catch {
    return undefined;
  }
}

function takeOne(batch: PageBatch, { entry, logged, records }: Applicable): boolean {
  if (entry !== undefined && !batch.takeEffect(entry, records)) return false;
  const { sequence } = logged;
  if (entry === undefined) for (const record of records ?? []) batch.takeRecord(record, sequence);
  batch.append(logged.operation.home, logged);
  return true;
}

/** Lays in everything that came, in the transaction of whoever needs that. */
export async function layAll(tables: LaidTables): Promise<void> {
  while (await layFirst(tables));
}

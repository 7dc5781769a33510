/**
 * A snapshot that takes the place of what is here, part by part: records that stay are never away for a moment, and
 * those that the server does not hold go with the part that would have brought them [C10].
 */

import { isLazy } from '../../domain/entity/registry.ts';
import type { AnyRecord } from '../../domain/operation/record.ts';
import type { RecordPlace, Replaced } from '../ports/sync.ts';
import { headPrefix, programmeKey } from './layout.ts';
import {
  headKey,
  journalKeys,
  lazyKeysOf,
  type PageRow,
  recordsOf,
  summariesIn,
} from './page-rows.ts';
import type { PageBatch } from './pages.ts';
import type { SyncTables } from './sync-tables.ts';

/** What is taken in one transaction, and what it takes the place of. */
export interface Slice {
  readonly records: readonly AnyRecord[];
  readonly replaced?: Replaced | undefined;
}

/** What each slice of a part takes the place of: one goes on where the one before it ends. */
export function replacedBySlices(
  slices: readonly (readonly AnyRecord[])[],
  programmeId: string,
  { what, shared, after: afterPart, upTo: upToPart }: Replaced,
): readonly Slice[] {
  const lastSlice = slices.length - 1;
  const isShared = (record: AnyRecord): boolean => isSharedHead(record, programmeId);
  const sharedIn = slices.flatMap((records, index) => (records.some(isShared) ? index : []));
  const lastShared = sharedIn.at(-1) ?? lastSlice;
  let after = afterPart;
  let afterShared = shared?.after;
  return slices.map((records, index) => {
    const last = records.findLast((record) => !isShared(record));
    const upTo =
      index === lastSlice ? upToPart : last === undefined ? (after ?? noSheet) : placeOf(last);
    const replaced = { what, after, upTo };
    after = upTo;
    if (shared === undefined || (index !== lastShared && !sharedIn.includes(index))) {
      return { records, replaced };
    }
    const upToShared = index === lastShared ? shared.upTo : records.findLast(isShared)?.id;
    const ofShared = { after: afterShared, upTo: upToShared };
    afterShared = upToShared;
    return { records, replaced: { ...replaced, shared: ofShared } };
  });
}

/** A place before that of every sheet. */
const noSheet: RecordPlace = { home: '', isLazy: false, record: '' };

/** Lets go what a slice takes the place of, and opens what stays of it; answers whether a sheet went. */
export async function makeRoom(
  pages: SyncTables['pages'],
  batch: PageBatch,
  programmeId: string,
  { records, replaced }: Slice,
): Promise<boolean> {
  if (replaced === undefined) return false;
  const { what, after, upTo } = replaced;
  const coming = new Set(records.map(({ id }) => id));
  const homes = new Set(records.map(({ home }) => home));
  const goes = (record: AnyRecord): boolean => isReplaced(record, programmeId, replaced);
  const lazyOf = async (home: string): Promise<readonly AnyRecord[]> => {
    const rows = [journalKeys(home), lazyKeysOf(home)].map(async (keys) => pages.range(keys));
    return (await Promise.all(rows)).flat().flatMap(recordsOf);
  };
  /** Only where the head says that there are any: most homes have a journal and nothing else. */
  const removeLazy = async (home: string, row: PageRow): Promise<void> => {
    await pages.removeAll(journalKeys(home));
    if (summariesIn(row) !== undefined) await pages.removeAll(lazyKeysOf(home));
  };
  const [shared] = await pages.many([programmeKey(programmeId)]);
  if (shared !== undefined) {
    const head = recordsOf(shared).filter((record) => !goes(record));
    const hasLazy = what !== 'heads' && summariesIn(shared) !== undefined;
    const lazy = hasLazy ? await lazyOf(programmeId) : [];
    const stay = lazy.filter((record) => !goes(record));
    if (stay.length < lazy.length) {
      await removeLazy(programmeId, shared);
      batch.openWith(shared, { head, lazy: stay });
    } else if (head.length < recordsOf(shared).length) batch.openWith(shared, { head });
  }
  const heads = await pages.span(
    headKey(after?.home ?? ''),
    upTo === undefined ? `${headPrefix}\uffff` : headKey(upTo.home),
  );
  const gone = await Promise.all(
    heads.map(async (row) => {
      const { home, key } = row;
      const head = recordsOf(row);
      if (!coming.has(home) && head.some((record) => record.id === home && goes(record))) {
        await Promise.all([removeLazy(home, row), pages.remove([key])]);
        return true;
      }
      const isAfresh = what !== 'contacts' && (after === undefined || after.home < home);
      const stay = head.filter((record) => !goes(record));
      if (what === 'heads') {
        if (stay.length < head.length) batch.openWith(row, { head: stay, isAfresh });
        return false;
      }
      const isCut = home === after?.home || home === upTo?.home;
      const lazy = isCut ? (await lazyOf(home)).filter((record) => !goes(record)) : [];
      await removeLazy(home, row);
      // The head of a sheet of which only lazy records had come.
      if (stay.length + lazy.length === 0 && !homes.has(home)) await pages.remove([key]);
      else batch.openWith(row, { head: stay, lazy, isAfresh });
      return false;
    }),
  );
  return gone.includes(true);
}

function isReplaced(record: AnyRecord, programmeId: string, replaced: Replaced): boolean {
  const { what, shared, after, upTo } = replaced;
  if (isSharedHead(record, programmeId))
    return shared !== undefined && isBetween(record.id, shared.after, shared.upTo);
  if (what !== 'sheets' && isLazy(record.entity) !== (what === 'contacts')) return false;
  return isBetween(keyOf(placeOf(record)), after && keyOf(after), upTo && keyOf(upTo));
}

function isBetween(key: string, after: string | undefined, upTo: string | undefined): boolean {
  return (after === undefined || key > after) && (upTo === undefined || key <= upTo);
}

/** Of what the programme shares, what comes before all sheets; its lazy records come among those of the sheets. */
function isSharedHead({ home, entity }: AnyRecord, programmeId: string): boolean {
  return home === programmeId && !isLazy(entity);
}

function placeOf({ home, entity, id }: AnyRecord): RecordPlace {
  return { home, isLazy: isLazy(entity), record: id };
}

/** In the order of places; what parts the ids comes before everything that stands in one. */
function keyOf({ home, isLazy: isLater, record }: RecordPlace): string {
  return `${home}\n${isLater ? 1 : 0}\n${record}`;
}

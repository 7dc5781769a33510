/**
 * A snapshot that takes the place of what is here, part by part: records that stay are never away for a moment, and
 * those that the server does not hold go with the part that would have brought them [C10].
 */

import { isEntityName, isShared as isSharedKind } from '../../domain/entity/registry.ts';
import type { AnyRecord } from '../../domain/operation/record.ts';
import type { RecordPlace, Replaced } from '../ports/sync.ts';
import { headPrefix, programmeKey } from './layout.ts';
import { headKey, journalKeys, recordsOf } from './page-rows.ts';
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
  { what, shared, after: afterPart, upTo: upToPart }: Replaced,
): readonly Slice[] {
  const lastSlice = slices.length - 1;
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
const noSheet: RecordPlace = { home: '', isContact: false, record: '' };

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
  const goes = (record: AnyRecord): boolean => isReplaced(record, replaced);
  const [shared] = await pages.many([programmeKey(programmeId)]);
  if (shared !== undefined && recordsOf(shared).some(goes)) {
    batch.openWith(shared, { head: recordsOf(shared).filter((record) => !goes(record)) });
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
        await Promise.all([pages.removeAll(journalKeys(home)), pages.remove([key])]);
        return true;
      }
      const isAfresh = what !== 'contacts' && (after === undefined || after.home < home);
      const stay = head.filter((record) => !goes(record));
      if (what === 'heads') {
        if (stay.length < head.length) batch.openWith(row, { head: stay, isAfresh });
        return false;
      }
      const isCut = home === after?.home || home === upTo?.home;
      const journal = isCut ? (await pages.range(journalKeys(home))).flatMap(recordsOf) : [];
      await pages.removeAll(journalKeys(home));
      const contacts = journal.filter((record) => !goes(record));
      // The head of a sheet of which only contacts had come.
      if (stay.length + contacts.length === 0 && !homes.has(home)) await pages.remove([key]);
      else batch.openWith(row, { head: stay, journal: contacts, isAfresh });
      return false;
    }),
  );
  return gone.includes(true);
}

function isReplaced(record: AnyRecord, { what, shared, after, upTo }: Replaced): boolean {
  if (isShared(record))
    return shared !== undefined && isBetween(record.id, shared.after, shared.upTo);
  const isContact = record.entity === 'contact';
  if (what !== 'sheets' && isContact !== (what === 'contacts')) return false;
  return isBetween(keyOf(placeOf(record)), after && keyOf(after), upTo && keyOf(upTo));
}

function isBetween(key: string, after: string | undefined, upTo: string | undefined): boolean {
  return (after === undefined || key > after) && (upTo === undefined || key <= upTo);
}

function isShared({ entity }: AnyRecord): boolean {
  return isEntityName(entity) && isSharedKind(entity);
}

function placeOf({ home, entity, id }: AnyRecord): RecordPlace {
  return { home, isContact: entity === 'contact', record: id };
}

/** In the order of places; what parts the ids comes before everything that stands in one. */
function keyOf({ home, isContact, record }: RecordPlace): string {
  return `${home}\n${isContact ? 1 : 0}\n${record}`;
}

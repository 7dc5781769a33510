/**
 * What only a newer version knows, kept as it came beside the pages, a row for each entry or record, in the order of
 * their places: an entity, a kind or an outcome that this version has not, a record whose home it does not know, and what
 * comes after an entry of the same record that could not be applied [X2]. A version that knows it takes it up as if it
 * had just come.
 */

import { isEntityName, livesOn, livesOnSheets } from '../../domain/entity/registry.ts';
import { type CarriedEntry, isKnownEntry, type LogEntry } from '../../domain/operation/confirm.ts';
import {
  type AnyRecord,
  type CarriedRecord,
  isKnownRecord,
} from '../../domain/operation/record.ts';
import type { Meta } from './confirm-rows.ts';
import { type Arrived, type NewerRow, type PageRow, type PageTable } from './page-rows.ts';
import { PageBatch } from './pages.ts';

/** Its rows lie in the order of their places. */
export const newerPrefix = 'u:';

const newerKey = (sequence: number, id: string): string =>
  `${newerPrefix}${String(sequence).padStart(16, '0')}:${id}`;

/** What can be applied of an entry that arrived: all of it, or the records that came along with one that is not known. */
export interface Applicable {
  /** What stands in the log, whether this version knows it or not. */
  readonly logged: CarriedEntry;
  readonly entry: LogEntry | undefined;
  readonly records: readonly AnyRecord[] | undefined;
}

/** What waits for a newer version in a database, and whether something has to wait with it. */
export class Newer {
  private readonly programmeId: string;
  /** Rows that do not lie in the table yet. */
  readonly fresh: NewerRow[] = [];
  private readonly records = new Set<string>();
  /** Records that lack a change that was not applied: what builds on it waits too, or it would seem concurrent. */
  private readonly behind = new Set<string>();
  /** Records of which this version knows nothing. */
  private readonly homes = new Set<string>();

  constructor(programmeId: string, rows: readonly PageRow[]) {
    this.programmeId = programmeId;
    for (const row of rows) if ('newer' in row) this.note(row);
  }

  /** How many records have something that waits. */
  get size(): number {
    return this.records.size;
  }

  /** What this version can apply of an entry; one that it cannot is noted as it came. */
  sort(arrived: Arrived): Applicable {
    const { entry: logged } = arrived;
    const { operation, sequence } = logged;
    const { record: id, home } = operation;
    const records = arrived.records && this.sortRecords(arrived.records);
    if (isKnownEntry(logged) && !this.isElsewhere(logged.operation)) {
      const stands = records?.some((record) => record.id === id) === true;
      if (stands || !this.behind.has(id)) return { logged, entry: logged, records };
    }
    this.keep({ key: newerKey(sequence, operation.operationId), home, newer: { arrived } });
    return { logged, entry: undefined, records };
  }

  /** The records that this version can take; the others are noted. */
  sortRecords(records: readonly CarriedRecord[]): readonly AnyRecord[] {
    const known: AnyRecord[] = [];
    for (const record of records) {
      if (isKnownRecord(record) && !this.isElsewhere(record)) {
        known.push(record);
        continue;
      }
      const { id, home, sequence = 0 } = record;
      this.keep({ key: newerKey(sequence, id), home, newer: { record } });
    }
    return known;
  }

  private keep(row: NewerRow): void {
    this.fresh.push(row);
    this.note(row);
  }

  /** Whether it lies where this version knows nothing of. */
  private isElsewhere({ entity, home }: Pick<AnyRecord, 'entity' | 'home'>): boolean {
    if (home === this.programmeId) return !livesOn(entity, 'programme');
    return this.homes.has(home) || !livesOnSheets(entity);
  }

  private note(row: NewerRow): void {
    const { newer } = row;
    if ('record' in newer) {
      this.records.add(newer.record.id);
      this.homes.add(newer.record.id);
      return;
    }
    const { entry, records = [] } = newer.arrived;
    const { record, entity, kind } = entry.operation;
    this.records.add(record);
    if (!records.some(({ id }) => id === record)) this.behind.add(record);
    // A known record of which one change is not known stays the home that it is.
    if (!isEntityName(entity) || kind === 'create') this.homes.add(record);
  }
}

/** What waits in the pages; nothing is read where the database says that nothing does. */
export async function readNewer(pages: PageTable, meta: Meta): Promise<Newer> {
  const rows = (meta.sync?.newer ?? 0) > 0 ? await pages.range(newerPrefix) : [];
  return new Newer(meta.programmeId, rows);
}

/** The database as it notes how much waits. */
export function withNewer<M extends Meta>(meta: M, { size }: Newer): M {
  if (meta.sync === undefined) return meta;
  const { newer: _before, ...sync } = meta.sync;
  return { ...meta, sync: size === 0 ? sync : { ...sync, newer: size } };
}

/**
 * Takes up what waits and is known by now, in its order; what changed a record already changes nothing again. The log
 * holds it since it came. Answers the homes that it touched; nothing where nothing is known that was not before.
 */
export async function takeUpNewer(
  pages: PageTable & { remove(keys: readonly string[]): Promise<void> },
  meta: Meta,
): Promise<{ readonly homes: readonly string[]; readonly left: Newer } | undefined> {
  const rows = (await pages.range(newerPrefix)).flatMap((row) => ('newer' in row ? row : []));
  const left = new Newer(meta.programmeId, []);
  const taken = rows.map(({ newer }) => {
    if ('record' in newer) return { entry: undefined, records: left.sortRecords([newer.record]) };
    return left.sort(newer.arrived);
  });
  const kept = new Set(left.fresh.map(({ key }) => key));
  const gone = rows.flatMap(({ key }) => (kept.has(key) ? [] : key));
  if (gone.length === 0) return undefined;
  const batch = new PageBatch(pages, meta, 0);
  await batch.openFor(
    taken.flatMap(({ entry, records = [] }) => [
      ...(entry === undefined ? [] : [entry.operation]),
      ...records,
    ]),
  );
  for (const { entry, records } of taken) {
    if (entry !== undefined) batch.takeEffect(entry, records);
    else for (const record of records ?? []) batch.takeRecord(record);
  }
  const { homes } = await batch.finish();
  await pages.remove(gone);
  return { homes, left };
}

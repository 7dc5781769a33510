/**
 * The rows in which confirmed records lie, and their keys.
 *
 * IndexedDB costs per record, not per byte, so records travel in pages: the head of a sheet (its root, its actions and
 * issues, and what its lazy records amount to), its journal (contacts, in capped pages), pages for each other lazy kind,
 * the log of its confirmed operations, and one page for what the programme shares. Keys hold ids only.
 */

import { type CarriedEntry, isKnownEntry, type LogEntry } from '../../domain/operation/confirm.ts';
import {
  type AnyRecord,
  type CarriedRecord,
  isKnownRecord,
} from '../../domain/operation/record.ts';
import {
  type LazySummaries,
  type LazySummary,
  readableStored,
} from '../../domain/entity/lazy-summary.ts';
import type { EntityName } from '../../domain/entity/registry.ts';
import type { HeadPage } from '../ports/sheet-store.ts';
import { headPrefix } from './layout.ts';
import { type PackedContacts, unpackRecords } from './packed-contacts.ts';
import { type StoredSummary, summaryOf } from './stored-summary.ts';

/** Records of one page at most: an edit rewrites a page, so a page must stay cheap to write. */
export const pageRecordsMax = 100;
/** What the records of a page of another lazy kind hold about at most, as JSON, in UTF-16 code units; a larger one is alone. */
export const pageLengthMax = 64_000;
/** Entries of one log page at most. */
export const logEntriesMax = 200;

/**
 * What the lazy records of a home amount to, each kind as JSON: a browser takes longer to read a row for every object in
 * it, and a list asks for few of them.
 */
export type StoredSummaries = Readonly<Partial<Record<EntityName, string>>>;

export interface HeadRow {
  readonly key: string;
  readonly home: string;
  readonly records: readonly AnyRecord[];
  readonly summary: StoredSummary;
  /** The place of the latest change by somebody else; absent where there is none, or where it was not kept yet. */
  readonly changedByOthers?: number | undefined;
  /** Of other lazy kinds than contacts; absent where there never was any. */
  readonly summaries?: StoredSummaries | undefined;
  /** The same without facts, but for what alerts ask of them: all that a start reads; absent where it was not kept yet. */
  readonly briefSummaries?: StoredSummaries | undefined;
}
/** What the programme shares; and a page of a journal, as it was written before version 5 of the schema. */
export interface RecordsRow {
  readonly key: string;
  readonly home: string;
  readonly records: readonly AnyRecord[];
  readonly summaries?: StoredSummaries | undefined;
  readonly briefSummaries?: StoredSummaries | undefined;
}
/** A page of another lazy kind: packed as contacts are, or, where its fields have names of their own, as they are. */
export interface LazyRow {
  readonly key: string;
  readonly home: string;
  readonly entity: EntityName;
  readonly packed?: PackedContacts | undefined;
  readonly records?: readonly AnyRecord[] | undefined;
}
/** A page of a journal. */
export interface JournalRow {
  readonly key: string;
  readonly home: string;
  readonly contacts: PackedContacts;
}
/** An entry as a log keeps it. */
export interface LoggedEntry extends CarriedEntry {
  /** It is of a life before, and the server of this one lacks it (`left-behind.ts`). */
  readonly isLeft?: true;
  /** Its member made it on this device, whoever else handed it in as well. */
  readonly isOwn?: true;
  /**
   * When a server decided on it anew, as the log was uploaded, in milliseconds since 1970 by its clock. Only where its author says
   * that it was made later than one of the two moments.
   */
  readonly uploadedAt?: number;
}
export interface LogRow {
  readonly key: string;
  readonly home: string;
  readonly entries: readonly LoggedEntry[];
}
/** An entry that a server confirmed, and the records as they stand after it, where the server gave them. */
export interface Arrived {
  readonly entry: LoggedEntry;
  /** The records hold it already, since a download brought them: only the log lacks it. */
  readonly isHeld?: true | undefined;
  readonly records?: readonly CarriedRecord[] | undefined;
}
/** An entry, or a record of a snapshot, that only a newer version knows: as it came (`newer-rows.ts`). */
export interface NewerRow {
  readonly key: string;
  readonly home: string;
  readonly newer: { readonly arrived: Arrived } | { readonly record: CarriedRecord };
}
/** That the log holds the whole history of a home, since so many downloads were begun (`whole-histories.ts`). */
export interface HistoryRow {
  readonly key: string;
  readonly home: string;
  readonly downloads: number;
}
export type PageRow = HeadRow | RecordsRow | LazyRow | JournalRow | LogRow | NewerRow | HistoryRow;

/** The rows of the pages table, within one transaction. */
export interface PageTable {
  /** The rows of some keys, in their order. */
  many(keys: readonly string[]): Promise<readonly (PageRow | undefined)[]>;
  /** Rows whose key starts with `prefix`, in order of key. */
  range(prefix: string): Promise<readonly PageRow[]>;
  /** The last row whose key starts with `prefix`. */
  last(prefix: string): Promise<PageRow | undefined>;
  /** The first rows, `limit` or about that, whose key starts with `prefix` and is greater than `after`. */
  some(prefix: string, after: string, limit: number): Promise<readonly PageRow[]>;
  /** Rows from one key to another, both included. */
  span(first: string, last: string): Promise<readonly PageRow[]>;
  put(rows: readonly PageRow[]): Promise<void>;
}

/** The lazy kind that was there first: its pages, and what they amount to, lie where they always lay. */
export const journalEntity = 'contact';
export const journalPrefix = 'j:';
export const lazyPrefix = 'r:';
export const logPrefix = 'l:';
export const historyPrefix = 'w:';

/** An id as one part of a key: with a colon of its own it could begin like the keys of another (F289). */
const inKey = (id: string): string => id.replace(/[%:]/g, (sign) => (sign === ':' ? '%3A' : '%25'));

export const headKey = (home: string): string => `${headPrefix}${home}`;
export const journalKeys = (home: string): string => `${journalPrefix}${inKey(home)}:`;
/** The pages of the lazy kinds of a home, but for its journal. */
export const lazyKeysOf = (home: string): string => `${lazyPrefix}${inKey(home)}:`;
/** The pages of one lazy kind of a home. */
export const lazyKeys = (home: string, entity: EntityName): string =>
  entity === journalEntity ? journalKeys(home) : `${lazyKeysOf(home)}${entity}:`;
export const logKeys = (home: string): string => `${logPrefix}${inKey(home)}:`;
/** The key of a page of a journal or of a log, by its number. */
export const numbered = (prefix: string, index: number): string =>
  prefix + String(index).padStart(6, '0');

/** The pages of the log of a home: its entries, those that are there and others, each once and in their order. */
export function logPages(
  home: string,
  here: readonly CarriedEntry[],
  others: readonly CarriedEntry[],
): readonly LogRow[] {
  const known = new Map([...here, ...others].map((entry) => [entry.operation.operationId, entry]));
  const entries = [...known.values()].sort((a, b) => a.sequence - b.sequence);
  const count = Math.ceil(entries.length / logEntriesMax);
  return Array.from({ length: count }, (_, index) => ({
    key: numbered(logKeys(home), index),
    home,
    entries: entries.slice(index * logEntriesMax, (index + 1) * logEntriesMax),
  }));
}

/** The records of a page; none of a log page or of a page that is not there. */
export function recordsOf(row: PageRow | undefined): readonly AnyRecord[] {
  if (row === undefined) return [];
  if ('contacts' in row) return unpackRecords(journalEntity, row.home, row.contacts);
  if ('packed' in row && row.packed !== undefined) {
    return unpackRecords(row.entity, row.home, row.packed);
  }
  return ('records' in row ? row.records : undefined) ?? [];
}

/** The entries of a log page, with those that only a newer version knows. */
export function entriesOf(row: PageRow): readonly LoggedEntry[] {
  return 'entries' in row ? row.entries : [];
}

/** The records of a page that this version knows: those of a journal always are. */
export function shownRecordsOf(row: PageRow | undefined): readonly AnyRecord[] {
  const records = recordsOf(row);
  return records.some((record) => !isKnownRecord(record)) ? records.filter(isKnownRecord) : records;
}

/**
 * Entries as they are handed on whole, to a copy or to a server. Those that only a newer version knows are among them:
 * whoever reads more than their ids asks `isKnownEntry` first.
 */
export function handedOn(entries: readonly CarriedEntry[]): readonly LogEntry[] {
  return entries as readonly LogEntry[];
}

/** The entries of a log page that this version knows. */
export function shownEntriesOf(row: PageRow): readonly LogEntry[] {
  return entriesOf(row).filter(isKnownEntry);
}

/** A head page as the port gives it: a list of one, or of none. */
export function asHead(row: PageRow | undefined): readonly HeadPage[] {
  if (row === undefined || !('summary' in row)) return [];
  const { home, summary, changedByOthers = 0 } = row;
  const page = { home, records: shownRecordsOf(row), summary: summaryOf(summary), changedByOthers };
  return [row.summaries === undefined ? page : { ...page, summaries: summariesIn(row) }];
}

/** What the lazy records of a home amount to, by its head; each is read when it is asked for. */
export function summariesIn(row: PageRow | undefined): LazySummaries | undefined {
  const stored = row !== undefined && 'summaries' in row ? row.summaries : undefined;
  if (stored === undefined) return undefined;
  const briefs = (row !== undefined && 'briefSummaries' in row && row.briefSummaries) || {};
  const summaries: Partial<Record<EntityName, LazySummary>> = {};
  for (const entity of Object.keys(stored) as EntityName[]) {
    let read: LazySummary | undefined;
    Object.defineProperty(summaries, entity, {
      enumerable: true,
      get: () => (read ??= summaryFrom(entity, stored[entity] ?? '{}', briefs[entity])),
    });
  }
  return summaries;
}

/** A summary as it was stored. Where a brief one lies beside it, the facts are read when they are asked for. */
function summaryFrom(entity: EntityName, whole: string, brief: string | undefined): LazySummary {
  const parse = (): LazySummary => readableStored(entity, JSON.parse(whole) as LazySummary);
  if (brief === undefined) return parse();
  let facts: { readonly all: unknown } | undefined;
  return {
    ...(JSON.parse(brief) as LazySummary),
    get facts() {
      facts ??= { all: parse().facts };
      return facts.all;
    },
  };
}

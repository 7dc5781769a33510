/** A home while its pages are open in a transaction. */

import { summariseLazy } from '../../domain/entity/lazy-summary.ts';
import type { EntityName } from '../../domain/entity/registry.ts';
import type { CarriedEntry } from '../../domain/operation/confirm.ts';
import type { AnyRecord, Contact } from '../../domain/operation/record.ts';
import { emptyJournalSummary, summariseJournal } from '../../domain/sme/journal-summary.ts';
import { LazyPages } from './lazy-pages.ts';
import {
  type HeadRow,
  journalEntity,
  type PageRow,
  recordsOf,
  type StoredSummaries,
} from './page-rows.ts';
import { type StoredSummary, storedSummary } from './stored-summary.ts';

export interface OpenHome {
  head: Map<string, AnyRecord>;
  /** The lazy kinds that were read. */
  readonly lazy: Map<EntityName, LazyPages>;
  /** The last page of the log; absent where it was not read. */
  log: CarriedEntry[] | undefined;
  logIndex: number;
  summary: StoredSummary;
  summaries: StoredSummaries;
  briefSummaries: StoredSummaries;
  changedByOthers: number;
  /** The keys of what is written, but for pages of lazy kinds. */
  readonly dirty: Set<string>;
}

/** A home as its pages hold it; its log, and what is not given, are read apart. */
export function openedHome(
  home: string,
  head: PageRow | undefined,
  journal: readonly PageRow[] | undefined,
): OpenHome {
  const lazy = new Map<EntityName, LazyPages>();
  if (journal !== undefined) lazy.set(journalEntity, new LazyPages(journalEntity, home, journal));
  return {
    head: byId(recordsOf(head)),
    lazy,
    log: undefined,
    logIndex: 0,
    summary: head !== undefined && 'summary' in head ? head.summary : emptyJournalSummary,
    summaries: (head !== undefined && 'summaries' in head && head.summaries) || {},
    briefSummaries: (head !== undefined && 'briefSummaries' in head && head.briefSummaries) || {},
    changedByOthers: (head !== undefined && 'summary' in head && head.changedByOthers) || 0,
    dirty: new Set(),
  };
}

/** Reckons what a lazy kind amounts to anew; answers whether that is something else than before. */
export function summarise(
  open: OpenHome,
  entity: EntityName,
  records: readonly AnyRecord[],
  isProgramme: boolean,
): boolean {
  if (entity === journalEntity && !isProgramme) {
    const before = JSON.stringify(open.summary);
    open.summary = storedSummary(summariseJournal(records as unknown as readonly Contact[]));
    return JSON.stringify(open.summary) !== before;
  }
  const { alertFacts, ...summary } = summariseLazy(entity, records);
  const text = JSON.stringify(summary);
  if (open.summaries[entity] === text) return false;
  open.summaries = { ...open.summaries, [entity]: text };
  if (alertFacts !== undefined) {
    const { facts: _, ...rest } = summary;
    open.briefSummaries = {
      ...open.briefSummaries,
      [entity]: JSON.stringify({ ...rest, alertFacts }),
    };
  }
  return true;
}

/** What the lazy kinds of a home amount to, as its head keeps it; nothing where it never had any. */
export function storedSummariesOf({
  summaries,
  briefSummaries,
}: OpenHome): Pick<HeadRow, 'summaries' | 'briefSummaries'> {
  return {
    ...(Object.keys(summaries).length === 0 ? {} : { summaries }),
    ...(Object.keys(briefSummaries).length === 0 ? {} : { briefSummaries }),
  };
}

export function recordIn({ lazy, head }: OpenHome, id: string): AnyRecord | undefined {
  for (const pages of lazy.values()) {
    const found = pages.get(id);
    if (found !== undefined) return found;
  }
  return head.get(id);
}

export function byId(records: readonly AnyRecord[]): Map<string, AnyRecord> {
  return new Map(records.map((record) => [record.id, record]));
}

/**
 * view = base ⊕ pending, held in memory for one programme.
 *
 * Base is what the store confirmed; pending are the rows of the outbox, in their order. The view of a home
 * (one SME, or what the programme shares) is folded by the function that also confirms: on from what was folded
 * before where a row comes last, anew where anything else changed. It is never stored, so row and operation cannot
 * disagree.
 */

import {
  type LazySummaries,
  noSummaries,
  summariseLazy,
} from '../../domain/entity/lazy-summary.ts';
import { type EntityName, isLazy, lazyEntities } from '../../domain/entity/registry.ts';
import { heldInTime } from '../../domain/contact/held-in-time.ts';
import type { Operation } from '../../domain/operation/operation.ts';
import {
  type AnyRecord,
  type Contact,
  lastOf,
  readableAll,
  recordAs,
} from '../../domain/operation/record.ts';
import {
  type JournalSummary,
  emptyJournalSummary,
  isFromBefore,
  readableSummary,
  summariseJournal,
} from '../../domain/sme/journal-summary.ts';
import { type HeadPage, isPending, type OutboxRow } from '../ports/sheet-store.ts';
import {
  foldOn,
  type HomeFold,
  type LazyRecords,
  type Records,
  shownRecords,
  unfolded,
} from './home-fold.ts';

export interface HomeView {
  /** Every record of the head (or of the programme), those in the trash included. */
  readonly records: Records;
  readonly summary: JournalSummary;
  /** What other lazy kinds amount to. */
  readonly summaries: LazySummaries;
  /** The lazy kinds that are loaded, contacts among them; records in the trash included. */
  readonly lazy: LazyRecords;
  /** Operations that are not confirmed yet. */
  readonly pendingCount: number;
  /** The place of the latest confirmed change by somebody else; 0 where there is none. */
  readonly changedByOthers: number;
}

/** How far the rows of a home are folded. */
interface KnownView {
  readonly fold: HomeFold;
  /** The key of the last row in it. */
  readonly lastKey: number;
  readonly view: HomeView;
}

export class BaseView {
  private readonly heads = new Map<string, Records>();
  private readonly journalSummaries = new Map<string, JournalSummary>();
  private readonly summaries = new Map<string, LazySummaries>();
  private readonly changes = new Map<string, number>();
  private readonly lazy = new Map<string, LazyRecords>();
  /** Row key to row; rows of other tabs arrive late, so not in order of key. */
  private readonly rows = new Map<number, OutboxRow>();
  /** Home to the keys of its rows. */
  private readonly rowsByHome = new Map<string, Set<number>>();
  /** Home to its view of last time; absent where it has to be folded anew. */
  private readonly known = new Map<string, KnownView>();

  setBase(
    home: string,
    records: readonly AnyRecord[],
    summaries: LazySummaries = noSummaries,
  ): void {
    this.heads.set(home, byId(records));
    this.summaries.set(home, summaries);
    this.known.delete(home);
  }

  setHead({ home, records, summary, summaries, changedByOthers }: HeadPage): void {
    this.setBase(home, records, summaries);
    this.journalSummaries.set(home, readableSummary(summary));
    this.changes.set(home, changedByOthers);
  }

  setLazy(home: string, entity: EntityName, records: readonly AnyRecord[]): void {
    this.lazy.set(home, new Map([...this.lazyOf(home), [entity, byId(records)]]));
    this.known.delete(home);
  }

  hasLazy(home: string, entity: EntityName): boolean {
    return this.lazyOf(home).has(entity);
  }

  /** The lazy kinds of a home that are loaded. */
  loadedKinds(home: string): readonly EntityName[] {
    return [...this.lazyOf(home).keys()];
  }

  /** The lazy kinds of which a home ever had a record that was confirmed. */
  kindsOf(home: string): readonly EntityName[] {
    const summaries = this.summaries.get(home) ?? noSummaries;
    return lazyEntities.filter(
      (entity) => entity === 'contact' || Object.hasOwn(summaries, entity),
    );
  }

  /** The operation that was confirmed last of those whose records are here. */
  lastConfirmed(home: string): string | undefined {
    let latest: AnyRecord | undefined;
    for (const records of [this.heads.get(home), ...this.lazyOf(home).values()]) {
      for (const record of records?.values() ?? []) {
        const later = (record.sequence ?? 0) - (latest?.sequence ?? 0);
        // An entry that brought its sheet back shares its place with the SME, which did not change by it.
        if (later > 0 || (later === 0 && record.id !== home)) latest = record;
      }
    }
    return latest === undefined ? undefined : lastOf(latest);
  }

  /** Adds or replaces a row; answers the homes whose view changed. */
  putRow(row: OutboxRow): ReadonlySet<string> {
    const before = this.rows.get(row.key);
    const homes = new Set([...this.homesOfRow(row.key), ...row.group.map(({ home }) => home)]);
    this.rows.set(row.key, row);
    for (const home of homes) {
      const keys = this.rowsByHome.get(home) ?? new Set();
      keys.add(row.key);
      this.rowsByHome.set(home, keys);
      if (before === undefined ? row.key <= this.lastFolded(home) : !isSameWaiting(before, row)) {
        this.known.delete(home);
      }
    }
    return homes;
  }

  /** Forgets rows that left the outbox; answers the homes whose view changed. */
  removeRows(keys: readonly number[]): ReadonlySet<string> {
    const homes = new Set(keys.flatMap((key) => [...this.homesOfRow(key)]));
    for (const key of keys) this.rows.delete(key);
    for (const home of homes) {
      const left = this.rowsByHome.get(home);
      for (const key of keys) left?.delete(key);
      if (left?.size === 0) this.rowsByHome.delete(home);
      this.known.delete(home);
    }
    return homes;
  }

  /** Forgets everything; answers the homes that there were. */
  clear(): readonly string[] {
    const homes = this.homes();
    const { heads, journalSummaries, summaries, changes, lazy, rows, rowsByHome, known } = this;
    const parts = [heads, journalSummaries, summaries, changes, lazy, rows, rowsByHome, known];
    for (const part of parts) part.clear();
    return homes;
  }

  row(key: number): OutboxRow | undefined {
    return this.rows.get(key);
  }

  /** The rows in the order in which the device made its changes. */
  allRows(): readonly OutboxRow[] {
    return [...this.rows.values()].sort((a, b) => a.key - b.key);
  }

  rowCount(): number {
    return this.rows.size;
  }

  homes(): readonly string[] {
    return [...new Set([...this.heads.keys(), ...this.rowsByHome.keys()])];
  }

  /** The lazy kinds that pending operations of a home touch, which are not loaded and must be. */
  neededKinds(home: string): readonly EntityName[] {
    const touched = this.pendingAfter(home, -Infinity).map(({ entity }) => entity);
    return [...new Set(touched)].filter((entity) => isLazy(entity) && !this.hasLazy(home, entity));
  }

  view(home: string): HomeView {
    const known = this.known.get(home);
    const before = known?.fold ?? unfolded(this.heads.get(home) ?? noRecords, this.lazyOf(home));
    const fold = foldOn(before, home, this.pendingAfter(home, known?.lastKey ?? -Infinity));
    const view = this.viewOf(home, fold, known);
    this.known.set(home, { fold, view, lastKey: lastKeyOf(this.rowsByHome.get(home) ?? []) });
    return view;
  }

  /** What is the same as before stays the very same object, so that nothing draws it again. */
  private viewOf(home: string, fold: HomeFold, before: KnownView | undefined): HomeView {
    const { pendingCount } = fold;
    const changedByOthers = this.changes.get(home) ?? 0;
    const records =
      before !== undefined && isSameShown(before.fold, fold)
        ? before.view.records
        : readableAll(shownRecords(fold, home));
    return {
      records,
      summary: this.summaryOf(home, fold, before),
      summaries: this.summariesOf(home, fold, before),
      lazy: readableKinds(fold.lazy),
      pendingCount,
      changedByOthers,
    };
  }

  private summaryOf(home: string, { lazy }: HomeFold, before: KnownView | undefined) {
    const journal = lazy.get('contact');
    if (before !== undefined && before.fold.lazy.get('contact') === journal) {
      return before.view.summary;
    }
    const stored = this.journalSummaries.get(home) ?? emptyJournalSummary;
    if (journal === undefined) return stored;
    const contacts = contactsOf(journal.values());
    const isStored =
      journal === this.lazyOf(home).get('contact') &&
      !isFromBefore(stored) &&
      // One that was stored before may count such a contact on a day that is still to come.
      contacts.every((contact) => heldInTime(contact) === contact);
    return isStored ? stored : summariseJournal(contacts);
  }

  /** What is stored, but for the kinds that something waits for. */
  private summariesOf(home: string, { lazy }: HomeFold, before: KnownView | undefined) {
    if (before !== undefined && before.fold.lazy === lazy) return before.view.summaries;
    const stored = this.summaries.get(home) ?? noSummaries;
    const base = this.lazyOf(home);
    const hasJournal = this.journalSummaries.has(home);
    const changed = [...lazy].filter(
      ([entity, records]) => base.get(entity) !== records && !(hasJournal && entity === 'contact'),
    );
    if (changed.length === 0) return stored;
    const anew = changed.map(([entity, records]) => {
      const known = before?.fold.lazy.get(entity) === records;
      const summary = known ? before.view.summaries[entity] : undefined;
      return [entity, summary ?? summariseLazy(entity, [...records.values()])] as const;
    });
    return { ...stored, ...Object.fromEntries(anew) };
  }

  private lazyOf(home: string): LazyRecords {
    return this.lazy.get(home) ?? noLazy;
  }

  private lastFolded(home: string): number {
    return this.known.get(home)?.lastKey ?? -Infinity;
  }

  /**
   * The pending operations of a home in the order of their rows, those of later rows only; without those of which the records
   * hold what they did, with what came after it [C7].
   */
  private pendingAfter(home: string, key: number): readonly Operation[] {
    const later = [...(this.rowsByHome.get(home) ?? [])].filter((other) => other > key);
    return later
      .sort((a, b) => a - b)
      .flatMap((other) => {
        const row = this.rows.get(other);
        if (row === undefined || !isShown(row)) return [];
        return row.group.filter((operation) => operation.home === home);
      });
  }

  private homesOfRow(key: number): ReadonlySet<string> {
    return new Set(this.rows.get(key)?.group.map(({ home }) => home));
  }
}

/** Whether a row counts as before: it was sealed, for instance, and nothing else. */
function isSameWaiting(before: OutboxRow, row: OutboxRow): boolean {
  return before.group === row.group && isShown(before) === isShown(row);
}

function isShown(row: OutboxRow): boolean {
  return isPending(row) && row.heldAt === undefined;
}

function lastKeyOf(keys: Iterable<number>): number {
  let last = -Infinity;
  for (const key of keys) last = Math.max(last, key);
  return last;
}

function isSameShown(before: HomeFold, fold: HomeFold): boolean {
  return before.records === fold.records && before.isWrittenOn === fold.isWrittenOn;
}

/** Lazy records as they can be read; the same map where all are sound. */
function readableKinds(lazy: LazyRecords): LazyRecords {
  const kinds = [...lazy].map(([entity, records]) => [entity, readableAll(records)] as const);
  return kinds.every(([entity, records]) => lazy.get(entity) === records) ? lazy : new Map(kinds);
}

const noRecords: Records = new Map();
const noLazy: LazyRecords = new Map();

function byId(records: readonly AnyRecord[]): Records {
  return new Map(records.map((record) => [record.id, record]));
}

/** The contacts among records, typed. */
export function contactsOf(records: Iterable<AnyRecord>): Contact[] {
  return [...records].flatMap((record) => recordAs(record, 'contact') ?? []);
}

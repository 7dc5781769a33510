/**
 * How groups of operations, and records of a server, move into pages. Every adapter of the store wraps this module with
 * its own transaction, so what lies where (`page-rows.ts`) is decided once.
 */

import {
  type EntityName,
  isEntityName,
  isLazy,
  lazyEntities,
} from '../../domain/entity/registry.ts';
import {
  applyEntry,
  type CarriedEntry,
  type Confirmation,
  confirm,
  type LogEntry,
  type World,
  wroteSince,
} from '../../domain/operation/confirm.ts';
import type { Group } from '../../domain/operation/operation.ts';
import type { AnyRecord } from '../../domain/operation/record.ts';
import { lastByOthers } from '../../domain/sheet/changed-by-others.ts';
import { emptyJournalSummary } from '../../domain/sme/journal-summary.ts';
import { present } from '../../std/assert.ts';
import type { HeadPage } from '../ports/sheet-store.ts';
import { programmeKey } from './layout.ts';
import { LazyPages } from './lazy-pages.ts';
import {
  byId,
  type OpenHome,
  openedHome,
  recordIn,
  storedSummariesOf,
  summarise,
} from './open-home.ts';
import {
  asHead,
  entriesOf,
  headKey,
  journalEntity,
  journalKeys,
  lazyKeys,
  logEntriesMax,
  logKeys,
  logPrefix,
  type LogRow,
  numbered,
  type PageRow,
  type PageTable,
} from './page-rows.ts';

/** What lies, or is to lie, in pages: which those are, its home and its entity say. */
export interface Placed {
  readonly home: string;
  /** One that only a newer version knows lies in no page, but its home is opened for the log. */
  readonly entity: string;
}

/** The database that pages lie in: of which programme, and whose. */
export interface PagesOwner {
  readonly programmeId: string;
  readonly memberId: string;
}

/**
 * A batch of confirmations over the pages of one transaction: `open` reads the pages, `confirm` changes them in
 * memory, `finish` writes them once. Deciding never waits: a transaction of IndexedDB commits by itself when
 * its work is interleaved with waiting for anything else, and Dexie follows only so many such waits.
 */
export class PageBatch {
  private readonly homes = new Map<string, OpenHome>();
  private readonly table: PageTable;
  private readonly programmeId: string;
  private readonly memberId: string;
  private sequence: number;
  /** Log pages that a large batch filled, kept until `finish` while the next page takes their place. */
  private readonly fullLogs: LogRow[] = [];

  constructor(table: PageTable, { programmeId, memberId }: PagesOwner, sequence: number) {
    this.table = table;
    this.programmeId = programmeId;
    this.memberId = memberId;
    this.sequence = sequence;
  }

  /** Reads the pages that groups touch; those open already stay as they are. */
  async open(groups: readonly Group[]): Promise<void> {
    await this.openFor(groups.flat());
  }

  /**
   * Reads the pages of what is to be placed: the heads of its homes, their journals, and those of the other lazy kinds
   * that come; what is open already stays as it is.
   */
  async openFor(placed: readonly Placed[]): Promise<void> {
    const homes = [...new Set(placed.map(({ home }) => home))];
    const fresh = homes.filter((home) => !this.homes.has(home));
    const [heads, logs, journals] = await Promise.all([
      this.table.many(fresh.map((home) => this.headKeyOf(home))),
      // By its key: only a page that is full can have another after it, and few logs are that long.
      this.table.many(fresh.map((home) => numbered(logKeys(home), 0))),
      Promise.all(fresh.map(async (home) => this.journalOf(home))),
    ]);
    await Promise.all(
      fresh.map(async (home, index) => {
        const first = logs[index];
        const isFull = first !== undefined && entriesOf(first).length >= logEntriesMax;
        const last = isFull ? await this.table.last(logKeys(home)) : first;
        const open = openedHome(home, heads[index], journals[index]);
        open.log = last === undefined ? [] : [...entriesOf(last)];
        if (last !== undefined) open.logIndex = Number(last.key.slice(logKeys(home).length));
        this.homes.set(home, open);
      }),
    );
    await this.openLazy(placed);
  }

  /**
   * Reads what records of a snapshot are placed in, in two looks for all of them: they come sheet after sheet, so their
   * pages lie side by side. Logs are not read, nor journals for which no contact comes.
   */
  async openForSnapshot(records: readonly AnyRecord[]): Promise<void> {
    const homes = [...new Set(records.map(({ home }) => home))].sort();
    if (homes.includes(this.programmeId)) {
      await this.openFor(records.filter(({ home }) => home === this.programmeId));
    }
    const sheets = homes.filter((home) => !this.homes.has(home));
    const [first, last] = [sheets[0], sheets.at(-1)];
    if (first !== undefined && last !== undefined) {
      const hasContacts = records.some(({ entity }) => entity === journalEntity);
      // In the order of their keys, which is not that of the ids: sme-10 comes before sme-1, for the colon after it.
      const froms = sheets.map(journalKeys).sort();
      const tos = froms.map((from) => `${from}\uffff`).sort();
      const [heads, journals] = await Promise.all([
        this.table.span(headKey(first), headKey(last)),
        hasContacts ? this.table.span(froms[0] ?? '', tos.at(-1) ?? '') : [],
      ]);
      const byHome = new Map(sheets.map((home) => [home, [] as PageRow[]] as const));
      for (const row of journals) byHome.get(row.home)?.push(row);
      const headOf = new Map(heads.map((row) => [row.home, row]));
      for (const [home, journal] of byHome) {
        const open = openedHome(home, headOf.get(home), hasContacts ? journal : undefined);
        this.homes.set(home, open);
      }
    }
    await this.openLazy(records);
  }

  /** Reads the pages of lazy kinds that are not open, where the head says that there are any. */
  private async openLazy(placed: readonly Placed[]): Promise<void> {
    const wanted = new Map<string, { readonly home: string; readonly entity: EntityName }>();
    for (const { home, entity } of placed) {
      if (!isEntityName(entity)) continue;
      if (isLazy(entity) && this.homes.get(home)?.lazy.has(entity) === false) {
        wanted.set(lazyKeys(home, entity), { home, entity });
      }
    }
    await Promise.all(
      [...wanted].map(async ([prefix, { home, entity }]) => {
        const open = present(this.homes.get(home), 'it was opened');
        const has = entity === journalEntity || open.summaries[entity] !== undefined;
        const rows = has ? await this.table.range(prefix) : [];
        open.lazy.set(entity, new LazyPages(entity, home, rows));
      }),
    );
  }

  private async journalOf(home: string): Promise<readonly PageRow[] | undefined> {
    return home === this.programmeId ? undefined : this.table.range(journalKeys(home));
  }

  /**
   * Opens a home with only some of its records, as pages that are to be written. Of its lazy records, where those are
   * given, nothing lies in the table any more.
   *
   * @param isAfresh whether what the head says of changes by others begins again with what comes
   */
  openWith(
    row: PageRow,
    {
      head,
      lazy,
      isAfresh = false,
    }: {
      readonly head: readonly AnyRecord[];
      readonly lazy?: readonly AnyRecord[] | undefined;
      readonly isAfresh?: boolean;
    },
  ): void {
    const open = openedHome(row.home, row, undefined);
    this.homes.set(row.home, open);
    open.head = byId(head);
    if (isAfresh) open.changedByOthers = 0;
    open.dirty.add(row.key);
    if (lazy === undefined) return;
    open.summary = emptyJournalSummary;
    open.summaries = {};
    open.briefSummaries = {};
    for (const entity of lazyEntities) open.lazy.set(entity, new LazyPages(entity, row.home, []));
    for (const record of lazy) this.place(record);
  }

  /** Confirms one group and, when it takes effect, places its records and logs its operations. */
  confirm(group: Group, mayWrite: World['mayWrite'], now: number): Confirmation {
    const world: World = {
      record: (id) => this.find(id, group),
      mayWrite,
      wasBlind: ({ home, by, seen }) => wroteSince(this.homes.get(home)?.log ?? [], by, seen),
    };
    const confirmation = confirm(world, group, { received: now, sequence: this.sequence + 1 });
    if (confirmation.outcome === 'held' || confirmation.outcome === 'needsAttention') {
      return confirmation;
    }
    for (const record of confirmation.records) this.place(record);
    const name = group.length > 1 ? group[0]?.operationId : undefined;
    for (const [index, operation] of group.entries()) {
      this.sequence += 1;
      this.append(operation.home, {
        sequence: this.sequence,
        operation,
        outcome: confirmation.outcomes[index] ?? confirmation.outcome,
        received: now,
        ...(name === undefined ? {} : { group: name }),
      });
    }
    return confirmation;
  }

  /**
   * Takes in what an entry that a server confirmed did; its homes are open, and `append` notes it in the log. A record
   * that holds it already stays as it is. `false`, and nothing changed, when it changes a record that is not here.
   *
   * @param records the records as they stand after it, where the server gives them
   */
  takeEffect(entry: LogEntry, records: readonly AnyRecord[] | undefined): boolean {
    const { operation, sequence } = entry;
    const before = this.find(operation.record, [operation]);
    if (records === undefined && before === undefined && operation.kind !== 'create') return false;
    const isHeld = before !== undefined && (before.sequence ?? 0) >= sequence;
    const effect = isHeld ? [] : applyEntry((id) => this.find(id, [operation]), entry);
    for (const record of records ?? effect) this.takeRecord(record, sequence);
    this.noteChange(operation.home, { by: operation.by, sequence });
    return true;
  }

  /**
   * Takes in a record as it stands on a server, unless a newer one is here; its home is open.
   *
   * @param entry the place of the entry that it came with, which may be earlier than what the record holds [S14]
   */
  takeRecord(record: AnyRecord, entry = 0): void {
    const sequence = Math.max(entry, record.sequence ?? 0);
    const open = this.homes.get(record.home);
    const here = open && recordIn(open, record.id);
    if (here !== undefined && (here.sequence ?? 0) > sequence) return;
    this.place(record);
    this.noteChange(record.home, { by: record.changed.by, sequence: record.sequence ?? 0 });
  }

  /** Writes what changed; answers the last sequence and the homes that were touched. */
  async finish(): Promise<{ readonly sequence: number; readonly homes: readonly string[] }> {
    const rows: PageRow[] = [...this.fullLogs];
    const touched: string[] = [];
    for (const [home, open] of this.homes) {
      const lazy = [...open.lazy].filter(([, pages]) => pages.isDirty);
      if (open.dirty.size === 0 && lazy.length === 0) continue;
      touched.push(home);
      for (const [entity, pages] of lazy) {
        rows.push(...pages.rows());
        // Most edits leave it as it was, and the head need not be written again.
        const hasChanged = summarise(open, entity, pages.records(), home === this.programmeId);
        if (hasChanged) open.dirty.add(this.headKeyOf(home));
      }
      for (const key of open.dirty) rows.push(this.rowOf(home, open, key));
    }
    await this.table.put(rows);
    return { sequence: this.sequence, homes: touched };
  }

  /** The heads of open homes as they stand now. */
  heads(homes: readonly string[]): readonly HeadPage[] {
    return homes.flatMap((home) =>
      asHead(this.rowOf(home, present(this.homes.get(home), 'it is open'), headKey(home))),
    );
  }

  private rowOf(home: string, open: OpenHome, key: string): PageRow {
    if (key.startsWith(logPrefix)) return { key, home, entries: present(open.log, 'log page') };
    const records = [...open.head.values()];
    const { summary, changedByOthers } = open;
    const summaries = storedSummariesOf(open);
    if (home === this.programmeId) return { key, home, records, ...summaries };
    const changed = changedByOthers === 0 ? {} : { changedByOthers };
    return { key, home, records, summary, ...changed, ...summaries };
  }

  private headKeyOf(home: string): string {
    return home === this.programmeId ? programmeKey(home) : headKey(home);
  }

  private find(id: string, group: readonly { readonly home: string }[]): AnyRecord | undefined {
    for (const { home } of group) {
      const open = this.homes.get(home);
      const found = open && recordIn(open, id);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  private place(record: AnyRecord): void {
    const open = present(this.homes.get(record.home), 'the home of a confirmed record is open');
    if (isLazy(record.entity)) {
      present(open.lazy.get(record.entity), 'its pages are open').place(record);
      return;
    }
    open.head.set(record.id, record);
    open.dirty.add(this.headKeyOf(record.home));
  }

  /** Adds an entry to the log of its home, which is open. */
  append(home: string, entry: CarriedEntry): void {
    const open = present(this.homes.get(home), 'the home of a confirmed operation is open');
    const key = () => numbered(logKeys(home), open.logIndex);
    let log = present(open.log, 'the log of a confirmed operation was read');
    if (log.length >= logEntriesMax) {
      if (open.dirty.delete(key())) this.fullLogs.push({ key: key(), home, entries: log });
      log = [];
      open.log = log;
      open.logIndex += 1;
    }
    log.push(entry);
    open.dirty.add(key());
  }

  private noteChange(home: string, change: { readonly by: string; readonly sequence: number }) {
    const open = this.homes.get(home);
    if (open === undefined || home === this.programmeId) return;
    const last = lastByOthers(open.changedByOthers, change, this.memberId);
    if (last === open.changedByOthers) return;
    open.changedByOthers = last;
    open.dirty.add(headKey(home));
  }
}

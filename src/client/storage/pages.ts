/**
 * How groups of operations, and records of a server, move into pages. Every adapter of the store wraps this module with
 * its own transaction, so what lies where (`page-rows.ts`) is decided once.
 */

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
import type { AnyRecord, Contact } from '../../domain/operation/record.ts';
import { lastByOthers } from '../../domain/sheet/changed-by-others.ts';
import { emptyJournalSummary, summariseJournal } from '../../domain/sme/journal-summary.ts';
import { present } from '../../std/assert.ts';
import type { HeadPage } from '../ports/sheet-store.ts';
import { programmeKey } from './layout.ts';
import { packContacts } from './packed-contacts.ts';
import {
  asHead,
  entriesOf,
  headKey,
  journalKeys,
  journalPrefix,
  logEntriesMax,
  logKeys,
  logPrefix,
  type LogRow,
  numbered,
  pageRecordsMax,
  type PageRow,
  type PageTable,
  recordsOf,
} from './page-rows.ts';
import { type StoredSummary, storedSummary } from './stored-summary.ts';

/** Which pages a change touches is decided here and nowhere else. */
type Place = 'programme' | 'head' | 'journal';
function placeOf(record: AnyRecord, programmeId: string): Place {
  if (record.entity === 'contact') return 'journal';
  return record.home === programmeId ? 'programme' : 'head';
}

interface OpenHome {
  head: Map<string, AnyRecord>;
  /** Journal pages in their order; each a map by id. */
  journal: Map<string, AnyRecord>[];
  /** The keys of those that were written to. */
  readonly journalKeys: string[];
  /** Which journal page a contact lies in. */
  where: Map<string, number>;
  /** The last page of the log; absent where it was not read. */
  log: CarriedEntry[] | undefined;
  logIndex: number;
  summary: StoredSummary;
  changedByOthers: number;
  readonly dirty: Set<string>;
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

  /** Reads the pages of the homes that groups touch; those open already stay as they are. */
  async open(groups: readonly Group[]): Promise<void> {
    await this.openHomes(groups.flatMap((group) => group.map(({ home }) => home)));
  }

  /** Reads the pages of homes; those open already stay as they are. */
  async openHomes(homes: readonly string[]): Promise<void> {
    const fresh = [...new Set(homes)].filter((home) => !this.homes.has(home));
    const [heads, logs, journals] = await Promise.all([
      this.table.many(fresh.map((home) => this.headKeyOf(home))),
      // By its key: only a page that is full can have another after it, and few logs are that long.
      this.table.many(fresh.map((home) => numbered(logKeys(home), 0))),
      Promise.all(
        fresh.map(async (home) =>
          home === this.programmeId ? [] : this.table.range(journalKeys(home)),
        ),
      ),
    ]);
    await Promise.all(
      fresh.map(async (home, index) => {
        const first = logs[index];
        const isFull = first !== undefined && entriesOf(first).length >= logEntriesMax;
        const last = isFull ? await this.table.last(logKeys(home)) : first;
        const open = openedHome(heads[index], journals[index] ?? []);
        open.log = last === undefined ? [] : [...entriesOf(last)];
        if (last !== undefined) open.logIndex = Number(last.key.slice(logKeys(home).length));
        this.homes.set(home, open);
      }),
    );
  }

  /**
   * Reads what records of a snapshot are placed in, in two looks for all of them: they come sheet after sheet, so their
   * pages lie side by side. Logs are not read, nor journals for which no contact comes.
   */
  async openFor(records: readonly AnyRecord[]): Promise<void> {
    const homes = [...new Set(records.map(({ home }) => home))].sort();
    const sheets = homes.filter((home) => home !== this.programmeId && !this.homes.has(home));
    const [first, last] = [sheets[0], sheets.at(-1)];
    if (homes.includes(this.programmeId)) await this.openHomes([this.programmeId]);
    if (first === undefined || last === undefined) return;
    const hasContacts = records.some((record) => placeOf(record, this.programmeId) === 'journal');
    // In the order of their keys, which is not that of the ids: sme-10 comes before sme-1, for the colon after it.
    const froms = sheets.map(journalKeys).sort();
    const tos = froms.map((from) => `${from}\uffff`).sort();
    const [heads, journals] = await Promise.all([
      this.table.span(headKey(first), headKey(last)),
      hasContacts ? this.table.span(froms[0] ?? '', tos.at(-1) ?? '') : [],
    ]);
    const byHome = new Map(sheets.map((home) => [home, { journal: [] as PageRow[] }] as const));
    for (const row of journals) byHome.get(row.home)?.journal.push(row);
    const headOf = new Map(heads.map((row) => [row.home, row]));
    for (const [home, { journal }] of byHome) {
      this.homes.set(home, openedHome(headOf.get(home), journal));
    }
  }

  /**
   * Opens a home with only some of its records, as pages that are to be written. Of its journal, where that is given,
   * nothing lies in the table any more.
   *
   * @param isAfresh whether what the head says of changes by others begins again with what comes
   */
  openWith(
    row: PageRow,
    {
      head,
      journal,
      isAfresh = false,
    }: {
      readonly head: readonly AnyRecord[];
      readonly journal?: readonly AnyRecord[] | undefined;
      readonly isAfresh?: boolean;
    },
  ): void {
    const open = openedHome(row, []);
    this.homes.set(row.home, open);
    open.head = byId(head);
    if (isAfresh) open.changedByOthers = 0;
    open.dirty.add(row.key);
    if (journal === undefined) return;
    open.summary = emptyJournalSummary;
    for (const record of journal) this.place(record);
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
      if (open.dirty.size === 0) continue;
      touched.push(home);
      if ([...open.dirty].some((key) => key.startsWith(journalPrefix))) {
        const summary = storedSummary(
          summariseJournal(
            open.journal.flatMap((page) => [...page.values()] as unknown as Contact[]),
          ),
        );
        // Most edits of a contact leave it as it was, and the head need not be written again.
        if (JSON.stringify(summary) !== JSON.stringify(open.summary)) open.dirty.add(headKey(home));
        open.summary = summary;
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
    if (key.startsWith(journalPrefix)) {
      const index = Number(key.slice(journalKeys(home).length));
      const page = present(open.journal[index], 'journal page');
      return { key, home, contacts: packContacts([...page.values()]) };
    }
    if (key.startsWith(logPrefix)) return { key, home, entries: present(open.log, 'log page') };
    const records = [...open.head.values()];
    if (home === this.programmeId) return { key, home, records };
    const { summary, changedByOthers } = open;
    return changedByOthers === 0
      ? { key, home, records, summary }
      : { key, home, records, summary, changedByOthers };
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
    const place = placeOf(record, this.programmeId);
    if (place !== 'journal') {
      open.head.set(record.id, record);
      open.dirty.add(place === 'programme' ? programmeKey(record.home) : headKey(record.home));
      return;
    }
    let index = open.where.get(record.id);
    if (index === undefined) {
      index = Math.max(0, open.journal.length - 1);
      if ((open.journal[index]?.size ?? pageRecordsMax) >= pageRecordsMax) {
        index = open.journal.length;
        open.journal.push(new Map());
      }
      open.where.set(record.id, index);
    }
    present(open.journal[index], 'journal page').set(record.id, record);
    const key = (open.journalKeys[index] ??= numbered(journalKeys(record.home), index));
    open.dirty.add(key);
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

/** A home as its pages hold it; its log is read apart. */
function openedHome(head: PageRow | undefined, pages: readonly PageRow[]): OpenHome {
  const journal = pages.map((row) => byId(recordsOf(row)));
  const where = new Map<string, number>();
  for (const [index, page] of journal.entries()) for (const id of page.keys()) where.set(id, index);
  return {
    head: byId(recordsOf(head)),
    journal,
    journalKeys: [],
    where,
    log: undefined,
    logIndex: 0,
    summary: head !== undefined && 'summary' in head ? head.summary : emptyJournalSummary,
    changedByOthers: (head !== undefined && 'summary' in head && head.changedByOthers) || 0,
    dirty: new Set(),
  };
}

function recordIn({ where, head, journal }: OpenHome, id: string): AnyRecord | undefined {
  const page = where.get(id);
  return page === undefined ? head.get(id) : journal[page]?.get(id);
}

function byId(records: readonly AnyRecord[]): Map<string, AnyRecord> {
  return new Map(records.map((record) => [record.id, record]));
}

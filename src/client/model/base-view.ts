/**
 * view = base ⊕ pending, held in memory for one programme.
 *
 * Base is what the store confirmed; pending are the rows of the outbox, in their order. The view of a home
 * (one SME, or what the programme shares) is folded anew when either changes, by the function that also
 * confirms. It is never stored, so row and operation cannot disagree.
 */

import { applyOperation, keptAfterAll } from '../../domain/operation/apply.ts';
import type { Operation } from '../../domain/operation/operation.ts';
import { type AnyRecord, type Contact, recordAs } from '../../domain/operation/record.ts';
import {
  type JournalSummary,
  emptyJournalSummary,
  summariseJournal,
} from '../../domain/sme/journal-summary.ts';
import { type HeadPage, isPending, type OutboxRow } from '../ports/sheet-store.ts';

export interface HomeView {
  /** Every record of the head (or of the programme), those in the trash included. */
  readonly records: ReadonlyMap<string, AnyRecord>;
  readonly summary: JournalSummary;
  /** The contacts, where the journal is loaded; those in the trash included. */
  readonly journal: ReadonlyMap<string, AnyRecord> | undefined;
  /** Operations that are not confirmed yet. */
  readonly pendingCount: number;
  /** The place of the latest confirmed change by somebody else; 0 where there is none. */
  readonly changedByOthers: number;
}

export class BaseView {
  private readonly heads = new Map<string, ReadonlyMap<string, AnyRecord>>();
  private readonly summaries = new Map<string, JournalSummary>();
  private readonly changes = new Map<string, number>();
  private readonly journals = new Map<string, ReadonlyMap<string, AnyRecord>>();
  /** Row key to row; rows of other tabs arrive late, so not in order of key. */
  private readonly rows = new Map<number, OutboxRow>();
  /** Home to the keys of its rows. */
  private readonly rowsByHome = new Map<string, Set<number>>();

  setBase(home: string, records: readonly AnyRecord[]): void {
    this.heads.set(home, byId(records));
  }

  setHead(head: HeadPage): void {
    this.setBase(head.home, head.records);
    this.summaries.set(head.home, head.summary);
    this.changes.set(head.home, head.changedByOthers);
  }

  setJournal(home: string, contacts: readonly AnyRecord[]): void {
    this.journals.set(home, byId(contacts));
  }

  hasJournal(home: string): boolean {
    return this.journals.has(home);
  }

  /** Adds or replaces a row; answers the homes whose view changed. */
  putRow(row: OutboxRow): ReadonlySet<string> {
    const homes = new Set([...this.homesOfRow(row.key), ...row.group.map(({ home }) => home)]);
    this.rows.set(row.key, row);
    for (const home of homes) {
      const keys = this.rowsByHome.get(home) ?? new Set();
      keys.add(row.key);
      this.rowsByHome.set(home, keys);
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
    }
    return homes;
  }

  /** Forgets everything; answers the homes that there were. */
  clear(): readonly string[] {
    const homes = this.homes();
    const { heads, summaries, changes, journals, rows, rowsByHome } = this;
    for (const part of [heads, summaries, changes, journals, rows, rowsByHome]) part.clear();
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

  /** Whether the pending operations of a home touch its journal, which then must be loaded. */
  needsJournal(home: string): boolean {
    return this.pendingOf(home).some((operation) => operation.entity === 'contact');
  }

  view(home: string): HomeView {
    const pending = this.pendingOf(home);
    const baseRecords = this.heads.get(home) ?? noRecords;
    const baseJournal = this.journals.get(home);
    // Copied by the first operation that changes them: untouched, they stay the ones that are shown already.
    let changedRecords: Map<string, AnyRecord> | undefined;
    let changedJournal: Map<string, AnyRecord> | undefined;
    for (const operation of pending) {
      const isContact = operation.entity === 'contact';
      const known = isContact ? (changedJournal ?? baseJournal) : (changedRecords ?? baseRecords);
      const applied = applyOperation(known?.get(operation.record), operation, 'operation');
      if (known === undefined || applied === undefined) continue;
      const changed = isContact
        ? (changedJournal ??= new Map(baseJournal))
        : (changedRecords ??= new Map(baseRecords));
      changed.set(operation.record, applied.record);
    }
    const kept = keptSheet(home, changedRecords ?? baseRecords, pending);
    if (kept !== undefined) changedRecords = new Map(changedRecords ?? baseRecords).set(home, kept);
    const summary =
      changedJournal === undefined
        ? (this.summaries.get(home) ?? emptyJournalSummary)
        : summariseJournal(contactsOf(changedJournal.values()));
    const records = changedRecords ?? baseRecords;
    const journal = changedJournal ?? baseJournal;
    const changedByOthers = this.changes.get(home) ?? 0;
    return { records, summary, journal, pendingCount: pending.length, changedByOthers };
  }

  private pendingOf(home: string): readonly Operation[] {
    const keys = this.rowsByHome.get(home);
    if (keys === undefined) return [];
    return [...keys]
      .sort((a, b) => a - b)
      .flatMap((key) => {
        const row = this.rows.get(key);
        if (row === undefined || !isPending(row)) return [];
        return row.group.filter((operation) => operation.home === home);
      });
  }

  private homesOfRow(key: number): ReadonlySet<string> {
    return new Set(this.rows.get(key)?.group.map(({ home }) => home));
  }
}

/** The SME, out of the trash because something waits here that was written on its sheet: as `confirm` will decide. */
function keptSheet(
  home: string,
  records: ReadonlyMap<string, AnyRecord>,
  pending: readonly Operation[],
): AnyRecord | undefined {
  const sheet = records.get(home);
  if (sheet?.deleted === undefined) return undefined;
  const last = pending.findLastIndex(({ record, kind }) => record === home && kind === 'delete');
  const written = pending
    .slice(last + 1)
    .some(({ record, kind }) => record !== home && (kind === 'create' || kind === 'set'));
  return written ? keptAfterAll(sheet) : undefined;
}

const noRecords: ReadonlyMap<string, AnyRecord> = new Map();

function byId(records: readonly AnyRecord[]): ReadonlyMap<string, AnyRecord> {
  return new Map(records.map((record) => [record.id, record]));
}

/** The contacts among records, typed. */
export function contactsOf(records: Iterable<AnyRecord>): Contact[] {
  return [...records].flatMap((record) => recordAs(record, 'contact') ?? []);
}

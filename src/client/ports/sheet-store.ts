/**
 * The durable store of one programme on this device: what the rest of the client knows of IndexedDB.
 *
 * "Saved" may be shown only after `append` or `rewrite` resolved: both commit with strict durability. How
 * records are grouped into pages is private to the store. Every adapter runs the suite in tests/contract.
 */

import type {
  Caps,
  Confirmation,
  LogEntry,
  Outcome,
  World,
} from '../../domain/operation/confirm.ts';
import type { Group } from '../../domain/operation/operation.ts';
import type { AnyRecord } from '../../domain/operation/record.ts';
import type { Json } from '../../std/json.ts';
import type { LazySummaries } from '../../domain/entity/lazy-summary.ts';
import type { EntityName } from '../../domain/entity/registry.ts';
import type { JournalSummary } from '../../domain/sme/journal-summary.ts';
import type { StuckOutcome, SyncStore } from './sync.ts';

/**
 * Where a row stands. An open one is still being typed and may be rewritten; a sealed one never. In a programme that
 * is exchanged with a server: `acknowledged`, until a pull brings it back; or without effect for now, out of the view,
 * with its text intact.
 */
export type RowState =
  | 'open'
  | 'sealed'
  | 'acknowledged'
  | 'held'
  | 'needsAttention'
  | 'quarantined'
  /** The server keeps it until it is the version that wrote it: it waits, and shows as it was made. */
  | 'undecided'
  /** The server stumbles at it each time: it was never decided. */
  | 'setAside';

/** One command, as one row. */
export interface OutboxRow {
  /** Local counter: the order in which the device made its changes. */
  readonly key: number;
  readonly state: RowState;
  /** The tab that may rewrite the row while it is open. */
  readonly tab: string;
  readonly group: Group;
  /** The counter under which it is sent; absent until then. */
  readonly deviceSequence?: number | undefined;
  /** Held, until somebody of coordination dismissed it: who, and when by the server's clock. */
  readonly dismissed?: { readonly by: string; readonly at: number } | undefined;
  /** Acknowledged: the place of its last operation on the server. */
  readonly sequence?: number | undefined;
  /** Acknowledged: what the server made of it. */
  readonly outcome?: Outcome | undefined;
  /** It needs attention because the server took it for something else: it may be sent again. */
  readonly forked?: true | undefined;
  /** How many downloads had begun when a server last said what became of it. */
  readonly downloads?: number | undefined;
  /** It came with a copy or with a log in which somebody else had handed it in: so it is sent, whoever is named as its author. */
  readonly isBrought?: true | undefined;
  /**
   * It was confirmed before a restore, at this place, and waits again: the records hold it until a download takes their place
   * [C7].
   */
  readonly heldAt?: number | undefined;
}

/** Whether the row shows in the view: whatever waits, unless it has no effect for now. */
export function isPending({ state }: OutboxRow): boolean {
  return (
    state === 'open' || state === 'sealed' || state === 'acknowledged' || state === 'undecided'
  );
}

/** A row that took no effect, and waits for the person. */
export interface StuckRow extends OutboxRow {
  readonly state: StuckOutcome;
}

export function isStuckRow(row: OutboxRow): row is StuckRow {
  return !isPending(row);
}

/** Whether it waits for a decision of coordination, or for the record that it changes. */
export const isAwaiting = ({ state }: Pick<OutboxRow, 'state'>): boolean => state === 'held';

/** The head of a sheet: its root with its actions and issues, and what its journal and other lazy records amount to. */
export interface HeadPage {
  readonly home: string;
  readonly records: readonly AnyRecord[];
  readonly summary: JournalSummary;
  /** The place of the latest change by anybody but the member of this device; 0 where there is none. */
  readonly changedByOthers: number;
  /** Of lazy kinds other than contacts; absent where there never was any. */
  readonly summaries?: LazySummaries | undefined;
}

/** What a tab reads first: enough for the list, without any journal. */
export interface Opening {
  /** Who works on this device, in this programme. */
  readonly memberId: string;
  /** Day on which a sample programme stands still, `YYYY-MM-DD`. */
  readonly pinnedDay: string | undefined;
  /** Where the programme is exchanged with a server: what its clock is ahead of this device's, in milliseconds. */
  readonly offset?: number | undefined;
  /** Whether a first download has not brought everything yet. */
  readonly contactsComing?: boolean | undefined;
  readonly programme: readonly AnyRecord[];
  /** What the lazy records of the programme amount to; absent where there never was any. */
  readonly summaries?: LazySummaries | undefined;
  readonly heads: readonly HeadPage[];
  readonly outbox: readonly OutboxRow[];
  readonly drafts: readonly Draft[];
}

export type StoreErrorKind =
  /** The device has no room left; nothing was written, what was typed is still on the screen. */
  | 'full'
  /** Another tab runs a newer version: this one must be reloaded. */
  | 'outdated'
  /** A newer version of Carnet wrote the data, and this older one is served: it may read them, and writes nothing. */
  | 'newer'
  /** The browser refuses storage (private window, blocked by a rule). */
  | 'unavailable'
  /** The programme was here and is not any more: the browser or a person removed it. */
  | 'vanished'
  | 'failed';

/** Thrown by every method of the store: adapters alone catch what drivers throw. */
export class StoreError extends Error {
  readonly kind: StoreErrorKind;
  constructor(kind: StoreErrorKind, cause?: unknown) {
    super(`Storage: ${kind}`, { cause });
    this.name = 'StoreError';
    this.kind = kind;
  }
}

/** What changed, for every tab. */
export type StoreChange =
  | { readonly kind: 'outbox'; readonly keys: readonly number[] }
  /** Rows were sealed: they may be sent. */
  | { readonly kind: 'sealed'; readonly keys: readonly number[] }
  /**
   * Rows were confirmed: they left the outbox and their effect is in the pages of these homes. `heads`: some of them as
   * they were written, for the tab that wrote them, so that it need not read them.
   */
  | {
      readonly kind: 'confirmed';
      readonly keys: readonly number[];
      readonly homes: readonly string[];
      readonly heads?: readonly HeadPage[];
    }
  | { readonly kind: 'draft'; readonly key: string }
  /** Everything must be read again (a backup was taken in). */
  | { readonly kind: 'replaced' }
  /** A first download began, or has brought everything. */
  | { readonly kind: 'downloading'; readonly contactsComing: boolean }
  /** The programme, kept alone until now, is exchanged with a server. */
  | { readonly kind: 'connected' }
  /** A newer version wants the database: the store is closed, this tab must be reloaded. */
  | { readonly kind: 'outdated' }
  /** Another tab still runs an older version and keeps the database from being brought up to date. */
  | { readonly kind: 'blocked' }
  /** The database was removed, or the browser ended its connection and gives no other: this tab cannot go on. */
  | { readonly kind: 'closed'; readonly failure: 'vanished' | 'failed' };

/** Text that is not an entry yet. Never synchronised, never applied by itself. */
export interface Draft {
  /** Where it was typed, such as `composer:<sme id>`. */
  readonly key: string;
  readonly text: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Of a field that exists: what its author saw there, by which operation. */
  readonly seen?: { readonly base: string; readonly value?: Json | undefined } | undefined;
}

export interface ConfirmReport {
  readonly keys: readonly number[];
  readonly homes: readonly string[];
  /** Rows that could not apply stay in the outbox, with their text. */
  readonly kept: readonly { readonly key: number; readonly confirmation: Confirmation }[];
  /** Whether sealed rows are left for another call. */
  readonly more: boolean;
}

/**
 * When groups are received that are decided here: at one moment, in milliseconds since 1970; or `asMade`, each when it was made by
 * the clock of the server that its device knew, for a programme that begins here. With what is known of clocks that were
 * ahead, the latter, but never later than it was received the first time.
 */
export type Received = number | 'asMade' | Caps;

export interface SheetStore {
  readonly programmeId: string;
  /**
   * Marks the device as one where this programme is kept, and by whom: what tells a vanished database from one
   * that never was. Changes the member when it is called again, and leaves a day that is not given as it was.
   *
   * @param pinnedDay the day on which a sample programme stands still, `YYYY-MM-DD`
   * @param now milliseconds since 1970: noted where nothing was here before
   */
  begin(memberId: string, pinnedDay?: string, now?: number): Promise<void>;
  /**
   * When the programme began in this database, in milliseconds since 1970. Where it was never noted, `now` is, and counts
   * from then on: what was before is not known.
   */
  begunAt(now: number): Promise<number>;
  /** Reads what the list needs. Rejects with `vanished` when the programme was never written here. */
  open(): Promise<Opening>;
  /** Adds a row; resolves with its key once it is durable. */
  append(row: Omit<OutboxRow, 'key'>): Promise<number>;
  /**
   * Rewrites an open row of this tab; resolves once durable. `false`, and nothing written, when the row is not open
   * any more (another tab took this one for dead) or when a later row changed one of its fields: then what is typed
   * must become a row of its own.
   */
  rewrite(row: OutboxRow): Promise<boolean>;
  /** Seals open rows; those gone or sealed already are passed over. */
  seal(keys: readonly number[]): Promise<void>;
  readOutbox(keys?: readonly number[]): Promise<readonly OutboxRow[]>;
  /** The keys of all rows, without reading the rows. */
  outboxKeys(): Promise<readonly number[]>;
  readProgramme(): Promise<Pick<Opening, 'programme' | 'summaries'>>;
  /** The ids of all sheets that are here, in the trash or not; the programme is none. */
  readHomes(): Promise<readonly string[]>;
  /** The heads of some sheets in one look; what has none is left out. */
  readHeads(homes: readonly string[]): Promise<readonly HeadPage[]>;
  /** The confirmed contacts of one sheet, in no particular order. */
  readJournal(home: string): Promise<readonly AnyRecord[]>;
  /** Confirmed contacts of all sheets, page by page, for search. */
  readJournals(
    visit: (home: string, records: readonly AnyRecord[]) => Promise<void>,
  ): Promise<void>;
  /** The confirmed records of one lazy kind of a home, in no particular order. */
  readLazy(home: string, entity: EntityName): Promise<readonly AnyRecord[]>;
  /** Confirmed records of every home and of every lazy kind but contacts, page by page. */
  readAllLazy(visit: (home: string, records: readonly AnyRecord[]) => Promise<void>): Promise<void>;
  /** Every confirmed operation of one home, oldest first. */
  readLog(home: string): Promise<readonly LogEntry[]>;
  /** Every confirmed operation of the programme, by sequence: a backup. */
  readWholeLog(): Promise<readonly LogEntry[]>;
  /**
   * Decides on sealed rows in one transaction: pages, log and outbox move together or not at all. Nothing where the
   * programme is exchanged with a server, which decides then.
   *
   * @param mayWrite the permission check of `confirm`
   * @param now milliseconds since 1970
   */
  confirmSealed(mayWrite: World['mayWrite'], now: number): Promise<ConfirmReport>;
  /**
   * Adds confirmed groups as they come from a backup; those already known are passed over. One that cannot apply
   * goes to the outbox, with its text, and so does everything where a server decides.
   */
  importLog(
    groups: readonly Group[],
    mayWrite: World['mayWrite'],
    now: Received,
  ): Promise<{ readonly added: number; readonly known: number }>;
  /**
   * Keeps a draft; one without text is removed.
   *
   * @param instead the draft that goes with it, since its words are in this one
   */
  putDraft(draft: Draft, instead?: string): Promise<void>;
  readDrafts(): Promise<readonly Draft[]>;
  /**
   * Which of these ids and hashes stand anywhere in what is stored here: in records, in the bin as well, in what waits to
   * be sent or decided, in drafts. `undefined` where the device does not hold everything, so that what is not found may be
   * named all the same.
   *
   * @param entities the lazy kinds whose records name them
   */
  findMentions(
    words: ReadonlySet<string>,
    entities: readonly EntityName[],
  ): Promise<ReadonlySet<string> | undefined>;
  /** What the exchange with a server needs of this store; loaded on use. */
  sync(): Promise<SyncStore>;
  /** What this tab saves and drafts is told to the other tabs only, everything else to this one as well. */
  subscribe(listener: (change: StoreChange) => void): () => void;
  close(): void;
}

/**
 * What the server needs of its database for the sheets. One suite in tests/contract runs on every adapter.
 *
 * A push is one transaction: it locks the programme's counter row first, so that pushes of one programme follow one
 * another and a sequence is never visible before a lower one (docs/decisions/0006-one-writer-per-programme.md);
 * everything it writes commits together and is flushed to disk before the answer, or nothing is.
 */

import type { LogEntry, Outcome } from '../../domain/operation/confirm.ts';
import type { Operation } from '../../domain/operation/operation.ts';
import type { AnyRecord } from '../../domain/operation/record.ts';
import type { MemberRole } from '../../domain/programme/programme.ts';
import type { HandedIn, SnapshotPart } from '../../protocol/sync-messages.ts';
import type { Json } from '../../std/json.ts';
import { valuesIn } from '../../std/json-weight.ts';

/** Where a programme stands. */
export interface ProgrammeHead {
  readonly programmeId: string;
  /** Changes when the database was restored from a backup. */
  readonly epoch: string;
  /** Sequence of the last operation that took effect. */
  readonly sequence: number;
  /** Everything up to here is in a backup that was restored and checked. */
  readonly watermark: number;
}

/** Who somebody is within a programme; read in the same transaction as what it gives access to. */
export interface Membership {
  readonly programmeId: string;
  readonly accountId: string;
  readonly memberId: string;
  readonly roles: readonly MemberRole[];
  readonly launchPadId?: string | undefined;
  /** Grows with every change of what the member may read. */
  readonly scope: number;
}

/** A confirmed operation as it is stored. */
export interface StoredEntry extends LogEntry {
  readonly device: string;
  /**
   * The records that a reader needs beside it, by id: it did more than apply as it was made (merged, in conflict, kept
   * after all). Their text is not here: they are answered as they stand, however many entries need them [S14].
   */
  readonly needs?: readonly string[] | undefined;
}

/** What became of a group that was pushed, and its content while it waits. */
export interface StoredGroup {
  readonly device: string;
  readonly deviceSequence: number;
  /**
   * The ids of its operations, in their order, where it is written. Where it is read, the first one and those by which it
   * was looked up: a group may have thousands, and nobody who looks it up reads them all [S18].
   */
  readonly operationIds: readonly string[];
  /** Of the content of its operations, their keys in any order: another content under the same name is a fork. */
  readonly hash: string;
  readonly outcome: Outcome | 'quarantined' | 'undecided';
  /** The place of its last operation; absent where it took no effect. */
  readonly sequence?: number | undefined;
  /** Whose session brought it. */
  readonly memberId: string;
  /** How its device said to have come to what others made. */
  readonly handedIn?: HandedIn | undefined;
  /** Milliseconds since 1970, by the server's clock. */
  readonly received: number;
  /**
   * Given to be kept while it is held or needs attention, apart from all else: `operationsOf` reads them. What is
   * quarantined or undecided lies elsewhere, as it came.
   */
  readonly operations?: readonly Operation[] | undefined;
  /** It was held first and decided again: its device learns of it by a pull. */
  readonly anew?: true | undefined;
  /** Devices that have not read up to here are told; absent where that is its own place. */
  readonly toldAt?: number | undefined;
  /** Held until somebody of coordination dismissed it: it needs its author's attention, and keeps its operations. */
  readonly dismissed?: { readonly by: string; readonly at: number } | undefined;
  /** A held group waits for this record, which had not arrived. */
  readonly waitsFor?: string | undefined;
}

/**
 * A group as it is noted: its device may have read the place of what took effect before, as parts of others, and is told anew.
 *
 * @param head before this transaction
 */
export function asTold({ toldAt: _before, ...group }: StoredGroup, head: number): StoredGroup {
  const isPassed = group.anew === true && (group.sequence ?? Infinity) <= head;
  return isPassed ? { ...group, toldAt: head + 1 } : group;
}

/** Whether the device of a group is to learn what became of it, although no head moved: by its next pull. */
export const isToldWithoutPlace = ({ anew, sequence, toldAt }: StoredGroup): boolean =>
  anew === true && (sequence === undefined || toldAt !== undefined);

/** The order of held groups. */
export type HeldPlace = Pick<StoredGroup, 'received' | 'device' | 'deviceSequence'>;

/** A raw group that nothing could make sense of, or that a newer version wrote, kept as it came. */
export interface QuarantinedGroup {
  readonly device: string;
  readonly deviceSequence: number;
  readonly memberId: string;
  readonly received: number;
  /** JSON as it came. */
  readonly body: string;
  /** `shape`, `newer`, or what was thrown; never told to anybody: it may repeat what somebody typed. */
  readonly reason: string;
  /** Where it was thrown, without the message: what the operator is told. */
  readonly place?: string | undefined;
  /** Who handed it in had no rights then, whatever they may do by now: it waits for coordination when it is decided. */
  readonly withoutRights?: true | undefined;
}

/** A part of a snapshot as it lies in the database. */
export interface StoredPart {
  /** Each record as JSON text. */
  readonly records: readonly string[];
  readonly next: SnapshotPart | undefined;
}

/** One consistent look at a programme. */
/** How much of a history is read at once. */
export interface HistoryRoom {
  /** Entries at most. */
  readonly limit: number;
  /** With the one that reaches it, going back, they end; in UTF-16 code units of JSON. */
  readonly lengthMax?: number;
}

export interface StoredHistory {
  readonly entries: readonly StoredEntry[];
  /** Whether there may be older ones. */
  readonly more: boolean;
}

/** How many records are read at once. */
export interface RecordRoom {
  /** With the record that reaches it they end, in UTF-16 code units of JSON. */
  readonly lengthMax: number;
  /** So many are looked for in any case. */
  readonly least: number;
}

/** A record without the most of it. */
export interface RecordOutline extends Pick<AnyRecord, 'created'> {
  readonly isDeleted: boolean;
  /** The fields that were asked for: of ids, numbers and hashes. Signs that no database reads may be stood in for. */
  readonly values: Readonly<Record<string, Json>>;
}

/** Groups that were decided `anew`. */
export interface Regrouped {
  /**
   * Those that took effect, in the order of their places, and those that took none, so many of each at most. The latter are
   * told with every pull, since no place says whether they were told before: the newest where they are more.
   */
  readonly groups: readonly StoredGroup[];
  /** The first place of which not all groups are among them, where there are more. */
  readonly before?: number | undefined;
}

/** What a value takes besides its letters, in bytes of JSON: an empty list is two of them, and some dozens in memory. */
export const bytesOfValue = 40;

/**
 * How much of an answer a value is at least, in letters. Real sheets have about twenty for each, and their answers end where there
 * are enough entries or records.
 */
export const lettersOfAnswered = 40;

/** How much of an answer a text of JSON is, in UTF-16 code units: its length, or what its values come to. */
export function answerLength(json: string): number {
  return Math.max(json.length, lettersOfAnswered * valuesIn(json));
}

export interface ProgrammeReader {
  readonly head: ProgrammeHead;
  membership(accountId: string): Promise<Membership | undefined>;
  /** The membership behind a member's record: rights of the author of a group that is decided again. */
  membershipOf(memberId: string): Promise<Membership | undefined>;
  /** Records by id; those that are not there are left out. */
  records(ids: readonly string[]): Promise<readonly AnyRecord[]>;
  /**
   * The same, unless they are longer together than that, in bytes of JSON, with {@link bytesOfValue} for each value.
   *
   * @param noteBytes told how long they are, where they are read
   * @param breathe lets others go on between them: some megabytes of tiny values take as long to read as a whole push
   */
  recordsUnlessLonger(
    ids: readonly string[],
    bytesMax: number,
    noteBytes?: (bytes: number) => void,
    breathe?: () => Promise<void>,
  ): Promise<readonly AnyRecord[] | undefined>;
  /** What little is asked of a record, however long all the rest of it is; nothing where it is not there, or of another entity. */
  outlineOf(
    entity: AnyRecord['entity'],
    recordId: string,
    fields: readonly string[],
  ): Promise<RecordOutline | undefined>;
  /** Records in the order of the ids, as far as there is room, and how many of the ids were looked for. */
  recordsUpTo(
    ids: readonly string[],
    room: RecordRoom,
  ): Promise<{ readonly records: readonly AnyRecord[]; readonly lookedFor: number }>;
  /**
   * Entries after a sequence, in order, `limit` at most.
   *
   * @param lengthMax with the one that reaches it they end, in UTF-16 code units of JSON
   */
  entriesAfter(
    sequence: number,
    limit: number,
    lengthMax?: number,
  ): Promise<readonly StoredEntry[]>;
  /**
   * The latest entries of one home, before a sequence where it is given, oldest first.
   */
  history(home: string, before: number | undefined, room: HistoryRoom): Promise<StoredHistory>;
  /**
   * Groups that have one of these counters of the device, and for each of these operations one that holds it and took effect:
   * whatever names it was brought under, its content is the same [S3]. Where none did, one that begins with it.
   */
  groups(
    device: string,
    deviceSequences: readonly number[],
    operationIds: readonly string[],
  ): Promise<readonly StoredGroup[]>;
  /** The last counter of a device that was decided; 0 before the first. */
  lastDeviceSequence(device: string): Promise<number>;
  /**
   * The names under which groups came that begin with an operation, the latest first, so many at most.
   *
   * @param outcomes those of them that have one of these
   */
  namesOf(
    firstOperation: string,
    limit: number,
    outcomes?: readonly StoredGroup['outcome'][],
  ): Promise<readonly StoredGroup[]>;
  /** Groups of a device that were decided `anew` and took effect after a sequence, or took none. */
  regroupedAfter(device: string, sequence: number, limit: number): Promise<Regrouped>;
  /** The operations that are kept of a group. */
  operationsOf(group: Pick<StoredGroup, 'hash'>): Promise<readonly Operation[] | undefined>;
  /** Groups that wait for one of these records, oldest first, so many at most. */
  groupsWaitingFor(records: readonly string[], limit: number): Promise<readonly StoredGroup[]>;
  /** The records that groups wait for and that are there, so many at most. */
  arrivedForGroups(limit: number): Promise<readonly string[]>;
  /**
   * Held groups for want of a right, oldest first, from after a place on where it is given.
   *
   * @param firstOperation those of them that begin with it
   */
  heldGroups(
    limit: number,
    after?: HeldPlace,
    firstOperation?: string,
  ): Promise<readonly StoredGroup[]>;
  /**
   * Groups in quarantine, and undecided ones, in the order in which they came, from after a place on where given.
   *
   * @param lengthMax with the one that reaches it they end, in UTF-16 code units of JSON
   */
  quarantined(
    limit: number,
    after?: HeldPlace,
    lengthMax?: number,
  ): Promise<readonly QuarantinedGroup[]>;
  /**
   * One part of a snapshot: `limit` records, or a tenth more where these are the last, in the order (home, record); and
   * where the next one begins.
   *
   * @param lengthMax with the record that reaches it the part ends, in UTF-16 code units of JSON
   */
  snapshot(
    part: SnapshotPart,
    recentFrom: string,
    limit: number,
    lengthMax?: number,
  ): Promise<StoredPart>;
  recordCount(): Promise<number>;
}

/** The transaction of one push. Reads see what it wrote. */
export interface ProgrammeWriter extends ProgrammeReader {
  putRecords(records: readonly AnyRecord[]): Promise<void>;
  appendEntries(entries: readonly StoredEntry[]): Promise<void>;
  /** Adds groups, or replaces those of the same device and counter. */
  putGroups(groups: readonly StoredGroup[]): Promise<void>;
  /** Adds groups, or replaces those of the same device and counter. */
  putQuarantined(groups: readonly QuarantinedGroup[]): Promise<void>;
  /** Lets go those of these devices and counters. */
  removeQuarantined(places: readonly HeldPlace[]): Promise<void>;
  /** Moves the head: the last write of the transaction. */
  setSequence(sequence: number): Promise<void>;
}

/** The disk has no room left: nothing was written. Everything else an adapter throws is a defect or an outage. */
export class StorageFull extends Error {
  constructor(cause: unknown) {
    super('No room left', { cause });
    this.name = 'StorageFull';
  }
}

/** The work of a transaction took too long and was undone. */
export class TransactionTooLong extends Error {
  constructor(msMax: number) {
    super(`The transaction took longer than ${msMax} ms`);
    this.name = 'TransactionTooLong';
  }
}

export interface SheetStorage {
  /** Looks at a programme; `undefined` when there is none of this id. */
  read<T>(
    programmeId: string,
    work: (reader: ProgrammeReader) => Promise<T>,
  ): Promise<T | undefined>;
  /**
   * Writes a programme, alone; `undefined` when there is none of this id. What `work` throws undoes everything. It may
   * run again, from the beginning, after a lost connection: nothing outside of the transaction may depend on it.
   */
  write<T>(
    programmeId: string,
    work: (writer: ProgrammeWriter) => Promise<T>,
  ): Promise<T | undefined>;
  /** Creates a programme with its first member; `false` when there is one of this id. */
  createProgramme(
    head: ProgrammeHead & { readonly name: string },
    first: Omit<Membership, 'programmeId' | 'scope'>,
  ): Promise<boolean>;
  /** The name under which a programme was put on the server. */
  nameOf(programmeId: string): Promise<string | undefined>;
  /** Notes that a member's device exchanged, for the age of what others see. Takes no lock of the programme. */
  noteExchange(programmeId: string, memberId: string, at: number): Promise<void>;
  /**
   * Tells when the head of a programme moved, a membership changed, or groups were decided anew without effect, from
   * whichever process; the answer stops it.
   *
   * @param listener `head` is absent where it did not move
   */
  onNews(listener: (programmeId: string, head?: number) => void): () => void;
}

/**
 * What the sync loop of a device needs: the server, and the part of the store that holds what travels. Features see
 * only the state of the loop (`client/sync`).
 */

import type { LogEntry } from '../../domain/operation/confirm.ts';
import type { AnyRecord } from '../../domain/operation/record.ts';
import type {
  Cursor,
  HistoryReply,
  HistoryRequest,
  PullReply,
  PullRequest,
  PushedGroup,
  PushOutcome,
  PushReply,
  PushRequest,
  RefusalKind,
  SnapshotReply,
  SnapshotRequest,
} from '../../protocol/sync-messages.ts';
import type { Result } from '../../std/result.ts';

/** Why an exchange did not happen. `offline` is not a failure: it is where the device is. */
export type ExchangeProblem =
  | { readonly kind: 'offline' }
  /** Nothing, or too little, came in time. */
  | { readonly kind: 'timeout' }
  /** Something answered that is not a Carnet server: the page of a hotel's network, a proxy. */
  | { readonly kind: 'notCarnet' }
  /** The server answered and refused. `retryAfterMs` where it says when to come back. */
  | {
      readonly kind: 'refused';
      readonly refusal: RefusalKind;
      readonly retryAfterMs?: number | undefined;
    };

/** The server, as the loop sees it. Every call ends: in an answer, or in a problem after a timeout. */
export interface SyncTransport {
  push(programmeId: string, request: PushRequest): Promise<Result<PushReply, ExchangeProblem>>;
  pull(programmeId: string, request: PullRequest): Promise<Result<PullReply, ExchangeProblem>>;
  snapshot(
    programmeId: string,
    request: SnapshotRequest,
  ): Promise<Result<SnapshotReply, ExchangeProblem>>;
  history(
    programmeId: string,
    request: HistoryRequest,
  ): Promise<Result<HistoryReply, ExchangeProblem>>;
  /** Calls back when the server has something newer; the answer stops it. Silence is normal: the loop pulls anyway. */
  nudges(programmeId: string, onNews: (head: number) => void): () => void;
}

/** What a device knows of its exchange with a server. */
export interface SyncMeta {
  /** This device, to the server. */
  readonly device: string;
  /** The counter of the last group that was numbered for sending. */
  readonly deviceSequence: number;
  /** Absent until the first snapshot or handing over is complete. */
  readonly cursor?: Cursor | undefined;
  /** Everything up to here is in a verified backup of the server: kept groups below it may go. */
  readonly watermark: number;
  /** What to add to this device's clock for the server's, in milliseconds, as last measured. */
  readonly offset: number;
  /** When the last exchange ended well, by this device's clock. */
  readonly exchangedAt?: number | undefined;
  /** Where a snapshot stopped that is not complete. */
  readonly snapshot?: SnapshotProgress | undefined;
  /** Set while the log of a programme that was begun alone is handed over: entries up to here were pushed. */
  readonly handedOver?: number | undefined;
}

export interface SnapshotProgress {
  readonly next: SnapshotRequest['part'];
  readonly epoch: string;
  /** The head at the first part: what happened since is pulled at the end. */
  readonly sequence: number;
  readonly received: number;
  readonly total: number;
}

/** A group as it is sent, with the row of the outbox that holds it. */
export interface NumberedGroup extends PushedGroup {
  readonly key: number;
}

/** What a person has to look at: a group that did not take effect, with its text intact. */
export interface StuckGroup {
  readonly key: number;
  readonly outcome: Extract<PushOutcome, 'held' | 'needsAttention' | 'quarantined'>;
  readonly group: PushedGroup['operations'];
}

/** The store of one programme, as the loop uses it. Every method is one transaction. */
export interface SyncStore {
  /** Absent while the programme is kept alone. */
  readSync(): Promise<SyncMeta | undefined>;
  /** Makes the programme a synchronised one; its sealed rows wait for the loop from now on. */
  connect(meta: SyncMeta): Promise<void>;
  writeSync(patch: Partial<SyncMeta>): Promise<void>;
  /**
   * Numbers sealed rows in their order, densely, and answers the first ones that were not acknowledged: at most
   * `groupsMax`, at most `bytesMax` of JSON, at least one. Numbers are durable before they are answered.
   */
  nextGroups(groupsMax: number, bytesMax: number): Promise<readonly NumberedGroup[]>;
  /** Notes what the server answered: acknowledged rows leave the pending ones only when a pull brings them back. */
  acknowledge(
    outcomes: readonly { readonly deviceSequence: number; readonly outcome: PushOutcome }[],
  ): Promise<void>;
  /**
   * Takes in the entries of a pull: pages, log, outbox, cursor and kept groups move together. Answers `missing` when
   * an entry of this device came without its operation and the outbox does not hold it: nothing was written then.
   */
  takePull(reply: Extract<PullReply, { kind: 'entries' }>): Promise<'taken' | 'missing'>;
  /** Takes in one part of a snapshot; `first` empties what is confirmed before. What waits stays as it is. */
  takeSnapshot(
    reply: SnapshotReply,
    progress: SnapshotProgress | undefined,
    first: boolean,
  ): Promise<void>;
  /** Entries of the log that were fetched later: they go before those that are here. */
  takeHistory(home: string, entries: readonly LogEntry[], complete: boolean): Promise<void>;
  /** Puts acknowledged groups that no verified backup covers back in front of what waits, in their order. */
  repushKept(): Promise<number>;
  /** A new name for this device; every group that was not acknowledged is numbered again from 1. */
  renumber(device: string): Promise<void>;
  /** Groups that did not take effect. */
  stuck(): Promise<readonly StuckGroup[]>;
  /** Takes a stuck group out for good: its author's explicit wish. */
  discard(key: number): Promise<void>;
  /**
   * The membership is gone: what was not acknowledged becomes held, then pages, log, kept groups, drafts and search
   * go. Safe to repeat after a crash.
   */
  evict(): Promise<void>;
  /** Confirmed operations of a programme that was begun alone, in their groups, after a sequence: what is handed over. */
  logGroupsAfter(sequence: number, groupsMax: number): Promise<readonly LoggedGroup[]>;
}

export interface LoggedGroup {
  /** Of the last operation of the group. */
  readonly sequence: number;
  readonly operations: PushedGroup['operations'];
}

/** What a sync loop tells a screen about one record that changed elsewhere. */
export type Arrival = Pick<AnyRecord, 'id' | 'home' | 'entity'>;

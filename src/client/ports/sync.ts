/**
 * What the sync loop of a device needs: the server, the part of the store that holds what travels, and which tab
 * exchanges. Features see only the state of the loop (`client/model/use-sync.ts`).
 *
 * Longer than 400 lines because it is the whole contract of the loop, much of it said in comments.
 */

import type { CarriedEntry } from '../../domain/operation/confirm.ts';
import type { Group } from '../../domain/operation/operation.ts';
import type {
  Cursor,
  EntryMark,
  HasEntryRequest,
  HistoryReply,
  HistoryRequest,
  PullReply,
  PullRequest,
  PushedGroup,
  PushOutcome,
  PushReply,
  PushRequest,
  RefusalKind,
  SnapshotPart,
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
  /** A server of another life than the one this device knows does not know the programme, or its member. */
  | { readonly kind: 'otherLife' }
  /** A Carnet server answered, with numbers that cannot be true: nothing of it was taken in [C14]. */
  | { readonly kind: 'nonsense' }
  /** The server answered and refused. `retryAfterMs` where it says when to come back. */
  | {
      readonly kind: 'refused';
      readonly refusal: RefusalKind;
      readonly retryAfterMs?: number | undefined;
    };

/** What the answer with a part of a snapshot says before its records, where another part follows. */
export interface PartFollowed extends Pick<SnapshotReply, 'total'> {
  readonly next: SnapshotPart;
  /** How many records it brings. */
  readonly count: number;
}

/** A history, with the life of the server that gave it, where it says so: another answer may come while this one is read. */
export interface FetchedHistory extends HistoryReply {
  readonly life?: string | undefined;
}

/** The server, as the loop sees it. Every call ends: in an answer, or in a problem after a timeout. */
export interface SyncTransport {
  push(programmeId: string, request: PushRequest): Promise<Result<PushReply, ExchangeProblem>>;
  pull(programmeId: string, request: PullRequest): Promise<Result<PullReply, ExchangeProblem>>;
  /** `onFollowed` may be told what follows as soon as that is known, while the records of the answer are still read. */
  snapshot(
    programmeId: string,
    request: SnapshotRequest,
    onFollowed?: (followed: PartFollowed) => void,
  ): Promise<Result<SnapshotReply, ExchangeProblem>>;
  history(
    programmeId: string,
    request: HistoryRequest,
  ): Promise<Result<FetchedHistory, ExchangeProblem>>;
  /**
   * Calls back when the server has something newer; the answer stops it. Silence is normal: the loop pulls anyway.
   *
   * @param onNews told the head, and whether it is the one that was told last: then the members are others
   * @param onEnd told when the server ends or refuses this, as it does when the rights of whoever listens change
   */
  nudges(
    programmeId: string,
    onNews: (head: number, isAgain?: boolean) => void,
    onEnd?: () => void,
  ): () => void;
  /** The life of the server that answered last to anything but a history, where it says so. */
  life?(): string | undefined;
  /** Whether the server has the entry at the place of a cursor that this device read there. */
  hasEntry?(programmeId: string, place: HasEntryRequest): Promise<Result<boolean, ExchangeProblem>>;
  /** Whether the server that answered last includes a pull in the answer to a push, if asked to [S17]. */
  piggybacks?(): boolean;
  /** Whether the server that answered last is told how this device comes to what others made; yes before the first. */
  hearsHandedIn?(): boolean;
  /** Whether the server that answered last takes back what its author discarded; yes before the first. */
  withdraws?(): boolean;
}

/** What a device knows of its exchange with a server. */
export interface SyncMeta {
  /** This device, to the server. */
  readonly device: string;
  /** The account that it belongs to; absent where an earlier version of Carnet connected it. */
  readonly accountId?: string | undefined;
  /** The counter of the last group that was numbered for sending. */
  readonly deviceSequence: number;
  /** The last counter under which the server answered about a group; absent before the first. */
  readonly answered?: number | undefined;
  /** The life of the server to which everything belongs that was acknowledged or taken in; absent before. */
  readonly epoch?: string | undefined;
  /** Absent until a snapshot is complete. */
  readonly cursor?: Cursor | undefined;
  /** Everything up to here is in a verified backup of the server: kept groups below it may go. */
  readonly watermark: number;
  /** What to add to this device's clock for the server's, in milliseconds, as last measured. */
  readonly offset: number;
  /** The life of the server with which it was, where it says so. */
  readonly life?: string | undefined;
  /** When the last exchange ended well, by this device's clock. */
  readonly exchangedAt?: number | undefined;
  /** When this device met another life of the server than the one it knew, by this device's clock. */
  readonly restoredAt?: number | undefined;
  /** Where a snapshot stopped that is not complete. */
  readonly snapshot?: SnapshotProgress | undefined;
  /** The initial upload of a local programme, until a verified backup covers its log. Stored under this name. */
  readonly handOver?: InitialUpload | undefined;
  /** The membership is gone: nothing is exchanged any more. */
  readonly evicted?: boolean | undefined;
  /** Whether a whole programme was here: a snapshot that is taken anew takes its place part by part. */
  readonly wasWhole?: boolean | undefined;
  /** Downloads that were begun. */
  readonly downloads?: number | undefined;
  /** Whether one of them brought more than the log holds; absent before the first, and after those of earlier versions. */
  readonly hasGap?: boolean | undefined;
  /** Records of which something is kept that only a newer version of Carnet knows. */
  readonly newer?: number | undefined;
  /** Groups that their author discarded while they took no effect, for the server to withdraw. */
  readonly withdrawn?: readonly Withdrawal[] | undefined;
}

/** A discarded group. */
export interface Withdrawal {
  /** Its first operation. */
  readonly id: string;
  /** The life in which the server withdrew it: one that is restored may hold it again. */
  readonly epoch?: string | undefined;
}

export interface SnapshotProgress {
  readonly next: SnapshotRequest['part'];
  readonly epoch: string;
  /** The head at the first part: what happened since is pulled at the end. */
  readonly sequence: number;
  /** The entry at that place. */
  readonly last?: EntryMark | undefined;
  readonly received: number;
  readonly total: number;
  /** The day from which contacts count as recent, the same for every part: the clock may be set back between two. */
  readonly recentFrom?: string | undefined;
  /** How it began. */
  readonly mode?: Exclude<PartMode, 'next'> | undefined;
}

/** Whose history a log with a gap holds from its first entry on. */
export interface WholeHistories {
  /** Since so many downloads were begun. */
  readonly downloads: number;
  readonly homes: ReadonlySet<string>;
}

/** How much of the log of a local programme has been pushed since it was connected. */
export interface InitialUpload {
  /** Of the device's log: groups up to here were pushed. */
  readonly pushed: number;
  /** The end of the device's log when it was connected; what comes after it came from the server. */
  readonly last: number;
  /** Whether every group has the place on the server that it has here: then nothing needs to be taken anew. */
  readonly aligned: boolean;
  /** The server's head, once everything was pushed. */
  readonly head?: number | undefined;
  /** Operations that got a place on the server. */
  readonly placed?: number | undefined;
  /** Groups of the log that the server knows with another content, by their first operation: they are not sent again. */
  readonly passed?: readonly string[] | undefined;
  /** Where it was asked for, so that it can be taken back: who asked and was not refused, and what waited before. */
  readonly asked?:
    | { readonly by: readonly string[]; readonly before: InitialUpload | undefined }
    | undefined;
}

/** A group as it is sent, with the row of the outbox that holds it. */
export interface NumberedGroup extends PushedGroup {
  readonly key: number;
  /** Nothing that could be sent now waits behind it. */
  readonly isLast?: true;
}

/** Outcomes with which a group takes no effect for now; `setAside`: parked by this device, without an answer. */
export type StuckOutcome =
  | Extract<PushOutcome, 'held' | 'needsAttention' | 'quarantined'>
  | 'setAside';

/** What a person has to look at: a group that did not take effect, with its text intact. */
export interface StuckGroup {
  readonly key: number;
  readonly outcome: StuckOutcome;
  /** Who of coordination dismissed it, and when, in milliseconds since 1970. */
  readonly dismissed?: { readonly by: string; readonly at: number } | undefined;
  /** The server took it for something else: it may be sent again. */
  readonly forked?: true | undefined;
  readonly group: PushedGroup['operations'];
}

/** Whether a discarded group is withdrawn on the server: it may have it, and has not decided on it for good [C16]. */
export function isTakenBack({ outcome, forked }: Pick<StuckGroup, 'outcome' | 'forked'>): boolean {
  return outcome !== 'needsAttention' && forked !== true;
}

/** Why a group is parked: it needs its author, because of a fork or not, or it waits to be sent again. */
export type ParkedAs = Extract<StuckOutcome, 'needsAttention' | 'setAside'> | 'forked';

/** A confirmed group of the log, for the initial upload. */
export interface LoggedGroup {
  /** Of the last operation of the group. */
  readonly sequence: number;
  readonly operations: PushedGroup['operations'];
  /** `log` where others made some of them. */
  readonly handedIn?: PushedGroup['handedIn'];
}

/** An acknowledged group that no verified backup of the server covers. */
export interface RetainedGroup {
  /** Of the last operation of the group. */
  readonly sequence: number;
  readonly group: Group;
}

/** How much is sent or read at once: a number of groups, a length of JSON in UTF-16 code units, at least one group. */
export interface Batch {
  readonly groupsMax: number;
  readonly lengthMax: number;
}

/** What an answer showed, noted together with what it brought. */
export type Seen = Pick<SyncMeta, 'exchangedAt'> & Partial<Pick<SyncMeta, 'offset' | 'life'>>;

/** How a part of a snapshot is taken in. */
export type PartMode =
  /** The first: what is confirmed here goes away before. */
  | 'anew'
  /** The first: what is confirmed here stays until a part takes its place. */
  | 'instead'
  /** The first, over records that are the same already: the log of this device was uploaded. */
  | 'over'
  /** A later one. */
  | 'next';

/** Where a record of a sheet comes in a snapshot: sheet by sheet, in each the lazy ones last. */
export interface RecordPlace {
  readonly home: string;
  readonly isLazy: boolean;
  readonly record: string;
}

/** What a part brings whole: what was here of it and is not in the part goes, with a head its sheet. */
export interface Replaced {
  readonly what: 'heads' | 'contacts' | 'sheets';
  /** What the programme shares, by the ids of its records: after one and up to another; absent where none of it comes. */
  readonly shared?: { readonly after?: string | undefined; readonly upTo?: string | undefined };
  /** What comes after this place; all from the first where absent. */
  readonly after?: RecordPlace | undefined;
  /** Up to this place, itself included; all to the last where absent. */
  readonly upTo?: RecordPlace | undefined;
}

/** What goes with a part of a snapshot. */
export interface PartNotes {
  /** The day from which contacts were asked for as recent ones. */
  readonly recentFrom?: string | undefined;
  readonly seen?: Seen | undefined;
  /** With the first part: all records of the answer, also those that wait for their contacts. */
  readonly answered?: SnapshotReply['records'] | undefined;
  /** Absent where nothing goes for it. */
  readonly replaced?: Replaced | undefined;
}

/** Thrown by what a tab writes that does not lead any more: another one took over. Nothing was written. */
export class LostLead extends Error {
  constructor() {
    super('Another tab exchanges now');
    this.name = 'LostLead';
  }
}

/**
 * The store of one programme, as the loop uses it. Every method is one transaction, or a few that each leave
 * everything as it may stand. What writes, but for `connect`, `discard`, `unpark`, `takeHistory` and `uploadAgain`, rejects with
 * `LostLead` once another store of the same device has called `claim`.
 */
export interface SyncStore {
  /** Absent while the programme is kept alone. */
  readSync(): Promise<SyncMeta | undefined>;
  /** Makes the programme a synchronised one; its sealed rows wait for the loop from now on. */
  connect(device: string, accountId?: string): Promise<void>;
  /**
   * Notes the account of a programme that an earlier version of Carnet connected, or that has another account now; otherwise
   * nothing.
   *
   * @param earlier the account that is noted; absent where none is
   */
  noteAccount(accountId: string, earlier?: string): Promise<void>;
  /**
   * This tab exchanges from now on.
   *
   * @param isWanted asked within the transaction, which may have waited: where it says no, nothing is claimed, and this
   *   rejects with `LostLead`
   */
  claim(isWanted?: () => boolean): Promise<void>;
  writeSync(patch: Partial<SyncMeta>): Promise<void>;
  /**
   * Groups that wait for a server, those among them that it keeps undecided until it is updated, and groups that did not
   * take effect.
   */
  counts(): Promise<{
    readonly waiting: number;
    readonly undecided: number;
    readonly stuck: number;
    /** Records of which something is kept that only a newer version knows, as last seen; absent before it was. */
    readonly newer?: number | undefined;
  }>;
  /**
   * Numbers sealed rows in their order, densely, and answers the first ones that were not acknowledged; none after an
   * open row, so that nothing overtakes what is being typed, and none that touches the sheet of one that was set aside
   * before it. Numbers are durable before they are answered.
   *
   * After a download those come once more that the server has and had not decided on: with the counter that they have.
   */
  nextGroups(batch: Batch): Promise<readonly NumberedGroup[]>;
  /**
   * Notes what the server answered: acknowledged rows leave the pending ones only when a pull brings them back.
   *
   * @param later noted with what this tab writes next; where it never does, the groups are sent again and answered alike
   */
  acknowledge(
    reply: Pick<PushReply, 'epoch' | 'watermark' | 'outcomes' | 'withdrawn'>,
    seen?: Seen,
    later?: 'later',
  ): Promise<void>;
  /**
   * Parks a numbered group: one that the server will never read needs attention, one at which it stumbles is set aside.
   * The groups after it are numbered anew, except those on the sheets of a group that was set aside, which wait for it.
   */
  park(deviceSequence: number, as: ParkedAs): Promise<void>;
  /** Makes a group that was set aside wait again, with the others of its sheets, at its author's request. */
  unpark(key: number): Promise<void>;
  /**
   * Takes in the entries of a pull: inbox, outbox, cursor and kept groups move together. `missing`: an operation of this
   * device that the answer leaves out is not in its outbox; it and what follows were not taken. `stale`: the cursor is
   * gone, or of another life than the answer.
   */
  takePull(
    reply: Extract<PullReply, { kind: 'entries' }>,
    seen?: Seen,
  ): Promise<'taken' | 'missing' | 'stale'>;
  /**
   * Takes in one part of a snapshot; what waits stays as it is. `restart`, with nothing taken: it is of another life of
   * the server than what is here.
   */
  takeSnapshot(
    reply: SnapshotReply,
    mode: PartMode,
    notes?: PartNotes,
  ): Promise<'taken' | 'restart'>;
  /**
   * Entries of the log that were fetched later: they take their place among those that are here.
   *
   * @param since with the last of a whole history: how many downloads were begun when the first of it was asked for
   */
  takeHistory(home: string, entries: readonly CarriedEntry[], since?: number): Promise<void>;
  /** Whose history is whole; nothing where all are. */
  wholeHistories(): Promise<WholeHistories | undefined>;
  /** Operations of the log that are of a life before and that the server of this one lacks: no record here has them. */
  leftBehind(): Promise<ReadonlySet<string>>;
  /**
   * After a restore: a new name for this device; kept and acknowledged groups wait again, in the order in which they
   * were made, and so does an uploaded log, or what the log holds of this member. The cursor goes.
   */
  repushKept(device: string): Promise<void>;
  /** Acknowledged groups that no verified backup of the server covers, in the order in which they were made. */
  kept(): Promise<readonly RetainedGroup[]>;
  /** A new name for this device; every group that was not acknowledged is numbered again from 1. */
  renumber(device: string): Promise<void>;
  /** Groups that did not take effect. */
  stuck(): Promise<readonly StuckGroup[]>;
  /** Takes a stuck group out for good, and has the server withdraw it: its author's explicit wish. */
  discard(key: number): Promise<void>;
  /**
   * The membership is gone: what was not acknowledged becomes held, then pages, log, kept groups and drafts go. Safe to
   * repeat.
   *
   * @param files whether those that were sent go as well; they stay where the server may have lost them
   */
  evict(files?: 'keepFiles'): Promise<void>;
  /** The next groups of the initial upload. */
  logGroups(batch: Batch): Promise<readonly LoggedGroup[]>;
  /**
   * Before a programme is connected again to a server that lost it: the whole log waits to be uploaded, with what others
   * made, so that the download that follows finds there everything that is here [C17].
   *
   * Several tabs may ask. Where one of them is heard, the device meets the programme without what is here: so the upload
   * waits until every one that asked has taken it back, and stays once something was pushed or another life was met.
   *
   * @param asker an id of its own for each time
   * @returns takes that back, where the server was not told of the programme after all
   */
  uploadAgain(asker: string): Promise<() => Promise<void>>;
  /** Notes that groups of the log were pushed, what became of them, and the last counter that was used. */
  notePushed(groups: readonly LoggedGroup[], reply: PushReply, seen?: Seen): Promise<void>;
  /** Leaves a group of the log, by the counter it would have, to its author's attention; the upload goes on after it. */
  passOver(deviceSequence: number): Promise<void>;
  /** Calls back when a row was sealed, in whichever tab. */
  onSealed(listener: () => void): () => void;
}

/** Which tab of this device exchanges for a programme. */
export interface Leadership {
  /**
   * Asks to lead for as long as it is not stopped. `onLead` when this tab does; `onLost` when another has taken over.
   */
  campaign(onLead: () => void, onLost: () => void): Campaign;
}

export interface Campaign {
  /** Gives the lead back and stops asking. */
  readonly stop: () => void;
  /**
   * The store refuses what this tab writes, though it leads: one that was frozen came late and was counted after it.
   * Gives the lead back and asks anew, behind all others; nothing where the lead is not a lock.
   */
  readonly giveWay: () => void;
}

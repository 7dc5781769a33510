/** What screens see of the exchange with a server: where it stands, what needs a person, and what a person can ask. */

import type { StoreErrorKind } from './sheet-store.ts';
import type { ExchangeProblem, StuckGroup } from './sync.ts';

export type SyncPhase =
  /** Another tab of this device exchanges, and nothing of it was heard yet. */
  | 'following'
  | 'reading'
  /** The log of a local programme is uploaded. */
  | 'uploading'
  | 'downloading'
  | 'sending'
  | 'receiving'
  /** Nothing more to exchange for now. Everything was sent where `waiting` is 0: what is being typed is not. */
  | 'synced'
  /** Nothing answered, or not a Carnet server; it comes back by itself at `retryAt`. */
  | 'offline'
  /** The server, or this device's storage, asks for patience; it comes back by itself at `retryAt`. */
  | 'waiting'
  /** The same member has to sign in again; nothing is sent meanwhile, nothing is touched. */
  | 'signedOut'
  /** The server does not speak this version any more: an update is due. */
  | 'outdated'
  /** The membership is gone: only what was not sent is left, held. */
  | 'lost'
  /** The database is not there any more: its own screen says so. */
  | 'stopped';

/** Why it does not go on, for a person to read. */
export type SyncProblem =
  | ExchangeProblem
  | { readonly kind: 'storage'; readonly failure: StoreErrorKind };

/** Records of a first download, or of one that was begun anew. */
export interface Progress {
  readonly received: number;
  readonly total: number;
}

export interface SyncState {
  readonly phase: SyncPhase;
  /** Changes that the server has not acknowledged. */
  readonly waiting: number;
  /** Those among them that the server keeps until it is updated. */
  readonly undecided: number;
  /** Records of which something came that only a newer version of Carnet knows. */
  readonly newer: number;
  /** Changes that took no effect and need a person. */
  readonly stuck: number;
  /** When the last exchange ended well, by this device's clock, in milliseconds since 1970. */
  readonly exchangedAt: number | undefined;
  readonly progress: Progress | undefined;
  readonly problem: SyncProblem | undefined;
  /** When it goes on by itself. */
  readonly retryAt: number | undefined;
  /** What the server's clock is ahead of this device's, in milliseconds. */
  readonly offset: number;
  /** When this device last met a server that had been restored from a copy; `undefined` where it never did. */
  readonly restoredAt: number | undefined;
  /** The epoch of the server as this device knows it: empty where it knows none, absent until that was read. */
  readonly epoch?: string | undefined;
}

/** Before anything is known. */
export const firstSyncState: SyncState = {
  phase: 'following',
  waiting: 0,
  undecided: 0,
  newer: 0,
  stuck: 0,
  exchangedAt: undefined,
  progress: undefined,
  problem: undefined,
  retryAt: undefined,
  offset: 0,
  restoredAt: undefined,
};

/** A clock that is wrong by more than this is worth a word: it is what entries are dated by. */
const offsetMsMax = 2 * 60_000;

/** Whether this device's clock is so wrong that a person should hear of it. */
export function isClockWrong({ offset }: Pick<SyncState, 'offset'>): boolean {
  return Math.abs(offset) > offsetMsMax;
}

/** Whoever was away for a week still hears of it. */
const restoreToldMs = 7 * 24 * 3_600_000;

/** Whether a restore of the server is recent enough to be told, at `now`. */
export function isRestoreRecent(
  { restoredAt }: Pick<SyncState, 'restoredAt'>,
  now: number,
): boolean {
  return restoredAt !== undefined && now - restoredAt < restoreToldMs;
}

/** What fetching older history ended in. */
export type HistoryResult =
  | { readonly kind: 'complete' }
  | { readonly kind: 'failed'; readonly problem: ExchangeProblem };

/** The exchange of the open programme. */
export interface Exchange {
  getState(): SyncState;
  subscribe(listener: () => void): () => void;
  /** A person asks to go on now. */
  tryAgain(): void;
  /** Somebody signed in on this device, in this tab or another. */
  signedIn(): void;
  /** Groups that took no effect, with their text. */
  stuck(): Promise<readonly StuckGroup[]>;
  /** Takes a stuck group out for good: its author's explicit wish. */
  discard(key: number): Promise<void>;
  /** Sends a group that was set aside once more, and the others of its sheets that were: its author's wish. */
  sendAgain(key: number): Promise<void>;
  /** Has the whole log wait to be uploaded, before the server hears of a programme again that it lost [C17]. */
  uploadAgain(): Promise<() => Promise<void>>;
  /**
   * Fetches the history of a sheet, or of what the programme shares, that is not on this device.
   *
   * @param firstHere the place of the first entry that is here
   */
  fetchHistory(home: string, firstHere: number | undefined): Promise<HistoryResult>;
}

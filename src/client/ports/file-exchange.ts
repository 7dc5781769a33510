/** What screens see of how files come and go in a programme that is exchanged with a server. */

import type { Result } from '../../std/result.ts';
import type { ExchangeProblem } from './sync.ts';

/** What fetching a file ended in; `noRoom` where this device cannot keep it. */
export type FetchedFile =
  | { readonly kind: 'here' }
  /** The laptop that added it has not sent it yet, or it may not be read any more. */
  | { readonly kind: 'notThere' }
  | { readonly kind: 'noRoom' }
  | { readonly kind: 'failed'; readonly problem: ExchangeProblem };

/** What was removed from this device, and what could not be, because nowhere else is known to keep it. */
export interface FreedFiles {
  readonly count: number;
  readonly bytes: number;
  /** Not on the server yet, or in no backup that was checked. */
  readonly stays: number;
}

export interface FileExchange {
  /** Brings a file to this device, by a record that names it. */
  fetch(recordId: string, hash: string): Promise<FetchedFile>;
  /** Whether the server has all of a file, by a record that names it; `undefined` where it does not tell, or not now. */
  isThere(recordId: string, hash: string): Promise<boolean | undefined>;
  /**
   * Removes from this device what is on the server and in a backup that was read again; all of it can be fetched again.
   *
   * @param but hashes of files that stay
   */
  free(but: ReadonlySet<string>): Promise<Result<FreedFiles, ExchangeProblem>>;
  stop(): void;
}

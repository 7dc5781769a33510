/** What screens see of how files come and go in a programme that is exchanged with a server. */

import type { ExchangeProblem } from './sync.ts';

/** What fetching a file ended in; `noRoom` where this device cannot keep it. */
export type FetchedFile =
  | { readonly kind: 'here' }
  /** The laptop that added it has not sent it yet, or it may not be read any more. */
  | { readonly kind: 'notThere' }
  | { readonly kind: 'noRoom' }
  | { readonly kind: 'failed'; readonly problem: ExchangeProblem };

export interface FileExchange {
  /** Brings a file to this device, by a record that names it. */
  fetch(recordId: string, hash: string): Promise<FetchedFile>;
  stop(): void;
}

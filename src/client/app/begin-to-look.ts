/** When this device begins to tell what others changed: once everything that there was has arrived. */

import { beginToLook, lookerKey } from '../model/looked.ts';
import type { Exchange } from '../ports/exchange.ts';
import type { SyncStore } from '../ports/sync.ts';

interface Exchanged {
  readonly programmeId: string;
  readonly memberId: string;
  readonly exchange: Pick<Exchange, 'getState' | 'subscribe'>;
  readonly store: Pick<SyncStore, 'readSync'>;
}

/** Waits for the first exchange that ends well; the answer stops waiting. */
export function beginOnceExchanged(exchanged: Exchanged): () => void {
  const { programmeId, memberId, exchange, store } = exchanged;
  let isDone = false;
  const look = (): void => {
    if (isDone || exchange.getState().phase !== 'synced') return;
    isDone = true;
    store.readSync().then(
      (sync) => {
        if (sync?.cursor === undefined) return;
        beginToLook(lookerKey(programmeId, memberId), sync.cursor.sequence);
      },
      // Where it cannot be read now, the next start begins.
      () => undefined,
    );
  };
  const stop = exchange.subscribe(look);
  look();
  return stop;
}

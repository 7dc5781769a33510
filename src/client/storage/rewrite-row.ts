/**
 * The rewrite of an open row: one transaction that reads what stands from the row on and puts it, strictly durable.
 *
 * It runs at every pause in the typing, so it speaks to IndexedDB itself: between reading and putting, Dexie costs
 * as much again as the browser does. Everything else of the store goes through Dexie.
 * What fails: the promise rejects with the browser's error, and nothing was written.
 */

import type { OutboxRow } from '../ports/sheet-store.ts';
import { mayRewrite } from './confirm-rows.ts';
import { forgetScreen } from './kept-screen.ts';

/**
 * Puts the row unless it may not be rewritten any more; answers whether it did, once that is durable.
 *
 * @param keyRange the constructor of key ranges that belongs to the database
 */
export function rewriteRow(
  database: IDBDatabase,
  row: OutboxRow,
  keyRange: typeof IDBKeyRange,
): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction('outbox', 'readwrite', { durability: 'strict' });
    const outbox = transaction.objectStore('outbox');
    let rewritten = false;
    const reading = outbox.getAll(keyRange.lowerBound(row.key));
    reading.addEventListener('success', () => {
      // The database holds what this version wrote: a newer one refuses to open here.
      if (!mayRewrite(reading.result as readonly OutboxRow[], row)) return;
      forgetScreen();
      outbox.put(row);
      rewritten = true;
    });
    transaction.addEventListener('complete', () => resolve(rewritten));
    transaction.addEventListener('abort', () =>
      reject(transaction.error ?? new DOMException('The browser gave the write up', 'AbortError')),
    );
  });
}

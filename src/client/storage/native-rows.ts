/**
 * Rows of the outbox, read and written without Dexie where somebody waits for the next letter to be shown: what is
 * added, what is rewritten at every pause, and what another tab wrote; and the pages of a journal that is opened. There
 * Dexie costs as much again as the browser does; everything else of the store goes through Dexie. What fails: the
 * promise rejects with the browser's error, and nothing was written.
 */

import type { OutboxRow } from '../ports/sheet-store.ts';
import { mayRewrite } from './confirm-rows.ts';
import { forgetScreen } from './kept-screen.ts';
import { endWhenLeft } from './left-page.ts';
import type { PageRow } from './page-rows.ts';

/** The rows that are still there, in the order asked for. */
export function readRows(
  database: IDBDatabase,
  keys: readonly number[],
): Promise<readonly OutboxRow[]> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction('outbox', 'readonly');
    endWhenLeft(transaction);
    const outbox = transaction.objectStore('outbox');
    const readings = keys.map((key) => outbox.get(key) as IDBRequest<OutboxRow | undefined>);
    transaction.addEventListener('complete', () =>
      resolve(readings.flatMap(({ result }) => result ?? [])),
    );
    rejectWhenAborted(transaction, reject);
  });
}

/** The pages of a range of keys; `undefined` while something came that is not laid into the pages yet. */
export function readPages(
  database: IDBDatabase,
  range: IDBKeyRange,
): Promise<readonly PageRow[] | undefined> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(['pages', 'inbox'], 'readonly');
    endWhenLeft(transaction);
    const waiting = transaction.objectStore('inbox').count();
    const pages = transaction.objectStore('pages').getAll(range) as IDBRequest<PageRow[]>;
    transaction.addEventListener('complete', () =>
      resolve(waiting.result === 0 ? pages.result : undefined),
    );
    rejectWhenAborted(transaction, reject);
  });
}

/** Adds a row; answers its key, once that is strictly durable. */
export function addRow(database: IDBDatabase, row: Omit<OutboxRow, 'key'>): Promise<number> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction('outbox', 'readwrite', { durability: 'strict' });
    forgetScreen();
    const adding = transaction.objectStore('outbox').add(row) as IDBRequest<number>;
    // Not only once the browser is told that nothing more is asked: by then the page may be gone.
    transaction.commit();
    transaction.addEventListener('complete', () => resolve(adding.result));
    rejectWhenAborted(transaction, reject);
  });
}

/**
 * Puts the row unless it may not be rewritten any more, in the transaction that reads what stands from the row on;
 * answers whether it did, once that is strictly durable.
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
    endWhenLeft(transaction);
    const outbox = transaction.objectStore('outbox');
    let rewritten = false;
    const reading = outbox.getAll(keyRange.lowerBound(row.key));
    reading.addEventListener('success', () => {
      // The database holds what this version wrote: a newer one refuses to open here.
      if (!mayRewrite(reading.result as readonly OutboxRow[], row)) return;
      forgetScreen();
      outbox.put(row);
      transaction.commit();
      rewritten = true;
    });
    transaction.addEventListener('complete', () => resolve(rewritten));
    rejectWhenAborted(transaction, reject);
  });
}

function rejectWhenAborted(transaction: IDBTransaction, reject: (error: unknown) => void): void {
  transaction.addEventListener('abort', () =>
    reject(transaction.error ?? new DOMException('The browser gave it up', 'AbortError')),
  );
}

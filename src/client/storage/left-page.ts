/**
 * A page that the browser keeps for the way back is frozen as it stands. In WebKit it keeps the locks of its
 * transactions as well, reading or writing, and the next page waits for them as long as it is kept: nothing can be read
 * there, or nothing saved. So what is open is ended when the page goes, and done again when somebody comes back; what
 * asks meanwhile waits. A transaction that was told to commit needs no page any more and is not noted here.
 */

const open = new Set<IDBTransaction>();
const listeners = new Set<() => void>();
/** While the page is left, if somebody ever comes back. */
let back: Return | undefined;
let count = 0;

interface Return {
  readonly promise: Promise<void>;
  readonly resolve: () => void;
}

/** Ends the transaction when the page is left while it is open. */
export function endWhenLeft(transaction: IDBTransaction): void {
  open.add(transaction);
  const over = (): void => void open.delete(transaction);
  transaction.addEventListener('complete', over);
  transaction.addEventListener('abort', over);
}

/** Resolves at once, or, while the page is left, when somebody comes back. */
export async function whenHere(): Promise<void> {
  while (back !== undefined) await back.promise;
}

/** Another number than before tells that the page was left, or that somebody came back. */
export const passages = (): number => count;

/** Calls back when somebody comes back to the page; the answer ends it. */
export function onReturn(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

function leave(): void {
  count += 1;
  back ??= waiting();
  for (const transaction of open) {
    try {
      transaction.abort();
    } catch {
      // It is committing, or over.
    }
  }
}

function comeBack(): void {
  if (back === undefined) return;
  count += 1;
  const { resolve } = back;
  back = undefined;
  resolve();
  for (const listener of listeners) listener();
}

function waiting(): Return {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

if ('window' in globalThis) {
  // A page that is not kept takes its transactions with it.
  window.addEventListener('pagehide', ({ persisted }) => {
    if (persisted) leave();
  });
  window.addEventListener('pageshow', comeBack);
}

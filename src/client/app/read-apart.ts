/**
 * Reads a file apart from the page: by a worker of its own, ended with it, or after a time that no such file takes. Workers are on the
 * device with the rest of the application, so that files are read offline.
 */

import type { Bytes } from '../ports/file-store.ts';
import { trustedScript } from './trusted-script.ts';

interface Reading<Answer> {
  /** Of the script of the worker. */
  readonly address: string;
  /** They are empty afterwards. */
  readonly bytes: Bytes;
  /** In milliseconds. */
  readonly longest: number;
  /** What is answered where it takes longer. */
  readonly late: Answer;
  /** What is answered where the worker fails. */
  readonly failed: Answer;
}

export async function readApart<Answer>(reading: Reading<Answer>): Promise<Answer> {
  const { address, bytes, longest, late, failed } = reading;
  const worker = new Worker(trustedScript(address));
  let wait: ReturnType<typeof setTimeout> | undefined;
  try {
    return await new Promise<Answer>((resolve) => {
      wait = setTimeout(() => resolve(late), longest);
      worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => resolve(data));
      worker.addEventListener('error', () => resolve(failed));
      worker.postMessage(bytes, [bytes.buffer]);
    });
  } finally {
    clearTimeout(wait);
    worker.terminate();
  }
}

/**
 * Reads emails: a worker for each, ended with it, or after a time that no email takes. The worker is on the device with the
 * rest of the application, so that an email is read offline.
 */

import { fail } from '../../std/result.ts';
import type { MailAnswer } from '../mail/mail-worker.ts';
import type { MailReader } from '../ports/mail.ts';
import { trustedScript } from './trusted-script.ts';

/** A large message takes two or three seconds on a slow device. */
const readingMsMax = 20_000;

/** The message, or why it was not read. */
export const readMailFile: MailReader = async (bytes) => {
  const { default: address } = await import('../mail/mail-worker.ts?worker&url');
  const worker = new Worker(trustedScript(address));
  let wait: ReturnType<typeof setTimeout> | undefined;
  try {
    return await new Promise<MailAnswer>((resolve) => {
      wait = setTimeout(() => resolve(fail('tooSlow')), readingMsMax);
      worker.addEventListener('message', ({ data }: MessageEvent<MailAnswer>) => resolve(data));
      worker.addEventListener('error', () => resolve(fail('notRead')));
      worker.postMessage(bytes, [bytes.buffer]);
    });
  } finally {
    clearTimeout(wait);
    worker.terminate();
  }
};

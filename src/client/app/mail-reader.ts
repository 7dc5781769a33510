/** Reads emails. */

import type { MailProblem } from '../../domain/mail/mail.ts';
import { fail } from '../../std/result.ts';
import type { MailAnswer } from '../mail/mail-worker.ts';
import type { MailReader } from '../ports/mail.ts';
import { readApart } from './read-apart.ts';

/** A large message takes two or three seconds on a slow device. */
const longest = 20_000;

/** The message, or why it was not read. */
export const readMailFile: MailReader = async (bytes) => {
  const { default: address } = await import('../mail/mail-worker.ts?worker&url');
  const [late, failed] = [fail<MailProblem>('tooSlow'), fail<MailProblem>('notRead')];
  return readApart<MailAnswer>({ address, bytes, longest, late, failed });
};

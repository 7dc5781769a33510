/** Emails in files: read apart from the page, which stays alive whatever is in them. */

import type { Mail, MailProblem } from '../../domain/mail/mail.ts';
import type { Result } from '../../std/result.ts';
import type { Bytes } from './file-store.ts';

/** Reads a message. It takes the bytes: they are empty afterwards. */
export type MailReader = (bytes: Bytes) => Promise<Result<Mail, MailProblem>>;

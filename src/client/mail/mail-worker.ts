/** Reads one email, apart from the page, and is ended afterwards. */

import type { Mail, MailProblem } from '../../domain/mail/mail.ts';
import type { Result } from '../../std/result.ts';
import type { Bytes } from '../ports/file-store.ts';
import { readMail } from './mail-message.ts';

export type MailAnswer = Result<Mail, MailProblem>;

addEventListener('message', ({ data }: MessageEvent<Bytes>) => {
  const answer = (said: MailAnswer): void => {
    const transfer = said.ok ? said.value.files.map(({ bytes }) => bytes.buffer) : [];
    postMessage(said, { transfer: [...new Set(transfer)] });
  };
  readMail(data).then(answer, () => answer({ ok: false, error: 'tooComplex' }));
});

/** Reads an email that was dropped or chosen. */

import { useEffect, useState } from 'react';
import { type Mail, mailLimits, type MailProblem } from '../../../domain/mail/mail.ts';
import { fail, type Result } from '../../../std/result.ts';
import { useMailReader } from '../../model/use-mail.ts';

/** The email, or why it is not read; nothing until that is known. */
export function useReadMail(file: File | undefined): Result<Mail, MailProblem> | undefined {
  const reader = useMailReader();
  const [read, setRead] = useState<Result<Mail, MailProblem> | undefined>(undefined);
  useEffect(() => {
    if (file === undefined || reader === undefined) return undefined;
    let isOver = false;
    const settle = (result: Result<Mail, MailProblem>): void => {
      if (!isOver) setRead(result);
    };
    const open = async (): Promise<Result<Mail, MailProblem>> => {
      // Nothing is read of one that is too large.
      if (file.size > mailLimits.bytesMax) return fail('tooLarge');
      return reader(new Uint8Array(await file.arrayBuffer()));
    };
    open().then(settle, () => settle(fail('notRead')));
    return () => {
      isOver = true;
    };
  }, [file, reader]);
  return read;
}

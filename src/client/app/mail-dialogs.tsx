/** The dialog that asks to which SME an email belongs, read when the first one comes. */

import { lazy, Suspense, useEffect } from 'react';
import { useStore } from 'zustand';
import { dismissMailQuestion, hearMail, mailQuestion } from '../model/mail-question.ts';
import { MailContext } from '../model/use-mail.ts';
import type { MailReader } from '../ports/mail.ts';

const MailDialog = lazy(async () => ({
  default: (await import('../features/mail/mail-dialog.tsx')).MailDialog,
}));

const readMail: MailReader = async (bytes) =>
  (await import('./mail-reader.ts')).readMailFile(bytes);

export function MailDialogs() {
  const question = useStore(mailQuestion, (state) => state.question);
  useEffect(hearMail, []);
  if (question === undefined) return null;
  return (
    <MailContext value={readMail}>
      <Suspense fallback={null}>
        <MailDialog key={question.asked} question={question} onClose={dismissMailQuestion} />
      </Suspense>
    </MailContext>
  );
}

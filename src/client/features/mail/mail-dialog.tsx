/**
 * Emails that were dropped or chosen, one after the other: each is shown as it would be logged, on the sheet that is chosen.
 * Nothing is written before somebody says so. One that cannot be read can be added to a sheet as the file that it is.
 */

import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fileNameOf } from '../../../domain/attachment/file-name.ts';
import type { MailProblem } from '../../../domain/mail/mail.ts';
import { atOnce, type MailQuestion } from '../../model/mail-question.ts';
import { useMayWrite } from '../../model/use-may-write.ts';
import { FileInput } from '../../parts/files/file-input.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Note } from '../../ui/note.tsx';
import { SkeletonLines } from '../../ui/skeleton-lines.tsx';
import { MailAsFile } from './mail-as-file.tsx';
import type { OneMailProps } from './one-mail.ts';
import { ReadMailDialog } from './read-mail-dialog.tsx';
import { useReadMail } from './use-read-mail.ts';

interface MailDialogProps {
  readonly question: MailQuestion;
  readonly onClose: () => void;
}

export function MailDialog({ question, onClose }: MailDialogProps) {
  const { t } = useTranslation(['mail', 'sheet']);
  const mayWrite = useMayWrite();
  const [{ files, leftOut }, setQuestion] = useState(question);
  const [at, setAt] = useState(0);
  const file = files[at];
  if (!mayWrite) {
    return (
      <Dialog
        open
        size="narrow"
        onClose={onClose}
        title={t('mail:title')}
        closeLabel={t('mail:close')}
      >
        <Note icon="info">{t('sheet:error.readOnly')}</Note>
      </Dialog>
    );
  }
  if (file === undefined) {
    return (
      <ChooseMail
        onFiles={(chosen) => setQuestion({ ...question, ...atOnce(chosen) })}
        onClose={onClose}
      />
    );
  }
  return (
    <OneMail
      key={at}
      file={file}
      smeId={question.smeId}
      place={files.length === 1 ? undefined : t('mail:of', { number: at + 1, count: files.length })}
      // At the last one it is time to drop the others.
      leftOut={at === 0 || at + 1 === files.length ? leftOut : 0}
      onDone={() => (at + 1 < files.length ? setAt(at + 1) : onClose())}
      onClose={onClose}
    />
  );
}

interface ChooseMailProps {
  readonly onFiles: (files: readonly File[]) => void;
  readonly onClose: () => void;
}

function ChooseMail({ onFiles, onClose }: ChooseMailProps) {
  const { t } = useTranslation('mail');
  const input = useRef<HTMLInputElement>(null);
  return (
    <Dialog
      open
      size="narrow"
      onClose={onClose}
      title={t('title')}
      closeLabel={t('close')}
      footer={
        <>
          <Button variant="primary" icon="email" onClick={() => input.current?.click()}>
            {t('choose')}
          </Button>
          <Button onClick={onClose}>{t('cancel')}</Button>
        </>
      }
    >
      <p>{t('lead')}</p>
      <FileInput input={input} label={t('choose')} accept=".eml,message/rfc822" onFiles={onFiles} />
    </Dialog>
  );
}

function OneMail(props: OneMailProps) {
  const { t } = useTranslation('mail');
  const read = useReadMail(props.file);
  if (read === undefined) {
    return (
      <Dialog
        open
        onClose={props.onClose}
        title={t('title')}
        description={props.place}
        closeLabel={t('close')}
      >
        <SkeletonLines label={t('reading')} />
      </Dialog>
    );
  }
  if (!read.ok) return <NotRead {...props} problem={read.error} />;
  return <ReadMailDialog {...props} mail={read.value} />;
}

function NotRead({ problem, ...props }: OneMailProps & { readonly problem: MailProblem }) {
  const { t } = useTranslation('mail');
  return (
    <MailAsFile {...props}>
      <Note icon="error" tone="error" announced>
        {t(`problem.${problem}`, { name: fileNameOf(props.file.name) })}
      </Note>
    </MailAsFile>
  );
}

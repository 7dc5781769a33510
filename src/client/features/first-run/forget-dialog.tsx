/**
 * Removing a programme from this device for good: the one thing in Carnet that no undo brings back. So it offers
 * a backup copy first and asks for the name. A sample and a programme that is gone already need no name.
 */

import { type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fold } from '../../../domain/text/fold.ts';
import { forgetWhatWasSeen } from '../../model/forget.ts';
import { reportExportedFiles } from '../../model/exported-files.ts';
import { notify } from '../../model/notices.ts';
import { useAskServer } from '../../model/use-accounts.ts';
import { useCopy } from '../../model/use-copy.ts';
import { totalUnsent, useUnsent } from '../../model/use-unsent.ts';
import { useDevice } from '../../model/use-device.ts';
import { CopyNote } from '../../parts/backup/copy-note.tsx';
import type { InstalledProgramme } from '../../ports/device.ts';
import type { Environment } from '../../ports/environment.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { Note } from '../../ui/note.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import styles from './first-run.module.css';

interface ForgetDialogProps {
  readonly programme: InstalledProgramme;
  readonly environment: Environment;
  readonly onClose: () => void;
  readonly onForgotten: () => void;
}

export function ForgetDialog({ programme, environment, onClose, onForgotten }: ForgetDialogProps) {
  const { t } = useTranslation(['first-run', 'shell', 'backup']);
  const device = useDevice();
  const ask = useAskServer();
  const copy = useCopy(programme, environment);
  const [typed, setTyped] = useState('');
  const [tried, setTried] = useState(false);
  const [notDone, setNotDone] = useState(false);
  const { name, vanished } = programme;
  // What vanished is told as such: nothing of it can be deleted any more.
  const [counted] = useState(vanished ? [] : [programme]);
  const unsent = totalUnsent(useUnsent(counted));
  const files = unsent.files + unsent.filesAwaiting;
  const needsName = !vanished && programme.pinnedDay === undefined;
  const matches = !needsName || fold(typed).trim() === fold(name).trim();

  // What is noted of the copy goes with the programme: it is told before, where that can be done.
  const isCopied = copy.state.kind === 'saved';
  useEffect(() => {
    if (isCopied)
      void reportExportedFiles(device, ask, programme.programmeId).catch(() => undefined);
  }, [isCopied, device, ask, programme.programmeId]);

  const forget = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (!matches) return;
    try {
      await device.forget(programme);
      forgetWhatWasSeen(programme);
    } catch {
      setNotDone(true);
      return;
    }
    notify({ message: t('forget.done', { name }), tone: 'done' });
    onForgotten();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('forget.title', { name })}
      description={vanished ? t('forget.vanishedText') : t('forget.text')}
      closeLabel={t('shell:close')}
      footer={
        <>
          <Button variant="risk" size="form" type="submit" form="forget-programme">
            {t('forget.action')}
          </Button>
          <Button size="form" onClick={onClose}>
            {t('forget.cancel')}
          </Button>
        </>
      }
    >
      <form
        id="forget-programme"
        noValidate
        className={styles.advice}
        onSubmit={(event) => void forget(event)}
      >
        {notDone ? (
          <Note icon="error" tone="error" announced>
            {t('forget.notDone', { name })}
          </Note>
        ) : null}
        {unsent.drafts + unsent.changes + unsent.stuck + files > 0 ? (
          <Note icon="error" tone="error" title={t('forget.unsent')}>
            {unsent.changes > 0 ? <p>{t('forget.changes', { count: unsent.changes })}</p> : null}
            {unsent.stuck > 0 ? <p>{t('forget.stuck', { count: unsent.stuck })}</p> : null}
            {files > 0 ? <p>{t('forget.files', { count: files })}</p> : null}
            {unsent.drafts > 0 ? <p>{t('forget.drafts', { count: unsent.drafts })}</p> : null}
          </Note>
        ) : null}
        {unsent.awaiting > 0 ? (
          <Note icon="waiting">{t('forget.awaiting', { count: unsent.awaiting })}</Note>
        ) : null}
        {needsName ? (
          <>
            <Note
              icon="protect"
              title={t('forget.advice')}
              action={
                <Button onClick={copy.save}>
                  {copy.state.kind === 'writing' ? t('backup:saving') : t('forget.backup')}
                </Button>
              }
            >
              {t('forget.adviceText')}
            </Note>
            <CopyNote state={copy.state} />
            <Field
              label={t('forget.confirm')}
              error={tried && !matches ? t('forget.mismatch', { name }) : undefined}
            >
              <TextInput
                value={typed}
                autoComplete="off"
                data-autofocus
                onValueChange={(text) => setTyped(text)}
              />
            </Field>
          </>
        ) : null}
      </form>
    </Dialog>
  );
}

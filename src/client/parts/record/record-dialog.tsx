/**
 * The dialog of a record of a sheet: a new one is added as a whole; one that exists saves each change at once, and
 * closing changes nothing. Mount it to open it.
 */

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Command } from '../../../domain/command/command.ts';
import { useChange } from './use-change.ts';
import { RecordConflicts } from '../conflict/conflict-slot.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Note } from '../../ui/note.tsx';
import { TextButton } from '../../ui/text-link.tsx';
import styles from './fields.module.css';
import type { RecordForm } from './use-record-form.ts';
import { WritersOnly } from './writers-only.tsx';

interface RecordDialogProps {
  readonly form: Pick<
    RecordForm<'action' | 'issue'>,
    'recordId' | 'notSaved' | 'isResumed' | 'forget'
  >;
  readonly title: string;
  /** Adds the new record; absent for one that exists. */
  readonly add?: { readonly label: string; readonly onAdd: () => void } | undefined;
  /** What can be done with a record that exists. */
  readonly savedButtons: ReactNode;
  readonly onClose: () => void;
  readonly size?: 'wide' | undefined;
  readonly children: ReactNode;
}

export function RecordDialog(props: RecordDialogProps) {
  const { form, title, add, savedButtons, onClose, children } = props;
  const { t } = useTranslation('sheet');
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      size={props.size}
      closeLabel={t('close')}
      footer={
        add === undefined ? (
          savedButtons
        ) : (
          <>
            <Button variant="primary" onClick={add.onAdd}>
              {add.label}
            </Button>
            <Button
              onClick={() => {
                form.forget();
                onClose();
              }}
            >
              {t('cancel')}
            </Button>
          </>
        )
      }
    >
      {form.isResumed ? (
        <Note
          icon="history"
          action={<TextButton onClick={form.forget}>{t('resumed.discard')}</TextButton>}
        >
          {t('resumed.text')}
        </Note>
      ) : null}
      {form.notSaved ? (
        <Note icon="error" tone="error">
          {t('error.notSaved')}
        </Note>
      ) : null}
      <RecordConflicts recordId={form.recordId} />
      {children}
    </Dialog>
  );
}

interface SavedButtonsProps {
  /** Settles the record, or takes that back. */
  readonly children: ReactNode;
  readonly onDelete: () => void;
  readonly onClose: () => void;
}

/** The footer of a record that exists: settling it, closing, and deleting at the other end; who only reads closes it. */
export function SavedButtons({ children, onDelete, onClose }: SavedButtonsProps) {
  const { t } = useTranslation('sheet');
  return (
    <>
      <WritersOnly>{children}</WritersOnly>
      <Button onClick={onClose}>{t('close')}</Button>
      <WritersOnly>
        <Button variant="quiet" icon="remove" className={styles.spread} onClick={onDelete}>
          {t('delete')}
        </Button>
      </WritersOnly>
    </>
  );
}

/** Runs a command, says what was done, and closes once it is saved. */
export function useActAndClose(onClose: () => void): (command: Command, done: string) => void {
  const change = useChange();
  return (command, done) => {
    void change(command, { done }).then((isDone) => {
      if (isDone) onClose();
    });
  };
}

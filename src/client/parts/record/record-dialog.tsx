/**
 * The dialog of a record of a sheet: a new one is added as a whole; one that exists saves each change at once, and
 * closing changes nothing. Mount it to open it.
 *
 * Where a record goes to the bin while it is open, its dialog can stay as it was last, and say who moved it there (F265). Its
 * boxes are drawn anew then: words half-typed in one go on in the window of F168 and are found in My day, and what is typed
 * from then on is kept at its field.
 */

import { createContext, type ReactNode, use, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Command } from '../../../domain/command/command.ts';
import { isFocusNowhere } from '../../model/left-place.ts';
import { useRecord } from '../../model/use-conflicts.ts';
import { useChange } from './use-change.ts';
import { RecordConflicts } from '../conflict/conflict-slot.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Note } from '../../ui/note.tsx';
import { TextButton } from '../../ui/text-link.tsx';
import { BinnedNote } from './binned-note.tsx';
import styles from './fields.module.css';
import type { RecordForm } from './use-record-form.ts';
import { WritersOnly } from './writers-only.tsx';

/** Tells the dialog that the record is moved to the bin in it, or that this failed. */
const RemovingContext = createContext<(isRemoving: boolean) => void>(() => undefined);

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
  /** It stays where somebody else moves the record to the bin; whoever mounts it gives it the record as it is there. */
  readonly staysBinned?: boolean | undefined;
  readonly children: ReactNode;
  /** Below the fields: its files. A voice note that is being spoken goes on. */
  readonly files?: ReactNode;
}

export function RecordDialog(props: RecordDialogProps) {
  const { form, title, add, savedButtons, onClose, staysBinned = false, children } = props;
  const { t } = useTranslation('sheet');
  const [isRemoving, setRemoving] = useState(false);
  const isDeleted = useRecord(form.recordId ?? '')?.deleted !== undefined;
  // By somebody else or in another tab: it is read here, or restored.
  const isBinned = isDeleted && !isRemoving && staysBinned;
  const { place, timesBinned } = useDrawnAnew(isBinned);
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      size={props.size}
      closeLabel={t('close')}
      footer={
        add !== undefined ? (
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
        ) : isBinned ? (
          <Button onClick={onClose}>{t('close')}</Button>
        ) : (
          <RemovingContext value={setRemoving}>{savedButtons}</RemovingContext>
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
      <div ref={place} tabIndex={-1} className={styles.content}>
        {isBinned && form.recordId !== undefined ? <BinnedNote id={form.recordId} /> : null}
        <RecordConflicts recordId={form.recordId} />
        {/* Boxes of another item: no caret moves into them in mid-word. */}
        <div key={timesBinned} data-item={timesBinned} className={styles.content}>
          {children}
        </div>
        {props.files}
      </div>
    </Dialog>
  );
}

/** How often the record went to the bin, and where the focus goes whose box or button is gone. */
function useDrawnAnew(isBinned: boolean) {
  const place = useRef<HTMLDivElement>(null);
  const [seen, setSeen] = useState({ isBinned, timesBinned: 0 });
  if (seen.isBinned !== isBinned) {
    setSeen({ isBinned, timesBinned: seen.timesBinned + (isBinned ? 1 : 0) });
  }
  useEffect(() => {
    if (isFocusNowhere()) place.current?.focus({ preventScroll: true });
  }, [isBinned]);
  return { place, timesBinned: seen.timesBinned };
}

interface SavedButtonsProps {
  /** Settles the record, or takes that back. */
  readonly children: ReactNode;
  /** @returns whether it was saved */
  readonly onDelete: () => Promise<boolean>;
  readonly onClose: () => void;
}

/** The footer of a record that exists: settling it, closing, and deleting at the other end; who only reads closes it. */
export function SavedButtons({ children, onDelete, onClose }: SavedButtonsProps) {
  const { t } = useTranslation('sheet');
  const setRemoving = use(RemovingContext);
  const remove = async (): Promise<void> => {
    setRemoving(true);
    if (!(await onDelete())) setRemoving(false);
  };
  return (
    <>
      <WritersOnly>{children}</WritersOnly>
      <Button onClick={onClose}>{t('close')}</Button>
      <WritersOnly>
        <Button
          variant="quiet"
          icon="remove"
          className={styles.spread}
          onClick={() => void remove()}
        >
          {t('delete')}
        </Button>
      </WritersOnly>
    </>
  );
}

/** Runs a command, says what was done, and closes once it is saved. */
export function useActAndClose(
  onClose: () => void,
): (command: Command, done: string) => Promise<boolean> {
  const change = useChange();
  return async (command, done) => {
    const isDone = await change(command, { done });
    if (isDone) onClose();
    return isDone;
  };
}

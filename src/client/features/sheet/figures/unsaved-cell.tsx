/** What was typed in a cell and never saved, such as before a crash: beside what stands there, to be saved or let go of. */

import { useTranslation } from 'react-i18next';
import type { GridColumn } from '../../../../domain/figures/measures.ts';
import { Button } from '../../../ui/button.tsx';
import { Note } from '../../../ui/note.tsx';
import styles from './figures.module.css';

interface UnsavedCellProps {
  readonly column: GridColumn;
  readonly text: string;
  /** As it is shown; empty where nothing stands there. */
  readonly stored: string;
  readonly onSave: () => void;
  readonly onDrop: () => void;
}

export function UnsavedCell({ column, text, stored, onSave, onDrop }: UnsavedCellProps) {
  const { t } = useTranslation(['figures', 'domain']);
  const field = t(`domain:field.figures.${column}`);
  return (
    <Note
      icon="history"
      action={
        <div className={styles.answers}>
          <Button size="dense" onClick={onSave}>
            {t('unsaved.save')}
          </Button>
          <Button size="dense" variant="quiet" onClick={onDrop}>
            {t('unsaved.drop')}
          </Button>
        </div>
      }
    >
      {stored === ''
        ? t('unsaved.text', { field, text })
        : t('unsaved.beside', { field, text, stored })}
    </Note>
  );
}

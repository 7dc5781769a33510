/** A text in both languages, and lists of them: each row is typed by itself. */

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { removeRow } from '../../../domain/form/commands/change-answer.ts';
import type { ItemView } from '../../../domain/form/view.ts';
import { useCarnet } from '../../model/use-carnet.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { PairField } from '../record/pair-field.tsx';
import styles from './controls.module.css';
import { useFormPage } from './form-page.ts';

interface TextControlProps {
  readonly view: ItemView;
  readonly label: string;
}

const untouched = (): void => undefined;

export function TextControl({ view, label }: TextControlProps) {
  const { formId } = useFormPage();
  const { answer } = view;
  const text =
    answer.kind === 'given' && answer.content.kind === 'text' ? answer.content.text : undefined;
  return (
    <PairField
      recordId={formId}
      field={view.field ?? ''}
      label={label}
      labelHidden
      value={text}
      onNew={untouched}
      newError={undefined}
      short={view.item.type === 'text'}
    />
  );
}

/**
 * The ids of rows to draw: those that are stored, and those that were begun here and hold nothing yet, so that a row that
 * is emptied while somebody types in it stays under the hands. A row that was asked for here takes the focus: `placeOf` goes
 * on the element around it.
 */
export function useRowIds(stored: readonly string[]): {
  readonly ids: readonly string[];
  readonly add: () => void;
  readonly drop: (id: string) => void;
  readonly placeOf: (id: string) => ((row: HTMLElement | null) => void) | undefined;
} {
  const carnet = useCarnet();
  const [begun, setBegun] = useState<readonly string[]>([]);
  const [added, setAdded] = useState<string | undefined>(undefined);
  return {
    ids: [...new Set([...stored, ...begun])].sort(),
    add: () => {
      const id = carnet.environment.newId();
      setBegun((ids) => [...ids, id]);
      setAdded(id);
    },
    drop: (id) => setBegun((ids) => ids.filter((each) => each !== id)),
    placeOf: (id) => (id === added ? focusFirstBox : undefined),
  };
}

function focusFirstBox(row: HTMLElement | null): void {
  row?.querySelector<HTMLElement>('input, textarea, select')?.focus();
}

export function ListControl({ view, label }: TextControlProps) {
  const { t } = useTranslation('form');
  const page = useFormPage();
  const { answer, item } = view;
  const rows =
    answer.kind === 'given' && answer.content.kind === 'texts' ? answer.content.rows : [];
  const { ids, add, drop, placeOf } = useRowIds(rows.map(({ id }) => id));
  const max = item.type === 'list' ? item.max : undefined;
  const remove = (id: string): void => {
    drop(id);
    void page.change(removeRow(page.formId, view.field ?? '', id));
  };
  return (
    <div className={styles.rows}>
      {ids.map((id, index) => (
        <div key={id} ref={placeOf(id)} className={styles.textRow}>
          <PairField
            recordId={page.formId}
            field={view.field ?? ''}
            element={id}
            label={t('row', { label, number: index + 1 })}
            labelHidden
            value={rows.find((row) => row.id === id)?.text}
            onNew={untouched}
            newError={undefined}
            short
          />
          <IconButton
            icon="remove"
            label={t('removeRow', { number: index + 1 })}
            small
            onClick={() => remove(id)}
          />
        </div>
      ))}
      <AddRow count={ids.length} max={max} onAdd={add} />
    </div>
  );
}

interface AddRowProps {
  readonly count: number;
  readonly max: number | undefined;
  readonly onAdd: () => void;
  readonly label?: string | undefined;
}

/** Beyond the greatest number nothing is refused: what is there stays, and no more is offered. */
export function AddRow({ count, max, onAdd, label }: AddRowProps) {
  const { t } = useTranslation('form');
  if (max !== undefined && count >= max) return null;
  return (
    <div>
      <Button variant="quiet" icon="add" onClick={onAdd}>
        {label ?? t('addRow')}
      </Button>
    </div>
  );
}

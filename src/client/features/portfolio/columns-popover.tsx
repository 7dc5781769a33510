/**
 * Which columns the list has, in which order and how wide. Space shows or hides one, Alt with the arrows up and down
 * moves it and with those to the side sizes it; a mouse pulls at its handle.
 */

import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type Arrangement,
  type Column,
  type ColumnId,
  columnIds,
  columnMoved,
  columnSized,
  columnToggled,
  usualColumns,
} from '../../../domain/portfolio/arrangement.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Chip } from '../../ui/chip.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { Popover } from '../../ui/popover.tsx';
import styles from './columns-popover.module.css';

interface ColumnsPopoverProps {
  readonly arrangement: Arrangement;
  readonly onArrange: (arrangement: Arrangement) => void;
}

/** Pixels by which a key makes a column wider. */
const widthStep = 16;
/** Of a column that nobody sized yet. */
const widthGuess = 140;

export function ColumnsPopover({ arrangement, onArrange }: ColumnsPopoverProps) {
  const { t } = useTranslation('portfolio');
  const changed = JSON.stringify(arrangement.columns) !== JSON.stringify(usualColumns);
  return (
    <Popover
      label={t('columns.title')}
      fitted
      trigger={(trigger) => (
        <Chip {...trigger} icon="columns" opensMenu chosen={changed} className={styles.trigger}>
          {t('columns.title')}
        </Chip>
      )}
    >
      {() => (
        <ColumnList
          columns={arrangement.columns}
          onChange={(columns) => onArrange({ ...arrangement, columns })}
        />
      )}
    </Popover>
  );
}

interface ColumnListProps {
  readonly columns: readonly Column[];
  readonly onChange: (columns: readonly Column[]) => void;
}

function ColumnList({ columns, onChange }: ColumnListProps) {
  const { t } = useTranslation('portfolio');
  const format = useFormat();
  const list = useRef<HTMLDivElement>(null);
  const [carried, setCarried] = useState<ColumnId | undefined>(undefined);
  const hidden = columnIds.filter((id) => !columns.some((column) => column.id === id));
  useEffect(() => {
    list.current?.querySelector<HTMLElement>('input')?.focus();
  }, []);
  const onKey = (event: KeyboardEvent, id: ColumnId): void => {
    const next = afterKey(event, columns, id);
    if (next === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    onChange(next);
  };
  const carryOver = (id: ColumnId): void => {
    if (carried === undefined || carried === id) return;
    const at = columns.findIndex((column) => column.id === id);
    const from = columns.findIndex((column) => column.id === carried);
    if (at < 0 || from < 0) return;
    onChange(columnMoved(columns, carried, at > from ? 1 : -1));
  };
  const line = (id: ColumnId, shown: boolean) => (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- The box inside takes the keys; a mouse carries the line.
    <div
      key={id}
      className={styles.line}
      draggable={shown}
      onDragStart={() => setCarried(id)}
      onDragEnter={() => carryOver(id)}
      onDragOver={(event) => event.preventDefault()}
      onDragEnd={() => setCarried(undefined)}
      onKeyDown={(event) => onKey(event, id)}
    >
      <span className={shown ? styles.grip : undefined} aria-hidden="true" />
      <Checkbox
        checked={shown}
        disabled={id === 'name'}
        onCheckedChange={() => onChange(columnToggled(columns, id))}
      >
        {t(`column.${id}`)}
      </Checkbox>
      {id === 'name' ? <span className={styles.always}>{t('columns.always')}</span> : null}
    </div>
  );
  return (
    <div ref={list} className={styles.columns}>
      <p className={styles.head}>
        <b>{t('columns.title')}</b>{' '}
        <span>
          {format.number(columns.length)} / {format.number(columnIds.length)}
        </span>
      </p>
      {columns.map(({ id }) => line(id, true))}
      {hidden.length === 0 ? null : <p className={styles.part}>{t('columns.hidden')}</p>}
      {hidden.map((id) => line(id, false))}
      <p className={styles.hint}>
        <Kbd>Alt</Kbd> <Kbd>↑</Kbd> <Kbd>↓</Kbd> {t('columns.move')} <Kbd>←</Kbd> <Kbd>→</Kbd>{' '}
        {t('columns.size')}
      </p>
      <Button variant="quiet" icon="undo" wide onClick={() => onChange(usualColumns)}>
        {t('columns.reset')}
      </Button>
    </div>
  );
}

/** The columns after a key with Alt. */
function afterKey(
  { key, altKey }: KeyboardEvent,
  columns: readonly Column[],
  id: ColumnId,
): readonly Column[] | undefined {
  if (!altKey) return undefined;
  const width = columns.find((column) => column.id === id)?.width ?? widthGuess;
  switch (key) {
    case 'ArrowUp':
      return columnMoved(columns, id, -1);
    case 'ArrowDown':
      return columnMoved(columns, id, 1);
    case 'ArrowLeft':
      return columnSized(columns, id, width - widthStep);
    case 'ArrowRight':
      return columnSized(columns, id, width + widthStep);
    default:
      return undefined;
  }
}

/** The heads of the columns: a press sorts by one, its edge makes it wider or narrower. */

import { type PointerEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type Arrangement,
  type ColumnId,
  columnSized,
  drawnColumns,
  type Sort,
  sortedNext,
} from '../../../domain/portfolio/arrangement.ts';
import { classNames } from '../../ui/class-names.ts';
import { Icon } from '../../ui/icon.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { customStyle } from './list-widths.ts';
import { cellClasses, columnClasses } from './column-cells.tsx';
import styles from './portfolio-table.module.css';
import head from './table-head.module.css';
import type { Selection } from './use-selection.ts';

interface TableHeadProps {
  readonly selection: Selection;
  /** How many SMEs are shown. */
  readonly count: number;
  readonly arrangement: Arrangement;
  readonly onArrange: (arrangement: Arrangement) => void;
}

export function ColumnWidths({ arrangement }: Pick<TableHeadProps, 'arrangement'>) {
  return (
    <colgroup>
      {drawnColumns(arrangement).map(({ id, width }) => (
        <col
          key={id}
          className={columnClasses[id]}
          style={width === undefined ? undefined : customStyle({ '--width': width })}
        />
      ))}
      <col className={styles.colMark} />
    </colgroup>
  );
}

export function TableHead({ arrangement, onArrange, selection, count }: TableHeadProps) {
  const { t } = useTranslation('portfolio');
  const { sort, columns } = arrangement;
  return (
    <thead>
      <tr aria-rowindex={1}>
        {drawnColumns(arrangement).map(({ id }, index) => (
          <th
            key={id}
            scope="col"
            aria-sort={ariaSort(sort, id)}
            className={classNames(cellClasses[id], index === 0 && styles.margin)}
          >
            {index === 0 ? <SelectAll selection={selection} count={count} /> : null}
            <button
              type="button"
              className={classNames(head.sort, sort?.column === id && head.sorted)}
              onClick={() => onArrange({ ...arrangement, sort: sortedNext(sort, id) })}
            >
              <ColumnName id={id} />
              {sort?.column === id ? (
                <Icon name={sort.descending ? 'arrowDown' : 'arrowUp'} size={14} />
              ) : null}
            </button>
            <Edge
              onSize={(width) =>
                onArrange({ ...arrangement, columns: columnSized(columns, id, width) })
              }
            />
          </th>
        ))}
        <th scope="col" className={styles.mark}>
          <VisuallyHidden>{t('table.mark')}</VisuallyHidden>
        </th>
      </tr>
    </thead>
  );
}

/** Selects all that is shown, or nothing. */
function SelectAll({ selection, count }: Pick<TableHeadProps, 'selection' | 'count'>) {
  const { t } = useTranslation('portfolio');
  const selected = selection.ids.length;
  return (
    <input
      type="checkbox"
      tabIndex={selected > 0 ? 0 : -1}
      aria-label={t('selectAll')}
      checked={selected > 0 && selected === count}
      ref={(box) => {
        if (box !== null) box.indeterminate = selected > 0 && selected < count;
      }}
      className={styles.box}
      onChange={() => (selected === count ? selection.clear() : selection.all())}
    />
  );
}

function ColumnName({ id }: { readonly id: ColumnId }) {
  const { t } = useTranslation('portfolio');
  if (id !== 'open') return t(`column.${id}`);
  return (
    <>
      <span className={styles.openWord}>{t('column.open')}</span>
      <Icon name="issue" size={14} className={styles.openIcon} />
    </>
  );
}

function ariaSort(sort: Sort | undefined, id: ColumnId): 'ascending' | 'descending' | undefined {
  if (sort?.column !== id) return undefined;
  return sort.descending ? 'descending' : 'ascending';
}

/**
 * Pulled, it sizes the column before it, once it is let go. It is for the pointer alone: the menu of the columns does
 * the same by keyboard.
 */
function Edge({ onSize }: { readonly onSize: (width: number) => void }) {
  const pulled = useRef<{ readonly from: number; readonly width: number } | undefined>(undefined);
  const widthAt = (event: PointerEvent<HTMLElement>): number => {
    const rightToLeft = getComputedStyle(event.currentTarget).direction === 'rtl';
    const { from = 0, width = 0 } = pulled.current ?? {};
    return width + (event.clientX - from) * (rightToLeft ? -1 : 1);
  };
  return (
    <span
      aria-hidden="true"
      className={head.edge}
      onPointerDown={(event) => {
        const cell = event.currentTarget.parentElement;
        if (cell === null || event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        pulled.current = { from: event.clientX, width: cell.getBoundingClientRect().width };
      }}
      onPointerMove={(event) => {
        if (pulled.current === undefined) return;
        const shift = widthAt(event) - pulled.current.width;
        event.currentTarget.style.setProperty('--pulled', `${shift}px`);
      }}
      onPointerUp={(event) => {
        if (pulled.current === undefined) return;
        const width = widthAt(event);
        event.currentTarget.style.removeProperty('--pulled');
        if (width !== pulled.current.width) onSize(width);
        pulled.current = undefined;
      }}
      onPointerCancel={(event) => {
        event.currentTarget.style.removeProperty('--pulled');
        pulled.current = undefined;
      }}
    />
  );
}

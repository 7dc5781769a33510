/** Above the board: the columns that are folded away, each with its count. A card can be let go on them as well. */

import { useTranslation } from 'react-i18next';
import { Chip } from '../../ui/chip.tsx';
import { type BesideColumn, besideColumns, type ColumnId } from './board-columns.ts';
import type { DropMark } from './board-column.tsx';
import styles from './board.module.css';
import { useColumnName } from './use-column-name.ts';
import type { Layout } from './use-portfolio-filter.ts';

interface BoardShelfProps {
  readonly columns: ReadonlyMap<ColumnId, readonly unknown[]>;
  readonly layout: Layout;
  readonly onLayout: (layout: Layout) => void;
  readonly markOf: (column: ColumnId) => DropMark;
}

export function BoardShelf({ columns, layout, onLayout, markOf }: BoardShelfProps) {
  const { t } = useTranslation('stages');
  const nameOf = useColumnName();
  const toggle = (column: BesideColumn): void => {
    const beside = new Set(layout.beside);
    if (!beside.delete(column)) beside.add(column);
    onLayout({ ...layout, beside });
  };
  return (
    <div role="group" aria-label={t('board.beside')} className={styles.shelf}>
      <span className={styles.quiet}>{t('board.beside')}</span>
      {besideColumns.map((column) => (
        <span key={column} data-column={column} data-drop={markOf(column)} className={styles.slot}>
          <Chip pressed={layout.beside.has(column)} onClick={() => toggle(column)}>
            {t('board.counted', {
              stage: nameOf(column),
              count: columns.get(column)?.length ?? 0,
            })}
          </Chip>
        </span>
      ))}
    </div>
  );
}

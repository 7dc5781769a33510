/** What each column of the list shows of an SME, and how its cells are classed at the widths where columns change. */

import type { ReactNode } from 'react';
import { marketsOf } from '../../../domain/portfolio/arranged-rows.ts';
import type { ColumnId } from '../../../domain/portfolio/arrangement.ts';
import type { PortfolioRow } from '../../../domain/portfolio/portfolio-row.ts';
import { Health } from '../../ui/health.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Tag } from '../../ui/tag.tsx';
import { useListFormat, useListTexts } from './list-texts.ts';
import styles from './portfolio-table.module.css';
import { LastContactCell, NextCell, OpenCell, StageCell } from './row-cells.tsx';
import type { ListNames } from './use-list-context.ts';

/** The class of the cells and of the head of a column. */
export const cellClasses: Readonly<Record<ColumnId, string | undefined>> = {
  health: styles.health,
  name: styles.name,
  pad: styles.pad,
  manager: styles.manager,
  stage: styles.stage,
  lastContact: styles.lastCell,
  next: styles.nextCell,
  open: styles.openCell,
  town: styles.plain,
  sector: styles.plain,
  markets: styles.plain,
  enrolledOn: styles.plain,
  batch: styles.plain,
};

/** The class of the column, which says its usual width. */
export const columnClasses: Readonly<Record<ColumnId, string | undefined>> = {
  health: styles.colHealth,
  name: styles.colName,
  pad: styles.colPad,
  manager: styles.colManager,
  stage: styles.colStage,
  lastContact: styles.colLast,
  next: styles.colNext,
  open: styles.colOpen,
  town: styles.colText,
  sector: styles.colText,
  markets: styles.colMarkets,
  enrolledOn: styles.colDate,
  batch: styles.colMarkets,
};

/** What a phone shows of every SME, whichever columns are chosen. */
export const phoneColumns: readonly ColumnId[] = ['health', 'stage', 'lastContact'];

interface ColumnCellProps {
  readonly column: Exclude<ColumnId, 'name'>;
  readonly row: PortfolioRow;
  readonly names: ListNames;
  readonly today: string;
}

export function ColumnCell({ column, row, names, today }: ColumnCellProps): ReactNode {
  const t = useListTexts();
  const format = useListFormat();
  switch (column) {
    case 'health':
      return (
        <Health level={row.health} shapeOnPhone>
          {t(`domain:option.health.${row.health}`)}
        </Health>
      );
    case 'pad': {
      const pad = names.pads.get(row.launchPadId);
      return pad === undefined ? null : <Tag name={pad.name}>{pad.code}</Tag>;
    }
    case 'manager': {
      const manager = names.members.get(row.accountManagerId ?? '');
      if (manager === undefined) return null;
      if (!row.managerLeft) return <bdi title={manager}>{shortName(manager)}</bdi>;
      return (
        <bdi title={t('domain:left', { name: manager })}>
          <Icon name="left" size={14} /> {t('domain:left', { name: shortName(manager) })}
        </bdi>
      );
    }
    case 'stage':
      return <StageCell row={row} padCode={names.pads.get(row.launchPadId)?.code ?? ''} />;
    case 'lastContact':
      return <LastContactCell row={row} today={today} />;
    case 'next':
      return <NextCell row={row} today={today} />;
    case 'open':
      return <OpenCell row={row} />;
    case 'markets':
      return marketsOf(row.values).join(', ');
    case 'enrolledOn': {
      const day = row.values.enrolledOn;
      return day === undefined ? null : format.dayMonth(day, today);
    }
    default:
      return <bdi title={row.values[column]}>{row.values[column]}</bdi>;
  }
}

/** `Maëlle Guivarc’h` as `M. Guivarc’h`; a name of one word as it is. */
function shortName(name: string): string {
  const [first = '', ...rest] = name.trim().split(/\s+/u);
  const [initial = ''] = first;
  return rest.length === 0 ? first : `${initial}. ${rest.join(' ')}`;
}

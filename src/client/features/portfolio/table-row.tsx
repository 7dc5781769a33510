/** A row of the list, which is a link to the sheet, and the heading of a part. */

import { memo, type MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { RowPart } from '../../../domain/portfolio/arranged-rows.ts';
import type { Column, ColumnId } from '../../../domain/portfolio/arrangement.ts';
import { noManager } from '../../../domain/portfolio/filter.ts';
import { portfolioGroups, type PortfolioRow } from '../../../domain/portfolio/portfolio-row.ts';
import { allStages } from '../../../domain/sme/sme.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useCarnetState } from '../../model/use-carnet.ts';
import { paths } from '../../ports/routes.ts';
import { Icon } from '../../ui/icon.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Blank } from './blank.tsx';
import { editableColumns } from './cell-place.ts';
import { cellClasses, ColumnCell, phoneColumns } from './column-cells.tsx';
import type { Measure } from './lines.ts';
import styles from './portfolio-table.module.css';
import { MarkCell, NameAside } from './row-cells.tsx';
import { useListTexts } from './list-texts.ts';
import { Marked } from './marked.tsx';
import type { ListNames } from './use-list-context.ts';

const isEditable = (id: ColumnId): boolean => editableColumns.some((column) => column === id);

/** What all rows share, the same object for all of them. */
export interface RowHandlers {
  /** Full addresses, for the browser, are this before the path of a screen. */
  readonly base: string;
  /** A click on a row: on its link, with or without Ctrl or Shift. */
  readonly press: (event: MouseEvent, smeId: string) => void;
  readonly toggle: (smeId: string, extending: boolean) => void;
  readonly menu: (event: MouseEvent, smeId: string) => void;
  readonly choose: (smeId: string) => void;
  /** Shows the rows of a part, or no longer. */
  readonly togglePart: (key: string) => void;
}

interface LineProps {
  readonly columns: readonly Column[];
  readonly rowIndex: number;
  readonly index: number;
  readonly measure: Measure;
}

interface PartHeadingProps extends LineProps {
  readonly part: RowPart;
  readonly open: boolean;
  readonly onToggle: (key: string) => void;
  readonly names: ListNames;
}

export function PartHeading(props: PartHeadingProps) {
  const { part, open, onToggle, names, columns, rowIndex, index, measure } = props;
  const { t } = useTranslation('portfolio');
  const format = useFormat();
  const nameOf = usePartName(names);
  const isMine = useCarnetState(({ memberId }) => part.by === 'manager' && part.key === memberId);
  const count = format.number(part.rows.length);
  const heading = (
    <button
      type="button"
      aria-expanded={open}
      data-part
      className={styles.fold}
      onClick={() => onToggle(part.key)}
    >
      <Icon name={open ? 'down' : 'forward'} size={14} />
      {nameOf(part)}
      {isMine ? <span className={styles.you}>{t('group.you')}</span> : null}
    </button>
  );
  return (
    <tr ref={measure} data-index={index} aria-rowindex={rowIndex} className={styles.group}>
      {columns.map(({ id }, place) =>
        id === 'name' ? (
          <th
            key={id}
            scope="colgroup"
            className={classNames(styles.name, place === 0 && styles.margin)}
          >
            {heading}
            {place === 0 ? <span className={styles.you}>{count}</span> : null}
          </th>
        ) : place === 0 && columns[1]?.id === 'name' ? (
          <td key={id} className={classNames(cellClasses[id], styles.margin)}>
            {count}
          </td>
        ) : (
          <Blank key={id} className={classNames(cellClasses[id], place === 0 && styles.margin)} />
        ),
      )}
      <Blank className={styles.mark} />
    </tr>
  );
}

function usePartName(names: ListNames): (part: RowPart) => string {
  const { t } = useTranslation(['portfolio', 'domain']);
  return ({ by, key }) => {
    const group = portfolioGroups.find((one) => one === key);
    const stage = allStages.find((one) => one === key);
    if (by === 'priority' && group !== undefined) return t(`portfolio:group.${group}`);
    if (by === 'stage' && stage !== undefined) return t(`domain:option.stage.${stage}`);
    if (by === 'pad') return names.pads.get(key)?.name ?? '–';
    return key === noManager
      ? t('portfolio:filter.noManager')
      : (names.members.get(key) ?? t('portfolio:filter.noManager'));
  };
}

interface RowProps extends LineProps {
  readonly row: PortfolioRow;
  /** Whether any row has something in the column of marks. */
  readonly marked: boolean;
  /** Whether others changed its sheet since it was looked at. */
  readonly changed: boolean;
  readonly names: ListNames;
  readonly today: string;
  /** The words that the list is filtered by. */
  readonly words: string;
  /** Something is half-typed on its sheet. */
  readonly drafted: boolean;
  readonly handlers: RowHandlers;
  /** It is the one that the keys are about. */
  readonly current: boolean;
  /** It is one of those to do something with. */
  readonly selected: boolean;
  readonly tabStop: boolean;
}

export const Row = memo(function Row(props: RowProps) {
  const { row, columns, names, today, rowIndex, index, measure } = props;
  const onPhoneOnly = phoneColumns.filter((id) => !columns.some((column) => column.id === id));
  return (
    <tr
      ref={measure}
      data-index={index}
      data-sme={row.id}
      aria-rowindex={rowIndex}
      aria-selected={props.selected || props.current || undefined}
      className={styles.row}
      onContextMenu={(event) => props.handlers.menu(event, row.id)}
    >
      {columns.map(({ id }, place) => {
        const className = classNames(cellClasses[id], place === 0 && styles.margin);
        return id === 'name' ? (
          <th key={id} scope="row" className={className}>
            {place === 0 ? <SelectBox {...props} /> : null}
            <NameCell {...props} />
          </th>
        ) : (
          <td
            key={id}
            data-column={id}
            tabIndex={isEditable(id) ? -1 : undefined}
            className={classNames(className, isEditable(id) && styles.editable)}
          >
            {place === 0 ? <SelectBox {...props} /> : null}
            <ColumnCell column={id} row={row} names={names} today={today} />
          </td>
        );
      })}
      <td className={styles.mark}>
        {props.marked ? <MarkCell row={row} changed={props.changed} /> : null}
      </td>
      {onPhoneOnly.map((id) => (
        <td key={id} className={classNames(cellClasses[id], styles.onPhoneOnly)}>
          {id === 'name' ? null : <ColumnCell column={id} row={row} names={names} today={today} />}
        </td>
      ))}
    </tr>
  );
});

function SelectBox({ row, selected, handlers }: RowProps) {
  const t = useListTexts();
  return (
    <input
      type="checkbox"
      tabIndex={-1}
      aria-label={t('portfolio:select', { name: row.name })}
      checked={selected}
      className={styles.box}
      onClick={(event) => handlers.toggle(row.id, event.shiftKey)}
      onChange={() => undefined}
    />
  );
}

function NameCell({ row, words, drafted, columns, handlers, tabStop }: RowProps) {
  const t = useListTexts();
  return (
    <span className={styles.names}>
      <a
        href={handlers.base + paths.sheet(row.id)}
        onClick={(event) => handlers.press(event, row.id)}
        tabIndex={tabStop ? 0 : -1}
        className={styles.link}
        onFocus={() => handlers.choose(row.id)}
      >
        <bdi>{words === '' ? row.name : <Marked text={row.name} query={words} />}</bdi>
      </a>
      {drafted ? (
        <span className={styles.draft}>
          <Icon name="write" size={14} />
          {t('portfolio:table.draft')}
        </span>
      ) : null}
      <NameAside row={row} words={words} townShown={columns.some(({ id }) => id === 'town')} />
    </span>
  );
}

/** A column of the board: the stage, how many SMEs stand there, and their cards. */

import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PortfolioRow } from '../../../domain/portfolio/portfolio-row.ts';
import { stageNumber } from '../../../domain/stage/transitions.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useCarnetState, useToday } from '../../model/use-carnet.ts';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { BoardCard, type CardContext } from './board-card.tsx';
import type { ColumnId } from './board-columns.ts';
import styles from './board.module.css';
import { useColumnName } from './use-column-name.ts';
import { useIsPrinting } from '../../ui/use-is-printing.ts';

export type { CardContext } from './board-card.tsx';

/** While a card is on its way: it can be put here (`open`), or is just above (`over`). */
export type DropMark = 'open' | 'over' | undefined;

/** Cards that a column draws at first, and with each press on "more". */
export const cardsFirst = 20;

interface BoardColumnProps {
  readonly column: ColumnId;
  readonly rows: readonly PortfolioRow[];
  readonly cards: CardContext;
  readonly selectedId: string | undefined;
  readonly tabStopId: string | undefined;
  /** The card on its way. */
  readonly movingId: string | undefined;
  readonly mark: DropMark;
  /** It is the one that a phone shows. */
  readonly onPhone: boolean;
}

export function BoardColumn(props: BoardColumnProps) {
  const { column, rows, cards, selectedId, tabStopId, movingId, mark } = props;
  const { t } = useTranslation('stages');
  const nameOf = useColumnName();
  const format = useFormat();
  const today = useToday();
  const id = useId();
  const sheets = useCarnetState((state) => state.sheets);
  const { drawn, more } = useDrawn(rows, selectedId);
  const number = column === 'ended' ? 0 : stageNumber(column);
  return (
    <section
      aria-labelledby={id}
      data-column={column}
      data-drop={mark}
      className={classNames(
        styles.column,
        !props.onPhone && styles.notOnPhone,
        rows.length === 0 && styles.none,
      )}
    >
      <h2 id={id} className={styles.head}>
        {number === 0 ? null : <span className={styles.quiet}>{format.number(number)}</span>}
        <span className={styles.stage}>{nameOf(column)}</span>
        <span className={styles.count}>{format.number(rows.length)}</span>
      </h2>
      <div>
        {rows.length === 0 ? <p className={styles.empty}>{t('board.empty')}</p> : null}
        {rows.length === 0 ? null : (
          <ul className={styles.cards}>
            {drawn.map((row) => (
              <BoardCard
                key={row.id}
                row={row}
                values={sheets.get(row.id)?.sme.values}
                cards={cards}
                today={today}
                selected={row.id === selectedId}
                tabStop={row.id === tabStopId}
                moving={row.id === movingId}
              />
            ))}
          </ul>
        )}
        {more === undefined ? null : (
          <Button variant="quiet" wide onClick={more}>
            {t('board.more', { count: rows.length - drawn.length })}
          </Button>
        )}
      </div>
    </section>
  );
}

/** The cards that are drawn: the first ones, those asked for, up to the chosen one; all of them on paper. */
function useDrawn(rows: readonly PortfolioRow[], selectedId: string | undefined) {
  const [asked, setAsked] = useState(cardsFirst);
  const printing = useIsPrinting();
  const chosen = rows.findIndex((row) => row.id === selectedId);
  // The one after the chosen card is there when the arrow goes to it.
  const count = printing ? rows.length : Math.max(asked, chosen + 2);
  return {
    drawn: rows.slice(0, count),
    more: count < rows.length ? () => setAsked(count + cardsFirst) : undefined,
  };
}

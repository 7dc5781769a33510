/**
 * The portfolio by stage: a column for each, a card for each SME. Cards are moved by carrying them, by `M` and the
 * arrows, or by the menu of the card; a move that needs a word opens the stage dialog instead.
 *
 * One card is the chosen one: its link is the only Tab stop among the cards, and the arrows move it. A column draws
 * `cardsFirst` cards and more on demand, so that a thousand SMEs open as fast as twenty.
 */

import {
  type KeyboardEvent,
  type RefObject,
  useCallback,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import type { PortfolioRow } from '../../../domain/portfolio/portfolio-row.ts';
import type { Stage } from '../../../domain/sme/sme.ts';
import { isFocusNowhere } from '../../model/left-place.ts';
import { useCarnetState } from '../../model/use-carnet.ts';
import { useChangedSheets } from '../../model/use-looked.ts';
import { Announcement } from '../../ui/visually-hidden.tsx';
import { Select } from '../../ui/select.tsx';
import {
  boardColumns,
  type ColumnId,
  columnOf,
  rowsByColumn,
  stageColumns,
} from './board-columns.ts';
import { columnBeside } from './board-moves.ts';
import { BoardColumn, type CardContext, type DropMark } from './board-column.tsx';
import { useCardDrag } from './board-drag.ts';
import { BoardFoot } from './board-foot.tsx';
import styles from './board.module.css';
import { CellContextProvider, useCellContext } from './list-texts.ts';
import { useColumnName } from './use-column-name.ts';
import { focusCard, type MovingState, sideSteps, useMoving } from './use-moving.ts';

interface BoardProps {
  readonly shown: readonly PortfolioRow[];
  readonly total: number;
  readonly selectedId: string | undefined;
  readonly onSelect: (id: string) => void;
}

/** A column without SMEs. */
const emptyWidth = '32px';

export function Board(props: BoardProps) {
  const { shown, total, selectedId, onSelect } = props;
  const { t } = useTranslation(['portfolio', 'domain', 'alerts']);
  const { t: words } = useTranslation('stages');
  const cells = useCellContext(t);
  const board = useRef<HTMLDivElement>(null);
  const columns = useMemo(() => rowsByColumn(shown), [shown]);
  const selected = shown.find(({ id }) => id === selectedId);
  const [onPhone, setOnPhone] = useState<ColumnId | undefined>(undefined);
  const phoneColumn = onPhone ?? firstFull(columns);
  const moving = useMoving(selected);
  const cards = useCardContext(onSelect, moving.moveNow);
  const firstCard = boardColumns.flatMap((column) => columns.get(column) ?? [])[0]?.id;
  useCardDrag(board, moving.drag);
  useHeight(board);
  useFocusAfterMove(selected, moving.lastBy);
  useFirstArrow(selected?.id ?? firstCard);

  const walk = (event: KeyboardEvent<HTMLElement>): void => {
    if (moving.onKey(event) || selected === undefined || !isOnCard(event.target)) return;
    const next = neighbour(event.key, selected, columns);
    if (next === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    focusCard(next.id);
  };
  const markOf = (column: ColumnId): DropMark => {
    if (moving.over === column) return 'over';
    return moving.targets.has(column) ? 'open' : undefined;
  };
  return (
    <CellContextProvider value={cells}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- The keys are those of the cards inside, which are links. */}
      <div
        role="group"
        aria-label={words('view.board')}
        className={styles.frame}
        onKeyDown={walk}
        onBlur={moving.onBlur}
      >
        <PhoneColumns value={phoneColumn} columns={columns} onChange={setOnPhone} />
        <div
          ref={board}
          className={styles.board}
          style={{
            gridTemplateColumns: boardColumns
              .map((column) =>
                (columns.get(column) ?? []).length === 0 ? emptyWidth : 'var(--board-column)',
              )
              .join(' '),
          }}
        >
          {boardColumns.map((column) => (
            <BoardColumn
              key={column}
              column={column}
              rows={columns.get(column) ?? []}
              cards={cards}
              selectedId={selectedId}
              tabStopId={selected?.id ?? firstCard}
              movingId={moving.id}
              mark={markOf(column)}
              onPhone={column === phoneColumn}
            />
          ))}
        </div>
      </div>
      <Announcement>{moving.announced}</Announcement>
      <BoardFoot lifted={moving.by === 'keys'} shown={shown.length} total={total} />
    </CellContextProvider>
  );
}

/** What every card needs, the same object for all of them until a name or a mark changes. */
function useCardContext(
  onSelect: (id: string) => void,
  moveNow: (smeId: string, to: Stage) => void,
): CardContext {
  const pads = useCarnetState((state) => state.launchPads);
  const latest = useRef({ onSelect, moveNow });
  useEffect(() => {
    latest.current = { onSelect, moveNow };
  });
  const select = useCallback((id: string) => latest.current.onSelect(id), []);
  const move = useCallback((id: string, to: Stage) => latest.current.moveNow(id, to), []);
  const changed = useChangedSheets();
  return useMemo(() => {
    const byId = pads.map(({ id, values }) => [id, values] as const);
    return { pads: new Map(byId), changed, onSelect: select, onMove: move };
  }, [pads, changed, select, move]);
}

/**
 * A card that changed its column is another element, and one that the filter no longer lets through is none: the focus
 * follows the first, and goes to the card that Tab reaches for the second. A pointer is where it let the card go:
 * nothing scrolls away under it.
 */
function useFocusAfterMove(
  selected: PortfolioRow | undefined,
  lastBy: MovingState['lastBy'],
): void {
  const id = selected?.id;
  const stage = selected?.stage;
  const before = useRef({ id, stage });
  useEffect(() => {
    const last = before.current;
    before.current = { id, stage };
    const moved = last.id === id && last.stage !== stage;
    const left = last.id !== undefined && id === undefined;
    if (!moved && !left) return;
    const frame = requestAnimationFrame(() => {
      if (!isFocusNowhere()) return;
      if (id !== undefined) focusCard(id, lastBy === 'keys');
      else document.querySelector<HTMLElement>('[data-sme] a[tabindex="0"]')?.focus();
    });
    return () => cancelAnimationFrame(frame);
  }, [id, stage, lastBy]);
}

/** While nothing has the focus, the first arrow to a side gives it to the card that Tab reaches. */
function useFirstArrow(id: string | undefined): void {
  const onKey = useEffectEvent((event: globalThis.KeyboardEvent): void => {
    if (id === undefined || sideSteps[event.key] === undefined || !isFocusNowhere()) return;
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (document.querySelector('dialog[open]') !== null) return;
    event.preventDefault();
    focusCard(id);
  });
  useEffect(() => {
    const listen = (event: globalThis.KeyboardEvent): void => onKey(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}

/** The board fills what is left of the window, so that it scrolls under the names of its columns. */
function useHeight(board: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const measure = (): void => {
      const element = board.current;
      const top = (element?.getBoundingClientRect().top ?? 0) + window.scrollY;
      element?.style.setProperty('--board-top', `${Math.round(top)}px`);
    };
    measure();
    window.addEventListener('resize', measure);
    return () => window.removeEventListener('resize', measure);
  }, [board]);
}

interface PhoneColumnsProps {
  readonly value: ColumnId;
  readonly columns: ReadonlyMap<ColumnId, readonly PortfolioRow[]>;
  readonly onChange: (column: ColumnId) => void;
}

/** On a phone one column is in view: which one is chosen here. */
function PhoneColumns({ value, columns, onChange }: PhoneColumnsProps) {
  const { t } = useTranslation('stages');
  const nameOf = useColumnName();
  return (
    <div className={styles.choice}>
      <Select<ColumnId>
        aria-label={t('board.column')}
        options={boardColumns.map((column) => ({
          value: column,
          label: t('board.counted', {
            stage: nameOf(column),
            count: columns.get(column)?.length ?? 0,
          }),
        }))}
        value={value}
        onValueChange={onChange}
      />
    </div>
  );
}

function firstFull(columns: ReadonlyMap<ColumnId, readonly PortfolioRow[]>): ColumnId {
  const isFull = (column: ColumnId): boolean => (columns.get(column)?.length ?? 0) > 0;
  return stageColumns.find(isFull) ?? boardColumns.find(isFull) ?? 'screening';
}

/** The card that an arrow leads to; `undefined` where the key is not an arrow or there is none. */
function neighbour(
  key: string,
  { id, stage }: PortfolioRow,
  columns: ReadonlyMap<ColumnId, readonly PortfolioRow[]>,
): PortfolioRow | undefined {
  const column = columnOf(stage);
  const rows = columns.get(column) ?? [];
  const index = rows.findIndex((row) => row.id === id);
  if (key === 'ArrowDown') return rows[index + 1];
  if (key === 'ArrowUp') return rows[index - 1];
  const direction = sideSteps[key];
  if (direction === undefined) return undefined;
  const isFull = (one: ColumnId): boolean => (columns.get(one)?.length ?? 0) > 0;
  const beside = columns.get(columnBeside(column, direction, isFull)) ?? [];
  return beside[Math.min(index, beside.length - 1)];
}

function isOnCard(target: EventTarget): boolean {
  return target instanceof Element && target.closest('[data-sme] a') !== null;
}

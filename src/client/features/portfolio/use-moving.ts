/**
 * A card on its way, carried by the pointer or lifted by the keyboard: where it can go, where it would land, and what
 * is said of it. It moves only when it is let go; Escape, or leaving it, changes nothing.
 */

import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PortfolioRow } from '../../../domain/portfolio/portfolio-row.ts';
import type { Stage } from '../../../domain/sme/sme.ts';
import type { StageMove } from '../../../domain/stage/transitions.ts';
import { useCommands } from '../../model/commands.ts';
import { askStage } from '../../model/stage-question.ts';
import { useCarnetState } from '../../model/use-carnet.ts';
import { useMayWrite } from '../../model/use-may-write.ts';
import { boardColumns, type ColumnId, columnOf } from './board-columns.ts';
import { columnBeside, movesByColumn } from './board-moves.ts';
import type { CardDrag } from './board-drag.ts';
import { useColumnName } from './use-column-name.ts';
import { useMoveNow } from './use-move-now.ts';

interface Moving {
  readonly id: string;
  readonly by: 'pointer' | 'keys';
  readonly over: ColumnId | undefined;
}

type Targets = ReadonlyMap<ColumnId, StageMove>;

export interface MovingState {
  readonly id: string | undefined;
  readonly by: Moving['by'] | undefined;
  /** How the card that moved last was moved. */
  readonly lastBy: Moving['by'];
  readonly over: ColumnId | undefined;
  /** Where the card on its way can go. */
  readonly targets: Targets;
  readonly announced: string;
  readonly drag: CardDrag;
  readonly moveNow: (smeId: string, to: Stage) => void;
  /** Answers whether the key was for a lifted card. */
  readonly onKey: (event: KeyboardEvent) => boolean;
  readonly onBlur: () => void;
}

const noTargets: Targets = new Map();

/** The arrows that lead from one column to the next. */
export const sideSteps: Readonly<Record<string, 1 | -1>> = { ArrowRight: 1, ArrowLeft: -1 };

const columnNamed = (place: string | undefined): ColumnId | undefined =>
  boardColumns.find((column) => column === place);

export function useMoving(selected: PortfolioRow | undefined): MovingState {
  const { t } = useTranslation(['stages', 'domain']);
  const sheets = useCarnetState((state) => state.sheets);
  const mayWrite = useMayWrite();
  const nameOf = useColumnName();
  const moveNow = useMoveNow();
  const [moving, setMoving] = useState<Moving | undefined>(undefined);
  const [announced, setAnnounced] = useState('');
  const [lastBy, setLastBy] = useState<Moving['by']>('keys');
  const targetsOf = (id: string): Targets => {
    const values = sheets.get(id)?.sme.values;
    return values === undefined || !mayWrite ? noTargets : movesByColumn(values);
  };

  const lift = (row: PortfolioRow): void => {
    focusCard(row.id);
    setLastBy('keys');
    setMoving({ id: row.id, by: 'keys', over: undefined });
    const stage = t(`domain:option.stage.${row.stage}`);
    setAnnounced(t('stages:board.lifted', { name: row.name, stage }));
  };
  const drop = (id: string, column: ColumnId | undefined): void => {
    const move = column === undefined ? undefined : targetsOf(id).get(column);
    setMoving(undefined);
    if (move === undefined) setAnnounced(t('stages:board.stays'));
    else moveNow(id, move.to);
  };
  const hover = (column: ColumnId): void => setAnnounced(nameOf(column));
  useLiftCommand(selected, lift);
  return {
    id: moving?.id,
    by: moving?.by,
    lastBy,
    over: moving?.over,
    targets: moving === undefined ? noTargets : targetsOf(moving.id),
    announced,
    moveNow,
    drag: dragOf({
      targetsOf,
      setMoving,
      drop: (id, column) => {
        setLastBy('pointer');
        drop(id, column);
      },
    }),
    onKey: (event) => {
      if (moving?.by !== 'keys' || selected === undefined) return false;
      const next = afterKey(event.key, moving, columnOf(selected.stage), targetsOf(moving.id));
      if (next === undefined) return false;
      event.preventDefault();
      event.stopPropagation();
      if (next.kind === 'drop') drop(moving.id, next.over);
      else {
        setMoving({ ...moving, over: next.over });
        hover(next.over ?? columnOf(selected.stage));
      }
      return true;
    },
    onBlur: () => setMoving((current) => (current?.by === 'keys' ? undefined : current)),
  };
}

/** `M`, and the palette. */
function useLiftCommand(
  selected: PortfolioRow | undefined,
  lift: (row: PortfolioRow) => void,
): void {
  const run = (row: PortfolioRow): void => {
    // The window of the palette holds the focus: the dialog needs no lifted card.
    if (document.querySelector('dialog[open]') === null) lift(row);
    else askStage(row.id);
  };
  useCommands(
    selected === undefined
      ? {}
      : { moveStage: { run: () => run(selected), detail: selected.name } },
  );
}

interface Carrying {
  readonly targetsOf: (id: string) => Targets;
  readonly setMoving: (change: (current: Moving | undefined) => Moving | undefined) => void;
  readonly drop: (id: string, column: ColumnId | undefined) => void;
}

function dragOf({ targetsOf, setMoving, drop }: Carrying): CardDrag {
  return {
    onTake: (id) => {
      if (targetsOf(id).size === 0) return false;
      setMoving(() => ({ id, by: 'pointer', over: undefined }));
      return true;
    },
    onOver: (place) =>
      setMoving((current) => {
        if (current === undefined) return current;
        const column = columnNamed(place);
        const open = column !== undefined && targetsOf(current.id).has(column);
        return { ...current, over: open ? column : undefined };
      }),
    onDrop: (id, place) => drop(id, columnNamed(place)),
  };
}

/** Where a lifted card is after a key, or where it is put; `undefined` for a key of no meaning here. */
function afterKey(
  key: string,
  { over }: Moving,
  home: ColumnId,
  targets: Targets,
): { readonly kind: 'hover' | 'drop'; readonly over: ColumnId | undefined } | undefined {
  if (key === 'Enter') return { kind: 'drop', over };
  if (key === 'Escape') return { kind: 'drop', over: undefined };
  const direction = sideSteps[key];
  if (direction === undefined) return undefined;
  const to = columnBeside(over ?? home, direction, (one) => one === home || targets.has(one));
  return { kind: 'hover', over: to === home ? undefined : to };
}

/** The card is drawn by now: one far down is drawn because it is chosen. */
export function focusCard(id: string, scrolls = true): void {
  const card = document.querySelector(`[data-sme="${CSS.escape(id)}"]`);
  card?.querySelector<HTMLElement>('a')?.focus({ preventScroll: true });
  if (scrolls) card?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

/**
 * The portfolio: every SME of the programme in one dense list, those that need attention first, or by stage.
 *
 * It answers "are we all right?" in one band, then "whom do I call now?" in the order of the rows. Two dialogs
 * have addresses of their own below it: logging a contact without knowing yet with whom, and a new SME.
 */

import { lazy, Suspense, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { type SmeAlertId, smeAlertIds } from '../../../domain/alert/alert.ts';
import { everything, passes, type PortfolioFilter } from '../../../domain/portfolio/filter.ts';
import { type PadEnrolment, padEnrolments } from '../../../domain/portfolio/pad-enrolment.ts';
import type { PortfolioRow } from '../../../domain/portfolio/portfolio-row.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useCommands } from '../../model/commands.ts';
import { useLeftPlace } from '../../model/left-place.ts';
import { askStage } from '../../model/stage-question.ts';
import { useCarnetState, useToday } from '../../model/use-carnet.ts';
import { paths } from '../../ports/routes.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { SkeletonLines } from '../../ui/skeleton-lines.tsx';
import { TopBar } from '../../ui/top-bar.tsx';
import { LogDialog } from './log-dialog.tsx';
import { NewSmeDialog } from './new-sme-dialog.tsx';
import { PortfolioBand } from './portfolio-band.tsx';
import { PortfolioCommands } from './portfolio-commands.tsx';
import { PortfolioFoot } from './portfolio-foot.tsx';
import { PortfolioPaper } from './portfolio-paper.tsx';
import { PortfolioTable } from './portfolio-table.tsx';
import { PortfolioToolbar } from './portfolio-toolbar.tsx';
import { boardColumns, isBeside, rowsByColumn } from './board-columns.ts';
import { linesOf } from './lines.ts';
import { type Layout, usePortfolioFilter } from './use-portfolio-filter.ts';
import { usePortfolioRows } from './use-portfolio-rows.ts';
import { useRowKeys } from './use-row-keys.ts';
import { WaysIn } from './ways-in.tsx';

const Board = lazy(async () => ({ default: (await import('./board.tsx')).Board }));

/** The first filter, after the choice of the view. */
const filterSelector = 'button:not([role="radio"])';

interface PortfolioScreenProps {
  /** The dialog whose address was opened. */
  readonly dialog?: 'log' | 'newSme' | undefined;
}

export function PortfolioScreen({ dialog }: PortfolioScreenProps) {
  const { t } = useTranslation('portfolio');
  const format = useFormat();
  const today = useToday();
  const [, navigate] = useLocation();
  const phase = useCarnetState((state) => state.phase);
  const { filter, setFilter, layout, setLayout, search } = usePortfolioFilter();
  const rows = usePortfolioRows();
  const enrolments = useEnrolments();
  const { shown, counts } = useShown(rows, filter);

  const withSearch = (path: string): string => (search === '' ? path : `${path}?${search}`);
  const openNewSme = (): void => navigate(withSearch(paths.newSme()));
  const openLog = (): void => navigate(withSearch(paths.log()));
  const closeDialog = (): void => navigate(paths.portfolio(search), { replace: true });

  const body =
    phase === 'opening' ? (
      <SkeletonLines label={t('loading')} />
    ) : rows.length === 0 ? (
      <WaysIn target={sumOfTargets(enrolments)} onNewSme={openNewSme} />
    ) : (
      <List
        rows={rows}
        shown={shown}
        filter={filter}
        enrolments={enrolments}
        onFilter={setFilter}
        path={paths.portfolio(search)}
        layout={layout}
        onLayout={setLayout}
        onNewSme={openNewSme}
        onLog={openLog}
      />
    );
  return (
    <>
      <TopBar title={t('title')} subtitle={format.dateFull(today)} />
      <PortfolioPaper shown={shown.length} total={rows.length} filter={filter} />
      <PortfolioBand enrolments={enrolments} counts={counts} filter={filter} onFilter={setFilter} />
      {body}
      <LogDialog open={dialog === 'log'} onClose={closeDialog} onNewSme={openNewSme} />
      <NewSmeDialog open={dialog === 'newSme'} onClose={closeDialog} />
    </>
  );
}

interface ListProps {
  readonly rows: readonly PortfolioRow[];
  readonly shown: readonly PortfolioRow[];
  readonly filter: PortfolioFilter;
  readonly enrolments: readonly PadEnrolment[];
  readonly onFilter: (filter: PortfolioFilter) => void;
  /** Where this is shown. */
  readonly path: string;
  readonly layout: Layout;
  readonly onLayout: (layout: Layout) => void;
  readonly onNewSme: () => void;
  readonly onLog: () => void;
}

function List(props: ListProps) {
  const { rows, shown, filter, enrolments, onFilter, layout, onLayout, onNewSme, onLog } = props;
  const { t } = useTranslation('portfolio');
  const [, navigate] = useLocation();
  const [selectedId, setSelectedId] = useState<string | undefined>(undefined);
  const filters = useRef<HTMLDivElement>(null);
  const lines = useMemo(() => linesOf(shown), [shown]);
  const onBoard = layout.view === 'board';
  // The rows in the order in which they are drawn.
  const order = useMemo(
    () =>
      onBoard
        ? boardOrder(shown, layout)
        : lines.flatMap((line) => (line.kind === 'row' ? line.row.id : [])),
    [onBoard, shown, layout, lines],
  );
  const selected = order.includes(selectedId ?? '') ? selectedId : undefined;
  const rowKeys = useMemo(() => order.map((id) => ({ key: id, smeId: id })), [order]);
  useLeftPlace(
    { screen: onBoard ? 'board' : 'list', path: props.path, rows: rowKeys, row: selected },
    (id) => {
      if (!order.includes(id)) return false;
      // Of a long list, a row far away is drawn because it is chosen.
      setSelectedId(id);
      return focusDrawnRow(id);
    },
  );

  const logOn = (): boolean => {
    if (selected === undefined) return false;
    navigate(`${paths.sheet(selected)}?log`);
    return true;
  };
  useRowKeys({
    move: (step) => {
      const from = selected === undefined ? (step > 0 ? -1 : 0) : order.indexOf(selected);
      const to = order[Math.min(Math.max(from + step, 0), order.length - 1)];
      if (to === undefined) return;
      setSelectedId(to);
      focusRow(to);
    },
    log: logOn,
    newSme: onNewSme,
    filters: () => filters.current?.querySelector<HTMLElement>(filterSelector)?.focus(),
  });
  const chosen = shown.find(({ id }) => id === selected);
  // The board has its own way with the key.
  useCommands(
    onBoard || chosen === undefined
      ? {}
      : { moveStage: { run: () => askStage(chosen.id), detail: chosen.name } },
  );

  return (
    <>
      <PortfolioCommands shown={shown} chosenId={selected} />
      <div ref={filters}>
        <PortfolioToolbar
          rows={rows}
          filter={filter}
          onFilter={onFilter}
          layout={layout}
          onLayout={onLayout}
          onNewSme={onNewSme}
          onLog={() => {
            if (!logOn()) onLog();
          }}
        />
      </div>
      {shown.length === 0 ? (
        <EmptyState
          small
          title={t('noMatch.title')}
          lead={t('noMatch.lead')}
          action={<Button onClick={() => onFilter(everything)}>{t('filter.clear')}</Button>}
        />
      ) : onBoard ? (
        <Suspense fallback={<SkeletonLines label={t('loading')} />}>
          <Board
            shown={shown}
            total={rows.length}
            layout={layout}
            onLayout={onLayout}
            selectedId={selected}
            onSelect={setSelectedId}
          />
        </Suspense>
      ) : (
        <PortfolioTable
          lines={lines}
          // Something in the list must be reachable by Tab before anything was chosen.
          tabStopId={selected ?? order[0]}
          selectedId={selected}
          onSelect={setSelectedId}
        />
      )}
      {onBoard ? null : (
        <PortfolioFoot enrolments={enrolments} shown={shown.length} total={rows.length} />
      )}
    </>
  );
}

/** The cards of the board, column by column, those folded away left out. */
function boardOrder(shown: readonly PortfolioRow[], { beside }: Layout): readonly string[] {
  const columns = rowsByColumn(shown);
  return boardColumns
    .filter((column) => !isBeside(column) || beside.has(column))
    .flatMap((column) => (columns.get(column) ?? []).map(({ id }) => id));
}

/** The row is drawn by now or at the next frame: a row far away is drawn because it is chosen. */
function focusRow(id: string): void {
  if (!focusDrawnRow(id)) requestAnimationFrame(() => focusDrawnRow(id));
}

function focusDrawnRow(id: string): boolean {
  const row = document.querySelector(`[data-sme="${CSS.escape(id)}"]`);
  row?.querySelector<HTMLElement>('a')?.focus({ preventScroll: true });
  row?.scrollIntoView({ block: 'nearest' });
  return row !== null;
}

function useEnrolments(): readonly PadEnrolment[] {
  const sheets = useCarnetState((state) => state.sheets);
  const pads = useCarnetState((state) => state.launchPads);
  const targets = useCarnetState((state) => state.programme?.values.targets);
  const today = useToday();
  return useMemo(() => {
    const smes = [...sheets.values()].map(({ sme }) => sme);
    return padEnrolments(pads, smes, targets, today);
  }, [sheets, pads, targets, today]);
}

function sumOfTargets(enrolments: readonly PadEnrolment[]): number {
  return enrolments.reduce((sum, { target = 0 }) => sum + target, 0);
}

/** The rows that pass, and per alert how many would with it as the only one. */
function useShown(
  rows: readonly PortfolioRow[],
  filter: PortfolioFilter,
): { readonly shown: readonly PortfolioRow[]; readonly counts: ReadonlyMap<SmeAlertId, number> } {
  const memberId = useCarnetState((state) => state.memberId);
  return useMemo(() => {
    const shown = rows.filter((row) => passes(row, filter, memberId));
    const counts = smeAlertIds.map((alert) => {
      const one = { ...filter, alert };
      return [alert, rows.filter((row) => passes(row, one, memberId)).length] as const;
    });
    return { shown, counts: new Map(counts) };
  }, [rows, filter, memberId]);
}

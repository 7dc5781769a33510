/**
 * The portfolio: every SME of the programme in one dense list, those that need attention first, or by stage.
 *
 * It answers "are we all right?" in one band, then "whom do I call now?" in the order of the rows. Two dialogs
 * have addresses of their own below it: logging a contact without knowing yet with whom, and a new SME.
 */

import { lazy, Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { SmeAlertId } from '../../../domain/alert/alert.ts';
import { partsOf, sortedRows } from '../../../domain/portfolio/arranged-rows.ts';
import { groupingOf } from '../../../domain/portfolio/arrangement.ts';
import {
  alertCounts,
  everything,
  hasAlert,
  type PortfolioFilter,
  rowTest,
} from '../../../domain/portfolio/filter.ts';
import { type PadEnrolment, padEnrolments } from '../../../domain/portfolio/pad-enrolment.ts';
import { type PortfolioRow, rowOnPaper } from '../../../domain/portfolio/portfolio-row.ts';
import type { PortfolioView } from '../../../domain/portfolio/view.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useCarnetState, useToday } from '../../model/use-carnet.ts';
import { useSavedView } from '../../model/saved-views.ts';
import { useMayWrite } from '../../model/use-may-write.ts';
import { askedElsewhere, paths } from '../../ports/routes.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { SkeletonLines } from '../../ui/skeleton-lines.tsx';
import { TopBar } from '../../ui/top-bar.tsx';
import { useIsPrinting } from '../../ui/use-is-printing.ts';
import { PortfolioBand } from './portfolio-band.tsx';
import { PortfolioCommands } from './portfolio-commands.tsx';
import { PortfolioFoot } from './portfolio-foot.tsx';
import { PortfolioTable } from './portfolio-table.tsx';
import type { RowMenuRequest } from './row-menu.tsx';
import { PortfolioToolbar } from './portfolio-toolbar.tsx';
import toolbar from './portfolio-toolbar.module.css';
import { focusTextFilter } from './text-filter.tsx';
import { boardColumns, rowsByColumn } from './board-columns.ts';
import type { CellPlace } from './cell-place.ts';
import { type Line, linesOf } from './lines.ts';
import { useListContext } from './use-list-context.ts';
import { usePortfolioRows } from './use-portfolio-rows.ts';
import { usePortfolioView } from './use-portfolio-view.ts';
import { useListKeys, useReturn } from './use-list-keys.ts';
import { useSelection } from './use-selection.ts';
import { lazyPart } from '../../ui/lazy-part.ts';

const loadLogDialog = () => import('./log-dialog.tsx');
const loadNewSmeDialog = () => import('./new-sme-dialog.tsx');
const LogDialog = lazyPart(loadLogDialog, 'LogDialog');
const NewSmeDialog = lazyPart(loadNewSmeDialog, 'NewSmeDialog');

/** Reads the code of both dialogs, so that they are there by the first `L` or `N`. */
export const loadPortfolioDialogs = () => Promise.all([loadLogDialog(), loadNewSmeDialog()]);

const WaysIn = lazy(async () => ({ default: (await import('./ways-in.tsx')).WaysIn }));
/** Read on paper alone, and there long before anybody prints. */
const PortfolioPaper = lazyPart(() => import('./portfolio-paper.tsx'), 'PortfolioPaper');
const ListExtras = lazyPart(() => import('./list-extras.tsx'), 'ListExtras');
const Board = lazy(async () => ({ default: (await import('./board.tsx')).Board }));

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
  const { view, setView, setText, search } = usePortfolioView();
  const { filter } = view;
  const setFilter = (next: PortfolioFilter): void => setView({ ...view, filter: next });
  const open = useSavedView(view.savedId);
  const rows = usePortfolioRows();
  const enrolments = useEnrolments();
  const { shown: passing, counts } = useShown(rows, filter);
  const isOnPaper = useIsPrinting();
  const sheets = useCarnetState((state) => state.sheets);
  const shown = useMemo(
    () =>
      isOnPaper ? passing.map((row) => rowOnPaper(row, sheets.get(row.id)?.summary)) : passing,
    [isOnPaper, passing, sheets],
  );
  const mayWrite = useMayWrite();

  const withSearch = (path: string): string => (search === '' ? path : `${path}?${search}`);
  const openNewSme = (): void => navigate(withSearch(paths.newSme()));
  const openLog = (): void => navigate(withSearch(paths.log()));
  const closeDialog = (): void => {
    if (history.state === askedElsewhere) history.back();
    else navigate(paths.portfolio(search), { replace: true });
  };

  const body =
    phase === 'opening' ? (
      <SkeletonLines label={t('loading')} />
    ) : rows.length === 0 ? (
      <Suspense fallback={<SkeletonLines label={t('loading')} />}>
        <WaysIn target={sumOfTargets(enrolments)} onNewSme={openNewSme} />
      </Suspense>
    ) : (
      <List
        rows={rows}
        shown={shown}
        view={view}
        enrolments={enrolments}
        onView={setView}
        onText={setText}
        path={paths.portfolio(search)}
        onNewSme={openNewSme}
        onLog={openLog}
      />
    );
  return (
    <>
      <TopBar
        title={open === undefined ? t('title') : open.name}
        subtitle={
          open === undefined ? format.dateFull(today) : t(open.shared ? 'view.shared' : 'view.own')
        }
      />
      <Suspense fallback={null}>
        <PortfolioPaper shown={shown.length} total={rows.length} filter={filter} />
      </Suspense>
      <PortfolioBand enrolments={enrolments} counts={counts} filter={filter} onFilter={setFilter} />
      {body}
      <Suspense fallback={null}>
        {dialog === 'log' && mayWrite ? (
          <LogDialog open onClose={closeDialog} onNewSme={openNewSme} />
        ) : null}
        {dialog === 'newSme' && mayWrite ? <NewSmeDialog open onClose={closeDialog} /> : null}
      </Suspense>
    </>
  );
}

interface ListProps {
  readonly rows: readonly PortfolioRow[];
  readonly shown: readonly PortfolioRow[];
  readonly view: PortfolioView;
  readonly enrolments: readonly PadEnrolment[];
  readonly onView: (view: PortfolioView) => void;
  readonly onText: (text: string) => void;
  /** Where this is shown. */
  readonly path: string;
  readonly onNewSme: () => void;
  readonly onLog: () => void;
}

function List(props: ListProps) {
  const { rows, shown, view, enrolments, onView, onText, onNewSme, onLog } = props;
  const { t } = useTranslation('portfolio');
  const [, navigate] = useLocation();
  const [currentId, setCurrentId] = useState<string | undefined>(undefined);
  const [menu, setMenu] = useState<RowMenuRequest | undefined>(undefined);
  const [edited, setEdited] = useState<CellPlace | undefined>(undefined);
  const onBoard = view.layout === 'board';
  const lines = useLines(shown, view);
  const order = useOrder(shown, lines, onBoard);
  const selection = useSelection(order);
  const current = order.includes(currentId ?? '') ? currentId : undefined;
  useReturn({ path: props.path, onBoard, order, current, onChoose: setCurrentId });
  const mayWrite = useMayWrite();
  const logOn = (): boolean => {
    if (current === undefined || !mayWrite) return false;
    navigate(`${paths.sheet(current)}?log`);
    return true;
  };
  useListKeys({
    order,
    current,
    selection,
    onBoard,
    onChoose: setCurrentId,
    onMenu: setMenu,
    log: logOn,
    newSme: () => {
      if (mayWrite) onNewSme();
    },
  });
  const extras = selection.ids.length > 0 || menu !== undefined || edited !== undefined;
  return (
    <>
      <PortfolioCommands shown={shown} chosenId={current} movesStage={!onBoard} />
      <PortfolioToolbar
        rows={rows}
        shown={shown.length}
        view={view}
        onView={onView}
        onText={onText}
        onNewSme={onNewSme}
        onLog={() => {
          if (!logOn()) onLog();
        }}
      />
      {shown.length === 0 ? (
        <div className={toolbar.nothing}>
          <EmptyState
            small
            title={t('noMatch.title')}
            lead={t('noMatch.lead')}
            action={
              <Button
                onClick={() => {
                  onView({ ...view, filter: everything });
                  focusTextFilter();
                }}
              >
                {t('filter.clear')}
              </Button>
            }
          />
        </div>
      ) : onBoard ? (
        <Suspense fallback={<SkeletonLines label={t('loading')} />}>
          <Board shown={shown} total={rows.length} selectedId={current} onSelect={setCurrentId} />
        </Suspense>
      ) : (
        <PortfolioTable
          lines={lines}
          arrangement={view.arrangement}
          onArrange={(arrangement) => onView({ ...view, arrangement })}
          words={view.filter.text}
          // Something in the list must be reachable by Tab before anything was chosen.
          tabStopId={current ?? order[0]}
          currentId={current}
          selection={selection}
          onChoose={setCurrentId}
          onMenu={setMenu}
          onEdit={(place) => {
            if (mayWrite) setEdited(place);
          }}
        />
      )}
      {extras ? (
        <Suspense fallback={null}>
          <ListExtras
            shown={shown}
            selection={selection}
            menu={menu}
            onMenuClose={() => setMenu(undefined)}
            edited={edited}
            onEditEnd={() => setEdited(undefined)}
          />
        </Suspense>
      ) : null}
      {onBoard ? null : (
        <PortfolioFoot
          enrolments={enrolments}
          sort={view.arrangement.sort}
          shown={shown.length}
          total={rows.length}
        />
      )}
    </>
  );
}

/** The list in its order and cut into its parts. */
function useLines(shown: readonly PortfolioRow[], { arrangement }: PortfolioView): readonly Line[] {
  const context = useListContext();
  return useMemo(() => {
    const sorted = sortedRows(shown, arrangement.sort, context);
    return linesOf(partsOf(sorted, groupingOf(arrangement), context), arrangement.closed);
  }, [shown, arrangement, context]);
}

/** The rows in the order in which they are drawn. */
function useOrder(
  shown: readonly PortfolioRow[],
  lines: readonly Line[],
  onBoard: boolean,
): readonly string[] {
  return useMemo(() => {
    if (!onBoard) return lines.flatMap((line) => (line.kind === 'row' ? line.row.id : []));
    const columns = rowsByColumn(shown);
    return boardColumns.flatMap((column) => (columns.get(column) ?? []).map(({ id }) => id));
  }, [shown, lines, onBoard]);
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
    const { alert } = filter;
    const passing = rows.filter(rowTest({ ...filter, alert: undefined }, memberId));
    const shown = alert === undefined ? passing : passing.filter((row) => hasAlert(row, alert));
    return { shown, counts: alertCounts(passing) };
  }, [rows, filter, memberId]);
}

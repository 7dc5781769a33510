/**
 * The list itself: a real table, whose rows are links to the sheets. One row is the chosen one: its link is the
 * only Tab stop of the list, and the arrows move it.
 *
 * Up to `linesDrawnMax` rows all are drawn, so that the browser finds and prints them; beyond, only those in view
 * are, with `aria-rowcount` and `aria-rowindex` telling the whole, and all of them for printing.
 */

import { lazy, type MouseEvent, Suspense, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useRouter } from 'wouter';
import {
  type Arrangement,
  drawnColumns,
  partToggled,
} from '../../../domain/portfolio/arrangement.ts';
import { usePreference } from '../../model/preferences.ts';
import { useToday } from '../../model/use-carnet.ts';
import { useDraftedSheets } from '../../model/use-drafted.ts';
import { useChangedSheets } from '../../model/use-looked.ts';
import { useAnythingWaits } from '../../model/use-waiting.ts';
import { paths } from '../../ports/routes.ts';
import { classNames } from '../../ui/class-names.ts';
import type { Place } from '../../ui/context-menu.tsx';
import { useIsPrinting } from '../../ui/use-is-printing.ts';
import type { CellPlace } from './cell-place.ts';
import { type DrawLine, keyOfLine, type Line, linesDrawnFirst, linesDrawnMax } from './lines.ts';
import { tableStyle } from './list-widths.ts';
import { CellContextProvider, remembering, useCellContext } from './list-texts.ts';
import styles from './portfolio-table.module.css';
import type { RowMenuRequest } from './row-menu.tsx';
import { ColumnWidths, TableHead } from './table-head.tsx';
import { PartHeading, Row, type RowHandlers } from './table-row.tsx';
import { useListNames } from './use-list-context.ts';
import { useRowListeners } from './use-row-listeners.ts';
import type { Selection } from './use-selection.ts';

/** Its first lines are drawn without it, while it is read. */
const WindowLines = lazy(async () => ({
  default: (await import('./window-lines.tsx')).WindowLines,
}));

interface PortfolioTableProps {
  readonly lines: readonly Line[];
  readonly arrangement: Arrangement;
  readonly onArrange: (arrangement: Arrangement) => void;
  /** The words that the list is filtered by. */
  readonly words: string;
  /** The row that the keys are about. */
  readonly currentId: string | undefined;
  /** The row that Tab reaches. */
  readonly tabStopId: string | undefined;
  readonly selection: Selection;
  readonly onChoose: (id: string) => void;
  readonly onMenu: (request: RowMenuRequest) => void;
  readonly onEdit: (place: CellPlace) => void;
}

/** Where a menu opens that was asked for by keyboard, from the start of its row. */
export const rowMenuIndent = 160;
/** Header row, which counts as the first one. */
const headerRows = 1;

export function PortfolioTable(props: PortfolioTableProps) {
  const { lines, arrangement, onArrange, words, currentId, tabStopId, selection } = props;
  const { t } = useTranslation(['portfolio', 'domain', 'alerts']);
  const body = useRef<HTMLTableSectionElement>(null);
  const density = usePreference((state) => state.density);
  const waits = useAnythingWaits();
  const changed = useChangedSheets();
  const marked =
    waits || changed.size > 0 || lines.some((line) => line.kind === 'row' && line.row.conflict);
  const names = useListNames();
  const columns = useMemo(() => drawnColumns(arrangement), [arrangement]);
  const today = useToday();
  const cells = useCellContext(useMemo(() => remembering(t), [t]));
  const handlers = useRowHandlers(props);
  useRowListeners(body, {
    edit: props.onEdit,
    choose: props.onChoose,
    select: selection.toggle,
  });
  const drafted = useDraftedSheets();
  const selecting = selection.ids.length > 0;
  return (
    <div className={styles.room}>
      <table
        style={tableStyle(columns, marked)}
        aria-rowcount={lines.length + headerRows}
        className={classNames(
          styles.table,
          density === 'compact' && styles.compact,
          !marked && styles.unmarked,
          selecting && styles.selecting,
        )}
      >
        <caption>{t('table.caption')}</caption>
        <ColumnWidths arrangement={arrangement} />
        <TableHead
          arrangement={arrangement}
          onArrange={onArrange}
          selection={selection}
          count={lines.reduce((sum, line) => sum + (line.kind === 'row' ? 1 : 0), 0)}
        />
        <CellContextProvider value={cells}>
          <tbody ref={body}>
            <Lines
              lines={lines}
              selectedId={currentId}
              draw={(line, index, measure, key) =>
                line.kind === 'heading' ? (
                  <PartHeading
                    key={key}
                    part={line.part}
                    open={line.open}
                    onToggle={handlers.togglePart}
                    names={names}
                    columns={columns}
                    rowIndex={index + headerRows + 1}
                    index={index}
                    measure={measure}
                  />
                ) : (
                  <Row
                    key={key}
                    row={line.row}
                    columns={columns}
                    words={words}
                    marked={marked}
                    drafted={drafted.has(line.row.id)}
                    changed={changed.has(line.row.id)}
                    names={names}
                    today={today}
                    handlers={handlers}
                    current={line.row.id === currentId}
                    selected={selecting && selection.has(line.row.id)}
                    tabStop={line.row.id === tabStopId}
                    rowIndex={index + headerRows + 1}
                    index={index}
                    measure={measure}
                  />
                )
              }
            />
          </tbody>
        </CellContextProvider>
      </table>
    </div>
  );
}

interface LinesProps {
  readonly lines: readonly Line[];
  readonly selectedId: string | undefined;
  readonly draw: DrawLine;
}

/** All lines of a short list; of a long one, those in view. */
function Lines(props: LinesProps) {
  const { lines, draw } = props;
  const printing = useIsPrinting();
  const all = (shown: readonly Line[]) =>
    shown.map((line, index) => draw(line, index, noMeasure, keyOfLine(line)));
  if (printing || lines.length <= linesDrawnMax) return all(lines);
  return (
    <Suspense fallback={all(lines.slice(0, linesDrawnFirst))}>
      <WindowLines {...props} />
    </Suspense>
  );
}

const noMeasure = (): void => undefined;

/** What all rows share: made once, so that a row is drawn anew only when something of it changed. */
function useRowHandlers(props: PortfolioTableProps): RowHandlers {
  const { base } = useRouter();
  const [, navigate] = useLocation();
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });
  return useMemo(() => {
    const toggle = (smeId: string, extending: boolean): void => {
      const { selection, onChoose } = latest.current;
      onChoose(smeId);
      if (extending) selection.extendTo(smeId);
      else selection.toggle(smeId);
    };
    return {
      base,
      toggle,
      togglePart: (key) => {
        const { arrangement, onArrange } = latest.current;
        onArrange(partToggled(arrangement, key));
      },
      choose: (smeId) => latest.current.onChoose(smeId),
      press: (event, smeId) => {
        // With Alt it is saved by the browser; another button opens another tab.
        if (event.altKey || event.button !== 0) return;
        event.preventDefault();
        const { ids } = latest.current.selection;
        if (ids.length > 0 && isTouch(event)) toggle(smeId, false);
        else if (event.ctrlKey || event.metaKey || event.shiftKey) toggle(smeId, event.shiftKey);
        else navigate(paths.sheet(smeId));
      },
      menu: (event, smeId) => {
        event.preventDefault();
        latest.current.onChoose(smeId);
        latest.current.onMenu({ smeId, place: placeOf(event) });
      },
    };
  }, [base, navigate]);
}

/** A finger, which selects further once something is selected. */
function isTouch({ nativeEvent }: MouseEvent): boolean {
  return 'pointerType' in nativeEvent && nativeEvent.pointerType === 'touch';
}

/** Where the pointer is; the menu key of a keyboard tells of none. */
function placeOf({ clientX: x, clientY: y, currentTarget }: MouseEvent): Place {
  if (x !== 0 || y !== 0) return { x, y };
  const { left, bottom } = currentTarget.getBoundingClientRect();
  return { x: left + rowMenuIndent, y: bottom };
}

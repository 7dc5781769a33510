/**
 * The list itself: a real table, whose rows are links to the sheets. One row is the chosen one: its link is the
 * only Tab stop of the list, and the arrows move it.
 *
 * Up to `linesDrawnMax` rows all are drawn, so that the browser finds and prints them; beyond, only those in view
 * are, with `aria-rowcount` and `aria-rowindex` telling the whole, and all of them for printing.
 */

import { type RefObject, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useRouter } from 'wouter';
import { type Arrangement, drawnColumns } from '../../../domain/portfolio/arrangement.ts';
import { usePreference } from '../../model/preferences.ts';
import { useToday } from '../../model/use-carnet.ts';
import { useChangedSheets } from '../../model/use-looked.ts';
import { useAnythingWaits } from '../../model/use-waiting.ts';
import { paths } from '../../ports/routes.ts';
import { classNames } from '../../ui/class-names.ts';
import { useIsPrinting } from '../../ui/use-is-printing.ts';
import { type DrawLine, type Line, linesDrawnMax } from './lines.ts';
import { ListTextsContext, remembering } from './list-texts.ts';
import styles from './portfolio-table.module.css';
import { ColumnWidths, TableHead } from './table-head.tsx';
import { type Links, PartHeading, Row } from './table-row.tsx';
import { useListNames } from './use-list-context.ts';
import { WindowLines } from './window-lines.tsx';

interface PortfolioTableProps {
  readonly lines: readonly Line[];
  readonly arrangement: Arrangement;
  readonly onArrange: (arrangement: Arrangement) => void;
  /** The words that the list is filtered by. */
  readonly words: string;
  readonly selectedId: string | undefined;
  /** The row that Tab reaches. */
  readonly tabStopId: string | undefined;
  readonly onSelect: (id: string) => void;
}

/** Header row, which counts as the first one. */
const headerRows = 1;

export function PortfolioTable(props: PortfolioTableProps) {
  const { lines, arrangement, onArrange, words, selectedId, tabStopId, onSelect } = props;
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
  const texts = useMemo(() => remembering(t), [t]);
  const links = useLinks();
  return (
    <table
      aria-rowcount={lines.length + headerRows}
      className={classNames(
        styles.table,
        density === 'compact' && styles.compact,
        !marked && styles.unmarked,
      )}
    >
      <caption>{t('table.caption')}</caption>
      <ColumnWidths arrangement={arrangement} />
      <TableHead arrangement={arrangement} onArrange={onArrange} />
      <ListTextsContext value={texts}>
        <tbody ref={body}>
          <Lines
            body={body}
            lines={lines}
            selectedId={selectedId}
            draw={(line, index, measure) =>
              line.kind === 'heading' ? (
                <PartHeading
                  key={line.part.key}
                  part={line.part}
                  names={names}
                  columns={columns}
                  rowIndex={index + headerRows + 1}
                  index={index}
                  measure={measure}
                />
              ) : (
                <Row
                  key={line.row.id}
                  row={line.row}
                  columns={columns}
                  words={words}
                  changed={changed.has(line.row.id)}
                  names={names}
                  today={today}
                  links={links}
                  selected={line.row.id === selectedId}
                  tabStop={line.row.id === tabStopId}
                  onSelect={onSelect}
                  rowIndex={index + headerRows + 1}
                  index={index}
                  measure={measure}
                />
              )
            }
          />
        </tbody>
      </ListTextsContext>
    </table>
  );
}

interface LinesProps {
  readonly body: RefObject<HTMLTableSectionElement | null>;
  readonly lines: readonly Line[];
  readonly selectedId: string | undefined;
  readonly draw: DrawLine;
}

/** All lines of a short list; of a long one, those in view. */
function Lines(props: LinesProps) {
  const { lines, draw } = props;
  const printing = useIsPrinting();
  const all = (shown: readonly Line[]) => shown.map((line, index) => draw(line, index, noMeasure));
  return printing || lines.length <= linesDrawnMax ? all(lines) : <WindowLines {...props} />;
}

const noMeasure = (): void => undefined;

/** What the links of all rows share: each as a component of its own would follow the address for itself. */
function useLinks(): Links {
  const { base } = useRouter();
  const [, navigate] = useLocation();
  return useMemo(
    () => ({
      base,
      follow: (event, smeId) => {
        const { altKey, ctrlKey, metaKey, shiftKey, button } = event;
        // Those open another tab or window, or save: the browser's own affair.
        if (altKey || ctrlKey || metaKey || shiftKey || button !== 0) return;
        event.preventDefault();
        navigate(paths.sheet(smeId));
      },
    }),
    [base, navigate],
  );
}

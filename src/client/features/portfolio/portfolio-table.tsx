/**
 * The list itself: a real table, whose rows are links to the sheets. One row is the chosen one: its link is the
 * only Tab stop of the list, and the arrows move it.
 *
 * Up to `linesDrawnMax` rows all are drawn, so that the browser finds and prints them; beyond, only those in view
 * are, with `aria-rowcount` and `aria-rowindex` telling the whole, and all of them for printing.
 */

import { memo, type MouseEvent, type RefObject, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useRouter } from 'wouter';
import type { PortfolioGroup, PortfolioRow } from '../../../domain/portfolio/portfolio-row.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { usePreference } from '../../model/preferences.ts';
import { useCarnetState, useToday } from '../../model/use-carnet.ts';
import { useChangedSheets } from '../../model/use-looked.ts';
import { useAnythingWaits } from '../../model/use-waiting.ts';
import { paths } from '../../ports/routes.ts';
import { classNames } from '../../ui/class-names.ts';
import { Health } from '../../ui/health.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Tag } from '../../ui/tag.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { Blank } from './blank.tsx';
import { type DrawLine, type Line, linesDrawnMax, type Measure } from './lines.ts';
import { ListTextsContext, remembering, useListTexts } from './list-texts.ts';
import styles from './portfolio-table.module.css';
import {
  LastContactCell,
  MarkCell,
  NameAside,
  NextCell,
  OpenCell,
  StageCell,
} from './row-cells.tsx';
import { useIsPrinting } from '../../ui/use-is-printing.ts';
import { WindowLines } from './window-lines.tsx';

interface PortfolioTableProps {
  readonly lines: readonly Line[];
  readonly selectedId: string | undefined;
  /** The row that Tab reaches. */
  readonly tabStopId: string | undefined;
  readonly onSelect: (id: string) => void;
}

/** Header row, which counts as the first one. */
const headerRows = 1;

export function PortfolioTable(props: PortfolioTableProps) {
  const { lines, selectedId, tabStopId, onSelect } = props;
  const { t } = useTranslation(['portfolio', 'domain', 'alerts']);
  const body = useRef<HTMLTableSectionElement>(null);
  const density = usePreference((state) => state.density);
  const waits = useAnythingWaits();
  const changed = useChangedSheets();
  const marked =
    waits || changed.size > 0 || lines.some((line) => line.kind === 'row' && line.row.conflict);
  const names = useNames();
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
      <Columns />
      <Head />
      <ListTextsContext value={texts}>
        <tbody ref={body}>
          <Lines
            body={body}
            lines={lines}
            selectedId={selectedId}
            draw={(line, index, measure) =>
              line.kind === 'heading' ? (
                <GroupHeading
                  key={line.group}
                  group={line.group}
                  count={line.count}
                  rowIndex={index + headerRows + 1}
                  index={index}
                  measure={measure}
                />
              ) : (
                <Row
                  key={line.row.id}
                  row={line.row}
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

function Columns() {
  return (
    <colgroup>
      <col className={styles.colHealth} />
      <col />
      <col className={styles.colPad} />
      <col className={styles.colManager} />
      <col className={styles.colStage} />
      <col className={styles.colLast} />
      <col className={styles.colNext} />
      <col className={styles.colOpen} />
      <col className={styles.colMark} />
    </colgroup>
  );
}

function Head() {
  const { t } = useTranslation('portfolio');
  return (
    <thead>
      <tr aria-rowindex={1}>
        <th scope="col" className={styles.margin}>
          {t('table.health')}
        </th>
        <th scope="col" className={styles.name}>
          {t('table.sme')}
        </th>
        <th scope="col">{t('table.pad')}</th>
        <th scope="col" className={styles.manager}>
          {t('table.manager')}
        </th>
        <th scope="col" className={styles.stage}>
          {t('table.stage')}
        </th>
        <th scope="col">{t('table.lastContact')}</th>
        <th scope="col">{t('table.next')}</th>
        <th scope="col">
          <span className={styles.openWord}>{t('table.open')}</span>
          <Icon name="issue" size={14} className={styles.openIcon} />
        </th>
        <th scope="col" className={styles.mark}>
          <VisuallyHidden>{t('table.mark')}</VisuallyHidden>
        </th>
      </tr>
    </thead>
  );
}

interface LineProps {
  readonly rowIndex: number;
  readonly index: number;
  readonly measure: Measure;
}

interface GroupHeadingProps extends LineProps {
  readonly group: PortfolioGroup;
  readonly count: number;
}

function GroupHeading({ group, count, rowIndex, index, measure }: GroupHeadingProps) {
  const { t } = useTranslation('portfolio');
  const format = useFormat();
  return (
    <tr ref={measure} data-index={index} aria-rowindex={rowIndex} className={styles.group}>
      <td className={styles.margin}>{format.number(count)}</td>
      <th scope="colgroup" className={styles.name}>
        {t(`group.${group}`)}
      </th>
      <Blank className={styles.pad} />
      <Blank className={styles.manager} />
      <Blank className={styles.stage} />
      <Blank />
      <Blank />
      <Blank />
      <Blank className={styles.mark} />
    </tr>
  );
}

interface Names {
  readonly pads: ReadonlyMap<string, { readonly code: string; readonly name: string }>;
  readonly members: ReadonlyMap<string, string>;
}

function useNames(): Names {
  const pads = useCarnetState((state) => state.launchPads);
  const members = useCarnetState((state) => state.members);
  return useMemo(
    () => ({
      pads: new Map(pads.map(({ id, values }) => [id, { code: values.code, name: values.name }])),
      members: new Map(members.map(({ id, values }) => [id, values.name])),
    }),
    [pads, members],
  );
}

interface Links {
  /** Full addresses, for the browser, are this before the path of a screen. */
  readonly base: string;
  /** Goes to a sheet whose link was clicked, without loading the page again. */
  readonly follow: (event: MouseEvent, smeId: string) => void;
}

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

/** `Maëlle Guivarc’h` as `M. Guivarc’h`; a name of one word as it is. */
function shortName(name: string): string {
  const [first = '', ...rest] = name.trim().split(/\s+/u);
  const [initial = ''] = first;
  return rest.length === 0 ? first : `${initial}. ${rest.join(' ')}`;
}

interface RowProps extends LineProps {
  readonly row: PortfolioRow;
  /** Whether others changed its sheet since it was looked at. */
  readonly changed: boolean;
  readonly names: Names;
  readonly today: string;
  readonly links: Links;
  readonly selected: boolean;
  readonly tabStop: boolean;
  readonly onSelect: (id: string) => void;
}

const Row = memo((props: RowProps) => {
  const { row, changed, names, today, links, selected, tabStop, onSelect } = props;
  const { rowIndex, index, measure } = props;
  const t = useListTexts();
  const pad = names.pads.get(row.launchPadId);
  const manager =
    row.accountManagerId === undefined ? undefined : names.members.get(row.accountManagerId);
  return (
    <tr
      ref={measure}
      data-index={index}
      data-sme={row.id}
      aria-rowindex={rowIndex}
      aria-selected={selected || undefined}
      className={styles.row}
    >
      <td className={styles.margin}>
        <Health level={row.health} shapeOnPhone>
          {t(`domain:option.health.${row.health}`)}
        </Health>
      </td>
      <th scope="row" className={styles.name}>
        <span className={styles.names}>
          <a
            href={links.base + paths.sheet(row.id)}
            onClick={(event) => links.follow(event, row.id)}
            tabIndex={tabStop ? 0 : -1}
            className={styles.link}
            onFocus={() => onSelect(row.id)}
          >
            <bdi>{row.name}</bdi>
          </a>
          <NameAside row={row} />
        </span>
      </th>
      <td className={styles.pad}>
        {pad === undefined ? null : <Tag name={pad.name}>{pad.code}</Tag>}
      </td>
      <td className={styles.manager} title={manager}>
        <bdi>{manager === undefined ? null : shortName(manager)}</bdi>
      </td>
      <td className={styles.stage}>
        <StageCell row={row} padCode={pad?.code ?? ''} />
      </td>
      <td className={styles.lastCell}>
        <LastContactCell row={row} today={today} />
      </td>
      <td className={styles.nextCell}>
        <NextCell row={row} today={today} />
      </td>
      <td className={styles.openCell}>
        <OpenCell row={row} />
      </td>
      <td className={styles.mark}>
        <MarkCell row={row} changed={changed} />
      </td>
    </tr>
  );
});
Row.displayName = 'Row';

/**
 * The month or the week as a grid of days. One day is chosen; it alone takes the Tab key, with what stands on it.
 * Arrows choose another, and the grid follows.
 */

import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { CalendarEntry } from '../../../domain/calendar/calendar-entries.ts';
import { type Lane, layOutWeek } from '../../../domain/calendar/lanes.ts';
import type { LocalDate } from '../../../domain/calendar/local-date.ts';
import type { PadHoliday } from '../../../domain/calendar/day-notes.ts';
import type { Sme } from '../../../domain/operation/record.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useToday } from '../../model/use-carnet.ts';
import { Popover } from '../../ui/popover.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import type { CalendarView } from './calendar-address.ts';
import styles from './calendar-grid.module.css';
import { DayCell } from './day-cell.tsx';
import { LaneBar, LaneDetails, LaneLine } from './lane-bar.tsx';
import { useLaneWords } from '../../parts/concern/lane-words.ts';
import type { CalendarDays } from './use-calendar.ts';
import { useGridKeys } from './use-grid-keys.ts';
import { useIsPrinting } from '../../ui/use-is-printing.ts';
import { weekdayName } from '../../i18n/weekday-name.ts';

/** Entries of a day in a month, and in a week, before the others wait behind their number. */
const shownMax = { month: 3, week: 30 } as const satisfies Readonly<Record<CalendarView, number>>;
/** On paper nothing waits behind a number, up to what a page can hold. */
const printedMax = 7;
const laneRowsMax = 4;

interface CalendarGridProps {
  readonly days: CalendarDays;
  readonly view: CalendarView;
  readonly chosen: LocalDate;
  readonly label: string;
}

const noEntries: readonly CalendarEntry[] = [];
const noHolidays: readonly PadHoliday[] = [];
const noneClosed: readonly Sme[] = [];

export function CalendarGrid({ days, view, chosen, label }: CalendarGridProps) {
  const today = useToday();
  const printing = useIsPrinting();
  const grid = useRef<HTMLDivElement>(null);
  const handlers = useGridKeys(grid, chosen);
  const { period } = days;
  return (
    <div
      ref={grid}
      role="grid"
      aria-label={label}
      className={styles.grid}
      data-view={view}
      {...handlers}
    >
      <WeekdayRow week={days.weeks[0] ?? []} />
      {days.weeks.map((week) => (
        <Week
          key={week[0]}
          week={week}
          lanes={days.lanes}
          chosen={chosen}
          isFirst={week === days.weeks[0]}
        >
          {week.map((day) => (
            <DayCell
              key={day}
              day={day}
              entries={days.entries.get(day) ?? noEntries}
              holidays={days.holidays.get(day) ?? noHolidays}
              closed={days.closed.get(day) ?? noneClosed}
              shownMax={printing ? printedMax : shownMax[view]}
              size={view === 'week' ? 'full' : 'line'}
              chosen={day === chosen}
              today={day === today}
              outside={day < period.from || day > period.to}
            />
          ))}
        </Week>
      ))}
    </div>
  );
}

function WeekdayRow({ week }: { readonly week: readonly LocalDate[] }) {
  const { language } = useFormat();
  return (
    <div role="row" className={styles.weekdays}>
      {week.map((day) => (
        <div key={day} role="columnheader" className={styles.weekday}>
          <span aria-hidden="true">{weekdayName(language, day, 'short')}</span>
          <VisuallyHidden>{weekdayName(language, day, 'long')}</VisuallyHidden>
        </div>
      ))}
    </div>
  );
}

interface WeekProps {
  readonly week: readonly LocalDate[];
  readonly lanes: readonly Lane[];
  readonly chosen: LocalDate;
  /** Nothing above it has named its lanes. */
  readonly isFirst: boolean;
  readonly children: ReactNode;
}

/** The days, with the lanes above them: each has its words where it begins, and is a line from then on. */
function Week({ week, lanes, chosen, isFirst, children }: WeekProps) {
  const { rows, left } = layOutWeek(lanes, week, laneRowsMax);
  const [first = '', last = ''] = [week[0], week.at(-1)];
  const holdsChosen = week.includes(chosen);
  const rowCount = rows.length + (left.length > 0 ? 1 : 0);
  return (
    <div role="rowgroup" className={styles.week}>
      <div role="row" className={styles.days} data-lanes={rowCount}>
        {children}
      </div>
      {rows.map((row, index) => (
        // The rows of a week have no identity but their place.
        <div key={index} role="row" className={styles.laneRow} data-row={index + 1}>
          {row.map(({ lane, column, days }) => (
            <div
              key={lane.key}
              role="gridcell"
              aria-colindex={column}
              aria-colspan={days}
              data-column={column}
              data-days={days}
              className={styles.lane}
            >
              {lane.from < first && !isFirst ? (
                <LaneLine lane={lane} />
              ) : (
                <LaneBar
                  lane={lane}
                  continued={{ before: lane.from < first, after: lane.to > last }}
                  tabStop={holdsChosen && lane.from <= chosen && chosen <= lane.to}
                />
              )}
            </div>
          ))}
        </div>
      ))}
      {left.length === 0 ? null : (
        <div role="row" className={styles.laneRow} data-row={rowCount}>
          <div
            role="gridcell"
            aria-colindex={1}
            data-column={1}
            data-days={7}
            className={styles.lane}
          >
            <MoreLanes lanes={left} tabStop={holdsChosen} />
          </div>
        </div>
      )}
    </div>
  );
}

/** Those for which there is no row. */
export function MoreLanes({
  lanes,
  tabStop,
}: {
  readonly lanes: readonly Lane[];
  readonly tabStop: boolean;
}) {
  const { t } = useTranslation('calendar');
  const words = useLaneWords();
  const label = t('lane.more', { count: lanes.length });
  return (
    <Popover
      label={label}
      fitted
      trigger={(trigger) => (
        <button
          {...trigger}
          type="button"
          tabIndex={tabStop ? 0 : -1}
          className={styles.moreLanes}
          title={lanes.map(words.name).join(' · ')}
        >
          {label}
        </button>
      )}
    >
      {() => (
        <div className={styles.laneList}>
          {lanes.map((lane) => (
            <LaneDetails key={lane.key} lane={lane} />
          ))}
        </div>
      )}
    </Popover>
  );
}

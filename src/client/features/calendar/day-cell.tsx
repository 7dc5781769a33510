/** A day of the grid: its number, what kind of day it is, and its entries as far as there is room. */

import { type DragEvent, memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CalendarEntry } from '../../../domain/calendar/calendar-entries.ts';
import type { PadHoliday } from '../../../domain/calendar/day-notes.ts';
import { type LocalDate, weekday } from '../../../domain/calendar/local-date.ts';
import type { Sme } from '../../../domain/operation/record.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { classNames } from '../../ui/class-names.ts';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { useCalendarActions } from './calendar-handlers.ts';
import styles from './day-cell.module.css';
import { EntryButton, entryDragType } from './entry-button.tsx';

export interface DayNotes {
  readonly holidays: readonly PadHoliday[];
  readonly closed: readonly Sme[];
}

interface DayCellProps extends DayNotes {
  readonly day: LocalDate;
  readonly entries: readonly CalendarEntry[];
  /** Entries shown before the others wait behind their number. */
  readonly shownMax: number;
  readonly size: 'line' | 'full';
  readonly chosen: boolean;
  readonly today: boolean;
  /** It belongs to the month before or after. */
  readonly outside: boolean;
}

const saturday = 6;
/** Closed businesses that are named; more are counted. */
const closedNamedMax = 1;

export const DayCell = memo(function DayCell(props: DayCellProps) {
  const { day, entries, shownMax, size, chosen, today, outside } = props;
  const { t } = useTranslation('calendar');
  const { dropEntry } = useCalendarActions();
  const drop = useDropTarget((key) => dropEntry(key, day));
  // One that is left over takes the line of its number.
  const shown = entries.length <= shownMax + 1 ? entries : entries.slice(0, shownMax);
  const left = entries.length - shown.length;
  return (
    <div
      role="gridcell"
      tabIndex={chosen ? 0 : -1}
      aria-current={today ? 'date' : undefined}
      aria-selected={chosen}
      data-day={day}
      className={classNames(
        styles.cell,
        outside && styles.outside,
        weekday(day) >= saturday && styles.weekend,
        props.holidays.length > 0 && styles.holiday,
        today && styles.today,
        drop.over && styles.over,
      )}
      {...drop.handlers}
    >
      <DayHead {...props} />
      <div className={styles.content}>
        <Notes {...props} />
        <ul className={styles.entries}>
          {shown.map((entry) => (
            <li key={entry.key}>
              <EntryButton entry={entry} size={size} tabStop={chosen} />
            </li>
          ))}
        </ul>
        {left > 0 ? <MoreButton day={day} count={left} tabStop={chosen} /> : null}
        {left > 0 ? <span className={styles.printed}>{t('day.more', { count: left })}</span> : null}
      </div>
    </div>
  );
});

/** Its number; in words the whole date, for whoever does not see where in the grid it stands. */
function DayHead({ day, chosen, today, entries }: DayCellProps) {
  const { t } = useTranslation('calendar');
  const format = useFormat();
  const { openDay } = useCalendarActions();
  const isFirst = day.endsWith('-01');
  const sentence = [
    format.dateFull(day),
    ...(today ? [t('day.today')] : []),
    ...(entries.length === 0 ? [] : [t('day.entries', { count: entries.length })]),
  ].join(', ');
  return (
    <button
      type="button"
      tabIndex={chosen ? 0 : -1}
      className={classNames(styles.number, today && styles.numberToday)}
      onClick={() => openDay(day)}
    >
      <span aria-hidden="true">
        {isFirst ? format.dayMonth(day, day) : String(Number(day.slice(8)))}
      </span>
      <VisuallyHidden>{sentence}</VisuallyHidden>
    </button>
  );
}

/** Public holidays and closed businesses. */
export function Notes({ holidays, closed }: DayNotes) {
  const { t } = useTranslation('calendar');
  const format = useFormat();
  const names = closed.map(({ values }) => values.name);
  return (
    <>
      {holidays.map(({ name, padCodes }) => (
        <p key={name.en} className={styles.note} title={name[format.language]}>
          {t('day.holiday', { codes: padCodes.join(', '), name: name[format.language] })}
        </p>
      ))}
      {closed.length === 0 ? null : (
        <p className={styles.note} title={t('day.closedList', { names })}>
          {closed.length <= closedNamedMax
            ? t('day.closedList', { names })
            : t('day.closed', { count: closed.length })}
        </p>
      )}
    </>
  );
}

interface MoreButtonProps {
  readonly day: LocalDate;
  readonly count: number;
  readonly tabStop: boolean;
}

/** Opens the day with all that stands on it. */
export function MoreButton({ day, count, tabStop }: MoreButtonProps) {
  const { t } = useTranslation('calendar');
  const format = useFormat();
  const { openDay } = useCalendarActions();
  return (
    <button
      type="button"
      tabIndex={tabStop ? 0 : -1}
      className={styles.more}
      onClick={() => openDay(day)}
    >
      <span aria-hidden="true">{t('day.more', { count })}</span>
      <VisuallyHidden>{t('day.moreName', { count, day: format.dateLong(day) })}</VisuallyHidden>
    </button>
  );
}

/** Takes entries of the calendar that are dropped, and nothing else. */
export function useDropTarget(onDrop: (key: string, event: DragEvent<HTMLElement>) => void) {
  const [over, setOver] = useState(false);
  const takes = (event: DragEvent<HTMLElement>): boolean =>
    event.dataTransfer.types.includes(entryDragType);
  return {
    over,
    handlers: {
      onDragOver: (event: DragEvent<HTMLElement>) => {
        if (!takes(event)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = 'move';
        setOver(true);
      },
      onDragLeave: () => setOver(false),
      onDrop: (event: DragEvent<HTMLElement>) => {
        setOver(false);
        if (!takes(event)) return;
        event.preventDefault();
        onDrop(event.dataTransfer.getData(entryDragType), event);
      },
    },
  };
}

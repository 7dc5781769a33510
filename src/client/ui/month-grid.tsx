/**
 * A month of days to choose one from. One day takes the Tab key; arrows move by a day and a week, Page Up and Page Down
 * by a month, Home and End to the ends of a week, Enter takes the day. It reckons no dates: what stands on a day, and
 * where a key leads, is told by its caller.
 */
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { classNames } from './class-names.ts';
import { IconButton } from './icon-button.tsx';
import styles from './month-grid.module.css';
import { Announcement, VisuallyHidden } from './visually-hidden.tsx';

export interface GridDay {
  readonly value: string;
  readonly label: string;
  /** Read aloud: the day in full, with what it is besides. */
  readonly name: string;
  /** Below the number: codes of countries. */
  readonly mark: string;
  readonly look: readonly GridDayLook[];
}

/** `outside` the month, `past` or otherwise unlikely, `off` for a holiday, `closed` for a closure. */
export type GridDayLook = 'today' | 'chosen' | 'outside' | 'faint' | 'off' | 'closed';

export interface GridWeek {
  /** The number of the week. */
  readonly label: string;
  readonly days: readonly GridDay[];
}

/** What stands on days of the month, in words. */
export interface GridNote {
  readonly days: string;
  readonly text: string;
  /** A code of countries; a closure has none. */
  readonly mark: string | undefined;
}

interface MonthGridProps {
  readonly title: string;
  readonly labels: { readonly previous: string; readonly next: string };
  readonly weekdays: readonly { readonly short: string; readonly long: string }[];
  readonly weeks: readonly GridWeek[];
  readonly notes: readonly GridNote[];
  /** The day that takes the Tab key. */
  readonly focused: string;
  /** The day that a key leads to from the focused one. */
  readonly onKey: (key: string) => string | undefined;
  readonly onFocusDay: (value: string) => void;
  readonly onTake: (value: string) => void;
}

export function MonthGrid(props: MonthGridProps) {
  const { title, labels, weekdays, weeks, notes, focused, onKey, onFocusDay, onTake } = props;
  const grid = useRef<HTMLDivElement>(null);
  const wantsFocus = useRef(true);
  useEffect(() => {
    if (!wantsFocus.current) return;
    wantsFocus.current = false;
    grid.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
  });
  const turn = (key: string): void => {
    const next = onKey(key);
    if (next !== undefined) onFocusDay(next);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const next = onKey(event.key);
    if (next !== undefined) {
      wantsFocus.current = true;
      onFocusDay(next);
    } else if (event.key === 'Enter' || event.key === ' ') onTake(focused);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className={styles.month}>
      <div className={styles.head}>
        <IconButton small icon="back" label={labels.previous} onClick={() => turn('PageUp')} />
        <span className={styles.title}>{title}</span>
        <IconButton small icon="forward" label={labels.next} onClick={() => turn('PageDown')} />
        <Announcement>{title}</Announcement>
      </div>
      <div
        ref={grid}
        role="grid"
        aria-label={title}
        onKeyDown={onKeyDown}
        onClick={(event) => {
          const day = dayUnder(event.target);
          if (day !== undefined) onTake(day);
        }}
      >
        <div role="row" className={styles.row}>
          <span />
          {weekdays.map(({ short, long }) => (
            <span key={long} role="columnheader" className={styles.weekday}>
              <span aria-hidden="true">{short}</span>
              <VisuallyHidden>{long}</VisuallyHidden>
            </span>
          ))}
        </div>
        {weeks.map(({ label, days }) => (
          <div key={days[0]?.value} role="row" className={styles.row}>
            <span aria-hidden="true" className={styles.week}>
              {label}
            </span>
            {days.map((day) => (
              <DayCell key={day.value} day={day} focused={day.value === focused} />
            ))}
          </div>
        ))}
      </div>
      <Notes notes={notes} />
    </div>
  );
}

function dayUnder(target: EventTarget): string | undefined {
  return target instanceof Element
    ? target.closest<HTMLElement>('[data-value]')?.dataset['value']
    : undefined;
}

interface DayCellProps {
  readonly day: GridDay;
  readonly focused: boolean;
}

function DayCell({ day, focused }: DayCellProps) {
  const { value, label, name, mark, look } = day;
  return (
    <div
      role="gridcell"
      tabIndex={focused ? 0 : -1}
      aria-label={name}
      aria-selected={look.includes('chosen')}
      aria-current={look.includes('today') ? 'date' : undefined}
      data-value={value}
      className={classNames(styles.day, ...look.map((one) => styles[one]))}
    >
      <span className={styles.number}>{label}</span>
      {mark === '' ? null : <span className={styles.mark}>{mark}</span>}
    </div>
  );
}

function Notes({ notes }: { readonly notes: readonly GridNote[] }) {
  if (notes.length === 0) return null;
  return (
    <ul className={styles.notes}>
      {notes.map(({ days, text, mark }) => (
        <li key={`${days} ${text}`} className={styles.note}>
          <span className={styles.noteDays}>{days}</span>
          <span>{text}</span>
          <span className={mark === undefined ? styles.closedSample : styles.code}>{mark}</span>
        </li>
      ))}
    </ul>
  );
}

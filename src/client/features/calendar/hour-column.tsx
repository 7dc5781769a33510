/** A day of the week by the hour: its contacts, the half hour at which one is, and where the clock stands. */

import { useTranslation } from 'react-i18next';
import {
  clockOf,
  minuteOf,
  stepMinutes,
  type TimedEntry,
} from '../../../domain/calendar/hour-grid.ts';
import type { HourPlace } from '../../../domain/calendar/hour-keys.ts';
import { dateOf, type LocalDate, weekday } from '../../../domain/calendar/local-date.ts';
import { timeElsewhere } from '../../../domain/contact/time-elsewhere.ts';
import { usePlaceName } from '../../i18n/use-contact-words.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useCarnet, useNow } from '../../model/use-carnet.ts';
import { classNames } from '../../ui/class-names.ts';
import { Icon } from '../../ui/icon.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { useMayWrite } from '../../model/use-may-write.ts';
import { useCalendarActions } from './calendar-handlers.ts';
import { useDropTarget } from './day-cell.tsx';
import { EntryButton } from './entry-button.tsx';
import styles from './hour-grid.module.css';
import { minuteUnder } from './use-hour-keys.ts';

const saturday = 6;

interface HourColumnProps {
  readonly day: LocalDate;
  readonly timed: readonly TimedEntry[];
  /** Where one is, when it is on this day. */
  readonly place: HourPlace | undefined;
  /** The key of the entry that stands there. */
  readonly current: string | undefined;
  readonly other: string | undefined;
  readonly holiday: boolean;
}

export function HourColumn({ day, timed, place, current, other, holiday }: HourColumnProps) {
  const format = useFormat();
  const now = useNow();
  const { dropEntry } = useCalendarActions();
  const drop = useDropTarget((key, event) =>
    dropEntry(key, day, minuteUnder(event.currentTarget, event.clientY)),
  );
  const isToday = day === dateOf(now);
  return (
    <div
      role="group"
      aria-label={format.dateFull(day)}
      aria-current={isToday ? 'date' : undefined}
      data-day={day}
      className={classNames(
        styles.column,
        weekday(day) >= saturday && styles.weekend,
        holiday && styles.holiday,
        isToday && styles.todayColumn,
        drop.over && styles.over,
      )}
      {...drop.handlers}
    >
      {timed.map((one) => (
        <Block key={one.entry.key} timed={one} isPlace={one.entry.key === current} />
      ))}
      {isToday ? <Now minute={minuteOf(now)} /> : null}
      {place === undefined || current !== undefined ? null : (
        <FreeHalfHour place={place} other={other} />
      )}
    </div>
  );
}

/** A height of the column, in hours. */
const high = (minutes: number): string => `calc(var(--hour) * ${minutes / 60})`;

function Block({ timed, isPlace }: { readonly timed: TimedEntry; readonly isPlace: boolean }) {
  const { entry, from, to, column, columns } = timed;
  return (
    <div
      data-place={isPlace ? '' : undefined}
      className={classNames(
        styles.block,
        to - from <= stepMinutes && styles.short,
        columns > 1 && styles.beside,
        columns > 2 && styles.crowded,
      )}
      style={{
        insetBlockStart: high(from),
        blockSize: high(to - from),
        insetInlineStart: `${(100 * column) / columns}%`,
        inlineSize: `${100 / columns}%`,
      }}
    >
      <EntryButton entry={entry} size="block" tabStop={isPlace} />
    </div>
  );
}

interface FreeProps {
  readonly place: HourPlace;
  readonly other: string | undefined;
}

/** Where one is, while nothing stands there: Enter plans. */
function FreeHalfHour({ place: { day, minute }, other }: FreeProps) {
  const { t } = useTranslation('calendar');
  const format = useFormat();
  const nameOf = usePlaceName();
  const zone = useCarnet().environment.zone();
  const { openPlan } = useCalendarActions();
  const mayWrite = useMayWrite();
  const hour = clockOf(minute);
  const there =
    other === undefined
      ? ''
      : t('entry.timeOf', {
          time: format.time(timeElsewhere(`${day}T${hour}`, zone, other)),
          place: nameOf(other),
        });
  return (
    <div data-place="" className={styles.free} style={{ insetBlockStart: high(minute) }}>
      <button type="button" className={styles.freeButton} onClick={() => openPlan({ day, hour })}>
        {mayWrite ? <Icon name="add" size={14} /> : null}
        <span>{format.time(hour)}</span> <span className={styles.there}>{there}</span>
        <VisuallyHidden>
          {[...(mayWrite ? ['', t('action.plan')] : ['']), format.dateFull(day)].join(', ')}
        </VisuallyHidden>
      </button>
    </div>
  );
}

function Now({ minute }: { readonly minute: number }) {
  const format = useFormat();
  return (
    <div className={styles.now} style={{ insetBlockStart: high(minute) }} aria-hidden="true">
      <span>{format.time(clockOf(minute))}</span>
    </div>
  );
}

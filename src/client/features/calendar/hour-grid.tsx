/**
 * The week by the hour, on one's own clock with the other one beside it: each contact where it begins and as high as it
 * lasts, side by side where they share time; above the hours what lies over days or has none.
 */

import { type RefObject, useEffectEvent, useLayoutEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import {
  clockOf,
  firstMinute,
  hourDays,
  minutesPerDay,
} from '../../../domain/calendar/hour-grid.ts';
import type { LocalDate } from '../../../domain/calendar/local-date.ts';
import { timeElsewhere } from '../../../domain/contact/time-elsewhere.ts';
import { usePlaceName } from '../../i18n/use-contact-words.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { weekdayName } from '../../i18n/weekday-name.ts';
import { useCarnet, useCarnetState, useToday } from '../../model/use-carnet.ts';
import { useAppointment } from '../../parts/date/use-appointment.ts';
import { classNames } from '../../ui/class-names.ts';
import { Announcement } from '../../ui/visually-hidden.tsx';
import { HourBand } from './hour-band.tsx';
import { HourColumn } from './hour-column.tsx';
import styles from './hour-grid.module.css';
import type { CalendarDays } from './use-calendar.ts';
import { useHourKeys } from './use-hour-keys.ts';
import { type MovingEntry, useMovingEntry } from './use-moving-entry.ts';

interface HourGridProps {
  readonly days: CalendarDays;
  readonly chosen: LocalDate;
  readonly label: string;
}

const noWeek: readonly LocalDate[] = [];
const hours = Array.from({ length: 24 }, (_, hour) => hour * 60);

export function HourGrid({ days, chosen, label }: HourGridProps) {
  const zone = useCarnet().environment.zone();
  const week = days.weeks[0] ?? noWeek;
  const other = useOtherZone(zone, chosen);
  const moving = useMovingEntry(zone);
  const { place: inPlace } = moving;
  const all = useMemo(() => [...days.entries.values()].flat(), [days.entries]);
  const shown = hourDays(inPlace(all), week, zone);
  const grid = useRef<HTMLDivElement>(null);
  const { place, current, handlers } = useHourKeys({ grid, chosen, days: shown, zone, moving });
  useOpening(grid, week[0], firstMinute(shown));
  return (
    <div ref={grid} role="group" aria-label={label} className={styles.grid} {...handlers}>
      <Head week={week} zone={zone} other={other} />
      <HourBand days={days} shown={shown} chosen={chosen} />
      <div className={styles.body}>
        <Hours day={chosen} zone={zone} other={other} />
        {week.map((day) => (
          <HourColumn
            key={day}
            day={day}
            timed={shown.get(day)?.timed ?? []}
            place={day === place.day ? place : undefined}
            current={day === place.day ? current?.entry.key : undefined}
            other={other}
            holiday={(days.holidays.get(day) ?? []).length > 0}
          />
        ))}
      </div>
      <MovingWords moving={moving} />
    </div>
  );
}

/** A zone of the programme with another time than one's own. */
function useOtherZone(zone: string, day: LocalDate): string | undefined {
  const pads = useCarnetState((state) => state.launchPads);
  const noon = `${day}T12:00`;
  return pads
    .map(({ values }) => values.timeZone)
    .find((one) => timeElsewhere(noon, zone, one) !== noon);
}

/** A week opens at its morning. */
function useOpening(
  grid: RefObject<HTMLElement | null>,
  monday: LocalDate | undefined,
  minute: number,
): void {
  const open = useEffectEvent((): void => {
    if (grid.current !== null) scrollToMinute(grid.current, minute);
  });
  useLayoutEffect(() => open(), [monday]);
}

function scrollToMinute(frame: HTMLElement, minute: number): void {
  const height = frame.querySelector('[data-day]')?.clientHeight ?? 0;
  frame.scrollTop = (height * minute) / minutesPerDay;
}

interface ZonesProps {
  readonly zone: string;
  readonly other: string | undefined;
}

function Head({ week, zone, other }: ZonesProps & { readonly week: readonly LocalDate[] }) {
  const { t } = useTranslation('calendar');
  const { language } = useFormat();
  const today = useToday();
  const name = usePlaceName();
  return (
    <div className={styles.head}>
      <div className={styles.zones}>
        <b>{name(zone)}</b>
        {other === undefined ? null : <span>{name(other)}</span>}
      </div>
      {week.map((day) => (
        <div key={day} className={classNames(styles.dayHead, day === today && styles.todayHead)}>
          {weekdayName(language, day, 'short')} <b>{Number(day.slice(8))}</b>
          {day === today ? <span className={styles.todayWord}>{t('day.today')}</span> : null}
        </div>
      ))}
    </div>
  );
}

function Hours({ day, zone, other }: ZonesProps & { readonly day: LocalDate }) {
  const format = useFormat();
  return (
    <div className={styles.hours} aria-hidden="true">
      {hours.map((minute) => (
        <div key={minute} className={styles.hour}>
          <b>{format.time(clockOf(minute))}</b>
          {other === undefined ? null : (
            <span>
              {format.time(timeElsewhere(`${day}T${clockOf(minute)}`, zone, other).slice(11))}
            </span>
          )}
        </div>
      ))}
    </div>
  );
}

/** Says where an entry is while it moves. */
function MovingWords({ moving: { entry } }: { readonly moving: MovingEntry }) {
  const format = useFormat();
  const said = useAppointment();
  const words =
    entry === undefined
      ? []
      : [
          format.dateFull(entry.day),
          ...(entry.kind === 'action'
            ? []
            : [said(entry).time].filter((time) => time !== undefined)),
        ];
  return <Announcement>{words.join(', ')}</Announcement>;
}

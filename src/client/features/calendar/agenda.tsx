/** The period as a list, day by day: what a phone shows instead of a grid. Days with nothing on them are left out. */

import { useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { LocalDate } from '../../../domain/calendar/local-date.ts';
import { daysOf, overlaps } from '../../../domain/calendar/weeks.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useToday } from '../../model/use-carnet.ts';
import { WritersOnly } from '../../parts/record/writers-only.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { MarginEntry, MarginHeading, MarginList } from '../../ui/margin-list.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import styles from './agenda.module.css';
import { useCalendarActions } from './calendar-handlers.ts';
import { MoreButton } from './day-cell.tsx';
import { EntryButton } from './entry-button.tsx';
import { laneIcon } from './lane-bar.tsx';
import { useLaneWords } from '../../parts/concern/lane-words.ts';
import type { CalendarDays } from './use-calendar.ts';
import { weekdayName } from '../../i18n/weekday-name.ts';

/** Entries of a day before the others wait behind their number. */
const shownMax = 12;

interface AgendaProps {
  readonly days: CalendarDays;
  readonly chosen: LocalDate;
  readonly label: string;
}

export function Agenda({ days, chosen, label }: AgendaProps) {
  const { t } = useTranslation('calendar');
  const today = useToday();
  const listed = daysOf(days.period).filter((day) => day === today || hasNotes(days, day));
  const list = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    // Whoever opens the month wants the day, not the first of the month.
    const entry = list.current?.querySelector(`[id="${dayId(chosen)}"]`);
    if (!chosen.endsWith('-01')) entry?.scrollIntoView({ block: 'center' });
  }, [chosen]);
  return (
    <div ref={list}>
      <Context days={days} />
      {listed.length === 0 ? (
        <p className={styles.nothing}>{t('agenda.nothing')}</p>
      ) : (
        <MarginList label={label}>
          {listed.map((day) => (
            <Day key={day} day={day} days={days} />
          ))}
        </MarginList>
      )}
    </div>
  );
}

const dayId = (day: LocalDate): string => `day-${day}`;

function hasNotes({ entries, holidays, closed }: CalendarDays, day: LocalDate): boolean {
  return entries.has(day) || (holidays.get(day) ?? []).length > 0 || closed.has(day);
}

function Context({ days: { lanes, period } }: { readonly days: CalendarDays }) {
  const { t } = useTranslation('calendar');
  const words = useLaneWords();
  const shown = lanes.filter((lane) => overlaps(lane, period));
  if (shown.length === 0) return null;
  return (
    <MarginList label={t('agenda.context')}>
      <MarginHeading>{t('agenda.context')}</MarginHeading>
      {shown.map((lane) => (
        <MarginEntry key={lane.key} kind="aside" node={laneIcon(lane)}>
          {words.name(lane)}
          <span className={styles.dates}>{words.dates(lane)}</span>
        </MarginEntry>
      ))}
    </MarginList>
  );
}

function Day({ day, days }: { readonly day: LocalDate; readonly days: CalendarDays }) {
  const { t } = useTranslation('calendar');
  const format = useFormat();
  const today = useToday();
  const { openPlan } = useCalendarActions();
  const entries = days.entries.get(day) ?? [];
  const shown = entries.length <= shownMax + 1 ? entries : entries.slice(0, shownMax);
  const holidays = days.holidays.get(day) ?? [];
  const closed = days.closed.get(day) ?? [];
  return (
    <MarginEntry
      id={dayId(day)}
      mark={weekdayName(format.language, day, 'short')}
      submark={
        <>
          {format.dayMonth(day, day)}
          {day === today ? <VisuallyHidden>, {t('day.today')}</VisuallyHidden> : null}
        </>
      }
      node={day === today ? 'calendar' : undefined}
      tone={day === today ? 'accent' : 'plain'}
    >
      <div className={styles.day}>
        <WritersOnly>
          <div className={styles.add}>
            <IconButton
              small
              icon="add"
              label={`${t('day.plan')}, ${format.dateFull(day)}`}
              onClick={() => openPlan({ day })}
            />
          </div>
        </WritersOnly>
        {holidays.map(({ name, padCodes }) => (
          <p key={name.en} className={styles.note}>
            {t('day.holiday', { codes: padCodes.join(', '), name: name[format.language] })}
          </p>
        ))}
        {closed.length === 0 ? null : (
          <p className={styles.note}>
            {t('day.closedList', { names: closed.map(({ values }) => values.name) })}
          </p>
        )}
        {entries.length === 0 ? (
          <p className={styles.note}>{t('day.nothing')}</p>
        ) : (
          <ul>
            {shown.map((entry) => (
              <li key={entry.key}>
                <EntryButton entry={entry} size="full" tabStop />
              </li>
            ))}
          </ul>
        )}
        {shown.length === entries.length ? null : (
          <MoreButton day={day} count={entries.length - shown.length} tabStop />
        )}
      </div>
    </MarginEntry>
  );
}

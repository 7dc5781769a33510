/**
 * The calendar: what is planned and due in a month or a week, against public holidays, closures, absences and the
 * context of the programme on both sides. Everything in it can be settled, moved or planned without leaving it.
 */

import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CalendarEntry, entriesOnPaper } from '../../../domain/calendar/calendar-entries.ts';
import { timeAtPlace } from '../../../domain/calendar/hour-grid.ts';
import type { LocalDate } from '../../../domain/calendar/local-date.ts';
import { daysOf } from '../../../domain/calendar/weeks.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useCommands } from '../../model/commands.ts';
import { type PlaceRow, useLeftPlace } from '../../model/left-place.ts';
import { askPlan } from '../../model/plan-question.ts';
import { useCarnet, useCarnetState, useToday } from '../../model/use-carnet.ts';
import { useNotedMayLeave } from '../../model/use-noted-may-leave.ts';
import { paths } from '../../ports/routes.ts';
import { TopBar } from '../../ui/top-bar.tsx';
import { Agenda } from './agenda.tsx';
import { type CalendarAddress, searchOf } from './calendar-address.ts';
import {
  CalendarActionsContext,
  isMovable,
  type MovableEntry,
  useCalendarHandlers,
  useSteadyActions,
} from './calendar-handlers.ts';
import { useCalendarFile } from './calendar-file.ts';
import { CalendarGrid } from './calendar-grid.tsx';
import styles from './calendar-screen.module.css';
import { CalendarToolbar } from './calendar-toolbar.tsx';
import { DayDialog } from './day-dialog.tsx';
import { useEntryWords } from './entry-words.ts';
import { HourGrid } from './hour-grid.tsx';
import { MoveDialog } from './move-dialog.tsx';
import { type CalendarDays, useCalendar } from './use-calendar.ts';
import { useCalendarAddress } from './use-calendar-address.ts';
import { LeftOut } from '../../parts/print/left-out.tsx';
import { useIsPrinting } from '../../ui/use-is-printing.ts';
import { useMedia } from '../../ui/use-media.ts';

/** A grid of seven columns needs more than a phone or an upright tablet has; paper has it. */
const narrow = 'screen and (max-width: 900px)';

type Opened =
  | { readonly kind: 'day'; readonly day: LocalDate }
  | { readonly kind: 'move'; readonly entry: MovableEntry };

export function CalendarScreen() {
  const { t } = useTranslation('calendar');
  const { address, change } = useCalendarAddress();
  const whole = useCalendar(address);
  const isOnPaper = useIsPrinting();
  const mayLeave = useNotedMayLeave();
  const days = isOnPaper ? { ...whole, entries: entriesOnPaper(whole.entries, mayLeave) } : whole;
  const left = isOnPaper ? countIn(whole, isContact) - countIn(days, isContact) : 0;
  const actionsLeft = isOnPaper ? countIn(whole, isAction) - countIn(days, isAction) : 0;
  const handlers = useCalendarHandlers();
  const saveFile = useCalendarFile();
  const words = useEntryWords();
  const period = usePeriodName(address, days);
  const [opened, setOpened] = useState<Opened | undefined>(undefined);
  const isNarrow = useMedia(narrow);
  const zone = useCarnet().environment.zone();

  const actions = useSteadyActions({
    handlers,
    chooseDay: (day) => change({ day }, 'inPlace'),
    openDay: (day) => setOpened({ kind: 'day', day }),
    openPlan: (start) => {
      setOpened(undefined);
      askPlan(start);
    },
    openMove: (entry) => setOpened({ kind: 'move', entry }),
    dropEntry: (key, day, minute) => {
      const entry = [...days.entries.values()].flat().find((one) => one.key === key);
      if (entry?.kind === 'review') {
        askPlan({ smeId: entry.sme.id, day, kind: 'monthlyReview' });
      } else if (entry?.kind === 'planned' && minute !== undefined) {
        const at = timeAtPlace(entry, { day, minute }, zone);
        if (at !== undefined) void handlers.move(entry, at.slice(0, 10), at.slice(11));
      } else if (entry !== undefined && isMovable(entry)) void handlers.move(entry, day);
    },
    saveFile: (entry) => void saveFile([entry], `${words.name(entry).text} ${entry.day}`),
  });
  const plan = (): void => actions.openPlan({ day: address.day });
  useCommands({ planContact: { run: plan } });
  const today = useToday();
  useLeftPlace(
    {
      screen: 'calendar',
      path: paths.calendar(searchOf(address, today).toString()),
      rows: noRows,
      row: address.day,
    },
    focusDay,
  );

  const fileOfPeriod = (): void => {
    const entries = daysOf(days.period).flatMap((day) => days.entries.get(day) ?? []);
    void saveFile(entries, address.view === 'month' ? address.day.slice(0, 7) : days.period.from);
  };

  return (
    <CalendarActionsContext value={actions}>
      <TopBar title={t('title')} />
      <CalendarToolbar
        address={address}
        onChange={change}
        period={period}
        onPlan={plan}
        onFile={fileOfPeriod}
      />
      <div className={styles.sheet}>
        <PrintedTitle period={period} />
        {isNarrow ? (
          <Agenda days={days} chosen={address.day} label={t('agenda.label', { period })} />
        ) : address.view === 'week' && !isOnPaper ? (
          <HourGrid days={days} chosen={address.day} label={t('hours.label', { period })} />
        ) : (
          <CalendarGrid
            days={days}
            view={address.view}
            chosen={address.day}
            label={t('grid.label', { period })}
          />
        )}
        <LeftOut count={left} actions={actionsLeft} />
        <p className={styles.foot}>{t('shown')}</p>
      </div>
      <Dialogs opened={opened} days={days} onClose={() => setOpened(undefined)} />
    </CalendarActionsContext>
  );
}

const isAction = ({ kind }: CalendarEntry): boolean => kind === 'action';
const isContact = (entry: CalendarEntry): boolean => !isAction(entry);

/** Entries of a kind on the days that are shown. */
const countIn = (
  { weeks, entries }: CalendarDays,
  counts: (entry: CalendarEntry) => boolean,
): number =>
  weeks.flat().reduce((sum, day) => sum + (entries.get(day)?.filter(counts).length ?? 0), 0);

/** The calendar is no list of SMEs: from a sheet one comes back to the day. */
const noRows: readonly PlaceRow[] = [];

function focusDay(day: string): boolean {
  const cell = document.querySelector<HTMLElement>(`[data-day="${CSS.escape(day)}"]`);
  // By the hour the days are columns: what stands at the chosen half hour takes the focus.
  const stop = cell?.querySelector('[data-place] button') ?? cell;
  if (!(stop instanceof HTMLElement)) return false;
  stop.focus({ preventScroll: true });
  return true;
}

interface DialogsProps {
  readonly opened: Opened | undefined;
  readonly days: CalendarDays;
  readonly onClose: () => void;
}

function Dialogs({ opened, days, onClose }: DialogsProps) {
  if (opened === undefined) return null;
  switch (opened.kind) {
    case 'day':
      return <DayDialog day={opened.day} days={days} onClose={onClose} />;
    case 'move':
      return <MoveDialog entry={opened.entry} onClose={onClose} />;
  }
}

/** `May 2021`, or the days of the week. */
function usePeriodName({ view }: CalendarAddress, { period }: CalendarDays): string {
  const format = useFormat();
  return useMemo(
    () =>
      view === 'month'
        ? format.month(period.from)
        : // Against a day of no year, so that the year is always written.
          format.dateRange(period.from, period.to, '0001-01-01'),
    [view, format, period],
  );
}

/** On paper the navigation is gone, and with it what the page is of. */
function PrintedTitle({ period }: { readonly period: string }) {
  const { t } = useTranslation('calendar');
  const programme = useCarnetState((state) => state.programme?.values.name ?? '');
  return <p className={styles.printed}>{t('printed', { programme, period })}</p>;
}

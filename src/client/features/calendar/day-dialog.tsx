/** A whole day in a window: everything on it, and the way to plan something more. */

import { useTranslation } from 'react-i18next';
import type { LocalDate } from '../../../domain/calendar/local-date.ts';
import { overlaps } from '../../../domain/calendar/weeks.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { WritersOnly } from '../../parts/record/writers-only.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useCalendarActions } from './calendar-handlers.ts';
import styles from './day-dialog.module.css';
import { EntryButton } from './entry-button.tsx';
import { laneIcon } from './lane-bar.tsx';
import { useLaneWords } from '../../parts/concern/lane-words.ts';
import type { CalendarDays } from './use-calendar.ts';

interface DayDialogProps {
  readonly day: LocalDate;
  readonly days: CalendarDays;
  readonly onClose: () => void;
}

export function DayDialog({ day, days, onClose }: DayDialogProps) {
  const { t } = useTranslation('calendar');
  const format = useFormat();
  const words = useLaneWords();
  const { openPlan } = useCalendarActions();
  const entries = days.entries.get(day) ?? [];
  const holidays = days.holidays.get(day) ?? [];
  const closed = days.closed.get(day) ?? [];
  const lanes = days.lanes.filter((lane) => overlaps(lane, { from: day, to: day }));
  return (
    <Dialog
      open
      onClose={onClose}
      title={format.dateFull(day)}
      closeLabel={t('close')}
      footer={
        <WritersOnly>
          <Button
            variant="primary"
            icon="add"
            size="form"
            onClick={() => {
              onClose();
              openPlan({ day });
            }}
          >
            {t('day.plan')}
          </Button>
        </WritersOnly>
      }
    >
      {lanes.length + holidays.length + closed.length === 0 ? null : (
        <ul className={styles.notes}>
          {holidays.map(({ name, padCodes }) => (
            <li key={name.en}>
              <Icon name="calendar" size={14} />
              {t('day.holiday', { codes: padCodes.join(', '), name: name[format.language] })}
            </li>
          ))}
          {closed.length === 0 ? null : (
            <li>
              <Icon name="lock" size={14} />
              {t('day.closedList', { names: closed.map(({ values }) => values.name) })}
            </li>
          )}
          {lanes.map((lane) => (
            <li key={lane.key}>
              <Icon name={laneIcon(lane)} size={14} />
              {words.name(lane)}
            </li>
          ))}
        </ul>
      )}
      {entries.length === 0 ? (
        <p className={styles.nothing}>{t('day.nothing')}</p>
      ) : (
        <ul className={styles.entries}>
          {entries.map((entry) => (
            <li key={entry.key}>
              <EntryButton entry={entry} size="full" tabStop />
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  );
}

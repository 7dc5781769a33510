/** Above the hours: what lies over the days of the week, and what has a day and no hour. */

import { useTranslation } from 'react-i18next';
import { layOutWeek } from '../../../domain/calendar/lanes.ts';
import type { HourDays } from '../../../domain/calendar/hour-keys.ts';
import type { LocalDate } from '../../../domain/calendar/local-date.ts';
import { useFormat } from '../../i18n/use-format.ts';
import gridStyles from './calendar-grid.module.css';
import { MoreLanes } from './calendar-grid.tsx';
import { Notes } from './day-cell.tsx';
import { EntryButton } from './entry-button.tsx';
import styles from './hour-grid.module.css';
import { LaneBar } from './lane-bar.tsx';
import type { CalendarDays } from './use-calendar.ts';

const laneRowsMax = 3;

interface HourBandProps {
  readonly days: CalendarDays;
  readonly shown: HourDays;
  readonly chosen: LocalDate;
}

export function HourBand({ days, shown, chosen }: HourBandProps) {
  const { t } = useTranslation('calendar');
  const format = useFormat();
  const week = days.weeks[0] ?? [];
  const [first = '', last = ''] = [week[0], week.at(-1)];
  const { rows, left } = layOutWeek(days.lanes, week, laneRowsMax);
  return (
    <div className={styles.band}>
      <div className={styles.bandName}>{t('hours.allDay')}</div>
      {rows.map((row, index) => (
        <div key={index} className={styles.bandLanes}>
          {row.map(({ lane, column, days: length }) => (
            <div key={lane.key} data-column={column} data-days={length} className={gridStyles.lane}>
              <LaneBar
                lane={lane}
                continued={{ before: lane.from < first, after: lane.to > last }}
                tabStop
              />
            </div>
          ))}
        </div>
      ))}
      {left.length === 0 ? null : (
        <div className={styles.bandLanes}>
          <div data-column={1} data-days={7} className={gridStyles.lane}>
            <MoreLanes lanes={left} tabStop />
          </div>
        </div>
      )}
      <div className={styles.bandDays}>
        {week.map((day) => (
          <div key={day} role="group" aria-label={format.dateFull(day)} className={styles.bandDay}>
            <Notes holidays={days.holidays.get(day) ?? []} closed={days.closed.get(day) ?? []} />
            {(shown.get(day)?.untimed ?? []).map((entry) => (
              <EntryButton key={entry.key} entry={entry} size="line" tabStop={day === chosen} />
            ))}
          </div>
        ))}
      </div>
    </div>
  );
}

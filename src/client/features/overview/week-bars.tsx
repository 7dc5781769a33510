/**
 * The contacts of one way, a bar a week: each shows its dates and count when it is pointed at or has the focus, and opens
 * its contacts. One bar takes the Tab key, arrows lead to the others.
 */

import { type KeyboardEvent, use } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { addDays, type DateRange } from '../../../domain/calendar/local-date.ts';
import { daysPerWeek } from '../../../domain/calendar/weeks.ts';
import { type ContactWay, weekKey } from '../../../domain/report/contact-figures.ts';
import type { Figures } from '../../../domain/report/figure.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useToday } from '../../model/use-carnet.ts';
import { moveFocus } from '../../ui/roving-focus.ts';
import { PathTo } from './number-link.tsx';
import styles from './overview.module.css';

interface WeekBarsProps {
  readonly label: string;
  readonly padId: string;
  readonly way: ContactWay;
  readonly mondays: readonly string[];
  readonly figures: Figures;
  readonly days: DateRange;
}

export function WeekBars({ label, padId, way, mondays, figures, days }: WeekBarsProps) {
  const weeks = mondays.map((monday) => {
    const key = weekKey(padId, way, monday);
    return { monday, key, count: figures.get(key)?.value ?? 0 };
  });
  const most = Math.max(1, ...weeks.map(({ count }) => count));
  const first = weeks.findIndex(({ count }) => count > 0);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    moveFocus(event, 'a', 'horizontal');
  };
  return (
    <span role="toolbar" aria-label={label} className={styles.bars} onKeyDown={onKeyDown}>
      {weeks.map(({ monday, key, count }, index) =>
        count === 0 ? (
          <span key={monday} className={styles.noBar} />
        ) : (
          <Bar
            key={monday}
            of={key}
            count={count}
            share={count / most}
            tabIndex={index === first ? 0 : -1}
            from={monday < days.from ? days.from : monday}
            to={lastOf(monday, days.to)}
          />
        ),
      )}
    </span>
  );
}

function lastOf(monday: string, end: string): string {
  const sunday = addDays(monday, daysPerWeek - 1);
  return sunday > end ? end : sunday;
}

interface BarProps {
  readonly of: string;
  readonly count: number;
  /** Of the highest bar. */
  readonly share: number;
  readonly tabIndex: number;
  readonly from: string;
  readonly to: string;
}

function Bar({ of, count, share, tabIndex, from, to }: BarProps) {
  const { t } = useTranslation('overview');
  const format = useFormat();
  const today = useToday();
  const pathTo = use(PathTo);
  const words = t('contacts.week', { count, days: format.dateRange(from, to, today) });
  return (
    <Link
      href={pathTo(of)}
      className={styles.week}
      aria-label={words}
      data-words={words}
      tabIndex={tabIndex}
    >
      <span className={styles.bar} style={{ blockSize: `${Math.round(share * 100)}%` }} />
    </Link>
  );
}

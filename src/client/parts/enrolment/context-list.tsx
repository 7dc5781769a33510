/** The names of the bars under the chart, by their numbers. */

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContextBar } from '../../../domain/programme/context-bars.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useToday } from '../../model/use-carnet.ts';
import { useIsPrinting } from '../../ui/use-is-printing.ts';
import styles from './enrolment-picture.module.css';

export function ContextList({ bars }: { readonly bars: readonly ContextBar[] }) {
  return (
    <EventList count={bars.length}>
      {bars.map((bar) => (
        <BarName key={bar.event.id} bar={bar} />
      ))}
    </EventList>
  );
}

interface EventListProps {
  readonly count: number;
  readonly children: ReactNode;
}

/** The names of events, folded away on the screen and open on paper. */
export function EventList({ count, children }: EventListProps) {
  const { t } = useTranslation('enrolment');
  const printing = useIsPrinting();
  if (count === 0) return null;
  return (
    <details className={styles.context} open={printing || undefined}>
      <summary>{t('context.title', { count })}</summary>
      <ol className={styles.bars}>{children}</ol>
    </details>
  );
}

interface EventNameProps {
  readonly number: number;
  readonly children: ReactNode;
}

/** The number of a bar, and what it stands for. */
export function EventName({ number, children }: EventNameProps) {
  const format = useFormat();
  return (
    <li>
      <span className={styles.number}>{format.number(number)}</span>
      <span>{children}</span>
    </li>
  );
}

function BarName({ bar }: { readonly bar: ContextBar }) {
  const { t } = useTranslation(['enrolment', 'domain']);
  const format = useFormat();
  const today = useToday();
  const { title, country, precision } = bar.event.values;
  // A translation is read by whoever reads that language.
  const own = title.lang === format.language ? title.text : (title.translation ?? title.text);
  const lang = own === title.text ? title.lang : format.language;
  const when =
    precision === 'month'
      ? format.month(bar.from, 'long')
      : bar.from === bar.to
        ? format.dayMonth(bar.from, today)
        : format.dateRange(bar.from, bar.to, today);
  return (
    <EventName number={bar.number}>
      <span lang={lang}>{own}</span>{' '}
      <span className={styles.quiet}>
        {[country === undefined ? undefined : t(`domain:option.country.${country}`), when]
          .filter((part) => part !== undefined)
          .join(' · ')}
      </span>
    </EventName>
  );
}

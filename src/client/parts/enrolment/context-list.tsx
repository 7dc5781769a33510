/** The names of the bars under the chart, by their numbers. */

import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.ts';
import { useToday } from '../../model/use-carnet.ts';
import { useIsPrinting } from '../../ui/use-is-printing.ts';
import type { ContextBar } from './context-bars.ts';
import styles from './enrolment-picture.module.css';

export function ContextList({ bars }: { readonly bars: readonly ContextBar[] }) {
  const { t } = useTranslation('enrolment');
  const printing = useIsPrinting();
  if (bars.length === 0) return null;
  return (
    <details className={styles.context} open={printing || undefined}>
      <summary>{t('context.title', { count: bars.length })}</summary>
      <ol className={styles.bars}>
        {bars.map((bar) => (
          <BarName key={bar.event.id} bar={bar} />
        ))}
      </ol>
    </details>
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
    <li>
      <span className={styles.number}>{format.number(bar.number)}</span>
      <span>
        <span lang={lang}>{own}</span>{' '}
        <span className={styles.quiet}>
          {[country === undefined ? undefined : t(`domain:option.country.${country}`), when]
            .filter((part) => part !== undefined)
            .join(' · ')}
        </span>
      </span>
    </li>
  );
}

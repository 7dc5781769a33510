/** What was chosen: its days, what it does to meetings face to face, what happened meanwhile, and where it is known from. */

import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import {
  during,
  type TimelineEntry,
  type TimelineLane,
} from '../../../domain/programme/context-timeline.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useCarnetState } from '../../model/use-carnet.ts';
import { paths } from '../../ports/routes.ts';
import { TextLink } from '../../ui/text-link.tsx';
import styles from './timeline.module.css';
import { useEntryWords } from './timeline-words.ts';

interface EntryStripProps {
  readonly entry: TimelineEntry | undefined;
  /** Before ticks were put together. */
  readonly lanes: readonly TimelineLane[];
}

export function EntryStrip({ entry, lanes }: EntryStripProps) {
  const { t } = useTranslation('timeline');
  const words = useEntryWords();
  return (
    <section className={styles.strip} aria-label={t('chosen')} aria-live="polite">
      {entry === undefined ? (
        <p className={`${styles.quiet} ${styles.keys}`}>{t('keys')}</p>
      ) : (
        <>
          <p>
            <b>{words.what(entry)}</b> <span className={styles.quiet}>{words.when(entry)}</span>
          </p>
          <Details entry={entry} lanes={lanes} />
        </>
      )}
      <p className={styles.legend}>
        <span className={styles.mark}>
          <span className={`${styles.sample} ${styles.none}`} /> {t('legend.none')}
        </span>
        <span className={styles.mark}>
          <span className={`${styles.sample} ${styles.limited}`} /> {t('legend.limited')}
        </span>
        <span>{t('legend.soft')}</span>
      </p>
    </section>
  );
}

interface DetailsProps {
  readonly entry: TimelineEntry;
  readonly lanes: readonly TimelineLane[];
}

function Details({ entry, lanes }: DetailsProps) {
  const { t } = useTranslation(['timeline', 'domain']);
  const format = useFormat();
  const pads = useCarnetState((state) => state.launchPads);
  const sheets = useCarnetState((state) => state.sheets);
  if (entry.kind === 'review') return null;
  if (entry.kind !== 'event') {
    return (
      <p className={styles.links}>
        {[...new Set(entry.smeIds)].map((id) => (
          <Link key={id} href={paths.sheet(id)} asChild>
            <TextLink>{sheets.get(id)?.sme.values.name ?? '–'}</TextLink>
          </Link>
        ))}
      </p>
    );
  }
  const { effect = 'none', source, country, originalDate } = entry.event.values;
  const concerned = pads.filter(
    ({ values }) => country === undefined || values.country === country,
  );
  const { enrolled, visits } = during(
    lanes,
    entry,
    concerned.map(({ id }) => id),
  );
  return (
    <p className={styles.links}>
      <span>{t('timeline:effect', { effect: t(`domain:option.calendarEffect.${effect}`) })}</span>
      <span>
        {t('timeline:during', {
          enrolled: t('timeline:enrolledThen', { count: enrolled }),
          visits: t('timeline:visitsThen', { count: visits }),
        })}
      </span>
      {originalDate === undefined ? null : (
        <span>{t('timeline:original', { day: format.dateLong(originalDate) })}</span>
      )}
      {source === undefined ? null : <span>{t('timeline:source', { source })}</span>}
    </p>
  );
}

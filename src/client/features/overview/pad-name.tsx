/** A launch pad with what changed its work: no number of a pad is shown without it. */

import { useTranslation } from 'react-i18next';
import type { CalendarEvent } from '../../../domain/operation/record.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Tag } from '../../ui/tag.tsx';
import styles from './overview.module.css';
import type { OverviewPad } from './use-overview.ts';

interface PadNameProps {
  readonly pad: OverviewPad;
  readonly events: readonly CalendarEvent[];
}

export function PadName({ pad, events }: PadNameProps) {
  const { t } = useTranslation('overview');
  return (
    <span className={styles.pad}>
      <Tag name={pad.name}>{pad.code}</Tag>
      <span className={styles.context}>
        {events.length === 0 ? t('context.none') : <EventNames events={events} />}
      </span>
    </span>
  );
}

/** The names of events, each in the language that it has. */
export function EventNames({ events }: { readonly events: readonly CalendarEvent[] }) {
  const { language } = useFormat();
  return events.map(({ id, values: { title } }, index) => {
    // A translation is read by whoever reads that language.
    const own = title.lang === language ? title.text : (title.translation ?? title.text);
    return (
      <span key={id}>
        {index === 0 ? '' : ' · '}
        <span lang={own === title.text ? title.lang : language}>{own}</span>
      </span>
    );
  });
}

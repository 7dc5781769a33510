/** The timeline as a table: for screen readers, for paper, and for who reads rows better than lines. */

import { useTranslation } from 'react-i18next';
import type { TimelineLane } from '../../../domain/programme/context-timeline.ts';
import { Table } from '../../ui/table.tsx';
import { useIsPrinting } from '../../ui/use-is-printing.ts';
import styles from './timeline.module.css';
import { useEntryWords, useLaneName } from './timeline-words.ts';

export function TimelineTable({ lanes }: { readonly lanes: readonly TimelineLane[] }) {
  const { t } = useTranslation(['timeline', 'domain']);
  const printing = useIsPrinting();
  const laneName = useLaneName();
  const words = useEntryWords();
  return (
    <details className={styles.details} open={printing || undefined}>
      <summary>{t('timeline:table')}</summary>
      <Table caption={t('timeline:title')}>
        <thead>
          <tr>
            <th scope="col">{t('timeline:line')}</th>
            <th scope="col">{t('timeline:what')}</th>
            <th scope="col">{t('timeline:when')}</th>
            <th scope="col">{t('domain:field.calendarEvent.effect')}</th>
          </tr>
        </thead>
        <tbody>
          {lanes.flatMap((lane) =>
            lane.entries.map((entry) => (
              <tr key={`${lane.key}/${entry.key}`}>
                <th scope="row">{laneName(lane)}</th>
                <td>{words.what(entry)}</td>
                <td>{words.when(entry)}</td>
                <td>
                  {entry.kind === 'event'
                    ? t(`domain:option.calendarEffect.${entry.event.values.effect ?? 'none'}`)
                    : '–'}
                </td>
              </tr>
            )),
          )}
        </tbody>
      </Table>
    </details>
  );
}

/** The hours of support of each launch pad, by topic. */

import { useTranslation } from 'react-i18next';
import { noTopic, type Topic } from '../../../domain/report/contact-figures.ts';
import { figureKey, type Figures } from '../../../domain/report/figure.ts';
import { contactTopics } from '../../../domain/contact/contact.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Table } from '../../ui/table.tsx';
import { NumberLink } from './number-link.tsx';
import styles from './overview.module.css';
import { PadName } from './pad-name.tsx';
import type { Overview } from './use-overview.ts';

interface TopicTableProps {
  readonly overview: Overview;
  readonly figures: Figures;
}

export function TopicTable({ overview: { pads }, figures }: TopicTableProps) {
  const { t } = useTranslation(['overview', 'domain']);
  const all: readonly Topic[] = [...contactTopics, noTopic];
  const topics = all.filter((topic) =>
    pads.some(({ id }) => figures.has(figureKey('minutes', id, topic))),
  );
  if (topics.length === 0) return <p className={styles.line}>{t('overview:topics.none')}</p>;
  return (
    <>
      {/* On a phone what changed their work stands above the table: no column there has room for it. */}
      <p className={styles.contexts}>
        {pads.map((pad) => (
          <PadName key={pad.id} pad={pad} events={pad.context} />
        ))}
      </p>
      <Table caption={t('overview:topics.title')} className={styles.fitted}>
        <thead>
          <tr>
            <th scope="col">{t('overview:topics.topic')}</th>
            {pads.map((pad) => (
              <th key={pad.id} scope="col" data-align="end">
                <PadName pad={pad} events={pad.context} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {topics.map((topic) => (
            <tr key={topic}>
              <th scope="row">
                {topic === noTopic
                  ? t('overview:topics.without')
                  : t(`domain:option.topic.${topic}`)}
              </th>
              {pads.map(({ id }) => (
                <Minutes key={id} of={figureKey('minutes', id, topic)} figures={figures} />
              ))}
            </tr>
          ))}
          <tr>
            <th scope="row">{t('overview:whole')}</th>
            {pads.map(({ id }) => (
              <Minutes key={id} of={figureKey('minutes', id)} figures={figures} />
            ))}
          </tr>
        </tbody>
      </Table>
      <p className={styles.quiet}>{t('overview:topics.shared')}</p>
    </>
  );
}

function Minutes({ of, figures }: { readonly of: string; readonly figures: Figures }) {
  const format = useFormat();
  const minutes = figures.get(of)?.value;
  return (
    <td data-align="end">
      <NumberLink
        of={of}
        value={minutes}
        words={minutes === undefined ? undefined : format.duration(minutes)}
      />
    </td>
  );
}

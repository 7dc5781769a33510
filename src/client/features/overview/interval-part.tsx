/** How long SMEs take from one step to the next, by launch pad: the median, what it lies between, and how many it stands on. */

import { useTranslation } from 'react-i18next';
import { type Interval, intervalKey, intervals } from '../../../domain/report/intervals.ts';
import { classNames } from '../../ui/class-names.ts';
import { Section } from '../../ui/page.tsx';
import { Table } from '../../ui/table.tsx';
import { NumberLink } from './number-link.tsx';
import styles from './overview.module.css';
import { PadName } from './pad-name.tsx';
import type { Overview } from './use-overview.ts';

export function IntervalPart({ overview }: { readonly overview: Overview }) {
  const { t } = useTranslation('overview');
  const { pads } = overview;
  return (
    <Section title={t('intervals.title')} lead={t('intervals.lead')}>
      <Table
        caption={t('intervals.title')}
        stacked
        className={classNames(styles.fitted, styles.facts, styles.byPad)}
      >
        <thead>
          <tr>
            <th scope="col">{t('intervals.steps')}</th>
            {pads.map((pad) => (
              <th key={pad.id} scope="col" data-align="end">
                <PadName pad={pad} events={pad.contextSinceStart} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {intervals.map((interval) => (
            <tr key={interval}>
              <th scope="row">{t(`intervals.${interval}`)}</th>
              {pads.map(({ id, code }) => (
                <IntervalCell
                  key={id}
                  padId={id}
                  label={code}
                  interval={interval}
                  overview={overview}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
    </Section>
  );
}

interface IntervalCellProps {
  readonly padId: string;
  readonly label: string;
  readonly interval: Interval;
  readonly overview: Overview;
}

function IntervalCell({ padId, label, interval, overview }: IntervalCellProps) {
  const { t } = useTranslation('overview');
  const key = intervalKey(padId, interval);
  const figure = overview.paces.get(key);
  if (figure === undefined) {
    return (
      <td data-label={label} data-align="end">
        <NumberLink of={key} value={undefined} />
      </td>
    );
  }
  const { value, least, most, records } = figure;
  return (
    <td data-label={label} data-align="end">
      <span className={styles.paced}>
        <NumberLink of={key} value={value} words={t('intervals.days', { count: value })} />
        <span className={styles.spread}>
          {t('intervals.spread', { least, most })} ·{' '}
          {t('intervals.count', { count: records.length })}
        </span>
      </span>
    </td>
  );
}

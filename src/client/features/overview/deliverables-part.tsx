/** The deliverables of the programme: each opens where it is planned. */

import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { type Deliverable, deliverablesOf } from '../../../domain/report/deliverables.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useCarnetState } from '../../model/use-carnet.ts';
import { paths } from '../../ports/routes.ts';
import { Section } from '../../ui/page.tsx';
import { Table } from '../../ui/table.tsx';
import styles from './overview.module.css';
import { EventNames } from './pad-name.tsx';
import type { Overview } from './use-overview.ts';

export function DeliverablesPart({ overview: { today } }: { readonly overview: Overview }) {
  const { t } = useTranslation('overview');
  const events = useCarnetState((state) => state.events);
  const deliverables = deliverablesOf(events, today);
  return (
    <Section
      title={t('deliverables.title')}
      aside={
        <Link href={paths.timeline()} className={styles.link}>
          {t('deliverables.timeline')}
        </Link>
      }
    >
      {deliverables.length === 0 ? (
        <p className={styles.line}>{t('deliverables.none')}</p>
      ) : (
        <Table caption={t('deliverables.title')} stacked>
          <thead>
            <tr>
              <th scope="col">{t('deliverables.what')}</th>
              <th scope="col">{t('deliverables.due')}</th>
              <th scope="col">{t('deliverables.original')}</th>
              <th scope="col">{t('deliverables.state')}</th>
            </tr>
          </thead>
          <tbody>
            {deliverables.map((deliverable) => (
              <DeliverableRow key={deliverable.event.id} deliverable={deliverable} today={today} />
            ))}
          </tbody>
        </Table>
      )}
    </Section>
  );
}

interface DeliverableRowProps {
  readonly deliverable: Deliverable;
  readonly today: string;
}

function DeliverableRow({ deliverable, today }: DeliverableRowProps) {
  const { t } = useTranslation('overview');
  const format = useFormat();
  const { event, state, due, movedDays } = deliverable;
  const { originalDate, precision, to, from } = event.values;
  const soft = precision === 'month';
  const day = soft ? format.month((to ?? from).slice(0, 7), 'long') : format.dayMonth(due, today);
  return (
    <tr>
      <th scope="row">
        <Link href={paths.settings('context')} className={styles.link}>
          <EventNames events={[event]} />
        </Link>
      </th>
      <td data-label={t('deliverables.due')}>{day}</td>
      <td data-label={t('deliverables.original')}>
        {originalDate === undefined
          ? t('none')
          : t('deliverables.moved', {
              day: format.dayMonth(originalDate, today),
              count: movedDays,
            })}
      </td>
      <td
        data-label={t('deliverables.state')}
        className={state === 'late' ? styles.late : undefined}
      >
        {t(`deliverables.${state}`)}
      </td>
    </tr>
  );
}

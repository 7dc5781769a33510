/** Enrolment against the straight line and the forecast. What is counted opens its SMEs, what is derived its formula. */

import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { figureKey } from '../../../domain/report/figure.ts';
import { weeksLeft, wholeId } from '../../../domain/report/overview.ts';
import type { EnrolmentCourse } from '../../../domain/programme/forecast.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Reconciled } from '../../parts/enrolment/reconciled.tsx';
import { paths } from '../../ports/routes.ts';
import { Section } from '../../ui/page.tsx';
import { Table } from '../../ui/table.tsx';
import { NumberLink } from './number-link.tsx';
import styles from './overview.module.css';
import { PadName } from './pad-name.tsx';
import type { Overview } from './use-overview.ts';

export function EnrolmentPart({ overview }: { readonly overview: Overview }) {
  const { t } = useTranslation('overview');
  const format = useFormat();
  const { pads, whole, period, today } = overview;
  const { forecastFrom } = whole;
  return (
    <Section
      title={t('enrolment.title')}
      lead={
        forecastFrom === undefined
          ? undefined
          : t('enrolment.early', { day: format.dateLong(forecastFrom) })
      }
      aside={
        <Link href={paths.enrolment()} className={styles.link}>
          {t('enrolment.more')}
        </Link>
      }
    >
      <Table caption={t('enrolment.title')} stacked className={styles.facts}>
        <thead>
          <tr>
            <th scope="col">{t('pad')}</th>
            {(['enrolled', 'target', 'line', 'remaining', 'forecast', 'selection'] as const).map(
              (column) => (
                <th key={column} scope="col" data-align="end">
                  {t(`enrolment.${column}`)}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {pads.map((pad) => (
            <tr key={pad.id}>
              <th scope="row">
                <PadName pad={pad} events={pad.contextToday} />
              </th>
              <CourseCells id={pad.id} course={pad.course} />
            </tr>
          ))}
          <tr>
            <th scope="row">{t('whole')}</th>
            <CourseCells id={wholeId} course={whole} />
          </tr>
        </tbody>
      </Table>
      <Reconciled pads={pads.map(({ course }) => course)} whole={whole} className={styles.line} />
      <p className={styles.line}>
        {period === undefined ? (
          t('enrolment.noEnd')
        ) : (
          <>
            {t('enrolment.weeks')}{' '}
            <NumberLink
              of={figureKey('weeks', wholeId)}
              value={weeksLeft(today, period.to)}
              words={format.number(weeksLeft(today, period.to))}
            />
          </>
        )}
      </p>
    </Section>
  );
}

interface CourseCellsProps {
  readonly id: string;
  readonly course: EnrolmentCourse;
}

function CourseCells({ id, course }: CourseCellsProps) {
  const { t } = useTranslation('overview');
  const format = useFormat();
  const { enrolled, target, planned, gap, forecast, candidates } = course;
  const derived = (what: string, value: number | undefined) => (
    <NumberLink
      of={figureKey(what, id)}
      value={value}
      words={value === undefined ? undefined : format.number(value)}
    />
  );
  return (
    <>
      <td data-label={t('enrolment.enrolled')} data-align="end">
        <NumberLink of={figureKey('enrolled', id)} value={enrolled} />
      </td>
      <td data-label={t('enrolment.target')} data-align="end">
        {derived('target', target)}
      </td>
      <td data-label={t('enrolment.line')} data-align="end">
        {derived('line', planned)}
      </td>
      <td data-label={t('enrolment.remaining')} data-align="end">
        {derived('remaining', gap)}
      </td>
      <td data-label={t('enrolment.forecast')} data-align="end">
        {derived('forecast', forecast?.atEnd)}
      </td>
      <td data-label={t('enrolment.selection')} data-align="end">
        <NumberLink of={figureKey('selection', id)} value={candidates} />
      </td>
    </>
  );
}

/** The numbers of the curves, and what belongs to them: per pad, per review, per batch, and the support left. */

import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { EnrolmentFigures, EnrolmentLine } from '../../../domain/programme/enrolment.ts';
import { plannedEnrolment } from '../../../domain/programme/enrolment-line.ts';
import { type Batch, forecastEnrolment } from '../../../domain/programme/forecast.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useToday } from '../../model/use-carnet.ts';
import { paths } from '../../ports/routes.ts';
import { Table } from '../../ui/table.tsx';
import { Tag } from '../../ui/tag.tsx';
import styles from './enrolment.module.css';
import type { Enrolment, Series } from '../../parts/enrolment/use-enrolment.ts';

/** Months of a quarter, for a pace that people can picture. */
const daysPerQuarter = 91.31;

export function PadTable({ all }: { readonly all: readonly Series[] }) {
  const { t } = useTranslation('enrolment');
  const columns = [
    'enrolled',
    'target',
    'gap',
    'candidates',
    'planned',
    'pace',
    'forecast',
    'withdrawn',
  ] as const;
  return (
    <Table caption={t('pads.title')}>
      <thead>
        <tr>
          <th scope="col">{t('pads.pad')}</th>
          {columns.map((column) => (
            <th key={column} scope="col" data-align="end">
              {t(`pads.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {all.map((series) => (
          <PadRow key={series.id} series={series} />
        ))}
      </tbody>
    </Table>
  );
}

function PadRow({ series: { code, name, course } }: { readonly series: Series }) {
  const { t } = useTranslation('enrolment');
  const { enrolled, target, gap, candidates, planned, pace, forecast, withdrawn } = course;
  return (
    <tr>
      <th scope="row">{code === undefined ? t('total') : <Tag name={name ?? code}>{code}</Tag>}</th>
      <Figure value={enrolled} />
      <Figure value={target} />
      <Figure value={gap} />
      <Figure value={candidates} />
      <Figure value={planned} />
      <Figure value={pace === undefined ? undefined : pace.perDay * daysPerQuarter} decimals={1} />
      <Figure value={forecast?.atEnd} />
      <Figure value={withdrawn} />
    </tr>
  );
}

interface FigureProps {
  readonly value: number | undefined;
  readonly decimals?: number | undefined;
}

function Figure({ value, decimals }: FigureProps) {
  const { t } = useTranslation('enrolment');
  const format = useFormat();
  return (
    <td data-align="end">
      {value === undefined ? (
        <span className={styles.quiet}>{t('unknown')}</span>
      ) : (
        format.number(value, decimals)
      )}
    </td>
  );
}

export function ReviewTable({ enrolment }: { readonly enrolment: Enrolment }) {
  const { t } = useTranslation('enrolment');
  const { pads, reviews } = enrolment;
  return (
    <Table caption={t('reviews.title')}>
      <thead>
        <tr>
          <th scope="col">{t('reviews.review')}</th>
          {pads.map(({ id, code }) => (
            <th key={id} scope="col" data-align="end">
              {code}
            </th>
          ))}
          {pads.length < 2 ? null : (
            <th scope="col" data-align="end">
              {t('total')}
            </th>
          )}
          <th scope="col" data-align="end">
            {t('pads.planned')}
          </th>
        </tr>
      </thead>
      <tbody>
        {reviews.map((line) => (
          <ReviewRow key={line.reviewMonth} line={line} enrolment={enrolment} />
        ))}
      </tbody>
    </Table>
  );
}

interface ReviewRowProps {
  readonly line: EnrolmentLine;
  readonly enrolment: Enrolment;
}

function ReviewRow({ line, enrolment }: ReviewRowProps) {
  const { t } = useTranslation('enrolment');
  const format = useFormat();
  const today = useToday();
  const { pads, total, period } = enrolment;
  const coming = line.closesOn > today;
  const target = total.course.target;
  return (
    <tr className={coming ? styles.coming : undefined}>
      <th scope="row">
        {t('reviews.name', { review: line.review, month: line.reviewMonth })}{' '}
        <span className={styles.quiet}>{format.month(line.closesOn, 'long')}</span>
      </th>
      {pads.map(({ id, course }) => (
        <ReviewFigure
          key={id}
          figures={line.pads.get(id)}
          expected={expectedOn(course, today, line.closesOn)}
          coming={coming}
        />
      ))}
      {pads.length < 2 ? null : (
        <ReviewFigure
          figures={line.total}
          expected={expectedOn(total.course, today, line.closesOn)}
          coming={coming}
        />
      )}
      <Figure
        value={
          period === undefined || target === undefined
            ? undefined
            : Math.floor(plannedEnrolment(target, period, line.closesOn))
        }
      />
    </tr>
  );
}

/** Where the pace leads by a day to come, in whole SMEs. */
function expectedOn(course: Series['course'], today: string, date: string): number | undefined {
  const { pace, enrolled } = course;
  return pace === undefined
    ? undefined
    : Math.floor(forecastEnrolment(enrolled, pace, today, date));
}

interface ReviewFigureProps {
  readonly figures: EnrolmentFigures | undefined;
  readonly expected: number | undefined;
  readonly coming: boolean;
}

function ReviewFigure({ figures, expected, coming }: ReviewFigureProps) {
  const { t } = useTranslation('enrolment');
  const format = useFormat();
  if (coming) {
    return (
      <td data-align="end">
        {expected === undefined ? t('unknown') : t('reviews.expected', { count: expected })}
      </td>
    );
  }
  const { cumulative = 0, inQuarter = 0 } = figures ?? {};
  return (
    <td data-align="end">
      {format.number(cumulative)}
      {inQuarter === 0 ? null : (
        <span className={styles.quiet}> {t('reviews.new', { count: inQuarter })}</span>
      )}
    </td>
  );
}

interface BatchTableProps {
  readonly batches: readonly Batch[];
  readonly size: number | undefined;
}

export function BatchTable({ batches, size }: BatchTableProps) {
  const { t } = useTranslation('enrolment');
  return (
    <Table caption={t('batches.title')}>
      <thead>
        <tr>
          <th scope="col">{t('batches.batch')}</th>
          <th scope="col" data-align="end">
            {t('pads.enrolled')}
          </th>
          <th scope="col" data-align="end">
            {t('pads.candidates')}
          </th>
          {size === undefined ? null : (
            <th scope="col" data-align="end">
              {t('batches.size')}
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {batches.map(({ name, enrolled, candidates }) => (
          <tr key={name}>
            <th scope="row">
              <bdi>{name}</bdi>
            </th>
            <Figure value={enrolled} />
            <Figure value={candidates} />
            {size === undefined ? null : <Figure value={size} />}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

export function SupportTable({ support }: { readonly support: Enrolment['support'] }) {
  const { t } = useTranslation('enrolment');
  const format = useFormat();
  return (
    <Table caption={t('support.title')}>
      <thead>
        <tr>
          <th scope="col">{t('support.sme')}</th>
          <th scope="col">{t('support.until')}</th>
          <th scope="col" data-align="end">
            {t('support.weeks')}
          </th>
        </tr>
      </thead>
      <tbody>
        {support.map(({ smeId, name, until, weeks }) => (
          <tr key={smeId}>
            <th scope="row">
              <Link href={paths.sheet(smeId)} dir="auto" className={styles.link}>
                {name}
              </Link>
            </th>
            <td>{format.dateLong(until)}</td>
            <Figure value={weeks} />
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/**
 * Enrolment: how many SMEs are enrolled against the target, where the pace of the last two quarters leads, and what
 * may explain it. Sentences first, then the curves, then the same numbers in tables.
 */

import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { DateRange } from '../../../domain/calendar/local-date.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useCarnetState, useToday } from '../../model/use-carnet.ts';
import { paths } from '../../ports/routes.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page, Section } from '../../ui/page.tsx';
import { PaperHead } from '../../ui/paper-head.tsx';
import { Segments } from '../../ui/segments.tsx';
import { SkeletonLines } from '../../ui/skeleton-lines.tsx';
import { Tag } from '../../ui/tag.tsx';
import { TopBar } from '../../ui/top-bar.tsx';
import { contextBars } from './context-bars.ts';
import { ContextList } from './context-list.tsx';
import { EnrolmentChart } from './enrolment-chart.tsx';
import styles from './enrolment.module.css';
import { BatchTable, PadTable, ReviewTable, SupportTable } from './enrolment-tables.tsx';
import { useSituation } from './situation.ts';
import { type Enrolment, type Series, totalId, useEnrolment } from './use-enrolment.ts';

export function EnrolmentScreen() {
  const { t } = useTranslation('enrolment');
  const format = useFormat();
  const today = useToday();
  const enrolment = useEnrolment();
  const programme = useCarnetState((state) => state.programme?.values.name ?? '');
  return (
    <>
      <TopBar title={t('title')} subtitle={format.dateFull(today)} lined />
      <PaperHead title={t('title')} details={[programme, format.dateLong(today)]} />
      <Page>
        {enrolment === undefined ? (
          <SkeletonLines label={t('loading')} />
        ) : enrolment.pads.length === 0 ? (
          <NoPads />
        ) : (
          <Content enrolment={enrolment} />
        )}
      </Page>
    </>
  );
}

function NoPads() {
  const { t } = useTranslation('enrolment');
  return (
    <EmptyState
      title={t('noPads.title')}
      lead={t('noPads.lead')}
      action={
        <Link href={paths.settings('launch-pads')} asChild>
          <ButtonLink variant="primary">{t('noPads.action')}</ButtonLink>
        </Link>
      }
    />
  );
}

function Content({ enrolment }: { readonly enrolment: Enrolment }) {
  const { t } = useTranslation('enrolment');
  const { pads, total, period, batches, batchSize, support } = enrolment;
  // One pad alone is the whole.
  const all = pads.length > 1 ? [total, ...pads] : pads;
  return (
    <>
      <Section title={t('situation.title')}>
        <Situations all={all} enrolment={enrolment} />
      </Section>
      {period === undefined ? (
        <p className={styles.note}>{t('noPeriod')}</p>
      ) : (
        <Chart enrolment={enrolment} period={period} />
      )}
      <Section title={t('pads.title')} lead={t('pads.lead')}>
        <PadTable all={all} />
      </Section>
      {enrolment.reviews.length === 0 ? null : (
        <Section title={t('reviews.title')} lead={t('reviews.lead')}>
          <ReviewTable enrolment={enrolment} />
        </Section>
      )}
      {batches.length === 0 ? null : (
        <Section title={t('batches.title')}>
          <BatchTable batches={batches} size={batchSize} />
        </Section>
      )}
      {support.length === 0 ? null : (
        <Section title={t('support.title')} lead={<LastDay enrolment={enrolment} />}>
          <SupportTable support={support} />
        </Section>
      )}
    </>
  );
}

interface SituationsProps {
  readonly all: readonly Series[];
  readonly enrolment: Enrolment;
}

function Situations({ all, enrolment }: SituationsProps) {
  const { t } = useTranslation('enrolment');
  const today = useToday();
  const situation = useSituation(enrolment.period);
  return (
    <dl className={styles.situations}>
      {all.map(({ id, code, name, course }) => (
        <div key={id} className={styles.situation}>
          <dt>{code === undefined ? t('total') : <Tag name={name ?? code}>{code}</Tag>}</dt>
          <dd>
            <span className={styles.sentence}>{situation(course, today).join(' ')}</span>
            <More>
              {course.candidates === 0
                ? undefined
                : t('situation.candidates', { count: course.candidates })}
              {course.withdrawn === 0
                ? undefined
                : t('situation.withdrawn', { count: course.withdrawn })}
            </More>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function More({ children }: { readonly children: readonly (string | undefined)[] }) {
  const shown = children.filter((words) => words !== undefined);
  return shown.length === 0 ? null : <span className={styles.more}>{shown.join(' · ')}</span>;
}

function LastDay({ enrolment }: { readonly enrolment: Enrolment }): ReactNode {
  const { t } = useTranslation('enrolment');
  const format = useFormat();
  const today = useToday();
  const { lastDay } = enrolment;
  if (lastDay === undefined || lastDay.on < today) return null;
  return t('support.lastDay', { count: lastDay.weeks, day: format.dateLong(lastDay.on) });
}

interface ChartProps {
  readonly enrolment: Enrolment;
  readonly period: DateRange;
}

/** The curves of all pads with their total, or of one pad. */
function Chart({ enrolment, period }: ChartProps) {
  const { t } = useTranslation('enrolment');
  const today = useToday();
  const events = useCarnetState((state) => state.events);
  const bars = useMemo(() => contextBars(events, period), [events, period]);
  const situation = useSituation(period);
  const [chosen, setChosen] = useState(totalId);
  const { pads, total, reviews } = enrolment;
  const [onlyPad] = pads;
  const main =
    pads.length === 1 && onlyPad !== undefined
      ? onlyPad
      : (pads.find(({ id }) => id === chosen) ?? total);
  const series = main.id === totalId ? [...pads, total] : [main];
  const summary = series
    .map(({ code, course }) =>
      t('chart.summary', { name: code ?? t('total'), words: situation(course, today).join(' ') }),
    )
    .join(' ');
  return (
    <Section
      title={t('chart.title')}
      aside={
        pads.length < 2 ? undefined : (
          <Segments
            label={t('chart.choose')}
            value={main.id}
            onValueChange={setChosen}
            options={[
              { value: totalId, label: t('chart.all') },
              // The name holds what is seen, so that it can be asked for by voice.
              ...pads.map(({ id, code = '', name = '' }) => ({
                value: id,
                label: code,
                name: `${code} ${name}`,
              })),
            ]}
          />
        )
      }
    >
      <EnrolmentChart
        series={series}
        main={main}
        padIds={pads.map(({ id }) => id)}
        period={period}
        today={today}
        reviewDays={reviews.map(({ closesOn }) => closesOn)}
        bars={bars}
        summary={summary}
      />
      <Legend main={main} />
      <ContextList bars={bars} />
    </Section>
  );
}

function Legend({ main }: { readonly main: Series }) {
  const { t } = useTranslation('enrolment');
  const { target, forecast, gap } = main.course;
  return (
    <p className={styles.legend}>
      {target === undefined ? null : (
        <span className={styles.key}>
          <span className={styles.lineKey} />
          {t('chart.lineKey')}
        </span>
      )}
      {forecast === undefined || gap === 0 ? null : (
        <span className={styles.key}>
          <span className={styles.forecastKey} />
          {t('chart.forecastKey')}
        </span>
      )}
    </p>
  );
}

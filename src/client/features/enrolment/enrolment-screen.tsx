/**
 * Enrolment: how many SMEs are enrolled against the target, where the pace of the last two quarters leads, and what
 * may explain it. Sentences first, then the curves, then the same numbers in tables.
 */

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useFormat } from '../../i18n/use-format.ts';
import { useCarnetState, useToday } from '../../model/use-carnet.ts';
import { EnrolmentPicture } from '../../parts/enrolment/enrolment-picture.tsx';
import { useSituation } from '../../parts/enrolment/situation.ts';
import { type Enrolment, type Series, useEnrolment } from '../../parts/enrolment/use-enrolment.ts';
import { paths } from '../../ports/routes.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page, Section } from '../../ui/page.tsx';
import { PaperHead } from '../../ui/paper-head.tsx';
import { SkeletonLines } from '../../ui/skeleton-lines.tsx';
import { Tag } from '../../ui/tag.tsx';
import { TopBar } from '../../ui/top-bar.tsx';
import { Reconciled } from '../../parts/enrolment/reconciled.tsx';
import styles from './enrolment.module.css';
import { BatchTable, PadTable, ReviewTable, SupportTable } from './enrolment-tables.tsx';

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
  const today = useToday();
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
        <EnrolmentPicture enrolment={enrolment} period={period} day={today} />
      )}
      <Section title={t('pads.title')} lead={t('pads.lead')}>
        <PadTable all={all} />
        {pads.length < 2 ? null : (
          <Reconciled
            pads={pads.map(({ course }) => course)}
            whole={enrolment.total.course}
            className={styles.reconciled}
          />
        )}
      </Section>
      {enrolment.reviews.length === 0 ? null : (
        <Section title={t('reviews.title')} lead={<ReviewsLead enrolment={enrolment} />}>
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

/** What the figures of coming reviews stand for, or from when there are some. */
function ReviewsLead({ enrolment }: { readonly enrolment: Enrolment }): ReactNode {
  const { t } = useTranslation('enrolment');
  const format = useFormat();
  const { forecastFrom } = enrolment.total.course;
  return forecastFrom === undefined
    ? t('reviews.lead')
    : t('situation.early', { day: format.dateLong(forecastFrom) });
}

function LastDay({ enrolment }: { readonly enrolment: Enrolment }): ReactNode {
  const { t } = useTranslation('enrolment');
  const format = useFormat();
  const today = useToday();
  const { lastDay } = enrolment;
  if (lastDay === undefined || lastDay.on < today) return null;
  return t('support.lastDay', { count: lastDay.weeks, day: format.dateLong(lastDay.on) });
}

/**
 * The quarterly reviews and the report on the whole programme: drafted from what was logged, corrected and proofread, issued.
 * The reviews stand in one row, the open one below it; what was issued is read beside the draft.
 */

import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { languages } from '../../../domain/entity/field.ts';
import { editionsOf, type IssuedReport } from '../../../domain/report/quarterly/frozen-report.ts';
import {
  currentReview,
  type ReviewPeriod,
  reviewPeriods,
} from '../../../domain/report/quarterly/review-source.ts';
import type { Programme, RecordOf } from '../../../domain/operation/record.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useCarnetState, useToday } from '../../model/use-carnet.ts';
import { useLazyRecords } from '../../model/use-records.ts';
import type { WordWriter } from '../../ports/word.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Note } from '../../ui/note.tsx';
import { Segments } from '../../ui/segments.tsx';
import { SkeletonLines } from '../../ui/skeleton-lines.tsx';
import { Toolbar } from '../../ui/toolbar.tsx';
import { TopBar } from '../../ui/top-bar.tsx';
import { IssuedDesk } from './issued-desk.tsx';
import styles from './quarterly.module.css';
import { ReviewDesk } from './review-desk.tsx';
import { useEditionName } from './use-edition-name.ts';
import { useReportAddress, wholeReport } from './use-report-address.ts';
import { WholeDesk } from './whole-desk.tsx';
import { type ReviewRights, useReviewRights } from './use-rights.ts';
import { useProgrammeForms } from './use-review.ts';

interface QuarterlyScreenProps {
  /** From the address: the month of a review; empty for the current one. */
  readonly report: string;
  readonly writeWord: WordWriter;
}

export function QuarterlyScreen({ report, writeWord }: QuarterlyScreenProps) {
  const { t } = useTranslation('quarterly');
  const programme = useCarnetState((state) => state.programme);
  const programmeId = useCarnetState((state) => state.programmeId);
  const issued = useLazyRecords(programmeId, 'issuedReport');
  const forms = useProgrammeForms();
  const read = issued.records !== undefined && forms.records !== undefined;
  return (
    <>
      <TopBar title={t('title')} subtitle={programme?.values.name} />
      {issued.failed || forms.failed ? (
        <Note
          icon="error"
          tone="error"
          action={
            <Button
              onClick={() => {
                issued.retry();
                forms.retry();
              }}
            >
              {t('retry')}
            </Button>
          }
        >
          {t('failed')}
        </Note>
      ) : programme === undefined || !read ? (
        <SkeletonLines label={t('loading')} />
      ) : programme.values.reviewMonths.length === 0 ? (
        <EmptyState title={t('noReviews.title')} lead={t('noReviews.lead')} />
      ) : (
        <Reports
          programme={programme}
          report={report}
          writeWord={writeWord}
          issued={issued.records}
          forms={forms.records}
        />
      )}
    </>
  );
}

interface ReportsProps {
  readonly programme: Programme;
  readonly report: string;
  readonly writeWord: WordWriter;
  readonly issued: readonly IssuedReport[];
  readonly forms: readonly RecordOf<'form'>[];
}

function Reports({ programme, report, writeWord, issued, forms }: ReportsProps) {
  const rights = useReviewRights();
  const today = useToday();
  const address = useReportAddress(report);
  const periods = useMemo(() => reviewPeriods(programme), [programme]);
  const shown = rights.reads
    ? periods
    : periods.filter(({ month }) => editionsOf(issued, month).length > 0);
  const hasWhole = rights.reads || editionsOf(issued, undefined).length > 0;
  const period =
    report === wholeReport && hasWhole
      ? undefined
      : (shown.find(({ month }) => String(month) === report) ?? currentReview(shown, today));
  const editions = editionsOf(issued, period?.month);
  const edition =
    editions.find(({ id }) => id === address.edition) ?? (rights.reads ? undefined : editions[0]);
  if (period === undefined && !hasWhole) return <NothingIssued />;
  const desk = {
    language: address.language,
    forms,
    editions,
    edition,
    onEdition: address.setEdition,
    rights,
    writeWord,
  };
  return (
    <>
      <ReportChoice
        periods={shown}
        period={period}
        hasWhole={hasWhole}
        address={address}
        editions={editions}
        edition={edition}
        rights={rights}
      />
      {edition !== undefined && !rights.reads ? (
        <IssuedDesk
          report={edition}
          language={address.language}
          editions={editions}
          writeWord={writeWord}
        />
      ) : period === undefined ? (
        <WholeDesk periods={periods} {...desk} />
      ) : (
        <ReviewDesk key={period.month} period={period} {...desk} />
      )}
    </>
  );
}

function NothingIssued() {
  const { t } = useTranslation('quarterly');
  return <EmptyState title={t('nothingIssued.title')} lead={t('nothingIssued.lead')} />;
}

interface ReportChoiceProps {
  readonly periods: readonly ReviewPeriod[];
  /** Absent for the report on the whole programme. */
  readonly period: ReviewPeriod | undefined;
  readonly hasWhole: boolean;
  readonly address: ReturnType<typeof useReportAddress>;
  readonly editions: readonly IssuedReport[];
  readonly edition: IssuedReport | undefined;
  readonly rights: ReviewRights;
}

const draftValue = 'draft';

/** Which review, which edition of it, and in which language. */
function ReportChoice(props: ReportChoiceProps) {
  const { periods, period, hasWhole, address, editions, edition, rights } = props;
  const { t } = useTranslation(['quarterly', 'domain']);
  const format = useFormat();
  const editionName = useEditionName(editions);
  return (
    <Toolbar label={t('quarterly:choose')}>
      <Segments
        label={t('quarterly:review')}
        value={period === undefined ? wholeReport : String(period.month)}
        onValueChange={address.setReport}
        options={[
          ...periods.map(({ month, number, days }) => ({
            value: String(month),
            label: `${format.number(number)} · ${format.month(days.to, 'short')}`,
          })),
          ...(hasWhole ? [{ value: wholeReport, label: t('quarterly:whole') }] : []),
        ]}
      />
      {editions.length === 0 ? null : (
        <Segments
          label={t('quarterly:edition')}
          value={edition?.id ?? draftValue}
          onValueChange={(id) => address.setEdition(id === draftValue ? undefined : id)}
          options={[
            ...(rights.reads ? [{ value: draftValue, label: t('quarterly:draft') }] : []),
            ...editions.map((issued) => ({
              value: issued.id,
              label: editionName(issued),
            })),
          ]}
        />
      )}
      <span className={styles.choice}>
        <span className={styles.label}>{t('quarterly:language')}</span>
        <Segments
          label={t('quarterly:language')}
          value={address.language}
          onValueChange={address.setLanguage}
          options={languages.map((language) => ({
            value: language,
            label: t(`domain:option.language.${language}`),
          }))}
        />
      </span>
    </Toolbar>
  );
}

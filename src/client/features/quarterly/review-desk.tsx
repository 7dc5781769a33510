/** A review and what is done with it as a whole: reading its source, printing it, issuing it and correcting what was issued. */

import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../../domain/entity/field.ts';
import type { RecordOf } from '../../../domain/operation/record.ts';
import {
  type IssuedReport,
  issueReport,
  type ReportPair,
} from '../../../domain/report/quarterly/frozen-report.ts';
import { reviewDocument, reviewView } from '../../../domain/report/quarterly/review-document.ts';
import type { ReviewPeriod, ReviewSource } from '../../../domain/report/quarterly/review-source.ts';
import { otherLanguage } from '../../../domain/text/text-pair.ts';
import { useCarnetState, useRun } from '../../model/use-carnet.ts';
import { Button } from '../../ui/button.tsx';
import { DataMark } from '../../ui/data-mark.tsx';
import { Note } from '../../ui/note.tsx';
import { SkeletonLines } from '../../ui/skeleton-lines.tsx';
import { Toolbar } from '../../ui/toolbar.tsx';
import { EditionView } from './issued.tsx';
import { ReviewPage } from './review-page.tsx';
import { useReviewSource } from './use-review-source.ts';
import { type Review, useReview } from './use-review.ts';
import type { ReviewRights } from './use-rights.ts';

interface ReviewDeskProps {
  readonly period: ReviewPeriod;
  readonly language: Language;
  readonly forms: readonly RecordOf<'form'>[];
  /** Latest first. */
  readonly editions: readonly IssuedReport[];
  /** The edition that is open; absent for the draft. */
  readonly edition: IssuedReport | undefined;
  readonly rights: ReviewRights;
}

export function ReviewDesk(props: ReviewDeskProps) {
  const { t } = useTranslation('quarterly');
  const read = useReviewSource(props.period.days);
  if (read.phase === 'reading') return <SkeletonLines label={t('reading')} />;
  if (read.phase === 'failed') {
    return (
      <Note icon="error" tone="error">
        {t('failed')}
      </Note>
    );
  }
  return <ReadDesk {...props} source={read.source} />;
}

interface ReadDeskProps extends ReviewDeskProps {
  readonly source: ReviewSource;
}

function ReadDesk({ source, period, language, forms, editions, edition, rights }: ReadDeskProps) {
  const review = useReview(source, period, language, forms);
  const documents = useMemo(
    () => documentsOf(source, review, language),
    [source, review, language],
  );
  return (
    <>
      <DeskTools
        review={review}
        documents={documents}
        editions={editions}
        edition={edition}
        rights={rights}
      />
      {edition === undefined ? (
        <ReviewPage source={source} review={review} language={language} canEdit={rights.writes} />
      ) : (
        <EditionView
          report={edition}
          language={language}
          current={documents}
          isCorrected={edition !== editions[0]}
        />
      )}
    </>
  );
}

/** The review in both languages. */
function documentsOf(source: ReviewSource, review: Review, language: Language): ReportPair {
  const own = reviewDocument(source, review.view, language);
  const second = otherLanguage(language);
  const other = reviewDocument(source, reviewView(review.other, review.form), second);
  return language === 'en' ? { en: own, fr: other } : { en: other, fr: own };
}

interface DeskToolsProps {
  readonly review: Review;
  readonly documents: ReportPair;
  readonly editions: readonly IssuedReport[];
  readonly edition: IssuedReport | undefined;
  readonly rights: ReviewRights;
}

function DeskTools({ review, documents, editions, edition, rights }: DeskToolsProps) {
  const { t } = useTranslation('quarterly');
  const run = useRun();
  const programmeId = useCarnetState((state) => state.programmeId);
  const { passages, period } = review.view;
  const said = passages.filter(({ text, draft }) => text !== undefined || draft.lines.length > 0);
  const read = said.filter(({ proofreadBy }) => proofreadBy.length > 0).length;
  const next = (editions[0]?.values.edition ?? 0) + 1;
  const issue = async (): Promise<void> => {
    const { month } = period;
    await run(issueReport({ home: programmeId, month, edition: next }, documents), {
      done: t('issued', { edition: next }),
    });
  };
  return (
    <Toolbar
      label={t('tools')}
      end={
        <>
          <Button icon="print" onClick={() => window.print()}>
            {t('pdf')}
          </Button>
          {edition === undefined ? (
            <Button
              variant="primary"
              icon="send"
              unavailableBecause={rights.issues ? undefined : t('coordinationIssues')}
              onClick={() => void issue()}
            >
              {t(editions.length === 0 ? 'issue' : 'issueCorrected')}
            </Button>
          ) : null}
        </>
      }
    >
      {edition === undefined ? (
        <DataMark kind={read === said.length ? 'proofread' : 'toProofread'}>
          {t('progress', { read, count: said.length })}
        </DataMark>
      ) : null}
    </Toolbar>
  );
}

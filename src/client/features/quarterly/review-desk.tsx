/** A review and what is done with it as a whole: reading its source, printing it, issuing it and correcting what was issued. */

import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../../domain/entity/field.ts';
import type { RecordOf } from '../../../domain/operation/record.ts';
import { type BeforeIssue, beforeIssue } from '../../../domain/report/quarterly/before-issue.ts';
import {
  type IssuedReport,
  issuedDocuments,
  type ReportPair,
} from '../../../domain/report/quarterly/frozen-report.ts';
import {
  type DraftPair,
  reviewDocument,
  reviewView,
} from '../../../domain/report/quarterly/review-document.ts';
import {
  formsOfReview,
  setAsideOfReview,
} from '../../../domain/report/quarterly/review-passages.ts';
import type { ReviewPeriod, ReviewSource } from '../../../domain/report/quarterly/review-source.ts';
import { SetAside } from '../../parts/form/replaced.tsx';
import { TwoDrafts } from '../../parts/form/two-drafts.tsx';
import type { WordWriter } from '../../ports/word.ts';
import { DataMark } from '../../ui/data-mark.tsx';
import { Note } from '../../ui/note.tsx';
import { SkeletonLines } from '../../ui/skeleton-lines.tsx';
import { DeskTools } from './desk-tools.tsx';
import { EditionView } from './issued.tsx';
import { useReportPictures } from './report-pictures.tsx';
import { ReviewPage } from './review-page.tsx';
import styles from './quarterly.module.css';
import { useAsDraft } from './use-as-draft.ts';
import { useDrafts } from './use-drafts.ts';
import { useJustIssued } from './use-just-issued.ts';
import { useReviewSource } from './use-review-source.ts';
import { type Review, useReview } from './use-review.ts';
import type { ReviewRights } from './use-rights.ts';
import { useWordFiles } from '../../parts/word/use-word-files.ts';

interface ReviewDeskProps {
  readonly period: ReviewPeriod;
  readonly language: Language;
  readonly forms: readonly RecordOf<'form'>[];
  /** Latest first. */
  readonly editions: readonly IssuedReport[];
  /** The edition that is open; absent for the draft. */
  readonly edition: IssuedReport | undefined;
  /** Opens an edition. */
  readonly onEdition: (id: string) => void;
  readonly rights: ReviewRights;
  readonly writeWord: WordWriter;
}

export function ReviewDesk(props: ReviewDeskProps) {
  const { t } = useTranslation('quarterly');
  const { period } = props;
  const read = useReviewSource(period.days);
  const periods = useMemo(() => [period], [period]);
  const made = useDrafts(read.phase === 'read' ? read.source : undefined, periods);
  if (read.phase === 'failed') {
    return (
      <Note icon="error" tone="error">
        {t('failed')}
      </Note>
    );
  }
  const [draft] = made?.drafts ?? [];
  if (made === undefined || draft === undefined) return <SkeletonLines label={t('reading')} />;
  return <ReadDesk {...props} source={made.source} draft={draft} />;
}

interface ReadDeskProps extends ReviewDeskProps {
  readonly source: ReviewSource;
  readonly draft: DraftPair;
}

function ReadDesk(props: ReadDeskProps) {
  const { source, draft, period, language, forms, editions, edition, rights, writeWord } = props;
  const review = useReview(draft, language, forms);
  const drafts = useMemo(() => formsOfReview(forms, period), [forms, period]);
  const [first, other] = drafts;
  const documents = useMemo(
    () => documentsOf(source, draft, review.form),
    [source, draft, review.form],
  );
  const open = useMemo(
    () => beforeIssue(review.view.passages, review.form?.conflicts, drafts.length),
    [review.view.passages, review.form, drafts],
  );
  const frozen = useMemo(() => edition && issuedDocuments(edition), [edition]);
  const asDraft = useAsDraft(documents);
  const shown = edition === undefined ? asDraft : frozen;
  const issued = useJustIssued(props.onEdition);
  const { stage, picturesIn } = useReportPictures(shown);
  const word = useWordFiles(shown, writeWord, picturesIn);
  return (
    <>
      <DeskTools
        month={period.month}
        until={period.days.to}
        documents={documents}
        open={open}
        editions={editions}
        edition={edition}
        rights={rights}
        word={word}
        onIssued={issued.show}
      >
        <Progress open={open} />
      </DeskTools>
      {edition === undefined && rights.writes ? (
        <div className={styles.apart}>
          {first !== undefined && other !== undefined ? (
            <TwoDrafts drafts={[first, other]} onTaken={() => undefined} />
          ) : null}
          {setAsideOfReview(forms, period).map((form) => (
            <SetAside key={form.id} form={form} />
          ))}
        </div>
      ) : null}
      {edition === undefined ? (
        <ReviewPage source={source} review={review} language={language} canEdit={rights.writes} />
      ) : (
        <EditionView
          report={edition}
          language={language}
          current={documents}
          editions={editions}
          isNew={edition.id === issued.id}
        />
      )}
      {stage}
    </>
  );
}

/** The review in both languages. */
function documentsOf(source: ReviewSource, draft: DraftPair, form: Review['form']): ReportPair {
  const document = (language: Language) =>
    reviewDocument(source, reviewView(draft[language], form), language);
  return { en: document('en'), fr: document('fr') };
}

/** How many passages that say something were proofread. */
function Progress({ open: { said, unread } }: { readonly open: BeforeIssue }) {
  const { t } = useTranslation('quarterly');
  return (
    <DataMark kind={unread === 0 ? 'proofread' : 'toProofread'}>
      {t('progress', { read: said - unread, count: said })}
    </DataMark>
  );
}

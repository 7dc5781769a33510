/** The report on the whole programme: all reviews in one document, with the tables that show them together. */

import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../../domain/entity/field.ts';
import type { RecordOf } from '../../../domain/operation/record.ts';
import { beforeIssue, beforeIssueOfAll } from '../../../domain/report/quarterly/before-issue.ts';
import {
  type IssuedReport,
  issuedDocuments,
} from '../../../domain/report/quarterly/frozen-report.ts';
import { reportOfDrafts } from '../../../domain/report/quarterly/programme-report.ts';
import { reviewView } from '../../../domain/report/quarterly/review-document.ts';
import { formsOfReview } from '../../../domain/report/quarterly/review-passages.ts';
import type { ReviewPeriod } from '../../../domain/report/quarterly/review-source.ts';
import type { WordWriter } from '../../ports/word.ts';
import { Note } from '../../ui/note.tsx';
import { SkeletonLines } from '../../ui/skeleton-lines.tsx';
import { DeskTools } from './desk-tools.tsx';
import { DocumentView, EditionView } from './issued.tsx';
import { useReportPictures } from './report-pictures.tsx';
import { useAsDraft } from './use-as-draft.ts';
import { type Drafts, useDrafts } from './use-drafts.ts';
import { useJustIssued } from './use-just-issued.ts';
import { useReviewSource } from './use-review-source.ts';
import type { ReviewRights } from './use-rights.ts';
import { useWordFiles } from '../../parts/word/use-word-files.ts';

interface WholeDeskProps {
  readonly periods: readonly ReviewPeriod[];
  readonly language: Language;
  readonly forms: readonly RecordOf<'form'>[];
  readonly editions: readonly IssuedReport[];
  readonly edition: IssuedReport | undefined;
  /** Opens an edition. */
  readonly onEdition: (id: string) => void;
  readonly rights: ReviewRights;
  readonly writeWord: WordWriter;
}

export function WholeDesk(props: WholeDeskProps) {
  const { t } = useTranslation('quarterly');
  const { periods } = props;
  const days = useMemo(() => daysOf(periods), [periods]);
  const read = useReviewSource(days);
  const made = useDrafts(read.phase === 'read' ? read.source : undefined, periods);
  if (read.phase === 'failed') {
    return (
      <Note icon="error" tone="error">
        {t('failed')}
      </Note>
    );
  }
  if (made === undefined) return <SkeletonLines label={t('reading')} />;
  return <ReadWholeDesk {...props} made={made} />;
}

/** From the first day that a review looks back on to the last one. */
function daysOf(periods: readonly ReviewPeriod[]) {
  const [first, last] = [periods[0], periods.at(-1)];
  return first === undefined || last === undefined
    ? undefined
    : { from: first.days.from, to: last.days.to };
}

interface ReadWholeDeskProps extends WholeDeskProps {
  readonly made: Drafts;
}

function ReadWholeDesk(props: ReadWholeDeskProps) {
  const { made, language, forms, editions, edition, rights, writeWord } = props;
  const documents = useMemo(() => {
    const { source, drafts } = made;
    const reportIn = (wanted: Language) =>
      reportOfDrafts(
        source,
        drafts.map((draft) => draft[wanted]),
        forms,
        wanted,
      );
    return { en: reportIn('en'), fr: reportIn('fr') };
  }, [made, forms]);
  const open = useMemo(
    () =>
      beforeIssueOfAll(
        made.drafts.map((draft) => {
          const drafted = draft[language];
          const apart = formsOfReview(forms, drafted.period);
          const [form] = apart;
          return beforeIssue(reviewView(drafted, form).passages, form?.conflicts, apart.length);
        }),
      ),
    [made, forms, language],
  );
  const frozen = useMemo(() => edition && issuedDocuments(edition), [edition]);
  const draft = useAsDraft(documents);
  const shown = edition === undefined ? draft : frozen;
  const issued = useJustIssued(props.onEdition);
  const { stage, picturesIn } = useReportPictures(shown);
  const word = useWordFiles(shown, writeWord, picturesIn);
  return (
    <>
      <DeskTools
        month={undefined}
        until={props.periods.at(-1)?.days.to}
        documents={documents}
        open={open}
        editions={editions}
        edition={edition}
        rights={rights}
        word={word}
        onIssued={issued.show}
      />
      {edition === undefined ? (
        <DocumentView document={draft[language]} />
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

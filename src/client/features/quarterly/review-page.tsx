/** One quarterly review, laid out as the report it becomes: headings in the margin, what is common first, then each pad. */

import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Language } from '../../../domain/entity/field.ts';
import { saidPassages } from '../../../domain/report/quarterly/before-issue.ts';
import { enrolmentChart } from '../../../domain/report/quarterly/enrolment-chart.ts';
import { reviewMonth, reviewTitle } from '../../../domain/report/quarterly/review-document.ts';
import { draftStatus } from '../../../domain/report/quarterly/report-status.ts';
import type { Passage } from '../../../domain/report/quarterly/review-passages.ts';
import type { Entry, ReviewSource } from '../../../domain/report/quarterly/review-source.ts';
import {
  fixedParts,
  partTitles,
  reportWords,
  type ReviewPart,
  reviewParts,
} from '../../../domain/report/quarterly/review-words.ts';
import { followUps } from '../../../domain/report/quarterly/draft-lessons.ts';
import { runIn } from '../../../domain/report/quarterly/drafted.ts';
import { useToday } from '../../model/use-carnet.ts';
import { paths } from '../../ports/routes.ts';
import { classNames } from '../../ui/class-names.ts';
import { Table } from '../../ui/table.tsx';
import { Tag } from '../../ui/tag.tsx';
import { TextLink } from '../../ui/text-link.tsx';
import { EntriesDialog } from './entries-dialog.tsx';
import { FigureTable } from './figure-table.tsx';
import { Part } from './part.tsx';
import { PassageView } from './passage-view.tsx';
import styles from './quarterly.module.css';
import { StatedPart } from './stated-part.tsx';
import { ReportChart } from './report-chart.tsx';
import layout from './report.module.css';
import { type PassageHandlers, type Review, usePassageHandlers } from './use-review.ts';
import { padName } from '../../../domain/programme/pad-name.ts';

interface ReviewPageProps {
  readonly source: ReviewSource;
  readonly review: Review;
  readonly language: Language;
  readonly canEdit: boolean;
}

interface Opened {
  readonly title: string;
  readonly entries: readonly Entry[];
}

export function ReviewPage({ source, review, language, canEdit }: ReviewPageProps) {
  const { t } = useTranslation('quarterly');
  const [opened, setOpened] = useState<Opened | undefined>(undefined);
  const today = useToday();
  const handlers = usePassageHandlers(review, { dropped: t('dropped') });
  const { view } = review;
  const { period } = view;
  const charts = useMemo(
    () => enrolmentChart('enrolment/chart', source, view.curves, language),
    [source, view.curves, language],
  );
  const open = (title: string, entries: readonly Entry[]): void => setOpened({ title, entries });
  return (
    <article className={layout.report} lang={language}>
      <header className={layout.head}>
        <p className={layout.title}>{reviewTitle(period, language)}</p>
        <p className={layout.subtitle}>
          {`${reviewMonth(period, language)}. ${reportWords.subtitle[language]}.`}
        </p>
        <p className={layout.status}>{draftStatus(today, language).text}</p>
      </header>
      <Part title={reportWords.figures[language]}>
        <FigureTable
          part="figures"
          source={source}
          figures={view.figures}
          language={language}
          onOpen={open}
        />
      </Part>
      {view.impact.length === 0 ? null : (
        <Part title={reportWords.impact[language]}>
          <FigureTable
            part="impact"
            source={source}
            figures={view.impact}
            language={language}
            onOpen={open}
          />
        </Part>
      )}
      {charts.length === 0 ? null : (
        <Part title={reportWords.enrolment[language]}>
          {charts.map((chart) => (
            <ReportChart key={chart.key} chart={chart} language={language} />
          ))}
        </Part>
      )}
      {reviewParts.map((part, index) => (
        <ReviewPartView
          key={part}
          part={part}
          number={index + 1}
          source={source}
          review={review}
          language={language}
          canEdit={canEdit}
          handlers={handlers}
          onOpen={open}
        />
      ))}
      {canEdit ? <StatedPart pads={source.pads} review={review} handlers={handlers} /> : null}
      {opened === undefined ? null : (
        <EntriesDialog {...opened} source={source} onClose={() => setOpened(undefined)} />
      )}
    </article>
  );
}

interface ReviewPartViewProps extends ReviewPageProps {
  readonly part: ReviewPart;
  readonly number: number;
  readonly handlers: PassageHandlers;
  readonly onOpen: (title: string, entries: readonly Entry[]) => void;
}

function ReviewPartView(props: ReviewPartViewProps) {
  const { part, number, source, review, language, canEdit } = props;
  const { t } = useTranslation('quarterly');
  const { view } = review;
  const own = view.passages.filter((passage) => passage.part === part);
  const shared = own.filter(({ padId }) => padId === undefined);
  const byPad = own.filter(({ padId }) => padId !== undefined);
  const said = saidPassages(own);
  const isEmpty = said.length === 0;
  const hasMore = !isEmpty || (part === 'lessons' && view.lessons.length > 0);
  // On paper nothing is said of what nothing is said under, but once under a heading that is always there.
  const onScreenOnly = (passage: Passage): boolean =>
    !said.includes(passage) && (hasMore || passage.padId !== undefined);
  // What nobody can write in and nothing is said under says nothing.
  if (isEmpty && !canEdit && part !== 'lessons') return null;
  return (
    <Part
      screenOnly={isEmpty && !fixedParts.has(part)}
      title={`${number}. ${partTitles[part][language]}`}
      note={part === 'lessons' ? t('lessonCount', { count: view.lessons.length }) : undefined}
    >
      {part === 'lessons' ? <Lessons source={source} review={review} language={language} /> : null}
      {shared.map((passage) => (
        <section
          key={passage.key}
          className={classNames(styles.shared, onScreenOnly(passage) && styles.screenOnly)}
        >
          {byPad.length === 0 ? null : (
            <h3 className={styles.padName}>{reportWords.both[language]}</h3>
          )}
          <OnePassage {...props} passage={passage} padName={reportWords.both[language]} />
        </section>
      ))}
      {byPad.length === 0 ? null : (
        <div className={styles.pads}>
          {byPad.map((passage) => {
            const pad = source.pads.find(({ id }) => id === passage.padId)?.values;
            const name = pad === undefined ? '' : padName(pad, language);
            return (
              <section
                key={passage.key}
                className={onScreenOnly(passage) ? styles.screenOnly : undefined}
              >
                <h3 className={styles.padName}>
                  <Tag>{pad?.code ?? ''}</Tag>
                  {name}
                </h3>
                <OnePassage {...props} passage={passage} padName={name} />
              </section>
            );
          })}
        </div>
      )}
    </Part>
  );
}

interface OnePassageProps extends ReviewPartViewProps {
  readonly passage: Passage;
  readonly padName: string;
}

function OnePassage({ passage, padName, part, language, review, ...rest }: OnePassageProps) {
  return (
    <PassageView
      passage={passage}
      language={language}
      name={`${partTitles[part][language]}, ${padName}`}
      formId={review.form?.id}
      handlers={rest.handlers}
      canEdit={rest.canEdit}
      onOpen={rest.onOpen}
    />
  );
}

/** The lessons of the quarter, by their numbers. */
function Lessons({ source, review, language }: Omit<ReviewPageProps, 'canEdit'>) {
  const { t } = useTranslation('quarterly');
  const { lessons, period } = review.view;
  const followed = followUps(lessons, source, period.days.to, language);
  const hasFollowUp = [...followed.values()].some((words) => words !== '');
  if (lessons.length === 0) return <p className={styles.quiet}>{t('noLessons')}</p>;
  return (
    <>
      <Table caption={partTitles.lessons[language]}>
        <thead>
          <tr>
            <th scope="col">{reportWords.number[language]}</th>
            <th scope="col">{reportWords.lesson[language]}</th>
            {hasFollowUp ? <th scope="col">{reportWords.followUp[language]}</th> : null}
          </tr>
        </thead>
        <tbody>
          {lessons.map(({ id, values }) => {
            const said = runIn(values.text, language);
            return (
              <tr key={id}>
                <th scope="row">{source.lessonLabels.get(id)}</th>
                <td lang={said.lang} className={styles.text}>
                  {said.text}
                </td>
                {hasFollowUp ? <td>{followed.get(id)}</td> : null}
              </tr>
            );
          })}
        </tbody>
      </Table>
      <p className={styles.screenOnly}>
        <Link href={paths.lessons()} asChild>
          <TextLink>{t('allLessons')}</TextLink>
        </Link>
      </p>
    </>
  );
}

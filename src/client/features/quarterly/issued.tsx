/** What was issued: its editions, the frozen words of one of them, and what would read otherwise now. */

import { Fragment, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type Stretch, wordDifferences } from '../../../domain/conflict/word-differences.ts';
import type { Language } from '../../../domain/entity/field.ts';
import {
  changesSince,
  isCorrected,
  issuedApart,
  type IssuedReport,
  issuedDocuments,
  type ReportChange,
  type ReportPair,
} from '../../../domain/report/quarterly/frozen-report.ts';
import type { ReportDocument } from '../../../domain/report/quarterly/report-document.ts';
import { otherLanguage } from '../../../domain/text/text-pair.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useToday } from '../../model/use-carnet.ts';
import { useNames } from '../../model/use-names.ts';
import { Note } from '../../ui/note.tsx';
import { Table } from '../../ui/table.tsx';
import { Blocks } from './blocks.tsx';
import styles from './quarterly.module.css';
import layout from './report.module.css';

interface DocumentViewProps {
  readonly document: ReportDocument;
  /** Nothing stands above it: its title is that of the screen. */
  readonly isScreen?: boolean;
}

/** A document as it is printed. */
export function DocumentView({ document, isScreen = false }: DocumentViewProps) {
  const { title, subtitle, blocks, language, status } = document;
  const Title = isScreen ? 'h1' : 'p';
  return (
    <article className={layout.report} data-screen={isScreen || undefined} lang={language}>
      <header className={layout.plainHead}>
        <Title className={layout.title}>{title}</Title>
        <p className={layout.subtitle}>{subtitle}</p>
        {status === undefined ? null : <p className={layout.status}>{status.text}</p>}
      </header>
      <div className={styles.blocks}>
        <Blocks blocks={blocks} language={language} top={2} />
      </div>
    </article>
  );
}

interface EditionViewProps {
  readonly report: IssuedReport;
  readonly language: Language;
  /** The same report as it would be issued now; absent for who reads what was issued alone. */
  readonly current: ReportPair | undefined;
  /** All of the report, latest first. */
  readonly editions: readonly IssuedReport[];
  /** It was issued a moment ago, from the draft that stood here: what had the focus is gone with it. */
  readonly isNew?: boolean;
}

export function EditionView(props: EditionViewProps) {
  const { report, language, current, editions, isNew = false } = props;
  const notice = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isNew) notice.current?.focus();
  }, [isNew]);
  const { t } = useTranslation('quarterly');
  const format = useFormat();
  const today = useToday();
  const names = useNames('');
  const documents = issuedDocuments(report);
  const { edition, issuedOn } = report.values;
  const isOld = isCorrected(editions, report);
  const apart = issuedApart(editions, report);
  return (
    <>
      <div ref={notice} tabIndex={-1} className={styles.notice}>
        <Note icon="lock">
          {t('issuedNote', {
            edition,
            day: format.dayMonth(issuedOn, today),
            // Whoever signed it is who made it, whatever it says itself.
            name: names(report.created.by) ?? '–',
          })}{' '}
          {isOld ? t('correctedLater') : null}
        </Note>
        {apart.map((twin) => (
          <Note key={twin.id} icon="people">
            {t('issuedApart', {
              edition,
              day: format.dayMonth(twin.values.issuedOn, today),
              name: names(twin.created.by) ?? '–',
            })}
          </Note>
        ))}
        {current === undefined || documents === undefined || isOld ? null : (
          <Changes issued={documents} current={current} language={language} />
        )}
      </div>
      {documents === undefined ? (
        <Note icon="error" tone="error">
          {t('newerReport')}
        </Note>
      ) : (
        <DocumentView document={documents[language]} />
      )}
    </>
  );
}

interface ChangesProps {
  readonly issued: ReportPair;
  readonly current: ReportPair;
  readonly language: Language;
}

/** What arrived after the issue, and what it would change. */
function Changes({ issued, current, language }: ChangesProps) {
  const { t } = useTranslation('quarterly');
  const changesIn = (one: Language) => changesSince(issued[one], current[one]);
  const changes = changesIn(language);
  if (changes.length === 0) {
    // The other language is as much of the report as this one.
    const { length: count } = changesIn(otherLanguage(language));
    const text = count === 0 ? t('noChanges') : t('noChangesHere', { count });
    return <p className={styles.quiet}>{text}</p>;
  }
  return (
    <details className={styles.changes}>
      <summary>{t('changes', { count: changes.length })}</summary>
      <Table caption={t('changesTitle')}>
        <thead>
          <tr>
            <th scope="col">{t('changedPassage')}</th>
            <th scope="col">{t('stands')}</th>
            <th scope="col">{t('wouldStand')}</th>
          </tr>
        </thead>
        <tbody lang={issued[language].language}>
          {changes.map((change) => (
            <ChangeRow key={change.key} change={change} />
          ))}
        </tbody>
      </Table>
    </details>
  );
}

/** The passage, and its words on both sides: those that differ are marked. */
function ChangeRow({ change }: { readonly change: ReportChange }) {
  const { under, before, after } = change;
  const { a, b } = useMemo(() => wordDifferences(before ?? '', after ?? ''), [before, after]);
  return (
    <tr>
      <th scope="row" className={styles.changed}>
        {under.join(' · ')}
      </th>
      <td className={styles.changed}>
        {before === undefined ? '–' : <Stretches stretches={a} as="del" />}
      </td>
      <td className={styles.changed}>
        {after === undefined ? '–' : <Stretches stretches={b} as="ins" />}
      </td>
    </tr>
  );
}

interface StretchesProps {
  readonly stretches: readonly Stretch[];
  readonly as: 'del' | 'ins';
}

function Stretches({ stretches, as: Differing }: StretchesProps) {
  return stretches.map(({ text, differs }, index) => {
    // The space after a word is no part of what differs.
    const said = differs ? text.trimEnd() : '';
    return (
      // A stretch is its place: two of them may say the same.
      <Fragment key={index}>
        {said === '' ? null : <Differing className={styles.differs}>{said}</Differing>}
        {text.slice(said.length)}
      </Fragment>
    );
  });
}

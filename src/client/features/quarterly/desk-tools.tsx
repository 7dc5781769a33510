/** The tools of a report that is drafted here: Word, paper, and issuing it, or a corrected edition of it. */

import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LocalDate } from '../../../domain/calendar/local-date.ts';
import type { BeforeIssue } from '../../../domain/report/quarterly/before-issue.ts';
import type { IssuedReport, ReportPair } from '../../../domain/report/quarterly/frozen-report.ts';
import { useCarnetState } from '../../model/use-carnet.ts';
import { Button } from '../../ui/button.tsx';
import { Note } from '../../ui/note.tsx';
import { IssueDialog } from './issue-dialog.tsx';
import { ReportLink } from './report-link.tsx';
import { ReportTools } from './report-tools.tsx';
import type { ReviewRights } from './use-rights.ts';
import type { WordFiles } from '../../parts/word/use-word-files.ts';

interface DeskToolsProps {
  /** Of the review; absent for the report on the whole programme. */
  readonly month: number | undefined;
  /** The last day that the report tells of. */
  readonly until: LocalDate | undefined;
  readonly documents: ReportPair;
  /** What of it is still open. */
  readonly open: BeforeIssue;
  /** Latest first. */
  readonly editions: readonly IssuedReport[];
  /** The edition that is open; absent for the draft. */
  readonly edition: IssuedReport | undefined;
  readonly rights: ReviewRights;
  readonly word: WordFiles;
  readonly onIssued: (id: string) => void;
  /** How far the draft is. */
  readonly children?: ReactNode;
}

export function DeskTools(props: DeskToolsProps) {
  const { month, until, documents, open, editions, edition, rights, word, onIssued, children } =
    props;
  const { t } = useTranslation(['quarterly', 'export', 'overview']);
  const [issues, setIssues] = useState(false);
  const isConnected = useCarnetState((state) => state.isConnected);
  const contactsComing = useCarnetState((state) => state.contactsComing);
  const coming = contactsComing ? t('export:coming') : undefined;
  const next = (editions[0]?.values.edition ?? 0) + 1;
  if (edition !== undefined) {
    const link = rights.issues && isConnected ? <ReportLink report={edition} /> : undefined;
    return <ReportTools word={word} issue={link} />;
  }
  return (
    <>
      <ReportTools
        word={word}
        unavailableBecause={coming}
        issue={
          rights.writes ? (
            <Button
              variant="primary"
              icon="send"
              unavailableBecause={rights.issues ? coming : t('quarterly:coordinationIssues')}
              onClick={() => setIssues(true)}
            >
              {t(editions.length === 0 ? 'quarterly:issue' : 'quarterly:issueCorrected')}
            </Button>
          ) : undefined
        }
      >
        {children}
      </ReportTools>
      {contactsComing ? <Note icon="receiving">{t('overview:coming')}</Note> : null}
      {issues ? (
        <IssueDialog
          month={month}
          until={until}
          documents={documents}
          edition={next}
          open={open}
          onClose={() => setIssues(false)}
          onIssued={onIssued}
        />
      ) : null}
    </>
  );
}

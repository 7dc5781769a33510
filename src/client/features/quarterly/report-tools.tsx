/** What is done with a report as a whole: Word files, paper, issuing it. */

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Toolbar } from '../../ui/toolbar.tsx';
import type { WordFiles } from '../../parts/word/use-word-files.ts';

interface ReportToolsProps {
  readonly word: WordFiles;
  /** Why the report does not leave yet. */
  readonly unavailableBecause?: string | undefined;
  /** At the end: issuing it. */
  readonly issue?: ReactNode;
  /** At the beginning: how far it is. */
  readonly children?: ReactNode;
}

export function ReportTools({ word, unavailableBecause, issue, children }: ReportToolsProps) {
  const { t } = useTranslation('quarterly');
  return (
    <Toolbar
      label={t('tools')}
      end={
        <>
          <Button
            icon="exportFile"
            unavailableBecause={
              unavailableBecause ?? (word.isWriting ? t('wordWriting') : undefined)
            }
            onClick={() => void word.write()}
          >
            {t('word')}
          </Button>
          <Button
            icon="print"
            unavailableBecause={unavailableBecause}
            onClick={() => window.print()}
          >
            {t('pdf')}
          </Button>
          {issue}
        </>
      }
    >
      {children}
    </Toolbar>
  );
}

/** Hands a report over as Word files, one in each language, from one press. */

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fold } from '../../../domain/text/fold.ts';
import { type Language, languages } from '../../../domain/entity/field.ts';
import type { ReportPair } from '../../../domain/report/quarterly/frozen-report.ts';
import type { ReportDocument } from '../../../domain/report/quarterly/report-document.ts';
import { useNoteExportedFile } from '../../model/exported-files.ts';
import { notify } from '../../model/notices.ts';
import { useOnceWritten } from '../../model/use-once-written.ts';
import { useBackups } from '../../model/use-backups.ts';
import type { ReportPicture, WordWriter } from '../../ports/word.ts';

export interface WordFiles {
  readonly isWriting: boolean;
  readonly write: () => Promise<void>;
}

/** A report in both languages: as it stands, or what makes it once it is asked for. */
type Documents = ReportPair | undefined | (() => Promise<ReportPair | undefined>);

/** @param pictures what is drawn on the page, by the time the files are asked for */
export function useWordFiles(
  documents: Documents,
  writeWord: WordWriter,
  pictures: (language: Language) => Promise<readonly ReportPicture[]>,
): WordFiles {
  const { t } = useTranslation('quarterly');
  const { backups } = useBackups();
  const note = useNoteExportedFile();
  const [isWriting, setWriting] = useState(false);
  const write = useOnceWritten(async (): Promise<void> => {
    if (documents === undefined || isWriting) return;
    setWriting(true);
    try {
      const pair = typeof documents === 'function' ? await documents() : documents;
      if (pair === undefined) throw new Error('The texts of a language are not here');
      // Both are made before the first is downloaded: half of a pair is of no use.
      const files = await Promise.all(
        languages.map(async (language) => ({
          file: await writeWord(pair[language], await pictures(language)),
          name: `${fileName(pair[language], language)}.docx`,
        })),
      );
      for (const file of files) backups.download(file);
      // To the audit log a report is a table like others: it knows three kinds.
      note('table');
      notify({ message: t('wordDone'), tone: 'done' });
    } catch {
      notify({ message: t('wordFailed'), tone: 'problem' });
    } finally {
      setWriting(false);
    }
  });
  return { isWriting, write };
}

const nameLengthMax = 60;

/**
 * Its title, whether it is a draft or an edition, and its language: files of one name are taken for one another. Nothing is
 * left of a title without Latin letters.
 */
function fileName({ title, status }: ReportDocument, language: Language): string {
  const name = fold(title)
    .replaceAll(/[^a-z0-9]+/gu, '-')
    .slice(0, nameLengthMax)
    .replaceAll(/^-+|-+$/gu, '');
  return [name, status?.inFileName ?? '', language].filter((part) => part !== '').join('-');
}

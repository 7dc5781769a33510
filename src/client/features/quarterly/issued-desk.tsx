/** An issued report for who reads issued ones alone: its words, as Word files and on paper. */

import { useMemo } from 'react';
import type { Language } from '../../../domain/entity/field.ts';
import {
  type IssuedReport,
  issuedDocuments,
} from '../../../domain/report/quarterly/frozen-report.ts';
import type { WordWriter } from '../../ports/word.ts';
import { EditionView } from './issued.tsx';
import { ReportTools } from './report-tools.tsx';
import { useReportPictures } from './report-pictures.tsx';
import { useWordFiles } from '../../parts/word/use-word-files.ts';

interface IssuedDeskProps {
  readonly report: IssuedReport;
  readonly language: Language;
  readonly editions: readonly IssuedReport[];
  readonly writeWord: WordWriter;
}

export function IssuedDesk({ report, language, editions, writeWord }: IssuedDeskProps) {
  const documents = useMemo(() => issuedDocuments(report), [report]);
  const { stage, picturesIn } = useReportPictures(documents);
  const word = useWordFiles(documents, writeWord, picturesIn);
  return (
    <>
      <ReportTools word={word} />
      <EditionView report={report} language={language} current={undefined} editions={editions} />
      {stage}
    </>
  );
}

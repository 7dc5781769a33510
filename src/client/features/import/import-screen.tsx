/**
 * SMEs out of a spreadsheet: the file is read on the device, its columns are recognised and can be changed, and what may be there
 * already is decided on. Nothing is saved before the last press, which one undo takes back.
 */

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMayWrite } from '../../model/use-may-write.ts';
import { paths } from '../../ports/routes.ts';
import type { SpreadsheetReader } from '../../ports/spreadsheet.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { TopBar } from '../../ui/top-bar.tsx';
import { CheckStep } from './check-step.tsx';
import { ColumnsStep } from './columns-step.tsx';
import { FileStep } from './file-step.tsx';
import { type ImportFile, useImport } from './use-import.ts';

interface ImportScreenProps {
  readonly readSpreadsheet: SpreadsheetReader;
}

export function ImportScreen({ readSpreadsheet }: ImportScreenProps) {
  const { t } = useTranslation(['import', 'shell']);
  const mayWrite = useMayWrite();
  const [file, setFile] = useState<ImportFile | undefined>(undefined);
  return (
    <>
      <TopBar
        title={t('import:title')}
        subtitle={file?.name ?? t('import:lead')}
        back={{ label: t('shell:nav.portfolio'), href: paths.portfolio() }}
        lined
      />
      <Page>
        {!mayWrite ? (
          <EmptyState small title={t('import:readOnly.title')} lead={t('import:readOnly.text')} />
        ) : file === undefined ? (
          <FileStep readSpreadsheet={readSpreadsheet} onRead={setFile} />
        ) : (
          <ReadFile file={file} onOther={() => setFile(undefined)} />
        )}
      </Page>
    </>
  );
}

interface ReadFileProps {
  readonly file: ImportFile;
  readonly onOther: () => void;
}

function ReadFile({ file, onOther }: ReadFileProps) {
  const state = useImport(file);
  const [isChecking, setIsChecking] = useState(false);
  return isChecking ? (
    <CheckStep state={state} onBack={() => setIsChecking(false)} />
  ) : (
    <ColumnsStep state={state} onOther={onOther} onCheck={() => setIsChecking(true)} />
  );
}

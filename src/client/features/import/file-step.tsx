/** The file: chosen or dropped, read on the device. What cannot be read says why, and another can be chosen. */

import { type DragEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fileNameOf } from '../../../domain/attachment/file-name.ts';
import { csvOf } from '../../../domain/export/csv.ts';
import { templateFields } from '../../../domain/import/import-field.ts';
import { type SpreadsheetProblem, spreadsheetLimits } from '../../../domain/import/spreadsheet.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useBackups } from '../../model/use-backups.ts';
import { FileInput } from '../../parts/files/file-input.tsx';
import type { SpreadsheetReader } from '../../ports/spreadsheet.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Note } from '../../ui/note.tsx';
import { Stack } from '../../ui/page.tsx';
import { TextButton } from '../../ui/text-link.tsx';
import styles from './import.module.css';
import type { ImportFile } from './use-import.ts';
import { useFieldName } from './use-field-name.ts';

interface FileStepProps {
  readonly readSpreadsheet: SpreadsheetReader;
  readonly onRead: (file: ImportFile) => void;
}

interface Failure {
  readonly name: string;
  readonly problem: SpreadsheetProblem;
}

export function FileStep({ readSpreadsheet, onRead }: FileStepProps) {
  const { t } = useTranslation('import');
  const input = useRef<HTMLInputElement>(null);
  const [reading, setReading] = useState<string | undefined>(undefined);
  const [failure, setFailure] = useState<Failure | undefined>(undefined);
  const read = async (file: File | undefined): Promise<void> => {
    if (file === undefined || reading !== undefined) return;
    const name = fileNameOf(file.name);
    setFailure(undefined);
    setReading(name);
    const sheets = await sheetsOf(file, readSpreadsheet);
    setReading(undefined);
    if (sheets.ok) onRead({ name, ...sheets.value });
    else setFailure({ name, problem: sheets.error });
  };
  const onDrop = (event: DragEvent): void => {
    event.preventDefault();
    void read(event.dataTransfer.files[0]);
  };
  return (
    <div className={styles.drop} onDragOver={(event) => event.preventDefault()} onDrop={onDrop}>
      <EmptyState
        small
        title={t('file.title')}
        lead={t('file.lead')}
        action={
          <Stack>
            <Button
              variant="primary"
              size="form"
              icon="importFile"
              onClick={() => input.current?.click()}
            >
              {t('file.choose')}
            </Button>
            <p className={styles.quiet}>{t('file.drop')}</p>
            <Example />
          </Stack>
        }
      />
      <FileInput
        input={input}
        label={t('file.label')}
        accept=".xlsx,.csv,.txt,.tsv,text/csv"
        onFiles={([file]) => void read(file)}
      />
      <p role="status" className={styles.quiet}>
        {reading === undefined ? '' : t('file.reading', { name: reading })}
      </p>
      {failure === undefined ? null : (
        <Note icon="error" tone="error" title={t('file.notRead', { name: failure.name })} announced>
          {t(`file.problem.${failure.problem}`, { max: spreadsheetLimits.rows })}
        </Note>
      )}
    </div>
  );
}

async function sheetsOf(file: File, readSpreadsheet: SpreadsheetReader) {
  if (file.size > spreadsheetLimits.fileBytes) return { ok: false, error: 'tooLarge' } as const;
  try {
    return await readSpreadsheet(new Uint8Array(await file.arrayBuffer()));
  } catch {
    // The file is gone by now, or the device cannot run what reads it.
    return { ok: false, error: 'notRead' } as const;
  }
}

/** A table with the headings that are recognised, to be filled in. */
function Example() {
  const { t } = useTranslation('import');
  const { language } = useFormat();
  const { backups } = useBackups();
  const nameOf = useFieldName();
  const save = (): void => {
    const text = csvOf([templateFields.map(nameOf)], language);
    const file = new Blob([text], { type: 'text/csv;charset=utf-8' });
    backups.download({ file, name: t('file.exampleName') });
  };
  return <TextButton onClick={save}>{t('file.example')}</TextButton>;
}

/** A few files where one reads or writes: their names with a sign, each opened by a press. */

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fileNameOf } from '../../../domain/attachment/file-name.ts';
import type { RecordOf } from '../../../domain/operation/record.ts';
import { useWritten } from '../../model/use-held-while-typed.ts';
import { useLazyRecords } from '../../model/use-records.ts';
import { TextButton } from '../../ui/text-link.tsx';
import { FileDialog } from './file-dialog.tsx';
import { fileIcon } from './file-icon.ts';
import styles from './files.module.css';
import { useFiles } from './use-files.ts';

interface FileListProps {
  readonly records: readonly RecordOf<'attachment'>[];
  readonly readOnly: boolean;
}

export function FileList({ records, readOnly }: FileListProps) {
  const { t } = useTranslation('files');
  // Where it goes away meanwhile, what is typed in it stays on the screen.
  const [open, setOpen] = useState<RecordOf<'attachment'> | undefined>(undefined);
  return (
    <>
      {records.length === 0 ? null : (
        <ul className={styles.list} aria-label={t('title')}>
          {records.map((record) => (
            <li key={record.id}>
              <TextButton icon={fileIcon(record.values)} onClick={() => setOpen(record)}>
                {fileNameOf(record.values.name)}
              </TextButton>
            </li>
          ))}
        </ul>
      )}
      {open === undefined ? null : (
        <OpenedFile
          key={open.id}
          opened={open}
          readOnly={readOnly}
          onClose={() => setOpen(undefined)}
        />
      )}
    </>
  );
}

interface OpenedFileProps {
  readonly opened: RecordOf<'attachment'>;
  readonly readOnly: boolean;
  readonly onClose: () => void;
}

/** The dialog of a file, as it stands now. */
export function OpenedFile({ opened, readOnly, onClose }: OpenedFileProps) {
  const { records } = useLazyRecords(opened.home, 'attachment');
  const files = useFiles();
  const stored = records?.find(({ id }) => id === opened.id);
  // Where it goes away meanwhile, it keeps the name that it had last.
  const last = useWritten(opened, false) ?? opened;
  return (
    <FileDialog
      record={last}
      isGone={records !== undefined && stored === undefined}
      files={files}
      readOnly={readOnly}
      onClose={onClose}
    />
  );
}

/** A file that was added during a visit, among its notes: the picture itself, small, or the name. */

import { useTranslation } from 'react-i18next';
import { useState } from 'react';
import { isFileOfNote } from '../../../domain/visit/file-note.ts';
import { isSound } from '../../../domain/attachment/document-filter.ts';
import { fileNameOf } from '../../../domain/attachment/file-name.ts';
import type { RecordOf } from '../../../domain/operation/record.ts';
import { filesAbout } from '../../model/files-about.ts';
import { useLazyRecords } from '../../model/use-records.ts';
import { FileList, OpenedFile } from './file-list.tsx';
import styles from './files.module.css';
import { Sound } from './sound.tsx';
import { useAudioAddress, useBytes, usePictureAddress } from './use-bytes.ts';
import { useFiles } from './use-files.ts';

interface FileNoteProps {
  readonly home: string;
  /** The visit. */
  readonly aboutId: string;
  readonly text: string;
}

export function FileNote({ home, aboutId, text }: FileNoteProps) {
  const { records } = useLazyRecords(home, 'attachment');
  const found = filesAbout(records, aboutId).find(({ values }) => isFileOfNote(values.name, text));
  if (found === undefined) return <>{text}</>;
  if (found.values.kind === 'picture') return <Picture record={found} />;
  if (isSound(found.values.mediaType)) return <VoiceNote record={found} />;
  return <FileList records={[found]} readOnly={false} />;
}

function VoiceNote({ record }: { readonly record: RecordOf<'attachment'> }) {
  const files = useFiles();
  const { bytes } = useBytes(files, record.values.hash);
  const address = useAudioAddress(bytes, record.values.mediaType);
  return (
    <>
      <FileList records={[record]} readOnly={false} />
      {address === undefined ? null : (
        <Sound address={address} name={fileNameOf(record.values.name)} />
      )}
    </>
  );
}

function Picture({ record }: { readonly record: RecordOf<'attachment'> }) {
  const { t } = useTranslation('files');
  const files = useFiles();
  const { bytes } = useBytes(files, record.values.hash);
  const address = usePictureAddress(bytes);
  const [isOpen, setOpen] = useState(false);
  const name = fileNameOf(record.values.name);
  if (address === undefined) return <FileList records={[record]} readOnly={false} />;
  return (
    <>
      <button
        type="button"
        className={styles.small}
        aria-label={t('open', { name })}
        onClick={() => setOpen(true)}
      >
        <img src={address} alt="" />
      </button>
      {isOpen ? (
        <OpenedFile opened={record} readOnly={false} onClose={() => setOpen(false)} />
      ) : null}
    </>
  );
}

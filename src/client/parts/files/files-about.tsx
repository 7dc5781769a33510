/**
 * The files of one thing on a sheet: a contact, an action, a problem, an answer of a form. The same as in the list of
 * documents, where each says what it belongs to. Loaded when it is first shown.
 */

import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLazyRecords } from '../../model/use-records.ts';
import { Announcement } from '../../ui/visually-hidden.tsx';
import { filesAbout } from '../../model/files-about.ts';
import { AttachMenu } from './attach-menu.tsx';
import { FileList } from './file-list.tsx';
import styles from './files.module.css';
import { FilesNotAdded } from './files-not-added.tsx';
import { LinkDialog } from './link-dialog.tsx';
import type { PreparedFile } from './prepare-file.ts';
import { type About, useAddFiles } from './use-add-files.ts';
import { useDrop } from './use-drop.ts';
import { useFiles } from './use-files.ts';
import { VoiceNote } from './voice-note.tsx';

interface FilesAboutProps {
  readonly home: string;
  readonly about: About;
  readonly readOnly: boolean;
  /** Names of files that are shown elsewhere, such as among the notes of a visit. */
  readonly isElsewhere?: ((name: string) => boolean) | undefined;
  /** A file was added. */
  readonly onAdded?: ((file: Pick<PreparedFile, 'name'>) => void) | undefined;
}

export function FilesAbout(props: FilesAboutProps) {
  const { home, about, readOnly, isElsewhere, onAdded } = props;
  const { t } = useTranslation('files');
  const { records } = useLazyRecords(home, 'attachment');
  const files = useFiles();
  const adding = useAddFiles({
    home,
    store: files?.store,
    records: records ?? [],
    about,
    onAdded: (_id, file) => onAdded?.(file),
  });
  const [isLinking, setLinking] = useState(false);
  const drop = useDrop((dropped) => void adding.add(dropped), readOnly);
  const { aboutId, item } = about;
  const shown = useMemo(
    () =>
      filesAbout(records, aboutId).filter(
        ({ values }) =>
          (item === undefined || values.item === item) && isElsewhere?.(values.name) !== true,
      ),
    [records, aboutId, item, isElsewhere],
  );
  if (readOnly && shown.length === 0) return null;
  return (
    <div className={styles.attached} {...drop.handlers} data-over={drop.isOver ? '' : undefined}>
      <Announcement>{adding.isAdding ? t('adding') : ''}</Announcement>
      <FilesNotAdded notAdded={adding.notAdded} />
      <FileList records={shown} readOnly={readOnly} />
      {readOnly ? null : (
        <div className={styles.tools}>
          <AttachMenu
            onFiles={(chosen) => void adding.add(chosen)}
            onLink={() => setLinking(true)}
            isReady={files !== undefined && records !== undefined}
          />
          <VoiceNote home={home} about={about} onAdded={(file) => onAdded?.(file)} />
        </div>
      )}
      {isLinking ? (
        <LinkDialog home={home} about={about} onClose={() => setLinking(false)} />
      ) : null}
    </div>
  );
}

/**
 * Files for a contact that is being written: dropped, pasted or chosen, on the sheet at once, and the contact's once it is
 * logged. Loaded with the first of them.
 */

import { useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { fileNameOf } from '../../../domain/attachment/file-name.ts';
import { deleteRecord } from '../../../domain/command/command.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useNow } from '../../model/use-carnet.ts';
import type { PendingFiles as Pending } from '../../model/use-pending-files.ts';
import { useLazyRecords } from '../../model/use-records.ts';
import { Icon } from '../../ui/icon.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Announcement } from '../../ui/visually-hidden.tsx';
import { useChange } from '../record/use-change.ts';
import { fileIcon } from './file-icon.ts';
import styles from './files.module.css';
import { FilesNotAdded } from './files-not-added.tsx';
import { useAddFiles } from './use-add-files.ts';
import { useFiles } from './use-files.ts';

/** Files that just came, and have to be added. */
export interface IncomingFiles {
  readonly files: readonly File[];
  /** A picture from the clipboard has no name of its own. */
  readonly isPasted: boolean;
}

interface PendingFilesProps {
  readonly home: string;
  readonly pending: Pending;
  readonly incoming: IncomingFiles | undefined;
  /** They are being added. */
  readonly onTaken: () => void;
}

export function PendingFiles({ home, pending, incoming, onTaken }: PendingFilesProps) {
  const { t } = useTranslation('files');
  const { records } = useLazyRecords(home, 'attachment');
  const files = useFiles();
  const change = useChange();
  const named = useNamed();
  const adding = useAddFiles({
    home,
    store: files?.store,
    records: records ?? [],
    onAdded: (id) => pending.add([id]),
    // It is on the sheet already and belongs to nothing yet: it is taken as it is.
    onThere: (id) => pending.add([id]),
  });
  const isReady = files !== undefined && records !== undefined;
  const take = useEffectEvent((came: IncomingFiles) => {
    onTaken();
    void adding.add(came.files.map((file) => (came.isPasted ? named(file) : file)));
  });
  useEffect(() => {
    if (isReady && incoming !== undefined) take(incoming);
  }, [isReady, incoming]);
  const remove = async (id: string, name: string): Promise<void> => {
    // It goes on waiting for the entry: where its removal is undone, it is back in the line.
    await change(deleteRecord(id), { done: t('deleted', { name }) });
  };
  const shown = (records ?? []).filter(({ id }) => pending.ids.includes(id));
  return (
    <div className={styles.attached}>
      <Announcement>{adding.isAdding ? t('adding') : ''}</Announcement>
      <FilesNotAdded notAdded={adding.notAdded} />
      {shown.length === 0 ? null : (
        <>
          <ul className={styles.list} aria-label={t('pending.label')}>
            {shown.map(({ id, values }) => (
              <li key={id} className={styles.pending}>
                <Icon name={fileIcon(values)} />
                {fileNameOf(values.name)}
                <IconButton
                  small
                  icon="close"
                  label={t('pending.remove', { name: fileNameOf(values.name) })}
                  onClick={() => void remove(id, fileNameOf(values.name))}
                />
              </li>
            ))}
          </ul>
          <p className={styles.link}>{t('pending.text', { count: shown.length })}</p>
        </>
      )}
    </div>
  );
}

/** Browsers call every picture of the clipboard the same: its name is the time at which it was pasted. */
function useNamed(): (file: File) => File {
  const { t } = useTranslation('files');
  const format = useFormat();
  const now = useNow();
  return (file) => {
    const ending = file.name.split('.').at(-1) ?? 'png';
    const day = format.dayMonth(now.slice(0, 10), now.slice(0, 10));
    const name = `${t('pasted', { when: `${day} ${now.slice(11).replace(':', '-')}` })}.${ending}`;
    return new File([file], name, { type: file.type });
  };
}

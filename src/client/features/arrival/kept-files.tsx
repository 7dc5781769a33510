/**
 * What the server does not have of the files that were added on this device, and what was spoken into it when a tab died: whoever
 * added it saves it to disk.
 */

import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { namePartsOf } from '../../../domain/attachment/name-parts.ts';
import type { Group } from '../../../domain/operation/operation.ts';
import { useBackups } from '../../model/use-backups.ts';
import { useSyncState } from '../../model/use-sync.ts';
import { type Files, useFiles } from '../../parts/files/use-files.ts';
import { useVoiceName } from '../../parts/files/use-voice-name.ts';
import { type Bytes, isOnServer } from '../../ports/file-store.ts';
import type { LeftRecording } from '../../ports/recordings.ts';
import { Button } from '../../ui/button.tsx';
import styles from './arrival.module.css';

/** A file that nobody else has. */
export interface OwnFile {
  readonly id: string;
  readonly name: string;
  /** Its bytes; nothing where they are not here any more. */
  readonly read: () => Promise<Bytes | undefined>;
}

/** The files that stay for their author: those of unsent changes, those that were not sent, and voice notes that a tab left. */
export function useOwnFiles(groups: readonly Group[] | undefined): readonly OwnFile[] {
  const files = useFiles();
  const left = useLeftRecordings(files);
  const voiceName = useVoiceName();
  const epoch = useSyncState((state) => state.epoch);
  if (files === undefined) return [];
  const { store, kept } = files;
  const read = (hash: string) => (): Promise<Bytes | undefined> => store.read(hash);
  // What was named in a change is called what it is called there: it may have been renamed.
  const added = (groups ?? []).flatMap(addedFiles).filter(({ hash }) => kept.has(hash));
  const named = new Set(added.map(({ hash }) => hash));
  const unsent = [...kept.values()].filter(
    (file) => file.name !== undefined && !isOnServer(file, epoch) && !named.has(file.hash),
  );
  const records = new Set([...kept.values()].flatMap((file) => file.records));
  return [
    ...added.map(({ id, hash, name }) => ({ id, name, read: read(hash) })),
    ...unsent.map(({ hash, name = '' }) => ({ id: hash, name, read: read(hash) })),
    ...left
      .filter(({ id }) => !records.has(id))
      .map((note) => {
        const { stem, ending } = voiceName(note);
        return { id: note.id, name: `${stem}${ending}`, read: async () => note.bytes };
      }),
  ];
}

/** Voice notes that tabs left. They stay: whoever is a member again finds them where they were to be. */
function useLeftRecordings(files: Files | undefined): readonly LeftRecording[] {
  const [left, setLeft] = useState<readonly LeftRecording[]>([]);
  useEffect(() => {
    if (files === undefined) return undefined;
    let isCurrent = true;
    const found: LeftRecording[] = [];
    void files.store.recordings
      .takeLeft(async (one) => {
        found.push(one);
        return false;
      })
      // One that cannot be read keeps no other one away.
      .catch(() => undefined)
      .then(() => {
        if (isCurrent) setLeft(found);
      });
    return () => {
      isCurrent = false;
    };
  }, [files]);
  return left;
}

export function KeptFiles({ files }: { readonly files: readonly OwnFile[] }) {
  const { t } = useTranslation('sign-in');
  const { backups } = useBackups();
  if (files.length === 0) return null;
  const save = async ({ name, read }: OwnFile): Promise<void> => {
    const bytes = await read();
    if (bytes === undefined) return;
    // As bytes of no kind: what is saved is opened by the system, and never by the page.
    const file = new Blob([bytes], { type: 'application/octet-stream' });
    backups.download({ file, name });
  };
  return (
    <>
      <h2 id="kept-files">{t('lost.files')}</h2>
      <ul aria-labelledby="kept-files" className={styles.files}>
        {files.map((file) => (
          <li key={file.id}>
            <Button icon="download" onClick={() => void save(file).catch(() => undefined)}>
              {t('lost.save', { name: file.name })}
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}

interface AddedFile {
  readonly id: string;
  readonly hash: string;
  readonly name: string;
}

/** The files that a group adds; a link has no bytes. */
function addedFiles(group: Group): readonly AddedFile[] {
  return group.flatMap(({ entity, kind, record, fields }) => {
    if (entity !== 'attachment' || kind !== 'create') return [];
    const text = (name: string): string | undefined => {
      const value = fields[name]?.value;
      return typeof value === 'string' ? value : undefined;
    };
    const hash = text('hash');
    if (hash === undefined) return [];
    const { stem, ending } = namePartsOf(text('name') ?? '', text('mediaType'));
    return [{ id: record, hash, name: `${stem}${ending}` }];
  });
}

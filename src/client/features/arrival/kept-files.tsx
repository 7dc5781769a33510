/** The files named by changes that took no effect: whoever added them saves them to disk, as far as they are still here. */

import { useTranslation } from 'react-i18next';
import { namePartsOf } from '../../../domain/attachment/name-parts.ts';
import type { Group } from '../../../domain/operation/operation.ts';
import { useBackups } from '../../model/use-backups.ts';
import { useFiles } from '../../parts/files/use-files.ts';
import { Button } from '../../ui/button.tsx';
import styles from './arrival.module.css';

interface AddedFile {
  readonly id: string;
  readonly hash: string;
  readonly name: string;
}

export function KeptFiles({ groups }: { readonly groups: readonly Group[] }) {
  const { t } = useTranslation('sign-in');
  const { backups } = useBackups();
  const files = useFiles();
  if (files === undefined) return null;
  const here = groups.flatMap(addedFiles).filter(({ hash }) => files.kept.has(hash));
  if (here.length === 0) return null;
  const save = async ({ hash, name }: AddedFile): Promise<void> => {
    const bytes = await files.store.read(hash);
    if (bytes === undefined) return;
    // As bytes of no kind: what is saved is opened by the system, and never by the page.
    const file = new Blob([bytes], { type: 'application/octet-stream' });
    backups.download({ file, name });
  };
  return (
    <>
      <h2 id="kept-files">{t('lost.files')}</h2>
      <ul aria-labelledby="kept-files" className={styles.files}>
        {here.map((file) => (
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

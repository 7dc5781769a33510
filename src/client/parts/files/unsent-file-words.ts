/** What is said of files that are on this device alone: a sentence for each thing that they wait for. */

import { useTranslation } from 'react-i18next';
import type { FileRefusal, KeptFile } from '../../ports/file-store.ts';

export function useUnsentFileWords(files: readonly KeptFile[]): readonly string[] {
  const { t } = useTranslation('sync');
  const because = (reason: FileRefusal | undefined): number =>
    files.filter(({ refusal }) => refusal === reason).length;
  const counted = {
    files: because(undefined),
    filesAwaiting: because('notFound'),
    filesForbidden: because('forbidden'),
    filesTooLarge: because('tooLarge'),
  };
  return kinds.flatMap((kind) =>
    counted[kind] === 0 ? [] : [t(`close.${kind}`, { count: counted[kind] })],
  );
}

const kinds = ['files', 'filesAwaiting', 'filesForbidden', 'filesTooLarge'] as const;

/** The files that were not added, each with its reason. */

import { useTranslation } from 'react-i18next';
import { Note } from '../../ui/note.tsx';
import type { NotAdded } from './use-add-files.ts';

export function FilesNotAdded({ notAdded }: { readonly notAdded: readonly NotAdded[] }) {
  const { t } = useTranslation('files');
  if (notAdded.length === 0) return null;
  return (
    <Note icon="error" tone="error" announced>
      <ul>
        {notAdded.map(({ name, problem }, index) => (
          <li key={index}>{t(`problem.${problem}`, { name })}</li>
        ))}
      </ul>
    </Note>
  );
}

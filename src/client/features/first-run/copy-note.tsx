/** How saving a backup copy went. */

import { useTranslation } from 'react-i18next';
import type { CopyState } from '../../model/use-copy.ts';
import { Note } from '../../ui/note.tsx';

export function CopyNote({ state }: { readonly state: CopyState }) {
  const { t } = useTranslation('backup');
  switch (state.kind) {
    case 'idle':
    case 'writing':
      return null;
    case 'saved':
      return (
        <Note icon="done" announced>
          {t('saved', { count: state.operationCount })}
        </Note>
      );
    case 'notSaved':
      return (
        <Note icon="error" tone="error" announced>
          {t('notSaved')}
        </Note>
      );
  }
}

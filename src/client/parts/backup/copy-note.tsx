/** How saving a backup copy goes, and what is not in it. */

import { useTranslation } from 'react-i18next';
import type { CopyState } from '../../model/use-copy.ts';
import { Note } from '../../ui/note.tsx';

export function CopyNote({ state }: { readonly state: CopyState }) {
  const { t } = useTranslation('backup');
  switch (state.kind) {
    case 'idle':
    case 'writing':
      return null;
    case 'fetching':
      return <p role="status">{t('fetching', { done: state.done, all: state.all })}</p>;
    case 'saved':
      return (
        <>
          <Note icon="done" announced>
            {t('saved', { count: state.operationCount })}
          </Note>
          {state.lacking === 0 ? null : (
            <Note icon="error" tone="error" title={t('lackingTitle', { count: state.lacking })}>
              <p>{t('lacking')}</p>
            </Note>
          )}
        </>
      );
    case 'notSaved':
      return (
        <Note icon="error" tone="error" announced>
          {t('notSaved')}
        </Note>
      );
  }
}

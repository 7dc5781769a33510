/** A failure of the device's storage beside what it stopped: what happened, what is safe, what to do. */

import { useTranslation } from 'react-i18next';
import type { StoreErrorKind } from '../../ports/sheet-store.ts';
import { Note } from '../../ui/note.tsx';

export function FailureNote({ failure }: { readonly failure: StoreErrorKind }) {
  const { t } = useTranslation('first-run');
  return (
    <Note icon="error" tone="error" announced title={t(`failure.${failure}.title`)}>
      {t(`failure.${failure}.todo`)}
    </Note>
  );
}

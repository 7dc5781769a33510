/**
 * The state of an entry beside it: two versions to settle, or not with the others yet. What is synced has no mark, and
 * a programme kept alone has nobody to wait for.
 */

import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { type AnyRecord, isContested } from '../../../domain/operation/record.ts';
import { useIsWaiting, useSheetWaits } from '../../model/use-waiting.ts';
import { useIsOffline } from '../../model/use-sync.ts';
import { paths } from '../../ports/routes.ts';
import { DataMark } from '../../ui/data-mark.tsx';

interface EntryMarkProps {
  readonly record: Pick<AnyRecord, 'id' | 'contested' | 'conflicts'>;
}

export function EntryMark({ record }: EntryMarkProps) {
  const { t } = useTranslation('conflict');
  const waits = useIsWaiting(record.id);
  if (isContested(record)) {
    return (
      <Link href={paths.conflicts()}>
        <DataMark kind="conflict">
          {t('mark', { count: Object.keys(record.conflicts ?? {}).length || 1 })}
        </DataMark>
      </Link>
    );
  }
  return waits ? <WaitingMark /> : null;
}

/** Something of the sheet is saved here and not with the others yet. */
export function SheetWaitingMark({ smeId }: { readonly smeId: string }) {
  return useSheetWaits(smeId) ? <WaitingMark /> : null;
}

function WaitingMark() {
  const { t } = useTranslation('sync');
  const isOffline = useIsOffline();
  return isOffline ? (
    <DataMark kind="savedHere">{t('mark.savedHere')}</DataMark>
  ) : (
    <DataMark kind="waiting">{t('mark.waiting')}</DataMark>
  );
}

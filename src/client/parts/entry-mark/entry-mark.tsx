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
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';

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

interface SheetMarkProps {
  readonly smeId: string;
  /** Whether others changed it since it was looked at: the list asks once for all of its rows. */
  readonly changed: boolean;
}

/** The sheet has something that waits, or that others changed since it was last looked at. */
export function SheetMark({ smeId, changed }: SheetMarkProps) {
  const waits = useSheetWaits(smeId);
  if (waits) return <WaitingMark />;
  return changed ? <ChangedMark /> : null;
}

/** Apart, since most rows of the list have no mark, and looking texts up is most of what one costs. */
function ChangedMark() {
  const { t } = useTranslation('sync');
  return (
    <DataMark kind="changed">
      <span title={t('changed.row')}>{t('changed.mark')}</span>
      <VisuallyHidden>. {t('changed.row')}</VisuallyHidden>
    </DataMark>
  );
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

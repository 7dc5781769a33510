/** Where a file is, in a word with its sign. */

import { useTranslation } from 'react-i18next';
import type { RecordOf } from '../../../domain/operation/record.ts';
import { useSync, useSyncState } from '../../model/use-sync.ts';
import { isOnServer, type KeptFile } from '../../ports/file-store.ts';
import { DataMark } from '../../ui/data-mark.tsx';
import { useNotArrived } from './use-not-arrived.ts';

interface FilePlaceProps {
  readonly record: RecordOf<'attachment'>;
  /** What is here of it; absent where nothing is. */
  readonly kept: KeptFile | undefined;
}

export function FilePlace({ record, kept }: FilePlaceProps) {
  const { t } = useTranslation('files');
  const { isConnected } = useSync();
  const epoch = useSyncState((state) => state.epoch);
  const notArrived = useNotArrived(record, kept !== undefined);
  if (kept === undefined) {
    const place = !isConnected ? 'missing' : notArrived ? 'notArrived' : 'online';
    return <DataMark kind="onlineOnly">{t(`place.${place}`)}</DataMark>;
  }
  // Until it is known what the server has, only what was sent nowhere waits for certain.
  const there = epoch ?? kept.sentTo;
  return isConnected && !isOnServer(kept, there) ? (
    <DataMark kind="waiting">{t('place.waiting')}</DataMark>
  ) : (
    <DataMark kind="availableHere">{t('place.here')}</DataMark>
  );
}

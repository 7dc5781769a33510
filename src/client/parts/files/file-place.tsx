/** Where a file is, in a word with its sign. */

import { useTranslation } from 'react-i18next';
import { useSync } from '../../model/use-sync.ts';
import type { KeptFile } from '../../ports/file-store.ts';
import { DataMark } from '../../ui/data-mark.tsx';

/** `kept`: what is here of it; absent where nothing is. */
export function FilePlace({ kept }: { readonly kept: KeptFile | undefined }) {
  const { t } = useTranslation('files');
  const { isConnected } = useSync();
  if (kept === undefined) {
    const word = isConnected ? t('place.online') : t('place.missing');
    return <DataMark kind="onlineOnly">{word}</DataMark>;
  }
  return isConnected && kept.sentTo === undefined ? (
    <DataMark kind="waiting">{t('place.waiting')}</DataMark>
  ) : (
    <DataMark kind="availableHere">{t('place.here')}</DataMark>
  );
}

/**
 * A programme of a server of which nothing is on this device: it is on its way, or it was put away because its
 * membership ended. Nothing here is a failure of the device.
 */

import { useSyncState } from '../../model/use-sync.ts';
import { DownloadView } from './download-view.tsx';
import { LostView } from './lost-view.tsx';

export function ArrivalScreen({ programmeId }: { readonly programmeId: string }) {
  const isLost = useSyncState(({ phase }) => phase === 'lost');
  return isLost ? <LostView /> : <DownloadView programmeId={programmeId} />;
}

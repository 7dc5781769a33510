/** How old what is shown of each launch pad may be, for components: as the server last told it. */

import { useEffect } from 'react';
import { useStore } from 'zustand';
import { lookerKey } from './looked.ts';
import { notePadExchanges, type PadExchanges, padExchanges } from './pad-exchanges.ts';
import { useAskServer } from './use-accounts.ts';
import { useCarnetState } from './use-carnet.ts';
import { useSync, useSyncState } from './use-sync.ts';

/** What is known of the pads; asked anew when the component comes, and with each exchange while it stays. */
export function usePadExchanges(): PadExchanges {
  const ask = useAskServer();
  const { isConnected } = useSync();
  const exchangedAt = useSyncState((state) => state.exchangedAt);
  const programmeId = useCarnetState((state) => state.programmeId);
  const looker = useCarnetState((state) => lookerKey(state.programmeId, state.memberId));
  useEffect(() => {
    if (!isConnected) return undefined;
    let current = true;
    void ask((server) => server.members(programmeId)).then((answer) => {
      if (current && answer.ok) notePadExchanges(looker, answer.value.pads);
    });
    return () => {
      current = false;
    };
  }, [ask, isConnected, programmeId, looker, exchangedAt]);
  return useStore(padExchanges, (state) => state[looker] ?? nothing);
}

const nothing: PadExchanges = {};

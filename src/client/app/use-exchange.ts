/** Starts the exchange of the open programme where it is connected to a server; loads nothing of it where it is not. */

import { useCallback, useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { Carnet } from '../model/carnet.ts';
import type { SyncAccess } from '../model/use-sync.ts';
import type { Exchange } from '../ports/exchange.ts';
import type { SheetStore } from '../ports/sheet-store.ts';
import { beginOnceExchanged } from './begin-to-look.ts';
import { browserRandom } from './browser-environment.ts';

/** @param store of the same programme as the model */
export function useExchange(carnet: Carnet, store: SheetStore): SyncAccess {
  const isConnected = useStore(
    carnet.state,
    (state) => state.phase === 'ready' && state.isConnected,
  );
  const memberId = useStore(carnet.state, (state) => state.memberId);
  const [exchange, setExchange] = useState<Exchange | undefined>(undefined);

  useEffect(() => {
    if (!isConnected) return;
    let stop: (() => void) | undefined;
    let isOver = false;
    const start = async (): Promise<void> => {
      const [{ startExchange }, sync] = await Promise.all([
        import('../sync/start-exchange.ts'),
        store.sync(),
      ]);
      if (isOver) return;
      const started = startExchange({
        programmeId: store.programmeId,
        memberId,
        store: sync,
        environment: carnet.environment,
        random: browserRandom,
        onOffset: (ms) => carnet.noteClockOffset(ms),
      });
      const { programmeId } = store;
      const stopWaiting = beginOnceExchanged({
        programmeId,
        memberId,
        exchange: started,
        store: sync,
      });
      stop = () => {
        stopWaiting();
        started.stop();
      };
      setExchange(started);
    };
    // A part that cannot be loaded is one of an older version; the guard of the page loads it anew.
    start().catch(() => undefined);
    return () => {
      isOver = true;
      stop?.();
      setExchange(undefined);
    };
  }, [carnet, store, memberId, isConnected]);

  const connect = useCallback(async () => {
    const sync = await store.sync();
    await sync.connect(carnet.environment.newId());
  }, [carnet, store]);

  return useMemo(() => ({ exchange, isConnected, connect }), [exchange, isConnected, connect]);
}

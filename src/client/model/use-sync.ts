/** The exchange of the open programme with a server, for components. */

import { createContext, useContext, useSyncExternalStore } from 'react';
import { present } from '../../std/assert.ts';
import type { FileExchange } from '../ports/file-exchange.ts';
import { type Exchange, firstSyncState, type SyncState } from '../ports/exchange.ts';

export interface SyncAccess {
  /** Absent while the programme is kept alone, and for the moment in which the exchange is loaded. */
  readonly exchange: Exchange | undefined;
  /** The exchange of files, beside it. */
  readonly files?: FileExchange | undefined;
  /** Whether the programme is exchanged with a server. */
  readonly isConnected: boolean;
  /** Makes the open programme a synchronised one and starts; the server knows of it, and this member is signed in. */
  readonly connect: () => Promise<void>;
}

export const SyncContext = createContext<SyncAccess | undefined>(undefined);

/** The exchange, and the way to begin one. Only below `SyncContext`. */
export function useSync(): SyncAccess {
  return present(useContext(SyncContext), 'a programme is open above this component');
}

/** A part of where the exchange stands; renders again when that part changed. */
export function useSyncState<T>(selector: (state: SyncState) => T): T {
  const { exchange } = useSync();
  const read = (): T => selector(exchange?.getState() ?? firstSyncState);
  return useSyncExternalStore((listener) => exchange?.subscribe(listener) ?? nothingToStop, read);
}

/** The exchange, where there is one. */
export function useExchange(): Exchange | undefined {
  return useContext(SyncContext)?.exchange;
}

/** What the exchange is about, where there is one. */
export function useExchangePhase(): SyncState['phase'] | undefined {
  const exchange = useExchange();
  return useSyncExternalStore(
    (listener) => exchange?.subscribe(listener) ?? nothingToStop,
    () => exchange?.getState().phase,
  );
}

/** Whether the server cannot be reached just now; false where there is none. */
export function useIsOffline(): boolean {
  return useExchangePhase() === 'offline';
}

const nothingToStop = (): void => undefined;

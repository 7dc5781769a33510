/** An exchange that stands where a test puts it, and notes what is asked of it. */

import { createStore } from 'zustand/vanilla';
import type { SyncAccess } from '../../src/client/model/use-sync.ts';
import {
  type Exchange,
  firstSyncState,
  type HistoryResult,
  type SyncState,
} from '../../src/client/ports/exchange.ts';
import type { StuckGroup } from '../../src/client/ports/sync.ts';

export interface ExchangeFixture {
  readonly access: SyncAccess;
  readonly put: (state: Partial<SyncState>) => void;
  /** What was asked, in order. */
  readonly asked: readonly string[];
  /** How fetching older history ends from now on; it comes to its end at once. */
  historyEnds(fetch: () => HistoryResult): void;
}

export function exchangeFixture(
  state: Partial<SyncState> = {},
  stuck: readonly StuckGroup[] = [],
): ExchangeFixture {
  const store = createStore<SyncState>(() => ({
    ...firstSyncState,
    phase: 'synced',
    epoch: 'epoch-1',
    ...state,
  }));
  const asked: string[] = [];
  let fetchHistory = (): HistoryResult => ({ kind: 'complete' });
  const exchange: Exchange = {
    getState: store.getState,
    subscribe: store.subscribe,
    tryAgain: () => asked.push('tryAgain'),
    signedIn: () => asked.push('signedIn'),
    stuck: async () => stuck,
    discard: async (key) => {
      asked.push(`discard ${String(key)}`);
    },
    sendAgain: async (key) => {
      asked.push(`sendAgain ${String(key)}`);
    },
    uploadAgain: async () => {
      asked.push('uploadAgain');
      return async () => void asked.push('take back');
    },
    fetchHistory: async (home, firstHere) => {
      asked.push(`fetchHistory ${home} ${String(firstHere)}`);
      return fetchHistory();
    },
  };
  return {
    access: { exchange, isConnected: true, connect: async () => undefined },
    put: (patch) => store.setState(patch),
    asked,
    historyEnds: (fetch) => {
      fetchHistory = fetch;
    },
  };
}

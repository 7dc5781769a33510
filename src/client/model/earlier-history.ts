/**
 * Fetches what a copy of everything needs and this device never had: a device that joined a programme begins with what stood
 * then, and what led there is on the server.
 */

import { useMemo } from 'react';
import type { Exchange } from '../ports/exchange.ts';
import { useExchange } from './use-sync.ts';

/** Hears of how many sheets the history was fetched, and of how many it will be. */
export type FetchHistories = (
  homes: readonly string[],
  onProgress: (done: number, all: number) => void,
) => Promise<void>;

/** Absent where the programme is kept on this device alone, which has everything. */
export function useFetchHistories(): FetchHistories | undefined {
  const exchange = useExchange();
  return useMemo(
    () => exchange && ((homes, onProgress) => fetchHistories(exchange, homes, onProgress)),
    [exchange],
  );
}

/**
 * The whole history of one home after the other, since a log may have holes anywhere; the first that cannot be fetched ends it,
 * since the others could not either.
 */
export async function fetchHistories(
  exchange: Pick<Exchange, 'fetchHistory'>,
  homes: readonly string[],
  onProgress: (done: number, all: number) => void = () => undefined,
): Promise<void> {
  for (const [done, home] of homes.entries()) {
    onProgress(done, homes.length);
    const { kind } = await exchange.fetchHistory(home, undefined);
    if (kind === 'failed') return;
  }
}

/**
 * Fetches what a copy of everything needs and this device never had: a device that joined a programme begins with what stood
 * then, and what led there is on the server.
 */

import { useMemo } from 'react';
import { isFromTheBeginning } from '../../domain/history/history.ts';
import type { Exchange } from '../ports/exchange.ts';
import type { Carnet } from './carnet.ts';
import { useCarnet } from './use-carnet.ts';
import { useExchange } from './use-sync.ts';

/** Hears of how many sheets the history was looked at, and of how many there are. */
export type FetchEarlier = (onProgress: (done: number, all: number) => void) => Promise<void>;

/** Absent where the programme is kept on this device alone, which has everything. */
export function useFetchEarlier(): FetchEarlier | undefined {
  const carnet = useCarnet();
  const exchange = useExchange();
  return useMemo(
    () => exchange && ((onProgress) => fetchEarlier(carnet, exchange, onProgress)),
    [carnet, exchange],
  );
}

/** One sheet after the other; the first that cannot be fetched ends it, since the others could not either. */
export async function fetchEarlier(
  carnet: Carnet,
  exchange: Exchange,
  onProgress: (done: number, all: number) => void,
): Promise<void> {
  const { programmeId, sheets, otherSheets } = carnet.state.getState();
  const homes = [programmeId, ...sheets.keys(), ...otherSheets.keys()];
  for (const [done, home] of homes.entries()) {
    onProgress(done, homes.length);
    const log = await carnet.readHistory(home);
    if (isFromTheBeginning(log, home)) continue;
    const first = log.find((one) => 'sequence' in one);
    const { kind } = await exchange.fetchHistory(home, first?.sequence);
    if (kind === 'failed') return;
  }
}

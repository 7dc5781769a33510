/** The history of one home, read again whenever something of the programme was written or confirmed. */

import { useEffect, useState } from 'react';
import { type HistoryEntry, historyOf } from '../../../../domain/history/history.ts';
import type { Carnet } from '../../../model/carnet.ts';
import { useCarnet, useCarnetState } from '../../../model/use-carnet.ts';

export type HistoryReading =
  | { readonly phase: 'reading' }
  | { readonly phase: 'read'; readonly entries: readonly HistoryEntry[] }
  | { readonly phase: 'failed' };

/** Reads the history of an SME or of the programme; its contacts are loaded too, so that they can be restored. */
export function useHistory(home: string): HistoryReading {
  const carnet = useCarnet();
  const savedAt = useCarnetState((state) => state.savedAt);
  const pendingCount = useCarnetState((state) => state.pendingCount);
  const [reading, setReading] = useState<HistoryReading>({ phase: 'reading' });
  useEffect(() => {
    let current = true;
    const read = async (): Promise<void> => {
      const next = await readingOf(carnet, home);
      if (current) setReading(next);
    };
    void read();
    return () => {
      current = false;
    };
    // What was saved and what still waits tell that the log may have grown.
  }, [carnet, home, savedAt, pendingCount]);
  return reading;
}

/** A history that cannot be read is said, not thrown: the sheet itself is not touched by it. */
async function readingOf(carnet: Carnet, home: string): Promise<HistoryReading> {
  try {
    await carnet.loadJournal(home);
    return { phase: 'read', entries: historyOf(await carnet.readHistory(home)) };
  } catch {
    return { phase: 'failed' };
  }
}

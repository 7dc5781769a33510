/** Removes bytes that no record ever named, once nothing else is asked of a start. */

import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { Carnet } from '../model/carnet.ts';
import { useDevice } from '../model/use-device.ts';
import type { SheetStore } from '../ports/sheet-store.ts';

/** What a start does itself is over by then; nobody waits for the sweep. */
const restMs = 30_000;

/** @param store of the same programme as the model */
export function useFileSweep(carnet: Carnet, store: SheetStore): void {
  const device = useDevice();
  const isReady = useStore(carnet.state, ({ phase }) => phase === 'ready');
  useEffect(() => {
    if (!isReady) return undefined;
    const sweep = async (): Promise<void> => {
      const { sweepFiles } = await import('../model/sweep-files.ts');
      const files = await device.files(store.programmeId);
      try {
        await sweepFiles(files, store);
      } finally {
        files.close();
      }
    };
    // What cannot be read now is looked at again with the next start.
    return carnet.environment.later(() => void sweep().catch(() => undefined), restMs);
  }, [isReady, device, carnet, store]);
}

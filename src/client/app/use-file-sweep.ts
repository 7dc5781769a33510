/** Removes bytes that no record ever named, once nothing else is asked of a start. */

import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { Carnet } from '../model/carnet.ts';
import type { FileStore } from '../ports/file-store.ts';
import type { SheetStore } from '../ports/sheet-store.ts';

/** What a start does itself is over by then; nobody waits for the sweep. */
const restMs = 30_000;

export interface Swept {
  readonly carnet: Carnet;
  /** Of the same programme as the model. */
  readonly store: SheetStore;
  /** Opens the files that belong to the store, whoever is signed in by then. */
  readonly openFiles: () => Promise<FileStore>;
  /** The clock of the files: that of a sample, which stands still, is another. */
  readonly now: () => number;
}

/** Sweeps once, a while after the programme was opened. */
export function useFileSweep({ carnet, store, openFiles, now }: Swept): void {
  const isReady = useStore(carnet.state, ({ phase }) => phase === 'ready');
  useEffect(() => {
    if (!isReady) return undefined;
    const sweep = async (): Promise<void> => {
      const { sweepFiles } = await import('../model/sweep-files.ts');
      const files = await openFiles();
      try {
        await sweepFiles(files, store, now());
      } finally {
        files.close();
      }
    };
    // What cannot be read now is looked at again with the next start.
    return carnet.environment.later(() => void sweep().catch(() => undefined), restMs);
  }, [isReady, carnet, store, openFiles, now]);
}

/** Notes which files are exported on this device, and reports them to the server after each successful sync. */

import { useCallback, useEffect } from 'react';
import { reportExportedFiles } from '../model/exported-files.ts';
import { useAskServer } from '../model/use-accounts.ts';
import { useDevice } from '../model/use-device.ts';
import type { ExportedFile } from '../ports/device.ts';
import type { Environment } from '../ports/environment.ts';
import type { Exchange } from '../ports/exchange.ts';

/**
 * Returns the function that notes an exported file of the open programme.
 *
 * @param exchange of the programme, where there is one
 */
export function useExportedFiles(
  exchange: Exchange | undefined,
  programmeId: string,
  environment: Pick<Environment, 'now'>,
): (kind: ExportedFile['kind']) => void {
  const device = useDevice();
  const ask = useAskServer();
  useEffect(() => {
    if (exchange === undefined) return undefined;
    let wasSynced = false;
    const look = (): void => {
      const isSynced = exchange.getState().phase === 'synced';
      if (isSynced && !wasSynced) {
        void inOneTab(() => reportExportedFiles(device, ask, programmeId)).catch(() => undefined);
      }
      wasSynced = isSynced;
    };
    look();
    return exchange.subscribe(look);
  }, [exchange, programmeId, device, ask]);
  return useCallback(
    (kind) => device.noteExportedFile(programmeId, { kind, at: environment.now() }),
    [device, programmeId, environment],
  );
}

/** Every tab hears that an exchange ended; one of them does the work, the others leave it. */
async function inOneTab(work: () => Promise<void>): Promise<void> {
  const locks: LockManager | undefined = 'locks' in navigator ? navigator.locks : undefined;
  if (locks === undefined) return work();
  await locks.request('carnet-handed-out', { ifAvailable: true }, async (lock) => {
    if (lock !== null) await work();
  });
}

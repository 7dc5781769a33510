/** Notes which files leave this device, and tells the server of them whenever an exchange ended well. */

import { useCallback, useEffect } from 'react';
import { tellHandedOut } from '../model/handed-out.ts';
import { useAskServer } from '../model/use-accounts.ts';
import { useDevice } from '../model/use-device.ts';
import type { HandedOut } from '../ports/device.ts';
import type { Environment } from '../ports/environment.ts';
import type { Exchange } from '../ports/exchange.ts';

/**
 * What notes a file of an open programme.
 *
 * @param exchange of the programme, where there is one
 */
export function useHandedOut(
  exchange: Exchange | undefined,
  programmeId: string,
  environment: Pick<Environment, 'now'>,
): (kind: HandedOut['kind']) => void {
  const device = useDevice();
  const ask = useAskServer();
  useEffect(() => {
    if (exchange === undefined) return undefined;
    let wasSynced = false;
    const look = (): void => {
      const isSynced = exchange.getState().phase === 'synced';
      if (isSynced && !wasSynced) {
        void inOneTab(() => tellHandedOut(device, ask, programmeId)).catch(() => undefined);
      }
      wasSynced = isSynced;
    };
    look();
    return exchange.subscribe(look);
  }, [exchange, programmeId, device, ask]);
  return useCallback(
    (kind) => device.noteHandedOut(programmeId, { kind, at: environment.now() }),
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

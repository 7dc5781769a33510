/** What this device has and promises, read when the screen opens, after a change, and for whoever signs in or out. */

import { useEffect, useState } from 'react';
import { useAccount } from '../../model/use-accounts.ts';
import { useDevice } from '../../model/use-device.ts';
import { type Protecting, useProtecting } from '../../model/use-protecting.ts';
import type { InstalledProgramme, StorageReport } from '../../ports/device.ts';

export interface DeviceState {
  /** Undefined until it was read. */
  readonly programmes: readonly InstalledProgramme[] | undefined;
  readonly storage: StorageReport | undefined;
  /** False where nothing can be kept, as in some private windows. */
  readonly available: boolean;
  readonly protecting: Protecting;
  readonly reload: () => void;
}

export function useDeviceState(): DeviceState {
  const device = useDevice();
  const accountId = useAccount()?.id;
  const [programmes, setProgrammes] = useState<readonly InstalledProgramme[] | undefined>(
    undefined,
  );
  const [storage, setStorage] = useState<StorageReport | undefined>(undefined);
  const [available, setAvailable] = useState(true);
  const [reading, setReading] = useState(0);

  useEffect(() => {
    let current = true;
    const ifCurrent =
      <T>(set: (value: T) => void) =>
      (value: T): void => {
        if (current) set(value);
      };
    // A list that cannot be read leaves the ways in: the note about storage says why.
    device.programmes().then(ifCurrent(setProgrammes), () => ifCurrent(setProgrammes)([]));
    device.storage().then(ifCurrent(setStorage), () => undefined);
    device.available().then(ifCurrent(setAvailable), () => ifCurrent(setAvailable)(false));
    return () => {
      current = false;
    };
  }, [device, accountId, reading]);

  const protecting = useProtecting(async () => {
    const isProtected = await device.protect();
    setReading((count) => count + 1);
    return isProtected;
  });
  return {
    programmes,
    storage,
    available,
    protecting,
    reload: () => setReading((count) => count + 1),
  };
}

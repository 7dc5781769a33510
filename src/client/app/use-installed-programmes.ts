/** The programmes of this device, read again when the component mounts. */

import { useEffect, useState } from 'react';
import { useDevice } from '../model/use-device.ts';
import type { InstalledProgramme } from '../ports/device.ts';

/** An empty list until it was read. */
export function useInstalledProgrammes(): readonly InstalledProgramme[] {
  const device = useDevice();
  const [list, setList] = useState<readonly InstalledProgramme[]>([]);
  useEffect(() => {
    let current = true;
    device.programmes().then(
      (programmes) => {
        if (current) setList(programmes);
      },
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [device]);
  return list;
}

/** What goes for good with a programme that is taken off this device: nobody else has it. */

import { useEffect, useState } from 'react';
import type { InstalledProgramme } from '../ports/device.ts';
import { countUnsent, type Unsent } from './take-in.ts';
import { useDevice } from './use-device.ts';

const nothing: Unsent = { changes: 0, drafts: 0, files: 0 };

/** Nothing until it was counted, and where it cannot be. */
export function useUnsent({ programmeId, accountId, vanished }: InstalledProgramme): Unsent {
  const device = useDevice();
  const [unsent, setUnsent] = useState(nothing);
  useEffect(() => {
    if (vanished) return undefined;
    let isCurrent = true;
    void countUnsent(device, { programmeId, accountId }).then(
      (counted) => {
        if (isCurrent) setUnsent(counted);
      },
      () => undefined,
    );
    return () => {
      isCurrent = false;
    };
  }, [device, programmeId, accountId, vanished]);
  return unsent;
}

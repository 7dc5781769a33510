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

/**
 * The changes of some programmes that lie on this device alone, by programme; nothing until they were counted. Where that cannot be done,
 * those that were noted when it was last open are told.
 */
export function useUnsentChanges(
  programmes: readonly InstalledProgramme[],
): ReadonlyMap<string, number> {
  const device = useDevice();
  const [counts, setCounts] = useState<ReadonlyMap<string, number>>(new Map());
  useEffect(() => {
    let isCurrent = true;
    const count = async (programme: InstalledProgramme): Promise<[string, number]> => {
      const { programmeId, pendingCount, vanished } = programme;
      if (vanished) return [programmeId, pendingCount];
      return countUnsent(device, programme).then(
        ({ changes }) => [programmeId, changes],
        () => [programmeId, pendingCount],
      );
    };
    void Promise.all(programmes.map(count)).then((counted) => {
      if (isCurrent) setCounts(new Map(counted));
    });
    return () => {
      isCurrent = false;
    };
  }, [device, programmes]);
  return counts;
}

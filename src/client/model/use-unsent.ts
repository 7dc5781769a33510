/**
 * What of the programmes of this device nobody else has: counted for whatever leaves them, a sign-out or the removal from this device.
 */

import { useEffect, useState } from 'react';
import type { InstalledProgramme } from '../ports/device.ts';
import { countUnsent, nothingUnsent, type Unsent } from './take-in.ts';
import { useDevice } from './use-device.ts';

/**
 * By programme, once it was counted; nothing before. Where that cannot be done, the changes that were noted when it was last open are told.
 *
 * @param programmes the same list as long as the same are meant
 */
export function useUnsent(programmes: readonly InstalledProgramme[]): ReadonlyMap<string, Unsent> {
  const device = useDevice();
  const [counts, setCounts] = useState<ReadonlyMap<string, Unsent>>(new Map());
  useEffect(() => {
    let isCurrent = true;
    const count = async (programme: InstalledProgramme): Promise<[string, Unsent]> => {
      const { programmeId, pendingCount, vanished } = programme;
      const noted = { ...nothingUnsent, changes: pendingCount };
      if (vanished) return [programmeId, noted];
      return countUnsent(device, programme).then(
        (counted) => [programmeId, counted],
        () => [programmeId, noted],
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

/** Of all of them together. */
export function totalUnsent(counts: ReadonlyMap<string, Unsent>): Unsent {
  const all = [...counts.values()];
  const sum = (kind: keyof Unsent): number => all.reduce((total, one) => total + one[kind], 0);
  return {
    changes: sum('changes'),
    awaiting: sum('awaiting'),
    stuck: sum('stuck'),
    drafts: sum('drafts'),
    files: sum('files'),
    filesAwaiting: sum('filesAwaiting'),
  };
}

/** How safe this device's storage is: one reading for the pill and for its panel, so that the two never differ. */

import { useCallback, useMemo, useRef, useState } from 'react';
import { useDevice } from '../../model/use-device.ts';
import type { StorageReport } from '../../ports/device.ts';

export interface StorageReading {
  /** As last read; absent before that. */
  readonly report: StorageReport | undefined;
  readonly read: () => Promise<void>;
  /** Asks the browser to protect the storage and reads again; answers whether it does. */
  readonly protect: () => Promise<boolean>;
}

/** Nothing is read until `read` is called. */
export function useStorage(): StorageReading {
  const device = useDevice();
  const [report, setReport] = useState<StorageReport | undefined>(undefined);
  const latest = useRef(0);
  const read = useCallback(async () => {
    latest.current += 1;
    const own = latest.current;
    const found = await device.storage().catch(() => undefined);
    // An answer that a later one overtook is not true any more.
    if (found !== undefined && own === latest.current) setReport(found);
  }, [device]);
  const protect = useCallback(async () => {
    const isProtected = await device.protect();
    await read();
    return isProtected;
  }, [device, read]);
  return useMemo(() => ({ report, read, protect }), [report, read, protect]);
}

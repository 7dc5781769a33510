/** How safe the storage of this browser is, as far as it tells. */

import type { StorageReport } from '../ports/device.ts';

export async function storageReport(): Promise<StorageReport> {
  const storage: Partial<StorageManager> | undefined = navigator.storage;
  const [persisted, estimate, endsWithWindow] = await Promise.all([
    storage?.persisted?.().catch(() => undefined),
    storage?.estimate?.().catch(() => undefined),
    // Firefox keeps no folder of files in a private window. Others give one there too, and cannot be told apart.
    storage?.getDirectory?.().then(
      () => false,
      (error: unknown) => error instanceof DOMException && error.name === 'SecurityError',
    ),
  ]);
  return { persisted, usage: estimate?.usage, quota: estimate?.quota, endsWithWindow };
}

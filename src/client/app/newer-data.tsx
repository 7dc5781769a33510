/** The screen over data of a newer version: it looks for that version until it is back. */

import { useEffect } from 'react';
import { NewerScreen } from '../features/first-run/newer-screen.tsx';
import type { InstalledProgramme } from '../ports/device.ts';
import type { Environment } from '../ports/environment.ts';
import { usePwa, usePwaState } from './pwa-context.ts';

/** How often the newer version is looked for while somebody waits for it. */
const lookEveryMs = 30_000;

interface NewerDataProps {
  readonly programme: InstalledProgramme;
  readonly environment: Environment;
}

export function NewerData({ programme, environment }: NewerDataProps) {
  const pwa = usePwa();
  const isWaiting = usePwaState(({ offline }) => offline === 'updateWaiting');
  const isReady = usePwaState(({ offline }) => offline === 'ready');
  useEffect(() => {
    if (!isReady) return undefined;
    let cancel: () => void = () => undefined;
    const look = (): void => {
      pwa.lookForUpdate();
      cancel = environment.later(look, lookEveryMs);
    };
    look();
    return () => cancel();
  }, [pwa, environment, isReady]);
  return (
    <NewerScreen
      programme={programme}
      environment={environment}
      onUpdate={isWaiting ? pwa.applyUpdate : undefined}
    />
  );
}

/** Saving a backup copy from a button: writes it, reads it again, hands it over, and says how that went. */

import { useState } from 'react';
import type { Environment } from '../ports/environment.ts';
import type { InstalledProgramme } from '../ports/device.ts';
import { copyProgramme } from './take-in.ts';
import { useBackups } from './use-backups.ts';
import { useDevice } from './use-device.ts';

export type CopyState =
  | { readonly kind: 'idle' | 'writing' }
  /** Handed over; so many changes are in it. */
  | { readonly kind: 'saved'; readonly operationCount: number }
  /** Nothing was handed over; the data on the device are untouched. */
  | { readonly kind: 'notSaved' };

export interface Copy {
  readonly state: CopyState;
  readonly save: () => void;
}

/** @param programme the one to copy, on this device */
export function useCopy(
  programme: Pick<InstalledProgramme, 'programmeId' | 'name' | 'memberId' | 'pinnedDay'>,
  environment: Pick<Environment, 'now' | 'zone'>,
): Copy {
  const device = useDevice();
  const { backups } = useBackups();
  const [state, setState] = useState<CopyState>({ kind: 'idle' });
  const save = async (): Promise<void> => {
    setState({ kind: 'writing' });
    try {
      const written = await copyProgramme(device, backups, programme, environment);
      if (!written.ok) {
        setState({ kind: 'notSaved' });
        return;
      }
      backups.download(written.value);
      device.noteExportedFile(programme.programmeId, { kind: 'copy', at: environment.now() });
      setState({ kind: 'saved', operationCount: written.value.operationCount });
    } catch {
      setState({ kind: 'notSaved' });
    }
  };
  return { state, save: () => void (state.kind === 'writing' ? undefined : save()) };
}

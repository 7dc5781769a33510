/** Saving a backup copy from a button: writes it, reads it again, hands it over, and says how that went. */

import { useState } from 'react';
import type { BackupFile, Backups } from '../ports/backups.ts';
import type { Device } from '../ports/device.ts';
import type { Environment } from '../ports/environment.ts';
import type { FetchEarlier } from './earlier-history.ts';
import { copyProgramme } from './take-in.ts';
import { useBackups } from './use-backups.ts';
import { useDevice } from './use-device.ts';

export type CopyState =
  | { readonly kind: 'idle' | 'writing' }
  /** The history that this device never had is fetched, sheet by sheet. */
  | { readonly kind: 'fetching'; readonly done: number; readonly all: number }
  /** Handed over. */
  | ({ readonly kind: 'saved' } & Pick<BackupFile, 'operationCount' | 'lacking'>)
  /** Nothing was handed over; the data on the device are untouched. */
  | { readonly kind: 'notSaved' };

/** Writes a copy, reads it again and hands it over; nothing where that failed. */
export async function saveCopy(
  device: Device,
  backups: Backups,
  programme: Parameters<typeof copyProgramme>[2],
  environment: Pick<Environment, 'now' | 'zone'>,
): Promise<BackupFile | undefined> {
  const written = await copyProgramme(device, backups, programme, environment).catch(
    () => undefined,
  );
  if (written?.ok !== true) return undefined;
  backups.download(written.value);
  device.noteExportedFile(programme.programmeId, { kind: 'copy', at: environment.now() });
  return written.value;
}

export interface Copy {
  readonly state: CopyState;
  readonly save: () => void;
}

/**
 * @param programme the one to copy, on this device
 * @param fetchEarlier brings first what this device never had; what cannot be brought is said with the copy
 */
export function useCopy(
  programme: Parameters<typeof copyProgramme>[2],
  environment: Pick<Environment, 'now' | 'zone'>,
  fetchEarlier?: FetchEarlier,
): Copy {
  const device = useDevice();
  const { backups } = useBackups();
  const [state, setState] = useState<CopyState>({ kind: 'idle' });
  const save = async (): Promise<void> => {
    setState({ kind: 'writing' });
    await fetchEarlier?.((done, all) => setState({ kind: 'fetching', done, all })).catch(
      () => undefined,
    );
    setState({ kind: 'writing' });
    const saved = await saveCopy(device, backups, programme, environment);
    setState(
      saved === undefined
        ? { kind: 'notSaved' }
        : { kind: 'saved', operationCount: saved.operationCount, lacking: saved.lacking },
    );
  };
  const isBusy = state.kind === 'writing' || state.kind === 'fetching';
  return { state, save: () => void (isBusy ? undefined : save()) };
}

/** Saving a backup copy from a button: writes it, reads it again, hands it over, and says how that went. */

import { useState } from 'react';
import { lackingSheets } from '../../domain/backup/backup.ts';
import type { BackupFile, Backups } from '../ports/backups.ts';
import type { Device } from '../ports/device.ts';
import type { Environment } from '../ports/environment.ts';
import type { FetchHistories } from './earlier-history.ts';
import { type CopyEnvironment, copyProgramme } from './take-in.ts';
import { useBackups } from './use-backups.ts';
import { useDevice } from './use-device.ts';

/** A copy that was handed over. */
export interface SavedCopy extends Pick<BackupFile, 'operationCount'> {
  /** Sheets of which it does not hold everything. */
  readonly lacking: number;
}

export type CopyState =
  | { readonly kind: 'idle' | 'writing' }
  /** The history that this device never had is fetched, sheet by sheet. */
  | { readonly kind: 'fetching'; readonly done: number; readonly all: number }
  /** Handed over. */
  | ({ readonly kind: 'saved' } & SavedCopy)
  /** Nothing was handed over; the data on the device are untouched. */
  | { readonly kind: 'notSaved' };

/** Writes a copy, reads it again and hands it over; nothing where that failed. */
export async function saveCopy(
  device: Device,
  backups: Backups,
  programme: Parameters<typeof copyProgramme>[2],
  environment: CopyEnvironment,
): Promise<SavedCopy | undefined> {
  const written = await copyProgramme(device, backups, programme, environment).catch(
    () => undefined,
  );
  if (written?.ok !== true) return undefined;
  const { programmeId } = programme;
  backups.download(written.value);
  device.noteExportedFile(programmeId, { kind: 'copy', at: environment.now() });
  const { operationCount, lacking } = written.value;
  return { operationCount, lacking: lackingSheets(lacking, programmeId) };
}

export interface Copy {
  readonly state: CopyState;
  readonly save: () => void;
}

/**
 * @param programme the one to copy, on this device
 * @param fetchHistories brings what the log of this device lacks; what cannot be brought is said with the copy
 */
export function useCopy(
  programme: Parameters<typeof copyProgramme>[2],
  environment: Pick<Environment, 'now' | 'zone'>,
  fetchHistories?: FetchHistories,
): Copy {
  const device = useDevice();
  const { backups } = useBackups();
  const [state, setState] = useState<CopyState>({ kind: 'idle' });
  const save = async (): Promise<void> => {
    setState({ kind: 'writing' });
    const fetchLacking = async (homes: readonly string[]): Promise<void> => {
      await fetchHistories?.(homes, (done, all) => setState({ kind: 'fetching', done, all }));
      setState({ kind: 'writing' });
    };
    const saved = await saveCopy(device, backups, programme, {
      now: () => environment.now(),
      zone: () => environment.zone(),
      fetchHistories: fetchHistories && fetchLacking,
    });
    setState(saved === undefined ? { kind: 'notSaved' } : { kind: 'saved', ...saved });
  };
  const isBusy = state.kind === 'writing' || state.kind === 'fetching';
  return { state, save: () => void (isBusy ? undefined : save()) };
}

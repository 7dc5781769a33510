/** Backup copies and the first form's draft, for components. */

import { createContext, useContext } from 'react';
import { present } from '../../std/assert.ts';
import type { Backups, StartDraft } from '../ports/backups.ts';

export interface BackupTools {
  readonly backups: Backups;
  readonly startDraft: StartDraft;
}

export const BackupsContext = createContext<BackupTools | undefined>(undefined);

/** The tools. Only below `BackupsContext`. */
export function useBackups(): BackupTools {
  return present(useContext(BackupsContext), 'backups are given above this component');
}

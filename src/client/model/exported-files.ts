/**
 * Files exported on this device, for the audit log of the server: noted immediately, reported at the next sync, and
 * again if the answer was lost. Not reported: files of a local programme, and files still pending when the programme
 * was removed from the device, or its user from the programme.
 */

import { createContext, useContext } from 'react';
import type { Device, ExportedFile } from '../ports/device.ts';
import type { AskServer } from './use-accounts.ts';

/** Reports pending files to the server; if that fails, they stay pending. */
export async function reportExportedFiles(
  device: Pick<Device, 'installed' | 'forgetExportedFiles'>,
  ask: AskServer,
  programmeId: string,
): Promise<void> {
  const { memberId = '', handedOut: files = [] } = (await device.installed(programmeId)) ?? {};
  if (files.length === 0) return;
  const told = await ask((server) => server.reportExportedFiles(programmeId, { memberId, files }));
  if (told.ok) device.forgetExportedFiles(programmeId, files);
}

/** Notes an exported file of the open programme; does nothing without one. */
export const NoteExportedFileContext = createContext<(kind: ExportedFile['kind']) => void>(
  () => undefined,
);

export const useNoteExportedFile = (): ((kind: ExportedFile['kind']) => void) =>
  useContext(NoteExportedFileContext);

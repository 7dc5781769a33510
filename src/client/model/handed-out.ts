/**
 * What left this device as a file, for the audit log of the server: noted at once, and told once the server is heard. A
 * programme that is kept alone tells nobody, and notes nothing.
 */

import { createContext, useContext } from 'react';
import { type Device, type HandedOut, handedOutKept } from '../ports/device.ts';
import type { AskServer } from './use-accounts.ts';

type Listing = Pick<Device, 'installed' | 'remember'>;

/** Notes a file. Of those that cannot be told for long, the latest stay. Never fails: the file is there. */
export async function noteHandedOut(
  device: Listing,
  programmeId: string,
  file: HandedOut,
): Promise<void> {
  const installed = await device.installed(programmeId).catch(() => undefined);
  if (installed?.accountId === undefined) return;
  const handedOut = [...(installed.handedOut ?? []), file].slice(-handedOutKept);
  device.remember(programmeId, { handedOut });
}

/** Tells the server what it was not told yet; what it did not take is told another time. */
export async function tellHandedOut(
  device: Listing,
  ask: AskServer,
  programmeId: string,
): Promise<void> {
  const installed = await device.installed(programmeId);
  const files = installed?.handedOut ?? [];
  if (installed === undefined || files.length === 0) return;
  const { memberId } = installed;
  const told = await ask((server) => server.handedOut(programmeId, { memberId, files }));
  if (!told.ok) return;
  const now = await device.installed(programmeId);
  // One may have come meanwhile.
  const isTold = ({ kind, at }: HandedOut) =>
    files.some((one) => one.kind === kind && one.at === at);
  const handedOut = (now?.handedOut ?? []).filter((file) => !isTold(file));
  device.remember(programmeId, { handedOut });
}

/** Notes a file of the open programme; outside of one there is none to note. */
export const NoteHandedOutContext = createContext<(kind: HandedOut['kind']) => void>(
  () => undefined,
);

export const useNoteHandedOut = (): ((kind: HandedOut['kind']) => void) =>
  useContext(NoteHandedOutContext);

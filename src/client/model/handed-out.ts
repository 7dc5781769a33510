/**
 * What left this device as a file, for the audit log of the server: noted at once, and told once the server is heard; a
 * second time where its answer was lost. What nobody tells: a programme that is kept alone, and what was not told when
 * the programme was removed from the device, or its person from the programme.
 */

import { createContext, useContext } from 'react';
import type { Device, HandedOut } from '../ports/device.ts';
import type { AskServer } from './use-accounts.ts';

/** Tells the server what it was not told yet; what it did not take is told another time. */
export async function tellHandedOut(
  device: Pick<Device, 'installed' | 'forgetHandedOut'>,
  ask: AskServer,
  programmeId: string,
): Promise<void> {
  const { memberId = '', handedOut: files = [] } = (await device.installed(programmeId)) ?? {};
  if (files.length === 0) return;
  const told = await ask((server) => server.handedOut(programmeId, { memberId, files }));
  if (told.ok) device.forgetHandedOut(programmeId, files);
}

/** Notes a file of the open programme; outside of one there is none to note. */
export const NoteHandedOutContext = createContext<(kind: HandedOut['kind']) => void>(
  () => undefined,
);

export const useNoteHandedOut = (): ((kind: HandedOut['kind']) => void) =>
  useContext(NoteHandedOutContext);

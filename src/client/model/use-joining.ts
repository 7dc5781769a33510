/** Bringing a programme of the server to this device; what it holds follows once it is open. */

import { useState } from 'react';
import { useDevice } from './use-device.ts';
import type { Membership } from '../ports/accounts.ts';
import type { Environment } from '../ports/environment.ts';

/** What is known of it. */
type Joined = Pick<Membership, 'programmeId' | 'memberId' | 'programmeName'>;

export interface Joining {
  /** The device could not make room for it. */
  readonly failed: boolean;
  readonly join: (membership: Joined, accountId: string) => void;
}

export function useJoining(
  environment: Pick<Environment, 'newId'>,
  onOpened: (programmeId: string) => void,
): Joining {
  const device = useDevice();
  const [failed, setFailed] = useState(false);
  const [busy, setBusy] = useState(false);
  const join = async (membership: Joined, accountId: string): Promise<void> => {
    const { programmeId, memberId, programmeName: name } = membership;
    setBusy(true);
    setFailed(false);
    try {
      await device.join({ programmeId, memberId, name, accountId }, environment.newId());
      // The moment when there is something to protect, and a gesture behind it.
      void device.protect();
      onOpened(programmeId);
    } catch {
      setFailed(true);
    }
    setBusy(false);
  };
  return {
    failed,
    join: (membership, accountId) => void (busy ? undefined : join(membership, accountId)),
  };
}

/**
 * What lay there when the server started, decided behind the start: groups in quarantine and undecided ones, which this version may
 * know [S19], and groups whose record came while nobody went on. Nobody waits for it, so that it has its turns at the desk like
 * all that is decided behind answers; what fails in one programme keeps no other from its own.
 */

import { setImmediate } from 'node:timers/promises';
import { loopTurns } from '../turns.ts';
import type { SyncContext } from './context.ts';
import { type Retried, retryQuarantined } from './quarantine.ts';
import type { WaitingDesk } from './waiting-desk.ts';

export interface KeptPorts {
  readonly desk: Pick<WaitingDesk, 'turn' | 'decideLeftOver' | 'isClosing'>;
  /** Programmes of which groups are in quarantine or undecided. */
  quarantined(): Promise<readonly string[]>;
  /** Programmes of which groups wait for a record. */
  waiting(): Promise<readonly string[]>;
  onRetried(programmeId: string, retried: Retried): void;
  onFailed(error: unknown, programmeId?: string): void;
}

/** Resolves once everything was looked at, or the server closes; it never rejects. */
export async function decideKept(context: SyncContext, ports: KeptPorts): Promise<void> {
  const { desk } = ports;
  const programmesOf = (look: () => Promise<readonly string[]>) =>
    desk.turn(look).catch((error: unknown) => {
      ports.onFailed(error);
      return undefined;
    });
  for (const programmeId of (await programmesOf(() => ports.quarantined())) ?? []) {
    if (desk.isClosing) return;
    try {
      const inTurn = async <T>(work: () => Promise<T>): Promise<T | undefined> => {
        // Each turn of the event loop accepts one connection.
        for (let turn = 0; turn < loopTurns; turn += 1) await setImmediate();
        return desk.turn(work);
      };
      const retried = await retryQuarantined(context, programmeId, inTurn);
      if (!desk.isClosing) ports.onRetried(programmeId, retried);
    } catch (error) {
      ports.onFailed(error, programmeId);
    }
  }
  for (const programmeId of (await programmesOf(() => ports.waiting())) ?? []) {
    await desk.decideLeftOver(programmeId);
  }
}

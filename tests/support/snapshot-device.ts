/** A device in memory that takes parts of a snapshot one by one, from a server that is a function of a test. */

import type { SyncTransport } from '../../src/client/ports/sync.ts';
import { memoryDevice, memoryStore } from '../../src/client/storage/memory-store.ts';
import type { StepResult } from '../../src/client/sync/machine-parts.ts';
import type { EarlyAnswers } from '../../src/client/sync/step-ports.ts';
import { runStep } from '../../src/client/sync/sync-steps.ts';
import { testEnvironment } from './carnet-fixture.ts';

/** A device that joined the programme and holds nothing of it yet. */
export async function snapshotDevice(programmeId: string, snapshot: SyncTransport['snapshot']) {
  const sheets = memoryStore(programmeId, memoryDevice());
  await sheets.begin('member-1');
  const store = await sheets.sync();
  await store.connect('device-1');
  await store.claim();
  const environment = testEnvironment();
  const early: EarlyAnswers = {};
  const unasked = (): never => {
    throw new Error('Only parts of a snapshot are asked for here');
  };
  const ports = {
    programmeId,
    store,
    transport: { push: unasked, pull: unasked, history: unasked, nudges: unasked, snapshot },
    environment,
    early,
    onOffset: () => undefined,
    onRestored: () => undefined,
    onEpoch: () => undefined,
    isOver: () => false,
  };
  const take = (mode: 'anew' | 'next'): Promise<StepResult> =>
    runStep(ports, { kind: 'snapshot', mode });
  /** As a tab that begins again. */
  const forget = (): void => {
    delete early.waiting;
    delete early.coming;
  };
  return { sheets, store, environment, take, forget };
}

/** The open programme as the application opens it: the real store, model, clock and channel between tabs. */

import { browserEnvironment } from '../../../src/client/app/browser-environment.ts';
import { Carnet } from '../../../src/client/model/carnet.ts';
import { dexieStore } from '../../../src/client/storage/dexie-store.ts';
import { tabChannel } from '../../../src/client/storage/tab-channel.ts';
import { benchIds } from '../programme.ts';

const environment = browserEnvironment();

/** Opens it; the promise rejects unless it is ready. */
export async function openProgramme(): Promise<Carnet> {
  const { programmeId } = benchIds;
  const store = dexieStore(programmeId, { channel: tabChannel(programmeId) });
  const carnet = new Carnet(store, environment);
  await carnet.open();
  const { phase, failure } = carnet.state.getState();
  if (phase !== 'ready') throw new Error(`The programme did not open: ${failure}`);
  return carnet;
}

/** Waits without keeping the processor. */
export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    environment.later(resolve, ms);
  });
}

/** How long `work` takes, in milliseconds. */
export async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

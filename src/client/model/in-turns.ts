/**
 * Runs a long calculation beside the page: some milliseconds of it, then whatever else waits, a key or a drawing, then more.
 */

import type { Steps } from '../../std/steps.ts';
import { turn } from '../ports/turn.ts';
import type { Carnet } from './carnet.ts';

/** Milliseconds of a calculation at a stretch: what a key waits for at most, and the step that was begun. */
const stretchMsMax = 8;

/** @param isWanted asked at every turn; once it is not, the calculation ends without a result */
export async function inTurns<T>(
  { environment }: Pick<Carnet, 'environment'>,
  steps: Steps<T>,
  isWanted: () => boolean,
): Promise<T | undefined> {
  let began = environment.now();
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (environment.now() - began < stretchMsMax) continue;
    await turn();
    if (!isWanted()) return undefined;
    began = environment.now();
  }
}

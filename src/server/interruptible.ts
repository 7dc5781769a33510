/**
 * Ends work of the engine wherever it stands: a comparison or an expression that goes on for minutes would keep the whole process, and
 * nothing in it could look at a clock. Node can end it from outside, as it does for scripts.
 */

import { createContext, Script } from 'node:vm';
import type { Interruptible } from './sync/group-work.ts';

const call = new Script('work()');
const box = createContext({ work: (): unknown => undefined });

/**
 * Does work that changes nothing but what it answers; not within other such work. What it throws is thrown here. A single
 * call of what is built in may end a little later.
 */
export const interruptible: Interruptible = (work, ms) => {
  box['work'] = work;
  try {
    return { value: call.runInContext(box, { timeout: ms }) as ReturnType<typeof work> };
  } catch (error) {
    if (isTimeout(error)) return 'interrupted';
    throw error;
  } finally {
    box['work'] = undefined;
  }
};

/** The error may be of another realm than this one. */
function isTimeout(error: unknown): boolean {
  const isObject = typeof error === 'object' && error !== null;
  return isObject && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';
}

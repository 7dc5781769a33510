/** Which paper is printed: that of the screen, unless something that is open on it takes its place. */

import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

const taken = createStore<{ readonly count: number }>(() => ({ count: 0 }));

const add = (step: number): void => taken.setState(({ count }) => ({ count: count + step }));

/** From now on another paper is printed; answers how to give the place back. */
export function takePaper(): () => void {
  add(1);
  return () => add(-1);
}

/** Whether something else is printed than the screen below it. */
export function usePaperTaken(): boolean {
  return useStore(taken, ({ count }) => count > 0);
}

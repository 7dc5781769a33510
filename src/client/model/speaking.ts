/**
 * Whether somebody speaks a voice note in this tab. What a colleague takes away meanwhile stays drawn until it ends, as it does
 * while somebody types: the speaker looks at the person they talk to, not at the screen.
 */

import { createStore } from 'zustand/vanilla';

const speaking = createStore<{ readonly count: number }>(() => ({ count: 0 }));

export const isSpeaking = (): boolean => speaking.getState().count > 0;

/** A note begins; answers how to end it. */
export function beginSpeaking(): () => void {
  let isOver = false;
  const add = (step: number): void => speaking.setState(({ count }) => ({ count: count + step }));
  add(1);
  return () => {
    if (!isOver) add(-1);
    isOver = true;
  };
}

/** Calls once nobody speaks any more; answers how not to. */
export function onceSilent(work: () => void): () => void {
  return speaking.subscribe(({ count }) => {
    if (count === 0) work();
  });
}

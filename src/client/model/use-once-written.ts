/**
 * What leaves Carnet, as a file, on paper or in a report, is made of what is stored. What was typed last is written a moment
 * later: a press that makes something of it waits for that, and then works on what is drawn by then, not on what was drawn when
 * it was pressed.
 */

import { useLayoutEffect, useRef } from 'react';
import { flushSync } from 'react-dom';
import { useCarnet } from './use-carnet.ts';

/** Runs `work` once everything typed on this page is written and drawn. */
export function useOnceWritten<A extends readonly unknown[]>(
  work: (...about: A) => void | Promise<void>,
): (...about: A) => Promise<void> {
  const carnet = useCarnet();
  const latest = useRef(work);
  useLayoutEffect(() => {
    latest.current = work;
  });
  return async (...about) => {
    await carnet.allWritten();
    // What was written is in the state; React draws it now, not at its leisure.
    flushSync(() => undefined);
    await latest.current(...about);
  };
}

/**
 * Counts the time that somebody works on a form, without a button: from each press to the next. A long pause is a conversation
 * up to a point, and then an interruption. It is kept on this device until the form is settled, and written with that: time
 * that was written as it passes would be a change by two people at once.
 */

import { type RefObject, useEffect } from 'react';
import { addFormTime } from '../../model/form-place.ts';
import { useCarnet } from '../../model/use-carnet.ts';

/** A longer pause counts as this much. */
const pauseMaxMs = 5 * 60_000;
/** Kept whenever so much was counted, and when the form is left. */
const keptEveryMs = 15_000;

/** @param root what the form is in; `counts` is false for a form that nobody fills in */
export function useTimeSpent(
  root: RefObject<HTMLElement | null>,
  formId: string,
  counts: boolean,
): void {
  const { environment } = useCarnet();
  useEffect(() => {
    const element = root.current;
    if (element === null || !counts) return undefined;
    let last: number | undefined;
    let spentMs = 0;
    const keep = (): void => {
      if (spentMs > 0) addFormTime(formId, spentMs);
      spentMs = 0;
    };
    const mark = (): void => {
      const now = environment.now();
      // A clock that was set back counts nothing.
      if (last !== undefined) spentMs += Math.min(Math.max(now - last, 0), pauseMaxMs);
      last = now;
      if (spentMs >= keptEveryMs) keep();
    };
    const listening = new AbortController();
    for (const press of ['keydown', 'pointerdown', 'focusin']) {
      element.addEventListener(press, mark, { capture: true, signal: listening.signal });
    }
    return () => {
      listening.abort();
      keep();
    };
  }, [root, formId, counts, environment]);
}

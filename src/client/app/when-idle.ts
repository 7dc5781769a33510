/** Work that can wait until the page has been drawn and nothing else is asked of it. */

/** Where the page is never idle, it is done all the same. */
const idleWithinMs = 2000;

/** Runs `work` when the browser has nothing better to do; the answer cancels. */
export function whenIdle(work: () => void): () => void {
  // Safari has no idle time to give: there, the second frame from now comes after what is being drawn.
  if (typeof requestIdleCallback === 'undefined') {
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(work);
    });
    return () => cancelAnimationFrame(frame);
  }
  const idle = requestIdleCallback(work, { timeout: idleWithinMs });
  return () => cancelIdleCallback(idle);
}

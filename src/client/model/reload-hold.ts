/**
 * Work that a reload would take away although nobody types: a voice note that is recorded, a file that is added. A new version waits for its end,
 * and the browser asks before the tab is closed.
 */

let held = 0;

/** Whether something holds reloads back. */
export const isReloadHeld = (): boolean => held > 0;

const ask = (event: BeforeUnloadEvent): void => event.preventDefault();

/** Holds reloads back until the answer is called. */
export function holdReload(): () => void {
  let isOver = false;
  held += 1;
  window.addEventListener('beforeunload', ask);
  return () => {
    if (isOver) return;
    isOver = true;
    held -= 1;
    if (held === 0) window.removeEventListener('beforeunload', ask);
  };
}

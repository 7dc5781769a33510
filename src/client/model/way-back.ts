/**
 * The way back of the browser, heard before anything is drawn because of it. What comes to the window itself is told in the
 * order of listening, whatever phase somebody asks for: this listens before the application begins.
 */

const listeners = new Set<() => void>();

window.addEventListener('popstate', () => {
  for (const listener of listeners) listener();
});

/** Tells of each way back or forth, until the function that it answers is called. */
export function onWayBack(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

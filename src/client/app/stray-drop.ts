/**
 * A file dropped where no screen takes it does nothing: a browser would show it in the place of Carnet, with what is being
 * typed. A screen that takes files stops the event before it comes here.
 */

/** Hears drops from now on, until the function that it answers is called. */
export function guardStrayDrops(target: Window): () => void {
  const stop = (event: DragEvent): void => {
    if (event.defaultPrevented || event.dataTransfer?.types.includes('Files') !== true) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'none';
  };
  target.addEventListener('dragover', stop);
  target.addEventListener('drop', stop);
  return () => {
    target.removeEventListener('dragover', stop);
    target.removeEventListener('drop', stop);
  };
}

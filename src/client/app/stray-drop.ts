/**
 * A file dropped where no screen takes it: a browser would show it in the place of Carnet, with what is being typed. An email
 * is asked about wherever it is dropped; of any other file it is said where files go. A screen that takes files stops the
 * event before it comes here.
 */

/** Hears drops from now on, until the function that it answers is called. */
export function guardStrayDrops(
  target: Window,
  onFiles: (files: readonly File[]) => void,
): () => void {
  const isStray = (event: DragEvent): boolean =>
    !event.defaultPrevented && event.dataTransfer?.types.includes('Files') === true;
  const onOver = (event: DragEvent): void => {
    // Without this, nothing is dropped, and nothing could be said.
    if (isStray(event)) event.preventDefault();
  };
  const onDrop = (event: DragEvent): void => {
    if (!isStray(event)) return;
    event.preventDefault();
    onFiles([...(event.dataTransfer?.files ?? [])]);
  };
  target.addEventListener('dragover', onOver);
  target.addEventListener('drop', onDrop);
  return () => {
    target.removeEventListener('dragover', onOver);
    target.removeEventListener('drop', onDrop);
  };
}

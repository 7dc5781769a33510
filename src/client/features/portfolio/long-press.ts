/** The presses of a finger on the rows. Loaded once the list is drawn: nobody holds a row before. */

/** A finger stays when it is still there after so long, in milliseconds… */
const longPressMs = 500;
/** …and has not moved further than this, in pixels. */
const slipMax = 10;

/** Answers the way to stop listening. */
export function listenForLongPress(rows: HTMLElement, onLong: (smeId: string) => void): () => void {
  let start: { readonly x: number; readonly y: number; readonly timer: number } | undefined;
  /** The press has done its work: what the browser makes of it is taken away. */
  let done = false;
  const end = (): void => {
    if (start !== undefined) window.clearTimeout(start.timer);
    start = undefined;
  };
  const onDown = (event: PointerEvent): void => {
    end();
    done = false;
    const row = event.target instanceof Element ? event.target.closest<HTMLElement>('tr') : null;
    const smeId = row?.dataset['sme'];
    if (event.pointerType !== 'touch' || smeId === undefined) return;
    const timer = window.setTimeout(() => {
      done = true;
      onLong(smeId);
    }, longPressMs);
    start = { x: event.clientX, y: event.clientY, timer };
  };
  const onMove = (event: PointerEvent): void => {
    if (start === undefined) return;
    if (Math.hypot(event.clientX - start.x, event.clientY - start.y) > slipMax) end();
  };
  const onClick = (event: MouseEvent): void => {
    if (!done) return;
    done = false;
    event.preventDefault();
    event.stopPropagation();
  };
  // Held by a finger, a link opens a menu of the browser, or ours: neither is meant.
  const onMenu = (event: MouseEvent): void => {
    if (start === undefined && !done) return;
    event.preventDefault();
    event.stopPropagation();
  };
  const ends = ['pointerup', 'pointercancel'] as const;
  rows.addEventListener('pointerdown', onDown);
  rows.addEventListener('pointermove', onMove);
  for (const name of ends) rows.addEventListener(name, end);
  rows.addEventListener('click', onClick, true);
  rows.addEventListener('contextmenu', onMenu, true);
  return () => {
    end();
    rows.removeEventListener('pointerdown', onDown);
    rows.removeEventListener('pointermove', onMove);
    for (const name of ends) rows.removeEventListener(name, end);
    rows.removeEventListener('click', onClick, true);
    rows.removeEventListener('contextmenu', onMenu, true);
  };
}

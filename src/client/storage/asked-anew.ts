/**
 * The databases of this address, asked where nothing was asked before. A page whose connection Chromium ends while it clears
 * data may never be answered again, and the same question of a new frame is.
 */

/** @returns nothing where it cannot be told */
export async function namesAskedAnew(): Promise<readonly string[] | undefined> {
  if (typeof document === 'undefined') return undefined;
  const frame = document.createElement('iframe');
  frame.hidden = true;
  document.body.append(frame);
  try {
    // A frame without an address is of the same origin as its page.
    const view = frame.contentWindow as { readonly indexedDB?: Partial<IDBFactory> } | null;
    const databases = await view?.indexedDB?.databases?.();
    return databases?.flatMap(({ name }) => name ?? []);
  } catch {
    return undefined;
  } finally {
    frame.remove();
  }
}

/**
 * A part of the application that is loaded later may be gone: a new version was installed on
 * the server while this page stayed open. Then the draft is put away and the page reloaded,
 * once; if that was less than 30 s ago it has not helped, and the failure goes to the error
 * boundary instead of round in circles. Offline without a service worker nothing is reloaded,
 * because the browser's own error page would take the place of a working screen.
 */

/** Two reloads for this reason are at least this far apart. */
const reloadIntervalMsMin = 30_000;

const reloadedAtKey = 'carnet.reloadedAtMs';

/** What the guard needs from the page. */
export interface PreloadGuardParts {
  readonly target: EventTarget;
  /** Of this tab only (`sessionStorage`). */
  readonly storage: Pick<Storage, 'getItem' | 'setItem'>;
  readonly now: () => number;
  /** Whether a page can be had at all: a service worker is in charge, or there is a network. */
  readonly canReload: () => boolean;
  /** Puts half-typed text in a safe place. */
  readonly beforeReload: () => Promise<void>;
  readonly reload: () => void;
}

/** Notes the reload; false when the last one is too recent, or when it cannot be noted. */
function mayReload({ storage, now, canReload }: PreloadGuardParts): boolean {
  if (!canReload()) return false;
  try {
    const lastMs = Number(storage.getItem(reloadedAtKey) ?? Number.NEGATIVE_INFINITY);
    const sinceMs = now() - lastMs;
    // A clock that was put back makes the distance negative: then the last reload tells nothing.
    if (sinceMs >= 0 && sinceMs < reloadIntervalMsMin) return false;
    storage.setItem(reloadedAtKey, String(now()));
    return true;
  } catch {
    return false;
  }
}

/** Watches for parts that cannot be loaded; the answer stops watching. */
export function guardPreloadErrors(parts: PreloadGuardParts): () => void {
  const onError = (event: Event): void => {
    if (!mayReload(parts)) return;
    // The import then gives nothing instead of failing: the page is about to go anyway.
    event.preventDefault();
    void parts
      .beforeReload()
      .catch(() => undefined)
      .then(parts.reload);
  };
  parts.target.addEventListener('vite:preloadError', onError);
  return () => parts.target.removeEventListener('vite:preloadError', onError);
}

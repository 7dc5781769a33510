/**
 * Runs before anything is painted, so that the page appears at once in the theme and language
 * of this device; `src/client/model/preferences.ts` writes what is read here. It also
 * shows the words already in the page when the application itself cannot be fetched or read.
 *
 * A classic script, as old as browsers allow, and it may fail in no way: where storage is
 * blocked, the browser's own preferences hold.
 */
(() => {
  const page = document.documentElement;

  /** @returns {{ theme?: string, language?: string, density?: string }} */
  const chosen = () => {
    try {
      return JSON.parse(localStorage.getItem('carnet.preferences') ?? '{}') ?? {};
    } catch {
      return {};
    }
  };

  const { theme, language, density } = chosen();
  if (theme === 'light' || theme === 'dark') page.dataset.theme = theme;
  if (density === 'compact') page.dataset.density = density;

  const spoken = [language, ...navigator.languages]
    .map((tag) => String(tag).slice(0, 2).toLowerCase())
    .find((tag) => tag === 'fr' || tag === 'en');
  if (spoken === 'fr') {
    page.lang = 'fr';
    const manifest = document.querySelector('link[rel="manifest"]');
    if (manifest) manifest.setAttribute('href', '/manifest.fr.webmanifest');
  }

  // A script that cannot be fetched tells only its own element, so this listens on the way down.
  window.addEventListener(
    'error',
    (event) => {
      const root = document.getElementById('root');
      const failed = document.getElementById('start-failed');
      const empty = root !== null && root.childElementCount === 0;
      if (!empty || failed === null) return;
      if (event.target instanceof HTMLScriptElement || event instanceof ErrorEvent) {
        // What was drawn last would look as if it could be used.
        const lastDrawn = document.getElementById('first-screen');
        if (lastDrawn !== null) lastDrawn.remove();
        failed.hidden = false;
      }
    },
    true,
  );
})();

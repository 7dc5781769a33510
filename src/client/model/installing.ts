/** Whether Carnet runs in its own window: it is installed. */

const ownWindowModes = ['standalone', 'minimal-ui', 'window-controls-overlay', 'fullscreen'];

export function isInOwnWindow(window: Window): boolean {
  const { standalone } = window.navigator as { readonly standalone?: boolean };
  const shown = (mode: string) => window.matchMedia(`(display-mode: ${mode})`).matches;
  return standalone === true || ownWindowModes.some(shown);
}

/** Shows the chosen theme and density on the page, now and at every change. */

import { preferences } from '../model/preferences.ts';

/** `root` is the page's root element; the attributes it gets are read by `ui/tokens.css`. */
export function applyTheme(root: HTMLElement): void {
  const show = (): void => {
    const { theme, density } = preferences.getState();
    if (theme === 'system') delete root.dataset['theme'];
    else root.dataset['theme'] = theme;
    root.dataset['density'] = density;
  };
  show();
  preferences.subscribe(show);
}

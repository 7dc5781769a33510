/**
 * Asked for at once, before the libraries are evaluated: the texts in the language of the page, which
 * `public/start.js` has set by now, and what the device keeps of the programme of this address. Shows the list as it
 * was last drawn meanwhile. First import of `main.tsx`, and a file of its own in the build, for only then does it run
 * first.
 */

import { openEarly } from '../storage/early-opening.ts';
import { showFirstScreen } from './first-screen.ts';

/** What was read early, for the device. */
export const earlyOpening = openEarly(location.pathname);

showFirstScreen(location, earlyOpening.place);

const texts =
  document.documentElement.lang === 'fr'
    ? import('../i18n/french.ts')
    : import('../i18n/english.ts');
// Whoever needs them asks again, and says then that they cannot be had.
texts.catch(() => undefined);

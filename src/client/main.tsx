/**
 * The composition root: the only place where the real clock, the database, the service worker and React meet.
 */

import { earlyOpening } from './app/early.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { present } from '../std/assert.ts';
import { App } from './app/app.tsx';
import { applyTheme } from './app/apply-theme.ts';
import { browserEnvironment } from './app/browser-environment.ts';
import { guardPreloadErrors } from './app/preload-error.ts';
import { createPwa } from './app/pwa.ts';
import { PwaContext } from './app/pwa-context.ts';
import { isTyping } from './model/input-box.ts';
import { whenIdle } from './app/when-idle.ts';
import { initI18n } from './i18n/i18n.ts';
import { detectLanguage } from './i18n/language.ts';
import type { KeptPlace } from './model/kept-state.ts';
import { connectFormPlaces } from './model/form-place.ts';
import { connectLooked } from './model/looked.ts';
import { connectPadExchanges } from './model/pad-exchanges.ts';
import { connectPreferences, preferences } from './model/preferences.ts';
import { isReloadHeld } from './model/reload-hold.ts';
import { AccountsContext } from './model/use-accounts.ts';
import { BackupsContext } from './model/use-backups.ts';
import { browserDevice } from './storage/browser-device.ts';
import { lazyBackups } from './storage/lazy-backups.ts';
import { browserStartDraft } from './storage/start-draft.ts';
import './ui/look.css';

const environment = browserEnvironment();
const device = browserDevice(() => environment.now(), earlyOpening);
const backupTools = { backups: lazyBackups(), startDraft: browserStartDraft() };
const loadAccounts = async () =>
  (await import('./sync/http-accounts.ts')).httpAccounts({
    fetch: (path, init) => fetch(path, init),
    environment,
  });
const typing = (): boolean => isTyping(document.activeElement) || isReloadHeld();

/** Where storage is blocked, naming it throws; so it is named at each use, where failures are expected. */
function whenAllowed(storage: () => Storage): Pick<Storage, 'getItem' | 'setItem'> {
  return {
    getItem: (key) => storage().getItem(key),
    setItem: (key, value) => storage().setItem(key, value),
  };
}

const pwa = createPwa({
  window,
  worker: async () => (await import('./app/pwa-worker.ts')).workerRegistration(),
  storage: whenAllowed(() => localStorage),
  now: () => environment.now(),
  later: (work, ms) => {
    environment.later(work, ms);
  },
  isTyping: typing,
  reload: () => location.reload(),
});

guardPreloadErrors({
  target: window,
  storage: whenAllowed(() => sessionStorage),
  now: () => environment.now(),
  canReload: () => Boolean(navigator.serviceWorker?.controller) || navigator.onLine,
  // Leaving the field writes what is in it, as it does for a person.
  beforeReload: async () => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  },
  reload: () => location.reload(),
});

connectPreferences(() => localStorage, window);
const keptPlace: KeptPlace = {
  storage: () => localStorage,
  onStored: (listener) => window.addEventListener('storage', ({ key }) => listener(key)),
};
connectLooked(keptPlace);
connectFormPlaces(keptPlace, { storage: () => sessionStorage });
connectPadExchanges(keptPlace);
applyTheme(document.documentElement);
await initI18n(preferences.getState().language ?? detectLanguage(navigator.languages));

createRoot(present(document.getElementById('root'), 'the page has a root')).render(
  <StrictMode>
    <PwaContext value={pwa}>
      <BackupsContext value={backupTools}>
        <AccountsContext value={loadAccounts}>
          <App device={device} environment={environment} />
        </AccountsContext>
      </BackupsContext>
    </PwaContext>
  </StrictMode>,
);

// The first use of dates sets them up for the whole page: now, while the database answers, nobody waits for it.
environment.zone();

// On every screen: a browser would open a file that is dropped where none takes it.
whenIdle(() => {
  void import('./app/stray-files.ts').then(({ hearStrayFiles }) => hearStrayFiles(window));
});

if (import.meta.env.PROD) whenIdle(() => void pwa.start());

/**
 * Carnet as an installed, offline application: registers the service worker, tells when a new
 * version waits and brings it in when someone agrees, and keeps the browser's offer to install.
 *
 *   registering ──► ready ──► updateWaiting ──(applyUpdate)──► the page reloads
 *        │             ▲            │
 *        ▼             └────────────┘ the waiting version turned out broken: this one stays
 *      error
 *
 * Registration goes through workbox-window (`pwa-worker.ts`); versions are watched here, on the browser's
 * own interface, because that library stops looking after the first one that appears under an open page,
 * and takes the first page of a device, left open for days, for one that has nothing to reload.
 *
 * What fails: a registration that is refused (`error`, or `ready` when a version is in charge
 * already); a version in charge that is kept busy by a tab, so that the next one does not take over
 * (`updateStuck`: the screen says what to do); an address without TLS other than the machine itself (`insecure`: no browser allows
 * a service worker there); a browser without service workers (`unsupported`). Everything else of
 * Carnet works in all of them. Limits: looks for a new version at most hourly; an offer to
 * install that was put off stays away for 30 days.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { type InstallState, watchInstallation } from './pwa-install.ts';
import type { WorkerRegistration } from './pwa-worker.ts';

const updateCheckIntervalMsMin = 3_600_000;
const typingCheckIntervalMs = 1000;
/** A version that was agreed to takes over within a second or two, else something keeps the one before. */
const takeoverMsMax = 10_000;

/** How far Carnet is from opening without a network. */
export type OfflineState =
  | 'unsupported'
  | 'insecure'
  | 'registering'
  | 'ready'
  | 'updateWaiting'
  | 'error';

export interface PwaState {
  readonly offline: OfflineState;
  /** True when a new version is in charge and the page reloads as soon as nobody types. */
  readonly reloadPending: boolean;
  /** True when the version that waits was agreed to, and did not take over. */
  readonly updateStuck: boolean;
  readonly install: InstallState;
}

/** What this needs from the page and its surroundings. */
export interface PwaParts {
  readonly window: Window;
  /** Loaded and made only where a service worker can be registered. */
  readonly worker: () => Promise<WorkerRegistration>;
  /** Of this device (`localStorage`): when an offer to install was put off. */
  readonly storage: Pick<Storage, 'getItem' | 'setItem'>;
  readonly now: () => number;
  readonly later: (work: () => void, ms: number) => void;
  /** True while a reload would take half-typed text away from someone. */
  readonly isTyping: () => boolean;
  readonly reload: () => void;
}

export interface Pwa {
  readonly store: StoreApi<PwaState>;
  /** Registers the service worker; call once, after the first render, in a built application. */
  readonly start: () => Promise<void>;
  /** Brings in the version that waits: every open page reloads once, when nobody types in it. */
  readonly applyUpdate: () => void;
  /** Looks for a new version now: this one cannot go on. */
  readonly lookForUpdate: () => void;
  /** Shows the browser's own dialogue to install; only where `install` is `offered`. */
  readonly install: () => Promise<'accepted' | 'dismissed' | 'unavailable'>;
  /** Puts the offer to install off for 30 days. */
  readonly installLater: () => void;
}

function initialState({ window }: PwaParts): OfflineState {
  if (!window.isSecureContext) return 'insecure';
  return 'serviceWorker' in window.navigator ? 'registering' : 'unsupported';
}

function stateOf({ active, installing, waiting }: ServiceWorkerRegistration): OfflineState {
  if (active && waiting) return 'updateWaiting';
  if (active?.state === 'activated') return 'ready';
  return active || installing || waiting ? 'registering' : 'error';
}

/** Calls `onChange` at each step of each version that the registration ever has. */
function watchVersions(registration: ServiceWorkerRegistration, onChange: () => void): void {
  const watched = new WeakSet<ServiceWorker>();
  const watch = (worker: ServiceWorker | null): void => {
    if (!worker || watched.has(worker)) return;
    watched.add(worker);
    worker.addEventListener('statechange', onChange);
  };
  const { installing, waiting, active } = registration;
  for (const worker of [installing, waiting, active]) watch(worker);
  registration.addEventListener('updatefound', () => {
    watch(registration.installing);
    onChange();
  });
}

/** Reloads once when a newer version takes the page over, but not under someone's hands. The answer tells that one is in charge. */
function reloadOnTakeover(
  container: ServiceWorkerContainer,
  parts: PwaParts,
  onPending: () => void,
): () => void {
  let controlled = container.controller !== null;
  let reloading = false;
  const reloadWhenFree = (wasTyping: boolean): void => {
    const typing = parts.isTyping();
    if (typing) onPending();
    // What stood in a field that was just left is being written: the page stays a moment longer.
    if (typing || wasTyping) parts.later(() => reloadWhenFree(typing), typingCheckIntervalMs);
    else parts.reload();
  };
  container.addEventListener('controllerchange', () => {
    // The first worker of a device takes in the page it came with: same version, nothing to do.
    const first = !controlled;
    controlled = true;
    if (first || reloading) return;
    reloading = true;
    reloadWhenFree(false);
  });
  return () => {
    controlled = true;
  };
}

/** Looks for a new version when the page comes back to the front or to the network. */
function checkForUpdates(registration: ServiceWorkerRegistration, parts: PwaParts): void {
  let checkedMs = parts.now();
  const check = (): void => {
    if (parts.window.document.visibilityState !== 'visible') return;
    const sinceMs = parts.now() - checkedMs;
    if (sinceMs >= 0 && sinceMs < updateCheckIntervalMsMin) return;
    checkedMs = parts.now();
    // Without a network there is simply no newer version yet.
    registration.update().catch(() => undefined);
  };
  parts.window.document.addEventListener('visibilitychange', check);
  parts.window.addEventListener('online', check);
}

/** Sets everything up but registers nothing: `start` does. */
export function createPwa(parts: PwaParts): Pwa {
  const installation = watchInstallation(parts, (install) => store.setState({ install }));
  const store = createStore<PwaState>(() => ({
    offline: initialState(parts),
    reloadPending: false,
    updateStuck: false,
    install: installation.initial,
  }));
  // From the beginning: while a page starts, another may agree to the version that waits.
  const noteControl =
    store.getState().offline === 'registering'
      ? reloadOnTakeover(parts.window.navigator.serviceWorker, parts, () =>
          store.setState({ reloadPending: true }),
        )
      : () => undefined;
  let started = false;
  let worker: WorkerRegistration | undefined;
  let registration: ServiceWorkerRegistration | undefined;

  const start = async (): Promise<void> => {
    if (store.getState().offline !== 'registering' || started) return;
    started = true;
    const container = parts.window.navigator.serviceWorker;
    try {
      worker = await parts.worker();
      const found = await worker.register();
      registration = found;
      // A page that was reloaded past the version in charge is taken over by the next one only.
      if (found.active?.state === 'activated') noteControl();
      const show = (): void => {
        const offline = stateOf(found);
        store.setState(offline === 'updateWaiting' ? { offline } : { offline, updateStuck: false });
      };
      watchVersions(found, show);
      checkForUpdates(found, parts);
      show();
    } catch {
      store.setState({ offline: container.controller ? 'ready' : 'error' });
    }
  };

  /** How often the update was asked for: only the last time tells that it is stuck. */
  let asked = 0;
  return {
    store,
    start,
    applyUpdate: () => {
      store.setState({ updateStuck: false });
      worker?.skipWaiting();
      asked += 1;
      const press = asked;
      parts.later(() => {
        const isWaiting = store.getState().offline === 'updateWaiting';
        if (press === asked && isWaiting) store.setState({ updateStuck: true });
      }, takeoverMsMax);
    },
    lookForUpdate: () => void registration?.update().catch(() => undefined),
    install: installation.install,
    installLater: installation.later,
  };
}

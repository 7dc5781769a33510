/**
 * The service worker: Carnet opens from here, so it opens without a network.
 *
 * Each build lists its files with their hashes. A new version is fetched whole, every file held
 * against its hash, before it may wait; if one is missing or altered (a portal that answers with
 * a page of its own, a connection cut half-way), nothing of it is used and the version before
 * stays complete. It takes over only when someone agrees to (`SKIP_WAITING`), because pages of
 * two versions side by side would ask for each other's files; only then are old files dropped.
 *
 * What is not in the list is left alone: `/api` always goes to the network and is never kept. It must not be answered from
 * here, because its stream of news never ends, and an answer that is under way keeps a new version from taking over.
 */
import {
  addRoute,
  cleanupOutdatedCaches,
  createHandlerBoundToURL,
  type PrecacheEntry,
  precache,
} from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';

declare const self: ServiceWorkerGlobalScope & {
  /** The files of this build; the build writes them in. */
  readonly __WB_MANIFEST: PrecacheEntry[];
};

/** An address inside the application, as the server reads it too: a dot would name a file. */
const routePattern = /^(?:\/[\w-]+)*\/?(?:\?|$)/;
const filesPattern = /^\/(?:api|assets|icons)(?:\/|\?|$)/;

precache(self.__WB_MANIFEST);
cleanupOutdatedCaches();

const keptPage = createHandlerBoundToURL('/index.html');

registerRoute(
  new NavigationRoute(
    async (options) => {
      try {
        return await keptPage(options);
      } catch {
        // The kept page is gone (someone emptied the caches): the server's is better than none.
        return fetch(options.request);
      }
    },
    { allowlist: [routePattern], denylist: [filesPattern] },
  ),
);

// After the page's own rule, which would otherwise never see `/`.
addRoute();

self.addEventListener('message', (event) => {
  const message: unknown = event.data;
  const asked = typeof message === 'object' && message !== null && 'type' in message;
  if (asked && message.type === 'SKIP_WAITING') event.waitUntil(self.skipWaiting());
});

// On the very first visit the page that installed us is taken in as well: without this, "opens
// without a network" would be untrue for its not yet loaded parts until it is reloaded. On an
// update the pages have the worker before us and change over by its leaving, not by this.
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

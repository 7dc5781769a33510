/**
 * The service worker: Carnet opens from here, so it opens without a network.
 *
 * Each build lists its files with their hashes. A new version is fetched whole, every file held
 * against its hash, before it may wait; if one is missing or altered (a portal that answers with
 * a page of its own, a connection cut half-way), nothing of it is used and the version before
 * stays complete. It takes over only when someone agrees to (`SKIP_WAITING`), because pages of
 * two versions side by side would ask for each other's files; only then are old files dropped.
 *
 * What is not in the list is left alone, and so is all of `/api`: it goes to the network without passing here, and is
 * never kept. A request answered here also keeps this version busy until it ends, and a busy version hands over to no
 * other; the stream of nudges of a connected programme never ends. Versions before did answer it, and the pages that
 * they opened hold such streams: whoever leads the exchange holds a lock, so the new version takes the locks away, and
 * the streams end with the lead. The pages load anew a moment later; if not, one of them leads again.
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

/** The locks of the exchange, see `sync/start-exchange.ts`: one for each programme and member. */
const exchangeLocks = /^carnet-exchange-/;
/** The lead stays here for so long: a tab that had it again at once would open a stream again. */
const leadMs = 5000;
/**
 * What a tab needs to end its stream. Chromium looks once whether the version in charge is idle when another asks to take
 * over, and once when it becomes idle; that second look is now and then lost when the last stream ends in just that moment,
 * and then the version in charge stays for minutes.
 */
const endOfStreamsMs = 500;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** The exchanges that tabs lead: by a lock each, so none where there are no locks. */
async function ledExchanges(): Promise<readonly string[]> {
  if (!('locks' in self.navigator)) return [];
  const { held = [] } = await self.navigator.locks.query();
  return held.flatMap(({ name = '' }) => (exchangeLocks.test(name) ? [name] : []));
}

/** Ends the streams of all tabs, which end with the lead of the exchange, then takes over. */
async function takeOver(): Promise<void> {
  const names = await ledExchanges().catch(() => []);
  const taken = names.map((name) =>
    self.navigator.locks.request(name, { steal: true }, () => pause(leadMs)),
  );
  if (names.length > 0) await pause(endOfStreamsMs);
  // A tab that takes the lead back leads again, which is all that is left to do.
  await Promise.all([self.skipWaiting(), Promise.allSettled(taken)]);
}

self.addEventListener('message', (event) => {
  const message: unknown = event.data;
  const asked = typeof message === 'object' && message !== null && 'type' in message;
  if (!asked || message.type !== 'SKIP_WAITING') return;
  event.waitUntil(takeOver());
});

// On the very first visit the page that installed us is taken in as well: without this, "opens
// without a network" would be untrue for its not yet loaded parts until it is reloaded. On an
// update the pages have the worker before us and change over by its leaving, not by this.
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

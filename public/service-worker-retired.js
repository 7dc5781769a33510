/**
 * Takes the place of a service worker that turned out to be broken: the server answers with this
 * file instead when `CARNET_RETIRE_SERVICE_WORKER=1`. It empties the caches, takes itself off
 * and reloads the pages, which then come from the server. What was typed is not in caches and
 * is not touched.
 */
self.addEventListener('install', () => self.skipWaiting());

self.addEventListener('activate', (event) => {
  const retire = async () => {
    const names = await caches.keys();
    await Promise.all(names.map((name) => caches.delete(name)));
    await self.registration.unregister();
    const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
    // A page that cannot be reloaded from here keeps running; its next start comes from the server.
    await Promise.allSettled(pages.map((page) => page.navigate(page.url)));
  };
  event.waitUntil(retire());
});

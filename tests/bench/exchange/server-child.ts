/**
 * A server in a process of its own: the real services behind HTTP, the page of the bench beside them, and what the
 * floor asks for. Told what to do by its first argument; answers `memory` on request.
 */

import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { root } from '../../../scripts/repository-files.ts';
import { createApp } from '../../../src/server/http/app.ts';
import { loadSite, type Site } from '../../../src/server/http/site.ts';
import { openServices } from '../../../src/server/services.ts';
import { floorRoutes } from './floor-routes.ts';
import type { ServerOrder } from './server-process.ts';

const order = JSON.parse(process.argv[2] ?? '') as ServerOrder;
const address = `http://127.0.0.1:${order.port}`;

/** The page of the bench as it was built last. */
async function benchPage(): Promise<Site> {
  const folder = join(root, '.cache', 'bench', 'page');
  const files = await loadSite(folder, join(root, '.cache', 'bench', 'none'));
  return new Map([...(files ?? [])].map(([path, file]) => [`/bench${path}`, file] as const));
}

const services = await openServices({
  address,
  secure: false,
  proxyCount: 0,
  databaseUrl: 'url' in order.place ? order.place.url : undefined,
  dataFolder: 'folder' in order.place ? order.place.folder : '',
  backups: { folder: join(root, '.cache', 'bench'), phrase: undefined, keep: 1, hour: undefined },
  version: 'bench',
  log: (line) => console.error(JSON.stringify(line)),
});
const app = createApp({
  version: 'bench',
  address,
  local: true,
  secure: false,
  retireServiceWorker: false,
  site: order.page ? await benchPage() : new Map(),
  api: services.api,
});
const all = new Hono();
if ('folder' in order.place) all.route('/floor', floorRoutes(order.place.folder));
all.all('*', (context) => app.fetch(context.req.raw, context.env as object));
serve({ fetch: all.fetch, hostname: '127.0.0.1', port: order.port }, () =>
  process.send?.('listening'),
);
process.on('message', () => process.send?.({ memory: process.memoryUsage.rss() }));
process.on('disconnect', () => process.exit(0));

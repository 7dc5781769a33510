/**
 * What the bench serves: the page of the bench, Carnet as it is built, and the floor application, each behind
 * the real server application with its headers. A server can be made to fall silent while it runs.
 */

import { spawnSync } from 'node:child_process';
import type { Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { serve } from '@hono/node-server';
import { isBuildFresh } from '../../scripts/build-freshness.ts';
import { root } from '../../scripts/repository-files.ts';
import { createApp } from '../../src/server/http/app.ts';
import { loadSite, type Site } from '../../src/server/http/site.ts';

const built = (name: string): string => join(root, '.cache', 'bench', name);
const noFolder = built('none');

function build(config: string): void {
  const vite = join(
    dirname(createRequire(import.meta.url).resolve('vite/package.json')),
    'bin/vite.js',
  );
  const { status } = spawnSync(
    process.execPath,
    [vite, 'build', '--config', config, '--logLevel', 'error'],
    { cwd: root, stdio: 'inherit', env: { ...process.env, NODE_ENV: 'production' } },
  );
  if (status !== 0) throw new Error(`Not built: ${config}`);
}

async function siteIn(folder: string): Promise<Site> {
  const site = await loadSite(folder, noFolder);
  if (site === undefined) throw new Error(`Nothing is built in ${folder}`);
  return site;
}

/** Builds Carnet where its build is older than its sources. */
export async function buildCarnet(): Promise<void> {
  if (!(await isBuildFresh())) build('vite.config.ts');
}

/** The page of the bench, below `/bench/`, beside the files of `beside`. */
export async function harnessSite(beside: Site = new Map()): Promise<Site> {
  build('tests/bench/page/vite.config.ts');
  const files = [...(await siteIn(built('page')))];
  return new Map([...beside, ...files.map(([path, file]) => [`/bench${path}`, file] as const)]);
}

/** Carnet, built. */
export async function carnetSite(): Promise<Site> {
  await buildCarnet();
  return siteIn(join(root, 'dist'));
}

/** The floor application, built. */
export async function floorSite(): Promise<Site> {
  build('tests/bench/floor/vite.config.ts');
  return siteIn(built('floor'));
}

export interface BenchServer {
  readonly address: string;
  /** From now on every connection is cut, as when there is no network; or it answers again. */
  silence(silent: boolean): void;
  stop(): Promise<void>;
}

/** Serves a site on a port of its own of this machine. */
export async function serveSite(site: Site): Promise<BenchServer> {
  const app = createApp({
    version: 'bench',
    address: 'http://127.0.0.1',
    local: true,
    secure: false,
    retireServiceWorker: false,
    site,
  });
  let silent = false;
  const server = serve({
    fetch: (request, environment) => {
      if (!silent) return app.fetch(request, environment);
      environment.incoming.socket.destroy();
      return new Response(null, { status: 503 });
    },
    hostname: '127.0.0.1',
    port: 0,
  }) as Server;
  await new Promise<void>((resolve) => server.once('listening', resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    address,
    silence: (now) => {
      silent = now;
      if (now) server.closeAllConnections();
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

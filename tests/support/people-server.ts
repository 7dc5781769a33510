/** The built application with its whole server behind it: people, exchange and SQLite in a folder of its own. */

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setUpLink } from '../../src/server/auth/links.ts';
import type { Site } from '../../src/server/http/site.ts';
import { openServices, type Services } from '../../src/server/services.ts';
import { type ChangingServer, loadBuiltSite, startChangingServer } from './changing-server.ts';

export interface PeopleServer {
  readonly address: string;
  readonly services: Services;
  /** The address at which the first administrator comes in. */
  readonly setUpAddress: string;
  /** Cuts every connection from now on, or serves again. */
  cut(isCut: boolean): Promise<void>;
  /** Serves another version of the application from now on. */
  deploy(site: Site): void;
  stop(): Promise<void>;
}

/** Starts it, without an account. */
export async function startPeopleServer(): Promise<PeopleServer> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'carnet-people-'));
  const server: ChangingServer = await startChangingServer();
  const { address } = server;
  const services = await openServices({
    address,
    secure: false,
    databaseUrl: undefined,
    proxyCount: 0,
    dataFolder,
    backups: { folder: dataFolder, phrase: undefined, keep: 1, hour: undefined },
    version: 'test',
    log: () => undefined,
  });
  let site = await loadBuiltSite();
  const serveAll = (): void =>
    server.deploy(site, {
      api: services.api,
      health: services.health,
      isOperator: services.isOperator,
    });
  serveAll();
  const link = await setUpLink(services.auth);
  if (link === undefined) throw new Error('The server was set up before');
  return {
    address,
    services,
    setUpAddress: `${address}${link.path}`,
    cut: async (isCut) => {
      if (isCut) server.deploy(undefined);
      else serveAll();
    },
    deploy: (next) => {
      site = next;
      serveAll();
    },
    stop: async () => {
      await server.stop();
      await services.close();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

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
  /** Loses everything, as a disk that breaks; answers the address at which the next administrator comes in. */
  lose(): Promise<string>;
  /** The address at which the first administrator comes in. */
  readonly setUpAddress: string;
  /** Cuts every connection from now on, or serves again. */
  cut(isCut: boolean): Promise<void>;
  /** Serves another version of the application from now on. */
  deploy(site: Site): void;
  stop(): Promise<void>;
}

/** The services on a folder that holds nothing, and the address at which their first administrator comes in. */
async function begin(address: string) {
  const dataFolder = await mkdtemp(join(tmpdir(), 'carnet-people-'));
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
  const link = await setUpLink(services.auth);
  if (link === undefined) throw new Error('The server was set up before');
  const stop = async (): Promise<void> => {
    await services.close();
    await rm(dataFolder, { recursive: true, force: true });
  };
  return { services, setUpAddress: `${address}${link.path}`, stop };
}

/** Starts it, without an account. */
export async function startPeopleServer(): Promise<PeopleServer> {
  const server: ChangingServer = await startChangingServer();
  const { address } = server;
  let begun = await begin(address);
  let site = await loadBuiltSite();
  const serveAll = (): void =>
    server.deploy(site, {
      api: begun.services.api,
      health: begun.services.health,
      isOperator: begun.services.isOperator,
    });
  serveAll();
  return {
    address,
    get services() {
      return begun.services;
    },
    setUpAddress: begun.setUpAddress,
    lose: async () => {
      server.deploy(undefined);
      await begun.stop();
      begun = await begin(address);
      serveAll();
      return begun.setUpAddress;
    },
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
      await begun.stop();
    },
  };
}

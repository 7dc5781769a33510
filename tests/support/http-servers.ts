/** The whole server over HTTP in this process, without an application to hand out; several of them on one database. */
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { setUpLink } from '../../src/server/auth/links.ts';
import { createApp } from '../../src/server/http/app.ts';
import { openServices, type Services } from '../../src/server/services.ts';
import { type Client, clientDevice, clientOf } from './api-client.ts';
import { goodPassword } from './api-server.ts';

export interface HttpServers {
  readonly addresses: readonly string[];
  /** The first administrator, whose requests go to the servers in turns. */
  readonly maelle: Client;
  stop(): Promise<void>;
}

/** What everybody believes the address to be, as behind a balancer. */
const publicAddress = 'http://carnet.example.org';

/** Starts so many servers and takes the first administrator in. */
export async function startHttpServers(place: {
  readonly dataFolder: string;
  readonly databaseUrl?: string;
  readonly count: number;
}): Promise<HttpServers> {
  const opened: { readonly services: Services; readonly server: Server }[] = [];
  for (let index = 0; index < place.count; index += 1) {
    opened.push(await startOne(place.dataFolder, place.databaseUrl));
  }
  const addresses = opened.map(
    ({ server }) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
  );
  let turn = 0;
  const next = (): string => {
    turn += 1;
    return addresses[turn % addresses.length] ?? '';
  };
  const maelle = clientOf(next, () => publicAddress);
  const link = opened[0] && (await setUpLink(opened[0].services.auth));
  await maelle.post('/links/use', {
    token: link?.path.split('#')[1],
    name: 'Maëlle Guivarc’h',
    email: 'maelle@example.org',
    password: goodPassword,
    device: clientDevice,
  });
  return {
    addresses,
    maelle,
    stop: async () => {
      for (const { server, services } of opened) {
        await new Promise<void>((resolve) => {
          server.close(() => resolve());
          server.closeAllConnections();
        });
        await services.close();
      }
    },
  };
}

async function startOne(dataFolder: string, databaseUrl: string | undefined) {
  const services = await openServices({
    address: publicAddress,
    secure: false,
    databaseUrl,
    proxyCount: 0,
    dataFolder,
    backups: { folder: dataFolder, phrase: undefined, keep: 1, hour: undefined },
    version: 'test',
    log: () => undefined,
  });
  const app = createApp({
    ...services,
    site: new Map(),
    version: 'test',
    address: publicAddress,
    local: false,
    secure: false,
    retireServiceWorker: false,
  });
  const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }) as Server;
  await new Promise<void>((resolve) => server.once('listening', resolve));
  return { services, server };
}

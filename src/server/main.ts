/**
 * The server of one installation: configuration, database, built application, listen, stop. Everything
 * that can go wrong before it listens ends with a sentence in both languages and exit code 1.
 */
import { readFileSync } from 'node:fs';
import {
  createServer as createHttpServer,
  type RequestListener,
  type Server,
  type ServerOptions,
} from 'node:http';
import { fileURLToPath } from 'node:url';
import { serve } from '@hono/node-server';
import { z } from 'zod';
import { setUpLink } from './auth/links.ts';
import { readBackupConfig } from './backup-config.ts';
import { readConfig } from './config.ts';
import { createApp } from './http/app.ts';
import { fewPerConnection } from './http/few-per-connection.ts';
import { loadSite } from './http/site.ts';
import { logTo } from './log.ts';
import * as messages from './messages.ts';
import { nodePorts } from './node-ports.ts';
import { StorageFull } from './ports/sheet-storage.ts';
import { openServices } from './services.ts';
import { stop } from './stop.ts';
import { StorageRefused } from './storage/storage-refused.ts';

/**
 * How long a client may take to say what it wants, in milliseconds. A device gives its request up after 45 seconds: what
 * lasts longer is nobody's. Beyond this the connection is answered with 408 and closed.
 */
const patience = {
  headersTimeout: 15_000,
  requestTimeout: 60_000,
  connectionsCheckingInterval: 5000,
} as const;

const root = new URL('../../', import.meta.url);
const earlierAssets = fileURLToPath(new URL('.cache/earlier-assets/', root));

/** Words for people, and with them the link of the first start; the standard output holds the log and nothing else. */
function say(message: messages.Message): void {
  console.error(message.join('\n'));
}

function giveUp(...faults: readonly messages.Message[]): never {
  faults.forEach(say);
  process.exit(1);
}

function readVersion(): string {
  const text = readFileSync(new URL('package.json', root), 'utf8');
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version;
}

const read = readConfig(process.env);
if (!read.ok) giveUp(...read.error.map(messages.wrongVariable));
const config = read.value;

const built = config.applicationFolder ?? fileURLToPath(new URL('dist/', root));
const site = await loadSite(built, earlierAssets);
if (!site) giveUp(messages.notBuilt(built));

const version = readVersion();
const dataFolder = config.dataFolder ?? fileURLToPath(new URL('data/', root));
const log = logTo((line) => console.log(line), nodePorts.now);
const backups = readBackupConfig(process.env, dataFolder);
if (!backups.ok) giveUp(...backups.error.map(messages.wrongVariable));
const parts = { ...config, dataFolder, backups: backups.value, version, log };
const services = await openServices(parts).catch((error: unknown) => {
  if (error instanceof StorageRefused) giveUp(messages.storageRefused(error));
  if (error instanceof StorageFull) giveUp(messages.noRoom);
  throw error;
});

const app = createApp({ ...config, ...services, site, version });
const listening = { fetch: app.fetch, hostname: config.host, port: config.port };
/** As Node makes it, for connections that wait for their answers. */
const createServer = ((options: ServerOptions, listener: RequestListener) =>
  createHttpServer(options, fewPerConnection(listener))) as typeof createHttpServer;
const server = serve({ ...listening, createServer, serverOptions: patience }, () => {
  say(messages.started(config));
  void tellFirstLink();
}) as Server;
server.once('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EADDRINUSE') giveUp(messages.portTaken(config));
  giveUp(messages.cannotListen(config, error.code ?? error.message));
});
const stopNow = (): void => {
  say(messages.stopping);
  stop({ server, close: () => services.close(), exit: (code) => process.exit(code) });
};
process.once('SIGINT', stopNow);
process.once('SIGTERM', stopNow);

async function tellFirstLink(): Promise<void> {
  const link = await setUpLink(services.auth);
  if (link !== undefined) say(messages.firstLink(`${config.address}${link.path}`));
}

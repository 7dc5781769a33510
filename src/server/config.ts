/**
 * The environment, read and checked once at the start. A wrong value stops the server with a
 * sentence that names it: a server at another port or address than the one asked for would
 * look to every browser like an empty Carnet, because browsers keep data by address.
 */
import { z } from 'zod';
import { ok, type Result } from '../std/result.ts';
import { type ConfigFault, type Environment, readEnvironment } from './environment.ts';

const portMax = 65_535;
const defaultPort = 4321;
const defaultHost = '127.0.0.1';

const environmentSchema = z.object({
  CARNET_PORT: z
    .string()
    .regex(/^\d{1,5}$/)
    .transform(Number)
    .refine((port) => port >= 1 && port <= portMax)
    .default(defaultPort),
  CARNET_HOST: z
    .string()
    .regex(/^[\w.:-]+$/)
    .default(defaultHost),
  CARNET_PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .transform((text) => new URL(text))
    .refine((url) => url.pathname === '/' && url.search === '' && url.hash === '')
    .optional(),
  CARNET_APPLICATION_FOLDER: z.string().optional(),
  CARNET_DATA_FOLDER: z.string().optional(),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(?:ql)?:\/\//)
    .optional(),
  CARNET_PROXY_COUNT: z.string().regex(/^\d$/).transform(Number).default(0),
  CARNET_RETIRE_SERVICE_WORKER: z.enum(['0', '1']).default('0'),
});

/** What the server is told from outside. */
export interface Config {
  readonly host: string;
  readonly port: number;
  /** The one address that people open, without a slash at its end. */
  readonly address: string;
  /** True when people reach the server over TLS, which a proxy in front of it ends. */
  readonly secure: boolean;
  /** True when only this machine can reach the server. */
  readonly local: boolean;
  /** The folder of the built application, where it is not the one that the build writes. */
  readonly applicationFolder: string | undefined;
  /** Where the embedded database lies, where it is not the usual place. */
  readonly dataFolder: string | undefined;
  /** PostgreSQL instead of the embedded database. */
  readonly databaseUrl: string | undefined;
  /** Proxies in front of the server, each of which adds an address to `X-Forwarded-For`. */
  readonly proxyCount: number;
  /** True to take a broken service worker off every browser that comes back. */
  readonly retireServiceWorker: boolean;
}

const loopbackHosts: readonly string[] = ['127.0.0.1', '::1', 'localhost'];

/** Reads the configuration; an empty variable counts as not set. */
export function readConfig(environment: Environment): Result<Config, readonly ConfigFault[]> {
  const read = readEnvironment(environmentSchema, environment);
  if (!read.ok) return read;
  const values = read.value;
  const host = values.CARNET_HOST;
  const written = host.includes(':') ? `[${host}]` : host;
  return ok({
    host,
    port: values.CARNET_PORT,
    address: values.CARNET_PUBLIC_URL?.origin ?? `http://${written}:${values.CARNET_PORT}`,
    secure: values.CARNET_PUBLIC_URL?.protocol === 'https:',
    local: loopbackHosts.includes(host) && values.CARNET_PUBLIC_URL === undefined,
    applicationFolder: values.CARNET_APPLICATION_FOLDER,
    dataFolder: values.CARNET_DATA_FOLDER,
    databaseUrl: values.DATABASE_URL,
    proxyCount: values.CARNET_PROXY_COUNT,
    retireServiceWorker: values.CARNET_RETIRE_SERVICE_WORKER === '1',
  });
}

/**
 * A PostgreSQL of the tests' own: a new cluster in a temporary folder, on a free port of the loopback, with the
 * settings of real life (nothing is made faster by making it forget). It is gone afterwards.
 *
 * `CARNET_TEST_DATABASE_URL` names a server to use instead; its user must be a superuser, to create databases and to
 * damage one. PostgreSQL refuses to run as root, so that root hands it to the user `postgres`, or to `nobody`.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { findPostgresql, outsideUrl } from '../../scripts/postgresql.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where databases may be created. */
    readonly postgresqlUrl: string;
  }
}

/** How long the cluster may take to answer. */
const startMsMax = 20_000;
const startPollMs = 50;

export interface RunningPostgresql {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** Starts a cluster, or answers the one named from outside. */
export async function startPostgresql(): Promise<RunningPostgresql> {
  const outside = outsideUrl();
  if (outside !== undefined) return { url: outside, stop: () => Promise.resolve() };
  return startCluster([]);
}

/** Starts a cluster with settings such as `fsync=off`. */
export async function startCluster(extra: readonly string[]): Promise<RunningPostgresql> {
  const programs = findPostgresql();
  if (programs === undefined) throw new Error('There is no PostgreSQL here');
  const folder = mkdtempSync(join(tmpdir(), 'carnet-postgresql-'));
  const owner = process.getuid?.() === 0 ? unprivileged() : {};
  if (owner.uid !== undefined) chownSync(folder, owner.uid, owner.gid ?? owner.uid);
  const data = join(folder, 'data');
  execFileSync(
    join(programs, 'initdb'),
    ['-D', data, '-U', 'carnet', '-A', 'trust', '-E', 'UTF8', '--no-locale', '--no-sync'],
    { ...owner, cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] },
  );
  const port = await freePort();
  const settings = [
    `port=${port}`,
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    ...extra,
  ];
  const server = spawn(
    join(programs, 'postgres'),
    ['-D', data, ...settings.flatMap((setting) => ['-c', setting])],
    { ...owner, cwd: folder, stdio: 'ignore' },
  );
  const url = `postgres://carnet@127.0.0.1:${port}/postgres`;
  const stop = async (): Promise<void> => {
    await ended(server);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await answering(url, server);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, stop };
}

interface Owner {
  readonly uid?: number;
  readonly gid?: number;
}

function unprivileged(): Owner {
  for (const name of ['postgres', 'nobody']) {
    try {
      const ask = (flag: string): number =>
        Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] }));
      return { uid: ask('-u'), gid: ask('-g') };
    } catch {
      // No such user: the next one.
    }
  }
  throw new Error('PostgreSQL does not run as root, and there is neither postgres nor nobody');
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return port;
}

async function answering(url: string, server: ChildProcess): Promise<void> {
  const until = performance.now() + startMsMax;
  for (;;) {
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      await client.end().catch(() => undefined);
      if (performance.now() > until || server.exitCode !== null) throw error;
      await new Promise((resolve) => setTimeout(resolve, startPollMs));
    }
  }
}

/** Fast shutdown: open transactions are undone, nothing is lost. */
function ended(server: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (server.exitCode !== null) resolve();
    server.once('exit', () => resolve());
    server.kill('SIGINT');
  });
}

let databaseCount = 0;

/**
 * Creates an empty database and answers its URL. Text sorts by French rules in it where the server can do that, so
 * that an order that should be by bytes is seen when it is not.
 */
export async function newDatabase(serverUrl: string): Promise<string> {
  databaseCount += 1;
  const name = `carnet_${process.pid}_${databaseCount}_${Math.floor(performance.now())}`;
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    await client
      .query(
        `create database ${name} template template0 encoding 'UTF8' locale_provider icu icu_locale 'fr-FR'`,
      )
      .catch(() => client.query(`create database ${name} template template0 encoding 'UTF8'`));
  } finally {
    await client.end();
  }
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

/** For vitest: one cluster for all files of a project. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { url, stop } = await startPostgresql();
  project.provide('postgresqlUrl', url);
  return stop;
}

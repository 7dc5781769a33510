/** The server as a process of its own: how it starts, refuses to start, and stops. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';

const root = fileURLToPath(new URL('../../../', import.meta.url));
/** A start loads the whole server; on a busy machine that takes its time. */
vi.setConfig({ testTimeout: 60_000 });

let folder = '';
let data = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'carnet-start-'));
  data = await mkdtemp(join(tmpdir(), 'carnet-data-'));
  await writeFile(join(folder, 'index.html'), '<!doctype html><title>Carnet</title>');
});
afterAll(async () => {
  for (const made of [folder, data]) await rm(made, { recursive: true });
});

function start(environment: Readonly<Record<string, string>>): ChildProcess {
  return spawn(process.execPath, ['--import', 'tsx', 'src/server/main.ts'], {
    cwd: root,
    env: {
      PATH: process.env['PATH'],
      CARNET_APPLICATION_FOLDER: folder,
      CARNET_DATA_FOLDER: data,
      ...environment,
    },
  });
}

interface Ending {
  readonly code: number | null;
  /** Its words for people. */
  readonly said: string;
  /** Its standard output, which is the log. */
  readonly logged: string;
}

/** Everything that the process tells until it ends, and its exit code. */
async function ending(child: ChildProcess): Promise<Ending> {
  let said = '';
  let logged = '';
  child.stdout?.on('data', (chunk: Buffer) => (logged += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, said, logged };
}

/** What the first group of a pattern finds in its words for people, once they hold it. */
function hearing(child: ChildProcess, pattern: RegExp): Promise<string> {
  return new Promise((resolve) => {
    let said = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const found = pattern.exec(said)?.[1];
      if (found !== undefined) resolve(found);
    });
  });
}

/** Holds a port that nothing else had. */
async function occupy(): Promise<{ readonly server: Server; readonly port: number }> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, port: (server.address() as AddressInfo).port };
}

const free = (server: Server): Promise<void> =>
  new Promise((resolve) => server.close(() => resolve()));

test('a taken port is said in both languages and ends the start; no other port is tried', async () => {
  const { server, port } = await occupy();
  const { code, said } = await ending(start({ CARNET_PORT: String(port) }));
  await free(server);
  expect(code).toBe(1);
  expect(said).toContain(`Port ${port} of 127.0.0.1 is already in use`);
  expect(said).toContain(`Le port ${port} de 127.0.0.1 est déjà utilisé`);
  expect(said).not.toContain('Carnet is running at');
});

test('a variable that cannot be used is named in both languages and ends the start', async () => {
  const { code, said } = await ending(start({ CARNET_PORT: 'eighty' }));
  expect(code).toBe(1);
  expect(said).toContain('CARNET_PORT is not valid. Expected: a whole number from 1 to 65535');
  expect(said).toContain('CARNET_PORT n’est pas valide. Valeur attendue\u00A0: un nombre entier');
});

test('without a built application the way to build it is said', async () => {
  const { code, said } = await ending(start({ CARNET_APPLICATION_FOLDER: join(folder, 'none') }));
  expect(code).toBe(1);
  expect(said).toContain('npm start');
});

test('the server tells its address, answers there, and stops cleanly when asked', async () => {
  const { server, port } = await occupy();
  await free(server);
  const child = start({ CARNET_PORT: String(port) });
  const ended = ending(child);
  await hearing(child, /Carnet is running at (.*)/);
  const response = await fetch(`http://127.0.0.1:${port}/api/health`);
  expect(await response.json()).toMatchObject({ status: 'ok' });
  child.kill('SIGTERM');
  const { code, said } = await ended;
  expect(code).toBe(0);
  expect(said).toContain(`Carnet is running at http://127.0.0.1:${port} on this machine`);
  expect(said).toContain(`Carnet est disponible à l’adresse http://127.0.0.1:${port}`);
});

test('a client that never says what it wants is sent away (F76)', async () => {
  const { server, port } = await occupy();
  await free(server);
  const child = start({ CARNET_PORT: String(port) });
  const ended = ending(child);
  await hearing(child, /Carnet is running at (.*)/);
  const socket = connect(port, '127.0.0.1');
  const answered = once(socket, 'data');
  socket.write('GET /api/health HTTP/1.1\r\nHost: here\r\nX-Drip: ');
  const [words] = (await answered) as [Buffer];
  expect(words.toString()).toContain('408');
  socket.destroy();
  child.kill('SIGTERM');
  await ended;
}, 40_000);

test('the first start tells a link that makes the administrator, and a second server on the same data is refused', async () => {
  const { server, port } = await occupy();
  await free(server);
  const own = { CARNET_DATA_FOLDER: join(data, 'first') };
  const child = start({ CARNET_PORT: String(port), ...own });
  const ended = ending(child);
  const token = await hearing(child, /\/join#([\w-]{43})\n/);
  const second = await occupy();
  await free(second.server);
  const refused = await ending(start({ CARNET_PORT: String(second.port), ...own }));
  expect(refused.code).toBe(1);
  expect(refused.said).toContain('Another Carnet is using this database');
  expect(refused.said).toContain('Un autre Carnet utilise cette base');
  const address = `http://127.0.0.1:${port}`;
  const answer = await fetch(`${address}/api/links/use`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'carnet-protocol': '1', origin: address },
    body: JSON.stringify({
      token,
      name: 'Maëlle',
      email: 'maelle@example.org',
      password: 'bateau lavande 47',
      device: { id: 'laptop-1', name: 'Laptop' },
    }),
  });
  expect(await answer.json()).toMatchObject({ account: { administrator: true } });
  child.kill('SIGTERM');
  // The link is told to people and does not lie where a log is collected.
  expect(await ended).toMatchObject({ code: 0, logged: '' });
});

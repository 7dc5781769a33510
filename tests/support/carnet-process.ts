/**
 * The real server in a process of its own, as an operator runs it, and the operator's commands beside it: to be
 * killed, started again on the same data, backed up and restored. Each is bundled once before the suite, because reading a
 * hundred files of TypeScript is most of a start; `tests/unit/server/main.test.ts` starts it as it is.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { type AddressInfo, createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { vi } from 'vitest';
import { bundled } from './bundled-server.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
/** How long a server may take to answer for the first time, in milliseconds. */
const startMsMax = 30_000;

/** A server in a process of its own; a port for its whole life. */
export interface CarnetProcess {
  readonly address: string;
  /** Everything it has said, over all its lives. */
  readonly said: () => string;
  start(): Promise<void>;
  /** As a power cut would. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

/** Where a server works. */
export interface Place {
  /** The address at which people reach it. */
  readonly publicAddress: string;
  readonly dataFolder: string;
  readonly databaseUrl?: string | undefined;
}

function environmentOf({ publicAddress, dataFolder, databaseUrl }: Place): NodeJS.ProcessEnv {
  return {
    ...process.env,
    CARNET_PUBLIC_URL: publicAddress,
    CARNET_DATA_FOLDER: dataFolder,
    CARNET_BACKUP_HOUR: 'never',
    ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }),
  };
}

function run(args: readonly string[], env: NodeJS.ProcessEnv) {
  return spawn(process.execPath, [...args], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** A server that is not started yet. */
export async function carnetProcess(place: Place): Promise<CarnetProcess> {
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  let said = '';
  let child: ChildProcess | undefined;
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    const ending = child;
    child = undefined;
    if (ending === undefined || ending.exitCode !== null) return;
    const gone = new Promise((resolve) => ending.once('close', resolve));
    ending.kill(signal);
    await gone;
  };
  return {
    address,
    said: () => said,
    start: async () => {
      const started = run([bundled.server], {
        ...environmentOf(place),
        CARNET_PORT: String(port),
      });
      child = started;
      for (const stream of [started.stdout, started.stderr]) {
        stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
      }
      await vi.waitFor(
        async () => {
          if (started.exitCode !== null) return;
          const { ok } = await fetch(`${address}/api/health`);
          if (!ok) throw new Error('The server is not well');
        },
        { timeout: startMsMax },
      );
      if (started.exitCode !== null) throw new Error(`The server did not start: ${said}`);
    },
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  };
}

/** Runs one of the operator's commands to its end; answers what it said, in English and French. */
export async function runCarnet(place: Place, ...args: readonly string[]): Promise<string> {
  const child = run([bundled.commands, ...args], environmentOf(place));
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  }
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  if (code !== 0) throw new Error(`carnet ${args.join(' ')}: ${said}`);
  return said;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return port;
}

/** Starts a server of the bench in a process of its own, and asks it for its memory. */

import { type ChildProcess, fork } from 'node:child_process';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { root } from '../../../scripts/repository-files.ts';
import type { DataPlace } from './stored-programme.ts';

/** What a server is told when it starts. */
export interface ServerOrder {
  readonly place: DataPlace;
  readonly port: number;
  /** Whether it serves the page of the bench, as it was built last. */
  readonly page: boolean;
}

export interface ServerProcess {
  readonly address: string;
  /** What the process has of the machine's memory, in bytes. */
  memory(): Promise<number>;
  stop(): Promise<void>;
}

const child = fileURLToPath(new URL('server-child.ts', import.meta.url));

/** Starts it; resolves once it listens. */
export async function startServer(place: DataPlace, page = false): Promise<ServerProcess> {
  const order: ServerOrder = { place, port: await freePort(), page };
  const running = fork(child, [JSON.stringify(order)], {
    cwd: root,
    execArgv: ['--import', 'tsx'],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  await said(running);
  return {
    address: `http://127.0.0.1:${order.port}`,
    memory: async () => {
      running.send('memory');
      const { memory } = (await said(running)) as { readonly memory: number };
      return memory;
    },
    stop: () =>
      new Promise((resolve) => {
        running.once('exit', () => resolve());
        running.kill('SIGKILL');
      }),
  };
}

/** The next word of the process; rejects when it ends instead. */
function said(running: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const ended = (): void => reject(new Error('The server ended'));
    running.once('exit', ended);
    running.once('message', (message) => {
      running.off('exit', ended);
      resolve(message);
    });
  });
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return port;
}

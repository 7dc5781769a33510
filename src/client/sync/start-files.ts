/** Starts the exchange of files of a programme in a browser. Loaded only where a programme is connected to a server. */

import type { Environment } from '../ports/environment.ts';
import type { Exchange } from '../ports/exchange.ts';
import type { FileExchange } from '../ports/file-exchange.ts';
import type { FileStore } from '../ports/file-store.ts';
import type { SyncStore } from '../ports/sync.ts';
import { fileExchange } from './file-exchange.ts';
import { fileTransport, type NamedFile } from './file-transport.ts';

export interface FilesOptions {
  readonly programmeId: string;
  readonly memberId: string;
  readonly store: FileStore;
  readonly sync: Pick<SyncStore, 'readSync'>;
  readonly exchange: Pick<Exchange, 'getState' | 'subscribe'>;
  readonly environment: Environment;
  /** Files that are to be here before somebody opens them. */
  wanted(): Promise<readonly NamedFile[]>;
  /** From 0 up to, not including, 1. */
  random(): number;
}

export function startFiles(options: FilesOptions): FileExchange {
  const { programmeId, memberId, store, sync, exchange, environment } = options;
  const locks: LockManager | undefined = 'locks' in navigator ? navigator.locks : undefined;
  const name = `carnet-files-${programmeId}-${memberId}`;
  return fileExchange({
    store,
    exchange,
    environment,
    transport: fileTransport(
      { fetch: (path, init) => fetch(path, init), environment },
      programmeId,
      memberId,
    ),
    epoch: async () => (await sync.readSync())?.cursor?.epoch,
    alone: (work) =>
      locks === undefined
        ? work()
        : locks.request(name, { ifAvailable: true }, async (lock) => {
            if (lock !== null) await work();
          }),
    wanted: () => options.wanted(),
    random: () => options.random(),
  });
}

/**
 * Frees room on this device: a file goes once the server says that it has all of it, and that a copy among its backups was read
 * again. Each is asked about right before it goes; one that the server does not tell of stays [C15].
 */

import { ok, type Result } from '../../std/result.ts';
import type { FreedFiles } from '../ports/file-exchange.ts';
import { type FileStore, isOnServer, type KeptFile } from '../ports/file-store.ts';
import type { ExchangeProblem } from '../ports/sync.ts';
import type { FileTransport } from './file-transport.ts';
import { isOfThisFile } from './send-files.ts';

export interface FreeParts {
  readonly store: Pick<FileStore, 'list' | 'remove'>;
  readonly transport: Pick<FileTransport, 'state'>;
  readonly epoch: string;
  /** Hashes of files that stay. */
  readonly but: ReadonlySet<string>;
  readonly isOver: () => boolean;
}

/** A problem of the network ends it; what was freed until then is gone from here, and on the server. */
export async function freeFiles(parts: FreeParts): Promise<Result<FreedFiles, ExchangeProblem>> {
  const { store, epoch, but, isOver } = parts;
  let count = 0;
  let bytes = 0;
  let stays = 0;
  for (const file of await store.list()) {
    if (isOver()) break;
    if (but.has(file.hash)) continue;
    const safe = isOnServer(file, epoch) ? await isSafe(parts.transport, file) : ok(false);
    if (!safe.ok) return safe;
    if (!safe.value) {
      stays += 1;
      continue;
    }
    await store.remove([file.hash]);
    count += 1;
    bytes += file.bytes;
  }
  return ok({ count, bytes, stays });
}

async function isSafe(
  transport: FreeParts['transport'],
  { hash, records }: KeptFile,
): Promise<Result<boolean, ExchangeProblem>> {
  for (const recordId of records) {
    const state = await transport.state({ recordId, hash });
    if (state.ok) return ok(state.value.isWhole && state.value.isBackedUp === true);
    if (!isOfThisFile(state.error)) return state;
  }
  return ok(false);
}

/**
 * When files travel: after the text. A round begins whenever an exchange ended well and something waits; one tab of the
 * device does it. What fails is tried again after pauses that grow. Once per start the server is asked whether it still has
 * what was sent.
 */

import type { Environment } from '../ports/environment.ts';
import type { Exchange, SyncProblem } from '../ports/exchange.ts';
import type { FetchedFile, FileExchange } from '../ports/file-exchange.ts';
import { type FileStore, isOnServer } from '../ports/file-store.ts';
import { StoreError } from '../ports/sheet-store.ts';
import type { FileTransport, NamedFile } from './file-transport.ts';
import { pauseMs } from './pauses.ts';
import { freeFiles } from './free-files.ts';
import { askAgain, sendFiles } from './send-files.ts';

export interface FileExchangeParts {
  readonly store: FileStore;
  readonly transport: FileTransport;
  readonly exchange: Pick<Exchange, 'getState' | 'subscribe'>;
  readonly environment: Pick<Environment, 'later' | 'now'>;
  /** The epoch of the server as this device knows it; nothing before the first exchange. */
  epoch(): Promise<string | undefined>;
  /** Files that are to be here before somebody opens them. */
  wanted(): Promise<readonly NamedFile[]>;
  /** Runs the work unless another tab of this device is at it. */
  alone(work: () => Promise<void>): Promise<void>;
  /** From 0 up to, not including, 1. */
  random(): number;
}

/** A tab asks of as many files whether the server has them: a long list is no reason for hundreds of requests. */
const askedMax = 200;

/** Of one that was not there it asks again after as long, in milliseconds. */
const askAfterMs = 20_000;

function storageProblem(error: unknown): SyncProblem {
  if (error instanceof StoreError) return { kind: 'storage', failure: error.kind };
  throw error;
}

/** The exchange of files, begun. */
export function fileExchange(parts: FileExchangeParts): FileExchange {
  const { store, transport, exchange, environment } = parts;
  let isOver = false;
  let isRunning = false;
  let isAsked = false;
  let failures = 0;
  let hasAskedAgain = false;
  /** Wanted, and not on the server when it was asked. */
  const absent = new Set<string>();
  let cancelRetry: () => void = () => undefined;

  /** What stopped it; nothing where all was sent that can be. */
  const round = async (): Promise<SyncProblem | undefined> => {
    const epoch = await parts.epoch();
    if (epoch === undefined) return undefined;
    const list = await store.list();
    const here = new Set(list.map(({ hash }) => hash));
    const wanted = (await parts.wanted()).filter(
      ({ hash }) => !here.has(hash) && !absent.has(hash),
    );
    const waits = list.some((file) => !isOnServer(file, epoch));
    let problem: SyncProblem | undefined;
    const asks = !hasAskedAgain && list.some((file) => isOnServer(file, epoch));
    if (!waits && wanted.length === 0 && !asks) return problem;
    await parts.alone(async () => {
      const sent = await sendFiles({ store, transport, epoch, isOver: () => isOver });
      problem = sent.ok ? await bring(wanted) : sent.error;
      if (problem !== undefined || !asks) return;
      const asked = await askAgain({
        store,
        transport,
        epoch,
        isOver: () => isOver,
        random: () => parts.random(),
      });
      if (asked.ok) hasAskedAgain = true;
      else problem = asked.error;
    });
    return problem;
  };

  /** One after the other, after what this device sends. Stops where there is no room. */
  const bring = async (wanted: readonly NamedFile[]): Promise<SyncProblem | undefined> => {
    for (const { recordId, hash } of wanted) {
      if (isOver) return undefined;
      const fetched = await fetch(recordId, hash);
      if (fetched.kind === 'failed') return fetched.problem;
      if (fetched.kind === 'noRoom') return undefined;
      // It is asked for again when the page is loaded anew, or when somebody opens it.
      if (fetched.kind === 'notThere') absent.add(hash);
    }
    return undefined;
  };

  const run = async (): Promise<void> => {
    isAsked = true;
    if (isRunning) return;
    isRunning = true;
    cancelRetry();
    try {
      while (isAsked && !isOver) {
        isAsked = false;
        // What this device cannot read now, it reads with a later round.
        const problem = await round().catch((error: unknown) => storageProblem(error));
        if (problem === undefined) {
          failures = 0;
          continue;
        }
        const context = { now: environment.now(), random: parts.random() };
        cancelRetry = environment.later(look, pauseMs(failures, problem, context));
        failures += 1;
        return;
      }
    } finally {
      isRunning = false;
    }
  };
  const look = (): void => {
    if (!isOver && exchange.getState().phase === 'synced') void run();
  };
  const stops = [exchange.subscribe(look), store.subscribe(look)];
  look();

  const fetch = async (recordId: string, hash: string): Promise<FetchedFile> => {
    const epoch = (await parts.epoch()) ?? '';
    const answer = await transport.fetch({ recordId, hash });
    if (!answer.ok) {
      const { error } = answer;
      const isAbsent = error.kind === 'refused' && error.refusal === 'notFound';
      return isAbsent ? { kind: 'notThere' } : { kind: 'failed', problem: error };
    }
    try {
      const found = await store.keep(answer.value, { record: recordId, from: { epoch, hash } });
      return found === hash ? { kind: 'here' } : { kind: 'notThere' };
    } catch (error) {
      if (error instanceof StoreError) return { kind: 'noRoom' };
      throw error;
    }
  };
  /** When a file was asked about, and whether it was there: what the server had, it may be thought to have. */
  const asked = new Map<string, { readonly at: number; readonly isThere: boolean }>();
  let asking: Promise<unknown> = Promise.resolve();
  const ask = async (recordId: string, hash: string): Promise<boolean | undefined> => {
    const before = asked.get(hash);
    const isLate = before !== undefined && environment.now() - before.at >= askAfterMs;
    if (before !== undefined && (before.isThere || !isLate)) return before.isThere;
    const mayAsk = !isOver && exchange.getState().phase === 'synced';
    if (!mayAsk || (before === undefined && asked.size >= askedMax)) return undefined;
    const state = await transport.state({ recordId, hash });
    if (!state.ok) return undefined;
    const isThere = state.value.isWhole;
    asked.set(hash, { at: environment.now(), isThere });
    return isThere;
  };
  return {
    fetch,
    isThere: (recordId, hash) => {
      const answer = asking.then(() => ask(recordId, hash));
      asking = answer.catch(() => undefined);
      return answer;
    },
    free: async (but) =>
      freeFiles({
        store,
        transport,
        epoch: (await parts.epoch()) ?? '',
        but,
        isOver: () => isOver,
      }),
    stop: () => {
      isOver = true;
      cancelRetry();
      for (const stop of stops) stop();
      store.close();
    },
  };
}

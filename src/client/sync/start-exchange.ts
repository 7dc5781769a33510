/**
 * Starts the exchange of a programme in a browser: puts the real network, locks and channels behind the ports. Loaded
 * only where a programme is connected to a server.
 */

import type { Environment } from '../ports/environment.ts';
import type { SyncStore } from '../ports/sync.ts';
import { httpTransport } from './http-transport.ts';
import { type Channel, lockLeadership, sightLeadership } from './leader.ts';
import { type TabExchange, exchangeInTabs } from './exchange-tabs.ts';
import { SyncRunner } from './sync-runner.ts';

export interface ExchangeOptions {
  readonly programmeId: string;
  /** Who works on this device, in this programme. */
  readonly memberId: string;
  readonly store: SyncStore;
  readonly environment: Environment;
  /** From 0 up to, not including, 1. */
  random(): number;
  /** Told when the offset of this device's clock was measured anew. */
  onOffset(ms: number): void;
}

/** The exchange, begun. */
export function startExchange(options: ExchangeOptions): TabExchange {
  const { programmeId, memberId, store, environment } = options;
  const random = (): number => options.random();
  const name = `carnet-exchange-${programmeId}-${memberId}`;
  const transport = httpTransport(
    { fetch: (path, init) => fetch(path, init), environment, random },
    memberId,
  );
  const locks: LockManager | undefined = 'locks' in navigator ? navigator.locks : undefined;
  const beats = channelOf(`${name}-lead`);
  const leadership =
    locks === undefined
      ? sightLeadership(onVisible)
      : lockLeadership({ locks, channel: beats, environment, name });
  const runner = new SyncRunner({
    programmeId,
    store,
    transport,
    environment,
    leadership,
    random,
    onOffset: (ms) => options.onOffset(ms),
    // Where a defect is shown, it is reported by the browser like any other.
    onDefect: (error) => reportError(error),
  });
  const states = channelOf(name);
  const exchange = exchangeInTabs(runner, states, () => transport.signedIn());
  const online = (): void => runner.notice('online');
  addEventListener('online', online);
  const stopSeeing = onVisible(() => runner.notice('visible'));
  runner.start();
  return {
    ...exchange,
    stop: () => {
      removeEventListener('online', online);
      stopSeeing();
      exchange.stop();
      beats.close();
      states.close();
    },
  };
}

function onVisible(work: () => void): () => void {
  const look = (): void => {
    if (document.visibilityState === 'visible') work();
  };
  document.addEventListener('visibilitychange', look);
  return () => document.removeEventListener('visibilitychange', look);
}

function channelOf(name: string): Channel & { close(): void } {
  const channel = new BroadcastChannel(name);
  return {
    post: (message) => channel.postMessage(message),
    listen: (listener) => {
      const hear = ({ data }: MessageEvent<unknown>): void => listener(data);
      channel.addEventListener('message', hear);
      return () => channel.removeEventListener('message', hear);
    },
    close: () => channel.close(),
  };
}

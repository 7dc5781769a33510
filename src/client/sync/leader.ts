/**
 * Which tab of this device exchanges: the one that holds a Web Lock.
 *
 * The browser hands the lock on when a tab goes. A tab that froze keeps it, so whoever leads says now and then that it
 * does; a tab that has waited long without hearing it takes the lock away. What the frozen one does when it thaws is
 * refused by the store, which counts those who led [C3]. Where the frozen one is counted last all the same, because it
 * thaws between being let to lead and being counted, the tab that has the lock finds its own writes refused: it gives
 * way, and is counted anew.
 *
 * Without Web Locks (an address without TLS) the tab that was looked at last leads: it claims the lead from the store
 * whenever it comes into sight, and the others find theirs refused. Two tabs in sight then take turns, which costs
 * some requests and nothing else.
 */

import type { Environment } from '../ports/environment.ts';
import type { Leadership } from '../ports/sync.ts';

/** Whoever leads says so this often. Timers of a tab out of sight run once a minute at most. */
export const heartbeatMs = 10_000;
/** After so long without a word the lock is taken away. */
export const frozenAfterMs = 150_000;

/** What tabs of one device say to each other. */
export interface Channel {
  post(message: unknown): void;
  listen(listener: (message: unknown) => void): () => void;
}

export interface LeaderPorts {
  readonly locks: Pick<LockManager, 'request'>;
  readonly channel: Channel;
  readonly environment: Pick<Environment, 'now' | 'later'>;
  /** Of the lock: one for each programme. */
  readonly name: string;
}

const heartbeat = 'leading';

/** Leads by a Web Lock. */
export function lockLeadership({ locks, channel, environment, name }: LeaderPorts): Leadership {
  return {
    campaign: (onLead, onLost) => {
      let isStopped = false;
      let isHolding = false;
      let release: () => void = () => undefined;
      let waiting = new AbortController();
      let cancelTimer: () => void = () => undefined;
      let heardAt = environment.now();

      const every = (work: () => void): void => {
        cancelTimer();
        const again = (): void => {
          // Before the work, which may end this by beginning another.
          cancelTimer = environment.later(again, heartbeatMs);
          work();
        };
        cancelTimer = environment.later(again, heartbeatMs);
      };
      const hold = (): Promise<void> => {
        isHolding = true;
        onLead();
        channel.post(heartbeat);
        every(() => channel.post(heartbeat));
        return new Promise((resolve) => {
          release = resolve;
        });
      };
      const ask = (options: LockOptions): void => {
        let isHeld = false;
        const held = (): Promise<void> => {
          isHeld = true;
          return hold();
        };
        locks.request(name, options, held).catch(() => {
          // Given up by this tab, or taken away by another.
          if (isStopped || !isHeld) return;
          isHolding = false;
          onLost();
          queue();
        });
      };
      const queue = (): void => {
        waiting = new AbortController();
        heardAt = environment.now();
        let lookedAt = heardAt;
        every(() => {
          const now = environment.now();
          // A tab that slept itself has heard nothing: it listens for a while first.
          if (now - lookedAt > frozenAfterMs / 2) heardAt = now;
          lookedAt = now;
          if (now - heardAt < frozenAfterMs) return;
          waiting.abort();
          ask({ steal: true });
        });
        ask({ signal: waiting.signal });
      };
      const stopListening = channel.listen((message) => {
        if (message === heartbeat) heardAt = environment.now();
      });
      queue();
      return {
        stop: () => {
          isStopped = true;
          stopListening();
          cancelTimer();
          waiting.abort();
          release();
        },
        giveWay: () => {
          if (isStopped || !isHolding) return;
          isHolding = false;
          release();
          queue();
        },
      };
    },
  };
}

/**
 * Leads whenever this tab is in sight.
 *
 * @param onVisible calls back when the tab comes into sight; the answer stops it
 */
export function sightLeadership(onVisible: (work: () => void) => () => void): Leadership {
  return {
    campaign: (onLead) => {
      onLead();
      return { stop: onVisible(onLead), giveWay: () => undefined };
    },
  };
}

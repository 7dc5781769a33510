/** Which tab exchanges: the one that holds the lock, and who takes it from a frozen one. */

import { describe, expect, it } from 'vitest';
import {
  type Channel,
  frozenAfterMs,
  heartbeatMs,
  lockLeadership,
  sightLeadership,
} from '../../../../src/client/sync/leader.ts';
import { testEnvironment, type TestEnvironment } from '../../../support/carnet-fixture.ts';

interface Waiting {
  readonly hold: () => Promise<void>;
  readonly reject: (reason: Error) => void;
}

/** One lock, as browsers keep it: first come, first served; `steal` takes it away. */
function oneLock() {
  let holder: Waiting | undefined;
  const queue: Waiting[] = [];
  const grant = (next: Waiting): void => {
    holder = next;
    void next.hold().then(() => {
      if (holder !== next) return;
      holder = undefined;
      const after = queue.shift();
      if (after !== undefined) grant(after);
    });
  };
  const request = ((_name: string, options: LockOptions, hold: () => Promise<void>) =>
    new Promise<void>((_resolve, reject) => {
      const waiting = { hold, reject };
      if (options.steal === true) {
        holder?.reject(new DOMException('stolen', 'AbortError'));
        grant(waiting);
        return;
      }
      options.signal?.addEventListener('abort', () => {
        const place = queue.indexOf(waiting);
        if (place >= 0) queue.splice(place, 1);
        reject(new DOMException('given up', 'AbortError'));
      });
      if (holder === undefined) grant(waiting);
      else queue.push(waiting);
    })) as unknown as LockManager['request'];
  return { request };
}

function channels(): () => Channel {
  const listeners = new Set<{ readonly hear: (message: unknown) => void }>();
  return () => {
    const own = new Set<object>();
    return {
      post: (message) => {
        for (const one of [...listeners]) if (!own.has(one)) one.hear(message);
      },
      listen: (hear) => {
        const one = { hear };
        own.add(one);
        listeners.add(one);
        return () => listeners.delete(one);
      },
    };
  };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

function tabs() {
  const locks = oneLock();
  const channel = channels();
  const open = (environment: TestEnvironment) => {
    const told: string[] = [];
    const { stop, giveWay } = lockLeadership({
      locks,
      channel: channel(),
      environment,
      name: 'lock',
    }).campaign(
      () => told.push('lead'),
      () => told.push('lost'),
    );
    return { told, stop, giveWay, environment };
  };
  return { open };
}

/** Lets the time of some tabs pass together, a heartbeat at a time. */
async function pass(ms: number, ...environments: readonly TestEnvironment[]): Promise<void> {
  for (let passed = 0; passed < ms; passed += heartbeatMs) {
    for (const environment of environments) environment.pass(heartbeatMs);
    await settle();
  }
}

describe('A tab that asks to lead', () => {
  it('[C3] leads alone, and hands the lead on when it goes', async () => {
    const { open } = tabs();
    const first = open(testEnvironment('a'));
    const second = open(testEnvironment('b'));
    await settle();
    expect([first.told, second.told]).toEqual([['lead'], []]);
    first.stop();
    await settle();
    expect(second.told).toEqual(['lead']);
  });

  it('[C3] leaves the lead to a tab that says it is there', async () => {
    const { open } = tabs();
    const first = open(testEnvironment('a'));
    const second = open(testEnvironment('b'));
    await pass(4 * frozenAfterMs, first.environment, second.environment);
    expect(second.told).toEqual([]);
    expect(first.told).toEqual(['lead']);
  });

  it('[C3] takes the lead from a frozen tab, which then waits like any other', async () => {
    const { open } = tabs();
    const frozen = open(testEnvironment('a'));
    const second = open(testEnvironment('b'));
    await pass(frozenAfterMs + heartbeatMs, second.environment);
    expect(second.told).toEqual(['lead']);
    expect(frozen.told).toEqual(['lead', 'lost']);
    second.stop();
    await settle();
    expect(frozen.told).toEqual(['lead', 'lost', 'lead']);
  });

  it('[C3] gives way where its writes are refused, and leads again when nobody else does', async () => {
    const { open } = tabs();
    const first = open(testEnvironment('a'));
    await settle();
    first.giveWay();
    await settle();
    expect(first.told).toEqual(['lead', 'lead']);
    const second = open(testEnvironment('b'));
    first.giveWay();
    await settle();
    expect([first.told, second.told]).toEqual([['lead', 'lead'], ['lead']]);
    second.stop();
    await settle();
    expect(first.told).toEqual(['lead', 'lead', 'lead']);
  });

  it('does not take a sleep of its own for the silence of another', async () => {
    const { open } = tabs();
    const first = open(testEnvironment('a'));
    const clock = testEnvironment('b');
    let sleptMs = 0;
    const second = open({ ...clock, now: () => clock.now() + sleptMs });
    clock.pass(heartbeatMs);
    // A laptop that slept for an hour: both wake up, this one first.
    sleptMs = 3_600_000;
    clock.pass(heartbeatMs);
    await settle();
    await pass(frozenAfterMs * 2, first.environment, clock);
    expect(second.told).toEqual([]);
  });

  it('[C3] without locks leads whenever it comes into sight', () => {
    let look: () => void = () => undefined;
    const told: string[] = [];
    const { stop } = sightLeadership((work) => {
      look = work;
      return () => {
        look = () => undefined;
      };
    }).campaign(
      () => told.push('lead'),
      () => told.push('lost'),
    );
    look();
    stop();
    look();
    expect(told).toEqual(['lead', 'lead']);
  });
});

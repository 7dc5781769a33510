/** Every tab of a device shows the same exchange, and a person can ask for it in any of them. */

import { describe, expect, it } from 'vitest';
import { memoryDevice, memoryStore } from '../../../../src/client/storage/memory-store.ts';
import { exchangeInTabs } from '../../../../src/client/sync/exchange-tabs.ts';
import type { Channel } from '../../../../src/client/sync/leader.ts';
import { SyncRunner } from '../../../../src/client/sync/sync-runner.ts';
import { isClockWrong, isRestoreRecent } from '../../../../src/client/ports/exchange.ts';
import { present } from '../../../../src/std/assert.ts';
import { testEnvironment } from '../../../support/carnet-fixture.ts';
import { syncDevice, testNetwork } from '../../../support/sync-device.ts';
import { serverProgrammeId, syncServer } from '../../../support/sync-server.ts';

/** Two ends of a channel; what one posts the other hears, as text that could come from anywhere. */
function twoEnds(): readonly [Channel, Channel] {
  const listeners: [
    ((message: unknown) => void) | undefined,
    ((message: unknown) => void) | undefined,
  ] = [undefined, undefined];
  const end = (own: 0 | 1, other: 0 | 1): Channel => ({
    post: (message) => listeners[other]?.(structuredClone(message)),
    listen: (listener) => {
      listeners[own] = listener;
      return () => {
        listeners[own] = undefined;
      };
    },
  });
  return [end(0, 1), end(1, 0)];
}

async function twoTabs() {
  const server = await syncServer();
  const device = memoryDevice();
  const leading = await syncDevice(server, 'maelle', { device });
  await leading.exchange();
  const [here, there] = twoEnds();
  const signedIn: string[] = [];
  const first = exchangeInTabs(leading.runner, here, () => signedIn.push('first'));
  const store = await memoryStore(serverProgrammeId, device).sync();
  const follower = new SyncRunner({
    programmeId: serverProgrammeId,
    store,
    environment: testEnvironment('tab-2', server.clock.now),
    transport: testNetwork(server, 'maelle').transport,
    leadership: { campaign: () => ({ stop: () => undefined, giveWay: () => undefined }) },
    random: () => 0.5,
  });
  follower.start();
  const second = exchangeInTabs(follower, there, () => signedIn.push('second'));
  return { server, leading, first, second, signedIn, here };
}

describe('The exchange in several tabs', () => {
  it('is shown by a tab that follows as soon as it comes', async () => {
    const { first, second } = await twoTabs();
    expect(first.getState().phase).toBe('synced');
    expect(second.getState()).toEqual(first.getState());
  });

  it('tells every tab the epoch of the server as the device knows it, also of one that was restored (F268)', async () => {
    const { server, leading, first, second } = await twoTabs();
    const epochs = async (): Promise<readonly unknown[]> => [
      first.getState().epoch,
      second.getState().epoch,
      (await leading.store.readSync())?.epoch,
    ];
    const before = (await epochs())[0];
    expect(before).toBeTruthy();
    expect(new Set(await epochs())).toEqual(new Set([before]));
    const backup = present(server.disk.programmes.get(serverProgrammeId), 'it is there');
    const head = { ...backup.head, epoch: 'epoch-2' };
    server.disk.programmes.set(serverProgrammeId, { ...backup, head });
    await leading.exchange();
    const [after] = await epochs();
    expect(after).not.toBe(before);
    expect(new Set(await epochs())).toEqual(new Set([after]));
  });

  it('is followed while it changes, and told to whoever listens', async () => {
    const { leading, first, second } = await twoTabs();
    const heard: string[] = [];
    const stop = second.subscribe(() => heard.push(second.getState().phase));
    leading.network.down = { kind: 'notCarnet' };
    await leading.exchange();
    expect(second.getState()).toMatchObject({ phase: 'offline', problem: { kind: 'notCarnet' } });
    expect(second.getState()).toEqual(first.getState());
    expect(heard).toContain('sending');
    stop();
  });

  it('goes on when a person asks in a tab that follows', async () => {
    const { leading, second } = await twoTabs();
    leading.network.down = { kind: 'offline' };
    await leading.exchange();
    leading.network.down = undefined;
    second.tryAgain();
    await leading.runner.idle();
    expect(second.getState().phase).toBe('synced');
  });

  it('[C6] goes on in the tab that leads when somebody signs in elsewhere', async () => {
    const { leading, second, signedIn } = await twoTabs();
    leading.network.down = { kind: 'refused', refusal: 'signedOut' };
    await leading.exchange();
    expect(second.getState().phase).toBe('signedOut');
    leading.network.down = undefined;
    second.signedIn();
    expect(signedIn.toSorted()).toEqual(['first', 'second']);
    await leading.runner.idle();
    expect(second.getState().phase).toBe('synced');
  });

  it('(control 24) passes over messages that it does not understand', async () => {
    const { second, here } = await twoTabs();
    const before = second.getState();
    for (const message of [
      null,
      'x',
      { kind: 'state', state: { phase: 'dancing' } },
      { kind: 'ask', what: 'evict' },
    ]) {
      here.post(message);
    }
    expect(second.getState()).toEqual(before);
  });

  it('says of a clock that is minutes wrong that it is', () => {
    expect(isClockWrong({ offset: 90_000 })).toBe(false);
    expect(isClockWrong({ offset: -180_000 })).toBe(true);
  });

  it('tells of a restored server for a week', () => {
    const day = 24 * 3_600_000;
    expect(isRestoreRecent({ restoredAt: undefined }, 9 * day)).toBe(false);
    expect(isRestoreRecent({ restoredAt: day }, 7 * day)).toBe(true);
    expect(isRestoreRecent({ restoredAt: day }, 9 * day)).toBe(false);
  });
});

describe('A tab that another took over from', () => {
  it('[C3] writes nothing more, and follows', async () => {
    const server = await syncServer();
    const device = memoryDevice();
    const frozen = await syncDevice(server, 'maelle', { device });
    await frozen.exchange();
    const other = await syncDevice(server, 'maelle', {
      device,
      environment: testEnvironment('tab-2', server.clock.now),
    });
    await other.exchange();
    frozen.runner.notice('tryAgain');
    await frozen.runner.idle();
    expect(frozen.runner.state.getState().phase).toBe('following');
    expect(other.runner.state.getState().phase).toBe('synced');
  });
});

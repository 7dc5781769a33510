/** A tab that ends just as it has written: the others find it, though nobody told them. */

import { describe, expect, it } from 'vitest';
import { setFields } from '../../../../src/domain/command/command.ts';
import { abandonedAfterMs, confirmAfterMs } from '../../../../src/client/model/carnet.ts';
import type { MemoryDevice } from '../../../../src/client/storage/memory-store.ts';
import {
  type CarnetFixture,
  carnetFixture,
  testEnvironment,
} from '../../../support/carnet-fixture.ts';
import { leaveField, typeInto } from '../../../support/typist.ts';

const town = ({ carnet }: CarnetFixture, smeId: string): string | undefined =>
  carnet.state.getState().sheets.get(smeId)?.sme.values.town;

/** What is done meanwhile is on the disk, and nobody is told: as by a tab that ends just as it has written. */
async function untold(device: MemoryDevice, work: () => Promise<unknown>): Promise<void> {
  const listeners = [...device.listeners];
  device.listeners.clear();
  await work();
  for (const [listener, store] of listeners) device.listeners.set(listener, store);
}

describe('a tab that ends before it tells the others what it wrote (F232)', () => {
  const states = ({ device }: CarnetFixture) => [...device.outbox.values()].map((row) => row.state);
  const waitingCount = ({ carnet }: CarnetFixture) => carnet.state.getState().pendingCount;

  async function twoTabs() {
    const first = await carnetFixture();
    const smeId = await first.addSme();
    await first.carnet.confirmNow();
    await first.carnet.settled();
    const environment = testEnvironment('tab-2');
    environment.otherTabs.add('tab-1');
    first.environment.otherTabs.add('tab-2');
    const second = await carnetFixture({ device: first.device, environment });
    return { first, second, smeId };
  }

  /** Moves on by so much, and waits for what begins by that. */
  async function pass({ carnet, environment }: CarnetFixture, ms: number): Promise<void> {
    environment.pass(ms);
    await carnet.settled();
    await carnet.settled();
  }

  it('has its row sealed and shown once something is written beside it', async () => {
    const { first, second, smeId } = await twoTabs();
    await untold(first.device, () => typeInto(second.carnet, smeId, 'town', 'Cancale'));
    first.environment.otherTabs.delete('tab-2');
    await first.carnet.run(setFields(smeId, { sector: 'Voiles' }));
    await pass(first, confirmAfterMs);
    expect(states(first)).toEqual([]);
    expect(town(first, smeId)).toBe('Cancale');
  });

  it('has it sealed and shown too where nobody writes', async () => {
    const { first, second, smeId } = await twoTabs();
    await pass(first, abandonedAfterMs);
    await untold(first.device, () => typeInto(second.carnet, smeId, 'town', 'Cancale'));
    first.environment.otherTabs.delete('tab-2');
    await pass(first, abandonedAfterMs);
    expect(states(first)).toEqual([]);
    expect(town(first, smeId)).toBe('Cancale');
  });

  it('is waited for, shown and counted, as long as it lives and may type on', async () => {
    const { first, second, smeId } = await twoTabs();
    await untold(first.device, () => typeInto(second.carnet, smeId, 'town', 'Can'));
    await pass(first, abandonedAfterMs);
    expect(states(first)).toEqual(['open']);
    expect(town(first, smeId)).toBe('Can');
    expect(waitingCount(first)).toBe(1);
    await typeInto(second.carnet, smeId, 'town', 'Cancale');
    expect(states(first)).toEqual(['open']);
    await pass(first, 0);
    expect(town(first, smeId)).toBe('Cancale');
  });

  it('types on in another row where it was frozen, and lives after all', async () => {
    const { first, second, smeId } = await twoTabs();
    await untold(first.device, () => typeInto(second.carnet, smeId, 'town', 'Can'));
    first.environment.otherTabs.delete('tab-2');
    await pass(first, abandonedAfterMs);
    await typeInto(second.carnet, smeId, 'town', 'Cancale');
    await leaveField(second.carnet, smeId, 'town');
    await pass(first, abandonedAfterMs);
    await second.carnet.settled();
    for (const tab of [first, second]) {
      expect(town(tab, smeId)).toBe('Cancale');
      expect(tab.carnet.state.getState().sheets.get(smeId)?.sme.conflicts).toBeUndefined();
    }
  });

  it('has its last words shown where only the ones before were told', async () => {
    const { first, second, smeId } = await twoTabs();
    const sync = await first.store.sync();
    await sync.connect('device-1');
    await typeInto(second.carnet, smeId, 'town', 'Can');
    await first.carnet.settled();
    await untold(first.device, () => typeInto(second.carnet, smeId, 'town', 'Cancale'));
    first.environment.otherTabs.delete('tab-2');
    await pass(first, abandonedAfterMs);
    expect(states(first)).toContain('sealed');
    expect(states(first)).not.toContain('open');
    expect(town(first, smeId)).toBe('Cancale');
  });

  it('has what it saved sent, though it was not open any more', async () => {
    const { first, second, smeId } = await twoTabs();
    const sync = await first.store.sync();
    await sync.connect('device-1');
    await first.carnet.settled();
    const sealedBefore = states(first).length;
    await untold(first.device, () => second.carnet.run(setFields(smeId, { town: 'Cancale' })));
    let told = 0;
    const stop = sync.onSealed(() => {
      told += 1;
    });
    await pass(first, abandonedAfterMs);
    stop();
    expect(told).toBe(1);
    expect(town(first, smeId)).toBe('Cancale');
    expect(waitingCount(first)).toBe(sealedBefore + 1);
  });

  it('does not leave behind what it had confirmed: neither in the count nor on the screen', async () => {
    const { first, second, smeId } = await twoTabs();
    await first.carnet.run(setFields(smeId, { town: 'Cancale' }));
    await second.carnet.settled();
    await untold(first.device, () => first.carnet.confirmNow());
    await untold(first.device, () => first.carnet.close());
    expect(waitingCount(second)).toBe(1);
    await pass(second, abandonedAfterMs);
    expect(waitingCount(second)).toBe(0);
    expect(town(second, smeId)).toBe('Cancale');
  });

  it('is not looked for by a tab that has closed the programme', async () => {
    const { first } = await twoTabs();
    let asked = 0;
    const outboxKeys = first.store.outboxKeys.bind(first.store);
    Object.assign(first.store, {
      outboxKeys: () => {
        asked += 1;
        return outboxKeys();
      },
    });
    await pass(first, abandonedAfterMs);
    expect(asked).toBeGreaterThan(0);
    first.environment.pass(abandonedAfterMs);
    await first.carnet.close();
    asked = 0;
    await pass(first, 2 * abandonedAfterMs);
    expect(asked).toBe(0);
  });
});

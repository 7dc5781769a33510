/** The write path when something goes wrong half-way, and when two tabs are a moment apart. */

import { describe, expect, it } from 'vitest';
import {
  createRecord,
  deleteRecord,
  restoreRecord,
  setFields,
} from '../../../../src/domain/command/command.ts';
import { abandonedAfterMs, confirmAfterMs } from '../../../../src/client/model/carnet.ts';
import { memoryStore } from '../../../../src/client/storage/memory-store.ts';
import { type SheetStore, StoreError } from '../../../../src/client/ports/sheet-store.ts';
import {
  type CarnetFixture,
  carnetFixture,
  fixtureIds,
  testEnvironment,
} from '../../../support/carnet-fixture.ts';
import { sealAfterMs } from '../../../../src/client/model/typing.ts';
import { leaveField, typeInto } from '../../../support/typist.ts';

const town = ({ carnet }: CarnetFixture, smeId: string): string | undefined =>
  carnet.state.getState().sheets.get(smeId)?.sme.values.town;

/** A second tab of the same device; each knows that the other lives. */
async function secondTab(first: CarnetFixture): Promise<CarnetFixture> {
  const environment = testEnvironment('tab-2');
  environment.otherTabs.add('tab-1');
  first.environment.otherTabs.add('tab-2');
  return carnetFixture({ device: first.device, environment });
}

/** Makes one method of a store reject until the answer is called. */
function failing(store: SheetStore, method: keyof SheetStore): () => void {
  const kept = store[method];
  Object.assign(store, { [method]: () => Promise.reject(new StoreError('failed')) });
  return () => void Object.assign(store, { [method]: kept });
}

describe('a store that fails half-way', () => {
  it('counts a contact as saved once its row is durable, even if its journal cannot be read', async () => {
    const fixture = await carnetFixture();
    const { carnet, store, device, addSme } = fixture;
    const smeId = await addSme();
    const heal = failing(store, 'readJournal');
    await fixture.addContact(smeId);
    heal();
    expect(device.outbox.size).toBe(2);
    await carnet.loadJournal(smeId);
    expect(carnet.state.getState().journals.get(smeId)).toHaveLength(1);
  });

  it('shows the journal of a sheet on which a contact could not be saved', async () => {
    const fixture = await carnetFixture();
    const smeId = await fixture.addSme();
    const heal = failing(fixture.store, 'append');
    await expect(fixture.addContact(smeId)).rejects.toThrow('notSaved');
    heal();
    await fixture.carnet.loadJournal(smeId);
    expect(fixture.carnet.state.getState().journals.get(smeId)).toEqual([]);
  });

  it('can undo again after an undo that was not saved', async () => {
    const fixture = await carnetFixture();
    const { carnet, store, addSme } = fixture;
    const smeId = await addSme({ town: 'Saint-Malo' });
    const receipt = await carnet.run(setFields(smeId, { town: 'Cancale' }));
    if (!receipt.ok) throw new Error('not saved');
    const heal = failing(store, 'append');
    expect((await carnet.undo(receipt.value)).ok).toBe(false);
    heal();
    await carnet.undo(receipt.value);
    expect(town(fixture, smeId)).toBe('Saint-Malo');
  });

  it('opens although the rows of a crashed tab cannot be sealed, and seals them later', async () => {
    const first = await carnetFixture();
    const smeId = await first.addSme();
    await typeInto(first.carnet, smeId, 'town', 'Cancale');
    const store = memoryStore(fixtureIds.programmeId, first.device);
    const heal = failing(store, 'seal');
    const environment = testEnvironment('tab-2');
    const second = await carnetFixture({ device: first.device, environment, store });
    expect(second.carnet.state.getState().phase).toBe('ready');
    heal();
    await second.carnet.confirmNow();
    expect(first.device.outbox.size).toBe(0);
  });
});

describe('a row that could not be sealed', () => {
  it('is sealed once that can be done again, though nobody types on', async () => {
    const { carnet, store, device, environment, addSme } = await carnetFixture();
    const smeId = await addSme();
    const states = () => [...device.outbox.values()].map(({ state }) => state);
    await typeInto(carnet, smeId, 'town', 'Cancale');
    const heal = failing(store, 'seal');
    environment.pass(sealAfterMs);
    await carnet.settled();
    expect(states()).toContain('open');
    heal();
    environment.pass(sealAfterMs);
    await carnet.settled();
    expect(states()).not.toContain('open');
  });
});

describe('a tab that lives on', () => {
  it('seals the open row of a tab that crashed beside it', async () => {
    const first = await carnetFixture();
    const smeId = await first.addSme();
    const second = await secondTab(first);
    await typeInto(first.carnet, smeId, 'town', 'Cancale');
    second.environment.otherTabs.delete('tab-1');
    await second.carnet.run(setFields(smeId, { sector: 'Voiles' }));
    second.environment.pass(confirmAfterMs);
    await second.carnet.settled();
    expect(first.device.outbox.size).toBe(0);
    expect(town(second, smeId)).toBe('Cancale');
  });

  it('seals it too where nobody writes any more', async () => {
    const first = await carnetFixture();
    const smeId = await first.addSme();
    const second = await secondTab(first);
    await typeInto(first.carnet, smeId, 'town', 'Cancale');
    await second.carnet.settled();
    second.environment.pass(abandonedAfterMs);
    await second.carnet.settled();
    expect([...first.device.outbox.values()].map(({ state }) => state)).toContain('open');
    second.environment.otherTabs.delete('tab-1');
    second.environment.pass(abandonedAfterMs);
    await second.carnet.settled();
    expect(first.device.outbox.size).toBe(0);
    expect(town(second, smeId)).toBe('Cancale');
  });

  it('does not look again once the other tab has sealed its row itself', async () => {
    const first = await carnetFixture();
    const smeId = await first.addSme();
    const second = await secondTab(first);
    await typeInto(first.carnet, smeId, 'town', 'Cancale');
    await second.carnet.settled();
    await leaveField(first.carnet, smeId, 'town');
    await second.carnet.settled();
    let asked = 0;
    Object.assign(second.environment, {
      liveTabs: async () => {
        asked += 1;
        return undefined;
      },
    });
    second.environment.pass(abandonedAfterMs);
    await second.carnet.settled();
    expect(asked).toBe(0);
  });

  it('goes on typing when another tab took it for dead and confirmed its row', async () => {
    const first = await carnetFixture();
    const smeId = await first.addSme();
    await typeInto(first.carnet, smeId, 'town', 'Can');
    const second = await carnetFixture({
      device: first.device,
      environment: testEnvironment('tab-2'),
    });
    await second.carnet.confirmNow();
    expect(first.device.outbox.size).toBe(0);
    await typeInto(first.carnet, smeId, 'town', 'Cancale');
    await leaveField(first.carnet, smeId, 'town');
    await first.carnet.confirmNow();
    await first.carnet.settled();
    const sme = first.carnet.state.getState().sheets.get(smeId)?.sme;
    expect(sme?.values.town).toBe('Cancale');
    expect(sme?.conflicts).toBeUndefined();
    const ids = (await first.store.readWholeLog()).map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('writes what a field says while the screen that holds it goes away', async () => {
    const fixture = await carnetFixture();
    const smeId = await fixture.addSme();
    let closed = false;
    const append = fixture.store.append.bind(fixture.store);
    Object.assign(fixture.store, {
      close: () => {
        closed = true;
      },
      append: (row: Parameters<typeof append>[0]) =>
        closed ? Promise.reject(new StoreError('failed')) : append(row),
    });
    // The programme closes first; the fields inside it notice a moment later.
    const closing = fixture.carnet.close();
    const typed = typeInto(fixture.carnet, smeId, 'town', 'Cancale');
    await closing;
    expect((await typed).ok).toBe(true);
    expect([...fixture.device.outbox.values()].every(({ state }) => state === 'sealed')).toBe(true);
  });
});

describe('two tabs a moment apart', () => {
  it('shows what is typed on after another tab changed the same field', async () => {
    const first = await carnetFixture();
    const smeId = await first.addSme();
    const second = await secondTab(first);
    await typeInto(first.carnet, smeId, 'town', 'Can');
    await second.carnet.settled();
    await second.carnet.run(setFields(smeId, { town: 'Dinard' }));
    await first.carnet.settled();
    await typeInto(first.carnet, smeId, 'town', 'Cancale');
    expect(town(first, smeId)).toBe('Cancale');
    await leaveField(first.carnet, smeId, 'town');
    await first.carnet.confirmNow();
    await first.carnet.settled();
    expect(town(first, smeId)).toBe('Cancale');
  });

  it('keeps both values where it types on before it heard of the other tab', async () => {
    const device = (await carnetFixture()).device;
    const deaf = memoryStore(fixtureIds.programmeId, device);
    Object.assign(deaf, { subscribe: () => () => undefined });
    const environment = testEnvironment('tab-1');
    environment.otherTabs.add('tab-2');
    const first = await carnetFixture({ device, store: deaf, environment });
    const smeId = await first.addSme();
    const second = await secondTab(first);
    await typeInto(first.carnet, smeId, 'town', 'Can');
    await second.carnet.settled();
    await second.carnet.run(setFields(smeId, { town: 'Dinard' }));
    await typeInto(first.carnet, smeId, 'town', 'Cancale');
    await leaveField(first.carnet, smeId, 'town');
    await second.carnet.confirmNow();
    await second.carnet.settled();
    const sme = second.carnet.state.getState().sheets.get(smeId)?.sme;
    const values = [sme?.values.town, ...(sme?.conflicts?.['town'] ?? []).map((one) => one.value)];
    expect(values).toContain('Cancale');
    expect(values).toContain('Dinard');
  });

  it('does not show a row for ever that was confirmed while it opened', async () => {
    const first = await carnetFixture();
    const smeId = await first.addSme();
    await first.carnet.run(setFields(smeId, { town: 'Cancale' }));
    const store = memoryStore(fixtureIds.programmeId, first.device);
    const readDrafts = store.readDrafts.bind(store);
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    Object.assign(store, { readDrafts: () => held.then(readDrafts) });
    const opening = carnetFixture({
      device: first.device,
      store,
      environment: testEnvironment('tab-2'),
    });
    await first.carnet.confirmNow();
    await first.carnet.settled();
    release();
    const second = await opening;
    await second.carnet.settled();
    expect(second.carnet.state.getState().pendingCount).toBe(0);
    await first.carnet.run(setFields(smeId, { town: 'Dinard' }));
    await first.carnet.confirmNow();
    await second.carnet.settled();
    expect(town(second, smeId)).toBe('Dinard');
  });

  it('does not bring back what someone else deleted since', async () => {
    const fixture = await carnetFixture();
    const { carnet, addSme, addContact } = fixture;
    const smeId = await addSme();
    const contactId = await addContact(smeId);
    const deletion = await carnet.run(deleteRecord(contactId));
    if (!deletion.ok) throw new Error('not saved');
    const second = await secondTab(fixture);
    await second.carnet.run(restoreRecord(contactId));
    await second.carnet.run(deleteRecord(contactId));
    await carnet.settled();
    await carnet.undo(deletion.value);
    expect(carnet.state.getState().journals.get(smeId)).toEqual([]);
  });

  it('tells the history of what waits in the order in which it was done', async () => {
    const first = await carnetFixture();
    const smeId = await first.addSme();
    await first.carnet.confirmNow();
    const second = await secondTab(first);
    await second.carnet.run(setFields(smeId, { town: 'Cancale' }));
    // The message of the other tab is still on its way when this tab writes.
    await Promise.all([
      second.carnet.run(setFields(smeId, { sector: 'Voiles' })),
      first.carnet.run(setFields(smeId, { sector: 'Céramique' })),
    ]);
    await first.carnet.settled();
    const keys = [...first.device.outbox.values()].flatMap(({ group }) =>
      group.map(({ operationId }) => operationId),
    );
    const history = await first.carnet.readHistory(smeId);
    const waiting = history.flatMap((entry) => ('sequence' in entry ? [] : [entry.operationId]));
    expect(waiting).toEqual(keys);
  });

  it('never misses a change that is confirmed while the history is read', async () => {
    const { carnet, store, addSme } = await carnetFixture();
    const smeId = await addSme();
    const readLog = store.readLog.bind(store);
    Object.assign(store, {
      readLog: async (home: string) => {
        const log = await readLog(home);
        await carnet.confirmNow();
        await carnet.settled();
        return log;
      },
    });
    expect(await carnet.readHistory(smeId)).toHaveLength(1);
  });
});

it('goes on confirming past rows that can never apply, however many', async () => {
  const { carnet, store, device, addSme } = await carnetFixture();
  const smeId = await addSme();
  await carnet.confirmNow();
  const twice = createRecord(
    'sme',
    smeId,
    {
      name: 'Twice',
      country: 'FR',
      launchPadId: fixtureIds.padFr,
      accountManagerId: fixtureIds.memberId,
      track: 'programme',
      stage: 'enrolled',
    },
    smeId,
  );
  await carnet.run(twice);
  const [row] = device.outbox.values();
  if (row === undefined) throw new Error('no row');
  const [operation] = row.group;
  if (operation === undefined) throw new Error('no operation');
  device.outbox.set(row.key, { ...row, group: Array.from({ length: 4001 }, () => operation) });
  await carnet.run(setFields(smeId, { town: 'Cancale' }));
  // Three calls are enough for two rows; a call that promises more for ever would hang the tab.
  let calls = 0;
  for (let more = true; more && calls < 3; calls += 1) {
    ({ more } = await store.confirmSealed(() => true, 1));
  }
  expect(calls).toBeLessThan(3);
  expect([...device.outbox.keys()]).toEqual([row.key]);
});

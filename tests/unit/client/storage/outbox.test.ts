/** What a store promises of the outbox beyond storing it: nothing is rewritten late, doubled, or dropped. */

import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import { setFields } from '../../../../src/domain/command/command.ts';
import type { Group } from '../../../../src/domain/operation/operation.ts';
import { browserBackups } from '../../../../src/client/storage/backup.ts';
import { dexieStore } from '../../../../src/client/storage/dexie-store.ts';
import { memoryStore } from '../../../../src/client/storage/memory-store.ts';
import type { OutboxRow, SheetStore } from '../../../../src/client/ports/sheet-store.ts';
import { carnetFixture, fixtureIds } from '../../../support/carnet-fixture.ts';
import { typeInto } from '../../../support/typist.ts';

const stores: Record<string, () => SheetStore> = {
  memory: () => memoryStore(fixtureIds.programmeId),
  IndexedDB: () =>
    dexieStore(fixtureIds.programmeId, {
      factory: { indexedDB: new IDBFactory(), IDBKeyRange },
    }),
};

const header = {
  programmeId: fixtureIds.programmeId,
  programmeName: 'E-Channel',
  memberId: fixtureIds.memberId,
  memberName: 'Maëlle Guivarc’h',
  exportedAt: 1,
};

describe.each(Object.entries(stores))('the outbox of the store in %s', (_name, newStore) => {
  async function typing() {
    const fixture = await carnetFixture({ store: newStore() });
    const smeId = await fixture.addSme();
    await fixture.carnet.confirmNow();
    await typeInto(fixture.carnet, smeId, 'town', 'Can');
    const [row] = await fixture.store.readOutbox();
    if (row === undefined) throw new Error('no row');
    const rewritten = (value: string): OutboxRow => ({
      ...row,
      group: row.group.map((operation) => ({
        ...operation,
        fields: { town: { ...operation.fields['town'], value } },
      })),
    });
    return { ...fixture, smeId, row, rewritten };
  }

  it('rewrites a row that is open, and tells when it is not any more', async () => {
    const { store, row, rewritten } = await typing();
    expect(await store.rewrite(rewritten('Canc'))).toBe(true);
    await store.seal([row.key]);
    expect(await store.rewrite(rewritten('Cancale'))).toBe(false);
    await store.confirmSealed(() => true, 1);
    expect(await store.rewrite(rewritten('Cancale'))).toBe(false);
    expect(await store.readOutbox()).toEqual([]);
  });

  it('does not rewrite a row under a later change of the same field', async () => {
    const { store, row, rewritten } = await typing();
    const other = (field: string): Omit<OutboxRow, 'key'> => ({
      state: 'sealed',
      tab: 'tab-2',
      group: row.group.map((operation) => ({
        ...operation,
        operationId: `later-${field}`,
        fields: { [field]: { value: 'Dinard', base: operation.operationId } },
      })),
    });
    await store.append(other('sector'));
    expect(await store.rewrite(rewritten('Canc'))).toBe(true);
    await store.append(other('town'));
    expect(await store.rewrite(rewritten('Cancale'))).toBe(false);
  });

  it('confirms a row once when two tabs ask at the same time', async () => {
    const { store, row } = await typing();
    await store.seal([row.key]);
    const reports = await Promise.all([
      store.confirmSealed(() => true, 1),
      store.confirmSealed(() => true, 1),
    ]);
    expect(reports.flatMap(({ keys }) => keys)).toEqual([row.key]);
  });

  it('keeps a group from a copy that cannot apply yet, instead of dropping it', async () => {
    const fixture = await carnetFixture({ store: newStore() });
    const { carnet, store } = fixture;
    const smeId = await fixture.addSme();
    const [creation] = await store.readOutbox();
    // The copy comes from a laptop where the SME was confirmed and its town changed.
    const elsewhere = await carnetFixture();
    await elsewhere.store.importLog([creation?.group ?? []], () => true, 1);
    await elsewhere.carnet.settled();
    await elsewhere.carnet.run(setFields(smeId, { town: 'Cancale' }));
    await elsewhere.carnet.confirmNow();
    const groups: Group[] = (await elsewhere.store.readLog(smeId)).map((entry) => [
      entry.operation,
    ]);
    const report = await store.importLog([...groups, ...groups], () => true, 1);
    expect(report).toEqual({ added: 1, known: 3 });
    await carnet.confirmNow();
    await carnet.settled();
    expect(carnet.state.getState().sheets.get(smeId)?.sme.values.town).toBe('Cancale');
    expect(carnet.state.getState().pendingCount).toBe(0);
  });

  it('misses nothing in a copy that is written while rows are confirmed', async () => {
    const { store, row, carnet } = await typing();
    await carnet.settled();
    await store.seal([row.key]);
    const racing = {
      ...bound(store),
      readWholeLog: async () => {
        const log = await store.readWholeLog();
        await store.confirmSealed(() => true, 1);
        return log;
      },
    };
    const written = await browserBackups().write(header, racing, '2020-11-24');
    if (!written.ok) throw new Error('not written');
    const read = await browserBackups().read(written.value.file);
    if (!read.ok) throw new Error('not read');
    const ids = read.value.groups.flat().map(({ operationId }) => operationId);
    expect(ids.filter((id) => id === row.group[0]?.operationId)).toHaveLength(1);
  });

  it('lets two copies of a note that is still being typed complete each other', async () => {
    const { store, carnet, smeId } = await typing();
    const copy = newStore();
    await copy.begin(fixtureIds.memberId);
    const takeCopy = async (): Promise<void> => {
      const written = await browserBackups().write(header, bound(store), '2020-11-24');
      if (!written.ok) throw new Error('not written');
      const read = await browserBackups().read(written.value.file);
      if (!read.ok) throw new Error('not read');
      await copy.importLog(read.value.groups, () => true, 1);
    };
    await takeCopy();
    await typeInto(carnet, smeId, 'town', 'Cancale');
    await takeCopy();
    const head = (await copy.readHeads([smeId]))[0];
    expect(head?.records.find(({ id }) => id === smeId)?.values['town']).toBe('Cancale');
  });
});

function bound(store: SheetStore) {
  return {
    readWholeLog: () => store.readWholeLog(),
    readHomes: () => store.readHomes(),
    sync: () => store.sync(),
    readOutbox: () => store.readOutbox(),
    readDrafts: () => store.readDrafts(),
    seal: (keys: readonly number[]) => store.seal(keys),
  };
}

/** Redo: what was taken back is done again, while nothing else was done and nobody else wrote there. */

import { describe, expect, it } from 'vitest';
import { memoryStore } from '../../../../src/client/storage/memory-store.ts';
import { deleteRecord, setFields } from '../../../../src/domain/command/command.ts';
import { setOperation } from '../../../../src/domain/operation/build.ts';
import type { Operation } from '../../../../src/domain/operation/operation.ts';
import { present } from '../../../../src/std/assert.ts';
import { UndoRedo, undoMax } from '../../../../src/client/model/undo-redo.ts';
import { carnetFixture, fixtureIds, testEnvironment } from '../../../support/carnet-fixture.ts';
import { typeInto } from '../../../support/typist.ts';

describe('redo', () => {
  it('does again what was taken back, in the order in which it was done', async () => {
    const { carnet, addSme } = await carnetFixture();
    const smeId = await addSme({ town: 'Saint-Malo' });
    const town = () => carnet.state.getState().sheets.get(smeId)?.sme.values.town;
    await carnet.run(setFields(smeId, { town: 'Cancale' }));
    await carnet.run(setFields(smeId, { town: 'Dinard' }));
    await carnet.undo();
    await carnet.undo();
    expect(town()).toBe('Saint-Malo');
    await carnet.redo();
    expect(town()).toBe('Cancale');
    await carnet.redo();
    expect(town()).toBe('Dinard');
    expect(await carnet.redo()).toEqual({ ok: true, value: undefined });
    await carnet.undo();
    expect(town()).toBe('Cancale');
  });

  it('brings back what was added, and deletes again what came back, after confirmation too', async () => {
    const { carnet, addSme, addContact } = await carnetFixture();
    const smeId = await addSme();
    const contactId = await addContact(smeId);
    const shown = () =>
      carnet.state
        .getState()
        .journals.get(smeId)
        ?.map(({ id }) => id);
    const settle = async () => {
      await carnet.confirmNow();
      await carnet.settled();
    };
    await carnet.undo();
    await settle();
    expect(shown()).toEqual([]);
    await carnet.redo();
    await settle();
    expect(shown()).toEqual([contactId]);
    await carnet.run(deleteRecord(contactId));
    await carnet.undo();
    await settle();
    expect(shown()).toEqual([contactId]);
    await carnet.redo();
    await settle();
    expect(shown()).toEqual([]);
    await carnet.undo();
    expect(shown()).toEqual([contactId]);
  });

  it('never moves to the bin what somebody else wrote on, however much one wrote oneself since (F103)', async () => {
    const { carnet, addContact, addSme, device, environment } = await carnetFixture();
    const smeId = await addSme({ name: 'Kerlan' });
    const contactId = await addContact(smeId);
    await carnet.run(setFields(contactId, { minutes: 20 }));
    await carnet.loadJournal(smeId);
    // Emma writes on the contact, and logs one of her own.
    const store = memoryStore(fixtureIds.programmeId, device);
    const emma = (operation: Operation): Operation => ({
      ...operation,
      by: fixtureIds.otherMemberId,
      at: environment.now() + 5,
    });
    const contact = present(carnet.record(contactId), 'the contact');
    const author = { by: fixtureIds.otherMemberId, at: 1, newId: () => environment.newId() };
    const minutesText = { lang: 'en', text: 'A whole page' } as const;
    const wrote = present(setOperation(author, contact, { minutesText }), 'a change');
    await store.append({ state: 'sealed', tab: 'tab-2', group: [emma(wrote)] });
    await carnet.confirmNow();
    await carnet.settled();
    environment.pass(1000);
    await carnet.run(setFields(contactId, { minutes: 30 }));
    for (let count = 0; count < 3; count += 1) await carnet.undo();
    await carnet.confirmNow();
    await carnet.settled();
    expect(carnet.record(contactId)).toMatchObject({ values: { minutesText } });
    expect(carnet.record(contactId)?.deleted).toBeUndefined();
    // Nor the sheet on which it is.
    await carnet.undo();
    expect(carnet.state.getState().sheets.get(smeId)?.sme.values.name).toBe('Kerlan');
    expect(carnet.record(smeId)?.deleted).toBeUndefined();
    // A sheet that nobody else wrote on goes.
    const own = await addSme({ name: 'Own' });
    await addContact(own);
    await carnet.undo();
    await carnet.undo();
    expect(carnet.record(own)?.deleted).toBeDefined();
  });

  it('is over once anything else is done, typed letters included', async () => {
    const { carnet, addSme } = await carnetFixture();
    const smeId = await addSme({ town: 'Saint-Malo' });
    await carnet.run(setFields(smeId, { town: 'Cancale' }));
    await carnet.undo();
    expect(carnet.state.getState().redoCount).toBe(1);
    expect(carnet.lastUndone()).toBeDefined();
    await typeInto(carnet, smeId, 'sector', 'Voiles');
    expect(carnet.state.getState().redoCount).toBe(0);
    expect(await carnet.redo()).toEqual({ ok: true, value: undefined });
    expect(carnet.state.getState().sheets.get(smeId)?.sme.values.town).toBe('Saint-Malo');
  });

  it('leaves what somebody else wrote since, and does the rest again', async () => {
    const { carnet, addSme, device } = await carnetFixture();
    const smeId = await addSme({ town: 'Saint-Malo' });
    await carnet.run(setFields(smeId, { town: 'Cancale', sector: 'Voiles' }));
    await carnet.undo();
    const other = await carnetFixture({ device, environment: testEnvironment('tab-2') });
    await other.carnet.run(setFields(smeId, { town: 'Dinard' }));
    await carnet.settled();
    await carnet.redo();
    const values = carnet.state.getState().sheets.get(smeId)?.sme.values;
    expect(values?.town).toBe('Dinard');
    expect(values?.sector).toBe('Voiles');
  });

  it('does not delete again what somebody else wrote on since it came back', async () => {
    const { carnet, addSme, addContact, device } = await carnetFixture();
    const smeId = await addSme();
    const contactId = await addContact(smeId);
    await carnet.run(deleteRecord(contactId));
    await carnet.undo();
    const other = await carnetFixture({ device, environment: testEnvironment('tab-2') });
    other.carnet.state.setState({ memberId: fixtureIds.otherMemberId });
    await other.carnet.loadJournal(smeId);
    await other.carnet.run(setFields(contactId, { minutes: 25 }));
    await carnet.settled();
    expect(await carnet.redo()).toEqual({ ok: true, value: undefined });
    const [contact] = carnet.state.getState().journals.get(smeId) ?? [];
    expect(contact?.values.minutes).toBe(25);
  });
});

describe('what is kept to be taken back', () => {
  it('is the latest of it, as many as are kept', () => {
    const kept = new UndoRedo();
    for (let i = 0; i <= undoMax; i += 1) kept.note([]);
    expect(kept.counts).toEqual({ undoCount: undoMax, redoCount: 0 });
  });
});
